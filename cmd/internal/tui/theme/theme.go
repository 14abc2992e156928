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

// Role says what a piece of text is for.
type Role uint8

// The roles. Slots are the seats in scenario order; Fill roles, Select, Bar and Land are grounds.
const (
	Text Role = iota
	Strong
	Quiet
	Line
	Key
	Good
	Bad
	Warn
	Alarm
	Slot1
	Slot2
	Slot3
	Slot4
	Slot5
	Slot6
	Ramp0
	Ramp1
	Ramp2
	Ramp3
	Ramp4
	Ramp5
	NoGround
	Select
	Bar
	AlarmGround
	Fill1
	Fill2
	Fill3
	Fill4
	Fill5
	Fill6
	Land
	Beyond // land that belongs to neither republic, or to its far parts
	Level1 // rising levels of what is neither good nor bad
	Level2
	Level3
	Level4
	Level5
	Front  // the line between areas held by different sides
	Border // the borders of the republics
	Edge   // the line between areas of one side: darker than its ground
	roleCount
)

// hue is a role's colour by profile; an empty word is the terminal's own. True is hex on dark ground, light the same on a
// light one.
type hue struct{ dark, c256, c16, light string }

var hues = [roleCount]hue{
	Text: {"#c7cdd6", "252", "", "#1f2630"}, Strong: {"#f4f7fb", "255", "", "#000000"}, Quiet: {"#7a8496", "245", "", "#56606e"},
	Line: {"#3a4252", "238", "8", "#b8c0cc"}, Key: {"#8ab4ff", "111", "14", "#0b57d0"}, Good: {"#6fd3ff", "81", "14", "#00658f"},
	Bad: {"#ff9a6b", "209", "9", "#a83a00"}, Warn: {"#ffcf5c", "221", "11", "#7a5b00"}, Alarm: {"#ffffff", "15", "15", "#ffffff"},
	Slot1: {"#5b8cff", "69", "12", "#0b2a7a"}, Slot2: {"#86dbb3", "115", "14", "#1f6f5c"}, Slot3: {"#d9822b", "172", "3", "#5a2400"},
	Slot4: {"#fab7f6", "219", "13", "#a52fc4"}, Slot5: {"#ffee33", "226", "11", "#706c10"}, Slot6: {"#6f7a8c", "244", "7", "#5f6876"},
	Ramp0: {"#242a35", "236", "8", "#242a35"}, Ramp1: {"#46406b", "60", "5", "#46406b"}, Ramp2: {"#84406f", "96", "13", "#84406f"},
	Ramp3: {"#c4534d", "167", "1", "#c4534d"}, Ramp4: {"#f0853a", "208", "3", "#f0853a"}, Ramp5: {"#ffc94d", "221", "11", "#b98a12"},
	Select: {"#243049", "237", "4", "#dbe4f7"}, Bar: {"#151a24", "234", "", "#eef1f6"}, AlarmGround: {"#b3261e", "124", "1", "#b3261e"},
	Fill1: {"#22386b", "60", "", "#d6dcf6"}, Fill2: {"#2f7a69", "66", "", "#74ecba"}, Fill3: {"#6a2c08", "94", "", "#e86e38"},
	Fill4: {"#925a9c", "53", "", "#bf7dd5"}, Fill5: {"#787221", "101", "", "#fceb30"}, Fill6: {"#4a5262", "240", "", "#aeb6c2"},
	Land: {"#262c37", "236", "", "#e6e8ec"}, Beyond: {"#141922", "234", "", "#f4f5f7"},
	Level1: {"#243b4a", "237", "", "#d3e4ec"}, Level2: {"#2d5468", "24", "", "#b3d3e2"}, Level3: {"#376f88", "31", "", "#8dbfd6"},
	Level4: {"#4690ae", "67", "", "#64a9c8"}, Level5: {"#66b5d3", "74", "", "#3a8fb5"},
	Front: {"#c3cad6", "250", "7", "#ffffff"}, Border: {"#ffffff", "231", "15", "#000000"}, Edge: {"#3a4252", "238", "8", "#b8c0cc"},
}

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
	Profile colorprofile.Profile
	Light   bool
	Glyphs  string // full, basic, ascii
}

// Theme is one session's looks.
type Theme struct {
	opt   Options
	Glyph Glyphs
	cache map[Style][2]string // what opens and closes a run in a style
}

// New builds a theme.
func New(opt Options) *Theme {
	return &Theme{opt: opt, Glyph: tiers(opt.Glyphs), cache: map[Style][2]string{}}
}

// Plain tells whether the theme has no colours.
func (t *Theme) Plain() bool { return t.opt.Profile <= colorprofile.ASCII }

// Profile is the colour profile it was built for.
func (t *Theme) Profile() colorprofile.Profile { return t.opt.Profile }

func (t *Theme) colour(r Role) color.Color {
	h := hues[r]
	word := ""
	switch {
	case t.opt.Profile == colorprofile.TrueColor && t.opt.Light:
		word = h.light
	case t.opt.Profile == colorprofile.TrueColor:
		word = h.dark
	case t.opt.Profile == colorprofile.ANSI256:
		word = h.c256
		if t.opt.Light && (r == Text || r == Strong) {
			word = ""
		}
	case t.opt.Profile == colorprofile.ANSI:
		word = h.c16
	}
	if word == "" {
		return nil
	}
	return lipgloss.Color(word)
}

// style resolves a Style for the profile into what opens and closes a run. Without colour, weight and reverse carry what
// colour would. The style is rendered once: rendering every run costs four fifths of a frame.
func (t *Theme) style(s Style) [2]string {
	if run, ok := t.cache[s]; ok {
		return run
	}
	st := lipgloss.NewStyle()
	bold, reverse := s.Bold || s.Fg == Strong, s.Reverse
	if t.Plain() {
		bold = bold || s.Fg == Key
		reverse = reverse || s.Bg == Select || s.Bg == AlarmGround
	} else {
		if c := t.ink(s); c != nil {
			st = st.Foreground(c)
		}
		if s.Bg >= Select {
			if c := t.ground(s.Bg, s.Lit); c != nil {
				st = st.Background(c)
			}
		}
	}
	before, after, _ := strings.Cut(st.Bold(bold).Reverse(reverse).Render("x"), "x")
	t.cache[s] = [2]string{before, after}
	return t.cache[s]
}

// Render draws one run of text in a style, with its glyphs brought down to the theme's tier.
func (t *Theme) Render(s Style, text string) string {
	run := t.style(s)
	return run[0] + t.Glyph.Fold(text) + run[1]
}

// Slot is the text role of the n-th seat in scenario order; seats beyond six and groups without a seat share the fifth.
func Slot(n int) Role {
	if n < 0 || n > 5 {
		return Slot5
	}
	return Slot1 + Role(n)
}

// Fill is the ground that goes with Slot.
func Fill(n int) Role {
	if n < 0 || n > 5 {
		return Fill5
	}
	return Fill1 + Role(n)
}

// Ramp is the role for a level 0..5 of escalation or violence.
func Ramp(n int) Role { return Ramp0 + Role(min(max(n, 0), 5)) }

// Profile decides the colour profile: the flag, then NO_COLOR (present and not empty), then what the terminal reported.
func Profile(flag string, env []string, reported colorprofile.Profile) colorprofile.Profile {
	switch flag {
	case "never":
		return colorprofile.ASCII
	case "16":
		return colorprofile.ANSI
	case "256":
		return colorprofile.ANSI256
	case "true":
		return colorprofile.TrueColor
	}
	if Getenv(env, "NO_COLOR") != "" {
		return colorprofile.ASCII
	}
	return reported
}

// Tier decides the glyph tier: the flag, then the locale and the kind of terminal.
func Tier(flag string, env []string) string {
	switch flag {
	case "ascii", "basic", "full":
		return flag
	}
	locale := Getenv(env, "LC_ALL")
	if locale == "" {
		locale = Getenv(env, "LC_CTYPE")
	}
	if locale == "" {
		locale = Getenv(env, "LANG")
	}
	l := strings.ToLower(locale)
	switch term := Getenv(env, "TERM"); {
	case term == "dumb":
		return "ascii"
	case locale != "" && !strings.Contains(l, "utf-8") && !strings.Contains(l, "utf8") && l != "c" && l != "posix":
		return "ascii"
	case term == "linux":
		return "basic"
	}
	return "full"
}

// Getenv reads a variable from a list of NAME=value; the last one counts.
func Getenv(env []string, name string) string {
	v := ""
	for _, e := range env {
		if n, val, ok := strings.Cut(e, "="); ok && n == name {
			v = val
		}
	}
	return v
}
