//go:build linux

package main

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"golang.org/x/sys/unix"

	"riobravo/save/folder"
)

// limit lets no file of a running program grow beyond so many bytes: a write there fails, as on a full disk.
func (r *running) limit(bytes uint64) {
	r.t.Helper()
	if err := unix.Prlimit(r.cmd.Process.Pid, unix.RLIMIT_FSIZE, &unix.Rlimit{Cur: bytes, Max: unix.RLIM_INFINITY}, nil); err != nil {
		r.t.Fatal(err)
	}
}

// TestDiskFull fills the disk at every command of a game, anywhere in what the command writes: it is told, taken back and
// goes through once there is room; where the program is killed instead, everything before is there.
func TestDiskFull(t *testing.T) {
	p := whole(t)
	luck := rand.New(rand.NewPCG(7, 8))
	data := t.TempDir()
	untouched := bystanders(t, data)
	r, id := begun(t, data, start...)
	path := filepath.Join(data, "games", id+folder.Ext)
	size := func(name string) uint64 {
		st, err := os.Stat(name)
		if err != nil {
			return 0
		}
		return uint64(st.Size())
	}
	full, kills, row := 0, 0, 0
	for done := 0; done < len(p.script) && full < pick(10, 1<<20); {
		if p.after[done+1] == p.after[done] {
			r.do(p.script[done])
			done++
			continue
		}
		room := size(path+"-wal") + luck.Uint64N(3*4120) // somewhere in what is added
		if luck.IntN(3) == 0 {
			room = luck.Uint64N(max(size(path), size(path+"-wal")) + 1) // or anywhere
		}
		if row == 3 {
			room = unix.RLIM_INFINITY // somebody made room: a month's record may be longer than all that was tried
		}
		r.limit(room)
		said := strings.Join(r.do(p.script[done]), "\n")
		refused := strings.Contains(said, "That could not be written down (")
		if refused {
			full, row = full+1, row+1
		} else {
			done, row = done+1, 0
		}
		if refused && (!strings.Contains(said, "Everything before it is safe") || strings.Contains(said, "goroutine")) {
			t.Fatal(said)
		}
		if luck.IntN(4) == 0 && p.first[done] {
			r.kill()
			kills++
			typed := done
			if refused {
				typed++
			}
			done = p.survived(t, data, id, done, typed)
			r = resumed(t, data, id)
			continue
		}
		r.limit(unix.RLIM_INFINITY)
		if luck.IntN(8) == 0 {
			p.survived(t, data, id, done, done)
		}
	}
	if full < 8 {
		t.Errorf("the disk was full only %d times", full)
	}
	if code := r.end(); code != 0 {
		t.Errorf("code %d: %s", code, r.errs.String())
	}
	must(t, data, "", "verify", id)
	untouched()
	t.Logf("full %d times, killed %d times", full, kills)
}

// limited calls the program with no file growing beyond so many blocks of 512 bytes.
func limited(t *testing.T, data, in string, blocks int, args ...string) (string, string, int) {
	t.Helper()
	cmd := command(t, data, args...)
	line := fmt.Sprintf(`ulimit -f %d && exec "$0" "$@"`, blocks)
	cmd.Path, cmd.Args = "/bin/sh", append([]string{"sh", "-c", line}, cmd.Args...)
	return run(t, cmd, in)
}

// TestDiskFullFromTheStart begins games, takes one up, imports and exports where there is room for less and less: it goes
// well or is told in a sentence, and nothing that is half done is left.
func TestDiskFullFromTheStart(t *testing.T) {
	p := whole(t)
	file := filepath.Join(t.TempDir(), "game.jsonl.gz")
	must(t, p.data, "", "export", p.id, "--facilitator", "--out", file)
	most := 400
	step := most / pick(1, 100)
	refused := 0
	for blocks := 0; blocks <= most; blocks += step {
		data := copied(t, p.data, p.id)
		untouched := bystanders(t, data)
		before := len(list(data))
		for _, args := range [][]string{
			{"play", "--plain", "--seed", "1"}, {"resume", p.id, "--plain"}, {"export", p.id, "--facilitator", "--out", file + ".2"}, {"rename", p.id, "x"}, {"import", file},
		} {
			if args[0] == "import" {
				data, before = t.TempDir(), 0 // it is there already in the other
				untouched = func() {}
			}
			out, errs, code := limited(t, data, "auto\nquit\n", blocks, args...)
			if code != 0 {
				refused++
			}
			if code > 2 || code == 0 && errs != "" || code != 0 && !strings.HasPrefix(errs, "riobravo: ") || strings.Contains(out+errs, "goroutine") {
				t.Fatalf("%d blocks, %v: code %d\n%s%s", blocks, args, code, out, errs)
			}
			if code != 0 && len(list(data)) != before {
				t.Fatalf("%d blocks, %v: %v are there, it was refused: %s", blocks, args, list(data), errs)
			}
			if out, errs, code := call(t, data, "", "verify", "--all"); code != 0 {
				t.Fatalf("%d blocks, %v: %s%s", blocks, args, out, errs)
			}
			before = len(list(data))
			untouched()
		}
		_ = os.Remove(file + ".2")
	}
	if refused < 3 {
		t.Errorf("only %d calls were refused", refused)
	}
}

// list names the files in a folder's games.
func list(data string) (names []string) {
	files, _ := os.ReadDir(filepath.Join(data, "games"))
	for _, f := range files {
		names = append(names, f.Name())
	}
	return names
}

// TestReadOnly makes the folder read-only: while a game is played, after a crash, and for every command. What is only read
// goes well, what would be written is refused in a sentence, and nothing is lost.
func TestReadOnly(t *testing.T) {
	p := whole(t)
	data := t.TempDir()
	r, id := begun(t, data, start...)
	untouched := bystanders(t, data)
	done := 0
	for ; done < 30; done++ {
		r.do(p.script[done])
	}
	lock := func(yes bool) {
		dir, file := os.FileMode(0o755), os.FileMode(0o644)
		if yes {
			dir, file = 0o555, 0o444
		}
		list, err := filepath.Glob(filepath.Join(data, "games", "*"))
		if err != nil || len(list) < 3 {
			t.Fatal(list, err)
		}
		for _, name := range list {
			if err := os.Chmod(name, file); err != nil {
				t.Fatal(err)
			}
		}
		for _, name := range []string{filepath.Join(data, "games"), data} {
			if err := os.Chmod(name, dir); err != nil {
				t.Fatal(err)
			}
		}
	}
	as := func(in string, args ...string) (string, string, int) {
		cmd := command(t, data, args...)
		if os.Geteuid() == 0 { // who may write everything sees no read-only folder
			reachable(t, data)
			cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: 65534, Gid: 65534}}
		}
		return run(t, cmd, in)
	}
	check := func(when string) {
		t.Helper()
		for _, args := range [][]string{{"games"}, {"verify", id}, {"verify", "--all"}, {"export", id, "--facilitator", "--out", "-"}, {"replay", id, "--facilitator"}} {
			out, errs, code := as("", args...)
			if code != 0 || errs != "" || out == "" {
				t.Errorf("%s, %v: code %d\n%s", when, args, code, errs)
			}
			if args[0] == "verify" && !strings.Contains(out, p.log.HeadAt(p.after[done]).Short()) {
				t.Errorf("%s: %d commands were acknowledged; %s", when, done, out)
			}
		}
		for _, args := range [][]string{{"resume", id, "--plain"}, {"rename", id, "x"}, {"delete", id, "--yes"}, {"play", "--plain"}, {"undo", id, "--month", "1", "--yes"}} {
			out, errs, code := as("status\n", args...)
			if code != 1 || !strings.HasPrefix(errs, `riobravo: "`) || !strings.Contains(errs, "cannot be written") || strings.Count(errs, "\n") != 1 {
				t.Errorf("%s, %v: code %d\n%s%s", when, args, code, out, errs)
			}
		}
		closed := filepath.Join(t.TempDir(), "closed.jsonl.gz")
		if err := os.WriteFile(closed, []byte("x"), 0); err != nil {
			t.Fatal(err)
		}
		reachable(t, closed)
		for _, verb := range []string{"import", "verify"} {
			if out, errs, code := as("", verb, closed); code != 1 || out != "" || !strings.Contains(errs, "closed.jsonl.gz\" cannot be read: you have no right to it.") {
				t.Errorf("%s: code %d\n%s%s", verb, code, out, errs)
			}
		}
		untouched()
	}
	lock(true)
	for ; done < 40; done++ { // the game that is open goes on
		r.do(p.script[done])
	}
	r.kill()
	check("after a crash")
	lock(false)
	for p.first[done] == false || p.survived(t, data, id, done, done) != done {
		done--
	}
	r = resumed(t, data, id)
	r.do(p.script[done])
	done++
	lock(true)
	r.do(p.script[done])
	done++
	if code := r.end(); code != 0 {
		t.Errorf("code %d: %s", code, r.errs.String())
	}
	check("after an ordinary end")
	lock(false)
	p.survived(t, data, id, done, done)
}

// reachable lets others than us into the folders above a path of a test.
func reachable(t *testing.T, path string) {
	t.Helper()
	for dir := filepath.Dir(path); len(dir) > len(os.TempDir()); dir = filepath.Dir(dir) {
		if err := os.Chmod(dir, 0o755); err != nil {
			t.Fatal(err)
		}
	}
}
