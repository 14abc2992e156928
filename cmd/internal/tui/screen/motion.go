package screen

// Motion is how much moves: an action of the player's choice, never of the program's.
type Motion uint8

// The motions, as the settings have them.
const (
	Still  Motion = iota // none: the end state at once
	Brisk                // short: a quarter of the frames
	Lively               // full
)

// FrameRate is the frames a second that a motion has.
const FrameRate = 12

// Mover is a screen on which something may move. The app steps it while it moves and settles it at any key.
type Mover interface {
	Moving() bool
	Step()
	Settle()
}

// Show is a motion that a screen embeds to be a Mover. It only delays what is shown: the end state is what is stored.
type Show struct{ at, of int }

// Begin starts a motion of so many milliseconds (900 at most); with motion off nothing moves.
func (s *Show) Begin(m Motion, millis int) {
	frames := (min(millis, 900)*FrameRate + 999) / 1000
	switch m {
	case Still:
		frames = 0
	case Brisk:
		frames = (frames + 3) / 4
	}
	*s = Show{of: frames}
}

// Moving tells whether the end state is not reached.
func (s *Show) Moving() bool { return s.at < s.of }

// Step goes one frame on.
func (s *Show) Step() { s.at++ }

// Settle goes to the end state.
func (s *Show) Settle() { s.at = s.of }

// Between is where a value stands on its way; the end value when nothing moves.
func (s *Show) Between(from, to int) int {
	if !s.Moving() {
		return to
	}
	return from + (to-from)*s.at/s.of
}
