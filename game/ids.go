package game

// Caps of the engine (architecture.md, Caps). Reaching one is a rule, never a panic.
const (
	MaxSeats      = 6
	MaxRegions    = 20
	MaxGroups     = 24
	MaxTreaties   = 24
	MaxClauses    = 8
	MaxModifiers  = 128
	MaxOffers     = 12
	MaxCounters   = 16
	MaxTurns      = 96
	maxMonths     = 120 // with the longest aftermath
	MaxPending    = 6
	MaxPlans      = 12  // words of a facilitator on scenario events that stand at once
	MaxEventKinds = 160 // scenario events whose last month is remembered
	Columns       = 3
	maxOrders     = 256

	maxClauseKinds = 64
	maxPostures    = 64
)

// Seat is a side in the game, 0..MaxSeats-1 in scenario order. NoSeat stands for nobody.
type Seat int8

// NoSeat is no seat; Everybody marks facts that all seats may see.
const NoSeat Seat = -1

// Region is a theatre, 0..len(Ruleset.Regions)-1, or NoRegion.
type Region int8

// NoRegion is no region.
const NoRegion Region = -1

// Group is a criminal organisation, 0..MaxGroups-1, or NoGroup.
type Group int8

// NoGroup is no group.
const NoGroup Group = -1

// Wing is a part of a group: 0 or 1, or NoWing.
type Wing int8

// NoWing is the whole group.
const NoWing Wing = -1

// Ids of definitions in the Ruleset. Zero is a real definition; orders use NoOrder for an empty column.
type (
	OrderID      int16
	PostureID    int16
	CrisisID     int16
	ClauseID     int16
	SignalID     int16
	EventID      int16 // a scenario event
	ObjectiveID  int16
	ParamID      int16
	AssumptionID int16
)

// NoOrder is an empty column.
const NoOrder OrderID = -1

// Column is one of the three columns of a sheet.
type Column int8

// The columns, one for each of the article's challenges.
const (
	Diplomatic Column = iota
	Tactical
	Strategic
)

// ColumnNames are the words that content and the command line use.
var ColumnNames = [Columns]string{"diplomatic", "tactical", "strategic"}

// Side is one of the two republics.
type Side int8

// The republics. NoSide is a group or nobody.
const (
	NoSide Side = -1
	USA    Side = 0
	Mexico Side = 1
)

// Phase of a month.
type Phase int16

// The phases. NotBegun is a fresh State; Over a finished game.
const (
	NotBegun Phase = iota
	Brief          // passed through at once: the brief is a report
	Talks
	Orders
	Resolve // never seen between commands, except as CrisisOpen
	CrisisOpen
	Aftermath // never seen between commands
	Over
	Ruling // memos wait for the facilitator
)

// Order is one line of a sheet: small integers only. Region, Group, Wing are -1 when the order names none.
// Amount is a choice of the order (capture or kill, an objective, a clause), 0 by default.
type Order struct {
	ID     OrderID
	Region Region
	Group  Group
	Wing   Wing
	Amount int16
}

// Empty is an order for a column left empty.
var Empty = Order{ID: NoOrder, Region: NoRegion, Group: NoGroup, Wing: NoWing}

// Sheet is a seat's posture and its three orders.
type Sheet struct {
	Posture PostureID
	Orders  [Columns]Order
}
