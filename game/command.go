package game

import "riobravo/game/rule"

// CommandKind is the kind of an intent. Numbers are stable and only appended.
type CommandKind uint8

// The commands. Seats send those up to Choose; a table sends Begin; a facilitator the rest.
const (
	CmdBegin    CommandKind = 1  // starts month 1; with Yes, of a facilitated game
	CmdSignal   CommandKind = 2  // talks: post Signal
	CmdOffer    CommandKind = 3  // talks: put Offer on the table; with Counters, in answer to another's
	CmdAnswer   CommandKind = 4  // talks: answer the offer in Slot (Yes or no); may be changed until Ready
	CmdWithdraw CommandKind = 5  // talks: take back the own offer in Slot made in this round
	CmdReady    CommandKind = 6  // talks: this seat is done with the round
	CmdPosture  CommandKind = 7  // orders: draft Posture
	CmdOrder    CommandKind = 8  // orders: draft Order in its column (an empty order clears Column)
	CmdSheet    CommandKind = 9  // orders: draft the whole Sheet; with Yes, seal it too
	CmdSeal     CommandKind = 10 // orders: seal the draft
	CmdUnseal   CommandKind = 11 // orders: take it back, while another seat is still open
	CmdBreak    CommandKind = 12 // talks or orders: openly break the treaty in Slot
	CmdTroops   CommandKind = 13 // orders, Mexico: move Value units (at most two a month) to Order.Region (from the pool or the region Slot)
	CmdChoose   CommandKind = 14 // crisis: choose Option
	CmdField    CommandKind = 15 // facilitator: set Field at (I, J) to Value
	CmdInject   CommandKind = 16 // facilitator: fire scenario event Slot in Order.Region against Order.Group; what the event wants and is not named is drawn
	CmdHold     CommandKind = 17 // orders: spend Value capital holding the border open
	CmdMemo     CommandKind = 18 // orders, facilitated: draft the memo of number Note in Column; 0 takes it back
	CmdRule     CommandKind = 19 // facilitator: rule on the memo of Seat in Column; with Yes by Ruling, else it is dismissed
	CmdPlan     CommandKind = 20 // facilitator: say of scenario event Slot when it comes: Option is a PlanWhen, Value its month or bound, Field (I, J) what is measured
	CmdWord     CommandKind = 21 // facilitator: scenario event Slot comes next in the words of number Note; 0 gives it its own back
)

// Commands that the engine leaves to the log, because they are about what came before (save.Log.Undo).
const (
	CmdUndo   CommandKind = 40 // takes back the seat's own last command of this part of the phase
	CmdRedo   CommandKind = 41 // does again what it took back last
	CmdRewind CommandKind = 42 // facilitator: back to the beginning of month Value; with Yes, the same luck
)

// Bundle is an offer's content. Counters is 1 + the slot of the offer that it answers, 0 when it answers none.
type Bundle struct {
	To       Seat
	Months   int16
	Counters int16
	N        int8
	Clauses  [MaxClauses]ClauseUse
}

// ClauseUse is one clause of a bundle or treaty with its giver and its subjects (-1: none, everywhere). Kind is the kind of
// operation that a clause of consent allows, OpNone for every other clause.
type ClauseUse struct {
	Clause ClauseID
	Giver  Seat
	Region Region
	Group  Group
	Kind   rule.Operation
}

// giverBits is how many values a giver takes in a record's cell: the kind stands above it.
const giverBits = 8

// cells is a clause use as a treaty or an offer keeps it: 1+clause, giver + 8 x kind, 1+region, 1+group.
func (u ClauseUse) cells() [4]int16 {
	return [4]int16{int16(u.Clause) + 1, int16(u.Giver) + giverBits*int16(u.Kind), int16(u.Region) + 1, int16(u.Group) + 1}
}

// useOf reads a clause use from its cells; ok is false for an empty place.
func useOf(c *[4]int16) (u ClauseUse, ok bool) {
	if c[0] <= 0 {
		return ClauseUse{}, false
	}
	return ClauseUse{ClauseID(c[0] - 1), Seat(c[1] % giverBits), Region(c[2] - 1), Group(c[3] - 1), rule.Operation(c[1] / giverBits)}, true
}

// Command is a seat's intent. Fields that a kind does not name are ignored. Note is the number of a text kept beside the
// command's record (a reason, a memo), 0 none.
type Command struct {
	Kind    CommandKind
	Seat    Seat
	Column  Column
	Posture PostureID
	Order   Order
	Sheet   Sheet
	Signal  SignalID
	Offer   Bundle
	Slot    int16
	Yes     bool
	Option  int16
	Field   Field
	I, J    int16
	Value   int16
	Note    int32
	Ruling  RulingOf
}

// RefusalCode says which rule forbids a command. RefusalNames are catalogue keys (refusal.<name>).
type RefusalCode uint8

// The refusals.
const (
	RefusedPhase RefusalCode = iota + 1
	RefusedSealed
	RefusedUnknown
	RefusedActor
	RefusedColumn
	RefusedWhen
	RefusedCost
	RefusedRegion
	RefusedGroup
	RefusedWing
	RefusedChoice
	RefusedCooldown
	RefusedTreaty
	RefusedOffers
	RefusedClause
	RefusedParty
	RefusedOption
	RefusedOver
	RefusedTroops
	RefusedSignal
	RefusedRange
	RefusedNothing
	RefusedKind
	RefusedCounter
	RefusedShown // others have seen it, or dice were rolled for it
	RefusedMemo
	RefusedEffect
)

// RefusalNames are the words of the refusal codes.
var RefusalNames = []string{
	"", "phase", "sealed", "unknown", "actor", "column", "when", "cost", "region", "group", "wing", "choice", "cooldown",
	"treaty", "offers", "clause", "party", "option", "over", "troops", "signal", "range", "nothing", "kind", "counter", "shown", "memo", "effect",
}

// Refusal says what was given, what forbids it, and (in Have and Need) what would be allowed. It never depends on what
// the seat may not know.
type Refusal struct {
	Code    RefusalCode
	Command Command
	Order   OrderID  // the order tried, or NoOrder
	Clause  ClauseID // the clause that forbids it, or -1
	Have    int32
	Need    int32
}

// Error names the refusal for logs and programs; players read the catalogue's refusal.<name>.
func (r *Refusal) Error() string { return "refused: " + RefusalNames[r.Code] }
