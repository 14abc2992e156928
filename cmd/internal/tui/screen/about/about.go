// Package about says whose argument the exercise takes up, walks its three challenges, and shows which of them presses
// now, from what the seat can see.
package about

import (
	"strconv"

	"riobravo/cmd/internal/tui/screen"
	"riobravo/cmd/internal/tui/theme"
	"riobravo/cmd/internal/tui/widget"
)

// pages are the chapters by catalogue word; those from first on are the challenges, in the order of the columns.
var pages = []string{"article", "diplomatic", "tactical", "strategic", "exercise"}

const first = 1

// About is the screen.
type About struct {
	list   widget.List
	scroll widget.Scroll
	focus  int // 1 the chapters, 2 the text
}

// New opens it; in a game, on the challenge that presses most.
func New(c *screen.Ctx) *About {
	a := &About{focus: 1}
	if c.Session != nil && c.Seats == 1 {
		a.list.At = max(0, c.Biting()+first)
	}
	return a
}

// Key turns pages, reads, or goes to the board.
func (a *About) Key(c *screen.Ctx, p screen.Press) screen.Outcome {
	switch p.Action {
	case theme.Back, theme.Quit:
		return screen.Outcome{Kind: screen.Back}
	case theme.Next, theme.Prev:
		a.focus = 3 - a.focus
	case theme.Panel:
		if p.Text == "1" || p.Text == "2" {
			a.focus = int(p.Text[0] - '0')
		}
	case theme.After, theme.Right:
		a.turn(1)
	case theme.Before, theme.Left:
		a.turn(-1)
	case theme.Explain:
		return screen.To(screen.Glossary)
	case theme.Open:
		if c.Session != nil {
			return screen.Outcome{Kind: screen.Go, Route: screen.Route{To: screen.Board}, Toast: a.now(c)}
		}
		a.focus = 2
	default:
		if a.focus == 2 {
			a.scroll.Key(p.Action)
		} else if at := a.list.At; a.list.Key(p.Action, len(pages), len(pages)) && a.list.At != at {
			a.scroll.Reset()
		}
	}
	return screen.Outcome{}
}

func (a *About) turn(d int) {
	a.list.Move(d, len(pages))
	a.scroll.Reset()
}

// now says in one line which challenge presses, for the board.
func (a *About) now(c *screen.Ctx) string {
	i := c.Biting()
	if i < 0 {
		return c.T("ui.about.calm")
	}
	return c.T("ui.about.now", "Name", c.T("ui.about.page."+pages[first+i]), "Why", c.Bites()[i].Why[0])
}

// Hints are the keys that work here.
func (a *About) Hints(c *screen.Ctx) []screen.Hint {
	h := []screen.Hint{{Keys: "↑↓", Word: "read"}, {Keys: "←→", Word: "chapter"}}
	if c.Session != nil {
		h = append(h, screen.Hint{Action: theme.Open, Word: "board"})
	}
	return append(h, screen.Hint{Action: theme.Explain, Word: "words"}, screen.Hint{Action: theme.Back, Word: "back"})
}

// Draw draws the chapters, with how each challenge presses, and the text of one.
func (a *About) Draw(c *screen.Ctx, g *widget.Canvas, r widget.Rect) {
	w := min(r.W, 110)
	if extra := r.W - w; extra >= 8 {
		r.X, r.W = r.X+extra/2, w
		low := min(2, max(0, r.H-28))
		r.Y, r.H = r.Y+low, min(r.H-low, 32)
	}
	left, right := r.LeftOf(26)
	in := g.Panel(left, widget.Frame{Number: 1, Title: c.T("ui.about.title"), Focus: a.focus == 1})
	var items []widget.Item
	bites, most := bitesOf(c)
	for i, p := range pages {
		it := widget.Item{Rows: []widget.Row{widget.R(theme.Text, c.T("ui.about.page."+p))}}
		if k := i - first; k >= 0 && k < len(bites) && c.Session != nil {
			role := theme.Quiet
			if k == most {
				role = theme.Warn
			}
			it.Right = widget.S(role, widget.Level(bites[k].Level, 4))
		}
		items = append(items, it)
	}
	_, body := in.Top(1)
	a.list.Draw(g, body, items, a.focus == 1)
	if c.Session != nil {
		_, low := in.Inset(1).Bottom(3)
		g.Rows(low, widget.WrapRows(theme.Quiet, c.T("ui.about.legend"), low.W, 0))
	}
	page := pages[a.list.At]
	tx := widget.Rect{X: right.X + 1, Y: right.Y + 1, W: right.W - 2, H: right.H - 2}
	rows := a.text(c, page, min(tx.W-4, 72))
	in = g.Panel(right, widget.Frame{Number: 2, Title: c.T("ui.about.page." + page), Focus: a.focus == 2}).Inset(2)
	_, in = in.Top(1)
	if a.scroll.Draw(g, in, rows) != "" {
		g.Foot(right, strconv.Itoa(min(100, (a.scroll.At()+in.H)*100/len(rows)))+" %")
	}
}

func bitesOf(c *screen.Ctx) ([]screen.Bite, int) {
	if c.Session == nil {
		return nil, -1
	}
	b := c.Bites()
	return b[:], c.Biting()
}

// text is a chapter: what the challenge is, how the exercise plays it, and how it presses now.
func (a *About) text(c *screen.Ctx, page string, w int) []widget.Row {
	var rows []widget.Row
	para := func(role theme.Role, s string) {
		for _, l := range widget.Wrap(s, w) {
			rows = append(rows, widget.R(role, l))
		}
		rows = append(rows, widget.Row{})
	}
	if page == "article" {
		rows = append(rows, widget.WrapRows(theme.Strong, c.T("ui.about.article_title"), w, 1)...)
		rows = append(rows, widget.R(theme.Quiet, c.T("ui.about.article_by")), widget.Row{})
	}
	para(theme.Text, c.T("ui.about.text."+page))
	if key := "ui.about.how." + page; c.Words.Has(key) {
		para(theme.Text, c.T(key))
	}
	bites, most := bitesOf(c)
	for i := range bites {
		if pages[first+i] != page {
			continue
		}
		head := widget.Row{widget.S(theme.Strong, c.T("ui.about.level."+strconv.Itoa(bites[i].Level))+" "), widget.S(theme.Text, widget.Level(bites[i].Level, 4))}
		if i == most {
			head = append(head, widget.S(theme.Warn, "  ! "+c.T("ui.about.most")))
		}
		rows = append(rows, head)
		for _, why := range bites[i].Why {
			rows = append(rows, widget.WrapRows(theme.Text, "· "+why, w, 2)...)
		}
	}
	return rows
}
