package talks

import (
	"riobravo/cmd/internal/tui/screen"
	"riobravo/cmd/internal/tui/theme"
	"riobravo/game"
)

// Hints are the keys that work now.
func (t *Talks) Hints(c *screen.Ctx) []screen.Hint {
	switch t.mode {
	case adding:
		h := []screen.Hint{{Keys: "↑↓", Word: "clause"}, {Keys: "←→", Word: "where"}}
		if ids := kinds(t.legal(c, t.giver)); len(ids) > 0 && consents(c, ids[min(t.pick.At, len(ids)-1)]) {
			h = append(h, screen.Hint{Keys: "+−", Word: "kind"})
		}
		return append(h, []screen.Hint{{Action: theme.Open, Word: "take"}, {Action: theme.Back, Word: "back"}}...)
	case signalling:
		if len(t.signals(c)) == 0 {
			return []screen.Hint{{Action: theme.Back, Word: "back"}}
		}
		return []screen.Hint{{Keys: "↑↓", Word: "move"}, {Action: theme.Open, Word: "post"}, {Action: theme.Back, Word: "back"}}
	}
	var h []screen.Hint
	if it, ok := t.chosen(c, theirs); ok && c.Phase() == game.Talks && it.offer.Answer != game.AnswerCounter {
		h = append(h, screen.Hint{Action: theme.Accept, Word: "accept"}, screen.Hint{Action: theme.Refuse, Word: "refuse"})
		if game.MayCounter(c.Session.View(), it.slot) {
			h = append(h, screen.Hint{Action: theme.Counter, Word: "counter"})
		}
	}
	commit := screen.Hint{Action: theme.Commit, Word: "end_round"}
	if t.bundle.N > 0 {
		commit.Word = "send"
	}
	if c.Phase() != game.Talks {
		commit = screen.Hint{Action: theme.Back, Word: "back"}
	}
	h = append(h, commit)
	if t.focus == 2 {
		h = append(h, screen.Hint{Action: theme.Add, Word: "clause"})
		if rows := t.rows(c); len(rows) > 0 {
			switch r := rows[min(t.offer.At, len(rows)-1)]; r.kind {
			case rowClause:
				h = append(h, screen.Hint{Action: theme.Drop, Word: "drop"}, screen.Hint{Keys: "←→", Word: "change"})
				if consents(c, t.bundle.Clauses[r.clause].Clause) {
					h = append(h, screen.Hint{Keys: "+−", Word: "kind"})
				}
			case rowTerm:
				h = append(h, screen.Hint{Keys: "←→", Word: "change"})
			}
		}
	} else {
		h = append(h, screen.Hint{Keys: "←→", Word: "with_whom"})
		if items := t.items(c); t.table.At < len(items) {
			switch it := items[t.table.At]; {
			case it.treaty:
				h = append(h, screen.Hint{Action: theme.Drop, Word: "break"})
			case it.mine && it.offer.State == game.OfferSealed:
				h = append(h, screen.Hint{Action: theme.Drop, Word: "take_back"})
			}
		}
	}
	h = append(h, screen.Hint{Action: theme.Next, Word: "panel"})
	if len(t.signals(c)) > 0 {
		h = append(h, screen.Hint{Action: theme.Stance, Word: "signal"})
	}
	if t.bundle.N > 0 {
		h = append(h, screen.Hint{Action: theme.Compare, Word: "tips"})
	}
	return append(h, screen.Hint{Action: theme.Advice, Word: "advice"}, screen.Hint{Action: theme.Charts, Word: "charts"},
		screen.Hint{Action: theme.After, Word: "with_whom"}, screen.Hint{Action: theme.Wire, Word: "wire"}, screen.Hint{Action: theme.Help, Word: "help"})
}
