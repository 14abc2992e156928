// Package picker is where an order is chosen for a column: the orders on the left, what the chosen one does on the right.
// Orders that are not legal now stay visible with the reason.
package picker

import (
	"slices"
	"strings"

	"riobravo/cmd/internal/tui/screen"
	"riobravo/cmd/internal/tui/theme"
	"riobravo/cmd/internal/tui/widget"
	"riobravo/game"
)

// The parts of an order that may be chosen, in the order in which they are asked.
const (
	byGroup = iota
	byRegion
	byWing
	byChoice
	parts
)

// entry is one order of the column with every way in which it may be given.
type entry struct {
	id      game.OrderID
	all     []game.Order // legal ones; none: not legal now
	at      int
	why     *game.Refusal // of one that is not legal now
	aimless bool          // nothing forbids it but that it has no target
}

// Picker is the screen.
type Picker struct {
	col    game.Column
	legal  []entry
	closed []entry
	list   widget.List
	focus  int // 0 the list, 1 + part: that value
	scroll widget.Scroll
	filter widget.Field
	typing bool
	home   game.Region // preferred place

	explain bool       // where the numbers come from
	pinned  game.Order // compared with the chosen one; none when its ID is negative
	staff   string     // what the staff would put into the column
}

// New opens a column, on the order drafted there if there is one, at a place if one is given.
func New(c *screen.Ctx, r screen.Route) *Picker {
	p := &Picker{col: r.Column, home: r.Region - 1, pinned: game.Empty, filter: widget.NewField(24)}
	p.load(c)
	if r.Text != "" { // an order by name, as the palette sends it
		for i, e := range append(slices.Clone(p.legal), p.closed...) {
			if e.id == r.Order.ID {
				p.list.At = i
			}
		}
	}
	return p
}

// load lists the column's orders; what was drafted stands selected as drafted.
func (p *Picker) load(c *screen.Ctx) {
	p.legal, p.closed, p.list, p.focus, p.scroll = nil, nil, widget.List{}, 0, widget.Scroll{}
	p.staff = p.advised(c)
	by := map[game.OrderID]int{}
	for _, o := range c.Session.Legal(p.col) {
		if o.ID < 0 {
			continue
		}
		i, ok := by[o.ID]
		if !ok {
			i = len(p.legal)
			by[o.ID] = i
			p.legal = append(p.legal, entry{id: o.ID})
		}
		p.legal[i].all = append(p.legal[i].all, o)
	}
	slices.SortFunc(p.legal, func(a, b entry) int { return int(a.id) - int(b.id) })
	for i := range c.Rules().Orders {
		d := &c.Rules().Orders[i]
		if _, ok := by[game.OrderID(i)]; !ok && d.Column == p.col && c.Is(d.Actor) {
			why := p.refused(c, game.OrderID(i))
			p.closed = append(p.closed, entry{id: game.OrderID(i), why: why, aimless: why == nil})
		}
	}
	drafted := c.Drafted(p.col)
	for i := range p.legal {
		e := &p.legal[i]
		e.at = p.prefer(c, e)
		if e.id == drafted.ID {
			p.list.At = i
			for j, o := range e.all {
				if o == drafted {
					e.at = j
				}
			}
		}
	}
}

// advised names what the seat's staff would put into the column; empty when it has nothing to say.
func (p *Picker) advised(c *screen.Ctx) string {
	for _, a := range c.Session.Advise() {
		if a.Kind == game.AdviseOrder && a.Column == p.col {
			if !c.Wide() {
				return c.Text.OrderShort(a.Order.ID)
			}
			return c.Text.OrderName(a.Order.ID)
		}
	}
	return ""
}

// refused is why an order is not legal now: what forbids it whatever it is aimed at; nil when only a target is missing.
func (p *Picker) refused(c *screen.Ctx, id game.OrderID) *game.Refusal {
	try := func(g game.Group, r game.Region) *game.Refusal {
		o := game.Order{ID: id, Region: r, Group: g, Wing: game.NoWing}
		return c.Session.Check(game.Command{Kind: game.CmdOrder, Seat: c.Seat(), Column: p.col, Order: o})
	}
	for g := game.NoGroup; int(g) < len(c.Rules().Groups); g++ {
		for r := game.NoRegion; int(r) < len(c.Rules().Regions); r++ {
			ref := try(g, r)
			if ref == nil {
				continue
			}
			switch ref.Code {
			case game.RefusedRegion, game.RefusedGroup, game.RefusedWing, game.RefusedChoice:
			default:
				return ref
			}
		}
	}
	return nil
}

// prefer is the way of giving an order that a newcomer most likely means: at the place he came from, else with the best odds.
func (p *Picker) prefer(c *screen.Ctx, e *entry) int {
	best, odds := 0, int16(-1)
	for j, o := range e.all {
		if p.home >= 0 && o.Region == p.home {
			return j
		}
		if j >= 40 {
			break
		}
		if c.Rules().Orders[e.id].Operation == 0 {
			continue
		}
		if v := c.Session.Preview(o); v.Rolls && v.Odds.High > odds {
			best, odds = j, v.Odds.High
		}
	}
	return best
}

func (e *entry) order() game.Order {
	if len(e.all) == 0 {
		return game.Order{ID: e.id, Region: game.NoRegion, Group: game.NoGroup, Wing: game.NoWing}
	}
	return e.all[e.at]
}

func part(o game.Order, n int) int {
	return [parts]int{int(o.Group), int(o.Region), int(o.Wing), int(o.Amount)}[n]
}

// values are the different values of a part among the ways that share the parts asked before it.
func (e *entry) values(n int) []int {
	now := e.order()
	var out []int
	for _, o := range e.all {
		same := true
		for m := range n {
			same = same && part(o, m) == part(now, m)
		}
		if v := part(o, n); same && !slices.Contains(out, v) {
			out = append(out, v)
		}
	}
	slices.Sort(out)
	return out
}

// turn changes a part to its next value and keeps as much of the rest as is legal.
func (e *entry) turn(n, d int) {
	vals := e.values(n)
	if len(vals) < 2 {
		return
	}
	now := e.order()
	want := vals[(slices.Index(vals, part(now, n))+d+len(vals))%len(vals)]
	best, score := -1, -1
	for j, o := range e.all {
		if part(o, n) != want {
			continue
		}
		s := 0
		for m := range parts {
			if m != n && part(o, m) == part(now, m) {
				s += 1 << (parts - m)
			}
		}
		if s > score {
			best, score = j, s
		}
	}
	if best >= 0 {
		e.at = best
	}
}

// asked are the parts of an order that have a value to show.
func (e *entry) asked(c *screen.Ctx) []int {
	var out []int
	o := e.order()
	d := &c.Rules().Orders[e.id]
	for n := range parts {
		if n == byChoice && len(d.Choices) == 0 || n != byChoice && part(o, n) < 0 {
			continue
		}
		if len(e.all) > 0 {
			out = append(out, n)
		}
	}
	return out
}

func (p *Picker) shown(c *screen.Ctx) (legal, closed []*entry) {
	what := screen.Fold(p.filter.Value())
	keep := func(e *entry) bool {
		return strings.Contains(screen.Fold(c.Text.OrderName(e.id)), what)
	}
	for i := range p.legal {
		if keep(&p.legal[i]) {
			legal = append(legal, &p.legal[i])
		}
	}
	for i := range p.closed {
		if keep(&p.closed[i]) {
			closed = append(closed, &p.closed[i])
		}
	}
	return legal, closed
}

// chosen is the selected entry.
func (p *Picker) chosen(c *screen.Ctx) (*entry, bool) {
	legal, closed := p.shown(c)
	all := append(legal, closed...)
	if len(all) == 0 {
		return nil, false
	}
	p.list.At = min(p.list.At, len(all)-1)
	return all[p.list.At], true
}

// Typing tells whether keys go into the filter.
func (p *Picker) Typing() bool { return p.typing }

// Key chooses, changes a part, takes or drops.
func (p *Picker) Key(c *screen.Ctx, k screen.Press) screen.Outcome {
	if p.typing {
		p.typed(k)
		return screen.Outcome{}
	}
	e, ok := p.chosen(c)
	switch k.Action {
	case theme.Back, theme.Quit:
		if p.filter.Len() > 0 && k.Action == theme.Back {
			p.filter.Reset()
			return screen.Outcome{}
		}
		if (p.explain || p.pinned.ID >= 0) && k.Action == theme.Back {
			p.explain, p.pinned = false, game.Empty
			p.scroll.Reset()
			return screen.Outcome{}
		}
		if p.focus > 0 && k.Action == theme.Back {
			p.focus = 0
			return screen.Outcome{}
		}
		return screen.Outcome{Kind: screen.Back}
	case theme.Filter:
		p.typing = true
	case theme.ColumnD, theme.ColumnT, theme.ColumnS:
		p.col = game.Column(k.Action - theme.ColumnD)
		p.load(c)
	case theme.Drop:
		return screen.SendBack(game.Command{Kind: game.CmdOrder, Column: p.col, Order: game.Empty})
	case theme.Next, theme.Prev:
		if ok {
			n := len(e.asked(c)) + 1
			d := 1
			if k.Action == theme.Prev {
				d = n - 1
			}
			p.focus = (p.focus + d) % n
		}
	case theme.Left, theme.Right:
		if ok {
			p.change(c, e, k.Action)
		}
	case theme.Panel:
		if k.Text == "1" || k.Text == "2" && ok && len(e.asked(c)) > 0 {
			p.focus = int(k.Text[0] - '1')
		}
	case theme.PageUp, theme.PageDown:
		p.scroll.Key(k.Action)
	case theme.Advice:
		return screen.To(screen.Advice)
	case theme.Explain:
		p.explain = !p.explain
		p.scroll.Reset()
	case theme.Compare:
		p.compare(e, ok)
	case theme.Talks:
		return screen.To(screen.Talks)
	case theme.Open, theme.Add:
		if ok && len(e.all) == 0 { // the panel says what forbids it
			return screen.Outcome{}
		}
		if ok {
			o := e.order()
			return screen.SendBack(game.Command{Kind: game.CmdOrder, Column: p.col, Order: o})
		}
	default:
		legal, closed := p.shown(c)
		if p.list.Key(k.Action, len(legal)+len(closed), 8) {
			p.focus = 0
			p.scroll.Reset()
		}
	}
	return screen.Outcome{}
}

// compare pins the chosen order beside which others are read, or lets the pinned one go.
func (p *Picker) compare(e *entry, ok bool) {
	switch {
	case p.pinned.ID >= 0:
		p.pinned = game.Empty
	case ok && len(e.all) > 0:
		p.pinned = e.order()
	}
	p.explain = false
	p.scroll.Reset()
}

func (p *Picker) typed(k screen.Press) {
	switch {
	case k.Action == theme.Back && !k.Typed:
		p.filter.Reset()
		p.typing = false
	case k.Action == theme.Open:
		p.typing = false
	default:
		p.filter.Take(k.Msg)
	}
	p.list.At = 0
}

// change turns the focused part; with the list in focus, the first part that can be turned.
func (p *Picker) change(c *screen.Ctx, e *entry, a theme.Action) {
	d := 1
	if a == theme.Left {
		d = -1
	}
	asked := e.asked(c)
	if p.focus > 0 && p.focus <= len(asked) {
		e.turn(asked[p.focus-1], d)
		return
	}
	for _, n := range asked {
		if len(e.values(n)) > 1 {
			e.turn(n, d)
			return
		}
	}
}

// Hints are the keys that work now.
func (p *Picker) Hints(c *screen.Ctx) []screen.Hint {
	if p.typing {
		return []screen.Hint{{Keys: "a–z", Word: "search"}, {Action: theme.Open, Word: "choose"}, {Action: theme.Back, Word: "clear"}}
	}
	h := []screen.Hint{{Keys: "↑↓", Word: "order"}}
	if e, ok := p.chosen(c); ok && len(e.all) > 1 {
		h = append(h, screen.Hint{Keys: "←→", Word: "change"}, screen.Hint{Action: theme.Next, Word: "next_part"})
	}
	if e, ok := p.chosen(c); ok && len(e.all) > 0 {
		h = append(h, screen.Hint{Action: theme.Open, Word: "take"})
	}
	return append(h, screen.Hint{Action: theme.Compare, Word: "compare"}, screen.Hint{Action: theme.Explain, Word: "explain"},
		screen.Hint{Action: theme.Filter, Word: "filter"}, screen.Hint{Action: theme.Back, Word: "back"},
		screen.Hint{Keys: "D T S", Word: "column"}, screen.Hint{Action: theme.Drop, Word: "leave_empty"}, screen.Hint{Action: theme.PageDown, Word: "read"}, screen.Hint{Action: theme.Advice, Word: "advice"}, screen.Hint{Action: theme.Talks, Word: "talks"}, screen.Hint{Action: theme.Help, Word: "help"})
}
