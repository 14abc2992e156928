package tui

import (
	"fmt"
	"strconv"
	"strings"

	"riobravo/cmd/internal/tui/screen"
	"riobravo/game"
)

// reportMonth is the month of the frozen game whose report is looked at.
const reportMonth = 5

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
	{name: "palette-menu", keys: ":", over: true},
	{name: "keys-menu", keys: "?", over: true},

	{name: "brief", moment: atBrief, seat: usa, at: screen.Brief, holds: standing},
	{name: "brief-long", moment: atBrief, seat: usa, keys: "v", at: screen.Brief, holds: standing},
	{name: "brief-group", moment: atBrief, seat: sinaloa, at: screen.Brief, holds: standing},

	{name: "talks", moment: atTalks, seat: concerned, keys: "enter", at: screen.Talks, holds: standing},
	{name: "talks-add", moment: atTalks, seat: concerned, keys: "enter a", at: screen.Talks},
	{name: "talks-draft", moment: atTalks, seat: concerned, keys: "enter a enter", at: screen.Talks},
	{name: "talks-tips", moment: atTalks, seat: concerned, keys: "enter a enter =", at: screen.Talks},
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
	{name: "picker", moment: atOrders, seat: mexico, keys: "enter T", at: screen.Picker},
	{name: "picker-compare", moment: atOrders, seat: mexico, keys: "enter T = down =", at: screen.Picker},
	{name: "picker-group", moment: atOrders, seat: sinaloa, keys: "enter T", at: screen.Picker},
	{name: "picker-explain", moment: atOrders, seat: mexico, keys: "enter T e", at: screen.Picker},
	{name: "troops", moment: atOrders, seat: mexico, keys: "enter 4 G enter", at: screen.Troops},
	{name: "waiting", moment: atOrders, seat: mexico, keys: "enter s", at: screen.Waiting},
	{name: "keys", moment: atOrders, seat: mexico, keys: "enter ?", over: true},
	{name: "palette", moment: atOrders, seat: mexico, keys: "enter : t r a d e", over: true},
	{name: "term", moment: atOrders, seat: mexico, keys: "enter @term", at: screen.Term, over: true},
	{name: "say", moment: atOrders, seat: mexico, keys: "enter @say", at: screen.Say, over: true},
	{name: "about-game", moment: atOrders, seat: mexico, keys: "enter @about", at: screen.About},
	{name: "settings-game", moment: atOrders, seat: mexico, keys: "enter @settings", at: screen.Settings},
	{name: "charts", moment: atOrders, seat: mexico, keys: "enter @charts", at: screen.Charts},
	{name: "charts-two", moment: atOrders, seat: mexico, keys: "enter @charts down space", at: screen.Charts},
	{name: "charts-table", moment: atOrders, seat: mexico, keys: "enter @charts t", at: screen.Charts},
	{name: "charts-seen", moment: atOrders, seat: mexico, keys: "enter @charts v", at: screen.Charts},
	{name: "wire", moment: atOrders, seat: mexico, keys: "enter w", at: screen.Wire},

	{name: "crisis", moment: atCrisis, seat: concerned, at: screen.Crisis},
	{name: "crisis-third", moment: atCrisis, seat: concerned, keys: "down right", at: screen.Crisis},

	{name: "resolve", moment: atReport, seat: usa, keys: "@resolve", at: screen.Resolve},
	{name: "resolve-roll", moment: atReport, seat: usa, keys: "@resolve g space space e", at: screen.Resolve},
	{name: "resolve-all", moment: atReport, seat: usa, keys: "@resolve f", at: screen.Resolve},
	{name: "report", moment: atReport, seat: usa, keys: "@report", at: screen.Report},
	{name: "report-roll", moment: atReport, seat: usa, keys: "@report e", at: screen.Report},

	{name: "ending", moment: atEnd, seat: mexico, at: screen.Ending},
	{name: "ending-other", moment: atEnd, seat: mexico, keys: "down", at: screen.Ending},
	{name: "charts-end", moment: atEnd, seat: mexico, keys: "@charts v", at: screen.Charts},

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
			if game.Phase(w.Phase) == game.Talks && o.State == game.OfferOpen && o.Counters > 0 && o.Answer == 0 && int(o.To) == i {
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
		out = append(out, strconv.Itoa(tr.Value))
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

// cut is the beginning of a name, as a narrow panel has room for.
func cut(s string, n int) string {
	r := []rune(s)
	return strings.TrimSpace(string(r[:min(n, len(r))]))
}
