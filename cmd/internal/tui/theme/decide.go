package theme

import (
	"slices"
	"strings"

	"github.com/charmbracelet/colorprofile"
)

// Colors are the words for how much colour there is, as flag and setting take them.
var Colors = []string{"auto", "never", "16", "256", "true"}

// Profile decides the colour profile: the flag, the environment (NO_COLOR present and not empty, CLICOLOR=0,
// CLICOLOR_FORCE), the setting, then what the terminal reported. The detector reads NO_COLOR as a truth value, so that
// "yes" would be ignored; it is read here instead.
func Profile(flag, setting string, env []string, reported colorprofile.Profile) colorprofile.Profile {
	if p, ok := named(flag); ok {
		return p
	}
	force := Getenv(env, "CLICOLOR_FORCE")
	forced := force != "" && force != "0"
	switch {
	case Getenv(env, "NO_COLOR") != "":
		return colorprofile.ASCII
	case Getenv(env, "CLICOLOR") == "0" && !forced:
		return colorprofile.ASCII
	}
	if p, ok := named(setting); ok {
		return p
	}
	if forced && reported < colorprofile.ANSI {
		return colorprofile.ANSI
	}
	return reported
}

// Fixed tells whether flag, environment and setting decide the profile without the terminal's word, and how.
func Fixed(flag, setting string, env []string) (colorprofile.Profile, bool) {
	low, high := Profile(flag, setting, env, colorprofile.ANSI), Profile(flag, setting, env, colorprofile.TrueColor)
	return low, low == high
}

func named(word string) (colorprofile.Profile, bool) {
	switch word {
	case "never":
		return colorprofile.ASCII, true
	case "16":
		return colorprofile.ANSI, true
	case "256":
		return colorprofile.ANSI256, true
	case "true":
		return colorprofile.TrueColor, true
	}
	return 0, false
}

// Tiers are the words for the glyphs, as flag and setting take them.
var Tiers = []string{"auto", "full", "basic", "ascii"}

// Tier decides the glyph tier: the flag, a terminal that cannot, the setting, then the locale.
func Tier(flag, setting string, env []string) string {
	if slices.Contains(Tiers[1:], flag) {
		return flag
	}
	term := Getenv(env, "TERM")
	if term == "dumb" {
		return "ascii"
	}
	if slices.Contains(Tiers[1:], setting) {
		return setting
	}
	locale := Getenv(env, "LC_ALL")
	for _, name := range []string{"LC_CTYPE", "LANG"} {
		if locale == "" {
			locale = Getenv(env, name)
		}
	}
	l := strings.ToLower(locale)
	switch {
	case locale != "" && !strings.Contains(l, "utf-8") && !strings.Contains(l, "utf8") && l != "c" && l != "posix":
		return "ascii"
	case term == "linux":
		return "basic"
	}
	return "full"
}

// Looks are the words for themes, as flag, setting and palette take them. Auto is dark or light as the terminal's ground
// is; its colours are safe for the colour-blind.
var Looks = []string{"auto", "dark", "light", "contrast"}

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
