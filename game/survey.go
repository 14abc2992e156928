package game

// Survey is what the views of one state have in common, found once for all of them: which places of the sparse tables are
// in use, whether a table has changed since the last survey, and where the groups stand. It makes the views of a batch,
// which asks for each seat's several times a month, cost a third of ViewFor's; what stands in them is the same.
type Survey struct {
	s     *State
	taken uint32 // counts the states it was taken of

	seen      [MaxSeats + 1]modSet // modifiers by the seat that may see them; the last: everybody
	mods      table[[MaxModifiers]Modifier]
	treaties  table[[MaxTreaties]Treaty]
	ground    ground
	groundFor uint32 // the state that ground was counted for
	presence  [MaxRegions][MaxGroups]int16
}

// table is a sparse table as it last stood.
type table[T any] struct {
	was     T
	edition uint32 // counts its changes
	used    []uint8
	list    modList
}

// Take begins the survey of a state. It must be taken anew when Buffer.Turned was true after a Step.
func (x *Survey) Take(s *State) {
	x.s = s
	x.taken++
	if t := &x.mods; t.edition == 0 || t.was != s.Mods {
		t.was = s.Mods
		t.edition++
		t.used = s.live(&t.list)
		x.seen = [MaxSeats + 1]modSet{}
		for _, i := range t.used {
			switch o := s.Mods[i].Owner; {
			case o < 0:
				x.seen[MaxSeats].mark(int(i), true)
			case o > 0:
				x.seen[o-1].mark(int(i), true)
			}
		}
	}
	if t := &x.treaties; t.edition == 0 || t.was != s.Treaties {
		t.was = s.Treaties
		t.edition++
		t.used = s.inForce(&t.list)
	}
}

// ViewFor is the function ViewFor over the state surveyed.
func (x *Survey) ViewFor(rs *Ruleset, seat Seat, v *View) {
	v.fill(rs, x.s, seat)
	if v.survey != x {
		v.survey = x
		v.Known.Mods, v.mods = [MaxModifiers]Modifier{}, places{}
		v.Known.Treaties, v.treaties = [MaxTreaties]Treaty{}, places{}
	}
	if v.mods.edition != x.mods.edition {
		v.mods.edition = x.mods.edition
		v.copyMods(x)
	}
	if v.treaties.edition != x.treaties.edition {
		v.treaties.edition = x.treaties.edition
		v.copyTreaties(x.s, x.treaties.used)
	}
	v.taken = x.taken
}

// places are the places of a sparse table that a view has something in, of an edition of the table.
type places struct {
	edition uint32
	n       uint8
	list    modList
}

func (p *places) add(i uint8) {
	p.list[p.n] = i
	p.n++
}

func (v *View) copyMods(x *Survey) {
	k, p := &v.Known, &v.mods
	for _, i := range p.list[:p.n] {
		k.Mods[i] = Modifier{}
	}
	p.n = 0
	set := x.seen[MaxSeats]
	if v.Seat >= 0 {
		set = set.with(x.seen[v.Seat])
	}
	for i := range set.all {
		k.Mods[i] = x.s.Mods[i]
		p.add(uint8(i))
	}
}

func (v *View) copyTreaties(s *State, used []uint8) {
	k, p := &v.Known, &v.treaties
	for _, i := range p.list[:p.n] {
		k.Treaties[i] = Treaty{}
	}
	p.n = 0
	for _, i := range used {
		if t := &s.Treaties[i]; t.seenBy(v.Seat) {
			copyTreaty(&k.Treaties[i], t, v.Seat)
			p.add(i)
		}
	}
}

// fresh tells whether the view was filled from the state that its survey was last taken of.
func (v *View) fresh() bool { return v.survey != nil && v.taken == v.survey.taken }

// where is where the groups stand, counted over a fresh view.
func (x *Survey) where(rs *Ruleset, v *View) *ground {
	if x.groundFor == x.taken {
		return &x.ground
	}
	first := x.groundFor == 0
	x.groundFor = x.taken
	alive := x.ground.alive
	x.ground.sides(rs, &v.Known)
	if first || x.ground.alive != alive || x.presence != v.Known.Presence { // in the talks nobody moves
		x.presence = v.Known.Presence
		x.ground.places(rs, &v.Known)
	}
	return &x.ground
}

// timers lists the places of the view's modifiers.
func (v *View) timers(list *modList) []uint8 {
	if v.survey != nil {
		return v.mods.list[:v.mods.n]
	}
	return v.Known.live(list)
}

// papers lists the places of the treaties that the seat knows of.
func (v *View) papers(list *modList) []uint8 {
	if v.survey != nil {
		return v.treaties.list[:v.treaties.n]
	}
	return v.Known.inForce(list)
}
