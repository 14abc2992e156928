package game

// A scenario may ask for a sheet every few months only (Ruleset.SheetEvery): the sheet then stands for the months in
// between. Its posture and its orders are carried out again in each of them and paid for again; an order that its seat could
// not give any more lapses, and its column stays empty until the next sheet. There are no talks in between, a memo counts
// once, and a crisis still asks at once.

// Asks tells whether the seats are asked for sheets in a month.
func (rs *Ruleset) Asks(month int16) bool {
	return rs.SheetEvery <= 1 || (month-1)%rs.SheetEvery == 0
}

// Stands is the last month that a sheet of a month counts for: that month itself where one is asked for every month.
func (rs *Ruleset) Stands(month int16) int16 {
	if month < 1 || month > rs.Turns {
		return month
	}
	for month < rs.Turns && !rs.Asks(month+1) {
		month++
	}
	return month
}

// Since is the first of the months that the brief of a month tells of: those since sheets were asked for the last time.
func (rs *Ruleset) Since(month int16) int16 {
	for month--; month > 1 && !rs.Asks(month); month-- {
	}
	return max(1, month)
}

// stands tells whether the month that begins is one for which sheets stand: every seat has sealed one by then.
func (r *run) stands() bool {
	w := &r.s.World
	return w.Month <= r.rs.Turns && !r.rs.Asks(w.Month) && r.s.Own[0].Stand != 0
}

// repeat strikes from the standing sheets what may not be done any more, judged as a new sheet would be: by what its seat
// knows.
func (r *run) repeat() {
	for n := range r.rs.Seats {
		k := Seat(n)
		v := &r.buf.view
		*v = View{}
		ViewFor(r.rs, r.s, k, v)
		cmd := Command{Kind: CmdSheet, Seat: k}
		if p := r.rs.firstPosture(k); r.rs.checkPosture(v, &cmd, PostureID(r.s.Own[k].Posture), r.purse(k)) != nil {
			r.set(FOrderPosture, n, 0, int32(p), ByClock)
			v.Known.Own[k].Posture = int16(p)
		}
		purse := r.purse(k) - r.rs.Postures[r.s.Own[k].Posture].Cost.At(v.ctx(r.rs))
		for col := range Columns {
			o := r.s.Own[k].DraftOrder(Column(col))
			if o.ID == NoOrder {
				continue
			}
			if r.rs.checkOrder(v, &cmd, o, purse) != nil {
				r.tellOrder(OrderFailed, &queued{seat: k, group: r.rs.Seats[k].Group, order: o}, int16(FailLapsed))
				r.draft(k, Column(col), &Empty)
				continue
			}
			c := v.ctx(r.rs)
			c.Here, c.Target, c.Amount = o.Region, o.Group, o.Amount
			purse -= r.rs.Orders[o.ID].Cost.At(c)
		}
	}
}
