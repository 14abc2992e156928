package content

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"
	"time"

	"riobravo/content/diag"
	"riobravo/content/internal/decode"
)

// A scenario is kept beside the games that are played in it as two pieces: its Source, and the Archive of its texts.
// LoadStored takes them back, whatever the program itself holds by then.

// Archive is every text file of every language in one piece: for each a line "rank language/file length", then its bytes,
// ranks and names rising. Folders of a higher rank count first. Hash is the archive's SHA-256.
func (c *Catalogue) Archive() []byte {
	var b bytes.Buffer
	c.write(&b)
	return b.Bytes()
}

func (c *Catalogue) sum() string {
	h := sha256.New()
	c.write(h)
	return hex.EncodeToString(h.Sum(nil))
}

func (c *Catalogue) write(w io.Writer) {
	for rank, d := range c.dirs {
		for _, lang := range c.langs {
			for _, name := range textFiles(d, lang) {
				src, _ := fs.ReadFile(d.fs, name)
				fmt.Fprintf(w, "%d %s/%s %d\n", rank, lang, path.Base(name), len(src))
				_, _ = w.Write(src)
			}
		}
	}
}

// LoadStored compiles a scenario from its Source and the Archive of its texts; parameters that it does not know yet take the
// program's values. The interface's own words are the
// program's; the scenario's are those that it was played with.
func LoadStored(source, texts []byte) (*Scenario, diag.List) {
	var l diag.List
	piles, err := unpack(texts)
	if err != nil {
		l.Say(diag.Unreadable, diag.Span{File: "texts"}, "cannot read the archive of texts: %v", err)
		return nil, l
	}
	root := decode.Parse("source", string(source), &l)
	// Its sources were judged when it was begun.
	complete(root, &l)
	s := buildOn([]decode.Layer{}, decode.Layer{Name: "source", Files: []*decode.Node{root}}, nil, &l)
	if s != nil { // what was added is the program's, not the scenario's
		s.source = slices.Clone(source)
		s.Ruleset.RulesHash = hash(source)
	}
	var dirs []textDir
	for rank, p := range piles {
		dirs = append(dirs, textDir{fs: p, dir: "."})
		if rank == 0 { // what the program says better now counts over the base it was played with
			dirs = append(dirs, textDir{fs: files, dir: "locale"})
		}
	}
	s = finishWith(s, dirs...)
	if s != nil && len(dirs) == 0 {
		l.Say(diag.Unreadable, diag.Span{File: "texts"}, "there are no texts")
		return nil, l
	}
	if s != nil {
		s.Ruleset.TextHash = hash(texts)
		s.Texts.hash = func() string { return s.Ruleset.TextHash }
	}
	return s, l
}

// complete adds to a stored source what the engine has learnt of since: parameters, which then have the program's values, and
// the survey. What the scenario itself has or has taken out stays as it is.
func complete(root *decode.Node, l *diag.List) {
	for _, section := range []string{"params", "survey"} {
		name := "base/" + section + ".yaml"
		src, ok := readFile(files, name, name, l)
		if !ok || root == nil || root.Kind != decode.Map {
			continue
		}
		now, have := decode.Parse(name, src, l).Get(section), root.Get(section)
		switch {
		case now == nil:
		case have == nil:
			root.Pairs = append(root.Pairs, decode.Pair{Key: section, At: now.At, Val: now})
		case have.Kind == decode.Map:
			for _, p := range now.Pairs {
				if have.Get(p.Key) == nil {
					have.Pairs = append(have.Pairs, p)
				}
			}
		}
	}
}

// Archive is the Archive of the scenario's texts.
func (s *Scenario) Archive() []byte { return s.Texts.Archive() }

// pile is the text files of one rank, by language/name.
type pile map[string]string

// errArchive says that bytes are no archive.
var errArchive = errors.New("it is no archive of texts")

// unpack reads an archive, a pile for each rank.
func unpack(b []byte) ([]pile, error) {
	var out []pile
	for len(b) > 0 {
		line, rest, ok := bytes.Cut(b, []byte("\n"))
		part := strings.Fields(string(line))
		if !ok || len(part) != 3 || !fs.ValidPath(part[1]) || strings.Count(part[1], "/") != 1 {
			return nil, errArchive
		}
		rank, err1 := strconv.Atoi(part[0])
		size, err2 := strconv.Atoi(part[2])
		if err1 != nil || err2 != nil || rank < 0 || rank > 9 || rank < len(out)-1 || size < 0 || size > len(rest) {
			return nil, errArchive
		}
		for len(out) <= rank {
			out = append(out, pile{})
		}
		out[rank][part[1]] = string(rest[:size])
		b = rest[size:]
	}
	return out, nil
}

// Open gives a file, or the folder of a language, or the top.
func (p pile) Open(name string) (fs.File, error) {
	if text, ok := p[name]; ok {
		return &pileFile{pileInfo{path.Base(name), int64(len(text)), false}, strings.NewReader(text)}, nil
	}
	if list, err := p.ReadDir(name); err == nil && len(list) > 0 {
		return &pileFile{pileInfo{path.Base(name), 0, true}, strings.NewReader("")}, nil
	}
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
}

// ReadDir lists a folder by name.
func (p pile) ReadDir(name string) ([]fs.DirEntry, error) {
	seen := map[string]fs.DirEntry{}
	for file, text := range p {
		dir, base := path.Split(file)
		dir = strings.TrimSuffix(dir, "/")
		switch name {
		case ".":
			seen[dir] = fs.FileInfoToDirEntry(pileInfo{dir, 0, true})
		case dir:
			seen[base] = fs.FileInfoToDirEntry(pileInfo{base, int64(len(text)), false})
		}
	}
	out := make([]fs.DirEntry, 0, len(seen))
	for _, e := range seen {
		out = append(out, e)
	}
	slices.SortFunc(out, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return out, nil
}

type pileFile struct {
	info pileInfo
	*strings.Reader
}

func (f *pileFile) Stat() (fs.FileInfo, error) { return f.info, nil }
func (f *pileFile) Close() error               { return nil }

type pileInfo struct {
	name string
	size int64
	dir  bool
}

func (i pileInfo) Name() string       { return i.name }
func (i pileInfo) Size() int64        { return i.size }
func (i pileInfo) IsDir() bool        { return i.dir }
func (i pileInfo) ModTime() time.Time { return time.Time{} }
func (i pileInfo) Sys() any           { return nil }
func (i pileInfo) Mode() fs.FileMode {
	if i.dir {
		return fs.ModeDir | 0o555
	}
	return 0o444
}
