package hall

import (
	"slices"

	"riobravo/game"
)

// Kinds of news.
const (
	NewsLetter    = "letter"
	NewsProposed  = "proposed" // a member of the cabinet is for closing
	NewsClosed    = "closed"   // a member of the cabinet closed the seat's part
	NewsPaused    = "paused"
	NewsResumed   = "resumed"
	NewsClock     = "clock"  // the time for this part was set or changed
	NewsSealed    = "sealed" // the facilitator, or the clock, closed this part
	NewsRewound   = "rewound"
	NewsEnded     = "ended"
	NewsClosing   = "closing"    // the host closes for an upgrade
	NewsTakenBack = "taken_back" // the facilitator took an inject back
	NewsStanding  = "standing"   // a standing sheet was left, or with Have 0 taken away
	NewsStood     = "stood"      // the seat's standing sheet was sealed
)

// News is what a chair hears while it asks nothing.
type News struct {
	Kind       string
	Who        string
	From       game.Seat // of a letter; NoSeat the facilitator
	To         Address
	Text       string
	Have, Need int
	Head       string
	Minutes    int
}

// newsMost is how many pieces of news wait for a chair; older ones make room.
const newsMost = 20

// tell lets chairs hear something and wakes them.
func (t *Table) tell(n News, whom func(*Chair) bool) {
	t.mu.Lock()
	chairs := slices.Clone(t.chairs)
	t.mu.Unlock()
	for _, c := range chairs {
		if c.past == nil && whom(c) { // who looks on later hears nothing of now
			c.mu.Lock()
			if c.news = append(c.news, n); len(c.news) > newsMost {
				c.news = c.news[1:]
			}
			c.mu.Unlock()
		}
		c.wake()
	}
}

func everybody(*Chair) bool { return true }

// Heard is what the chair was told since it was last asked.
func (c *Chair) Heard() []News {
	c.mu.Lock()
	defer c.mu.Unlock()
	out := c.news
	c.news = nil
	return out
}
