package report

import (
	"strconv"
	"strings"

	"riobravo/cmd/internal/tui/screen"
	"riobravo/cmd/internal/tui/theme"
	"riobravo/cmd/internal/tui/widget"
	"riobravo/game"
)

// throw is a roll as it was made: base, modifiers, odds, disaster band, die.
type throw struct {
	base, odds, band, die int
	outcome               int8
	mods                  []mod
}

type mod struct {
	name  string
	worth int
}

// thrown reads the roll at i; false when the seat may not know its particulars.
func thrown(c *screen.Ctx, ev []game.Event, i int) (throw, bool) {
	if i < 0 || i >= len(ev) || ev[i].Kind != game.Rolled || ev[i].Die == 0 {
		return throw{}, false
	}
	e := ev[i]
	t := throw{base: int(e.Old), odds: int(e.New), band: int(e.J), die: int(e.Die), outcome: e.Outcome}
	j := i
	for j > 0 && ev[j-1].Kind == game.RollModified {
		j--
	}
	for ; j < i; j++ {
		t.mods = append(t.mods, mod{c.Text.Modifier(game.ModName(ev[j].Subject)), int(ev[j].New)})
	}
	return t, true
}

// result is what a die brings against odds: the engine's own order of looking.
func (t throw) result(odds int) int8 {
	switch {
	case t.die > 100-t.band && t.die > odds:
		return game.Disaster
	case t.die <= odds/10:
		return game.Decisive
	case t.die <= odds:
		return game.Success
	}
	return game.Miss
}

// bar lays the outcomes on a line of 1 to 100 with the die on it. While the die runs it stands at shown and the outcome is
// not told.
func (t throw) bar(c *screen.Ctx, w, shown int) []widget.Row {
	w = min(max(w, 20), 60)
	at := func(n int) int { return (n*w + 50) / 100 }
	win, bad := at(t.odds), at(t.band)
	if t.band > 0 {
		bad = max(bad, 1)
	}
	top := at(t.odds / 10)
	scale := []rune(strings.Repeat(" ", w+3))
	for _, n := range []int{0, 25, 50, 75, 100} {
		s := strconv.Itoa(n)
		x := min(at(n), w+3-len(s))
		copy(scale[x:], []rune(s))
	}
	line := widget.Row{
		{Text: rep('█', top), S: theme.Of(theme.Good).B()},
		{Text: rep('▓', win-top), S: theme.Of(theme.Good)},
		{Text: rep('▒', w-win-bad), S: theme.Of(theme.Quiet)},
		{Text: rep('░', bad), S: theme.Of(theme.Bad)},
	}
	words := make([]rune, 0, w)
	put := func(x int, s string) {
		if x > len(words) {
			words = append(words, []rune(rep(' ', x-len(words)))...)
		} else if len(words) > 0 {
			return
		}
		words = append(words, []rune(s)...)
	}
	if win >= 9 {
		put(0, strings.ToLower(c.Text.Outcome(game.Success)))
	}
	if w-win-bad >= 6 {
		put(max(win, len(words)+1), strings.ToLower(c.Text.Outcome(game.Miss)))
	}
	if s := strings.ToLower(c.Text.Outcome(game.Disaster)); t.band > 0 && w-len(s) > len(words)+1 {
		put(w-len(s), s)
	}
	x := min(max(at(shown)-1, 0), w-1)
	mark := "▲ " + strconv.Itoa(shown)
	if x+widget.Len(mark) > w {
		mark = strconv.Itoa(shown) + " ▲"
		x = max(0, x+1-widget.Len(mark))
	}
	return []widget.Row{
		widget.R(theme.Quiet, strings.TrimRight(string(scale), " ")), line, widget.R(theme.Quiet, string(words)), {widget.S(theme.Strong, rep(' ', x)+mark)},
	}
}

// verdict is the outcome in capitals, and the die against what it had to reach.
func (t throw) verdict(c *screen.Ctx) widget.Row {
	key := "ui.roll.over"
	if t.die <= t.odds {
		key = "ui.roll.under"
	}
	return widget.Row{
		{Text: c.Text.Outcome(t.outcome), S: theme.Of(screen.OutcomeRole(t.outcome)).B()},
		widget.S(theme.Text, "  "+c.T(key, "Die", t.die, "Odds", t.odds, "By", max(t.die-t.odds, t.odds-t.die))),
	}
}

// sum lists the base, each modifier by name, and what they come to.
func (t throw) sum(c *screen.Ctx, w int) []widget.Row {
	w = min(w, 46)
	var rows []widget.Row
	line := func(name, worth string, role theme.Role) {
		rows = append(rows, widget.Row{widget.S(theme.Quiet, "  "+widget.Pad(name, w-9)), widget.S(role, widget.PadLeft(worth, 5))})
	}
	line(c.T("ui.roll.base"), strconv.Itoa(t.base), theme.Text)
	for _, m := range t.mods {
		if m.worth != 0 {
			line(m.name, widget.Signed(m.worth), theme.Text)
		}
	}
	line(c.T("ui.roll.needed"), strconv.Itoa(t.odds), theme.Strong)
	if t.band > 0 {
		line(c.T("ui.roll.disaster"), strconv.Itoa(101-t.band), theme.Strong)
	}
	return rows
}

// folded is the sum in one paragraph, for screens with few rows.
func (t throw) folded(c *screen.Ctx, w int) []widget.Row {
	parts := []string{strings.ToLower(c.T("ui.roll.base")) + " " + strconv.Itoa(t.base)}
	for _, m := range t.mods {
		if m.worth != 0 {
			parts = append(parts, m.name+" "+widget.Signed(m.worth))
		}
	}
	return widget.WrapRows(theme.Quiet, strings.Join(parts, " · ")+" = "+strconv.Itoa(t.odds), w, 2)
}

// without are the modifiers but for which the same die would have brought something else.
func (t throw) without(c *screen.Ctx, w int) []widget.Row {
	var rows []widget.Row
	for _, m := range t.mods {
		odds := min(max(t.odds-m.worth, 1), 99)
		if o := t.result(odds); m.worth != 0 && o != t.result(t.odds) && len(rows) < 2 {
			text := c.T("ui.roll.without", "Name", m.name, "Die", t.die, "Odds", odds, "Outcome", strings.ToLower(c.Text.Outcome(o)))
			rows = append(rows, widget.WrapRows(theme.Quiet, text, w, 2)...)
		}
	}
	return rows
}

func rep(r rune, n int) string { return strings.Repeat(string(r), max(0, n)) }
