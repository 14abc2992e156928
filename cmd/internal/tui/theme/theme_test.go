package theme

import (
	"fmt"
	"testing"

	"github.com/charmbracelet/colorprofile"
)

var profiles = []colorprofile.Profile{colorprofile.ANSI256, colorprofile.TrueColor}

func themes() []*Theme {
	var all []*Theme
	for _, p := range profiles {
		for _, light := range []bool{false, true} {
			for _, contrast := range []bool{false, true} {
				all = append(all, New(Options{Profile: p, Light: light, Contrast: contrast}))
			}
		}
	}
	return all
}

func (t *Theme) label() string {
	return fmt.Sprintf("%v light %v contrast %v", t.opt.Profile, t.opt.Light, t.opt.Contrast)
}

func rgbOf(t *testing.T, th *Theme, r Role) rgb {
	t.Helper()
	c := th.colour(r)
	if c == nil {
		t.Fatalf("%s: role %d has no colour", th.label(), r)
	}
	return fromColor(c)
}

// TestSlotsDiffer holds the six slots apart for every eye: 10 in CIEDE2000 is clearly different (tui.md, 3 and 13.4).
func TestSlotsDiffer(t *testing.T) {
	for _, th := range themes() {
		for name, first := range map[string]Role{"text": Slot1, "fill": Fill1} {
			least := 100.0
			for i := Role(0); i < 6; i++ {
				for j := i + 1; j < 6; j++ {
					for _, eye := range eyes {
						d := ciede2000(eye.see(rgbOf(t, th, first+i)), eye.see(rgbOf(t, th, first+j)))
						if least = min(least, d); d < 10 {
							t.Errorf("%s: %s slots %d and %d differ by %.1f for %s eyes", th.label(), name, i+1, j+1, d, eye.name)
						}
					}
				}
			}
			t.Logf("%s: %s slots differ by %.1f or more", th.label(), name, least)
		}
	}
}

// TestWordsAreReadable holds every role for words at 4.5:1 on the plain ground, and at 7:1 in the high-contrast theme (5.5 at 256);
// on the selected row and the bars the words that stand there are held too.
func TestWordsAreReadable(t *testing.T) {
	for _, th := range themes() {
		ground := fromColor(th.Ground())
		need := 4.5
		if th.opt.Contrast {
			if need = 7; th.opt.Profile == colorprofile.ANSI256 {
				need = 5.5
			}
		}
		for r := Text; r <= Slot6; r++ {
			if r == Line || r == Alarm {
				continue
			}
			if got := ratio(rgbOf(t, th, r), ground); got < need {
				t.Errorf("%s: role %d has a contrast of %.2f on the plain ground", th.label(), r, got)
			}
		}
		if got := ratio(rgbOf(t, th, Alarm), rgbOf(t, th, AlarmGround)); got < 4.5 {
			t.Errorf("%s: an alarm has a contrast of %.2f", th.label(), got)
		}
		if th.opt.Contrast { // its selected row is reversed, its bars have no ground
			continue
		}
		for _, on := range []Role{Select, Bar} {
			for _, r := range []Role{Text, Strong, Key, Good, Bad} {
				if got := ratio(rgbOf(t, th, r), rgbOf(t, th, on)); got < 4 {
					t.Errorf("%s: role %d has a contrast of %.2f on ground %d", th.label(), r, got, on)
				}
			}
		}
	}
}

// TestDecision is the order of decision for the colours: flag, environment, setting, terminal.
func TestDecision(t *testing.T) {
	const none, few, many, all = colorprofile.ASCII, colorprofile.ANSI, colorprofile.ANSI256, colorprofile.TrueColor
	for _, c := range []struct {
		flag, setting string
		env           []string
		reported      colorprofile.Profile
		want          colorprofile.Profile
	}{
		{"", "", nil, many, many},
		{"", "", []string{"NO_COLOR=1"}, all, none},
		{"", "", []string{"NO_COLOR=yes"}, all, none},
		{"", "", []string{"NO_COLOR=0"}, all, none},
		{"", "", []string{"NO_COLOR="}, all, all},
		{"256", "", []string{"NO_COLOR=1"}, all, many},
		{"never", "true", nil, all, none},
		{"auto", "16", nil, all, few},
		{"", "true", []string{"NO_COLOR=1"}, many, none},
		{"", "", []string{"CLICOLOR=0"}, all, none},
		{"", "", []string{"CLICOLOR=0", "CLICOLOR_FORCE=1"}, all, all},
		{"", "", []string{"CLICOLOR_FORCE=1"}, none, few},
		{"", "", []string{"CLICOLOR_FORCE=0"}, none, none},
		{"", "", []string{"CLICOLOR_FORCE=1", "NO_COLOR=1"}, all, none},
		{"true", "", nil, few, all},
	} {
		if got := Profile(c.flag, c.setting, c.env, c.reported); got != c.want {
			t.Errorf("flag %q, setting %q, %v, terminal %v: %v instead of %v", c.flag, c.setting, c.env, c.reported, got, c.want)
		}
	}
}

// TestTier is the order of decision for the glyphs.
func TestTier(t *testing.T) {
	for _, c := range []struct {
		flag, setting string
		env           []string
		want          string
	}{
		{"", "", []string{"LANG=en_US.UTF-8", "TERM=xterm-256color"}, "full"},
		{"", "", []string{"LANG=es_MX.utf8"}, "full"},
		{"", "", nil, "full"},
		{"", "", []string{"LANG=es_MX.ISO-8859-1"}, "ascii"},
		{"", "", []string{"LC_ALL=es_MX.ISO-8859-1", "LANG=en_US.UTF-8"}, "ascii"},
		{"", "", []string{"LANG=en_US.UTF-8", "TERM=linux"}, "basic"},
		{"", "", []string{"LANG=en_US.UTF-8", "TERM=dumb"}, "ascii"},
		{"full", "", []string{"TERM=dumb"}, "full"},
		{"ascii", "full", nil, "ascii"},
		{"auto", "basic", nil, "basic"},
	} {
		if got := Tier(c.flag, c.setting, c.env); got != c.want {
			t.Errorf("flag %q, setting %q, %v: %q instead of %q", c.flag, c.setting, c.env, got, c.want)
		}
	}
}

// TestFold brings every rune of the full tier down to what each tier may draw, one rune for one.
func TestFold(t *testing.T) {
	for _, name := range Tiers[1:] {
		g := tiers(name)
		for r := rune(0x20); r < 0x2900; r++ {
			if !Allowed(r) {
				continue
			}
			out := []rune(g.Fold(string(r)))
			if len(out) != 1 || !g.Has(out[0]) {
				t.Errorf("%s draws %q as %q", name, r, string(out))
			}
		}
		for _, r := range append([]rune{g.Full, g.Rest}, g.Spark...) {
			if !g.Has(r) {
				t.Errorf("%s has %q in its gauges", name, r)
			}
		}
	}
	for _, r := range "⚠⚓🙂é́👍🏽漢" {
		if r > 0x2900 && Allowed(r) {
			t.Errorf("%q is allowed", r)
		}
	}
}

// TestNoColourIsWeight: without colour the selected row is reversed and keys are bold, and no colour code is written.
func TestNoColourIsWeight(t *testing.T) {
	th := New(Options{Profile: colorprofile.ASCII})
	for s, want := range map[Style]string{Of(Text).On(Select): "\x1b[7m", Of(Key): "\x1b[1m", Of(Bad): "", Of(Strong): "\x1b[1m"} {
		if got, _ := th.Run(s); got != want {
			t.Errorf("%+v opens with %q instead of %q", s, got, want)
		}
	}
}

// pressed is a key by its name.
type pressed string

func (p pressed) String() string { return string(p) }

// TestBind refuses keys that clash and says with whom; two actions may change places.
func TestBind(t *testing.T) {
	got, bad := Bind([][2]string{{"charts", "w"}, {"wire", "c"}, {"explain", "ctrl+e"}})
	if len(bad) > 0 || got[Charts] != "w" || got[Wire] != "c" || got[Explain] != "ctrl+e" {
		t.Errorf("%v %v", got, bad)
	}
	k := newKeys(got)
	if k.Action(pressed("w")) != Charts || k.Action(pressed("c")) != Wire || k.Action(pressed("e")) != None || k.Shown(Explain) != "ctrl+e" || k.Action(pressed("home")) != First {
		t.Error("the table does not follow the settings")
	}
	for _, c := range []struct {
		name, key, kind string
		with            Action
	}{
		{"charts", "w", "taken", Wire},
		{"charts", "j", "moves", None},
		{"chart", "w", "unknown", None},
		{"help", "w", "fixed", None},
		{"charts", "ctrl+w", "key", None},
		{"charts", "f5", "key", None},
		{"charts", "3", "key", None},
		{"charts", "?", "taken", Help},
	} {
		got, bad := Bind([][2]string{{c.name, c.key}})
		if len(got) != 0 || len(bad) != 1 || bad[0].Kind != c.kind || bad[0].With != c.with {
			t.Errorf("%s to %s: %v %+v", c.name, c.key, got, bad)
		}
	}
}
