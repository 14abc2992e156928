package decode

import (
	"riobravo/content/diag"
	"riobravo/game/rule"
)

// Raw is everything a scenario says, overlaid, with the places where it says so. Field tags are the keys of the format:
// `y:"name"`, with ",required" where the format demands the key.
type Raw struct {
	Scenario    Header          `y:"scenario"`
	Orders      []Order         `y:"orders"`
	Postures    []Posture       `y:"postures"`
	Operations  []Operation     `y:"operations"`
	Crises      []Crisis        `y:"crises"`
	Clauses     []Clause        `y:"clauses"`
	Signals     []Signal        `y:"signals"`
	Events      []Event         `y:"events"`
	Objectives  []Objective     `y:"objectives"`
	Scores      []Score         `y:"scores"`
	Doctrines   []Doctrine      `y:"doctrines"`
	Personas    []Persona       `y:"personas"`
	Seats       []Seat          `y:"seats"`
	Groups      []Group         `y:"groups"`
	Regions     []Region        `y:"regions"`
	Rungs       []Rung          `y:"rungs"`
	Start       Start           `y:"start"`
	Assumptions []Assumption    `y:"assumptions"`
	Params      Dict[Param]     `y:"params"`
	Counters    []Counter       `y:"counters"`
	Guide       []GuideStep     `y:"guide"`
	Survey      []Question      `y:"survey"`
	Sources     []SourceRow     `y:"sources"`
	Clock       Clock           `y:"clock"`
	Removed     Dict[OneOrMore] `y:"remove"`
}

// Leaves. Set tells whether the key was there; At is its value's place.
type (
	// Str is a word: an id or one of a list of words.
	Str struct {
		V   string
		At  diag.Span
		Set bool
	}
	// Int is a decimal integer.
	Int struct {
		V   int64
		At  diag.Span
		Set bool
	}
	// Bool is true or false.
	Bool struct {
		V   bool
		At  diag.Span
		Set bool
	}
	// Expr is an expression: an integer, true or false, or the text of one.
	Expr struct {
		Src   string
		At    diag.Span
		Exact bool // columns inside Src can be counted from At
		Num   bool // a literal integer, standing in Int
		Int   int64
		Set   bool
	}
	// OneOrMore is a word or a list of words.
	OneOrMore struct {
		V   []Str
		At  diag.Span
		Set bool
	}
	// Source is where numbers come from: fact ids, claims, or judgement.
	Source struct {
		V   []Str
		At  diag.Span
		Set bool
	}
	// Dict is a mapping with free keys, in the order of the file.
	Dict[T any] []Entry[T]
	// Entry is one of its keys.
	Entry[T any] struct {
		Key Str
		Val T
	}
)

// Header is the section of scenario.yaml that names the scenario.
type Header struct {
	At        diag.Span
	ID        Str       `y:"id,required"`
	Base      Str       `y:"base"`
	Turns     Int       `y:"turns,required"`
	Aftermath Int       `y:"aftermath,required"`
	Year      Int       `y:"year,required"`
	Month     Int       `y:"month,required"`
	Rounds    Int       `y:"rounds"`
	Sheets    Int       `y:"sheet_every"` // months that a sheet counts for
	Assume    OneOrMore `y:"assume"`      // assumptions whose contrary view this scenario takes
	Later     Bool      `y:"later"`       // it rests on facts from after the exercise's own horizon, and says so
}

// Order is an order.
type Order struct {
	At        diag.Span
	ID        Str      `y:"id,required"`
	Column    Str      `y:"column,required"`
	Stage     Str      `y:"stage"`
	Cost      Expr     `y:"cost,required"`
	When      Expr     `y:"when"`
	Region    Str      `y:"region"`
	Group     Str      `y:"group"`
	Wing      Bool     `y:"wing"`
	Choices   []Str    `y:"choices"`
	Cooldown  Int      `y:"cooldown"`
	Public    Bool     `y:"public"`
	Uninvited Bool     `y:"uninvited"`
	Operation Str      `y:"operation"`
	Effects   []Effect `y:"effects"`
	Claims    []Int    `y:"claims"`
	Source    Source   `y:"source"`
}

// Posture is a stance.
type Posture struct {
	At      diag.Span
	ID      Str      `y:"id,required"`
	Role    Str      `y:"role"`
	Cost    Expr     `y:"cost"`
	When    Expr     `y:"when"`
	Effects []Effect `y:"effects"`
	Source  Source   `y:"source"`
}

// Operation is the odds table of an operation kind.
type Operation struct {
	At       diag.Span
	ID       Str      `y:"id,required"`
	Odds     []Int    `y:"odds,required"`
	Disaster Expr     `y:"disaster"`
	Home     Expr     `y:"home"`
	Secure   Bool     `y:"secure"`
	Ground   Bool     `y:"ground"`
	Kinetic  Bool     `y:"kinetic"`
	Points   Int      `y:"points"`
	Ceiling  Int      `y:"ceiling"`
	Always   []Effect `y:"always"`
	Decisive []Effect `y:"decisive"`
	Success  []Effect `y:"success"`
	Miss     []Effect `y:"miss"`
	Fails    []Effect `y:"fails"`
	Source   Source   `y:"source"`
}

// Crisis is a crisis.
type Crisis struct {
	At       diag.Span
	ID       Str       `y:"id,required"`
	Parties  []Party   `y:"parties,required"`
	Trigger  Expr      `y:"trigger"`
	When     Expr      `y:"when"`
	Cooldown Int       `y:"cooldown"`
	Question Bool      `y:"question"`
	Open     []Effect  `y:"open"`
	Outcomes []Outcome `y:"outcomes,required"`
	Claims   []Int     `y:"claims"`
	Source   Source    `y:"source"`
}

// Party is a party to a crisis.
type Party struct {
	At      diag.Span
	Who     Str      `y:"who,required"`
	Silence Str      `y:"silence,required"`
	Options []Option `y:"options,required"`
}

// Option is one choice of a party.
type Option struct {
	At     diag.Span
	ID     Str  `y:"id,required"`
	When   Expr `y:"when"`
	Weight Expr `y:"weight"`
	Silent Expr `y:"silent_if"`
}

// Outcome is a row of a crisis's matrix.
type Outcome struct {
	At      diag.Span
	ID      Str             `y:"id,required"`
	When    Dict[OneOrMore] `y:"when"`
	Lost    Bool            `y:"lost"`
	Effects []Effect        `y:"effects"`
}

// Clause is a clause of a treaty.
type Clause struct {
	At       diag.Span
	ID       Str      `y:"id,required"`
	Giver    Str      `y:"giver,required"`
	Receiver Str      `y:"receiver,required"`
	Region   Str      `y:"region"`
	Group    Str      `y:"group"`
	Kinds    []Str    `y:"kinds"`
	Binds    Bool     `y:"binds"`
	Late     Int      `y:"late"`
	Found    Int      `y:"found"`
	Secret   Bool     `y:"secret"`
	Forbids  []Str    `y:"forbids"`
	Postures []Str    `y:"postures"`
	Needs    []Str    `y:"needs"`
	Worth    Worth    `y:"worth,required"`
	Asked    []Effect `y:"asked"`
	Signing  []Effect `y:"signing"`
	Monthly  []Effect `y:"monthly"`
	Ending   []Effect `y:"ending"`
	Breach   []Effect `y:"breach"`
	When     Expr     `y:"when"`
	Claims   []Int    `y:"claims"`
	Source   Source   `y:"source"`
}

// Worth is what a clause is worth to either side, in points of acceptance.
type Worth struct {
	At       diag.Span
	Giver    Expr `y:"giver,required"`
	Receiver Expr `y:"receiver,required"`
}

// Signal is a public threat or promise.
type Signal struct {
	At      diag.Span
	ID      Str      `y:"id,required"`
	Actor   Str      `y:"actor"`
	Threat  Bool     `y:"threat"`
	Ordered Bool     `y:"ordered"`
	Term    Int      `y:"term,required"`
	When    Expr     `y:"when"`
	Post    []Effect `y:"post"`
	KeptIf  Expr     `y:"kept_if"`
	BrokeIf Expr     `y:"broke_if"`
	Lapses  Str      `y:"lapses"`
	Kept    []Effect `y:"kept"`
	Broken  []Effect `y:"broken"`
	Claims  []Int    `y:"claims"`
	Source  Source   `y:"source"`
}

// Event is an event, an inject or a reckoning.
type Event struct {
	At       diag.Span
	ID       Str      `y:"id,required"`
	When     Expr     `y:"when"`
	Weight   Expr     `y:"weight"`
	First    Int      `y:"first"`
	Last     Int      `y:"last"`
	Reckon   Bool     `y:"reckon"`
	Month    Int      `y:"month"`
	Once     Bool     `y:"once"`
	Cooldown Int      `y:"cooldown"`
	Region   Str      `y:"region"`
	Group    Str      `y:"group"`
	Held     Bool     `y:"held"`
	Hidden   Bool     `y:"hidden"`
	Effects  []Effect `y:"effects"`
	Claims   []Int    `y:"claims"`
	Source   Source   `y:"source"`
}

// Objective is a goal that may be declared.
type Objective struct {
	At     diag.Span
	ID     Str    `y:"id,required"`
	Part   Expr   `y:"part,required"`
	Claims []Int  `y:"claims"`
	Source Source `y:"source"`
}

// Score is how a kind of seat is scored.
type Score struct {
	At        diag.Span
	For       Str         `y:"for,required"`
	Threshold Expr        `y:"threshold,required"`
	Parts     []ScorePart `y:"parts,required"`
	Source    Source      `y:"source"`
}

// ScorePart is one part of a score.
type ScorePart struct {
	At     diag.Span
	ID     Str    `y:"id,required"`
	Weight Int    `y:"weight,required"`
	Value  Expr   `y:"value,required"`
	Source Source `y:"source"`
}

// Doctrine is how a seat or group thinks.
type Doctrine struct {
	At       diag.Span
	For      Str             `y:"for,required"`
	Orders   []Consideration `y:"orders"`
	Postures []Consideration `y:"postures"`
	Signals  []Consideration `y:"signals"`
	Offers   []OfferIdea     `y:"offers"`
	Source   Source          `y:"source"`
}

// Consideration is one reason for one act.
type Consideration struct {
	At      diag.Span
	ID      Str    `y:"id,required"`
	Order   Str    `y:"order"`
	Posture Str    `y:"posture"`
	Signal  Str    `y:"signal"`
	When    Expr   `y:"when"`
	Weight  Expr   `y:"weight,required"`
	Prefer  Str    `y:"prefer"`
	Choice  Str    `y:"choice"`
	Against Str    `y:"against"`
	Source  Source `y:"source"`
}

// OfferIdea is a bundle that a doctrine likes to propose.
type OfferIdea struct {
	At     diag.Span
	ID     Str    `y:"id,required"`
	To     Str    `y:"to,required"`
	When   Expr   `y:"when"`
	Weight Expr   `y:"weight,required"`
	Months Int    `y:"months,required"`
	Give   []Str  `y:"give"`
	Take   []Str  `y:"take"`
	Source Source `y:"source"`
}

// Persona is a temper in which a bot may hold a seat.
type Persona struct {
	At        diag.Span
	ID        Str       `y:"id,required"`
	For       Str       `y:"for,required"`
	Restraint Int       `y:"restraint"`
	Cost      Int       `y:"cost"`
	Guardrail Int       `y:"guardrail"`
	Deals     Int       `y:"deals"`
	Lean      Dict[Int] `y:"lean"`
	Parts     Dict[Int] `y:"parts"`
	Source    Source    `y:"source,required"`
}

// Seat is a seat.
type Seat struct {
	At     diag.Span
	ID     Str `y:"id,required"`
	Letter Str `y:"letter,required"`
	Side   Str `y:"side"`
	Group  Str `y:"group"`
	Home   Str `y:"home"`
	Places Int `y:"places"`
	Seal   Str `y:"seal"`
}

// Group is a criminal organisation.
type Group struct {
	At       diag.Span
	ID       Str       `y:"id,required"`
	Letter   Str       `y:"letter,required"`
	Home     Str       `y:"home,required"`
	Wings    []Str     `y:"wings"`
	Par      Int       `y:"par,required"`
	Lines    []Int     `y:"lines,required"`
	Start    Dict[Int] `y:"start"`
	Presence Dict[Int] `y:"presence"`
	Labs     Dict[Int] `y:"labs"`
	Source   Source    `y:"source"`
}

// Region is a theatre.
type Region struct {
	At        diag.Span
	ID        Str       `y:"id,required"`
	Side      Str       `y:"side,required"`
	Map       Str       `y:"map"`
	Trade     Int       `y:"trade"`
	Motor     Int       `y:"motor"`
	Violence  Int       `y:"violence"`
	CoreShare Int       `y:"core_share"`
	Flow      Int       `y:"flow"`
	Crossing  Bool      `y:"crossing"`
	Port      Bool      `y:"port"`
	Hot       Bool      `y:"hot"`
	Adjacent  []Str     `y:"adjacent"`
	Start     Dict[Int] `y:"start"`
	Source    Source    `y:"source"`
}

// Rung is a rung of the escalation ladder.
type Rung struct {
	At      diag.Span
	ID      Str    `y:"id,required"`
	Ceiling Int    `y:"ceiling"`
	Source  Source `y:"source"`
}

// Start holds the starting values: paths to numbers, and the intelligence table.
type Start struct {
	At    diag.Span
	Paths Dict[Int]
	Intel []Intel
}

// Intel is one row of the intelligence table.
type Intel struct {
	At     diag.Span
	Side   Str `y:"side,required"`
	Group  Str `y:"group,required"`
	Region Str `y:"region,required"`
	Level  Int `y:"level,required"`
}

// Assumption is a named switch.
type Assumption struct {
	At     diag.Span
	ID     Str       `y:"id,required"`
	Claim  Int       `y:"claim"`
	Change Dict[Int] `y:"change,required"`
	Source Source    `y:"source"`
}

// Param is a parameter's value.
type Param struct {
	At     diag.Span
	Value  Int    `y:"value,required"`
	Source Source `y:"source"`
}

// Counter is a counter of the scenario's own.
type Counter struct {
	At     diag.Span
	ID     Str    `y:"id,required"`
	Min    Int    `y:"min"`
	Max    Int    `y:"max,required"`
	Start  Int    `y:"start"`
	Source Source `y:"source"`
}

// GuideStep is one step of a guided start.
type GuideStep struct {
	At    diag.Span
	ID    Str `y:"id,required"`
	Month Int `y:"month"`
	Phase Str `y:"phase,required"`
	Done  Str `y:"done"`
}

// Question is one of those that are asked after the end. Its words are survey.<id>.text, and low and high for a scale.
type Question struct {
	At    diag.Span
	ID    Str `y:"id,required"`
	Kind  Str `y:"kind,required"` // scale or text
	Steps Int `y:"steps"`         // of the scale
}

// SourceRow is a source of the scenario's own: a fact id that its definitions may name. Its words are source.<id>.name.
type SourceRow struct {
	At    diag.Span
	ID    Str  `y:"id,required"`
	Date  Str  `y:"date,required"` // of the fact: 2026, 2026-02 or 2026-02-22
	After Bool `y:"after"`         // later than the exercise's own horizon
	Cite  Str  `y:"cite,required"` // author or outlet, title, year
}

// Clock is how many minutes each part of a month is meant to take in a class.
type Clock struct {
	At     diag.Span
	Brief  Int `y:"brief"`
	Talks  Int `y:"talks"`
	Orders Int `y:"orders"`
	Crisis Int `y:"crisis"`
	Report Int `y:"report"`
	Before Int `y:"before"`
	After  Int `y:"after"`
}

// Effect is one effect: the kind that one of its keys names, that key's value, and its parameters.
type Effect struct {
	At     diag.Span
	Kind   *rule.KindDef // KindNone when no key names one
	Head   Arg
	Args   []Arg // parameters that were given, in the order of the registry: the kind's own, then the shared ones
	Source Source
}

// Arg is a parameter of an effect with its value.
type Arg struct {
	Def  *rule.ParamDef
	Word Str  // TField, TCrisis, TClause, TOp, TEnum
	Expr Expr // TInt, TCond
	Int  Int  // TMonths
	Bool Bool // TBool
}
