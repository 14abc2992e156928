// Package screen is what every screen has in common: a screen turns a key into one of five outcomes and a view into text.
// It gets its size at draw time, does no I/O, waits for nothing, and never imports another screen: it names the next one
// by route. Read Screen first.
package screen

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"riobravo/cmd/internal/tui/session"
	"riobravo/cmd/internal/tui/theme"
	"riobravo/cmd/internal/tui/widget"
	"riobravo/cmd/internal/words"
	"riobravo/game"
)

// Screen is one place of the interface.
type Screen interface {
	// Key answers a key.
	Key(c *Ctx, p Press) Outcome
	// Draw draws the screen's body into r.
	Draw(c *Ctx, g *widget.Canvas, r widget.Rect)
	// Hints are the keys that work now, the most useful first.
	Hints(c *Ctx) []Hint
}

// Press is a key as a screen sees it: what it means and, where it types, its text.
type Press struct {
	Action theme.Action
	Text   string  // printable text, or the key's name
	Typed  bool    // Text is printable
	Msg    tea.Msg // the key or what was pasted, for a field (widget.Field) to take; nil when a click stands for the key
}

// Hint is a key that works now and the catalogue word of what it does (ui.hint.<word>).
type Hint struct {
	Action theme.Action
	Word   string
	Keys   string // shown instead of the action's own key, as in "↑↓"
}

// Name names a screen for routes.
type Name uint8

// The screens.
const (
	Menu Name = iota
	NewGame
	Brief
	Board
	Picker
	Troops
	Talks
	Crisis
	Resolve
	Report
	Wire
	Charts
	Ending
	Waiting
	Region
	Advice
	Explain
	Curtain
	Settings
	About
	Glossary
	Term      // the card of Route.Text, over the screen
	Say       // the screen in sentences
	WordsHere // the words on the screen that have a card
	Code      // sets the seat's code
	Unlock    // opens the curtain with Route.Text
	Set       // changes the setting Route.Text to Route.Value
	Export    // writes the panel in front to a file
	Auto      // lets the seat's staff do its part of the phase; asks unless Value is yes
	Guide     // the step of a guided start; Value off leaves it
	Replay
	Bookmark // sets the bookmark of this moment to Route.Text
	Review   // of the game that is open
	Weigh    // weighs the review's chances
	Survey   // what is asked after the end
	Branch   // keeps the line of the what-if asked last as a game
	WhatIf   // makes decision Route.Decision of the review otherwise, by its option Route.Instead
	Reason   // writes why the sheet is as it is; with Value "set", to Route.Text
	Letters  // what the people of a hosted table write to each other
	Stand    // leaves the sheet as the seat's standing sheet; with Value "off" takes it away
	Post     // writes Route.Text to the address of number Route.Value
	Games
	Watch   // replays the kept game Route.Text
	Rename  // calls the kept game Route.Text Route.Value
	Delete  // deletes the kept game Route.Text for good
	Verify  // checks the kept game Route.Text
	Play    // starts the game in Route.Choice
	Quit    // leaves
	Lines   // leaves for line mode
	Proceed // where the game stands: the app decides
)

// Route is a place to go to, with what it opens on.
type Route struct {
	To     Name
	Column game.Column
	Order  game.Order
	Region game.Region
	Month  int16
	Field  game.Field // the number that Explain is asked about, with I
	I      int16
	Choice Choice
	Text   string
	Value  string

	Decision, Instead int
}

// Choice is a new game as chosen on its screen.
type Choice struct {
	Scenario string
	Seats    []Fill
	Seed     uint64
	Seeded   bool // Seed was typed: the game is stamped "seed known"
}

// Fill says who plays a seat: "human", or a bot by its name.
type Fill struct {
	Seat string
	By   string
}

// Scenario is one entry of the list of scenarios.
type Scenario struct {
	ID    string
	Seats []string                   // ids in scenario order
	About func() (name, text string) // what it is called and says of itself, "" nothing; nil: the words that are spoken know
}

// Says is what a scenario is called, its id where nobody knows, and what it says of itself.
func (s *Scenario) Says(c *Ctx) (name, text string) {
	if s.About != nil {
		name, text = s.About()
	}
	for part, to := range map[string]*string{"name": &name, "text": &text} {
		if key := "scenario." + s.ID + "." + part; *to == "" && c.Words.Has(key) {
			*to = c.T(key)
		}
	}
	if name == "" {
		name = s.ID
	}
	return name, text
}

// Setting is one entry of the settings.
type Setting struct {
	Name   string   // its words: ui.setting.<name>
	Value  string   // what counts now
	Values []string // what it may be
	From   string   // where the value comes from: default, file, environment, flag, now
	By     string   // the environment's variable
}

// Keeper holds the settings: what a player may change while playing.
type Keeper interface {
	List() []Setting
	// Set changes one for this session and keeps it for the next; the error says why it could not be kept.
	Set(name, value string) error
	// Place is where they are kept; "" nowhere.
	Place() string
}

// Saved is a game that can be gone on with.
type Saved struct {
	ID    string
	Line  string // month and seat, at most 22 cells
	Lines []string
}

// Lock is the code that keeps a seat's screens from the others at one keyboard.
type Lock struct {
	Set  bool
	Left int // tries left before the wait
	Wait int // seconds until the next try, 0 none
}

// Setting is the value of a setting now.
func (c *Ctx) Setting(name string) string {
	for _, s := range c.Settings {
		if s.Name == name {
			return s.Value
		}
	}
	return ""
}

// Kind is the kind of an outcome.
type Kind uint8

// The five outcomes.
const (
	Stay Kind = iota
	Go
	Back
	Submit
	Ask
)

// Outcome is what a key led to. Submit sends Commands in order until one is refused; if none is, Then follows (Stay,
// Back or Go). Ask puts Question to the player; yes carries out Commands and Then.
type Outcome struct {
	Kind     Kind
	Route    Route
	Commands []game.Command
	Then     Kind
	Toast    string // said when all commands were taken
	Question []string
	Press    theme.Action // with Back, from the palette: the key to press on the screen below
}

// To goes to a screen.
func To(n Name) Outcome { return Outcome{Kind: Go, Route: Route{To: n}} }

// Send submits one command and stays.
func Send(c game.Command) Outcome { return Outcome{Kind: Submit, Commands: []game.Command{c}} }

// SendBack submits one command and goes back.
func SendBack(c game.Command) Outcome {
	return Outcome{Kind: Submit, Commands: []game.Command{c}, Then: Back}
}

// Ctx is what a screen may look at. Session and Text are nil before a game.
type Ctx struct {
	Session   session.Session
	Words     session.Words
	Text      *words.Renderer
	Theme     *theme.Theme
	W, H      int // of the whole window
	Motion    Motion
	Scenarios []Scenario
	Seats     int  // sessions at this terminal
	Resume    bool // a game is open behind the menu
	Settings  []Setting
	Place     string // where the settings are kept
	Version   string
	Saved     *Saved     // the game that Continue goes on with, nil none
	First     bool       // no game was ever kept here
	Shelf     *Shelf     // the kept games; nil where none can be listed
	Lock      Lock       // of the seat that looks
	Why       string     // what the seat wrote beside its sheet, to be kept when it is sealed
	Left      int        // seconds that the seat has left to answer; -1 any time
	Reviews   bool       // games can be reviewed here
	Review    *Reviewing // nil where none is open
	Land      *Land
}

// Reviewing is the review that is open, and how far a reckoning for it is.
type Reviewing struct {
	Of        session.Review
	Turn      int    // grows when its parts have changed
	Asked     bool   // the newest change answers a what-if
	Job       string // weigh or if, while one is under way
	Done, All int
}

// SlotOf is the colour slot of the seat or group with a letter.
func (c *Ctx) SlotOf(letter string) int {
	rs := c.Rules()
	for g, d := range rs.Groups {
		if string(rune(d.Letter)) == letter {
			_, slot := c.GroupLook(game.Group(g))
			return slot
		}
	}
	return 4
}

// T renders a text with its arguments given as name, value pairs.
func (c *Ctx) T(key string, pairs ...any) string {
	if len(pairs) == 0 {
		return c.Words.Text(key, nil)
	}
	m := make(map[string]any, len(pairs)/2)
	for i := 0; i+1 < len(pairs); i += 2 {
		m[pairs[i].(string)] = pairs[i+1]
	}
	return c.Words.Text(key, m)
}

// Wide tells whether there is room for the two-column layouts.
func (c *Ctx) Wide() bool { return c.W >= 120 && c.H >= 30 }

// Rules are the scenario's.
func (c *Ctx) Rules() *game.Ruleset { return c.Session.Rules() }

// Known is what the seat may know.
func (c *Ctx) Known() *game.State { return &c.Session.View().Known }

// Seat is the seat that looks.
func (c *Ctx) Seat() game.Seat { return c.Session.Seat() }

// Asks tells whether the seat's people are asked something after the end.
func (c *Ctx) Asks() bool {
	_, ok := c.Session.(session.Answerer)
	return ok && len(c.Rules().After) > 0
}

// Side is the republic that looks, or NoSide.
func (c *Ctx) Side() game.Side { return c.Rules().Seats[c.Seat()].Side }

// Own is the seat's own part of the state.
func (c *Ctx) Own() *game.SeatOwn { return &c.Known().Own[c.Seat()] }

// Purse is the seat's political capital or, for a group's seat, its cash.
func (c *Ctx) Purse() int {
	if d := c.Rules().Seats[c.Seat()]; d.Side == game.NoSide && d.Group >= 0 {
		return int(c.Known().Secret[d.Group].Cash)
	}
	return int(c.Own().Resource)
}

// PurseWord is the name of what Purse counts.
func (c *Ctx) PurseWord() string {
	if c.Side() == game.NoSide {
		return c.T("ui.word.cash")
	}
	return c.T("ui.word.capital")
}

// Phase is where the month stands.
func (c *Ctx) Phase() game.Phase { return game.Phase(c.Known().World.Phase) }

// Memo tells whether a memo stands in a column instead of an order.
func (c *Ctx) Memo(col game.Column) bool { return c.Own().Memo[col] > 0 }

// Drafted is the order in a column of the seat's sheet.
func (c *Ctx) Drafted(col game.Column) game.Order {
	d := c.Own().Draft[col]
	if d[0] == 0 {
		return game.Empty
	}
	return game.Order{ID: game.OrderID(d[0] - 1), Region: game.Region(d[1] - 1), Group: game.Group(d[2] - 1), Wing: game.Wing(d[3] - 1), Amount: d[4]}
}

// Letter is a seat's letter; Role its colour.
func (c *Ctx) Letter(k game.Seat) string { return string(rune(c.Rules().Seats[k].Letter)) }

// GroupLook is a group's letter and colour slot.
func (c *Ctx) GroupLook(g game.Group) (string, int) {
	rs := c.Rules()
	if int(g) < len(rs.Groups) {
		d := rs.Groups[g]
		letter := string(rune(d.Letter))
		if d.Seat >= 0 {
			return letter, int(d.Seat)
		}
		return letter, 4
	}
	if p := c.Known().Groups[g].Parent; p > 0 && game.Group(p-1) != g {
		l, slot := c.GroupLook(game.Group(p - 1))
		if slot < 4 {
			slot = 4
		}
		return l, slot
	}
	return "x", 4
}

// Is tells whether the seat is such an actor.
func (c *Ctx) Is(a game.Actor) bool { return IsSeat(c.Rules(), c.Seat(), a) }

// IsSeat tells whether a seat is such an actor.
func IsSeat(rs *game.Ruleset, k game.Seat, a game.Actor) bool {
	d := rs.Seats[k]
	if a.Side != game.NoSide {
		return d.Side == a.Side
	}
	return d.Side == game.NoSide && (a.Group < 0 || a.Group == d.Group)
}

// SheetFields are the rows of the seat's sheet below its columns: Mexico places troops, and both republics may hold the
// border open when it is closing.
func (c *Ctx) SheetFields() (troops, hold bool) {
	troops = c.Side() == game.Mexico
	hold = c.Side() != game.NoSide && c.Session.Check(game.Command{Kind: game.CmdHold, Seat: c.Seat(), Value: 1}) == nil
	return troops, hold
}

// Short is an option's first words: what stands before its colon.
func Short(s string) string {
	head, _, _ := strings.Cut(s, ":")
	return head
}

// Party is the number of a seat's party in a crisis about a group, or -1.
func Party(rs *game.Ruleset, id game.CrisisID, about game.Group, k game.Seat) int {
	if id < 0 || int(id) >= len(rs.Crises) || k < 0 {
		return -1
	}
	d := rs.Seats[k]
	for i, p := range rs.Crises[id].Parties {
		switch {
		case p.Kind == game.PartyUSA && d.Side == game.USA, p.Kind == game.PartyMexico && d.Side == game.Mexico,
			p.Kind == game.PartyGroup && d.Side == game.NoSide && about >= 0 && d.Group == about:
			return i
		}
	}
	return -1
}
