package serve

import (
	"bytes"
	"context"
	"io"
	"time"
)

// The limits of what a client may send.
const (
	feedBurst = 64 << 10 // bytes taken at once
	feedRate  = 32 << 10 // bytes a second after that
	pasteMost = 16 << 10 // bytes of one paste; the rest is left out
	feedChunk = 4 << 10  // bytes read at once
	feedQueue = 8        // chunks that wait for a program
	tick      = time.Second / 8

	// A lone escape begins a longer key or is one itself. What a client's terminal sends for one key comes in one packet, so
	// the wait for the rest may be much shorter than the 50 ms that the interface's reader takes; a judgement.
	escapeWait = 10 * time.Millisecond
)

// feed is a client's input, pumped once for all who read it one after another: a program that ends leaves the bytes that
// come after to the next. It takes no more than the limits allow; the connection's own flow control holds the rest back.
type feed struct {
	chunks chan []byte
	rest   []byte
}

// newFeed begins to pump; it ends with the input or with ctx.
func newFeed(ctx context.Context, in io.Reader) *feed {
	f := &feed{chunks: make(chan []byte, feedQueue)}
	go func() {
		defer close(f.chunks)
		defer func() { _ = recover() }() // a client's connection may die in any way
		var paste trimmer
		allowed, last := feedBurst, time.Now()
		for {
			b := make([]byte, feedChunk)
			n, err := in.Read(b)
			if n > 0 {
				now := time.Now()
				allowed = min(feedBurst, allowed+int(now.Sub(last).Seconds()*feedRate)) - n
				last = now
				if b = paste.trim(b[:n]); len(b) > 0 {
					select {
					case f.chunks <- b:
					case <-ctx.Done():
						return
					}
				}
				for allowed < 0 {
					select {
					case <-time.After(tick):
					case <-ctx.Done():
						return
					}
					now = time.Now()
					allowed += int(now.Sub(last).Seconds() * feedRate)
					last = now
				}
			}
			if err != nil {
				return
			}
		}
	}()
	return f
}

// reader reads the feed until it is stopped; what it did not read is there for the next.
func (f *feed) reader(ctx context.Context) (io.Reader, func()) {
	ctx, stop := context.WithCancel(ctx)
	return &feedReader{f, ctx}, stop
}

type feedReader struct {
	f   *feed
	ctx context.Context
}

func (r *feedReader) Read(p []byte) (int, error) {
	if r.ctx.Err() != nil {
		return 0, io.EOF
	}
	if len(r.f.rest) == 0 {
		select {
		case b, open := <-r.f.chunks:
			if !open {
				return 0, io.EOF
			}
			r.f.rest = b
		case <-r.ctx.Done():
			return 0, io.EOF
		}
	}
	n := copy(p, r.f.rest)
	r.f.rest = r.f.rest[n:]
	return n, nil
}

// keys is reader for the interface: an escape after which nothing came is told as such, so that nobody waits for more.
func (f *feed) keys(ctx context.Context) (io.Reader, func()) {
	ctx, stop := context.WithCancel(ctx)
	return &keyReader{feedReader{f, ctx}}, stop
}

type keyReader struct{ feedReader }

// escapeKey is the escape key as terminals tell it that leave nothing to guess (the kitty protocol).
const escapeKey = "\x1b[27u"

func (r *keyReader) Read(p []byte) (int, error) {
	room := len(p) - len(escapeKey)
	if room < 1 {
		return r.feedReader.Read(p)
	}
	n, err := r.feedReader.Read(p[:room])
	if err != nil || p[n-1] != '\x1b' || len(r.f.rest) > 0 {
		return n, err
	}
	wait := time.NewTimer(escapeWait)
	defer wait.Stop()
	select {
	case r.f.rest = <-r.f.chunks: // nil when the input ends: then the next Read says so
		return n, nil
	case <-r.ctx.Done():
		return n, nil
	case <-wait.C:
		return n - 1 + copy(p[n-1:], escapeKey), nil
	}
}

// trimmer cuts a paste that is too long: between a terminal's marks only the first bytes go on.
type trimmer struct {
	inside bool
	taken  int
	held   []byte // the beginning of a mark at the end of a chunk
	told   int    // bytes of held that went on already: a lone escape does not wait
}

var pasteStart, pasteEnd = []byte("\x1b[200~"), []byte("\x1b[201~")

func (t *trimmer) trim(b []byte) []byte {
	b = append(t.held, b...)
	told := t.told
	t.held, t.told = nil, 0
	var out []byte
	for len(b) > 0 {
		mark := pasteStart
		if t.inside {
			mark = pasteEnd
		}
		i := bytes.Index(b, mark)
		upto := i
		if i < 0 {
			upto = len(b) - tail(b, mark)
		}
		part := b[:upto]
		if t.inside {
			part = part[:min(len(part), max(0, pasteMost-t.taken))]
			t.taken += len(part)
		}
		out = append(out, part...)
		if i < 0 {
			t.held = append([]byte(nil), b[upto:]...)
			again := min(told, len(out))
			t.told, out = told-again, out[again:]
			if len(t.held) == 1 && !t.inside && t.told == 0 { // a lone escape is a key
				out, t.told = append(out, t.held...), 1
			}
			return out
		}
		out = append(out, mark...)
		t.inside, t.taken = !t.inside, 0
		b = b[i+len(mark):]
	}
	return out[min(told, len(out)):]
}

// tail is how many bytes at the end may be the beginning of a mark.
func tail(b, mark []byte) int {
	for n := min(len(mark)-1, len(b)); n > 0; n-- {
		if bytes.HasSuffix(b, mark[:n]) {
			return n
		}
	}
	return 0
}
