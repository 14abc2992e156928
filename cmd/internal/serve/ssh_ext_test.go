//go:build ext

package serve_test

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/charmbracelet/x/vt"
	"github.com/creack/pty"
)

// program is the whole program, built once.
var program = sync.OnceValues(func() (string, error) {
	dir, err := os.MkdirTemp("", "serve-*")
	if err != nil {
		return "", err
	}
	path := filepath.Join(dir, "riobravo")
	out, err := exec.Command("go", "build", "-o", path, "riobravo/cmd/riobravo").CombinedOutput()
	if err != nil {
		err = fmt.Errorf("%w: %s", err, out)
	}
	return path, err
})

// hosted is a host that runs.
type hosted struct {
	t      *testing.T
	cmd    *exec.Cmd
	host   string            // address
	ssh    string            // port
	web    string            // host:port
	scheme string            // http or https
	codes  map[string]string // by what they open, as the host prints it
	out    string
	log    bytes.Buffer // what it writes beside; to be read when it has ended
	games  []string     // the ids of its games, once asked for
}

var (
	codeLine = regexp.MustCompile(`(?m)^\s*([0-9a-z]{5}-[0-9a-z]{5})  (.*)$`)
	portLine = regexp.MustCompile(`ssh -p (\d+)`)
	webLine  = regexp.MustCompile(`(https?)://(([\d.]+):\d+)`)
)

// serveIt starts the program's host on ports of its own.
func serveIt(t *testing.T, args ...string) *hosted {
	t.Helper()
	return serveAt(t, nil, "127.0.0.1", args...)
}

// serveAt starts the host at an address, by a command that it is handed to.
func serveAt(t *testing.T, within []string, at string, args ...string) *hosted {
	t.Helper()
	path, err := program()
	if err != nil {
		t.Fatal(err)
	}
	all := slices.Concat(within, []string{path, "serve", "--ssh", at + ":0", "--web", at + ":0"}, args)
	if !slices.Contains(args, "--data") {
		all = append(all, "--data", t.TempDir())
	}
	cmd := exec.Command(all[0], all[1:]...)
	cmd.Env = append(os.Environ(), "LANG=C.UTF-8")
	return served(t, cmd, slices.Contains(args, "--resume"))
}

// served starts a command that serves, and learns from what it prints how to come in; resumed tells that it goes on with a hall
// that was kept, and tells of no codes but the desk's.
func served(t *testing.T, cmd *exec.Cmd, resumed bool) *hosted {
	t.Helper()
	h := &hosted{t: t, cmd: cmd, codes: map[string]string{}}
	last := "the lobby"
	if resumed {
		last = "the facilitator's desk"
	}
	out, err := h.cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	h.cmd.Stderr = &h.log
	if err := h.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = h.cmd.Process.Kill()
		_ = h.cmd.Wait()
		if log := h.log.String(); strings.Contains(log, "level=ERROR") {
			t.Errorf("the host's log tells of a fault:\n%s", log)
		}
	})
	r := bufio.NewReader(out)
	for !strings.Contains(h.out, last) && !strings.Contains(h.out, "takes part in the hall") {
		line, err := r.ReadString('\n')
		if h.out += line; err != nil {
			t.Fatalf("the host ended: %s", h.out)
		}
	}
	go func() { _, _ = io.Copy(io.Discard, r) }()
	table := ""
	for _, line := range strings.Split(h.out, "\n") {
		switch {
		case strings.HasPrefix(line, "Table "):
			table = line[:len("Table 1")] + " "
		case line == "":
			table = ""
		}
		if m := codeLine.FindStringSubmatch(line); m != nil {
			what, _, _ := strings.Cut(m[2], ":")
			h.codes[table+what] = m[1]
		}
	}
	at := webLine.FindStringSubmatch(h.out)
	h.ssh, h.scheme, h.web, h.host = portLine.FindStringSubmatch(h.out)[1], at[1], at[2], at[3]
	return h
}

// client is a real OpenSSH client in a pseudo-terminal.
type client struct {
	t   *testing.T
	tty *os.File
	mu  sync.Mutex
	em  *vt.Emulator
	cmd *exec.Cmd
}

func sshArgs(h *hosted, who string, more ...string) []string {
	return append([]string{
		"-p", h.ssh, "-F", "none", "-o", "StrictHostKeyChecking=no", "-o", "UserKnownHostsFile=/dev/null", "-o", "LogLevel=ERROR",
		"-o", "IdentitiesOnly=yes", "-o", "IdentityFile=none",
	}, append(flags(more), append([]string{who + "@" + h.host}, words(more)...)...)...)
}

// flags and words are the client's own options and what it asks the host for.
func flags(all []string) []string {
	return slices.DeleteFunc(slices.Clone(all), func(s string) bool { return !strings.HasPrefix(s, "-") })
}

func words(all []string) []string {
	return slices.DeleteFunc(slices.Clone(all), func(s string) bool { return strings.HasPrefix(s, "-") })
}

// join opens a client's terminal.
func join(t *testing.T, h *hosted, who string, more ...string) *client {
	t.Helper()
	c := &client{t: t, em: vt.NewEmulator(100, 30)}
	c.cmd = exec.Command("ssh", sshArgs(h, who, more...)...)
	c.cmd.Env = append(os.Environ(), "TERM=xterm-256color")
	tty, err := pty.StartWithSize(c.cmd, &pty.Winsize{Cols: 100, Rows: 30})
	if err != nil {
		t.Fatal(err)
	}
	c.tty = tty
	go func() {
		b := make([]byte, 32<<10)
		for {
			n, err := tty.Read(b)
			c.mu.Lock()
			_, _ = c.em.Write(b[:n])
			c.mu.Unlock()
			if err != nil {
				return
			}
		}
	}()
	go func() { _, _ = io.Copy(tty, c.em) }() // what a terminal answers
	t.Cleanup(func() { _ = c.cmd.Process.Kill(); _ = c.cmd.Wait(); _ = tty.Close() })
	return c
}

func (c *client) screen() string {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.em.String()
}

func (c *client) press(keys string) { _, _ = c.tty.WriteString(keys) }

// see waits until a text stands on the screen.
func (c *client) see(text string) {
	c.t.Helper()
	for range 200 {
		if strings.Contains(c.screen(), text) {
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	c.t.Fatalf("%q is not on the screen:\n%s", text, c.screen())
}

// TestOpenSSH: two people with real clients play over one host; one is cut off and comes back to the same place.
func TestOpenSSH(t *testing.T) {
	h := serveIt(t, "--seed", "3", "--seats", "sinaloa=staff,jalisco=staff")
	ana := join(t, h, h.codes["Table 1 United States"])
	ana.see("Your name:")
	ana.press("Ana\r")
	ana.see("BRIEF")
	ana.press("\r")
	ana.see("TALKS")
	join(t, h, h.codes["Table 1 Mexico"], "-t", "name=Mar").see("BRIEF")
	luz := join(t, h, "luz")
	luz.see("Your code:")
	luz.press(h.codes["the lobby"] + "\r")
	luz.see("Which seat?")
	luz.press("1\r")
	luz.see("Your name:")
	luz.press("\r")
	luz.see("BRIEF")
	_ = ana.cmd.Process.Kill()
	again := join(t, h, h.codes["Table 1 United States"])
	again.see("Your name:")
	again.press("Ana\r")
	again.see("BRIEF")
	again.press("qq") // the menu, and out
	done := make(chan error, 1)
	go func() { done <- again.cmd.Wait() }()
	select {
	case err := <-done:
		if err != nil {
			t.Errorf("leaving: %v", err)
		}
	case <-time.After(10 * time.Second):
		t.Errorf("the client does not leave:\n%s", again.screen())
	}
}

// TestLinesOverSSH: without a terminal the exercise is in lines, made for pipes.
func TestLinesOverSSH(t *testing.T) {
	h := serveIt(t, "--demo", "--seed", "3")
	ctx, stop := context.WithTimeout(context.Background(), 20*time.Second)
	defer stop()
	cmd := exec.CommandContext(ctx, "ssh", append([]string{"-T"}, sshArgs(h, h.codes["Table 1 United States"], "lines", "name=Ana")...)...)
	cmd.Stdin = strings.NewReader("ready\nready\nseal\nstatus\nquit\n")
	out, err := cmd.CombinedOutput()
	if err != nil || !strings.Contains(string(out), "Month 2") && !strings.Contains(string(out), "month 2") {
		t.Errorf("%v: %s", err, out)
	}
	// Nothing but the exercise is to be had: no file transfer, no forwarding.
	for _, args := range [][]string{{"-s", "sftp"}, {"-W127.0.0.1:22"}} {
		bad := exec.CommandContext(ctx, "ssh", sshArgs(h, h.codes["Table 1 United States"], args...)...)
		bad.Stdin = strings.NewReader("")
		if out, err := bad.CombinedOutput(); err == nil {
			t.Errorf("ssh %v was served: %s", args, out)
		}
	}
}
