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
	Bookmark
	Export
	Undo
	Redo
	Leave
	Redraw
	Suspend
	Quit
	Add
	Drop
	Stance
	Commit
	Accept
	Refuse
	Counter
	Compare
	Message
	Faster
	Letters
	Advice
	Talks
	Charts
	Wire
	Report
	View
	Tiles
	Zoom
	ColumnD
	ColumnT
	ColumnS
	EndPhase
	Projector
	actionCount
)

// Two keys have a second meaning where the first cannot be meant: n answers an offer only while one waits and is else a
// note; S is a column in the picker and saves elsewhere.
const (
	Note   = Refuse
	SaveAs = ColumnS
)

// binding is an action's keys; its help holds how the first is written in hints and the action's catalogue word
// (ui.key.<word>).
type binding struct {
	key.Binding
	fixed bool // reserved everywhere: cannot be bound otherwise
}

// bindings is the single source of keys: help, hints, palette, settings and tests read it.
var bindings = [actionCount]binding{
	Up: fix("up", "↑", "up", "k"), Down: fix("down", "↓", "down", "j"), Left: fix("left", "←", "left", "h"), Right: fix("right", "→", "right", "l"),
	Next: fix("next", "tab", "tab"), Prev: fix("prev", "shift+tab", "shift+tab"),
	Panel: fix("panel", "1–9", "1", "2", "3", "4", "5", "6", "7", "8", "9"),
	First: bind("first", "g", "g", "home"), Last: bind("last", "G", "G", "end"),
	PageUp: bind("pageup", "pgup", "pgup", "ctrl+u"), PageDown: bind("pagedown", "pgdn", "pgdown", "ctrl+d"),
	Before: bind("before", "[", "[", "ctrl+left"), After: bind("after", "]", "]", "ctrl+right"),
	Open: fix("open", "enter", "enter"), Mark: fix("mark", "space", "space"), Back: fix("back", "esc", "esc"),
	More: bind("more", "+", "+"), Less: bind("less", "−", "-", "−"), LineMode: bind("line", "L", "L"),
	Help: fix("help", "?", "?"), Palette: fix("palette", ":", ":"), Filter: bind("filter", "/", "/"), Explain: bind("explain", "e", "e"),
	Bookmark: bind("bookmark", "b", "b"), Export: bind("export", "x", "x"),
	Undo: bind("undo", "u", "u"), Redo: bind("redo", "U", "U"), Leave: fix("leave", "ctrl+c", "ctrl+c"), Redraw: fix("redraw", "ctrl+l", "ctrl+l"), Suspend: fix("suspend", "ctrl+z", "ctrl+z"), Quit: bind("quit", "q", "q"),
	Add: bind("add", "a", "a"), Drop: bind("drop", "d", "d"), Stance: bind("stance", "p", "p"), Commit: bind("commit", "s", "s"),
	Accept: bind("accept", "y", "y"), Refuse: bind("refuse", "n", "n"), Counter: bind("counter", "o", "o"), Compare: bind("compare", "=", "="),
	Message: bind("message", "m", "m"), Faster: bind("faster", "f", "f"), Letters: bind("letters", "M", "M"),
	Advice: bind("advice", "i", "i"), Talks: bind("talks", "t", "t"), Charts: bind("charts", "c", "c"), Wire: bind("wire", "w", "w"), Report: bind("report", "r", "r"),
	View: bind("view", "v", "v"), Tiles: bind("tiles", "V", "V"), Zoom: bind("zoom", "z", "z"),
	ColumnD: bind("column_d", "D", "D"), ColumnT: bind("column_t", "T", "T"), ColumnS: bind("column_s", "S", "S"),
	EndPhase: bind("end_phase", "E", "E"), Projector: bind("projector", "P", "P"),
}

func bind(name, shown string, keys ...string) binding {
	return binding{key.NewBinding(key.WithKeys(keys...), key.WithHelp(shown, name)), false}
}

func fix(name, shown string, keys ...string) binding {
	b := bind(name, shown, keys...)
	b.fixed = true
	return b
}

// Name is the action's catalogue word: ui.key.<name>.
func (a Action) Name() string { return bindings[a].Help().Desc }

// Fixed tells whether the action keeps its keys whatever the settings say.
func (a Action) Fixed() bool { return bindings[a].fixed }

// Keys are the action's keys before any setting.
func (a Action) Keys() []string { return bindings[a].Binding.Keys() }

// Actions lists every action.
func Actions() []Action {
	out := make([]Action, 0, actionCount)
	for a := None + 1; a < actionCount; a++ {
		out = append(out, a)
	}
	return out
}

// Named is the action of a name.
func Named(name string) (Action, bool) {
	for a := None + 1; a < actionCount; a++ {
		if a.Name() == name {
			return a, true
		}
	}
	return None, false
}
