package line

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"riobravo/cmd/internal/tui/session"
)

// plain lowers a name, drops its accents, and reads every other sign as a space: "Culiacán" and "culiacan" are one.
func plain(s string) string {
	var b strings.Builder
	for _, c := range norm.NFD.String(strings.ToLower(s)) {
		switch {
		case unicode.Is(unicode.Mn, c), c == '\'', c == '’', c == '.':
		case unicode.IsLetter(c), unicode.IsDigit(c):
			b.WriteRune(c)
		default:
			b.WriteByte(' ')
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// match finds the names that the typed words mean: the one that is equal, else those that begin so, else those whose
// words begin so in this order. Each name may have several spellings.
func match(names [][]string, typed string) []int {
	typed = plain(typed)
	if typed == "" {
		return nil
	}
	var begin, within []int
	for i, list := range names {
		rank := 0
		for _, n := range list {
			n = plain(n)
			switch {
			case n == typed:
				rank = 3
			case strings.HasPrefix(n, typed):
				rank = max(rank, 2)
			case inOrder(strings.Fields(n), strings.Fields(typed)):
				rank = max(rank, 1)
			}
		}
		switch rank {
		case 3:
			return []int{i}
		case 2:
			begin = append(begin, i)
		case 1:
			within = append(within, i)
		}
	}
	if len(begin) > 0 {
		return begin
	}
	return within
}

// known finds the commands that a word means, by their words under a key: those of the language, the program's own, which
// are English and stand in every script, and those of the other languages, written out.
func (p *play) known(key string, ids []string, typed string) []int {
	of := func(w session.Words) []string {
		out := make([]string, len(ids))
		for i, id := range ids {
			out[i] = w.Text(key+id+".word", nil)
		}
		return out
	}
	if found := either(of(p.cfg.Words), ids, typed); len(found) > 0 {
		return found
	}
	for _, l := range p.cfg.Languages {
		for i, word := range of(l.Words) {
			if plain(word) == plain(typed) {
				return []int{i}
			}
		}
	}
	return nil
}

// either matches a word with two names for each thing, the first ones before the second. A word that is written out is never
// taken for the beginning of another.
func either(own, program []string, typed string) []int {
	if n := slices.Index(program, plain(typed)); n >= 0 {
		return []int{n}
	}
	if found := match(single(own), typed); len(found) > 0 {
		return found
	}
	return match(single(program), typed)
}

func single(names []string) [][]string {
	out := make([][]string, len(names))
	for i, n := range names {
		out[i] = []string{n}
	}
	return out
}

// inOrder tells whether each typed word begins a word of the name, in order.
func inOrder(name, typed []string) bool {
	for _, w := range name {
		if len(typed) > 0 && strings.HasPrefix(w, typed[0]) {
			typed = typed[1:]
		}
	}
	return len(typed) == 0
}

// longestMatch takes as many leading words as make one name. It returns the index and the words left over; with no single
// name it returns -1 and the candidates of the longest reading that has any.
func longestMatch(names [][]string, typed []string) (int, []string, []int) {
	var candidates []int
	for n := len(typed); n > 0; n-- {
		found := match(names, strings.Join(typed[:n], " "))
		if len(found) == 1 {
			return found[0], typed[n:], nil
		}
		if candidates == nil {
			candidates = found
		}
	}
	return -1, typed, candidates
}

// nearest finds the name closest to what was typed, for "did you mean"; empty when none is close.
func nearest(names []string, typed string) string {
	typed = plain(typed)
	best, at := len([]rune(typed))/2+1, ""
	for _, n := range names {
		if d := distance([]rune(plain(n)), []rune(typed)); d < best {
			best, at = d, n
		}
	}
	return at
}

// distance counts the letters to add, drop, change or swap.
func distance(a, b []rune) int {
	rows := [3][]int{make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)}
	for j := range rows[1] {
		rows[1][j] = j
	}
	for i := 1; i <= len(a); i++ {
		rows[2][0] = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			rows[2][j] = min(rows[1][j]+1, rows[2][j-1]+1, rows[1][j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				rows[2][j] = min(rows[2][j], rows[0][j-2]+1)
			}
		}
		rows[0], rows[1], rows[2] = rows[1], rows[2], rows[0]
	}
	return rows[1][len(b)]
}
