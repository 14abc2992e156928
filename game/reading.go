package game

import "riobravo/game/rule"

// Reading turns a checked expression that names no actor into a function over the whole State: for reviews, metrics and
// claims, never for play. The ruleset must be prepared and outlive the function.
func (rs *Ruleset) Reading(n rule.Node) func(s *State) int32 {
	num := Num{Node: n}
	num.lower(rs)
	return func(s *State) int32 {
		c := rs.ctx(s)
		return num.At(&c)
	}
}
