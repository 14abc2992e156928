package desk

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"riobravo/cmd/internal/serve/hall"
	"riobravo/game"
	"riobravo/game/rule"
)

// tablesOf reads the table that a command is about, or all.
func (d *Desk) tablesOf(c command, rest []string) ([]*hall.Table, []string, error) {
	if len(rest) == 0 {
		if all := d.hall.Tables(); len(all) == 1 {
			return all, nil, nil
		}
		return nil, nil, d.form(c.id)
	}
	if c.many && (rest[0] == "all" || rest[0] == d.t("all")) {
		return d.hall.Tables(), rest[1:], nil
	}
	n, err := strconv.Atoi(rest[0])
	if err != nil {
		return nil, nil, d.form(c.id)
	}
	t, err := d.hall.Table(n)
	if err != nil {
		return nil, nil, d.no("table", "N", n, "Of", len(d.hall.Tables()))
	}
	return []*hall.Table{t}, rest[1:], nil
}

// seat reads a seat by its id or name, which may be shortened.
func (d *Desk) seat(word string) (game.Seat, error) {
	var ids []string
	w := strings.ToLower(word)
	for k, s := range d.hall.Rules().Seats {
		name := strings.ToLower(d.words.Text("seat."+s.ID+".short", nil))
		if w != "" && (strings.HasPrefix(s.ID, w) || strings.HasPrefix(name, w)) {
			return game.Seat(k), nil
		}
		ids = append(ids, s.ID)
	}
	return 0, d.no("seat", "Typed", word, "Known", strings.Join(ids, ", "))
}

// column reads a column of the sheet.
func (d *Desk) column(word string) (game.Column, error) {
	w := strings.ToLower(word)
	var names []string
	for c, name := range game.ColumnNames {
		own := d.r.Column(game.Column(c))
		if w != "" && (strings.HasPrefix(name, w) || strings.HasPrefix(strings.ToLower(own), w)) {
			return game.Column(c), nil
		}
		names = append(names, own)
	}
	return 0, d.no("column", "Typed", word, "Known", strings.Join(names, ", "))
}

// place reads the region and group behind an inject; none names none.
func (d *Desk) place(rest []string) (at game.Region, g game.Group, err error) {
	at, g = game.NoRegion, game.NoGroup
	rs := d.hall.Rules()
	for _, w := range rest {
		if i := slices.IndexFunc(rs.Regions, func(r game.RegionDef) bool { return r.ID == w }); i >= 0 {
			at = game.Region(i)
			continue
		}
		i := slices.IndexFunc(rs.Groups, func(r game.GroupDef) bool { return r.ID == w })
		if i < 0 {
			return at, g, d.no("place", "Typed", w)
		}
		g = game.Group(i)
	}
	return at, g, nil
}

// event reads an event of the scenario's.
func (d *Desk) event(word string) (int, error) {
	rs := d.hall.Rules()
	var near []string
	for i, e := range rs.Events {
		if e.ID == word {
			return i, nil
		}
		if strings.Contains(e.ID, word) {
			near = append(near, e.ID)
		}
	}
	return 0, d.no("event", "Typed", word, "Near", strings.Join(near, ", "))
}

// span reads a time such as 90s, 10m or 48h; a bare number is minutes.
func (d *Desk) span(word string) (time.Duration, error) {
	if n, err := strconv.Atoi(word); err == nil {
		word = strconv.Itoa(n) + "m"
	}
	t, err := time.ParseDuration(word)
	if err != nil || t < 0 || t > 90*24*time.Hour {
		return 0, d.no("span", "Typed", word)
	}
	return t, nil
}

// effects reads a memo's effects out of the closed list: a kind or field, what it is about, and an amount, several behind
// each other, as in "approval mexico +3 cooperation 1".
func (d *Desk) effects(rest []string, out *game.RulingOf) error {
	var about []string
	for _, w := range rest {
		n, err := strconv.Atoi(w)
		if err != nil {
			about = append(about, w)
			continue
		}
		if len(about) == 0 || int(out.N) == game.MaxRuled {
			return d.no("effect", "Typed", w, "Known", d.kinds(), "Most", game.MaxRuled)
		}
		e := game.RuledEffect{Seat: game.NoSeat, Region: game.NoRegion, Group: game.NoGroup, Amount: int16(max(-1000, min(1000, n)))}
		if !d.bound(about[0], &e) {
			return d.no("effect", "Typed", about[0], "Known", d.kinds(), "Most", game.MaxRuled)
		}
		for _, w := range about[1:] {
			if err := d.about(w, &e); err != nil {
				return err
			}
		}
		out.Effects[out.N] = e
		out.N++
		about = nil
	}
	if len(about) > 0 || out.N == 0 {
		return d.no("effect", "Typed", strings.Join(about, " "), "Known", d.kinds(), "Most", game.MaxRuled)
	}
	return nil
}

// bound finds the row of the closed list that a word names.
func (d *Desk) bound(word string, e *game.RuledEffect) bool {
	for _, b := range game.MemoBounds {
		if boundName(b) == word {
			e.Kind, e.Field = b.Kind, b.Field
			return true
		}
	}
	return false
}

func boundName(b game.MemoBound) string {
	if b.Kind == rule.KindAdd {
		return game.Registry[b.Field].Name
	}
	return rule.Kinds[b.Kind].Name
}

// kinds are the names of the closed list.
func (d *Desk) kinds() string {
	var out []string
	for _, b := range game.MemoBounds {
		out = append(out, boundName(b))
	}
	return strings.Join(out, ", ")
}

// about reads what an effect is about: a seat, a region or a group. A group that has a seat is meant as a group where the
// field is a group's.
func (d *Desk) about(w string, e *game.RuledEffect) error {
	rs := d.hall.Rules()
	ofGroup := e.Kind != rule.KindAdd || game.Registry[e.Field].Scope == game.ScopeGroup
	if i := slices.IndexFunc(rs.Groups, func(g game.GroupDef) bool { return g.ID == w }); i >= 0 && ofGroup {
		e.Group = game.Group(i)
		return nil
	}
	if i := slices.IndexFunc(rs.Seats, func(s game.SeatDef) bool { return s.ID == w }); i >= 0 {
		e.Seat = game.Seat(i)
		return nil
	}
	if i := slices.IndexFunc(rs.Regions, func(r game.RegionDef) bool { return r.ID == w }); i >= 0 {
		e.Region = game.Region(i)
		return nil
	}
	return d.no("place", "Typed", w)
}
