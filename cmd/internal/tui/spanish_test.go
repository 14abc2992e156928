package tui

import (
	"strings"
	"testing"

	"riobravo/content"
)

// TestSpanishFrames draws every scene at 80×24 and at 120×36 in Spanish: the keys lead to the same screens, the essential values are there,
// every panel has its frame, and nothing is cut short that English shows whole.
func TestSpanishFrames(t *testing.T) {
	t.Parallel()
	spanish := func(cfg *Config) { cfg.Words = content.Words().In("es") }
	for i := range scenes {
		s := &scenes[i]
		t.Run(s.name, func(t *testing.T) {
			for _, size := range [][2]int{{80, 24}, {120, 36}} {
				d := s.sat(t, size[0], size[1], "never", spanish)
				if !s.reached(d) {
					t.Fatalf("the keys lead to screen %d:\n%s", d.at(), d.text())
				}
				if len(d.a.over) == 0 {
					d.whole()
				}
				d.inTier()
				s.essential(d)
				was, now := s.sat(t, size[0], size[1], "never").screen(), d.screen()
				if a, b := strings.Count(was, "…"), strings.Count(now, "…"); b > a {
					t.Errorf("%d texts are cut short in Spanish, %d in English:\n%s\n%s", b, a, now, was)
				}
			}
		})
	}
}
