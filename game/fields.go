package game

// Field is the stable number of a field of State. Numbers are only ever appended: saved games refer to them.
type Field uint16

// The fields, by part of State. The registry below says what each one is.
const (
	FMonth              Field = 1
	FPhase              Field = 2
	FRound              Field = 3
	FEndedBy            Field = 4
	FLastBy             Field = 5
	FEscalation         Field = 6
	FTrade              Field = 7
	FTradeCut           Field = 8
	FTradeRetal         Field = 9
	FTradeFloor         Field = 10
	FCooperation        Field = 11
	FAlignment          Field = 12
	FViolence           Field = 13
	FMissing            Field = 14
	FFlow               Field = 15
	FPrice              Field = 16
	FCrossings          Field = 17
	FOverdose           Field = 18
	FOverdoseRef        Field = 19
	FExpectation        Field = 20
	FConfidence         Field = 21
	FServiceDead        Field = 22
	FCitizensDead       Field = 23
	FSoldiersDead       Field = 24
	FCiviliansDead      Field = 25
	FFlowShock          Field = 26
	FPrecursor          Field = 27
	FDemand             Field = 28
	FFlow1              Field = 29
	FFlow2              Field = 30
	FCalm               Field = 31
	FQuiet              Field = 32
	FClosed             Field = 33
	FBorderOut          Field = 34
	FRecession          Field = 35
	FUninvited          Field = 36
	FLastUninvited      Field = 37
	FLastOp             Field = 38
	FOpsWon             Field = 39
	FCrisesUs           Field = 40
	FTopOut             Field = 41
	FMidOut             Field = 42
	FSettled            Field = 43
	FRally              Field = 44
	FRefused            Field = 45
	FDecree             Field = 46
	FRedLine            Field = 47
	FCrisesNow          Field = 48
	FCrisis             Field = 49
	FCrisisRegion       Field = 50
	FCrisisGroup        Field = 51
	FCrisisBy           Field = 52
	FSoilHits           Field = 53
	FConceded           Field = 54
	FUltimatum          Field = 55
	FTariffOn           Field = 56
	FSummit             Field = 57
	FFights             Field = 58
	FHeld               Field = 59
	FFacilitated        Field = 60
	FApproval           Field = 100
	FCredibility        Field = 101
	FObjective          Field = 102
	FDeclared           Field = 103
	FChanged            Field = 104
	FSealed             Field = 105
	FPosture            Field = 106
	FSignal             Field = 107
	FSignalEnd          Field = 108
	FAuthority          Field = 109
	FExposure           Field = 110
	FGuardrail          Field = 111
	FSovereignty        Field = 112
	FGrievance          Field = 113
	FReforms            Field = 114
	FExtraditions       Field = 115
	FIdle               Field = 116
	FScoreAtClose       Field = 117
	FFreeTroops         Field = 118
	FResource           Field = 150
	FLeak               Field = 151
	FPlan               Field = 152
	FOrderPosture       Field = 153
	FStanding           Field = 154
	FRested             Field = 155
	FChoice             Field = 156
	FOffered            Field = 157
	FConsults           Field = 158
	FSpeech             Field = 159
	FMarch              Field = 160
	FSpoken             Field = 161
	FDraft              Field = 170
	FPrep               Field = 171
	FMemo               Field = 172
	FAlive              Field = 200
	FParent             Field = 201
	FHeat               Field = 202
	FCapacity           Field = 203
	FWings              Field = 204
	FWar                Field = 205
	FTop                Field = 206
	FTopRemoved         Field = 207
	FMid                Field = 208
	FMidRemoved         Field = 209
	FSuccession         Field = 210
	FSuccessionsSettled Field = 211
	FStruck             Field = 212
	FKilledByUs         Field = 213
	FDesignated         Field = 214
	FCount              Field = 215
	FHitByUs            Field = 216
	FCash               Field = 230
	FCohesion           Field = 231
	FShare              Field = 232
	FStance             Field = 233
	FIncome             Field = 234
	FIncome1            Field = 235
	FIncome2            Field = 236
	FSecurity           Field = 237
	FGuard              Field = 238
	FOutput             Field = 239
	FMarkets            Field = 240
	FRecruit            Field = 241
	FRevenge            Field = 242
	FPlazas             Field = 244
	FArms               Field = 245
	FSqueeze            Field = 246
	FRoute              Field = 247
	FLine               Field = 260
	FGrudge             Field = 261
	FGroupDraft         Field = 262
	FCore               Field = 280
	FRest               Field = 281
	FTroops             Field = 282
	FClosedHere         Field = 283
	FPressure           Field = 284
	FDisplaced          Field = 285
	FAssets             Field = 286
	FPressed            Field = 287
	FContest            Field = 288
	FPresence           Field = 300
	FLabs               Field = 301
	FIntelUsa           Field = 302
	FIntelMexico        Field = 303
	FBeliefCash         Field = 320
	FBeliefCohesion     Field = 321
	FBeliefLabs         Field = 322
	FBeliefLeak         Field = 323
	FLocated            Field = 324
	FTreatyLive         Field = 340
	FTreatyA            Field = 341
	FTreatyB            Field = 342
	FTreatySince        Field = 343
	FTreatyUntil        Field = 344
	FTreatyMask         Field = 345
	FTreatyStrain       Field = 346
	FTreatyDone         Field = 347
	FTreatyDoneB        Field = 348
	FTreatyClause       Field = 349
	FOfferState         Field = 360
	FOfferFrom          Field = 361
	FOfferTo            Field = 362
	FOfferMonths        Field = 363
	FOfferLapses        Field = 364
	FOfferRound         Field = 365
	FOfferAnswer        Field = 366
	FOfferClause        Field = 369
	FOfferCounters      Field = 370
	FOfferHaggle        Field = 371
	FModKind            Field = 380
	FModField           Field = 381
	FModI               Field = 382
	FModJ               Field = 383
	FModAmount          Field = 384
	FModFrom            Field = 385
	FModUntil           Field = 386
	FModOwner           Field = 387
	FCounter            Field = 400
	FFired              Field = 401
	FPending            Field = 421
	FLeaked             Field = 422
	FWarLeft            Field = 423
	FRebuild            Field = 424
	FBurned             Field = 425
	FFlowModel          Field = 427
	FBurnt              Field = 429
	FPlanned            Field = 430
	FWorded             Field = 431
	FTold               Field = 432
	FieldCount          Field = 433 // numbers in use lie below this
)

// Registry describes every field of State, by number; unused numbers have an empty Name. It drives expressions,
// overrides, redaction, the leak test, checksums, differences and exports.
var Registry = [FieldCount]FieldDef{
	FMonth:              {Name: "month", Scope: ScopeWorld, Min: 0, Max: 120, Seen: SeenByAll, Doc: "month of the exercise, 1 is the first", at: func(s *State, i, j int) *int16 { return &s.World.Month }},
	FPhase:              {Name: "phase", Scope: ScopeWorld, Min: 0, Max: 8, Seen: SeenByAll, Doc: "phase", at: func(s *State, i, j int) *int16 { return &s.World.Phase }},
	FRound:              {Name: "round", Scope: ScopeWorld, Min: 0, Max: 2, Seen: SeenByAll, Doc: "round of the talks", at: func(s *State, i, j int) *int16 { return &s.World.Round }},
	FEndedBy:            {Name: "ended_by", Scope: ScopeWorld, Min: 0, Max: 4, Seen: SeenByAll, Doc: "ending", at: func(s *State, i, j int) *int16 { return &s.World.EndedBy }},
	FLastBy:             {Name: "last_by", Scope: ScopeWorld, Min: 0, Max: 6, Seen: SeenByNone, Doc: "seat that made the last step", at: func(s *State, i, j int) *int16 { return &s.Hidden.LastBy }},
	FEscalation:         {Name: "escalation", Scope: ScopeWorld, Min: 0, Max: 43, Seen: SeenByAll, Doc: "points, 4 to a rung", at: func(s *State, i, j int) *int16 { return &s.World.Escalation }},
	FTrade:              {Name: "trade", Scope: ScopeWorld, Min: 0, Max: 100, Seen: SeenByAll, Doc: "trade track", at: func(s *State, i, j int) *int16 { return &s.World.Trade }},
	FTradeCut:           {Name: "trade_cut", Scope: ScopeWorld, Min: 0, Max: 60, Seen: SeenByAll, Doc: "points U.S. tariffs take off the ceiling", at: func(s *State, i, j int) *int16 { return &s.World.TradeCut }},
	FTradeRetal:         {Name: "trade_retal", Scope: ScopeWorld, Min: 0, Max: 60, Seen: SeenByAll, Doc: "points Mexican measures take off the ceiling", at: func(s *State, i, j int) *int16 { return &s.World.TradeRetal }},
	FTradeFloor:         {Name: "trade_floor", Scope: ScopeWorld, Min: 0, Max: 20, Seen: SeenByAll, Doc: "points that diversification saves of a loss", at: func(s *State, i, j int) *int16 { return &s.World.TradeFloor }},
	FCooperation:        {Name: "cooperation", Scope: ScopeWorld, Min: -5, Max: 10, Seen: SeenByAll, Doc: "cooperation track", at: func(s *State, i, j int) *int16 { return &s.World.Cooperation }},
	FAlignment:          {Name: "alignment", Scope: ScopeWorld, Min: 0, Max: 10, Seen: SeenByAll, Doc: "alignment track", at: func(s *State, i, j int) *int16 { return &s.World.Alignment }},
	FViolence:           {Name: "violence", Scope: ScopeWorld, Min: 20, Max: 400, Seen: SeenByAll, Doc: "index, 100 the year before", at: func(s *State, i, j int) *int16 { return &s.World.Violence }},
	FMissing:            {Name: "missing", Scope: ScopeWorld, Min: 20, Max: 400, Seen: SeenByAll, Doc: "disappearances, index", at: func(s *State, i, j int) *int16 { return &s.World.Missing }},
	FFlow:               {Name: "flow", Scope: ScopeWorld, Min: 5, Max: 150, Seen: SeenByAll, Doc: "drugs reaching the border, index", at: func(s *State, i, j int) *int16 { return &s.World.Flow }},
	FPrice:              {Name: "price", Scope: ScopeWorld, Min: 50, Max: 150, Seen: SeenByAll, Doc: "street price, index", at: func(s *State, i, j int) *int16 { return &s.World.Price }},
	FCrossings:          {Name: "crossings", Scope: ScopeWorld, Min: 10, Max: 300, Seen: SeenByAll, Doc: "people crossing, index", at: func(s *State, i, j int) *int16 { return &s.World.Crossings }},
	FOverdose:           {Name: "overdose", Scope: ScopeWorld, Min: 10, Max: 200, Seen: SeenByAll, Doc: "overdose deaths, index", at: func(s *State, i, j int) *int16 { return &s.World.Overdose }},
	FOverdoseRef:        {Name: "overdose_ref", Scope: ScopeWorld, Min: 10, Max: 200, Seen: SeenByAll, Doc: "what overdose would have been", at: func(s *State, i, j int) *int16 { return &s.World.OverdoseRef }},
	FExpectation:        {Name: "expectation", Scope: ScopeWorld, Min: 0, Max: 10, Seen: SeenByAll, Doc: "how far force is expected", at: func(s *State, i, j int) *int16 { return &s.World.Expectation }},
	FConfidence:         {Name: "confidence", Scope: ScopeWorld, Min: 0, Max: 10, Seen: SeenByAll, Doc: "business confidence", at: func(s *State, i, j int) *int16 { return &s.World.Confidence }},
	FServiceDead:        {Name: "service_dead", Scope: ScopeWorld, Min: 0, Max: 30000, Seen: SeenByAll, Doc: "U.S. service members killed", at: func(s *State, i, j int) *int16 { return &s.World.Service }},
	FCitizensDead:       {Name: "citizens_dead", Scope: ScopeWorld, Min: 0, Max: 30000, Seen: SeenByAll, Doc: "U.S. citizens killed", at: func(s *State, i, j int) *int16 { return &s.World.Citizens }},
	FSoldiersDead:       {Name: "soldiers_dead", Scope: ScopeWorld, Min: 0, Max: 30000, Seen: SeenByAll, Doc: "Mexican soldiers killed", at: func(s *State, i, j int) *int16 { return &s.World.Soldiers }},
	FCiviliansDead:      {Name: "civilians_dead", Scope: ScopeWorld, Min: 0, Max: 30000, Seen: SeenByAll, Doc: "Mexican civilians killed", at: func(s *State, i, j int) *int16 { return &s.World.Civilians }},
	FFlowShock:          {Name: "flow_shock", Scope: ScopeWorld, Min: 0, Max: 80, Seen: SeenByNone, Doc: "flow lost to strikes, coming back", at: func(s *State, i, j int) *int16 { return &s.Hidden.FlowShock }},
	FPrecursor:          {Name: "precursor", Scope: ScopeWorld, Min: 0, Max: 60, Seen: SeenByAll, Doc: "flow lost to precursor measures", at: func(s *State, i, j int) *int16 { return &s.World.Precursor }},
	FDemand:             {Name: "demand", Scope: ScopeWorld, Min: 0, Max: 30, Seen: SeenByAll, Doc: "demand cut by treatment", at: func(s *State, i, j int) *int16 { return &s.World.Demand }},
	FFlow1:              {Name: "flow_1", Scope: ScopeWorld, Min: 0, Max: 150, Seen: SeenByAll, Doc: "flow a month ago", at: func(s *State, i, j int) *int16 { return &s.World.Flow1 }},
	FFlow2:              {Name: "flow_2", Scope: ScopeWorld, Min: 0, Max: 150, Seen: SeenByAll, Doc: "flow two months ago", at: func(s *State, i, j int) *int16 { return &s.World.Flow2 }},
	FCalm:               {Name: "calm", Scope: ScopeWorld, Min: 0, Max: 40, Seen: SeenByAll, Doc: "percent off violence by policing and institutions", at: func(s *State, i, j int) *int16 { return &s.World.Calm }},
	FQuiet:              {Name: "quiet", Scope: ScopeWorld, Min: 0, Max: 120, Seen: SeenByAll, Doc: "months in a row without an operation", at: func(s *State, i, j int) *int16 { return &s.World.Quiet }},
	FClosed:             {Name: "closed", Scope: ScopeWorld, Min: 0, Max: 4, Seen: SeenByAll, Doc: "closed weeks a month along the whole border", at: func(s *State, i, j int) *int16 { return &s.World.Closed }},
	FBorderOut:          {Name: "border_out", Scope: ScopeWorld, Min: 0, Max: 24, Seen: SeenByAll, Doc: "months Mexico keeps a supply line shut", at: func(s *State, i, j int) *int16 { return &s.World.BorderOut }},
	FRecession:          {Name: "recession", Scope: ScopeWorld, Min: 0, Max: 1, Seen: SeenByAll, Doc: "recession in both countries", at: func(s *State, i, j int) *int16 { return &s.World.Recession }},
	FUninvited:          {Name: "uninvited", Scope: ScopeWorld, Min: 0, Max: 120, Seen: SeenByAll, Doc: "uninvited operations so far", at: func(s *State, i, j int) *int16 { return &s.World.Uninvited }},
	FLastUninvited:      {Name: "last_uninvited", Scope: ScopeWorld, Min: 0, Max: 120, Seen: SeenByAll, Doc: "month of the last uninvited operation", at: func(s *State, i, j int) *int16 { return &s.World.LastUnvtd }},
	FLastOp:             {Name: "last_op", Scope: ScopeWorld, Min: 0, Max: 120, Seen: SeenByAll, Doc: "month of the last U.S. operation", at: func(s *State, i, j int) *int16 { return &s.World.LastOp }},
	FOpsWon:             {Name: "ops_won", Scope: ScopeWorld, Min: 0, Max: 120, Seen: SeenByAll, Doc: "successful U.S. operations", at: func(s *State, i, j int) *int16 { return &s.World.OpsWon }},
	FCrisesUs:           {Name: "crises_us", Scope: ScopeWorld, Min: 0, Max: 120, Seen: SeenByAll, Doc: "crises the U.S. lost", at: func(s *State, i, j int) *int16 { return &s.World.CrisesUS }},
	FTopOut:             {Name: "top_out", Scope: ScopeWorld, Min: 0, Max: 200, Seen: SeenByAll, Doc: "tier-1 leaders removed", at: func(s *State, i, j int) *int16 { return &s.World.TopOut }},
	FMidOut:             {Name: "mid_out", Scope: ScopeWorld, Min: 0, Max: 500, Seen: SeenByAll, Doc: "tier-2 leaders removed", at: func(s *State, i, j int) *int16 { return &s.World.MidOut }},
	FSettled:            {Name: "settled", Scope: ScopeWorld, Min: 0, Max: 100, Seen: SeenByAll, Doc: "successions settled", at: func(s *State, i, j int) *int16 { return &s.World.Settled }},
	FRally:              {Name: "rally", Scope: ScopeWorld, Min: 0, Max: 120, Seen: SeenByAll, Doc: "month of the last rally in Mexico", at: func(s *State, i, j int) *int16 { return &s.World.Rally }},
	FRefused:            {Name: "refused", Scope: ScopeWorld, Min: 0, Max: 120, Seen: SeenByAll, Doc: "month of the last refusal of consent", at: func(s *State, i, j int) *int16 { return &s.World.Refused }},
	FDecree:             {Name: "decree", Scope: ScopeWorld, Min: 0, Max: 24, Seen: SeenByAll, Doc: "months the limits on foreign agents still stand", at: func(s *State, i, j int) *int16 { return &s.World.Decree }},
	FRedLine:            {Name: "red_line", Scope: ScopeWorld, Min: 0, Max: 1, Seen: SeenByAll, Doc: "Mexico drew its red line", at: func(s *State, i, j int) *int16 { return &s.World.RedLine }},
	FCrisesNow:          {Name: "crises_now", Scope: ScopeWorld, Min: 0, Max: 6, Seen: SeenByAll, Doc: "crises opened this month", at: func(s *State, i, j int) *int16 { return &s.World.CrisesNow }},
	FCrisis:             {Name: "crisis", Scope: ScopeWorld, Min: 0, Max: 40, Seen: SeenByAll, Doc: "1 + the open crisis", at: func(s *State, i, j int) *int16 { return &s.World.Crisis }},
	FCrisisRegion:       {Name: "crisis_region", Scope: ScopeWorld, Min: 0, Max: 20, Seen: SeenByAll, Doc: "1 + its region", at: func(s *State, i, j int) *int16 { return &s.World.CrisisReg }},
	FCrisisGroup:        {Name: "crisis_group", Scope: ScopeWorld, Min: 0, Max: 24, Seen: SeenByAll, Doc: "1 + its group", at: func(s *State, i, j int) *int16 { return &s.World.CrisisGrp }},
	FCrisisBy:           {Name: "crisis_by", Scope: ScopeWorld, Min: 0, Max: 6, Seen: SeenByAll, Doc: "1 + the seat that opened it", at: func(s *State, i, j int) *int16 { return &s.World.CrisisBy }},
	FSoilHits:           {Name: "soil_hits", Scope: ScopeWorld, Min: 0, Max: 50, Seen: SeenByAll, Doc: "attacks on U.S. soil", at: func(s *State, i, j int) *int16 { return &s.World.SoilHits }},
	FConceded:           {Name: "conceded", Scope: ScopeWorld, Min: 0, Max: 120, Seen: SeenByAll, Doc: "month of Mexico's last visible concession", at: func(s *State, i, j int) *int16 { return &s.World.Conceded }},
	FUltimatum:          {Name: "ultimatum", Scope: ScopeWorld, Min: 0, Max: 12, Seen: SeenByAll, Doc: "months a U.S. ultimatum still runs", at: func(s *State, i, j int) *int16 { return &s.World.Ultimatum }},
	FTariffOn:           {Name: "tariffs", Scope: ScopeWorld, Min: 0, Max: 1, Seen: SeenByAll, Doc: "U.S. tariffs stand", at: func(s *State, i, j int) *int16 { return &s.World.TariffOn }},
	FSummit:             {Name: "summit", Scope: ScopeWorld, Min: 0, Max: 120, Seen: SeenByAll, Doc: "month of the last summit", at: func(s *State, i, j int) *int16 { return &s.World.Summit }},
	FFights:             {Name: "fights", Scope: ScopeWorld, Min: 0, Max: 20, Seen: SeenByAll, Doc: "fighting at the crossings this month", at: func(s *State, i, j int) *int16 { return &s.World.Fights }},
	FHeld:               {Name: "held", Scope: ScopeWorld, Min: 0, Max: 4, Seen: SeenByAll, Doc: "closed weeks that a government has paid to hold open this month", at: func(s *State, i, j int) *int16 { return &s.World.Held }},
	FFacilitated:        {Name: "facilitated", Scope: ScopeWorld, Min: 0, Max: 1, Seen: SeenByAll, Doc: "a facilitator rules on memos", at: func(s *State, i, j int) *int16 { return &s.World.Facilitated }},
	FApproval:           {Name: "approval", Scope: ScopeSeat, Min: 0, Max: 100, Seen: SeenByAll, Doc: "approval, percent", at: func(s *State, i, j int) *int16 { return &s.Seats[i].Approval }},
	FCredibility:        {Name: "credibility", Scope: ScopeSeat, Min: 0, Max: 10, Seen: SeenByAll, Doc: "credibility", at: func(s *State, i, j int) *int16 { return &s.Seats[i].Credibility }},
	FObjective:          {Name: "objective", Scope: ScopeSeat, Min: 0, Max: 20, Seen: SeenByAll, Doc: "1 + declared objective", at: func(s *State, i, j int) *int16 { return &s.Seats[i].Objective }},
	FDeclared:           {Name: "declared", Scope: ScopeSeat, Min: 0, Max: 120, Seen: SeenByAll, Doc: "month of the declaration", at: func(s *State, i, j int) *int16 { return &s.Seats[i].Declared }},
	FChanged:            {Name: "changed", Scope: ScopeSeat, Min: 0, Max: 9, Seen: SeenByAll, Doc: "times the objective changed", at: func(s *State, i, j int) *int16 { return &s.Seats[i].Changed }},
	FSealed:             {Name: "sealed", Scope: ScopeSeat, Min: 0, Max: 1, Seen: SeenByAll, Doc: "its part of the phase is in", at: func(s *State, i, j int) *int16 { return &s.Seats[i].Sealed }},
	FPosture:            {Name: "posture", Scope: ScopeSeat, Min: 0, Max: 60, Seen: SeenByAll, Doc: "1 + posture last revealed", at: func(s *State, i, j int) *int16 { return &s.Seats[i].Posture }},
	FSignal:             {Name: "signal", Scope: ScopeSeat, Min: 0, Max: 60, Seen: SeenByAll, Doc: "1 + signal in force", at: func(s *State, i, j int) *int16 { return &s.Seats[i].Signal }},
	FSignalEnd:          {Name: "signal_end", Scope: ScopeSeat, Min: 0, Max: 120, Seen: SeenByAll, Doc: "its last month", at: func(s *State, i, j int) *int16 { return &s.Seats[i].SignalEnd }},
	FAuthority:          {Name: "authority", Scope: ScopeSeat, Min: 0, Max: 3, Seen: SeenByAll, Doc: "legal authority", at: func(s *State, i, j int) *int16 { return &s.Seats[i].Authority }},
	FExposure:           {Name: "exposure", Scope: ScopeSeat, Min: 0, Max: 10, Seen: SeenByAll, Doc: "exposure of covert action", at: func(s *State, i, j int) *int16 { return &s.Seats[i].Exposure }},
	FGuardrail:          {Name: "guardrail", Scope: ScopeSeat, Min: 0, Max: 3, Seen: SeenByAll, Doc: "advisers who can delay or soften", at: func(s *State, i, j int) *int16 { return &s.Seats[i].Guardrail }},
	FSovereignty:        {Name: "sovereignty", Scope: ScopeSeat, Min: 0, Max: 100, Seen: SeenByAll, Doc: "sovereignty", at: func(s *State, i, j int) *int16 { return &s.Seats[i].Sovereignty }},
	FGrievance:          {Name: "grievance", Scope: ScopeSeat, Min: 0, Max: 10, Seen: SeenByAll, Doc: "grievance", at: func(s *State, i, j int) *int16 { return &s.Seats[i].Grievance }},
	FReforms:            {Name: "reforms", Scope: ScopeSeat, Min: 0, Max: 10, Seen: SeenByAll, Doc: "reforms in force", at: func(s *State, i, j int) *int16 { return &s.Seats[i].Reforms }},
	FExtraditions:       {Name: "extraditions", Scope: ScopeSeat, Min: 0, Max: 12, Seen: SeenByAll, Doc: "extraditions left", at: func(s *State, i, j int) *int16 { return &s.Seats[i].Extradites }},
	FIdle:               {Name: "idle", Scope: ScopeSeat, Min: 0, Max: 120, Seen: SeenBySeat, Doc: "months in a row without a tactical order", at: func(s *State, i, j int) *int16 { return &s.Own[i].Idle }},
	FScoreAtClose:       {Name: "score_at_close", Scope: ScopeSeat, Min: 0, Max: 100, Seen: SeenBySeat, Doc: "score when the orders ended", at: func(s *State, i, j int) *int16 { return &s.Own[i].Score }},
	FFreeTroops:         {Name: "free_troops", Scope: ScopeSeat, Min: 0, Max: 20, Seen: SeenByAll, Doc: "troop units not placed", at: func(s *State, i, j int) *int16 { return &s.Seats[i].FreeTroops }},
	FResource:           {Name: "resource", Scope: ScopeSeat, Min: 0, Max: 8, Seen: SeenBySeat, Doc: "political capital", at: func(s *State, i, j int) *int16 { return &s.Own[i].Resource }},
	FLeak:               {Name: "leak", Scope: ScopeSeat, Min: 0, Max: 10, Seen: SeenBySeat, Doc: "press leaks or corruption", at: func(s *State, i, j int) *int16 { return &s.Own[i].Leak }},
	FPlan:               {Name: "plan", Scope: ScopeSeat, Min: 0, Max: 12, Seen: SeenBySeat, Doc: "months a plan still lives", at: func(s *State, i, j int) *int16 { return &s.Own[i].Plan }},
	FOrderPosture:       {Name: "order_posture", Scope: ScopeSeat, Min: 0, Max: 59, Seen: SeenBySeat, Doc: "posture in the sheet", at: func(s *State, i, j int) *int16 { return &s.Own[i].Posture }},
	FStanding:           {Name: "standing", Scope: ScopeSeat, Min: 0, Max: 60, Seen: SeenBySeat, Doc: "1 + posture of the last sheet", at: func(s *State, i, j int) *int16 { return &s.Own[i].Stand }},
	FRested:             {Name: "rested", Scope: ScopeSeat, Min: 0, Max: 1, Seen: SeenBySeat, Doc: "an empty column paid last month", at: func(s *State, i, j int) *int16 { return &s.Own[i].Rested }},
	FChoice:             {Name: "choice", Scope: ScopeSeat, Min: 0, Max: 9, Seen: SeenBySeat, Doc: "1 + option chosen in the crisis", at: func(s *State, i, j int) *int16 { return &s.Own[i].Choice }},
	FOffered:            {Name: "offered", Scope: ScopeSeat, Min: 0, Max: 9, Seen: SeenBySeat, Doc: "offers made this month", at: func(s *State, i, j int) *int16 { return &s.Own[i].Offered }},
	FConsults:           {Name: "consults", Scope: ScopeSeat, Min: 0, Max: 9, Seen: SeenBySeat, Doc: "consultations asked this month", at: func(s *State, i, j int) *int16 { return &s.Own[i].Consults }},
	FSpeech:             {Name: "speech", Scope: ScopeSeat, Min: 0, Max: 60, Seen: SeenBySeat, Doc: "1 + signal to be posted when the round ends", at: func(s *State, i, j int) *int16 { return &s.Own[i].Speech }},
	FMarch:              {Name: "march", Scope: ScopeSeat, Min: 0, Max: 9, Seen: SeenBySeat, Doc: "troop units moved this month", at: func(s *State, i, j int) *int16 { return &s.Own[i].March }},
	FSpoken:             {Name: "spoken", Scope: ScopeSeat, Min: 0, Max: 120, Seen: SeenBySeat, Doc: "month of its last signal", at: func(s *State, i, j int) *int16 { return &s.Own[i].Spoken }},
	FDraft:              {Name: "draft", Scope: ScopeSeatSlot, Min: -30000, Max: 30000, Seen: SeenBySeat, Doc: "the sheet: column*5 + (1+id, 1+region, 1+group, 1+wing, amount)", at: func(s *State, i, j int) *int16 { return &s.Own[i].Draft[j/5][j%5] }},
	FPrep:               {Name: "prepared", Scope: ScopeSeatSlot, Min: 0, Max: 24, Seen: SeenBySeat, Doc: "prepared operations: slot*2 + (1+region, 1+group)", at: func(s *State, i, j int) *int16 { return &s.Own[i].Prep[j/2][j%2] }},
	FMemo:               {Name: "memo", Scope: ScopeSeatSlot, Min: -2, Max: 32767, Seen: SeenBySeat, Doc: "by column: number of a memo's text, -1 played, -2 dismissed", at: func(s *State, i, j int) *int16 { return &s.Own[i].Memo[j] }},
	FAlive:              {Name: "alive", Scope: ScopeGroup, Min: 0, Max: 1, Seen: SeenByAll, Doc: "exists", at: func(s *State, i, j int) *int16 { return &s.Groups[i].Alive }},
	FParent:             {Name: "parent", Scope: ScopeGroup, Min: 0, Max: 24, Seen: SeenByAll, Doc: "1 + group it split from", at: func(s *State, i, j int) *int16 { return &s.Groups[i].Parent }},
	FHeat:               {Name: "heat", Scope: ScopeGroup, Min: 0, Max: 10, Seen: SeenByAll, Doc: "heat", at: func(s *State, i, j int) *int16 { return &s.Groups[i].Heat }},
	FCapacity:           {Name: "capacity", Scope: ScopeGroup, Min: 0, Max: 100, Seen: SeenByAll, Doc: "capacity", at: func(s *State, i, j int) *int16 { return &s.Groups[i].Capacity }},
	FWings:              {Name: "wings", Scope: ScopeGroup, Min: 1, Max: 2, Seen: SeenByAll, Doc: "wings", at: func(s *State, i, j int) *int16 { return &s.Groups[i].Wings }},
	FWar:                {Name: "war", Scope: ScopeGroup, Min: 0, Max: 120, Seen: SeenByAll, Doc: "months of succession war", at: func(s *State, i, j int) *int16 { return &s.Groups[i].War }},
	FTop:                {Name: "top", Scope: ScopeGroup, Min: 0, Max: 12, Seen: SeenByAll, Doc: "tier-1 leaders at the start", at: func(s *State, i, j int) *int16 { return &s.Groups[i].Top }},
	FTopRemoved:         {Name: "top_removed", Scope: ScopeGroup, Min: 0, Max: 60, Seen: SeenByAll, Doc: "tier-1 leaders removed", at: func(s *State, i, j int) *int16 { return &s.Groups[i].TopOut }},
	FMid:                {Name: "mid", Scope: ScopeGroup, Min: 0, Max: 40, Seen: SeenByAll, Doc: "tier-2 leaders at the start", at: func(s *State, i, j int) *int16 { return &s.Groups[i].Mid }},
	FMidRemoved:         {Name: "mid_removed", Scope: ScopeGroup, Min: 0, Max: 120, Seen: SeenByAll, Doc: "tier-2 leaders removed", at: func(s *State, i, j int) *int16 { return &s.Groups[i].MidOut }},
	FSuccession:         {Name: "succession", Scope: ScopeGroup, Min: 0, Max: 1, Seen: SeenByAll, Doc: "succession open", at: func(s *State, i, j int) *int16 { return &s.Groups[i].Succ }},
	FSuccessionsSettled: {Name: "successions_settled", Scope: ScopeGroup, Min: 0, Max: 20, Seen: SeenByAll, Doc: "successions settled", at: func(s *State, i, j int) *int16 { return &s.Groups[i].Settled }},
	FStruck:             {Name: "struck", Scope: ScopeGroup, Min: 0, Max: 120, Seen: SeenByAll, Doc: "month last struck", at: func(s *State, i, j int) *int16 { return &s.Groups[i].Struck }},
	FKilledByUs:         {Name: "killed_by_us", Scope: ScopeGroup, Min: 0, Max: 120, Seen: SeenByAll, Doc: "month U.S. forces last killed a leader", at: func(s *State, i, j int) *int16 { return &s.Groups[i].KilledBy }},
	FHitByUs:            {Name: "hit_by_us", Scope: ScopeGroup, Min: 0, Max: 120, Seen: SeenByAll, Doc: "month U.S. forces last struck it", at: func(s *State, i, j int) *int16 { return &s.Groups[i].HitBy }},
	FDesignated:         {Name: "designated", Scope: ScopeGroup, Min: 0, Max: 1, Seen: SeenByAll, Doc: "designated as terrorists", at: func(s *State, i, j int) *int16 { return &s.Groups[i].Labelled }},
	FCount:              {Name: "count", Scope: ScopeGroup, Min: 0, Max: 200, Seen: SeenByAll, Doc: "organisations counted in it", at: func(s *State, i, j int) *int16 { return &s.Groups[i].Count }},
	FCash:               {Name: "cash", Scope: ScopeGroup, Min: 0, Max: 9999, Seen: SeenByGroup, Doc: "cash, millions of dollars", at: func(s *State, i, j int) *int16 { return &s.Secret[i].Cash }},
	FCohesion:           {Name: "cohesion", Scope: ScopeGroup, Min: 0, Max: 100, Seen: SeenByGroup, Doc: "cohesion", at: func(s *State, i, j int) *int16 { return &s.Secret[i].Cohesion }},
	FShare:              {Name: "share", Scope: ScopeGroup, Min: 0, Max: 100, Seen: SeenByGroup, Doc: "percent of the first wing", at: func(s *State, i, j int) *int16 { return &s.Secret[i].Share }},
	FStance:             {Name: "stance", Scope: ScopeGroup, Min: 0, Max: 59, Seen: SeenByGroup, Doc: "posture in force", at: func(s *State, i, j int) *int16 { return &s.Secret[i].Posture }},
	FIncome:             {Name: "income", Scope: ScopeGroup, Min: 0, Max: 5000, Seen: SeenByGroup, Doc: "income last month", at: func(s *State, i, j int) *int16 { return &s.Secret[i].Income }},
	FIncome1:            {Name: "income_1", Scope: ScopeGroup, Min: 0, Max: 5000, Seen: SeenByGroup, Doc: "income a month before", at: func(s *State, i, j int) *int16 { return &s.Secret[i].Income1 }},
	FIncome2:            {Name: "income_2", Scope: ScopeGroup, Min: 0, Max: 5000, Seen: SeenByGroup, Doc: "income two months before", at: func(s *State, i, j int) *int16 { return &s.Secret[i].Income2 }},
	FSecurity:           {Name: "security", Scope: ScopeGroup, Min: 0, Max: 40, Seen: SeenByGroup, Doc: "taken off the odds against it", at: func(s *State, i, j int) *int16 { return &s.Secret[i].Security }},
	FGuard:              {Name: "guard", Scope: ScopeGroup, Min: 0, Max: 20, Seen: SeenByGroup, Doc: "1 + region where leaders are guarded", at: func(s *State, i, j int) *int16 { return &s.Secret[i].Guard }},
	FOutput:             {Name: "output", Scope: ScopeGroup, Min: 20, Max: 200, Seen: SeenByGroup, Doc: "percent of normal production", at: func(s *State, i, j int) *int16 { return &s.Secret[i].Output }},
	FMarkets:            {Name: "markets", Scope: ScopeGroup, Min: 0, Max: 100, Seen: SeenByGroup, Doc: "percent of income from new lines", at: func(s *State, i, j int) *int16 { return &s.Secret[i].Markets }},
	FRecruit:            {Name: "recruit", Scope: ScopeGroup, Min: 0, Max: 60, Seen: SeenByGroup, Doc: "percent off its recruits", at: func(s *State, i, j int) *int16 { return &s.Secret[i].Recruit }},
	FRevenge:            {Name: "revenge", Scope: ScopeGroup, Min: 0, Max: 10, Seen: SeenByGroup, Doc: "revenge between its wings", at: func(s *State, i, j int) *int16 { return &s.Secret[i].Revenge }},
	FPlazas:             {Name: "plazas", Scope: ScopeGroup, Min: 0, Max: 80, Seen: SeenByGroup, Doc: "presence at the start", at: func(s *State, i, j int) *int16 { return &s.Secret[i].Plazas }},
	FArms:               {Name: "arms", Scope: ScopeGroup, Min: 0, Max: 100, Seen: SeenByGroup, Doc: "percent on losses of U.S. forces", at: func(s *State, i, j int) *int16 { return &s.Secret[i].Arms }},
	FSqueeze:            {Name: "squeeze", Scope: ScopeGroup, Min: 0, Max: 60, Seen: SeenByGroup, Doc: "percent of its income taken away", at: func(s *State, i, j int) *int16 { return &s.Secret[i].Squeeze }},
	FRoute:              {Name: "route", Scope: ScopeGroup, Min: 0, Max: 60, Seen: SeenByGroup, Doc: "percent of what pressure stops that its own routes get past", at: func(s *State, i, j int) *int16 { return &s.Secret[i].Route }},
	FLine:               {Name: "line", Scope: ScopeGroupSlot, Min: 0, Max: 5000, Seen: SeenByGroup, Doc: "income by line last month", at: func(s *State, i, j int) *int16 { return &s.Secret[i].Lines[j] }},
	FGrudge:             {Name: "grudge", Scope: ScopeGroupSlot, Min: 0, Max: 10, Seen: SeenByGroup, Doc: "grudge against a seat", at: func(s *State, i, j int) *int16 { return &s.Secret[i].Grudge[j] }},
	FGroupDraft:         {Name: "group_draft", Scope: ScopeGroupSlot, Min: -30000, Max: 30000, Seen: SeenByGroup, Doc: "a seatless group's order", at: func(s *State, i, j int) *int16 { return &s.Secret[i].Draft[j] }},
	FCore:               {Name: "core", Scope: ScopeRegion, Min: 5, Max: 600, Seen: SeenByAll, Doc: "violence in the core city, index", at: func(s *State, i, j int) *int16 { return &s.Regions[i].Core }},
	FRest:               {Name: "rest", Scope: ScopeRegion, Min: 5, Max: 600, Seen: SeenByAll, Doc: "violence in the rest, index", at: func(s *State, i, j int) *int16 { return &s.Regions[i].Rest }},
	FTroops:             {Name: "troops", Scope: ScopeRegion, Min: 0, Max: 12, Seen: SeenByAll, Doc: "Mexican troop units", at: func(s *State, i, j int) *int16 { return &s.Regions[i].Troops }},
	FClosedHere:         {Name: "closed_here", Scope: ScopeRegion, Min: 0, Max: 4, Seen: SeenByAll, Doc: "closed weeks a month", at: func(s *State, i, j int) *int16 { return &s.Regions[i].Closed }},
	FPressure:           {Name: "pressure", Scope: ScopeRegion, Min: 0, Max: 60, Seen: SeenByAll, Doc: "percent of its flow stopped", at: func(s *State, i, j int) *int16 { return &s.Regions[i].Pressure }},
	FDisplaced:          {Name: "displaced", Scope: ScopeRegion, Min: 0, Max: 100, Seen: SeenByAll, Doc: "percent of that going elsewhere", at: func(s *State, i, j int) *int16 { return &s.Regions[i].Displaced }},
	FAssets:             {Name: "assets", Scope: ScopeRegion, Min: 0, Max: 6, Seen: SeenByAll, Doc: "U.S. surveillance", at: func(s *State, i, j int) *int16 { return &s.Regions[i].Assets }},
	FPressed:            {Name: "pressed", Scope: ScopeRegion, Min: 0, Max: 120, Seen: SeenByAll, Doc: "month pressure began", at: func(s *State, i, j int) *int16 { return &s.Regions[i].Pressed }},
	FContest:            {Name: "contest", Scope: ScopeRegion, Min: 0, Max: 24, Seen: SeenByAll, Doc: "months a plaza stays contested", at: func(s *State, i, j int) *int16 { return &s.Regions[i].Contest }},
	FPresence:           {Name: "presence", Scope: ScopeRegionGroup, Min: 0, Max: 4, Seen: SeenByAll, Doc: "presence of a group in a region", at: func(s *State, i, j int) *int16 { return &s.Presence[i][j] }},
	FLabs:               {Name: "labs", Scope: ScopeRegionGroup, Min: 0, Max: 60, Seen: SeenByGroup, Doc: "working labs of a group in a region", at: func(s *State, i, j int) *int16 { return &s.Labs[i][j] }},
	FIntelUsa:           {Name: "intel_usa", Scope: ScopeRegionGroup, Min: 0, Max: 5, Seen: SeenByUSA, Doc: "U.S. intelligence", at: func(s *State, i, j int) *int16 { return &s.Intel[USA][i][j] }},
	FIntelMexico:        {Name: "intel_mexico", Scope: ScopeRegionGroup, Min: 0, Max: 5, Seen: SeenByMexico, Doc: "Mexican intelligence", at: func(s *State, i, j int) *int16 { return &s.Intel[Mexico][i][j] }},
	FBeliefCash:         {Name: "belief_cash", Scope: ScopeSeatSlot, Min: 0, Max: 9999, Seen: SeenBySeat, Doc: "believed cash: group*3 + (low, high, percent sure)", at: func(s *State, i, j int) *int16 { return &s.Belief[i].Cash[j/3][j%3] }},
	FBeliefCohesion:     {Name: "belief_cohesion", Scope: ScopeSeatSlot, Min: 0, Max: 100, Seen: SeenBySeat, Doc: "believed cohesion: group*3 + (low, high, percent sure)", at: func(s *State, i, j int) *int16 { return &s.Belief[i].Cohesion[j/3][j%3] }},
	FBeliefLabs:         {Name: "belief_labs", Scope: ScopeSeatSlot, Min: 0, Max: 200, Seen: SeenBySeat, Doc: "believed labs: region*3 + (low, high, percent sure)", at: func(s *State, i, j int) *int16 { return &s.Belief[i].Labs[j/3][j%3] }},
	FBeliefLeak:         {Name: "belief_leak", Scope: ScopeSeatSlot, Min: 0, Max: 100, Seen: SeenBySeat, Doc: "believed corruption of the other republic: low, high, percent sure", at: func(s *State, i, j int) *int16 { return &s.Belief[i].Leak[j] }},
	FLocated:            {Name: "located", Scope: ScopeSeatSlot, Min: 0, Max: 12, Seen: SeenBySeat, Doc: "leaders of a group it has located", at: func(s *State, i, j int) *int16 { return &s.Belief[i].Located[j] }},
	FTreatyLive:         {Name: "treaty_live", Scope: ScopeTreaty, Min: 0, Max: 1, Seen: SeenByParties, Doc: "", at: func(s *State, i, j int) *int16 { return &s.Treaties[i].Live }},
	FTreatyA:            {Name: "treaty_a", Scope: ScopeTreaty, Min: 0, Max: 5, Seen: SeenByParties, Doc: "", at: func(s *State, i, j int) *int16 { return &s.Treaties[i].A }},
	FTreatyB:            {Name: "treaty_b", Scope: ScopeTreaty, Min: 0, Max: 5, Seen: SeenByParties, Doc: "", at: func(s *State, i, j int) *int16 { return &s.Treaties[i].B }},
	FTreatySince:        {Name: "treaty_since", Scope: ScopeTreaty, Min: 0, Max: 120, Seen: SeenByParties, Doc: "", at: func(s *State, i, j int) *int16 { return &s.Treaties[i].Since }},
	FTreatyUntil:        {Name: "treaty_until", Scope: ScopeTreaty, Min: 0, Max: 130, Seen: SeenByParties, Doc: "", at: func(s *State, i, j int) *int16 { return &s.Treaties[i].Until }},
	FTreatyMask:         {Name: "treaty_mask", Scope: ScopeTreaty, Min: -1, Max: 63, Seen: SeenByParties, Doc: "", at: func(s *State, i, j int) *int16 { return &s.Treaties[i].Mask }},
	FTreatyStrain:       {Name: "treaty_strain", Scope: ScopeTreaty, Min: 0, Max: 3, Seen: SeenByParties, Doc: "", at: func(s *State, i, j int) *int16 { return &s.Treaties[i].Strain }},
	FTreatyDone:         {Name: "treaty_done", Scope: ScopeTreaty, Min: 0, Max: 120, Seen: SeenByParties, Doc: "month a promise in it was last acted on", at: func(s *State, i, j int) *int16 { return &s.Treaties[i].Done }},
	FTreatyDoneB:        {Name: "treaty_done_b", Scope: ScopeTreaty, Min: 0, Max: 120, Seen: SeenByParties, Doc: "month the second party last acted on a promise", at: func(s *State, i, j int) *int16 { return &s.Treaties[i].DoneB }},
	FTreatyClause:       {Name: "treaty_clause", Scope: ScopeTreatySlot, Min: 0, Max: 99, Seen: SeenByParties, Doc: "clause*4 + (1+clause, giver + 8 x kind of operation, 1+region, 1+group)", at: func(s *State, i, j int) *int16 { return &s.Treaties[i].Clauses[j/4][j%4] }},
	FOfferState:         {Name: "offer_state", Scope: ScopeOffer, Min: 0, Max: 5, Seen: SeenByParties, Doc: "", at: func(s *State, i, j int) *int16 { return &s.Offers[i].State }},
	FOfferFrom:          {Name: "offer_from", Scope: ScopeOffer, Min: 0, Max: 5, Seen: SeenByParties, Doc: "", at: func(s *State, i, j int) *int16 { return &s.Offers[i].From }},
	FOfferTo:            {Name: "offer_to", Scope: ScopeOffer, Min: 0, Max: 5, Seen: SeenByParties, Doc: "", at: func(s *State, i, j int) *int16 { return &s.Offers[i].To }},
	FOfferMonths:        {Name: "offer_months", Scope: ScopeOffer, Min: 0, Max: 24, Seen: SeenByParties, Doc: "", at: func(s *State, i, j int) *int16 { return &s.Offers[i].Months }},
	FOfferLapses:        {Name: "offer_lapses", Scope: ScopeOffer, Min: 0, Max: 130, Seen: SeenByParties, Doc: "", at: func(s *State, i, j int) *int16 { return &s.Offers[i].Lapses }},
	FOfferRound:         {Name: "offer_round", Scope: ScopeOffer, Min: 0, Max: 2, Seen: SeenByParties, Doc: "", at: func(s *State, i, j int) *int16 { return &s.Offers[i].Round }},
	FOfferAnswer:        {Name: "offer_answer", Scope: ScopeOffer, Min: 0, Max: 3, Seen: SeenByParties, Doc: "", at: func(s *State, i, j int) *int16 { return &s.Offers[i].Answer }},
	FOfferClause:        {Name: "offer_clause", Scope: ScopeOfferSlot, Min: 0, Max: 99, Seen: SeenByParties, Doc: "clause*4 + (1+clause, giver + 8 x kind of operation, 1+region, 1+group)", at: func(s *State, i, j int) *int16 { return &s.Offers[i].Clauses[j/4][j%4] }},
	FOfferCounters:      {Name: "offer_counters", Scope: ScopeOffer, Min: 0, Max: 12, Seen: SeenByParties, Doc: "1 + the slot of the offer it answers", at: func(s *State, i, j int) *int16 { return &s.Offers[i].Counters }},
	FOfferHaggle:        {Name: "offer_haggle", Scope: ScopeOffer, Min: 0, Max: 2, Seen: SeenByParties, Doc: "counters in its line of offers", at: func(s *State, i, j int) *int16 { return &s.Offers[i].Haggle }},
	FModKind:            {Name: "modifier_kind", Scope: ScopeModifier, Min: 0, Max: 9, Seen: SeenByParties, Doc: "", at: func(s *State, i, j int) *int16 { return &s.Mods[i].Kind }},
	FModField:           {Name: "modifier_field", Scope: ScopeModifier, Min: 0, Max: 999, Seen: SeenByParties, Doc: "", at: func(s *State, i, j int) *int16 { return &s.Mods[i].Field }},
	FModI:               {Name: "modifier_i", Scope: ScopeModifier, Min: -200, Max: 999, Seen: SeenByParties, Doc: "", at: func(s *State, i, j int) *int16 { return &s.Mods[i].I }},
	FModJ:               {Name: "modifier_j", Scope: ScopeModifier, Min: -200, Max: 999, Seen: SeenByParties, Doc: "", at: func(s *State, i, j int) *int16 { return &s.Mods[i].J }},
	FModAmount:          {Name: "modifier_amount", Scope: ScopeModifier, Min: -999, Max: 999, Seen: SeenByParties, Doc: "", at: func(s *State, i, j int) *int16 { return &s.Mods[i].Amount }},
	FModFrom:            {Name: "modifier_from", Scope: ScopeModifier, Min: 0, Max: 200, Seen: SeenByParties, Doc: "", at: func(s *State, i, j int) *int16 { return &s.Mods[i].From }},
	FModUntil:           {Name: "modifier_until", Scope: ScopeModifier, Min: 0, Max: 200, Seen: SeenByParties, Doc: "", at: func(s *State, i, j int) *int16 { return &s.Mods[i].Until }},
	FModOwner:           {Name: "modifier_owner", Scope: ScopeModifier, Min: -1, Max: 6, Seen: SeenByParties, Doc: "", at: func(s *State, i, j int) *int16 { return &s.Mods[i].Owner }},
	FCounter:            {Name: "counter", Scope: ScopeCounter, Min: -30000, Max: 30000, Seen: SeenByAll, Doc: "a scenario's own counter", at: func(s *State, i, j int) *int16 { return &s.Counters[i] }},
	FFired:              {Name: "fired", Scope: ScopeEvent, Min: 0, Max: 120, Seen: SeenByAll, Doc: "month a scenario event last fired", at: func(s *State, i, j int) *int16 { return &s.Fired[i] }},
	FPending:            {Name: "pending", Scope: ScopeSlot, Min: 0, Max: 99, Seen: SeenByNone, Doc: "crises waiting: slot*5 + (1+crisis, 1+region, 1+group, 1+seat, months)", at: func(s *State, i, j int) *int16 { return &s.Hidden.Pending[i/5][i%5] }},
	FLeaked:             {Name: "leaked", Scope: ScopeSlot, Min: 0, Max: 1, Seen: SeenByNone, Doc: "a prepared operation leaked", at: func(s *State, i, j int) *int16 { return &s.Hidden.Leaked[i] }},
	FWarLeft:            {Name: "war_left", Scope: ScopeGroup, Min: 0, Max: 120, Seen: SeenByNone, Doc: "months a succession war still has to run", at: func(s *State, i, j int) *int16 { return &s.Hidden.WarLeft[i] }},
	FRebuild:            {Name: "rebuild", Scope: ScopeGroup, Min: 0, Max: 60, Seen: SeenByNone, Doc: "labs that come back", at: func(s *State, i, j int) *int16 { return &s.Hidden.Rebuild[i] }},
	FBurned:             {Name: "burned", Scope: ScopeWorld, Min: 0, Max: 20, Seen: SeenByNone, Doc: "claimed hits not yet found out", at: func(s *State, i, j int) *int16 { return &s.Hidden.Burned }},
	FFlowModel:          {Name: "flow_model", Scope: ScopeWorld, Min: -200, Max: 300, Seen: SeenByNone, Doc: "the flow that the components explained last month", at: func(s *State, i, j int) *int16 { return &s.Hidden.FlowModel }},
	FBurnt:              {Name: "burnt", Scope: ScopeWorld, Min: 0, Max: 200, Seen: SeenByNone, Doc: "labs destroyed and not yet confirmed", at: func(s *State, i, j int) *int16 { return &s.Hidden.Burnt }},
	FPlanned:            {Name: "planned", Scope: ScopeSlot, Min: -32000, Max: 32000, Seen: SeenByNone, Doc: "a facilitator's word on scenario events: slot*8 + (1+event, when, month or bound, 1+region, 1+group, field, i, j)", at: func(s *State, i, j int) *int16 { return &s.Hidden.Plan[i/planCells][i%planCells] }},
	FWorded:             {Name: "worded", Scope: ScopeSlot, Min: 0, Max: 32767, Seen: SeenByNone, Doc: "a facilitator's words for scenario events: slot*2 + (1+event, number of the text)", at: func(s *State, i, j int) *int16 { return &s.Hidden.Words[i/wordCells][i%wordCells] }},
	FTold:               {Name: "told", Scope: ScopeWorld, Min: 0, Max: 32767, Seen: SeenByNone, Doc: "events that came in a facilitator's words", at: func(s *State, i, j int) *int16 { return &s.Hidden.Told }},
}
