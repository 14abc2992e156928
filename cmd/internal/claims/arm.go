package claims

import (
	"fmt"
	"maps"

	"riobravo/cmd/internal/sim"
	"riobravo/content"
	"riobravo/game"
	"riobravo/game/bot"
	"riobravo/game/dice"
)

// player plays one arm's games, one after another.
type player struct {
	name     string
	rs       *game.Ruleset
	bots     []bot.Bot
	start    game.State
	state    game.State
	shown    game.State // the fold of the facts so far
	view     game.View
	buf      game.Buffer
	sets     []hand
	position []hand // of this pair of games
	rec      Game
	reads    map[string]func(*game.State) int32
}

// hand is a facilitator's hand laid on the game at the start of a month.
type hand struct {
	month int16
	cmd   game.Command
}

// newPlayer compiles an arm under assumptions and parameters that hold in every arm of the row; a parameter that the arm
// sets itself stays as the arm has it.
func newPlayer(sc *content.Scenario, arm *content.Arm, world content.Options) (*player, error) {
	on, params := map[string]bool{}, map[string]int32{}
	for _, a := range arm.Assume {
		on[a] = true
	}
	maps.Copy(on, world.Assume)
	maps.Copy(params, world.Params)
	maps.Copy(params, arm.Params)
	rs, problems := sc.With(content.Options{Assume: on, Params: params, Start: arm.Start})
	if rs == nil {
		return nil, fmt.Errorf("arm %q: %w", arm.Name, problems.Err())
	}
	p := &player{name: arm.Name, rs: rs, reads: map[string]func(*game.State) int32{}}
	policy := sim.Policy{Bots: arm.Bots, Seats: arm.Seats, Force: arm.Force, Forbid: arm.Forbid, Postures: arm.Postures, Deals: arm.Deals, Mute: arm.Mute}
	names, groups, limits, err := policy.Compile(rs)
	if err != nil {
		return nil, fmt.Errorf("arm %q: %w", arm.Name, err)
	}
	if groups != rs.GroupPolicy {
		own := *rs
		own.GroupPolicy = groups
		p.rs = &own
	}
	for k := range p.rs.Seats {
		b, err := bot.NewLimited(names[k], p.rs, dice.Source{}, game.Seat(k), &limits[k])
		if err != nil {
			return nil, fmt.Errorf("arm %q: %w", arm.Name, err)
		}
		p.bots = append(p.bots, b)
	}
	if p.sets, err = hands(p.rs, arm); err != nil {
		return nil, err
	}
	p.start = game.New(p.rs)
	p.rec.willing = p.willing
	p.rec.read = func(src string) func(*game.State) int32 { return p.reading(sc, src) }
	return p, nil
}

// reading is a compiled expression of the scenario's own language; nil when it is wrong.
func (p *player) reading(sc *content.Scenario, src string) func(*game.State) int32 {
	if fn, ok := p.reads[src]; ok {
		return fn
	}
	fn, err := sc.Reading(p.rs, src)
	if err != nil {
		panic(badValue{fmt.Errorf("reading %q: %w", src, err)})
	}
	p.reads[src] = fn
	return fn
}

// willing is the chance in percent that the second seat of a deal, in the words of arms without their months, would sign it
// on the first day after a state.
func (p *player) willing(s *game.State, deal string) int16 {
	_, _, limits, err := sim.Policy{Deals: []string{deal + "@1"}}.Compile(p.rs)
	if err != nil {
		panic(badValue{fmt.Errorf("deal %q: %w", deal, err)})
	}
	for k := range limits {
		for _, o := range limits[k].Offers {
			var v game.View
			game.ViewFor(p.rs, s, o.Bundle.To, &v)
			return game.Willing(p.rs, &v, &o.Bundle, game.Seat(k))
		}
	}
	return 0
}

// hands resolves what is laid on the game by hand.
func hands(rs *game.Ruleset, arm *content.Arm) ([]hand, error) {
	var out []hand
	for _, s := range arm.Set {
		for _, to := range s.To {
			f, i, j, err := place(rs, to.Path)
			if err != nil {
				return nil, fmt.Errorf("arm %q: %w", arm.Name, err)
			}
			out = append(out, hand{int16(s.Month), game.Command{Kind: game.CmdField, Seat: game.NoSeat, Field: f, I: i, J: j, Value: int16(to.Value)}})
		}
	}
	return out, nil
}

// maxSteps bounds a game: more commands than any game of the largest scenario can need.
const maxSteps = 50_000

// play plays game i of a seed and leaves it in rec.
func (p *player) play(seed uint64, i int) error {
	src := sim.SourceOf(seed, i)
	for _, b := range p.bots {
		b.Reset(sim.Thinking(seed, i))
	}
	p.state.Copy(&p.start)
	p.shown.Copy(&p.start)
	p.rec.begin(p.rs, &p.start)
	if err := p.step(&game.Command{Kind: game.CmdBegin, Seat: game.NoSeat}, src); err != nil {
		return err
	}
	for n := 0; game.Phase(p.state.World.Phase) != game.Over; n++ {
		if n > maxSteps {
			return fmt.Errorf("arm %q: not over after %d commands", p.name, maxSteps)
		}
		if err := p.turn(src); err != nil {
			return err
		}
	}
	p.rec.states = append(p.rec.states, p.state)
	p.rec.end(&p.state)
	return nil
}

// turn lets the first seat that is waited for act once.
func (p *player) turn(src dice.Source) error {
	waiting := game.Waiting(p.rs, &p.state)
	for k := range p.bots {
		if waiting&(1<<uint(k)) == 0 {
			continue
		}
		p.view = game.View{}
		game.ViewFor(p.rs, &p.state, game.Seat(k), &p.view)
		cmd, _ := p.bots[k].Act(&p.view)
		return p.step(&cmd, src)
	}
	return fmt.Errorf("arm %q: month %d: nobody may act and the game is not over", p.name, p.state.World.Month)
}

// step carries out a command, folds its facts and keeps the state at the end of each month.
func (p *player) step(cmd *game.Command, src dice.Source) error {
	if ref := game.Step(p.rs, &p.state, cmd, src, &p.buf); ref != nil {
		return fmt.Errorf("arm %q: month %d, command %d: %w", p.name, p.state.World.Month, cmd.Kind, ref)
	}
	began := int16(0)
	for i := range p.buf.Events {
		e := &p.buf.Events[i]
		if e.Kind == game.MonthBegan {
			began = e.New
			if e.New > 1 {
				p.rec.states = append(p.rec.states, p.shown)
			}
		}
		game.Apply(&p.shown, e)
	}
	p.rec.events = append(p.rec.events, p.buf.Events...)
	if began == 0 || began > p.rs.Turns {
		return nil
	}
	for _, list := range [2][]hand{p.position, p.sets} {
		for _, h := range list {
			if h.month != began {
				continue
			}
			if err := p.step(&h.cmd, src); err != nil {
				return err
			}
		}
	}
	return nil
}
