package desk

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"riobravo/cmd/internal/serve/hall"
	"riobravo/cmd/internal/words"
	"riobravo/game"
)

// name is what a seat is called.
func (d *Desk) name(k game.Seat) string {
	return d.words.Text("seat."+d.hall.Rules().Seats[k].ID+".short", nil)
}

// watch is a clock as it is read: 2:41.
func watch(left time.Duration) string {
	s := int(left.Round(time.Second) / time.Second)
	if s >= 3600 {
		return fmt.Sprintf("%d:%02d:%02d", s/3600, s/60%60, s%60)
	}
	return fmt.Sprintf("%d:%02d", s/60, s%60)
}

// month is the month of the exercise that a table is in, in its aftermath the last.
func (d *Desk) month(w *game.World) int { return int(min(w.Month, d.hall.Rules().Turns)) }

// glance is one line about a table: where it stands and for whom it waits.
func (d *Desk) glance(t *hall.Table) string {
	w := t.Game().Standing()
	var open []string
	people := 0
	for k, p := range t.Places() {
		people += len(p.Here)
		if p.Waited {
			open = append(open, d.name(game.Seat(k)))
		}
	}
	clock := ""
	if left, running, ok := t.Clock().Left(); ok {
		clock = watch(left)
		if !running {
			clock += " " + d.t("held")
		}
	}
	_, paused, _ := t.State()
	return d.t("glance", "N", t.No(), "Name", t.Name(), "Month", d.month(&w), "Turns", int(d.hall.Rules().Turns), "Phase", d.r.Phase(game.Phase(w.Phase)),
		"Round", int(w.Round), "Open", strings.Join(open, ", "), "People", people, "Clock", clock, "Paused", paused, "Ended", t.Ended(), "Over", t.Game().Over(), "Memos", len(t.Memos()))
}

func (d *Desk) tables(_ *hall.Table, _ []string, a *Answer) error {
	for _, t := range d.hall.Tables() {
		a.Lines = append(a.Lines, d.glance(t))
	}
	return nil
}

// places are a line for each seat of a table.
func (d *Desk) places(t *hall.Table) []string {
	s := t.Game().Whole()
	var out []string
	for k, p := range t.Places() {
		st := game.Score(d.hall.Rules(), &s, game.Seat(k))
		out = append(out, d.t("place", "Seat", d.name(game.Seat(k)), "Here", strings.Join(p.Here, ", "), "Bot", p.Bot, "Minded", p.Minded, "Waited", p.Waited, "Margin", d.r.MarginOf(st)))
	}
	return out
}

func (d *Desk) table(t *hall.Table, _ []string, a *Answer) error {
	a.Lines = append(a.Lines, d.glance(t))
	a.Lines = append(a.Lines, d.places(t)...)
	locked, paused, muted := t.State()
	if locked || paused || muted {
		a.Lines = append(a.Lines, d.t("state", "Locked", locked, "Ended", t.Ended(), "Paused", paused, "Muted", muted))
	}
	if id := t.Game().ID(); id != "" {
		a.Lines = append(a.Lines, d.t("kept", "ID", id))
	}
	return nil
}

func (d *Desk) see(t *hall.Table, rest []string, a *Answer) error {
	if len(rest) != 1 {
		return d.form("see")
	}
	l := &Look{Table: t.No()}
	if rest[0] == "all" || rest[0] == d.t("all") {
		l.All = true
	} else {
		k, err := d.seat(rest[0])
		if err != nil {
			return err
		}
		l.Seat = k
	}
	a.Look = l
	return nil
}

func (d *Desk) wall(t *hall.Table, _ []string, a *Answer) error {
	a.Wall = t.No()
	a.Lines = d.Public(t, true)
	return nil
}

// wireMost is how many public facts the wall shows.
const wireMost = 14

// Public is what everybody may know of a table: where it stands, timed also what its clock shows, the public tracks, and the
// last public facts.
func (d *Desk) Public(t *hall.Table, timed bool) []string {
	tracks, events := t.Game().Public()
	w := t.Game().Standing()
	before := w
	if n := len(tracks); n > 0 {
		before = tracks[n-1]
	}
	out := []string{d.t("wall", "Name", t.Name(), "Date", d.r.MonthLong(w.Month), "Month", d.month(&w), "Turns", int(d.hall.Rules().Turns), "Phase", d.r.Phase(game.Phase(w.Phase)))}
	if left, running, ok := t.Clock().Left(); ok && running && timed {
		out = append(out, d.t("left", "Clock", watch(left)))
	}
	out = append(out, d.r.Tracks(w, before, false)...)
	var said []string
	r := d.of(t)
	for _, e := range events {
		if line, ok := r.Event(e); ok {
			said = append(said, words.Clean(line))
		}
	}
	return append(out, said[max(0, len(said)-wireMost):]...)
}

func (d *Desk) compare(_ *hall.Table, _ []string, a *Answer) error {
	a.Compare = true
	for _, t := range d.hall.Tables() {
		s := t.Game().Whole()
		var margins []string
		for k := range d.hall.Rules().Seats {
			margins = append(margins, d.name(game.Seat(k))+" "+d.r.MarginOf(game.Score(d.hall.Rules(), &s, game.Seat(k))))
		}
		w := &s.World
		a.Lines = append(a.Lines, d.t("compare", "Name", t.Name(), "Month", d.month(w), "Rung", int(s.Rung()), "Trade", int(w.Trade), "Cooperation", int(w.Cooperation),
			"Violence", int(w.Violence), "Margins", strings.Join(margins, ", ")))
	}
	return nil
}

func (d *Desk) letters(t *hall.Table, _ []string, a *Answer) error {
	for _, l := range t.Letters(game.NoSeat, true) {
		from := d.words.Text("serve.address.desk", nil)
		if l.From >= 0 {
			from = l.Name + " (" + d.name(l.From) + ")"
		}
		to := d.words.Text("serve.address."+l.To.Kind, nil)
		if l.To.Kind == hall.ToSeat {
			to = d.name(l.To.Seat)
		}
		a.Lines = append(a.Lines, d.t("letter", "Month", d.r.Month(l.Month), "From", from, "To", to, "Text", words.Clean(l.Text), "Withdrawn", l.Withdrawn))
	}
	if len(a.Lines) == 0 {
		a.Lines = []string{d.t("no_letters")}
	}
	return nil
}

func (d *Desk) memos(t *hall.Table, _ []string, a *Answer) error {
	for _, m := range t.Memos() {
		a.Lines = append(a.Lines, d.t("memo", "Seat", d.name(m.Seat), "Column", d.r.Column(m.Column), "Text", words.Clean(m.Text)))
	}
	for _, r := range t.Rulings() {
		a.Lines = append(a.Lines, d.ruling(&r))
	}
	if len(a.Lines) == 0 {
		a.Lines = []string{d.t("no_memos")}
	}
	return nil
}

func (d *Desk) log(_ *hall.Table, _ []string, a *Answer) error {
	a.Lines = slices.Clone(d.hall.Marks())
	if len(a.Lines) == 0 {
		a.Lines = []string{d.t("no_log")}
	}
	return nil
}
