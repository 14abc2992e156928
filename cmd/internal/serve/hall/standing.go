package hall

import (
	"riobravo/cmd/internal/tui/session"
	"riobravo/game"
	"riobravo/game/bot"
)

// Standing is what a seat left for the months in which it is silent: the sheet that is sealed for it when a deadline finds
// nothing on its own. It is kept with the table and known to the seat alone.
type Standing struct {
	Sheet  game.Sheet
	Name   string // who left it
	Month  int16  // in which it was left
	Person int    // who left it, by number
}

// LeaveStanding leaves the seat's sheet as it lies now as its standing sheet, or with false takes it away. In a cabinet it
// wants whoever may close a part alone.
func (c *Chair) LeaveStanding(yes bool) error {
	if err := c.mayAct(); err != nil {
		return err
	}
	k := c.p.Seat
	if err := c.t.alone(c.p); err != nil {
		return err
	}
	var left *Standing
	if yes {
		v := c.View()
		if game.Phase(v.Known.World.Phase) != game.Orders || !drafted(&v.Known.Own[k]) {
			return ErrNoSheet
		}
		left = &Standing{v.Known.Own[k].Sheet(), c.p.Name, v.Known.World.Month, c.p.ID}
	}
	c.t.mu.Lock()
	c.t.seats[k].standing = left
	c.t.mu.Unlock()
	c.t.tell(News{Kind: NewsStanding, Who: c.p.Name, Have: have(left)}, func(o *Chair) bool { return o != c && o.seated(k) })
	return c.t.hall.keep()
}

func have(left *Standing) int {
	if left == nil {
		return 0
	}
	return 1
}

// drafted tells whether anything lies on a sheet.
func drafted(own *game.SeatOwn) bool {
	for c := range own.Draft {
		if own.Draft[c] != [5]int16{} {
			return true
		}
	}
	return false
}

// Standing is the seat's own standing sheet, and who left it; ok is false where there is none, and for everybody else.
func (c *Chair) Standing() (sheet game.Sheet, by string, ok bool) {
	if c.watch {
		return sheet, "", false
	}
	c.t.mu.Lock()
	defer c.t.mu.Unlock()
	if s := c.t.seats[c.p.Seat].standing; s != nil {
		return s.Sheet, s.Name, true
	}
	return sheet, "", false
}

var _ session.Stander = (*Chair)(nil)

// closeOut ends a seat's part: with what lies on its sheet, else with its standing sheet, else as the bot that minds absent
// seats does, which signs nothing and breaks nothing.
func (t *Table) closeOut(k game.Seat) error {
	t.mu.Lock()
	left := t.seats[k].standing
	t.mu.Unlock()
	if left == nil || game.Phase(t.game.Standing().Phase) != game.Orders {
		return t.game.CloseOut(k, bot.Away)
	}
	stood, err := t.game.Stand(k, left.Sheet, "+ "+Pseudonym(left.Person), bot.Away)
	if stood {
		t.tell(News{Kind: NewsStood, Who: left.Name}, func(c *Chair) bool { return c.seated(k) })
	}
	return err
}
