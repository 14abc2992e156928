package serve

import (
	"context"
	"errors"

	"riobravo/cmd/internal/tui/session"
)

// ReviewAsk says how somebody at another machine may review a game.
type ReviewAsk struct {
	Language string
	Keep     bool // branches may be kept as games
	Sealed   bool // what others kept to themselves is not opened yet, also after the end
}

// hosted is a review that is read on another machine. What it reckons takes the host's processors, so one reckons at a time.
type hosted struct {
	session.Review
	v    *visitor
	keep bool // who reads it may keep branches
}

// errKeep says that only the facilitator makes games of branches: they take the host's disk.
var errKeep = errors.New("serve: only the facilitator keeps a branch")

// review is the review of the game that a visitor sees: of everything for the facilitator, and for all once the game is over and
// opened; before that of what the seat saw.
func (v *visitor) review(s session.Session) (session.Review, error) {
	at, ok := s.(*seat)
	if !ok || v.s.cfg.Review == nil {
		return nil, session.ErrStill
	}
	keep := at.SeesAll()
	r, err := v.s.cfg.Review(at.Session, ReviewAsk{v.lang, keep, !keep && !v.hall.Opened()})
	if err != nil {
		return nil, err
	}
	return &hosted{r, v, keep}, nil
}

// alone waits until no other review reckons.
func (h *hosted) alone(ctx context.Context, do func() error) error {
	select {
	case h.v.s.reckon <- struct{}{}:
		defer func() { <-h.v.s.reckon }()
		return do()
	case <-ctx.Done():
		return ctx.Err()
	}
}

// Weigh weighs the chances when its turn comes.
func (h *hosted) Weigh(ctx context.Context, n int, tell func(done, of int)) error {
	return h.alone(ctx, func() error { return h.Review.Weigh(ctx, n, tell) })
}

// Ask makes a decision otherwise when its turn comes.
func (h *hosted) Ask(ctx context.Context, decision, option, n int, tell func(done, of int)) (lines []string, err error) {
	err = h.alone(ctx, func() error {
		lines, err = h.Review.Ask(ctx, decision, option, n, tell)
		return err
	})
	return lines, err
}

// Keep keeps a branch where that is the reader's to do.
func (h *hosted) Keep(decision, option int) (string, error) {
	if !h.keep {
		return "", errKeep
	}
	return h.Review.Keep(decision, option)
}

// Why puts an error into words.
func (h *hosted) Why(err error) string {
	if errors.Is(err, errKeep) {
		return h.v.t("error.keep")
	}
	return h.Review.Why(err)
}
