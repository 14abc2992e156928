package report

import (
	"slices"
	"strings"

	"riobravo/cmd/internal/tui/session"
)

// Signs are what of the article's claims can be seen in the run that is reviewed, and how often the same was seen in others.
// They are found by whoever asks for the review; a review of one seat's sight has none, for they read the whole truth.
type Signs struct {
	List   []SeenSign
	Others Others
}

// SeenSign is one sign of a claim with its occasions in the run.
type SeenSign struct {
	ID, Claim           string
	May                 bool // the claim says that it can happen, not that it must
	Occasions           []Occasion
	Games, Times, Shown int // in the others: games with an occasion, occasions, and those in which it showed itself
}

// Occasion is one place in the run where a claim could have shown itself.
type Occasion struct {
	Month  int    `json:"month"`
	Region string `json:"region" doc:"id, empty for none"`
	Group  string `json:"group" doc:"id, empty for none"`
	Shown  bool   `json:"shown" doc:"it showed itself there"`
	Where  string `json:"where" doc:"the place in words"`
}

// Others says which games a run is set against.
type Others struct {
	Games    int      `json:"games" doc:"0: none were played"`
	Scenario string   `json:"scenario"`
	Rules    string   `json:"rules" doc:"hash of the rules they were played by"`
	Bots     string   `json:"bots" doc:"in every seat"`
	Seed     string   `json:"seed"`
	Assume   []string `json:"assumptions" doc:"with the contrary view"`
	Like     string   `json:"like" doc:"same: of this game's rules and assumptions; older: of another state of the scenario; assumed: of its rules under other assumptions; other: of another scenario"`
}

// Sign is one sentence that is true where a claim showed itself, with the evidence for and against it.
type Sign struct {
	ID        string     `json:"id"`
	Text      string     `json:"text"`
	May       bool       `json:"may" doc:"the claim says that it can happen: a run without it does not speak against it"`
	Occasions []Occasion `json:"occasions" doc:"where it could have shown itself in this run"`
	For       int        `json:"for" doc:"occasions in which it did"`
	Against   int        `json:"against"`
	Games     int        `json:"other_games" doc:"of the others, those in which it had an occasion"`
	Times     int        `json:"other_occasions"`
	Shown     int        `json:"other_shown" doc:"of these, those in which it showed itself"`
}

// Verdicts of a run on a claim.
const (
	Agrees      = "agrees"
	Contradicts = "contradicts"
	Mixed       = "mixed"
	Absent      = "absent" // it can happen, and did not here
)

// verdict is what the run says of a claim by its signs: nothing where none had an occasion. A sign that may be absent counts
// when it is there.
func verdict(list []Sign) string {
	pro, con, absent := 0, 0, 0
	for _, s := range list {
		switch {
		case len(s.Occasions) == 0:
		case s.May && s.For == 0:
			absent++
		case s.May:
			pro++
		default:
			pro += s.For
			con += s.Against
		}
	}
	switch {
	case pro > con:
		return Agrees
	case con > pro:
		return Contradicts
	case pro > 0:
		return Mixed
	case absent > 0:
		return Absent
	}
	return ""
}

// signsOf are a claim's signs in the run.
func (b *builder) signsOf(id string) []Sign {
	out := []Sign{}
	if b.in.Signs == nil || !b.open() {
		return out
	}
	for _, x := range b.in.Signs.List {
		if x.Claim != id {
			continue
		}
		s := Sign{ID: x.ID, Text: b.t.Text("sign."+x.ID+".text", nil), May: x.May, Occasions: []Occasion{}, Games: x.Games, Times: x.Times, Shown: x.Shown}
		for _, o := range x.Occasions {
			o.Where = b.whereOf(o)
			s.Occasions = append(s.Occasions, o)
			if o.Shown {
				s.For++
			} else {
				s.Against++
			}
		}
		out = append(out, s)
	}
	return out
}

// whereOf names the place of an occasion, or the group.
func (b *builder) whereOf(o Occasion) string {
	for _, d := range b.rs.Regions {
		if o.Region != "" && d.ID == o.Region {
			return b.t.Text("region."+d.ID+".name", nil)
		}
	}
	for _, d := range b.rs.Groups {
		if o.Group != "" && d.ID == o.Group {
			return b.t.Text("group."+d.ID+".short", nil)
		}
	}
	return ""
}

// unseen counts the claims whose signs had no occasion in the run.
func (b *builder) unseen() int {
	var with, all []string
	if b.in.Signs == nil || !b.open() {
		return 0
	}
	for _, s := range b.in.Signs.List {
		if !slices.Contains(all, s.Claim) {
			all = append(all, s.Claim)
		}
		if len(s.Occasions) > 0 && !slices.Contains(with, s.Claim) {
			with = append(with, s.Claim)
		}
	}
	return len(all) - len(with)
}

// claimLines say what the run as a whole says of the article, what it is set against, and plainly where it contradicts.
func (p *teller) claimLines() []string {
	count := map[string]int{}
	for _, c := range p.r.Claims {
		count[c.Verdict]++
	}
	if p.r.Game.Eyes != "" {
		return []string{p.t("claims.closed")}
	}
	out := []string{p.t("claims.sum", "Agrees", count[Agrees], "Contradicts", count[Contradicts], "Mixed", count[Mixed], "Absent", count[Absent], "Unseen", p.r.Unseen)}
	for _, c := range p.r.Claims {
		if c.Verdict != Contradicts {
			continue
		}
		for _, s := range c.Signs {
			if s.May || s.Against <= s.For {
				continue
			}
			out = append(out, p.t("claims.contradicts", "Claim", c.ID+". "+c.Name, "Sign", s.Text, "For", s.For, "N", len(s.Occasions), "Times", s.Times, "Percent", percent(s.Shown, s.Times)))
		}
	}
	return append(out, p.othersLine())
}

// othersLine says which games the run is set against.
func (p *teller) othersLine() string {
	o := &p.r.Others
	if o.Games == 0 {
		return p.t("claims.no_others")
	}
	text := p.t("claims.others", "Games", o.Games, "Scenario", p.named("scenario."+o.Scenario+".name", o.Scenario), "Bots", p.played(o.Bots), "Seed", o.Seed, "Rules", o.Rules[:min(8, len(o.Rules))])
	if o.Like != "same" {
		text += " " + p.t("claims.like."+o.Like)
	}
	return text
}

// claims are the evidence for and against each claim, sign by sign.
func (p *teller) claims() *Table {
	t := p.table(p.t("caption.claims"), "claim", "verdict", "sign", "for", "against", "others", "evidence")
	for _, c := range p.r.Claims {
		if len(c.Signs) == 0 {
			continue
		}
		name, said, published := c.ID+". "+c.Name, p.t("verdict."+c.Verdict), c.Evidence
		if c.Verdict == "" {
			continue
		}
		for _, s := range c.Signs {
			if len(s.Occasions) == 0 {
				continue
			}
			t.add(name, said, s.Text, p.occasions(&s, true), p.occasions(&s, false), p.otherGames(&s), published)
		}
	}
	return t
}

// claimCards are the same evidence for front ends whose lines are short: a heading and a few sentences for each claim.
func (p *teller) claimCards() []session.Block {
	var out []session.Block
	for _, c := range p.r.Claims {
		if c.Verdict == "" {
			continue
		}
		lines := []string{p.t("claims.verdict", "Verdict", p.t("verdict."+c.Verdict), "Evidence", c.Evidence)}
		for _, s := range c.Signs {
			if len(s.Occasions) > 0 {
				lines = append(lines, p.t("claims.line", "Sign", s.Text, "For", p.occasions(&s, true), "Against", p.occasions(&s, false), "Others", p.otherGames(&s)))
			}
		}
		out = append(out, session.Block{Title: c.ID + ". " + c.Name, Lines: saidAll(lines)})
	}
	return out
}

// otherGames is how often a sign showed itself elsewhere.
func (p *teller) otherGames(s *Sign) string {
	if p.r.Others.Games == 0 {
		return ""
	}
	return p.t("claims.elsewhere", "Percent", percent(s.Shown, s.Times), "Times", s.Times, "Games", s.Games)
}

// occasions are the months, with their places, in which a sign showed itself, or did not.
func (p *teller) occasions(s *Sign, shown bool) string {
	var out []string
	times := map[string]int{}
	for _, o := range s.Occasions {
		if o.Shown != shown {
			continue
		}
		text := strings.TrimSpace(signless(o.Month) + " " + o.Where)
		if times[text]++; times[text] == 1 {
			out = append(out, text)
		}
	}
	for i, text := range out {
		if n := times[text]; n > 1 {
			out[i] = text + " × " + signless(n)
		}
	}
	return strings.Join(out, ", ")
}

// bore is what of the run bore on claims, and what it did.
func (p *teller) bore() *Table {
	t := p.table(p.t("caption.bore"), "claim", "month", "where", "did_here")
	for _, c := range p.r.Claims {
		if len(c.Where) == 0 {
			continue
		}
		var months []string
		for _, m := range c.Months {
			months = append(months, signless(m))
		}
		t.add(c.ID+". "+c.Name, strings.Join(months, ", "), strings.Join(c.Where, ", "), shifts(c.Did))
	}
	return t
}

// claimFile is every occasion of the run: one row each.
func (r *Review) claimFile() File {
	s := newSheet("claims", "claim", "name", "verdict", "sign", "text", "may", "month", "region", "group", "shown", "other_occasions", "other_shown", "other_games")
	for _, c := range r.Claims {
		for _, x := range c.Signs {
			for _, o := range x.Occasions {
				s.row(c.ID, c.Name, c.Verdict, x.ID, x.Text, x.May, o.Month, o.Region, o.Group, o.Shown, x.Times, x.Shown, x.Games)
			}
		}
	}
	return s.file()
}
