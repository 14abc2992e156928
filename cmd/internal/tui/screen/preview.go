package screen

import (
	"strings"

	"riobravo/cmd/internal/tui/theme"
	"riobravo/cmd/internal/tui/widget"
	"riobravo/game"
)

// PreviewRows lay out what a seat may expect of an order in w cells: cost, odds, what each outcome moves, dangers.
func (c *Ctx) PreviewRows(p game.Preview, w int, bar bool) []widget.Row {
	if p.Refusal != nil {
		var rows []widget.Row
		for i, s := range c.Text.Refusal(p.Refusal)[1:] { // what was tried stands above it
			role := theme.Text
			if i == 0 {
				role = theme.Warn
			}
			rows = append(rows, widget.WrapRows(role, s, w, 0)...)
		}
		return rows
	}
	rows := c.label("cost", c.T("ui.preview.cost", "Cost", c.Text.Cost(p.Order.ID, p.Cost), "Left", c.Text.Number(int(p.Left))), w, theme.Text)
	if p.Rolls {
		line := widget.Row{widget.S(theme.Quiet, widget.Pad(c.T("ui.preview.odds_label"), labelW)), widget.S(theme.Strong, c.Text.Odds(p.Odds))}
		if n := w - line.Width() - 2; bar && n >= 10 {
			line = append(line, widget.S(theme.Text, "  "))
			line = append(line, widget.GaugeSpans(c.Theme, theme.Text, int(p.Odds.Low+p.Odds.High)/2, 100, min(n, 30))...)
		}
		rows = append(rows, line)
		var mods []string
		for _, m := range p.Mods {
			if m.Low != 0 || m.High != 0 {
				mods = append(mods, c.Text.Modifier(m.Name)+" "+c.changes(m.Range))
			}
		}
		if len(mods) > 0 {
			rows = append(rows, c.label("mods", strings.Join(mods, " · "), w, theme.Quiet)...)
		}
		if p.Disaster.High > 0 {
			rows = append(rows, c.label("disaster", c.Text.Percent(p.Disaster), w, theme.Bad)...)
		}
	}
	rows = append(rows, c.moveRows(p, w)...)
	return append(rows, c.dangerRows(p, w)...)
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

// moveRows are the expected changes, grouped by the outcome that brings them.
func (c *Ctx) moveRows(p game.Preview, w int) []widget.Row {
	var rows []widget.Row
	for o := int8(0); o <= game.Disaster; o++ {
		var list []string
		for _, m := range p.Moves {
			if m.Outcome == o {
				if s := c.Text.Move(m); s != "" {
					list = append(list, s)
				}
			}
		}
		if len(list) == 0 {
			continue
		}
		word := c.T("ui.preview.sure_label")
		if o > 0 {
			word = c.Text.Outcome(o)
		} else if p.Rolls {
			word = c.T("ui.preview.anyway_label")
		}
		text := strings.Join(list, "; ")
		if o > 0 {
			text = c.T("ui.preview.share", "N", share(p, o), "Moves", text)
		}
		rows = append(rows, Labelled(word, text, w, theme.Text)...)
	}
	return rows
}

// dangerRows are what an order breaks, meets and invites.
func (c *Ctx) dangerRows(p game.Preview, w int) []widget.Row {
	var rows []widget.Row
	if p.Uninvited {
		rows = append(rows, c.label("soil", c.T("preview.uninvited"), w, theme.Warn)...)
	}
	if p.Cancelled {
		rows = append(rows, c.label("posture", c.T("preview.cancelled"), w, theme.Warn)...)
	}
	if p.Meets.High > 0 {
		rows = append(rows, c.label("troops", c.T("ui.preview.meets", "Odds", c.Text.Percent(p.Meets)), w, theme.Text)...)
	}
	for _, i := range p.Invites {
		rows = append(rows, c.label("invites", c.Text.Invite(i), w, theme.Text)...)
	}
	for _, b := range p.Breaks {
		rows = append(rows, c.label("treaty", c.T("ui.preview.breaks", "Clause", c.Text.ClauseName(b)), w, theme.Bad)...)
	}
	for _, b := range p.Strains {
		rows = append(rows, c.label("treaty", c.T("ui.preview.strains", "Clause", c.Text.ClauseName(b)), w, theme.Bad)...)
	}
	if p.Cliff {
		rows = append(rows, c.label("cliff", c.T("ui.preview.cliff", "N", int(p.Rung), "Name", c.Text.Rung(p.Rung)), w, theme.Warn)...)
	}
	return rows
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
