package report

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// File is one file of a review that is a folder.
type File struct {
	Name string
	Data []byte
}

// CSV is the review as tidy tables, one for each question: a row is one thing, a column one of its properties, the first
// row names the columns. Numbers are plain; unknown ones are empty. A text that a spreadsheet would take for a formula is
// led by an apostrophe.
func (r *Review) CSV() []File {
	return []File{
		r.orderFile(), r.rollFile(), r.valueFile(), r.treatyFile(), r.crisisFile(), r.messageFile(), r.peopleFile(),
		r.scoreFile(), r.standingFile(), r.estimateFile(), r.deathFile(), r.moveFile(), r.surveyFile(), r.claimFile(), r.gameFile(),
	}
}

// sheet is a table under way.
type sheet struct {
	name string
	b    bytes.Buffer
	w    *csv.Writer
}

func newSheet(name string, columns ...string) *sheet {
	s := &sheet{name: name}
	s.w = csv.NewWriter(&s.b)
	_ = s.w.Write(columns) // into memory
	return s
}

// row writes one row: numbers as they are, truths as 0 or 1, texts made safe.
func (s *sheet) row(cells ...any) {
	out := make([]string, len(cells))
	for i, c := range cells {
		switch c := c.(type) {
		case string:
			out[i] = safe(c)
		case bool:
			out[i] = map[bool]string{true: "1", false: "0"}[c]
		case unknown:
			if c >= 0 {
				out[i] = strconv.Itoa(int(c))
			}
		default:
			out[i] = fmt.Sprint(c)
		}
	}
	_ = s.w.Write(out) // into memory
}

func (s *sheet) file() File {
	s.w.Flush()
	return File{s.name + ".csv", s.b.Bytes()}
}

// unknown is a number that is empty when it is below 0.
type unknown int

// safe keeps a spreadsheet from taking a text for a formula.
func safe(s string) string {
	if s != "" && strings.ContainsRune("=+-@\t\r", rune(s[0])) {
		return "'" + s
	}
	return s
}

// score is a number of points with two decimals, from hundredths.
func score(n int) string {
	sign := ""
	if n < 0 {
		sign, n = "-", -n
	}
	return fmt.Sprintf("%s%d.%02d", sign, n/100, n%100)
}

// decimal is a number with decimals: not a text, so nothing is put before its minus.
type decimal string

func (r *Review) orderFile() File {
	s := newSheet("orders", "month", "seat", "actor", "column", "order", "name", "text", "posture", "fate", "why", "expected_low", "expected_high", "odds", "die", "outcome", "claimed", "reason")
	for _, o := range r.Orders {
		s.row(o.Month, o.Seat, o.Actor, o.Column, o.Order, o.Name, o.Text, o.Posture, o.Fate, o.Why, unknown(o.Low), unknown(o.High), unknown(o.Odds), zero(o.Die), o.Outcome, o.Claimed, o.Reason)
	}
	return s.file()
}

// zero makes 0 unknown.
func zero(n int) unknown {
	if n == 0 {
		return -1
	}
	return unknown(n)
}

func (r *Review) rollFile() File {
	s := newSheet("rolls", "month", "seat", "actor", "operation", "name", "region", "group", "base", "modifiers", "odds", "disaster", "die", "outcome")
	for _, x := range r.Rolls {
		var mods []string
		for _, m := range x.Mods {
			mods = append(mods, fmt.Sprintf("%s %+d", m.ID, m.By))
		}
		s.row(x.Month, x.Seat, x.Actor, x.Kind, x.Name, x.Region, x.Group, unknown(x.Base), strings.Join(mods, "; "), unknown(x.Odds), unknown(x.Width), zero(x.Die), x.Outcome)
	}
	return s.file()
}

func (r *Review) valueFile() File {
	s := newSheet("tracks", "month", "scope", "subject", "measure", "value")
	for _, v := range r.Values {
		s.row(v.Month, v.Scope, v.Subject, v.Measure, v.Value)
	}
	return s.file()
}

func (r *Review) treatyFile() File {
	s := newSheet("treaties", "treaty", "since", "until", "end", "a", "b", "giver", "clause", "text", "fate", "broken_by", "strained_by", "secret")
	for i, t := range r.Treaties {
		for _, c := range t.Clauses {
			s.row(i+1, t.Since, t.Until, zero(t.End), t.A, t.B, c.Giver, c.ID, c.Text, t.Fate, t.By, strings.Join(t.Strain, " "), t.Secret)
		}
	}
	return s.file()
}

func (r *Review) crisisFile() File {
	s := newSheet("crises", "number", "month", "crisis", "name", "region", "group", "question", "party", "seat", "choice", "outcome", "open")
	for i, c := range r.Crises {
		choices := c.Choices
		if len(choices) == 0 {
			choices = []Choice{{}}
		}
		for _, x := range choices {
			s.row(i+1, c.Month, c.Crisis, c.Name, c.Region, c.Group, c.Question, x.Party, x.Seat, x.Text, c.Outcome, c.Open)
		}
	}
	return s.file()
}

func (r *Review) messageFile() File {
	s := newSheet("messages", "month", "round", "kind", "from", "to", "text", "public")
	for _, m := range r.Messages {
		s.row(m.Month, m.Round, m.Kind, m.From, m.To, m.Text, m.Public)
	}
	return s.file()
}

func (r *Review) peopleFile() File {
	s := newSheet("participation", "seat", "player", "commands", "taken_back", "sheets", "orders", "empty", "offers", "answers", "signals", "crises", "texts")
	for _, p := range r.People {
		s.row(p.Seat, p.Player, p.Commands, p.Undone, p.Sealed, p.Orders, p.Empty, p.Offers, p.Answers, p.Signals, p.Crises, p.Texts)
	}
	return s.file()
}

func (r *Review) scoreFile() File {
	s := newSheet("scores", "month", "seat", "part", "name", "weight", "value")
	for _, m := range r.Months {
		for _, st := range m.Standings {
			for _, p := range st.Parts {
				if st.Known {
					s.row(m.N, st.Seat, p.ID, p.Name, p.Weight, p.Value)
				}
			}
		}
	}
	return s.file()
}

func (r *Review) standingFile() File {
	s := newSheet("standings", "month", "seat", "score", "needs", "margin", "met", "first")
	for i, m := range r.Months {
		for _, st := range m.Standings {
			if st.Known {
				s.row(m.N, st.Seat, decimal(score(st.Score)), decimal(score(st.Threshold)), decimal(score(st.Margin)), st.Met && i == len(r.Months)-1 && r.Game.Over, st.First)
			}
		}
	}
	return s.file()
}

func (r *Review) estimateFile() File {
	s := newSheet("estimates", "month", "seat", "kind", "about", "low", "high", "sure", "truth")
	for _, e := range r.Estimates {
		s.row(e.Month, e.Seat, e.Kind, e.About, e.Low, e.High, e.Sure, unknown(e.Truth))
	}
	return s.file()
}

func (r *Review) deathFile() File {
	s := newSheet("killed", "month", "who", "number", "cause", "seat")
	for _, d := range r.Dead {
		s.row(d.Month, d.Who, d.N, d.Cause, d.Seat)
	}
	return s.file()
}

func (r *Review) moveFile() File {
	s := newSheet("moves", "month", "class", "cause", "actor", "seat", "margin")
	for _, m := range r.Moves {
		for _, x := range m.By {
			s.row(m.Month, m.Class, m.Cause, m.Seat, x.Seat, decimal(score(x.By)))
		}
	}
	return s.file()
}

func (r *Review) gameFile() File {
	g := &r.Game
	s := newSheet("game", "name", "value")
	for _, kv := range [][2]string{
		{"id", g.ID},
		{"title", g.Name},
		{"scenario", g.Scenario},
		{"head", g.Head},
		{"commands", number(g.Commands)},
		{"engine", g.Engine},
		{"rules", g.Rules},
		{"eyes", g.Eyes},
		{"ending", g.Ending},
		{"month", number(g.Month)},
		{"turns", number(g.Turns)},
		{"aftermath", number(g.Aftermath)},
		{"assumptions", strings.Join(slices.Clone(g.Assumptions), " ")},
		{"missing", strings.Join(r.Missing, " ")},
	} {
		s.row(kv[0], kv[1])
	}
	return s.file()
}
