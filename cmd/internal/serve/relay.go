package serve

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"net"
	"sync"
	"time"

	"riobravo/cmd/internal/serve/hall"
	"riobravo/cmd/internal/tui"
	"riobravo/cmd/internal/wire"
	"riobravo/save/store"
)

// comes is what the machine that holds the hall is told of a visitor.
type comes struct {
	Pass                   string
	From, User, Key, Token string
	Env, Words             []string
	Terminal, Browser      bool
	Size                   tui.Size
}

// known is as whom a visitor came in, so that the next machine need not ask.
type known struct{ Code, Name string }

// errNowhere says that no machine holds the hall, or none that can be reached.
var errNowhere = errors.New("serve: no machine holds the hall")

// moving is how long a visitor is kept waiting while the hall is between two machines; a judgement, twice what it takes.
const moving = 10 * time.Second

// resetTerminal brings a terminal back to what it was before a program that ended in the middle of drawing.
const resetTerminal = "\x1b[?1049l\x1b[?25h\x1b[?1000l\x1b[?1002l\x1b[?1003l\x1b[?1006l\x1b[?1004l\x1b[?2004l\x1b[0m\r\n"

// roam serves a visitor wherever the hall is. One at a terminal goes along when it moves, and so does a program, which is told;
// whoever reads lines from a pipe, where what was under way cannot be told apart, comes again.
func (v *visitor) roam(ctx context.Context) int {
	for {
		code, err := v.where(ctx)
		if !errors.Is(err, hall.ErrMoved) {
			if err != nil && !errors.Is(err, errLeft) {
				v.farewell(err)
			}
			return code
		}
		if v.terminal && !v.program() {
			v.print(resetTerminal)
		}
		if !v.s.is(stateOpen) || !v.terminal && !v.program() || ctx.Err() != nil {
			v.farewell(err)
			return 1
		}
		if v.program() {
			_ = wire.Moved(v.out, v.t("moving"))
			continue
		}
		v.print(v.t("moving"))
	}
}

// After how many seconds a program is told to come again, judgements: a hall that moves is taken up within four, a host that
// closes for an upgrade is up again within ten.
const (
	againMoved  = 2
	againClosed = 10
)

// farewell says why a visit ends.
func (v *visitor) farewell(err error) {
	if !v.program() {
		v.print(v.said(err))
		return
	}
	after := 0
	switch {
	case errors.Is(err, hall.ErrMoved), errors.Is(err, errNowhere):
		after = againMoved
	case errors.Is(err, hall.ErrClosed), errors.Is(err, errDraining):
		after = againClosed
	}
	_ = wire.Bye(v.out, v.said(err), after)
}

// where serves a visitor here or through the machine that holds the hall. The error is ErrMoved when the visit was cut short
// by the hall's leaving.
func (v *visitor) where(ctx context.Context) (int, error) {
	for end := time.Now().Add(moving); ; {
		if v.s.node == nil {
			v.hall = v.s.hall()
			return v.here(ctx)
		}
		h, holder := v.s.node.at()
		if h != nil {
			v.hall = h
			return v.here(ctx)
		}
		if holder.Node != "" {
			code, err := v.relay(ctx, holder)
			if !errors.Is(err, errNowhere) {
				return code, err
			}
		}
		if time.Now().After(end) {
			return 1, errNowhere
		}
		select {
		case <-ctx.Done():
			return 1, errLeft
		case <-time.After(lookEvery):
		}
	}
}

// relay passes the visit on to the machine that holds the hall. errNowhere says that nothing of it has happened.
func (v *visitor) relay(ctx context.Context, to store.Holder) (int, error) {
	l, at, err := dial(ctx, to.Reach)
	if err != nil {
		return 1, errNowhere
	}
	defer l.conn.Close()
	size := v.again()
	if err := l.tell(frameHello, comes{
		Pass: at.Pass, From: v.from, User: v.user, Key: v.key, Token: v.token, Env: v.env, Words: v.words,
		Terminal: v.terminal, Browser: v.remember != nil, Size: size,
	}); err != nil {
		return 1, errNowhere
	}
	if kind, _, err := l.next(); err != nil || kind != frameOpen {
		return 1, errNowhere
	}
	ctx, stop := context.WithCancel(ctx)
	var passing sync.WaitGroup // whoever reads the visitor's input next must be alone
	defer passing.Wait()
	defer stop()
	context.AfterFunc(ctx, func() { _ = l.conn.Close() })
	for _, work := range []func(){
		func() { l.live(ctx.Done()) },
		func() { v.passKeys(ctx, l) },
		func() { v.passSizes(ctx, l) },
	} {
		passing.Go(func() {
			defer v.s.caught("relay")
			work()
		})
	}
	return v.passBack(ctx, l)
}

func (v *visitor) passKeys(ctx context.Context, l *link) {
	in, stop := v.in.reader(ctx)
	defer stop()
	b := make([]byte, 4096)
	for {
		n, err := in.Read(b)
		if n > 0 && l.send(frameData, b[:n]) != nil {
			return
		}
		if err != nil {
			if ctx.Err() == nil { // the input ended, not the visit
				_ = l.send(frameData, nil)
			}
			return
		}
	}
}

func (v *visitor) passSizes(ctx context.Context, l *link) {
	for {
		select {
		case <-ctx.Done():
			return
		case z := <-v.sizes:
			if l.tell(frameSize, z) != nil {
				return
			}
		}
	}
}

// passBack takes what comes back until the visit is over.
func (v *visitor) passBack(ctx context.Context, l *link) (int, error) {
	for {
		kind, p, err := l.next()
		switch {
		case ctx.Err() != nil:
			return 1, errLeft
		case err != nil, kind == frameMoved:
			return 1, hall.ErrMoved
		}
		switch kind {
		case frameData:
			if _, err := v.out.Write(p); err != nil {
				return 1, errLeft
			}
		case frameToken:
			if v.token = string(p); v.remember != nil {
				v.remember(v.token)
			}
		case frameKnown:
			var k known
			if json.Unmarshal(p, &k) == nil {
				v.settled(k.Code, k.Name)
			}
		case frameExit:
			if len(p) == 1 {
				return int(p[0]), nil
			}
			return 1, nil
		}
	}
}

// servePeers serves visits that other machines pass on until the listener is closed.
func (s *Server) servePeers(p *Peer) {
	free := make(chan struct{}, mostConnections)
	for {
		c, err := p.listener.Accept()
		if err != nil {
			if errors.Is(err, net.ErrClosed) {
				return
			}
			time.Sleep(tick)
			continue
		}
		select {
		case free <- struct{}{}:
		default:
			_ = c.Close()
			continue
		}
		go func() {
			defer s.caught("peer")
			defer func() { <-free }()
			defer c.Close()
			s.servePeer(p, newLink(c))
		}()
	}
}

// servePeer serves one visit that another machine passes on.
func (s *Server) servePeer(p *Peer, l *link) {
	kind, b, err := l.next()
	var m comes
	if err != nil || kind != frameHello || json.Unmarshal(b, &m) != nil || !p.knows(m.Pass) {
		return
	}
	h, _ := s.node.at()
	if h == nil || !s.gates.enter(m.From) {
		_ = l.send(frameMoved, nil)
		return
	}
	defer s.gates.leave(m.From)
	if l.send(frameOpen, nil) != nil {
		return
	}
	ctx, stop := context.WithCancel(s.ctx)
	defer stop()
	in := &linkReader{l: l, gone: stop}
	v := &visitor{
		s: s, hall: h, out: l, from: m.From, user: m.User, key: m.Key, token: m.Token, env: m.Env, words: m.Words, terminal: m.Terminal,
		sizes: make(chan tui.Size, 1), known: func(k known) { _ = l.tell(frameKnown, k) },
	}
	if m.Browser {
		v.remember = func(token string) { _ = l.send(frameToken, []byte(token)) }
	}
	v.size(m.Size.W, m.Size.H)
	in.size = v.size
	v.in = newFeed(ctx, in)
	go func() {
		defer s.caught("alive")
		l.live(ctx.Done())
	}()
	v.prepare()
	code, err := v.here(ctx)
	if errors.Is(err, hall.ErrMoved) || errors.Is(err, hall.ErrClosed) {
		_ = l.send(frameMoved, nil)
		return
	}
	if err != nil && !errors.Is(err, errLeft) {
		v.farewell(err)
	}
	_ = l.send(frameExit, []byte{byte(code)})
}

// linkReader gives the keys that another machine passes on; sizes go their own way.
type linkReader struct {
	l    *link
	size func(w, h int)
	gone func()
	rest []byte
}

func (r *linkReader) Read(p []byte) (int, error) {
	for len(r.rest) == 0 {
		kind, b, err := r.l.next()
		if err != nil {
			r.gone()
			return 0, io.EOF
		}
		switch kind {
		case frameData:
			r.rest = b
			if len(b) == 0 { // the visitor's input ended; what it asked for still goes back
				go r.watch()
				return 0, io.EOF
			}
		case frameSize:
			var z tui.Size
			if json.Unmarshal(b, &z) == nil {
				r.size(z.W, z.H)
			}
		}
	}
	n := copy(p, r.rest)
	r.rest = r.rest[n:]
	return n, nil
}

// watch notices when the other machine is gone, after the input ended.
func (r *linkReader) watch() {
	for {
		if _, _, err := r.l.next(); err != nil {
			r.gone()
			return
		}
	}
}
