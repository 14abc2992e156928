package talks

import (
	"strings"

	"riobravo/cmd/internal/tui/screen"
	"riobravo/cmd/internal/tui/theme"
	"riobravo/cmd/internal/tui/widget"
	"riobravo/game"
)

// clausePrice is what a clause does while it is kept, and what breaking it costs the seat that breaks it.
func (t *Talks) clausePrice(c *screen.Ctx, u game.ClauseUse, w int) []widget.Row {
	d := &c.Rules().Clauses[u.Clause]
	giver, other := u.Giver, t.to
	if giver == t.to {
		other = c.Seat()
	}
	a := screen.Subject{Self: giver, Other: other, Target: u.Group, Here: u.Region}
	var rows []widget.Row
	add := func(word string, all []game.Effect) {
		if text := strings.Join(c.EffectTexts(all, a), "; "); text != "" {
			rows = append(rows, screen.Labelled(c.T("ui.talks."+word), text, w, theme.Text)...)
		}
	}
	add("at_once", d.Signing)
	add("monthly", d.Monthly)
	add("broken", d.Breach)
	return rows
}

// breach is what breaking a treaty costs the seat itself: the price of each clause that it gave.
func (t *Talks) breach(c *screen.Ctx, clauses []game.ClauseUse, w int) []widget.Row {
	var list []string
	for _, u := range clauses {
		a := screen.Subject{Self: c.Seat(), Other: t.to, Target: u.Group, Here: u.Region}
		if u.Giver == c.Seat() {
			list = append(list, c.EffectTexts(c.Rules().Clauses[u.Clause].Breach, a)...)
		}
	}
	if len(list) == 0 {
		return nil
	}
	return screen.Labelled(c.T("ui.talks.broken"), strings.Join(list, "; "), w, theme.Bad)
}

// tip is a change of the offer with the chance it would then have.
type tip struct {
	text   string
	chance int16
	more   bool // a clause added, not one dropped
}

// tipping are the single changes that would help the offer most: a clause more of what the seat gives, or one less of what
// it asks. They are asked of the same arithmetic that gives the chance.
func (t *Talks) tipping(c *screen.Ctx) []tip {
	now := t.accepted(c, t.bundle)
	var out []tip
	add := func(text string, b game.Bundle, more bool) {
		if n := t.accepted(c, b); n > now {
			out = append(out, tip{text, n, more})
		}
	}
	if t.bundle.N < game.MaxClauses {
		all := t.legal(c, c.Seat())
		for _, id := range kinds(all) {
			best, with := int16(-1), game.Bundle{}
			name := game.ClauseUse{}
			for _, u := range variants(all, id) {
				b := t.bundle
				b.Clauses[b.N] = u
				b.N++
				if n := t.accepted(c, b); n > best && !has(t.bundle, u) {
					best, with, name = n, b, u
				}
			}
			if best >= 0 {
				add(c.Text.Clause(name), with, true)
			}
		}
	}
	for i := range int(t.bundle.N) {
		if u := t.bundle.Clauses[i]; u.Giver == t.to && t.bundle.N > 1 {
			b := t.bundle
			copy(b.Clauses[i:], b.Clauses[i+1:])
			b.N--
			add(c.Text.Clause(u), b, false)
		}
	}
	for i := 1; i < len(out); i++ {
		for j := i; j > 0 && out[j].chance > out[j-1].chance; j-- {
			out[j], out[j-1] = out[j-1], out[j]
		}
	}
	return out[:min(len(out), 5)]
}

func has(b game.Bundle, u game.ClauseUse) bool {
	for _, x := range b.Clauses[:b.N] {
		if x == u {
			return true
		}
	}
	return false
}

func (t *Talks) accepted(c *screen.Ctx, b game.Bundle) int16 {
	n, _ := game.Acceptance(c.Rules(), c.Session.View(), b, c.Seat())
	return n
}

// around is a chance as the range in which the seat may believe it: nobody knows another's mind to the percent.
func around(n int16) game.Range {
	return game.Range{Low: max(0, n-8) / 5 * 5, High: min(100, n+7) / 5 * 5}
}

// tipRows are what would tip the offer, each with the chance it would then have.
func (t *Talks) tipRows(c *screen.Ctx, w int) []widget.Row {
	now := c.Text.Percent(around(t.accepted(c, t.bundle)))
	rows := []widget.Row{{widget.S(theme.Strong, widget.Pad(c.T("ui.talks.tips"), w-widget.Len(now))), widget.S(theme.Quiet, now)}}
	for _, p := range t.tips {
		sign := "− "
		if p.more {
			sign = "+ "
		}
		chance := c.Text.Percent(around(p.chance))
		text := widget.Cut(sign+p.text, w-widget.Len(chance)-2)
		rows = append(rows, widget.Row{widget.S(theme.Text, widget.Pad(text, w-widget.Len(chance))), widget.S(theme.Strong, chance)})
	}
	if len(t.tips) == 0 {
		rows = append(rows, widget.WrapRows(theme.Quiet, c.T("ui.talks.no_tips"), w, 0)...)
	}
	return rows
}
