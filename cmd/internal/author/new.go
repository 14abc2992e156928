package author

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"riobravo/content"
)

// newFlags are the answers to the questions of `scenario new`.
type newFlags struct {
	name, from string
	turns      int
	year       int
	month      int
	aftermath  int
	folder     bool
}

func (d Deps) newCommand() *cobra.Command {
	f := newFlags{from: content.Default}
	cmd := d.command("new <id>", 0, 1)
	fl := cmd.Flags()
	fl.StringVar(&f.name, "title", "", d.t("flag.title", nil))
	fl.StringVar(&f.from, "like", f.from, d.t("flag.like", nil))
	fl.IntVar(&f.turns, "turns", f.turns, d.t("flag.turns", nil))
	fl.IntVar(&f.year, "year", f.year, d.t("flag.year", nil))
	fl.IntVar(&f.month, "month", f.month, d.t("flag.first_month", nil))
	fl.BoolVar(&f.folder, "folder", false, d.t("flag.folder", nil))
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		id := ""
		if len(args) > 0 {
			id = args[0]
		}
		var known []string
		for _, i := range content.Scenarios() {
			known = append(known, i.ID)
		}
		if !slices.Contains(known, f.from) {
			return d.wrongValue("--like", f.from, known)
		}
		f.as(cmd, content.Scenarios()[slices.Index(known, f.from)])
		in := bufio.NewReader(d.In)
		ask := func(flag string, was string) string {
			if !d.Asks || cmd.Flags().Changed(flag) {
				return was
			}
			_, _ = io.WriteString(cmd.OutOrStdout(), d.t("new.ask."+flag, map[string]any{"Default": was})+" ")
			line, _ := in.ReadString('\n')
			if line = strings.TrimSpace(line); line != "" {
				return line
			}
			return was
		}
		if id == "" {
			if !d.Asks {
				return d.wrong("missing", map[string]any{"Command": cmd.CommandPath(), "Use": "new <id>"})
			}
			id = ask("id", "my-scenario")
		}
		if !scenarioID.MatchString(id) {
			return d.wrong("id", map[string]any{"Value": id})
		}
		f.name = ask("title", or(f.name, strings.ToUpper(id[:1])+strings.ReplaceAll(id[1:], "-", " ")))
		for _, n := range []struct {
			flag     string
			to       *int
			from, up int
		}{{"turns", &f.turns, 1, 96}, {"year", &f.year, 1900, 2200}, {"month", &f.month, 1, 12}} {
			s := ask(n.flag, strconv.Itoa(*n.to))
			v, err := strconv.Atoi(s)
			if err != nil || v < n.from || v > n.up {
				return d.wrong("range", map[string]any{"Value": s, "Flag": "--" + n.flag, "From": n.from, "To": n.up})
			}
			*n.to = v
		}
		return d.write(cmd, id, f)
	}
	return cmd
}

// as takes what was not said from the scenario to start from.
func (f *newFlags) as(cmd *cobra.Command, like content.Info) {
	f.aftermath = like.Aftermath
	for _, n := range []struct {
		flag string
		to   *int
		was  int
	}{{"turns", &f.turns, like.Turns}, {"year", &f.year, like.Year}, {"month", &f.month, like.Month}} {
		if !cmd.Flags().Changed(n.flag) {
			*n.to = n.was
		}
	}
}

var scenarioID = regexp.MustCompile(`^[a-z][a-z0-9]*(-[a-z0-9]+)*$`)

// write leaves the file, or the folder, and says what to do with it.
func (d *Deps) write(cmd *cobra.Command, id string, f newFlags) error {
	langs := content.Words().Codes()
	if f.from == content.Default {
		f.from = "base" // the default exercise is the base as it stands
	}
	args := map[string]any{"ID": id, "Name": f.name, "Turns": f.turns, "Year": f.year, "Month": f.month, "Aftermath": f.aftermath, "From": f.from, "Quoted": quoted(f.name)}
	rules := d.filled("new.scenario", args)
	files := map[string]string{}
	place := id + ".yaml"
	switch {
	case f.folder:
		place = id
		files[filepath.Join(id, "scenario.yaml")] = rules
		for _, lang := range langs {
			files[filepath.Join(id, "locale", lang, "words.yaml")] = content.Words().In(lang).Text("author.new.words", args) + "\n"
		}
		files[filepath.Join(id, "tests", "first.rules")] = d.filled("new.rules", args)
	default:
		var b strings.Builder
		b.WriteString(rules + "\ntexts:\n")
		for _, lang := range langs {
			b.WriteString("  " + lang + ":\n")
			for line := range strings.SplitSeq(content.Words().In(lang).Text("author.new.words", args), "\n") {
				if line != "" {
					b.WriteString("    " + line)
				}
				b.WriteByte('\n')
			}
		}
		files[place] = b.String()
	}
	if _, err := os.Lstat(place); err == nil {
		return d.wrong("exists", map[string]any{"Value": place})
	}
	names := sortedKeys(files)
	slices.Reverse(names) // the scenario before its tests and words
	for _, name := range names {
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			return d.wrong("unwritten", map[string]any{"Value": name})
		}
		if err := os.WriteFile(name, []byte(files[name]), 0o644); err != nil {
			return d.wrong("unwritten", map[string]any{"Value": name})
		}
	}
	return d.print(cmd, d.t("new.done", map[string]any{"Path": place, "Next": fmt.Sprintf("./%s", filepath.ToSlash(place))}))
}

// filled is a text of the catalogue with a line break at its end.
func (d *Deps) filled(key string, args map[string]any) string { return d.t(key, args) + "\n" }
