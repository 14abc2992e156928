package config

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"riobravo/cmd/internal/tui/theme"
)

func written(t *testing.T, text string) string {
	t.Helper()
	p := filepath.Join(t.TempDir(), "riobravo", "config.yaml")
	if err := os.MkdirAll(filepath.Dir(p), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(p, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return p
}

// TestOrder is flag over environment over file over default, and a change while playing over all.
func TestOrder(t *testing.T) {
	p := written(t, "color: \"256\"\nmotion: none\ntheme: light\nmouse: false\n")
	for _, c := range []struct {
		name, flag string
		env        []string
		want, from string
	}{
		{"color", "", nil, "256", File},
		{"color", "", []string{"NO_COLOR=0"}, "never", Environment},
		{"color", "", []string{"NO_COLOR="}, "256", File},
		{"color", "", []string{"CLICOLOR=0"}, "never", Environment},
		{"color", "", []string{"CLICOLOR=0", "CLICOLOR_FORCE=1"}, "256", File},
		{"color", "true", []string{"NO_COLOR=1"}, "true", Flag},
		{"color", "", []string{"RIOBRAVO_COLOR=16", "NO_COLOR=1"}, "16", Environment},
		{"motion", "", []string{"SSH_CONNECTION=x"}, "none", File},
		{"mouse", "", nil, "off", File},
		{"theme", "", []string{"RIOBRAVO_THEME=nonsense"}, "light", File},
		{"glyphs", "", nil, "auto", Default},
		{"glyphs", "", []string{"TERM=dumb"}, "ascii", Environment},
		{"reader", "", []string{"ACCESSIBLE=1"}, "on", Environment},
		{"reader", "", []string{"ACCESSIBLE=0"}, "off", Default},
	} {
		flags := map[string]string{}
		if c.flag != "" {
			flags[c.name] = c.flag
		}
		conf := Open(p, c.env, flags, []string{"en"})
		if v := conf.Get(c.name); v.Value != c.want || v.From != c.from || len(conf.Problems) > 0 {
			t.Errorf("%s with flag %q and %v: %+v %v", c.name, c.flag, c.env, v, conf.Problems)
		}
	}
	conf := Open(filepath.Join(t.TempDir(), "none"), []string{"SSH_CONNECTION=x"}, nil, nil)
	if v := conf.Get("motion"); v.Value != "short" || v.By != "SSH_CONNECTION" {
		t.Errorf("over a network: %+v", v)
	}
	if err := conf.Set("motion", "full"); err != nil || conf.Get("motion").Value != "full" || conf.Get("motion").From != Now {
		t.Errorf("%v %+v", err, conf.Get("motion"))
	}
}

// TestProblems: what the file has wrong is left out and told, the rest counts.
func TestProblems(t *testing.T) {
	conf := Open(written(t, "colour: never\ntheme: drak\nmouse: off\nkeys:\n  charts: w\n  explian: x\n  help: z\n  add: j\n  wire: ctrl+w\n"), nil, nil, nil)
	var keys []string
	for _, p := range conf.Problems {
		keys = append(keys, p.Key)
	}
	if got, want := strings.Join(keys, " "), "unknown value key_unknown key_fixed key_moves key_key key_taken"; got != want {
		t.Errorf("problems %q instead of %q", got, want)
	}
	if a := conf.Problems[0].Args; a["Near"] != "color" || a["Line"] != 1 {
		t.Errorf("%v", a)
	}
	if a := conf.Problems[6].Args; a["With"] != "wire" || a["Name"] != "charts" {
		t.Errorf("a clash names %v", a)
	}
	if conf.Get("mouse").Value != "off" || len(conf.Keys) != 0 {
		t.Errorf("the rest does not count: %+v %v", conf.Get("mouse"), conf.Keys)
	}
	for text, key := range map[string]string{"a: [": "yaml", "- a\n": "shape", strings.Repeat("# x\n", 1<<17): "large"} {
		conf := Open(written(t, text), nil, nil, nil)
		if len(conf.Problems) != 1 || conf.Problems[0].Key != key {
			t.Errorf("%.20q: %v", text, conf.Problems)
		}
		if conf.Set("theme", "dark") == nil || conf.Get("theme").Value != "dark" {
			t.Errorf("%.20q was written over, or the change does not count", text)
		}
	}
}

// TestSetKeepsTheFile: a change leaves comments and other lines alone, and comes back on the next run.
func TestSetKeepsTheFile(t *testing.T) {
	p := written(t, "# mine\ntheme: dark # at night\nkeys:\n  charts: W\n")
	conf := Open(p, nil, nil, nil)
	for _, s := range [][2]string{{"theme", "light"}, {"mouse", "off"}, {"color", "16"}} {
		if err := conf.Set(s[0], s[1]); err != nil {
			t.Fatal(err)
		}
	}
	b, err := os.ReadFile(p)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"# mine", "# at night", "charts: W", "theme: light"} {
		if !strings.Contains(string(b), want) {
			t.Errorf("%q is gone:\n%s", want, b)
		}
	}
	again := Open(p, nil, nil, nil)
	if again.Get("theme").Value != "light" || again.Get("mouse").Value != "off" || again.Get("color").Value != "16" || again.Keys[theme.Charts] != "W" || len(again.Problems) > 0 {
		t.Errorf("%+v %v %v\n%s", again.All(), again.Keys, again.Problems, b)
	}
	fresh := filepath.Join(t.TempDir(), "a", "b", "config.yaml")
	if err := Open(fresh, nil, nil, nil).Set("motion", "none"); err != nil {
		t.Fatal(err)
	}
	if v := Open(fresh, nil, nil, nil).Get("motion"); v.Value != "none" || v.From != File {
		t.Errorf("%+v", v)
	}
}

func TestPlace(t *testing.T) {
	for _, c := range []struct {
		env  []string
		want string
	}{
		{[]string{"RIOBRAVO_CONFIG=/a/b.yaml", "HOME=/h"}, "/a/b.yaml"},
		{[]string{"XDG_CONFIG_HOME=/x", "HOME=/h"}, "/x/riobravo/config.yaml"},
		{nil, ""},
	} {
		if got := filepath.ToSlash(Place(c.env)); got != c.want {
			t.Errorf("%v: %q instead of %q", c.env, got, c.want)
		}
	}
}
