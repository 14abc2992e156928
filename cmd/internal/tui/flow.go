package tui

import (
	tea "charm.land/bubbletea/v2"

	"riobravo/cmd/internal/tui/screen"
	"riobravo/cmd/internal/tui/screen/ask"
	"riobravo/cmd/internal/tui/screen/bookmark"
	"riobravo/cmd/internal/tui/screen/help"
	"riobravo/cmd/internal/tui/screen/palette"
	"riobravo/cmd/internal/tui/session"
	"riobravo/cmd/internal/words"
	"riobravo/game"
)

// begin seats the players of a game and goes to where it stands. A game taken up in the middle starts with its brief.
func (a *App) begin(all []session.Session) {
	if a.cfg.Speak != nil && len(all) > 0 {
		a.cfg.Words = a.cfg.Speak(all[0].Rules().ID)
	}
	a.closeReview()
	a.seats, a.gone = nil, make(chan struct{})
	for _, s := range all {
		w := s.View().Known.World
		st := seat{sess: s, text: words.For(a.cfg.Words, s), reported: max(0, w.Month-1)}
		if game.Phase(w.Phase) == game.Over {
			st.reported = w.Month
		}
		a.seats = append(a.seats, st)
	}
	a.cur = 0
	if i := a.nextOpen(); i >= 0 {
		a.cur = i
	}
	a.over, a.stack = nil, nil
	a.mark = a.stands()
	a.proceed()
	if len(a.seats) > 1 {
		a.curtain()
	}
}

// stands is where the month stands for the seat that looks.
func (a *App) stands() mark {
	s := a.seats[a.cur].sess
	k := &s.View().Known
	return mark{k.World.Month, k.World.Phase, k.World.Round, k.World.Crisis, k.Seats[s.Seat()].Sealed, session.Stopped(s)}
}

// follow lays the screens anew when the game has moved on; true if it did. Letters that are open stay: what is being written is
// not lost, and its keys do not fall on the screen below, where they would be commands.
func (a *App) follow() bool {
	if len(a.seats) == 0 {
		return false
	}
	now, was := a.stands(), a.mark
	if now == was {
		return false
	}
	a.mark = now
	if now.month < was.month { // taken back by a facilitator: what comes again is told again
		for i := range a.seats {
			s := &a.seats[i]
			s.reported, s.briefed = min(s.reported, now.month-1), min(s.briefed, now.month-1)
		}
	}
	if now.phase == int16(game.Talks) && was.phase == now.phase && now.month == was.month && now.round > was.round {
		a.notice = append(a.notice, a.cfg.Words.Text("ui.toast.round", map[string]any{"N": int(now.round)}))
	}
	writing := a.writing()
	a.over, a.stack = nil, nil
	if i := a.nextOpen(); i >= 0 && i != a.cur {
		a.cur = i
		a.mark = a.stands()
		a.notice = nil
		a.proceed()
		a.curtain()
		return true
	}
	a.proceed()
	if writing != nil {
		a.over = writing
		a.notice = append(a.notice, a.cfg.Words.Text("ui.letters.moved", nil))
	}
	return true
}

// nextOpen is the next seat at this terminal, from the current one on, whose part of the phase is not in; -1 none.
func (a *App) nextOpen() int {
	for d := range a.seats {
		i := (a.cur + d) % len(a.seats)
		if s := a.seats[i].sess; s.View().Known.Seats[s.Seat()].Sealed == 0 && !a.outside(s) {
			return i
		}
	}
	return -1
}

// outside tells whether an open crisis passes the seat by.
func (a *App) outside(s session.Session) bool {
	k := &s.View().Known
	if game.Phase(k.World.Phase) != game.CrisisOpen {
		return false
	}
	return screen.Party(s.Rules(), game.CrisisID(k.World.Crisis-1), game.Group(k.World.CrisisGrp-1), s.Seat()) < 0
}

// curtain hides everything until the next player sits down.
func (a *App) curtain() {
	a.over, a.notice, a.wipe = nil, nil, true
	a.stack = append(a.stack, a.make(screen.Route{To: screen.Curtain}))
}

// proceed lays the screen that the seat's game asks for: what it has not read yet first.
func (a *App) proceed() {
	s := &a.seats[a.cur]
	if _, ok := s.sess.(session.Replay); ok {
		a.lay(screen.Route{To: screen.Replay})
		return
	}
	k := &s.sess.View().Known
	phase, month := game.Phase(k.World.Phase), k.World.Month
	closed := month - 1
	if phase == game.Over {
		closed = month
	}
	switch {
	case s.reported < closed && s.reported < s.sess.Rules().Turns:
		a.lay(screen.Route{To: screen.Resolve, Month: s.reported + 1})
	case s.reported < closed: // the aftermath in one
		a.lay(screen.Route{To: screen.Report, Month: s.reported + 1})
	case phase == game.Over:
		a.lay(screen.Route{To: screen.Ending})
	case session.Stopped(s.sess):
		a.lay(screen.Route{To: screen.Waiting})
	case s.briefed < month && (phase == game.Talks || phase == game.Orders):
		a.lay(screen.Route{To: screen.Brief, Month: month})
	case k.Seats[s.sess.Seat()].Sealed == 1 || a.outside(s.sess):
		a.lay(screen.Route{To: screen.Waiting})
	case phase == game.CrisisOpen:
		a.lay(screen.Route{To: screen.Crisis})
	case phase == game.Talks:
		a.lay(screen.Route{To: screen.Talks})
	default:
		a.lay(screen.Route{To: screen.Board})
	}
}

// read notes that the player has read the report or brief in front of him.
func (a *App) read() {
	if len(a.stack) != 1 {
		return
	}
	s := &a.seats[a.cur]
	w := s.sess.View().Known.World
	switch r := a.top().route; r.To {
	case screen.Report:
		s.reported = max(s.reported, r.Month)
		if r.Month > s.sess.Rules().Turns {
			s.reported = w.Month
		}
	case screen.Brief:
		s.briefed = max(s.briefed, w.Month)
	}
}

// lay makes a route the only screen.
func (a *App) lay(r screen.Route) { a.stack, a.over = []place{a.make(r)}, nil }

// goTo goes to a route: over the screen for overlays, on top of it for screens, out of it for what ends it.
func (a *App) goTo(r screen.Route) tea.Cmd {
	switch r.To {
	case screen.Quit:
		return tea.Quit
	case screen.Lines:
		a.lines = true
		return tea.Quit
	case screen.Proceed:
		a.over = nil
		if a.covered() { // back to the curtain: only its own key or code opens it
			for a.top().route.To != screen.Curtain {
				a.stack = a.stack[:len(a.stack)-1]
			}
			return nil
		}
		a.read()
		a.proceed()
	case screen.Play, screen.Watch:
		return a.play(r)
	case screen.Rename, screen.Delete, screen.Verify:
		return a.shelve(r)
	case screen.Review:
		return a.openReview()
	case screen.Weigh:
		return a.weigh()
	case screen.Branch:
		return a.branch()
	case screen.WhatIf:
		return a.whatIf(r)
	case screen.Reason:
		a.reasons(r)
	case screen.Letters:
		a.letters()
	case screen.Stand:
		a.stand(r.Value)
	case screen.Post:
		return a.post(r)
	case screen.Bookmark:
		a.over = nil
		a.bookmark(r.Text)
	case screen.Set:
		if len(a.over) > 0 {
			a.over = nil
		}
		return a.change(r.Text, r.Value)
	case screen.Menu:
		a.over = nil
		a.stack = append(a.stack, a.make(r))
		return a.readShelf()
	case screen.Guide:
		a.guided(r.Value == "off")
	case screen.Auto:
		a.over = nil
		if r.Value == "" {
			t := a.cfg.Words
			a.openAsk(screen.Outcome{Question: []string{t.Text("ui.ask.auto", nil), t.Text("ui.ask.auto_cost", nil)}, Then: screen.Go, Route: screen.Route{To: screen.Auto, Value: "yes"}})
			return nil
		}
		a.auto()
	case screen.Say:
		a.sayScreen()
	case screen.WordsHere:
		a.wordsHere()
	case screen.Export:
		a.export()
	case screen.Unlock:
		return a.unlock(r.Text)
	case screen.Code:
		if a.over = nil; r.Value != "" {
			a.setCode(r.Text)
			return nil
		}
		a.over = append(a.over, a.make(r))
	case screen.Region, screen.Advice, screen.Explain, screen.Term:
		a.over = append(a.over[:0], a.make(r))
	default:
		a.over = nil
		if n := len(a.stack); r.To == screen.Report && n == 1 && a.top().route.To == screen.Resolve { // the report takes the place of its telling
			a.stack = a.stack[:0]
		}
		for i, p := range a.stack { // a place already open is returned to, not opened twice
			if p.route.To == r.To && i == len(a.stack)-1 {
				a.stack = a.stack[:i]
				break
			}
		}
		a.stack = append(a.stack, a.make(r))
		if r.To == screen.Games {
			return a.readShelf()
		}
	}
	return nil
}

// play starts the game of a route, or goes on with the saved one that its text names.
func (a *App) play(r screen.Route) tea.Cmd {
	return a.work("load", nil, func() func() tea.Cmd {
		var all []session.Session
		var err error
		if r.To == screen.Watch {
			all, err = a.cfg.Games.Replay(r.Text)
		} else if r.Text != "" && a.cfg.Resume != nil {
			all, err = a.cfg.Resume(r.Text)
		} else {
			all, err = a.cfg.NewGame(r.Choice)
		}
		return func() tea.Cmd { return a.loaded(all, err) }
	})
}

// loaded begins a game that is there now, or says why it is not.
func (a *App) loaded(all []session.Session, err error) tea.Cmd {
	if err == nil && len(all) > 0 {
		a.close()
		a.begin(all)
		if a.cfg.Said != nil {
			if said := a.cfg.Said(); said != "" {
				a.notice, a.bad = []string{words.Clean(said)}, true
			}
		}
		return a.listen()
	}
	if err != nil {
		a.notice, a.bad = []string{words.Clean(err.Error())}, true
	}
	return nil
}

// where names screens in the title of the keys.
var where = map[screen.Name]string{
	screen.Menu: "menu", screen.NewGame: "new", screen.Brief: "brief", screen.Board: "board", screen.Picker: "picker", screen.Troops: "troops",
	screen.Talks: "talks", screen.Crisis: "crisis", screen.Report: "report", screen.Wire: "wire", screen.Ending: "ending", screen.Waiting: "waiting",
	screen.Charts: "charts", screen.Resolve: "resolve", screen.Settings: "settings", screen.About: "about", screen.Glossary: "words", screen.Games: "games", screen.Review: "review", screen.Survey: "survey",
}

// bookmark sets the bookmark of this moment, or takes it away.
func (a *App) bookmark(text string) {
	s := a.seats[a.cur].sess
	m, ok := s.(session.Marker)
	if !ok {
		return
	}
	if err := m.Mark(text); err != nil {
		a.notice, a.bad = []string{a.cfg.Words.Text("ui.replay.not_kept", map[string]any{"What": words.Clean(err.Error())})}, true
		return
	}
	if _, watching := s.(session.Replay); !watching {
		a.notice = []string{a.cfg.Words.Text("ui.toast.marked", nil)}
	}
}

// auto lets the seat's staff do its part of the phase.
func (a *App) auto() {
	s, ok := a.seats[a.cur].sess.(interface{ Auto() error })
	if !ok {
		a.notice, a.bad = []string{a.cfg.Words.Text("line.no_auto", nil)}, true
		return
	}
	if err := s.Auto(); err != nil {
		a.bad, a.notice = true, a.refusal(err)
		return
	}
	a.notice = []string{a.cfg.Words.Text("line.auto", nil)}
	a.follow()
}

// openMark asks for the words of a bookmark. What is not kept has none; a replay asks in its own place.
func (a *App) openMark(c *screen.Ctx) bool {
	if c.Session == nil || a.top().route.To == screen.Curtain || a.top().route.To == screen.Replay {
		return false
	}
	if id, _ := c.Session.Kept(); id == "" {
		a.notice, a.bad = []string{a.cfg.Words.Text("ui.mark.unkept", nil)}, true
		return true
	}
	a.over = append(a.over, place{screen.Route{}, bookmark.New(c)})
	return true
}

func (a *App) openHelp(c *screen.Ctx) {
	a.over = append(a.over, place{screen.Route{}, help.New(a.keysOf(c, a.top().scr), where[a.top().route.To])})
}

func (a *App) openPalette(c *screen.Ctx) {
	a.over = append(a.over, place{screen.Route{}, palette.New(c, a.keysOf(c, a.top().scr))})
}

func (a *App) openAsk(o screen.Outcome) {
	a.over = append(a.over, place{screen.Route{}, ask.New(o)})
}
