// Package curtain stands between two players at one keyboard: nothing of either seat is on the screen. It also has the
// small form on which a seat sets the code that opens its curtain.
package curtain

import (
	"strings"

	"riobravo/cmd/internal/tui/screen"
	"riobravo/cmd/internal/tui/theme"
	"riobravo/cmd/internal/tui/widget"
)

// digits is how long a code is.
const digits = 4

// Curtain is the screen.
type Curtain struct {
	once  bool
	typed widget.Field
	tried bool
}

// New draws the curtain before the seat that comes next.
func New(c *screen.Ctx) *Curtain { return &Curtain{typed: newCode()} }

// Key opens it: on the second enter, or with the seat's code.
func (k *Curtain) Key(c *screen.Ctx, p screen.Press) screen.Outcome {
	if p.Action == theme.Quit {
		return screen.To(screen.Menu)
	}
	if c.Lock.Set {
		return k.code(c, p)
	}
	if p.Action == theme.Open {
		if k.once {
			return screen.Outcome{Kind: screen.Go, Route: screen.Route{To: screen.Unlock}}
		}
		k.once = true
	}
	return screen.Outcome{}
}

func (k *Curtain) code(c *screen.Ctx, p screen.Press) screen.Outcome {
	switch {
	case c.Lock.Wait > 0:
		k.typed.Reset()
	default:
		k.typed.Take(p.Msg)
	}
	if k.typed.Len() < digits {
		return screen.Outcome{}
	}
	code := k.typed.Value()
	k.typed.Reset()
	k.tried = true
	return screen.Outcome{Kind: screen.Go, Route: screen.Route{To: screen.Unlock, Text: code}}
}

// newCode is a field for a code: digits, each shown as a dot.
func newCode() widget.Field { return widget.NewField(digits).Digits().Secret('●') }

// Typing keeps other keys from reaching over the curtain.
func (k *Curtain) Typing() bool { return true }

// Hints are the keys that work here.
func (k *Curtain) Hints(c *screen.Ctx) []screen.Hint {
	if c.Lock.Set {
		return []screen.Hint{{Keys: "0–9", Word: "code"}, {Action: theme.Quit, Word: "menu"}}
	}
	return []screen.Hint{{Action: theme.Open, Word: "i_am_it"}, {Action: theme.Quit, Word: "menu"}}
}

// Draw draws one box and nothing else.
func (k *Curtain) Draw(c *screen.Ctx, g *widget.Canvas, r widget.Rect) {
	g.Clear(g.Bounds())
	g.Cover()
	box := widget.Rect{X: (g.W - 60) / 2, Y: max(0, (g.H-14)/2), W: 60, H: 13}
	in := g.Panel(box, widget.Frame{Title: c.T("ui.curtain.title"), Focus: true}).Inset(3)
	name := c.Text.Seat(c.Seat())
	rows := []widget.Row{{}, {widget.S(theme.Quiet, c.T("ui.curtain.next")+" "), {Text: c.Letter(c.Seat()) + " ", S: theme.Of(theme.Slot(int(c.Seat()))).B()}, widget.S(theme.Strong, name)}, {}}
	rows = append(rows, widget.WrapRows(theme.Text, c.T("ui.curtain.text", "Seat", name), in.W, 0)...)
	rows = append(rows, widget.Row{})
	switch {
	case c.Lock.Wait > 0:
		rows = append(rows, widget.R(theme.Warn, c.T("ui.curtain.wait", "N", c.Lock.Wait)))
	case c.Lock.Set:
		g.Cursor(in.X+widget.Len(c.T("ui.curtain.code"))+5+2*k.typed.Len(), in.Y+len(rows))
		rows = append(rows, widget.Row{widget.S(theme.Text, c.T("ui.curtain.code")+"  › "), widget.S(theme.Strong, dots(&k.typed))})
		if k.tried {
			rows = append(rows, widget.Row{}, widget.R(theme.Warn, c.T("ui.curtain.wrong", "N", c.Lock.Left)))
		}
	case k.once:
		rows = append(rows, widget.R(theme.Strong, c.T("ui.curtain.again")))
	default:
		rows = append(rows, widget.R(theme.Strong, c.T("ui.curtain.twice")))
	}
	g.Rows(in, rows)
}

// dots is what a code's field shows, with its empty places.
func dots(f *widget.Field) string {
	return strings.Join(strings.Split(f.Shown()+strings.Repeat("·", digits-f.Len()), ""), " ")
}

// Code is the overlay on which a seat sets its code.
type Code struct {
	first string
	typed widget.Field
}

// NewCode opens it.
func NewCode() *Code { return &Code{typed: newCode()} }

// Typing tells that keys are text.
func (k *Code) Typing() bool { return true }

// Key takes four digits, and the same four again; enter without any takes the code away.
func (k *Code) Key(c *screen.Ctx, p screen.Press) screen.Outcome {
	switch {
	case p.Action == theme.Back:
		return screen.Outcome{Kind: screen.Back}
	case p.Action == theme.Open && k.first == "" && k.typed.Len() == 0:
		return set("")
	default:
		k.typed.Take(p.Msg)
	}
	switch code := k.typed.Value(); {
	case k.typed.Len() < digits:
	case k.first == "":
		k.first = code
		k.typed.Reset()
	case k.first == code:
		return set(code)
	default:
		k.first = ""
		k.typed.Reset()
	}
	return screen.Outcome{}
}

func set(code string) screen.Outcome {
	return screen.Outcome{Kind: screen.Go, Route: screen.Route{To: screen.Code, Text: code, Value: "set"}}
}

// Hints are the keys that work here.
func (k *Code) Hints(c *screen.Ctx) []screen.Hint {
	return []screen.Hint{{Keys: "0–9", Word: "code"}, {Action: theme.Open, Word: "no_code"}, {Action: theme.Back, Word: "close"}}
}

// Size keeps it small.
func (k *Code) Size(_ *screen.Ctx, w, h int) (int, int) { return min(w, 60), min(h, 11) }

// Draw draws the field.
func (k *Code) Draw(c *screen.Ctx, g *widget.Canvas, r widget.Rect) {
	in := g.Panel(r, widget.Frame{Title: c.T("ui.code.title"), Foot: c.T("ui.help.close"), Focus: true}).Inset(3)
	rows := append([]widget.Row{{}}, widget.WrapRows(theme.Text, c.T("ui.code.text"), in.W, 0)...)
	word := "ui.code.type"
	if k.first != "" {
		word = "ui.code.again"
	}
	rows = append(rows, widget.Row{})
	g.Cursor(in.X+22+2*k.typed.Len(), in.Y+len(rows))
	rows = append(rows, widget.Row{widget.S(theme.Text, widget.Pad(c.T(word), 20)+"› "), widget.S(theme.Strong, dots(&k.typed))})
	g.Rows(in, rows)
}
