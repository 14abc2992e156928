package theme

import (
	"image/color"
	"math"
)

// rgb is a colour in linear light, 0 to 1.
type rgb [3]float64

func fromColor(c color.Color) rgb {
	r, g, b, _ := c.RGBA()
	var out rgb
	for i, v := range []uint32{r, g, b} {
		s := float64(v) / 0xffff
		if s <= 0.04045 {
			out[i] = s / 12.92
		} else {
			out[i] = math.Pow((s+0.055)/1.055, 2.4)
		}
	}
	return out
}

// eye is a way to see colours: full deficiency after Machado, Oliveira and Fernandes 2009.
type eye struct {
	name string
	m    [3][3]float64
}

var eyes = []eye{
	{"normal", [3][3]float64{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}},
	{"protan", [3][3]float64{{.152286, 1.052583, -.204868}, {.114503, .786281, .099216}, {-.003882, -.048116, 1.051998}}},
	{"deutan", [3][3]float64{{.367322, .860646, -.227968}, {.280085, .672501, .047413}, {-.011820, .042940, .968881}}},
	{"tritan", [3][3]float64{{1.255528, -.076749, -.178779}, {-.078411, .930809, .147602}, {.004733, .691367, .303900}}},
}

func (e eye) see(c rgb) rgb {
	var out rgb
	for i := range out {
		out[i] = min(1, max(0, e.m[i][0]*c[0]+e.m[i][1]*c[1]+e.m[i][2]*c[2]))
	}
	return out
}

// ratio is the contrast of two colours after WCAG 2.
func ratio(a, b rgb) float64 {
	l := func(c rgb) float64 { return .2126*c[0] + .7152*c[1] + .0722*c[2] }
	x, y := l(a), l(b)
	return (max(x, y) + .05) / (min(x, y) + .05)
}

func lab(c rgb) (l, a, b float64) {
	f := func(t float64) float64 {
		if t > 216./24389 {
			return math.Cbrt(t)
		}
		return (24389./27*t + 16) / 116
	}
	x := f((.4124564*c[0] + .3575761*c[1] + .1804375*c[2]) / .95047)
	y := f(.2126729*c[0] + .7151522*c[1] + .0721750*c[2])
	z := f((.0193339*c[0] + .1191920*c[1] + .9503041*c[2]) / 1.08883)
	return 116*y - 16, 500 * (x - y), 200 * (y - z)
}

// ciede2000 is the difference of two colours after Sharma, Wu and Dalal 2005.
func ciede2000(p, q rgb) float64 {
	l1, a1, b1 := lab(p)
	l2, a2, b2 := lab(q)
	cm := (math.Hypot(a1, b1) + math.Hypot(a2, b2)) / 2
	g := 1 + .5*(1-math.Sqrt(math.Pow(cm, 7)/(math.Pow(cm, 7)+math.Pow(25, 7))))
	a1, a2 = a1*g, a2*g
	c1, c2 := math.Hypot(a1, b1), math.Hypot(a2, b2)
	deg := func(a, b float64) float64 {
		if a == 0 && b == 0 {
			return 0
		}
		return math.Mod(math.Atan2(b, a)*180/math.Pi+360, 360)
	}
	h1, h2 := deg(a1, b1), deg(a2, b2)
	dh, hm := h2-h1, (h1+h2)/2
	switch {
	case c1*c2 == 0:
		dh, hm = 0, h1+h2
	case dh > 180:
		dh -= 360
	case dh < -180:
		dh += 360
	}
	if c1*c2 != 0 && math.Abs(h1-h2) > 180 {
		hm = math.Mod(hm+180, 360)
	}
	rad := func(d float64) float64 { return d * math.Pi / 180 }
	dl, dc, dH := l2-l1, c2-c1, 2*math.Sqrt(c1*c2)*math.Sin(rad(dh/2))
	lm, cn := (l1+l2)/2, (c1+c2)/2
	t := 1 - .17*math.Cos(rad(hm-30)) + .24*math.Cos(rad(2*hm)) + .32*math.Cos(rad(3*hm+6)) - .20*math.Cos(rad(4*hm-63))
	sl := 1 + .015*(lm-50)*(lm-50)/math.Sqrt(20+(lm-50)*(lm-50))
	sc, sh := 1+.045*cn, 1+.015*cn*t
	rt := -2 * math.Sqrt(math.Pow(cn, 7)/(math.Pow(cn, 7)+math.Pow(25, 7))) * math.Sin(rad(60*math.Exp(-math.Pow((hm-275)/25, 2))))
	return math.Sqrt(math.Pow(dl/sl, 2) + math.Pow(dc/sc, 2) + math.Pow(dH/sh, 2) + rt*dc/sc*dH/sh)
}
