package gametest

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"riobravo/game"
	"riobravo/game/dice"
)

// Rules finds the ruleset of a scenario that a script is given.
type Rules func(scenario string) (*game.Ruleset, error)

// Seen is what the games of scripts have shown, by name: "outcome pinned_down/extract_aside", "roll raid/disaster",
// "clause overflight", "ending war".
type Seen map[string]bool

const (
	seedsForLuck = 6000 // seeds tried before luck is called impossible
	gamesForRate = 2000 // games played for a want in percent
)

// Run plays a script and returns every want that failed, each with its file and line, joined; seen is added to.
func (s *Script) Run(rules Rules, seen Seen) error {
	rated := false
	for i := range s.steps {
		rated = rated || s.steps[i].rate != ""
	}
	played, tries := 0, 0
	hits := map[int]int{}
	p := &play{script: s, rules: rules, seen: seen}
	if err := p.load(); err != nil {
		return err
	}
	for ; tries < seedsForLuck+gamesForRate*40; tries++ {
		if played > 0 {
			p.seen = nil
		}
		err := p.run(uint64(tries))
		switch {
		case errors.Is(err, errUnlucky):
			if tries >= seedsForLuck && played == 0 {
				return fmt.Errorf("%s:%d: no luck in %d seeds: %s", s.File, p.line, tries, p.unlucky)
			}
			continue
		case err != nil:
			return err
		}
		if len(p.failed) > 0 && played == 0 {
			return errors.Join(p.failed...)
		}
		played++
		for _, i := range p.hits {
			hits[i]++
		}
		if !rated {
			return nil
		}
		if played == gamesForRate {
			break
		}
	}
	return p.rates(hits, played)
}

// rates checks the wants in percent of games: within four standard errors and half a percent.
func (p *play) rates(hits map[int]int, n int) error {
	for i := range p.script.steps {
		st := &p.script.steps[i]
		if st.rate == "" {
			continue
		}
		pct, err := p.value(&p.s, st.rate)
		if err != nil {
			return p.at(st, err)
		}
		want := float64(pct) / 100
		got := float64(hits[i]) / float64(n)
		if slack := 4*math.Sqrt(want*(1-want)/float64(n)) + 0.005; math.Abs(got-want) > slack {
			return p.at(st, fmt.Errorf("want %d%% %s, got %.1f%% of %d games", pct, st.text, 100*got, n))
		}
	}
	return nil
}

var errUnlucky = errors.New("unlucky")

// play is one game of a script under one seed.
type play struct {
	script *Script
	rules  Rules
	rs     *game.Ruleset
	quiet  game.Ruleset // the scenario's, without events, questions and orders of seatless groups unless they are given
	own    game.Ruleset // this game's copy of it, so that parameters can be set
	turn   int
	s      game.State
	start  game.State // at the first act since the last want
	src    dice.Source
	buf    game.Buffer
	facts  []game.Event // since start
	asked  bool         // a want has been checked since the last act
	busy   bool         // acts wait for the phase to end
	sealed game.State   // just before the last reveal
	before int          // facts before it
	seen   Seen
	noted  map[string]bool
	failed []error
	hits   []int // wants in percent that held

	line    int
	unlucky string
}

func (p *play) at(st *step, err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("%s:%d: %w (%s)", p.script.File, st.line, err, p.script.Name)
}

// load reads what must be known before a game begins.
func (p *play) load() error {
	if len(p.script.steps) == 0 || p.script.steps[0].kind != stepGiven {
		return fmt.Errorf("%s:%d: a script begins with given SCENARIO", p.script.File, p.script.Line)
	}
	st := &p.script.steps[0]
	things := split(st.text)
	rs, err := p.rules(things[0])
	if err != nil {
		return p.at(st, err)
	}
	q := &p.quiet
	*q = *rs
	q.Events, q.Crises, q.Doctrines = nil, slices.Clone(rs.Crises), make([]game.DoctrineDef, len(rs.Doctrines))
	for i := range q.Crises {
		if q.Crises[i].Question {
			q.Crises[i].Trigger = game.Cond{}
		}
	}
	for i := range rs.Doctrines {
		q.Doctrines[i].Actor = rs.Doctrines[i].Actor
	}
	p.turn = 1
	for _, t := range things[1:] {
		w := strings.Fields(t)
		switch {
		case w[0] == "turn" && len(w) == 2:
			if p.turn, err = strconv.Atoi(w[1]); err != nil || p.turn < 1 {
				return p.at(st, fmt.Errorf("turn %q is no month", w[1]))
			}
		case w[0] == "events":
			q.Events, q.Crises = rs.Events, rs.Crises
		case w[0] == "doctrines":
			q.Doctrines = rs.Doctrines
		}
	}
	return nil
}

// run carries the script out under a seed.
func (p *play) run(seed uint64) error {
	p.own, p.rs = p.quiet, &p.own
	p.s, p.src = game.New(p.rs), dice.FromSeed(seed)
	p.s.World.Month = int16(p.turn - 1)
	p.facts, p.hits, p.failed, p.noted = p.facts[:0], p.hits[:0], nil, nil
	p.busy, p.before, p.sealed.World.Month = false, 0, 0
	if err := p.step(&game.Command{Kind: game.CmdBegin, Seat: game.NoSeat}); err != nil {
		return p.at(&p.script.steps[0], err)
	}
	p.asked = true // what the beginning did is nobody's act
	for i := range p.script.steps {
		st := &p.script.steps[i]
		p.line = st.line
		if err := p.do(i, st); err != nil {
			if errors.Is(err, errUnlucky) {
				return err
			}
			return p.at(st, err)
		}
	}
	if p.seen != nil && len(p.failed) == 0 {
		for k := range p.noted {
			p.seen[k] = true
		}
	}
	return nil
}

// do carries out one line.
func (p *play) do(i int, st *step) error {
	switch st.kind {
	case stepGiven:
		return p.given(st.text)
	case stepAct:
		p.window()
		for _, part := range strings.Split(st.text, ";") {
			if err := p.act(st.seat, strings.Fields(part)); err != nil {
				return err
			}
		}
		return nil
	case stepPass:
		p.window()
		return p.pass(st.text)
	case stepMay:
		return p.may(st)
	}
	if err := p.flush(); err != nil {
		return err
	}
	p.asked = p.asked || st.kind != stepLuck
	if st.kind == stepSees {
		return p.sees(st)
	}
	ok, why, err := p.holds(st.text)
	if err != nil {
		return err
	}
	ok = ok != st.no
	switch {
	case st.rate != "":
		if ok {
			p.hits = append(p.hits, i)
		}
	case st.kind == stepLuck && !ok:
		p.unlucky = st.text
		return errUnlucky
	case st.kind == stepWant && !ok && st.no:
		p.failed = append(p.failed, p.at(st, fmt.Errorf("want no %s: %s", st.text, why)))
	case st.kind == stepWant && !ok:
		if strings.HasPrefix(st.text, "event") {
			why = "the facts: " + p.kinds()
		}
		p.failed = append(p.failed, p.at(st, fmt.Errorf("want %s: %s", st.text, why)))
	}
	return nil
}

// window begins to collect facts anew at the first act after a want.
func (p *play) window() {
	if p.asked {
		p.start, p.facts, p.asked = p.s, p.facts[:0], false
	}
}

// step gives one command; its facts are kept.
func (p *play) step(cmd *game.Command) error {
	if ref := game.Step(p.rs, &p.s, cmd, p.src, &p.buf); ref != nil {
		return fmt.Errorf("%w (have %d, need %d)", ref, ref.Have, ref.Need)
	}
	p.facts = append(p.facts, p.buf.Events...)
	p.note()
	return nil
}

// flush ends the phase that acts wait in: the round of the talks, the month up to a crisis, or the crisis.
func (p *play) flush() error {
	if !p.busy {
		return nil
	}
	p.busy = false
	return p.end()
}

// end ends the phase under way: every seat that has not acted is ready, seals its sheet, or is silent.
func (p *play) end() error {
	phase := p.s.World.Phase
	for p.s.World.Phase == phase {
		if game.Phase(phase) == game.Ruling { // what nobody has ruled on is dismissed
			k, c, _ := game.NextMemo(p.rs, &p.s)
			if err := p.step(&game.Command{Kind: game.CmdRule, Seat: k, Column: c}); err != nil {
				return err
			}
			continue
		}
		waiting := game.Waiting(p.rs, &p.s)
		if waiting == 0 {
			return nil
		}
		k := 0
		for waiting&(1<<uint(k)) == 0 {
			k++
		}
		cmd := game.Command{Seat: game.Seat(k)}
		round := p.s.World.Round
		switch game.Phase(phase) {
		case game.Talks:
			cmd.Kind = game.CmdReady
		case game.Orders:
			cmd.Kind = game.CmdSeal
			if waiting == 1<<uint(k) {
				p.sealed, p.before = p.s, len(p.facts)
			}
		case game.CrisisOpen:
			cmd.Kind = game.CmdChoose
			d := &p.rs.Crises[p.s.World.Crisis-1]
			cmd.Option = d.Parties[game.PartyOf(p.rs, &p.s, game.Seat(k))].Silence
		}
		crisis := p.s.World.Crisis
		if err := p.step(&cmd); err != nil {
			return err
		}
		if p.s.World.Round != round || p.s.World.Crisis != crisis {
			return nil
		}
	}
	return nil
}

// until ends phases until one of the kind is reached.
func (p *play) until(want game.Phase) error {
	month := p.s.World.Month
	for n := 0; game.Phase(p.s.World.Phase) != want; n++ {
		if want == game.CrisisOpen && p.s.World.Month != month {
			return fmt.Errorf("no crisis opens in month %d", month)
		}
		if n > 20 || game.Phase(p.s.World.Phase) == game.Over {
			return fmt.Errorf("the game does not come to phase %d (it is in %d)", want, p.s.World.Phase)
		}
		if err := p.end(); err != nil {
			return err
		}
	}
	return nil
}

// pass ends months, their crises met with silence.
func (p *play) pass(text string) error {
	n := 1
	if w := strings.Fields(text); len(w) > 0 {
		v, err := strconv.Atoi(w[0])
		if err != nil || v < 1 {
			return fmt.Errorf("pass %q: a number of months", text)
		}
		n = v
	}
	p.busy = false
	for range n {
		for month := p.s.World.Month; p.s.World.Month == month && game.Phase(p.s.World.Phase) != game.Over; {
			if err := p.end(); err != nil {
				return err
			}
		}
	}
	return nil
}

// note remembers what the last command's facts have shown.
func (p *play) note() {
	if p.seen == nil {
		return
	}
	if p.noted == nil {
		p.noted = map[string]bool{}
	}
	for i := range p.buf.Events {
		e := &p.buf.Events[i]
		switch e.Kind {
		case game.CrisisResolved:
			d := &p.rs.Crises[e.Subject]
			p.noted["outcome "+d.ID+"/"+d.Outcomes[e.New].ID] = true
		case game.Rolled:
			p.noted[fmt.Sprintf("roll %d/%s", e.Subject, game.OutcomeNames[e.Outcome])] = true
		case game.TreatySigned:
			for _, c := range p.s.Treaties[e.New].Clauses {
				if c[0] > 0 {
					p.noted["clause "+p.rs.Clauses[c[0]-1].ID] = true
				}
			}
		case game.GameEnded:
			p.noted["ending "+game.EndingNames[e.Subject]] = true
		}
	}
}

// split separates a given's things at commas.
func split(text string) []string {
	var out []string
	for _, t := range strings.Split(text, ",") {
		if t = strings.TrimSpace(t); t != "" {
			out = append(out, t)
		}
	}
	if len(out) == 0 {
		out = append(out, "")
	}
	return out
}
