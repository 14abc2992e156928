package gametest

import (
	"fmt"
	"maps"
	"sync"

	"riobravo/game"
	"riobravo/game/dice"
)

// Leaks looks for secrets that reach a seat which may not know them, by the field registry's classes of secrecy: it changes
// everything that a seat may not know and demands that nothing the seat can ask for changes with it; and it demands of
// every fact that what a seat sees of it is what that seat may know.
type Leaks struct {
	Rules *game.Ruleset
	Every int // a moment of a game in so many is looked at from every seat; facts are looked at always
	// Facilitated makes every game one with memos.
	Facilitated bool

	mu      sync.Mutex
	seen    map[string]int
	numbers map[game.Event]int32 // public twins without their number, and that number
}

// Seen counts the moments of the games played, by name: a test asks that all sorts came up.
func (l *Leaks) Seen() map[string]int {
	l.mu.Lock()
	defer l.mu.Unlock()
	return maps.Clone(l.seen)
}

// leaks is one game under the test.
type leaks struct {
	*Leaks
	t       *Table
	luck    Chance
	folded  game.State
	shadow  [game.MaxSeats]game.State // by seat: the opening as it may see it, and every fact it was told
	signed  map[int16]uint8           // clauses of the treaties that this step brought into force, and who knows them
	holders map[[2]int]uint8          // who knew a record on the table last, until another takes its place
	buf     [2]game.Buffer
	view    [3]game.View
}

// Play plays one game between actors and returns the first leak.
func (l *Leaks) Play(actors []Actor, src dice.Source, seed uint64) error {
	g := &leaks{Leaks: l, luck: Chance{seed}, holders: map[[2]int]uint8{}, signed: map[int16]uint8{}}
	g.t = &Table{Rules: l.Rules, Source: src, Seats: actors}
	if l.Facilitated {
		g.t.Facilitator, g.t.Seats = Facilitate(l.Rules, actors, seed)
	}
	g.folded = game.New(l.Rules)
	for k := range l.Rules.Seats {
		var v game.View
		game.ViewFor(l.Rules, &g.folded, game.Seat(k), &v)
		g.shadow[k] = v.Known
	}
	g.t.OnView, g.t.OnStep = g.onView, g.onStep
	return g.t.Play()
}

func (g *leaks) onView(_ *Table, _ *game.View) error {
	s := &g.t.State
	g.count(moment(s))
	if g.luck.N(g.Every) != 0 {
		return nil
	}
	for k := range g.Rules.Seats {
		if err := g.look(s, game.Seat(k)); err != nil {
			return fmt.Errorf("%s: %w", where(s, game.Seat(k), "leak"), err)
		}
	}
	return g.deeds(s)
}

func (l *Leaks) count(name string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.seen == nil {
		l.seen = map[string]int{}
	}
	l.seen[name]++
}

// moment names what sort of moment this is.
func moment(s *game.State) string {
	switch game.Phase(s.World.Phase) {
	case game.Talks:
		for i := range s.Offers {
			if s.Offers[i].State == game.OfferSealed {
				return fmt.Sprintf("talks, round %d, an offer sealed", s.World.Round)
			}
		}
		return fmt.Sprintf("talks, round %d", s.World.Round)
	case game.CrisisOpen:
		for k := range s.Own {
			if s.Own[k].Choice != 0 {
				return "crisis, a choice sealed"
			}
		}
		return "crisis"
	}
	for k := range s.Seats {
		if s.Seats[k].Sealed != 0 {
			return "orders, a sheet sealed"
		}
	}
	return "orders"
}

// look changes what the seat may not know and compares everything that it may ask for.
func (g *leaks) look(s *game.State, k game.Seat) error {
	a, b := &g.view[0], &g.view[1]
	*a, *b = game.View{}, game.View{}
	game.ViewFor(g.Rules, s, k, a)
	if err := onlyKnown(g.Rules, s, a); err != nil {
		return err
	}
	for range 2 {
		other := *s
		Scramble(g.Rules, &other, k, &g.luck)
		game.ViewFor(g.Rules, &other, k, b)
		if label, x, y, differ := game.Difference(&a.Known, &b.Known); differ {
			return fmt.Errorf("the view shows a secret: %s is %d, then %d", label, x, y)
		}
		if err := g.answers(a, b); err != nil {
			return err
		}
		if err := g.acts(s, &other, k); err != nil {
			return err
		}
	}
	return nil
}
