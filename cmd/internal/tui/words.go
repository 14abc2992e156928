package tui

import (
	"slices"

	"riobravo/cmd/internal/tui/screen"
	"riobravo/cmd/internal/tui/screen/glossary"
)

// wordsHere opens the list of the words on the screen that have a card.
func (a *App) wordsHere() {
	a.over = nil
	g, c := a.draw(), a.ctx()
	_, front, _ := g.PanelText()
	terms := screen.TermsIn(c, front)
	for _, t := range screen.TermsIn(c, g.Text()) {
		if !slices.Contains(terms, t) {
			terms = append(terms, t)
		}
	}
	a.over = append(a.over, place{screen.Route{To: screen.WordsHere}, glossary.NewHere(terms)})
}

// explains are the screens with their own answer to e, and the curtain, which has none; elsewhere e asks what the words
// mean.
var explains = map[screen.Name]bool{screen.Board: true, screen.Picker: true, screen.Resolve: true, screen.Report: true, screen.About: true, screen.Curtain: true}
