package bot

import (
	"riobravo/game"
	"riobravo/game/dice"
)

// judge tells what a seat's commands are worth to it: each is tried in the same imagined worlds with the same luck, which
// are then played on by doctrine for some months.
type judge struct {
	rs      *game.Ruleset
	start   game.State
	known   game.View // what the seat knows, kept apart from the view it was asked about
	world   game.State
	im      *imagined
	luck    dice.Source
	stops   []int16 // months after which a margin is read; a world that passes the last month with orders plays to its end
	parts   []int16 // how the seat sees its own score; nil as it stands
	list    []trial
	count   int               // playouts made for this decision
	watch   func() func() int // begins the time of a decision; nil where only playouts are counted
	spent   func() int        // percent of it
	scratch game.Ctx
}

// trial is a command under judgement.
type trial struct {
	cmd game.Command
	sum int64 // of the seat's margins
	n   int
	out bool // no longer in question
}

func (t *trial) count(margin int32) {
	t.sum += int64(margin)
	t.n++
}

func (t *trial) mean() int32 {
	if t.n == 0 {
		return 0
	}
	return int32(t.sum / int64(t.n))
}

func newJudge(rs *game.Ruleset, stops []int16) *judge {
	return &judge{rs: rs, start: game.New(rs), im: newImagined(rs), stops: stops}
}

// streamJudge is the stream from which imagined worlds take their luck.
const streamJudge dice.Stream = 902

// open begins a decision: what the seat knows now, and dice for it alone.
func (j *judge) open(v *game.View, src dice.Source) {
	j.known.Seat, j.known.Group = v.Seat, v.Group
	j.known.Known.Copy(&v.Known)
	j.list, j.count = j.list[:0], 0
	w := &v.Known.World
	k := dice.Key{Stream: streamJudge, Turn: w.Month, Subject: int32(v.Seat), Index: w.Phase*8 + w.Round + 64*w.CrisesNow}
	j.luck.K0 = src.Bits(k)
	k.Subject += 64
	j.luck.K1 = src.Bits(k)
}

// begin begins a decision's time, where it has any.
func (j *judge) begin() {
	if j.watch != nil {
		j.spent = j.watch()
	}
}

// late tells whether so many percent of a decision's time are spent.
func (j *judge) late(percent int) bool { return j.spent != nil && j.spent() >= percent }

// follow takes over another judge's decision, for a lane of its own.
func (j *judge) follow(o *judge) {
	j.known.Seat, j.known.Group = o.known.Seat, o.known.Group
	j.known.Known.Copy(&o.known.Known)
	j.list, j.count = append(j.list[:0], o.list...), 0
	j.luck, j.parts, j.stops, j.spent = o.luck, o.parts, o.stops, o.spent
}

// put adds a command to be judged.
func (j *judge) put(cmd game.Command) { j.list = append(j.list, trial{cmd: cmd}) }

// luckOf is the luck of the n-th imagined world of a decision.
func (j *judge) luckOf(n int) dice.Source {
	return dice.Source{
		K0: j.luck.Bits(dice.Key{Stream: streamJudge, Subject: int32(n)}),
		K1: j.luck.Bits(dice.Key{Stream: streamJudge, Subject: int32(n), Index: 1}),
	}
}

// tryAll plays every command still in question in the n-th world.
func (j *judge) tryAll(n int) {
	luck := j.luckOf(n)
	Determinise(j.rs, &j.known, &j.start, luck, &j.world)
	for i := range j.list {
		if t := &j.list[i]; !t.out {
			t.count(j.play(&t.cmd, luck))
		}
	}
}

// tryOne plays one command in the n-th world.
func (j *judge) tryOne(n, at int) {
	luck := j.luckOf(n)
	Determinise(j.rs, &j.known, &j.start, luck, &j.world)
	j.list[at].count(j.play(&j.list[at].cmd, luck))
}

// play carries a command out in the world at hand and returns the seat's margin when it has been played on.
func (j *judge) play(cmd *game.Command, luck dice.Source) int32 {
	j.im.begin(&j.world, luck)
	me, month := j.im.bots[j.known.Seat], j.world.World.Month
	me.spoken, me.offered = month, month // the seat says what it is asked to judge, and no more
	j.im.do(cmd)
	return j.value(month, j.known.Seat, j.parts)
}

// value plays the imagined world on and is the seat's margin there, in the mean over the judge's stops: what is near is
// known better than what is far, which more things move (a mean of returns after several lengths; Sutton, Barto,
// Reinforcement Learning, 2018, section 12.1).
func (j *judge) value(month int16, seat game.Seat, parts []int16) int32 {
	j.count++
	sum := int32(0)
	for _, months := range j.stops {
		j.im.on(month + months)
		sum += game.Margin(j.rs, &j.im.state, seat, parts, &j.scratch)
	}
	return sum / int32(len(j.stops))
}

// keepBest leaves the best few in question, the first always.
func (j *judge) keepBest(few int) {
	for {
		in, worst := 0, -1
		for i := range j.list {
			if j.list[i].out {
				continue
			}
			in++
			if i > 0 && (worst < 0 || j.list[i].mean() < j.list[worst].mean()) {
				worst = i
			}
		}
		if in <= few || worst < 0 {
			return
		}
		j.list[worst].out = true
	}
}
