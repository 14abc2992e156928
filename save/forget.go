package save

import "riobravo/game"

// ForgetPeople removes what the people of some seats wrote; with all, the name that the game was given and the words of its
// bookmarks too, which may be anybody's. The chain still holds. It returns how many texts went. A store must write the log
// anew, so that they are on its disk no more.
func (l *Log) ForgetPeople(which func(k game.Seat) bool, all bool) int {
	n := 0
	for i := range l.records {
		c := &l.records[i].Command
		if _, there := l.Note(c.Note); there && which(actor(c)) {
			l.Forget(c.Note)
			n++
		}
	}
	for i := len(l.answers) - 1; i >= 0; i-- {
		if a := l.answers[i]; which(a.Seat) {
			l.SetAnswer(Answer{Seat: a.Seat, Question: a.Question})
			n++
		}
	}
	if !all {
		return n
	}
	if l.label.Name != "" {
		l.SetLabel(Label{Created: l.label.Created})
		n++
	}
	for len(l.marks) > 0 {
		l.SetBookmark(Bookmark{Record: l.marks[0].Record})
		n++
	}
	return n
}

// Unnamed is the log without the name that its people gave the game, for others. What they wrote to tell why stays.
func (l *Log) Unnamed() *Log {
	out := *l
	out.label.Name = ""
	return &out
}
