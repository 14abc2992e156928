// Package words turns the things of a running game (orders, facts, rolls, refusals, previews) into text, for the
// terminal interface, the line mode and the reports. It holds no sentence of its own: every word comes from the
// session's catalogue. It decides nothing and draws nothing. Start with New, then Renderer.Event.
package words

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"riobravo/cmd/internal/tui/session"
	"riobravo/game"
	"riobravo/game/rule"
)

// Renderer renders in one language over one ruleset. It is not safe for concurrent use with See.
type Renderer struct {
	w     session.Words
	rs    *game.Ruleset
	known *game.State
	view  *game.View // that known is of, or nil
	seat  game.Seat
	small []string // see articled

	teller session.Teller // nil: events come in their own words
}

// New returns a renderer over a catalogue and a ruleset.
func New(w session.Words, rs *game.Ruleset) *Renderer {
	return &Renderer{w: w, rs: rs, seat: game.NoSeat}
}

// For is New for a session: what a facilitator had told otherwise in its game is told so.
func For(w session.Words, s session.Session) *Renderer {
	r := New(w, s.Rules())
	if t, ok := s.(session.Teller); ok {
		r.Heed(t)
	}
	return r
}

// Heed tells events as a facilitator had them told. It returns the renderer.
func (r *Renderer) Heed(t session.Teller) *Renderer {
	r.teller = t
	return r
}

// See gives the renderer what a seat knows now, so that splinter groups are named after their parents and refusals can
// say where a number stands. It returns the renderer.
func (r *Renderer) See(v *game.View) *Renderer {
	r.known, r.view, r.seat = &v.Known, v, v.Seat
	return r
}

// args are a text's arguments.
type args = map[string]any

func (r *Renderer) t(key string, a args) string { return r.w.Text(key, a) }

// or renders the first of the keys that has words.
func (r *Renderer) or(a args, keys ...string) string {
	for _, k := range keys {
		if r.w.Has(k) {
			return r.w.Text(k, a)
		}
	}
	return r.w.Text(keys[len(keys)-1], a)
}

// OrderName is an order's name; an empty column has words too.
func (r *Renderer) OrderName(id game.OrderID) string {
	if id < 0 || int(id) >= len(r.rs.Orders) {
		return r.t("words.empty", nil)
	}
	return r.t("order."+r.rs.Orders[id].ID+".name", nil)
}

// OrderShort is an order's name where there is little room: 17 columns at most in the program's own scenarios.
func (r *Renderer) OrderShort(id game.OrderID) string {
	if id < 0 || int(id) >= len(r.rs.Orders) {
		return r.t("words.empty", nil)
	}
	key := "order." + r.rs.Orders[id].ID
	return r.or(nil, key+".short", key+".name")
}

// Choice is the name of an order's choice, empty when it has none.
func (r *Renderer) Choice(id game.OrderID, amount int16) string {
	if id < 0 || int(id) >= len(r.rs.Orders) {
		return ""
	}
	d := &r.rs.Orders[id]
	if amount < 0 || int(amount) >= len(d.Choices) {
		return ""
	}
	c := d.Choices[amount]
	return r.or(nil, "order."+d.ID+".choice."+c, "objective."+c+".name", "clause."+c+".name", "order."+d.ID+".choice."+c)
}

// Order is an order with its place, its target and its choice.
func (r *Renderer) Order(o game.Order) string {
	if o.ID < 0 || int(o.ID) >= len(r.rs.Orders) {
		return r.t("words.empty", nil)
	}
	return r.t("words.order", r.orderArgs(o))
}

// Sheet is a whole sheet in one sentence: its posture and what stands in each column.
func (r *Renderer) Sheet(s *game.Sheet) string {
	a := args{"Posture": r.Posture(s.Posture)}
	for c, id := range []string{"D", "T", "S"} {
		a[id+"Column"], a[id] = r.Column(game.Column(c)), r.Order(s.Orders[c])
	}
	return r.t("words.whole_sheet", a)
}

func (r *Renderer) orderArgs(o game.Order) args {
	return args{
		"Name": r.OrderName(o.ID), "Region": r.RegionIn(o.Region), "Group": r.GroupIn(o.Group), "Short": r.GroupShort(o.Group),
		"Aim": r.aim(o.ID), "Wing": r.Wing(o.Group, o.Wing), "Choice": r.Choice(o.ID, o.Amount),
	}
}

// aim is what stands between an order and the group that it is about, as in "against".
func (r *Renderer) aim(id game.OrderID) string {
	if id < 0 || int(id) >= len(r.rs.Orders) {
		return r.t("words.aim", nil)
	}
	return r.or(nil, "order."+r.rs.Orders[id].ID+".aim", "words.aim")
}

// Where is an order's place and target without its name, empty when it has neither.
func (r *Renderer) Where(o game.Order) string {
	return strings.TrimSpace(r.t("words.where", r.orderArgs(o)))
}

// Target is the same in few words, for tables.
func (r *Renderer) Target(o game.Order) string {
	a := r.orderArgs(o)
	a["Region"] = r.Region(o.Region)
	return r.t("words.target", a)
}

// Region is a region's name, empty for none.
func (r *Renderer) Region(g game.Region) string {
	if g < 0 || int(g) >= len(r.rs.Regions) {
		return ""
	}
	return r.t("region."+r.rs.Regions[g].ID+".name", nil)
}

// RegionIn is a region's name as it stands inside a sentence, with its article where it has one, as in "la Sierra Madre".
func (r *Renderer) RegionIn(g game.Region) string {
	if g < 0 || int(g) >= len(r.rs.Regions) {
		return ""
	}
	id := r.rs.Regions[g].ID
	return r.or(nil, "region."+id+".in", "region."+id+".name")
}

// Core is the name of a region's core city.
func (r *Renderer) Core(g game.Region) string {
	if g < 0 || int(g) >= len(r.rs.Regions) {
		return ""
	}
	return r.t("region."+r.rs.Regions[g].ID+".core", nil)
}

// Group is a group's name, empty for none. A splinter bears its parent's name, and a number from the second on.
func (r *Renderer) Group(g game.Group) string {
	if g >= 0 && int(g) < len(r.rs.Groups) {
		return r.t("group."+r.rs.Groups[g].ID+".name", nil)
	}
	return r.splinter(g, "words.splinter")
}

// GroupIn is a group's name as it stands inside a sentence, with its article where it has one. A sentence that may begin
// with it is finished by Sentence.
func (r *Renderer) GroupIn(g game.Group) string {
	if g >= 0 && int(g) < len(r.rs.Groups) {
		id := r.rs.Groups[g].ID
		return r.or(nil, "group."+id+".in", "group."+id+".name")
	}
	return r.splinter(g, "words.splinter_in")
}

// splinter names a group that the scenario does not know.
func (r *Renderer) splinter(g game.Group, key string) string {
	if g < 0 || g >= game.MaxGroups {
		return ""
	}
	if r.known != nil {
		if p := r.known.Groups[g].Parent; p > 0 && game.Group(p-1) != g {
			n := 1
			for o := game.Group(len(r.rs.Groups)); o < g; o++ {
				if r.known.Groups[o].Parent == p {
					n++
				}
			}
			return r.t(key, args{"Group": r.groupWire(game.Group(p - 1)), "N": n})
		}
	}
	return r.t("words.splinter_of_nobody", args{"N": int(g) - len(r.rs.Groups) + 1})
}

// GroupShort is a group's short name.
func (r *Renderer) GroupShort(g game.Group) string {
	if g >= 0 && int(g) < len(r.rs.Groups) {
		id := r.rs.Groups[g].ID
		return r.or(nil, "group."+id+".short", "group."+id+".name")
	}
	return r.Group(g)
}

// groupWire is a group's short name as a headline says it, with its article where the language wants one.
func (r *Renderer) groupWire(g game.Group) string {
	if g >= 0 && int(g) < len(r.rs.Groups) {
		if key := "group." + r.rs.Groups[g].ID + ".wire"; r.w.Has(key) {
			return r.t(key, nil)
		}
	}
	return r.GroupShort(g)
}

// Seat is a seat's name, empty for nobody.
func (r *Renderer) Seat(k game.Seat) string {
	if k < 0 || int(k) >= len(r.rs.Seats) {
		return ""
	}
	return r.t("seat."+r.rs.Seats[k].ID+".name", nil)
}

// SeatIn is a seat's name as it stands inside a sentence, with its article where it has one.
func (r *Renderer) SeatIn(k game.Seat) string {
	if k < 0 || int(k) >= len(r.rs.Seats) {
		return ""
	}
	id := r.rs.Seats[k].ID
	return r.or(nil, "seat."+id+".in", "seat."+id+".name")
}

// Sentence finishes a text in which names stand with their articles: it begins with a capital, and so does each of its
// sentences that begins with such a name.
func (r *Renderer) Sentence(s string) string {
	for _, name := range r.articled() {
		for _, end := range []string{". ", "? ", "! ", "\n"} {
			s = strings.ReplaceAll(s, end+name, end+capital(name))
		}
	}
	return capital(s)
}

// articled are the names that begin with a small letter inside a sentence.
func (r *Renderer) articled() []string {
	if r.small != nil {
		return r.small
	}
	r.small = []string{}
	add := func(name string) {
		if name != capital(name) {
			r.small = append(r.small, name)
		}
	}
	for k := range r.rs.Seats {
		add(r.SeatIn(game.Seat(k)))
	}
	for g := range r.rs.Groups {
		add(r.GroupIn(game.Group(g)))
	}
	for g := range r.rs.Regions {
		add(r.RegionIn(game.Region(g)))
	}
	return r.small
}

// capital makes the first letter a capital.
func capital(s string) string {
	c, n := utf8.DecodeRuneInString(s)
	if n == 0 || !unicode.IsLower(c) {
		return s
	}
	return string(unicode.ToUpper(c)) + s[n:]
}

// SeatShort is a seat's short name.
func (r *Renderer) SeatShort(k game.Seat) string {
	if k < 0 || int(k) >= len(r.rs.Seats) {
		return ""
	}
	id := r.rs.Seats[k].ID
	return r.or(nil, "seat."+id+".short", "seat."+id+".name")
}

// Wing is the name of a wing of a group, empty for the whole group.
func (r *Renderer) Wing(g game.Group, w game.Wing) string {
	if w < 0 {
		return ""
	}
	if g >= 0 && int(g) < len(r.rs.Groups) && int(w) < len(r.rs.Groups[g].Wings) {
		return r.t("wing."+r.rs.Groups[g].Wings[w]+".name", nil)
	}
	return r.t("words.wing", args{"N": int(w) + 1})
}

// Posture is a posture's name.
func (r *Renderer) Posture(id game.PostureID) string {
	if id < 0 || int(id) >= len(r.rs.Postures) {
		return r.t("words.none", nil)
	}
	return r.t("posture."+r.rs.Postures[id].ID+".name", nil)
}

// Signal is a signal's name.
func (r *Renderer) Signal(id game.SignalID) string {
	if id < 0 || int(id) >= len(r.rs.Signals) {
		return r.t("words.none", nil)
	}
	return r.t("signal."+r.rs.Signals[id].ID+".name", nil)
}

// Crisis is a crisis' name.
func (r *Renderer) Crisis(id game.CrisisID) string {
	if id < 0 || int(id) >= len(r.rs.Crises) {
		return r.t("words.none", nil)
	}
	return r.t("crisis."+r.rs.Crises[id].ID+".name", nil)
}

// CrisisPlace is the name of the place of a crisis, empty for one that is about no place, whatever month and act it came
// from: its scene does not name one.
func (r *Renderer) CrisisPlace(id game.CrisisID, at game.Region) string {
	const mark = "\x00"
	if id < 0 || int(id) >= len(r.rs.Crises) {
		return ""
	}
	scene := r.t("crisis."+r.rs.Crises[id].ID+".scene", args{"Region": mark, "Core": mark, "Group": "", "Seat": "", "Other": "", "N": 0, "Order": ""})
	if !strings.Contains(scene, mark) {
		return ""
	}
	return r.Region(at)
}

// Option is one choice of a crisis' party.
func (r *Renderer) Option(id game.CrisisID, party int, option int16) string {
	if id < 0 || int(id) >= len(r.rs.Crises) || party < 0 || party >= len(r.rs.Crises[id].Parties) {
		return ""
	}
	p := &r.rs.Crises[id].Parties[party]
	if option < 0 || int(option) >= len(p.Options) {
		return ""
	}
	return r.t("crisis."+r.rs.Crises[id].ID+".option."+game.PartyNames[p.Kind]+"."+p.Options[option].ID, nil)
}

// Party is the number of a seat's party in a crisis, or -1.
func (r *Renderer) Party(id game.CrisisID, group game.Group, seat game.Seat) int {
	if id < 0 || int(id) >= len(r.rs.Crises) || seat < 0 || int(seat) >= len(r.rs.Seats) {
		return -1
	}
	d := &r.rs.Seats[seat]
	for i, p := range r.rs.Crises[id].Parties {
		switch {
		case p.Kind == game.PartyUSA && d.Side == game.USA, p.Kind == game.PartyMexico && d.Side == game.Mexico,
			p.Kind == game.PartyGroup && d.Side == game.NoSide && group >= 0 && d.Group == group:
			return i
		}
	}
	return -1
}

// Objective is an objective's name.
func (r *Renderer) Objective(id game.ObjectiveID) string {
	if id < 0 || int(id) >= len(r.rs.Objectives) {
		return r.t("words.none", nil)
	}
	return r.t("objective."+r.rs.Objectives[id].ID+".name", nil)
}

// Rung is the name of a rung.
func (r *Renderer) Rung(n int16) string {
	if n < 0 || int(n) >= len(r.rs.Rungs) || r.rs.Rungs[n].ID == "" {
		return strconv.Itoa(int(n))
	}
	return r.t("rung."+r.rs.Rungs[n].ID+".name", nil)
}

// ClauseName is a clause's name alone.
func (r *Renderer) ClauseName(id game.ClauseID) string {
	if id < 0 || int(id) >= len(r.rs.Clauses) {
		return r.t("words.none", nil)
	}
	return r.t("clause."+r.rs.Clauses[id].ID+".name", nil)
}

// ClauseKind is the name of a clause of consent to one kind of operation; for another clause its name alone.
func (r *Renderer) ClauseKind(id game.ClauseID, kind rule.Operation) string {
	if id < 0 || int(id) >= len(r.rs.Clauses) || kind == rule.OpNone || kind >= rule.OperationCount {
		return r.ClauseName(id)
	}
	return r.or(nil, "clause."+r.rs.Clauses[id].ID+".kind."+rule.Operations[kind], "clause."+r.rs.Clauses[id].ID+".name")
}

// Clause is a clause with its subjects, without its giver.
func (r *Renderer) Clause(c game.ClauseUse) string {
	aim := r.t("words.aim", nil)
	if c.Clause >= 0 && int(c.Clause) < len(r.rs.Clauses) {
		aim = r.or(nil, "clause."+r.rs.Clauses[c.Clause].ID+".aim", "words.aim")
	}
	return r.t("words.clause", args{"Name": r.ClauseKind(c.Clause, c.Kind), "Region": r.RegionIn(c.Region), "Group": r.GroupIn(c.Group), "Aim": aim})
}

// Bundle is an offer as lines: what each side gives, and for how long.
func (r *Renderer) Bundle(b game.Bundle, from game.Seat) []string {
	var out []string
	for _, giver := range []game.Seat{from, b.To} {
		for _, c := range b.Clauses[:b.N] {
			if c.Giver == giver {
				out = append(out, r.t("words.gives", args{"Seat": r.Seat(giver), "Clause": r.Clause(c)}))
			}
		}
	}
	return append(out, r.t("words.term", args{"N": int(b.Months), "Months": r.Months(b.Months)}))
}

// OfferBundle reads an offer on the table as a bundle.
func OfferBundle(o *game.Offer) game.Bundle { return game.OfferBundle(o) }

// TreatyClauses reads a treaty's clauses.
func TreatyClauses(t *game.Treaty) []game.ClauseUse { return game.TreatyUses(t) }

// Month is a month of the exercise by the calendar, as in "Jun 2025".
func (r *Renderer) Month(m int16) string {
	n := int(r.rs.FirstMon) - 1 + int(m) - 1
	year := int(r.rs.Year) + n/12
	if n < 0 {
		n, year = n+12, int(r.rs.Year)-1
	}
	return r.t("words.month", args{"Month": r.t("month."+strconv.Itoa(n%12+1)+".short", nil), "Year": year})
}

// MonthLong is the same with the month's whole name.
func (r *Renderer) MonthLong(m int16) string {
	n := int(r.rs.FirstMon) - 1 + int(m) - 1
	year := int(r.rs.Year) + n/12
	if n < 0 {
		n, year = n+12, int(r.rs.Year)-1
	}
	return r.t("words.month", args{"Month": r.t("month."+strconv.Itoa(n%12+1)+".long", nil), "Year": year})
}

// Months is a number of months in words.
func (r *Renderer) Months(n int16) string { return r.t("words.months", args{"N": int(n)}) }

// Phase is a phase's name.
func (r *Renderer) Phase(p game.Phase) string {
	names := [...]string{"not_begun", "brief", "talks", "orders", "resolve", "crisis", "aftermath", "over", "ruling"}
	if int(p) >= len(names) || p < 0 {
		return ""
	}
	return r.t("phase."+names[p], nil)
}

// Column is a column's name.
func (r *Renderer) Column(c game.Column) string {
	if c < 0 || c >= game.Columns {
		return ""
	}
	return r.t("column."+game.ColumnNames[c], nil)
}

// Outcome is the word of an operation's outcome.
func (r *Renderer) Outcome(o int8) string {
	if o <= 0 || int(o) >= len(game.OutcomeNames) {
		return ""
	}
	return r.t("outcome."+game.OutcomeNames[o], nil)
}

// Operation is the name of an operation kind.
func (r *Renderer) Operation(n int16) string { return r.operation(n) }

// Change is a signed number with a true minus.
func (r *Renderer) Change(n int) string {
	switch {
	case n > 0:
		return "+" + strconv.Itoa(n)
	case n < 0:
		return "−" + strconv.Itoa(-n)
	}
	return "0"
}

// Number is a number with a true minus and no plus.
func (r *Renderer) Number(n int) string {
	if n < 0 {
		return "−" + strconv.Itoa(-n)
	}
	return strconv.Itoa(n)
}

// Range is what a seat believes of a number: one number when it is sure, two with an en dash otherwise.
func (r *Renderer) Range(g game.Range) string {
	if g.Low == g.High {
		return r.Number(int(g.Low))
	}
	return r.Number(int(g.Low)) + "–" + r.Number(int(g.High))
}

// Estimate is a stored belief: a range and how sure, or that there is none.
func (r *Renderer) Estimate(b [3]int16) string {
	if b[2] == 0 {
		return r.t("words.no_estimate", nil)
	}
	return r.t("words.estimate", args{"Range": r.Range(game.Range{Low: b[0], High: b[1]}), "N": int(b[2])})
}

// Points is a score in hundredths as a whole number of points, rounded to nearest.
func (r *Renderer) Points(hundredths int32) string { return r.Number(round(hundredths)) }

// Margin is a margin in hundredths as a signed number of points. One that rounds to nothing but decides all the same is
// told in tenths.
func (r *Renderer) Margin(hundredths int32) string {
	n := round(hundredths)
	if n != 0 || hundredths == 0 {
		return r.Change(n)
	}
	sign, size := "+", hundredths
	if size < 0 {
		sign, size = "−", -size
	}
	return r.t("words.tenths", args{"Sign": sign, "N": int(max(1, size/10))})
}

func round(h int32) int {
	if h < 0 {
		return -int((-h + 50) / 100)
	}
	return int((h + 50) / 100)
}

// Clean strips control and bidirectional characters from what a person typed.
func Clean(s string) string {
	return strings.Map(func(c rune) rune {
		switch {
		case c == '\t':
			return ' '
		case c < 0x20, c >= 0x7f && c < 0xa0, c == 0x2028, c == 0x2029, c == 0xfffd, unicode.Is(unicode.Cf, c):
			return -1
		}
		return c
	}, s)
}
