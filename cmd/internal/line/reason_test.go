package line

import (
	"strings"
	"testing"

	"riobravo/game"
)

// TestReason: what stands behind "seal" is kept with the sheet; a reason that is too long seals nothing.
func TestReason(t *testing.T) {
	tb, cfg := start(t, 41, "usa")
	out, err := run(t, cfg, "ready\nready\nseal "+strings.Repeat("x", 300)+"\nseal Relief first,\x1b[31m force later\n")
	if err != nil || !strings.Contains(out, "300") || !strings.Contains(out, "Relief first, force later") && !strings.Contains(out, "Relief first,[31m force later") {
		t.Errorf("%v: %s", err, out)
	}
	var said []string
	for _, r := range tb.Snapshot().Records() {
		if text, ok := tb.Snapshot().Note(r.Command.Note); ok {
			if r.Command.Kind != game.CmdSeal || r.Command.Seat != 0 {
				t.Errorf("beside %+v", r.Command)
			}
			said = append(said, text)
		}
	}
	if len(said) != 1 || !strings.HasPrefix(said[0], "Relief first,") || strings.Contains(said[0], "\x1b") {
		t.Errorf("kept: %q", said)
	}
}
