package main

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"testing"

	"riobravo/save"
	"riobravo/save/folder"
)

func pack(t *testing.T, parts ...[]byte) []byte {
	t.Helper()
	var b bytes.Buffer
	z, _ := gzip.NewWriterLevel(&b, gzip.BestSpeed)
	for _, p := range parts {
		if _, err := z.Write(p); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func unpack(t *testing.T, b []byte) string {
	t.Helper()
	z, err := gzip.NewReader(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	out, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}

// TestBadInput gives the program files that are none of its games, or not as it wrote them, and places that are none: each
// is told in one sentence that names the file, with exit code 1 or 2, and the games that are kept stay as they are.
func TestBadInput(t *testing.T) {
	p := whole(t)
	data := copied(t, p.data, p.id)
	untouched := bystanders(t, data)
	dir := t.TempDir()
	good := filepath.Join(dir, "good.jsonl.gz")
	must(t, p.data, "", "export", p.id, "--facilitator", "--out", good)
	packed, err := os.ReadFile(good)
	if err != nil {
		t.Fatal(err)
	}
	text := unpack(t, packed)
	lines := strings.SplitAfter(text, "\n")
	swap := func(pattern, to string) []byte {
		re := regexp.MustCompile(pattern)
		at := re.FindStringIndex(text)
		if at == nil {
			t.Fatalf("no %s in the file", pattern)
		}
		return pack(t, []byte(text[:at[0]]+to+text[at[1]:]))
	}
	frame, err := save.Frames(0, save.Chunk{'H', 9, 1, 'x'})
	if err != nil {
		t.Fatal(err)
	}
	kept, err := os.ReadFile(p.file)
	if err != nil {
		t.Fatal(err)
	}
	zeros := make([]byte, 1<<20)
	var bomb, endless [][]byte
	for range pick(70, 300) {
		bomb = append(bomb, zeros)
		endless = append(endless, bytes.Repeat([]byte("{}\n"), 1<<18))
	}
	write := func(name string, b []byte) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, b, 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	if err := os.Mkdir(filepath.Join(dir, "folder.gz"), 0o755); err != nil {
		t.Fatal(err)
	}
	type bad struct{ path, want string }
	list := []bad{
		{write("text.gz", []byte("hello\n")), "nothing of a game is in it"},
		{write("empty.gz", nil), "nothing of a game is in it"},
		{write("zeros.riobravo", make([]byte, 20000)), "nothing of a game is in it"},
		{write("sqlite.riobravo", append([]byte("SQLite format 3\x00"), make([]byte, 5000)...)), "nothing of a game is in it"},
		{write("begin.riobravo", kept[:3000]), "nothing of a game is in it"},
		{write("magic.gz", []byte{0x1f, 0x8b}), "does not begin as"},
		{write("tune.gz", swap(`"riobravo":"game"`, `"riobravo":"tune"`)), "does not begin as"},
		{write("words.gz", pack(t, []byte("hello\n"))), "does not begin as"},
		{write("nothing.gz", pack(t)), "it is cut short"},
		{write("newer.gz", swap(`"format":1,`, `"format":2,`)), "is of format 2; this program reads format 1"},
		{write("newer.riobravo", bytes.Join(frame, nil)), "is of format 9; this program reads format 1"},
		{write("older.gz", swap(`"format":1,`, `"format":0,`)), "is of format 0; this program reads format 1"},
		{write("rules.gz", swap(`"rules":"[0-9a-f]+"`, `"rules":"00"`)), "is not as it was played: command 1"},
		{write("source.gz", swap(`\{"source":"`, `{"source":"#`)), "its rules are "},
		{write("texts.gz", swap(`\{"texts":"`, `{"texts":"#`)), "its texts are "},
		{write("fact.gz", swap(`"new":1,"old":2|"new":[0-9]+`, `"new":3`)), "is not as it was played: command "},
		{write("member.gz", swap(`"checksum":"`, `"checksun":"`)), "is not as"},
		{write("cut.gz", pack(t, []byte(strings.Join(lines[:len(lines)-2], "")))), "it is cut short"},
		{write("torn.gz", packed[:len(packed)/2]), "it is cut short"},
		{write("more.gz", pack(t, []byte(text), []byte("{}\n"))), "is not as"},
		{write("bomb.gz", pack(t, bomb...)), "swells to more than any game has"},
		{write("behind.gz", pack(t, append([][]byte{[]byte(strings.Join(lines[:3], ""))}, bomb...)...)), "swells to more than any game has"},
		{write("endless.gz", pack(t, append([][]byte{[]byte(lines[0])}, endless...)...)), "line 2 is not as"},
		{write("large.gz", make([]byte, 65<<20)), "it is longer than any game"},
		{filepath.Join(dir, "folder.gz"), "it is no ordinary file"},
		{filepath.Join(dir, "absent.gz"), "it is not there"},
		{filepath.Join(good, "below"), "a part of its path is no folder"},
		{filepath.Join(dir, strings.Repeat("x", 300)), "cannot be read"},
	}
	if runtime.GOOS != "windows" {
		loop := filepath.Join(dir, "loop.gz")
		if err := os.Symlink(loop, loop); err != nil {
			t.Fatal(err)
		}
		list = append(list, bad{"/dev/zero", "it is no ordinary file"}, bad{os.DevNull, "it is no ordinary file"}, bad{loop, "cannot be read"})
	}
	before := shelf(t, data)
	for _, c := range list {
		for _, verb := range []string{"import", "verify"} {
			if verb == "verify" && !full {
				continue
			}
			out, errs, code := call(t, data, "", verb, c.path)
			if code != 1 || out != "" || !strings.HasPrefix(errs, `riobravo: "`+c.path+`"`) && !strings.Contains(errs, "in \""+c.path) || !strings.Contains(errs, c.want) || strings.Count(errs, "\n") != 1 {
				t.Errorf("%s %s: code %d, want %q\n%s%s", verb, filepath.Base(c.path), code, c.want, out, errs)
			}
			if strings.Contains(errs, "save:") || strings.Contains(errs, "goroutine") {
				t.Errorf("%s: %s", filepath.Base(c.path), errs)
			}
		}
	}
	if got := shelf(t, data); got != before {
		t.Error("the folder of games is not as it was")
	}
	for _, c := range []struct {
		code int
		want string
		args []string
	}{
		{2, "wants one file", []string{"import"}},
		{2, "is here already", []string{"import", good}},
		{2, "there is no game", []string{"verify", "nothing"}},
		{2, "is no head of a chain", []string{"verify", p.id, "--head", "xyz"}},
		{1, "something is missing at its end", []string{"verify", p.id, "--head", "0000-0000-0000-0000"}},
		{1, "cannot be written", []string{"play", "--plain", "--data", good}},
		{1, "a part of its path is no folder", []string{"import", good, "--data", filepath.Join(good, "x")}},
		{1, "cannot be read", []string{"games", "--data", good}},
	} {
		out, errs, code := call(t, data, "status\n", c.args...)
		if code != c.code || out != "" || !strings.HasPrefix(errs, "riobravo: ") || !strings.Contains(errs, c.want) || strings.Count(errs, "\n") != 1 {
			t.Errorf("%v: code %d, want %d %q\n%s%s", c.args, code, c.code, c.want, out, errs)
		}
	}
	untouched()
}

// shelf is a sum over all the files of a folder's games and their names.
func shelf(t *testing.T, data string) string {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(data, "*", "*"))
	if err != nil || len(names) < 3 {
		t.Fatal(names, err)
	}
	h := sha256.New()
	for _, n := range names {
		b, err := os.ReadFile(n)
		if err != nil {
			t.Fatal(err)
		}
		h.Write([]byte(n))
		h.Write(b)
	}
	return string(h.Sum(nil))
}

// TestStrangersInTheFolder puts things that are no games where games are kept: the list names them, every game beside them
// is as ever.
func TestStrangersInTheFolder(t *testing.T) {
	p := whole(t)
	data := copied(t, p.data, p.id)
	games := filepath.Join(data, "games")
	if err := os.Mkdir(filepath.Join(games, "folder"+folder.Ext), 0o755); err != nil {
		t.Fatal(err)
	}
	for name, b := range map[string][]byte{"empty": nil, "text": []byte("hello"), "CAPITALS": []byte("x")} {
		if err := os.WriteFile(filepath.Join(games, name+folder.Ext), b, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	out := must(t, data, "", "games")
	if strings.Count(out, "cannot be read") != 3 || !strings.Contains(out, p.id) {
		t.Errorf("%s", out)
	}
	for _, id := range []string{"folder", "empty", "text"} {
		for _, args := range [][]string{{"resume", id, "--plain"}, {"verify", id}, {"rename", id, "x"}, {"export", id}, {"delete", id, "--yes"}} {
			if args[0] == "delete" && id != "folder" {
				continue // what is no game may be deleted, if it was named
			}
			out, errs, code := call(t, data, "status\n", args...)
			if code != 1 || out != "" || !strings.Contains(errs, "is no game of this program") || strings.Count(errs, "\n") != 1 {
				t.Errorf("%v: code %d\n%s%s", args, code, out, errs)
			}
		}
	}
	must(t, data, "quit\n", "resume", "--plain")
	must(t, data, "", "verify", p.id)
}
