package tui

import "riobravo/cmd/internal/tui/session"

// stand leaves the sheet as it lies as the seat's standing sheet, for months in which a deadline finds nothing of its own, or
// takes it away. Only a hosted table has deadlines that pass in silence.
func (a *App) stand(yes bool) {
	a.over = nil
	s, ok := a.seats[a.cur].sess.(session.Stander)
	if !ok {
		return
	}
	word := "ui.toast.standing"
	if !yes {
		word = "ui.toast.no_standing"
	}
	a.bad, a.notice = false, []string{a.cfg.Words.Text(word, nil)}
	if err := s.LeaveStanding(yes); err != nil {
		a.bad, a.notice = true, a.refusal(err)
	}
}
