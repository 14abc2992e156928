package rule

// Operation is a kind of operation (rules.md, Operations). Numbers are stable.
type Operation uint8

// The operation kinds.
const (
	OpNone         Operation = iota
	OpStrikeLabs             // standoff strike on labs
	OpStrikeLeader           // standoff strike on a leader
	OpRaid                   // helicopter assault, capture or kill
	OpJoint                  // joint operation, Mexican lead
	OpOffensive              // Mexican army offensive
	OpHunt                   // Mexican hunt for a leader
	OpDeal                   // arrest by deal with prosecutors
	OpPolicing               // broad policing
	OpDestroyLabs            // Mexican destruction of labs
	OpAmbush                 // group: ambush forces
	OpCyber                  // U.S. cyber and communications attack
	OperationCount           // number of kinds, not a kind
)

// Operations names each kind as content writes it.
var Operations = [OperationCount]string{
	OpNone: "", OpStrikeLabs: "strike_labs", OpStrikeLeader: "strike_leader", OpRaid: "raid", OpJoint: "joint",
	OpOffensive: "offensive", OpHunt: "hunt", OpDeal: "deal", OpPolicing: "policing", OpDestroyLabs: "destroy_labs",
	OpAmbush: "ambush", OpCyber: "cyber",
}

// OperationByName finds an operation kind by its word.
func OperationByName(name string) (Operation, bool) {
	for i, n := range Operations {
		if n == name && name != "" {
			return Operation(i), true
		}
	}
	return OpNone, false
}

// Selector says which regions or groups an order may name. Numbers are stable.
type Selector uint8

// The selectors.
const (
	SelNone     Selector = iota // names none
	SelAny                      // any region; any living group other than the actor
	SelPresence                 // a region where the target group (or, without one, the actor) is present
	SelHome                     // the target group's home region
	SelCrossing                 // a region with a border crossing
	SelPort                     // a region with a port
	SelLabs                     // a region where the actor believes the target group has labs
	SelOwnLabs                  // a region where the actor has labs
	SelRival                    // a group that shares a region with the actor
	SelHot                      // a hot theatre shared with the target group
	SelWings                    // a group with two wings
	SelMexico                   // any Mexican region
	SelSelf                     // the actor's own home
	SelectorCount
)

// Selectors names each selector as content writes it.
var Selectors = [SelectorCount]string{
	SelNone: "none", SelAny: "any", SelPresence: "presence", SelHome: "home", SelCrossing: "crossing", SelPort: "port",
	SelLabs: "labs", SelOwnLabs: "own_labs", SelRival: "rival", SelHot: "hot", SelWings: "wings", SelMexico: "mexico", SelSelf: "self",
}

// SelectorByName finds a selector by its word.
func SelectorByName(name string) (Selector, bool) {
	for i, n := range Selectors {
		if n == name && name != "" {
			return Selector(i), true
		}
	}
	return SelNone, false
}
