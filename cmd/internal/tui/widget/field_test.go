package widget

import (
	"testing"

	tea "charm.land/bubbletea/v2"

	"riobravo/cmd/internal/tui/theme"
)

// TestField types, moves, deletes and pastes; what a terminal would obey never gets in, and no field looks at the clipboard.
func TestField(t *testing.T) {
	f := NewField(12)
	take := func(msg tea.Msg, want bool) {
		t.Helper()
		if got := f.Take(msg); got != want {
			t.Errorf("%v is taken: %v", msg, got)
		}
	}
	for _, r := range "sinaloa" {
		take(tea.KeyPressMsg{Code: r, Text: string(r)}, true)
	}
	take(tea.KeyPressMsg{Code: tea.KeyLeft}, true)
	take(tea.KeyPressMsg{Code: tea.KeyBackspace}, true)
	if f.Value() != "sinala" || f.Line() != "sinal▏a" {
		t.Errorf("the field holds %q, shows %q", f.Value(), f.Line())
	}
	take(tea.KeyPressMsg{Code: 'u', Mod: tea.ModCtrl}, true)
	take(tea.KeyPressMsg{Code: tea.KeyDown}, false)
	take(tea.KeyPressMsg{Code: 'v', Mod: tea.ModCtrl}, false)
	take(nil, false)
	take(tea.PasteMsg{Content: "\x1b[2J\u202ex\ny\t漢 much too long"}, true)
	if f.Value() != "[2Jx y ? mua" {
		t.Errorf("the field holds %q", f.Value())
	}
	for _, text := range []string{"a", "a ", " ", "漢"} {
		f.Set(text)
		take(tea.KeyPressMsg{Code: tea.KeyHome}, true)
		take(tea.KeyPressMsg{Code: tea.KeyDelete, Mod: tea.ModAlt}, true)
		take(tea.KeyPressMsg{Code: tea.KeyDelete, Mod: tea.ModAlt}, f.Len() > 0)
		if f.Value() != "" {
			t.Errorf("of %q %q is left", text, f.Value())
		}
	}
	f = NewField(4).Digits().Secret('●')
	take(tea.KeyPressMsg{Code: 'q', Text: "q"}, false)
	take(tea.PasteMsg{Content: "4a7\n11 9"}, true)
	if f.Value() != "4711" || f.Shown() != "●●●●" {
		t.Errorf("the code is %q, shown as %q", f.Value(), f.Shown())
	}
	if f.Reset(); f.Shown() != "" || f.Len() != 0 {
		t.Errorf("an empty field shows %q", f.Shown())
	}
}

// TestFieldWindow shows of a long text what is around the caret, in no more cells than there are.
func TestFieldWindow(t *testing.T) {
	f := NewField(40)
	f.Set("abcdefghijklmnop")
	c := New(12, 1)
	f.Draw(c, 1, 0, 6, theme.Style{})
	if got := c.Text(); got != " lmnop▏\n" || c.CursorX != 6 {
		t.Errorf("drawn %q with the cursor at %d", got, c.CursorX)
	}
	for range 16 {
		f.Take(tea.KeyPressMsg{Code: tea.KeyLeft})
	}
	c = New(12, 1)
	f.Draw(c, 1, 0, 6, theme.Style{})
	if got := c.Text(); got != " abcdef\n" || c.CursorX != 1 {
		t.Errorf("drawn %q with the cursor at %d", got, c.CursorX)
	}
}

// TestScroll reads a text by lines, pages and the wheel, and never beyond its end.
func TestScroll(t *testing.T) {
	rows := make([]Row, 41)
	for i := range rows {
		rows[i] = R(theme.Text, Num(i+1))
	}
	var s Scroll
	c := New(20, 10)
	draw := func() string { return s.Draw(c, Rect{0, 0, 20, 10}, rows) }
	if got := draw(); got != "1–10 / 41" {
		t.Errorf("at first %q", got)
	}
	for _, k := range []struct {
		key  theme.Action
		want string
	}{{theme.Down, "2–11 / 41"}, {theme.PageDown, "12–21 / 41"}, {theme.Last, "32–41 / 41"}, {theme.Down, "32–41 / 41"}, {theme.PageUp, "22–31 / 41"}, {theme.First, "1–10 / 41"}} {
		if !s.Key(k.key) {
			t.Errorf("%s does not scroll", k.key.Name())
		}
		if got := draw(); got != k.want {
			t.Errorf("after %s %q instead of %q", k.key.Name(), got, k.want)
		}
	}
	c.At(0, 0)[0].Wheel(1, false)
	if got := draw(); got != "4–13 / 41" {
		t.Errorf("after the wheel %q", got)
	}
	s.Key(theme.Last)
	if rows = rows[:12]; draw() != "3–12 / 12" {
		t.Errorf("a shorter text is read from line %d", s.At())
	}
}
