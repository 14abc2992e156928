package tui

import (
	"sync/atomic"
	"time"

	tea "charm.land/bubbletea/v2"

	"riobravo/cmd/internal/tui/screen"
	"riobravo/cmd/internal/tui/session"
	"riobravo/cmd/internal/words"
	"riobravo/game"
)

// Games is what can be done with the games that are kept. All of it may take a while, so the app waits for it aside.
type Games struct {
	List   func() ([]screen.Kept, error)
	Place  string // where they are kept
	Rename func(id, name string) error
	Delete func(id string) error
	// Verify checks a game, and tells meanwhile how many of how many commands it has been through.
	Verify func(id string, told func(done, of int)) screen.Finding
	Replay func(id string) ([]session.Session, error) // looks at it
}

// answer is what came of something that was waited for aside.
type answer interface{ take(a *App) tea.Cmd }

// shelf is the app's side of the list.
type shelf struct {
	screen.Shelf
	far *progress
}

// progress is how far a check is; the check writes it, the app reads it.
type progress struct{ done, of atomic.Int64 }

// readShelf reads the list of kept games anew.
func (a *App) readShelf() tea.Cmd {
	if a.cfg.Games == nil {
		return nil
	}
	list := a.cfg.Games.List
	return func() tea.Msg {
		all, err := list()
		return listed{all, err}
	}
}

// listed is the list as it was read.
type listed struct {
	games []screen.Kept
	err   error
}

func (m listed) take(a *App) tea.Cmd {
	a.shelf.Turn++
	if a.shelf.Fault = ""; m.err != nil {
		a.shelf.Fault = words.Clean(m.err.Error())
		return nil
	}
	a.shelf.Games = m.games
	return nil
}

// Shelf is the list as screens see it; nil where no games can be listed.
func (a *App) shelved() *screen.Shelf {
	if a.cfg.Games == nil {
		return nil
	}
	s := a.shelf.Shelf
	s.Place = a.cfg.Games.Place
	if len(a.seats) == 0 {
		return &s
	}
	if _, still := a.seats[0].sess.(session.Replay); still {
		return &s
	}
	s.Open, _ = a.seats[0].sess.Kept()
	s.Loose = s.Open == "" && game.Phase(a.seats[0].sess.View().Known.World.Phase) != game.Over
	return &s
}

// shelve carries out what is asked of a kept game.
func (a *App) shelve(r screen.Route) tea.Cmd {
	if a.over = nil; a.cfg.Games == nil {
		return nil
	}
	do := a.cfg.Games
	switch r.To {
	case screen.Rename:
		return func() tea.Msg { return changed{do.Rename(r.Text, r.Value)} }
	case screen.Delete:
		return func() tea.Msg { return changed{do.Delete(r.Text)} }
	}
	if a.shelf.Check.ID != "" {
		a.notice = []string{a.cfg.Words.Text("ui.games.one_check", nil)}
		return nil
	}
	far := &progress{}
	a.shelf.far, a.shelf.Check = far, screen.Check{ID: r.Text}
	check := func() tea.Msg {
		return checked{r.Text, do.Verify(r.Text, func(done, of int) {
			far.of.Store(int64(of))
			far.done.Store(int64(done))
		})}
	}
	return tea.Batch(check, tea.Tick(patience, func(time.Time) tea.Msg { return stillChecking{} }))
}

// changed says that a kept game was renamed or deleted, or why not.
type changed struct{ err error }

func (m changed) take(a *App) tea.Cmd {
	if m.err != nil {
		a.notice, a.bad = []string{words.Clean(m.err.Error())}, true
	}
	return a.readShelf()
}

// checked is what a check found.
type checked struct {
	id      string
	finding screen.Finding
}

func (m checked) take(a *App) tea.Cmd {
	if a.shelf.Found == nil {
		a.shelf.Found = map[string]screen.Finding{}
	}
	m.finding.Text = words.Clean(m.finding.Text)
	a.shelf.Found[m.id], a.shelf.Check = m.finding, screen.Check{}
	return a.readShelf()
}

// stillChecking says that it is time to tell how far a check is.
type stillChecking struct{}

func (stillChecking) take(a *App) tea.Cmd {
	ch := &a.shelf.Check
	if ch.ID == "" {
		return nil
	}
	ch.Long, ch.Done, ch.Of = true, int(a.shelf.far.done.Load()), int(a.shelf.far.of.Load())
	return tea.Tick(patience, func(time.Time) tea.Msg { return stillChecking{} })
}
