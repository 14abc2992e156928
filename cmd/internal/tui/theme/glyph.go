package theme

import "strings"

// Glyphs is a glyph tier. Widgets draw with the full tier's runes; Fold brings text down to the tier, and only what must
// differ by meaning (a gauge is not a frame) stands here by name.
type Glyphs struct {
	Tier  string
	Full  rune // of a gauge
	Rest  rune
	fold  map[rune]rune
	Spark []rune
}

var toBasic = map[rune]rune{
	'╭': '┌', '╮': '┐', '╰': '└', '╯': '┘', '▸': '>', '✓': '■', '★': '◆', '‹': '<', '›': '>', '▌': '█', '▐': '█',
	'▁': '.', '▂': '▄', '▃': '▄', '▅': '█', '▆': '█', '▇': '█', '▞': '█', '▏': '│',
	'╲': '\\', '╱': '/',
}

var toASCII = map[rune]rune{
	'╭': '+', '╮': '+', '╰': '+', '╯': '+', '─': '-', '│': '|', '┏': '+', '┓': '+', '┗': '+', '┛': '+', '━': '=', '┃': '|',
	'═': '=', '║': '|', '┌': '+', '┐': '+', '└': '+', '┘': '+', '╲': '\\', '╱': '/', '┼': '+', '┤': '|', '├': '|', '┬': '+', '┴': '+', '▸': '>', '✓': '*', '★': '*', '‹': '<', '›': '>', '▌': '>', '▐': '|', '▏': '|',
	'█': '#', '░': '.', '▒': ':', '▓': '#', '▄': '#', '▀': '#', '▞': '/', '■': '#', '□': '.', '▲': '^', '▼': 'v', '●': 'o', '◆': '+',
	'▁': '0', '▂': '1', '▃': '3', '▅': '5', '▆': '7', '▇': '9', '·': '.', '×': 'x', '–': '-', '—': '-', '…': '~', '−': '-', '±': '~',
	'←': '<', '→': '>', '↑': '^', '↓': 'v', '≤': '<', '÷': '/',
	'á': 'a', 'é': 'e', 'í': 'i', 'ó': 'o', 'ú': 'u', 'ü': 'u', 'ñ': 'n', 'Á': 'A', 'É': 'E', 'Í': 'I', 'Ó': 'O', 'Ú': 'U', 'Ü': 'U', 'Ñ': 'N',
	'¿': '?', '¡': '!', '«': '"', '»': '"', '“': '"', '”': '"', '‘': '\'', '’': '\'', '\u00a0': ' ',
}

func tiers(name string) Glyphs {
	g := Glyphs{Tier: name, Full: '━', Rest: '─', Spark: []rune("▁▂▃▅▆▇")}
	switch name {
	case "ascii":
		g.fold, g.Full, g.Rest, g.Spark = toASCII, '#', '.', []rune("0123456789")
	case "basic":
		g.fold, g.Spark = toBasic, []rune("·▄█")
	default:
		g.Tier = "full"
	}
	return g
}

// Fold replaces every rune that the tier lacks.
func (g Glyphs) Fold(s string) string {
	if g.fold == nil {
		return s
	}
	return strings.Map(g.One, s)
}

// One is the rune that the tier draws for r.
func (g *Glyphs) One(r rune) rune {
	if g.fold == nil || r < 127 {
		return r
	}
	if to, ok := g.fold[r]; ok {
		return to
	}
	switch {
	case r == 0x2800:
		return ' '
	case r > 0x2800 && r <= 0x28ff: // braille
		if g.Tier == "ascii" {
			return '.'
		}
		return '·'
	case r >= 0x2596 && r <= 0x259f: // quadrants
		if g.Tier == "ascii" {
			return '#'
		}
		return '█'
	case g.Tier == "ascii":
		return '?'
	}
	return r
}

// Allowed tells whether a rune belongs to the full tier: ASCII, Spanish, and the table of tui.md, section 4.
func Allowed(r rune) bool {
	switch {
	case r >= 0x20 && r < 0x7f, r >= 0x2500 && r <= 0x257f, r >= 0x2580 && r <= 0x259f, r >= 0x2800 && r <= 0x28ff:
		return true
	}
	return strings.ContainsRune("áéíóúüñÁÉÍÓÚÜÑ¿¡«»“”‘’\u00a0"+"·×–—…‹›←↑→↓−±≤÷"+"■□▲▼▸◆●★✓", r)
}

// Has tells whether the tier may draw a rune.
func (g Glyphs) Has(r rune) bool {
	switch {
	case g.Tier == "ascii":
		return r >= 0x20 && r < 0x7f
	case g.Tier == "basic":
		_, folded := g.fold[r]
		return Allowed(r) && !folded && (r < 0x2596 || r > 0x259f) && (r < 0x2800 || r > 0x28ff)
	}
	return Allowed(r)
}
