package sim

import (
	"container/heap"
	"errors"
	"io"
	"os"
)

// Files of rows are put together without being held: each is read once to see that it is whole and where its rows stop
// ascending, then all are read side by side, always on from the row that comes first. Memory grows with the number of files and not
// with that of the rows.

// scan reads the rows of a file one after another. key orders them over all files; next ends with io.EOF.
type scan[R any] interface {
	next() (row R, key int64, err error)
	offset() int64 // bytes read
}

// stretch is a part of a file in which rows ascend: as sim and balance write them all of it, or one of several that
// were joined by hand.
type stretch struct {
	file     int
	from, to int64 // bytes
}

// mostStretches bounds what is read side by side.
const mostStretches = 1 << 15

// rowFiles are files of rows that are to be put together, each read to its end once.
type rowFiles struct {
	lasting []string // where to read each
	list    []stretch
	undo    []func()
}

// add opens a file and takes up the stretches that survey, which reads it to its end, finds for its number.
func (f *rowFiles) add(name string, survey func(r io.Reader, number int) ([]stretch, error)) error {
	unread := func(err error) error {
		return &callError{"read", map[string]any{"Value": name, "Why": err}}
	}
	lasting, done, err := lastingCopy(name)
	if err != nil {
		return unread(err)
	}
	f.undo = append(f.undo, done)
	file, err := os.Open(lasting)
	if err != nil {
		return unread(err)
	}
	defer func() { _ = file.Close() }()
	list, err := survey(file, len(f.lasting))
	if err != nil {
		return err
	}
	f.lasting = append(f.lasting, lasting)
	if f.list = append(f.list, list...); len(f.list) > mostStretches {
		return &callError{"scattered", map[string]any{"Value": name}} // its rows stand in no order
	}
	return nil
}

// piece reads a stretch.
func (f *rowFiles) piece(s stretch) io.Reader { return &pieces{f.lasting[s.file], s.from, s.to} }

// done removes what was copied.
func (f *rowFiles) done() {
	for _, undo := range f.undo {
		undo()
	}
}

// stretchesOf reads file number file to its end. The first of its stretches begins at its first byte, with the head.
func stretchesOf[R any](file int, s scan[R]) ([]stretch, error) {
	var out []stretch
	last := int64(-1)
	for {
		at := s.offset()
		_, key, err := s.next()
		if errors.Is(err, io.EOF) {
			return out, nil
		}
		if err != nil {
			return nil, err
		}
		if len(out) == 0 || key <= last {
			if len(out) > mostStretches {
				return out, nil // too many, which the caller says
			}
			out = append(out, stretch{file: file, from: at})
		}
		last, out[len(out)-1].to = key, s.offset()
	}
}

// sideBySide gives the rows of all stretches to take in the order of their keys. Where two have the same, twice
// says so with the numbers of their files.
func sideBySide[R any](list []stretch, open func(stretch) scan[R], take func(file int, row R) error, twice func(key int64, a, b int) error) error {
	var heads headHeap[R]
	for i, s := range list {
		h := &head[R]{scan: open(s), file: s.file, at: i}
		if err := h.next(); err != nil {
			return err
		}
		heads = append(heads, h)
	}
	heap.Init(&heads)
	last, of := int64(-1), 0
	for len(heads) > 0 {
		h := heads[0]
		if h.key == last {
			return twice(last, of, h.file)
		}
		last, of = h.key, h.file
		if err := take(h.file, h.row); err != nil {
			return err
		}
		switch err := h.next(); {
		case errors.Is(err, io.EOF):
			heap.Pop(&heads)
		case err != nil:
			return err
		default:
			heap.Fix(&heads, 0)
		}
	}
	return nil
}

// head is the row that a stretch has come to.
type head[R any] struct {
	scan[R]
	file, at int
	key      int64
	row      R
}

func (h *head[R]) next() (err error) {
	h.row, h.key, err = h.scan.next()
	return err
}

// headHeap orders heads by key, equal ones as they were named.
type headHeap[R any] []*head[R]

func (h headHeap[R]) Len() int { return len(h) }
func (h headHeap[R]) Less(i, j int) bool {
	return h[i].key < h[j].key || h[i].key == h[j].key && h[i].at < h[j].at
}
func (h headHeap[R]) Swap(i, j int) { h[i], h[j] = h[j], h[i] }
func (h *headHeap[R]) Push(x any)   { *h = append(*h, x.(*head[R])) }
func (h *headHeap[R]) Pop() any {
	last := (*h)[len(*h)-1]
	*h = (*h)[:len(*h)-1]
	return last
}

// pieces reads a part of a file and holds it open only while it reads, so that there may be more files than a process may open.
type pieces struct {
	name     string
	from, to int64
}

func (p *pieces) Read(b []byte) (int, error) {
	if p.from >= p.to {
		return 0, io.EOF
	}
	file, err := os.Open(p.name)
	if err != nil {
		return 0, err
	}
	defer func() { _ = file.Close() }()
	n, err := file.ReadAt(b[:min(int64(len(b)), p.to-p.from)], p.from)
	p.from += int64(n)
	if n > 0 {
		err = nil
	}
	return n, err
}

// lastingCopy is the name of a file that can be read more than once: the one named, or, of a pipe, a copy that done removes.
func lastingCopy(name string) (lasting string, done func(), err error) {
	nothing := func() {}
	info, err := os.Stat(name)
	if err != nil || info.Mode().IsRegular() || info.IsDir() { // reading a folder fails with its own reason
		return name, nothing, err
	}
	in, err := os.Open(name)
	if err != nil {
		return name, nothing, err
	}
	defer func() { _ = in.Close() }()
	out, err := os.CreateTemp("", "riobravo-rows-*")
	if err != nil {
		return name, nothing, err
	}
	done = func() { _ = os.Remove(out.Name()) }
	if _, err := io.Copy(out, in); err != nil {
		_ = out.Close()
		done()
		return name, nothing, err
	}
	return out.Name(), done, out.Close()
}
