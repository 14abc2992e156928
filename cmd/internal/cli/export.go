package cli

import (
	"bytes"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"riobravo/game"
	"riobravo/save"
	"riobravo/save/folder"
)

// exports writes a game as one portable file.
func (a *app) exports() *cobra.Command {
	var seat, out string
	var all, yes, names bool
	cmd := &cobra.Command{Use: "export <game>", Args: cobra.ArbitraryArgs, RunE: func(cmd *cobra.Command, args []string) error {
		if len(args) != 1 {
			return &callError{"error.one_game", map[string]any{"Command": cmd.CommandPath()}}
		}
		if seat != "" && all {
			return &callError{"error.seat_or_all", nil}
		}
		f, err := a.place()
		if err != nil {
			return err
		}
		l, damage, err := f.View(args[0])
		if err != nil {
			return a.stored(err)
		}
		if damage != nil {
			a.damaged(args[0], damage)
		}
		p, err := a.portable(f, l, seat, all)
		if err != nil {
			return err
		}
		if !names {
			p.Log = p.Log.Unnamed()
		}
		if out == "" {
			out = args[0]
			if s := p.Log.Stamp(); s.Option(save.SeenBy) != "" {
				out += "-" + s.Option(save.SeenBy)
			}
			out += ".jsonl.gz"
		}
		return a.writeOut(out, p, yes)
	}}
	f := cmd.Flags()
	f.StringVar(&seat, "seat", "", "")
	f.BoolVar(&all, "facilitator", false, "")
	f.StringVar(&out, "out", "", "")
	f.BoolVar(&yes, "yes", false, "")
	f.BoolVar(&names, "names", false, "")
	return cmd
}

// portable is a game as somebody may have it: whole for the facilitator and after the end, else what one seat saw. Of a
// game that is not over and that one person plays, it is that person's sight when nothing is said.
func (a *app) portable(f *folder.Folder, l *save.Log, seat string, all bool) (*save.Portable, error) {
	st := l.Stamp()
	p := &save.Portable{Log: l}
	p.Source, _ = f.Bundle(st.RulesHash)
	p.Texts, _ = f.Bundle(st.TextHash)
	s := l.Fold()
	over := game.Phase(s.World.Phase) == game.Over
	if seat == "" && (over || all) || st.Option(save.SeenBy) != "" {
		return p, nil
	}
	var people []string
	for _, k := range st.Seats {
		if k.Player == save.Person {
			people = append(people, k.ID)
		}
	}
	if seat == "" && len(people) != 1 {
		return nil, &callError{"error.whose_export", nil}
	}
	if seat == "" {
		seat = people[0]
	}
	_, rs, err := a.rulesOf(l)
	if err != nil {
		return nil, err
	}
	var ids []string
	for k, d := range rs.Seats {
		if d.ID == seat {
			p.Log = l.Seen(rs, game.Seat(k))
			return p, nil
		}
		ids = append(ids, d.ID)
	}
	return nil, wrongValue("seat", seat, ids)
}

// writeOut writes a portable file whole or not at all.
func (a *app) writeOut(name string, p *save.Portable, over bool) error {
	var b bytes.Buffer
	if err := p.Export(&b, p.Log.HasDice()); err != nil {
		return err
	}
	if name == "-" {
		_, err := a.Out.Write(b.Bytes())
		return err
	}
	if st, err := os.Stat(name); err == nil && (st.IsDir() || !over) {
		return &callError{"error.exists", map[string]any{"Path": name, "Folder": st.IsDir()}}
	}
	if err := folder.WriteFile(name, b.Bytes()); err != nil {
		return a.unwritten(name, err)
	}
	st := p.Log.Stamp()
	a.print(a.t("exported", map[string]any{"Path": name, "N": len(p.Log.Records()), "Seat": st.Option(save.SeenBy), "Dice": p.Log.HasDice(), "Head": p.Log.Head().Short()}))
	return nil
}

// imports takes a game from a file, or from a store that machines share, into the folder.
func (a *app) imports() *cobra.Command {
	from := ""
	cmd := &cobra.Command{Use: "import <file or game>", Args: cobra.ArbitraryArgs, RunE: func(cmd *cobra.Command, args []string) error {
		if len(args) != 1 {
			return &callError{"error.one_file", map[string]any{"Command": cmd.CommandPath()}}
		}
		f, err := a.place()
		if err != nil {
			return err
		}
		var p *save.Portable
		var damage *folder.Damage
		if from == "" {
			p, damage, err = folder.ReadFile(args[0])
		} else {
			p, err = a.fetch(f, from, args[0])
		}
		if err != nil {
			return a.stored(err)
		}
		if damage != nil {
			a.damaged(filepath.Base(args[0]), damage)
		}
		if err := p.Log.Verify(); err != nil {
			return a.difference(args[0], err)
		}
		if err := a.sameSource(args[0], p); err != nil {
			return err
		}
		list, err := f.List()
		if err != nil {
			return a.stored(err)
		}
		for _, e := range list {
			if e.Err == nil && e.Head == p.Log.Head() {
				return &callError{"error.here_already", map[string]any{"Path": args[0], "ID": e.ID}}
			}
		}
		id, err := a.takeIn(f, p)
		if err != nil {
			return a.stored(err)
		}
		a.print(a.t("imported", map[string]any{"ID": id, "N": len(p.Log.Records()), "Head": p.Log.Head().Short()}))
		return nil
	}}
	cmd.Flags().StringVar(&from, "store", "", "")
	return cmd
}

// sameSource tells whether what a file says its game was played with is what the stamps say.
func (a *app) sameSource(path string, p *save.Portable) error {
	st := p.Log.Stamp()
	for _, c := range []struct {
		b     []byte
		want  string
		texts bool
	}{{p.Source, st.RulesHash, false}, {p.Texts, st.TextHash, true}} {
		if got := sha(c.b); len(c.b) > 0 && got != c.want {
			a.complain("error.other_source", map[string]any{"Path": path, "Texts": c.texts, "Got": short(got), "Want": short(c.want)})
			return told{wrong}
		}
	}
	return nil
}

// takeIn keeps an imported game, and what it was played with when it came along.
func (a *app) takeIn(f *folder.Folder, p *save.Portable) (string, error) {
	st := p.Log.Stamp()
	for hash, b := range map[string][]byte{st.RulesHash: p.Source, st.TextHash: p.Texts} {
		if len(b) == 0 {
			continue
		}
		if err := f.KeepBundle(hash, func() []byte { return b }); err != nil {
			return "", err
		}
	}
	g, err := f.Create(p.Log, hint(st))
	if err != nil {
		return "", err
	}
	g.Close()
	return g.ID, nil
}

// hint is what an id is made of: the scenario and its people.
func hint(st save.Stamp) string {
	s := st.Scenario
	for _, k := range st.Seats {
		if k.Player == save.Person {
			s += "-" + k.ID
		}
	}
	return s
}
