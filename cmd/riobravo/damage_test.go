package main

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"riobravo/save"
	"riobravo/save/folder"
)

// span is where a frame of the game stands in its file.
type span struct{ from, to int }

// anatomy says where in the file of reference each chunk of the log stands: for each chunk its frames, for each frame every
// place where a copy of it is. It is made of what was played, not of what a reader finds.
func (p *played) anatomy(t *testing.T, file []byte) (chunks [][][]span, records []int) {
	t.Helper()
	n := 0
	for i, c := range p.log.Chunks(true) {
		frames, err := save.Frames(uint32(i), c)
		if err != nil {
			t.Fatal(err)
		}
		var places [][]span
		for _, f := range frames {
			var copies []span
			for at := 0; ; {
				k := bytes.Index(file[at:], f)
				if k < 0 {
					break
				}
				copies = append(copies, span{at + k, at + k + len(f)})
				at += k + len(f)
			}
			if len(copies) == 0 {
				t.Fatalf("chunk %d is not in the file", i)
			}
			places = append(places, copies)
		}
		if c[0] == 'R' {
			n++
		}
		chunks, records = append(chunks, places), append(records, n)
	}
	return chunks, records
}

// intact is how many records stand whole before the first chunk of which a frame is in no place whole; -1 when not even
// the beginning is.
func intact(chunks [][][]span, records []int, whole func(span) bool) int {
	n := -1
	for i, frames := range chunks {
		for _, copies := range frames {
			found := false
			for _, s := range copies {
				found = found || whole(s)
			}
			if !found {
				return n
			}
		}
		n = records[i]
	}
	return n
}

// damage is one way to spoil a file, and what must be left of the game.
type damage struct {
	what string
	file []byte
	left int
}

// TestDamaged cuts the file of a game behind every record and at random places, and changes bytes all over it. The game
// opens at its last intact record and says that what follows is lost; checking and listing say the same, and change nothing.
func TestDamaged(t *testing.T) {
	p := whole(t)
	file, err := os.ReadFile(p.file)
	if err != nil {
		t.Fatal(err)
	}
	chunks, records := p.anatomy(t, file)
	luck := rand.New(rand.NewPCG(9, 10))
	var all []damage
	cut := func(at int) {
		all = append(all, damage{fmt.Sprintf("cut at %d", at), file[:at], intact(chunks, records, func(s span) bool { return s.to <= at })})
	}
	for i := 0; i < len(chunks); i += pick(40, 1) {
		s := chunks[i][len(chunks[i])-1][0]
		cut(s.to)
		if full {
			cut(s.to - 1)
		}
	}
	for range pick(3, 200) {
		cut(luck.IntN(len(file)))
	}
	flips := pick(10, 2400)
	for i := range flips {
		at := min(len(file)-1, i*len(file)/flips+luck.IntN(max(1, len(file)/flips)))
		b := bytes.Clone(file)
		b[at] ^= byte(1 + luck.IntN(255))
		all = append(all, damage{fmt.Sprintf("byte %d changed", at), b, intact(chunks, records, func(s span) bool { return at < s.from || at >= s.to })})
	}
	lost := 0
	for len(all) > 0 {
		n := min(len(all), 60)
		lost += p.spoil(t, all[:n])
		all = all[n:]
	}
	if lost < 4 {
		t.Errorf("only %d of the damages cost a record", lost)
	}
	t.Logf("%d damages cost a record", lost)
}

var upTo = regexp.MustCompile(`is damaged\. It is intact up to command (\d+); what follow`)

// spoil puts spoilt copies of the game into one folder and opens them; it returns how many lost a record.
func (p *played) spoil(t *testing.T, list []damage) (lost int) {
	t.Helper()
	data := t.TempDir()
	untouched := bystanders(t, data)
	path := func(i int) string { return filepath.Join(data, "games", "g"+strconv.Itoa(i)+folder.Ext) }
	for i, d := range list {
		if err := os.WriteFile(path(i), d.file, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	total := len(p.log.Records())
	said, errs, code := call(t, data, "", "verify", "--all")
	if harmed := slices.ContainsFunc(list, func(d damage) bool { return d.left < total }); code > 1 || harmed && code == 0 {
		t.Fatalf("verify --all: code %d", code)
	}
	must(t, data, "", "games")
	for i, d := range list {
		if now, err := os.ReadFile(path(i)); err != nil || !bytes.Equal(now, d.file) {
			t.Fatalf("%s: looking at it changed the file: %v", d.what, err)
		}
	}
	for i, d := range list {
		id := fmt.Sprintf("g%d", i)
		verified, complained := about(said, id+": verified."), about(errs, `"`+id+`"`)+about(errs, id+folder.Ext)
		out, errs, code := call(t, data, "quit\n", "resume", id, "--plain")
		found := upTo.FindStringSubmatch(errs)
		switch {
		case d.left < 0:
			if code != 1 || !strings.Contains(errs, "is no game of this program") || complained == "" {
				t.Fatalf("%s: code %d\n%s%s", d.what, code, out, errs)
			}
			if now, err := os.ReadFile(path(i)); err != nil || !bytes.Equal(now, d.file) {
				t.Fatalf("%s: a file of which nothing is left was changed: %v", d.what, err)
			}
			continue
		case code != 0:
			t.Fatalf("%s: code %d\n%s%s", d.what, code, out, errs)
		case d.left < total:
			lost++
			if len(found) != 2 || found[1] != strconv.Itoa(d.left) || verified != "" || !strings.Contains(complained, "It is intact up to command "+found[1]) {
				t.Fatalf("%s: %d records are intact, and it is said: %q, %q", d.what, d.left, errs, complained)
			}
		case len(found) > 0 && found[1] != strconv.Itoa(d.left):
			t.Fatalf("%s: every record is intact, and it is said: %s", d.what, errs)
		}
		if len(found) > 0 || strings.Contains(errs, "is damaged") {
			kept, err := os.ReadFile(path(i) + ".damaged-1")
			if err != nil || !bytes.Equal(kept, d.file) {
				t.Fatalf("%s: the damaged file was not put aside: %v", d.what, err)
			}
		}
	}
	for i, d := range list { // what was opened is sound now, and what is lost is seen by who knows the head
		if i%pick(7, 25) != 0 || d.left < 0 {
			continue
		}
		id := fmt.Sprintf("g%d", i)
		if v := p.verify(t, data, id); !v.clean || v.records != d.left {
			t.Fatalf("%s: %d records are intact, %s", d.what, d.left, v.said)
		}
		_, errs, code := call(t, data, "", "verify", id, "--head", p.log.Head().Short())
		if d.left < total && (code != 1 || !strings.Contains(errs, "something is missing at its end")) || d.left == total && code != 0 {
			t.Fatalf("%s: verify --head: code %d, %s", d.what, code, errs)
		}
	}
	untouched()
	return lost
}

// about are the lines of a text that hold a word.
func about(text, word string) string {
	var b strings.Builder
	for line := range strings.Lines(text) {
		if strings.Contains(line, word) {
			b.WriteString(line)
		}
	}
	return b.String()
}
