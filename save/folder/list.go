package folder

import (
	"errors"
	"io/fs"
	"os"
	"slices"
	"strings"
	"time"

	"riobravo/game"
	"riobravo/save"
	"riobravo/save/store"
)

// Entry is a game in the list.
type Entry struct {
	ID       string
	Label    save.Label
	Stamp    save.Stamp // without the secret of its dice
	Records  int
	Month    int16
	Phase    game.Phase
	Head     save.Hash
	Standing []Standing // of a game that is over, by the seats of its stamp; nil where nobody could judge
	Modified time.Time
	Held     *Held // somebody has it open for writing, perhaps this program itself
	Damage   *Damage
	Err      error // it cannot be read at all; then only ID, Modified, Held and this are filled
}

// Standing is how a seat came out in the end.
type Standing struct {
	Score, Threshold int32 // hundredths of a point
	Margin           int32 // by how much it met its aims, or missed them
	Met              bool
	First            bool // it came first, perhaps shared
}

// Over tells whether the game is over.
func (e *Entry) Over() bool { return e.Err == nil && e.Phase == game.Over }

// List is every game of the folder, the one last played first. A folder that is not there has none. It looks at each file
// no closer than it must, and not at all into one that is as it was the last time: View finds damage that it does not.
func (f *Folder) List() ([]Entry, error) {
	files, err := os.ReadDir(f.games())
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, &Unreadable{Path: f.games(), Err: plain(err)}
	}
	known := f.readIndex()
	fresh := &index{Form: indexForm, Engine: save.Engine, Games: map[string]indexed{}}
	changed := false
	var out []Entry
	for _, d := range files {
		id, ours := strings.CutSuffix(d.Name(), Ext)
		if !ours || !store.ValidID(id) {
			continue
		}
		at := f.printOf(id)
		e := Entry{ID: id, Modified: at.modified(), Held: f.heldNow(id)}
		if e.Err = f.there(id); e.Err == nil {
			was, ok := known.Games[id]
			if ok = ok && was.Outside == at; !ok {
				now := time.Now()
				was = f.lookInto(&e)
				was.Outside = at
				ok = at.quiet(now)
				changed = changed || ok && e.Err == nil && e.Damage == nil
			}
			was.fill(&e)
			if ok && e.Err == nil && e.Damage == nil { // what is wrong with a file is looked for every time
				fresh.Games[id] = was
			}
		}
		out = append(out, e)
	}
	if changed || len(fresh.Games) != len(known.Games) {
		f.keepIndex(fresh)
	}
	slices.SortStableFunc(out, func(a, b Entry) int { return b.Modified.Compare(a.Modified) })
	return out, nil
}

// lookInto reads a game's file for the list; what is wrong with it goes into the entry.
func (f *Folder) lookInto(e *Entry) indexed {
	raw, log, err := both(f.file(e.ID))
	if err != nil {
		e.Err = err
		return indexed{}
	}
	l, damage, _, err := glance(raw, log, f.file(e.ID))
	if err != nil {
		e.Err = err
		return indexed{}
	}
	e.Damage = damage
	s := l.Fold()
	in := indexed{Label: l.Label(), Stamp: l.Stamp(), Records: len(l.Records()), Month: s.World.Month, Phase: game.Phase(s.World.Phase), Head: l.Head()}
	in.Stamp.Secret = [2]uint64{}
	if in.Phase == game.Over && f.Judge != nil {
		in.Standing = f.Judge(l, &s)
	}
	return in
}

// fill puts into an entry what is known of its game.
func (in *indexed) fill(e *Entry) {
	if e.Err == nil {
		e.Label, e.Stamp, e.Records, e.Month, e.Phase, e.Head, e.Standing = in.Label, in.Stamp, in.Records, in.Month, in.Phase, in.Head, in.Standing
	}
}

// heldNow says who has a game open for writing, nil nobody. The lock of a program that died is nobody's.
func (f *Folder) heldNow(id string) *Held {
	if _, err := os.Stat(f.lockFile(id)); err != nil {
		return nil
	}
	l, err := f.lock(id)
	var held *Held
	if errors.As(err, &held) {
		return held
	}
	if err == nil {
		l.release()
	}
	return nil
}
