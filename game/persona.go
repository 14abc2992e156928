package game

// PersonaDef is a temper in which a bot may hold a seat (rules.md, Bots; claims 3, 4, 6): it shifts what its doctrine leans
// to and what it minds of its score. It changes no rule, and the seat's score is reckoned as ever. All of it is data;
// weights are points of a doctrine's weights, which run from about 10 to 90.
type PersonaDef struct {
	ID        string
	Actor     Actor
	Restraint int16   // what an order must weigh beyond nothing before it is given; negative: readier to act
	Cost      int16   // weight taken off for each point of capital (ten of cash) that an order costs
	Guardrail int16   // 1 + how many advisers' warnings it hears, 0..3, whatever the seat's are; 0: the seat's
	Deals     int16   // percent points that it is readier to take an offer, and weight that it gives to making one
	Lean      []Lean  // what it leans to
	Parts     []int16 // percent at which each part of its score counts for it, by part; empty: all in full
}

// Lean is a weight added to what a persona leans to: an order, a posture, a signal, or one consideration by its id.
type Lean struct {
	Kind   LeanKind
	What   int16  // OrderID, PostureID or SignalID
	Reason string // LeanReason: the consideration
	By     int16
}

// LeanKind says what a Lean is about.
type LeanKind uint8

// The kinds.
const (
	LeanOrder LeanKind = iota
	LeanPosture
	LeanSignal
	LeanReason
)

// PersonaFits tells whether a persona is one for a seat.
func PersonaFits(rs *Ruleset, p *PersonaDef, k Seat) bool { return rs.actorIs(p.Actor, k) }

// OrderCost is what an order would cost the looking seat, in its form and now.
func OrderCost(rs *Ruleset, v *View, o Order) int32 {
	c := v.ctx(rs)
	c.Here, c.Target, c.Amount = o.Region, o.Group, o.Amount
	return rs.Orders[o.ID].Cost.At(c)
}
