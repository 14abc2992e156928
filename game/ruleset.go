package game

import "riobravo/game/rule"

// Ruleset is a compiled scenario: immutable once Prepare has returned, shared by every game of it. It holds no texts:
// a definition's ID is the key under which the catalogue keeps its words.
type Ruleset struct {
	ID          string
	Turns       int16 // months with orders, 1..MaxTurns
	Aftermath   int16 // months without
	Year        int16 // of month 1
	FirstMon    int16 // calendar month of month 1, 1..12
	Rounds      int16 // of talks
	SheetEvery  int16 // months that a sheet counts for; 0 and 1: one
	GroupPolicy uint8 // how groups without a seat think: PolicyStaff, PolicyNovice, PolicyRandom
	RulesHash   string
	TextHash    string

	Params      [ParamCount]int32
	Assumptions []AssumptionDef
	Seats       []SeatDef
	Regions     []RegionDef
	Groups      []GroupDef // the first len(Groups) group slots; later slots are for splinters
	Rungs       [11]RungDef
	Postures    []PostureDef
	Orders      []OrderDef
	Operations  [rule.OperationCount]OperationDef
	Crises      []CrisisDef
	Clauses     []ClauseDef
	Signals     []SignalDef
	Events      []EventDef
	Objectives  []ObjectiveDef
	Scores      []ScoreDef
	Doctrines   []DoctrineDef
	Personas    []PersonaDef
	Counters    []CounterDef
	Guide       []GuideStep     // of a guided start; empty without one
	After       []AfterQuestion // what is asked after the end, in this order
	Start       []Setting

	index
}

// Num is an integer expression: its checked tree, and the function it was lowered to by Prepare.
type Num struct {
	Node rule.Node
	fn   func(c *Ctx) int32
}

// Cond is a condition; the zero Cond holds always.
type Cond struct {
	Node rule.Node
	Set  bool

	all        *gate // its parts
	once, each *gate // those that are the same for every target, and those that are not
}

// Who may act: a kind of seat, or one seat by its id.
type Actor struct {
	Side  Side  // USA or Mexico, or NoSide for groups
	Group Group // one group only, or NoGroup for any
}

// AssumptionDef is a named switch: off is the default drawn from the evidence, on is the contrary view.
type AssumptionDef struct {
	ID     string
	Claim  int16 // row of the claims table
	Change []ParamChange
}

// ParamChange is what an assumption does when it is on.
type ParamChange struct {
	Param ParamID
	Value int32
}

// SeatDef is a seat of the scenario.
type SeatDef struct {
	ID     string
	Letter byte
	Side   Side  // NoSide for a group's seat
	Group  Group // the group it leads, or NoGroup
	Home   Region
}

// RegionDef is a theatre. Shares are percent of the national whole.
type RegionDef struct {
	ID       string
	Side     Side
	Map      string // theatre id in the map geometry
	Trade    int16  // share of trade that crosses or is made here
	Motor    int16  // share of motor industry
	Violence int16  // share of the nation's killings in the year before
	CoreIs   int16  // percent of the region's killings in its core city
	Flow     int16  // share of the drug flow that crosses here (crossing zones)
	Crossing bool
	Port     bool
	Hot      bool // Sinaloa and Jalisco face each other here
	Adjacent []Region
}

// GroupDef is a criminal organisation at the start.
type GroupDef struct {
	ID     string
	Letter byte
	Seat   Seat // NoSeat: acts by doctrine
	Home   Region
	Wings  []string // ids of its wings, none or two
	Par    int16    // income a month that counts as normal
	Weight [5]int16 // percent of par by line
}

// RungDef is a rung of the escalation ladder.
type RungDef struct {
	ID      string
	Ceiling int16 // of trade, 100 none
}

// PostureDef is a stance of an actor. Effects run each month it is in force.
type PostureDef struct {
	ID      string
	Actor   Actor
	Cost    Num
	When    Cond
	Effects []Effect
	Role    PostureRole
}

// PostureRole is what the engine itself reads from a posture.
type PostureRole uint8

// The roles.
const (
	RoleNone PostureRole = iota
	RoleDefer
	RolePartner
	RoleUnilateral
	RolePermit
	RoleObserve
	RoleShadow
	RoleResist
	RoleLieLow
	RoleBusiness
	RoleConfront
	RoleRetaliate
)

// RoleNames are the words that content uses for roles.
var RoleNames = []string{"", "defer", "partner", "unilateral", "permit", "observe", "shadow", "resist", "lie_low", "business", "confront", "retaliate"}

// OrderStage is when an order resolves.
type OrderStage uint8

// The stages an order can stand in, in their order of resolution (rules.md, The turn, 4).
const (
	StageDiplomatic OrderStage = iota
	StageIntelligence
	StageConcealment
	StageOperations
	StageStrategic
)

// StageNames are the words that content uses for stages.
var StageNames = []string{"diplomatic", "intelligence", "concealment", "operations", "strategic"}

// OrderDef is an order.
type OrderDef struct {
	ID        string
	Actor     Actor
	Column    Column
	Stage     OrderStage
	Cost      Num
	When      Cond // over what the seat may know
	Region    rule.Selector
	Group     rule.Selector
	Wing      bool // names one of the target group's wings
	Choices   []string
	Cooldown  int16 // months before it may be ordered again
	Public    bool  // everybody learns who did it; else only the actor knows for sure
	Operation rule.Operation
	Uninvited bool // acts on the other republic's soil: needs consent or violates it
	Effects   []Effect
	Claims    []int16
	Source    string

	fixedCost bool // the same for every target and choice: read once an order, not once a form
	plain     bool // each admitted target is one legal form: nothing more to read or choose
}

// OperationDef holds an operation kind's odds (percent at intelligence 0-1, 3 and 5; 2 and 4 lie between), dangers and
// outcomes. Disaster and Home are the widths of the disaster band elsewhere and in a leader's home region.
type OperationDef struct {
	Odds       [3]int16
	Disaster   Num
	Home       Num
	Secure     bool // the target's security counts against it
	Ground     bool // meets troops; draws losses
	Kinetic    bool // counts as an operation for the pace of escalation and the pressure at home
	Points     int16
	Ceiling    int16 // rung above which it adds only 1 point
	Decisive   []Effect
	Success    []Effect
	Miss       []Effect
	DisasterFx []Effect
	Always     []Effect
	Source     string
}

// PartyKind is a party to a crisis.
type PartyKind uint8

// The parties.
const (
	PartyUSA PartyKind = iota
	PartyMexico
	PartyGroup // the group that the crisis is about
	PartyRival // the rival wing of that group, by doctrine
)

// PartyNames are the words that content uses for parties.
var PartyNames = []string{"usa", "mexico", "group", "rival"}

// CrisisDef is a crisis: at most three parties, each with two to four options.
type CrisisDef struct {
	ID       string
	Parties  []CrisisParty
	Trigger  Cond // opens by itself when it holds; unset: opened by effects only
	When     Cond // a crisis that waits opens only if this holds then
	Cooldown int16
	Question bool // an event with two readings, not one of the crises
	Open     []Effect
	Outcomes []CrisisOutcome
	Claims   []int16
	Source   string
}

// CrisisParty is a party's options and the one that silence means.
type CrisisParty struct {
	Kind    PartyKind
	Options []CrisisOption
	Silence int16
}

// CrisisOption is one choice. Weight is how much a doctrine leans to it.
type CrisisOption struct {
	ID     string
	When   Cond
	Weight Num
	Silent Cond // when set and true, silence means this option instead of the party's own
}

// CrisisOutcome applies when every party's choice stands in its mask (bit per option).
type CrisisOutcome struct {
	ID      string
	Masks   [3]uint16
	Lost    bool // the U.S. counts it as a crisis lost
	Effects []Effect
}

// ClauseDef is a clause of a treaty.
type ClauseDef struct {
	ID       string
	Giver    Actor
	Receiver Actor
	AnyTo    bool // any other seat may receive it
	Region   rule.Selector
	Group    rule.Selector
	Kinds    []rule.Operation // kinds of operation it consents to, mildest first: a use names one of them; none: no consent
	Binds    bool             // the engine refuses what it forbids until it is broken openly
	Late     int16            // a promise: percent a month that a breach is found out
	Found    int16            // a secret clause: percent a month that it is found out, kept or not
	Secret   bool             // a treaty with it is known to its parties only
	Forbids  []OrderID
	Postures []PostureID // postures it forbids
	Needs    []OrderID   // a promise to act: kept while one of these was ordered in the last three months
	Worth    [2]Num      // percent points of acceptance: to the giver (negative) and to the receiver
	Asked    []Effect    // at once when an offer with it is made
	Signing  []Effect
	Monthly  []Effect
	Ending   []Effect
	Breach   []Effect // the price, with Self the seat that broke it and Other the other party
	When     Cond
	Source   string
}

// SignalDef is a public threat or promise.
type SignalDef struct {
	ID      string
	Actor   Actor
	Threat  bool
	Ordered bool // posted by an order's effect alone, never in the talks
	Term    int16
	When    Cond
	Post    []Effect
	KeptIf  Cond // kept as soon as it holds
	BrokeIf Cond // broken as soon as it holds
	Lapses  bool // at its term an undecided signal counts as kept, else as broken
	Kept    []Effect
	Broken  []Effect
	Source  string
}

// EventDef is a scenario event, an inject or a reckoning.
type EventDef struct {
	ID       string
	When     Cond
	Weight   Num
	First    int16 // earliest month, 0 any
	Last     int16 // latest month; a reckoning certainly fires by then
	Reckon   bool
	Month    int16 // an inject on this month
	Once     bool
	Cooldown int16
	Region   rule.Selector
	Group    rule.Selector
	Held     bool // fires only by the facilitator's hand
	Hidden   bool // no headline
	Effects  []Effect
	Claims   []int16
	Source   string
}

// ObjectiveDef is a goal that the U.S. seat may declare; Part is its part of the score, 0-100 after clamping.
type ObjectiveDef struct {
	ID   string
	Part Num
}

// ScoreDef is how a kind of seat is scored.
type ScoreDef struct {
	Actor     Actor
	Threshold Num
	Parts     []ScorePart
}

// ScorePart is one part: Value is clamped to 0-100 and weighs Weight percent.
type ScorePart struct {
	ID     string
	Weight int16
	Value  Num
}

// CounterDef is a counter of the scenario's own.
type CounterDef struct {
	ID       string
	Min, Max int16
	Start    int16
}

// Setting is one starting value.
type Setting struct {
	Field Field
	I, J  int16
	Value int16
}

// Prefer says how a doctrine picks among an order's targets.
type Prefer uint8

// The preferences.
const (
	PreferFirst    Prefer = iota
	PreferIntel           // where the actor knows most
	PreferHeat            // the group with most heat
	PreferStrong          // the group with most capacity
	PreferWeak            // the group with least capacity
	PreferTrade           // the region with most trade
	PreferViolence        // the region that suffers most
	PreferFlow            // the crossing with most flow
	PreferLabs            // where most labs are believed
	PreferPresence        // where the actor (or target) is strongest
	PreferOdds            // best odds by preview
)

// PreferNames are the words that content uses.
var PreferNames = []string{"first", "intel", "heat", "strong", "weak", "trade", "violence", "flow", "labs", "presence", "odds"}

// DoctrineDef is how a seat or group thinks: ordered considerations with reasons. The first actor match that is most
// particular (a named group before any group) is used.
type DoctrineDef struct {
	Actor    Actor
	Orders   []Consideration
	Postures []Consideration
	Signals  []Consideration
	Offers   []OfferIdea

	notions []notion          // by consideration in Orders
	columns [Columns][]notion // those of each column's orders
}

// Consideration is one reason for one act. What is an order, posture or signal number. Its words stand in the catalogue
// under doctrine.<actor>.<id>.
type Consideration struct {
	ID     string
	What   int16
	When   Cond
	Weight Num
	Prefer Prefer
	Amount int16
	Group  Group // only against this group, or NoGroup

	most      Num            // what it weighs at most, whatever the target
	column    Column         // of its order
	operation rule.Operation // of its order
}

// OfferIdea is a bundle that a doctrine likes to propose.
type OfferIdea struct {
	ID     string
	To     Actor
	When   Cond
	Weight Num
	Months int16
	Give   []ClauseID
	Take   []ClauseID
}

// Effect is a compiled effect with its expressions lowered. What carrying it out reads stands first and together.
type Effect struct {
	when                *gate
	by, chance, ceiling reading
	lasting             *spot // of an addition that does nothing else and stays: where
	rule.Effect
}

// P returns a parameter.
func (rs *Ruleset) P(p ParamID) int32 { return rs.Params[p] }
