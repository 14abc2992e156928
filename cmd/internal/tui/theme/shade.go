package theme

import (
	"image/color"
	"math"

	"github.com/charmbracelet/colorprofile"
)

// litBy and edgeBy are the shares, in percent, by which a lit ground nears white and an edge on a ground nears black.
const (
	litBy  = 28 // tui.md, The map
	dimBy  = 18 // on a light ground a lit area is darker; judgement
	edgeBy = 62 // judgement: quiet, and darker than every fill
	// legible is the contrast, in tenths, below which words on a ground change to the other end; large bold text needs 3.
	legible = 30
)

// ground tells whether a role can be a ground: fills and bars, and the ramp where it colours land.
func (r Role) ground() bool { return r >= Ramp0 && r != NoGround }

// ground is the colour of a ground, lighter if it is lit (on a light ground darker).
func (t *Theme) ground(r Role, lit bool) color.Color {
	c := t.colour(r)
	if c == nil || !lit {
		return c
	}
	if t.opt.Light {
		return t.shade(c, color.Black, dimBy)
	}
	return t.shade(c, color.White, litBy)
}

// ink is the colour of what is written. Grounds can be ink too, as the land of a coast; an edge is a darker ground.
func (t *Theme) ink(s Style) color.Color {
	switch {
	case s.Fg == Edge && s.Bg.ground() && t.colour(s.Bg) != nil:
		return t.shade(t.ground(s.Bg, s.Lit), color.Black, edgeBy)
	case s.Fg == Over && s.Bg.ground() && t.colour(s.Bg) != nil:
		return t.over(t.ground(s.Bg, s.Lit))
	case s.Fg.ground() && s.Fg < Front:
		return t.ground(s.Fg, s.Lit)
	}
	return t.colour(s.Fg)
}

// over is the theme's word colour, or the opposite one where that would not read on a ground.
func (t *Theme) over(ground color.Color) color.Color {
	c := t.colour(Over)
	if contrastOf(c, ground) >= legible {
		return c
	}
	if t.opt.Light {
		return t.shade(color.White, color.White, 0)
	}
	return t.shade(color.Black, color.Black, 0)
}

// contrastOf is the contrast of two colours after WCAG 2, in tenths.
func contrastOf(a, b color.Color) int {
	light := func(c color.Color) float64 {
		r, g, b, _ := c.RGBA()
		lin := func(v uint32) float64 {
			s := float64(v) / 0xffff
			if s <= 0.04045 {
				return s / 12.92
			}
			return math.Pow((s+0.055)/1.055, 2.4)
		}
		return .2126*lin(r) + .7152*lin(g) + .0722*lin(b)
	}
	x, y := light(a), light(b)
	return int(10 * (max(x, y) + .05) / (min(x, y) + .05))
}

// shade moves c by a share of the way to another colour; at 256 colours to the nearest of them.
func (t *Theme) shade(c, to color.Color, percent uint32) color.Color {
	r, g, b, _ := c.RGBA()
	r2, g2, b2, _ := to.RGBA()
	mix := func(a, b uint32) uint8 { return uint8((a*(100-percent) + b*percent) / 100 >> 8) }
	out := color.RGBA{mix(r, r2), mix(g, g2), mix(b, b2), 0xff}
	if t.opt.Profile == colorprofile.TrueColor {
		return out
	}
	return t.opt.Profile.Convert(out)
}
