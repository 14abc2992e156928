//go:build ext

package serve_test

import (
	"bufio"
	"encoding/json"
	"io"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

// pages is Chromium with people at pages of the host (.ci/page/people.mjs).
type pages struct {
	t  *testing.T
	in io.WriteCloser

	mu   sync.Mutex
	n    int
	asks map[int]chan reply

	ended chan struct{} // closed when the program that drives the browser says nothing more
}

type reply struct {
	ID    int
	Value json.RawMessage
	Fault string
}

// chromium starts the browser; its windows are opened one after another.
func chromium(t *testing.T) *pages {
	t.Helper()
	script, err := filepath.Abs("../../../.ci/page/people.mjs")
	if err != nil {
		t.Fatal(err)
	}
	path, err := exec.LookPath("chromium")
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("node", script, path)
	stands := make(chan reply, 1)
	b := &pages{t: t, asks: map[int]chan reply{0: stands}, ended: make(chan struct{})}
	if b.in, err = cmd.StdinPipe(); err != nil {
		t.Fatal(err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	var said strings.Builder
	cmd.Stderr = &said
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	go func() {
		defer close(b.ended)
		lines := bufio.NewScanner(out)
		lines.Buffer(nil, 1<<20)
		for lines.Scan() {
			var r reply
			if json.Unmarshal(lines.Bytes(), &r) == nil {
				b.mu.Lock()
				c := b.asks[r.ID]
				delete(b.asks, r.ID)
				b.mu.Unlock()
				if c != nil {
					c <- r
				}
			}
		}
	}()
	t.Cleanup(func() {
		_ = b.in.Close()
		select {
		case <-b.ended:
		case <-time.After(20 * time.Second):
			_ = cmd.Process.Kill()
		}
		if err := cmd.Wait(); err != nil {
			t.Errorf("the browser: %v %s", err, said.String())
		}
	})
	select {
	case <-stands:
	case <-b.ended: // why, the end of the test says
		t.Fatal("no browser")
	case <-time.After(time.Minute):
		t.Fatal("no browser within a minute")
	}
	return b
}

// gone tells whether the browser has ended.
func (b *pages) gone() bool {
	select {
	case <-b.ended:
		return true
	default:
		return false
	}
}

// ask has the browser do something.
func (b *pages) ask(m map[string]any, into any) {
	b.t.Helper()
	c := make(chan reply, 1)
	b.mu.Lock()
	b.n++
	m["id"] = b.n
	b.asks[b.n] = c
	line, _ := json.Marshal(m)
	_, _ = b.in.Write(append(line, '\n'))
	b.mu.Unlock()
	select {
	case r := <-c:
		if r.Fault != "" {
			b.t.Errorf("%s: %s", line, r.Fault)
		} else if into != nil {
			_ = json.Unmarshal(r.Value, into)
		}
	case <-b.ended: // why, the end of the test says
		b.t.Errorf("the browser is gone, asked for %s", line)
	case <-time.After(2 * time.Minute):
		b.t.Errorf("the browser does not answer %s", line)
	}
}

// page is a person at a page.
type page struct {
	b   *pages
	who string
}

// open opens a page in a window of its own; the code stands behind the address's #, which is sent nowhere.
func (b *pages) open(h *hosted, code, who string) *page {
	b.t.Helper()
	p := &page{b, who}
	b.ask(map[string]any{"do": "open", "who": who, "url": h.scheme + "://" + h.web + "/?lang=en&name=" + who + "#" + code}, nil)
	return p
}

func (p *page) screen() string {
	var s string
	p.b.ask(map[string]any{"do": "screen", "who": p.who}, &s)
	return strings.ReplaceAll(s, " ", " ")
}

// named are keys as a browser calls them.
var named = map[rune]string{'\r': "Enter", '\x1b': "Escape", '\t': "Tab", ' ': "Space"}

func (p *page) press(keys string) {
	var all []string
	for _, r := range keys {
		key, ok := named[r]
		if !ok {
			key = string(r)
		}
		all = append(all, key)
	}
	p.b.ask(map[string]any{"do": "press", "who": p.who, "keys": all}, nil)
}

func (p *page) reload() { p.b.ask(map[string]any{"do": "reload", "who": p.who}, nil) }

// faults are what the page's own console says, and whom it asked but the host.
func (p *page) faults() (list []string) {
	p.b.ask(map[string]any{"do": "faults", "who": p.who}, &list)
	return list
}

// seen waits until a text stands on somebody's screen.
func seen(t *testing.T, p person, text string) {
	t.Helper()
	for range 300 {
		if strings.Contains(p.screen(), text) {
			return
		}
		time.Sleep(100 * time.Millisecond)
	}
	t.Errorf("%q is not on the screen:\n%s", text, p.screen())
}

// person is somebody at a screen, of whatever kind.
type person interface {
	screen() string
	press(keys string)
}
