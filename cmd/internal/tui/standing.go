package tui

import "riobravo/cmd/internal/tui/session"

// stand leaves the sheet as it lies as the seat's standing sheet, for months in which a deadline finds nothing of its own; with
// "off" it takes it away, with "show" it only says what stands. Only a hosted table has deadlines that pass in silence.
func (a *App) stand(what string) {
	a.over = nil
	s, ok := a.seats[a.cur].sess.(session.Stander)
	if !ok {
		return
	}
	word := map[string]string{"off": "no_standing", "show": "stands"}[what]
	if word == "" {
		word = "standing"
	}
	if what != "show" {
		if err := s.LeaveStanding(what != "off"); err != nil {
			a.bad, a.notice = true, a.refusal(err)
			return
		}
	}
	sheet, by, _ := s.Standing()
	a.bad, a.notice = false, []string{a.cfg.Words.Text("ui.toast."+word, map[string]any{"Who": by, "Sheet": a.seats[a.cur].text.Sheet(&sheet)})}
}
