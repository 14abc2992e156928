// Package search finds what to do in games with hidden parts and simultaneous moves, by counterfactual regret minimisation
// with external sampling (Lanctot, Waugh, Zinkevich, Bowling: Monte Carlo Sampling for Regret Minimization in Extensive
// Games, NIPS 2009). It knows no game: it sees one line of play at a time through Game. Simultaneous moves are moves in a
// row whose players are not shown what the others chose. With Habit the others keep to their habit in a share of all
// plays (Johanson, Zinkevich, Bowling: Computing Robust Counter-Strategies, NIPS 2007). Whole numbers only: the same seed
// and budget give the same answer on every machine. It starts no goroutine and reads no clock; Stop
// ends it early. Start with New and Run.
package search

import "math/bits"

// Game is a game that the search plays many times. Players and choices are counted from 0.
type Game interface {
	// Deal begins play number n: chance, and what nobody knows at the root, are drawn for it. The same n must give the
	// same play to the same choices, so that choices are compared with the same luck.
	Deal(n int)
	// Mover is the player who chooses now, or Over.
	Mover() int
	// Info numbers what the mover knows: positions that it cannot tell apart have the same number, all others differ.
	Info() uint64
	// Choices is how many choices the mover has, 1 to MaxChoices: the same wherever Info is the same.
	Choices() int
	// Do makes the mover's choice. Push remembers the position and Pop returns to the one remembered last.
	Do(choice int)
	Push()
	Pop()
	// Payoff is what a player has won when play is over, in small units (hundredths of a point or so), below 2^24.
	Payoff(player int) int32
}

// Over is the mover of a play that has ended.
const Over = -1

// MaxChoices is the most choices a player may have at once.
const MaxChoices = 16

// one is a probability of 1.
const one = 1 << 16

// node is what has been learnt where a player knows the same: the regret of each choice, and how often it was part of the
// strategy.
type node struct {
	choices int
	regret  [MaxChoices]int64
	average [MaxChoices]int64
	gain    [MaxChoices]int64 // sum of payoffs of each choice over visits
	visits  int64
	drawn   int // the play in which picked was drawn, counted from 1
	picked  int
}

// Search learns strategies for all players of a game. It is reused: Reset forgets.
type Search struct {
	// Habit is the percent of plays in which players other than Self keep to choice 0.
	Habit int
	// Self is the player for whom the search is made: three plays in four are spent on its choices. -1 treats all alike.
	Self int
	// Stop, if set, ends a Run before its budget is spent: it is asked before each play but the first.
	Stop func() bool

	nodes    map[uint64]int32
	slab     []node
	rng      uint64
	playouts int
	deal     int // plays begun
	traverse int
	habit    bool
	players  int
}

// New makes a search.
func New(seed uint64) *Search {
	return &Search{Self: -1, nodes: map[uint64]int32{}, rng: seed}
}

// Reset forgets what was learnt and begins the search's own dice anew.
func (s *Search) Reset(seed uint64) {
	clear(s.nodes)
	s.slab, s.rng, s.playouts, s.deal = s.slab[:0], seed, 0, 0
}

// Run plays until the budget of playouts (plays carried to their end) is spent; it ends the traversal under way. It
// returns the number of playouts made.
func (s *Search) Run(g Game, players, budget int) int {
	s.players = players
	start := s.playouts
	for n := 0; s.playouts-start < budget && (n == 0 || s.Stop == nil || !s.Stop()); n++ {
		s.traverse = n % players
		if s.Self >= 0 && n%4 != 3 {
			s.traverse = s.Self
		} else if s.Self >= 0 {
			s.traverse = n / 4 % players
		}
		s.habit = s.Habit > 0 && s.draw(100) < s.Habit
		g.Deal(n)
		s.deal++
		s.play(g)
	}
	return s.playouts - start
}

// play follows one line for everybody but the player whose choices are all tried, and returns what that player wins.
func (s *Search) play(g Game) int64 {
	who := g.Mover()
	if who == Over {
		s.playouts++
		return int64(g.Payoff(s.traverse))
	}
	if s.habit && who != s.traverse && who != s.Self {
		g.Do(0)
		return s.play(g)
	}
	at := s.at(g.Info(), g.Choices())
	if who != s.traverse {
		g.Do(s.sampled(&s.slab[at]))
		return s.play(g)
	}
	var mix [MaxChoices]int64
	s.slab[at].strategy(&mix)
	n := s.slab[at].choices
	var won [MaxChoices]int64
	mean := int64(0)
	for c := range n {
		g.Push()
		g.Do(c)
		won[c] = s.play(g)
		g.Pop()
		mean += mix[c] * won[c]
	}
	mean /= one
	nd := &s.slab[at] // the slab may have grown
	nd.visits++
	for c := range n {
		nd.regret[c] += won[c] - mean
		nd.gain[c] += won[c]
	}
	return mean
}

// sampled is the choice of a player whose choices are not all tried: one in a play wherever the player knows the same, so that
// all choices that are tried meet the same others.
func (s *Search) sampled(n *node) int {
	if n.drawn != s.deal {
		var mix [MaxChoices]int64
		n.strategy(&mix)
		for c := range n.choices {
			n.average[c] += mix[c]
		}
		n.drawn, n.picked = s.deal, s.pick(&mix, n.choices)
	}
	return n.picked
}

// at is the place of an information set's node.
func (s *Search) at(info uint64, choices int) int32 {
	i, ok := s.nodes[info]
	if !ok {
		i = int32(len(s.slab))
		s.nodes[info] = i
		s.slab = append(s.slab, node{choices: choices})
	}
	return i
}

// strategy is regret matching (Hart, Mas-Colell 2000): each choice in proportion to its positive regret, all alike when
// none has any. The shares add up to one.
func (n *node) strategy(mix *[MaxChoices]int64) {
	sum := int64(0)
	for c := range n.choices {
		sum += max(0, n.regret[c])
	}
	rest := int64(one)
	for c := range n.choices {
		if sum == 0 {
			mix[c] = one / int64(n.choices)
		} else {
			hi, lo := bits.Mul64(uint64(max(0, n.regret[c])), one)
			q, _ := bits.Div64(hi, lo, uint64(sum)+1)
			mix[c] = int64(q)
		}
		rest -= mix[c]
	}
	best := 0
	for c := 1; c < n.choices; c++ {
		if mix[c] > mix[best] {
			best = c
		}
	}
	mix[best] += rest
}

// pick draws a choice from a mix.
func (s *Search) pick(mix *[MaxChoices]int64, n int) int {
	x := int64(s.draw(one))
	for c := range n {
		if x -= mix[c]; x < 0 {
			return c
		}
	}
	return n - 1
}

// draw is the search's own dice (splitmix64; Steele, Lea, Flood 2014): 0..sides-1.
func (s *Search) draw(sides int) int {
	s.rng += 0x9e3779b97f4a7c15
	z := s.rng
	z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9
	z = (z ^ (z >> 27)) * 0x94d049bb133111eb
	hi, _ := bits.Mul64(z^(z>>31), uint64(sides))
	return int(hi)
}

// Answer is what was learnt where a player knows info: the share of each choice in the average strategy, in parts of
// 65536, and its mean payoff over the plays in which all choices were tried. ok is false where the search never came.
type Answer struct {
	Choices int
	Share   [MaxChoices]int32
	Mean    [MaxChoices]int32
	Visits  int
}

// Answer reads what was learnt for an information set.
func (s *Search) Answer(info uint64) (Answer, bool) {
	i, ok := s.nodes[info]
	if !ok {
		return Answer{}, false
	}
	n := &s.slab[i]
	a := Answer{Choices: n.choices, Visits: int(n.visits)}
	sum := int64(0)
	for c := range n.choices {
		sum += n.average[c]
	}
	var mix [MaxChoices]int64
	if sum == 0 {
		n.strategy(&mix)
	}
	for c := range n.choices {
		if sum > 0 {
			a.Share[c] = int32(n.average[c] * one / sum)
		} else {
			a.Share[c] = int32(mix[c])
		}
		if n.visits > 0 {
			a.Mean[c] = int32(n.gain[c] / n.visits)
		}
	}
	return a, true
}

// Known is the number of information sets that the search has come to.
func (s *Search) Known() int { return len(s.slab) }
