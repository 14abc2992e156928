// Package report makes the review of a game, to be read after it: what happened by month, what each seat knew against what
// was so, what moved the scores, what luck did, and questions to talk about. It folds the log and asks the rules only for
// scores and for what a seat could expect; it never changes a game, and a seat's review is made of that seat's sight and
// nothing else. Two reviews of the same log are the same to the byte. Start with Build, then Review.HTML.
package report

import "riobravo/game"

// Format is the number of the shape of a Review as JSON.
const Format = 1

// Review is a game told after the fact. Texts are in one language and hold no control characters; they are not escaped.
// Months are numbered from 1; index 0 of a list by month is the opening.
type Review struct {
	Format    int           `json:"format" doc:"number of this shape"`
	Game      Game          `json:"game" doc:"which game, and how it ended"`
	Seats     []Seat        `json:"seats" doc:"the seats in the scenario's order"`
	Tracks    []Track       `json:"tracks" doc:"the public tracks"`
	Months    []Month       `json:"months" doc:"the story and the standings by month; the first is the opening"`
	Orders    []Order       `json:"orders" doc:"every order, and every column left empty"`
	Rolls     []Roll        `json:"rolls" doc:"every roll of an operation or memo"`
	Crises    []Crisis      `json:"crises" doc:"every crisis and every report with two readings"`
	Treaties  []Treaty      `json:"treaties" doc:"every treaty that was in force"`
	Messages  []Message     `json:"messages" doc:"offers, answers, signals and texts written by people"`
	Estimates []Estimate    `json:"estimates" doc:"what a seat believed when it sealed its sheet, against what was so"`
	Sureness  []Calibration `json:"sureness" doc:"how often estimates held, by how sure they said they were"`
	Luck      []Luck        `json:"luck" doc:"what the dice gave against the odds, by seat and kind of operation"`
	Dead      []Death       `json:"dead" doc:"people killed, by month, kind and cause"`
	Moves     []Move        `json:"moves" doc:"what moved each seat's margin: the parts of a month add up to its change"`
	Turns     []Turn        `json:"turns" doc:"the acts that moved a margin most"`
	Weighed   int           `json:"weighed" doc:"lines played from every month on to weigh the chances; 0: the turning points are read off the margins"`
	Chances   []Chance      `json:"chances" doc:"what each seat could hope for at the beginning of each month; empty unless weighed"`
	Shares    []Share       `json:"shares" doc:"how much of each final margin was decided and how much was luck; empty unless weighed"`
	Business  []Business    `json:"business" doc:"what the groups with a seat did to people, markets and the state"`
	Claims    []Claim       `json:"claims" doc:"claims of the article that this run bears on"`
	Unseen    int           `json:"claims_unseen" doc:"claims that can be seen in a run and had no occasion in this one"`
	Others    Others        `json:"others" doc:"the games that the claims of this run are set against"`
	Questions []Question    `json:"questions" doc:"questions to talk about, drawn from this run"`
	People    []Person      `json:"people" doc:"who took part, and how much"`
	Survey    []Answer      `json:"survey" doc:"what the seats' people answered after the end"`
	Values    []Value       `json:"values" doc:"every measure at the end of each month"`
	WhatIfs   []WhatIf      `json:"what_ifs" doc:"decisions made otherwise, as they were asked for"`
	Missing   []string      `json:"missing" doc:"what this review lacks, and why"`

	places []place // of the map, by region
}

// Game says which game it was.
type Game struct {
	ID          string   `json:"id"`
	Name        string   `json:"name" doc:"what its people call it"`
	Scenario    string   `json:"scenario" doc:"id of the scenario"`
	Title       string   `json:"title" doc:"name of the scenario"`
	Language    string   `json:"language" doc:"of the texts, as in en"`
	Head        string   `json:"head" doc:"newest link of the game's chain"`
	Commands    int      `json:"commands" doc:"commands in the log"`
	Engine      string   `json:"engine"`
	Rules       string   `json:"rules" doc:"hash of the rules"`
	SeedKnown   bool     `json:"seed_known" doc:"the dice could have been known beforehand"`
	Assumptions []string `json:"assumptions" doc:"assumptions played with the contrary view"`
	Eyes        string   `json:"eyes" doc:"seat whose sight this is, empty for everything"`
	EyesName    string   `json:"eyes_name"`
	Over        bool     `json:"over"`
	Ending      string   `json:"ending" doc:"horizon, war, decoupled, or empty"`
	EndingText  string   `json:"ending_text"`
	Month       int      `json:"month" doc:"the last month told"`
	Turns       int      `json:"turns" doc:"months with orders"`
	Aftermath   int      `json:"aftermath" doc:"months without"`
	Declared    string   `json:"declared" doc:"the objective that the United States declared last, empty for none"`
	DeclaredIn  int      `json:"declared_in" doc:"month of the declaration"`
	Changes     int      `json:"changes" doc:"times the objective was changed"`
	Reached     int      `json:"reached" doc:"points of 100 on that objective, -1 unknown"`
}

// Seat is one side of the game.
type Seat struct {
	ID     string `json:"id"`
	Name   string `json:"name"`
	Short  string `json:"short"`
	Letter string `json:"letter"`
	Player string `json:"player" doc:"human, or the name of a bot"`
	Group  bool   `json:"group" doc:"it leads a criminal organisation"`
}

// Track is a public number over the months.
type Track struct {
	ID     string `json:"id"`
	Name   string `json:"name"`
	Low    int    `json:"low" doc:"lowest value that a chart shows"`
	High   int    `json:"high"`
	Values []int  `json:"values" doc:"by month, the first is the opening"`
}

// Month is one month.
type Month struct {
	N         int        `json:"n"`
	Name      string     `json:"name"`
	Aftermath bool       `json:"aftermath"`
	Story     []Line     `json:"story"`
	Standings []Standing `json:"standings" doc:"by seat, at the end of the month"`
	Theatre   []Theatre  `json:"theatre" doc:"by region, at the end of the month"`
}

// Line is one thing that happened.
type Line struct {
	Text   string   `json:"text"`
	Public bool     `json:"public" doc:"everybody saw it"`
	Knew   []string `json:"knew" doc:"ids of the seats that saw it, when not all did"`
}

// Standing is a seat's score, in hundredths of a point.
type Standing struct {
	Seat      string `json:"seat"`
	Known     bool   `json:"known" doc:"false where it is what the eyes could reckon"`
	Score     int    `json:"score" doc:"hundredths of a point"`
	Threshold int    `json:"threshold" doc:"hundredths of a point"`
	Margin    int    `json:"margin" doc:"hundredths of a point"`
	Met       bool   `json:"met"`
	First     bool   `json:"first" doc:"came first, perhaps shared; at the end only"`
	Parts     []Part `json:"parts"`
}

// Part is one part of a score.
type Part struct {
	ID     string `json:"id"`
	Name   string `json:"name"`
	Weight int    `json:"weight" doc:"percent of the score"`
	Value  int    `json:"value" doc:"0 to 100"`
}

// Theatre is one region at the end of a month.
type Theatre struct {
	Region   string `json:"region"`
	Name     string `json:"name"`
	Holder   string `json:"holder" doc:"the strongest group there, empty for none"`
	Letter   string `json:"letter"`
	Presence int    `json:"presence" doc:"of the holder, 0 to 4"`
	Core     int    `json:"core" doc:"violence in the core city, 100 = the year before"`
	Rest     int    `json:"rest" doc:"violence in the rest"`
	Troops   int    `json:"troops"`
	Incident bool   `json:"incident" doc:"an operation, a fight or a crisis this month"`
}

// Order is one column of a seat's sheet, or the order of a group without a seat.
type Order struct {
	Month    int    `json:"month"`
	Seat     string `json:"seat" doc:"empty for a group without a seat"`
	Actor    string `json:"actor" doc:"who gave it"`
	Column   string `json:"column" doc:"diplomatic, tactical or strategic"`
	Order    string `json:"order" doc:"id of the order, empty for an empty column"`
	Name     string `json:"name"`
	Text     string `json:"text" doc:"with its place, target and choice"`
	Posture  string `json:"posture" doc:"the posture of the sheet"`
	Fate     string `json:"fate" doc:"done, failed, empty, memo, or open when it was not carried out yet"`
	Why      string `json:"why" doc:"why it failed"`
	Rolled   bool   `json:"rolled"`
	Low      int    `json:"expected_low" doc:"lowest odds that the seat could expect, percent; -1 unknown"`
	High     int    `json:"expected_high"`
	Odds     int    `json:"odds" doc:"the true odds, percent; -1 unknown"`
	Die      int    `json:"die" doc:"1 to 100, 0 unknown"`
	Outcome  string `json:"outcome" doc:"decisive, success, miss, disaster, or empty"`
	Came     string `json:"came" doc:"the outcome in words"`
	Reason   string `json:"reason" doc:"what its people wrote when they sealed the sheet"`
	Base     int    `json:"base" doc:"the odds before modifiers; 0 unknown"`
	Mods     []Mod  `json:"modifiers" doc:"what made the odds"`
	Claimed  bool   `json:"claimed" doc:"first reported as a hit"`
	Believed []Seen `json:"believed" doc:"what the seat believed of the target, against what was so"`

	id game.OrderID
}

// Seen is one thing believed and the truth of it.
type Seen struct {
	What  string `json:"what"`
	Low   int    `json:"low"`
	High  int    `json:"high"`
	Sure  int    `json:"sure" doc:"percent"`
	Truth int    `json:"truth" doc:"-1 where the eyes may not know"`
}

// Roll is one roll.
type Roll struct {
	Month     int    `json:"month"`
	Seat      string `json:"seat"`
	Actor     string `json:"actor"`
	Kind      string `json:"kind" doc:"id of the operation, or memo"`
	Name      string `json:"name"`
	Region    string `json:"region"`
	Group     string `json:"group"`
	Base      int    `json:"base" doc:"percent; -1 unknown"`
	Mods      []Mod  `json:"modifiers"`
	Odds      int    `json:"odds" doc:"percent of success or better; -1 unknown"`
	Width     int    `json:"disaster" doc:"percent of disaster; -1 unknown"`
	Die       int    `json:"die" doc:"0 unknown"`
	Outcome   string `json:"outcome"`
	OutcomeIn string `json:"outcome_text"`
}

// Mod is a modifier of a roll.
type Mod struct {
	ID   string `json:"id"`
	Name string `json:"name"`
	By   int    `json:"by"`
}

// Crisis is one crisis.
type Crisis struct {
	Month    int      `json:"month"`
	Crisis   string   `json:"crisis" doc:"id"`
	Name     string   `json:"name"`
	Region   string   `json:"region"`
	Group    string   `json:"group"`
	Question bool     `json:"question" doc:"an event with two readings, not one of the crises"`
	Choices  []Choice `json:"choices"`
	Outcome  string   `json:"outcome" doc:"in words"`
	Open     bool     `json:"open" doc:"not over yet"`
	Moved    []Moved  `json:"moved" doc:"what it did to the margins"`

	id game.CrisisID
}

// Choice is what one party chose.
type Choice struct {
	Party string `json:"party"`
	Seat  string `json:"seat" doc:"empty for a party without one"`
	Text  string `json:"text"`
}

// Moved is a change of one seat's margin.
type Moved struct {
	Seat string `json:"seat"`
	By   int    `json:"by" doc:"hundredths of a point"`
}
