package game

// EventKind is the kind of a fact. Numbers are stable and only appended.
type EventKind uint8

// The kinds. Changed and EstimateRevised set a field; every other kind tells a story and leaves State alone, so a fold
// consults no rules.
const (
	Changed          EventKind = 1  // Field at (I, J) went from Old to New; Subject is the Cause
	EstimateRevised  EventKind = 2  // the same for a belief
	MonthBegan       EventKind = 3  // New: the month
	PhaseBegan       EventKind = 4  // New: Phase; Amount: round
	OrderResolved    EventKind = 5  // Seat (or Group, seatless: Other) carried out order Subject in Region against Group; Amount: its choice
	OrderFailed      EventKind = 6  // the same, prevented; Amount: FailReason
	RollModified     EventKind = 7  // a modifier of the roll that follows: Subject ModName, New value
	Rolled           EventKind = 8  // operation Subject (I its choice): Old base, New odds, J disaster width, Die, Outcome
	LeaderRemoved    EventKind = 9  // of Group: Amount tier (1, 2), Outcome how
	GroupSplit       EventKind = 10 // Group split: New is the splinter
	WarBegan         EventKind = 11
	WarEnded         EventKind = 12
	LabsDestroyed    EventKind = 13 // New: how many
	HitClaimed       EventKind = 14
	HitWasEmpty      EventKind = 15
	PeopleKilled     EventKind = 16 // Subject who (0 service, 1 citizens, 2 soldiers, 3 civilians), New how many
	CrisisOpened     EventKind = 17 // Subject crisis
	ChoiceMade       EventKind = 18 // Seat chose option New in crisis Subject
	CrisisResolved   EventKind = 19 // Subject crisis, New outcome row, Amount: options packed 4 bits each
	OfferMade        EventKind = 20 // Seat to Other, New: slot, Old: 1 + the slot of the offer it counters
	OfferAnswered    EventKind = 21 // Outcome 1 yes, 2 no, 3 countered
	OfferLapsed      EventKind = 22
	TreatySigned     EventKind = 23 // Seat and Other, New: slot
	TreatyBroken     EventKind = 24 // Seat broke it
	TreatyEnded      EventKind = 25
	PromiseExposed   EventKind = 26
	SignalPosted     EventKind = 27 // Subject signal
	SignalKept       EventKind = 28
	SignalBroken     EventKind = 29 // Subject -1: an ultimatum that lapsed unmet
	ScenarioFired    EventKind = 30 // Subject scenario event; Amount: the how-manieth that comes in a facilitator's words, 0 in its own
	RungReached      EventKind = 31 // New rung, Old rung before
	Sealed           EventKind = 32 // Seat's part of the phase is in
	Unsealed         EventKind = 33
	Drafted          EventKind = 34 // Seat changed its draft
	PostureRevealed  EventKind = 35 // Subject posture
	UninvitedAct     EventKind = 36 // Seat acted without consent in Region
	MetTroops        EventKind = 37
	TargetWarned     EventKind = 38
	PlanLeaked       EventKind = 39
	BorderChanged    EventKind = 40 // New: weeks closed, negative when opened
	ReprisalMade     EventKind = 41
	ObjectiveChosen  EventKind = 42 // Subject objective
	GroupMerged      EventKind = 43 // Group merged into local cells (a cap was reached)
	CapReached       EventKind = 44 // Subject: a field whose table is full
	GameEnded        EventKind = 45 // Subject Ending
	ScoreTaken       EventKind = 46 // Seat's score New at the close of the orders
	FieldSet         EventKind = 47 // a facilitator's override: as Changed
	PlazaFought      EventKind = 48 // Group was attacked in Region by group New, Outcome 1: the attacker won
	SuccessionOver   EventKind = 49 // Outcome 1 settled
	Informed         EventKind = 50 // Group was informed on; Outcome 1 exposed
	LieutenantsAsked EventKind = 51 // Outcome 1 obeyed
	AircraftLost     EventKind = 52
	Prepared         EventKind = 53
	IncomeCame       EventKind = 54 // New
	TroopsMoved      EventKind = 55
	HitConfirmed     EventKind = 56 // New: labs that claimed hits truly burned, told to the United States with the next brief
	MemoWritten      EventKind = 57 // Seat has memo New in column I of its draft; 0: taken back
	MemoRuled        EventKind = 58 // Outcome effects at Amount percent for Old; Outcome 0: dismissed
	MemoPlayed       EventKind = 59 // Amount percent, Die; Outcome 1: it held
	EventKindCount   EventKind = 60
)

// Cause says which part of the rules moved a field, for "where did this number come from". Orders, crises, events,
// clauses, signals and postures are causes by their own number: see Split.
type Cause int16

// Bits of a Cause's class; the low 10 bits carry the number.
const (
	CauseRule    Cause = 0 // a mechanism: its own number is the whole cause
	CauseOrder   Cause = 1 << 10
	CauseOp      Cause = 2 << 10
	CauseCrisis  Cause = 3 << 10
	CauseEvent   Cause = 4 << 10
	CauseClause  Cause = 5 << 10
	CauseSignal  Cause = 6 << 10
	CausePosture Cause = 7 << 10
	CauseHand    Cause = 8 << 10 // a facilitator
	CauseMemo    Cause = 9 << 10 // a ruled memo: seat x 3 + column
)

// Split returns the class (CauseRule...) and the number in it.
func (c Cause) Split() (Cause, int) { return c &^ 0x3ff, int(c & 0x3ff) }

// The mechanisms: causes of class CauseRule. RuleCauses names them for the catalogue.
const (
	ByClock Cause = iota
	ByCommand
	ByIncome
	ByDecay
	ByDelay
	ByUninvited
	ByRemoval
	BySuccession
	ByMarket
	ByViolence
	ByTrade
	ByPolitics
	ByRung
	ByIntel
	ByTreaty
	ByTalks
	ByReprisal
	ByDeaths
	ByEnding
	ByGroups
	ByBorder
	ByUnseen // an order, clause or posture that the seat may not know of
)

// RuleCauses are catalogue keys (cause.<name>) of the mechanisms.
var RuleCauses = []string{
	"clock", "command", "income", "decay", "delay", "uninvited", "removal", "succession", "market", "violence", "trade",
	"politics", "rung", "intelligence", "treaty", "talks", "reprisal", "deaths", "ending", "groups", "border", "unseen",
}

// ModName names a modifier of a roll; ModNames are catalogue keys (modifier.<name>).
type ModName int16

// The modifiers.
const (
	ModIntel ModName = iota
	ModProximity
	ModJoint
	ModSurprise
	ModPrepared
	ModLieLow
	ModSecurity
	ModLocated
	ModKill
	ModDivided
	ModClamp
	ModWarned
	ModHeat
)

// ModNames are the words of the modifiers.
var ModNames = []string{"intel", "proximity", "joint", "surprise", "prepared", "lie_low", "security", "located", "kill", "divided", "clamp", "warned", "heat"}

// Outcomes of an operation's roll.
const (
	Decisive int8 = iota + 1
	Success
	Miss
	Disaster
)

// OutcomeNames are catalogue words of the outcomes, by number.
var OutcomeNames = []string{"", "decisive", "success", "miss", "disaster"}

// Event is one fact with its outcome inside: a small fixed-size value. Seats, groups and regions are -1 when the fact
// names none. Vis has a bit for each seat that may see the whole of it; Twin for those who see the public twin.
type Event struct {
	Kind    EventKind
	Vis     uint8
	Twin    uint8
	Outcome int8
	Seat    Seat
	Other   Seat
	Region  Region
	Group   Group
	Field   Field
	I, J    int16
	Old     int16
	New     int16
	Subject int16
	Amount  int16
	Die     int16
	Cause   Cause
	Month   int16
	Serial  int32 // picks the wording; made of the fact's public part alone, so that it tells nothing else
}

// VisAll and VisNone are the widest and the narrowest audience.
const (
	VisAll  uint8 = 0xff
	VisNone uint8 = 0
)

// visSeat is the audience of one seat.
func visSeat(k Seat) uint8 {
	if k < 0 {
		return VisNone
	}
	return 1 << uint(k)
}

// Apply adds a fact to the state. It is dumb and total: it rolls nothing and consults no rules.
func Apply(s *State, e *Event) {
	switch e.Kind {
	case Changed, EstimateRevised, FieldSet:
		*s.at(e.Field, int(e.I), int(e.J)) = e.New
	}
}

// Fold applies events in order.
func Fold(s *State, events []Event) {
	for i := range events {
		Apply(s, &events[i])
	}
}

// Redact returns what a seat may see of a fact: the fact, its public twin, or nothing.
func Redact(e Event, seat Seat) (Event, bool) {
	bit := visSeat(seat)
	if seat < 0 { // the public: what everybody may see
		bit = VisAll
	}
	if e.Vis&bit == bit {
		return e, true
	}
	if e.Twin&bit != bit {
		return Event{}, false
	}
	return twin(e), true
}

// wording is a number for the choice of words: the same for all who see a fact or its twin, and made of what the least of
// them sees, so that neither it nor its gaps count what a seat may not know.
func (e *Event) wording() int32 {
	p := *e
	if e.Twin != VisNone {
		p = twin(p)
	}
	h := uint32(2166136261)
	for _, v := range [...]int{int(p.Kind), int(p.Outcome), int(p.Seat), int(p.Other), int(p.Region), int(p.Group), int(p.New), int(p.Subject), int(p.Month)} {
		h = (h ^ uint32(v)&0xffff) * 16777619
	}
	return int32(h >> 17)
}

// twin is the public part of a fact, built by adding: what is not named here stays behind.
func twin(e Event) Event {
	t := Event{Kind: e.Kind, Twin: e.Twin, Seat: NoSeat, Other: NoSeat, Region: NoRegion, Group: NoGroup, Month: e.Month, Serial: e.Serial}
	switch e.Kind {
	case Changed, EstimateRevised, FieldSet: // the change, not the hand behind it
		t.Field, t.I, t.J, t.Old, t.New, t.Cause = e.Field, e.I, e.J, e.Old, e.New, ByUnseen
	case PeopleKilled:
		t.Subject, t.New, t.Cause = e.Subject, e.New, ByUnseen
	case RungReached:
		t.Seat, t.Old, t.New, t.Cause = e.Seat, e.Old, e.New, ByUnseen
	case Rolled: // the world sees that it happened and how it ended, not the odds
		t.Seat, t.Region, t.Group, t.Subject, t.Outcome = e.Seat, e.Region, e.Group, e.Subject, e.Outcome
		if t.Outcome == Decisive {
			t.Outcome = Success
		}
	case OrderResolved, OrderFailed:
		t.Seat, t.Subject = e.Seat, e.Subject
	case Sealed, Unsealed:
		t.Seat = e.Seat
	case MemoPlayed: // that it was played and whether it held
		t.Seat, t.I, t.Outcome = e.Seat, e.I, e.Outcome
	case CrisisResolved, CrisisOpened:
		t.Subject, t.Region, t.Group, t.New, t.Amount = e.Subject, e.Region, e.Group, e.New, e.Amount
	case OfferMade, OfferAnswered, OfferLapsed:
		t.Seat, t.Other = e.Seat, e.Other
	}
	return t
}
