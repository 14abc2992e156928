// Package theme holds how the terminal interface looks and which key means what: colours by role, glyph tiers and the key
// table. A theme is built per session; nothing here is shared between sessions and no screen names a colour. Read New
// first.
package theme

import (
	"image/color"
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/colorprofile"
)

// Style is how one cell looks. The zero Style is plain text on the terminal's own ground.
type Style struct {
	Fg      Role
	Bg      Role // a ground role; the zero Text means none
	Bold    bool
	Reverse bool
	Lit     bool // grounds are 28 percent lighter: what is selected on the map
}

// On returns s on another ground; on the selected row quiet text becomes plain text.
func (s Style) On(ground Role) Style {
	s.Bg = ground
	if ground == Select && s.Fg == Quiet {
		s.Fg = Text
	}
	return s
}

// B returns s in bold.
func (s Style) B() Style { s.Bold = true; return s }

// Of is the plain style of a role.
func Of(r Role) Style { return Style{Fg: r, Bold: r == Strong} }

// Options say what a theme is built for.
type Options struct {
	Profile  colorprofile.Profile
	Light    bool              // the ground is light
	Contrast bool              // the high-contrast values
	Glyphs   string            // full, basic, ascii
	Keys     map[Action]string // keys bound otherwise, by action; see NewKeys
}

// Theme is one session's looks and keys.
type Theme struct {
	opt   Options
	Glyph Glyphs
	Keys  *Keys
	cache map[Style][2]string // what opens and closes a run in a style
}

// New builds a theme.
func New(opt Options) *Theme {
	return &Theme{opt: opt, Glyph: tiers(opt.Glyphs), Keys: newKeys(opt.Keys), cache: map[Style][2]string{}}
}

// Plain tells whether the theme has no colours.
func (t *Theme) Plain() bool { return t.opt.Profile <= colorprofile.ASCII }

// Filled tells whether the theme has grounds for land: not without colour, not at 16 colours.
func (t *Theme) Filled() bool { return t.opt.Profile >= colorprofile.ANSI256 }

// Light tells whether the theme is for a light ground.
func (t *Theme) Light() bool { return t.opt.Light }

// Profile is the colour profile it was built for.
func (t *Theme) Profile() colorprofile.Profile { return t.opt.Profile }

// Ground is the colour that a terminal without one of its own is painted with, for kiosks and browsers.
func (t *Theme) Ground() color.Color {
	switch {
	case t.Plain():
		return nil
	case t.opt.Light:
		return lipgloss.Color("#ffffff")
	}
	return lipgloss.Color("#0d1017")
}

// word names a role's colour for the theme; empty is the terminal's own.
func (t *Theme) word(r Role) string {
	h := hues[r]
	if other, ok := contrast[r]; ok && t.opt.Contrast {
		h = other
	}
	n := h.dark
	if t.opt.Light {
		n = h.light
	}
	switch t.opt.Profile {
	case colorprofile.TrueColor:
		return n.rgb
	case colorprofile.ANSI256:
		return n.c256
	case colorprofile.ANSI:
		return n.c16
	}
	return ""
}

func (t *Theme) colour(r Role) color.Color {
	if w := t.word(r); w != "" {
		return lipgloss.Color(w)
	}
	return nil
}

// Run resolves a Style for the profile into what opens and closes a run of text. Without colour, weight and reverse carry what
// colour would. The style is rendered once: rendering every run costs four fifths of a frame.
func (t *Theme) Run(s Style) (before, after string) {
	if run, ok := t.cache[s]; ok {
		return run[0], run[1]
	}
	asked := s
	st := lipgloss.NewStyle()
	bold, reverse := s.Bold || s.Fg == Strong, s.Reverse
	switch {
	case t.Plain():
		bold = bold || s.Fg == Key
		reverse = reverse || s.Bg == Select || s.Bg == AlarmGround
	case t.opt.Contrast && s.Bg == Select:
		s.Fg, reverse = Text, true
		fallthrough
	default:
		if c := t.ink(s); c != nil {
			st = st.Foreground(c)
		}
		if s.Bg.ground() {
			if c := t.ground(s.Bg, s.Lit); c != nil {
				st = st.Background(c)
			}
		}
	}
	before, after, _ = strings.Cut(st.Bold(bold).Reverse(reverse).Render("x"), "x")
	t.cache[asked] = [2]string{before, after}
	return before, after
}
