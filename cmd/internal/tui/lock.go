package tui

import (
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"time"

	tea "charm.land/bubbletea/v2"

	"riobravo/cmd/internal/tui/screen"
)

// A seat's code keeps honest people honest at one keyboard: four digits, kept as a salted hash for as long as the program
// runs.
const (
	tries = 3               // wrong codes before the wait
	pause = 5 * time.Second // of the wait
)

// lock is a seat's code.
type lock struct {
	set   bool
	salt  [16]byte
	hash  [32]byte
	wrong int
	until time.Time
}

// waited says that a wait for the next try may be over.
type waited struct{}

func (l *lock) digest(code string) [32]byte { return sha256.Sum256(append(l.salt[:], code...)) }

// setCode gives the seat at the keyboard a code; an empty one takes it away.
func (a *App) setCode(code string) {
	l := &a.seats[a.cur].lock
	*l = lock{}
	word := "ui.toast.no_code"
	if code != "" {
		_, _ = rand.Read(l.salt[:]) // never fails on a supported platform
		l.set, l.hash, word = true, l.digest(code), "ui.toast.code"
	}
	a.notice = []string{a.cfg.Words.Text(word, nil)}
}

// unlock opens the curtain, if the code is right; the third wrong one has to wait.
func (a *App) unlock(code string) tea.Cmd {
	l := &a.seats[a.cur].lock
	switch {
	case !l.set:
	case time.Now().Before(l.until):
		return nil
	default:
		h := l.digest(code)
		if subtle.ConstantTimeCompare(h[:], l.hash[:]) != 1 {
			if l.wrong++; l.wrong%tries == 0 {
				l.until = time.Now().Add(pause)
				return tea.Tick(time.Second, func(time.Time) tea.Msg { return waited{} })
			}
			return nil
		}
	}
	l.wrong, l.until = 0, time.Time{}
	a.back()
	return nil
}

// again looks whether the wait is over; the clock on the curtain goes on until then.
func (a *App) again() tea.Cmd {
	if len(a.seats) == 0 || !time.Now().Before(a.seats[a.cur].lock.until) {
		return nil
	}
	return tea.Tick(time.Second, func(time.Time) tea.Msg { return waited{} })
}

// lock is what the curtain sees of the code.
func (a *App) lock() screen.Lock {
	l := &a.seats[a.cur].lock
	out := screen.Lock{Set: l.set, Left: tries - l.wrong%tries}
	if left := time.Until(l.until); left > 0 {
		out.Wait = int(left/time.Second) + 1
	}
	return out
}
