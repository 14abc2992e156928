package hall

import (
	"strings"
	"testing"

	"riobravo/game"
)

// TestForget: what people of one seat wrote and who they are goes out of what a hall kept, also out of what the facilitator said
// of them, and what let them in opens nothing; the others' stays until all is forgotten. A hall without that game is left as it is.
func TestForget(t *testing.T) {
	var data []byte
	h, _ := room(t, func(c *Config) { c.Store = func(b []byte) error { data = append([]byte(nil), b...); return nil } })
	h.tables[0].game.Go()
	id := h.tables[0].game.ID()
	_, ana := sit(t, h, "Ana", 0)
	_, luz := sit(t, h, "Luz", 1)
	for c, text := range map[*Chair]string{ana: "the aubergine", luz: "the tangerine"} {
		if err := c.Post(Address{Kind: Everyone}, text); err != nil {
			t.Fatal(err)
		}
	}
	if err := h.Mark("Ina", "remove 1 Ana"); err != nil {
		t.Fatal(err)
	}
	usa := func(k game.Seat) bool { return k == 0 }
	if out, n, err := Forget(data, "another-game", usa, true); err != nil || n != 0 || string(out) != string(data) {
		t.Errorf("another game: %d, %v", n, err)
	}
	one, n, err := Forget(data, id, usa, false)
	if err != nil || n != 2 {
		t.Fatalf("%d, %v", n, err)
	}
	for _, gone := range []string{"Ana", "aubergine"} {
		if strings.Contains(string(one), gone) {
			t.Errorf("%q is kept: %s", gone, one)
		}
	}
	for _, there := range []string{"Luz", "tangerine", "Ina: remove 1 #"} {
		if !strings.Contains(string(one), there) {
			t.Errorf("%q went too", there)
		}
	}
	all, n, err := Forget(one, id, usa, true)
	if err != nil || n != 2 || strings.Contains(string(all), "Luz") || strings.Contains(string(all), "tangerine") {
		t.Errorf("all: %d, %v, %s", n, err, all)
	}
	if _, n, _ := Forget(all, id, usa, true); n != 0 {
		t.Errorf("%d forgotten twice", n)
	}
	if _, err := parse(all); err != nil {
		t.Error(err)
	}
	if _, _, err := Forget([]byte("{}"), id, usa, true); err == nil {
		t.Error("what is no hall was taken for one")
	}
}
