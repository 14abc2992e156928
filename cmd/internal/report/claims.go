package report

import (
	"slices"
	"strconv"

	"riobravo/game"
)

// claimUse is one thing of the run that bears on a claim.
type claimUse struct {
	claim int16
	month int
	what  string
	cause []game.Cause // under which what it did is booked
}

// bears notes that something happened that bears on claims, and under which causes stands what it did.
func (b *builder) bears(claims []int16, what string, cause ...game.Cause) {
	for _, c := range claims {
		b.uses = append(b.uses, claimUse{c, b.month.N, what, cause})
	}
}

// claimDid is what the things that bear on a claim did to the public tracks in the months in which they happened.
func (b *builder) claimDid(id int16) []Shift {
	out := []Shift{}
	for i := range b.r.Moves {
		m := &b.r.Moves[i]
		if !slices.ContainsFunc(b.uses, func(u claimUse) bool {
			return u.claim == id && u.month == m.Month && slices.Contains(u.cause, m.key.cause)
		}) {
			continue
		}
		for _, t := range m.Tracks {
			out = addShift(out, t.Track, t.Name, t.By)
		}
	}
	return slices.DeleteFunc(out, func(s Shift) bool { return s.By == 0 })
}

// claims are those that something in the run bore on and that have a name.
func (b *builder) claims() []Claim {
	var ids []int16
	for _, u := range b.uses {
		if !slices.Contains(ids, u.claim) {
			ids = append(ids, u.claim)
		}
	}
	if b.in.Signs != nil && b.open() {
		for _, s := range b.in.Signs.List {
			if n, err := strconv.Atoi(s.Claim); err == nil && len(s.Occasions) > 0 && !slices.Contains(ids, int16(n)) {
				ids = append(ids, int16(n))
			}
		}
	}
	slices.Sort(ids)
	out := []Claim{}
	for _, id := range ids {
		key := "claim." + strconv.Itoa(int(id)) + ".name"
		if !b.t.Has(key) {
			continue
		}
		c := Claim{ID: strconv.Itoa(int(id)), Name: b.t.Text(key, nil), Months: []int{}, Where: []string{}, Did: b.claimDid(id)}
		c.Signs = b.signsOf(c.ID)
		c.Verdict = verdict(c.Signs)
		if word := b.in.Evidence[c.ID]; word != "" {
			c.Evidence = b.t.Text("claims.evidence."+word, nil)
		}
		for _, u := range b.uses {
			if u.claim != id {
				continue
			}
			if !slices.Contains(c.Months, u.month) {
				c.Months = append(c.Months, u.month)
			}
			if !slices.Contains(c.Where, u.what) {
				c.Where = append(c.Where, u.what)
			}
		}
		out = append(out, c)
	}
	return out
}
