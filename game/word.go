package game

// A facilitator may give a scenario event other words for the next time that it comes. The words are a text beside the
// command's record; the state holds its number until then. When the event comes, its fact says that it is told in them: its
// Amount is the how-manieth event of the game that is, so that nobody can tell from it what else was written.

// wordCells is how many cells the words of an event take: 1+event, the number of its text.
const wordCells = 2

// Worded is the number of the text in which an event comes next, 0 its own words.
func (s *State) Worded(id EventID) int16 {
	if n := s.wordsOf(id); n >= 0 {
		return s.Hidden.Words[n][1]
	}
	return 0
}

// wordsOf is the place of an event's words, -1 where it has none; that of NoEvent is a free one.
func (s *State) wordsOf(id EventID) int {
	for n := range s.Hidden.Words {
		if s.Hidden.Words[n][0] == int16(id)+1 {
			return n
		}
	}
	return -1
}

// checkWord checks a facilitator's words for an event, or (Note 0) giving it its own back.
func (rs *Ruleset) checkWord(s *State, cmd *Command) *Refusal {
	if cmd.Slot < 0 || int(cmd.Slot) >= len(rs.Events) {
		return refuse(RefusedUnknown, cmd)
	}
	has := s.wordsOf(EventID(cmd.Slot)) >= 0
	switch p := Phase(s.World.Phase); {
	case p == NotBegun:
		return refuse(RefusedPhase, cmd)
	case p == Over:
		return refuse(RefusedOver, cmd)
	case cmd.Note == 0 && !has:
		return refuse(RefusedNothing, cmd)
	case cmd.Note < 0 || cmd.Note > memoMostNumber:
		ref := refuse(RefusedRange, cmd)
		ref.Have, ref.Need = 1, memoMostNumber
		return ref
	case !has && s.wordsOf(-1) < 0:
		ref := refuse(RefusedRange, cmd)
		ref.Need = MaxPlans
		return ref
	}
	return nil
}

// word writes the number of an event's words down; nobody at the table sees it.
func (r *run) word(id EventID, note int32) {
	n := r.s.wordsOf(id)
	if n < 0 {
		n = r.s.wordsOf(-1)
	}
	event := int32(id) + 1
	if note == 0 {
		event = 0
	}
	r.set(FWorded, n*wordCells, 0, event, CauseHand)
	r.set(FWorded, n*wordCells+1, 0, note, CauseHand)
}

// toldSo counts an event that comes in a facilitator's words, which are used up by it; 0 when it comes in its own.
func (r *run) toldSo(id EventID) int16 {
	if r.s.wordsOf(id) < 0 {
		return 0
	}
	r.word(id, 0)
	r.set(FTold, 0, 0, int32(r.s.Hidden.Told)+1, CauseHand)
	return r.s.Hidden.Told
}
