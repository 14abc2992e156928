package main

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

// These tests build the program and drive it as people and shells do: arguments, pipes, signals, exit codes. Most are
// faults: what a crash, a full disk or a damaged file may cost. RIOBRAVO_FAULTS=full runs them in full, for many minutes;
// without it they take a sample.

// full tells whether the batteries run in full.
var full = os.Getenv("RIOBRAVO_FAULTS") == "full"

// pick is how many cases a battery takes.
func pick(sample, all int) int {
	if full {
		return all
	}
	return sample
}

// patience is how long a program may take for one answer on a machine that has much else to do.
const patience = 2 * time.Minute

var (
	building sync.Once
	built    string
	buildErr error
)

func TestMain(m *testing.M) {
	code := m.Run()
	if built != "" {
		_ = os.RemoveAll(filepath.Dir(built))
	}
	os.Exit(code)
}

// program is the path of the program, built once for all tests. Others than we may run it.
func program(t testing.TB) string {
	t.Helper()
	building.Do(func() {
		dir, err := os.MkdirTemp("", "riobravo-program")
		if err == nil {
			err = os.Chmod(dir, 0o755)
		}
		if err != nil {
			buildErr = err
			return
		}
		built = filepath.Join(dir, "riobravo.exe")
		if out, err := exec.Command("go", "build", "-o", built, ".").CombinedOutput(); err != nil {
			buildErr = errors.New(string(out))
		}
	})
	if buildErr != nil {
		t.Fatal(buildErr)
	}
	return built
}

// command is a call of the program with games kept in data.
func command(t testing.TB, data string, args ...string) *exec.Cmd {
	t.Helper()
	cmd := exec.Command(program(t), args...)
	cmd.Env = append(os.Environ(), "RIOBRAVO_DATA="+data, "LANG=en_US.UTF-8", "RIOBRAVO_CONFIG="+filepath.Join(data, "none"))
	return cmd
}

// call runs the program to its end.
func call(t testing.TB, data, in string, args ...string) (out, errs string, code int) {
	t.Helper()
	return run(t, command(t, data, args...), in)
}

// run runs a command to its end.
func run(t testing.TB, cmd *exec.Cmd, in string) (out, errs string, code int) {
	t.Helper()
	var o, e bytes.Buffer
	cmd.Stdin, cmd.Stdout, cmd.Stderr = strings.NewReader(in), &o, &e
	err := cmd.Run()
	var left *exec.ExitError
	if err != nil && !errors.As(err, &left) {
		t.Fatal(err)
	}
	return o.String(), e.String(), cmd.ProcessState.ExitCode()
}

// must is a call that has to go well; it returns what was said.
func must(t testing.TB, data, in string, args ...string) string {
	t.Helper()
	out, errs, code := call(t, data, in, args...)
	if code != 0 || errs != "" {
		t.Fatalf("riobravo %s: code %d\n%s%s", strings.Join(args, " "), code, out, errs)
	}
	return out
}

// running is a program in line mode, at the other end of two pipes.
type running struct {
	t     testing.TB
	cmd   *exec.Cmd
	in    io.WriteCloser
	lines chan string
	errs  spoken
	marks int
}

// spoken is what a program writes while it is read.
type spoken struct {
	mu  sync.Mutex
	buf bytes.Buffer
}

func (s *spoken) Write(b []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.buf.Write(b)
}

// String is what was written so far.
func (s *spoken) String() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.buf.String()
}

// begin starts the program in line mode.
func begin(t testing.TB, data string, args ...string) *running {
	t.Helper()
	r := &running{t: t, cmd: command(t, data, append(args, "--plain")...), lines: make(chan string, 10000)}
	var err error
	if r.in, err = r.cmd.StdinPipe(); err != nil {
		t.Fatal(err)
	}
	out, err := r.cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	r.cmd.Stderr = &r.errs
	if err := r.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = r.cmd.Process.Kill() })
	go func() {
		for s := bufio.NewScanner(out); s.Scan(); {
			r.lines <- s.Text()
		}
		close(r.lines)
	}()
	return r
}

// send types a line.
func (r *running) send(line string) { _, _ = io.WriteString(r.in, line+"\n") }

// line is the next line of the answer; ok is false when the program has ended.
func (r *running) line() (s string, ok bool) {
	r.t.Helper()
	select {
	case s, ok = <-r.lines:
		return s, ok
	case <-time.After(patience):
		_ = r.cmd.Process.Kill()
		r.t.Fatal("no answer")
		return "", false
	}
}

// settle types a word that means nothing and reads up to the answer to it: all that was typed before is done.
func (r *running) settle() (said []string, ok bool) {
	r.t.Helper()
	r.marks++
	mark := "zz" + strings.Repeat("z", r.marks%7) + "q"
	r.send(mark)
	for {
		s, ok := r.line()
		if !ok {
			return said, false
		}
		if strings.Contains(s, `"`+mark+`"`) {
			_, ok = r.line() // the second line of the answer
			return said, ok
		}
		said = append(said, s)
	}
}

// do types a command and returns all that is said to it.
func (r *running) do(line string) []string {
	r.t.Helper()
	r.send(line)
	said, ok := r.settle()
	if !ok {
		r.end()
		r.t.Fatalf("%q ended the program: %s", line, r.errs.String())
	}
	return said
}

// kill ends the program as a crash does, and waits until it is gone.
func (r *running) kill() {
	_ = r.cmd.Process.Kill()
	r.end()
}

// end closes the input and waits until the program is gone.
func (r *running) end() int {
	_ = r.in.Close()
	for range r.lines {
	}
	_ = r.cmd.Wait()
	return r.cmd.ProcessState.ExitCode()
}
