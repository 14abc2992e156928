package sim

import (
	"slices"
	"strings"
)

// partWords are the questions of a measurement as --only names them. Those before partCounted are asked unless --only leaves
// them out; the others when a number says of how many plays.
var partWords = []string{"games", "luck", "talks", "deals", "agency", "consult", "ladder", "restrict", "greedy", "dilemma", "skill"}

// partCounted is the place of the first question that a number asks.
const partCounted = 6

// asks tells whether a question is asked.
func (h *balanceHead) asks(word string) bool {
	return len(h.Only) == 0 || slices.Contains(h.Only, word)
}

// parseOnly reads --only: the questions in their order, each once. counts are the numbers of the questions from partCounted on:
// a question that needs one must have it, and a number must not ask what is left out.
func parseOnly(list []string, counts []int) ([]string, error) {
	if len(list) == 0 {
		return nil, nil
	}
	for _, word := range list {
		if !slices.Contains(partWords, word) {
			return nil, wrongValue("only", word, partWords)
		}
	}
	var out []string
	for i, word := range partWords {
		named := slices.Contains(list, word)
		if named {
			out = append(out, word)
		}
		if i < partCounted {
			continue
		}
		n := counts[i-partCounted]
		if named && n == 0 {
			return nil, &callError{"only_number", map[string]any{"Value": word}}
		}
		if !named && n > 0 {
			return nil, &callError{"together", map[string]any{"A": "--" + word, "B": "--only " + strings.Join(list, ",")}}
		}
	}
	return out, nil
}
