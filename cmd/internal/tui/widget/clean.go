package widget

import (
	"strings"
	"unicode"

	"github.com/charmbracelet/x/ansi"
)

// Clean makes a text fit to be drawn, a cell a rune. What is not seen is dropped: control and format characters, and marks
// that join others. What would break columns stands as a question mark: characters of two cells or none, those that join
// their neighbours, and scripts that terminals turn around.
func Clean(s string) string {
	if printable(s) {
		return s
	}
	return strings.Map(clean, s)
}

// printable tells whether a text is all of printable ASCII, as most are: one byte is one cell.
func printable(s string) bool {
	for i := range len(s) {
		if s[i] < ' ' || s[i] > '~' {
			return false
		}
	}
	return true
}

func clean(r rune) rune {
	switch {
	case r >= 0x20 && r < 0x7f, r >= 0xa1 && r < 0x300 && r != 0xad, r >= 0x2500 && r <= 0x259f, r >= 0x2800 && r <= 0x28ff:
		return r
	case r == '\n' || r == '\t' || r == '\u00a0' || r == '\u202f':
		return ' '
	case unicode.IsControl(r), unicode.In(r, unicode.Cf, unicode.Mn, unicode.Me, unicode.Zl, unicode.Zp):
		return -1
	case r == unicode.ReplacementChar, r >= 0x1f000, turned(r), !single(r):
		return '?'
	}
	return r
}

// turned tells whether a rune is written from right to left: some terminals then turn the whole line around.
func turned(r rune) bool {
	return r >= 0x590 && r <= 0x8ff || r >= 0xfb1d && r <= 0xfdff || r >= 0xfe70 && r <= 0xfeff || r >= 0x10800 && r <= 0x10fff || r >= 0x1e800 && r <= 0x1efff
}

// single tells whether a rune takes one cell whatever stands beside it and whichever terminal shows it: the vowels and ends
// of Korean syllables and what fills their place take none in some.
func single(r rune) bool {
	if r >= 0x1160 && r <= 0x11ff || r >= 0xd7b0 && r <= 0xd7ff || unicode.Is(unicode.Other_Default_Ignorable_Code_Point, r) {
		return false
	}
	return ansi.StringWidth("x"+string(r)+"x") == 3
}
