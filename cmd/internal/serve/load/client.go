package main

import (
	"fmt"
	"io"
	"strings"
	"sync"
	"time"

	"github.com/charmbracelet/x/vt"
	"golang.org/x/crypto/ssh"
)

// The size of a client's terminal, in cells.
const (
	columns = 100
	lines   = 30
)

// call is a connection to the host: what is written to it and what comes back.
type call struct {
	conn *ssh.Client
	in   io.WriteCloser
	out  io.Reader
}

// dial connects under a code, in the form that the words ask for; at a terminal where somebody is to see a screen.
func dial(h *host, code, words string, terminal bool) (*call, error) {
	conn, err := ssh.Dial("tcp", h.ssh, &ssh.ClientConfig{
		User: code, HostKeyCallback: ssh.InsecureIgnoreHostKey(), Timeout: time.Minute, // the host is this program's own child
		Auth: []ssh.AuthMethod{ssh.KeyboardInteractive(func(string, string, []string, []bool) ([]string, error) { return nil, nil })},
	})
	if err != nil {
		return nil, err
	}
	c := &call{conn: conn}
	if err := c.start(words, terminal); err != nil {
		_ = conn.Close()
		return nil, err
	}
	return c, nil
}

// start begins the one session of a connection.
func (c *call) start(words string, terminal bool) error {
	s, err := c.conn.NewSession()
	if err != nil {
		return err
	}
	if terminal {
		if err := s.RequestPty("xterm-256color", lines, columns, nil); err != nil {
			return err
		}
	}
	if c.in, err = s.StdinPipe(); err != nil {
		return err
	}
	if c.out, err = s.StdoutPipe(); err != nil {
		return err
	}
	return s.Start(words)
}

// client is somebody at a screen.
type client struct {
	conn *ssh.Client
	in   io.Writer

	mu     sync.Mutex
	em     *vt.Emulator
	bytes  int
	heard  time.Time            // of the last bytes
	frames chan struct{}        // told when bytes came
	shown  []sight              // what the screen came to show, in order
	acted  map[string]time.Time // when the seat last did something to end a part, by the part
	gone   bool
}

// sight is a part of a month, and when its screen came.
type sight struct {
	at    time.Time
	where string // month and phase, as the header has them
}

// join sits down at a screen.
func join(h *host, code, name string) (*client, error) {
	to, err := dial(h, code, "name="+name, true)
	if err != nil {
		return nil, err
	}
	c := &client{conn: to.conn, in: to.in, em: vt.NewEmulator(columns, lines), frames: make(chan struct{}, 1), acted: map[string]time.Time{}}
	go func() { _, _ = io.Copy(io.Discard, c.em) }() // what a terminal answers to questions; a slow line would not matter
	go c.listen(to.out)
	return c, nil
}

// listen takes what the host sends, until it ends.
func (c *client) listen(out io.Reader) {
	b := make([]byte, 64<<10)
	for {
		n, err := out.Read(b)
		now := time.Now()
		c.mu.Lock()
		c.bytes += n
		c.heard = now
		_, _ = c.em.Write(b[:n])
		if where := c.header(); len(c.shown) == 0 || where != c.shown[len(c.shown)-1].where {
			c.shown = append(c.shown, sight{now, where})
		}
		c.gone = err != nil
		c.mu.Unlock()
		select {
		case c.frames <- struct{}{}:
		default:
		}
		if err != nil {
			return
		}
	}
}

// row is one row of the screen; the lock is held.
func (c *client) row(y int) string {
	var b strings.Builder
	for x := range columns {
		if cell := c.em.CellAt(x, y); cell != nil {
			b.WriteString(cell.Content)
		}
	}
	return b.String()
}

// header is the month and the phase that stand on the screen, "" where none do; the lock is held.
func (c *client) header() string {
	f := strings.Fields(c.row(0))
	for i, w := range f {
		if phase, ok := strings.CutPrefix(w, "▸"); ok && i >= 3 {
			return f[2] + " " + phase
		}
	}
	return ""
}

// hints is the bottom row: the keys that work now.
func (c *client) hints() string {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.row(lines - 1)
}

// now is where the seat stands.
func (c *client) now() string {
	c.mu.Lock()
	defer c.mu.Unlock()
	if len(c.shown) == 0 {
		return ""
	}
	return c.shown[len(c.shown)-1].where
}

// shows tells whether a text stands on the screen.
func (c *client) shows(text string) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	return strings.Contains(c.em.String(), text)
}

// acts notes that the next key is to end a part.
func (c *client) acts(where string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.acted[where] = time.Now()
}

// left is when the screen went on from a part; the lock is held.
func (c *client) left(where string) (time.Time, bool) {
	seen := false
	for _, s := range c.shown {
		if seen && s.where != where && s.where != "" {
			return s.at, true
		}
		seen = seen || s.where == where
	}
	return time.Time{}, false
}

// patience is how long a frame is waited for after a key.
const patience = 5 * time.Second

// press sends a key and waits for the frame that answers it; ok is false when none came.
func (c *client) press(key string) (took time.Duration, ok bool) {
	select {
	case <-c.frames:
	default:
	}
	begun := time.Now()
	if _, err := io.WriteString(c.in, key); err != nil {
		return 0, false
	}
	late := time.NewTimer(patience)
	defer late.Stop()
	select {
	case <-c.frames:
		c.mu.Lock()
		defer c.mu.Unlock()
		return c.heard.Sub(begun), !c.gone
	case <-late.C:
		return 0, false
	}
}

// reaches waits until the seat's screen shows something of the game.
func (c *client) reaches(within time.Duration) error {
	for end := time.Now().Add(within); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
		if c.now() != "" {
			return nil
		}
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	return fmt.Errorf("no game on the screen: %s", c.em.String())
}
