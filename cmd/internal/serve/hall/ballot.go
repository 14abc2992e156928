package hall

import (
	"slices"

	"riobravo/game"
)

// keptBallots are the voices of a table's cabinets as they are made durable, so that nobody has to speak twice where the table
// is taken up again. They belong to one part of a month, and those for closing to what their seat had done by then.
type keptBallots struct {
	At    [7]int16 // see numbers
	Seats []keptVotes
}

type keptVotes struct {
	Done    int // commands of the seat's in the log
	Ballots []keptBallot
}

type keptBallot struct {
	Person int
	Name   string
	Closes game.Command
	Yes    bool
	Why    string
}

// numbers are a part as it is made durable.
func numbers(p game.Part) [7]int16 {
	return [7]int16{p.Month, p.Phase, p.Round, p.Crises, p.Crisis, p.Region, p.Group}
}

// done counts each seat's commands in the game's log.
func (t *Table) done() []int {
	out := make([]int, len(t.seats))
	for _, r := range t.game.Snapshot().Records() {
		if k := r.Command.Seat; k >= 0 && int(k) < len(out) {
			out[k]++
		}
	}
	return out
}

// keptBallots are the ballots that stand; nil there are none. The table's lock is held.
func (t *Table) keptBallots() *keptBallots {
	if !slices.ContainsFunc(t.seats, func(s seatState) bool { return len(s.ballots) > 0 }) {
		return nil
	}
	out := &keptBallots{At: numbers(t.at)}
	done := t.done()
	for k, s := range t.seats {
		v := keptVotes{Done: done[k]}
		for _, b := range s.ballots {
			v.Ballots = append(v.Ballots, keptBallot{b.person, b.name, b.closes, b.yes, b.why})
		}
		out.Seats = append(out.Seats, v)
	}
	return out
}

// takeBallots takes up those that still count: of this part, and for what the seat has as it stands now.
func (t *Table) takeBallots(k *keptBallots) {
	if k == nil || k.At != numbers(t.at) || len(k.Seats) != len(t.seats) {
		return
	}
	done := t.done()
	for i, v := range k.Seats {
		for _, b := range v.Ballots {
			if !b.Yes || v.Done == done[i] {
				t.seats[i].ballots = append(t.seats[i].ballots, ballot{b.Person, b.Name, b.Closes, b.Yes, b.Why})
			}
		}
	}
}
