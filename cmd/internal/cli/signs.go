package cli

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"

	"riobravo/cmd/internal/claims"
	"riobravo/cmd/internal/report"
	"riobravo/content"
	"riobravo/game"
	"riobravo/save"
)

// signsOf looks for the article's claims in a run, and sets beside them how often they showed themselves in the games of the
// table that comes with the program. It is nil for the sight of one seat, and where the signs cannot be read over the game's
// scenario.
func signsOf(sc *content.Scenario, rs *game.Ruleset, l *save.Log, eyes game.Seat) *report.Signs {
	if eyes >= 0 || l.Stamp().Option(save.SeenBy) != "" {
		return nil
	}
	list, sum, problems := content.Signs()
	if problems.Failed() {
		return nil
	}
	found, err := claims.Look(sc, list, tape(rs, l))
	if err != nil { // a scenario without a republic, say: its claims are told without what a run shows
		return nil
	}
	out := &report.Signs{}
	for i, s := range list {
		x := report.SeenSign{ID: s.ID, Claim: s.Claim, May: s.May}
		for _, o := range found[i] {
			x.Occasions = append(x.Occasions, report.Occasion{Month: o.Month, Region: o.Region, Group: o.Group, Shown: o.Shown})
		}
		out.List = append(out.List, x)
	}
	if shown, ok := content.ShownBefore(); ok && shown.Signs == sum {
		setAgainst(out, &shown, sc.ID, rs.RulesHash, l.Stamp())
	}
	return out
}

// tape is a game that was kept, fact by fact.
func tape(rs *game.Ruleset, l *save.Log) *claims.Tape {
	t := &claims.Tape{Rules: rs, Opening: l.Opening()}
	for _, i := range l.Line() {
		t.Events = append(t.Events, l.Records()[i].Events)
	}
	return t
}

// setAgainst sets other games beside what a run shows, and says how like its own rules theirs are.
func setAgainst(to *report.Signs, shown *content.Shown, scenario, rules string, st save.Stamp) {
	like := "same"
	switch {
	case shown.Scenario != scenario:
		like = "other"
	case shown.Rules != rules:
		like = "older"
	case !slices.Equal(supposedIn(st), shown.Assume):
		like = "assumed"
	}
	to.Others = report.Others{Games: shown.Games, Scenario: shown.Scenario, Rules: shown.Rules, Bots: shown.Bots, Seed: strconv.FormatUint(shown.Seed, 10), Assume: shown.Assume, Like: like}
	for i := range to.List {
		x := &to.List[i]
		c := shown.Counts[x.ID]
		x.Games, x.Times, x.Shown = c.Games, c.Occasions, c.Shown
	}
}

// supposedIn are the assumptions that a game took the contrary view of.
func supposedIn(st save.Stamp) []string {
	out := append([]string{}, st.Assumptions...)
	slices.Sort(out)
	return out
}

// others plays games of the reviewed game's own scenario and assumptions, to set the run against them.
func (a *app) others(ctx context.Context, in *report.Input, sc *content.Scenario, n int) error {
	if in.Signs == nil {
		return &callError{"error.others_eyes", nil}
	}
	list, sum, _ := content.Signs()
	tell, end := a.reckoning()
	shown, err := claims.Count(ctx, sc, supposedIn(in.Log.Stamp()), list, sum, n, 1, tell)
	end()
	if err != nil {
		return err
	}
	setAgainst(in.Signs, &shown, sc.ID, in.Rules.RulesHash, in.Log.Stamp())
	return nil
}

// runShown is `riobravo claims --shown`: whole games of a scenario with bots, and how often each claim showed itself.
func (a *app) runShown(ctx context.Context, id string, f *claimFlags, seed uint64) error {
	sc, err := a.load(id)
	if err != nil {
		return err
	}
	list, sum, problems := content.Signs()
	if problems.Failed() {
		return contentError{problems}
	}
	var tell func(done, total int)
	end := func() {}
	if a.Progress {
		tell, end = a.counting(a.Err)
	}
	shown, err := claims.Count(ctx, sc, supposed(sc, nil), list, sum, f.games, seed, tell)
	end()
	if err != nil {
		return err
	}
	if f.json {
		b, err := json.MarshalIndent(&shown, "", " ")
		if err != nil {
			return err
		}
		a.print(string(b))
		return nil
	}
	for _, s := range list {
		c := shown.Counts[s.ID]
		share := 0
		if c.Occasions > 0 {
			share = (c.Shown*100 + c.Occasions/2) / c.Occasions
		}
		a.print(a.text.Text("claims.shown", map[string]any{"Claim": fmt.Sprintf("%2s", s.Claim), "Text": a.text.Text("sign."+s.ID+".text", nil), "Percent": share, "N": c.Occasions, "Games": c.Games, "Of": shown.Games, "May": s.May}))
	}
	return nil
}
