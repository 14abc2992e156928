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

// scale is how large the seminar is: RIOBRAVO_SEMINAR=full is three tables and twelve people at terminals besides, over six
// turns, as .ci/run long has it; else one table over two.
func scale() (tables, months, terminals int) {
	if os.Getenv("RIOBRAVO_SEMINAR") == "full" {
		return 3, 6, 4
	}
	return 1, 2, 1
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

// seatPlayer plays a seat to the end of a month in lines of JSON, as its staff would.
func seatPlayer(t *testing.T, h *hosted, table int, seat string, until int) {
	who := h.codes[fmt.Sprintf("Table %d %s", table, seat)]
	p := play(t, h, who, seat)
	cut := false
	for {
		m := p.next()
		if m.Type == "over" || m.Type == "turn" && m.Month > until {
			return
		}
		if m.Type != "turn" {
			continue
		}
		if m.Month == 2 && !cut && seat == "Mexico" { // cut off, and back in the same place
			cut = true
			_ = p.cmd.Process.Kill()
			_ = p.cmd.Wait()
			p = play(t, h, who, seat)
			continue
		}
		fmt.Fprintln(p.in, `{"do":"auto"}`)
	}
}

var headLine = regexp.MustCompile(`Kept as (\S+?)\.`)

// TestSeminar: a room plays: programs in most seats over real OpenSSH clients, people at terminals who look on and write, a
// facilitator who injects, overrides, answers a memo and rewinds. In the end every table's game verifies, decided again from
// its log.
func TestSeminar(t *testing.T) {
	tables, months, terminals := scale()
	dir := t.TempDir()
	h := serveIt(t, "--data", dir, "--seed", "3", "--tables", strconv.Itoa(tables), "--grace", "2s")
	f := desk(t, h)
	var people []*client
	for n := range tables {
		for i := range terminals { // a cabinet: people who read and write beside the program that plays
			c := join(t, h, h.codes[fmt.Sprintf("Table %d United States", n+1)], "-t", fmt.Sprintf("name=Member%d", i))
			people = append(people, c)
		}
	}
	for _, c := range people {
		c.see("BRIEF")
	}
	run := func(until int) {
		var playing sync.WaitGroup
		for n := range tables {
			for _, seat := range []string{"United States", "Mexico", "Sinaloa", "Jalisco"} {
				if h.codes[fmt.Sprintf("Table %d %s", n+1, seat)] == "" {
					t.Fatalf("no code for %q among %v", seat, h.codes)
				}
				playing.Add(1)
				go func() {
					defer playing.Done()
					seatPlayer(t, h, n+1, seat, until)
				}()
			}
		}
		playing.Wait()
	}
	for _, line := range []string{"say all Welcome", "inject 1 caravan", "set 1 trade 90 a strike at the ports"} {
		if got := f.says(line); strings.Contains(got, "There are:") && !strings.Contains(got, "mark") {
			t.Errorf("%s: %s", line, got)
		}
	}
	people[0].press("\r")
	people[0].press("M")
	people[0].see("Letters")
	people[0].press("\t\t\t\t\t") // the facilitator
	people[0].press("We are ready\r")
	people[0].see("Sent.")
	people[0].press("\x1b")
	// A memo, and its ruling: the first table goes to its orders, one seat writes, the others' sheets are closed for them.
	people[0].see("TALKS")
	f.says("seal 1")
	f.says("seal 1")
	people[0].see("ORDERS")
	people[0].press("M")
	people[0].see("Letters")
	people[0].press("\t\t\t\t\t\t\t\t") // memo, in a column
	people[0].press("A quiet word with the ports\r")
	people[0].see("Sent.")
	people[0].press("\x1b")
	f.says("seal 1")
	if got := f.says("memos 1"); !strings.Contains(got, "A quiet word") {
		t.Errorf("no memo waits: %s\n%s", got, people[0].screen())
	}
	for _, column := range []string{"diplomatic", "tactical", "strategic"} {
		f.says("argue 1 usa " + column + " 3 1 0 approval usa +2")
	}
	f.says("rewind 1 1")
	run(months)
	for n := range tables {
		id := headLine.FindStringSubmatch(f.says(fmt.Sprintf("table %d", n+1)))
		if id == nil {
			t.Fatal("a table without a game")
		}
		h.games = append(h.games, id[1])
	}
	if got := f.says("letters 1"); !strings.Contains(got, "We are ready") || !strings.Contains(got, "Welcome") {
		t.Errorf("letters: %s", got)
	}
	_ = h.cmd.Process.Signal(os.Interrupt)
	_ = h.cmd.Wait()
	path, _ := program()
	for _, id := range h.games {
		out, err := exec.Command(path, "verify", id, "--data", dir).CombinedOutput()
		if err != nil || !strings.Contains(string(out), "decide every command as they did") {
			t.Errorf("%s: %v: %s", filepath.Base(id), err, out)
		}
	}
}
