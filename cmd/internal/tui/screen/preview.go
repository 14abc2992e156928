package screen

import (
	"strconv"
	"strings"

	"riobravo/cmd/internal/tui/theme"
	"riobravo/cmd/internal/tui/widget"
	"riobravo/game"
)

// PreviewRows lay out what a seat may expect of an order in w cells, folded: cost, odds, what each outcome moves, dangers.
func (c *Ctx) PreviewRows(p game.Preview, w int, bar bool) []widget.Row {
	if p.Refusal != nil {
		return c.refusedRows(p.Refusal, w)
	}
	rows := c.costRows(p, w)
	if p.Rolls {
		rows = append(rows, c.oddsRow(p, w, bar))
		if mods := c.modifiers(p); len(mods) > 0 {
			rows = append(rows, widget.WrapRows(theme.Quiet, strings.Join(mods, " · "), w, 0)...)
		}
	}
	rows = append(rows, c.outcomeRows(p, w, true)...)
	rows = append(rows, c.inviteRows(p, w)...)
	return append(rows, c.dangerRows(p, w)...)
}

// PreviewPage is PreviewRows where there is room: sections with headings, a line for each modifier and each change.
func (c *Ctx) PreviewPage(p game.Preview, w int) []widget.Row {
	if p.Refusal != nil {
		return c.refusedRows(p.Refusal, w)
	}
	rows := c.costRows(p, w)
	if p.Rolls {
		rows = append(rows, widget.Row{}, c.oddsRow(p, w, true))
		rows = append(rows, c.modifierRows(p, w)...)
	}
	if list := c.outcomeRows(p, w-2, false); len(list) > 0 {
		rows = append(rows, widget.Row{}, c.heading("moves"))
		rows = append(rows, indented(list)...)
	}
	if list := c.inviteRows(p, w-2); len(list) > 0 {
		rows = append(rows, widget.Row{}, c.heading("invites"))
		rows = append(rows, indented(list)...)
	}
	if list := c.dangerRows(p, w); len(list) > 0 {
		rows = append(append(rows, widget.Row{}), list...)
	}
	return rows
}

// heading is the head of a section of the preview.
func (c *Ctx) heading(word string) widget.Row {
	return widget.R(theme.Strong, c.T("ui.preview."+word+"_head"))
}

func indented(rows []widget.Row) []widget.Row {
	for i := range rows {
		rows[i] = append(widget.Row{widget.S(theme.Text, "  ")}, rows[i]...)
	}
	return rows
}

// modifierRows are the modifiers two beside each other, each with its worth in a column of its own.
func (c *Ctx) modifierRows(p game.Preview, w int) []widget.Row {
	var rows []widget.Row
	half := (w - 2) / 2
	n := 0
	for _, m := range p.Mods {
		if m.Low == 0 && m.High == 0 {
			continue
		}
		worth := c.changes(m.Range)
		cell := widget.Row{widget.S(theme.Quiet, "  "+widget.Pad(c.Text.Modifier(m.Name), half-4-8)), widget.S(theme.Strong, widget.PadLeft(worth, 8)+"  ")}
		if n++; n%2 == 1 {
			rows = append(rows, cell)
			continue
		}
		rows[len(rows)-1] = append(rows[len(rows)-1], cell...)
	}
	return rows
}

// refusedRows are what forbids an order and what would be allowed; what was tried stands above them.
func (c *Ctx) refusedRows(f *game.Refusal, w int) []widget.Row {
	var rows []widget.Row
	for i, s := range c.Text.Refusal(f)[1:] {
		mark, role := "  ", theme.Text
		if i == 0 {
			mark, role = "! ", theme.Warn
		}
		for _, l := range widget.Wrap(s, w-2) {
			rows = append(rows, widget.Row{widget.S(theme.Warn, mark), widget.S(role, l)})
			mark = "  "
		}
	}
	return rows
}

func (c *Ctx) costRows(p game.Preview, w int) []widget.Row {
	return c.label("cost", c.T("ui.preview.cost", "Cost", c.Text.Cost(p.Order.ID, p.Cost), "Left", c.Text.Number(int(p.Left))), w, theme.Text)
}

// oddsRow is the chance of success as a range, and as a bar: what is sure, what is not, the rest.
func (c *Ctx) oddsRow(p game.Preview, w int, bar bool) widget.Row {
	row := widget.Row{widget.S(theme.Quiet, widget.Pad(c.T("ui.preview.odds_label"), labelW)), widget.S(theme.Strong, widget.Pad(c.Text.Odds(p.Odds), 9))}
	if n := min(w-row.Width()-2, 36); bar && n >= 10 {
		row = append(append(row, widget.S(theme.Text, "  ")), c.OddsBar(p.Odds, n)...)
	}
	return row
}

// OddsBar draws a chance of which only a range is known.
func (c *Ctx) OddsBar(g game.Range, w int) widget.Row {
	low, high := (int(g.Low)*w+50)/100, (int(g.High)*w+50)/100
	return widget.Row{
		widget.S(theme.Good, rep(c.Theme.Glyph.Full, low)), widget.S(theme.Quiet, rep('═', high-low)), widget.S(theme.Line, rep(c.Theme.Glyph.Rest, w-high)),
	}
}

func rep(r rune, n int) string { return strings.Repeat(string(r), max(0, n)) }

// modifiers are the roll's modifiers that are worth something.
func (c *Ctx) modifiers(p game.Preview) []string {
	var out []string
	for _, m := range p.Mods {
		if m.Low != 0 || m.High != 0 {
			out = append(out, c.Text.Modifier(m.Name)+" "+c.changes(m.Range))
		}
	}
	return out
}

const labelW = 10

// label is a labelled text, wrapped under itself.
func (c *Ctx) label(word, text string, w int, role theme.Role) []widget.Row {
	return Labelled(c.T("ui.preview."+word+"_label"), text, w, role)
}

// Labelled is a labelled text, wrapped under itself.
func Labelled(label, text string, w int, role theme.Role) []widget.Row {
	var rows []widget.Row
	if w < 34 { // no room for a column of labels
		for i, l := range widget.Wrap(strings.TrimSpace(label+" "+text), w-1) {
			if rest, ok := strings.CutPrefix(l, label); i == 0 && ok && label != "" {
				rows = append(rows, widget.Row{widget.S(theme.Quiet, label), widget.S(role, rest)})
			} else {
				rows = append(rows, widget.R(role, " "+l))
			}
		}
		return rows
	}
	for i, l := range widget.Wrap(text, w-labelW) {
		head := widget.Pad("", labelW)
		if i == 0 {
			head = widget.Pad(label, labelW)
		}
		rows = append(rows, widget.Row{widget.S(theme.Quiet, head), widget.S(role, l)})
	}
	return rows
}

func (c *Ctx) changes(g game.Range) string {
	if g.Low == g.High {
		return widget.Signed(int(g.Low))
	}
	return widget.Signed(int(g.Low)) + "…" + widget.Signed(int(g.High))
}

// outcomeRoles are the roles of the outcomes' words, by outcome.
var outcomeRoles = [...]theme.Role{theme.Quiet, theme.Good, theme.Good, theme.Text, theme.Bad}

// OutcomeRole is the role of an outcome's word.
func OutcomeRole(o int8) theme.Role { return outcomeRoles[min(max(int(o), 0), len(outcomeRoles)-1)] }

// outcomeRows are the outcomes with their chance and what each moves; an outcome that moves nothing is told all the same.
func (c *Ctx) outcomeRows(p game.Preview, w int, folded bool) []widget.Row {
	var rows []widget.Row
	const head = 15 // word, chance, a gap
	if list := c.Text.Moves(p.Moves, 0); len(list) > 0 && !p.Rolls {
		for i, s := range list {
			word := ""
			if i == 0 {
				word = c.T("ui.preview.sure_label")
			}
			if !folded {
				rows = append(rows, widget.WrapRows(theme.Text, s, w, 2)...)
				continue
			}
			rows = append(rows, Labelled(word, s, w, theme.Text)...)
		}
	} else if len(list) > 0 {
		rows = append(rows, hung(widget.Row{widget.S(theme.Quiet, widget.Pad(c.T("ui.preview.anyway_label"), head))}, strings.Join(list, "; "), w)...)
	}
	if p.Threshold > 0 {
		rows = append(rows, widget.WrapRows(theme.Text, c.Text.Held(p), w, 2)...)
	}
	if !p.Rolls {
		return rows
	}
	for o := game.Decisive; o <= game.Disaster; o++ {
		n := share(p, o)
		list := c.Text.Moves(p.Moves, o)
		if n == 0 && len(list) == 0 {
			continue
		}
		text := strings.Join(list, "; ")
		if text == "" {
			text = c.T("ui.preview.nothing")
		}
		word := widget.Row{
			{Text: widget.Pad(strings.ToLower(c.Text.Outcome(o)), 9), S: theme.Of(OutcomeRole(o))},
			widget.S(theme.Strong, widget.PadLeft(strconv.Itoa(n), 3)), widget.S(theme.Quiet, " % "),
		}
		rows = append(rows, hung(word, text, w)...)
	}
	return rows
}

// hung is a text that hangs beside its head.
func hung(head widget.Row, text string, w int) []widget.Row {
	var rows []widget.Row
	n := head.Width()
	for i, l := range widget.Wrap(text, max(8, w-n)) {
		if i > 0 {
			head = widget.Row{widget.S(theme.Text, strings.Repeat(" ", n))}
		}
		rows = append(rows, append(head, widget.S(theme.Text, l)))
	}
	return rows
}

// inviteRows are what an order invites from each seat, by its letter.
func (c *Ctx) inviteRows(p game.Preview, w int) []widget.Row {
	var rows []widget.Row
	for _, i := range p.Invites {
		head := widget.Row{{Text: c.Letter(i.Seat) + "  ", S: theme.Of(theme.Slot(int(i.Seat))).B()}}
		rows = append(rows, hung(head, c.Text.Invited(i), w)...)
	}
	if p.Meets.High > 0 {
		mexico := c.Rules().Republic(game.Mexico)
		head := widget.Row{{Text: c.Letter(mexico) + "  ", S: theme.Of(theme.Slot(int(mexico))).B()}}
		rows = append(rows, hung(head, c.T("ui.preview.meets", "Odds", c.Text.Percent(p.Meets)), w)...)
	}
	return rows
}

// dangerRows are what an order breaks, where it leads, and who sees it.
func (c *Ctx) dangerRows(p game.Preview, w int) []widget.Row {
	var rows []widget.Row
	if p.Uninvited {
		rows = append(rows, c.label("soil", c.T("preview.uninvited"), w, theme.Warn)...)
	}
	if p.Cancelled {
		rows = append(rows, c.label("posture", c.T("preview.cancelled"), w, theme.Warn)...)
	}
	for _, b := range p.Breaks {
		rows = append(rows, c.label("treaty", c.T("ui.preview.breaks", "Clause", c.Text.ClauseName(b)), w, theme.Bad)...)
	}
	for _, b := range p.Strains {
		rows = append(rows, c.label("treaty", c.T("ui.preview.strains", "Clause", c.Text.ClauseName(b)), w, theme.Bad)...)
	}
	if p.Cliff {
		now := int(c.Known().World.Escalation / 4)
		rows = append(rows, c.label("cliff", "! "+c.T("ui.preview.cliff", "Now", now, "N", int(p.Rung), "Name", c.Text.Rung(p.Rung)), w, theme.Warn)...)
	}
	return append(rows, c.label("seen", c.T("ui.preview.seen_"+c.seenBy(p)), w, theme.Text)...)
}

// seenBy says who learns of an order: everybody, or its seat alone until what follows shows.
func (c *Ctx) seenBy(p game.Preview) string {
	switch d := &c.Rules().Orders[p.Order.ID]; {
	case d.Public:
		return "all"
	case p.Rolls:
		return "acts"
	}
	return "own"
}

// share is the chance of an outcome in percent, at the middle of what the seat believes.
func share(p game.Preview, o int8) int {
	win, bad := int(p.Odds.Low+p.Odds.High)/2, int(p.Disaster.Low+p.Disaster.High)/2
	switch o {
	case game.Decisive:
		return win / 10
	case game.Success:
		return win - win/10
	case game.Disaster:
		return bad
	}
	return max(0, 100-win-bad)
}
