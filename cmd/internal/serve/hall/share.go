package hall

import (
	"slices"
	"strings"

	"riobravo/game"
)

// Share is what one person did at a table, for individual credit.
type Share struct {
	Person   int // the number under which the hall knows them
	Seat     game.Seat
	Letters  int // written
	Voices   int // parts of months that were closed with their word, alone or in a vote
	Dissents int // noted against what their seat did
}

// Shares are what each person of a table did, by their numbers. Voices come from the minutes in the log; who held a seat alone
// closed whatever that seat closed.
func (t *Table) Shares() []Share {
	h := t.hall
	h.mu.Lock()
	var out []Share
	held := map[game.Seat]int{}
	names := map[string]int{}
	for _, p := range h.people {
		if p.Role == Player && p.Table == t.no {
			out = append(out, Share{Person: p.ID, Seat: p.Seat})
			held[p.Seat]++
			names[Pseudonym(p.ID)] = len(out) - 1
		}
	}
	h.mu.Unlock()
	for _, l := range t.Letters(game.NoSeat, true) {
		if i := slices.IndexFunc(out, func(s Share) bool { return s.Seat == l.From && h.called(s.Person, l.Name) }); i >= 0 {
			out[i].Letters++
		}
	}
	log := t.game.Snapshot()
	for _, r := range log.Records() {
		k := r.Command.Seat
		if k < 0 || !closing(&r.Command) {
			continue
		}
		text, _ := log.Note(r.Command.Note)
		voices, against := spoken(text)
		if i := slices.IndexFunc(out, func(s Share) bool { return s.Seat == k }); len(voices) == 0 && held[k] == 1 {
			out[i].Voices++
		}
		for _, who := range voices {
			if i, ok := names[who]; ok && out[i].Seat == k {
				out[i].Voices++
			}
		}
		for _, who := range against {
			if i, ok := names[who]; ok && out[i].Seat == k {
				out[i].Dissents++
			}
		}
	}
	slices.SortFunc(out, func(a, b Share) int { return a.Person - b.Person })
	return out
}

// called tells whether a person has a name.
func (h *Hall) called(person int, name string) bool {
	h.mu.Lock()
	defer h.mu.Unlock()
	return slices.ContainsFunc(h.people, func(p *Person) bool { return p.ID == person && p.Name == name })
}

// spoken reads the minutes out of a note: who was for it, and who against. What people wrote above them is none of it.
func spoken(note string) (yes, no []string) {
	for _, line := range strings.Split(note, "\n") {
		if who, ok := strings.CutPrefix(line, "+ #"); ok {
			yes, no = nil, nil // the last minutes count: a line like it may stand in what people wrote
			for _, one := range strings.Split(who, ", ") {
				yes = append(yes, "#"+strings.TrimPrefix(one, "#"))
			}
		}
		if who, ok := strings.CutPrefix(line, "- #"); ok {
			n, _, _ := strings.Cut(who, ":")
			no = append(no, "#"+n)
		}
	}
	return yes, no
}
