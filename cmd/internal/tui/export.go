package tui

import (
	"strings"

	"riobravo/cmd/internal/tui/screen"
	"riobravo/cmd/internal/tui/screen/say"
	"riobravo/cmd/internal/words"
	"riobravo/game"
)

// sayScreen tells the screen in sentences, over the screen.
func (a *App) sayScreen() {
	a.over = nil
	var lines []string
	for _, l := range a.draw().Sentences() {
		lines = append(lines, a.theme.Glyph.Fold(l))
	}
	a.over = append(a.over, place{screen.Route{To: screen.Say}, say.New(lines)})
}

// export writes the panel in front to a file. With several seats at one keyboard a file would show one seat's secrets to
// the others, so it waits for the end.
func (a *App) export() {
	if a.cfg.Export == nil || a.top().route.To == screen.Curtain {
		return
	}
	if len(a.seats) > 1 && a.seats[a.cur].sess.View().Known.World.Phase != int16(game.Over) {
		a.notice, a.bad = []string{a.cfg.Words.Text("ui.export.shared", nil)}, true
		return
	}
	title, text, ok := a.draw().PanelText()
	if !ok {
		a.notice = []string{a.cfg.Words.Text("ui.export.nothing", nil)}
		return
	}
	if len(a.over) > 0 && a.over[len(a.over)-1].route.To == screen.Say {
		title = "screen"
	}
	path, err := a.cfg.Export(fileName(title), text)
	if err != nil {
		a.notice, a.bad = []string{a.cfg.Words.Text("ui.export.failed", map[string]any{"What": words.Clean(err.Error())})}, true
		return
	}
	a.notice = []string{a.cfg.Words.Text("ui.export.done", map[string]any{"File": path})}
}

// fileName is a panel's title as the name of a file.
func fileName(title string) string {
	s := strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
			return r
		}
		return '-'
	}, screen.Fold(title))
	for strings.Contains(s, "--") {
		s = strings.ReplaceAll(s, "--", "-")
	}
	if s = strings.Trim(s, "-"); s == "" {
		s = "panel"
	}
	return s
}
