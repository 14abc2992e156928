package search

import "testing"

// kuhn is Kuhn's poker: three cards, an ante of one, one bet of one (Kuhn 1950). Its value to the first player is -1/18.
type kuhn struct {
	cards [2]int
	moves [3]int
	n     int
	stack []int
	seed  uint64
}

func (k *kuhn) Deal(n int) {
	s := Search{rng: k.seed + uint64(n)*0x9e3779b97f4a7c15}
	k.cards[0] = s.draw(3)
	k.cards[1] = (k.cards[0] + 1 + s.draw(2)) % 3
	k.n = 0
}

// Moves: 1 is to bet or call, 0 to pass or fold. After pass, bet the first player answers.
func (k *kuhn) Mover() int {
	if k.n == 2 && k.moves[0] == 0 && k.moves[1] == 1 {
		return 0
	}
	if k.n >= 2 {
		return Over
	}
	return k.n
}

func (k *kuhn) Info() uint64 { return k.info(k.cards[k.Mover()]) }

func (k *kuhn) info(card int) uint64 {
	key := uint64(card)*100 + uint64(k.n)*10
	for i := range k.n {
		key += uint64(k.moves[i]) << i
	}
	return key
}

func (k *kuhn) Choices() int { return 2 }
func (k *kuhn) Do(c int)     { k.moves[k.n] = c; k.n++ }
func (k *kuhn) Push()        { k.stack = append(k.stack, k.n) }
func (k *kuhn) Pop()         { k.n = k.stack[len(k.stack)-1]; k.stack = k.stack[:len(k.stack)-1] }

func (k *kuhn) Payoff(p int) int32 {
	stake, winner := int32(1), 0
	if k.cards[1] > k.cards[0] {
		winner = 1
	}
	switch {
	case k.n == 2 && k.moves[0] == 1 && k.moves[1] == 0:
		winner = 0
	case k.n == 2 && k.moves[0] == 1:
		stake = 2
	case k.n == 3 && k.moves[2] == 0:
		winner = 1
	case k.n == 3:
		stake = 2
	}
	if p != winner {
		stake = -stake
	}
	return stake * 10000
}

// value is what the first player wins under the average strategies, exactly, over all deals.
func (k *kuhn) value(s *Search) float64 {
	var walk func() float64
	walk = func() float64 {
		if k.Mover() == Over {
			return float64(k.Payoff(0)) / 10000
		}
		a, _ := s.Answer(k.Info())
		v := 0.0
		for c := range 2 {
			k.Push()
			k.Do(c)
			v += float64(a.Share[c]) / one * walk()
			k.Pop()
		}
		return v
	}
	return k.deals(walk)
}

func (k *kuhn) deals(walk func() float64) float64 {
	v := 0.0
	for a := range 3 {
		for b := range 3 {
			if a != b {
				k.cards, k.n = [2]int{a, b}, 0
				v += walk() / 6
			}
		}
	}
	return v
}

// best is the most that a player can win against the other's average strategy: all its pure strategies are tried.
func (k *kuhn) best(s *Search, p int) float64 {
	top := -9.0
	for plan := range 64 {
		var walk func() float64
		walk = func() float64 {
			who := k.Mover()
			if who == Over {
				return float64(k.Payoff(p)) / 10000
			}
			if who == p { // six information sets of two choices each
				late := 0
				if k.n == 2 || k.n == 1 && k.moves[0] == 1 {
					late = 1
				}
				k.Push()
				k.Do(plan >> (k.cards[p]*2 + late) & 1)
				v := walk()
				k.Pop()
				return v
			}
			a, _ := s.Answer(k.Info())
			v := 0.0
			for c := range 2 {
				k.Push()
				k.Do(c)
				v += float64(a.Share[c]) / one * walk()
				k.Pop()
			}
			return v
		}
		top = max(top, k.deals(walk))
	}
	return top
}

func TestKuhnPoker(t *testing.T) {
	g := &kuhn{seed: 5}
	s := New(1)
	s.Run(g, 2, 1_500_000)
	if s.Known() != 12 {
		t.Errorf("%d information sets, Kuhn poker has 12", s.Known())
	}
	if v := g.value(s); v < -1.0/18-0.01 || v > -1.0/18+0.01 {
		t.Errorf("the first player wins %.4f a game, the value is -1/18 = %.4f", v, -1.0/18)
	}
	// against the best answer neither side gives away more than a hundredth and a half
	if lost := g.best(s, 0) + g.best(s, 1); lost > 0.03 {
		t.Errorf("the strategies can be exploited by %.4f a game", lost)
	}
	// a queen is never bet first; a king always calls
	king := *g
	king.cards, king.moves, king.n = [2]int{0, 2}, [3]int{1}, 1
	if a, _ := s.Answer(king.Info()); a.Share[1] < one*97/100 {
		t.Errorf("a king calls in %d of 65536", a.Share[1])
	}
}

// matrix is a game of one simultaneous choice each, the first player's payoffs in rows.
type matrix struct {
	pay   [][]int32
	chose [2]int
	n     int
	stack []int
}

func (m *matrix) Deal(int) { m.n = 0 }
func (m *matrix) Mover() int {
	if m.n == 2 {
		return Over
	}
	return m.n
}
func (m *matrix) Info() uint64 { return uint64(m.n) } // not what the other chose
func (m *matrix) Choices() int {
	if m.n == 0 {
		return len(m.pay)
	}
	return len(m.pay[0])
}
func (m *matrix) Do(c int) { m.chose[m.n] = c; m.n++ }
func (m *matrix) Push()    { m.stack = append(m.stack, m.n) }
func (m *matrix) Pop()     { m.n = m.stack[len(m.stack)-1]; m.stack = m.stack[:len(m.stack)-1] }
func (m *matrix) Payoff(p int) int32 {
	v := m.pay[m.chose[0]][m.chose[1]]
	if p == 1 {
		return -v
	}
	return v
}

// TestBiasedRockPaperScissors: rock's win over scissors counts double. The equilibrium of a symmetric game with payoffs
// a (paper over rock) 1, b (scissors over paper) 1, c (rock over scissors) 2 plays rock b, paper c, scissors a over the sum.
func TestBiasedRockPaperScissors(t *testing.T) {
	g := &matrix{pay: [][]int32{{0, -10000, 20000}, {10000, 0, -10000}, {-20000, 10000, 0}}}
	s := New(7)
	s.Run(g, 2, 600_000)
	want := []float64{0.25, 0.5, 0.25}
	for p := range 2 {
		a, _ := s.Answer(uint64(p))
		for c, w := range want {
			if got := float64(a.Share[c]) / one; got < w-0.02 || got > w+0.02 {
				t.Errorf("player %d plays choice %d in %.3f, the equilibrium in %.3f", p, c, got, w)
			}
		}
	}
}

// TestHabit: against one who plays rock by habit in nine plays of ten, paper is right, not the equilibrium.
func TestHabit(t *testing.T) {
	g := &matrix{pay: [][]int32{{0, -10000, 10000}, {10000, 0, -10000}, {-10000, 10000, 0}}}
	s := New(7)
	s.Self, s.Habit = 0, 90
	s.Run(g, 2, 60_000)
	if a, _ := s.Answer(0); a.Share[1] < one*9/10 {
		t.Errorf("paper in %d of 65536 against a habit of rock", a.Share[1])
	}
}

// tictactoe is noughts and crosses from a given position: a draw with right play.
type tictactoe struct {
	root, board [9]int8 // 0 free, 1, 2
	first, turn int
	stack       [][9]int8
	turns       []int
}

var lines = [8][3]int{{0, 1, 2}, {3, 4, 5}, {6, 7, 8}, {0, 3, 6}, {1, 4, 7}, {2, 5, 8}, {0, 4, 8}, {2, 4, 6}}

func won(b *[9]int8) int8 {
	for _, l := range lines {
		if b[l[0]] != 0 && b[l[0]] == b[l[1]] && b[l[1]] == b[l[2]] {
			return b[l[0]]
		}
	}
	return 0
}

func (g *tictactoe) Deal(int) { g.board, g.turn = g.root, g.first }
func (g *tictactoe) Mover() int {
	if won(&g.board) != 0 || g.Choices() == 0 {
		return Over
	}
	return g.turn
}

func (g *tictactoe) Info() uint64 {
	k := uint64(g.turn)
	for _, c := range g.board {
		k = k*3 + uint64(c)
	}
	return k
}

func (g *tictactoe) Choices() int {
	n := 0
	for _, c := range g.board {
		if c == 0 {
			n++
		}
	}
	return n
}

func (g *tictactoe) Do(c int) {
	for i := range g.board {
		if g.board[i] == 0 {
			if c--; c < 0 {
				g.board[i] = int8(g.turn + 1)
				break
			}
		}
	}
	g.turn = 1 - g.turn
}

func (g *tictactoe) Push() {
	g.stack, g.turns = append(g.stack, g.board), append(g.turns, g.turn)
}

func (g *tictactoe) Pop() {
	n := len(g.stack) - 1
	g.board, g.turn = g.stack[n], g.turns[n]
	g.stack, g.turns = g.stack[:n], g.turns[:n]
}

func (g *tictactoe) Payoff(p int) int32 {
	switch won(&g.board) {
	case 0:
		return 0
	case int8(p + 1):
		return 10000
	}
	return -10000
}

// TestTicTacToe: searching anew at each of its moves, the search never loses, whatever the other does, from either side.
func TestTicTacToe(t *testing.T) {
	for side := range 2 {
		s, seen := New(3), map[[9]int8]int{}
		var walk func(b [9]int8, turn int)
		results := [3]int{}
		walk = func(b [9]int8, turn int) {
			g := &tictactoe{root: b, first: turn}
			g.Deal(0)
			if g.Mover() == Over {
				results[won(&b)]++
				return
			}
			if turn != side {
				for c := range g.Choices() {
					g.Deal(0)
					g.Do(c)
					walk(g.board, 1-turn)
				}
				return
			}
			best, known := seen[b]
			if !known {
				s.Reset(uint64(len(seen)))
				s.Run(g, 2, 30_000)
				g.Deal(0)
				a, _ := s.Answer(g.Info())
				for c := range a.Choices {
					if a.Share[c] > a.Share[best] {
						best = c
					}
				}
				seen[b] = best
			}
			g.Deal(0)
			g.Do(best)
			walk(g.board, 1-turn)
		}
		walk([9]int8{}, 0)
		if lost := results[2-side]; lost > 0 {
			t.Errorf("player %d lost %d of its lines: %v", side, lost, results)
		}
		t.Logf("player %d: %d positions searched; draws %d, won by first %d, by second %d", side, len(seen), results[0], results[1], results[2])
	}
}

// TestSameBudgetSameAnswer: a search is its seed and its budget; when it is used again nothing is left over or allocated.
func TestSameBudgetSameAnswer(t *testing.T) {
	g := &kuhn{seed: 5}
	one, two := New(4), New(9)
	one.Run(g, 2, 5000)
	two.Run(g, 2, 800)
	two.Reset(4)
	two.Run(g, 2, 5000)
	for card := range 3 {
		g.n = 0
		a, _ := one.Answer(g.info(card))
		if b, _ := two.Answer(g.info(card)); a != b {
			t.Errorf("card %d: %v, again %v", card, a, b)
		}
	}
	if n := testing.AllocsPerRun(20, func() { two.Run(g, 2, 500) }); n > 0 {
		t.Errorf("%.1f allocations in a search of known ground", n)
	}
}

// sealed is a choice of two at once, neither shown to the other. It writes down what the first player's choices met.
type sealed struct {
	at     int
	stack  []int
	chosen [2]int
	met    map[int]bool // the second player's choices, in one play
	all    map[int]bool // in all of them
	mixed  bool
}

func (g *sealed) Deal(int) { g.at, g.met = 0, map[int]bool{} }

func (g *sealed) Mover() int {
	if g.at == 2 {
		return Over
	}
	return g.at
}

func (g *sealed) Info() uint64 { return uint64(g.at) }
func (g *sealed) Choices() int { return 3 }
func (g *sealed) Do(c int)     { g.chosen[g.at] = c; g.at++ }
func (g *sealed) Push()        { g.stack = append(g.stack, g.at) }
func (g *sealed) Pop()         { g.at = g.stack[len(g.stack)-1]; g.stack = g.stack[:len(g.stack)-1] }

func (g *sealed) Payoff(int) int32 {
	g.met[g.chosen[1]], g.all[g.chosen[1]] = true, true
	g.mixed = g.mixed || len(g.met) > 1
	return int32((g.chosen[0] + g.chosen[1]) % 3)
}

// TestSameOthersForAll: in one play all choices of a player meet the same choice of the other, who cannot tell them apart; from play
// to play the other's choice changes.
func TestSameOthersForAll(t *testing.T) {
	g := &sealed{all: map[int]bool{}}
	for seed := range uint64(5) {
		s := New(seed)
		s.Self = 0
		s.Run(g, 2, 7*3) // the eighth play is the first in which the second player's choices are all tried
	}
	if g.mixed {
		t.Error("the first player's choices met different choices of the second in one play")
	}
	if len(g.all) < 3 {
		t.Errorf("the second player only ever made choices %v", g.all)
	}
}
