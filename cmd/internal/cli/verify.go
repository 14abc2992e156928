package cli

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"runtime"
	"strings"

	"github.com/spf13/cobra"

	"riobravo/game"
	"riobravo/game/dice"
	"riobravo/save"
	"riobravo/save/folder"
)

// verify checks kept games, or games in files.
func (a *app) verify() *cobra.Command {
	head, all := "", false
	cmd := &cobra.Command{Use: "verify <game or file>...", Args: cobra.ArbitraryArgs, RunE: func(cmd *cobra.Command, args []string) error {
		want := strings.ReplaceAll(strings.ToLower(head), "-", "")
		if head != "" && (len(want) < 8 || len(want) > 64 || strings.Trim(want, "0123456789abcdef") != "") {
			return &callError{"error.head", map[string]any{"Value": head}}
		}
		if all {
			f, err := a.place()
			if err != nil {
				return err
			}
			list, err := f.List()
			if err != nil {
				return a.stored(err)
			}
			for _, e := range list {
				args = append(args, e.ID)
			}
		}
		if len(args) == 0 && !all || head != "" && len(args) != 1 {
			return &callError{"error.one_game", map[string]any{"Command": cmd.CommandPath()}}
		}
		return a.verifyAll(args, want)
	}}
	cmd.Flags().StringVar(&head, "head", "", "")
	cmd.Flags().BoolVar(&all, "all", false, "")
	return cmd
}

// verifyAll checks games side by side and tells of them in their order.
func (a *app) verifyAll(names []string, head string) error {
	results := make([]chan error, len(names))
	said := make([]bytes.Buffer, len(names))
	slots := make(chan struct{}, runtime.GOMAXPROCS(0))
	for i := range names {
		results[i] = make(chan error, 1)
	}
	go func() {
		for i, name := range names {
			slots <- struct{}{}
			go func() {
				one := a.beside(a.Streams, &said[i])
				err := one.verifyOne(name, head)
				<-slots
				results[i] <- err
			}()
		}
	}()
	var first error
	for i := range names {
		err := <-results[i]
		out := a.Out
		if err != nil {
			out = a.Err
		}
		_, _ = out.Write(said[i].Bytes())
		if err != nil && len(names) > 1 {
			err = told{a.code(err)}
		}
		if first == nil {
			first = err
		}
	}
	return first
}

// beside is a run that does a part of this one's work aside, and writes what it says to a buffer.
func (a *app) beside(s Streams, out *bytes.Buffer) *app {
	s.Out, s.Err = out, out
	return &app{Streams: s, ctx: a.ctx, text: a.text, data: a.data}
}

func (a *app) verifyOne(name, head string) error {
	p, damage, err := a.named(name)
	return a.verifyRead(name, p, damage, err, head)
}

// verifyRead checks what was read of a game.
func (a *app) verifyRead(name string, p *save.Portable, damage *folder.Damage, err error, head string) error {
	var d *save.Difference
	switch {
	case errors.As(err, &d):
		return a.difference(name, err)
	case err != nil:
		return a.stored(err)
	case damage != nil:
		a.damaged(name, damage)
		return told{wrong}
	}
	if err := a.sameSource(name, p); err != nil {
		return err
	}
	return a.check(name, p, head)
}

// named is a kept game by its id, or a file by its path.
func (a *app) named(name string) (*save.Portable, *folder.Damage, error) {
	if strings.ContainsAny(name, `/\.`) {
		return folder.ReadFile(name)
	}
	f, err := a.place()
	if err != nil {
		return nil, nil, err
	}
	l, damage, err := f.View(name)
	return &save.Portable{Log: l}, damage, err
}

// check verifies a game and says so on one line, or names the first difference.
func (a *app) check(name string, p *save.Portable, head string) error {
	l := p.Log
	again, err := "", l.Verify()
	if err == nil {
		again, err = a.again(p)
	}
	if err != nil {
		return a.difference(name, err)
	}
	if got := fmt.Sprintf("%x", l.Head()); !strings.HasPrefix(got, head) {
		a.complain("error.other_head", map[string]any{"ID": name, "Want": groups(head), "Got": l.Head().Short(), "N": len(l.Records())})
		return told{wrong}
	}
	s := l.Fold()
	a.print(a.t("verified", map[string]any{
		"ID": name, "N": len(l.Records()), "Month": int(s.World.Month), "Over": game.Phase(s.World.Phase) == game.Over, "Again": a.t("again."+again, nil),
		"Head": l.Head().Short(),
	}))
	return nil
}

// again decides every command anew where that can be done; and says "same", or why not: "rules", "dice", "sight",
// "engine".
func (a *app) again(p *save.Portable) (string, error) {
	st := p.Log.Stamp()
	switch {
	case st.Option(save.SeenBy) != "":
		return "sight", nil
	case !p.Log.HasDice():
		return "dice", nil
	case st.Engine != save.Engine:
		return "engine", nil
	}
	_, rs, err := a.rulesFor(p.Log)
	if err != nil && len(p.Source) > 0 && sha(p.Source) == st.RulesHash {
		_, rs, err = stored(p.Source, p.Texts, st.Assumptions)
	}
	if err != nil {
		return "rules", nil
	}
	decide, n := decider(rs), 0
	return "same", p.Log.Redecide(func(s *game.State, c *game.Command, luck save.Luck) ([]game.Event, *game.Refusal) {
		if n++; a.far != nil {
			a.far(n, len(p.Log.Records()))
		}
		return decide(s, c, luck)
	})
}

func sha(b []byte) string { return fmt.Sprintf("%x", sha256.Sum256(b)) }

// difference tells the first difference; other errors stay as they are.
func (a *app) difference(name string, err error) error {
	var d *save.Difference
	if !errors.As(err, &d) {
		return err
	}
	a.complain("error.differs", map[string]any{"ID": name, "N": d.Record, "What": a.t("differs."+d.What, nil), "Field": d.Field, "Want": d.Want, "Got": d.Got})
	return told{wrong}
}

// decider decides a command again under rules.
func decider(rs *game.Ruleset) save.Decider {
	buf := &game.Buffer{}
	return func(s *game.State, c *game.Command, luck save.Luck) ([]game.Event, *game.Refusal) {
		return game.Decide(rs, s, c, dice.Source{K0: luck.Secret[0], K1: luck.Secret[1], Epoch: luck.Epoch}, buf)
	}
}

// groups writes a link of the chain as a person copies it.
func groups(hash string) string {
	var b strings.Builder
	for i, r := range hash {
		if i > 0 && i%4 == 0 {
			b.WriteByte('-')
		}
		b.WriteRune(r)
	}
	return b.String()
}
