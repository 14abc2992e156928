package handbook

import (
	"fmt"
	"slices"

	"riobravo/game"
)

// class is the length of a class in minutes, by which a long exercise is cut (judgement).
const class = 75

// timetableMost is the most months that the timetable lists one by one.
const timetableMost = 14

// timing is the clock of a month and of the whole, and what is to be done when.
func (b *book) timing() []Section {
	c := b.sc.Clock()
	row := func(part string, n int) []string { return []string{b.t("clock."+part, nil), fmt.Sprint(n)} }
	rows := [][]string{row("brief", c.Brief), row("talks", c.Talks), row("orders", c.Orders), row("report", c.Report), row("month", c.Month()), row("crisis", c.Crisis)}
	months := b.asked()
	play := c.Month() * len(months)
	all := play + c.Before + c.After
	sessions := 0
	if all > class+class/4 {
		sessions = (all + class - 1) / class
	}
	clock := Section{Title: b.t("timing", nil), Blocks: []Block{
		{Head: []string{b.t("phase", nil), b.t("minutes", nil)}, Rows: rows},
		para(b.t("total", args{
			"Turns": int(b.rs.Turns), "Sheets": len(months), "Standing": len(months) < int(b.rs.Turns), "Play": play, "Before": c.Before, "After": c.After,
			"All": all, "Crisis": c.Crisis, "Aftermath": int(b.rs.Aftermath), "Sessions": sessions, "Class": class,
		})),
		para(b.t("hosted", nil), b.t("shorter", nil)),
	}}
	if len(months) > timetableMost {
		return []Section{clock}
	}
	return []Section{clock, b.timetable(months)}
}

// timetable says at which minute what begins, without crises.
func (b *book) timetable(months []int16) Section {
	c := b.sc.Clock()
	at := 0
	var rows [][]string
	add := func(what string, minutes int) {
		rows = append(rows, []string{fmt.Sprintf("%d–%d", at, at+minutes), what})
		at += minutes
	}
	add(b.t("table.before", nil), c.Before)
	for _, m := range months {
		add(b.r.MonthLong(m), c.Month())
	}
	if b.rs.Aftermath > 0 {
		add(b.t("table.after", nil), c.After)
	} else {
		add(b.t("table.end", nil), c.After)
	}
	return Section{Title: b.t("table.title", nil), Blocks: []Block{{Head: []string{b.t("table.minute", nil), b.t("table.what", nil)}, Rows: rows}}}
}

// asked are the months for which sheets are asked.
func (b *book) asked() []int16 {
	var out []int16
	for m := int16(1); m <= b.rs.Turns; m++ {
		if b.rs.Asks(m) {
			out = append(out, m)
		}
	}
	return out
}

// steps are what to do before, on and after the day; of held injects only where there are some.
func (b *book) steps() []string {
	out := b.list("step")
	if slices.ContainsFunc(b.rs.Events, func(e game.EventDef) bool { return e.Held }) {
		out = slices.Insert(out, len(out)-2, b.t("step_held", nil))
	}
	return out
}
