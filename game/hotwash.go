package game

// AfterQuestion is one of those that each seat's people are asked right after the end. Its words stand in the catalogue under
// survey.<id>: text, and the ends low and high of a scale.
type AfterQuestion struct {
	ID    string
	Steps int16 // of its scale, 1 the low end; 0: it is answered in one's own words
}

// Limits of a survey: shorter says too little, longer is not filled in while the game is still warm (judgement).
const (
	FewestQuestions = 3
	MostQuestions   = 6
	ShortestScale   = 3
	LongestScale    = 10
)
