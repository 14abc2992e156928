package game

// State is the whole exercise at one moment: integers only, no pointers, so copying is an assignment and every leaf is
// one int16 of the field registry (fields.go). Its parts are grouped by who may see them: World, Seats, Groups, Regions
// and Presence are public; Own belongs to a seat, Secret to a group's seat, Intel to a republic, Belief to a seat;
// treaties, offers and modifiers to the seats in their mask; Hidden to nobody but a facilitator.
type State struct {
	World    World
	Seats    [MaxSeats]SeatState
	Groups   [MaxGroups]GroupState
	Regions  [MaxRegions]RegionState
	Presence [MaxRegions][MaxGroups]int16 // 0..4
	Fired    [MaxEventKinds]int16         // month a scenario event last fired, 0 never; public
	Counters [MaxCounters]int16           // a scenario's own counters

	Treaties [MaxTreaties]Treaty
	Offers   [MaxOffers]Offer
	Mods     [MaxModifiers]Modifier

	Own    [MaxSeats]SeatOwn
	Secret [MaxGroups]GroupOwn
	Labs   [MaxRegions][MaxGroups]int16    // the group's own
	Intel  [2][MaxRegions][MaxGroups]int16 // 0..5, a republic's own
	Belief [MaxSeats]Belief

	Hidden Hidden
}

// World holds the public tracks and the clock. Ranges stand in the registry.
type World struct {
	Month   int16 // 0 before the first brief, then 1..turns, on through the aftermath
	Phase   int16 // Phase
	Round   int16 // of the talks: 1 or 2
	EndedBy int16 // Ending

	Escalation  int16 // points, 4 to a rung, 0..43
	Trade       int16
	TradeCut    int16 // points that U.S. tariffs take off the ceiling
	TradeRetal  int16 // points that Mexican measures take off it
	TradeFloor  int16
	Cooperation int16
	Alignment   int16
	Violence    int16
	Missing     int16
	Flow        int16
	Price       int16
	Crossings   int16
	Overdose    int16
	OverdoseRef int16 // its baseline, which already falls 1 a month
	Expectation int16
	Confidence  int16

	Service   int16 // U.S. service members killed
	Citizens  int16 // U.S. citizens killed
	Soldiers  int16 // Mexican soldiers killed
	Civilians int16 // Mexican civilians killed by operations, strikes and sieges

	Precursor   int16 // points lost to precursor measures
	Demand      int16 // points of demand cut by treatment
	Flow1       int16 // flow one and two months ago
	Flow2       int16
	Calm        int16 // percent off violence by policing and institutions
	Quiet       int16 // months in a row without an operation
	Closed      int16 // closed weeks a month at every crossing
	BorderOut   int16 // months that Mexico keeps a supply line shut after its soldiers died
	Recession   int16
	Uninvited   int16 // uninvited operations so far
	LastUnvtd   int16 // month of the last one
	LastOp      int16 // month of the last U.S. operation
	OpsWon      int16 // successful U.S. operations
	CrisesUS    int16 // crises the U.S. lost
	TopOut      int16 // tier-1 leaders removed
	MidOut      int16
	Settled     int16 // successions settled
	Rally       int16 // month of Mexico's last rally, 0 none
	Refused     int16 // month of Mexico's last refusal of consent
	Decree      int16 // months the agents' limits still stand
	RedLine     int16 // 1 when Mexico's red line is drawn
	CrisesNow   int16 // crises opened this month
	Crisis      int16 // 1 + the crisis that is open, 0 none
	CrisisReg   int16 // 1 + its region
	CrisisGrp   int16 // 1 + its group
	CrisisBy    int16 // 1 + the seat whose order opened it
	SoilHits    int16 // attacks on U.S. soil
	Conceded    int16 // month of Mexico's last visible concession
	Ultimatum   int16 // months a U.S. ultimatum still runs
	TariffOn    int16 // 1 while U.S. tariffs stand
	Summit      int16 // month of the last summit
	Fights      int16 // fighting at the crossings this month, points of trade
	Facilitated int16 // 1 in a game with a facilitator, where memos may be written
	Held        int16 // closed weeks that a government has paid to hold open this month
}

// SeatState is what everybody may know of a seat.
type SeatState struct {
	Approval    int16
	Credibility int16
	Objective   int16 // 1 + ObjectiveID, 0 undeclared
	Declared    int16 // month of the declaration
	Changed     int16 // times changed
	Sealed      int16 // 1 when its sheet, talks or crisis choice is in
	Posture     int16 // 1 + the posture last revealed (republics only), 0 unknown
	Signal      int16 // 1 + SignalID in force
	SignalEnd   int16 // its last month
	Authority   int16
	Exposure    int16
	Guardrail   int16
	Sovereignty int16
	Grievance   int16
	Reforms     int16
	Extradites  int16 // extraditions left
	FreeTroops  int16 // troop units not placed
}

// SeatOwn is what only the seat knows.
type SeatOwn struct {
	Resource int16             // political capital of a republic (groups hold cash in GroupOwn)
	Leak     int16             // press leaks (U.S.) or corruption (Mexico), 0..10
	Plan     int16             // months a plan against reprisals still lives
	Posture  int16             // PostureID in the sheet
	Draft    [Columns][5]int16 // the sheet's orders: 1+id, 1+region, 1+group, 1+wing, amount
	Stand    int16             // 1 + posture of the last revealed sheet
	Rested   int16             // 1 when last month's empty column paid
	Choice   int16             // 1 + option chosen in the open crisis
	Offered  int16             // offers made this month
	Prep     [2][2]int16       // prepared operations: 1+region, 1+group
	Consults int16             // consults asked this month
	Speech   int16             // 1 + the signal to be posted when the round ends
	Spoken   int16             // month of its last signal
	March    int16             // troop units moved this month
	Idle     int16             // months in a row without a tactical order
	Memo     [Columns]int16    // by column: the number of a memo's text, 0 none, less when it has been ruled on
	Score    int16             // its score when the orders ended, kept for the mean with the aftermath, 0 before
}

// GroupState is what everybody may know of a group.
type GroupState struct {
	Alive    int16
	Parent   int16 // 1 + the group it split from
	Heat     int16
	Capacity int16
	Wings    int16 // 1 or 2
	War      int16 // months of succession war, 0 peace
	Top      int16 // tier-1 leaders at the start
	TopOut   int16
	Mid      int16
	MidOut   int16
	Succ     int16 // succession: 0 in order, 1 open
	Settled  int16
	Struck   int16 // month it was last struck
	KilledBy int16 // month U.S. forces last killed one of its leaders
	HitBy    int16 // month U.S. forces last struck it
	Labelled int16 // designated
	Count    int16 // organisations merged into it ("local cells")
}

// GroupOwn is what only the group's own seat knows.
type GroupOwn struct {
	Cash     int16
	Cohesion int16
	Share    int16    // of the first wing, percent
	Posture  int16    // PostureID; seatless groups act by it too
	Lines    [5]int16 // income by line in the last month, see Lines
	Income   int16    // last month
	Income1  int16
	Income2  int16
	Security int16 // bribes and guards: taken off the odds against it
	Guard    int16 // 1 + the region its leaders are guarded in
	Output   int16 // percent of normal production
	Markets  int16 // percent of income from new lines and investments
	Recruit  int16 // percent off its recruits
	Revenge  int16 // between its wings, 0..10
	Grudge   [MaxSeats]int16
	Draft    [5]int16 // a seatless group's order
	Plazas   int16    // sum of presence at the start
	Arms     int16    // percent on U.S. losses
	Squeeze  int16    // percent of its income that follow-the-money takes
	Route    int16    // percent of what pressure at the crossings stops that its own routes get past
}

// RegionState is what everybody may know of a region.
type RegionState struct {
	Core      int16 // violence in the core city, 100 = the year before
	Rest      int16
	Troops    int16 // Mexican units
	Closed    int16 // closed weeks a month, 0..4
	Pressure  int16 // percent of its flow stopped
	Displaced int16 // percent of what it lost that goes elsewhere
	Assets    int16 // U.S. surveillance orbits seen or announced
	Pressed   int16 // month pressure began, 0 none
	Contest   int16 // months a plaza here stays contested
}

// Treaty is a bundle of clauses in force. Mask has a bit for each seat that knows of it (-1: everybody).
type Treaty struct {
	Live    int16
	A, B    int16 // the parties: seat numbers
	Since   int16
	Until   int16
	Mask    int16
	Strain  int16                // who quietly broke a promise in it: 1 the first party, 2 the second, 3 both
	Done    int16                // month a promise in it was last acted on
	DoneB   int16                // the same for the second party
	Clauses [MaxClauses][4]int16 // see ClauseUse.cells
}

// Offer is a bundle on the table. State: 0 free, 1 sealed with its maker until the round's end, 2 open, 3 accepted, 4
// refused and 5 countered (until the month's end).
type Offer struct {
	State   int16
	From    int16
	To      int16
	Months  int16
	Lapses  int16 // last month it may be answered
	Round   int16 // round it was made in
	Answer  int16 // sealed answer: 0 none, 1 yes, 2 no, 3 countered
	Clauses [MaxClauses][4]int16
	// Counters is 1 + the slot of the offer that this one answers, 0 none; Haggle how many counters its line holds.
	Counters int16
	Haggle   int16
}

// Modifier is a timed change. From and Until are months; a held one is undone after Until, a monthly one repeats.
type Modifier struct {
	Kind   int16 // ModKind, 0 free
	Field  int16
	I, J   int16
	Amount int16
	From   int16
	Until  int16
	Owner  int16 // 1 + seat that may see it, 0 hidden, -1 everybody
}

// Belief is what one seat believes of others: low, high and how sure (percent). Sure 0 means no estimate.
type Belief struct {
	Cash     [MaxGroups][3]int16
	Cohesion [MaxGroups][3]int16
	Labs     [MaxRegions][3]int16
	Leak     [3]int16         // the other republic's corruption
	Located  [MaxGroups]int16 // leaders it has located
}

// Hidden is known to nobody at the table.
type Hidden struct {
	Pending   [MaxPending][5]int16       // 1+crisis, 1+region, 1+group, 1+seat that opened it, months to wait
	Leaked    [2]int16                   // whether a prepared U.S. operation leaked
	WarLeft   [MaxGroups]int16           // months a succession war still has to run
	Rebuild   [MaxGroups]int16           // labs that come back
	Burned    int16                      // claimed hits not yet found out
	FlowModel int16                      // the flow that the components explained last month
	FlowShock int16                      // points of flow lost to strikes, coming back
	Burnt     int16                      // labs truly destroyed and not yet confirmed
	LastBy    int16                      // 1 + the seat whose order or choice made the last step of escalation; 0 nobody
	Plan      [MaxPlans][planCells]int16 // what a facilitator has said of scenario events, see Plan
	Words     [MaxPlans][wordCells]int16 // in whose words they come next, see Worded
	Told      int16                      // events that came in a facilitator's words
}
