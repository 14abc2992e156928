package games

import (
	"riobravo/cmd/internal/tui/screen"
	"riobravo/cmd/internal/tui/theme"
	"riobravo/cmd/internal/tui/widget"
)

// card draws what is known of the selected game: who played, how it came out, what is wrong with it, what a check found.
func (s *Games) card(c *screen.Ctx, g *widget.Canvas, r widget.Rect, k *screen.Kept) {
	if k == nil {
		g.Panel(r, widget.Frame{})
		return
	}
	in := g.Panel(r, widget.Frame{Title: k.Title(), Focus: s.typing == naming}).Inset(1)
	if s.typing == naming {
		x := g.Print(in.X, in.Y, in.W, c.T("ui.games.new_name")+" ", theme.Of(theme.Quiet))
		s.name.Draw(g, x, in.Y, in.X+in.W-x, theme.Of(theme.Strong))
		_, in = in.Top(1)
	}
	if !c.Wide() {
		g.Rows(in, low(c, k, in.W))
		return
	}
	_, in = in.Top(1)
	rows := append(facts(c, k, in.W), widget.Row{})
	rows = append(rows, chairs(c, k, in.W)...)
	rows = append(append(rows, widget.Row{}), state(c, k, in.W)...)
	g.Rows(in, rows)
}

// low is the card in few rows: the facts in two, the seats in two columns, then what there is to say.
func low(c *screen.Ctx, k *screen.Kept, w int) []widget.Row {
	if k.Broken != "" {
		return state(c, k, w)
	}
	rows := []widget.Row{
		{widget.S(theme.Strong, k.Scenario), widget.S(theme.Quiet, " · "+k.ID+" · "+c.T("ui.games.commands", "N", k.Commands))},
	}
	rows = append(rows, widget.Row{})
	seats := chairs(c, k, w/2-1)
	for i := 0; i < len(seats); i += 2 {
		row := fit(seats[i], w/2-1)
		if i+1 < len(seats) {
			row = append(row, seats[i+1]...)
		}
		rows = append(rows, row)
	}
	say := state(c, k, w)
	if len(say) < 3 {
		rows = append(rows, widget.Row{})
	}
	if len(say) == 0 {
		say = []widget.Row{{widget.S(theme.Quiet, c.T("ui.games.head")+" "), widget.S(theme.Text, k.Head)}}
	}
	return append(rows, say...)
}

// labelW is the width of the labels in the card.
const labelW = 13

// facts are labelled rows about the game as a whole.
func facts(c *screen.Ctx, k *screen.Kept, w int) []widget.Row {
	var rows []widget.Row
	add := func(label, value string) {
		if value != "" {
			rows = append(rows, widget.Row{widget.S(theme.Quiet, widget.Pad(c.T("ui.games."+label), labelW)), widget.S(theme.Text, widget.Cut(value, w-labelW))})
		}
	}
	add("id", k.ID)
	if k.Broken != "" {
		return rows
	}
	add("scenario", k.Scenario)
	add("begun", k.Begun)
	add("played", k.Played)
	add("length", c.T("ui.games.commands", "N", k.Commands))
	add("head", k.Head)
	return rows
}

// chairs are the seats with who plays them or, when the game is over, how they came out.
func chairs(c *screen.Ctx, k *screen.Kept, w int) []widget.Row {
	const margin, word = 5, 18 // a margin, a blank, how it came out
	var rows []widget.Row
	for i := range k.Chairs {
		ch := &k.Chairs[i]
		role, by := theme.Quiet, ch.Bot
		if ch.By != "" {
			by = c.T("ui.games.by." + ch.By)
		}
		if ch.Person {
			role = theme.Text
		}
		row := widget.Row{letter(ch), widget.S(role, widget.Pad(ch.Name, max(0, w-2-word)))}
		if k.Judged {
			row = append(row, outcome(c, ch, margin)...)
		} else {
			row = append(row, widget.S(theme.Quiet, widget.Cut(by, word)))
		}
		rows = append(rows, row)
	}
	return rows
}

// outcome is how a seat came out: its margin, and in words whether it met its aims.
func outcome(c *screen.Ctx, ch *screen.Chair, w int) widget.Row {
	role, word := theme.Bad, "missed"
	if ch.Met {
		role, word = theme.Good, "met"
	}
	if ch.First {
		word = "came_first"
	}
	return widget.Row{widget.S(role, widget.PadLeft(ch.Margin, w)+" "), widget.S(theme.Text, c.T("ui.games."+word))}
}

// state says what is wrong with a game, and what a check says or found.
func state(c *screen.Ctx, k *screen.Kept, w int) []widget.Row {
	var rows []widget.Row
	add := func(role theme.Role, text string) { rows = append(rows, widget.WrapRows(role, text, w, 0)...) }
	switch {
	case k.Broken != "":
		add(theme.Bad, k.Broken)
	case k.Damaged > 0:
		add(theme.Warn, c.T("ui.games.damage", "N", k.Damaged, "Intact", k.Intact))
	case k.Held:
		add(theme.Warn, c.T("ui.games.in_use", "Since", k.HeldSince))
	}
	check := c.Shelf.Check
	found, ok := c.Shelf.Found[k.ID]
	switch {
	case check.ID == k.ID && check.Long:
		rows = append(rows, widget.R(theme.Text, c.T("ui.games.checking", "N", check.Done, "Of", check.Of)))
		rows = append(rows, widget.GaugeSpans(c.Theme, theme.Key, check.Done, check.Of, min(w, 40)))
	case check.ID == k.ID:
	case ok && found.Head == k.Head && found.Good:
		add(theme.Good, found.Text)
	case ok && found.Head == k.Head:
		add(theme.Bad, found.Text)
	}
	return rows
}
