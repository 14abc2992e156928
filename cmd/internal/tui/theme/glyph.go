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
}

var toASCII = map[rune]rune{
	'╭': '+', '╮': '+', '╰': '+', '╯': '+', '─': '-', '│': '|', '┏': '+', '┓': '+', '┗': '+', '┛': '+', '━': '=', '┃': '|',
	'═': '=', '┼': '+', '┤': '|', '├': '|', '┬': '+', '┴': '+', '▸': '>', '✓': '*', '★': '*', '‹': '<', '›': '>', '▌': '>', '▐': '|', '▏': '|',
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
	return strings.Map(func(r rune) rune {
		if to, ok := g.fold[r]; ok {
			return to
		}
		if g.Tier == "ascii" && r > 126 {
			return '?'
		}
		return r
	}, s)
}
