// Package gametest holds what every scenario must pass: playouts that finish, folds that agree, views that do not leak.
// It reads no content; a test hands it a Ruleset. Start with Play and Battery.
package gametest

import (
	"fmt"

	"riobravo/game"
	"riobravo/game/dice"
)

// Actor is what fills a seat in a playout; package bot's bots are such.
type Actor interface {
	Act(v *game.View) (game.Command, string)
}

// Table is one game under way between actors.
type Table struct {
	Rules  *game.Ruleset
	State  game.State
	Source dice.Source
	Seats  []Actor
	Buf    game.Buffer
	views  [game.MaxSeats]game.View
	before game.State
	cmd    game.Command
	fresh  [game.MaxSeats]bool
	survey game.Survey
	stale  bool
	// OnStep, if set, sees each command with the state before and the facts it caused.
	OnStep func(before *game.State, cmd *game.Command, events []game.Event) error
	// OnView, if set, sees each view before its seat acts.
	OnView func(t *Table, v *game.View) error
	Steps  int
	// Facilitator, if set, makes the game a facilitated one and rules on its memos.
	Facilitator *Facilitator
}

// maxSteps bounds a playout: more commands than any game of the largest scenario can need.
const maxSteps = 20_000

// Play runs a game from its opening to its end.
func (t *Table) Play() error {
	t.State = game.New(t.Rules)
	t.Buf.Renew()
	if err := t.step(&game.Command{Kind: game.CmdBegin, Seat: game.NoSeat, Yes: t.Facilitator != nil}); err != nil {
		return err
	}
	return t.finish()
}

// Resume plays a game from a state on to its end.
func (t *Table) Resume(s game.State) error {
	t.State = s
	t.Buf.Renew()
	t.fresh, t.stale = [game.MaxSeats]bool{}, true
	return t.finish()
}

func (t *Table) finish() error {
	for t.Steps = 0; game.Phase(t.State.World.Phase) != game.Over; t.Steps++ {
		if t.Steps > maxSteps {
			return fmt.Errorf("month %d, phase %d: not over after %d commands", t.State.World.Month, t.State.World.Phase, maxSteps)
		}
		if game.Phase(t.State.World.Phase) == game.Ruling && t.Facilitator != nil {
			t.cmd = t.Facilitator.Rule(&t.State)
			if err := t.step(&t.cmd); err != nil {
				return err
			}
			continue
		}
		waiting := game.Waiting(t.Rules, &t.State)
		if waiting == 0 {
			return fmt.Errorf("month %d, phase %d: nobody may act and the game is not over", t.State.World.Month, t.State.World.Phase)
		}
		for k := range t.Seats {
			if waiting&(1<<uint(k)) == 0 {
				continue
			}
			if err := t.turn(game.Seat(k)); err != nil {
				return err
			}
			break
		}
	}
	return nil
}

// look brings a seat's view up to date as batches do: whole after the exercise went on, else only the seat's own part.
func (t *Table) look(k game.Seat) *game.View {
	v := &t.views[k]
	if t.fresh[k] {
		game.Refresh(&t.State, v)
		return v
	}
	if t.stale {
		t.survey.Take(&t.State, &t.Buf)
		t.stale = false
	}
	t.survey.ViewFor(t.Rules, k, v)
	t.fresh[k] = true
	return v
}

// turn lets one seat act once.
func (t *Table) turn(k game.Seat) error {
	v := t.look(k)
	if t.OnView != nil {
		if err := t.OnView(t, v); err != nil {
			return err
		}
	}
	t.cmd, _ = t.Seats[k].Act(v)
	t.Buf.Fresh = nil
	if t.OnStep == nil {
		t.Buf.Fresh = v
	}
	return t.step(&t.cmd)
}

func (t *Table) step(cmd *game.Command) error {
	if t.OnStep != nil {
		t.before.Copy(&t.State)
	}
	if ref := game.Step(t.Rules, &t.State, cmd, t.Source, &t.Buf); ref != nil {
		return fmt.Errorf("month %d, seat %d, command %d: %v (have %d, need %d, order %d)", t.State.World.Month, cmd.Seat, cmd.Kind, ref, ref.Have, ref.Need, ref.Order)
	}
	if t.Buf.Turned {
		t.fresh, t.stale = [game.MaxSeats]bool{}, true
	}
	if t.OnStep != nil {
		return t.OnStep(&t.before, cmd, t.Buf.Events)
	}
	return nil
}
