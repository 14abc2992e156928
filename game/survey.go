package game

// Survey is what the views of one state have in common, found once for all of them: which places of the sparse tables are
// in use, whether a table has changed since the last survey, and where the groups stand. It makes the views of a batch,
// which asks for each seat's several times a month, cost a third of ViewFor's; what stands in them is the same.
type Survey struct {
	s     *State
	taken uint32 // counts the states it was taken of

	mods      table[[MaxModifiers]Modifier]
	treaties  table[[MaxTreaties]Treaty]
	ground    ground
	groundFor uint32 // the state that ground was counted for
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
	k := &v.Known
	if v.survey != x {
		v.survey, v.mods, v.contracts = x, 0, 0
	}
	if v.mods != x.mods.edition {
		v.mods = x.mods.edition
		k.Mods = [MaxModifiers]Modifier{}
		for _, i := range x.mods.used {
			copyMod(&k.Mods[i], &x.s.Mods[i], seat)
		}
	}
	if v.contracts != x.treaties.edition {
		v.contracts = x.treaties.edition
		k.Treaties = [MaxTreaties]Treaty{}
		for _, i := range x.treaties.used {
			copyTreaty(&k.Treaties[i], &x.s.Treaties[i], seat)
		}
	}
	v.taken = x.taken
}

// fresh tells whether the view was filled from the state that its survey was last taken of.
func (v *View) fresh() bool { return v.survey != nil && v.taken == v.survey.taken }

// where is where the groups stand, counted over a fresh view.
func (x *Survey) where(rs *Ruleset, v *View) *ground {
	if x.groundFor != x.taken {
		x.groundFor = x.taken
		x.ground.count(rs, &v.Known)
	}
	return &x.ground
}

// timers lists the places of the view's modifiers; some of them may be empty.
func (v *View) timers(list *modList) []uint8 {
	if v.fresh() {
		return v.survey.mods.used
	}
	return v.Known.live(list)
}

// papers lists the places of the treaties that the seat knows of; some of them may be empty.
func (v *View) papers(list *modList) []uint8 {
	if v.fresh() {
		return v.survey.treaties.used
	}
	return v.Known.inForce(list)
}

// inForce lists the places of the treaties in force.
func (s *State) inForce(list *modList) []uint8 {
	n := 0
	for i := range s.Treaties {
		if s.Treaties[i].Live != 0 {
			list[n] = uint8(i)
			n++
		}
	}
	return list[:n]
}
