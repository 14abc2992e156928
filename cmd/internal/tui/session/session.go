// Package session is the contract between a running game and everything that shows it: the terminal interface, the line
// mode and, later, the network hosts. It holds no game and draws nothing; package table satisfies it.
package session

import (
	"errors"
	"strings"
	"time"

	"riobravo/game"
)

// Session is one seat's connection to a running game. Every answer holds only what the seat may know. Methods may be
// called from one goroutine at a time, except Updates' channel, which may be read from another.
type Session interface {
	// Seat is the seat looked through.
	Seat() game.Seat
	// Rules are the compiled scenario.
	Rules() *game.Ruleset
	// View is what the seat may know now; it must not be changed and holds until the next Submit.
	View() *game.View
	// Legal lists the orders the seat may draft in a column now.
	Legal(c game.Column) []game.Order
	// Preview says what the seat may expect of an order.
	Preview(o game.Order) game.Preview
	// Check says whether a command would be taken, and if not, why.
	Check(c game.Command) *game.Refusal
	// Submit sends a command (its Seat is filled in). The error is a *game.Refusal when a rule forbids it; then nothing
	// has changed. On success the table has already let the bots move until a person is needed.
	Submit(c game.Command) error
	// Events are the facts of a month that the seat may see, in order; month 0 is the opening, the aftermath follows on.
	Events(month int16) []game.Event
	// Tracks are the public tracks at the end of each month so far, index 0 the opening.
	Tracks() []game.World
	// Advise says what the seat's staff would do now, best first, with reasons.
	Advise() []game.Advice
	// Score is the seat's own standing.
	Score() game.Standing
	// Standings are what this seat may know of every seat's standing; after the end, all of it.
	Standings() []game.Standing
	// Kept is the id under which the game is kept, "" when it is not, and the newest link of its log, as people copy it.
	Kept() (id, head string)
	// Course is every seat's standing at the end of each month so far, index 0 the opening. Before the end only the seat's
	// own is Known.
	Course() [][]game.Standing
	// Updates receives a value (dropped if one waits) when something changed that this session did not submit.
	Updates() <-chan struct{}
	// Close leaves the game; the seat falls to a bot or waits, as the table decides.
	Close()
}

// Unkept is Submit's error when a command could not be written down: it was taken back, and what was kept before stands.
type Unkept struct{ Err error }

func (e *Unkept) Error() string { return "session: not kept: " + e.Err.Error() }

// Unwrap is what went wrong.
func (e *Unkept) Unwrap() error { return e.Err }

// Cause is what the system said, without the ways it came.
func (e *Unkept) Cause() string {
	err := e.Err
	for next := errors.Unwrap(err); next != nil; next = errors.Unwrap(err) {
		err = next
	}
	return strings.TrimRight(err.Error(), " ()0123456789") // SQLite's number of the error says nothing to a player
}

// ErrStill is Submit's error on a game that is only looked at.
var ErrStill = errors.New("session: the game is only looked at")

// ErrIn says that nothing is left to do for a seat: its part of the phase is in.
var ErrIn = errors.New("session: the part is in")

// Replay is a kept game that is looked at, one command after another, through the eyes of a seat or of all. As a Session
// it shows what those eyes knew at that place; it takes no commands.
type Replay interface {
	Session
	// Place is how many records are behind, and how many there are.
	Place() (at, of int)
	// Go goes to the place behind so many records.
	Go(at int)
	// Step goes to the next (1) or last (-1) place at which these eyes saw something; false when there is none.
	Step(by int) bool
	// Month goes to the beginning of the n-th month on from here, back where n is negative; false when there is none.
	Month(n int) bool
	// Months are the places at which a month began, or the game ended.
	Months() []Start
	// Here is what the record behind which we stand brought.
	Here() Step
	// Eyes are the seats that may be looked through; all tells whether everything may be seen too.
	Eyes() (seats []game.Seat, all bool)
	// Look changes the eyes; all sees everything, over that seat's shoulder.
	Look(seat game.Seat, all bool) bool
	// Sees is whose eyes these are.
	Sees() (seat game.Seat, all bool)
	// Marks are the bookmarks, by place.
	Marks() []Mark
	// Mark sets a bookmark here, or takes it away when the text is empty.
	Mark(text string) error
}

// Thinker is a session that can say how far its table is while a Submit goes on.
type Thinker interface {
	// Thinking is how many of the game's bots have their part in, and how many bots there are. It may be asked at any time.
	Thinking() (done, of int)
}

// LongestText is how many characters a text beside a command has at most: some three sentences.
const LongestText = 280

// Writer is a session whose game keeps what a person writes beside a command: why a sheet is as it is.
type Writer interface {
	// Write sends a command as Submit does; the text is kept with it, for the review, and told to nobody before the end.
	Write(c game.Command, text string) error
}

// Said is an error, or a piece of news, that the catalogue has words for.
type Said struct {
	Key  string
	Args map[string]any
	Good bool  // nothing is wrong
	Err  error // what it tells of; may be nil
}

func (s *Said) Error() string { return "session: " + s.Key }

// Unwrap is what it tells of.
func (s *Said) Unwrap() error { return s.Err }

// Letter is what a person wrote to people, as one reader sees it.
type Letter struct {
	Month    int16
	From, To string // names in the reader's language
	Text     string
	Own      bool // the reader's seat wrote it
}

// Correspondent is a session whose people write to each other.
type Correspondent interface {
	// Letters are those that this person may read, oldest first.
	Letters() []Letter
	// Addresses are those to whom this person may write now, by name; the first is everyone.
	Addresses() []string
	// Post writes to one of them.
	Post(address int, text string) error
}

// Member is one of those who share a seat.
type Member struct {
	Name    string
	Own     bool   // the reader
	For     bool   // spoke for closing this part as it stands
	Against string // why the member is against, "" nothing was said
}

// Cabinet is a session whose seat several people may share.
type Cabinet interface {
	// Members are those who are there, in the order in which they came, and in words whose word closes a part.
	Members() (all []Member, closes string)
}

// Stander is a session whose seat may leave a sheet that is sealed for it when a deadline finds nothing on its own.
type Stander interface {
	// LeaveStanding leaves the sheet as it lies, or with false takes it away.
	LeaveStanding(yes bool) error
	// Standing is the sheet that was left, and who left it; ok is false where there is none.
	Standing() (sheet game.Sheet, by string, ok bool)
}

// Timed is a session whose table has a clock.
type Timed interface {
	// Clock is what is left of the time for this part, and whether it runs; ok is false where there is no clock.
	Clock() (left time.Duration, running, ok bool)
}

// Herald is a session to which others have something to say while nothing is asked of it.
type Herald interface {
	// News is what was said since it was last asked, oldest first.
	News() []Said
}

// Answer is what a seat answered to a question that is asked after the end: on its scale (0 nothing), or in words.
type Answer struct {
	Value int
	Text  string
}

// Answerer is a session that is asked questions after the end.
type Answerer interface {
	// Answers are the seat's own, by the number of the question.
	Answers() map[int]Answer
	// Answer keeps one; an empty one takes it away.
	Answer(question int, a Answer) error
}

// Overseer is a session through which everything may be seen at any time, as by a facilitator.
type Overseer interface{ SeesAll() bool }

// SeesAll tells whether everything may be seen through a session.
func SeesAll(s Session) bool {
	o, ok := s.(Overseer)
	return ok && o.SeesAll()
}

// Stopper is a session whose table may be ended before its last month.
type Stopper interface{ Stopped() bool }

// Stopped tells whether nobody plays on in a session though its game is not over: what is done after the end may be done then.
func Stopped(s Session) bool {
	o, ok := s.(Stopper)
	return ok && o.Stopped()
}

// Guest is a session of somebody who only looks in from elsewhere and goes back there.
type Guest interface{ LooksIn() bool }

// Teller is a session in whose game a facilitator may have given events other words.
type Teller interface {
	// Told is how the n-th such event (the Amount of its ScenarioFired) was told, for a reader of a language; an empty part is
	// the scenario's own, ok is false where there is no such event.
	Told(n int, lang string) (event game.EventID, headline, text string, ok bool)
}

// Marker is a session whose game keeps bookmarks.
type Marker interface {
	// Mark bookmarks this moment, or takes its bookmark away when the text is empty.
	Mark(text string) error
}

// Step is what one record brought, as the eyes saw it.
type Step struct {
	Command game.Command // the zero Command when the eyes may not know it
	Known   bool         // Command may be known
	Facts   []game.Event
	Note    string
	Left    bool // it stands in a line that a later rewind left
}

// Start is a place at which a month began.
type Start struct {
	At    int
	Month int16 // 0: the game ended there
}

// Mark is a bookmark.
type Mark struct {
	At   int
	Text string
}

// Words turns keys into the session's language. It is the catalogue of package content, handed in by the wiring.
type Words interface {
	// Text renders a key; a missing key comes back in brackets.
	Text(key string, args map[string]any) string
	// Variant renders the n-th wording of a key, n counted around.
	Variant(key string, n int, args map[string]any) string
	// Has tells whether the key has words.
	Has(key string) bool
}
