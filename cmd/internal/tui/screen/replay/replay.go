// Package replay is the screen of a kept game that is looked at: forward and back by command and by month, through a
// seat's eyes or all, with bookmarks. It shows what those eyes saw at the place; it changes nothing of the game.
package replay

import (
	"strings"

	"riobravo/cmd/internal/tui/screen"
	"riobravo/cmd/internal/tui/session"
	"riobravo/cmd/internal/tui/theme"
	"riobravo/cmd/internal/tui/widget"
	"riobravo/game"
)

// Replay is the screen.
type Replay struct {
	reel   session.Replay
	scroll widget.Scroll
	tracks widget.TrackList

	playing bool
	stopped bool // a key has just ended the playing
	frames  int

	typing bool
	text   widget.Field
}

// New opens it where the replay stands.
func New(c *screen.Ctx) *Replay {
	reel, _ := c.Session.(session.Replay)
	return &Replay{reel: reel, text: widget.NewField(60)}
}

// Typing tells whether a bookmark's words are being typed.
func (r *Replay) Typing() bool { return r.typing }

// Moving, Step and Settle play the game by itself, a step about every second; any key stops it.
func (r *Replay) Moving() bool { return r.playing }

// Step counts a frame.
func (r *Replay) Step() {
	if r.frames++; r.frames%screen.FrameRate == 0 && !r.reel.Step(1) {
		r.playing = false
	}
}

// Settle stops the playing.
func (r *Replay) Settle() { r.playing, r.stopped = false, true }

// Key goes to another place, changes the eyes, or sets a bookmark.
func (r *Replay) Key(c *screen.Ctx, p screen.Press) screen.Outcome {
	stopped := r.stopped
	r.stopped = false
	if r.typing {
		return r.typed(p)
	}
	at, of := r.reel.Place()
	switch p.Action {
	case theme.Right, theme.Open:
		r.reel.Step(1)
	case theme.Left:
		r.reel.Step(-1)
	case theme.After:
		r.reel.Month(1)
	case theme.Before:
		r.reel.Month(-1)
	case theme.First:
		r.reel.Go(0)
	case theme.Last:
		r.reel.Go(of)
	case theme.Mark:
		r.playing = !stopped && at < of
		r.frames = 0
	case theme.View:
		r.look()
	case theme.Bookmark:
		text := marked(r.reel)
		if text == "" {
			w := c.Known().World
			text = c.Text.MonthLong(w.Month) + ", " + c.Text.Phase(game.Phase(w.Phase))
		}
		r.text.Set(text)
		r.typing = true
		return screen.Outcome{}
	case theme.Next:
		r.toMark()
	case theme.Add: // after-action
		if c.Reviews {
			return screen.To(screen.Review)
		}
	case theme.Wire:
		return screen.To(screen.Wire)
	case theme.Charts:
		return screen.To(screen.Charts)
	case theme.Report:
		if m := c.Known().World.Month - 1; m > 0 {
			return screen.Outcome{Kind: screen.Go, Route: screen.Route{To: screen.Report, Month: m}}
		}
	case theme.Quit:
		return screen.To(screen.Menu)
	case theme.Back:
		if c.Shelf != nil {
			return screen.To(screen.Games)
		}
	default:
		r.scroll.Key(p.Action)
		return screen.Outcome{}
	}
	r.scroll.Reset()
	return screen.Outcome{}
}

// typed takes a key of a bookmark's words.
func (r *Replay) typed(p screen.Press) screen.Outcome {
	switch p.Action {
	case theme.Open:
		r.typing = false
		return screen.Outcome{Kind: screen.Go, Route: screen.Route{To: screen.Bookmark, Text: strings.TrimSpace(r.text.Value())}}
	case theme.Back:
		r.typing = false
	default:
		r.text.Take(p.Msg)
	}
	return screen.Outcome{}
}

// look goes to the next eyes that are open.
func (r *Replay) look() {
	seats, all := r.reel.Eyes()
	now, everything := r.reel.Sees()
	if everything && len(seats) > 0 {
		r.reel.Look(seats[0], false)
		return
	}
	for i, k := range seats {
		if k != now {
			continue
		}
		switch {
		case i+1 < len(seats):
			r.reel.Look(seats[i+1], false)
		case all:
			r.reel.Look(now, true)
		default:
			r.reel.Look(seats[0], false)
		}
		return
	}
}

// toMark goes to the next bookmark, round from the last to the first.
func (r *Replay) toMark() {
	at, _ := r.reel.Place()
	all := r.reel.Marks()
	for _, m := range all {
		if m.At > at {
			r.reel.Go(m.At)
			return
		}
	}
	if len(all) > 0 {
		r.reel.Go(all[0].At)
	}
}

// marked is the bookmark here.
func marked(reel session.Replay) string {
	at, _ := reel.Place()
	for _, m := range reel.Marks() {
		if m.At == at {
			return m.Text
		}
	}
	return ""
}

// Hints are the keys that work here.
func (r *Replay) Hints(c *screen.Ctx) []screen.Hint {
	if r.typing {
		return []screen.Hint{{Action: theme.Open, Word: "done"}, {Action: theme.Back, Word: "close"}}
	}
	return []screen.Hint{
		{Keys: "←→", Word: "step"},
		{Keys: "[ ]", Word: "month"},
		{Action: theme.Mark, Word: "run"},
		{Action: theme.View, Word: "eyes"},
		{Action: theme.Bookmark, Word: "bookmark"},
		{Action: theme.Add, Word: "review"},
		{Action: theme.Wire, Word: "wire"},
		{Action: theme.Charts, Word: "charts"},
		{Action: theme.Next, Word: "next_mark"},
		{Action: theme.Back, Word: "games"},
		{Action: theme.Quit, Word: "menu"},
	}
}
