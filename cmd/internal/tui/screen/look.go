package screen

import (
	"fmt"
	"strconv"
	"strings"

	"riobravo/cmd/internal/tui/theme"
	"riobravo/cmd/internal/tui/widget"
	"riobravo/game"
)

// lastMonth is the public world a month ago, for "since last month".
func (c *Ctx) lastMonth() game.World {
	t := c.Session.Tracks()
	switch n := len(t); {
	case n >= 2 && c.Phase() != game.Over:
		return t[n-2]
	case n >= 1:
		return t[max(0, n-2)]
	}
	return c.Known().World
}

// Ladder is the escalation track for the widgets.
func (c *Ctx) Ladder() widget.Ladder {
	w, was := c.Known().World, c.lastMonth()
	rung := w.Escalation / 4
	l := widget.Ladder{
		Word: c.T("ui.track.escalation"), Short: c.T("ui.short.escalation"), Rung: int(rung), Name: c.Text.Rung(rung),
		Delta: int(w.Escalation - was.Escalation),
	}
	if rung < 10 {
		l.Next = c.T("ui.ladder.next", "N", int(rung)+1, "Name", c.Text.Rung(rung+1))
		l.Cliff = c.T("ui.ladder.points", "N", int((rung+1)*4-w.Escalation))
	}
	return l
}

// trackDef is one row of the table of tracks: how to read it and for whom a rise is good (usa, mexico, group).
type trackDef struct {
	key       string
	field     game.Field
	low, high int
	good      [3]int
	read      func(w *game.World) int16
}

var trackDefs = []trackDef{
	{"trade", game.FTrade, 0, 100, [3]int{1, 1, 0}, func(w *game.World) int16 { return w.Trade }},
	{"cooperation", game.FCooperation, -5, 10, [3]int{1, 1, 0}, func(w *game.World) int16 { return w.Cooperation }},
	{"violence", game.FViolence, 50, 200, [3]int{0, -1, 0}, func(w *game.World) int16 { return w.Violence }},
	{"flow", game.FFlow, 0, 150, [3]int{-1, 0, 1}, func(w *game.World) int16 { return w.Flow }},
	{"alignment", game.FAlignment, 0, 10, [3]int{1, 0, 0}, func(w *game.World) int16 { return w.Alignment }},
	{"price", game.FPrice, 50, 150, [3]int{0, 0, 0}, func(w *game.World) int16 { return w.Price }},
	{"crossings", game.FCrossings, 0, 200, [3]int{-1, 0, 0}, func(w *game.World) int16 { return w.Crossings }},
	{"overdose", game.FOverdose, 0, 150, [3]int{-1, 0, 0}, func(w *game.World) int16 { return w.Overdose }},
}

// TrackCount is how many rows Shifts has.
func TrackCount() int { return len(trackDefs) + 1 }

// TrackField is the field behind a row of Shifts.
func TrackField(i int) game.Field {
	if i <= 0 || i > len(trackDefs) {
		return game.FEscalation
	}
	return trackDefs[i-1].field
}

func (c *Ctx) kind() int {
	if s := c.Side(); s != game.NoSide {
		return int(s)
	}
	return 2
}

// Tracks are the public tracks, the seat's own approval or heat put third, in the order in which they are shown.
func (c *Ctx) Tracks() []widget.Track {
	w, was := c.Known().World, c.lastMonth()
	all := c.Session.Tracks()
	var out []widget.Track
	for i, d := range trackDefs {
		t := widget.Track{
			Label: c.T("ui.track." + d.key), Short: c.T("ui.short." + d.key), Value: int(d.read(&w)), Low: d.low, High: d.high,
			Delta: int(d.read(&w) - d.read(&was)), Good: d.good[c.kind()],
		}
		for m := range all {
			t.History = append(t.History, int(d.read(&all[m])))
		}
		t.History = append(t.History, t.Value)
		out = append(out, t)
		if i == 2 {
			out = append(out, c.ownTrack())
		}
	}
	return out
}

func (c *Ctx) ownTrack() widget.Track {
	k := c.Known()
	if d := c.Rules().Seats[c.Seat()]; d.Side == game.NoSide && d.Group >= 0 {
		return widget.Track{Label: c.T("ui.track.heat"), Short: c.T("ui.short.heat"), Value: int(k.Groups[d.Group].Heat), High: 10, Good: -1}
	}
	return widget.Track{Label: c.T("ui.track.approval"), Short: c.T("ui.short.approval"), Value: int(k.Seats[c.Seat()].Approval), High: 100, Good: 1}
}

// Shifts are the tracks before and after a month.
func (c *Ctx) Shifts(month int16) []widget.Shift {
	all := c.Session.Tracks()
	if len(all) == 0 {
		return nil
	}
	at := func(m int16) *game.World { return &all[min(max(int(m), 0), len(all)-1)] }
	was, now := at(month-1), at(month)
	out := []widget.Shift{{Label: c.T("ui.track.escalation_short"), Was: int(was.Escalation / 4), Now: int(now.Escalation / 4)}}
	for _, d := range trackDefs {
		out = append(out, widget.Shift{Label: c.T("ui.track." + d.key), Was: int(d.read(was)), Now: int(d.read(now)), Good: d.good[c.kind()]})
	}
	return out
}

// Holder is the group with most presence in a region, or NoGroup.
func (c *Ctx) Holder(r game.Region) (game.Group, int16) {
	best, n := game.NoGroup, int16(0)
	for g, p := range c.Known().Presence[r] {
		if p > n {
			best, n = game.Group(g), p
		}
	}
	return best, n
}

// Layers are the map's layers, by catalogue word.
var Layers = []string{"presence", "violence", "crossings", "intelligence", "forces"}

// Tiles are the theatres as the map shows them in a layer.
func (c *Ctx) Tiles(layer int) []widget.Tile {
	rs, k := c.Rules(), c.Known()
	hot := c.incidents()
	var out []widget.Tile
	for i, d := range rs.Regions {
		r := game.Region(i)
		t := widget.Tile{Map: d.Map, Name: c.tileName(r), Slot: -1, Letter: "·", Incident: hot&(1<<uint(i)) != 0, North: d.Side == game.USA}
		g, n := c.Holder(r)
		switch {
		case g >= 0:
			t.Letter, t.Slot = c.GroupLook(g)
		default:
			for s, sd := range rs.Seats {
				if sd.Side == d.Side {
					t.Letter, t.Slot = strings.ToLower(string(rune(sd.Letter))), s
				}
			}
		}
		t.Note = c.tileNote(Layers[layer%len(Layers)], r, g, n)
		t.More = widget.R(theme.Text, c.T("ui.map.core", "N", int(k.Regions[i].Core)))
		if Layers[layer%len(Layers)] == "violence" {
			t.More = widget.R(theme.Text, c.T("ui.map.rest", "N", int(k.Regions[i].Rest)))
		}
		out = append(out, t)
	}
	return out
}

func (c *Ctx) tileName(r game.Region) string {
	if key := "ui.tile." + c.Rules().Regions[r].ID; c.Words.Has(key) {
		return c.T(key)
	}
	return c.Text.Region(r)
}

func (c *Ctx) tileNote(layer string, r game.Region, g game.Group, n int16) widget.Row {
	rs, k := c.Rules(), c.Known()
	reg, d := &k.Regions[r], &rs.Regions[r]
	switch layer {
	case "violence":
		return widget.Row{widget.S(theme.Strong, PadNum(int(reg.Core), 3)), widget.S(theme.Text, " "+widget.Level(int(reg.Core-50)/50, 3))}
	case "crossings":
		s := strconv.Itoa(int(d.Trade)) + " %"
		if reg.Closed > 0 {
			s += " " + c.T("ui.map.shut", "N", int(reg.Closed))
		}
		return widget.R(theme.Text, s)
	case "intelligence":
		if c.Side() == game.NoSide {
			return widget.R(theme.Quiet, c.T("ui.map.labs", "N", int(k.Labs[r][max(0, c.Rules().Seats[c.Seat()].Group)])))
		}
		best := int16(0)
		for x := range k.Intel[c.Side()][r] {
			best = max(best, k.Intel[c.Side()][r][x])
		}
		return widget.R(theme.Text, widget.Level(int(best), 5))
	case "forces":
		s := ""
		if reg.Troops > 0 {
			s = c.T("ui.map.troops", "N", int(reg.Troops))
		}
		if reg.Assets > 0 {
			s += " " + c.T("ui.map.assets", "N", int(reg.Assets))
		}
		if s == "" {
			s = "·"
		}
		return widget.R(theme.Text, s)
	}
	if g < 0 {
		return widget.R(theme.Quiet, "····")
	}
	return widget.R(theme.Text, widget.Level(int(n), 4))
}

// PadNum is a number at a fixed width.
func PadNum(n, w int) string { return widget.PadLeft(strconv.Itoa(n), w) }

// incidents are the regions where something was heard of since last month.
func (c *Ctx) incidents() uint32 {
	m := c.Known().World.Month
	set := uint32(0)
	for _, month := range []int16{m - 1, m} {
		if month < 1 {
			continue
		}
		for _, e := range c.Session.Events(month) {
			if e.Region < 0 {
				continue
			}
			switch e.Kind {
			case game.PeopleKilled, game.CrisisOpened, game.MetTroops, game.UninvitedAct, game.WarBegan, game.ReprisalMade, game.Rolled:
				set |= 1 << uint(e.Region)
			}
		}
	}
	return set
}

// RegionRows are a theatre's particulars as the seat knows them.
func (c *Ctx) RegionRows(r game.Region, w int) []widget.Row {
	rs, k := c.Rules(), c.Known()
	reg, d := &k.Regions[r], &rs.Regions[r]
	var rows []widget.Row
	for g, p := range k.Presence[r] {
		if p == 0 || k.Groups[g].Alive == 0 {
			continue
		}
		letter, slot := c.GroupLook(game.Group(g))
		name := c.Text.GroupShort(game.Group(g))
		rows = append(rows, widget.Row{
			widget.S(theme.Slot(slot), letter+" "), widget.S(theme.Text, widget.Pad(name, 11)), widget.S(theme.Text, widget.Level(int(p), 4)),
			widget.S(theme.Quiet, c.groupNote(game.Group(g), r, w)),
		})
	}
	if len(rows) == 0 {
		rows = append(rows, widget.R(theme.Quiet, c.T("ui.region.nobody")))
	}
	rows = append(rows, widget.Row{widget.S(theme.Quiet, c.T("ui.region.core")+" "), widget.S(theme.Strong, widget.Num(int(reg.Core))), widget.S(theme.Quiet, "  "+c.T("ui.region.rest")+" "), widget.S(theme.Strong, widget.Num(int(reg.Rest)))})
	if s := c.labs(r); s != "" {
		rows = append(rows, widget.Row{widget.S(theme.Quiet, c.T("ui.region.labs")+" "), widget.S(theme.Text, s)})
	}
	if d.Side == game.Mexico {
		rows = append(rows, widget.Row{widget.S(theme.Quiet, c.T("ui.region.troops")+" "), widget.S(theme.Text, c.T("ui.region.units", "N", int(reg.Troops)))})
	}
	if reg.Assets > 0 {
		rows = append(rows, widget.Row{widget.S(theme.Quiet, c.T("ui.region.assets")+" "), widget.S(theme.Text, strconv.Itoa(int(reg.Assets)))})
	}
	rows = append(rows, widget.Row{widget.S(theme.Quiet, c.T("ui.region.trade")+" "), widget.S(theme.Text, strconv.Itoa(int(d.Trade))+" %")})
	if d.Crossing {
		s := c.T("ui.region.open")
		if reg.Closed > 0 {
			s = c.T("ui.region.closed", "N", int(reg.Closed))
		}
		rows = append(rows, widget.Row{widget.S(theme.Quiet, c.T("ui.region.crossing")+" "), widget.S(theme.Text, s)})
	}
	if reg.Contest > 0 {
		rows = append(rows, widget.R(theme.Warn, c.T("ui.region.contest")))
	}
	return rows
}

// groupNote is what the seat knows of a group beside its presence.
func (c *Ctx) groupNote(g game.Group, r game.Region, w int) string {
	k := c.Known()
	if side := c.Side(); w < 34 {
		if side == game.NoSide {
			return ""
		}
		return " " + c.T("ui.region.intel_short", "N", int(k.Intel[side][r][g]))
	}
	s := []string{""}
	if side := c.Side(); side != game.NoSide {
		s = append(s, c.T("ui.region.intel", "N", int(k.Intel[side][r][g])))
	}
	if k.Groups[g].War > 0 {
		s = append(s, c.T("ui.region.war"))
	}
	return strings.Join(s, "  ")
}

func (c *Ctx) labs(r game.Region) string {
	k := c.Known()
	if d := c.Rules().Seats[c.Seat()]; d.Side == game.NoSide && d.Group >= 0 {
		if n := k.Labs[r][d.Group]; n > 0 {
			return c.T("ui.region.own_labs", "N", int(n))
		}
		return ""
	}
	if b := k.Belief[c.Seat()].Labs[r]; b[2] > 0 {
		return c.Text.Estimate(b)
	}
	return ""
}

// Line is one entry of the wire.
type Line struct {
	Month  int16
	Letter string
	Slot   int
	Text   string
}

// WireLines are the public headlines, newest first, of the given number of months back (0: all).
func (c *Ctx) WireLines(back int16) []Line {
	now := c.Known().World.Month
	first := int16(1)
	if back > 0 {
		first = max(1, now-back+1)
	}
	var out []Line
	for m := now; m >= first; m-- {
		ev := c.Session.Events(m)
		for i := len(ev) - 1; i >= 0; i-- {
			if text, ok := c.Text.Headline(ev[i]); ok {
				l, slot := c.eventLook(ev[i])
				out = append(out, Line{m, l, slot, text})
			}
		}
	}
	return out
}

// eventLook is the letter and colour of who did it.
func (c *Ctx) eventLook(e game.Event) (string, int) {
	switch e.Kind {
	case game.CrisisOpened, game.PeopleKilled, game.MetTroops:
		return "!", -1
	}
	if e.Seat >= 0 && int(e.Seat) < len(c.Rules().Seats) {
		return c.Letter(e.Seat), int(e.Seat)
	}
	if e.Group >= 0 && e.Kind != game.Rolled {
		return c.GroupLook(e.Group)
	}
	return "·", -1
}

// EventLook is the letter and role of who did it.
func (c *Ctx) EventLook(e game.Event) (string, theme.Role) {
	l, slot := c.eventLook(e)
	if l == "!" {
		return l, theme.Warn
	}
	if slot < 0 {
		return l, theme.Quiet
	}
	return l, theme.Slot(slot)
}

// Row is the entry as a row.
func (l Line) Row() widget.Row {
	role := theme.Quiet
	if l.Slot >= 0 {
		role = theme.Slot(l.Slot)
	}
	if l.Letter == "!" {
		role = theme.Warn
	}
	return widget.Row{widget.S(theme.Quiet, widget.PadLeft(strconv.Itoa(int(l.Month)), 2)+" "), {Text: l.Letter + " ", S: theme.Of(role).B()}, widget.S(theme.Text, l.Text)}
}

// PreviewRows lay out what a seat may expect of an order in w cells: cost, odds, what each outcome moves, dangers.
func (c *Ctx) PreviewRows(p game.Preview, w int, bar bool) []widget.Row {
	if p.Refusal != nil {
		var rows []widget.Row
		for i, s := range c.Text.Refusal(p.Refusal) {
			role := theme.Text
			if i == 1 {
				role = theme.Warn
			}
			rows = append(rows, widget.WrapRows(role, s, w, 0)...)
		}
		return rows
	}
	rows := c.label("cost", c.T("ui.preview.cost", "Cost", c.Text.Cost(p.Order.ID, p.Cost), "Left", c.Text.Number(int(p.Left))), w, theme.Text)
	if p.Rolls {
		line := widget.Row{widget.S(theme.Quiet, widget.Pad(c.T("ui.preview.odds_label"), labelW)), widget.S(theme.Strong, c.Text.Odds(p.Odds))}
		if n := w - line.Width() - 2; bar && n >= 10 {
			line = append(line, widget.S(theme.Text, "  "))
			line = append(line, widget.GaugeSpans(c.Theme, theme.Text, int(p.Odds.Low+p.Odds.High)/2, 100, min(n, 30))...)
		}
		rows = append(rows, line)
		var mods []string
		for _, m := range p.Mods {
			if m.Low != 0 || m.High != 0 {
				mods = append(mods, c.Text.Modifier(m.Name)+" "+c.changes(m.Range))
			}
		}
		if len(mods) > 0 {
			rows = append(rows, c.label("mods", strings.Join(mods, " · "), w, theme.Quiet)...)
		}
		if p.Disaster.High > 0 {
			rows = append(rows, c.label("disaster", c.Text.Percent(p.Disaster), w, theme.Bad)...)
		}
	}
	rows = append(rows, c.moveRows(p, w)...)
	return append(rows, c.dangerRows(p, w)...)
}

const labelW = 10

// label is a labelled text, wrapped under itself.
func (c *Ctx) label(word, text string, w int, role theme.Role) []widget.Row {
	return Labelled(c.T("ui.preview."+word+"_label"), text, w, role)
}

// Labelled is a labelled text, wrapped under itself.
func Labelled(label, text string, w int, role theme.Role) []widget.Row {
	var rows []widget.Row
	if w < 34 { // no room for a column of labels
		for i, l := range widget.Wrap(strings.TrimSpace(label+" "+text), w-1) {
			if rest, ok := strings.CutPrefix(l, label); i == 0 && ok && label != "" {
				rows = append(rows, widget.Row{widget.S(theme.Quiet, label), widget.S(role, rest)})
			} else {
				rows = append(rows, widget.R(role, " "+l))
			}
		}
		return rows
	}
	for i, l := range widget.Wrap(text, w-labelW) {
		head := widget.Pad("", labelW)
		if i == 0 {
			head = widget.Pad(label, labelW)
		}
		rows = append(rows, widget.Row{widget.S(theme.Quiet, head), widget.S(role, l)})
	}
	return rows
}

func (c *Ctx) changes(g game.Range) string {
	if g.Low == g.High {
		return widget.Signed(int(g.Low))
	}
	return widget.Signed(int(g.Low)) + "…" + widget.Signed(int(g.High))
}

// moveRows are the expected changes, grouped by the outcome that brings them.
func (c *Ctx) moveRows(p game.Preview, w int) []widget.Row {
	var rows []widget.Row
	for o := int8(0); o <= game.Disaster; o++ {
		var list []string
		for _, m := range p.Moves {
			if m.Outcome == o {
				if s := c.Text.Move(m); s != "" {
					list = append(list, s)
				}
			}
		}
		if len(list) == 0 {
			continue
		}
		word := c.T("ui.preview.sure_label")
		if o > 0 {
			word = c.Text.Outcome(o)
		} else if p.Rolls {
			word = c.T("ui.preview.anyway_label")
		}
		text := strings.Join(list, "; ")
		if o > 0 {
			text = c.T("ui.preview.share", "N", share(p, o), "Moves", text)
		}
		rows = append(rows, Labelled(word, text, w, theme.Text)...)
	}
	return rows
}

// dangerRows are what an order breaks, meets and invites.
func (c *Ctx) dangerRows(p game.Preview, w int) []widget.Row {
	var rows []widget.Row
	if p.Uninvited {
		rows = append(rows, c.label("soil", c.T("preview.uninvited"), w, theme.Warn)...)
	}
	if p.Cancelled {
		rows = append(rows, c.label("posture", c.T("preview.cancelled"), w, theme.Warn)...)
	}
	if p.Meets.High > 0 {
		rows = append(rows, c.label("troops", c.T("ui.preview.meets", "Odds", c.Text.Percent(p.Meets)), w, theme.Text)...)
	}
	for _, i := range p.Invites {
		rows = append(rows, c.label("invites", c.Text.Invite(i), w, theme.Text)...)
	}
	for _, b := range p.Breaks {
		rows = append(rows, c.label("treaty", c.T("ui.preview.breaks", "Clause", c.Text.ClauseName(b)), w, theme.Bad)...)
	}
	for _, b := range p.Strains {
		rows = append(rows, c.label("treaty", c.T("ui.preview.strains", "Clause", c.Text.ClauseName(b)), w, theme.Bad)...)
	}
	if p.Cliff {
		rows = append(rows, c.label("cliff", c.T("ui.preview.cliff", "N", int(p.Rung), "Name", c.Text.Rung(p.Rung)), w, theme.Warn)...)
	}
	return rows
}

// Standing is a seat's score in one line: "48 of 54 · −6".
func (c *Ctx) StandingLine(s game.Standing) string {
	return c.T("ui.score.line", "Score", c.Text.Points(s.Score), "Threshold", c.Text.Points(s.Threshold), "Margin", c.Text.Margin(s.Margin))
}

// ScoreParts are a standing's parts for the widget.
func (c *Ctx) ScoreParts(s game.Standing) []widget.ScorePart {
	var out []widget.ScorePart
	for _, p := range s.Parts {
		out = append(out, widget.ScorePart{Label: c.T("score." + p.ID + ".name"), Points: int((p.Points + 50) / 100), Weight: int(p.Weight)})
	}
	return out
}

// Count is "3 of 7" for panel borders.
func Count(n, of int) string { return fmt.Sprintf("%d / %d", n, of) }

// MeansRows are what the seat has to work with, and its declared objective.
func (c *Ctx) MeansRows(w int) []widget.Row {
	k, s := c.Known(), &c.Known().Seats[c.Seat()]
	var rows []widget.Row
	if c.Side() == game.USA {
		text := c.T("ui.means.no_objective")
		if s.Objective > 0 {
			text = c.T("ui.means.objective", "Name", c.Text.Objective(game.ObjectiveID(s.Objective-1)), "Month", int(s.Declared))
		}
		rows = append(rows, widget.WrapRows(theme.Text, text, w, 2)...)
	}
	pair := func(word string, n int) widget.Row {
		return widget.Row{widget.S(theme.Quiet, c.T("ui.means."+word)+" "), widget.S(theme.Strong, widget.Num(n)), widget.S(theme.Text, "  ")}
	}
	var all []widget.Row
	switch c.Side() {
	case game.USA:
		all = []widget.Row{pair("capital", c.Purse()), pair("credibility", int(s.Credibility)), pair("authority", int(s.Authority))}
	case game.Mexico:
		all = []widget.Row{pair("capital", c.Purse()), pair("credibility", int(s.Credibility)), pair("corruption", int(c.Own().Leak))}
	default:
		g := c.Rules().Seats[c.Seat()].Group
		all = []widget.Row{pair("cash", c.Purse()), pair("cohesion", int(k.Secret[g].Cohesion)), pair("capacity", int(k.Groups[g].Capacity))}
	}
	row := widget.Row{}
	for _, p := range all {
		if row.Width()+p.Width()-2 > w {
			rows, row = append(rows, row), nil
		}
		row = append(row, p...)
	}
	return append(rows, row)
}

// Reason is why the staff would do something. A reason without words is left out.
func (c *Ctx) Reason(a game.Advice) string {
	if a.Reason == "" || !c.Words.Has(a.Reason) {
		return ""
	}
	return c.T(a.Reason)
}

// share is the chance of an outcome in percent, at the middle of what the seat believes.
func share(p game.Preview, o int8) int {
	win, bad := int(p.Odds.Low+p.Odds.High)/2, int(p.Disaster.Low+p.Disaster.High)/2
	switch o {
	case game.Decisive:
		return win / 10
	case game.Success:
		return win - win/10
	case game.Disaster:
		return bad
	}
	return max(0, 100-win-bad)
}
