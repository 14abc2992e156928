package tui

import (
	"strings"
	"testing"

	"riobravo/cmd/internal/tui/screen"
)

// TestEveryTermHasACard: each word of the glossary is found by its name in the palette, and its card opens.
func TestEveryTermHasACard(t *testing.T) {
	t.Parallel()
	cfg := config()
	cfg.Sessions = sit(t, 2, "usa")
	d := newDriver(t, cfg, 120, 36)
	c := d.a.ctx()
	n := 0
	for _, chapter := range strings.Fields(c.T("glossary.sections")) {
		for _, id := range strings.Fields(c.T("glossary.in." + chapter)) {
			name := c.T("glossary.card." + id + ".name")
			d.press(":")
			for _, r := range "word " + strings.ToLower(name) {
				if r == ' ' {
					d.press("space")
				} else {
					d.press(string(r))
				}
			}
			d.press("enter")
			if len(d.a.over) == 0 || d.a.over[len(d.a.over)-1].route.To != screen.Term || d.a.over[len(d.a.over)-1].route.Text != id {
				t.Errorf("%q does not lead to the card %q:\n%s", name, id, d.text())
			}
			n++
			for range 3 {
				if len(d.a.over) > 0 {
					d.press("esc")
				}
			}
		}
	}
	if n < 40 {
		t.Errorf("the glossary has %d words", n)
	}
}
