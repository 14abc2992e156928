package hall

import (
	"time"

	"riobravo/game"
)

// comeBack is how long a hall that is to close waits for the people of a table that somebody has just left: who was cut off
// needs some seconds to come in again. A judgement.
const comeBack = 20 * time.Second

// Drain tells everybody that the hall closes within so long, those too who come back until then. The function that it returns
// tells whether it may close sooner: when every table at which somebody sits, or sat a moment ago, has come to the end of the
// part of the month that it was in.
func (h *Hall) Drain(within time.Duration) (settled func() bool) {
	h.mu.Lock()
	h.closes = h.cfg.Now().Add(within)
	h.mu.Unlock()
	was := make([]game.Part, len(h.tables))
	for i, t := range h.tables {
		was[i] = t.stands()
		news, _ := h.closing()
		t.tell(news, everybody)
	}
	return func() bool {
		for i, t := range h.tables {
			if now := t.stands(); now == was[i] && !t.past() && t.attended() {
				return false
			}
		}
		return true
	}
}

// closing is what people are told of a hall that closes, in whole minutes; false while it does not.
func (h *Hall) closing() (News, bool) {
	h.mu.Lock()
	defer h.mu.Unlock()
	left := max(0, h.closes.Sub(h.cfg.Now()))
	return News{Kind: NewsClosing, Minutes: int((left + time.Minute - 1) / time.Minute)}, !h.closes.IsZero()
}

// attended tells whether somebody sits in one of the table's seats, or did a moment ago.
func (t *Table) attended() bool {
	for k := range t.seats {
		if len(t.hall.here(t.no, game.Seat(k))) > 0 {
			return true
		}
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.hall.cfg.Now().Sub(t.away) < comeBack
}
