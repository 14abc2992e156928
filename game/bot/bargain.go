package bot

import "riobravo/game"

// talk answers what is open, speaks once as its staff would, offers what has proved worth offering, and is ready.
func (b *principal) talk(v *game.View) (game.Command, string) {
	for i := range v.Known.Offers {
		o := &v.Known.Offers[i]
		if o.State == game.OfferOpen && game.Seat(o.To) == v.Seat && o.Answer == 0 {
			return b.answer(v, int16(i))
		}
	}
	w := &v.Known.World
	if w.Round == 1 && b.spoken != w.Month {
		b.spoken = w.Month
		if cmd, why := b.signal(v); cmd.Kind == game.CmdSignal {
			return cmd, why
		}
	}
	if w.Round == 1 && b.offered != w.Month {
		b.offered = w.Month
		if cmd, why := b.offer(v); cmd.Kind == game.CmdOffer {
			return cmd, why
		}
	}
	return game.Command{Kind: game.CmdReady, Seat: v.Seat}, ""
}

// signal is what the staff would post, or, where signals are weighed, what has proved worth most: that, another or none.
func (b *principal) signal(v *game.View) (game.Command, string) {
	none := game.Command{Kind: game.CmdReady, Seat: v.Seat}
	first, why := none, ""
	if t := b.mind.Signal(b.rs, v, b.noise); t.Weight > 0 {
		first, why = game.Command{Kind: game.CmdSignal, Seat: v.Seat, Signal: t.Signal}, b.key(v, t.Reason)
	}
	if !b.speaks {
		return first, why
	}
	var buf [8]game.SignalID
	j := b.judge
	j.open(v, b.src)
	j.put(first)
	if first.Kind == game.CmdSignal {
		j.put(none)
	}
	for _, s := range game.LegalSignals(b.rs, v, buf[:0]) {
		if cmd := (game.Command{Kind: game.CmdSignal, Seat: v.Seat, Signal: s}); cmd != first {
			j.put(cmd)
		}
	}
	b.narrow(b.budget)
	at := b.best()
	if at > 0 {
		why = reasonForesight
	}
	return b.take(at, why)
}

// answer judges refusing an offer against taking it, and against the counter-offer that its staff would make.
func (b *principal) answer(v *game.View, slot int16) (game.Command, string) {
	j := b.judge
	j.open(v, b.src)
	for _, yes := range [2]bool{false, true} {
		j.put(game.Command{Kind: game.CmdAnswer, Seat: v.Seat, Slot: slot, Yes: yes})
	}
	counter, why, ok := b.mind.Counter(b.rs, v, slot)
	if ok {
		j.put(game.Command{Kind: game.CmdOffer, Seat: v.Seat, Offer: counter})
	}
	b.narrow(b.budget)
	best := b.best()
	if j.list[best].cmd.Kind != game.CmdOffer {
		why = reasonForesight
	}
	return b.take(best, why)
}

// ideas is how many bundles are weighed against offering nothing.
const ideas = 3

// offer judges the bundles that the doctrine likes best against offering none.
func (b *principal) offer(v *game.View) (game.Command, string) {
	var why [ideas + 1]string
	var barred [ideas]int32
	none := game.Command{Kind: game.CmdReady, Seat: v.Seat}
	j, n := b.judge, 0
	j.open(v, b.src)
	j.put(none)
	for n < ideas {
		o, t := b.mind.Offer(b.rs, v, func(i int32) int32 {
			for _, k := range barred[:n] {
				if k == i {
					return -10000
				}
			}
			return b.propose.noise(i)
		})
		if t.Weight <= 0 {
			break
		}
		barred[n] = b.idea(v, t.Reason)
		cmd := game.Command{Kind: game.CmdOffer, Seat: v.Seat, Offer: o}
		n++
		if game.Check(b.rs, v, &cmd) == nil {
			j.put(cmd)
			why[len(j.list)-1] = t.Reason
		}
	}
	if len(j.list) < 2 {
		return none, ""
	}
	b.narrow(b.budget)
	at := b.best()
	if at == 0 {
		return b.take(0, "")
	}
	return b.take(at, b.key(v, why[at]))
}

// idea is the number by which a mind's noise knows an offer idea.
func (b *principal) idea(v *game.View, id string) int32 {
	d := game.DoctrineOf(b.rs, v)
	for i := range d.Offers {
		if d.Offers[i].ID == id {
			return firstOffer + int32(i)
		}
	}
	return -1
}
