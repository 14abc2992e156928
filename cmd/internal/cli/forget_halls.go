package cli

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"riobravo/cmd/internal/serve/hall"
	"riobravo/game"
	"riobravo/save/folder"
	"riobravo/save/store"
)

// forgetHalls takes out of what hosts kept what people of a game's table wrote to each other, and their names; the archives
// that the desk made of such a hall go with it. It returns how many texts and names went.
func forgetHalls(f *folder.Folder, st store.Store, id string, which func(game.Seat) bool, all bool) (int, error) {
	halls, err := st.Rooms()
	if err != nil {
		return 0, err
	}
	n := 0
	for _, room := range halls {
		data, err := st.Room(room)
		if err != nil {
			return n, err
		}
		if games, err := hall.Games(data); err != nil || !slices.Contains(games, id) {
			continue // another's, or of another program: it says nothing of this game
		}
		gone, err := forgetHall(st, room, id, which, all)
		if err != nil {
			return n, err
		}
		n += gone
		copies, _ := filepath.Glob(filepath.Join(f.Path(), "exports", "hall-"+room+"-*.zip")) // the pattern is well formed
		for _, c := range copies {
			if err := os.Remove(c); err != nil && !errors.Is(err, fs.ErrNotExist) {
				return n, &folder.Unwritable{Path: c, Err: err}
			}
		}
	}
	return n, nil
}

// forgetHall does so in one hall, which nobody may be hosting meanwhile.
func forgetHall(st store.Store, room, id string, which func(game.Seat) bool, all bool) (int, error) {
	r, err := st.OpenRoom(room)
	if err != nil {
		return 0, err
	}
	defer r.Close()
	data, n, err := hall.Forget(r.Data(), id, which, all)
	if err != nil || n == 0 {
		return 0, err
	}
	return n, r.Keep(data)
}
