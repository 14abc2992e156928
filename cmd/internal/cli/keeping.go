package cli

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"time"

	"riobravo/cmd/internal/sim"
	"riobravo/cmd/internal/table"
	"riobravo/content"
	"riobravo/game"
	"riobravo/game/dice"
	"riobravo/save"
	"riobravo/save/folder"
)

// keeping measures what keeping games costs, on the disk where games are kept: in a folder of its own there, which is gone
// afterwards.
type keeping struct {
	dir string
	sc  *content.Scenario
	rs  *game.Ruleset
	f   *folder.Folder
	ids []string
}

// newKeeping makes the folder.
func (a *app) newKeeping() (*keeping, error) {
	sc, err := a.load(content.Default)
	if err != nil {
		return nil, err
	}
	under := ""
	if f, err := a.place(); err == nil && os.MkdirAll(f.Path(), 0o700) == nil {
		under = f.Path()
	}
	dir, err := os.MkdirTemp(under, "bench-*")
	if err != nil {
		return nil, &folder.Unwritable{Path: under, Err: err}
	}
	k := &keeping{dir: dir, sc: sc, rs: sc.Ruleset, f: folder.At(dir)}
	if err := keepBundles(k.f, sc); err != nil {
		k.close()
		return nil, err
	}
	return k, nil
}

func (k *keeping) close() { _ = os.RemoveAll(k.dir) }

// played is a whole game between staffs.
func (k *keeping) played(seed uint64) (*save.Log, error) {
	cfg := table.Config{Rules: k.rs, SeedKnown: true, Language: content.Fallback, Source: dice.FromSeed(seed)}
	t, err := table.New(cfg)
	if err != nil {
		return nil, err
	}
	return t.Snapshot(), nil
}

// append keeps a whole game, command by command, and returns how long each took to be durable.
func (k *keeping) append(seed uint64) ([]time.Duration, error) {
	whole, err := k.played(seed)
	if err != nil {
		return nil, err
	}
	opening := whole.Opening()
	l := save.Create(whole.Stamp(), &opening)
	g, err := k.f.Create(l, "bench")
	if err != nil {
		return nil, err
	}
	defer g.Close()
	k.ids = append(k.ids, g.ID)
	var took []time.Duration
	for _, r := range whole.Records() {
		begin := time.Now()
		if err := l.Append(r.Command, r.Events, r.Checksum, ""); err != nil {
			return nil, err
		}
		if err := l.Commit(g); err != nil {
			return nil, err
		}
		took = append(took, time.Since(begin))
	}
	return took, nil
}

// bare writes as much as a command does to a file of its own, n times, and returns how long each took to be durable: what
// the disk itself takes, and whatever else the machine does meanwhile.
func (k *keeping) bare(n int) ([]time.Duration, error) {
	f, err := os.Create(filepath.Join(k.dir, "bare"))
	if err != nil {
		return nil, err
	}
	defer f.Close()
	const pages = 3 * 4096 // of the log beside a game's file, the usual number
	b := make([]byte, pages)
	var took []time.Duration
	for range n {
		begin := time.Now()
		if _, err := f.Write(b); err != nil {
			return nil, err
		}
		if err := f.Sync(); err != nil {
			return nil, err
		}
		took = append(took, time.Since(begin))
	}
	return took, nil
}

// open takes up a kept game as "resume" does, up to where it can be played on.
func (k *keeping) open(id string) (time.Duration, error) {
	begin := time.Now()
	g, err := k.f.Continue(id)
	if err != nil {
		return 0, err
	}
	defer g.Close()
	_, err = table.Resume(table.Config{Rules: k.rs}, g.Log, table.Place{ID: id, Sink: g})
	return time.Since(begin), err
}

// verify checks kept games as "verify" does, on all processors.
func (k *keeping) verify(a *app, ids []string) (time.Duration, error) {
	one := &app{Streams: a.Streams, ctx: a.ctx, text: a.text, data: k.dir}
	one.Out = io.Discard
	begin := time.Now()
	err := one.verifyAll(ids, "")
	return time.Since(begin), err
}

// size is the length of a kept game's file, and of what it was played with, in bytes.
func (k *keeping) size(id string) (log, bundle int64, err error) {
	st, err := os.Stat(filepath.Join(k.dir, "games", id+folder.Ext))
	if err != nil {
		return 0, 0, err
	}
	list, err := filepath.Glob(filepath.Join(k.dir, "bundles", "*"))
	for _, name := range list {
		if b, err := os.Stat(name); err == nil {
			bundle += b.Size()
		}
	}
	return st.Size(), bundle, err
}

// copies gives a kept game more ids, up to so many.
func (k *keeping) copies(id string, n int) ([]string, error) {
	b, err := os.ReadFile(filepath.Join(k.dir, "games", id+folder.Ext))
	if err != nil {
		return nil, err
	}
	var ids []string
	for i := range n {
		ids = append(ids, fmt.Sprintf("copy-%d", i))
		if err := os.WriteFile(filepath.Join(k.dir, "games", ids[i]+folder.Ext), b, 0o600); err != nil {
			return nil, err
		}
	}
	return ids, nil
}

// at is the value that so many in a hundred do not exceed.
func at(list []time.Duration, percent int) time.Duration {
	list = slices.Sorted(slices.Values(list))
	return list[(len(list)-1)*percent/100]
}

// keeps is what "riobravo bench" shows of it.
func (a *app) keeps() (sim.Kept, error) {
	var out sim.Kept
	k, err := a.newKeeping()
	if err != nil {
		return out, err
	}
	defer k.close()
	var took []time.Duration
	for seed := range uint64(4) {
		list, err := k.append(seed)
		if err != nil {
			return out, err
		}
		took = append(took, list...)
	}
	out.AppendP50, out.AppendP99 = at(took, 50), at(took, 99)
	bare, err := k.bare(len(took))
	if err != nil {
		return out, err
	}
	out.DiskP99 = at(bare, 99)
	var opened []time.Duration
	for range 4 {
		for _, id := range k.ids {
			d, err := k.open(id)
			if err != nil {
				return out, err
			}
			opened = append(opened, d)
		}
	}
	out.Open = at(opened, 50)
	for _, id := range k.ids {
		log, bundle, err := k.size(id)
		if err != nil {
			return out, err
		}
		out.Log, out.Bundle = max(out.Log, log), bundle
	}
	const games = 100
	ids, err := k.copies(k.ids[0], games)
	if err != nil {
		return out, err
	}
	all, err := k.verify(a, ids)
	out.Verify1000 = all * 1000 / games
	return out, err
}
