package board

import (
	"riobravo/cmd/internal/tui/screen"
	"riobravo/cmd/internal/tui/theme"
	"riobravo/cmd/internal/tui/widget"
	"riobravo/cmd/internal/tui/widget/theatre"
	"riobravo/game"
)

// mode is what the map's panel shows.
type mode uint8

const (
	land mode = iota
	tiles
	strip // the crossings
	table // the layer as a list
)

// trade is the layer to which the crossings view belongs.
const trade = "crossings"

func (b *Board) layerName() string { return screen.Layers[b.layer] }

// shows is the mode, with what the glyph tier cannot draw put right: lesser tiers have no land.
func (b *Board) shows(c *screen.Ctx) mode {
	switch {
	case b.table:
		return table
	case b.folded != (c.Theme.Glyph.Tier != "full"): // V turns what the tier begins with
		if b.layerName() == trade {
			return strip
		}
		return tiles
	case c.Theme.Glyph.Tier == "ascii":
		return tiles
	}
	return land
}

func (b *Board) scene(c *screen.Ctx) *theatre.Scene {
	name := b.layerName()
	return &theatre.Scene{Sites: c.Sites(name), Select: int(b.region), Focus: b.focus == panelMap && !b.onTitle, Trade: name == trade, View: b.view, Legend: b.legendRows(c)}
}

// legendRows explain a tile.
func (b *Board) legendRows(c *screen.Ctx) []widget.Row {
	name := b.layerName()
	return []widget.Row{
		{{Text: "s ", S: theme.Of(theme.Text).B()}, widget.S(theme.Quiet, c.T("ui.tile_legend.letter"))},
		{widget.S(theme.Text, c.T("ui.tile_legend."+name+"_sign")+" "), widget.S(theme.Quiet, c.T("ui.tile_legend."+name))},
		{widget.S(theme.Warn, "!    "), widget.S(theme.Quiet, c.T("ui.tile_legend.incident"))},
	}
}

// legend is the line in the panel's foot.
func (b *Board) legend(c *screen.Ctx) string {
	name := b.layerName()
	if name == "intelligence" && c.Side() == game.NoSide {
		name += "_group"
	}
	route := "⠤⠤"
	if c.Theme.Plain() || c.Theme.Glyph.Tier != "full" {
		route = "+"
	}
	return c.T("ui.legend."+name, "Route", route)
}

// drawMap draws the panel of the theatre.
func (b *Board) drawMap(c *screen.Ctx, g *widget.Canvas, r widget.Rect) {
	what := b.shows(c)
	f := widget.Frame{Number: panelMap, Title: c.T("ui.board.theatre", "Layer", c.T("ui.layer."+b.layerName())), Right: c.T("ui.board.map_keys"), Foot: b.legend(c), Focus: b.focus == panelMap}
	switch {
	case what == strip:
		f.Title = c.T("ui.board.crossings")
	case what == tiles:
		f.Title += c.T("ui.board.as_tiles")
	case what == table:
		f.Title += c.T("ui.board.as_table")
	case b.view.Near > 0:
		f.Title += c.T("ui.board.near")
	case b.view.Step > 0:
		f.Title += c.T("ui.board.view_" + views[b.view.Step])
	}
	if what == tiles || what == strip {
		f.Right = c.T("ui.board.tile_keys")
		if c.Theme.Glyph.Tier == "ascii" {
			f.Right = c.T("ui.board.ascii_keys")
		}
	}
	if b.finding {
		f.Foot = "/" + b.find.Line()
	}
	in := g.Panel(r, f)
	b.inside = in
	title := widget.Rect{X: r.X + 1, Y: r.Y, W: widget.Len(f.Title) + 4, H: 1}
	g.Pick(title, func(int, int) bool { b.table = !b.table; return false })
	if b.onTitle && b.focus == panelMap {
		g.Ground(title, theme.Select)
		g.Cursor(title.X+3, title.Y)
	}
	s := b.scene(c)
	switch what {
	case table:
		b.drawTable(c, g, in, s)
		return
	case tiles:
		c.Map().DrawTiles(g, c.Theme, in, s)
	case strip:
		c.Map().DrawStrip(g, c.Theme, in, s)
	default:
		c.Map().Draw(g, c.Theme, in, s)
	}
	g.Wheel(in, func(d int, shift bool) {
		if shift {
			b.near(-d)
		}
	})
	g.Pick(in, func(x, y int) bool { return b.choose(b.At(c, x, y)) })
}

// views are the catalogue words of the zoom steps.
var views = [theatre.Steps]string{"whole", "strip", "pacific", "gulf"}

// At is the theatre drawn at a cell of the screen, from the raster itself; NoRegion for the sea and what is not played.
func (b *Board) At(c *screen.Ctx, x, y int) game.Region {
	x, y = x-b.inside.X, y-b.inside.Y
	m := c.Map()
	switch b.shows(c) {
	case tiles:
		return game.Region(m.TileAt(x, y, b.inside.W, b.inside.H))
	case strip:
		return game.Region(m.StripAt(x, y, b.inside.W, b.inside.H))
	}
	return game.Region(m.At(x, y, b.inside.W, b.inside.H, b.view))
}

// choose selects a theatre; true when it was selected before.
func (b *Board) choose(r game.Region) bool {
	if r < 0 {
		return false
	}
	again := r == b.region
	b.region, b.onTitle = r, false
	b.detail.Reset()
	return again
}

// drawTable draws a layer as a list: every theatre with the layer's reading in words.
func (b *Board) drawTable(c *screen.Ctx, g *widget.Canvas, in widget.Rect, s *theatre.Scene) {
	var items []widget.Item
	for i := range s.Sites {
		r, site := game.Region(i), &s.Sites[i]
		letter := theme.Of(theme.Quiet)
		if site.Slot >= 0 {
			letter = theme.Of(theme.Slot(site.Slot)).B()
		}
		row := widget.Row{{Text: site.Letter + " ", S: letter}, widget.S(theme.Text, widget.Pad(c.Text.Region(r), 17)+" ")}
		if site.Alarm {
			row = append(row, widget.Span{Text: "! ", S: theme.Of(theme.Warn).B()})
		} else {
			row = append(row, widget.S(theme.Text, "  "))
		}
		items = append(items, widget.Item{Rows: []widget.Row{append(row, c.Reading(b.layerName(), r)...)}})
	}
	b.regions.At = int(b.region)
	if foot := b.regions.Draw(g, in, items, b.focus == panelMap && !b.onTitle); foot != "" {
		g.Right(in.X+in.W, in.Y-1, " "+foot+" ", theme.Of(theme.Quiet))
	}
}

// keyMap answers a key on the map; false when it is not one of the map's.
func (b *Board) keyMap(c *screen.Ctx, p screen.Press) (screen.Outcome, bool) {
	switch p.Action {
	case theme.Up, theme.Down, theme.Left, theme.Right:
		b.arrow(c, p.Action)
	case theme.First, theme.Last:
		b.onTitle = p.Action == theme.First
	case theme.Open:
		if b.onTitle {
			b.table, b.onTitle = !b.table, false
			break
		}
		return screen.Outcome{Kind: screen.Go, Route: screen.Route{To: screen.Region, Region: b.region}}, true
	case theme.Back:
		if !b.table && b.view == (theatre.View{}) {
			return screen.Outcome{}, false
		}
		b.table, b.view = false, theatre.View{}
	case theme.Tiles:
		b.folded, b.table = !b.folded, false
	case theme.Zoom:
		b.view = theatre.View{Step: (b.view.Step + 1) % theatre.Steps}
	case theme.More:
		b.near(1)
	case theme.Less:
		b.near(-1)
	case theme.Filter:
		b.finding, b.find = true, widget.NewField(20)
	case theme.Next:
		return screen.Outcome{}, b.nextIncident(c)
	default:
		return screen.Outcome{}, false
	}
	return screen.Outcome{}, true
}

// near looks closer at the selection, or less close.
func (b *Board) near(d int) {
	n := min(max(b.view.Near+d, 0), theatre.MaxNear)
	if b.view.Near = n; n > 0 && d > 0 {
		b.view.At = int(b.region)
	}
	if n == 0 {
		b.view.At = 0
	}
}

func (b *Board) arrow(c *screen.Ctx, a theme.Action) {
	if b.table {
		d := map[theme.Action]int{theme.Up: -1, theme.Down: 1}[a]
		b.region = game.Region(min(max(int(b.region)+d, 0), len(c.Rules().Regions)-1))
		return
	}
	if b.onTitle {
		b.onTitle = a != theme.Down
		return
	}
	to := c.Map().Move(int(b.region), a, b.shows(c) == tiles)
	if a == theme.Up && to == int(b.region) { // beyond the northernmost is the title
		b.onTitle = true
		return
	}
	b.choose(game.Region(to))
	if b.view.Near > 0 {
		b.view.At = to
	}
}

// nextIncident goes to the next theatre with an incident; after the last one tab leaves the map.
func (b *Board) nextIncident(c *screen.Ctx) bool {
	from := int(b.region) + 1
	if !b.touring {
		from = 0
	}
	for i, s := range c.Sites("presence") {
		if i >= from && s.Alarm {
			b.choose(game.Region(i))
			b.touring = true
			return true
		}
	}
	b.touring = false
	return false
}

// keyFind types a name to jump to.
func (b *Board) keyFind(c *screen.Ctx, p screen.Press) {
	switch {
	case p.Action == theme.Back || p.Action == theme.Open:
		b.finding = false
	default:
		b.find.Take(p.Msg)
	}
	if at := c.Map().Find(b.find.Value()); b.finding && at >= 0 {
		b.choose(game.Region(at))
	}
}

// Typing tells whether keys are letters now.
func (b *Board) Typing() bool { return b.finding }
