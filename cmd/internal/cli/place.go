package cli

import (
	"path/filepath"
	"runtime"
	"strings"

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
			out[s.Seat] = folder.Standing{Score: s.Score, Threshold: s.Threshold, Margin: s.Margin, Met: s.Met, First: s.First}
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
