// Package author is the tools of those who write scenarios: begin one, check it, explain it, see it as players will, test
// it, and find what in it never happens. It changes no rule and plays by the engine's own; it writes files only where the
// author says. Read Command first: one file a subcommand.
package author

import (
	"errors"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"riobravo/cmd/internal/words"
	"riobravo/content"
	"riobravo/content/diag"
)

// Deps is what the command line hands in.
type Deps struct {
	Words   *content.Voice // the language asked for
	Version string         // of the program
	In      io.Reader
	Asks    bool // a person is there to answer questions
	// Load gives a scenario by its id or its path with everything that is to be said of its rules.
	Load  func(id string) (*content.Scenario, diag.List)
	Langs func() []string // that previews are shown in: the one asked for, all without a choice
	// Brief is what a seat reads at the beginning of a month with given starting values, in a language.
	Brief func(sc *content.Scenario, seat string, month int, start map[string]int32, lang string, page bool) ([]string, error)
	// Play begins a game that is not kept, with given starting values and a month to begin in; it ends with the player.
	Play func(sc *content.Scenario, seat string, month int, start map[string]int32) error
	// Fail turns a complaint in words into the command line's error: for a wrong call, or (wrong) for a thing found wrong.
	Fail func(text string, wrong bool) error
	// Quiet is the error of a thing found wrong that was told already.
	Quiet error
	// Clean takes out of a text what a terminal would carry out.
	Clean func(string) string
	// Progress tells whether what takes long may say how far it is on the error stream.
	Progress bool
}

// errWritten is an output that cannot be written.
var errWritten = errors.New("author: the output cannot be written")

// Commands are the subcommands of `riobravo scenario`.
func Commands(d Deps) []*cobra.Command {
	return []*cobra.Command{
		d.newCommand(), d.checkCommand(), d.explainCommand(), d.schemaCommand(), d.previewCommand(), d.testCommand(),
		d.coverageCommand(), d.graphCommand(), d.importCommand(), d.exportCommand(),
	}
}

func (d *Deps) t(key string, args map[string]any) string { return d.Words.Text("author."+key, args) }

// command is a subcommand with its words; it takes at least least and at most most arguments.
func (d *Deps) command(use string, least, most int) *cobra.Command {
	name, _, _ := strings.Cut(use, " ")
	key := strings.ReplaceAll(name, "-", "_")
	return &cobra.Command{Use: use, Short: d.t("help."+key+".short", nil), Long: d.t("help."+key+".long", nil), Args: func(cmd *cobra.Command, args []string) error {
		switch {
		case len(args) < least:
			return d.wrong("missing", map[string]any{"Command": cmd.CommandPath(), "Use": use})
		case most >= 0 && len(args) > most:
			return d.wrong("extra", map[string]any{"Value": args[most], "Command": cmd.CommandPath()})
		}
		return nil
	}}
}

// wrong is the complaint about a call.
func (d *Deps) wrong(key string, args map[string]any) error {
	return d.Fail(d.t("error."+key, args), false)
}

// wrongValue says that a value is none of the known ones, and which is near.
func (d *Deps) wrongValue(what, value string, known []string) error {
	near := diag.Closest(value, known)
	if len(known) > 12 {
		if like := slices.DeleteFunc(slices.Clone(known), func(k string) bool { return value == "" || !strings.Contains(k, value) }); len(like) > 0 {
			known = like[:min(len(like), 12)]
		} else {
			known = known[:12]
		}
	}
	return d.wrong("value", map[string]any{"What": what, "Value": value, "Near": near, "Known": strings.Join(known, ", ")})
}

// scenario is the scenario that an argument names, the default one without an argument. Its errors are told.
func (d *Deps) scenario(cmd *cobra.Command, args []string, at int) (*content.Scenario, error) {
	id := content.Default
	if len(args) > at {
		id = args[at]
	}
	sc, l := d.Load(id)
	if sc == nil {
		l.Speak(content.Phrases(d.Words.Language()))
		_, _ = io.WriteString(cmd.ErrOrStderr(), d.Clean(l.String()))
		return nil, d.Quiet
	}
	return sc, nil
}

// print writes lines.
func (d *Deps) print(cmd *cobra.Command, lines ...string) error {
	for _, s := range lines {
		if _, err := io.WriteString(cmd.OutOrStdout(), d.Clean(s)+"\n"); err != nil {
			return errWritten
		}
	}
	return nil
}

// renderer speaks of a scenario in one language.
func renderer(sc *content.Scenario, lang string) *words.Renderer {
	return words.New(sc.Texts.In(lang), sc.Ruleset)
}
