package diag

import "fmt"

// Closest returns the candidate nearest to the word by edit distance, or "" when none is near enough to be meant.
// Of equally near ones the first is taken.
func Closest(word string, candidates []string) string {
	best, at := "", 1+max(1, len(word)/3)
	for _, c := range candidates {
		if d := distance(word, c, at); d < at && d < max(len(word), len(c)) {
			best, at = c, d
		}
	}
	return best
}

// DidYouMean is a suggestion for a misspelt word, or "".
func DidYouMean(word string, candidates []string) string {
	if c := Closest(word, candidates); c != "" {
		return fmt.Sprintf("did you mean %q?", c)
	}
	return ""
}

// distance is the number of insertions, deletions, replacements and swaps of neighbours; limit or more counts as limit.
func distance(a, b string, limit int) int {
	if d := len(a) - len(b); d >= limit || -d >= limit {
		return limit
	}
	if len(a) > 200 {
		return limit
	}
	prev2, prev, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range prev {
		prev[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		least := i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			row[j] = min(prev[j]+1, row[j-1]+1, prev[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], prev2[j-2]+1)
			}
			least = min(least, row[j])
		}
		if least >= limit {
			return limit
		}
		prev2, prev, row = prev, row, prev2
	}
	return prev[len(b)]
}
