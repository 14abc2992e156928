//go:build ext

package tui

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// mux is a tmux server of its own with the program in its only window: a real terminal, with a scrollback.
type mux struct {
	t      *testing.T
	socket string
	home   string
}

// inTmux opens a shell in a terminal of a size.
func inTmux(t *testing.T, w, h int) *mux {
	t.Helper()
	m := &mux{t: t, socket: filepath.Join(t.TempDir(), "tmux"), home: t.TempDir()}
	m.tmux(append([]string{"-f", "/dev/null", "new-session", "-d", "-x", fmt.Sprint(w), "-y", fmt.Sprint(h)}, m.shell()...)...)
	t.Cleanup(func() { _ = exec.Command("tmux", "-S", m.socket, "kill-server").Run() })
	m.sees("shell>")
	return m
}

// shell is a plain shell with an environment of its own.
func (m *mux) shell() []string {
	return []string{
		"env", "-i", "PATH=" + os.Getenv("PATH"), "TERM=screen-256color", "LANG=C.UTF-8", "HOME=" + m.home, "PS1=shell> ", "RIOBRAVO_DATA=" + filepath.Join(m.home, "games"), "sh",
	}
}

func (m *mux) tmux(args ...string) string {
	m.t.Helper()
	out, err := exec.Command("tmux", append([]string{"-u", "-S", m.socket}, args...)...).CombinedOutput()
	if err != nil {
		m.t.Fatalf("tmux %q: %v: %s", args, err, out)
	}
	return string(out)
}

// types writes a line to the shell.
func (m *mux) types(line string) {
	m.t.Helper()
	m.tmux("send-keys", "-l", line)
	m.tmux("send-keys", "Enter")
}

// press sends keys by tmux's names.
func (m *mux) press(keys ...string) {
	m.t.Helper()
	for _, k := range keys {
		m.tmux("send-keys", k)
		time.Sleep(60 * time.Millisecond)
	}
}

func (m *mux) screen() string { return m.tmux("capture-pane", "-p") }

// sees waits until texts stand on the screen.
func (m *mux) sees(all ...string) string {
	m.t.Helper()
	missing := ""
	for limit := time.Now().Add(30 * time.Second); time.Now().Before(limit); time.Sleep(50 * time.Millisecond) {
		s := m.screen()
		missing = ""
		for _, want := range all {
			if !strings.Contains(s, want) {
				missing = want
			}
		}
		if missing == "" {
			return s
		}
	}
	m.t.Fatalf("%q is not on the screen:\n%s", missing, m.screen())
	return ""
}

// toBoard goes from the brief through the talks.
func (m *mux) toBoard() {
	m.t.Helper()
	for range 20 {
		switch s := m.screen(); {
		case strings.Contains(s, "▸ORDERS"):
			return
		case strings.Contains(s, "▸BRIEF"):
			m.press("Enter")
		case strings.Contains(s, "y yes"), strings.Contains(s, "n no"):
			m.press("y")
		default:
			m.press("s")
		}
		time.Sleep(400 * time.Millisecond)
	}
	m.t.Fatalf("the board is not reached:\n%s", m.screen())
}

// TestTerminalResume kills the program in the middle of a month: in another terminal the game goes on with every order that
// was drafted.
func TestTerminalResume(t *testing.T) {
	m := inTmux(t, 100, 30)
	m.types(program(t) + " play --seat mexico --seed 5")
	m.sees("▸BRIEF")
	m.toBoard()
	m.press("S", "Enter")
	s := m.sees("▸ORDERS")
	line := ""
	for limit := time.Now().Add(10 * time.Second); line == "" && time.Now().Before(limit); time.Sleep(100 * time.Millisecond) {
		for _, l := range strings.Split(m.screen(), "\n") {
			if _, rest, ok := strings.Cut(l, "│┃ S "); ok && !strings.Contains(rest, "— empty —") && strings.Contains(rest, "┃") {
				line = strings.TrimSpace(strings.Split(rest, "┃")[0])
			}
		}
	}
	if line == "" {
		t.Fatalf("no order was drafted:\n%s", s)
	}
	pid := strings.TrimSpace(m.tmux("display-message", "-p", "#{pane_pid}"))
	child, err := exec.Command("pgrep", "-P", pid).Output()
	if err != nil {
		t.Fatal("the program is not to be found:", err)
	}
	m.kill(strings.Fields(string(child))[0])
	m.sees("Killed")
	m.tmux(append([]string{"respawn-pane", "-k"}, m.shell()...)...) // another terminal
	m.sees("shell>")
	m.types(program(t) + " resume")
	m.sees("▸BRIEF")
	m.toBoard()
	m.sees("S " + line)
	m.press("C-c", "C-c")
	m.sees("shell>")
}

// kill ends a process without asking it.
func (m *mux) kill(pid string) {
	m.t.Helper()
	if out, err := exec.Command("kill", "-9", pid).CombinedOutput(); err != nil {
		m.t.Fatalf("kill %s: %v: %s", pid, err, out)
	}
}

// TestTerminalCurtain plays two seats in a real terminal: when the second sits down, nothing of the first is on the screen
// or in the scrollback, and when all leave the shell is as it was.
func TestTerminalCurtain(t *testing.T) {
	m := inTmux(t, 80, 24)
	m.types("echo before")
	m.types(program(t) + " play --seats usa=human,mexico=human --seed 9")
	m.sees("enter")
	m.press("Enter", "Enter")
	m.sees("▸BRIEF", "United States")
	m.press("Enter")
	m.sees("▸TALKS")
	m.press(":", "z", "q", "m", "a", "r", "k")
	m.sees("zqmark")
	m.press("Escape", "Escape", "s")
	time.Sleep(300 * time.Millisecond)
	if strings.Contains(m.screen(), "▸TALKS") {
		m.press("y")
	}
	all := m.sees("Mexico")
	all += m.tmux("capture-pane", "-p", "-S", "-", "-E", "-")
	for _, secret := range []string{"zqmark", "▸TALKS", "approval", "credibility"} {
		if strings.Contains(all, secret) {
			t.Errorf("%q is left behind the curtain:\n%s", secret, all)
		}
	}
	m.press("C-c", "C-c")
	s := m.sees("shell>", "before")
	if strings.Contains(s, "┏") || m.tmux("display-message", "-p", "#{alternate_on} #{cursor_flag} #{mouse_any_flag}") != "0 1 0\n" {
		t.Errorf("the terminal is not as it was: %s\n%s", m.tmux("display-message", "-p", "#{alternate_on} #{cursor_flag} #{mouse_any_flag}"), s)
	}
}

// TestTerminals starts the program under the names of several terminals and looks at its first frames.
func TestTerminals(t *testing.T) {
	for term, want := range map[string]string{"xterm-256color": "┏", "tmux-256color": "┏", "linux": "┏", "screen": "┏"} {
		t.Run(term, func(t *testing.T) {
			m := inTmux(t, 80, 24)
			m.types("TERM=" + term + " " + program(t) + " play --seat mexico --seed 5 --unsaved")
			m.sees("BRIEF", want)
			m.press("Enter")
			m.sees("TALKS", want)
			m.press("C-c", "C-c")
			m.sees("shell>")
		})
	}
}
