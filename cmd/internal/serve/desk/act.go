package desk

import (
	"errors"
	"strconv"
	"strings"

	"riobravo/cmd/internal/serve/hall"
	"riobravo/cmd/internal/wire"
	"riobravo/cmd/internal/words"
	"riobravo/game"
	"riobravo/game/bot"
)

// clock sets, stops, starts, extends or does away with a table's clock.
func (d *Desk) clock(t *hall.Table, rest []string, _ *Answer) error {
	if len(rest) != 1 {
		return d.form("clock")
	}
	switch w := rest[0]; {
	case w == "off" || w == d.t("off"):
		return t.Time(-1, 0)
	case w == "scenario" || w == d.t("by_scenario"):
		return t.Pace()
	case w == "stop" || w == d.t("stop"):
		t.Clock().Hold()
		return nil
	case w == "go" || w == d.t("go"):
		t.Clock().Go()
		return nil
	case strings.HasPrefix(w, "+"):
		more, err := d.span(w[1:])
		if err != nil {
			return err
		}
		return t.Time(0, more)
	default:
		each, err := d.span(w)
		if err != nil {
			return err
		}
		if each == 0 {
			return d.form("clock")
		}
		return t.Time(each, 0)
	}
}

func (d *Desk) pause(t *hall.Table, _ []string, _ *Answer) error  { return t.Hold(true) }
func (d *Desk) resume(t *hall.Table, _ []string, _ *Answer) error { return t.Hold(false) }

func (d *Desk) seal(t *hall.Table, _ []string, _ *Answer) error {
	t.Close()
	return nil
}

// say writes to a table: to everybody, or to a seat named with an @ before it.
func (d *Desk) say(t *hall.Table, rest []string, _ *Answer) error {
	to := hall.Address{Kind: hall.Everyone}
	if len(rest) > 0 && strings.HasPrefix(rest[0], "@") {
		k, err := d.seat(rest[0][1:])
		if err != nil {
			return err
		}
		to, rest = hall.Address{Kind: hall.ToSeat, Seat: k}, rest[1:]
	}
	return t.Say(d.who, to, strings.Join(rest, " "))
}

// yes reads on or off; without a word it is on.
func (d *Desk) yes(id string, rest []string) (bool, error) {
	switch {
	case len(rest) == 0, rest[0] == "on", rest[0] == d.t("on"):
		return true, nil
	case rest[0] == "off", rest[0] == d.t("off"):
		return false, nil
	}
	return false, d.form(id)
}

func (d *Desk) mute(t *hall.Table, rest []string, _ *Answer) error {
	on, err := d.yes("mute", rest)
	if err != nil {
		return err
	}
	return t.Mute(on)
}

func (d *Desk) lock(t *hall.Table, rest []string, _ *Answer) error {
	on, err := d.yes("lock", rest)
	if err != nil {
		return err
	}
	return t.Lock(on)
}

func (d *Desk) open(_ *hall.Table, rest []string, _ *Answer) error {
	on, err := d.yes("open", rest)
	if err != nil {
		return err
	}
	return d.hall.Open(on)
}

// rule answers a memo with odds, a cost and effects.
func (d *Desk) rule(t *hall.Table, rest []string, a *Answer) error {
	if len(rest) < 5 {
		return d.form("rule")
	}
	k, c, err := d.memo(rest)
	if err != nil {
		return err
	}
	odds, err1 := strconv.Atoi(strings.TrimSuffix(rest[2], "%"))
	cost, err2 := strconv.Atoi(rest[3])
	if err1 != nil || err2 != nil || odds < 0 || odds > 100 || cost < 0 || cost > 1000 {
		return d.form("rule")
	}
	return d.ruled(t, hall.Ruling{Seat: k, Column: c, What: &game.RulingOf{Odds: int16(odds), Cost: int16(cost)}, Reason: strings.Join(rest[2:], " ")}, rest[4:], a)
}

// What arguments are worth: a memo starts at even odds, and each argument for or against moves them by ten points, within
// what the rules allow (judgement, after the practice of matrix games).
const (
	oddsEven = 50
	oddsStep = 10
	oddsLow  = 5
	oddsHigh = 95
)

// argue answers a memo by the number of arguments for and against it.
func (d *Desk) argue(t *hall.Table, rest []string, a *Answer) error {
	if len(rest) < 6 {
		return d.form("argue")
	}
	k, c, err := d.memo(rest)
	if err != nil {
		return err
	}
	pro, err1 := strconv.Atoi(rest[2])
	con, err2 := strconv.Atoi(rest[3])
	cost, err3 := strconv.Atoi(rest[4])
	if err := errors.Join(err1, err2, err3); err != nil || pro < 0 || con < 0 || pro+con > 40 || cost < 0 || cost > 1000 {
		return d.form("argue")
	}
	odds := max(oddsLow, min(oddsHigh, oddsEven+oddsStep*(pro-con)))
	reason := d.t("argued", "For", pro, "Against", con, "Odds", odds)
	return d.ruled(t, hall.Ruling{Seat: k, Column: c, What: &game.RulingOf{Odds: int16(odds), Cost: int16(cost)}, Reason: reason}, rest[5:], a)
}

func (d *Desk) memo(rest []string) (game.Seat, game.Column, error) {
	k, err := d.seat(rest[0])
	if err != nil {
		return 0, 0, err
	}
	c, err := d.column(rest[1])
	return k, c, err
}

// ruled writes a ruling down and says how it stands: nothing of it is carried out before the roll.
func (d *Desk) ruled(t *hall.Table, r hall.Ruling, effects []string, a *Answer) error {
	if r.What != nil {
		if err := d.effects(effects, r.What); err != nil {
			return err
		}
		r.Line = strings.Join(effects, " ")
	}
	if err := t.Rule(r); err != nil {
		return err
	}
	a.Lines = append(a.Lines, d.ruling(&r))
	if len(t.Unruled()) == 0 {
		a.Lines = append(a.Lines, d.t("all_ruled", "N", len(t.Rulings())))
	}
	return nil
}

// ruling is a ruling in words.
func (d *Desk) ruling(r *hall.Ruling) string {
	odds, cost, reason := 0, 0, words.Clean(r.Reason)
	if r.Line != "" && strings.Contains(reason, r.Line) { // as it was typed
		reason = ""
	}
	if r.What != nil {
		odds, cost = int(r.What.Odds), int(r.What.Cost)
	}
	return d.t("ruling", "Seat", d.name(r.Seat), "Column", d.r.Column(r.Column), "Yes", r.What != nil, "Odds", odds, "Cost", cost, "Effects", r.Line, "Reason", strings.TrimSuffix(reason, "."))
}

// roll carries the rulings out: the dice are rolled and everybody sees what came of them.
func (d *Desk) roll(t *hall.Table, rest []string, a *Answer) error {
	if len(rest) > 0 {
		return d.form("roll")
	}
	before := t.Game().Length()
	if err := t.Roll(); err != nil {
		return err
	}
	a.Lines = append(a.Lines, d.rolled(t, before)...)
	return nil
}

// rolled are what came of the rulings carried out since a place in the game's log.
func (d *Desk) rolled(t *hall.Table, since int) (out []string) {
	r := d.of(t)
	for _, rec := range t.Game().Snapshot().Records()[since:] {
		if rec.Command.Kind != game.CmdRule {
			continue
		}
		for _, e := range rec.Events {
			if e.Kind != game.MemoPlayed && (e.Kind != game.MemoRuled || e.Outcome > 0) {
				continue
			}
			if line, ok := r.Event(e); ok {
				out = append(out, d.t("die", "Line", words.Clean(line), "Die", int(e.Die), "Odds", int(e.Amount), "Rolled", e.Kind == game.MemoPlayed))
			}
		}
	}
	return out
}

func (d *Desk) dismiss(t *hall.Table, rest []string, a *Answer) error {
	if len(rest) < 2 {
		return d.form("dismiss")
	}
	k, c, err := d.memo(rest)
	if err != nil {
		return err
	}
	return d.ruled(t, hall.Ruling{Seat: k, Column: c, Reason: strings.Join(rest[2:], " ")}, nil, a)
}

// set overrides a field; what stands behind the value is the reason.
func (d *Desk) set(t *hall.Table, rest []string, a *Answer) error {
	if len(rest) < 2 {
		return d.form("set")
	}
	f, i, j, ok := wire.FieldAt(d.hall.Rules(), rest[0])
	if !ok {
		return d.no("field", "Typed", rest[0])
	}
	n, err := strconv.Atoi(rest[1])
	if err != nil || n < -32768 || n > 32767 {
		return d.form("set")
	}
	if len(rest) < 3 {
		return hall.ErrReason
	}
	s := t.Game().Whole()
	old := s.Get(f, i, j)
	if err := t.Override(f, i, j, int16(n), strings.Join(rest[2:], " ")); err != nil {
		return err
	}
	a.Lines = []string{d.t("changes", "Field", rest[0], "Old", int(old), "New", n)}
	return nil
}

func (d *Desk) rewind(t *hall.Table, rest []string, _ *Answer) error {
	if len(rest) == 0 {
		return d.form("rewind")
	}
	month, err := strconv.Atoi(rest[0])
	if err != nil || month < 1 || month > game.MaxTurns {
		return d.form("rewind")
	}
	return t.Rewind(int16(month), len(rest) > 1 && (rest[1] == "same" || rest[1] == d.t("same")))
}

// fill gives a seat to a bot, or lets it wait for people.
func (d *Desk) fill(t *hall.Table, rest []string, _ *Answer) error {
	if len(rest) != 2 {
		return d.form("fill")
	}
	k, err := d.seat(rest[0])
	if err != nil {
		return err
	}
	name := rest[1]
	if name == "free" || name == d.t("free") {
		return t.Fill(k, "")
	}
	var spec *bot.SpecError
	if _, err := bot.ParseLive(d.hall.Rules(), k, name); errors.As(err, &spec) {
		return d.no("bot", "Typed", name, "Known", strings.Join(spec.Known, ", "))
	}
	return t.Fill(k, name)
}

// code makes a new code for a seat; the older ones open nothing any more.
func (d *Desk) code(t *hall.Table, rest []string, a *Answer) error {
	if len(rest) != 1 {
		return d.form("code")
	}
	k, err := d.seat(rest[0])
	if err != nil {
		return err
	}
	mine := func(o hall.Ticket) bool { return o.Role == hall.Player && o.Table == t.No()-1 && o.Seat == k }
	if err := d.hall.Revoke(mine); err != nil {
		return err
	}
	code, err := d.hall.Issue(hall.Ticket{Role: hall.Player, Table: t.No() - 1, Seat: k})
	if err != nil {
		return err
	}
	a.Lines = append(a.Lines, d.t("code", "Code", code, "Seat", d.name(k), "Name", t.Name()))
	return nil
}

func (d *Desk) remove(t *hall.Table, rest []string, a *Answer) error {
	if len(rest) < 2 {
		return d.form("remove")
	}
	k, err := d.seat(rest[0])
	if err != nil {
		return err
	}
	name := strings.Join(rest[1:], " ")
	if err := t.Replace(k, name); errors.Is(err, hall.ErrNobody) {
		return d.no("nobody", "Typed", name, "Seat", d.name(k), "Known", strings.Join(d.placed(t, k), ", "))
	} else if err != nil {
		return err
	}
	a.Lines = append(a.Lines, d.t("removed", "Who", name, "Seat", d.name(k), "N", t.No(), "ID", d.hall.Rules().Seats[k].ID))
	return nil
}

// placed are the names of those who have a place in a seat, there or away.
func (d *Desk) placed(t *hall.Table, k game.Seat) (out []string) {
	for _, p := range d.hall.People() {
		if p.Role == hall.Player && p.Table == t.No()-1 && p.Seat == k {
			out = append(out, p.Name)
		}
	}
	return out
}

func (d *Desk) end(t *hall.Table, _ []string, _ *Answer) error { return t.End() }

// export writes everything into one archive.
func (d *Desk) export(_ *hall.Table, _ []string, a *Answer) error {
	if d.Export == nil {
		return d.no("export")
	}
	path, err := d.Export()
	if err != nil {
		return err
	}
	a.Lines = []string{d.t("exported", "Path", path)}
	return nil
}
