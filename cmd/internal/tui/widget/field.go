package widget

import (
	"strings"

	"charm.land/bubbles/v2/key"
	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"riobravo/cmd/internal/tui/theme"
)

// Field is one line that is typed: a text input, drawn on the canvas in the theme's styles. It takes what a keyboard sends
// to a field (letters, deleting, moving by letters and words) and what is pasted; control and bidirectional characters
// never get in.
type Field struct {
	in   textinput.Model
	only func(r rune) bool
}

// NewField returns an empty field of at most limit characters.
func NewField(limit int) Field {
	in := textinput.New()
	in.Prompt, in.CharLimit = "", limit
	in.SetStyles(textinput.Styles{}) // the canvas paints
	in.SetVirtualCursor(false)
	in.KeyMap.Paste.SetEnabled(false) // would read the clipboard of the machine that runs the program
	in.Focus()
	return Field{in: in}
}

// Digits makes the field take digits only.
func (f Field) Digits() Field {
	f.only = func(r rune) bool { return r >= '0' && r <= '9' }
	return f
}

// Secret makes the field show a sign for every character.
func (f Field) Secret(sign rune) Field {
	f.in.EchoMode, f.in.EchoCharacter = textinput.EchoPassword, sign
	return f
}

// Take gives a key or a paste to the field; true when that changed the text or moved in it.
func (f *Field) Take(msg tea.Msg) bool {
	text, at := f.in.Value(), f.in.Position()
	switch m := msg.(type) {
	case tea.KeyPressMsg:
		if m.Text != "" {
			if m.Text = f.fit(m.Text); m.Text == "" {
				return false
			}
		}
		if key.Matches(m, f.in.KeyMap.DeleteWordForward) && at+1 >= f.Len() {
			m = tea.KeyPressMsg{Code: tea.KeyDelete} // at the last character the input would look behind it for a word
		}
		msg = m
	case tea.PasteMsg:
		m.Content = f.fit(m.Content)
		msg = m
	default:
		return false
	}
	f.in, _ = f.in.Update(msg) // what it answers moves its own cursor, which is not drawn
	return f.in.Value() != text || f.in.Position() != at
}

// fit drops what may not stand in the field.
func (f *Field) fit(s string) string {
	return strings.Map(func(r rune) rune {
		if f.only != nil && !f.only(r) {
			return -1
		}
		return r
	}, Clean(s))
}

// Value is the text.
func (f *Field) Value() string { return f.in.Value() }

// Len is the number of characters.
func (f *Field) Len() int { return len([]rune(f.in.Value())) }

// Set puts a text into the field.
func (f *Field) Set(s string) {
	f.in.SetValue(f.fit(s))
	f.in.CursorEnd()
}

// Reset empties the field.
func (f *Field) Reset() { f.in.Reset() }

// Shown is what the field shows of its text: the text, or a sign for each character.
func (f *Field) Shown() string {
	r := []rune(ansi.Strip(f.in.View()))
	return string(r[:min(len(r), f.Len())]) // behind it stands the cell of a cursor
}

// Line is what the field shows with the caret in it, for a frame's border.
func (f *Field) Line() string {
	text, at := []rune(f.Shown()), f.in.Position()
	return string(text[:at]) + "▏" + string(text[at:])
}

// Draw draws the field in w cells, as much as fits around the caret, and puts the real cursor there. At the end of the
// text stands a caret; inside it the character that the next one is put before is in reverse.
func (f *Field) Draw(c *Canvas, x, y, w int, s theme.Style) {
	text, at := []rune(f.Shown()), f.in.Position()
	from := max(0, at-max(w-1, 0))
	to := min(from+max(w, 0), len(text))
	at -= from
	for i, r := range text[from:to] {
		look := s
		look.Reverse = i == at
		c.Set(x+i, y, r, look)
	}
	if at == to-from && at < w {
		c.Set(x+at, y, '▏', theme.Of(theme.Key))
	}
	c.Cursor(x+at, y)
}
