package tui

import (
	"riobravo/cmd/internal/tui/screen"
	"riobravo/cmd/internal/tui/screen/about"
	"riobravo/cmd/internal/tui/screen/advice"
	"riobravo/cmd/internal/tui/screen/board"
	"riobravo/cmd/internal/tui/screen/brief"
	"riobravo/cmd/internal/tui/screen/charts"
	"riobravo/cmd/internal/tui/screen/crisis"
	"riobravo/cmd/internal/tui/screen/curtain"
	"riobravo/cmd/internal/tui/screen/ending"
	"riobravo/cmd/internal/tui/screen/explain"
	"riobravo/cmd/internal/tui/screen/games"
	"riobravo/cmd/internal/tui/screen/glossary"
	"riobravo/cmd/internal/tui/screen/menu"
	"riobravo/cmd/internal/tui/screen/newgame"
	"riobravo/cmd/internal/tui/screen/picker"
	"riobravo/cmd/internal/tui/screen/region"
	"riobravo/cmd/internal/tui/screen/replay"
	"riobravo/cmd/internal/tui/screen/report"
	"riobravo/cmd/internal/tui/screen/review"
	"riobravo/cmd/internal/tui/screen/settings"
	"riobravo/cmd/internal/tui/screen/survey"
	"riobravo/cmd/internal/tui/screen/talks"
	"riobravo/cmd/internal/tui/screen/troops"
	"riobravo/cmd/internal/tui/screen/waiting"
)

// make opens a screen. This is the only place that knows them all.
func (a *App) make(r screen.Route) place {
	c := a.ctx()
	var s screen.Screen
	switch r.To {
	case screen.NewGame:
		s = newgame.New(c)
	case screen.Brief:
		s = brief.New(c)
	case screen.Board:
		s = board.New(c)
	case screen.Picker:
		s = picker.New(c, r)
	case screen.Troops:
		s = troops.New(c)
	case screen.Talks:
		s = talks.New(c)
	case screen.Crisis:
		s = crisis.New(c)
	case screen.Resolve:
		s = report.NewResolve(c, r.Month)
	case screen.Report:
		s = report.New(c, r.Month)
	case screen.Charts:
		s = charts.New(c)
	case screen.Wire:
		s = report.Wire(c)
	case screen.Ending:
		s = ending.New(c)
	case screen.Waiting:
		s = waiting.New()
	case screen.Replay:
		s = replay.New(c)
	case screen.Survey:
		s = survey.New(c)
	case screen.Review:
		s = review.New(c)
	case screen.Region:
		s = region.New(r.Region)
	case screen.Explain:
		s = explain.New(r)
	case screen.Advice:
		s = advice.New(c)
	case screen.Settings:
		s = settings.New()
	case screen.About:
		s = about.New(c)
	case screen.Games:
		s = games.New()
	case screen.Glossary:
		s = glossary.New(c, r.Text)
	case screen.Term:
		s = glossary.NewCard(r.Text)
	case screen.Code:
		s = curtain.NewCode()
	case screen.Curtain:
		s = curtain.New(c)
	default:
		s = menu.New(c)
	}
	return place{r, s}
}
