package folder

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"riobravo/game"
)

// Forget removes what the people of some seats wrote from a game's file, and the copies of it that were put aside; with all,
// the name that the game was given and its bookmarks too. The file is written anew, whole or not at all, so that nothing of it
// is left in it. It returns how many texts went; none leaves the file as it is.
func (f *Folder) Forget(id string, which func(k game.Seat) bool, all bool) (int, error) {
	g, err := f.Continue(id)
	if err != nil {
		return 0, err
	}
	defer g.Close()
	n := g.Log.ForgetPeople(which, all)
	if n > 0 {
		if g.db != nil {
			if err := g.db.Close(); err != nil {
				return 0, &Unwritable{Path: g.path(), Err: plain(err)}
			}
			g.db = nil
		}
		if err := g.write(g.Log.Chunks(g.Log.HasDice())); err != nil {
			return 0, err
		}
		g.Log.Committed()
	}
	copies, _ := filepath.Glob(g.path() + ".damaged-*") // the pattern is well formed
	for _, c := range copies {
		if err := os.Remove(c); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return n, &Unwritable{Path: c, Err: plain(err)}
		}
	}
	return n, nil
}
