package line

import (
	"strings"

	"riobravo/game"
)

// target is what was typed behind an order's or a clause's name.
type target struct {
	region game.Region
	group  game.Group
	wing   game.Wing
	choice int16 // -1 not given
	rest   string
}

// words of the little language around targets.
func (p *play) isWord(key, typed string) bool {
	for _, w := range strings.Split(p.text("line.word."+key, nil), "|") {
		if plain(w) == plain(typed) {
			return true
		}
	}
	return false
}

// beginsWord tells whether what was typed is the beginning of such a word.
func (p *play) beginsWord(key, typed string) bool {
	for _, w := range strings.Split(p.text("line.word."+key, nil), "|") {
		if plain(typed) != "" && strings.HasPrefix(plain(w), plain(typed)) {
			return true
		}
	}
	return false
}

// targets reads "in <region> against <group> <wing or choice>"; the little words may be left out where nothing is in
// doubt. What cannot be read stays in rest.
func (p *play) targets(id game.OrderID, typed []string, wantRegion, wantGroup bool) target {
	t := target{region: game.NoRegion, group: game.NoGroup, wing: game.NoWing, choice: -1}
	for len(typed) > 0 {
		switch {
		case len(typed) > 1 && p.filler(typed[0]):
			typed = typed[1:]
			continue
		case p.isWord("in", typed[0]) && len(typed) > 1:
			if n, left := p.regionAt(p.skip(typed[1:])); n >= 0 && wantRegion {
				t.region, typed = game.Region(n), left
				continue
			}
			if n, left := p.groupAt(p.skip(typed[1:])); n >= 0 && wantGroup && !wantRegion {
				t.group, typed = game.Group(n), left
				continue
			}
			t.rest = strings.Join(typed[1:], " ")
			return t
		case p.isWord("against", typed[0]) && len(typed) > 1:
			if n, left := p.groupAt(p.skip(typed[1:])); n >= 0 {
				t.group, typed = game.Group(n), left
				continue
			}
			t.rest = strings.Join(typed[1:], " ")
			return t
		}
		if n, left := p.choiceAt(id, typed); n >= 0 && t.choice < 0 {
			t.choice, typed = int16(n), left
			continue
		}
		if n, left := p.wingAt(t.group, typed); n >= 0 && t.wing < 0 {
			t.wing, typed = game.Wing(n), left
			continue
		}
		if n, left := p.regionAt(typed); n >= 0 && wantRegion && t.region < 0 {
			t.region, typed = game.Region(n), left
			continue
		}
		if n, left := p.groupAt(typed); n >= 0 && wantGroup && t.group < 0 {
			t.group, typed = game.Group(n), left
			continue
		}
		t.rest = strings.Join(typed, " ")
		return t
	}
	return t
}

// filler tells whether a word says nothing, as "the" does, or a lone sign.
func (p *play) filler(w string) bool { return p.isWord("filler", w) || plain(w) == "" }

// skip leaves out the words in front that say nothing.
func (p *play) skip(typed []string) []string {
	for len(typed) > 1 && p.filler(typed[0]) {
		typed = typed[1:]
	}
	return typed
}

func (p *play) regionAt(typed []string) (int, []string) {
	var names [][]string
	for i, d := range p.cur.s.Rules().Regions {
		names = append(names, []string{p.cur.r.Region(game.Region(i)), p.cur.r.Core(game.Region(i)), p.cur.r.RegionIn(game.Region(i)), idWords(d.ID)})
	}
	n, left, _ := longestMatch(names, typed)
	return n, left
}

func (p *play) groupAt(typed []string) (int, []string) {
	var names [][]string
	var at []int
	v := p.cur.s.View()
	for g := range v.Known.Groups {
		if v.Known.Groups[g].Alive != 0 {
			names = append(names, []string{p.cur.r.Group(game.Group(g)), p.cur.r.GroupShort(game.Group(g)), p.cur.r.GroupIn(game.Group(g))})
			at = append(at, g)
		}
	}
	n, left, _ := longestMatch(names, typed)
	if n < 0 {
		return -1, left
	}
	return at[n], left
}

func (p *play) wingAt(g game.Group, typed []string) (int, []string) {
	rs := p.cur.s.Rules()
	var names [][]string
	var at []int
	for i := range rs.Groups {
		if g >= 0 && int(g) != i {
			continue
		}
		for w := range rs.Groups[i].Wings {
			names = append(names, []string{p.cur.r.Wing(game.Group(i), game.Wing(w))})
			at = append(at, w)
		}
	}
	n, left, _ := longestMatch(names, typed)
	if n < 0 {
		return -1, left
	}
	return at[n], left
}

func (p *play) choiceAt(id game.OrderID, typed []string) (int, []string) {
	if id < 0 {
		return -1, typed
	}
	var names [][]string
	for i, c := range p.cur.s.Rules().Orders[id].Choices {
		names = append(names, []string{p.cur.r.Choice(id, int16(i)), idWords(c)})
	}
	n, left, _ := longestMatch(names, typed)
	return n, left
}

// orderAt reads an order's name at the front of what was typed, among the seat's own orders.
func (p *play) orderAt(typed []string) (game.OrderID, []string, bool) {
	rs := p.cur.s.Rules()
	var spelt [][]string
	var names []string
	var at []game.OrderID
	for id := range rs.Orders {
		if !p.mine(rs.Orders[id].Actor) {
			continue
		}
		name := p.cur.r.OrderName(game.OrderID(id))
		spelt = append(spelt, []string{name, p.cur.r.OrderShort(game.OrderID(id)), tailOf(rs.Orders[id].ID)})
		names = append(names, name)
		at = append(at, game.OrderID(id))
	}
	n, left, found := longestMatch(spelt, typed)
	if n < 0 {
		p.choices("order", typed[0], names, found)
		return game.NoOrder, typed, false
	}
	return at[n], left, true
}

// tailOf reads an id without its actor as words, so that what content calls a thing is understood too.
func tailOf(id string) string {
	if _, tail, ok := strings.Cut(id, "."); ok {
		id = tail
	}
	return idWords(id)
}

// idWords reads an id as words.
func idWords(id string) string { return strings.ReplaceAll(id, "_", " ") }

// fits tells whether a legal order is one of those that were meant.
func (t *target) fits(o game.Order) bool {
	return (t.region < 0 || o.Region == t.region) && (t.group < 0 || o.Group == t.group) &&
		(t.wing < 0 || o.Wing == t.wing) && (t.choice < 0 || o.Amount == t.choice)
}

// meant lists the legal orders that the typed words mean.
func (p *play) meant(typed []string) (game.OrderID, target, []game.Order, bool) {
	id, left, ok := p.orderAt(typed)
	if !ok {
		return id, target{}, nil, false
	}
	d := &p.cur.s.Rules().Orders[id]
	t := p.targets(id, left, d.Region != 0, d.Group != 0)
	if t.rest != "" {
		p.say("line.unknown.target", args{"Typed": shown(t.rest), "Name": p.cur.r.OrderName(id), "Near": ""})
		return id, t, nil, false
	}
	var list []game.Order
	for _, o := range p.cur.s.Legal(d.Column) {
		if o.ID == id && t.fits(o) {
			list = append(list, o)
		}
	}
	return id, t, list, true
}

// order drafts an order: by name and target, or by its number in the list last shown.
func (p *play) order(rest []string) {
	if len(rest) == 0 {
		p.say("line.missing.order", nil)
		return
	}
	if n, _, ok := number(rest); ok {
		if len(p.cur.list) == 0 {
			p.say("line.no_list", nil)
			return
		}
		if n < 1 || n > len(p.cur.list) {
			p.say("line.no_number", args{"N": n, "Last": len(p.cur.list)})
			return
		}
		p.draft(p.cur.list[n-1])
		return
	}
	id, t, list, ok := p.meant(rest)
	switch {
	case !ok:
	case len(list) == 1:
		p.draft(list[0])
	case len(list) > 1:
		p.say("line.which", args{"Name": p.cur.r.OrderName(id)})
		p.listTargets(list)
	default:
		if ref := p.against(id, t); ref != nil {
			p.print(p.cur.renderer().Refusal(ref)...)
		}
	}
}

// against finds what forbids an order that has no legal form for the target meant: of its forms, the refusal that says
// most, so that a missing condition is not hidden behind a missing target.
func (p *play) against(id game.OrderID, t target) *game.Refusal {
	d := &p.cur.s.Rules().Orders[id]
	regions, groups := []game.Region{t.region}, []game.Group{t.group}
	if d.Region != 0 && t.region < 0 {
		for i := range p.cur.s.Rules().Regions {
			regions = append(regions, game.Region(i))
		}
	}
	if d.Group != 0 && t.group < 0 {
		for g := range p.cur.s.View().Known.Groups {
			if p.cur.s.View().Known.Groups[g].Alive != 0 {
				groups = append(groups, game.Group(g))
			}
		}
	}
	var best *game.Refusal
	for _, g := range groups {
		for _, at := range regions {
			o := game.Order{ID: id, Region: at, Group: g, Wing: t.wing, Amount: max(0, t.choice)}
			ref := p.cur.s.Check(game.Command{Kind: game.CmdOrder, Column: d.Column, Order: o})
			if ref != nil && (best == nil || says(ref.Code) > says(best.Code)) {
				best = ref
			}
		}
	}
	return best
}

// says ranks refusals: a rule or a price says more than a target that does not fit.
func says(c game.RefusalCode) int {
	switch c {
	case game.RefusedRegion:
		return 1
	case game.RefusedGroup:
		return 2
	case game.RefusedWing, game.RefusedChoice:
		return 3
	}
	return 4
}

// draft sends an order and tells what may be expected of it.
func (p *play) draft(o game.Order) {
	pv := p.cur.s.Preview(o)
	if !p.submit(game.Command{Kind: game.CmdOrder, Column: p.cur.s.Rules().Orders[o.ID].Column, Order: o}) {
		return
	}
	r := p.cur.renderer()
	p.say("line.drafted", args{"Order": r.Order(o)})
	if pv.Refusal == nil {
		p.print(r.Preview(pv)...)
	}
}

// most targets listed at once.
const most = 40

// listTargets shows legal orders with numbers to pick them by.
func (p *play) listTargets(list []game.Order) {
	p.cur.list = list
	for i, o := range list {
		if i == most {
			p.say("line.more", args{"N": len(list) - most})
			break
		}
		pv := p.cur.s.Preview(o)
		a := args{"N": i + 1, "Order": p.cur.r.Order(o), "Cost": p.cur.r.Cost(o.ID, pv.Cost), "Odds": ""}
		if pv.Rolls {
			a["Odds"] = p.cur.r.Odds(pv.Odds)
		}
		p.say("line.target", a)
	}
}

// askOrder tells what is legal: every column, or one order with its targets and what to expect.
func (p *play) askOrder(rest []string) {
	if game.Phase(p.cur.s.View().Known.World.Phase) != game.Orders {
		if len(rest) == 0 {
			p.say("line.not_orders", p.where())
			return
		}
	}
	if len(rest) == 0 {
		for c := range game.Column(game.Columns) {
			p.column(c)
		}
		return
	}
	if found := either(p.columnNames(), game.ColumnNames[:], rest[0]); len(rest) == 1 && len(found) == 1 && len([]rune(rest[0])) > 3 {
		p.column(game.Column(found[0]))
		return
	}
	id, t, list, ok := p.meant(rest)
	if !ok {
		return
	}
	d := &p.cur.s.Rules().Orders[id]
	p.say("line.about", args{"Name": p.cur.r.OrderName(id), "Text": p.text("order."+d.ID+".text", nil)})
	switch len(list) {
	case 0:
		if ref := p.against(id, t); ref != nil {
			p.print(p.cur.renderer().Refusal(ref)...)
		}
	case 1:
		p.print(p.cur.renderer().Preview(p.cur.s.Preview(list[0]))...)
	default:
		p.listTargets(list)
	}
}

// posture drafts a posture.
func (p *play) posture(rest []string) {
	ids, names := p.postures()
	spelt := func(i int) []string { return []string{tailOf(p.cur.s.Rules().Postures[ids[i]].ID)} }
	if i, ok := p.pick("posture", names, spelt, rest); ok && p.submit(game.Command{Kind: game.CmdPosture, Posture: ids[i]}) {
		p.say("line.sheet.posture", args{"Name": names[i]})
	}
}

// postures are all postures of the seat's kind, legal now or not.
func (p *play) postures() ([]game.PostureID, []string) {
	var ids []game.PostureID
	var names []string
	for i, d := range p.cur.s.Rules().Postures {
		if p.mine(d.Actor) {
			ids = append(ids, game.PostureID(i))
			names = append(names, p.cur.r.Posture(game.PostureID(i)))
		}
	}
	return ids, names
}

func (p *play) askPosture(_ []string) {
	rs := p.cur.s.Rules()
	p.say("line.postures", nil)
	for _, id := range game.LegalPostures(rs, p.cur.s.View(), nil) {
		key := "posture." + rs.Postures[id].ID + ".text"
		a := args{"Name": p.cur.r.Posture(id), "Text": ""}
		if p.cfg.Words.Has(key) {
			a["Text"] = p.text(key, nil)
		}
		p.say("line.posture", a)
	}
}

func (p *play) columnNames() []string {
	var names []string
	for c := range game.Column(game.Columns) {
		names = append(names, p.cur.r.Column(c))
	}
	return names
}

// drop empties a column, named by itself or by the order in it; in the talks it takes a clause out of the offer being
// written.
func (p *play) drop(rest []string) {
	if p.cur.offer != nil && game.Phase(p.cur.s.View().Known.World.Phase) == game.Talks {
		p.dropClause(rest)
		return
	}
	own := &p.cur.s.View().Known.Own[p.cur.s.Seat()]
	names := p.columnNames()
	i, ok := p.pick("column", names, func(i int) []string {
		return []string{game.ColumnNames[i], p.cur.r.OrderName(own.DraftOrder(game.Column(i)).ID)}
	}, rest)
	if !ok {
		return
	}
	c := game.Command{Kind: game.CmdOrder, Column: game.Column(i), Order: game.Empty}
	if own.Memo[i] > 0 {
		c = game.Command{Kind: game.CmdMemo, Column: game.Column(i)}
	}
	if p.submit(c) {
		p.say("line.sheet.column", args{"Column": names[i], "Order": p.cur.r.OrderName(game.NoOrder), "Cost": ""})
	}
}

// troops moves units: "troops 2 to sonora" or "troops 1 to sonora from sinaloa".
func (p *play) troops(rest []string) {
	n, left, ok := number(rest)
	if !ok {
		p.say("line.missing.troops", nil)
		return
	}
	c := game.Command{Kind: game.CmdTroops, Value: clip(n), Slot: -1, Order: game.Empty}
	for len(left) > 0 {
		from := p.isWord("from", left[0])
		if from || p.isWord("to", left[0]) || p.isWord("in", left[0]) {
			left = left[1:]
		}
		i, after := p.regionAt(left)
		if i < 0 {
			p.unknown("line.unknown.region", strings.Join(left, " "), p.regionNames())
			return
		}
		if left = after; from {
			c.Slot = int16(i)
		} else {
			c.Order.Region = game.Region(i)
		}
	}
	if c.Order.Region < 0 {
		p.say("line.missing.troops", nil)
		return
	}
	if p.submit(c) {
		p.print(p.cur.renderer().Place(p.cur.s.View(), c.Order.Region))
	}
}

// hold spends capital on the border.
func (p *play) hold(rest []string) {
	n, _, ok := number(rest)
	if !ok {
		p.say("line.missing.hold", nil)
		return
	}
	if p.submit(game.Command{Kind: game.CmdHold, Value: clip(n)}) {
		p.say("line.held", args{"N": n})
	}
}

func clip(n int) int16 { return int16(min(max(n, -30000), 30000)) }
