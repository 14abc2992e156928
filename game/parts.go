package game

// partSet is a set of parts of State: those that a Step has changed, and so those that a view must look at again. World,
// Seats and Own are in none of them, being looked at each time, and Hidden in none, being seen by no seat.
type partSet uint16

// The parts.
const (
	partGround   partSet = 1 << iota // Groups and Regions
	partPresence                     // Presence
	partRecord                       // Fired and Counters
	partTreaties
	partOffers
	partMods
	partSecret
	partLabs
	partIntel
	partBelief

	partCount         = 10
	everyPart partSet = 1<<partCount - 1
)

// partOf is the part that a field lies in.
func partOf(f Field) partSet {
	switch c := f.cell(0, 0); {
	case c < groupCells:
		return 0
	case c < presenceCells:
		return partGround
	case c < recordCells:
		return partPresence
	case c < publicCells:
		return partRecord
	}
	switch Registry[f].Scope {
	case ScopeTreaty, ScopeTreatySlot:
		return partTreaties
	case ScopeOffer, ScopeOfferSlot:
		return partOffers
	case ScopeModifier:
		return partMods
	}
	switch {
	case f == FIntelUsa, f == FIntelMexico:
		return partIntel
	case f >= FBeliefCash && f <= FLocated:
		return partBelief
	case f == FLabs:
		return partLabs
	case Registry[f].Seen == SeenByGroup:
		return partSecret
	}
	return 0
}
