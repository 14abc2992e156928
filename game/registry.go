package game

import "fmt"

// Scope says what a field's indices i and j count.
type Scope uint8

// The scopes.
const (
	ScopeWorld       Scope = iota // no index
	ScopeSeat                     // i seat
	ScopeSeatSlot                 // i seat, j slot
	ScopeGroup                    // i group
	ScopeGroupSlot                // i group, j slot
	ScopeRegion                   // i region
	ScopeRegionGroup              // i region, j group
	ScopeTreaty                   // i treaty
	ScopeTreatySlot               // i treaty, j slot
	ScopeOffer                    // i offer
	ScopeOfferSlot                // i offer, j slot
	ScopeModifier                 // i modifier
	ScopeCounter                  // i counter
	ScopeEvent                    // i scenario event
	ScopeSlot                     // i slot
)

// Seen says which seats may know a field.
type Seen uint8

// The classes of secrecy.
const (
	SeenByAll     Seen = iota
	SeenBySeat         // the seat i
	SeenByGroup        // the seat of group i (of group j where the scope is region and group)
	SeenByUSA          // the seat of the United States
	SeenByMexico       // the seat of Mexico
	SeenByParties      // the seats in the record's own mask
	SeenByNone         // a facilitator only
)

// FieldDef is one row of the field registry.
type FieldDef struct {
	Name     string
	Scope    Scope
	Min, Max int16
	Seen     Seen
	Doc      string
	at       func(s *State, i, j int) *int16
}

// Get reads field f at (i, j). The indices must be inside the field's Size.
func (s *State) Get(f Field, i, j int) int16 { return *s.at(f, i, j) }

// clamp returns v within the field's range.
func (f Field) clamp(v int32) int16 {
	return layouts[f].clamp(v)
}

// slots is the number of j slots of the fields that have them.
var slots = [FieldCount]int{
	FDraft: Columns * 5, FPrep: 4, FMemo: Columns, FLine: len(Lines), FGrudge: MaxSeats, FGroupDraft: 5,
	FBeliefCash: MaxGroups * 3, FBeliefCohesion: MaxGroups * 3, FBeliefLabs: MaxRegions * 3, FBeliefLeak: 3, FLocated: MaxGroups,
	FTreatyClause: MaxClauses * 4, FOfferClause: MaxClauses * 4, FPending: MaxPending * 5, FLeaked: 2, FPlanned: MaxPlans * planCells, FWorded: MaxPlans * wordCells,
}

// Size returns the number of values of i and of j that field f takes; both are at least 1.
func (f Field) Size() (int, int) {
	switch Registry[f].Scope {
	case ScopeSeat:
		return MaxSeats, 1
	case ScopeSeatSlot:
		return MaxSeats, slots[f]
	case ScopeGroup:
		return MaxGroups, 1
	case ScopeGroupSlot:
		return MaxGroups, slots[f]
	case ScopeRegion:
		return MaxRegions, 1
	case ScopeRegionGroup:
		return MaxRegions, MaxGroups
	case ScopeTreaty:
		return MaxTreaties, 1
	case ScopeTreatySlot:
		return MaxTreaties, slots[f]
	case ScopeOffer:
		return MaxOffers, 1
	case ScopeOfferSlot:
		return MaxOffers, slots[f]
	case ScopeModifier:
		return MaxModifiers, 1
	case ScopeCounter:
		return MaxCounters, 1
	case ScopeEvent:
		return MaxEventKinds, 1
	case ScopeSlot:
		return slots[f], 1
	default:
		return 1, 1
	}
}

// FieldByName finds a field by the name that content uses, within a scope.
func FieldByName(name string, scope Scope) (Field, bool) {
	for f := range FieldCount {
		if d := &Registry[f]; d.Name == name && d.Scope == scope {
			return f, true
		}
	}
	return 0, false
}

// Label names a field and its indices for differences and diagnostics, as in "group[2].cash".
func (f Field) Label(i, j int) string {
	d := &Registry[f]
	ni, nj := f.Size()
	switch {
	case ni == 1 && nj == 1:
		return d.Name
	case nj == 1:
		return fmt.Sprintf("%s[%d]", d.Name, i)
	default:
		return fmt.Sprintf("%s[%d,%d]", d.Name, i, j)
	}
}

// Lines are the lines of a group's income, in the order of GroupOwn.Lines.
var Lines = [5]string{"fentanyl", "drugs", "migrants", "extortion", "fuel"}
