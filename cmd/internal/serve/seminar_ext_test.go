//go:build ext

package serve_test

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"
)

// room is how large the seminar is.
type room struct {
	tables, months int
	ssh, pages     []int // people at each table at terminals and at pages
}

// scale is the whole room with RIOBRAVO_SEMINAR=full, as .ci/run long has it: three tables, twenty people at terminals with
// OpenSSH's client and ten at pages in Chromium, six turns; else one table of eight people over two turns.
func scale() room {
	if os.Getenv("RIOBRAVO_SEMINAR") == "full" {
		return room{tables: 3, months: 6, ssh: []int{7, 7, 6}, pages: []int{3, 3, 4}}
	}
	return room{tables: 1, months: 2, ssh: []int{6}, pages: []int{2}}
}

// facilitator is a person at the desk, in lines, over a real OpenSSH client.
type facilitator struct {
	t   *testing.T
	mu  sync.Mutex
	in  io.WriteCloser
	out *bufio.Reader
}

func desk(t *testing.T, h *hosted) *facilitator {
	t.Helper()
	cmd := exec.Command("ssh", sshArgs(h, h.codes["the facilitator's desk"], "-T", "lines", "name=Prof")...)
	in, _ := cmd.StdinPipe()
	out, _ := cmd.StdoutPipe()
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = in.Close(); _ = cmd.Process.Kill(); _ = cmd.Wait() })
	return &facilitator{t: t, in: in, out: bufio.NewReader(out)}
}

// says carries out a line and returns the answer: all up to the next prompt but one, which a line that does nothing brings.
func (f *facilitator) says(line string) string {
	f.t.Helper()
	f.mu.Lock()
	defer f.mu.Unlock()
	mark := "mark" + strconv.Itoa(int(time.Now().UnixNano()%1e9))
	fmt.Fprintf(f.in, "%s\n%s\n", line, mark)
	var b strings.Builder
	for !strings.Contains(b.String(), mark) {
		s, err := f.out.ReadString('\n')
		if err != nil {
			f.t.Fatalf("the desk is gone: %v %s", err, b.String())
		}
		b.WriteString(s)
	}
	return b.String()
}

var headLine = regexp.MustCompile(`Kept as (\S+?)\.`)

// attendee is a person of the seminar, who may be cut off and come back.
type attendee struct {
	mu   sync.Mutex
	at   person
	name string
	back func() person // comes back after being cut off
}

func (a *attendee) now() person {
	a.mu.Lock()
	defer a.mu.Unlock()
	return a.at
}

func (a *attendee) screen() string    { return a.now().screen() }
func (a *attendee) press(keys string) { a.now().press(keys) }

// cut breaks the connection; the person comes back and is in the same place, asked for nothing.
func (a *attendee) cut(t *testing.T) {
	t.Helper()
	a.mu.Lock()
	a.at = a.back()
	a.mu.Unlock()
	seen(t, a, "RÍO BRAVO")
	if s := a.screen(); strings.Contains(s, "Your code:") || strings.Contains(s, "Your name:") {
		t.Errorf("%s is asked who it is:\n%s", a.name, s)
	}
}

// mates are the people of one table. The seats go round: the first four sit one in each, the others share.
type mates []*attendee

var seatNames = []string{"United States", "Mexico", "Sinaloa", "Jalisco"}

// seats lets a table's people in.
func seats(t *testing.T, h *hosted, b *pages, n, ssh, web int) mates {
	t.Helper()
	var all mates
	for i := range ssh + web {
		name := fmt.Sprintf("P%d", i)
		code := h.codes[fmt.Sprintf("Table %d %s", n, seatNames[i%len(seatNames)])]
		if code == "" {
			t.Fatalf("no code for seat %d among %v", i, h.codes)
		}
		a := &attendee{name: name}
		switch {
		case i >= ssh:
			p := b.open(h, code, fmt.Sprintf("P%d-%d", n, i))
			a.at, a.back = p, func() person { p.reload(); return p }
		default:
			words := []string{"-t", "name=" + name}
			if i == staffed {
				words = append(words, "lines")
			}
			c := join(t, h, code, words...)
			a.at, a.back = c, func() person {
				_ = c.cmd.Process.Kill()
				return join(t, h, code, words...)
			}
		}
		all = append(all, a)
	}
	for i, a := range all {
		if i != staffed {
			seen(t, a, "BRIEF")
		}
	}
	return all
}

// Who does what at a table: the rest look on.
const (
	first   = 0 // of the first seat's cabinet, which closes a part by a majority
	staffed = 1 // in lines, lets the staff act
	asker   = 2 // writes to everybody
	second  = 4 // of the first seat's cabinet
	against = 5 // dissents
	third   = 6 // closes for the third seat
	fourth  = 7 // and for the fourth, at a page
)

// acts tells whether somebody closes the parts of the month.
func acts(i int) bool { return i == first || i == second || i == third || i == fourth }

// play lets a table's people play until done is closed.
func (m mates) play(playing *sync.WaitGroup, done <-chan struct{}) {
	for i, a := range m {
		playing.Add(1)
		go func() {
			defer playing.Done()
			written := ""
			for {
				select {
				case <-done:
					return
				case <-time.After(200 * time.Millisecond):
				}
				switch month, phase := stands(a.screen()); {
				case i == staffed:
					a.press("auto\r")
					time.Sleep(time.Second)
				case acts(i):
					goOn(a, i == first && month != written && phase == "ORDERS")
					if phase == "ORDERS" {
						written = month
					}
				case i == asker && month != written && write(a, 0, "What do you want in month "+month+"?"),
					i == against && month != written && write(a, 6, "I am against it, month "+month):
					written = month
				}
			}
		}()
	}
}

// stands is the month and the phase that a screen shows.
func stands(screen string) (month, phase string) {
	head, _, _ := strings.Cut(screen, "\n")
	f := strings.Fields(head)
	for i, w := range f {
		if p, ok := strings.CutPrefix(w, "▸"); ok && i >= 3 {
			return f[2], p
		}
	}
	return "", ""
}

// goOn presses what ends the part that stands on the screen; with order something is put on the sheet first.
func goOn(p person, order bool) {
	s := strings.TrimRight(p.screen(), " \n")
	bottom := s[strings.LastIndex(s, "\n")+1:]
	_, phase := stands(s)
	switch {
	case strings.Contains(s, "━ Sure? ━"):
		p.press("y")
	case strings.Contains(bottom, " esc "):
		p.press("\x1b")
	case strings.Contains(s, "Your part is in") || phase == "":
	case order:
		p.press("a\r")
	case phase == "TALKS":
		p.press("ys") // yes to what is offered, then done
	case phase == "ORDERS", phase == "CRISIS":
		p.press("s")
	default:
		p.press("\r")
	}
}

// write writes a letter to the addressee so many tabs on, and tells whether it was sent: the letters stay open while the month
// goes on.
func write(p person, tabs int, text string) bool {
	p.press("M")
	if !soon(p, "━ Letters") {
		return false
	}
	p.press(strings.Repeat("\t", tabs) + text + "\r")
	sent := soon(p, "Sent.")
	p.press("\x1b")
	return sent
}

// soon tells whether a text comes to stand on somebody's screen within three seconds.
func soon(p person, text string) bool {
	for range 30 {
		if strings.Contains(p.screen(), text) {
			return true
		}
		time.Sleep(100 * time.Millisecond)
	}
	return false
}

var monthLine = regexp.MustCompile(`(?m)(\d+)\. Table \d+: month (\d+)/`)

// months is where the tables stand, as the desk sees it.
func (f *facilitator) months() map[int]int {
	f.t.Helper()
	out := map[int]int{}
	for _, m := range monthLine.FindAllStringSubmatch(f.says("tables"), -1) {
		n, _ := strconv.Atoi(m[1])
		out[n], _ = strconv.Atoi(m[2])
	}
	return out
}

// TestSeminar: a room plays: people at terminals with real clients and at pages in a real browser, in cabinets of which one
// decides by majority; a facilitator at the desk injects, overrides, answers a memo and takes a table back. Two are cut off
// and come back. In the end every table's game verifies, decided again from its log.
func TestSeminar(t *testing.T) {
	r := scale()
	dir := t.TempDir()
	h := serveIt(t, "--data", dir, "--seed", "3", "--tables", strconv.Itoa(r.tables), "--grace", "20s", "--cabinet", "usa=majority")
	f := desk(t, h)
	b := chromium(t)
	var tables []mates
	for n := range r.tables {
		tables = append(tables, seats(t, h, b, n+1, r.ssh[n], r.pages[n]))
	}
	f.prepares(tables[0])

	var playing sync.WaitGroup
	done := make(chan struct{})
	for _, m := range tables {
		m.play(&playing, done)
	}
	back := f.drives(r, tables, b)
	close(done)
	playing.Wait()
	if !back {
		t.Error("no table was taken back")
	}

	for n, m := range tables {
		id := headLine.FindStringSubmatch(f.says(fmt.Sprintf("table %d", n+1)))
		if id == nil {
			t.Fatal("a table without a game")
		}
		h.games = append(h.games, id[1])
		letters := f.says(fmt.Sprintf("letters %d", n+1))
		for _, want := range []string{"Welcome", "What do you want in month", "I am against it"} {
			if !strings.Contains(letters, want) {
				t.Errorf("table %d: %q is not among the letters: %s", n+1, want, letters)
				m.show(t)
			}
		}
	}
	if got := f.says("letters 1"); !strings.Contains(got, "We are ready") {
		t.Errorf("letters: %s", got)
	}
	for _, m := range tables {
		for _, a := range m {
			if p, ok := a.at.(*page); ok {
				if faults := p.faults(); len(faults) > 0 {
					t.Errorf("%s: %q", p.who, faults)
				}
			}
		}
	}
	_ = h.cmd.Process.Signal(os.Interrupt)
	_ = h.cmd.Wait()
	h.verify(dir)
}

// prepares says welcome, injects and overrides; a seat of the first table writes to the desk and writes a memo, which is
// answered by arguments; then the table begins anew.
func (f *facilitator) prepares(m mates) {
	f.t.Helper()
	for _, line := range []string{"say all Welcome", "inject 1 caravan", "set 1 trade 90 a strike at the ports"} {
		if got := f.says(line); strings.Contains(got, "There are:") && !strings.Contains(got, "mark") {
			f.t.Errorf("%s: %s", line, got)
		}
	}
	p := m[first]
	p.press("\r")
	p.press("M")
	seen(f.t, p, "Letters")
	p.press("\t\t\t\t\t") // the facilitator
	p.press("We are ready\r")
	seen(f.t, p, "Sent.")
	p.press("\x1b")
	seen(f.t, p, "TALKS")
	f.says("seal 1")
	f.says("seal 1")
	seen(f.t, p, "ORDERS")
	p.press("M")
	seen(f.t, p, "Letters")
	p.press("\t\t\t\t\t\t\t\t") // memo, in a column
	p.press("A quiet word with the ports\r")
	seen(f.t, p, "Sent.")
	p.press("\x1b")
	f.says("seal 1")
	if got := f.says("memos 1"); !strings.Contains(got, "A quiet word") {
		f.t.Errorf("no memo waits: %s\n%s", got, p.screen())
	}
	for _, column := range []string{"diplomatic", "tactical", "strategic"} {
		f.says("argue 1 usa " + column + " 3 1 0 approval usa +2")
	}
	f.says("roll 1")
	if got := f.says("memos 1"); strings.Contains(got, "A quiet word") {
		f.t.Errorf("the memo still waits: %s", got)
	}
	f.says("rewind 1 1")
}

// limit is how long a month may take before the test gives up: it says then where everybody stands.
const limit = 2 * time.Minute

// drives watches over the room until every table has played its turns. When the last table comes to its second month, one
// who sits at a terminal and one at a page are cut off, and when it comes to its third (or the end) it is taken back once.
func (f *facilitator) drives(r room, tables []mates, b *pages) (back bool) {
	f.t.Helper()
	last := len(tables)
	cut, told := false, ""
	for end := time.Now().Add(time.Duration(r.months) * limit); time.Now().Before(end) && !b.gone(); time.Sleep(time.Second) {
		at := f.months()
		if now := fmt.Sprint(at); now != told {
			told = now
			f.t.Logf("months of the tables: %s", strings.TrimPrefix(now, "map"))
		}
		over := len(at) == last
		for _, month := range at {
			over = over && month > r.months
		}
		switch m := tables[last-1]; {
		case over && back:
			return back
		case !cut && at[last] >= 2:
			cut = true
			m[first].cut(f.t)
			m[len(m)-1].cut(f.t)
		case cut && !back && at[last] > min(2, r.months):
			back = true
			f.says(fmt.Sprintf("rewind %d 2", last))
		}
	}
	f.t.Errorf("the room does not come to the end: %v\n%s", f.months(), tables[last-1][first].screen())
	for _, m := range tables {
		m.show(f.t)
	}
	return back
}

// show logs what stands on everybody's screen.
func (m mates) show(t *testing.T) {
	t.Helper()
	for i, a := range m {
		t.Logf("%s, %d:\n%s", a.name, i, a.screen())
	}
}

// verify decides every command of the games anew, from their logs alone, and holds the result against what was kept.
func (h *hosted) verify(dir string) {
	h.t.Helper()
	path, _ := program()
	for _, id := range h.games {
		out, err := exec.Command(path, "verify", id, "--data", dir).CombinedOutput()
		if err != nil || !strings.Contains(string(out), "decide every command as they did") {
			h.t.Errorf("%s: %v: %s", filepath.Base(id), err, out)
		}
	}
}
