package theme

import "charm.land/bubbles/v2/key"

// Action is what a key means, the same on every screen (tui.md, Keys). Screens act on actions and never on key names.
type Action uint8

// The actions.
const (
	None Action = iota
	Up
	Down
	Left
	Right
	Next
	Prev
	Panel
	First
	Last
	PageUp
	PageDown
	Before
	After
	Open
	Mark
	Back
	More
	Less
	LineMode
	Help
	Palette
	Filter
	Explain
	Undo
	Leave
	Redraw
	Quit
	Add
	Drop
	Stance
	Commit
	Accept
	Refuse
	Counter
	Compare
	Advice
	Talks
	Charts
	Wire
	Report
	View
	Tiles
	ColumnD
	ColumnT
	ColumnS
	actionCount
)

// Bindings is the single source of keys: help, hints, palette and tests read it.
var Bindings = [actionCount]key.Binding{
	Up: bind("up", "↑", "up", "k"), Down: bind("down", "↓", "down", "j"), Left: bind("left", "←", "left", "h"), Right: bind("right", "→", "right", "l"),
	Next: bind("next", "tab", "tab"), Prev: bind("prev", "shift+tab", "shift+tab"),
	Panel: bind("panel", "1–9", "1", "2", "3", "4", "5", "6", "7", "8", "9"),
	First: bind("first", "g", "g", "home"), Last: bind("last", "G", "G", "end"),
	PageUp: bind("pageup", "pgup", "pgup", "ctrl+u"), PageDown: bind("pagedown", "pgdn", "pgdown", "ctrl+d"),
	Before: bind("before", "[", "[", "ctrl+left"), After: bind("after", "]", "]", "ctrl+right"),
	Open: bind("open", "enter", "enter"), Mark: bind("mark", "space", "space"), Back: bind("back", "esc", "esc"),
	More: bind("more", "+", "+"), Less: bind("less", "−", "-", "−"), LineMode: bind("line", "L", "L"),
	Help: bind("help", "?", "?"), Palette: bind("palette", ":", ":"), Filter: bind("filter", "/", "/"), Explain: bind("explain", "e", "e"),
	Undo: bind("undo", "u", "u"), Leave: bind("leave", "ctrl+c", "ctrl+c"), Redraw: bind("redraw", "ctrl+l", "ctrl+l"), Quit: bind("quit", "q", "q"),
	Add: bind("add", "a", "a"), Drop: bind("drop", "d", "d"), Stance: bind("stance", "p", "p"), Commit: bind("commit", "s", "s"),
	Accept: bind("accept", "y", "y"), Refuse: bind("refuse", "n", "n"), Counter: bind("counter", "o", "o"), Compare: bind("compare", "=", "="),
	Advice: bind("advice", "i", "i"), Talks: bind("talks", "t", "t"), Charts: bind("charts", "c", "c"), Wire: bind("wire", "w", "w"), Report: bind("report", "r", "r"),
	View: bind("view", "v", "v"), Tiles: bind("tiles", "V", "V"),
	ColumnD: bind("column_d", "D", "D"), ColumnT: bind("column_t", "T", "T"), ColumnS: bind("column_s", "S", "S"),
}

func bind(name, shown string, keys ...string) key.Binding {
	return key.NewBinding(key.WithKeys(keys...), key.WithHelp(shown, name))
}

// Shown is how a key is written in hints.
func (a Action) Shown() string { return Bindings[a].Help().Key }

// Name is the action's catalogue word: ui.key.<name>.
func (a Action) Name() string { return Bindings[a].Help().Desc }

// Actions lists every action.
func Actions() []Action {
	out := make([]Action, 0, actionCount)
	for a := None + 1; a < actionCount; a++ {
		out = append(out, a)
	}
	return out
}

var byKey = func() map[string]Action {
	m := map[string]Action{}
	for a := None + 1; a < actionCount; a++ {
		for _, k := range Bindings[a].Keys() {
			m[k] = a
		}
	}
	return m
}()

// ActionOf is what a key means.
func ActionOf(k string) Action { return byKey[k] }
