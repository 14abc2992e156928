package crisis

import (
	"strconv"
	"strings"

	"riobravo/cmd/internal/tui/screen"
	"riobravo/cmd/internal/tui/theme"
	"riobravo/cmd/internal/tui/widget"
	"riobravo/game"
	"riobravo/game/rule"
)

// matrix draws what each combination brings: the seat's options down, the second party's across, the selected row lit;
// under it each answer to the selected option in words.
func (k *Crisis) matrix(c *screen.Ctx, g *widget.Canvas, r widget.Rect, o open) {
	var choice [3]int
	if len(o.options) > 0 {
		choice[o.party] = int(o.options[min(k.list.At, len(o.options)-1)])
	}
	others := o.others()
	state := ""
	if len(others) > 1 {
		p := others[1]
		k.third = min(k.third, len(o.def.Parties[p].Options)-1)
		choice[p] = k.third
		state = "‹ " + c.T("ui.crisis.part", "Who", k.party(c, o, p, false), "What", screen.Short(c.Text.Option(o.id, p, int16(k.third)))) + " ›"
	}
	in := g.Panel(r, widget.Frame{Number: 3, Title: c.T("ui.crisis.happens"), Right: widget.Cut(state, r.W-26), Focus: k.focus == 3}).Inset(1)
	if len(others) > 0 {
		in = k.table(c, g, in, o, choice, others[0])
	}
	rows := k.words(c, o, choice, in.W)
	if foot := k.scroll[2].Draw(g, in, rows); foot != "" {
		g.Right(r.X+r.W-2, r.Y+r.H-1, " "+foot+" ", theme.Of(theme.Quiet))
	}
}

// table draws the matrix and returns what is left below it.
func (k *Crisis) table(c *screen.Ctx, g *widget.Canvas, r widget.Rect, o open, choice [3]int, across int) widget.Rect {
	cols := o.def.Parties[across].Options
	label := 3
	if r.W >= 60 {
		for n, opt := range o.options {
			label = max(label, widget.Len(k.numbered(c, o, n, opt))+2)
		}
		label = min(max(label, 13), r.W*3/10)
	}
	w := (r.W - label) / max(1, len(cols))
	gap := 1
	if r.H >= 20 {
		gap = 2
	}
	g.Print(r.X, r.Y, label-1, k.party(c, o, across, label == 3), theme.Of(theme.Quiet))
	for i := range cols {
		g.Print(r.X+label+i*w, r.Y, w-1, screen.Short(c.Text.Option(o.id, across, int16(i))), theme.Of(theme.Quiet))
	}
	y := r.Y + gap
	for n, opt := range o.options {
		name := k.numbered(c, o, n, opt)
		if label == 3 {
			name, _, _ = strings.Cut(name, " ")
		}
		g.Print(r.X, y, label-1, name, theme.Of(theme.Strong))
		choice := choice
		choice[o.party] = int(opt)
		for i := range cols {
			choice[across] = i
			g.Row(r.X+label+i*w, y, w-1, k.sum(c, o, choice, w-1))
		}
		if n == min(k.list.At, len(o.options)-1) {
			g.Ground(widget.Rect{X: r.X - 1, Y: y, W: r.W + 2, H: 1}, theme.Select)
		}
		y += gap
	}
	for _, l := range widget.Wrap(c.T("ui.crisis.legend"), r.W) {
		g.Print(r.X, y, r.W, l, theme.Of(theme.Quiet))
		y++
	}
	if gap > 1 {
		y++
	}
	return widget.Rect{X: r.X, Y: y, W: r.W, H: max(0, r.Y+r.H-y)}
}

// numbered is one of the seat's options as the list numbers it, so that two that begin alike can be told apart.
func (k *Crisis) numbered(c *screen.Ctx, o open, n int, opt int16) string {
	return strconv.Itoa(n+1) + " " + screen.Short(c.Text.Option(o.id, o.party, opt))
}

// sum is a combination in w cells: dead, escalation points, cooperation, the seat's own approval. What does not fit whole
// is told in words only.
func (k *Crisis) sum(c *screen.Ctx, o open, choice [3]int, w int) widget.Row {
	var points, coop, approval int
	dead := ""
	for _, out := range o.outcomes(choice) {
		for _, m := range c.EffectMoves(out.Effects, o.subject()) {
			switch {
			case m.Kind == rule.KindPoints:
				points += int(m.By)
			case m.Kind == rule.KindCooperation:
				coop += int(m.By)
			case m.Kind == rule.KindAdd && m.Field == game.FApproval && game.Seat(m.I) == c.Seat():
				approval += int(m.By)
			case m.Kind == rule.KindCasualties:
				dead = drawn(c, m, dead)
			}
		}
	}
	var row widget.Row
	put := func(letter string, n, good int) {
		if n != 0 && row.Width()+1+widget.Len(widget.Signed(n)) <= w {
			row = append(row, widget.S(theme.Quiet, letter), widget.S(widget.Tone(good, n), widget.Signed(n)+" "))
		}
	}
	if dead != "" {
		row = append(row, widget.S(theme.Quiet, "d"), widget.S(theme.Bad, dead+" "))
	}
	kind := 0
	if c.Side() != game.NoSide {
		kind = 1
	}
	put("e", points, -kind)
	put("c", coop, kind)
	put("a", approval, 1)
	if len(row) == 0 {
		return widget.R(theme.Quiet, "·")
	}
	return row
}

// drawn is how many people an effect kills: a number or the span of a draw; the greater of two stands.
func drawn(c *screen.Ctx, m game.Move, was string) string {
	now := ""
	if words := rule.Kinds[m.Kind].Params[0].Words; int(m.Arg2) < len(words) && c.Words.Has("ui.draw."+words[m.Arg2]) {
		now = c.T("ui.draw." + words[m.Arg2])
	} else if m.By > 0 {
		now = strconv.Itoa(int(m.By))
	}
	if len(now) < len(was) || len(now) == len(was) && now < was {
		return was
	}
	return now
}

// words tells the selected row in words: what follows from each answer of the second party.
func (k *Crisis) words(c *screen.Ctx, o open, choice [3]int, w int) []widget.Row {
	others := o.others()
	if len(others) == 0 {
		return k.cell(c, o, choice, w)
	}
	var rows []widget.Row
	p := others[0]
	for i := range o.def.Parties[p].Options {
		choice[p] = i
		head := c.T("ui.crisis.if", "Who", k.party(c, o, p, false), "What", c.Text.Option(o.id, p, int16(i)))
		rows = append(rows, widget.WrapRows(theme.Strong, head, w, 2)...)
		rows = append(rows, k.cell(c, o, choice, w)...)
	}
	return rows
}

// subject is what the outcomes' effects are about.
func (o open) subject() screen.Subject {
	return screen.Subject{Self: game.NoSeat, Other: game.NoSeat, Target: o.group, Here: o.region}
}

// cell is what one combination brings: every row that applies, in order.
func (k *Crisis) cell(c *screen.Ctx, o open, choice [3]int, w int) []widget.Row {
	var rows []widget.Row
	args := []any{"Region", c.Text.RegionIn(o.region), "Core", c.Text.Core(o.region), "Group", c.Text.GroupIn(o.group)}
	for _, out := range o.outcomes(choice) {
		text := c.Text.Sentence(c.T("crisis."+o.def.ID+".outcome."+out.ID, args...))
		for _, l := range widget.Wrap(text, w-2) {
			rows = append(rows, widget.R(theme.Text, "  "+l))
		}
		for _, l := range widget.Wrap(strings.Join(c.EffectTexts(out.Effects, o.subject()), "; "), w-4) {
			rows = append(rows, widget.R(theme.Quiet, "    "+l))
		}
	}
	if len(rows) == 0 {
		rows = append(rows, widget.R(theme.Quiet, "  "+c.T("ui.crisis.nothing")))
	}
	return rows
}
