package tui

import (
	"strconv"

	tea "charm.land/bubbletea/v2"

	"riobravo/cmd/internal/tui/screen"
	"riobravo/cmd/internal/tui/screen/letters"
	"riobravo/cmd/internal/tui/session"
	"riobravo/cmd/internal/tui/theme"
)

// correspondent is the seat's post office; nil where people sit at one keyboard and can talk.
func (a *App) correspondent() session.Correspondent {
	if len(a.seats) == 0 {
		return nil
	}
	s, _ := a.seats[a.cur].sess.(session.Correspondent)
	return s
}

// letters opens what people write to each other.
func (a *App) letters() {
	if a.correspondent() != nil {
		a.over = append(a.over[:0], place{screen.Route{To: screen.Letters}, letters.New()})
	}
}

// writing are the letters, where they are open; nil else.
func (a *App) writing() []place {
	if n := len(a.over); n > 0 && a.over[n-1].route.To == screen.Letters {
		return a.over[n-1:]
	}
	return nil
}

// post sends a letter; the overlay stays.
func (a *App) post(r screen.Route) tea.Cmd {
	n, err := strconv.Atoi(r.Value)
	if s := a.correspondent(); s != nil && err == nil {
		err = s.Post(n, r.Text)
	}
	a.bad, a.notice = false, []string{a.cfg.Words.Text("ui.letters.sent", nil)}
	if err != nil {
		a.bad = true
		a.notice = a.refusal(err)
	}
	return nil
}

// keysOf are the keys that work on a screen; where people write to each other that one too.
func (a *App) keysOf(c *screen.Ctx, s screen.Screen) []screen.Hint {
	list := s.Hints(c)
	if a.correspondent() == nil || len(a.over) > 0 && s == a.over[len(a.over)-1].scr {
		return list
	}
	h := screen.Hint{Action: theme.Letters, Word: "letters"}
	if n := len(list); n > 0 && list[n-1].Action == theme.Help {
		return append(append(list[:n-1:n-1], h), list[n-1])
	}
	return append(list[:len(list):len(list)], h)
}
