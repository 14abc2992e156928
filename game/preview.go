package game

import "riobravo/game/rule"

// Range is what a seat believes of a number: the lowest and highest it may be.
type Range struct{ Low, High int16 }

// Preview is what a seat may expect of an order from what it believes: the resolver's own arithmetic over the view.
type Preview struct {
	Order     Order
	Refusal   *Refusal // nil when the order may be drafted
	Cost      int16
	Left      int16 // capital or cash left with the sheet as drafted and this order in it
	Rolls     bool
	Odds      Range // percent of success or better
	Disaster  Range // percent
	Mods      []ModLine
	Moves     []Move
	Breaks    []ClauseID // clauses it would break: it is refused until the treaty is openly broken
	Strains   []ClauseID // promises it would break quietly
	Uninvited bool       // it would violate the other republic's soil
	Cancelled bool       // under the drafted posture it is cancelled without consent, and the cost comes back
	Meets     Range      // percent that it meets Mexican troops
	Rung      int16      // the rung it could reach this month
	Cliff     bool       // a rung not yet reached
	Invites   []Invite
	Threshold int32 // points that the seat is held to with the objective it would declare; 0 when it declares none
}

// ModLine is one named modifier of a roll, with what it may be worth.
type ModLine struct {
	Name ModName
	Range
}

// Move is one expected change. Outcome 0 is whatever the roll says.
type Move struct {
	Kind    rule.Kind
	Field   Field // KindAdd, KindSet
	I, J    int16
	By      int16
	After   int16
	For     int16
	Monthly bool
	Chance  int16 // percent, 100 certain
	Outcome int8
	Arg     int16
	Arg2    int16
}

// Invite is what an order invites from another seat; Key is a catalogue key (invite.<key>).
type Invite struct {
	Seat Seat
	Key  string
}

// AdviceKind says what a piece of advice is about.
type AdviceKind uint8

// The kinds of advice.
const (
	AdvisePosture AdviceKind = iota
	AdviseOrder
	AdviseSignal
	AdviseOffer
	AdviseAnswer
	AdviseOption
	AdviseCounter
)

// Advice is what a seat's staff would do, and why. Reason is a catalogue key.
type Advice struct {
	Kind    AdviceKind
	Column  Column
	Order   Order
	Posture PostureID
	Signal  SignalID
	Offer   Bundle
	Slot    int16
	Yes     bool
	Option  int16
	Weight  int32
	Reason  string
}

// Standing is a seat's score against its threshold, in hundredths of a point.
type Standing struct {
	Seat      Seat
	Known     bool // false where the asker may not know; Low and High then bound the score
	Score     int32
	Threshold int32
	Margin    int32
	Met       bool // a positive margin (and, after war or decoupling, not a government)
	First     bool // comes first, perhaps shared; set after the end only
	Parts     []PartScore
}

// PartScore is one part of a score: Value 0-100, Points in hundredths of the whole score.
type PartScore struct {
	ID     string
	Weight int16
	Value  int32
	Points int32
}

// Ending says how a game ended.
type Ending int16

// The endings.
const (
	StillOn Ending = iota
	Horizon
	WarEnding
	Decoupled
)

// EndingNames are the words of the endings.
var EndingNames = []string{"", "horizon", "war", "decoupled"}
