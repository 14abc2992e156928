package hall

import (
	"slices"
	"strings"

	"riobravo/game"
)

// Need is whose word closes a part of the phase for a seat.
type Need string

// The needs.
const (
	Any      Need = "any"      // one of those who are there
	Head     Need = "head"     // the one who sat down first
	Majority Need = "majority" // more than half of those who are there
	All      Need = "all"      // everybody who is there
)

// Cabinet says how several people share a seat.
type Cabinet struct {
	Places int // at most; 0 means Places
	Seal   Need
}

// Places is how many people may share a seat where a scenario does not say; a judgement, for a room of 30 at 3 tables.
const Places = 6

func (c Cabinet) places() int {
	if c.Places == 0 {
		return Places
	}
	return c.Places
}

// ballot is what a member of a cabinet wants: to close with this command, or not, and why.
type ballot struct {
	person int
	name   string
	closes game.Command
	yes    bool
	why    string
}

// closing tells whether a command ends a seat's part of the phase.
func closing(c *game.Command) bool {
	switch c.Kind {
	case game.CmdReady, game.CmdSeal, game.CmdChoose:
		return true
	case game.CmdSheet:
		return c.Yes
	}
	return false
}

// Proposed is Submit's error when a cabinet's member has spoken for closing and others have not yet.
type Proposed struct {
	Have, Need int
	For        []string // names
	Head       string   // who alone may close, "" nobody
	Missing    []string // those here who have not spoken for it
}

func (p *Proposed) Error() string { return "hall: proposed to the cabinet" }

// NotAlone is the error of what one member alone may not do in a cabinet: Head is the one who may, "" nobody.
type NotAlone struct {
	Seal Need
	Head string
}

func (n *NotAlone) Error() string { return "hall: not one person's to do" }

// alone tells whether a member may act for the whole seat; nil yes.
func (t *Table) alone(p *Person) error {
	c := t.seats[p.Seat].cabinet
	need, head := c.enough(t.hall.here(t.no, p.Seat))
	switch {
	case head != nil && head != p:
		return &NotAlone{c.Seal, head.Name}
	case need > 1:
		return &NotAlone{Seal: c.Seal}
	}
	return nil
}

// enough tells how many voices a seat needs, of those who are here, to close; head is the one whose word it is.
func (c Cabinet) enough(here []*Person) (need int, head *Person) {
	switch c.Seal {
	case Head:
		if len(here) > 0 {
			return 1, here[0]
		}
	case Majority:
		return len(here)/2 + 1, nil
	case All:
		return max(1, len(here)), nil
	}
	return 1, nil
}

// speak counts a member's word for a closing command. It returns the note that stays beside the command when that is
// enough, and else what is missing.
func (t *Table) speak(p *Person, c game.Command) (note string, wait *Proposed) {
	here := t.hall.here(t.no, p.Seat)
	t.mu.Lock()
	defer t.mu.Unlock()
	t.freshen()
	s := &t.seats[p.Seat]
	c.Seat, c.Note = p.Seat, 0
	s.put(ballot{person: p.ID, name: p.Name, closes: c, yes: true})
	need, head := s.cabinet.enough(here)
	w := &Proposed{Need: need}
	var yes []int
	for _, o := range here {
		i := slices.IndexFunc(s.ballots, func(b ballot) bool { return b.person == o.ID })
		if i >= 0 && s.ballots[i].yes && s.ballots[i].closes == c {
			w.Have++
			w.For = append(w.For, o.Name)
			yes = append(yes, o.ID)
		} else {
			w.Missing = append(w.Missing, o.Name)
		}
	}
	if head != nil && head != p {
		w.Head, w.Have = head.Name, 0
		return "", w
	}
	if w.Have < w.Need {
		return "", w
	}
	if len(here) < 2 && len(s.ballots) < 2 {
		return "", nil
	}
	return s.minutes(yes), nil
}

// put notes a ballot in place of the member's last one.
func (s *seatState) put(b ballot) {
	s.ballots = slices.DeleteFunc(s.ballots, func(o ballot) bool { return o.person == b.person })
	s.ballots = append(s.ballots, b)
}

// minutes are what the log says of a vote: who was for it, who against it and why. People stand in it by their numbers, so
// that a game that is handed on names nobody; "+" and "-" stand for the two sides in every language.
func (s *seatState) minutes(yes []int) string {
	var who []string
	for _, id := range yes {
		who = append(who, Pseudonym(id))
	}
	parts := []string{"+ " + strings.Join(who, ", ")}
	for _, b := range s.ballots {
		if !b.yes {
			parts = append(parts, strings.TrimSpace("- "+Pseudonym(b.person)+": "+b.why))
		}
	}
	return strings.Join(parts, "\n")
}

// redrafted forgets who was for a sheet that is no more as it was; dissent stays.
func (t *Table) redrafted(k game.Seat) {
	t.mu.Lock()
	defer t.mu.Unlock()
	s := &t.seats[k]
	s.ballots = slices.DeleteFunc(s.ballots, func(b ballot) bool { return b.yes })
}

// Dissent notes that a member is against, and why; it stands in the record beside the command that closes the part.
func (c *Chair) Dissent(why string) error {
	why, err := letterText(why)
	if err != nil {
		return err
	}
	t := c.t
	t.mu.Lock()
	t.freshen()
	t.seats[c.p.Seat].put(ballot{person: c.p.ID, name: c.p.Name, why: why})
	t.mu.Unlock()
	_, err = t.write(Letter{From: c.p.Seat, Name: c.p.Name, To: Address{Kind: Dissent}, Text: why})
	return err
}
