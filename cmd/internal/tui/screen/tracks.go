package screen

import (
	"riobravo/cmd/internal/tui/widget"
	"riobravo/game"
)

// lastMonth is the public world a month ago, for "since last month".
func (c *Ctx) lastMonth() game.World {
	t := c.Session.Tracks()
	switch n := len(t); {
	case n >= 2 && c.Phase() != game.Over:
		return t[n-2]
	case n >= 1:
		return t[max(0, n-2)]
	}
	return c.Known().World
}

// Ladder is the escalation track for the widgets.
func (c *Ctx) Ladder() widget.Ladder {
	w, was := c.Known().World, c.lastMonth()
	rung := w.Escalation / 4
	l := widget.Ladder{
		Word: c.T("ui.track.escalation"), Short: c.T("ui.short.escalation"), Rung: int(rung), Name: c.Text.Rung(rung),
		Delta: int(rung - was.Escalation/4),
	}
	if rung < 10 {
		l.Next = c.T("ui.ladder.next", "N", int(rung)+1, "Name", c.Text.Rung(rung+1))
		l.Cliff = c.T("ui.ladder.points", "N", int((rung+1)*4-w.Escalation))
	}
	return l
}

// trackDef is one row of the table of tracks: how to read it and for whom a rise is good (usa, mexico, group).
type trackDef struct {
	key       string
	field     game.Field
	low, high int
	good      [3]int
	read      func(w *game.World) int16
}

var trackDefs = []trackDef{
	{"trade", game.FTrade, 0, 100, [3]int{1, 1, 0}, func(w *game.World) int16 { return w.Trade }},
	{"cooperation", game.FCooperation, -5, 10, [3]int{1, 1, 0}, func(w *game.World) int16 { return w.Cooperation }},
	{"violence", game.FViolence, 50, 200, [3]int{0, -1, 0}, func(w *game.World) int16 { return w.Violence }},
	{"flow", game.FFlow, 0, 150, [3]int{-1, 0, 1}, func(w *game.World) int16 { return w.Flow }},
	{"alignment", game.FAlignment, 0, 10, [3]int{1, 0, 0}, func(w *game.World) int16 { return w.Alignment }},
	{"price", game.FPrice, 50, 150, [3]int{0, 0, 0}, func(w *game.World) int16 { return w.Price }},
	{"crossings", game.FCrossings, 0, 200, [3]int{-1, 0, 0}, func(w *game.World) int16 { return w.Crossings }},
	{"overdose", game.FOverdose, 0, 150, [3]int{-1, 0, 0}, func(w *game.World) int16 { return w.Overdose }},
}

// TrackCount is how many rows Shifts has.
func TrackCount() int { return len(trackDefs) + 1 }

// TrackField is the field behind a row of Shifts.
func TrackField(i int) game.Field {
	if i <= 0 || i > len(trackDefs) {
		return game.FEscalation
	}
	return trackDefs[i-1].field
}

func (c *Ctx) kind() int {
	if s := c.Side(); s != game.NoSide {
		return int(s)
	}
	return 2
}

// Tracks are the public tracks, the seat's own approval or heat put third, in the order in which they are shown.
func (c *Ctx) Tracks() []widget.Track {
	w, was := c.Known().World, c.lastMonth()
	all := c.Session.Tracks()
	var out []widget.Track
	for i, d := range trackDefs {
		t := widget.Track{
			Label: c.T("ui.track." + d.key), Short: c.T("ui.short." + d.key), Value: int(d.read(&w)), Low: d.low, High: d.high,
			Delta: int(d.read(&w) - d.read(&was)), Good: d.good[c.kind()],
		}
		for m := range all {
			t.History = append(t.History, int(d.read(&all[m])))
		}
		t.History = append(t.History, t.Value)
		out = append(out, t)
		if i == 2 {
			out = append(out, c.ownTrack())
		}
	}
	return out
}

func (c *Ctx) ownTrack() widget.Track {
	k := c.Known()
	if d := c.Rules().Seats[c.Seat()]; d.Side == game.NoSide && d.Group >= 0 {
		return widget.Track{Label: c.T("ui.track.heat"), Short: c.T("ui.short.heat"), Value: int(k.Groups[d.Group].Heat), High: 10, Good: -1}
	}
	return widget.Track{Label: c.T("ui.track.approval"), Short: c.T("ui.short.approval"), Value: int(k.Seats[c.Seat()].Approval), High: 100, Good: 1}
}

// Shifts are the tracks before and after a month.
func (c *Ctx) Shifts(month int16) []widget.Shift {
	all := c.Session.Tracks()
	if len(all) == 0 {
		return nil
	}
	at := func(m int16) *game.World { return &all[min(max(int(m), 0), len(all)-1)] }
	was, now := at(month-1), at(month)
	out := []widget.Shift{{Label: c.T("ui.track.escalation_short"), Was: int(was.Escalation / 4), Now: int(now.Escalation / 4)}}
	for _, d := range trackDefs {
		out = append(out, widget.Shift{Label: c.T("ui.track." + d.key), Was: int(d.read(was)), Now: int(d.read(now)), Good: d.good[c.kind()]})
	}
	return out
}
