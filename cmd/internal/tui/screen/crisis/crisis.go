// Package crisis is the screen of an open crisis: the scene, the seat's own choice, and what each combination of choices
// would bring. A choice is sealed until all parties have chosen.
package crisis

import (
	"strconv"
	"strings"

	"riobravo/cmd/internal/tui/screen"
	"riobravo/cmd/internal/tui/theme"
	"riobravo/cmd/internal/tui/widget"
	"riobravo/game"
)

// Crisis is the screen.
type Crisis struct {
	list   widget.List
	third  int // the choice assumed of the third party
	focus  int
	scroll [3]widget.Scroll
	staff  []string // what the seat's staff would choose, and why; asked once
}

// New opens the crisis on the seat's own choices.
func New(c *screen.Ctx) *Crisis {
	k := &Crisis{focus: 2}
	o, ok := now(c)
	for _, a := range c.Session.Advise() {
		if ok && a.Kind == game.AdviseOption && k.staff == nil {
			k.staff = []string{c.T("ui.picker.staff", "What", screen.Short(c.Text.Option(o.id, o.party, a.Option))), c.Reason(a)}
		}
	}
	return k
}

// open is the crisis that is open, as the seat sees it.
type open struct {
	id      game.CrisisID
	def     *game.CrisisDef
	group   game.Group
	region  game.Region
	party   int
	options []int16 // legal ones of the seat's own
}

func now(c *screen.Ctx) (open, bool) {
	w := c.Known().World
	if w.Crisis == 0 {
		return open{}, false
	}
	o := open{id: game.CrisisID(w.Crisis - 1), group: game.Group(w.CrisisGrp - 1), region: game.Region(w.CrisisReg - 1)}
	o.def = &c.Rules().Crises[o.id]
	o.party = screen.Party(c.Rules(), o.id, o.group, c.Seat())
	o.options = game.LegalOptions(c.Rules(), c.Session.View(), nil)
	return o, o.party >= 0
}

// others are the parties beside the seat's own: the second across the matrix, the third turned through.
func (o open) others() []int {
	var out []int
	for i := range o.def.Parties {
		if i != o.party {
			out = append(out, i)
		}
	}
	return out
}

// outcomes are the outcome rows that apply to a combination of choices, by party.
func (o open) outcomes(choice [3]int) []*game.CrisisOutcome {
	var out []*game.CrisisOutcome
	for i := range o.def.Outcomes {
		row := &o.def.Outcomes[i]
		all := true
		for p := range o.def.Parties {
			if m := row.Masks[p]; m != 0 && m&(1<<uint(choice[p])) == 0 {
				all = false
			}
		}
		if all {
			out = append(out, row)
		}
	}
	return out
}

// Key chooses, turns the third party's choice, and seals.
func (k *Crisis) Key(c *screen.Ctx, p screen.Press) screen.Outcome {
	o, ok := now(c)
	if !ok {
		return screen.To(screen.Proceed)
	}
	switch p.Action {
	case theme.Next:
		k.focus = k.focus%3 + 1
	case theme.Prev:
		k.focus = (k.focus+1)%3 + 1
	case theme.Panel:
		if n := int(p.Text[0] - '0'); n <= 3 {
			if k.focus == 2 && n <= len(o.options) {
				k.list.At = n - 1
			} else {
				k.focus = n
			}
		}
	case theme.Left, theme.Right:
		if others := o.others(); len(others) > 1 {
			n := len(o.def.Parties[others[1]].Options)
			d := 1
			if p.Action == theme.Left {
				d = n - 1
			}
			k.third = (k.third + d) % n
		}
	case theme.Commit:
		return k.seal(c, o)
	case theme.Open:
		if k.focus == 2 {
			return screen.Outcome{Kind: screen.Ask, Question: []string{c.T("ui.ask.choose", "Name", c.Text.Option(o.id, o.party, o.options[min(k.list.At, len(o.options)-1)]))}, Commands: k.seal(c, o).Commands}
		}
	case theme.Advice:
		return screen.To(screen.Advice)
	case theme.Quit:
		return screen.To(screen.Menu)
	case theme.Wire:
		return screen.To(screen.Wire)
	default:
		switch k.focus {
		case 1:
			k.scroll[1].Key(p.Action)
		case 3:
			k.scroll[2].Key(p.Action)
		default:
			if k.list.Key(p.Action, len(o.options), 3) {
				k.scroll[2].Reset()
			}
		}
	}
	return screen.Outcome{}
}

func (k *Crisis) seal(c *screen.Ctx, o open) screen.Outcome {
	if len(o.options) == 0 {
		return screen.Outcome{}
	}
	return screen.Send(game.Command{Kind: game.CmdChoose, Option: o.options[min(k.list.At, len(o.options)-1)]})
}

// Hints are the keys that work now.
func (k *Crisis) Hints(c *screen.Ctx) []screen.Hint {
	h := []screen.Hint{{Keys: "↑↓", Word: "choose"}}
	if o, ok := now(c); ok && len(o.others()) > 1 {
		h = append(h, screen.Hint{Keys: "←→", Word: "third"})
	}
	return append(h, screen.Hint{Action: theme.Commit, Word: "seal_choice"}, screen.Hint{Action: theme.Next, Word: "panel"}, screen.Hint{Action: theme.Advice, Word: "advice"}, screen.Hint{Action: theme.Wire, Word: "wire"}, screen.Hint{Action: theme.Help, Word: "help"})
}

// Draw draws the scene above, the choices and what can happen below.
func (k *Crisis) Draw(c *screen.Ctx, g *widget.Canvas, r widget.Rect) {
	o, ok := now(c)
	if !ok {
		return
	}
	scene := k.scene(c, o, min(r.W-4, 116), false)
	if len(scene)+2 > r.H-12 && r.H < 30 { // what silence means is not for a second page
		scene = k.scene(c, o, min(r.W-4, 116), true)
	}
	top := min(len(scene)+2, r.H-11)
	switch { // where rows are few the focused panel takes them
	case r.H >= 30:
	case k.focus == 1:
		top = min(len(scene)+2, r.H-6)
	case k.focus == 3:
		top = 4
	default:
		top = min(top, r.H-12)
	}
	up, low := r.Top(top)
	title := c.T("ui.crisis.title", "Name", c.Text.Crisis(o.id))
	if o.def.Question {
		title = c.T("ui.crisis.question", "Name", c.Text.Crisis(o.id))
	}
	who := ""
	for i := range o.def.Parties {
		if i > 0 {
			who += " · "
		}
		who += k.party(c, o, i, true)
	}
	in := g.Panel(up, widget.Frame{Number: 1, Title: title, Right: c.T("ui.crisis.who", "Who", who), Focus: k.focus == 1, Alarm: !o.def.Question}).Inset(1)
	if foot := k.scroll[1].Draw(g, in, scene); foot != "" {
		g.Right(up.X+up.W-2, up.Y+up.H-1, " "+foot+" ", theme.Of(theme.Quiet))
	}
	left, right := low.LeftOf(low.W * 34 / 80)
	k.choices(c, g, left, o)
	k.matrix(c, g, right, o)
}

// scene is the text, what silence would mean (before it where asked for), and what this month has already brought.
func (k *Crisis) scene(c *screen.Ctx, o open, w int, silence bool) []widget.Row {
	var rows []widget.Row
	unanswered := widget.WrapRows(theme.Warn, k.unanswered(c, o), w, 2)
	if silence {
		rows, unanswered = unanswered, nil
	}
	if c.Text.CrisisPlace(o.id, o.region) != "" {
		rows = append(rows, widget.R(theme.Quiet, c.T("ui.region.title", "Name", c.Text.Region(o.region), "Core", c.Text.Core(o.region))))
	}
	args := []any{"Region", c.Text.RegionIn(o.region), "Core", c.Text.Core(o.region), "Group", c.Text.GroupIn(o.group)}
	rows = append(rows, widget.WrapRows(theme.Text, c.Text.Sentence(c.T("crisis."+o.def.ID+".scene", args...)), w, 0)...)
	if len(unanswered) > 0 {
		rows = append(append(rows, widget.Row{}), unanswered...)
	}
	rows = append(rows, k.lastTime(c, o, w)...)
	for _, e := range c.Session.Events(c.Known().World.Month) {
		if e.Kind == game.CrisisResolved && game.CrisisID(e.Subject) != o.id {
			if s, ok := c.Text.Event(e); ok {
				rows = append(rows, widget.WrapRows(theme.Quiet, c.T("ui.crisis.before", "Name", c.Text.Crisis(game.CrisisID(e.Subject)), "Text", s), w, 0)...)
			}
		}
	}
	return rows
}

// unanswered is what happens if nobody answers: what each party's silence means, the seat's own for certain.
func (k *Crisis) unanswered(c *screen.Ctx, o open) string {
	var parts []string
	for i := range o.def.Parties {
		opt, who := o.def.Parties[i].Silence, k.party(c, o, i, false)
		if i == o.party {
			opt, who = game.Silence(c.Rules(), c.Session.View()), c.T("ui.crisis.you")
		}
		parts = append(parts, c.T("ui.crisis.part", "Who", who, "What", screen.Short(c.Text.Option(o.id, i, opt))))
	}
	if c.Left >= 0 {
		return c.T("ui.crisis.unanswered_in", "N", c.Left, "List", strings.Join(parts, " · "))
	}
	return c.T("ui.crisis.unanswered", "List", strings.Join(parts, " · "))
}

// lastTime is what was chosen when the same crisis came before.
func (k *Crisis) lastTime(c *screen.Ctx, o open, w int) []widget.Row {
	for m := c.Known().World.Month - 1; m >= 1; m-- {
		for _, e := range c.Session.Events(m) {
			if e.Kind == game.CrisisResolved && game.CrisisID(e.Subject) == o.id {
				text := c.T("ui.crisis.last", "Month", c.Text.Month(m), "List", strings.Join(c.Text.Choices(e), " "))
				return widget.WrapRows(theme.Quiet, text, w, 2)
			}
		}
	}
	return nil
}

// party names a party: its letter, or its short name.
func (k *Crisis) party(c *screen.Ctx, o open, i int, letter bool) string {
	rs := c.Rules()
	seat := game.NoSeat
	switch o.def.Parties[i].Kind {
	case game.PartyUSA:
		seat = rs.Republic(game.USA)
	case game.PartyMexico:
		seat = rs.Republic(game.Mexico)
	case game.PartyGroup:
		if letter {
			l, _ := c.GroupLook(max(0, o.group))
			return l
		}
		return c.Text.GroupShort(o.group)
	default:
		if letter {
			return "·"
		}
		return c.T("ui.crisis.rival")
	}
	if letter {
		return c.Letter(seat)
	}
	return c.Text.SeatShort(seat)
}

func (k *Crisis) choices(c *screen.Ctx, g *widget.Canvas, r widget.Rect, o open) {
	silence := ""
	for n, opt := range o.options {
		if opt == game.Silence(c.Rules(), c.Session.View()) {
			silence = c.T("ui.crisis.silence", "N", n+1)
		}
	}
	in := g.Panel(r, widget.Frame{Number: 2, Title: c.T("ui.crisis.choice"), Right: c.T("ui.crisis.secret"), Foot: silence, Focus: k.focus == 2})
	var items []widget.Item
	height := 0
	for n, opt := range o.options {
		var rows []widget.Row
		for j, l := range widget.Wrap(c.Text.Option(o.id, o.party, opt), in.W-6) {
			head := "   "
			if j == 0 {
				head = strconv.Itoa(n+1) + "  "
			}
			rows = append(rows, widget.Row{{Text: head, S: theme.Of(theme.Key)}, widget.S(theme.Text, l)})
		}
		height += len(rows)
		items = append(items, widget.Item{Rows: rows})
	}
	if height+len(items) <= in.H { // air between them where there is room
		for i := range items {
			items[i].Rows = append(items[i].Rows, widget.Row{})
		}
	}
	if height+len(items)+5 <= in.H && len(k.staff) > 0 {
		_, low := in.Bottom(4)
		rows := widget.WrapRows(theme.Text, k.staff[0], low.W-4, 0)
		rows[0] = append(widget.Row{{Text: "i ", S: theme.Of(theme.Key).B()}}, rows[0]...)
		g.Rows(low.Inset(1), append(rows, widget.WrapRows(theme.Quiet, k.staff[1], low.W-4, 0)...))
		in.H -= 4
	}
	if foot := k.list.Draw(g, in, items, k.focus == 2); foot != "" {
		g.Print(r.X+2, r.Y+r.H-1, r.W-4, " "+foot+" ", theme.Of(theme.Quiet))
	}
}
