package cli

import (
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"riobravo/cmd/internal/config"
	"riobravo/cmd/internal/tui"
	"riobravo/cmd/internal/tui/theme"
	"riobravo/content"
)

// openConfig reads the settings before the flags are read: help is written in their language.
func (a *app) openConfig(args []string) {
	path := ""
	for i, s := range args {
		if v, ok := strings.CutPrefix(s, "--config="); ok {
			path = v
		} else if s == "--config" && i+1 < len(args) {
			path = args[i+1]
		}
	}
	a.conf = config.Open(path, a.Env, nil, content.Words().Codes())
}

// given are the settings that the command line's flags name.
func given(cmd *cobra.Command) map[string]string {
	out := map[string]string{}
	for flag, name := range map[string]string{"lang": "language", "color": "color", "glyphs": "glyphs", "motion": "motion", "mouse": "mouse"} {
		if f := cmd.Flags().Lookup(flag); f != nil && f.Changed {
			out[name] = f.Value.String()
		}
	}
	if f := cmd.Flags().Lookup("plain"); f != nil && f.Changed {
		out["reader"] = "off"
		if f.Value.String() == "true" {
			out["reader"] = "on"
		}
	}
	return out
}

// problems says what the settings file has wrong, a sentence each.
func (a *app) problems() []string {
	var out []string
	for _, p := range a.conf.Problems {
		out = append(out, a.t("config."+p.Key, p.Args))
	}
	return out
}

// config is the command that shows the settings, what counts and why.
func (a *app) config() *cobra.Command {
	var explain bool
	cmd := &cobra.Command{Use: "config", Args: a.known}
	cmd.Flags().BoolVar(&explain, "explain", false, "")
	cmd.RunE = func(*cobra.Command, []string) error {
		if err := a.checkLook(); err != nil {
			return err
		}
		a.print(a.showConfig(explain))
		for _, p := range a.problems() {
			a.tell(p)
		}
		if len(a.conf.Problems) > 0 {
			return told{wrong}
		}
		return nil
	}
	return cmd
}

func (a *app) showConfig(explain bool) string {
	var b strings.Builder
	where := "config.file"
	switch _, err := os.Stat(a.conf.Path); {
	case a.conf.Path == "":
		where = "config.nowhere"
	case err != nil:
		where = "config.absent"
	}
	fmt.Fprintln(&b, a.t(where, map[string]any{"File": a.conf.Path}))
	for _, v := range a.conf.All() {
		from := a.t("config.from."+v.From, map[string]any{"By": v.By})
		fmt.Fprintf(&b, "%-10s %-8s %s\n", v.Name, v.Value, from)
		if explain {
			fmt.Fprintf(&b, "%s\n\n", indented(a.t("config.explain."+v.Name, map[string]any{"Known": strings.Join(v.Values, ", ")})))
		}
	}
	bound := 0
	for _, k := range theme.Actions() {
		if key, ok := a.conf.Keys[k]; ok {
			fmt.Fprintf(&b, "%-10s %-8s %s\n", a.t("config.keys_head", nil), key, a.text.Text("ui.key."+k.Name(), nil))
			bound++
		}
	}
	if bound == 0 {
		fmt.Fprintf(&b, "%-10s %-8s %s\n", a.t("config.keys_head", nil), a.t("config.keys_none", nil), a.t("config.from.default", nil))
	}
	if explain {
		fmt.Fprintf(&b, "%s\n", indented(a.t("config.explain.keys", nil)))
		var rows [][2]string
		for _, k := range theme.Actions() {
			if !k.Fixed() {
				rows = append(rows, [2]string{k.Name() + ": " + k.Keys()[0], a.text.Text("ui.key."+k.Name(), nil)})
			}
		}
		slices.SortStableFunc(rows, func(x, y [2]string) int { return strings.Compare(x[0], y[0]) })
		columns(&b, a.t("config.actions", nil), rows)
	}
	return strings.TrimRight(b.String(), "\n")
}

// indented wraps a text at 90 columns under its name.
func indented(text string) string {
	var b strings.Builder
	at := 0
	for i, w := range strings.Fields(text) {
		n := len([]rune(w))
		switch {
		case i == 0:
			b.WriteString("    ")
			at = 4
		case at+1+n > 90:
			b.WriteString("\n    ")
			at = 4
		default:
			b.WriteByte(' ')
			at++
		}
		b.WriteString(w)
		at += n
	}
	return b.String()
}

// settings hands the configuration to the terminal interface.
type settings struct{ c *config.Config }

func (s settings) List() []tui.Setting {
	var out []tui.Setting
	for _, v := range s.c.All() {
		out = append(out, tui.Setting{Name: v.Name, Value: v.Value, Values: v.Values, From: v.From, By: v.By})
	}
	return out
}

func (s settings) Set(name, value string) error { return s.c.Set(name, value) }

func (s settings) Place() string { return s.c.Path }
