package cli

import (
	"fmt"
	"io"
	"regexp"
	"runtime/debug"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"riobravo/cmd/internal/author"
	"riobravo/cmd/internal/config"
	"riobravo/cmd/internal/words"
	"riobravo/content"
	"riobravo/content/diag"
	"riobravo/save"
)

// root is the command tree.
func (a *app) root() *cobra.Command {
	root := &cobra.Command{
		Use:           "riobravo",
		SilenceErrors: true,
		SilenceUsage:  true,
		Args:          a.known,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if err := a.checkLook(); err != nil {
				return err
			}
			return a.menu()
		},
	}
	f := root.PersistentFlags()
	f.StringVar(&a.look.lang, "lang", "", "")
	f.BoolVar(&a.look.plain, "plain", false, "")
	f.StringVar(&a.look.color, "color", "auto", "")
	f.StringVar(&a.look.glyphs, "glyphs", "auto", "")
	f.StringVar(&a.look.motion, "motion", "full", "")
	f.StringVar(&a.look.mouse, "mouse", "on", "")
	f.String("config", "", "")
	root.PersistentPreRun = func(cmd *cobra.Command, _ []string) { a.conf.Flags(given(cmd)) }
	root.AddCommand(a.play(), a.serve(), a.seat(), a.scenarios(), a.config(), a.version())
	f.StringVar(&a.data, "data", "", "")
	root.AddCommand(a.kept()...)
	root.AddCommand(more(a)...)
	root.SetOut(a.Out)
	root.SetErr(a.Err)
	root.SetIn(a.In)
	root.CompletionOptions.HiddenDefaultCmd = true
	root.SetFlagErrorFunc(a.nearFlag)
	help := &cobra.Command{Use: "help", Args: cobra.ArbitraryArgs, RunE: func(cmd *cobra.Command, args []string) error {
		c, left, err := root.Find(args)
		if err != nil || len(left) > 0 {
			return a.known(root, args)
		}
		return c.Help()
	}}
	root.SetHelpCommand(help)
	root.SetHelpFunc(func(cmd *cobra.Command, _ []string) { a.help(cmd) })
	root.SetUsageFunc(func(cmd *cobra.Command) error { a.help(cmd); return nil })
	return root
}

// known refuses words that are no command, with the nearest that is.
func (a *app) known(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	var names []string
	for _, c := range cmd.Commands() {
		if c.IsAvailableCommand() {
			names = append(names, c.Name())
		}
	}
	if cmd.HasParent() {
		return &callError{"error.extra", map[string]any{"Value": args[0], "Command": cmd.CommandPath()}}
	}
	return &callError{"error.command", map[string]any{"Value": args[0], "Near": diag.Closest(args[0], names), "Known": strings.Join(names, ", ")}}
}

// help writes what a command is for, its subcommands and its flags, in the catalogue's words.
func (a *app) help(cmd *cobra.Command) {
	key := "help." + strings.ReplaceAll(strings.TrimPrefix(strings.TrimPrefix(cmd.CommandPath(), "riobravo"), " "), " ", "_")
	if key == "help." {
		key = "help.riobravo"
	}
	var b strings.Builder
	text := cmd.Long
	if a.text.Has("cli." + key + ".long") {
		text = a.t(key+".long", nil)
	} else if text == "" {
		text = cmd.Short
	}
	fmt.Fprintf(&b, "%s\n\n%s\n  %s\n", strings.TrimSpace(text), a.t("help.usage", nil), a.useLine(cmd))
	var rows [][2]string
	for _, c := range cmd.Commands() {
		if !c.IsAvailableCommand() && c.Name() != "help" || c.Hidden {
			continue
		}
		short := c.Short
		k := "help." + strings.ReplaceAll(strings.TrimPrefix(c.CommandPath(), "riobravo "), " ", "_") + ".short"
		if a.text.Has("cli." + k) {
			short = a.t(k, nil)
		}
		rows = append(rows, [2]string{c.Name(), short})
	}
	columns(&b, a.t("help.commands", nil), rows)
	rows = rows[:0]
	flags := func(f *pflag.Flag) {
		if f.Hidden || slices.ContainsFunc(rows, func(r [2]string) bool { return strings.HasPrefix(r[0], "--"+f.Name+" ") || r[0] == "--"+f.Name }) {
			return
		}
		name, text := "--"+f.Name, f.Usage
		if word := a.valueWord(cmd, f); word != "" {
			name += " " + word
		}
		if k := "flag." + f.Name + ".text"; (text == "" || f.Name == "help") && a.text.Has("cli."+k) {
			text = a.t(k, nil)
		}
		rows = append(rows, [2]string{name, text})
	}
	cmd.LocalFlags().VisitAll(flags)
	cmd.InheritedFlags().VisitAll(flags)
	columns(&b, a.t("help.flags", nil), rows)
	_, _ = io.WriteString(cmd.OutOrStdout(), b.String())
}

// valueWord says of what kind a flag's value is, "" where it takes none. The same name may mean something else to one command.
func (a *app) valueWord(cmd *cobra.Command, f *pflag.Flag) string {
	if f.NoOptDefVal != "" {
		return ""
	}
	own := "flag_of." + strings.ReplaceAll(strings.TrimPrefix(cmd.CommandPath(), "riobravo "), " ", "_") + "." + f.Name
	for _, key := range []string{own, "flag." + f.Name} {
		if a.text.Has("cli." + key + ".value") {
			return a.t(key+".value", nil)
		}
	}
	return ""
}

// useLine is how a command is called; what stands in brackets is told in the language.
func (a *app) useLine(cmd *cobra.Command) string {
	s := cmd.UseLine()
	if cmd.HasAvailableSubCommands() && !strings.Contains(s, "[command]") {
		s = strings.Replace(s, "[flags]", "[command] [flags]", 1)
	}
	return bracketed.ReplaceAllStringFunc(s, func(m string) string {
		word, many := strings.CutSuffix(m[1:len(m)-1], "...")
		if key := "help.use." + strings.ReplaceAll(word, " ", "_"); a.text.Has("cli." + key) {
			word = a.t(key, nil)
		}
		return m[:1] + word + map[bool]string{true: "..."}[many] + m[len(m)-1:]
	})
}

var bracketed = regexp.MustCompile(`\[[a-z ]+(\.\.\.)?\]|<[a-z ]+>`)

// columns writes two columns; the second is wrapped under itself.
func columns(b *strings.Builder, title string, rows [][2]string) {
	if len(rows) == 0 {
		return
	}
	wide := 0
	for _, r := range rows {
		wide = max(wide, len([]rune(r[0])))
	}
	fmt.Fprintf(b, "\n%s\n", title)
	for _, r := range rows {
		fmt.Fprintf(b, "  %s%s", r[0], strings.Repeat(" ", wide-len([]rune(r[0]))+2))
		at := wide + 4
		for i, w := range strings.Fields(r[1]) {
			n := len([]rune(w))
			if i > 0 && at+1+n > 100 {
				fmt.Fprintf(b, "\n%s", strings.Repeat(" ", wide+4))
				at = wide + 4
			} else if i > 0 {
				b.WriteByte(' ')
				at++
			}
			b.WriteString(w)
			at += n
		}
		b.WriteByte('\n')
	}
}

// version tells what is running and what it plays.
func (a *app) version() *cobra.Command {
	return &cobra.Command{Use: "version", Args: a.known, RunE: func(cmd *cobra.Command, _ []string) error {
		build := ""
		if info, ok := debug.ReadBuildInfo(); ok {
			for _, s := range info.Settings {
				if s.Key == "vcs.revision" {
					build = s.Value[:min(12, len(s.Value))]
				}
			}
		}
		sc, err := a.load(content.Default)
		if err != nil {
			return err
		}
		rs := sc.Ruleset
		a.print(a.t("version", map[string]any{"Version": save.Engine, "Build": build, "Scenario": rs.ID, "Rules": short(rs.RulesHash), "Texts": short(rs.TextHash)}))
		return nil
	}}
}

func short(hash string) string { return hash[:min(12, len(hash))] }

func (a *app) print(lines ...string) {
	for _, s := range lines {
		_, _ = io.WriteString(a.Out, harmless(s)+"\n")
	}
}

// harmless is a text, of one line or more, without anything that a terminal would carry out: names and scenarios are other
// people's.
func harmless(text string) string {
	lines := strings.Split(text, "\n")
	for i := range lines {
		lines[i] = words.Clean(lines[i])
	}
	return strings.Join(lines, "\n")
}

// scenarios is the group of commands about scenarios.
func (a *app) scenarios() *cobra.Command {
	group := &cobra.Command{Use: "scenario", Args: func(cmd *cobra.Command, args []string) error {
		if len(args) == 0 {
			return nil
		}
		var known []string
		for _, c := range cmd.Commands() {
			known = append(known, c.Name())
		}
		return &callError{"error.command", map[string]any{"Value": args[0], "Near": diag.Closest(args[0], known), "Known": strings.Join(known, ", ")}}
	}, RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() }}
	group.AddCommand(&cobra.Command{Use: "list", Args: a.known, RunE: func(*cobra.Command, []string) error {
		for _, i := range content.Scenarios() {
			a.print(a.t("scenario", map[string]any{"ID": i.ID, "Name": a.scenarioName(i.ID), "N": i.Turns, "Aftermath": i.Aftermath, "Year": i.Year, "Later": i.Later}))
		}
		return nil
	}})
	group.AddCommand(author.Commands(a.authoring())...)
	return group
}

// checkLook refuses looks that do not exist.
func (a *app) checkLook() error {
	for _, c := range []struct {
		flag, value string
		known       []string
	}{
		{"color", a.look.color, []string{"auto", "never", "16", "256", "true"}},
		{"glyphs", a.look.glyphs, []string{"auto", "ascii", "basic", "full"}},
		{"motion", a.look.motion, []string{"full", "short", "none"}},
		{"mouse", a.look.mouse, []string{"on", "off"}},
		{"lang", config.Language(a.look.lang), append(content.Words().Codes(), "")},
	} {
		if !slices.Contains(c.known, c.value) {
			return wrongValue(c.flag, c.value, slices.DeleteFunc(c.known, func(s string) bool { return s == "" }))
		}
	}
	return nil
}
