package report

import (
	"slices"
	"strconv"
)

// claimUse is one thing of the run that bears on a claim.
type claimUse struct {
	claim int16
	month int
	what  string
}

// bears notes that something happened that bears on claims.
func (b *builder) bears(claims []int16, what string) {
	for _, c := range claims {
		b.uses = append(b.uses, claimUse{c, b.month.N, what})
	}
}

// claims are those that something in the run bore on and that have a name.
func (b *builder) claims() []Claim {
	var ids []int16
	for _, u := range b.uses {
		if !slices.Contains(ids, u.claim) {
			ids = append(ids, u.claim)
		}
	}
	slices.Sort(ids)
	out := []Claim{}
	for _, id := range ids {
		key := "claim." + strconv.Itoa(int(id)) + ".name"
		if !b.t.Has(key) {
			continue
		}
		c := Claim{ID: strconv.Itoa(int(id)), Name: b.t.Text(key, nil), Months: []int{}, Where: []string{}}
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
