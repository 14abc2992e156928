// Package serve lets people play from other machines: one process serves the terminal interface and line mode over SSH and
// in the browser, and the facilitator's desk over both. It holds no rule and knows a game only through package hall and the
// session contract; what a person is sent is drawn from that seat's session and from nothing else. Start with Run.
package serve

import (
	"context"
	"errors"
	"log/slog"
	"net"
	"net/http"
	"os"
	"sync"
	"time"

	"charm.land/ssh"

	"riobravo/cmd/internal/serve/hall"
	"riobravo/cmd/internal/tui/session"
)

// Config is what the wiring hands in.
type Config struct {
	Share     *Share // with other machines; nil: the hall is this one's alone
	Hall      *hall.Hall
	Words     func(lang string) session.Words
	Languages []string
	Language  string // where a client does not say
	Theatre   []byte
	Version   string

	SSH     string // address to listen on, "" none
	Web     string
	HostKey string // path of the host's key, made where it is not there
	Cert    string // TLS for the browser; "" none
	CertKey string
	Log     *slog.Logger
	Review  func(s session.Session, a ReviewAsk) (session.Review, error) // of a table's session
	Export  func(*hall.Hall) (string, error)                             // writes all that the hall knows into an archive; nil: the desk cannot
	Started func(h *hall.Hall, ssh, web net.Addr)                        // told once both listen
	Hurry   <-chan os.Signal                                             // ends the drain; nil: nothing does
	Drain   time.Duration                                                // how long those who play are given to leave before they are sent home
}

// Server is a running host.
type Server struct {
	cfg    Config
	ctx    context.Context
	gates  *gates
	meter  *meter
	node   *node         // of a hall that machines share; nil else
	reckon chan struct{} // held by the one review that reckons

	mu    sync.Mutex
	state state
	sshd  *ssh.Server
	web   *http.Server
}

// Run serves until ctx ends, then sends everybody home. All that was done is kept by then.
func Run(ctx context.Context, cfg Config) error {
	inner, stop := context.WithCancel(context.WithoutCancel(ctx))
	defer stop()
	s := &Server{cfg: cfg, ctx: inner, gates: newGates(), reckon: make(chan struct{}, 1)}
	s.meter = newMeter(s.hall)
	if cfg.Share != nil {
		s.node = &node{s: s, share: cfg.Share}
		if err := s.node.begin(); err != nil {
			return err
		}
		defer cfg.Share.Peer.Close()
	}
	var listeners [2]net.Listener
	var addrs [2]net.Addr
	for i, at := range []string{cfg.SSH, cfg.Web} {
		if at == "" {
			continue
		}
		l, err := net.Listen("tcp", at)
		if err != nil {
			return err
		}
		defer l.Close()
		listeners[i], addrs[i] = l, l.Addr()
	}
	if err := s.prepareSSH(); err != nil {
		return err
	}
	s.prepareWeb()
	failed := make(chan error, 2)
	if listeners[0] != nil {
		go func() { failed <- s.sshd.Serve(listeners[0]) }()
	}
	if listeners[1] != nil {
		go func() { failed <- s.serveWeb(listeners[1]) }()
	}
	leave := func() { s.cfg.Hall.Close() }
	if s.node != nil {
		leave = s.takePart()
	}
	s.become(stateOpen)
	if cfg.Started != nil {
		cfg.Started(s.hall(), addrs[0], addrs[1])
	}
	var err error
	select {
	case <-ctx.Done():
	case err = <-failed:
		if errors.Is(err, ssh.ErrServerClosed) || errors.Is(err, http.ErrServerClosed) {
			err = nil
		}
	}
	s.end(leave, stop)
	return err
}

// takePart begins to serve a shared hall with other machines; the function ends that, and lets another take the hall up.
func (s *Server) takePart() func() {
	ctx, stop := context.WithCancel(s.ctx)
	done := make(chan struct{})
	go func() {
		defer close(done)
		s.node.run(ctx)
	}()
	go s.servePeers(s.cfg.Share.Peer)
	return func() {
		stop()
		<-done
	}
}

// hall is the hall that this machine holds; nil while another does.
func (s *Server) hall() *hall.Hall {
	if s.node == nil {
		return s.cfg.Hall
	}
	h, _ := s.node.at()
	return h
}

// state is whom a host lets in.
type state int

// The states, in order.
const (
	stateShut     state = iota // nobody: it is not up yet, or any more
	stateOpen                  // everybody
	stateDraining              // who has a place already
)

func (s *Server) become(now state) {
	s.mu.Lock()
	s.state = now
	s.mu.Unlock()
}

func (s *Server) is(wanted state) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.state == wanted
}

// leaving is how long sessions are given to put their terminals back.
const leaving = 3 * time.Second

// drain waits until no table that people play at is in the midst of a part any more, for so long at most, or until somebody
// is in a hurry.
func (s *Server) drain() {
	h := s.hall()
	if s.cfg.Drain <= 0 || h == nil {
		return
	}
	settled := h.Drain(s.cfg.Drain)
	end := time.After(s.cfg.Drain)
	look := time.NewTicker(tick)
	defer look.Stop()
	for !settled() {
		select {
		case <-look.C:
		case <-end:
			return
		case <-s.cfg.Hurry:
			s.cfg.Log.Info("asked twice")
			return
		}
	}
}

// end lets nobody new in any more, lets those who play come to the end of their part of the month, those too who are cut off
// meanwhile and come back, and ends what is left.
func (s *Server) end(leave, stop func()) {
	s.cfg.Log.Info("draining", "people", s.gates.count(), "for", s.cfg.Drain)
	s.become(stateDraining)
	s.drain()
	s.become(stateShut)
	leave()
	for end := time.Now().Add(leaving); s.gates.count() > 0 && time.Now().Before(end); {
		time.Sleep(tick)
	}
	stop()
	_ = s.sshd.Close()
	_ = s.web.Close()
	s.cfg.Log.Info("closed")
}
