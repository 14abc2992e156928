//go:build ext

package pgtest

import (
	"net"
	"sync"
	"testing"
)

// Proxy stands between a program and a server. While it is cut nothing passes and nobody is told: connections stay open and
// silent, as when a cable is pulled.
type Proxy struct {
	Addr string

	mu   sync.Mutex
	open chan struct{} // closed while bytes may pass
	cut  bool
	all  []net.Conn
}

// Through starts a proxy before a server; it ends with the test.
func Through(t *testing.T, server string) *Proxy {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	p := &Proxy{Addr: l.Addr().String(), open: make(chan struct{})}
	close(p.open)
	t.Cleanup(func() {
		_ = l.Close()
		p.mu.Lock()
		defer p.mu.Unlock()
		for _, c := range p.all {
			_ = c.Close()
		}
		if p.cut {
			close(p.open)
			p.cut = false
		}
	})
	go func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			s, err := net.Dial("tcp", server)
			if err != nil {
				_ = c.Close()
				continue
			}
			p.mu.Lock()
			p.all = append(p.all, c, s)
			p.mu.Unlock()
			go p.pass(c, s)
			go p.pass(s, c)
		}
	}()
	return p
}

// Cut lets nothing pass, or lets everything pass again.
func (p *Proxy) Cut(yes bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	switch {
	case yes && !p.cut:
		p.open = make(chan struct{})
	case !yes && p.cut:
		close(p.open)
	}
	p.cut = yes
}

func (p *Proxy) pass(to, from net.Conn) {
	defer to.Close()
	defer from.Close()
	b := make([]byte, 32<<10)
	for {
		n, err := from.Read(b)
		p.mu.Lock()
		open := p.open
		p.mu.Unlock()
		<-open
		if n > 0 {
			if _, err := to.Write(b[:n]); err != nil {
				return
			}
		}
		if err != nil {
			return
		}
	}
}
