package bot

import (
	"slices"

	"riobravo/game"
	"riobravo/game/dice"
)

// staff plays by doctrine: in each column the weightiest consideration that holds, with a little noise. A novice is the
// same with much noise and, now and then, a slip: an order drawn from all that are legal.
type staff struct {
	luck
	rs       *game.Ruleset
	mind     game.Mind
	spread   int
	slips    int // percent of columns filled by chance
	barred   barred
	postures []game.PostureID
	reason   string
	noise    game.Noise      // a number from -spread to +spread
	next     func(n int) int // luck.n; both are kept so that a decision allocates nothing
	deals    int16           // percent points by which a persona is readier to take an offer
	keys     map[string]string
}

func newStaff(rs *game.Ruleset, src dice.Source, spread, slips int) *staff {
	b := &staff{rs: rs, luck: luck{src: src}, spread: spread, slips: slips}
	b.noise = func(int32) int32 { return int32(b.n(2*b.spread+1) - b.spread) }
	b.next = b.n
	b.keys = map[string]string{}
	return b
}

// key is the catalogue key of a consideration's words; keys are kept, so that a decision allocates nothing.
func (b *staff) key(v *game.View, reason string) string {
	k, ok := b.keys[reason]
	if !ok {
		k = b.rs.DoctrineKey(v.Seat, reason)
		b.keys[reason] = k
	}
	return k
}

// Act does what the seat's staff would.
func (b *staff) Act(v *game.View) (cmd game.Command, why string) {
	why = b.do(v, &cmd)
	return cmd, why
}

func (b *staff) do(v *game.View, cmd *game.Command) (why string) {
	b.begin(v)
	emptied(cmd, v.Seat)
	switch game.Phase(v.Known.World.Phase) {
	case game.Talks:
		return b.talk(v, cmd)
	case game.CrisisOpen:
		return b.option(v, cmd)
	}
	return b.sheet(v, cmd)
}

// talk speaks once, answers what is open, offers once a round, and is ready.
func (b *staff) talk(v *game.View, cmd *game.Command) (why string) {
	for i := range v.Known.Offers {
		o := &v.Known.Offers[i]
		if o.State != game.OfferOpen || game.Seat(o.To) != v.Seat || o.Answer != 0 {
			continue
		}
		bundle := game.OfferBundle(o)
		p := game.Willing(b.rs, v, &bundle, game.Seat(o.From))
		yes := b.n(100) < int(p+b.deals)
		if !yes && b.slips == 0 { // a novice says no; the staff looks for what would make it a yes
			if c, why, ok := b.mind.Counter(b.rs, v, int16(i)); ok {
				cmd.Kind, cmd.Offer = game.CmdOffer, c
				return why
			}
		}
		cmd.Kind, cmd.Slot, cmd.Yes = game.CmdAnswer, int16(i), yes
		return "advice.answer"
	}
	if v.Known.World.Round == 1 && b.spoken != v.Known.World.Month {
		b.spoken = v.Known.World.Month
		if t := b.mind.Signal(b.rs, v, b.noise); t.Weight > 0 {
			cmd.Kind, cmd.Signal = game.CmdSignal, t.Signal
			return b.key(v, t.Reason)
		}
	}
	if b.offered != v.Known.World.Month && v.Known.World.Round == 1 {
		b.offered = v.Known.World.Month
		if o, t := b.mind.Offer(b.rs, v, b.noise); t.Weight > 0 {
			cmd.Kind, cmd.Offer = game.CmdOffer, o
			if game.Check(b.rs, v, cmd) == nil {
				return b.key(v, t.Reason)
			}
			emptied(cmd, v.Seat)
		}
	}
	cmd.Kind = game.CmdReady
	return ""
}

// option draws a crisis option by its weights over what the seat knows.
func (b *staff) option(v *game.View, cmd *game.Command) (why string) {
	var buf [8]int16
	var weights [8]int32
	options := game.LegalOptions(b.rs, v, buf[:0])
	total := int32(0)
	for i, o := range options {
		weights[i] = max(0, game.OptionWeight(b.rs, v, o))
		total += weights[i]
	}
	cmd.Kind, cmd.Option = game.CmdChoose, options[0]
	if total > 0 {
		pick := int32(b.n(int(total))) + 1
		for i, o := range options {
			if pick -= weights[i]; pick <= 0 {
				cmd.Option = o
				break
			}
		}
	}
	return "advice.option"
}

// sheet fills the sheet column by column, a drawn one first, and seals it.
func (b *staff) sheet(v *game.View, cmd *game.Command) (why string) {
	own := &v.Known.Own[v.Seat]
	b.reason = ""
	clearDraft(own)
	cmd.Kind, cmd.Yes = game.CmdSheet, true
	cmd.Sheet.Posture = game.PostureID(own.Posture)
	if t := b.mind.Posture(b.rs, v, b.noise); t.Weight > 0 {
		cmd.Sheet.Posture = t.Posture
	} else if b.postures = game.LegalPostures(b.rs, v, b.postures[:0]); len(b.postures) > 0 && !slices.Contains(b.postures, cmd.Sheet.Posture) {
		cmd.Sheet.Posture = b.postures[0]
	}
	own.Posture = int16(cmd.Sheet.Posture)
	best := int32(0)
	first := b.n(game.Columns) // the column that may spend first
	for n := range game.Columns {
		col := game.Column((first + n) % game.Columns)
		pick := b.mind.Column(b.rs, v, col, b.noise)
		if b.slips > 0 && b.n(100) < b.slips {
			pick.Order = game.Draw(b.rs, v, col, b.barred, b.next)
		}
		cmd.Sheet.Orders[col] = pick.Order
		putDraft(own, col, pick.Order)
		if pick.Weight > best {
			best, b.reason = pick.Weight, b.key(v, pick.Reason)
		}
	}
	return b.reason
}
