package serve

import (
	"bufio"
	"encoding/binary"
	"encoding/json"
	"errors"
	"io"
	"net"
	"sync"
	"time"
)

// A link is what one machine passes a visit on to another over: frames of a kind, a length and bytes.
type link struct {
	conn net.Conn
	r    *bufio.Reader
	most uint32     // bytes of a frame that is taken
	mu   sync.Mutex // over writing
}

// The kinds of frames.
const (
	frameHello = 'h' // to the machine that holds the hall: who comes
	frameOpen  = 'o' // back: the visit begins
	frameData  = 'd' // bytes of the terminal, both ways
	frameSize  = 's' // the terminal's size now
	frameToken = 't' // back: what a browser keeps
	frameKnown = 'k' // back: as whom the visitor came in, for the next machine
	frameMoved = 'm' // back: the hall is not here any more
	frameExit  = 'x' // back: the visit is over
	frameAlive = 'a' // both ways, so that a machine that is gone is noticed
)

// The times of a link, judgements: a machine that says nothing for so long is gone.
const (
	aliveEvery = time.Second
	aliveTime  = 4 * time.Second
)

// errFrame says that what came is no frame.
var errFrame = errors.New("serve: no frame of a link")

func newLink(c net.Conn) *link { return &link{conn: c, r: bufio.NewReader(c), most: frameMost} }

func (l *link) send(kind byte, p []byte) error {
	b := make([]byte, 5, 5+len(p))
	b[0] = kind
	binary.BigEndian.PutUint32(b[1:], uint32(len(p)))
	l.mu.Lock()
	defer l.mu.Unlock()
	_ = l.conn.SetWriteDeadline(time.Now().Add(writeTime))
	_, err := l.conn.Write(append(b, p...))
	return err
}

func (l *link) tell(kind byte, v any) error {
	b, _ := json.Marshal(v) // what is told always has a form
	return l.send(kind, b)
}

// next is the next frame that is not a sign of life.
func (l *link) next() (kind byte, p []byte, err error) {
	for {
		_ = l.conn.SetReadDeadline(time.Now().Add(aliveTime))
		var head [5]byte
		if _, err := io.ReadFull(l.r, head[:]); err != nil {
			return 0, nil, err
		}
		n := binary.BigEndian.Uint32(head[1:])
		if n > l.most {
			return 0, nil, errFrame
		}
		p = make([]byte, n)
		if _, err := io.ReadFull(l.r, p); err != nil {
			return 0, nil, err
		}
		if head[0] != frameAlive {
			return head[0], p, nil
		}
	}
}

// linkMost is the longest frame of bytes for a terminal; what a program draws at once is a few times smaller.
const linkMost = 1 << 20

// Write sends a terminal's bytes.
func (l *link) Write(p []byte) (int, error) {
	for done := 0; done < len(p); done += linkMost {
		if err := l.send(frameData, p[done:min(len(p), done+linkMost)]); err != nil {
			return done, err
		}
	}
	return len(p), nil
}

// live says that this side is there until done is closed or the link breaks.
func (l *link) live(done <-chan struct{}) {
	t := time.NewTicker(aliveEvery)
	defer t.Stop()
	for {
		select {
		case <-done:
			return
		case <-t.C:
			if l.send(frameAlive, nil) != nil {
				return
			}
		}
	}
}
