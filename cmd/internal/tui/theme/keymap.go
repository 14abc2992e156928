package theme

import (
	"fmt"
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
)

// Keys are one session's keys: the table, with what its settings bind otherwise.
type Keys struct{ all [actionCount]key.Binding }

// newKeys lays the table; other[a] takes the place of a's first key, further keys of a stay.
func newKeys(other map[Action]string) *Keys {
	k := &Keys{}
	for a := None + 1; a < actionCount; a++ {
		k.all[a] = bindings[a].Binding
		if own, ok := other[a]; ok {
			k.all[a].SetKeys(append([]string{own}, a.Keys()[1:]...)...)
			k.all[a].SetHelp(own, a.Name())
		}
	}
	return k
}

// Of lists an action's keys, the one shown first.
func (k *Keys) Of(a Action) []string { return k.all[a].Keys() }

// Action is what a pressed key means.
func (k *Keys) Action(pressed fmt.Stringer) Action {
	for a := None + 1; a < actionCount; a++ {
		if key.Matches(pressed, k.all[a]) {
			return a
		}
	}
	return None
}

// Shown is how an action's key is written in hints.
func (k *Keys) Shown(a Action) string { return k.all[a].Help().Key }

// Clash says why keys cannot be bound as asked.
type Clash struct {
	Kind string // unknown (no such action), fixed (the action keeps its key), moves (h j k l), key (not a key), taken (Other has it)
	Name string // the action as given
	Key  string
	With Action // taken: who has the key
}

// Bind reads key settings, action name to key, in the order given; what clashes is left out and returned.
func Bind(asked [][2]string) (map[Action]string, []Clash) {
	out := map[Action]string{}
	var bad []Clash
	for _, p := range asked {
		a, known := Named(p[0])
		switch {
		case !known:
			bad = append(bad, Clash{Kind: "unknown", Name: p[0], Key: p[1]})
		case a.Fixed():
			bad = append(bad, Clash{Kind: "fixed", Name: p[0], Key: p[1]})
		case len(p[1]) == 1 && strings.Contains("hjkl", p[1]):
			bad = append(bad, Clash{Kind: "moves", Name: p[0], Key: p[1]})
		case !isKey(p[1]):
			bad = append(bad, Clash{Kind: "key", Name: p[0], Key: p[1]})
		default:
			out[a] = p[1]
		}
	}
	// Clashes are looked for when all are known, so that two actions may change keys with each other.
	for _, p := range asked {
		a, known := Named(p[0])
		if own, ok := out[a]; known && ok {
			if b := holder(out, a, own); b != None {
				delete(out, a)
				bad = append(bad, Clash{Kind: "taken", Name: p[0], Key: own, With: b})
			}
		}
	}
	return out, bad
}

// holder is another action that has the key, with the table as out changes it.
func holder(out map[Action]string, a Action, name string) Action {
	k := newKeys(out)
	for b := None + 1; b < actionCount; b++ {
		if b != a && slices.Contains(k.Of(b), name) {
			return b
		}
	}
	return None
}

// isKey tells whether a word can be pressed and reaches the program in a browser and a multiplexer: one printable
// character, or ctrl with a letter that nobody eats.
func isKey(s string) bool {
	if r := []rune(s); len(r) == 1 {
		return r[0] > ' ' && r[0] != 0x7f && !strings.ContainsRune("0123456789", r[0])
	}
	rest, ok := strings.CutPrefix(s, "ctrl+")
	return ok && len(rest) == 1 && strings.Contains("abefgkoprvxy", rest)
}
