package cli

import (
	"bytes"
	"errors"
	"os"
	"strings"
	"time"

	"riobravo/cmd/internal/tui"
	"riobravo/cmd/internal/words"
	"riobravo/game"
	"riobravo/save"
	"riobravo/save/folder"
)

// shelf is what the interface's list of games may do; nil where no place for games is known. Its functions are called
// aside, beside a game that goes on, so each works with a run of its own.
func (a *app) shelf() *tui.Games {
	f, err := a.place()
	if err != nil {
		return nil
	}
	streams := a.Streams
	do := func(work func(one *app, f *folder.Folder) error) error {
		var heard bytes.Buffer
		one := a.beside(streams, &heard)
		f, err := one.place()
		if err == nil {
			err = work(one, f)
		}
		if err == nil {
			return nil
		}
		one.code(one.stored(err))
		return errors.New(one.said(&heard))
	}
	return &tui.Games{
		Place: f.Path(),
		List: func() (all []tui.Kept, err error) {
			err = do(func(one *app, f *folder.Folder) error {
				list, err := f.List()
				for i := range list {
					all = append(all, one.onShelf(&list[i]))
				}
				return err
			})
			return all, err
		},
		Rename: func(id, name string) error {
			return do(func(_ *app, f *folder.Folder) error { return f.Rename(id, tidyName(name)) })
		},
		Delete: func(id string) error { return do(func(_ *app, f *folder.Folder) error { return f.Delete(id) }) },
		Verify: func(id string, told func(done, of int)) tui.Finding {
			var heard bytes.Buffer
			one := a.beside(streams, &heard)
			one.far = told
			p, damage, err := one.named(id)
			found := tui.Finding{}
			if p != nil && p.Log != nil {
				found.Head = p.Log.Head().Short()
			}
			err = one.verifyRead(id, p, damage, err, "")
			one.code(err)
			found.Good, found.Text = err == nil, one.said(&heard)
			return found
		},
	}
}

// onShelf is a game of the list as the interface shows it.
func (a *app) onShelf(e *folder.Entry) tui.Kept {
	k := tui.Kept{ID: e.ID, Played: day(e.Modified)}
	if e.Held != nil && e.Held.PID != os.Getpid() {
		k.Held = true
		if !e.Held.Since.IsZero() {
			k.HeldSince = day(e.Held.Since)
		}
	}
	if e.Err != nil {
		var heard bytes.Buffer
		one := a.beside(a.Streams, &heard)
		one.code(one.stored(e.Err))
		k.Broken = one.said(&heard)
		return k
	}
	k.Name, k.Scenario, k.Month, k.Over, k.Judged = e.Label.Name, a.scenarioName(e.Stamp.Scenario), int(e.Month), e.Over(), len(e.Standing) > 0
	k.Commands, k.Head = e.Records, e.Head.Short()
	if e.Label.Created > 0 {
		k.Begun = day(time.Unix(e.Label.Created, 0))
	}
	if d := e.Damage; d != nil {
		k.Damaged, k.Intact = d.Record, d.Frame
	}
	for n := range e.Stamp.Seats {
		k.Chairs = append(k.Chairs, a.chair(e, n))
	}
	return k
}

// chair is a seat of a game in the list.
func (a *app) chair(e *folder.Entry, n int) tui.Chair {
	s := e.Stamp.Seats[n]
	out := tui.Chair{Letter: strings.ToUpper(s.ID[:min(1, len(s.ID))]), Slot: n, Name: s.ID, Bot: s.Player, Person: s.Player == save.Person}
	if key := "seat." + s.ID + ".name"; a.text.Has(key) {
		out.Name = a.text.Text(key, nil)
	}
	kind, _, _ := strings.Cut(s.Player, ":")
	kind, _, _ = strings.Cut(kind, "@")
	if a.text.Has("ui.games.by." + kind) {
		out.By = kind
	}
	if n < len(e.Standing) {
		st := e.Standing[n]
		out.Margin = words.New(a.text, nil).MarginOf(game.Standing{Score: st.Score, Threshold: st.Threshold, Margin: st.Margin})
		out.Met, out.First = st.Met, st.First && st.Met
	}
	return out
}
