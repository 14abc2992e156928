package claims

// clusters sums up samples game by game, so that intervals can count that the samples of one game share its luck. Its size does
// not grow with the games.
type clusters struct {
	games      int
	n, x       float64 // samples of the game that is open, and their sum
	nn, nx, xx float64 // squares and products of both, over the games that are closed

	// the same products with the samples of another's games, for the pools of a quotient
	nm, nu, xm, xu float64
}

// add takes a sample of the game that is open.
func (c *clusters) add(v float64) { c.n, c.x = c.n+1, c.x+v }

// close ends a game; other is the other pool of a quotient, whose game is still open, or nil.
func (c *clusters) close(other *clusters) {
	c.games++
	c.nn, c.nx, c.xx = c.nn+c.n*c.n, c.nx+c.n*c.x, c.xx+c.x*c.x
	if other != nil {
		c.nm, c.nu = c.nm+c.n*other.n, c.nu+c.n*other.x
		c.xm, c.xu = c.xm+c.x*other.n, c.xu+c.x*other.x
	}
	c.n, c.x = 0, 0
}

// spread is the sum over the games of the square by which a game's sum misses what a mean would make of its samples.
func (c *clusters) spread(mean float64) float64 { return max(0, c.xx-2*mean*c.nx+mean*mean*c.nn) }

// with is the sum over the games of the product of what its two pools miss by their means.
func (c *clusters) with(mean, other float64) float64 {
	return c.xu - other*c.xm - mean*c.nu + mean*other*c.nm
}

// few is the correction for estimating a variance from few games.
func (c *clusters) few() float64 { return float64(c.games) / max(1, float64(c.games-1)) }
