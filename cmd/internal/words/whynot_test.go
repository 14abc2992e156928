package words_test

import (
	"strings"
	"testing"

	"riobravo/cmd/internal/table"
	"riobravo/cmd/internal/words"
	"riobravo/content"
	"riobravo/game"
	"riobravo/game/dice"
)

// TestWhyNot: a seat whose offer is refused reads what spoke against it; nobody else does, and not in a later month.
func TestWhyNot(t *testing.T) {
	sc, problems := content.Load(content.Default)
	if sc == nil {
		t.Fatal(problems)
	}
	rs := sc.Ruleset
	players := []table.Player{{}, {Bot: "staff"}, {Bot: "staff"}, {Bot: "staff"}}
	for seed := range uint64(20) {
		tb, err := table.New(table.Config{Rules: rs, Players: players, Source: dice.FromSeed(seed), SeedKnown: true})
		if err != nil {
			t.Fatal(err)
		}
		me, _ := tb.Session(0)
		asked := game.Bundle{To: 1, Months: 6, N: 1}
		for i := range rs.Clauses {
			if rs.Clauses[i].ID == "extraditions" {
				asked.Clauses[0] = game.ClauseUse{Clause: game.ClauseID(i), Giver: 1, Region: game.NoRegion, Group: game.NoGroup}
			}
		}
		for _, c := range []game.Command{{Kind: game.CmdOffer, Offer: asked}, {Kind: game.CmdReady}, {Kind: game.CmdReady}} {
			if err := me.Submit(c); err != nil {
				t.Fatal(err)
			}
		}
		for _, e := range me.Events(1) {
			if e.Kind != game.OfferAnswered || e.Other != 0 || e.Outcome == game.AnswerYes || e.Outcome == game.AnswerCounter {
				continue
			}
			text, _ := words.New(sc.Texts, rs).See(me.View()).Event(e)
			if !strings.Contains(text, "What spoke against it most, as far as you can tell: Extraditions") {
				t.Errorf("seed %d: %q", seed, text)
			}
			check(t, text)
			other, _ := tb.Session(1)
			if text, _ = words.New(sc.Texts, rs).See(other.View()).Event(e); strings.Contains(text, "spoke against") {
				t.Errorf("who refused reads the other's guess: %q", text)
			}
			later := *me.View()
			later.Known.World.Month++
			if text, _ = words.New(sc.Texts, rs).See(&later).Event(e); strings.Contains(text, "spoke against") {
				t.Errorf("a month later: %q", text)
			}
			return
		}
	}
	t.Error("no offer was refused in twenty games")
}

// TestYesAndNo: a condition on what is yes or no is a statement, in both languages.
func TestYesAndNo(t *testing.T) {
	sc, _ := content.Load(content.Default)
	for lang, want := range map[string][]string{
		"en": {"U.S. tariffs in force", "no U.S. tariffs in force", "not designated as terrorist (the target)"},
		"es": {"aranceles de EE.\u00a0UU. en vigor", "sin aranceles de EE.\u00a0UU. en vigor", "sin designar como terrorista (el blanco)"},
	} {
		r := words.New(sc.Texts.In(lang), sc.Ruleset)
		for i, id := range []string{"usa.lift_tariffs", "usa.impose_tariffs", "usa.designate"} {
			for o := range sc.Ruleset.Orders {
				if d := &sc.Ruleset.Orders[o]; d.ID == id {
					if got := r.Cond(d.When.Node); got != want[i] {
						t.Errorf("%s, %s: %q, want %q", lang, id, got, want[i])
					}
				}
			}
		}
	}
}
