package author

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"riobravo/content"
	"riobravo/content/diag"
	"riobravo/game/gametest"
)

// checkFlags are those of `scenario check`.
type checkFlags struct{ json, sarif, watch, strict bool }

func (d Deps) checkCommand() *cobra.Command {
	var f checkFlags
	cmd := d.command("check [scenario...]", 0, -1)
	cmd.Flags().BoolVar(&f.json, "json", false, d.t("flag.json", nil))
	cmd.Flags().BoolVar(&f.sarif, "sarif", false, d.t("flag.sarif", nil))
	cmd.Flags().BoolVar(&f.watch, "watch", false, d.t("flag.watch", nil))
	cmd.Flags().BoolVar(&f.strict, "strict", false, d.t("flag.strict", nil))
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if len(args) == 0 {
			args = []string{content.Default}
		}
		if f.watch {
			if len(args) > 1 || !isFile(args[0]) {
				return d.wrong("watch", map[string]any{"Value": args[0]})
			}
			return d.watch(cmd, args[0], f)
		}
		var all diag.List
		for _, id := range args {
			all.Merge(d.Inspect(id))
		}
		if err := d.report(cmd, args, &all, f); err != nil {
			return err
		}
		if all.Failed() || f.strict && all.Len() > 0 {
			return d.Quiet
		}
		return nil
	}
	return cmd
}

// Inspect is everything that can be said of a scenario: its rules, its words in every language, its tests and its bounds.
func (d *Deps) Inspect(id string) diag.List {
	sc, l := d.Load(id)
	if sc == nil {
		return l
	}
	l.Merge(sc.Audit())
	_, problems := sc.Bounds()
	l.Merge(problems)
	_, problems = scripts(sc)
	l.Merge(problems)
	return l
}

// scripts are a scenario's own rules scripts; what cannot be read is reported.
func scripts(sc *content.Scenario) ([]*gametest.Script, diag.List) {
	texts, l := sc.Tests()
	var out []*gametest.Script
	for _, name := range sortedKeys(texts) {
		list, err := gametest.ParseScripts(name, texts[name])
		if err != nil {
			l.AddSource(name, texts[name])
			l.Say(diag.Script, scriptSpan(name, texts[name], err), "%s", strings.TrimPrefix(placed.ReplaceAllString(err.Error(), ""), " "))
			continue
		}
		out = append(out, list...)
	}
	return out, l
}

// placed is the place at the beginning of a script's error: its file and line.
var placed = regexp.MustCompile(`^.*?:([0-9]+): `)

func scriptSpan(name, text string, err error) diag.Span {
	at := diag.Span{File: name}
	if m := placed.FindStringSubmatch(err.Error()); m != nil {
		at.Line, _ = strconv.Atoi(m[1])
		if lines := strings.Split(text, "\n"); at.Line >= 1 && at.Line <= len(lines) {
			at.Col, at.EndCol = 1, len([]rune(lines[at.Line-1]))+1
		}
	}
	return at
}

func sortedKeys[T any](m map[string]T) []string {
	out := make([]string, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}

// report writes what was found, in the form asked for.
func (d *Deps) report(cmd *cobra.Command, ids []string, l *diag.List, f checkFlags) error {
	out := cmd.OutOrStdout()
	switch {
	case f.sarif:
		return l.WriteSARIF(out, "riobravo", d.Version)
	case f.json:
		return l.WriteJSON(out)
	}
	l.Speak(content.Phrases(d.Words.Language()))
	if _, err := io.WriteString(out, d.Clean(l.String())); err != nil {
		return errWritten
	}
	errors, warnings := 0, 0
	for _, one := range l.All() {
		if one.Severity == diag.Error {
			errors++
		} else {
			warnings++
		}
	}
	key := "check.sound"
	switch {
	case errors > 0:
		key = "check.failed"
	case warnings > 0:
		key = "check.warned"
	}
	return d.print(cmd, d.t(key, map[string]any{
		"Name": strings.Join(ids, ", "), "Errors": d.t("check.errors", map[string]any{"N": errors}), "Warnings": d.t("check.warnings", map[string]any{"N": warnings}),
	}))
}

// watchEvery is how often a watched scenario's files are looked at: a save is seen within it.
const watchEvery = 50 * time.Millisecond

// watch checks a scenario again whenever one of its files is saved, until it is interrupted.
func (d *Deps) watch(cmd *cobra.Command, path string, f checkFlags) error {
	ctx := cmd.Context()
	tick := time.NewTicker(watchEvery)
	defer tick.Stop()
	last := ""
	for {
		if now := printOf(path); now != last {
			last = now
			begin := time.Now()
			l := d.Inspect(path)
			if err := d.report(cmd, []string{path}, &l, f); err != nil {
				return err
			}
			if !f.json && !f.sarif {
				if err := d.print(cmd, d.t("check.watching", map[string]any{"N": int(time.Since(begin).Milliseconds())})); err != nil {
					return err
				}
			}
		}
		select {
		case <-ctx.Done():
			if errors.Is(ctx.Err(), context.Canceled) {
				return nil
			}
			return ctx.Err()
		case <-tick.C:
		}
	}
}

// printOf is a folder's or file's state on the disk: names, sizes and times.
func printOf(path string) string {
	var b strings.Builder
	n := 0
	_ = filepath.WalkDir(path, func(name string, e fs.DirEntry, err error) error {
		if err != nil {
			return nil //nolint:nilerr // a file that went away meanwhile is seen at the next look
		}
		if n++; n > 1000 {
			return filepath.SkipAll
		}
		if i, err := e.Info(); err == nil && !e.IsDir() {
			b.WriteString(name + " " + strconv.FormatInt(i.Size(), 10) + " " + strconv.FormatInt(i.ModTime().UnixNano(), 10) + "\n")
		}
		return nil
	})
	return b.String()
}

// isFile tells whether a name is a file or folder on the disk.
func isFile(name string) bool {
	_, err := os.Stat(name)
	return err == nil
}
