package serve

import (
	"context"
	"errors"
	"sync"
	"time"

	"riobravo/cmd/internal/serve/hall"
	"riobravo/save/store"
)

// Share says that several machines serve one hall. One of them holds it: there its tables run and write. The others let
// people in as well and pass their visits on to it. When the holder is gone, another takes the hall up from the store.
type Share struct {
	Store store.Shared
	Room  string // the hall's id in the store
	Peer  *Peer
	// Open takes up the hall in a room that this machine holds now; the function lets its games go again.
	Open func(r store.Room) (*hall.Hall, func(), error)
}

// node is this machine's part in a shared hall.
type node struct {
	s     *Server
	share *Share

	mu     sync.Mutex
	hall   *hall.Hall   // while this machine holds it
	holder store.Holder // while another does
	begun  *holding     // held by begin, for run to go on with
}

// holding is the hall while this machine holds it.
type holding struct {
	room  store.Room
	hall  *hall.Hall
	letGo func()
}

// lookEvery is how often a machine asks who holds the hall when it hears of nothing; a judgement.
const lookEvery = 250 * time.Millisecond

// begin finds out who holds the hall, and takes it up where nobody does.
func (n *node) begin() error {
	h, err := n.share.Store.Holder(n.share.Room)
	if err != nil {
		return err
	}
	if h.Node != "" {
		n.set(nil, h)
		return nil
	}
	n.begun, err = n.take()
	if errors.As(err, new(*store.Held)) { // somebody was quicker
		return nil
	}
	return err
}

// take takes the hall up.
func (n *node) take() (*holding, error) {
	room, err := n.share.Store.OpenRoom(n.share.Room)
	if err != nil {
		return nil, err
	}
	began := time.Now()
	h, letGo, err := n.share.Open(room)
	if err != nil {
		room.Close()
		return nil, err
	}
	n.set(h, store.Holder{})
	n.s.cfg.Log.Info("holds the hall", "hall", n.share.Room, "taken up in", time.Since(began).Round(time.Millisecond).String())
	return &holding{room, h, letGo}, nil
}

func (n *node) set(h *hall.Hall, holder store.Holder) {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.hall, n.holder = h, holder
}

// at is the hall where this machine holds it, else who does; both may be nothing.
func (n *node) at() (*hall.Hall, store.Holder) {
	n.mu.Lock()
	defer n.mu.Unlock()
	return n.hall, n.holder
}

// run follows who holds the hall until ctx ends; then it is let go for another to take up.
func (n *node) run(ctx context.Context) {
	defer n.s.caught("node")
	changes := n.share.Store.Changes(ctx)
	for ctx.Err() == nil {
		held, err := n.begun, error(nil)
		n.begun = nil
		if held == nil {
			held, err = n.look()
		}
		if held != nil {
			n.hold(ctx, held)
			continue
		}
		if err != nil {
			n.s.cfg.Log.Warn("the hall is not taken up", "hall", n.share.Room, "err", err)
		}
		select {
		case <-ctx.Done():
		case <-changes:
		case <-time.After(lookEvery):
		}
	}
}

// look finds out who holds the hall, and takes it up where nobody does.
func (n *node) look() (*holding, error) {
	h, err := n.share.Store.Holder(n.share.Room)
	if err != nil {
		n.set(nil, store.Holder{})
		return nil, err
	}
	if h.Node != "" && !h.Self {
		n.set(nil, h)
		return nil, nil
	}
	n.set(nil, store.Holder{})
	if h.Self { // it was lost on the way and has not run out yet
		return nil, nil
	}
	held, err := n.take()
	if errors.As(err, new(*store.Held)) {
		return nil, nil
	}
	return held, err
}

// hold serves the hall from this machine until it is lost or ctx ends.
func (n *node) hold(ctx context.Context, held *holding) {
	why := hall.ErrMoved
	select {
	case <-ctx.Done():
		why = hall.ErrClosed
	case <-held.room.Lost():
		n.s.cfg.Log.Warn("the hall is lost to another machine, or the store is", "hall", n.share.Room)
	}
	n.set(nil, store.Holder{})
	held.hall.CloseFor(why)
	held.letGo()
	held.room.Close()
}
