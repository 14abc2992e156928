package table

import (
	"riobravo/game"
	"riobravo/save"
)

// Told is how the n-th worded event of a game was told.
func (s *seatSession) Told(n int, lang string) (event game.EventID, headline, text string, ok bool) {
	return s.t.Worded().Told(n, lang)
}

// reword learns in whose words events came, where one of these facts did.
func (t *Table) reword(events []game.Event) {
	for i := range events {
		if events[i].Kind == game.ScenarioFired && events[i].Amount > 0 {
			t.worded = t.log.Worded()
			return
		}
	}
}

// Worded are the events that came in a facilitator's words.
func (t *Table) Worded() save.Tellings {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.worded
}

// Wording are the words in which an event comes next, nil its own.
func (t *Table) Wording(id game.EventID) save.Wording {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.log.Wording(&t.state, id)
}
