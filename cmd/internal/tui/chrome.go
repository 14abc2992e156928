package tui

import (
	"fmt"
	"strconv"

	tea "charm.land/bubbletea/v2"

	"riobravo/cmd/internal/tui/screen"
	"riobravo/cmd/internal/tui/theme"
	"riobravo/cmd/internal/tui/widget"
	"riobravo/game"
)

// View draws the window: header, the screen's body, a notice if one stands, hints.
func (a *App) View() (v tea.View) {
	defer a.caught()
	v = tea.NewView("")
	v.AltScreen, v.ReportFocus = true, false
	if a.setting("mouse") != "off" {
		v.MouseMode = tea.MouseModeCellMotion
	}
	if a.busy == nil {
		a.shown.title = widget.Clean(a.title())
	}
	v.WindowTitle = a.shown.title
	if a.setting("paint") == "on" {
		v.BackgroundColor = a.theme.Ground()
	}
	if a.w <= 0 || a.h <= 0 {
		return v
	}
	g := a.frame()
	v.SetContent(g.Render(a.theme))
	if g.CursorX >= 0 {
		v.Cursor = tea.NewCursor(g.CursorX, g.CursorY)
		v.Cursor.Shape, v.Cursor.Blink = tea.CursorBar, false
	}
	return v
}

// frame is what the window shows now.
func (a *App) frame() *widget.Canvas {
	if a.busy != nil {
		return a.drawBusy()
	}
	if a.shown.spare == nil {
		a.shown.spare = new(widget.Canvas)
	}
	g := a.drawOn(a.shown.spare)
	a.shown.canvas, a.shown.spare = g, a.shown.canvas
	return g
}

// draw makes a frame that nobody has shown yet.
func (a *App) draw() *widget.Canvas { return a.drawOn(new(widget.Canvas)) }

// drawOn makes the frame in the memory of an older one, and returns it.
func (a *App) drawOn(g *widget.Canvas) *widget.Canvas {
	g.Again(a.w, a.h)
	if a.small() {
		a.drawSmall(g)
		return g
	}
	c := a.ctx()
	top := a.top()
	body := widget.Rect{X: 0, Y: 1, W: a.w, H: a.h - 2}
	bare := top.route.To == screen.Menu || top.route.To == screen.Curtain
	if bare {
		body.Y, body.H = 0, a.h-1
	} else {
		a.header(c, g, top.route.To)
	}
	rows := a.noticeRows(a.w - 4)
	if len(rows) == 0 {
		rows = a.guideRows(c, a.w-4)
	}
	body, low := body.Bottom(len(rows))
	top.scr.Draw(c, g, body)
	for _, p := range a.over {
		a.drawOver(c, g, p)
	}
	g.Home()
	g.Clear(low)
	g.Rows(low.Inset(1), rows)
	a.hints(c, g)
	return g
}

// drawOver draws an overlay in the middle, on a still frame.
func (a *App) drawOver(c *screen.Ctx, g *widget.Canvas, p place) {
	w, h := min(76, a.w-4), min(24, a.h-3)
	if f, ok := p.scr.(interface {
		Size(c *screen.Ctx, w, h int) (int, int)
	}); ok {
		w, h = f.Size(c, w, h)
	}
	r := widget.Rect{X: (a.w - w) / 2, Y: max(1, (a.h-h)/2), W: w, H: h}
	if _, ok := p.scr.(interface{ Beside() }); ok { // what it is about stays in sight on the left
		r.X, r.Y = a.w-w, 1
	}
	g.CursorX = -1
	g.Cover()
	p.scr.Draw(c, g, r)
}

// noticeRows are the refusal or toast above the hints.
func (a *App) noticeRows(w int) []widget.Row {
	var rows []widget.Row
	for i, line := range a.notice {
		if !a.bad {
			rows = append(rows, widget.WrapRows(theme.Text, line, w, 0)...)
			continue
		}
		mark, role := "  ", theme.Text
		if i == 0 {
			mark, role = "! ", theme.Warn
		}
		for j, l := range widget.Wrap(line, w-2) {
			if j > 0 {
				mark = "  "
			}
			rows = append(rows, widget.R(role, mark+l))
		}
	}
	return rows[:min(len(rows), 6)]
}

// steps are the phases of a month in the header.
var steps = []string{"brief", "talks", "orders", "resolve", "report"}

// stepKeys are the keys that a click on a phase in the header stands for; the month decides when it resolves.
var stepKeys = []theme.Action{theme.None, theme.Talks, theme.None, theme.None, theme.Report}

func step(to screen.Name, ph game.Phase) int {
	switch to {
	case screen.Brief:
		return 0
	case screen.Talks:
		return 1
	case screen.Board, screen.Picker, screen.Troops:
		return 2
	case screen.Crisis, screen.Resolve:
		return 3
	case screen.Report, screen.Ending:
		return 4
	}
	switch ph {
	case game.Talks:
		return 1
	case game.CrisisOpen:
		return 3
	case game.Over:
		return 4
	}
	return 2
}

func (a *App) header(c *screen.Ctx, g *widget.Canvas, to screen.Name) {
	bar := widget.Rect{X: 0, Y: 0, W: a.w, H: 1}
	x := g.Print(1, 0, a.w, c.T("ui.title"), theme.Of(theme.Strong)) + 2
	if c.Session == nil {
		g.Ground(bar, theme.Bar)
		return
	}
	right := a.headerRight(c, g)
	rs, k := c.Rules(), c.Known()
	m := k.World.Month
	here := step(to, c.Phase())
	if r, ok := a.top().scr.(interface{ Month() int16 }); ok {
		m = r.Month()
	}
	month := c.T("ui.header.month", "N", int(m), "Of", int(rs.Turns), "Name", c.Text.Month(m))
	if !c.Wide() {
		month = c.T("ui.header.month_short", "N", int(m), "Of", int(rs.Turns), "Name", c.Text.Month(m))
	}
	if m > rs.Turns {
		month = c.T("ui.header.aftermath", "Name", c.Text.Month(m))
	}
	x = g.Print(x, 0, right-x-1, month, theme.Of(theme.Quiet)) + 2
	for i, s := range steps {
		word := c.T("ui.step." + s)
		st := theme.Of(theme.Quiet)
		if i == here {
			word, st = "▸"+c.T("ui.step_now."+s), theme.Of(theme.Strong)
		} else if !c.Wide() {
			continue
		}
		if x+widget.Len(word) < right {
			end := g.Print(x, 0, right-x, word, st)
			if act := stepKeys[i]; act != theme.None {
				g.Press(widget.Rect{X: x, Y: 0, W: end - x, H: 1}, act)
			}
			x = end + 2
		}
	}
	g.Ground(bar, theme.Bar)
}

// hurry is from how many seconds on the clock warns (judgement).
const hurry = 10

// headerRight writes the seat, its margin, its clock and how many are in, and returns the column where that begins.
func (a *App) headerRight(c *screen.Ctx, g *widget.Canvas) int {
	x := a.w - 1
	k, rs := c.Known(), c.Rules()
	if p := c.Phase(); p == game.Talks || p == game.Orders || p == game.CrisisOpen {
		in := 0
		for i := range rs.Seats {
			in += int(k.Seats[i].Sealed)
		}
		x = g.Right(x, 0, c.T("ui.header.in", "N", in, "Of", len(rs.Seats)), theme.Of(theme.Quiet)) - 2
	}
	if c.Left >= 0 {
		word, role := c.T("ui.header.clock", "N", fmt.Sprintf("%02d:%02d", c.Left/60, c.Left%60)), theme.Text
		if c.Left <= hurry {
			word, role = "! "+word, theme.Warn
		}
		x = g.Right(x, 0, word, theme.Of(role)) - 2
	}
	if left := a.remaining(); left != "" {
		x = g.Right(x, 0, left, theme.Of(theme.Strong)) - 2
	}
	score := c.Session.Score()
	role := theme.Good
	if score.Margin < 0 {
		role = theme.Bad
	}
	word := c.Text.MarginOf(score)
	if c.Wide() {
		word = c.T("ui.header.margin", "N", word)
	}
	x = g.Right(x, 0, word, theme.Of(role)) - 2
	x = g.Right(x, 0, c.Text.Seat(c.Seat()), theme.Of(theme.Strong)) - 1
	return g.Right(x, 0, c.Letter(c.Seat()), theme.Of(theme.Slot(int(c.Seat()))).B())
}

// now is the screen or overlay that has the keys.
func (a *App) now() screen.Screen {
	if n := len(a.over); n > 0 {
		return a.over[n-1].scr
	}
	return a.top().scr
}

// hintSpans lays the hint line: it drops from the right and never drops help.
func (a *App) hintSpans(c *screen.Ctx) []hintSpan {
	list := a.keysOf(c, a.now())
	helped := typing(a.now())
	for _, h := range list {
		helped = helped || h.Action == theme.Help
	}
	if !helped && len(a.over) == 0 {
		list = append(list, screen.Hint{Action: theme.Help, Word: "help"})
	}
	var out []hintSpan
	last := hintSpan{}
	room := a.w - 2
	if n := len(list); n > 0 && list[n-1].Action == theme.Help {
		last = a.hintSpan(c, list[n-1])
		list = list[:n-1]
		room -= last.w + 2
	}
	x := 1
	for _, h := range list {
		s := a.hintSpan(c, h)
		if x+s.w > room+1 {
			break
		}
		s.x = x
		x += s.w + 2
		out = append(out, s)
	}
	if last.w > 0 {
		last.x = x
		out = append(out, last)
	}
	return out
}

type hintSpan struct {
	x, w      int
	key, word string
	action    theme.Action
}

func (a *App) hintSpan(c *screen.Ctx, h screen.Hint) hintSpan {
	s := hintSpan{key: h.Keys, word: c.T("ui.hint." + h.Word), action: h.Action}
	if s.key == "" {
		s.key = a.theme.Keys.Shown(h.Action)
	}
	s.w = widget.Len(s.key) + 1 + widget.Len(s.word)
	return s
}

func (a *App) hints(c *screen.Ctx, g *widget.Canvas) {
	y := a.h - 1
	g.Clear(widget.Rect{X: 0, Y: y, W: a.w, H: 1})
	for _, s := range a.hintSpans(c) {
		x := g.Print(s.x, y, s.w, s.key, theme.Of(theme.Key).B())
		g.Print(x+1, y, s.w, s.word, theme.Of(theme.Text))
		if s.action != theme.None {
			g.Press(widget.Rect{X: s.x, Y: y, W: s.w, H: 1}, s.action)
		}
	}
	if t, ok := a.now().(interface{ Aside(*screen.Ctx) string }); ok {
		text, end := t.Aside(c), 0
		for _, s := range a.hintSpans(c) {
			end = s.x + s.w
		}
		if widget.Len(text) <= a.w-2-end-2 {
			g.Right(a.w-1, y, text, theme.Of(theme.Quiet))
		}
	}
	g.Ground(widget.Rect{X: 0, Y: y, W: a.w, H: 1}, theme.Bar)
}

// drawSmall says what window is needed.
func (a *App) drawSmall(g *widget.Canvas) {
	t := a.cfg.Words
	lines := []string{
		t.Text("ui.small.needs", map[string]any{"W": minW, "H": minH}),
		t.Text("ui.small.is", map[string]any{"W": a.w, "H": a.h}), "",
		t.Text("ui.small.enlarge", nil), t.Text("ui.small.leave", nil),
	}
	var rows []string
	for i, l := range lines {
		if l == "" && len(lines)-i+len(rows) <= a.h {
			rows = append(rows, "")
		}
		rows = append(rows, widget.Wrap(l, a.w)...)
	}
	y := max(0, (a.h-len(rows))/2)
	for i, l := range rows {
		g.Print(max(0, (a.w-widget.Len(l))/2), y+i, a.w, l, theme.Of(theme.Text))
	}
}

// title is the window's title: month and phase, no secrets.
func (a *App) title() string {
	name := a.cfg.Words.Text("ui.name", nil)
	if len(a.seats) == 0 || len(a.stack) == 0 {
		return name
	}
	if to := a.top().route.To; to == screen.Menu || to == screen.Curtain {
		return name
	}
	w := a.seats[a.cur].sess.View().Known.World
	return a.cfg.Words.Text("ui.window", map[string]any{
		"Name": name, "Month": strconv.Itoa(int(w.Month)), "Phase": a.cfg.Words.Text("ui.step."+steps[step(a.top().route.To, game.Phase(w.Phase))], nil),
	})
}
