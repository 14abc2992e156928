package words

import (
	"cmp"
	"slices"
	"strings"

	"riobravo/game"
)

// mostWhy is how many reasons are given for a refusal.
const mostWhy = 2

// whyNot says what spoke against a seat's own offer that was refused this month, as far as the seat can tell: the reasons by
// which offers are weighed, the weightiest first. It is empty for all other facts, and when the offer is off the table.
func (r *Renderer) whyNot(e *game.Event) string {
	if e.Kind != game.OfferAnswered || e.Outcome == game.AnswerYes || e.Outcome == game.AnswerCounter || r.view == nil || e.Other != r.seat {
		return ""
	}
	v := r.view
	if e.New < 0 || int(e.New) >= len(v.Known.Offers) || e.Month != v.Known.World.Month {
		return ""
	}
	o := &v.Known.Offers[e.New]
	if o.State != game.OfferRefused || game.Seat(o.From) != e.Other || game.Seat(o.To) != e.Seat {
		return ""
	}
	_, why := game.Acceptance(r.rs, v, game.OfferBundle(o), e.Other)
	why = slices.DeleteFunc(why, func(w game.Reason) bool { return w.Points >= 0 })
	if len(why) == 0 {
		return r.t("words.why_not_near", nil)
	}
	slices.SortStableFunc(why, func(a, b game.Reason) int { return cmp.Compare(a.Points, b.Points) })
	var list []string
	for _, w := range why[:min(mostWhy, len(why))] {
		list = append(list, r.ReasonWhat(w, e.Seat))
	}
	return r.t("words.why_not", args{"List": strings.Join(list, "; ")})
}
