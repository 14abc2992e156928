//go:build ext

package serve_test

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"net"
	"net/http"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"github.com/charmbracelet/x/vt"
	"github.com/coder/websocket"

	"riobravo/content"
	"riobravo/game"
	"riobravo/save/postgres"
	"riobravo/save/postgres/pgtest"
)

// pair is two machines that serve one hall over one database.
type pair struct {
	t        *testing.T
	db       *postgres.Store // the test's own sight of it
	direct   string          // the database's address
	room     string
	game     string
	codes    map[string]string
	cuts     bool      // machines are cut off here: they live, and cannot let anybody in
	sites    [2]site   // where each stands
	at       [2]string // where the other reaches it
	patience int       // how many actions a seat does for one that ends its part, so that the game lasts as long as the test
	acked    atomic.Int64
	over     atomic.Bool

	mu   sync.Mutex
	host [2]*hosted // nil while it is dead
}

// site is where a machine stands: its address, what its program is started with, and the database's address from there.
type site struct {
	host   string
	within []string
	url    string
}

// startPair starts a database and two machines that share a hall; through says what each sees of the database.
func startPair(t *testing.T, through func(c *pgtest.Cluster, n int) string) *pair {
	t.Helper()
	c := pgtest.Start(t)
	return startPairAt(t, c, [2]site{{host: "127.0.0.1", url: through(c, 0)}, {host: "127.0.0.1", url: through(c, 1)}})
}

// startPairAt starts two machines that share a hall over a database.
func startPairAt(t *testing.T, c *pgtest.Cluster, sites [2]site) *pair {
	t.Helper()
	p := &pair{t: t, patience: 10 + 2*times(t, 4)}
	p.direct, p.sites = c.URL(), sites
	for n, s := range sites {
		l, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			t.Fatal(err)
		}
		p.at[n] = net.JoinHostPort(s.host, strconv.Itoa(l.Addr().(*net.TCPAddr).Port))
		_ = l.Close()
	}
	p.start(0, "--seed", "3")
	p.codes = p.host[0].codes
	p.start(1, "--resume", "last")
	var err error
	if p.db, err = postgres.Open(context.Background(), c.URL(), postgres.Node{Name: "test"}); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(p.db.Close)
	rooms, err := p.db.Rooms()
	games, err2 := p.db.Games()
	if err != nil || err2 != nil || len(rooms) != 1 || len(games) != 1 {
		t.Fatal(rooms, games, err, err2)
	}
	p.room, p.game = rooms[0], games[0]
	return p
}

// start starts one of the machines.
func (p *pair) start(n int, args ...string) {
	p.t.Helper()
	h := serveAt(p.t, p.sites[n].within, p.sites[n].host, append([]string{"--store", p.sites[n].url, "--node", p.at[n]}, args...)...)
	if strings.Contains(h.out, pgtest.Password) {
		p.t.Errorf("the password is told: %s", h.out)
	}
	p.mu.Lock()
	p.host[n] = h
	p.mu.Unlock()
}

// kill ends a machine as a power cut would.
func (p *pair) kill(n int) {
	p.mu.Lock()
	h := p.host[n]
	p.host[n] = nil
	p.mu.Unlock()
	_ = h.cmd.Process.Signal(syscall.SIGKILL)
	_ = h.cmd.Wait()
}

// living is a machine that lives: the one that is wanted, or the other.
func (p *pair) living(want int) *hosted {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.host[want] != nil {
		return p.host[want]
	}
	return p.host[1-want]
}

// holder is the machine that holds the hall; -1 neither.
func (p *pair) holder() int {
	h, err := p.db.Holder(p.room)
	if err != nil {
		p.t.Error(err)
	}
	for n, at := range p.at {
		if h.Node != "" && strings.Contains(h.Reach, at) {
			return n
		}
	}
	return -1
}

// held waits until a machine holds the hall.
func (p *pair) held(n int) {
	p.t.Helper()
	for range 3000 {
		if p.holder() == n {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	p.t.Fatalf("machine %d does not take the hall up", n)
}

// deed is an action as the protocol tells it.
type deed struct {
	N                             int
	Do, ID, Column, Region, Group string
	Slot                          int
}

func (d deed) key() string {
	return strings.Join([]string{d.Do, d.ID, d.Column, d.Region, d.Group, strconv.Itoa(d.Slot)}, "|")
}

// keys are a seat's commands in the log, as the protocol would tell them.
func keys(t *testing.T, db *postgres.Store, id string) map[string][]string {
	t.Helper()
	sc, _ := content.Load(content.Default)
	rs := sc.Ruleset
	l, err := db.View(id)
	if err != nil {
		t.Fatal(err)
	}
	if err := l.Verify(); err != nil {
		t.Error(err)
	}
	names := map[game.CommandKind]string{game.CmdReady: "ready", game.CmdSeal: "seal", game.CmdPosture: "posture", game.CmdOrder: "order", game.CmdChoose: "choose", game.CmdSignal: "signal"}
	out := map[string][]string{}
	s := l.Opening()
	for _, r := range l.Records() {
		crisis := ""
		if n := s.World.Crisis; n > 0 {
			crisis = rs.Crises[n-1].ID
		}
		game.Fold(&s, r.Events)
		c := r.Command
		if c.Seat < 0 || names[c.Kind] == "" {
			continue
		}
		d := deed{Do: names[c.Kind]}
		switch c.Kind {
		case game.CmdPosture:
			d.ID = rs.Postures[c.Posture].ID
		case game.CmdSignal:
			d.ID = rs.Signals[c.Signal].ID
		case game.CmdChoose:
			d.ID, d.Slot = crisis, int(c.Option)
		case game.CmdOrder:
			if d.Column = game.ColumnNames[c.Column]; c.Order == game.Empty {
				d.Do = "empty"
				break
			}
			d.ID = rs.Orders[c.Order.ID].ID
			if c.Order.Region >= 0 {
				d.Region = rs.Regions[c.Order.Region].ID
			}
			if c.Order.Group >= 0 {
				d.Group = rs.Groups[c.Order.Group].ID
			}
		}
		id := rs.Seats[c.Seat].ID
		out[id] = append(out[id], d.key())
	}
	return out
}

// missing is the first of those acknowledged that is not in the log, in their order; "" all are.
func missing(acked, log []string) string {
	at := 0
	for i, k := range acked {
		for at < len(log) && log[at] != k {
			at++
		}
		if at == len(log) {
			return fmt.Sprintf("%d of %d: %s", i+1, len(acked), k)
		}
		at++
	}
	return ""
}

// chair is a program that plays a seat, comes again when its machine dies, and remembers what was acknowledged.
type chair struct {
	p     *pair
	seat  string // its code's name
	id    string
	via   int // the machine that it comes by where that lives
	rand  *rand.Rand
	acked []string
	when  func(n int) // told of an acknowledgement, and by which machine it came; nil nobody
	waits []time.Duration
}

// play plays until stop is closed or the game is over.
func (c *chair) play(stop <-chan struct{}) {
	for {
		select {
		case <-stop:
			return
		default:
		}
		if c.sit(stop) {
			return
		}
	}
}

// sit plays over one connection; it tells whether there is nothing more to play.
func (c *chair) sit(stop <-chan struct{}) bool {
	began := time.Now()
	h := c.p.living(c.via)
	cmd := exec.Command("ssh", sshArgs(h, c.p.codes["Table 1 "+c.seat], "-T", "json", "name="+c.id)...)
	in, _ := cmd.StdinPipe()
	out, _ := cmd.StdoutPipe()
	if err := cmd.Start(); err != nil {
		c.p.t.Error(err)
		return true
	}
	gone := make(chan struct{})
	defer func() { close(gone); _ = cmd.Process.Kill(); _ = cmd.Wait() }()
	go func() {
		select {
		case <-stop:
			_ = cmd.Process.Kill()
		case <-gone:
		}
	}()
	r := bufio.NewReaderSize(out, 1<<20)
	asked := map[string]string{} // and not yet answered, by turn and number
	waits := false               // for the last of them
	for first := true; ; {
		line, err := r.ReadBytes('\n')
		if err != nil {
			return false
		}
		var m struct {
			Type, Turn, Text string
			N                int
			Actions          []deed
		}
		if err := json.Unmarshal(line, &m); err != nil {
			c.p.t.Errorf("%s is told what is no record: %s", c.id, line)
			continue
		}
		if first && m.Type != "bye" && m.Type != "moved" {
			c.waits = append(c.waits, time.Since(began))
			first = false
		}
		switch m.Type {
		case "over":
			c.p.over.Store(true)
			return true
		case "moved": // the connection goes on; what was asked may not have happened, or be answered yet
			waits, began, first = false, time.Now(), true
		case "bye":
			if strings.Contains(m.Text, "No machine holds") {
				if c.via = 1 - c.via; !c.p.cuts {
					c.p.t.Errorf("%s was sent away after %v: %s", c.id, time.Since(began), m.Text)
				}
			}
		case "refused":
			waits = false
		case "ok":
			did, known := asked[answer(m.Turn, m.N)]
			if !known {
				c.p.t.Errorf("%s is told of what it never asked: %s", c.id, line)
			}
			c.acked, waits = append(c.acked, did), false
			c.p.acked.Add(1)
			if c.when != nil {
				c.when(c.via)
			}
		case "turn":
			if waits { // the turn behind the answer is the one that counts
				continue
			}
			select {
			case <-stop:
				return true
			case <-time.After(time.Duration(50+c.rand.IntN(150)) * time.Millisecond):
			}
			if d, ok := c.choose(m.Actions); ok {
				asked[answer(m.Turn, d.N)], waits = d.key(), true
				if _, err := fmt.Fprintf(in, "{\"turn\":%q,\"n\":%d}\n", m.Turn, d.N); err != nil {
					return false
				}
			}
		}
	}
}

// answer names what an ok or a refusal is about.
func answer(turn string, n int) string { return fmt.Sprintf("%s %d", turn, n) }

// choose is any action; those that end a part are seldom chosen, so that there is something to do while machines die.
func (c *chair) choose(all []deed) (deed, bool) {
	var open, ends []deed
	for _, d := range all {
		if d.Do == "ready" || d.Do == "seal" {
			ends = append(ends, d)
		} else {
			open = append(open, d)
		}
	}
	if len(ends) > 0 && (len(open) == 0 || c.rand.IntN(c.p.patience) == 0) {
		if len(open) == 0 {
			time.Sleep(time.Duration(c.rand.IntN(2000)) * time.Millisecond)
		}
		return ends[0], true
	}
	if len(open) == 0 {
		return deed{}, false
	}
	return open[c.rand.IntN(len(open))], true
}

// writer writes letters, each with words of its own, and remembers those that were said to be sent.
func writer(p *pair, stop <-chan struct{}) (sent []string) {
	for n := 0; ; {
		h := p.living(n % 2)
		cmd := exec.Command("ssh", sshArgs(h, p.codes["Table 1 United States"], "-T", "lines", "name=Writer")...)
		in, _ := cmd.StdinPipe()
		out, _ := cmd.StdoutPipe()
		if err := cmd.Start(); err != nil {
			p.t.Error(err)
			return sent
		}
		r := bufio.NewReader(out)
		gone := make(chan struct{})
		go func() {
			select {
			case <-stop:
				_ = cmd.Process.Kill()
			case <-gone:
			}
		}()
		for open := true; open; n++ {
			select {
			case <-stop:
				_ = cmd.Wait()
				return sent
			case <-time.After(4 * time.Second): // no more than so many in a minute are taken
			}
			word := fmt.Sprintf("word-%d.", n)
			_, _ = io.WriteString(in, "write everyone "+word+"\n")
			for {
				line, err := r.ReadString('\n')
				if open = err == nil; !open {
					break
				}
				if strings.Contains(line, "Sent to") {
					sent = append(sent, word)
					break
				}
			}
		}
		close(gone)
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
	}
}

// table seats four programs and a writer; the function stops them and holds what was acknowledged against the log.
func (p *pair) table(when func(n int)) (stop func()) {
	done := make(chan struct{})
	var all sync.WaitGroup
	var chairs []*chair
	for i, s := range []struct{ seat, id string }{{"United States", "usa"}, {"Mexico", "mexico"}, {"Sinaloa", "sinaloa"}, {"Jalisco", "jalisco"}} {
		c := &chair{p: p, seat: s.seat, id: s.id, via: i % 2, rand: rand.New(rand.NewPCG(7, uint64(i))), when: when}
		chairs = append(chairs, c)
		all.Go(func() { c.play(done) })
	}
	var letters []string
	all.Go(func() { letters = writer(p, done) })
	return func() {
		close(done)
		all.Wait()
		log := keys(p.t, p.db, p.game)
		longest, times, acked := time.Duration(0), 0, 0
		for _, c := range chairs {
			if lost := missing(c.acked, log[c.id]); lost != "" {
				p.t.Errorf("%s: acknowledged and not in the log, %s\nacknowledged:\n%s\nin the log:\n%s", c.id, lost, strings.Join(c.acked, "\n"), strings.Join(log[c.id], "\n"))
			}
			if len(c.acked) < 5 {
				p.t.Errorf("%s did only %d things", c.id, len(c.acked))
			}
			acked += len(c.acked)
			for _, w := range c.waits {
				longest = max(longest, w)
				times++
			}
		}
		room, err := p.db.Room(p.room)
		if err != nil {
			p.t.Error(err)
		}
		for _, word := range letters {
			if !strings.Contains(string(room), word) {
				p.t.Errorf("a letter that was sent is lost: %s", word)
			}
		}
		p.verified()
		if len(letters) == 0 {
			p.t.Error("no letter was sent")
		}
		p.t.Logf("measured: %d commands and %d letters acknowledged, none lost; %d times a seat came in, at most after %v", acked, len(letters), times, longest.Round(10*time.Millisecond))
	}
}

// verified takes the game out of the database and has the program decide all of it again.
func (p *pair) verified() {
	p.t.Helper()
	path, _ := program()
	dir := p.t.TempDir()
	for _, args := range [][]string{{"import", p.game, "--store", p.direct}, {"verify", "--all"}} {
		out, err := exec.Command(path, append(args, "--data", dir)...).CombinedOutput()
		if err != nil || args[0] == "verify" && !strings.Contains(string(out), "decide every command as they did") {
			p.t.Errorf("%s: %v: %s", args[0], err, out)
		}
	}
}

// moves waits until so many more commands were acknowledged.
func (p *pair) moves(n int64) {
	p.t.Helper()
	from := p.acked.Load()
	for range 1200 {
		if p.acked.Load() >= from+n {
			return
		}
		if p.over.Load() {
			p.t.Fatal("the game was over before the machines had died often enough")
		}
		time.Sleep(50 * time.Millisecond)
	}
	p.t.Fatal("the table stands still")
}

// times is how often a test does its worst: a few times, or as RIOBRAVO_KILLS says.
func times(t *testing.T, few int) int {
	if s := os.Getenv("RIOBRAVO_KILLS"); s != "" {
		n, err := strconv.Atoi(s)
		if err != nil {
			t.Fatal(err)
		}
		return n
	}
	return few
}

// TestTwoNodes: two machines on one database, one of which dies again and again while a table plays by both: nothing that was
// acknowledged is lost, and every seat comes in again by the one that lives.
func TestTwoNodes(t *testing.T) {
	p := startPair(t, func(c *pgtest.Cluster, _ int) string { return c.URL() })
	stop := p.table(nil)
	r := rand.New(rand.NewPCG(1, 2))
	held := 0
	n := times(t, 4)
	for i := range n {
		p.moves(6)
		time.Sleep(time.Duration(r.IntN(1000)) * time.Millisecond)
		victim := r.IntN(2)
		if at := p.holder(); i == 0 && at >= 0 {
			victim = at // at least once it is the one that holds the hall
		}
		if p.holder() == victim {
			held++
		}
		p.kill(victim)
		if r.IntN(2) == 0 { // the other has to do alone for a while
			p.moves(6)
		}
		p.start(victim, "--resume", "last")
	}
	p.moves(6)
	stop()
	t.Logf("measured: killed %d times, %d times the one that held the hall", n, held)
}

// tableOfBoth is a table like any; what ends it also complains of a machine over which nothing was acknowledged.
func (p *pair) tableOfBoth() (end func()) {
	p.t.Helper()
	var by [2]atomic.Int64
	stop := p.table(func(n int) { by[n].Add(1) })
	return func() {
		p.t.Helper()
		stop()
		for n := range by {
			if by[n].Load() == 0 {
				p.t.Errorf("nothing came over machine %d", n)
			}
		}
	}
}

// TestCutOff: the machine that holds the hall is cut off from the database, while people are at both. It stops acknowledging
// before the other begins; when it is back it passes its people on.
func TestCutOff(t *testing.T) {
	var proxies [2]*pgtest.Proxy
	p := startPair(t, func(c *pgtest.Cluster, n int) string {
		proxies[n] = pgtest.Through(t, c.Addr)
		return pgtest.URL(proxies[n].Addr)
	})
	p.cuts = true
	overBoth := p.tableOfBoth()
	for range times(t, 1) {
		p.moves(6)
		holds := p.holder()
		if holds < 0 {
			t.Fatal("nobody holds the hall")
		}
		proxies[holds].Cut(true)
		p.held(1 - holds)
		// Those who are still at the machine that is cut off go on trying; what it would acknowledge now would not be in the log.
		p.moves(6)
		proxies[holds].Cut(false)
	}
	p.moves(12)
	overBoth()
}

// TestCutOffByNetwork: as TestCutOff, with the machine that holds the hall in a network namespace of its own, and the network
// between it and the database cut in every way, also one way only.
func TestCutOffByNetwork(t *testing.T) {
	if os.Getuid() != 0 { // TestCutOff stands for it then, by a proxy
		t.Log("measured: nothing here: only root may make network namespaces; the proxy of TestCutOff alone was cut")
		return
	}
	wire := lay(t)
	c := pgtest.Start(t, wire.data+"/30")
	_, port, _ := net.SplitHostPort(c.Addr)
	p := startPairAt(t, c, [2]site{
		{host: wire.there, within: []string{"ip", "netns", "exec", wire.ns}, url: pgtest.URL(net.JoinHostPort(wire.data, port))},
		{host: wire.here, url: c.URL()},
	})
	p.cuts = true
	overBoth := p.tableOfBoth()
	for n := range times(t, 1) {
		p.moves(6)
		if p.holder() == 1 { // it goes back to the one that can be cut off
			p.kill(1)
			p.held(0)
			p.start(1, "--resume", "last")
			p.moves(6)
		}
		way := partitions[n%len(partitions)]
		way.cut(wire)
		began := time.Now()
		p.held(1)
		t.Logf("measured: %s: another machine holds the hall after %v", way.name, time.Since(began).Round(10*time.Millisecond))
		p.moves(6) // what the machine that is cut off would acknowledge now would not be in the log
		way.heal(wire)
	}
	p.moves(12)
	overBoth()
}

// TestDatabaseRestarts: the database is stopped at once and started again in mid-play, and is gone for twenty seconds. The tables
// stand still, people are told, and play goes on afterwards with everything that was acknowledged.
func TestDatabaseRestarts(t *testing.T) {
	c := pgtest.Start(t)
	at := site{host: "127.0.0.1", url: c.URL()}
	p := startPairAt(t, c, [2]site{at, at})
	p.cuts = true
	stop := p.table(nil)
	for _, down := range []time.Duration{0, 20 * time.Second} {
		p.moves(6)
		ana := join(t, p.living(0), p.codes["Table 1 an observer who sees everything"], "-t", "name=Ana")
		seen(t, ana, "RÍO BRAVO")
		told := make(chan struct{})
		go func() {
			defer close(told)
			for down > 0 && !strings.Contains(ana.screen(), "No machine holds the tables just now") {
				select {
				case <-t.Context().Done():
					return
				case <-time.After(50 * time.Millisecond):
				}
			}
		}()
		c.Restart(down)
		began := time.Now()
		p.moves(6)
		t.Logf("measured: after the database was gone for %v play goes on within %v", down, time.Since(began).Round(10*time.Millisecond))
		select {
		case <-told:
		case <-time.After(30 * time.Second):
			t.Errorf("a person is not told:\n%s", ana.screen())
		}
	}
	stop()
}

// TestCarriedAlong: who is at a terminal or in a browser at a machine that lives goes on where the hall goes, without coming in
// again; that machine says that it is there, and one that is cut off that it is not.
func TestCarriedAlong(t *testing.T) {
	proxies := map[int]*pgtest.Proxy{}
	p := startPair(t, func(c *pgtest.Cluster, n int) string {
		proxies[n] = pgtest.Through(t, c.Addr)
		return pgtest.URL(proxies[n].Addr)
	})
	ana := join(t, p.host[1], p.codes["Table 1 United States"])
	ana.see("Your name:")
	ana.press("Ana\r")
	ana.see("BRIEF")
	ctx, stop := context.WithTimeout(context.Background(), time.Minute)
	defer stop()
	ws, _, err := websocket.Dial(ctx, "ws://"+p.host[1].web+"/play", nil)
	if err != nil {
		t.Fatal(err)
	}
	defer ws.CloseNow()
	ws.SetReadLimit(1 << 20)
	hello, _ := json.Marshal(map[string]any{"cols": 100, "rows": 30, "lang": "en", "code": p.codes["Table 1 Mexico"], "name": "Mar"})
	if err := ws.Write(ctx, websocket.MessageText, hello); err != nil {
		t.Fatal(err)
	}
	page := vt.NewEmulator(100, 30)
	go func() { _, _ = io.Copy(io.Discard, page) }()
	tokens := 0
	shows := func(text string) {
		t.Helper()
		for !strings.Contains(page.String(), text) {
			kind, b, err := ws.Read(ctx)
			if err != nil {
				t.Fatalf("%v; the page shows no %q:\n%s", err, text, page.String())
			}
			if kind == websocket.MessageText {
				tokens++
				continue
			}
			_, _ = page.Write(b)
		}
	}
	shows("BRIEF")
	ana.press("\r")
	ana.see("TALKS")
	p.kill(0)
	ana.see("moving to another machine")
	ana.see("BRIEF")
	ana.press("\r")
	ana.see("TALKS")
	shows("moving to another machine")
	shows("BRIEF")
	if tokens != 2 {
		t.Errorf("the browser was given %d tokens", tokens)
	}
	health := func(want int) {
		t.Helper()
		for range 200 {
			r, err := http.Get("http://" + p.host[1].web + "/healthz")
			if err != nil {
				t.Fatal(err)
			}
			_ = r.Body.Close()
			if r.StatusCode == want {
				return
			}
			time.Sleep(50 * time.Millisecond)
		}
		t.Errorf("its health is not %d", want)
	}
	health(http.StatusOK)
	proxies[1].Cut(true)
	health(http.StatusServiceUnavailable)
	proxies[1].Cut(false)
	health(http.StatusOK)
}

// TestStoreSaysWhy: a store that cannot be used is refused in words, without the password.
func TestStoreSaysWhy(t *testing.T) {
	c := pgtest.Start(t)
	path, err := program()
	if err != nil {
		t.Fatal(err)
	}
	for url, want := range map[string]string{
		"mysql://riobravo:" + pgtest.Password + "@h/x": `--store "mysql://…" is no address of a database`,
		pgtest.Password:                              `--store "…://…" is no address`,
		pgtest.URL("127.0.0.1:1"):                    "postgres://riobravo@127.0.0.1:1/postgres does not take or give what is kept",
		strings.Replace(c.URL(), "77@", "78@", 1):    "password authentication failed",
		c.URL() + "&connect_timeout=" + "marigold77": `--store "postgres://…" is no address`,
	} {
		out, err := exec.Command(path, "serve", "--ssh", "127.0.0.1:0", "--web", "", "--node", "127.0.0.1:0", "--data", t.TempDir(), "--store", url).CombinedOutput()
		if err == nil || !strings.Contains(string(out), want) || strings.Contains(string(out), pgtest.Password) {
			t.Errorf("%s: %v: %s", url, err, out)
		}
	}
}

// TestOneHost: a hall in a folder is served once.
func TestOneHost(t *testing.T) {
	dir := t.TempDir()
	h := serveIt(t, "--data", dir, "--seed", "3")
	path, _ := program()
	out, err := exec.Command(path, "serve", "--ssh", "127.0.0.1:0", "--web", "", "--data", dir, "--resume", "last").CombinedOutput()
	if want := fmt.Sprintf("is served already, by process %d", h.cmd.Process.Pid); err == nil || !strings.Contains(string(out), want) {
		t.Errorf("%v: %s", err, out)
	}
}
