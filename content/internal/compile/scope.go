package compile

import (
	"riobravo/game"
	"riobravo/game/rule"
)

// has tells whether a subject exists where an expression is read.
type has uint8

const (
	perhaps has = iota // it depends: nothing is said
	never              // it never does: the field always reads 0
	always
)

// reader says whose knowledge an expression may use.
type reader uint8

const (
	truth  reader = iota // anything: effects, scores, events, triggers
	public               // only what everybody may know
	own                  // what everybody may know, and what self knows
)

// scope is the surroundings of an expression: whose it is, whom it may name, what it may know.
type scope struct {
	self   game.Actor
	known  bool // self is known when compiling (else it may be any seat or group)
	reads  reader
	target has  // the group the act is about
	here   has  // the region the act is about
	other  has  // the other seat
	mirror bool // the group the act is about is the one that acts
}

// anyone is the scope of things that no actor decides: it may read the truth.
var anyone = scope{self: game.Actor{Side: game.NoSide, Group: game.NoGroup}}

// by is the scope of what an actor decides from what it knows.
func by(a game.Actor) scope { return scope{self: a, known: true, reads: own, other: never} }

// truly is the same surroundings for effects, which may read the truth.
func (s scope) truly() scope {
	s.reads = truth
	return s
}

// about sets the subjects of an order's or event's selectors.
func (s scope) about(region, group rule.Selector) scope {
	s.here, s.target = always, always
	if region == rule.SelNone {
		s.here = never
	}
	if group == rule.SelNone {
		s.target = never
	}
	return s
}

func (s scope) isGroup() bool    { return s.known && s.self.Side < 0 }
func (s scope) isRepublic() bool { return s.known && s.self.Side >= 0 }
