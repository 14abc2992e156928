package cli

import (
	"errors"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"riobravo/content/diag"
	"riobravo/game"
	"riobravo/save"
	"riobravo/save/folder"
)

// place is the folder that games are kept in: --data, RIOBRAVO_DATA, or where the platform keeps such things.
func (a *app) place() (*folder.Folder, error) {
	for _, dir := range []string{a.data, a.getenv("RIOBRAVO_DATA")} {
		if dir != "" {
			return a.judged(folder.At(dir)), nil
		}
	}
	if dir := a.platform(); dir != "" {
		return a.judged(folder.At(filepath.Join(dir, "riobravo"))), nil
	}
	return nil, &callError{"error.no_place", nil}
}

// judged lets a folder say how its games that are over came out, each under its own rules.
func (a *app) judged(f *folder.Folder) *folder.Folder {
	rules := map[string]*game.Ruleset{} // nil: nowhere to be found
	f.Judge = func(l *save.Log, end *game.State) []folder.Standing {
		st := l.Stamp()
		if st.Option(save.SeenBy) != "" { // it holds one seat's part
			return nil
		}
		key := st.RulesHash + " " + strings.Join(st.Assumptions, " ")
		if _, ok := rules[key]; !ok {
			_, rules[key], _ = a.rulesFor(l)
		}
		rs := rules[key]
		if rs == nil || len(rs.Seats) != len(st.Seats) {
			return nil
		}
		out := make([]folder.Standing, len(rs.Seats))
		for _, s := range game.Final(rs, end) {
			out[s.Seat] = folder.Standing{Margin: s.Margin, Met: s.Met, First: s.First}
		}
		return out
	}
	return f
}

// platform is the system's folder for programs' own data, "" when the environment does not say.
func (a *app) platform() string {
	under := func(name string, rest ...string) string {
		if v := a.getenv(name); v != "" && filepath.IsAbs(v) {
			return filepath.Join(append([]string{v}, rest...)...)
		}
		return ""
	}
	switch runtime.GOOS {
	case "windows":
		return under("LOCALAPPDATA")
	case "darwin", "ios":
		return under("HOME", "Library", "Application Support")
	}
	if dir := under("XDG_DATA_HOME"); dir != "" {
		return dir
	}
	return under("HOME", ".local", "share")
}

// stored puts what went wrong with a kept game into words; other errors stay as they are.
func (a *app) stored(err error) error {
	var none *folder.NoGame
	var held *folder.Held
	var alien *folder.NotOurs
	var write *folder.Unwritable
	var read *folder.Unreadable
	var newer *save.NewerFormat
	say := func(key string, args map[string]any) error {
		a.complain("error."+key, args)
		return told{wrong}
	}
	switch {
	case errors.As(err, &none):
		var ids []string
		if f, err := a.place(); err == nil {
			if list, err := f.List(); err == nil {
				for _, e := range list {
					ids = append(ids, e.ID)
				}
			}
		}
		return &callError{"error.no_game", map[string]any{"Value": none.ID, "Near": diag.Closest(none.ID, ids)}}
	case errors.As(err, &held):
		args := map[string]any{"ID": held.ID, "PID": held.PID, "Since": ""}
		if !held.Since.IsZero() {
			args["Since"] = held.Since.Local().Format(time.DateTime)
		}
		return say("held", args)
	case errors.As(err, &alien) && errors.As(err, &newer):
		return say("newer", map[string]any{"Path": alien.Path, "Format": newer.Number, "Ours": save.Format})
	case errors.As(err, &alien):
		return say("not_ours", map[string]any{"Path": alien.Path, "What": alien.Why.Error()})
	case errors.As(err, &write):
		return say("unwritable", map[string]any{"Path": write.Path, "What": write.Err.Error()})
	case errors.As(err, &read):
		return say("unreadable", map[string]any{"Path": read.Path, "What": read.Err.Error()})
	}
	return err
}
