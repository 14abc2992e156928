package game

import "riobravo/game/rule"

// DerivedBase is the first number of the derived values: what expressions may read beside the fields of State.
const DerivedBase = 1000

// DerivedDef is one derived value. Scope says what its subject is (ScopeWorld: none). Seen says who may read it: a
// condition of an order may only use what its actor knows.
type DerivedDef struct {
	Name  string
	Scope Scope
	Seen  Seen
	Doc   string
	fn    func(c *Ctx, i, j rule.Ref) int32
}

// derived is the registry of derived values. Numbers are positions: only append.
var derived []DerivedDef

// Derived lists the derived values for the linter and the reference.
func Derived() []DerivedDef { return derived }

// DerivedByName finds a derived value's number (to be used as rule.Node.Field).
func DerivedByName(name string, scope Scope) (uint16, bool) {
	for i, d := range derived {
		if d.Name == name && d.Scope == scope {
			return uint16(DerivedBase + i), true
		}
	}
	return 0, false
}

func init() {
	derived = []DerivedDef{
		{"rung", ScopeWorld, SeenByAll, "rung of the escalation ladder, 0..10", func(c *Ctx, _, _ rule.Ref) int32 { return int32(c.S.Rung()) }},
		{"flow_mean", ScopeWorld, SeenByAll, "mean flow of three months", func(c *Ctx, _, _ rule.Ref) int32 {
			return (int32(c.S.World.Flow) + int32(c.S.World.Flow1) + int32(c.S.World.Flow2)) / 3
		}},
		{"turns", ScopeWorld, SeenByAll, "months with orders", func(c *Ctx, _, _ rule.Ref) int32 { return int32(c.RS.Turns) }},
		{"republic_treaties", ScopeWorld, SeenByAll, "treaties in force between the two republics", func(c *Ctx, _, _ rule.Ref) int32 { return c.RS.republicTreaties(c.S, 0) }},
		{"treaties_kept", ScopeWorld, SeenByAll, "treaties between the republics kept three months or more", func(c *Ctx, _, _ rule.Ref) int32 { return c.RS.republicTreaties(c.S, 3) }},
		{"since_uninvited", ScopeWorld, SeenByAll, "months since the last uninvited operation, 99 if none", func(c *Ctx, _, _ rule.Ref) int32 { return since(c.S.World.Month, c.S.World.LastUnvtd) }},
		{"since_op", ScopeWorld, SeenByAll, "months since the last U.S. operation, 99 if none", func(c *Ctx, _, _ rule.Ref) int32 { return since(c.S.World.Month, c.S.World.LastOp) }},
		{"since_conceded", ScopeWorld, SeenByAll, "months since Mexico's last visible concession, 99 if none", func(c *Ctx, _, _ rule.Ref) int32 { return since(c.S.World.Month, c.S.World.Conceded) }},
		{"since_summit", ScopeWorld, SeenByAll, "months since the last summit, 99 if none", func(c *Ctx, _, _ rule.Ref) int32 { return since(c.S.World.Month, c.S.World.Summit) }},
		{"since_refused", ScopeWorld, SeenByAll, "months since Mexico last refused consent, 99 if none", func(c *Ctx, _, _ rule.Ref) int32 { return since(c.S.World.Month, c.S.World.Refused) }},
		{"clause", ScopeSlot, SeenByAll, "1 while a treaty with the clause is in force and known to the seat (clause.<id>)", func(c *Ctx, i, _ rule.Ref) int32 {
			return b2i(c.clauseLive(ClauseID(i.N)))
		}},
		{"posture", ScopeSlot, SeenByAll, "1 while the posture last revealed is this one (posture.<id>)", func(c *Ctx, i, _ rule.Ref) int32 {
			return b2i(c.RS.postureLive(c.S, c, PostureID(i.N)))
		}},
		{"signal", ScopeSlot, SeenByAll, "1 while a seat's signal stands (signal.<id>)", func(c *Ctx, i, _ rule.Ref) int32 {
			for k := range c.RS.Seats {
				if c.S.Seats[k].Signal == i.N+1 {
					return 1
				}
			}
			return 0
		}},
		{"leaders_left", ScopeGroup, SeenByAll, "percent of tier-1 leaders still there", func(c *Ctx, i, _ rule.Ref) int32 {
			g := c.groupAt(i)
			if g < 0 || c.S.Groups[g].Top == 0 {
				return 0
			}
			p := &c.S.Groups[g]
			return max(0, 100*int32(p.Top-p.TopOut)/int32(p.Top))
		}},
		{"plazas_held", ScopeGroup, SeenByAll, "sum of its presence over the regions", func(c *Ctx, i, _ rule.Ref) int32 {
			g := c.groupAt(i)
			if g < 0 {
				return 0
			}
			return c.RS.presenceSum(c.S, Group(g))
		}},
		{"since_struck", ScopeGroup, SeenByAll, "months since it was last struck, 99 if never", func(c *Ctx, i, _ rule.Ref) int32 {
			g := c.groupAt(i)
			if g < 0 {
				return 99
			}
			return since(c.S.World.Month, c.S.Groups[g].Struck)
		}},
		{"since_killed_by_us", ScopeGroup, SeenByAll, "months since U.S. forces killed one of its leaders, 99 if never", func(c *Ctx, i, _ rule.Ref) int32 {
			g := c.groupAt(i)
			if g < 0 {
				return 99
			}
			return since(c.S.World.Month, c.S.Groups[g].KilledBy)
		}},
		{"income_ratio", ScopeGroup, SeenByGroup, "percent of par over three months", func(c *Ctx, i, _ rule.Ref) int32 {
			g := c.groupAt(i)
			if g < 0 {
				return 0
			}
			return c.RS.incomeRatio(c.S, Group(g))
		}},
		{"believed_cash", ScopeGroup, SeenByAll, "middle of what the acting seat believes of its cash", func(c *Ctx, i, _ rule.Ref) int32 {
			return c.believed(i, func(b *Belief, g int) *[3]int16 { return &b.Cash[g] })
		}},
		{"believed_cohesion", ScopeGroup, SeenByAll, "middle of what the acting seat believes of its cohesion", func(c *Ctx, i, _ rule.Ref) int32 {
			return c.believed(i, func(b *Belief, g int) *[3]int16 { return &b.Cohesion[g] })
		}},
		{"located_leaders", ScopeGroup, SeenByAll, "leaders of it that the acting seat has located", func(c *Ctx, i, _ rule.Ref) int32 {
			g := c.groupAt(i)
			if g < 0 || c.Seat < 0 {
				return 0
			}
			return int32(c.S.Belief[c.Seat].Located[g])
		}},
		{"top_intel", ScopeGroup, SeenByAll, "the acting republic's best intelligence on it in any region", func(c *Ctx, i, _ rule.Ref) int32 {
			g := c.groupAt(i)
			side := c.side()
			if g < 0 || side < 0 {
				return 0
			}
			best := int32(0)
			for r := range c.RS.Regions {
				best = max(best, c.RS.intel(c.S, side, Region(r), Group(g)))
			}
			return best
		}},
		{"intel", ScopeRegion, SeenByAll, "the acting republic's intelligence on the target group here", func(c *Ctx, i, _ rule.Ref) int32 {
			r, side := c.regionAt(i), c.side()
			if r < 0 || side < 0 || c.Target < 0 {
				return 0
			}
			return c.RS.intel(c.S, side, Region(r), c.Target)
		}},
		{"presence_here", ScopeRegion, SeenByAll, "presence of the target group here", func(c *Ctx, i, _ rule.Ref) int32 {
			r := c.regionAt(i)
			if r < 0 || c.Target < 0 {
				return 0
			}
			return int32(c.S.Presence[r][c.Target])
		}},
		{"own_presence", ScopeRegion, SeenByAll, "presence of the acting group here", func(c *Ctx, i, _ rule.Ref) int32 {
			r := c.regionAt(i)
			if r < 0 || c.Group < 0 {
				return 0
			}
			return int32(c.S.Presence[r][c.Group])
		}},
		{"labs_believed", ScopeRegion, SeenByAll, "middle of what the acting seat believes of labs here", func(c *Ctx, i, _ rule.Ref) int32 {
			r := c.regionAt(i)
			if r < 0 || c.Seat < 0 {
				return 0
			}
			b := c.S.Belief[c.Seat].Labs[r]
			return (int32(b[0]) + int32(b[1])) / 2
		}},
		{"is_home", ScopeRegion, SeenByAll, "1 where the target group's leaders are at home", func(c *Ctx, i, _ rule.Ref) int32 {
			r := c.regionAt(i)
			return b2i(r >= 0 && c.Target >= 0 && c.RS.home(c.Target, c.S) == Region(r))
		}},
		{"trade_share", ScopeRegion, SeenByAll, "its share of trade", func(c *Ctx, i, _ rule.Ref) int32 {
			r := c.regionAt(i)
			if r < 0 {
				return 0
			}
			return int32(c.RS.Regions[r].Trade)
		}},
		{"choice", ScopeWorld, SeenByAll, "the order's choice, 0 the first", func(c *Ctx, _, _ rule.Ref) int32 { return int32(c.Amount) }},
		{"groups_alive", ScopeWorld, SeenByAll, "number of groups, counting merged ones", func(c *Ctx, _, _ rule.Ref) int32 {
			n := int32(0)
			for g := range c.S.Groups {
				if c.S.Groups[g].Alive != 0 {
					n += 1 + int32(c.S.Groups[g].Count)
				}
			}
			return n
		}},
		{"max_heat", ScopeWorld, SeenByAll, "the highest heat of any group", func(c *Ctx, _, _ rule.Ref) int32 {
			h := int16(0)
			for g := range c.S.Groups {
				h = max(h, c.S.Groups[g].Heat)
			}
			return int32(h)
		}},
		{"wars", ScopeWorld, SeenByAll, "succession wars under way", func(c *Ctx, _, _ rule.Ref) int32 {
			n := int32(0)
			for g := range c.S.Groups {
				n += b2i(c.S.Groups[g].War > 0)
			}
			return n
		}},
		{"prepared_slots", ScopeSeat, SeenBySeat, "operations it holds prepared", func(c *Ctx, i, _ rule.Ref) int32 {
			k := c.seatAt(i)
			if k < 0 {
				return 0
			}
			return b2i(c.S.Own[k].Prep[0][1] > 0) + b2i(c.S.Own[k].Prep[1][1] > 0)
		}},
		{"objective_is", ScopeSlot, SeenByAll, "1 when the declared objective is this one (objective.<id>)", func(c *Ctx, i, _ rule.Ref) int32 {
			for k := range c.RS.Seats {
				if c.S.Seats[k].Objective == i.N+1 {
					return 1
				}
			}
			return 0
		}},
		{"calendar", ScopeWorld, SeenByAll, "calendar month, 1..12", func(c *Ctx, _, _ rule.Ref) int32 {
			return (int32(c.RS.FirstMon)+int32(c.S.World.Month)-2+120)%12 + 1
		}},
		{"consent", ScopeWorld, SeenByAll, "1 when a live clause covers an operation of the target group in the region", func(c *Ctx, _, _ rule.Ref) int32 {
			return b2i(c.granted != rule.OpNone || c.consentLive(rule.OpNone))
		}},
		{"rival_presence", ScopeRegion, SeenByAll, "strongest other group's presence here", func(c *Ctx, i, _ rule.Ref) int32 {
			r := c.regionAt(i)
			if r < 0 {
				return 0
			}
			best := int16(0)
			for g := range MaxGroups {
				if Group(g) != c.Group && c.S.Groups[g].Alive != 0 {
					best = max(best, c.S.Presence[r][g])
				}
			}
			return int32(best)
		}},
		{"grudge_target", ScopeWorld, SeenByAll, "the acting group's grudge against the target group's seat", func(c *Ctx, _, _ rule.Ref) int32 {
			if c.Group < 0 || c.Target < 0 {
				return 0
			}
			if k := c.RS.seatOf(c.Target); k >= 0 {
				return int32(c.S.Secret[c.Group].Grudge[k])
			}
			return 0
		}},
		{"heat_rank", ScopeGroup, SeenByAll, "1 when no living group has more heat", func(c *Ctx, i, _ rule.Ref) int32 {
			g := c.groupAt(i)
			if g < 0 {
				return 0
			}
			for o := range MaxGroups {
				if c.S.Groups[o].Alive != 0 && c.S.Groups[o].Heat > c.S.Groups[g].Heat {
					return 0
				}
			}
			return 1
		}},
		{"seated", ScopeGroup, SeenByAll, "1 when a seat leads it", func(c *Ctx, i, _ rule.Ref) int32 {
			return b2i(c.RS.seatOf(Group(c.groupAt(i))) >= 0)
		}},
		{"grudge_of_target", ScopeWorld, SeenByNone, "the target group's grudge against the acting seat", func(c *Ctx, _, _ rule.Ref) int32 {
			if c.Target < 0 || c.Seat < 0 {
				return 0
			}
			return int32(c.S.Secret[c.Target].Grudge[c.Seat])
		}},
		{"since_hit_by_us", ScopeGroup, SeenByAll, "months since U.S. forces struck it, 99 if never", func(c *Ctx, i, _ rule.Ref) int32 {
			g := c.groupAt(i)
			if g < 0 {
				return 99
			}
			return since(c.S.World.Month, c.S.Groups[g].HitBy)
		}},
		{"opened_by_usa", ScopeWorld, SeenByAll, "1 when the United States opened the crisis", func(c *Ctx, _, _ rule.Ref) int32 { return c.openedBy(USA) }},
		{"opened_by_mexico", ScopeWorld, SeenByAll, "1 when Mexico opened the crisis", func(c *Ctx, _, _ rule.Ref) int32 { return c.openedBy(Mexico) }},
		{"consent_to", ScopeSlot, SeenByAll, "1 when a live clause covers an operation of this kind, of the target group in the region (consent.<kind>)", func(c *Ctx, i, _ rule.Ref) int32 {
			kind := rule.Operation(i.N)
			return b2i(c.granted == kind || c.consentLive(kind))
		}},
	}
}

func (c *Ctx) believed(i rule.Ref, of func(b *Belief, g int) *[3]int16) int32 {
	g := c.groupAt(i)
	if g < 0 || c.Seat < 0 {
		return 0
	}
	b := of(&c.S.Belief[c.Seat], g)
	return (int32(b[0]) + int32(b[1])) / 2
}

// openedBy tells whether a republic's order opened the crisis.
func (c *Ctx) openedBy(side Side) int32 { return b2i(c.S.World.CrisisBy == int16(c.RS.seat[side])+1) }

// side is the republic that acts, or NoSide.
func (c *Ctx) side() Side {
	if c.Seat < 0 {
		return NoSide
	}
	return c.RS.Seats[c.Seat].Side
}

// since counts the months from then to now; 99 when it never was.
func since(now, then int16) int32 {
	if then == 0 {
		return 99
	}
	return int32(now - then)
}

// Rung is the rung of the escalation ladder, 0..10.
func (s *State) Rung() int16 { return min(10, s.World.Escalation/4) }
