package claims

import (
	"reflect"
	"testing"

	"riobravo/content"
	"riobravo/game"
)

// TestSigns: every sign stands for a row of the table, and over forty games of bots most have an occasion; any number of
// workers counts the same, and a game that is read from its facts shows what the same game showed while it was played.
func TestSigns(t *testing.T) {
	signs, sum, problems := content.Signs()
	if problems.Failed() || len(signs) < 30 {
		t.Fatalf("%d signs, %v", len(signs), problems)
	}
	rows, _ := content.Claims()
	known := map[string]bool{}
	for _, c := range rows {
		known[c.ID] = true
	}
	sc, _ := content.Load(content.Default)
	for _, s := range signs {
		if !known[s.Claim] || !sc.Texts.In("en").Has("sign."+s.ID+".text") || !sc.Texts.In("en").Has("claim."+s.Claim+".name") {
			t.Errorf("sign %q: no row %q, or no words", s.ID, s.Claim)
		}
	}
	a, err := Count(t.Context(), sc, nil, signs, sum, 40, 5, nil)
	if err != nil {
		t.Fatal(err)
	}
	b, err := Count(t.Context(), sc, nil, signs, sum, 40, 5, nil)
	if err != nil || !reflect.DeepEqual(a, b) {
		t.Errorf("counted twice: %v\n%v\n%v", err, a, b)
	}
	never := 0
	for _, s := range signs {
		if a.Counts[s.ID].Occasions == 0 {
			never++
		}
	}
	if never > len(signs)/4 {
		t.Errorf("%d of %d signs never have an occasion: %v", never, len(signs), a.Counts)
	}
	p, err := newPlayer(sc, &content.Arm{Name: "run", Bots: "staff"}, content.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := p.play(5, 0); err != nil {
		t.Fatal(err)
	}
	w, err := newWatcher(signs, &p.rec)
	if err != nil {
		t.Fatal(err)
	}
	read, err := Look(sc, signs, &Tape{Rules: p.rs, Opening: p.start, Events: [][]game.Event{p.rec.events}})
	if err != nil {
		t.Fatal(err)
	}
	for i := range signs {
		if list, err := w.look(i); err != nil || !reflect.DeepEqual(list, read[i]) {
			t.Errorf("sign %q: %v, read from the facts %v (%v)", signs[i].ID, list, read[i], err)
		}
	}
}

// TestShownIsTold: the table that comes with the program belongs to the scenario and the signs as they are, or to older ones
// of the same id, which a review then says; it holds a count for every sign that it knew.
func TestShownIsTold(t *testing.T) {
	shown, ok := content.ShownBefore()
	if !ok {
		t.Fatal("there is no table")
	}
	signs, sum, _ := content.Signs()
	if shown.Scenario != content.Default || shown.Games < 1000 || len(shown.Rules) != 64 || len(shown.Assume) != 0 {
		t.Errorf("the table is of %q, %d games, rules %q, %v", shown.Scenario, shown.Games, shown.Rules, shown.Assume)
	}
	if shown.Signs == sum {
		for _, s := range signs {
			if _, counted := shown.Counts[s.ID]; !counted {
				t.Errorf("sign %q was not counted", s.ID)
			}
		}
	}
}
