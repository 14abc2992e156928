package tui

import (
	"riobravo/cmd/internal/tui/screen"
	"riobravo/cmd/internal/tui/screen/guide"
	"riobravo/cmd/internal/tui/theme"
	"riobravo/cmd/internal/tui/widget"
	"riobravo/game"
)

// led is where a seat stands in a scenario's guided start.
type led struct {
	step int // the last step shown
	told bool
	off  bool
}

// spoken are the screens that a guide speaks on, by phase: elsewhere it waits.
var spoken = map[game.Phase]screen.Name{
	game.Talks: screen.Talks, game.Orders: screen.Board, game.CrisisOpen: screen.Crisis, game.Over: screen.Ending,
}

// lead opens the next step of the guide where it belongs, when the last one is done or was only to be read.
func (a *App) lead() {
	if len(a.seats) == 0 || len(a.over) > 0 || len(a.stack) == 0 || a.small() {
		return
	}
	s := &a.seats[a.cur]
	rs, v := s.sess.Rules(), s.sess.View()
	phase := game.Phase(v.Known.World.Phase)
	if len(rs.Guide) == 0 || s.led.off || a.top().route.To != spoken[phase] {
		return
	}
	after := -1
	if s.led.told {
		after = s.led.step
		if a.pending(s) {
			return
		}
	}
	if next, ok := game.NextStep(rs, v, after); ok {
		s.led.step, s.led.told = next, true
		a.openGuide(next)
	}
}

// pending tells whether the last step shown asks for something here that is not done yet.
func (a *App) pending(s *seat) bool {
	rs, v := s.sess.Rules(), s.sess.View()
	if !s.led.told || s.led.off {
		return false
	}
	g, w := &rs.Guide[s.led.step], &v.Known.World
	here := g.Phase == game.Phase(w.Phase) && (g.Month == 0 || g.Month == w.Month)
	return here && g.Done != game.GuideRead && !game.GuideStepDone(rs, v, s.led.step)
}

func (a *App) openGuide(step int) {
	a.over = append(a.over[:0], place{screen.Route{To: screen.Guide}, guide.New(step)})
}

// guided answers the guide's own route: leave it, or show the current step again and take it up.
func (a *App) guided(off bool) {
	a.over = nil
	if len(a.seats) == 0 {
		return
	}
	s := &a.seats[a.cur]
	switch {
	case len(s.sess.Rules().Guide) == 0:
		a.notice = []string{a.cfg.Words.Text("ui.guide.none", nil)}
	case off:
		s.led.off = true
		a.notice = []string{a.cfg.Words.Text("ui.guide.off", nil)}
	case s.led.told:
		s.led.off = false
		a.openGuide(s.led.step)
	default:
		s.led.off = false
	}
}

// guideRows are the reminder of a step that is not done yet, above the hints.
func (a *App) guideRows(c *screen.Ctx, w int) []widget.Row {
	if len(a.seats) == 0 || len(a.over) > 0 || c.Session == nil {
		return nil
	}
	s := &a.seats[a.cur]
	if len(s.sess.Rules().Guide) == 0 || a.top().route.To != spoken[c.Phase()] || !a.pending(s) {
		return nil
	}
	line := c.T("ui.guide.line", "Name", c.T("guide."+s.sess.Rules().Guide[s.led.step].ID+".name"), "Keys", guide.Keys(c, s.led.step))
	return []widget.Row{widget.R(theme.Key, widget.Cut(line, w))}
}
