package tui

import (
	"strings"
	"testing"

	"riobravo/cmd/internal/tui/screen"
	"riobravo/game"
)

// TestReason writes why a sheet is as it is: it stands on the sheet, goes with the seal, and the next month begins without.
func TestReason(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {120, 36}} {
		tb, all := seated(t, 5, "usa")
		cfg := config()
		cfg.Sessions = all
		d := newDriver(t, cfg, size[0], size[1])
		d.press("enter", "s", "s")
		if d.a.top().route.To != screen.Board {
			t.Fatalf("on %v", d.a.top().route.To)
		}
		d.press("m")
		for _, r := range "first relief" {
			d.press(string(r))
		}
		d.press("enter")
		if !strings.Contains(d.text(), "› first relief") {
			t.Errorf("%v: the sheet does not show it:\n%s", size, d.text())
		}
		d.press("s")
		if len(d.a.over) > 0 {
			d.press("y")
		}
		kept := ""
		for _, r := range tb.Snapshot().Records() {
			if text, ok := tb.Snapshot().Note(r.Command.Note); ok && r.Command.Kind == game.CmdSeal && r.Command.Seat == all[0].Seat() {
				kept += text
			}
		}
		if kept != "first relief" {
			t.Errorf("%v: kept %q", size, kept)
		}
	}
}
