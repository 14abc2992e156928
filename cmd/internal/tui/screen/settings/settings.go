// Package settings is the screen on which colours, glyphs, motion and the rest are changed while one looks. It changes
// nothing itself: every change is a route that the app carries out.
package settings

import (
	"slices"
	"strconv"

	"riobravo/cmd/internal/tui/screen"
	"riobravo/cmd/internal/tui/theme"
	"riobravo/cmd/internal/tui/widget"
)

// Settings is the screen.
type Settings struct{ list widget.List }

// New opens it.
func New() *Settings { return &Settings{} }

// shown are the settings that this screen changes: those with more than one value to choose from beside "auto".
func shown(c *screen.Ctx) []screen.Setting {
	return slices.DeleteFunc(slices.Clone(c.Settings), func(s screen.Setting) bool { return s.Name == "language" && len(s.Values) < 3 })
}

// Key moves, or changes a value.
func (s *Settings) Key(c *screen.Ctx, p screen.Press) screen.Outcome {
	all := shown(c)
	switch p.Action {
	case theme.Back, theme.Quit:
		return screen.Outcome{Kind: screen.Back}
	case theme.Left:
		return s.change(all, -1)
	case theme.Right, theme.Mark, theme.Open:
		return s.change(all, 1)
	case theme.Next:
		s.list.At = (s.list.At + 1) % max(1, len(all))
	case theme.Prev:
		s.list.At = (s.list.At + len(all) - 1) % max(1, len(all))
	default:
		s.list.Key(p.Action, len(all), len(all))
	}
	return screen.Outcome{}
}

func (s *Settings) change(all []screen.Setting, d int) screen.Outcome {
	if s.list.At >= len(all) {
		return screen.Outcome{}
	}
	v := all[s.list.At]
	at := (slices.Index(v.Values, v.Value) + d + len(v.Values)) % len(v.Values)
	return screen.Outcome{Kind: screen.Go, Route: screen.Route{To: screen.Set, Text: v.Name, Value: v.Values[at]}}
}

// Hints are the keys that work here.
func (s *Settings) Hints(c *screen.Ctx) []screen.Hint {
	return []screen.Hint{{Keys: "↑↓", Word: "move"}, {Keys: "←→", Word: "change"}, {Action: theme.Back, Word: "back"}}
}

// Draw draws the settings and, where there is room, what they do to a piece of everything.
func (s *Settings) Draw(c *screen.Ctx, g *widget.Canvas, r widget.Rect) {
	if r.W >= 116 {
		x := r.X + (r.W-116)/2
		y := r.Y + max(0, (r.H-28)/3)
		h := min(28, r.H)
		s.form(c, g, widget.Rect{X: x, Y: y, W: 70, H: h})
		sample(c, g, widget.Rect{X: x + 70, Y: y, W: 46, H: h})
		return
	}
	s.form(c, g, widget.Rect{X: r.X + (r.W-76)/2, Y: r.Y, W: 76, H: min(22, r.H)})
}

func (s *Settings) form(c *screen.Ctx, g *widget.Canvas, r widget.Rect) {
	in := g.Panel(r, widget.Frame{Title: c.T("ui.settings.title"), Focus: true}).Inset(1)
	all := shown(c)
	if len(all) == 0 {
		g.Rows(in.Inset(1), append([]widget.Row{{}}, widget.WrapRows(theme.Text, c.T("ui.settings.none"), in.W-2, 0)...))
		return
	}
	s.list.Move(0, len(all))
	var items []widget.Item
	for _, v := range all {
		value := "‹ " + c.T("ui.settings.value."+v.Value) + " ›"
		items = append(items, widget.Item{
			Rows:  []widget.Row{{widget.S(theme.Text, widget.Pad(c.T("ui.setting."+v.Name), 20)), widget.S(theme.Strong, value)}},
			Right: widget.S(theme.Quiet, c.T("ui.settings.from."+v.From, "By", v.By)+" "),
		})
	}
	_, body := in.Top(1)
	list, low := body.Top(len(items))
	s.list.Draw(g, list, items, true)
	if y := list.Y + s.list.At; s.list.At < len(all) {
		n := widget.Len(c.T("ui.settings.value." + all[s.list.At].Value))
		g.Arrows(list.X+21, list.X+21+n+4, y)
	}
	low = low.Inset(1)
	rows := append([]widget.Row{{}}, widget.WrapRows(theme.Text, c.T("ui.settings.about."+all[s.list.At].Name), low.W, 0)...)
	g.Rows(low, rows)
	note := widget.WrapRows(theme.Quiet, c.T("ui.settings.kept", "Place", c.Place), low.W, 0)
	if c.Place == "" {
		note = widget.WrapRows(theme.Quiet, c.T("ui.settings.unkept"), low.W, 0)
	}
	if _, foot := low.Bottom(len(note)); len(rows)+len(note) < low.H {
		g.Rows(foot, note)
	}
}

// sample is a piece of everything that a theme colours, each with the sign that says the same without colour.
func sample(c *screen.Ctx, g *widget.Canvas, r widget.Rect) {
	in := g.Panel(r, widget.Frame{Title: c.T("ui.settings.sample")}).Inset(1)
	t := c.Theme
	var rows []widget.Row
	rows = append(rows, widget.Row{})
	for i, letter := range []string{"U", "M", "S", "J", "n"} {
		rows = append(rows, widget.Row{
			{Text: letter + " ", S: theme.Of(theme.Slot(i)).B()},
			widget.S(theme.Text, widget.Pad(c.T("ui.settings.side."+strconv.Itoa(i+1)), 17)),
			{Text: "   ", S: theme.Style{Bg: theme.Fill(i)}},
			widget.S(theme.Text, " "), widget.S(theme.Slot(i), widget.Level(4-i/2, 4)),
		})
	}
	rows = append(rows, widget.Row{}, widget.Row{widget.S(theme.Text, widget.Pad(c.T("ui.settings.better"), 19)), widget.S(theme.Good, "▲ +3")},
		widget.Row{widget.S(theme.Text, widget.Pad(c.T("ui.settings.worse"), 19)), widget.S(theme.Bad, "▼ −3")},
		widget.Row{widget.S(theme.Text, widget.Pad(c.T("ui.settings.care"), 19)), widget.S(theme.Warn, "! "+c.T("ui.settings.care_note"))},
		widget.Row{widget.S(theme.Text, widget.Pad(c.T("ui.settings.alarm"), 19)), {Text: " ! ", S: theme.Style{Fg: theme.Alarm, Bg: theme.AlarmGround, Bold: true}}})
	ramp := widget.Row{widget.S(theme.Text, widget.Pad(c.T("ui.track.escalation_short"), 19))}
	for i := 1; i <= 5; i++ {
		ramp = append(ramp, widget.S(theme.Ramp(i), "███"), widget.S(theme.Text, " "))
	}
	rows = append(rows, ramp)
	rows = append(rows, append(widget.Row{widget.S(theme.Text, widget.Pad(c.T("ui.track.trade"), 19))}, append(widget.GaugeSpans(t, theme.Text, 7, 10, 10), widget.S(theme.Quiet, "  "+widget.Spark(t, []int{2, 5, 4, 7, 9, 8, 6}, 7)))...))
	rows = append(rows, widget.Row{}, widget.R(theme.Quiet, c.T("ui.settings.found")),
		widget.R(theme.Text, screen.Found(c)))
	g.Rows(in, rows)
}
