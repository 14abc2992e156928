package screen

import (
	"strconv"

	"github.com/charmbracelet/colorprofile"
)

// Found says what the terminal was found to be: its colours, its size, the mouse.
func Found(c *Ctx) string {
	word := "true"
	switch c.Theme.Profile() {
	case colorprofile.ANSI256:
		word = "256"
	case colorprofile.ANSI:
		word = "16"
	case colorprofile.TrueColor:
	default:
		word = "never"
	}
	s := c.T("ui.found."+word) + " · " + strconv.Itoa(c.W) + "×" + strconv.Itoa(c.H)
	if c.Theme.Glyph.Tier != "full" {
		s += " · " + c.T("ui.found."+c.Theme.Glyph.Tier)
	}
	if c.Setting("mouse") == "on" {
		s += " · " + c.T("ui.found.mouse")
	}
	return s
}
