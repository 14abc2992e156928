package line

import (
	"strings"
	"testing"

	"riobravo/cmd/internal/tui/session"
	"riobravo/game"
)

// hosted is a session at a hosted table: its people write to each other, and its seat may leave a standing sheet.
type hosted struct {
	session.Session
	sent     []string
	standing bool
}

func (h *hosted) Letters() []session.Letter { return nil }
func (h *hosted) Addresses() []string       { return []string{"everyone", "United States"} }

func (h *hosted) Post(to int, text string) error {
	h.sent = append(h.sent, h.Addresses()[to]+": "+text)
	return nil
}

func (h *hosted) LeaveStanding(yes bool) error { h.standing = yes; return nil }

func (h *hosted) Standing() (s game.Sheet, by string, ok bool) { return s, "Ana", h.standing }

// TestQuestionsAreSent: a letter may end in a question mark; the command alone with one still asks how.
func TestQuestionsAreSent(t *testing.T) {
	_, cfg := start(t, 1, "mexico")
	h := &hosted{Session: cfg.Sessions[0]}
	cfg.Sessions[0] = h
	out, err := run(t, cfg, "write united Shall we talk?\nwrite?\nstanding\n")
	if err != nil || len(h.sent) != 1 || h.sent[0] != "United States: Shall we talk?" {
		t.Errorf("%v: %q was sent\n%s", err, h.sent, out)
	}
	if !strings.Contains(out, "your standing sheet now") || !h.standing {
		t.Errorf("no standing sheet:\n%s", out)
	}
	if out, _ := run(t, cfg, "standing ?\n"); !strings.Contains(out, "left by Ana") || !strings.Contains(out, "Tactical: ") || !h.standing {
		t.Errorf("what stands is not said:\n%s", out)
	}
	if out, _ := run(t, cfg, "standing off\n"); h.standing || !strings.Contains(out, "no standing sheet any more") {
		t.Errorf("it stands still:\n%s", out)
	}
	if out, _ := run(t, cfg, "standing ?\n"); h.standing || !strings.Contains(out, "have no standing sheet") {
		t.Errorf("none stands:\n%s", out)
	}
	_, alone := start(t, 1, "mexico")
	if out, _ := run(t, alone, "standing\nwrite united hello\n"); !strings.Contains(out, "served to several") {
		t.Errorf("%s", out)
	}
}
