package serve

import (
	"net"
	"sync"
)

// The most connections at once.
const (
	mostConnections = 1000
	mostFromOne     = 400 // a campus may stand behind one address
)

// gates counts connections, so that a flood of them disturbs nobody who plays.
type gates struct {
	mu  sync.Mutex
	all int
	by  map[string]int
}

func newGates() *gates { return &gates{by: map[string]int{}} }

// enter counts a connection in; false when there are too many.
func (g *gates) enter(from string) bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.all >= mostConnections || g.by[from] >= mostFromOne {
		return false
	}
	g.all++
	g.by[from]++
	return true
}

func (g *gates) leave(from string) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.all--
	if g.by[from]--; g.by[from] <= 0 {
		delete(g.by, from)
	}
}

func (g *gates) count() int {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.all
}

// host is an address without its port.
func host(a net.Addr) string {
	h, _, err := net.SplitHostPort(a.String())
	if err != nil {
		return a.String()
	}
	return h
}
