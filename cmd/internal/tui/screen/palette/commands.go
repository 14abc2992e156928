package palette

import (
	"strings"

	"riobravo/cmd/internal/tui/screen"
	"riobravo/cmd/internal/tui/session"
	"riobravo/cmd/internal/tui/theme"
	"riobravo/game"
)

// commands is everything: the screen's own keys first, then places, then what is only found by typing.
func commands(c *screen.Ctx, hints []screen.Hint) []command {
	var all []command
	have := map[theme.Action]bool{}
	add := func(k command) {
		k.folded = screen.Fold(k.name)
		switch {
		case !k.hidden:
			k.weight = listed
		case k.out.Route.To != screen.Term:
			k.weight = acts
		}
		all = append(all, k)
	}
	for _, h := range hints {
		if h.Action == theme.None || h.Action == theme.Help || have[h.Action] {
			continue
		}
		have[h.Action] = true
		add(command{name: named(c, h), key: c.Theme.Keys.Shown(h.Action), out: press(h.Action)})
	}
	if c.Session != nil {
		for _, p := range inGame {
			if p.key == theme.None || !have[p.key] {
				add(p.command(c))
			}
		}
		if _, ok := c.Session.(interface{ Auto() error }); ok && c.Known().Seats[c.Seat()].Sealed == 0 && c.Phase() != game.Over {
			add(place{"auto", theme.None, screen.Route{To: screen.Auto}}.command(c))
		}
		if c.Reviews && !have[theme.Add] && session.SeesAll(c.Session) {
			add(place{"review", theme.None, screen.Route{To: screen.Review}}.command(c))
		}
		if len(c.Rules().Guide) > 0 {
			add(place{"guide", theme.None, screen.Route{To: screen.Guide}}.command(c))
		}
		if c.Seats > 1 {
			add(place{"code", theme.None, screen.Route{To: screen.Code}}.command(c))
		}
	}
	for _, p := range anywhere {
		if p.to.To == screen.Settings && len(c.Settings) == 0 || p.to.To == screen.Games && c.Shelf == nil {
			continue
		}
		add(p.command(c))
	}
	for _, a := range []theme.Action{theme.Undo, theme.Redo, theme.Bookmark, theme.Help, theme.Redraw, theme.Suspend, theme.Quit} {
		if !have[a] && (c.Session != nil || a != theme.Undo && a != theme.Redo && a != theme.Bookmark) {
			add(command{name: capital(c.T("ui.key." + a.Name())), key: c.Theme.Keys.Shown(a), out: press(a)})
		}
	}
	for _, s := range c.Settings {
		for _, v := range s.Values {
			if v != s.Value {
				add(command{name: c.T("ui.setting."+s.Name) + ": " + c.T("ui.settings.value."+v), hidden: true, out: to(screen.Route{To: screen.Set, Text: s.Name, Value: v})})
			}
		}
	}
	if c.Session != nil {
		gameCommands(c, add)
	}
	for _, t := range screen.Terms(c) {
		add(command{name: c.T("ui.command.term", "Name", screen.TermName(c, t)), hidden: true, out: to(screen.Route{To: screen.Term, Text: t})})
	}
	return all
}

// place is a command that goes somewhere.
type place struct {
	word string // ui.command.<word>
	key  theme.Action
	to   screen.Route
}

func (p place) command(c *screen.Ctx) command {
	k := command{name: c.T("ui.command." + p.word), out: to(p.to)}
	if p.key != theme.None {
		k.key = c.Theme.Keys.Shown(p.key)
	}
	return k
}

var inGame = []place{
	{"advice", theme.Advice, screen.Route{To: screen.Advice}},
	{"brief", theme.None, screen.Route{To: screen.Brief}},
	{"wire", theme.Wire, screen.Route{To: screen.Wire}},
	{"talks", theme.Talks, screen.Route{To: screen.Talks}},
	{"charts", theme.Charts, screen.Route{To: screen.Charts}},
	{"proceed", theme.None, screen.Route{To: screen.Proceed}},
}

var anywhere = []place{
	{"settings", theme.None, screen.Route{To: screen.Settings}},
	{"about", theme.None, screen.Route{To: screen.About}},
	{"words", theme.None, screen.Route{To: screen.Glossary}},
	{"games", theme.None, screen.Route{To: screen.Games}},
	{"words_here", theme.None, screen.Route{To: screen.WordsHere}},
	{"say", theme.None, screen.Route{To: screen.Say}},
	{"export", theme.Export, screen.Route{To: screen.Export}},
	{"menu", theme.None, screen.Route{To: screen.Menu}},
	{"lines", theme.LineMode, screen.Route{To: screen.Lines}},
}

// gameCommands are the places of the map, the months behind, and the seat's orders.
func gameCommands(c *screen.Ctx, add func(command)) {
	rs := c.Rules()
	for i := range rs.Regions {
		r := game.Region(i)
		name := c.Text.Region(r)
		if core := c.Text.Core(r); core != "" && core != name {
			name += ", " + core
		}
		add(command{name: c.T("ui.command.region", "Name", name), hidden: true, out: to(screen.Route{To: screen.Region, Region: r})})
	}
	for m := c.Known().World.Month - 1; m >= 1; m-- {
		add(command{name: c.T("ui.command.report", "Name", c.Text.Month(m)), hidden: true, out: to(screen.Route{To: screen.Report, Month: m})})
	}
	if s, ok := c.Session.(session.Stander); ok {
		if _, _, left := s.Standing(); left {
			add(command{name: c.T("ui.command.standing_show"), out: to(screen.Route{To: screen.Stand, Value: "show"})})
			add(command{name: c.T("ui.command.standing_off"), out: to(screen.Route{To: screen.Stand, Value: "off"})})
		}
		if c.Phase() == game.Orders {
			add(command{name: c.T("ui.command.standing"), out: to(screen.Route{To: screen.Stand})})
		}
	}
	if c.Phase() != game.Orders || c.Known().Seats[c.Seat()].Sealed == 1 {
		return
	}
	keys := []theme.Action{theme.ColumnD, theme.ColumnT, theme.ColumnS}
	for i, d := range rs.Orders {
		if c.Is(d.Actor) {
			add(command{
				name: c.T("ui.command.order", "Name", c.Text.OrderName(game.OrderID(i)), "Column", c.Text.Column(d.Column)), key: c.Theme.Keys.Shown(keys[d.Column]),
				hidden: true, out: to(screen.Route{To: screen.Picker, Text: "order", Column: d.Column, Order: game.Order{ID: game.OrderID(i), Region: -1, Group: -1, Wing: -1}}),
			})
		}
	}
}

// named is what a hint's key does, in more words than a hint has where there are some.
func named(c *screen.Ctx, h screen.Hint) string {
	for _, p := range inGame {
		if p.key == h.Action && h.Action != theme.Talks {
			return c.T("ui.command." + p.word)
		}
	}
	return capital(c.T("ui.hint." + h.Word))
}

func to(r screen.Route) screen.Outcome { return screen.Outcome{Kind: screen.Go, Route: r} }

// press is the key itself, pressed on the screen below.
func press(a theme.Action) screen.Outcome { return screen.Outcome{Kind: screen.Back, Press: a} }

// capital is a hint's word as the name of a command.
func capital(s string) string {
	r := []rune(s)
	if len(r) == 0 {
		return s
	}
	return strings.ToUpper(string(r[:1])) + string(r[1:])
}
