package desk

import (
	"fmt"
	"strconv"
	"strings"

	"riobravo/cmd/internal/serve/hall"
	"riobravo/cmd/internal/tui/theme"
	"riobravo/cmd/internal/tui/widget"
	"riobravo/game"
)

// wide is from how many columns on the tracks stand beside the seats.
const wide = 110

func (m *model) draw(g *widget.Canvas) {
	all := m.d.hall.Tables()
	m.at = min(m.at, len(all)-1)
	t := all[m.at]
	m.drawHeader(g, t)
	body := widget.Rect{X: 0, Y: 1, W: m.w, H: m.h - 2}
	top, body := body.Top(min(len(all)+3, max(5, m.h/4)))
	m.drawTables(g, top, all)
	rs := m.d.hall.Rules()
	high := len(rs.Seats) + 3
	if m.w >= wide {
		high = max(high, len(deskTracks)+3)
	}
	mid, low := body.Top(high)
	if m.w >= wide {
		left, right := mid.LeftOf(m.w * 3 / 5)
		m.drawSeats(g, left, t)
		m.drawTracks(g, right, t)
	} else {
		m.drawSeats(g, mid, t)
	}
	left, right := low.LeftOf(m.w / 2)
	m.drawInjects(g, left)
	m.drawSaid(g, right)
	if m.reading {
		m.drawReading(g, widget.Rect{X: 2, Y: 2, W: m.w - 4, H: m.h - 4})
	}
	m.drawMatches(g)
	g.Home()
	m.drawLine(g)
}

// drawHeader draws where the chosen table stands.
func (m *model) drawHeader(g *widget.Canvas, t *hall.Table) {
	bar := widget.Rect{X: 0, Y: 0, W: m.w, H: 1}
	x := g.Print(1, 0, m.w, m.d.words.Text("ui.title", nil), theme.Of(theme.Strong)) + 2
	x = g.Print(x, 0, m.w-x, m.d.t("title"), theme.Of(theme.Quiet)) + 2
	end := m.w - 1
	put := func(role theme.Role, text string) {
		if n := widget.Len(text); text != "" && end-n > x {
			end = g.Right(end, 0, text, theme.Of(role)) - 2
		}
	}
	_, paused, _ := t.State()
	if left, running, ok := t.Clock().Left(); ok {
		role, word := theme.Strong, watch(left)
		switch {
		case !running:
			role, word = theme.Warn, word+" "+m.d.t("held")
		case left.Seconds() < hurry:
			role = theme.Warn
		}
		put(role, word)
	}
	switch {
	case t.Ended():
		put(theme.Warn, m.d.t("ended"))
	case paused:
		put(theme.Warn, m.d.t("paused"))
	}
	w := t.Game().Standing()
	put(theme.Text, m.d.t("header", "Name", t.Name(), "Month", m.d.r.Month(w.Month), "N", m.d.month(&w), "Turns", int(m.d.hall.Rules().Turns), "Phase", m.d.phase(&w)))
	g.Ground(bar, theme.Bar)
}

// hurry is from how many seconds on a clock warns (judgement).
const hurry = 60

// phase is a part of a month with its round.
func (d *Desk) phase(w *game.World) string {
	if game.Phase(w.Phase) == game.Talks && d.hall.Rules().Rounds > 1 {
		return d.r.Phase(game.Talks) + " " + strconv.Itoa(int(w.Round))
	}
	return d.r.Phase(game.Phase(w.Phase))
}

// column is a column of a table: where it begins and its heading.
type column struct {
	x    int
	word string
}

// heads prints the headings of columns.
func (m *model) heads(g *widget.Canvas, in widget.Rect, cols []column) widget.Rect {
	for i, c := range cols {
		end := in.W
		if i+1 < len(cols) {
			end = cols[i+1].x - 1
		}
		if c.word != "" && end > c.x {
			g.Print(in.X+c.x, in.Y, end-c.x, m.d.t("col."+c.word), theme.Of(theme.Quiet))
		}
	}
	_, in = in.Top(1)
	return in
}

// cellAt prints a cell of a row.
func cellAt(g *widget.Canvas, in widget.Rect, y int, cols []column, i int, row widget.Row) {
	end := in.W
	if i+1 < len(cols) {
		end = cols[i+1].x - 1
	}
	g.Row(in.X+cols[i].x, y, end-cols[i].x, row)
}

// drawTables draws all tables at a glance.
func (m *model) drawTables(g *widget.Canvas, r widget.Rect, all []*hall.Table) {
	people := 0
	for _, t := range all {
		for _, p := range t.Places() {
			people += len(p.Here)
		}
	}
	in := g.Panel(r, widget.Frame{Number: panelTables + 1, Title: m.d.t("panel.tables"), Right: m.d.t("people", "N", people), Focus: m.focus == panelTables}).Inset(1)
	w := in.W
	cols := []column{{1, "name"}, {w * 20 / 100, "month"}, {w * 30 / 100, "phase"}, {w * 50 / 100, "waits"}, {w * 66 / 100, "clock"}, {w * 80 / 100, "here"}, {w * 88 / 100, "state"}}
	in = m.heads(g, in, cols)
	first := max(0, min(m.at-in.H/2, len(all)-in.H))
	for y, t := range all[first:min(len(all), first+in.H)] {
		m.drawTable(g, in, in.Y+y, cols, t)
		if first+y == m.at {
			g.Set(in.X, in.Y+y, '▌', theme.Of(theme.Key))
			if m.focus == panelTables {
				g.Ground(widget.Rect{X: in.X, Y: in.Y + y, W: in.W, H: 1}, theme.Select)
				g.Cursor(in.X+1, in.Y+y)
			}
		}
	}
	if len(all) > in.H {
		g.Foot(r, fmt.Sprintf("%d–%d / %d", first+1, min(len(all), first+in.H), len(all)))
	}
}

func (m *model) drawTable(g *widget.Canvas, in widget.Rect, y int, cols []column, t *hall.Table) {
	rs := m.d.hall.Rules()
	w := t.Game().Standing()
	name := theme.Text
	if t.No()-1 == m.at {
		name = theme.Strong
	}
	cellAt(g, in, y, cols, 0, widget.R(name, t.Name()))
	cellAt(g, in, y, cols, 1, widget.Row{widget.S(theme.Text, strconv.Itoa(m.d.month(&w))), widget.S(theme.Quiet, "/"+strconv.Itoa(int(rs.Turns)))})
	cellAt(g, in, y, cols, 2, widget.R(theme.Text, m.d.phase(&w)))
	people := 0
	var open widget.Row
	for k, p := range t.Places() {
		people += len(p.Here)
		if p.Waited {
			open = append(open, widget.Span{Text: string(rs.Seats[k].Letter) + " ", S: theme.Of(theme.Slot(k)).B()})
		}
	}
	if len(open) == 0 {
		open = widget.R(theme.Quiet, "–")
	}
	cellAt(g, in, y, cols, 3, open)
	if left, running, ok := t.Clock().Left(); ok {
		role := theme.Text
		if !running || left.Seconds() < hurry {
			role = theme.Warn
		}
		cellAt(g, in, y, cols, 4, widget.R(role, watch(left)))
	} else {
		cellAt(g, in, y, cols, 4, widget.R(theme.Quiet, "–"))
	}
	cellAt(g, in, y, cols, 5, widget.R(theme.Text, strconv.Itoa(people)))
	locked, paused, muted := t.State()
	role, word := theme.Warn, ""
	switch n, ruled := len(t.Unruled()), len(t.Rulings()); {
	case t.Game().Over():
		role, word = theme.Quiet, m.d.t("flag.over")
	case t.Ended():
		role, word = theme.Quiet, m.d.t("flag.ended")
	case paused:
		word = m.d.t("flag.paused")
	case n > 0:
		word = m.d.t("flag.memos", "N", n)
	case ruled > 0:
		word = m.d.t("flag.roll", "N", ruled)
	case locked:
		role, word = theme.Quiet, m.d.t("flag.locked")
	case muted:
		role, word = theme.Quiet, m.d.t("flag.muted")
	}
	cellAt(g, in, y, cols, 6, widget.R(role, word))
}

// drawSeats draws who sits at the chosen table and how far they are.
func (m *model) drawSeats(g *widget.Canvas, r widget.Rect, t *hall.Table) {
	rs := m.d.hall.Rules()
	in := g.Panel(r, widget.Frame{Number: panelSeats + 1, Title: t.Name(), Focus: m.focus == panelSeats}).Inset(1)
	w := in.W
	cols := []column{{1, "seat"}, {w * 28 / 100, "who"}, {w * 60 / 100, "sheet"}, {w * 72 / 100, "part"}, {w * 88 / 100, ""}}
	g.Right(in.X+in.W, in.Y, m.d.t("col.margin"), theme.Of(theme.Quiet))
	in = m.heads(g, in, cols)
	s := t.Game().Whole()
	places := t.Places()
	for k := range rs.Seats {
		y := in.Y + k
		if k >= in.H {
			break
		}
		p := places[k]
		cellAt(g, in, y, cols, 0, widget.Row{widget.Span{Text: string(rs.Seats[k].Letter) + " ", S: theme.Of(theme.Slot(k)).B()}, widget.S(theme.Text, m.d.name(game.Seat(k)))})
		role, who := theme.Text, strings.Join(p.Here, ", ")
		switch {
		case who != "":
		case p.Minded:
			role, who = theme.Warn, m.d.t("minded")
		case p.Bot != "":
			role, who = theme.Quiet, m.d.t("bot", "Name", p.Bot)
		default:
			role, who = theme.Warn, m.d.t("nobody")
		}
		cellAt(g, in, y, cols, 1, widget.R(role, who))
		sheet := "–"
		if n := seatState(&s.Own[k], game.Phase(s.World.Phase) == game.Orders); n >= 0 {
			sheet = strconv.Itoa(n) + "/" + strconv.Itoa(game.Columns)
		}
		cellAt(g, in, y, cols, 2, widget.R(theme.Quiet, sheet))
		part := widget.R(theme.Good, m.d.t("part.in"))
		if p.Waited {
			part = widget.R(theme.Strong, m.d.t("part.open"))
		}
		cellAt(g, in, y, cols, 3, part)
		st := game.Score(rs, &s, game.Seat(k))
		tone := theme.Good
		if st.Score < st.Threshold {
			tone = theme.Bad
		}
		g.Right(in.X+in.W, y, m.d.r.MarginOf(st), theme.Of(tone))
		if k == m.seats.At && m.focus == panelSeats {
			g.Ground(widget.Rect{X: in.X, Y: y, W: in.W, H: 1}, theme.Select)
			g.Set(in.X, y, '▌', theme.Of(theme.Key).On(theme.Select))
			g.Cursor(in.X+1, y)
		}
	}
}

// deskTrack is a track that stands beside the seats, with the ends of its gauge; scale units of it are shown as one.
type deskTrack struct {
	key              string
	low, high, scale int
	read             func(w *game.World) int16
}

// shown is the number that is read.
func (t *deskTrack) shown(w *game.World) int { return int(t.read(w)) / max(1, t.scale) }

var deskTracks = []deskTrack{
	{"escalation_short", 0, 40, 4, func(w *game.World) int16 { return w.Escalation }},
	{"trade", 0, 100, 1, func(w *game.World) int16 { return w.Trade }},
	{"cooperation", -5, 10, 1, func(w *game.World) int16 { return w.Cooperation }},
	{"alignment", 0, 10, 1, func(w *game.World) int16 { return w.Alignment }},
	{"violence", 50, 200, 1, func(w *game.World) int16 { return w.Violence }},
	{"flow", 0, 150, 1, func(w *game.World) int16 { return w.Flow }},
}

// trackRows are the tracks with a gauge, and what changed since last month.
func (m *model) trackRows(t *hall.Table, w int) []widget.Row {
	past, _ := t.Game().Public()
	now := t.Game().Standing()
	before := now
	if n := len(past); n > 1 && !t.Game().Over() {
		before = past[n-2]
	}
	var rows []widget.Row
	for i, tr := range deskTracks {
		n, was := int(tr.read(&now)), int(tr.read(&before))
		role := theme.Key
		value := strconv.Itoa(n)
		if i == 0 {
			role, value = theme.Ramp(1+(n/4-1)/2), strconv.Itoa(n/4)+"/10"
		}
		change := ""
		if n != was {
			change = widget.Signed(n - was)
		}
		row := widget.Row{widget.S(theme.Text, widget.Pad(widget.Cut(m.d.words.Text("ui.track."+tr.key, nil), 14), 15)), widget.S(theme.Strong, widget.PadLeft(value, 5)+" "), widget.S(theme.Quiet, widget.Pad(change, 4))}
		rows = append(rows, append(row, widget.GaugeSpans(m.th, role, n-tr.low, tr.high-tr.low, max(4, w-26))...))
	}
	return rows
}

func (m *model) drawTracks(g *widget.Canvas, r widget.Rect, t *hall.Table) {
	in := g.Panel(r, widget.Frame{Title: m.d.t("panel.tracks"), Right: m.d.t("tracks_change")}).Inset(1)
	g.Rows(in, m.trackRows(t, in.W))
}

// drawInjects draws the chosen table's timeline.
func (m *model) drawInjects(g *widget.Canvas, r widget.Rect) {
	if r.H < 3 {
		return
	}
	list := m.listed()
	coming, done := 0, 0
	var items []widget.Item
	for _, in := range list {
		role, right := theme.Text, theme.Quiet
		switch in.Stage {
		case stageComing:
			coming++
			right = theme.Key
		case stageWindow:
			coming++
		case stageHeld:
			right = theme.Warn
		case stageDone:
			done++
			role = theme.Quiet
		case stageSkip:
			role = theme.Quiet
		}
		mark := "  "
		if in.By || in.Worded {
			mark = "* "
		}
		items = append(items, widget.Item{Rows: []widget.Row{{widget.S(theme.Key, mark), widget.S(role, in.Name)}}, Right: widget.S(right, in.Short)})
	}
	in := g.Panel(r, widget.Frame{Number: panelInjects + 1, Title: m.d.t("panel.injects"), Right: m.d.t("timeline", "Coming", coming, "Done", done), Focus: m.focus == panelInjects}).Inset(1)
	if len(items) == 0 {
		g.Rows(in, widget.WrapRows(theme.Quiet, m.d.t("no_injects"), in.W, 0))
		return
	}
	m.injects.At = min(m.injects.At, len(items)-1)
	g.Foot(r, m.injects.Draw(g, in, items, m.focus == panelInjects))
}
