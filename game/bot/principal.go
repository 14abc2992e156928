package bot

import (
	"riobravo/game"
	"riobravo/game/dice"
)

// principal is doctrine with foresight: its staff proposes a few sheets (an order or two of them drawn by lot), offers, answers or
// crisis options, each is tried
// in imagined worlds that agree with what the seat knows, with the same luck for all, and the one that leaves the best
// margin is taken. The budget is counted in playouts, so that the same view and dice give the same choice; in live play it may
// be a time, half of it for the first look.
type principal struct {
	*staff
	judge   *judge
	propose proposer
	budget  int  // playouts for a sheet; an option, an offer or an answer gets half
	mixes   int  // combined sheets that are tried
	speaks  bool // weighs what signal to post, too; else its staff decides
	choice  Choice
}

// Choice is how the last decision of a bot that looks ahead came about.
type Choice struct {
	Reason      string       // catalogue key of what spoke for it
	Taken       game.Command // what was done
	Alternative game.Command // the best of what was not
	Gain        int32        // what it was worth more than that, hundredths of a point of its margin
	Playouts    int          // how many futures were looked at
	Further     [2]Other     // the next best after Alternative, best first
	Known       int          // how many of Further there are
}

// Other is what was weighed and not done.
type Other struct {
	Command game.Command
	Gain    int32 // what the choice was worth more, hundredths of a point
}

// Explainer is a bot that can tell how its last decision came about.
type Explainer interface {
	// Choice is about the last command that Act returned; it is zero when nothing was weighed.
	Choice() Choice
}

// ChoiceOf tells how a bot's last decision came about; it is zero for bots that weigh nothing.
func ChoiceOf(b Bot) Choice {
	if e, ok := b.(Explainer); ok {
		return e.Choice()
	}
	return Choice{}
}

// Playouts a decision and months looked ahead, by strength: judgement, by the ladder that is reported in the README.
const principalPlayouts = 36

// stops are the months ahead at which a look ahead reads the margin, the second the end of the exercise with its aftermath: four months
// alone make much of what shows at once, and what pays later is not seen.
var stops = []int16{4, game.MaxTurns}

func newPrincipal(rs *game.Ruleset, src dice.Source, budget int, stops []int16) *principal {
	b := &principal{staff: newStaff(rs, src, 12, 0), judge: newJudge(rs, stops), budget: budget, mixes: 1}
	b.propose = proposer{rs: rs, noise: game.Still, wide: true}
	return b
}

// greedy makes what is won by the end of the month all that counts.
func (b *principal) greedy() { b.judge.stops = []int16{1} }

// Choice tells how the last decision came about.
func (b *principal) Choice() Choice { return b.choice }

// Act does what has proved best among what the staff proposes.
func (b *principal) Act(v *game.View) (game.Command, string) {
	b.begin(v)
	b.judge.begin()
	b.choice = Choice{}
	switch game.Phase(v.Known.World.Phase) {
	case game.Talks:
		return b.talk(v)
	case game.CrisisOpen:
		return b.face(v)
	}
	return b.order(v)
}

// face judges the options of the open crisis.
func (b *principal) face(v *game.View) (game.Command, string) {
	b.options(v)
	b.narrow(b.budget / 2)
	return b.take(b.best(), reasonForesight)
}

// options puts the options of the open crisis before the judge.
func (b *principal) options(v *game.View) {
	var buf [8]int16
	b.judge.open(v, b.src)
	for _, o := range game.LegalOptions(b.rs, v, buf[:0]) {
		b.judge.put(game.Command{Kind: game.CmdChoose, Seat: v.Seat, Option: o})
	}
}

// order judges sheets: the staff's and what differs from it in one thing, then the best of those with each other.
func (b *principal) order(v *game.View) (game.Command, string) {
	b.screen(v, b.budget/2)
	j := b.judge
	j.keepBest(4)
	for n := j.list[0].n; j.count < b.budget && !j.late(100); n++ {
		j.tryAll(n)
	}
	best := b.best()
	return b.take(best, b.reasonOf(v, best))
}

// screen puts sheets before the judge and tries them all in the first worlds; then, as one more, the sheet that takes from
// each part what gained most there.
func (b *principal) screen(v *game.View, budget int) {
	b.propose.most = min(mostSheets, max(2, b.budget*3/4))
	b.propose.stray, b.propose.src = min(mostStrays, b.budget/futuresAStray), b.src
	b.propose.sheets(v)
	j, list := b.judge, b.propose.list
	j.open(v, b.src)
	for i := range list {
		j.put(game.Command{Kind: game.CmdSheet, Seat: v.Seat, Sheet: list[i].sheet, Yes: true})
	}
	if len(list) < 2 {
		return
	}
	for n := range max(1, budget/len(list)) {
		if n > 0 && j.late(50) {
			break
		}
		j.tryAll(n)
	}
	b.combine(v, b.mixes)
}

// reasonOf is the catalogue key of what speaks for a sheet. For one that was put together of others only the futures do: what
// spoke for the staff's may be what it left out.
func (b *principal) reasonOf(v *game.View, at int) string {
	list := b.propose.list
	if at >= len(list) {
		return reasonForesight
	}
	switch list[at].reason {
	case reasonRestraint, reasonPosture, reasonForesight:
		return list[at].reason
	}
	return b.key(v, list[at].reason)
}

// narrow spends a budget on all that is before the judge, half of it on the better half.
func (b *principal) narrow(budget int) {
	j := b.judge
	if len(j.list) < 2 {
		return
	}
	n := 0
	for ; j.count < budget/2 && (n == 0 || !j.late(50)); n++ {
		j.tryAll(n)
	}
	j.keepBest((len(j.list) + 1) / 2)
	for ; len(j.list) > 2 && j.count < budget && !j.late(100); n++ {
		j.tryAll(n)
	}
}

// best is the trial in question with the best mean, the first of equals.
func (b *principal) best() int {
	j, best := b.judge, 0
	for i := range j.list {
		if !j.list[i].out && (j.list[best].out || j.list[i].mean() > j.list[best].mean()) {
			best = i
		}
	}
	return best
}

// take settles on a trial and writes down how it came about.
func (b *principal) take(at int, why string) (game.Command, string) {
	j := b.judge
	b.choice = Choice{Reason: why, Taken: j.list[at].cmd, Playouts: j.count}
	c, told := &b.choice, [3]int{-1, -1, -1}
	for n := range told {
		next := -1
		for i := range j.list {
			if i != at && i != told[0] && i != told[1] && j.list[i].n > 0 && (next < 0 || j.list[i].mean() > j.list[next].mean()) {
				next = i
			}
		}
		if next < 0 {
			break
		}
		told[n] = next
		o := Other{j.list[next].cmd, j.list[at].mean() - j.list[next].mean()}
		if n == 0 {
			c.Alternative, c.Gain = o.Command, o.Gain
			continue
		}
		c.Further[n-1] = o
		c.Known = n
	}
	return j.list[at].cmd, why
}
