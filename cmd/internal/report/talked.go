package report

// Treaty is one treaty.
type Treaty struct {
	Since   int      `json:"since"`
	Until   int      `json:"until" doc:"its term"`
	End     int      `json:"end" doc:"month it ended, 0 while in force"`
	A       string   `json:"a"`
	B       string   `json:"b"`
	Clauses []Clause `json:"clauses"`
	Fate    string   `json:"fate" doc:"kept, broken, exposed, ended or in_force"`
	By      string   `json:"by" doc:"who broke it"`
	Strain  []string `json:"strain" doc:"ids of those who quietly broke a promise in it"`
	Secret  bool     `json:"secret" doc:"known to its parties only"`
}

// Clause is one clause of a treaty.
type Clause struct {
	ID    string `json:"id"`
	Giver string `json:"giver"`
	Text  string `json:"text"`
}

// Message is something said.
type Message struct {
	Month  int    `json:"month"`
	Round  int    `json:"round" doc:"of the talks, 0 outside them"`
	Kind   string `json:"kind" doc:"offer, counter, accepted, refused, countered, lapsed, signal, signal_kept, signal_broken, reason or memo"`
	From   string `json:"from"`
	To     string `json:"to"`
	Text   string `json:"text"`
	Public bool   `json:"public"`
}

// Estimate is what a seat believed when the sheets were opened.
type Estimate struct {
	Month int    `json:"month"`
	Seat  string `json:"seat"`
	Kind  string `json:"kind" doc:"cash, cohesion, labs or corruption"`
	About string `json:"about" doc:"group, region or seat"`
	Low   int    `json:"low"`
	High  int    `json:"high"`
	Sure  int    `json:"sure" doc:"percent"`
	Truth int    `json:"truth" doc:"-1 where the eyes may not know"`
}

// Calibration is how often a seat's estimates held.
type Calibration struct {
	Seat string `json:"seat"`
	N    int    `json:"n"`
	Said int    `json:"said" doc:"mean of the percent stated"`
	Held int    `json:"held" doc:"percent that held the truth"`
}

// Luck is what the dice gave a seat in one kind of operation.
type Luck struct {
	Seat      string `json:"seat"`
	Actor     string `json:"actor"`
	Kind      string `json:"kind"`
	Name      string `json:"name"`
	Rolls     int    `json:"rolls"`
	Expected  int    `json:"expected" doc:"successes that the odds promised, in hundredths"`
	Got       int    `json:"got" doc:"successes"`
	Feared    int    `json:"feared" doc:"disasters that the odds promised, in hundredths"`
	Disasters int    `json:"disasters"`
	Unknown   int    `json:"unknown" doc:"rolls whose end the eyes do not know; not counted"`
}

// Death is people killed in one month by one cause.
type Death struct {
	Month int    `json:"month"`
	Who   string `json:"who" doc:"service, citizens, soldiers or civilians"`
	N     int    `json:"n"`
	Cause string `json:"cause"`
	Seat  string `json:"seat" doc:"whose act it was, where one seat's was"`
}

// Move is what one cause did in one month to the margins and the public tracks.
type Move struct {
	Month  int     `json:"month"`
	Cause  string  `json:"cause" doc:"in words"`
	What   string  `json:"what" doc:"the act in full, where it is known"`
	Class  string  `json:"class" doc:"rule, order, operation, crisis, event, clause, signal, posture, facilitator or memo"`
	Seat   string  `json:"seat" doc:"whose act it was, where one seat's was"`
	By     []Moved `json:"by" doc:"the margins"`
	Tracks []Shift `json:"tracks" doc:"the public tracks"`

	key    moveKey
	others []fieldMove // of the other public measures
}

// Shift is a change of a track.
type Shift struct {
	Track string `json:"track"`
	Name  string `json:"name"`
	By    int    `json:"by"`
}

// Turn is a turning point.
type Turn struct {
	Letter string  `json:"letter" doc:"as on the charts"`
	Month  int     `json:"month"`
	Seat   string  `json:"seat"`
	Text   string  `json:"text"`
	By     []Moved `json:"by" doc:"changed chances where they were weighed, else changed margins"`
	Tracks []Shift `json:"tracks"`
	Of     string  `json:"of" doc:"the seat whose chances changed most, where they were weighed"`
	Choice int     `json:"choice" doc:"the part of that change which was decided, hundredths; of an own sheet, what it was worth against its staff's"`
	Luck   int     `json:"luck" doc:"the part which was luck"`
	Own    bool    `json:"own" doc:"it is the seat's own sheet that is weighed"`
	Sure   int     `json:"sure" doc:"half the width of the interval of 95 percent, hundredths"`
}

// Business is what a group with a seat did.
type Business struct {
	Seat   string   `json:"seat"`
	Name   string   `json:"name"`
	Income []Income `json:"income" doc:"by line over the whole run"`
	Acts   []Act    `json:"acts" doc:"its orders, and what they did to others"`
	People []string `json:"people" doc:"in sentences"`
	Market []string `json:"markets" doc:"in sentences"`
	State  []string `json:"state" doc:"in sentences"`
}

// Income is what one line of business brought.
type Income struct {
	Line  string `json:"line"`
	Name  string `json:"name"`
	Cash  int    `json:"cash"`
	Share int    `json:"share" doc:"percent"`
}

// Act is an order of a group, over the run.
type Act struct {
	Order string  `json:"order"`
	Name  string  `json:"name"`
	Times int     `json:"times"`
	Did   []Shift `json:"did"`
}

// Claim is a claim of the article that something in the run bore on, or that could have shown itself.
type Claim struct {
	ID     string   `json:"id"`
	Name   string   `json:"name"`
	Months []int    `json:"months"`
	Where  []string `json:"where" doc:"what bore on it"`

	Did      []Shift `json:"did" doc:"what that did to the public tracks in the months in which it happened"`
	Verdict  string  `json:"verdict" doc:"what this run says of it: agrees, contradicts, mixed, absent (it can happen, and did not), or empty where it had no occasion"`
	Signs    []Sign  `json:"signs" doc:"what of it can be seen in a run; none for claims that only a comparison of runs can test"`
	Evidence string  `json:"evidence" doc:"what published findings say of the claim; empty unknown"`
}

// Question is something to talk about.
type Question struct {
	Kind   string `json:"kind"`
	Month  int    `json:"month" doc:"0 for the whole run"`
	Text   string `json:"text"`
	weight int
}

// Person is one seat's part in the game.
type Person struct {
	Seat     string `json:"seat"`
	Player   string `json:"player"`
	Commands int    `json:"commands"`
	Undone   int    `json:"taken_back"`
	Sealed   int    `json:"sheets" doc:"sheets sealed"`
	Orders   int    `json:"orders"`
	Empty    int    `json:"empty" doc:"columns left empty"`
	Offers   int    `json:"offers"`
	Answers  int    `json:"answers"`
	Signals  int    `json:"signals"`
	Crises   int    `json:"crises" doc:"crises answered"`
	Texts    int    `json:"texts" doc:"reasons and memos written"`
}

// Value is one measure at the end of a month.
type Value struct {
	Month   int    `json:"month" doc:"0 is the opening"`
	Scope   string `json:"scope" doc:"world, seat, group, region, or presence: then the subject is a region and the measure a group"`
	Subject string `json:"subject" doc:"id, empty for the world"`
	Measure string `json:"measure"`
	Value   int    `json:"value"`
}
