package game

// GuideStep is one step of a guided start: where in the game it is said, and what shows that it was done. Its words stand
// in the catalogue under guide.<id>.
type GuideStep struct {
	ID    string
	Month int16 // 1..Turns; 0 any
	Phase Phase // Talks, Orders, CrisisOpen or Over
	Done  GuideDone
}

// GuideDone says what shows that a step was done. GuideDones are the words of the scenario format.
type GuideDone uint8

// What shows that a step was done. GuideRead is done when the player has read it.
const (
	GuideRead GuideDone = iota
	GuideSignal
	GuideOffer
	GuideDiplomatic
	GuideTactical
	GuideStrategic
	GuideIn // the seat's part of the phase is in
)

// GuideDones are the words of the scenario format for GuideDone, by number.
var GuideDones = []string{"read", "signal", "offer", "diplomatic", "tactical", "strategic", "in"}

// NextStep is the first step of the guide after number `after` (-1: from the first) that belongs to where the game stands
// and is not done yet. It reads only what the seat knows. ok is false when there is nothing to say now.
func NextStep(rs *Ruleset, v *View, after int) (step int, ok bool) {
	w := &v.Known.World
	for i := after + 1; i < len(rs.Guide); i++ {
		g := &rs.Guide[i]
		if g.Phase == Phase(w.Phase) && (g.Month == 0 || g.Month == w.Month) && !GuideStepDone(rs, v, i) {
			return i, true
		}
	}
	return 0, false
}

// GuideStepDone tells whether the game shows that a step was done. A step that is only read never shows it.
func GuideStepDone(rs *Ruleset, v *View, step int) bool {
	g := &rs.Guide[step]
	own := &v.Known.Own[v.Seat]
	if g.Done != GuideRead && v.Known.Seats[v.Seat].Sealed != 0 {
		return true // too late to do it now
	}
	switch g.Done {
	case GuideSignal:
		return own.Speech != 0 || own.Spoken == v.Known.World.Month
	case GuideOffer:
		return own.Offered > 0
	case GuideDiplomatic, GuideTactical, GuideStrategic:
		return own.Draft[g.Done-GuideDiplomatic][0] != 0
	}
	return false
}
