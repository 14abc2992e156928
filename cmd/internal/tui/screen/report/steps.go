package report

import (
	"riobravo/cmd/internal/tui/screen"
	"riobravo/cmd/internal/tui/theme"
	"riobravo/game"
)

// stage is a part of the month, in the order of the rules (The turn, 4).
type stage uint8

const (
	inTalks stage = iota
	inDiplomatic
	inIntelligence
	inOperations
	inCrises
	inReprisals
	inStrategic
	inMarket
	inViolence
	inEconomy
	inPolitics
	stages
)

// stageNames are catalogue keys (ui.stage.<name>).
var stageNames = [stages]string{
	"talks", "diplomatic", "intelligence", "operations", "crises", "reprisals", "strategic", "market", "violence", "economy", "politics",
}

// step is one thing that happened: a fact that heads it, and what followed from it.
type step struct {
	stage    stage
	at       int // index of the heading fact among the month's events; -1: what a stage moved by itself, or a cause out of sight
	from, to int // the events that belong to it, from included, to not
	roll     int // index of its roll, or -1
	label    string
	mark     string
	role     theme.Role
}

// told are the steps of a month, from what its events tell the seat.
func told(c *screen.Ctx, ev []game.Event) []step {
	b := builder{c: c, ev: ev, closing: closing(ev)}
	for i := range ev {
		b.take(i)
	}
	b.end(len(ev))
	return b.out
}

// closing is the index from which nobody's order is carried out any more.
func closing(ev []game.Event) int {
	for i := len(ev) - 1; i >= 0; i-- {
		switch ev[i].Kind {
		case game.OrderResolved, game.OrderFailed, game.CrisisResolved, game.ReprisalMade, game.Rolled, game.PostureRevealed:
			return i + 1
		}
	}
	return 0
}

type builder struct {
	c       *screen.Ctx
	ev      []game.Event
	closing int
	now     stage
	begun   bool // the resolution has begun
	out     []step
	open    bool // the last step of out still takes facts
	unseen  bool // its cause is out of sight
}

// end closes the open step before event i; one that tells nothing is dropped.
func (b *builder) end(i int) {
	if !b.open {
		return
	}
	b.open = false
	s := &b.out[len(b.out)-1]
	s.to = i
	if s.at < 0 && !b.tells(s) {
		b.out = b.out[:len(b.out)-1]
	}
}

// tells says whether a step without a heading fact has anything to tell.
func (b *builder) tells(s *step) bool {
	for _, e := range b.ev[s.from:s.to] {
		if e.Kind == game.Changed && e.Old != e.New && telling(e.Field) {
			return true
		}
		if e.Kind != game.Changed {
			if _, ok := b.c.Text.Event(e); ok {
				return true
			}
		}
	}
	return false
}

func (b *builder) begin(i, at int) *step {
	b.end(i)
	b.out = append(b.out, step{stage: b.now, at: at, from: i, to: i, roll: -1, mark: "·", role: theme.Quiet})
	b.open, b.unseen = true, false
	return &b.out[len(b.out)-1]
}

func (b *builder) take(i int) {
	e := b.ev[i]
	if e.Kind == game.PhaseBegan && game.Phase(e.New) >= game.Resolve && !b.begun {
		b.end(i)
		b.begun, b.now = true, inDiplomatic
		return
	}
	if s, ok := b.stageOf(i); ok && s > b.now {
		b.now = s
		if s >= inMarket {
			b.begin(i, -1).label = b.c.T("ui.stage_self." + stageNames[s])
		}
	}
	switch {
	case e.Kind == game.Rolled && b.open && b.out[len(b.out)-1].roll < 0 && b.leads(b.out[len(b.out)-1].at): // the roll of the order that was given
		s := &b.out[len(b.out)-1]
		s.roll = i
	case e.Kind == game.CrisisResolved && b.open && b.same(i): // several rows may tell of one crisis
	case heads(e.Kind):
		b.head(i)
	case b.begun && e.Vis == 0 && b.now < inMarket && !b.unseen && b.apart():
		b.begin(i, -1).label = b.c.T("ui.stage_self.unseen")
		b.unseen = true
	case !b.open && e.Kind != game.Changed && e.Kind != game.MonthBegan && !b.begun:
		b.head(i)
	}
}

// apart tells whether a fact out of sight cannot have followed from the open step.
func (b *builder) apart() bool {
	if !b.open {
		return true
	}
	s := &b.out[len(b.out)-1]
	return s.roll < 0 && (s.at < 0 || b.ev[s.at].Vis != 0)
}

// leads tells whether the fact at an index is an order that is carried out by a roll.
func (b *builder) leads(at int) bool {
	if at < 0 || b.ev[at].Kind != game.OrderResolved || b.ev[at].Subject < 0 {
		return false
	}
	return b.c.Rules().Orders[b.ev[at].Subject].Operation != 0
}

// same tells whether the open step is the same crisis.
func (b *builder) same(i int) bool {
	s := &b.out[len(b.out)-1]
	return s.at >= 0 && b.ev[s.at].Kind == game.CrisisResolved && b.ev[s.at].Subject == b.ev[i].Subject
}

// head opens a step at a fact that has words.
func (b *builder) head(i int) {
	e := b.ev[i]
	text, ok := b.c.Text.Event(e)
	if !ok {
		return
	}
	s := b.begin(b.first(i), i)
	if e.Kind == game.Rolled {
		s.roll = i
	}
	s.label = label(b.c, e, text)
	s.mark, s.role = b.c.EventLook(e)
}

// first is where what belongs to the fact at i begins: the cost of an order is paid, and a roll's modifiers are told,
// before it.
func (b *builder) first(i int) int {
	e, low := b.ev[i], 0
	if b.open {
		low = b.out[len(b.out)-1].from
	}
	for ; i > low; i-- {
		p := b.ev[i-1]
		paid := e.Kind == game.OrderResolved && p.Kind == game.Changed && (p.Cause == game.CauseOrder|game.Cause(e.Subject) || !telling(p.Field))
		if !paid && (e.Kind != game.Rolled || p.Kind != game.RollModified) {
			break
		}
	}
	return i
}

// label names a step in few words.
func label(c *screen.Ctx, e game.Event, text string) string {
	switch e.Kind {
	case game.OrderResolved, game.OrderFailed:
		return c.Text.OrderName(game.OrderID(e.Subject))
	case game.Rolled:
		return c.Text.Operation(e.Subject)
	case game.CrisisOpened, game.CrisisResolved:
		return c.Text.Crisis(game.CrisisID(e.Subject))
	case game.PostureRevealed:
		return c.Text.Posture(game.PostureID(e.Subject))
	case game.SignalPosted, game.SignalKept, game.SignalBroken:
		if e.Subject >= 0 {
			return c.Text.Signal(game.SignalID(e.Subject))
		}
	case game.ScenarioFired:
		return c.Text.Happened(e)
	}
	return text
}

// heads are the kinds of facts that something follows from.
func heads(k game.EventKind) bool {
	switch k {
	case game.OrderResolved, game.OrderFailed, game.Rolled, game.CrisisOpened, game.CrisisResolved, game.ReprisalMade, game.ScenarioFired,
		game.PostureRevealed, game.SignalPosted, game.SignalKept, game.SignalBroken, game.OfferMade, game.OfferAnswered, game.OfferLapsed,
		game.TreatySigned, game.TreatyBroken, game.TreatyEnded, game.PromiseExposed, game.GameEnded, game.PlazaFought:
		return true
	}
	return false
}

// stageOf is the stage that a fact shows the month to have come to.
func (b *builder) stageOf(i int) (stage, bool) {
	if !b.begun {
		return 0, false
	}
	e := b.ev[i]
	switch e.Kind {
	case game.OrderResolved, game.OrderFailed:
		if e.Subject < 0 {
			return 0, false
		}
		switch b.c.Rules().Orders[e.Subject].Stage {
		case game.StageDiplomatic:
			return inDiplomatic, true
		case game.StageIntelligence, game.StageConcealment:
			return inIntelligence, true
		case game.StageOperations:
			return inOperations, true
		}
		return inStrategic, true
	case game.Rolled:
		return inOperations, b.now < inOperations
	case game.CrisisOpened, game.ChoiceMade, game.CrisisResolved:
		return inCrises, true
	case game.ReprisalMade:
		return inReprisals, true
	case game.Changed:
		if i >= b.closing {
			return closingStage(e.Cause)
		}
	}
	return 0, false
}

// closingStage is the stage at the month's end that a mechanism belongs to.
func closingStage(cause game.Cause) (stage, bool) {
	switch cause {
	case game.ByMarket, game.ByGroups, game.BySuccession:
		return inMarket, true
	case game.ByViolence:
		return inViolence, true
	case game.ByTrade:
		return inEconomy, true
	case game.ByPolitics, game.ByEnding:
		return inPolitics, true
	}
	return 0, false
}
