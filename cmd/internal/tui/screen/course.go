package screen

import (
	"riobravo/cmd/internal/tui/widget"
	"riobravo/game"
)

// ShiftsUntil are the tracks at the end of the month before, and after the first n facts of the month that the seat has
// been told of; the seat's own approval or heat, and its purse, stand last. Short labels are for narrow panels.
func (c *Ctx) ShiftsUntil(month int16, n int, short bool) []widget.Shift {
	all := c.Session.Tracks()
	if len(all) == 0 {
		return nil
	}
	ev := c.Session.Events(month)
	var s game.State
	s.World = all[min(max(int(month)-1, 0), len(all)-1)]
	was := s.World
	for i := range ev[:min(n, len(ev))] {
		if ev[i].Kind == game.Changed {
			game.Apply(&s, &ev[i])
		}
	}
	now := &s.World
	label := func(key string) string {
		if short {
			return c.T("ui.shift." + key)
		}
		if key == "escalation" {
			key = "escalation_short"
		}
		return c.T("ui.track." + key)
	}
	out := []widget.Shift{{Label: label("escalation"), Was: int(was.Escalation / 4), Now: int(now.Escalation / 4)}}
	for _, d := range trackDefs {
		out = append(out, widget.Shift{Label: label(d.key), Was: int(d.read(&was)), Now: int(d.read(now)), Good: d.good[c.kind()]})
	}
	for _, o := range c.ownFields() {
		before, after := c.OwnAt(o.field, o.i, month, 0), c.OwnAt(o.field, o.i, month, n)
		out = append(out, widget.Shift{Label: label(o.key), Was: before, Now: after, Good: o.good})
	}
	return out
}

// ownField is a number of the seat's own that is followed over the months.
type ownField struct {
	key   string
	field game.Field
	i     int16
	good  int
}

func (c *Ctx) ownFields() []ownField {
	k := int16(c.Seat())
	if d := c.Rules().Seats[c.Seat()]; d.Side == game.NoSide && d.Group >= 0 {
		return []ownField{{"heat", game.FHeat, int16(d.Group), -1}, {"cash", game.FCash, int16(d.Group), 1}}
	}
	return []ownField{{"approval", game.FApproval, k, 1}, {"capital", game.FResource, k, 1}}
}

// OwnAt is the value of a number after the first n facts of a month, read from what the seat was told: the last change up
// to there, else what the next change found, else what stands now.
func (c *Ctx) OwnAt(f game.Field, i, month int16, n int) int {
	is := func(e game.Event) bool { return e.Kind == game.Changed && e.Field == f && e.I == i }
	ev := c.Session.Events(month)
	for j := min(n, len(ev)) - 1; j >= 0; j-- {
		if is(ev[j]) {
			return int(ev[j].New)
		}
	}
	for m := month; m <= c.Known().World.Month; m++ {
		list := c.Session.Events(m)
		if m == month {
			list = list[min(n, len(list)):]
		}
		for _, e := range list {
			if is(e) {
				return int(e.Old)
			}
		}
	}
	return int(c.Known().Get(f, int(i), 0))
}
