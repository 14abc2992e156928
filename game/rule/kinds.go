package rule

// Kind is the kind of an effect. Numbers are stable.
type Kind uint8

// The effect kinds; Kinds documents each.
const (
	KindNone Kind = iota
	KindAdd
	KindSet
	KindPoints
	KindCooperation
	KindIntel
	KindLocate
	KindRemove
	KindSplit
	KindWar
	KindPeace
	KindLabs
	KindPresence
	KindCrisis
	KindOperation
	KindCasualties
	KindBump
	KindPlan
	KindObjective
	KindPrepare
	KindMoveLabs
	KindRoute
	KindAttack
	KindSettle
	KindInform
	KindFund
	KindConsult
	KindClose
	KindReopen
	KindWarn
	KindFlow
	KindRedLine
	KindBreak
	KindClause
	KindSoilAttack
	KindDeal
	KindRung
	KindTroops
	KindSignal
	KindCount // number of kinds, not a kind
)

// ParamType is the type of an effect kind's parameter, as authors write it.
type ParamType uint8

// The parameter types.
const (
	TInt    ParamType = iota // an integer expression
	TCond                    // a condition
	TField                   // a path to a field that may be written
	TMonths                  // a literal number of months, 0..96
	TBool                    // true or false
	TCrisis                  // a crisis id
	TClause                  // a clause id
	TOp                      // an operation kind
	TSignal                  // a signal id
	TEnum                    // one of the listed words
)

// ParamDef describes one parameter of an effect kind.
type ParamDef struct {
	Name     string
	Type     ParamType
	Required bool
	Words    []string // the words of a TEnum, numbered from 0
	Doc      string
}

// KindDef is one row of the registry of effect kinds.
type KindDef struct {
	Kind   Kind
	Name   string // the key that authors write
	Head   ParamDef
	Params []ParamDef
	Doc    string
}

// Shared are the parameters that every effect may carry.
var Shared = []ParamDef{
	{Name: "by", Type: TInt, Doc: "the amount"},
	{Name: "after", Type: TMonths, Doc: "months of delay before it takes effect (default 0: at once)"},
	{Name: "for", Type: TMonths, Doc: "months it lasts; then an addition is taken back (default 0: it stays)"},
	{Name: "monthly", Type: TBool, Doc: "repeat the addition each month of `for` instead of holding it"},
	{Name: "chance", Type: TInt, Doc: "percent chance, rolled when the effect is reached"},
	{Name: "when", Type: TCond, Doc: "condition, read when the effect is reached"},
	{Name: "source", Type: TEnum, Doc: "a fact id, a claim id, or judgement"},
}

var (
	sideWords = []string{"self", "usa", "mexico"}
	dieWords  = []string{"service", "citizens", "soldiers", "civilians"}
	drawWords = []string{"n", "L", "M", "H"}
	tierWords = []string{"any", "top", "mid"}
	howWords  = []string{"captured", "killed", "delivered", "extradited", "killed_by_us"}
)

// Kinds is the registry of effect kinds, in order of their numbers; Kinds[k].Kind == k.
var Kinds = [KindCount]KindDef{
	KindNone:        {Kind: KindNone, Name: "", Doc: "no effect"},
	KindAdd:         {Kind: KindAdd, Name: "add", Head: ParamDef{Name: "add", Type: TField, Required: true, Doc: "field to change"}, Doc: "adds `by` to a field, clamped to the field's range"},
	KindSet:         {Kind: KindSet, Name: "set", Head: ParamDef{Name: "set", Type: TField, Required: true, Doc: "field to set"}, Doc: "sets a field to `by`"},
	KindPoints:      {Kind: KindPoints, Name: "points", Head: ParamDef{Name: "points", Type: TInt, Required: true, Doc: "escalation points, 4 to a rung"}, Params: []ParamDef{{Name: "ceiling", Type: TInt, Doc: "rung above which the act adds only 1 (default 10)"}}, Doc: "escalation points; above the act's ceiling it adds only 1; negative points de-escalate"},
	KindCooperation: {Kind: KindCooperation, Name: "cooperation", Head: ParamDef{Name: "cooperation", Type: TInt, Required: true, Doc: "change"}, Doc: "changes cooperation; what would fall below -5 becomes alignment -1 and 2 points of escalation each"},
	KindIntel:       {Kind: KindIntel, Name: "intel", Head: ParamDef{Name: "intel", Type: TInt, Required: true, Doc: "levels"}, Params: []ParamDef{{Name: "side", Type: TEnum, Words: sideWords, Doc: "whose intelligence"}}, Doc: "intelligence on the target group in the region (every region of the group when none is named), within the side's ceiling"},
	KindLocate:      {Kind: KindLocate, Name: "locate", Head: ParamDef{Name: "locate", Type: TInt, Required: true, Doc: "leaders"}, Params: []ParamDef{{Name: "side", Type: TEnum, Words: sideWords, Doc: "who learns it"}}, Doc: "a leader at large of the target group becomes located"},
	KindRemove:      {Kind: KindRemove, Name: "remove", Head: ParamDef{Name: "remove", Type: TEnum, Words: tierWords, Required: true, Doc: "tier"}, Params: []ParamDef{{Name: "how", Type: TEnum, Words: howWords, Doc: "captured (default), killed, delivered by a rival wing, extradited, killed by U.S. forces where no seat acts (a crisis)"}}, Doc: "removes one leader of the target group, with every consequence of rules.md, tactical"},
	KindSplit:       {Kind: KindSplit, Name: "split", Head: ParamDef{Name: "split", Type: TInt, Required: true, Doc: "percent chance"}, Doc: "the target group may split"},
	KindWar:         {Kind: KindWar, Name: "war", Head: ParamDef{Name: "war", Type: TInt, Required: true, Doc: "percent chance"}, Doc: "a succession war may begin in the target group"},
	KindPeace:       {Kind: KindPeace, Name: "peace", Head: ParamDef{Name: "peace", Type: TInt, Required: true, Doc: "percent chance"}, Doc: "the target group's succession war may end"},
	KindLabs:        {Kind: KindLabs, Name: "labs", Head: ParamDef{Name: "labs", Type: TInt, Required: true, Doc: "labs destroyed (negative: rebuilt)"}, Doc: "destroys labs of the target group in the region; they are rebuilt in 1-2 months, half elsewhere"},
	KindPresence:    {Kind: KindPresence, Name: "presence", Head: ParamDef{Name: "presence", Type: TInt, Required: true, Doc: "levels"}, Params: []ParamDef{{Name: "of", Type: TEnum, Words: []string{"target", "self"}, Doc: "whose presence (default target)"}}, Doc: "presence of a group in the region"},
	KindCrisis:      {Kind: KindCrisis, Name: "crisis", Head: ParamDef{Name: "crisis", Type: TCrisis, Required: true, Doc: "which"}, Doc: "opens a crisis this month (next month when two are open already)"},
	KindOperation:   {Kind: KindOperation, Name: "operation", Head: ParamDef{Name: "operation", Type: TOp, Required: true, Doc: "kind"}, Doc: "runs an operation with its roll, outcomes and dangers"},
	KindCasualties:  {Kind: KindCasualties, Name: "casualties", Head: ParamDef{Name: "casualties", Type: TEnum, Words: dieWords, Required: true, Doc: "who died"}, Params: []ParamDef{{Name: "draw", Type: TEnum, Words: drawWords, Doc: "n: `by` people; L 0-4, M 1-14, H 4-34, plus `by`"}}, Doc: "people killed"},
	KindBump:        {Kind: KindBump, Name: "bump", Head: ParamDef{Name: "bump", Type: TInt, Required: true, Doc: "percent"}, Params: []ParamDef{{Name: "where", Type: TEnum, Words: []string{"here", "nation"}, Doc: "this region or everywhere"}}, Doc: "violence up (or down) by percent for `for` months"},
	KindPlan:        {Kind: KindPlan, Name: "plan", Head: ParamDef{Name: "plan", Type: TInt, Required: true, Doc: "months"}, Doc: "a plan against reprisals with that life"},
	KindObjective:   {Kind: KindObjective, Name: "objective", Head: ParamDef{Name: "objective", Type: TBool, Required: true, Doc: "true"}, Doc: "declares or changes the objective named by the order's amount; a change after the first month costs approval, once"},
	KindPrepare:     {Kind: KindPrepare, Name: "prepare", Head: ParamDef{Name: "prepare", Type: TBool, Required: true, Doc: "true"}, Doc: "prepares an operation against group and region: +15 next month, may leak"},
	KindMoveLabs:    {Kind: KindMoveLabs, Name: "move_labs", Head: ParamDef{Name: "move_labs", Type: TBool, Required: true, Doc: "true"}, Doc: "moves the actor's labs out of the region; others' intelligence there falls by 2"},
	KindRoute:       {Kind: KindRoute, Name: "route", Head: ParamDef{Name: "route", Type: TInt, Required: true, Doc: "percent of what pressure stops"}, Doc: "opens a route of the actor's own: that much more of what pressure stops gets past it"},
	KindAttack:      {Kind: KindAttack, Name: "attack", Head: ParamDef{Name: "attack", Type: TBool, Required: true, Doc: "true"}, Doc: "attacks the target group's plaza in the region: presence ±1 at 40 + capacity difference / 2"},
	KindSettle:      {Kind: KindSettle, Name: "settle", Head: ParamDef{Name: "settle", Type: TInt, Required: true, Doc: "percent chance"}, Doc: "settles the actor's succession: cohesion +20 and the war ends; not while revenge is 5 or more"},
	KindInform:      {Kind: KindInform, Name: "inform", Head: ParamDef{Name: "inform", Type: TInt, Required: true, Doc: "percent chance of exposure"}, Doc: "informs on the target group: heat +2, intelligence +2; if exposed a grudge and cohesion -5"},
	KindFund:        {Kind: KindFund, Name: "fund", Head: ParamDef{Name: "fund", Type: TInt, Required: true, Doc: "share points"}, Doc: "funds a wing of the target group: its share grows, the war lasts"},
	KindConsult:     {Kind: KindConsult, Name: "consult", Head: ParamDef{Name: "consult", Type: TBool, Required: true, Doc: "true"}, Doc: "asking may leak to the target"},
	KindClose:       {Kind: KindClose, Name: "close", Head: ParamDef{Name: "close", Type: TInt, Required: true, Doc: "weeks a month"}, Params: []ParamDef{{Name: "where", Type: TEnum, Words: []string{"here", "nation"}, Doc: "this crossing zone or the whole border"}}, Doc: "closes crossings for `for` months"},
	KindReopen:      {Kind: KindReopen, Name: "reopen", Head: ParamDef{Name: "reopen", Type: TInt, Required: true, Doc: "weeks"}, Doc: "reopens closed weeks and lifts pressure at the crossings"},
	KindWarn:        {Kind: KindWarn, Name: "warn", Head: ParamDef{Name: "warn", Type: TBool, Required: true, Doc: "true"}, Doc: "the target group is warned: intelligence on it falls to 0-1"},
	KindFlow:        {Kind: KindFlow, Name: "flow", Head: ParamDef{Name: "flow", Type: TInt, Required: true, Doc: "points of flow"}, Doc: "a shock to the flow of drugs; three eighths of the gap come back each month"},
	KindRedLine:     {Kind: KindRedLine, Name: "red_line", Head: ParamDef{Name: "red_line", Type: TBool, Required: true, Doc: "true"}, Doc: "Mexico's red line: groups that confront draw double force, quiet ones none"},
	KindBreak:       {Kind: KindBreak, Name: "break", Head: ParamDef{Name: "break", Type: TEnum, Words: sideWords, Required: true, Doc: "who is blamed"}, Doc: "ends every treaty of that seat with the other republic, without a price"},
	KindClause:      {Kind: KindClause, Name: "clause", Head: ParamDef{Name: "clause", Type: TClause, Required: true, Doc: "clause"}, Params: []ParamDef{{Name: "kind", Type: TOp, Doc: "the kind of operation that a clause of consent allows"}}, Doc: "a one-clause treaty comes into force for `for` months"},
	KindSoilAttack:  {Kind: KindSoilAttack, Name: "soil_attack", Head: ParamDef{Name: "soil_attack", Type: TInt, Required: true, Doc: "percent chance the lieutenants obey"}, Doc: "an order to attack on U.S. soil: obeyed it opens the crisis, refused it costs cohesion and the U.S. learns of it"},
	KindDeal:        {Kind: KindDeal, Name: "deal", Head: ParamDef{Name: "deal", Type: TInt, Required: true, Doc: "percent chance of a split when a wing is betrayed"}, Doc: "a deal with U.S. prosecutors: a rival's leader is located for leniency"},
	KindRung:        {Kind: KindRung, Name: "rung", Head: ParamDef{Name: "rung", Type: TInt, Required: true, Doc: "rung"}, Doc: "a deliberate step to a rung that drift never reaches (9, 10)"},
	KindSignal:      {Kind: KindSignal, Name: "signal", Head: ParamDef{Name: "signal", Type: TSignal, Required: true, Doc: "signal"}, Doc: "the acting seat posts a signal: a test of its word that is decided later"},
	KindTroops:      {Kind: KindTroops, Name: "troops", Head: ParamDef{Name: "troops", Type: TInt, Required: true, Doc: "units"}, Doc: "moves Mexican troop units to the region"},
}

// ByName finds an effect kind by the key that authors write.
func ByName(name string) (KindDef, bool) {
	for _, k := range Kinds {
		if k.Name == name && name != "" {
			return k, true
		}
	}
	return KindDef{}, false
}

// Effect is one compiled effect. Unused parts are zero.
type Effect struct {
	Kind    Kind
	Monthly bool
	Field   uint16 // KindAdd, KindSet
	After   int16
	For     int16
	Arg     int16 // the enum word, crisis, clause or operation kind of the head
	Arg2    int16 // the enum word of the one further parameter
	I, J    Ref
	By      Node // the head's value for kinds whose head is an integer, else `by`
	Chance  *Node
	When    *Node
	Ceiling *Node // KindPoints
	Source  string
}
