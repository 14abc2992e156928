package tui

import (
	"riobravo/cmd/internal/tui/screen"
	"riobravo/cmd/internal/tui/screen/reason"
	"riobravo/cmd/internal/tui/session"
	"riobravo/game"
)

// why is what a seat wrote beside the sheet of a month.
type why struct {
	text  string
	month int16
}

// reason is what the seat at the keyboard wrote beside its sheet of this month.
func (a *App) reason() string {
	s := &a.seats[a.cur]
	if s.why.month != s.sess.View().Known.World.Month {
		return ""
	}
	return s.why.text
}

// reasons opens the field in which a reason is written, or keeps what was written in it.
func (a *App) reasons(r screen.Route) {
	s := &a.seats[a.cur]
	if r.Value == "" {
		if _, ok := s.sess.(session.Writer); ok {
			a.over = append(a.over, place{screen.Route{}, reason.New(a.ctx())})
		}
		return
	}
	a.over = nil
	s.why = why{r.Text, s.sess.View().Known.World.Month}
	word := "ui.toast.reason"
	if r.Text == "" {
		word = "ui.toast.no_reason"
	}
	a.notice = []string{a.cfg.Words.Text(word, nil)}
}

// send sends a command; what was written beside the sheet goes with its sealing.
func send(s session.Session, c game.Command, reason string) error {
	if w, ok := s.(session.Writer); ok && c.Kind == game.CmdSeal && reason != "" {
		return w.Write(c, reason)
	}
	return s.Submit(c)
}
