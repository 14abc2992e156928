// Package games is the screen of the games that are kept: to go on with one, to look at one, to rename, check or delete
// it. It reads the shelf that the app fills and opens no file itself; what it asks for goes out as routes. Read Key first.
package games

import (
	"strings"

	"riobravo/cmd/internal/tui/screen"
	"riobravo/cmd/internal/tui/theme"
	"riobravo/cmd/internal/tui/widget"
)

// Games is the screen.
type Games struct {
	list   widget.List
	filter widget.Field
	name   widget.Field
	typing field
	id     string        // of the selected game: it stays selected when the list is read again
	turn   int           // of the list that shown is of
	what   string        // the filter that shown is of
	shown  []screen.Kept // what the filter leaves
}

// field is what keys are typed into.
type field uint8

const (
	nothing field = iota
	filtering
	naming
)

// nameLength is the longest name in characters, as on the command line.
const nameLength = 80

// New opens it on the game last played.
func New() *Games {
	return &Games{filter: widget.NewField(30), name: widget.NewField(nameLength)}
}

// Typing tells whether keys are text.
func (s *Games) Typing() bool { return s.typing != nothing }

// games are those that the filter leaves; the selection follows its game when the list is another.
func (s *Games) games(c *screen.Ctx) []screen.Kept {
	what := screen.Fold(s.filter.Value())
	if c.Shelf.Turn != s.turn || what != s.what {
		s.turn, s.what, s.shown = c.Shelf.Turn, what, nil
		for _, k := range c.Shelf.Games {
			if strings.Contains(screen.Fold(findable(&k)), what) {
				s.shown = append(s.shown, k)
			}
		}
		for i := range s.shown {
			if s.shown[i].ID == s.id {
				s.list.At = i
			}
		}
	}
	s.list.Move(0, len(s.shown))
	if len(s.shown) > 0 {
		s.id = s.shown[s.list.At].ID
	}
	return s.shown
}

// findable is what a filter looks in.
func findable(k *screen.Kept) string {
	words := []string{k.Name, k.ID, k.Scenario, k.Played}
	for _, ch := range k.Chairs {
		if ch.Person {
			words = append(words, ch.Name)
		}
	}
	return strings.Join(words, "\n")
}

// Key chooses a game, or does something with the one chosen.
func (s *Games) Key(c *screen.Ctx, p screen.Press) screen.Outcome {
	all := s.games(c)
	switch s.typing {
	case filtering:
		s.filterKey(c, p, len(all))
		return screen.Outcome{}
	case naming:
		return s.nameKey(p)
	}
	switch {
	case p.Action == theme.Back && s.filter.Len() > 0:
		s.filter.Reset()
		return screen.Outcome{}
	case p.Action == theme.Back, p.Action == theme.Quit:
		return screen.Outcome{Kind: screen.Back}
	case len(c.Shelf.Games) == 0:
		if p.Action == theme.Open {
			return screen.To(screen.NewGame)
		}
		return screen.Outcome{}
	case p.Action == theme.Filter:
		s.typing = filtering
		return screen.Outcome{}
	case s.list.Key(p.Action, len(all), 10):
		s.games(c)
		return screen.Outcome{}
	case len(all) == 0:
		return screen.Outcome{}
	}
	return s.act(c, &all[s.list.At], p.Action)
}

// act does something with a game.
func (s *Games) act(c *screen.Ctx, k *screen.Kept, a theme.Action) screen.Outcome {
	route := func(to screen.Name) screen.Outcome {
		return screen.Outcome{Kind: screen.Go, Route: screen.Route{To: to, Text: k.ID}}
	}
	switch a {
	case theme.Open:
		return goOn(c, k)
	case theme.Report:
		return careful(c, route(screen.Watch))
	case theme.View:
		return route(screen.Verify)
	case theme.Note, theme.Drop:
		if k.ID == c.Shelf.Open {
			return screen.Outcome{Toast: c.T("ui.games.is_open")}
		}
		if a == theme.Drop {
			return remove(c, k)
		}
		s.name.Set(k.Name)
		s.typing = naming
	}
	return screen.Outcome{}
}

// goOn takes a game up where it stands: its ending when it is over. What going on does to a damaged file is asked first.
func goOn(c *screen.Ctx, k *screen.Kept) screen.Outcome {
	if k.ID == c.Shelf.Open {
		return screen.To(screen.Proceed)
	}
	o := careful(c, screen.Outcome{Kind: screen.Go, Route: screen.Route{To: screen.Play, Text: k.ID}})
	if k.Damaged > 0 {
		o = asked(o, c.T("ui.ask.mend", "Name", k.Title()), c.T("ui.ask.mend_cost", "N", k.Damaged, "Last", k.Damaged-1, "Intact", k.Intact))
	}
	return o
}

// careful asks before a game is left that is not kept.
func careful(c *screen.Ctx, o screen.Outcome) screen.Outcome {
	if c.Shelf.Loose {
		return asked(o, c.T("ui.ask.other_game"), c.T("ui.ask.quit_cost"))
	}
	return o
}

// remove asks before a game is deleted, and says what is lost.
func remove(c *screen.Ctx, k *screen.Kept) screen.Outcome {
	cost := c.T("ui.ask.delete_cost", "N", k.Commands, "Month", k.Month, "Over", k.Over)
	if k.Broken != "" {
		cost = c.T("ui.ask.delete_broken")
	}
	o := screen.Outcome{Kind: screen.Go, Route: screen.Route{To: screen.Delete, Text: k.ID}}
	return asked(o, c.T("ui.ask.delete", "Name", k.Title()), cost)
}

// asked puts a question before an outcome, or more to one that asks already.
func asked(o screen.Outcome, question ...string) screen.Outcome {
	o.Kind, o.Then, o.Question = screen.Ask, screen.Go, append(o.Question, question...)
	return o
}

// filterKey takes a key of the filter.
func (s *Games) filterKey(c *screen.Ctx, p screen.Press, n int) {
	switch {
	case p.Action == theme.Back && !p.Typed:
		s.filter.Reset()
		s.typing = nothing
	case p.Action == theme.Open:
		s.typing = nothing
	case s.filter.Take(p.Msg):
		s.list.At = 0
	case !p.Typed:
		s.list.Key(p.Action, n, 10)
	}
	s.games(c)
}

// nameKey takes a key of the new name; an empty one takes the name away.
func (s *Games) nameKey(p screen.Press) screen.Outcome {
	switch {
	case p.Action == theme.Open:
		s.typing = nothing
		return screen.Outcome{Kind: screen.Go, Route: screen.Route{To: screen.Rename, Text: s.id, Value: strings.TrimSpace(s.name.Value())}}
	case p.Action == theme.Back && !p.Typed:
		s.typing = nothing
	default:
		s.name.Take(p.Msg)
	}
	return screen.Outcome{}
}

// Hints are the keys that work here.
func (s *Games) Hints(c *screen.Ctx) []screen.Hint {
	switch {
	case s.typing == filtering:
		return []screen.Hint{{Keys: "a–z", Word: "filter"}, {Keys: "↑↓", Word: "move"}, {Action: theme.Open, Word: "done"}, {Action: theme.Back, Word: "clear"}}
	case s.typing == naming:
		return []screen.Hint{{Action: theme.Open, Word: "done"}, {Action: theme.Back, Word: "close"}}
	case len(c.Shelf.Games) == 0:
		return []screen.Hint{{Action: theme.Open, Word: "new_game"}, {Action: theme.Back, Word: "back"}, {Action: theme.Help, Word: "help"}}
	}
	return []screen.Hint{
		{Keys: "↑↓", Word: "move"},
		{Action: theme.Open, Word: s.opens(c)},
		{Action: theme.Report, Word: "replay"},
		{Action: theme.Note, Word: "rename"},
		{Action: theme.Drop, Word: "delete"},
		{Action: theme.View, Word: "verify"},
		{Action: theme.Filter, Word: "filter"},
		{Action: theme.Back, Word: "back"},
		{Action: theme.Help, Word: "help"},
	}
}

// opens is the word for what enter does.
func (s *Games) opens(c *screen.Ctx) string {
	if all := s.games(c); len(all) > 0 && all[s.list.At].Over {
		return "ending"
	}
	return "go_on"
}
