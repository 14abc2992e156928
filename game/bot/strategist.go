package bot

import (
	"sync"

	"riobravo/game"
	"riobravo/game/bot/search"
	"riobravo/game/dice"
)

// strategist searches over what all seats may seal at once. Worlds that agree with its view are drawn (Determinise); in
// each, every seat has a few choices, its own the best of a first look, the others' drawn up from what they would see
// in the first of them; what follows is played on by doctrine to the end of the exercise, with the same luck for all choices. The search
// is counterfactual regret minimisation with external sampling over these sealed choices (package search); in a share of
// all plays the others do as their staff would. It settles on the choice that was worth most against all that the others
// tried, first look and search together: a pure choice, for the reasons of Ganzfried, Sandholm, Waugh (Strategy Purification
// and Thresholding, AAMAS 2012). In a crisis the same search runs over the options of its parties. Offers, counter-offers
// and answers are judged as a principal judges them, and so is what it says in public, which a principal leaves to its staff.
type strategist struct {
	*principal
	lanes []lane
}

// lane is a search of its own. More than one are run side by side, each with its share of the budget, and what they found
// is added up in their order: the same number of lanes gives the same choice.
type lane struct {
	search *search.Search
	month  *month
}

// MaxLanes is the most searches that run side by side for one decision.
const MaxLanes = 64

// The strategist's budget, judgement by the ladder: playouts a sheet, the percent of plays in which the others keep to
// their staff's habit (others are more often near their staff than not), how many of its own choices are left after the first look, and
// how many combined ones are tried there.
const (
	strategistPlayouts = 480
	habit              = 80
	shortlist          = 6
	mixes              = 4
)

func newStrategist(rs *game.Ruleset, src dice.Source, budget, lanes int) *strategist {
	b := &strategist{principal: newPrincipal(rs, src, budget/2, stops)}
	b.mixes, b.speaks = mixes, true
	for i := range max(1, lanes) {
		j := b.judge
		if i > 0 {
			j = newJudge(rs, stops)
		}
		l := lane{search.New(0), &month{judge: j, first: searchWorlds * (1 + i)}}
		l.search.Self, l.search.Habit = 0, habit
		l.search.Stop = func() bool { return j.late(100) }
		for range rs.Seats {
			l.month.propose = append(l.month.propose, proposer{rs: rs, noise: game.Still, most: 5})
		}
		b.lanes = append(b.lanes, l)
	}
	return b
}

// Act does what the search settles on.
func (b *strategist) Act(v *game.View) (game.Command, string) {
	b.begin(v)
	b.judge.begin()
	b.choice = Choice{}
	switch game.Phase(v.Known.World.Phase) {
	case game.Talks:
		return b.talk(v)
	case game.CrisisOpen:
		b.options(v)
		return b.settle(v, b.budget, reasonForesight)
	}
	b.screen(v, b.budget)
	b.judge.keepBest(shortlist)
	return b.settle(v, b.budget, "")
}

// settle searches among what is left before the judge.
func (b *strategist) settle(v *game.View, budget int, why string) (game.Command, string) {
	j := b.judge
	b.lanes[0].month.open(v)
	if len(b.lanes[0].month.own) > 1 {
		b.explore(v, budget)
	}
	at := b.best()
	if why == "" {
		why = b.reasonOf(v, at)
	}
	cmd, why := b.take(at, why)
	for _, l := range b.lanes[1:] {
		b.choice.Playouts += l.month.judge.count
		j.count += l.month.judge.count
	}
	return cmd, why
}

// explore spends a budget over the lanes, side by side when there are several, and adds up what they found.
func (b *strategist) explore(v *game.View, budget int) {
	j := b.judge
	if len(b.lanes) == 1 {
		b.lanes[0].run(j.luck.K0, budget)
	} else {
		b.abreast(v, budget/len(b.lanes))
	}
	for _, l := range b.lanes {
		a, _ := l.search.Answer(l.month.ownInfo())
		for c := range a.Choices {
			t := &j.list[l.month.own[c]]
			t.sum, t.n = t.sum+int64(a.Mean[c])*int64(a.Visits), t.n+a.Visits
		}
	}
}

// abreast runs all lanes at once, each with a budget.
func (b *strategist) abreast(v *game.View, budget int) {
	var wait sync.WaitGroup
	for n := range b.lanes {
		if n > 0 {
			b.lanes[n].month.judge.follow(b.judge)
			b.lanes[n].month.open(v)
		}
	}
	for n := range b.lanes {
		wait.Go(func() { b.lanes[n].run(b.judge.luck.K0+uint64(n), budget) })
	}
	wait.Wait()
}

// run searches from a seed.
func (l *lane) run(seed uint64, budget int) {
	l.search.Reset(seed)
	l.search.Run(l.month, len(l.month.seats), max(1, budget))
}

// month is the sealed choice of one moment as a game for the search: the seat that searches is player 0.
type month struct {
	judge   *judge
	first   int // number of its first world
	propose []proposer
	seats   []game.Seat // by player
	own     []int       // the judge's trials that player 0 chooses among
	luck    dice.Source
	at      int
	stack   []int
	chosen  [game.MaxSeats]int
	drawn   [game.MaxSeats]bool           // choices are drawn up for the player
	choices [game.MaxSeats][]game.Command // from 1 on; 0 is what the staff does
}

// open begins a search: who has a part in this moment, and what the searching seat may choose.
func (m *month) open(v *game.View) {
	j := m.judge
	m.seats, m.own = append(m.seats[:0], v.Seat), m.own[:0]
	m.drawn = [game.MaxSeats]bool{}
	for k := range j.rs.Seats {
		if game.Seat(k) == v.Seat {
			continue
		}
		if game.Phase(v.Known.World.Phase) != game.CrisisOpen || game.PartyOf(j.rs, &v.Known, game.Seat(k)) >= 0 {
			m.seats = append(m.seats, game.Seat(k))
		}
	}
	for i := range j.list {
		if !j.list[i].out && len(m.own) < search.MaxChoices {
			m.own = append(m.own, i)
		}
	}
}

// searchWorlds is the number of worlds that a lane has to itself; those before the first served the first look.
const searchWorlds = 1 << 24

// Deal draws a world.
func (m *month) Deal(n int) {
	j := m.judge
	m.luck = j.luckOf(m.first + n)
	Determinise(j.rs, &j.known, &j.start, m.luck, &j.world)
	m.at, m.stack = 0, m.stack[:0]
	j.im.begin(&j.world, m.luck)
}

// Mover is the next who seals; nobody sees what was sealed before.
func (m *month) Mover() int {
	if m.at == len(m.seats) {
		return search.Over
	}
	return m.at
}

// ownInfo is the number of what player 0 knows: one view.
func (m *month) ownInfo() uint64 { return 1 }

// Info is one for each player: what else another seat knows in a world is left out, so that what it does well can be learnt from few
// plays.
func (m *month) Info() uint64 { return m.ownInfo() + uint64(m.at) }

// Choices counts the choices of the mover.
func (m *month) Choices() int {
	if m.at == 0 {
		return len(m.own)
	}
	m.drawUp(m.at)
	return 1 + len(m.choices[m.at])
}

// drawUp lists what another seat may seal beside what its staff does, as it would see the first world. Where a world forbids a choice, its
// staff decides.
func (m *month) drawUp(player int) {
	if m.drawn[player] {
		return
	}
	m.drawn[player] = true
	j, k := m.judge, m.seats[player]
	j.im.begin(&j.world, m.luck)
	v := j.im.look(k)
	list := m.choices[player][:0]
	if game.Phase(v.Known.World.Phase) == game.CrisisOpen {
		var buf [8]int16
		for _, o := range game.LegalOptions(j.rs, v, buf[:0]) {
			list = append(list, game.Command{Kind: game.CmdChoose, Seat: k, Option: o})
		}
	} else {
		p := &m.propose[player]
		p.sheets(v)
		for i := range p.list {
			list = append(list, game.Command{Kind: game.CmdSheet, Seat: k, Sheet: p.list[i].sheet, Yes: true})
		}
	}
	m.choices[player] = list
}

// Do seals a choice.
func (m *month) Do(c int) {
	m.chosen[m.at] = c
	m.at++
}

// Push remembers how far play has come.
func (m *month) Push() { m.stack = append(m.stack, m.at) }

// Pop goes back.
func (m *month) Pop() {
	m.at = m.stack[len(m.stack)-1]
	m.stack = m.stack[:len(m.stack)-1]
}

// Payoff carries out what was sealed, plays on, and is the player's margin.
func (m *month) Payoff(player int) int32 {
	j := m.judge
	j.im.begin(&j.world, m.luck)
	from := j.world.World.Month
	for p := len(m.seats) - 1; p >= 0; p-- {
		c := m.chosen[p]
		switch {
		case p == 0:
			j.im.do(&j.list[m.own[c]].cmd)
		case c > 0:
			j.im.do(&m.choices[p][c-1])
		}
	}
	lean := j.parts
	if player > 0 {
		lean = nil
	}
	return j.value(from, m.seats[player], lean)
}
