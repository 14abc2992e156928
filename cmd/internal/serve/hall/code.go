package hall

import (
	"crypto/pbkdf2"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"time"

	"riobravo/game"
)

// Role is what a person may do.
type Role string

// The roles.
const (
	Player      Role = "player"
	Observer    Role = "observer"    // looks on, through a seat's eyes or with everything
	Facilitator Role = "facilitator" // drives all tables
	Guest       Role = "guest"       // chooses a seat in the lobby
)

// Ticket is what a code admits to.
type Ticket struct {
	Role  Role
	Table int       // 0-based; -1 any
	Seat  game.Seat // NoSeat any or none
	All   bool      // an observer who sees everything
	Wall  bool      // an observer who sees what everybody may know, on a wall
	Lag   Lag       // how far behind an observer looks on
	Until time.Time
}

const (
	alphabet = "23456789abcdefghjkmnpqrstuvwxyz" // nothing that reads like something else
	codeLen  = 10                                // 31^10 is 2^49: with the wait after wrong ones nobody guesses it
	rounds   = 4096                              // of PBKDF2, over a code drawn at random
)

// newSalt draws the salt of the hall's codes.
func (h *Hall) newSalt() error {
	h.salt = make([]byte, 16)
	_, err := rand.Read(h.salt)
	return err
}

// drawCode draws a code, as "7kq2f-9xdm4".
func drawCode() string {
	var b [codeLen]byte
	for i := range b {
		var one [1]byte
		for {
			_, _ = rand.Read(one[:]) // never fails on a supported platform
			if n := int(one[0]); n < 256/len(alphabet)*len(alphabet) {
				b[i] = alphabet[n%len(alphabet)]
				break
			}
		}
	}
	return string(b[:codeLen/2]) + "-" + string(b[codeLen/2:])
}

// CodeLike tells whether a word has the shape of a code.
func CodeLike(word string) bool {
	w := tidyCode(word)
	return len(w) == codeLen && strings.Trim(w, alphabet) == ""
}

// tidyCode is a code as it is hashed: people type capitals, spaces and dashes as they like.
func tidyCode(word string) string {
	return strings.NewReplacer("-", "", " ", "").Replace(strings.ToLower(strings.TrimSpace(word)))
}

// digest is what is kept of a code or token.
func (h *Hall) digest(secret string) string {
	b, err := pbkdf2.Key(sha256.New, secret, h.salt, rounds, 16)
	if err != nil { // the key is longer than any; it is not
		panic(err)
	}
	return hex.EncodeToString(b)
}

// Issue makes a code for a ticket. It lives as long as the hall's codes do; the code itself is kept nowhere.
func (h *Hall) Issue(t Ticket) (string, error) {
	code := drawCode()
	t.Until = h.cfg.Now().Add(h.cfg.Life)
	d := h.digest(tidyCode(code))
	h.mu.Lock()
	h.codes[d] = t
	h.mu.Unlock()
	return code, h.keep()
}

// Revoke makes every code of a seat, or of a role without one, worthless.
func (h *Hall) Revoke(same func(Ticket) bool) error {
	h.mu.Lock()
	for d, t := range h.codes {
		if same(t) {
			delete(h.codes, d)
		}
	}
	h.mu.Unlock()
	return h.keep()
}

// Present says what a code admits to. Wrong ones from one address have to wait longer and longer.
func (h *Hall) Present(code, from string) (Ticket, error) {
	now := h.cfg.Now()
	h.mu.Lock()
	blocked := h.wrong.blocked(from, now)
	h.mu.Unlock()
	if blocked {
		return Ticket{}, ErrSlow
	}
	if !CodeLike(code) { // nobody guesses so: a slip of the keys makes nobody wait
		return Ticket{}, ErrCode
	}
	d := h.digest(tidyCode(code))
	h.mu.Lock()
	defer h.mu.Unlock()
	t, ok := h.codes[d]
	switch {
	case h.closed != nil:
		return Ticket{}, h.closed
	case !ok:
		h.wrong.miss(from, now)
		return Ticket{}, ErrCode
	case now.After(t.Until):
		return Ticket{}, ErrExpired
	}
	return t, nil
}

// limiter counts wrong codes by address.
type limiter struct {
	by map[string]misses
}

type misses struct {
	n    int
	last time.Time
}

const (
	freeMisses = 20               // wrong codes before the wait: a class may come from one address
	missWait   = 10 * time.Second // after the first too many; it doubles
	missMost   = time.Minute      // a guess a minute finds no code of 2^49, and one prankster does not lock a class out
	missForget = 30 * time.Minute
	missPlaces = 10000 // addresses remembered at most
)

// wait is how long an address must be quiet after its last wrong code.
func (m misses) wait() time.Duration {
	if m.n < freeMisses {
		return 0
	}
	return min(missWait<<min(m.n-freeMisses, 10), missMost)
}

func (l *limiter) blocked(from string, now time.Time) bool {
	m, ok := l.by[from]
	return ok && now.Sub(m.last) < m.wait()
}

func (l *limiter) miss(from string, now time.Time) {
	if l.by == nil || len(l.by) > missPlaces {
		l.by = map[string]misses{}
	}
	m := l.by[from]
	if now.Sub(m.last) > missForget {
		m.n = 0
	}
	l.by[from] = misses{m.n + 1, now}
}
