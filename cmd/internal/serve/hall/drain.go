package hall

import (
	"time"

	"riobravo/game"
)

// Drain tells everybody that the hall closes within so long. The function that it returns tells whether it may close sooner:
// when every table at which somebody sits has come to the end of the part of the month that it was in.
func (h *Hall) Drain(within time.Duration) (settled func() bool) {
	was := make([]moment, len(h.tables))
	for i, t := range h.tables {
		was[i] = t.stands()
		t.tell(News{Kind: NewsClosing, Minutes: int((within + time.Minute - 1) / time.Minute)}, everybody)
	}
	return func() bool {
		for i, t := range h.tables {
			if now := t.stands(); now == was[i] && game.Phase(now.phase) != game.Over && t.attended() {
				return false
			}
		}
		return true
	}
}

// attended tells whether somebody sits in one of the table's seats.
func (t *Table) attended() bool {
	for k := range t.seats {
		if len(t.hall.here(t.no, game.Seat(k))) > 0 {
			return true
		}
	}
	return false
}
