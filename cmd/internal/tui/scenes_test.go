package tui

import (
	"fmt"
	"slices"
	"strings"

	"riobravo/cmd/internal/tui/screen"
	"riobravo/game"
)

// Seats of the frozen game.
const (
	usa     = 0
	mexico  = 1
	sinaloa = 2

	everybody = -1 // all four at one keyboard
	concerned = -2 // who has an answer to a counter-offer to give, or a choice in the crisis
)

// scenes are every screen, in every state worth a look of its own.
var scenes = []scene{
	{name: "menu", at: screen.Menu},
	{name: "new", keys: "n", at: screen.NewGame},
	{name: "settings", keys: "o", at: screen.Settings},
	{name: "about", keys: "a", at: screen.About},
	{name: "glossary", keys: "w", at: screen.Glossary},
	{name: "games", shelf: true, at: screen.Games},
	{name: "games-broken", shelf: true, keys: "down down down down down", at: screen.Games},
	{name: "palette-menu", keys: ":", over: true},
	{name: "keys-menu", keys: "?", over: true},

	{name: "brief", moment: atBrief, seat: usa, at: screen.Brief, holds: standing},
	{name: "brief-long", moment: atBrief, seat: usa, keys: "v", at: screen.Brief, holds: standing},
	{name: "brief-group", moment: atBrief, seat: sinaloa, at: screen.Brief, holds: standing},

	{name: "talks", moment: atTalks, seat: concerned, keys: "enter", at: screen.Talks, holds: standing},
	{name: "talks-words", moment: atTalks, seat: concerned, keys: "enter e", at: screen.WordsHere, over: true},
	{name: "talks-add", moment: atTalks, seat: concerned, keys: "enter @offer a", at: screen.Talks},
	{name: "talks-draft", moment: atTalks, seat: concerned, keys: "enter @offer a enter", at: screen.Talks},
	{name: "talks-consent", moment: atTalks, seat: usa, keys: "enter @offer G up a @consent", at: screen.Talks, holds: natures},
	{name: "talks-consent-draft", moment: atTalks, seat: usa, keys: "enter @offer G up a @consent + enter", at: screen.Talks, holds: natures},
	{name: "talks-tips", moment: atTalks, seat: concerned, keys: "enter @offer a enter =", at: screen.Talks},
	{name: "talks-counter", moment: atTalks, seat: concerned, keys: "enter o", at: screen.Talks},
	{name: "talks-signal", moment: atTalks, seat: concerned, keys: "enter p", at: screen.Talks},
	{name: "talks-ask", moment: atTalks, seat: concerned, keys: "enter s", over: true},
	{name: "advice-talks", moment: atTalks, seat: concerned, keys: "enter i", at: screen.Advice, over: true},

	{name: "board", moment: atOrders, seat: mexico, keys: "enter", at: screen.Board, holds: onBoard},
	{name: "board-violence", moment: atOrders, seat: mexico, keys: "enter 1 v", at: screen.Board, holds: onBoard},
	{name: "board-crossings", moment: atOrders, seat: mexico, keys: "enter 1 v v", at: screen.Board, holds: onBoard},
	{name: "board-intelligence", moment: atOrders, seat: mexico, keys: "enter 1 v v v", at: screen.Board, holds: onBoard},
	{name: "board-forces", moment: atOrders, seat: mexico, keys: "enter 1 v v v v", at: screen.Board, holds: onBoard},
	{name: "tiles", moment: atOrders, seat: mexico, keys: "enter 1 V", at: screen.Board, holds: onBoard},
	{name: "crossings", moment: atOrders, seat: mexico, keys: "enter 1 v v V", at: screen.Board, holds: onBoard},
	{name: "board-near", moment: atOrders, seat: mexico, keys: "enter 1 z", at: screen.Board, holds: onBoard},
	{name: "board-find", moment: atOrders, seat: mexico, keys: "enter 1 / c u l", at: screen.Board},
	{name: "board-refused", moment: atOrders, seat: sinaloa, keys: "enter u", at: screen.Board},
	{name: "region", moment: atOrders, seat: mexico, keys: "enter 5 enter", at: screen.Region, over: true},
	{name: "explain", moment: atOrders, seat: mexico, keys: "enter 2 down e", at: screen.Explain, over: true},
	{name: "advice", moment: atOrders, seat: mexico, keys: "enter i", at: screen.Advice, over: true},
	{name: "picker", moment: atOrders, seat: mexico, keys: "enter T", at: screen.Picker, holds: pickable},
	{name: "picker-compare", moment: atOrders, seat: mexico, keys: "enter T = down =", at: screen.Picker},
	{name: "picker-group", moment: atOrders, seat: sinaloa, keys: "enter T", at: screen.Picker, holds: pickable},
	{name: "picker-explain", moment: atOrders, seat: mexico, keys: "enter T e", at: screen.Picker},
	{name: "troops", moment: atOrders, seat: mexico, keys: "enter 4 G enter", at: screen.Troops},
	{name: "waiting", moment: atOrders, seat: mexico, keys: "enter s", at: screen.Waiting},
	{name: "keys", moment: atOrders, seat: mexico, keys: "enter ?", over: true},
	{name: "reason", moment: atOrders, seat: mexico, keys: "enter m f i r s t", over: true},
	{name: "letters", moment: atOrders, seat: mexico, hosted: true, keys: "enter M tab A s k space f i r s t", at: screen.Letters, over: true},
	{name: "palette", moment: atOrders, seat: mexico, keys: "enter : t r a d e", over: true},
	{name: "term", moment: atOrders, seat: mexico, keys: "enter @term", at: screen.Term, over: true},
	{name: "say", moment: atOrders, seat: mexico, keys: "enter @say", at: screen.Say, over: true},
	{name: "about-game", moment: atOrders, seat: mexico, keys: "enter @about", at: screen.About},
	{name: "settings-game", moment: atOrders, seat: mexico, keys: "enter @settings", at: screen.Settings},
	{name: "charts", moment: atOrders, seat: mexico, keys: "enter @charts", at: screen.Charts},
	{name: "charts-two", moment: atOrders, seat: mexico, keys: "enter @charts down space", at: screen.Charts},
	{name: "charts-table", moment: atOrders, seat: mexico, keys: "enter @charts t", at: screen.Charts},
	{name: "charts-seen", moment: atOrders, seat: mexico, keys: "enter @charts v", at: screen.Charts},
	{name: "wire", moment: atOrders, seat: mexico, keys: "enter w", at: screen.Wire, holds: news},

	{name: "crisis", moment: atCrisis, seat: concerned, at: screen.Crisis, holds: choices},
	{name: "crisis-clock", moment: atCrisis, seat: concerned, clock: "90", at: screen.Crisis, holds: ticking},
	{name: "crisis-third", moment: atCrisis, seat: concerned, keys: "down right", at: screen.Crisis, holds: choices},

	{name: "resolve", moment: atReport, seat: usa, keys: "@resolve", at: screen.Resolve},
	{name: "resolve-roll", moment: atReport, seat: usa, keys: "@resolve g @roll", at: screen.Resolve, holds: aDie},
	{name: "resolve-all", moment: atReport, seat: usa, keys: "@resolve f", at: screen.Resolve},
	{name: "report", moment: atReport, seat: usa, keys: "@report", at: screen.Report, holds: closed},
	{name: "report-roll", moment: atReport, seat: usa, keys: "@report e @roll", at: screen.Report, holds: aDie},

	{name: "ending", moment: atEnd, seat: mexico, at: screen.Ending, holds: margins},
	{name: "ending-other", moment: atEnd, seat: mexico, keys: "down", at: screen.Ending},
	{name: "review", moment: atEnd, seat: mexico, keys: "a", at: screen.Review, holds: told0},
	{name: "review-course", moment: atEnd, seat: mexico, keys: "a down enter", at: screen.Review},
	{name: "review-map", moment: atEnd, seat: mexico, keys: "a down down down enter", at: screen.Review},
	{name: "review-tables", moment: atEnd, seat: mexico, keys: "a down down down down enter", at: screen.Review},
	{name: "survey", moment: atEnd, seat: mexico, keys: "m right right down", at: screen.Survey},
	{name: "charts-end", moment: atEnd, seat: mexico, keys: "@charts v", at: screen.Charts},

	{name: "replay", moment: atReplay, at: screen.Replay},
	{name: "replay-on", moment: atReplay, keys: "right right ]", at: screen.Replay},
	{name: "bookmark", moment: atOrders, seat: mexico, keys: "enter b", at: screen.Menu, over: true},

	{name: "curtain", moment: atOrders, seat: everybody, at: screen.Curtain},
	{name: "code", moment: atOrders, seat: everybody, keys: "enter enter @code", at: screen.Code, over: true},
}

// concerned is the seat of whom the moment asks something.
func (f frozen) concerned() int {
	for i, s := range f.sessions {
		k := &s.View().Known
		w := &k.World
		if game.Phase(w.Phase) == game.CrisisOpen && k.Seats[i].Sealed == 0 && screen.Party(s.Rules(), game.CrisisID(w.Crisis-1), game.Group(w.CrisisGrp-1), s.Seat()) >= 0 {
			return i
		}
		for _, o := range k.Offers {
			if game.Phase(w.Phase) == game.Talks && o.State == game.OfferOpen && o.Haggle > 0 && o.Answer == 0 && int(o.To) == i {
				return i
			}
		}
	}
	return 0
}

// standing are the values of the header: month, phase, whose seat, how it stands.
func standing(d *driver) []string {
	c := d.a.ctx()
	m := c.Known().World.Month
	month := c.T("ui.header.month_short", "N", int(m), "Of", int(c.Rules().Turns), "Name", c.Text.Month(m))
	if c.Wide() {
		month = c.T("ui.header.month", "N", int(m), "Of", int(c.Rules().Turns), "Name", c.Text.Month(m))
	}
	return []string{
		month, c.T("ui.step_now." + steps[step(d.at(), c.Phase())]),
		c.Letter(c.Seat()) + " " + c.Text.Seat(c.Seat()), c.Text.MarginOf(c.Session.Score()),
	}
}

// onBoard are the values that a board may never lose: rung, tracks, posture, the three columns, the selected theatre.
func onBoard(d *driver) []string {
	c := d.a.ctx()
	l := c.Ladder()
	out := append(standing(d), fmt.Sprintf("%d/%d", l.Rung, 10))
	for _, tr := range c.Tracks()[:4] {
		out = append(out, c.Text.Number(tr.Value))
	}
	out = append(out, c.Text.Posture(game.PostureID(c.Own().Posture)))
	for col := range game.Columns {
		o := c.Drafted(game.Column(col))
		if o.ID < 0 {
			continue
		}
		name := string([]rune("DTS")[col])
		if c.Wide() {
			name = c.Text.Column(game.Column(col))
		}
		out = append(out, name+" "+cut(c.Text.OrderName(o.ID), 8))
	}
	if strings.Contains(d.text(), "┏━1 ") && selected(d) < 0 {
		out = append(out, "the name of the selected theatre")
	}
	return out
}

// choices are the seat's options in a crisis, and what its silence means.
func choices(d *driver) []string {
	c := d.a.ctx()
	w := c.Known().World
	id := game.CrisisID(w.Crisis - 1)
	party := screen.Party(c.Rules(), id, game.Group(w.CrisisGrp-1), c.Seat())
	var out []string
	for _, o := range game.LegalOptions(c.Rules(), c.Session.View(), nil) {
		out = append(out, cut(c.Text.Option(id, party, o), 14))
	}
	return append(standing(d), out...)
}

// ticking is what is left to answer, beside the choices.
func ticking(d *driver) []string { return append(choices(d), "01:30") }

// told0 are the parts of the review.
func told0(d *driver) []string {
	var out []string
	for _, p := range newTold().Parts() {
		out = append(out, p.Title)
	}
	return out
}

// margins are every seat's name and margin at the end.
func margins(d *driver) []string {
	c := d.a.ctx()
	var out []string
	for _, s := range c.Session.Standings() {
		out = append(out, c.Text.Seat(s.Seat), c.Text.MarginOf(s))
	}
	return out
}

// closed are the public tracks at the end of the month that a report is about.
func closed(d *driver) []string {
	c := d.a.ctx()
	all := c.Session.Tracks()
	w := all[len(all)-1]
	return []string{c.Text.Number(int(w.Trade)), c.Text.Number(int(w.Violence)), c.Text.Number(int(w.Flow))}
}

// pickable are the first of the orders that may be given, by the long name or, where there is no room for it, the short one.
func pickable(d *driver) []string {
	c := d.a.ctx()
	var out []string
	for _, o := range c.Session.Legal(game.Tactical) {
		n := cut(c.Text.OrderName(o.ID), 12)
		if !c.Wide() && !strings.Contains(d.text(), n) {
			n = cut(c.Text.OrderShort(o.ID), 12)
		}
		if len(out) < 3 && !slices.Contains(out, n) {
			out = append(out, n)
		}
	}
	return out
}

// natures are how a clause is kept, in words.
func natures(d *driver) []string { return []string{" " + d.a.ctx().T("ui.talks.binds") + "┃"} }

// news are the newest headline's first words.
func news(d *driver) []string {
	c := d.a.ctx()
	for _, e := range slices.Backward(c.Session.Events(c.Known().World.Month)) {
		if l, ok := c.Text.Headline(e); ok {
			return []string{cut(l, 20)}
		}
	}
	return nil
}

// aDie is a die on its bar.
func aDie(d *driver) []string { return []string{"▓"} }

// cut is the beginning of a name, as a narrow panel has room for.
func cut(s string, n int) string {
	r := []rune(s)
	return strings.TrimSpace(string(r[:min(n, len(r))]))
}
