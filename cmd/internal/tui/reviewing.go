package tui

import (
	"context"
	"fmt"
	"time"

	tea "charm.land/bubbletea/v2"

	"riobravo/cmd/internal/tui/screen"
	"riobravo/cmd/internal/tui/session"
	"riobravo/cmd/internal/words"
)

// Lucks under which the review weighs every month, and continuations of a what-if.
const (
	lucks         = 500
	continuations = 1000
)

// reviewing is the app's side of the review that is open. One reckoning goes on at a time, beside the screen.
type reviewing struct {
	screen.Reviewing
	of    session.Session
	at    string // the head of the game, and the place of a replay
	far   *progress
	asked *[2]int // the what-if asked last: decision and option
	seen  int     // lucks of the estimate that is shown
	stop  context.CancelFunc
}

// openReview opens the review of the game that is open.
func (a *App) openReview() tea.Cmd {
	a.over = nil
	if len(a.seats) == 0 || a.cfg.Review == nil {
		return nil
	}
	s := a.seats[a.cur].sess
	_, at := s.Kept()
	if r, ok := s.(session.Replay); ok {
		place, _ := r.Place()
		at = fmt.Sprint(at, place)
	}
	if a.review != nil && a.review.of == s && a.review.at == at && a.review.costly() {
		a.stack = append(a.stack, a.make(screen.Route{To: screen.Review}))
		return nil
	}
	return a.work("review", s, func() func() tea.Cmd {
		r, err := a.cfg.Review(s)
		return func() tea.Cmd {
			if err != nil {
				a.notice, a.bad = []string{words.Clean(err.Error())}, true
				return nil
			}
			a.closeReview()
			a.review = &reviewing{Reviewing: screen.Reviewing{Of: r}, of: s, at: at}
			a.stack = append(a.stack, a.make(screen.Route{To: screen.Review}))
			return nil
		}
	})
}

// costly tells whether something was reckoned for a review, so that it is not made anew. Others are, and hold the answers that
// were given since.
func (r *reviewing) costly() bool { return r.Job != "" || r.asked != nil || r.Of.Weighed() > 0 }

// closeReview ends what goes on for a review that is left.
func (a *App) closeReview() {
	if a.review != nil && a.review.stop != nil {
		a.review.stop()
	}
	a.review = nil
}

// reviewed is the open review as screens see it.
func (a *App) reviewed() *screen.Reviewing {
	if a.review == nil {
		return nil
	}
	return &a.review.Reviewing
}

// reckoned says that a reckoning has ended: with an error, or with what it found.
type reckoned struct {
	of  *reviewing
	job string
	err error
}

// reckon begins a reckoning; its end and how far it is come as messages.
func (a *App) reckon(job string, do func(ctx context.Context, of session.Review, tell func(done, all int)) error) tea.Cmd {
	r := a.review
	if r == nil {
		return nil
	}
	if r.Job != "" {
		a.notice = []string{a.cfg.Words.Text("ui.review.one_job", nil)}
		return nil
	}
	ctx, stop := context.WithCancel(context.Background())
	r.Job, r.Done, r.All, r.stop, r.far = job, 0, 0, stop, &progress{}
	far := r.far
	work := func() tea.Msg {
		err := do(ctx, r.Of, func(done, all int) {
			far.of.Store(int64(all))
			far.done.Store(int64(done))
		})
		return reckoned{r, job, err}
	}
	return tea.Batch(work, tea.Tick(patience, func(time.Time) tea.Msg { return stillReckoning{r} }))
}

func (a *App) weigh() tea.Cmd {
	return a.reckon("weigh", func(ctx context.Context, of session.Review, tell func(done, all int)) error {
		return of.Weigh(ctx, lucks, tell)
	})
}

// branch keeps the line with the same luck of the what-if that was asked last.
func (a *App) branch() tea.Cmd {
	r := a.review
	if r == nil || r.asked == nil {
		return nil
	}
	of, at := r.Of, *r.asked
	return a.work("load", r.of, func() func() tea.Cmd {
		id, err := of.Keep(at[0], at[1])
		return func() tea.Cmd {
			if err != nil {
				a.notice, a.bad = []string{of.Why(err)}, true
			} else {
				a.notice = []string{a.cfg.Words.Text("ui.review.kept", map[string]any{"ID": id})}
			}
			return a.readShelf()
		}
	})
}

func (a *App) whatIf(r screen.Route) tea.Cmd {
	if a.review != nil && a.review.Job == "" {
		a.review.asked = &[2]int{r.Decision, r.Instead}
	}
	return a.reckon("if", func(ctx context.Context, of session.Review, tell func(done, all int)) error {
		_, err := of.Ask(ctx, r.Decision, r.Instead, continuations, tell)
		return err
	})
}

func (m reckoned) take(a *App) tea.Cmd {
	r := m.of
	r.stop()
	r.Job, r.stop = "", nil
	r.Turn++
	r.Asked = m.job == "if" && m.err == nil
	if m.err != nil && a.review == r {
		a.notice, a.bad = []string{r.Of.Why(m.err)}, true
	}
	return nil
}

// stillReckoning says that it is time to tell how far a reckoning is, and what it has found so far.
type stillReckoning struct{ of *reviewing }

func (m stillReckoning) take(a *App) tea.Cmd {
	r := m.of
	if r.Job == "" || a.review != r {
		return nil
	}
	r.Done, r.All = int(r.far.done.Load()), int(r.far.of.Load())
	if n := r.Of.Weighed(); n != r.seen {
		r.seen, r.Asked = n, false
		r.Turn++
	}
	return tea.Tick(patience, func(time.Time) tea.Msg { return stillReckoning{r} })
}
