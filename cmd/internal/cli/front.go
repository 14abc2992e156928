package cli

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"

	"riobravo/cmd/internal/tui"
	"riobravo/cmd/internal/tui/session"
	"riobravo/content"
	"riobravo/game"
	"riobravo/save"
)

// lastGame is the kept game that the menu's Continue goes on with: the one last played that is not over;
// ever tells whether any game was kept.
func (a *app) lastGame() (last *tui.Saved, ever bool) {
	f, err := a.place()
	if err != nil {
		return nil, true // what cannot be looked at is not said to be empty
	}
	list, err := f.List()
	if err != nil {
		return nil, true
	}
	for _, e := range list {
		if e.Err != nil || e.Phase == game.Over {
			continue
		}
		var names, shorts []string
		for _, s := range e.Stamp.Seats {
			if s.Player == save.Person {
				names, shorts = append(names, a.text.Text("seat."+s.ID+".name", nil)), append(shorts, a.text.Text("seat."+s.ID+".short", nil))
			}
		}
		if len(names) == 0 {
			continue
		}
		args := map[string]any{
			"Month": int(e.Month), "Scenario": a.scenarioName(e.Stamp.Scenario),
			"Seats": strings.Join(names, ", "), "Short": strings.Join(shorts, "+"), "When": day(e.Modified),
		}
		return &tui.Saved{ID: e.ID, Line: a.t("continue.line", args), Lines: []string{a.t("continue.game", args), a.t("continue.saved", args)}}, true
	}
	return nil, len(list) > 0
}

// opened opens a kept game from the menu; what would be complained about is what is said, or the error's text.
func (a *app) opened(open func() (*content.Scenario, []session.Session, error)) (sc *content.Scenario, all []session.Session, said string, err error) {
	var heard bytes.Buffer
	to := a.Err
	a.Err = &heard
	defer func() { a.Err = to }()
	if sc, all, err = open(); err != nil {
		a.code(err)
		return nil, nil, "", errors.New(a.said(&heard))
	}
	return sc, all, a.said(&heard), nil
}

// goOn takes up a kept game from the interface.
func (a *app) goOn(id string) (*content.Scenario, []session.Session, string, error) {
	return a.opened(func() (*content.Scenario, []session.Session, error) {
		f, err := a.place()
		if err != nil {
			return nil, nil, err
		}
		return a.takeUp(f, id)
	})
}

// lookBack opens the replay of a kept game from the interface.
func (a *app) lookBack(id string) (*content.Scenario, []session.Session, string, error) {
	return a.opened(func() (*content.Scenario, []session.Session, error) {
		sc, r, err := a.reel(id, "", false)
		return sc, []session.Session{r}, err
	})
}

// said is what was told, without the program's name before it.
func (a *app) said(b *bytes.Buffer) string {
	return strings.TrimSpace(strings.TrimPrefix(b.String(), a.t("error.program", nil)+" "))
}

// export writes a panel's text beside the kept games and says where.
func (a *app) export(name, text string) (string, error) {
	f, err := a.place()
	if err != nil {
		return "", errors.New(a.t("error.no_place", nil))
	}
	dir := filepath.Join(f.Path(), "exports")
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return "", err
	}
	path := filepath.Join(dir, name+".txt")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		return "", err
	}
	return path, nil
}

// scenarioName is what a scenario is called, its id where nobody knows.
func (a *app) scenarioName(id string) string {
	if name, _ := content.About(id, a.text.Language()); name != "" {
		return name
	}
	return id
}

// listed are the scenarios that a new game may be, the default first.
func (a *app) listed() []tui.Scenario {
	var out []tui.Scenario
	for _, i := range content.Scenarios() {
		out = append(out, tui.Scenario{ID: i.ID, Seats: i.Seats, About: func() (string, string) { return content.About(i.ID, a.text.Language()) }})
	}
	return out
}
