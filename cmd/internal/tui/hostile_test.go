package tui

import (
	"errors"
	"strings"
	"testing"
	"unicode"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"riobravo/cmd/internal/tui/screen"
	"riobravo/cmd/internal/tui/session"
)

// hostile is what somebody may put into a name, a scenario's text or a paste: sequences that set the title, clear the
// screen, ask the terminal to answer and switch pastes off; control characters of both kinds; text that runs backwards,
// joins, combines, is two cells wide or none.
const hostile = "\x1b]0;pwned\x07\x1b[2J\x1b[6n\x1b[?2004l\x9b31m\x00\a\b\r\x7f\u202e\u2066\u200f\u200b\ufeff🚀👩‍👩‍👧🇲🇽⚓✅⭐️漢字ｗ한e\u0301\u0e33\u0903\u1160שלום\u200fمرحبا\U000e0041\ufffd"

// evil are words in which every text that pick chooses ends in what is hostile.
type evil struct {
	session.Words
	pick func(key string) bool
}

func (e evil) Text(key string, args map[string]any) string {
	return e.spoilt(key, e.Words.Text(key, args))
}

func (e evil) Variant(key string, n int, args map[string]any) string {
	return e.spoilt(key, e.Words.Variant(key, n, args))
}

func (e evil) spoilt(key, s string) string {
	if e.pick(key) {
		return s + hostile
	}
	return s
}

// ours tells whether a key is of the interface's own words, which no scenario writes.
func ours(key string) bool { return strings.HasPrefix(key, "ui.") }

// TestHostileWords goes through every scene while a scenario's words, or all, end in what is hostile: nothing of it is
// sent, and no frame loses its shape.
func TestHostileWords(t *testing.T) {
	t.Parallel()
	for name, pick := range map[string]func(string) bool{"scenario": func(k string) bool { return !ours(k) }, "all": func(string) bool { return true }} {
		t.Run(name, func(t *testing.T) {
			for i := range scenes {
				s := &scenes[i]
				t.Run(s.name, func(t *testing.T) {
					for j, size := range [][2]int{{80, 24}, {120, 36}} {
						if (i+j)%2 == 0 && long() == 0 {
							continue
						}
						d := s.sat(t, size[0], size[1], "true", func(c *Config) { c.Words = evil{c.Words, pick} })
						d.harmless()
						d.a.goTo(screen.Route{To: screen.Say})
						d.check()
						d.harmless()
					}
				})
			}
		})
	}
}

// harmless holds what is sent to the terminal: colours and weights by the theme, and no other sequence or control
// character, in the frame and in the window's title.
func (d *driver) harmless() {
	d.t.Helper()
	v := d.a.View()
	for _, r := range v.WindowTitle {
		if unicode.IsControl(r) || unicode.Is(unicode.Cf, r) {
			d.t.Fatalf("the window's title is %q", v.WindowTitle)
		}
	}
	rest := v.Content
	for rest != "" {
		i := strings.IndexByte(rest, 0x1b)
		if i < 0 {
			i = len(rest)
		}
		for _, r := range rest[:i] {
			if r != '\n' && (unicode.IsControl(r) || unicode.In(r, unicode.Cf, unicode.Mn, unicode.Me, unicode.Mc) || ansi.StringWidth(string(r)) != 1 || backwards(r) || unicode.Is(unicode.Other_Default_Ignorable_Code_Point, r)) {
				d.t.Fatalf("%q is sent:\n%s", r, d.text())
			}
		}
		if rest = rest[i:]; rest == "" {
			break
		}
		end := strings.IndexByte(rest, 'm')
		if end < 0 || !strings.HasPrefix(rest, "\x1b[") || strings.Trim(rest[2:end], "0123456789;:") != "" {
			d.t.Fatalf("a sequence is sent: %q", rest[:min(len(rest), 20)])
		}
		rest = rest[end+1:]
	}
}

// backwards tells whether a rune is of a script that terminals may turn around.
func backwards(r rune) bool {
	return unicode.In(r, unicode.Hebrew, unicode.Arabic, unicode.Syriac, unicode.Thaana, unicode.Nko)
}

// TestHostileNames: a kept game's name, an error's text and where the settings lie are shown, never carried out.
func TestHostileNames(t *testing.T) {
	cfg := config()
	cfg.Settings = hostilePlace{newKeeper()}
	cfg.Version = "1" + hostile
	cfg.Last = func() (*screen.Saved, bool) {
		return &screen.Saved{ID: "x" + hostile, Line: "May · Mexico" + hostile, Lines: []string{"Seminar" + hostile, hostile}}, true
	}
	cfg.Resume = func(string) ([]session.Session, error) { return nil, errors.New("cannot read " + hostile) }
	cfg.NewGame = func(Choice) ([]session.Session, error) { return nil, errors.New("cannot write " + hostile) }
	cfg.Notice = []string{"settings: " + hostile}
	for _, size := range sizes {
		d := newDriver(t, cfg, size[0], size[1])
		d.harmless()
		saved, _ := cfg.Last()
		d.a.Update(found{saved: saved})
		for _, keys := range []string{"up down", "c", "n s", "esc o down right", "esc esc : " + "x", "esc ?"} {
			for _, k := range strings.Fields(keys) {
				d.press(k)
				d.harmless()
			}
		}
	}
}

type hostilePlace struct{ screen.Keeper }

func (h hostilePlace) Place() string { return "/home/" + hostile + "/config.yaml" }

// TestHostilePaste pastes into every field and where there is none.
func TestHostilePaste(t *testing.T) {
	t.Parallel()
	for i := range scenes {
		s := &scenes[i]
		for j, open := range []string{"", ":", "/", "?"} {
			if i%4 != j && long() == 0 {
				continue
			}
			d := s.sat(t, 80, 24, "true")
			if open != "" {
				d.press(open)
			}
			for range 3 {
				d.a.Update(tea.PasteMsg{Content: hostile + "\n" + strings.Repeat("w", 300) + hostile})
				d.check()
				d.harmless()
			}
			if d.quit {
				t.Errorf("%s: a paste leaves the program", s.name)
			}
		}
	}
}
