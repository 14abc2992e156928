package cli

import (
	"errors"
	"log/slog"
	"net"
	"os"
	"slices"
	"strings"
	"sync/atomic"
	"time"

	"riobravo/cmd/internal/serve"
	"riobravo/cmd/internal/serve/hall"
	"riobravo/cmd/internal/table"
	"riobravo/content"
	"riobravo/save"
	"riobravo/save/folder"
	"riobravo/save/postgres"
	"riobravo/save/store"
)

// hallStore is where halls are kept: the folder, or a database that machines share (--store, RIOBRAVO_STORE). A machine that
// shares one opens a place where the others reach it.
func (a *app) hallStore(h *hosting) (store.Store, *serve.Peer, error) {
	if h.store == "" {
		h.store = a.getenv("RIOBRAVO_STORE")
	}
	if h.store == "" {
		if h.node != "" {
			return nil, nil, &callError{"error.serve_node_alone", map[string]any{"Value": h.node}}
		}
		f, err := a.place()
		if err != nil {
			return nil, nil, err
		}
		return f.Store(), nil, nil
	}
	if !postgres.Ours(h.store) {
		return nil, nil, badStore(h.store)
	}
	peer, err := listenPeer(h.node)
	if err != nil {
		return nil, nil, err
	}
	name, _ := os.Hostname() // without one it has none
	st, err := postgres.Open(a.ctx, h.store, postgres.Node{Name: name, Reach: peer.Reach()})
	if err != nil {
		peer.Close()
		if errors.Is(err, postgres.ErrURL) {
			err = badStore(h.store)
		}
		return nil, nil, err
	}
	h.place = st.Name()
	return st, peer, nil
}

// storeAt is the store of an address, or without one the folder's.
func (a *app) storeAt(f *folder.Folder, at string) (store.Store, error) {
	if at == "" {
		return f.Store(), nil
	}
	if !postgres.Ours(at) {
		return nil, badStore(at)
	}
	name, _ := os.Hostname() // without one it has none
	st, err := postgres.Open(a.ctx, at, postgres.Node{Name: name})
	if errors.Is(err, postgres.ErrURL) {
		return nil, badStore(at)
	}
	if err != nil {
		return nil, err
	}
	return st, nil
}

// viewIn reads a game of a store.
func (a *app) viewIn(st store.Store, id string) (*save.Log, error) {
	l, err := st.View(id)
	if _, shared := st.(store.Shared); !shared || !errors.As(err, new(*store.NoGame)) {
		return l, err
	}
	known, err := st.Games()
	if err != nil {
		return nil, err
	}
	return nil, &callError{"error.store_game", map[string]any{"Store": st.Name(), "Value": id, "Known": strings.Join(known[:min(len(known), 12)], ", ")}}
}

// fetch reads a game out of a store that machines share, with what it was played with; nobody need let go of it.
func (a *app) fetch(f *folder.Folder, at, id string) (*save.Portable, error) {
	st, err := a.storeAt(f, at)
	if err != nil {
		return nil, err
	}
	defer st.Close()
	l, err := a.viewIn(st, id)
	if err != nil {
		return nil, err
	}
	p := &save.Portable{Log: l}
	p.Source, _ = st.Bundle(l.Stamp().RulesHash) // without it the program's own rules have to do
	p.Texts, _ = st.Bundle(l.Stamp().TextHash)
	return p, nil
}

// badStore refuses what is no address of a database. Only its beginning is told: a password may stand behind it.
func badStore(value string) error {
	kind, _, ok := strings.Cut(value, "://")
	if !ok {
		kind = "…"
	}
	return &callError{"error.serve_store", map[string]any{"Value": kind + "://…"}}
}

// listenPeer opens the place where other machines reach this one: where --node says, else on any port. They are told the host
// that was named, else the machine's own address.
func listenPeer(at string) (*serve.Peer, error) {
	if at == "" {
		at = ":0"
	}
	host, port, err := net.SplitHostPort(at)
	if err != nil {
		return nil, &callError{"error.serve_node", map[string]any{"Value": at}}
	}
	if host == "" {
		host = address(&net.TCPAddr{IP: net.IPv4zero})
	}
	listen := at
	if net.ParseIP(host) == nil { // a name is for the others; this machine listens everywhere
		listen = net.JoinHostPort("", port)
	}
	peer, err := serve.ListenPeer(listen, host)
	if err != nil {
		return nil, &callError{"error.serve", map[string]any{"What": err.Error()}}
	}
	return peer, nil
}

// hallPlan is a hall that can be opened, here or, when its machine is gone, on another.
type hallPlan struct {
	a   *app
	st  store.Store
	sc  *content.Scenario
	cfg hall.Config
	h   *hosting

	peer *serve.Peer // where machines that share the store reach this one; nil it is alone
	took atomic.Bool // the hall was taken up last time, not begun
}

// What --resume takes beside a hall's name: the last hall, or the last where there is one and else a new one.
const (
	resumeLast = "last"
	resumeAuto = "auto"
)

// planHall finds out what is to be played: what was asked for, or what the games of a hall that was kept were begun with.
func (a *app) planHall(sc *content.Scenario, h *hosting, st store.Store) (*hallPlan, error) {
	p := &hallPlan{a: a, st: st, sc: sc, h: h}
	if h.resume == resumeAuto { // a machine or a container that is started again by itself goes on
		known, err := st.Rooms()
		if err != nil {
			return nil, err
		}
		if h.resume = ""; len(known) > 0 {
			h.resume = resumeLast
		}
	}
	if h.resume == "" {
		var err error
		p.cfg, err = a.hall(sc, h)
		h.id = time.Now().UTC().Format("20060102-150405")
		return p, err
	}
	return p, p.find()
}

// find finds a hall that was kept.
func (p *hallPlan) find() error {
	h := p.h
	known, err := p.st.Rooms()
	if err != nil {
		return err
	}
	if h.id = h.resume; h.resume == resumeLast && len(known) > 0 {
		h.id = known[len(known)-1]
	}
	if !slices.Contains(known, h.id) {
		return wrongValue("resume", h.resume, append([]string{resumeLast, resumeAuto}, known...))
	}
	data, err := p.st.Room(h.id)
	if err != nil {
		return err
	}
	games, err := hall.Games(data)
	if err != nil {
		return p.unread()
	}
	l, err := p.st.View(games[0])
	if err != nil {
		return err
	}
	sc, rs, err := p.a.rulesIn(p.st, l)
	if err != nil {
		return err
	}
	h.tables, p.sc = len(games), sc
	p.cfg = hall.Config{Rules: rs, Table: table.Config{Explain: p.a.thought}, Pace: pace(sc), Hook: p.a.hook(rs, h.hook), Remind: h.remind, Life: h.life, Grace: h.grace, Log: slog.New(slog.NewTextHandler(p.a.Err, nil))}
	p.cfg.Cabinets, err = cabinets(sc, h.cabinets)
	p.cfg.Reseat = len(h.cabinets) > 0
	return err
}

func (p *hallPlan) unread() error {
	return &callError{"error.serve_kept", map[string]any{"ID": p.h.id}}
}

// open opens the hall in a room: a new one, or as it was kept there. The function lets its games go again.
func (p *hallPlan) open(r store.Room) (*hall.Hall, func(), error) {
	cfg := p.cfg
	var held []store.Game
	letGo := func() {
		for _, g := range held {
			g.Close()
		}
	}
	place := func(g store.Game) table.Place {
		held = append(held, g)
		return table.Place{ID: g.ID(), Sink: sink{p.a, g}}
	}
	cfg.Store = r.Keep
	cfg.Keep = func(l *save.Log, name string) (table.Place, error) {
		if err := keepBundles(p.st, p.sc); err != nil {
			return table.Place{}, err
		}
		l.SetLabel(save.Label{Name: name})
		g, err := p.st.Create(l, hint(l.Stamp()))
		if err != nil {
			return table.Place{}, err
		}
		return place(g), nil
	}
	cfg.Resume = func(id string) (*save.Log, table.Place, error) {
		g, err := p.inherit(id)
		if err != nil {
			return nil, table.Place{}, err
		}
		return g.Log(), place(g), nil
	}
	var room *hall.Hall
	var err error
	p.took.Store(r.Data() != nil)
	if r.Data() != nil {
		room, err = hall.Resume(cfg, r.Data())
	} else {
		if room, err = hall.New(cfg); err == nil && p.h.demo { // one table to look around at: nobody would open it
			err = room.Open(true)
		}
	}
	if err != nil {
		letGo()
		if errors.Is(err, hall.ErrForm) {
			err = p.unread()
		}
		return nil, nil, err
	}
	return room, letGo, nil
}

// inherit opens a game for writing. Where machines share a store, whoever died with the hall held its games for a moment
// longer.
func (p *hallPlan) inherit(id string) (store.Game, error) {
	for end := time.Now().Add(inheritTime); ; {
		g, err := p.st.Continue(id)
		if _, shared := p.st.(store.Shared); !shared || !errors.As(err, new(*store.Held)) || time.Now().After(end) {
			return g, err
		}
		time.Sleep(20 * time.Millisecond)
	}
}

// inheritTime is longer than the right to write a game lasts.
const inheritTime = 5 * time.Second
