//go:build ext

package postgres

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"riobravo/save/postgres/pgtest"
	"riobravo/save/store"
	"riobravo/save/store/storetest"
)

// connect opens a store as a program of that name would.
func connect(t *testing.T, url, name string) *Store {
	t.Helper()
	s, err := Open(context.Background(), url, Node{Name: name, Reach: "reach " + name})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Close)
	return s
}

// TestStore: a database does what every store must, and what several machines need besides.
func TestStore(t *testing.T) {
	c := pgtest.Start(t)
	storetest.Suite(t, func(t *testing.T) store.Store { return connect(t, c.URL(), "one") })
	t.Run("Fenced", func(t *testing.T) { fenced(t, c) })
	t.Run("Partition", func(t *testing.T) { partition(t, c) })
	t.Run("Dies", func(t *testing.T) { dies(t, c) })
	t.Run("Holder", func(t *testing.T) { holder(t, c) })
	t.Run("Password", func(t *testing.T) { password(t, c) })
	t.Run("Pooled", func(t *testing.T) { pooled(t, c) })
	t.Run("NewerForm", func(t *testing.T) { newerForm(t, c) })
}

// kill takes a store's connections away without letting anything go, as when its machine dies.
func kill(s *Store) {
	s.leases.stop()
	<-s.leases.done
	s.pool.Close()
}

// fenced: one whose lease was taken over writes nothing, even where it believes that it holds it.
func fenced(t *testing.T, c *pgtest.Cluster) {
	a, b := connect(t, c.URL(), "a"), connect(t, c.URL(), "b")
	g := storetest.Begin(t, a, 3)
	r, err := a.OpenRoom("fenced")
	if err != nil {
		t.Fatal(err)
	}
	if err := r.Keep([]byte("a")); err != nil {
		t.Fatal(err)
	}
	a.leases.stop() // it renews nothing any more, as one that was stopped for a while
	<-a.leases.done
	for _, l := range []*lease{g.(*held).lease, r.(*room).lease} {
		l.timer.Stop() // and does not see it
	}
	var h store.Game
	for h == nil {
		if h, err = b.Continue(g.ID()); err != nil && !errors.As(err, new(*store.Held)) {
			t.Fatal(err)
		}
	}
	var q store.Room
	for q == nil {
		if q, err = b.OpenRoom("fenced"); err != nil && !errors.As(err, new(*store.Held)) {
			t.Fatal(err)
		}
	}
	if !g.(*held).lease.good() {
		t.Fatal("the first writer knows: the test tests nothing")
	}
	if err := storetest.Add(g, 40, ""); !errors.Is(err, store.ErrFenced) {
		t.Errorf("one who was fenced out writes: %v", err)
	}
	if err := r.Keep([]byte("late")); !errors.Is(err, store.ErrFenced) {
		t.Errorf("one who was fenced out keeps: %v", err)
	}
	if err := storetest.Add(h, 41, ""); err != nil {
		t.Error(err)
	}
	l, err := b.View(g.ID())
	if err != nil || l.Verify() != nil || len(l.Records()) != 4 {
		t.Errorf("what came of it: %v", err)
	}
	if data, _ := b.Room("fenced"); string(data) != "a" {
		t.Errorf("the room is %s", data)
	}
	if g.(*held).lease.epoch >= h.(*held).lease.epoch {
		t.Error("the number does not grow")
	}
	// The number alone fences too: the first one comes again to the same row with its old number.
	old := g.(*held).lease
	g.(*held).lease = &lease{of: old.of, name: old.name, epoch: old.epoch, lost: make(chan struct{}), timer: time.NewTimer(time.Hour)}
	if err := storetest.Add(g, 42, ""); !errors.Is(err, store.ErrFenced) {
		t.Errorf("an old number writes: %v", err)
	}
}

// partition: one that is cut off from the database stops before its lease ends, and another goes on with all that was
// acknowledged.
func partition(t *testing.T, c *pgtest.Cluster) {
	p := pgtest.Through(t, c.Addr)
	a, b := connect(t, pgtest.URL(p.Addr), "a"), connect(t, c.URL(), "b")
	g := storetest.Begin(t, a, 5)
	r, err := a.OpenRoom("partition")
	if err != nil {
		t.Fatal(err)
	}
	p.Cut(true)
	taken := make(chan store.Room)
	go func() {
		for {
			if q, err := b.OpenRoom("partition"); err == nil {
				taken <- q
				return
			}
			time.Sleep(20 * time.Millisecond)
		}
	}()
	<-taken
	select {
	case <-r.Lost():
	default:
		t.Error("the room is another's and its first holder does not know")
	}
	if err := storetest.Add(g, 6, ""); err == nil {
		t.Error("one that is cut off acknowledges")
	}
	h, err := b.Continue(g.ID())
	if err != nil {
		t.Fatal(err)
	}
	if h.Log().Head() != g.Log().Head() || len(h.Log().Records()) != 5 {
		t.Error("not all that was acknowledged is there")
	}
	if err := storetest.Add(h, 7, ""); err != nil {
		t.Error(err)
	}
	p.Cut(false)
	if err := storetest.Add(g, 8, ""); !errors.Is(err, store.ErrFenced) {
		t.Errorf("back again it writes: %v", err)
	}
	if l, err := a.View(g.ID()); err != nil || len(l.Records()) != 6 || l.Verify() != nil {
		t.Errorf("what came of it: %v", err)
	}
	// What it does not know about a write it takes back before it writes again.
	k := storetest.Begin(t, a, 2)
	if _, err := a.pool.Exec(context.Background(), "INSERT INTO riobravo_chunk VALUES ($1, $2, 'x')", k.ID(), k.(*held).chunks); err != nil {
		t.Fatal(err)
	}
	k.(*held).doubt = true
	if err := storetest.Add(k, 9, ""); err != nil {
		t.Fatal(err)
	}
	if l, err := a.View(k.ID()); err != nil || len(l.Records()) != 3 || l.Verify() != nil {
		t.Errorf("after a write of which nothing was heard: %v", err)
	}
}

// dies: what a machine held that died another holds soon.
func dies(t *testing.T, c *pgtest.Cluster) {
	a, err := Open(context.Background(), c.URL(), Node{Name: "a"})
	if err != nil {
		t.Fatal(err)
	}
	b := connect(t, c.URL(), "b")
	g := storetest.Begin(t, a, 4)
	kill(a)
	for {
		h, err := b.Continue(g.ID())
		if errors.As(err, new(*store.Held)) {
			continue
		}
		if err != nil || h.Log().Head() != g.Log().Head() {
			t.Fatal(err)
		}
		return
	}
}

// holder: others learn who holds a room, and hear when it changes hands.
func holder(t *testing.T, c *pgtest.Cluster) {
	a, b := connect(t, c.URL(), "a"), connect(t, c.URL(), "b")
	ctx, stop := context.WithCancel(context.Background())
	defer stop()
	heard := b.Changes(ctx)
	if h, err := b.Holder("who"); err != nil || h != (store.Holder{}) {
		t.Errorf("%+v: %v", h, err)
	}
	hears(t, a, heard, func() {
		if h, err := b.Holder(changing); err != nil || h != (store.Holder{Node: "a", Reach: "reach a"}) {
			t.Fatalf("%+v: %v", h, err)
		}
		if h, _ := a.Holder(changing); !h.Self {
			t.Fatal("it does not know itself")
		}
	})
}

// changing is the room that hears opens.
const changing = "who"

// hears opens a room of a's and closes it until another store has heard of it, whose ear may still be opening. While the room
// is open, held is called.
func hears(t *testing.T, a store.Store, heard <-chan struct{}, held func()) {
	t.Helper()
	for range 100 {
		r, err := a.OpenRoom(changing)
		if err != nil {
			t.Fatal(err)
		}
		held()
		r.Close()
		select {
		case <-heard:
			return
		case <-time.After(100 * time.Millisecond):
		}
	}
	t.Error("nothing was heard of a change")
}

// password: no error tells it, whatever goes wrong.
func password(t *testing.T, c *pgtest.Cluster) {
	for _, url := range []string{
		strings.Replace(c.URL(), "riobravo:", "nobody:", 1),
		strings.Replace(c.URL(), "/postgres?", "/elsewhere?", 1),
		pgtest.URL("127.0.0.1:1"),
		c.URL() + "&sslmode=what",
		strings.Replace(c.URL(), "127.0.0.1:", "127.0.0.1:x", 1),
		"postgres://riobravo:" + pgtest.Password + "@[::1/x",
		"mysql://riobravo:" + pgtest.Password + "@h/x",
	} {
		s, err := Open(context.Background(), url, Node{})
		if err == nil {
			s.Close()
			t.Errorf("%s opens", url)
			continue
		}
		if strings.Contains(err.Error(), pgtest.Password) {
			t.Errorf("it tells the password: %v", err)
		}
	}
	s := connect(t, c.URL(), "x")
	if strings.Contains(s.Name(), pgtest.Password) || !strings.Contains(s.Name(), c.Addr) {
		t.Errorf("its name is %s", s.Name())
	}
}

// newerForm: tables of a newer program are left alone.
func newerForm(t *testing.T, c *pgtest.Cluster) {
	s := connect(t, c.URL(), "x")
	if _, err := s.pool.Exec(context.Background(), "INSERT INTO riobravo_form VALUES (99)"); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(context.Background(), c.URL(), Node{}); !errors.Is(err, ErrForm) {
		t.Errorf("opened: %v", err)
	}
}

// pooled: behind a pool that keeps connections for a session all works, and one that does not is refused with a reason.
func pooled(t *testing.T, c *pgtest.Cluster) {
	t.Run("session", func(t *testing.T) {
		url := pgtest.URL(pgtest.Start(t).Bouncer(t, "session")) // the suite begins with an empty database
		storetest.Suite(t, func(t *testing.T) store.Store { return connect(t, url, "pooled") })
		a, b := connect(t, url, "a"), connect(t, url, "b")
		hears(t, a, b.Changes(t.Context()), func() {})
	})
	t.Run("transaction", func(t *testing.T) {
		url := pgtest.URL(c.Bouncer(t, "transaction"))
		for range 5 {
			if s, err := Open(context.Background(), url, Node{}); !errors.Is(err, ErrPooled) {
				if err == nil {
					s.Close()
				}
				t.Fatalf("opened: %v", err)
			}
		}
	})
}
