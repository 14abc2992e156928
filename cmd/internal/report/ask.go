package report

import (
	"slices"
	"strconv"
	"strings"

	"riobravo/game"
)

// AskError is a what-if that cannot be asked: a key of the catalogue (review.error.<key>) and what it speaks of.
type AskError struct {
	Key  string
	Args map[string]any
}

func (e *AskError) Error() string { return "report: " + e.Key }

func askError(key string, args ...any) *AskError {
	m := map[string]any{}
	for i := 0; i+1 < len(args); i += 2 {
		m[args[i].(string)] = args[i+1]
	}
	return &AskError{key, m}
}

// unknownWord says that a word is none of the known ones.
func unknownWord(value string, known []string) *AskError {
	if len(known) > 14 { // of a long list, those that hold what was typed
		like := slices.DeleteFunc(slices.Clone(known), func(k string) bool { return value == "" || !strings.Contains(k, value) })
		if len(like) > 0 {
			known = like
		}
	}
	return askError("word", "Value", value, "Known", strings.Join(known, ", "))
}

// question is a decision found in a game, and what would have been decided instead.
type question struct {
	at           int // shot
	month        int16
	seat         game.Seat
	cmd          game.Command
	was, instead func(w namer) string
}

// parse reads "month 4 usa tactical=raid+sinaloa": a month, a seat, and one choice of its sheet (a column with an order and
// what narrows it, or empty; a posture), or its answer to the month's crisis (crisis=option).
func (r *reel) parse(text string) (*question, error) {
	words := strings.Fields(text)
	if len(words) > 0 && words[0] == "month" {
		words = words[1:]
	}
	if len(words) != 3 {
		return nil, askError("shape", "Value", text)
	}
	month, err := strconv.Atoi(words[0])
	if err != nil || month < 1 || month > int(r.rs.Turns) {
		return nil, askError("month", "Value", words[0], "Turns", int(r.rs.Turns))
	}
	var ids []string
	for _, d := range r.rs.Seats {
		ids = append(ids, d.ID)
	}
	seat := slices.Index(ids, words[1])
	if seat < 0 {
		return nil, unknownWord(words[1], ids)
	}
	what, to, ok := strings.Cut(words[2], "=")
	if !ok {
		return nil, askError("shape", "Value", text)
	}
	q := &question{month: int16(month), seat: game.Seat(seat), at: -1}
	if what == "crisis" {
		return q, r.crisisAsk(q, to)
	}
	if err := r.findSheet(q); err != nil {
		return nil, err
	}
	if what == "posture" {
		return q, r.postureAsk(q, to)
	}
	column := slices.Index(columns[:], what)
	if column < 0 {
		return nil, unknownWord(what, append(slices.Clone(columns[:]), "posture", "crisis"))
	}
	return q, r.orderAsk(q, game.Column(column), to)
}

// findSheet finds the sealing of a seat's sheet in a month, and makes of it a command that seals the same sheet.
func (r *reel) findSheet(q *question) error {
	for i := range r.shots {
		s := &r.shots[i]
		seals := s.cmd.Kind == game.CmdSeal || s.cmd.Kind == game.CmdSheet && s.cmd.Yes
		if s.cmd.Seat == q.seat && s.before.World.Month == q.month && seals {
			q.at = i
		}
	}
	if q.at < 0 {
		return askError("nothing", "Month", int(q.month), "Seat", r.rs.Seats[q.seat].ID)
	}
	s := &r.shots[q.at]
	q.cmd = game.Command{Kind: game.CmdSheet, Seat: q.seat, Yes: true, Sheet: s.cmd.Sheet}
	if s.cmd.Kind == game.CmdSeal {
		q.cmd.Sheet = s.before.Own[q.seat].Sheet()
	}
	return nil
}

func (r *reel) postureAsk(q *question, to string) error {
	var known []string
	found := game.PostureID(-1)
	for i := range r.rs.Postures {
		d := &r.rs.Postures[i]
		if d.Actor.Side != r.rs.Seats[q.seat].Side {
			continue
		}
		_, short, _ := strings.Cut(d.ID, ".")
		if d.ID == to || short == to {
			found = game.PostureID(i)
		}
		known = append(known, d.ID[strings.LastIndex(d.ID, ".")+1:])
	}
	if found < 0 {
		return unknownWord(to, known)
	}
	was := q.cmd.Sheet.Posture
	q.cmd.Sheet.Posture = found
	q.was = func(w namer) string { return w.Posture(was) }
	q.instead = func(w namer) string { return w.Posture(found) }
	return nil
}

// namer is the part of the renderer that names what was chosen.
type namer = interface {
	Order(game.Order) string
	Posture(game.PostureID) string
	Option(game.CrisisID, int, int16) string
	Party(game.CrisisID, game.Group, game.Seat) int
}

// orderAsk puts another order into a column: of its legal forms that the words admit, the one with the best odds.
func (r *reel) orderAsk(q *question, c game.Column, to string) error {
	was := q.cmd.Sheet.Orders[c]
	o := game.Empty
	if to != "empty" {
		var err error
		if o, err = r.form(q, c, strings.Split(to, "+")); err != nil {
			return err
		}
	}
	q.cmd.Sheet.Orders[c] = o
	q.was = func(w namer) string { return w.Order(was) }
	q.instead = func(w namer) string { return w.Order(o) }
	return nil
}

func (r *reel) form(q *question, c game.Column, words []string) (game.Order, error) {
	v := &game.View{}
	game.ViewFor(r.rs, &r.shots[q.at].before, q.seat, v)
	v.Known.Seats[q.seat].Sealed = 0
	var known []string
	best, found, listed := -1, game.Empty, false
	for _, o := range game.Legal(r.rs, v, c, nil) {
		if o.ID < 0 {
			continue
		}
		_, short, _ := strings.Cut(r.rs.Orders[o.ID].ID, ".")
		if !slices.Contains(known, short) {
			known = append(known, short)
		}
		if short != words[0] && r.rs.Orders[o.ID].ID != words[0] {
			continue
		}
		listed = true
		if !r.admits(o, words[1:]) {
			continue
		}
		p := game.PreviewOrder(r.rs, v, o)
		if odds := int(p.Odds.Low) + int(p.Odds.High); odds > best {
			best, found = odds, o
		}
	}
	switch {
	case found.ID >= 0:
		return found, nil
	case listed:
		return found, askError("form", "Value", strings.Join(words[1:], "+"), "Order", words[0])
	}
	return found, unknownWord(words[0], append(known, "empty"))
}

// admits tells whether a form of an order is the one that all words name: a choice, a group, a region.
func (r *reel) admits(o game.Order, words []string) bool {
	for _, w := range words {
		choices := r.rs.Orders[o.ID].Choices
		ok := int(o.Amount) < len(choices) && choices[o.Amount] == w
		ok = ok || o.Group >= 0 && int(o.Group) < len(r.rs.Groups) && r.rs.Groups[o.Group].ID == w
		ok = ok || o.Region >= 0 && r.rs.Regions[o.Region].ID == w
		if !ok {
			return false
		}
	}
	return true
}

// crisisAsk answers the month's first crisis that the seat had a part in otherwise.
func (r *reel) crisisAsk(q *question, to string) error {
	for i := range r.shots {
		if s := &r.shots[i]; q.at < 0 && s.cmd.Seat == q.seat && s.cmd.Kind == game.CmdChoose && s.before.World.Month == q.month {
			q.at = i
		}
	}
	if q.at < 0 {
		return askError("no_crisis", "Month", int(q.month), "Seat", r.rs.Seats[q.seat].ID)
	}
	s := &r.shots[q.at]
	id, group := game.CrisisID(s.before.World.Crisis-1), game.Group(s.before.World.CrisisGrp-1)
	v := &game.View{}
	game.ViewFor(r.rs, &s.before, q.seat, v)
	var known []string
	q.cmd = game.Command{Kind: game.CmdChoose, Seat: q.seat, Option: -1}
	for _, o := range game.LegalOptions(r.rs, v, nil) {
		name := r.optionID(id, group, q.seat, o)
		if known = append(known, name); name == to {
			q.cmd.Option = o
		}
	}
	if q.cmd.Option < 0 {
		return unknownWord(to, known)
	}
	was, now := s.cmd.Option, q.cmd.Option
	q.was = func(w namer) string { return w.Option(id, w.Party(id, group, q.seat), was) }
	q.instead = func(w namer) string { return w.Option(id, w.Party(id, group, q.seat), now) }
	return nil
}

// optionID is the id of an option of a seat in a crisis.
func (r *reel) optionID(id game.CrisisID, group game.Group, k game.Seat, option int16) string {
	d := &r.rs.Seats[k]
	for _, p := range r.rs.Crises[id].Parties {
		mine := p.Kind == game.PartyUSA && d.Side == game.USA || p.Kind == game.PartyMexico && d.Side == game.Mexico || p.Kind == game.PartyGroup && d.Group >= 0 && d.Group == group
		if mine && int(option) < len(p.Options) {
			return p.Options[option].ID
		}
	}
	return ""
}
