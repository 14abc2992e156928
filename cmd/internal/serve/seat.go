package serve

import (
	"errors"
	"strings"

	"riobravo/cmd/internal/serve/hall"
	"riobravo/cmd/internal/tui/session"
	"riobravo/game"
)

// seat is a chair with the visitor's words: what the hall says comes out as texts of the catalogue.
type seat struct {
	*hall.Chair
	v    *visitor
	desk bool // the facilitator looks over its shoulder
}

// Submit, Write and Auto are the chair's, with their errors in words.
func (s *seat) Submit(c game.Command) error { return s.v.worded(s.Chair.Submit(c)) }

func (s *seat) Write(c game.Command, text string) error { return s.v.worded(s.Chair.Write(c, text)) }
func (s *seat) Auto() error                             { return s.v.worded(s.Chair.Auto()) }

// LooksIn tells whether somebody came here from the desk, and goes back there.
func (s *seat) LooksIn() bool { return s.desk }

// Members are the seat's people, and whose word closes a part.
func (s *seat) Members() (all []session.Member, closes string) {
	all, need, head := s.Chair.Members()
	return all, s.v.t("cabinet.closes."+string(need), "Head", head)
}

// LeaveStanding is the chair's, with its errors in words.
func (s *seat) LeaveStanding(yes bool) error { return s.v.worded(s.Chair.LeaveStanding(yes)) }

// worded gives a fault of the hall's its words; a rule's refusal has its own.
func (v *visitor) worded(err error) error {
	var wait *hall.Proposed
	switch {
	case err == nil:
		return nil
	case errors.As(err, &wait):
		return &session.Said{Key: "serve.cabinet.proposed", Good: true, Err: err, Args: map[string]any{
			"Have": wait.Have, "Need": wait.Need, "Head": wait.Head, "Missing": strings.Join(wait.Missing, ", "),
		}}
	}
	var alone *hall.NotAlone
	if errors.As(err, &alone) {
		return &session.Said{Key: "serve.cabinet.not_alone", Err: err, Args: map[string]any{"Closes": v.t("cabinet.closes."+string(alone.Seal), "Head", alone.Head)}}
	}
	for _, e := range []struct {
		err error
		key string
	}{
		{hall.ErrPaused, "paused"},
		{hall.ErrEnded, "ended"},
		{hall.ErrMuted, "muted"},
		{hall.ErrLong, "long"},
		{hall.ErrEmpty, "empty"},
		{hall.ErrNoSheet, "no_sheet"},
		{hall.ErrSlow, "letters_slow"},
		{session.ErrStill, "still"},
	} {
		if errors.Is(err, e.err) {
			return &session.Said{Key: "serve.error." + e.key, Err: err, Args: map[string]any{"Most": hall.LetterLength}}
		}
	}
	return err
}

// Answer is the chair's, with its error in words.
func (s *seat) Answer(question int, a session.Answer) error {
	return s.v.worded(s.Chair.Answer(question, a))
}

// name is what a seat is called; the facilitator has none.
func (v *visitor) name(k game.Seat) string {
	if k < 0 {
		return v.t("address.desk")
	}
	return v.voice.Text("seat."+v.hall.Rules().Seats[k].ID+".name", nil)
}

// writer is who wrote: a person of a seat, or the facilitator.
func (v *visitor) writer(k game.Seat, who string) string {
	if k < 0 {
		return v.t("address.desk")
	}
	return v.t("letter.from", "Who", who, "Seat", v.name(k))
}

// addressee is to whom a letter goes.
func (v *visitor) addressee(to hall.Address) string {
	if to.Kind == hall.ToSeat {
		return v.name(to.Seat)
	}
	return v.t("address." + to.Kind)
}

// long is a long time in days, a shorter one in hours; 0 and 0 one that is told in minutes.
func long(minutes int) (days, hours int) {
	const hour, day = 60, 24 * 60
	switch {
	case minutes >= 2*day:
		return (minutes + day/2) / day, 0
	case minutes >= 2*hour:
		return 0, (minutes + hour/2) / hour
	}
	return 0, 0
}

// News is what others said, in words.
func (s *seat) News() []session.Said {
	var out []session.Said
	for _, n := range s.Chair.Heard() {
		days, hours := long(n.Minutes)
		out = append(out, session.Said{Key: "serve.news." + n.Kind, Good: n.Kind != hall.NewsPaused, Args: map[string]any{
			"Who": n.Who, "From": s.v.writer(n.From, n.Who), "To": s.v.addressee(n.To), "Text": n.Text,
			"Have": n.Have, "Need": n.Need, "Head": n.Head, "Minutes": n.Minutes, "Days": days, "Hours": hours,
		}})
	}
	return out
}

// Letters are what this person may read.
func (s *seat) Letters() []session.Letter {
	var out []session.Letter
	for _, l := range s.Chair.Letters() {
		out = append(out, session.Letter{Month: l.Month, From: s.v.writer(l.From, l.Name), To: s.v.addressee(l.To), Text: l.Text, Own: !s.Watching() && l.From == s.Seat()})
	}
	return out
}

// addresses are those to whom this person may write now; a memo is written to a column.
func (s *seat) addresses() (to []hall.Address, memo []game.Column) {
	if s.Watching() {
		return nil, nil
	}
	to = append(to, hall.Address{Kind: hall.Everyone})
	for k := range s.Rules().Seats {
		if game.Seat(k) != s.Seat() {
			to = append(to, hall.Address{Kind: hall.ToSeat, Seat: game.Seat(k)})
		}
	}
	to = append(to, hall.Address{Kind: hall.Own}, hall.Address{Kind: hall.Desk}, hall.Address{Kind: hall.Dissent})
	w := &s.View().Known.World
	if w.Facilitated != 0 && game.Phase(w.Phase) == game.Orders {
		memo = []game.Column{game.Diplomatic, game.Tactical, game.Strategic}
	}
	return to, memo
}

// Addresses are their names.
func (s *seat) Addresses() []string {
	var out []string
	to, memo := s.addresses()
	for _, a := range to {
		out = append(out, s.v.addressee(a))
	}
	for _, c := range memo {
		out = append(out, s.v.t("address.memo_"+game.ColumnNames[c]))
	}
	return out
}

// Post writes to one of them.
func (s *seat) Post(address int, text string) error {
	to, memo := s.addresses()
	switch {
	case address < 0 || address >= len(to)+len(memo):
		return s.v.worded(session.ErrStill)
	case address < len(to):
		return s.v.worded(s.Chair.Post(to[address], text))
	}
	return s.v.worded(s.Chair.Memo(memo[address-len(to)], text))
}
