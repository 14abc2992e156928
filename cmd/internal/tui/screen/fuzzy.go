package screen

// Match scores how well a typed pattern fits a name, both folded (Fold); the higher the better, 0 not at all. All letters
// must stand in the name in that order; letters that follow each other, begin a word or the name count more, and short
// names are preferred.
func Match(name, pattern string) int {
	if pattern == "" {
		return 1
	}
	n, p := []rune(name), []rune(pattern)
	best := 0
	for start := range n {
		if n[start] == p[0] {
			best = max(best, matchFrom(n, p, start))
		}
	}
	return best
}

// matchFrom takes the first fitting letter each time, from a given first one.
func matchFrom(n, p []rune, start int) int {
	score, at, last := 0, start, start-2
	for _, r := range p {
		if r == ' ' {
			continue
		}
		for at < len(n) && n[at] != r {
			at++
		}
		if at == len(n) {
			return 0
		}
		switch {
		case at == last+1:
			score += 8
		case at == 0:
			score += 10
		case n[at-1] == ' ' || n[at-1] == ':':
			score += 6
		default:
			score++
		}
		last = at
		at++
	}
	return max(1, score*16-len(n))
}
