package game

// ParamID is the number of a parameter. Every parameter gets its value, with its source, from content.
const (
	PCapitalIncome          ParamID = iota // political capital a month
	PCapitalHigh                           // approval above which a government earns one more
	PCapitalLow                            // approval below which it earns one less
	PRestraintPay                          // what an empty column pays, never two months running
	PWages                                 // percent of a group's income that wages take
	PPrey                                  // percent more extortion at half capacity or less
	PIntelDecayEvery                       // months after which intelligence falls by one
	PIntelCeiling                          // U.S. intelligence ceiling before cooperation and overflight
	PIntelCeilingCoop                      // points of cooperation that lift the ceiling by one
	PIntelOverflight                       // what overflight adds to the ceiling
	PIntelFloor                            // level every republic has everywhere (omniscience: 5)
	PIntelMexico                           // Mexican intelligence ceiling
	POpProximity                           // odds for being next door
	POpJoint                               // odds for a joint operation
	POpSurprise                            // odds for an operation that was not asked about
	POpPrepared                            // odds for an operation prepared a month ahead
	POpLieLow                              // odds against a target that lies low
	POpLocated                             // odds against a located leader
	POpKill                                // odds for killing instead of capturing
	POpMin                                 // lowest odds
	POpMax                                 // highest odds
	POpCapacity                            // points of capacity that make one point of security
	POpDealWings                           // odds of an arrest by deal for two wings
	POpDealCohesion                        // points of missing cohesion that make one point of odds
	PDisasterScale                         // percent of every disaster band
	PDisasterJoint                         // percent of the disaster band with consent
	PDisasterJointFloor                    // least disaster band with consent
	PLeakCorruption                        // percent that asking warns the target, a point of corruption
	PLeakPress                             // percent that a prepared operation leaks, a point of press leaks
	PMeetPermit                            // percent that an uninvited ground raid meets Mexican troops under permit
	PMeetObserve                           // the same under observe
	PMeetShadow                            // the same under shadow
	PMeetResist                            // the same under resist
	PFightRural                            // percent that a raid meets a fight
	PFightHome                             // the same in the target's home
	PAircraftRural                         // percent that a raid loses an aircraft
	PAircraftHome                          // the same in the target's home
	PLossCapacity                          // capacity at which losses are as drawn
	PUninvitedCooperation                  // cooperation lost at once
	PUninvitedTail                         // cooperation lost in each of the next two months
	PUninvitedGrievance                    // grievance from a violation
	PGrievanceWeight                       // points of grievance that cost one more cooperation (0: none)
	PGrievanceFade                         // clean months after which grievance fades by one
	PUninvitedSovereignty                  // sovereignty lost
	PSovereigntyBack                       // months after which clean months give a point of sovereignty back, up to the opening
	PUninvitedPoints                       // further escalation points after a refusal
	PUninvitedDefied                       // further cooperation lost after a refusal
	PUninvitedCredibility                  // U.S. credibility gained
	PUninvitedApproval                     // U.S. approval after an uninvited operation
	PConsentApproval                       // U.S. approval after a consented operation
	PSuccessApproval                       // U.S. approval after a success
	PRallyLow                              // least rally of Mexican approval
	PRallyHigh                             // greatest rally
	PRallyMonths                           // months over which it decays and may not come again
	PCurbChance                            // percent that agents are curbed after a violation
	PCurbFirst                             // earliest month
	PCurbLast                              // latest month
	PCurbMonths                            // months that limits on agents last
	PShutChance                            // percent that Mexico shuts a supply line after a violation
	PShutSoldiers                          // the same when its soldiers died
	PShutMonths                            // months it stays shut
	PExecuteFull                           // percent that Mexico executes in full what it announces
	PSpillPoints                           // escalation for each point cooperation would fall below its floor
	PSpillAlignment                        // alignment for each
	PDrift                                 // cooperation lost at months 3, 7 and 11 when no treaty is being kept
	PCohesionTop                           // cohesion lost with a tier-1 leader
	PCohesionMid                           // cohesion lost with a tier-2 leader
	PCapacityTop                           // capacity lost with a tier-1 leader
	PCapacityMid                           // capacity lost with a tier-2 leader
	PSplitBase                             // percent chance of a split when a tier-1 leader goes
	PSplitWings                            // the same with two wings or a betrayal
	PSplitSettled                          // the same with a settled succession
	PSplinterLow                           // least percent of capacity a splinter takes
	PSplinterHigh                          // greatest percent
	PSuccessionMonths                      // months after which an open succession may settle
	PWarWings                              // percent chance of a succession war when a two-wing group loses a leader
	PWarBetrayal                           // the same after a betrayal
	PWarLag                                // months before a war tells
	PWarCore                               // percent more violence in the home region of a war
	PWarOther                              // percent more in the group's other regions
	PWarMonths                             // least months of a war
	PWarSpread                             // further months, drawn
	PWarNoise                              // percent of monthly noise
	PWarRevenge                            // 1: revenge keeps a war going past the point of profit
	PBumpCore                              // percent more violence in the core city of the home region
	PBumpRest                              // percent more in its rest
	PBumpMonths                            // months
	PBumpOtherCore                         // percent more in the cores of the group's other regions
	PBumpOtherRest                         // percent more in their rest
	PBumpOtherMonths                       // months
	PBumpBorder                            // percent in bordering regions without the group
	PBumpKill                              // percent added to a bump by killing instead of capturing
	PBumpMid                               // percent after a tier-2 arrest
	PBumpMidMonths                         // months it calms
	PBumpMidAfter                          // percent after that
	PBumpMidFloor                          // most percent that arrests can calm
	PBumpQuarter                           // percent that weaker bumps add to the strongest
	PBumpCap                               // greatest bump outside a succession war
	PBumpSign                              // 1: removals raise violence; -1: they deter
	PViolenceFollow                        // percent of the gap to its target that violence closes in a month
	PMissingFollow                         // percent of a change in violence that disappearances follow
	PScarcity                              // percent of lost supply that becomes violence where several groups compete
	PPreySmall                             // percent more violence from a splinter's preying
	PHeatFade                              // quiet months after which heat falls by one
	PLieLowIncome                          // percent of income while lying low
	PConfrontIncome                        // percent of income while confronting
	PRecruit                               // capacity regained a month toward its start
	PRefill                                // percent of lost capacity that others or the group itself replace
	PPriceSlope                            // tenths of a percent of price for each percent of supply lost
	PPriceStep                             // greatest change of price in a month
	PPriceCap                              // highest price
	PShockBack                             // percent of a flow shock that comes back each month
	PLabBack                               // percent of destroyed labs that are rebuilt
	PLabElsewhere                          // percent of them that are rebuilt elsewhere
	PSubstitute                            // percent of lost fentanyl income that other products replace
	PDisplacedFirst                        // percent of stopped flow displaced a month in the first three months
	PDisplacedLater                        // the same later
	PDisplacedCap                          // most that is displaced
	PRouteFade                             // percent of a group's own route that is found out a month
	PPressureFade                          // percent of pressure that fades a month
	PCrossingsBack                         // points a month that crossings return toward normal
	PCrossingsEnforce                      // points by which crossings rise when Mexican enforcement stops
	POverdoseFlow                          // percent of lost flow that shows in overdose deaths
	POverdoseTrend                         // points a month that the baseline falls
	PTradeBack                             // months in which two thirds of a gap close: a sixth of it a month
	PClose1                                // trade lost for one closed week a month
	PClose2                                // two
	PClose3                                // three
	PClose4                                // four
	PMotorFirst                            // extra trade lost when closures hit motor regions
	PStrikeShock                           // trade lost by a strike nobody expected
	PStrikePriced                          // percent of it that remains when it was fully expected
	PConfidenceBack                        // confidence regained in a quiet month
	PChainsBelow                           // trade below which supply chains stop
	PRecessionBelow                        // trade below which both countries are in recession
	PDecoupledBelow                        // trade below which the exercise ends
	PRecessionApproval                     // approval lost a month in a recession
	PAlignBack                             // quiet months with cooperation 5 or more after which alignment returns by one
	PAlignStrikes                          // every how many months at rung 5 and above alignment falls by one
	PIdleMonths                            // months without a tactical order that a hawk base forgives less one
	PIdleApproval                          // approval lost in each such month
	PAllyApproval                          // approval lost at rung 6 and above a month
	PDeadApproval                          // approval lost for ten U.S. dead
	PCitizensBase                          // U.S. citizens killed in Mexico a month at violence 100, times ten over ten
	PQuietPoints                           // points taken away every second month without an operation
	PHoldCost                              // capital a week to hold the border open at rung 8
	PBlame                                 // margin lost by the seat that made the last step to war or decoupling
	PAcceptBase                            // percent acceptance of a bundle worth nothing either way
	PAcceptUninvited                       // after an uninvited operation in the last four months
	PAcceptUltimatum                       // with a live U.S. threat
	PAcceptApproval                        // points of approval above 60 that add one percent
	PAcceptMin                             // lowest acceptance
	PAcceptMax                             // highest acceptance
	PEstimateSure                          // percent sure at intelligence 0
	PEstimateStep                          // percent more for each level
	PObey                                  // percent that lieutenants obey an order to attack on U.S. soil
	PSoilRung                              // lowest rung at which such an order is possible
	PSoilCohesion                          // least cohesion
	PPlanShare                             // percent fewer citizens killed with a plan
	PSurpriseApproval                      // approval lost by a reprisal without a plan
	PRushMonths                            // months of a rush on a removed leader's plazas
	PContestPay                            // percent of extortion that a contested plaza pays its holder
	PHotViolence                           // percent more violence where a plaza is contested
	PDoctrineNoise                         // spread of the noise on a doctrine's weights
	PObjectiveChange                       // approval lost by changing the declared objective
	PFirstStrikeExpectation                // expectation added by an operation
	PThreatExpectation                     // expectation added by a threat
	PBluff                                 // 1: threats are bluffs, and nobody answers them
	PAlignmentDecay                        // 0: allies shrug
	PGuardrailPercent                      // percent that an adviser stops an uninvited operation, for each level of the guardrail
	PInspections                           // percent of the flow that inspections at every crossing stop at rung 7 and above
	PRuptureClash                          // percent a month that troops clash at rung 9
	PWingShare                             // percent of par below which a group with two wings loses cohesion
	PRushOdds                              // odds of an attack on a removed leader's plaza
	POpHeat                                // odds against a group at heat 7 or more: first on the list
	PReprisalChance                        // percent a month that a struck group which retaliates hits U.S. interests
	PMigrants                              // 0: strikes touch drugs only
	PCostEstimate                          // percent of what advisers say that force costs, as doctrines hear it
	PGeneralRestraint                      // reluctance to coerce anywhere, in points of a doctrine's weights
	PReprisalCost                          // percent of what a group expects a reprisal to cost it
	PSovereigntyWeight                     // percent of what consent is worth to the Mexican seat
	PPreyShift                             // percent of its parent's drug lines that a splinter cannot earn
	PConsentPoints                         // percent of an operation's points that it adds with consent
	PPartnershipCoop                       // cooperation up to which it recovers at rung 0
	ParamCount                             // number of parameters, not a parameter
)

// paramNames are the names that content uses, by number.
var paramNames = [ParamCount]string{
	PCapitalIncome:          "capital_income",
	PCapitalHigh:            "capital_high",
	PCapitalLow:             "capital_low",
	PRestraintPay:           "restraint_pay",
	PWages:                  "wages",
	PPrey:                   "prey",
	PIntelDecayEvery:        "intel_decay_every",
	PIntelCeiling:           "intel_ceiling",
	PIntelCeilingCoop:       "intel_ceiling_coop",
	PIntelOverflight:        "intel_overflight",
	PIntelFloor:             "intel_floor",
	PIntelMexico:            "intel_mexico",
	POpProximity:            "op_proximity",
	POpJoint:                "op_joint",
	POpSurprise:             "op_surprise",
	POpPrepared:             "op_prepared",
	POpLieLow:               "op_lie_low",
	POpLocated:              "op_located",
	POpKill:                 "op_kill",
	POpMin:                  "op_min",
	POpMax:                  "op_max",
	POpCapacity:             "op_capacity",
	POpDealWings:            "op_deal_wings",
	POpDealCohesion:         "op_deal_cohesion",
	PDisasterScale:          "disaster_scale",
	PDisasterJoint:          "disaster_joint",
	PDisasterJointFloor:     "disaster_joint_floor",
	PLeakCorruption:         "leak_corruption",
	PLeakPress:              "leak_press",
	PMeetPermit:             "meet_permit",
	PMeetObserve:            "meet_observe",
	PMeetShadow:             "meet_shadow",
	PMeetResist:             "meet_resist",
	PFightRural:             "fight_rural",
	PFightHome:              "fight_home",
	PAircraftRural:          "aircraft_rural",
	PAircraftHome:           "aircraft_home",
	PLossCapacity:           "loss_capacity",
	PUninvitedCooperation:   "uninvited_cooperation",
	PUninvitedTail:          "uninvited_tail",
	PUninvitedGrievance:     "uninvited_grievance",
	PGrievanceWeight:        "grievance_weight",
	PGrievanceFade:          "grievance_fade",
	PUninvitedSovereignty:   "uninvited_sovereignty",
	PSovereigntyBack:        "sovereignty_back",
	PUninvitedPoints:        "uninvited_points",
	PUninvitedDefied:        "uninvited_defied",
	PUninvitedCredibility:   "uninvited_credibility",
	PUninvitedApproval:      "uninvited_approval",
	PConsentApproval:        "consent_approval",
	PSuccessApproval:        "success_approval",
	PRallyLow:               "rally_low",
	PRallyHigh:              "rally_high",
	PRallyMonths:            "rally_months",
	PCurbChance:             "curb_chance",
	PCurbFirst:              "curb_first",
	PCurbLast:               "curb_last",
	PCurbMonths:             "curb_months",
	PShutChance:             "shut_chance",
	PShutSoldiers:           "shut_soldiers",
	PShutMonths:             "shut_months",
	PExecuteFull:            "execute_full",
	PSpillPoints:            "spill_points",
	PSpillAlignment:         "spill_alignment",
	PDrift:                  "drift",
	PCohesionTop:            "cohesion_top",
	PCohesionMid:            "cohesion_mid",
	PCapacityTop:            "capacity_top",
	PCapacityMid:            "capacity_mid",
	PSplitBase:              "split_base",
	PSplitWings:             "split_wings",
	PSplitSettled:           "split_settled",
	PSplinterLow:            "splinter_low",
	PSplinterHigh:           "splinter_high",
	PSuccessionMonths:       "succession_months",
	PWarWings:               "war_wings",
	PWarBetrayal:            "war_betrayal",
	PWarLag:                 "war_lag",
	PWarCore:                "war_core",
	PWarOther:               "war_other",
	PWarMonths:              "war_months",
	PWarSpread:              "war_spread",
	PWarNoise:               "war_noise",
	PWarRevenge:             "war_revenge",
	PBumpCore:               "bump_core",
	PBumpRest:               "bump_rest",
	PBumpMonths:             "bump_months",
	PBumpOtherCore:          "bump_other_core",
	PBumpOtherRest:          "bump_other_rest",
	PBumpOtherMonths:        "bump_other_months",
	PBumpBorder:             "bump_border",
	PBumpKill:               "bump_kill",
	PBumpMid:                "bump_mid",
	PBumpMidMonths:          "bump_mid_months",
	PBumpMidAfter:           "bump_mid_after",
	PBumpMidFloor:           "bump_mid_floor",
	PBumpQuarter:            "bump_quarter",
	PBumpCap:                "bump_cap",
	PBumpSign:               "bump_sign",
	PViolenceFollow:         "violence_follow",
	PMissingFollow:          "missing_follow",
	PScarcity:               "scarcity",
	PPreySmall:              "prey_small",
	PHeatFade:               "heat_fade",
	PLieLowIncome:           "lie_low_income",
	PConfrontIncome:         "confront_income",
	PRecruit:                "recruit",
	PRefill:                 "refill",
	PPriceSlope:             "price_slope",
	PPriceStep:              "price_step",
	PPriceCap:               "price_cap",
	PShockBack:              "shock_back",
	PLabBack:                "lab_back",
	PLabElsewhere:           "lab_elsewhere",
	PSubstitute:             "substitute",
	PDisplacedFirst:         "displaced_first",
	PDisplacedLater:         "displaced_later",
	PDisplacedCap:           "displaced_cap",
	PRouteFade:              "route_fade",
	PPressureFade:           "pressure_fade",
	PCrossingsBack:          "crossings_back",
	PCrossingsEnforce:       "crossings_enforce",
	POverdoseFlow:           "overdose_flow",
	POverdoseTrend:          "overdose_trend",
	PTradeBack:              "trade_back",
	PClose1:                 "close_1",
	PClose2:                 "close_2",
	PClose3:                 "close_3",
	PClose4:                 "close_4",
	PMotorFirst:             "motor_first",
	PStrikeShock:            "strike_shock",
	PStrikePriced:           "strike_priced",
	PConfidenceBack:         "confidence_back",
	PChainsBelow:            "chains_below",
	PRecessionBelow:         "recession_below",
	PDecoupledBelow:         "decoupled_below",
	PRecessionApproval:      "recession_approval",
	PAlignBack:              "align_back",
	PAlignStrikes:           "align_strikes",
	PIdleMonths:             "idle_months",
	PIdleApproval:           "idle_approval",
	PAllyApproval:           "ally_approval",
	PDeadApproval:           "dead_approval",
	PCitizensBase:           "citizens_base",
	PQuietPoints:            "quiet_points",
	PHoldCost:               "hold_cost",
	PBlame:                  "blame",
	PAcceptBase:             "accept_base",
	PAcceptUninvited:        "accept_uninvited",
	PAcceptUltimatum:        "accept_ultimatum",
	PAcceptApproval:         "accept_approval",
	PAcceptMin:              "accept_min",
	PAcceptMax:              "accept_max",
	PEstimateSure:           "estimate_sure",
	PEstimateStep:           "estimate_step",
	PObey:                   "obey",
	PSoilRung:               "soil_rung",
	PSoilCohesion:           "soil_cohesion",
	PPlanShare:              "plan_share",
	PSurpriseApproval:       "surprise_approval",
	PRushMonths:             "rush_months",
	PContestPay:             "contest_pay",
	PHotViolence:            "hot_violence",
	PDoctrineNoise:          "doctrine_noise",
	PObjectiveChange:        "objective_change",
	PFirstStrikeExpectation: "first_strike_expectation",
	PThreatExpectation:      "threat_expectation",
	PBluff:                  "bluff",
	PAlignmentDecay:         "alignment_decay",
	PGuardrailPercent:       "guardrail_percent",
	PInspections:            "inspections",
	PRuptureClash:           "rupture_clash",
	PWingShare:              "wing_share",
	PRushOdds:               "rush_odds",
	POpHeat:                 "op_heat",
	PReprisalChance:         "reprisal_chance",
	PMigrants:               "migrants",
	PCostEstimate:           "cost_estimate",
	PGeneralRestraint:       "general_restraint",
	PReprisalCost:           "reprisal_cost",
	PSovereigntyWeight:      "sovereignty_weight",
	PPreyShift:              "prey_shift",
	PConsentPoints:          "consent_points",
	PPartnershipCoop:        "partnership_coop",
}

// ParamName is the name that content uses for a parameter.
func ParamName(p ParamID) string { return paramNames[p] }

// ParamByName finds a parameter.
func ParamByName(name string) (ParamID, bool) {
	for p, n := range paramNames {
		if n == name {
			return ParamID(p), true
		}
	}
	return 0, false
}
