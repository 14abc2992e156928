package screen

import (
	"slices"
	"strings"
	"unicode"

	"riobravo/game"
)

// Terms are the ids of the glossary's cards, in order.
func Terms(c *Ctx) []string {
	var out []string
	for _, s := range strings.Fields(c.T("glossary.sections")) {
		out = append(out, strings.Fields(c.T("glossary.in."+s))...)
	}
	return out
}

// TermChapter names the chapter of a term.
func TermChapter(c *Ctx, id string) string {
	for _, s := range strings.Fields(c.T("glossary.sections")) {
		if slices.Contains(strings.Fields(c.T("glossary.in."+s)), id) {
			return c.T("glossary.chapter." + s)
		}
	}
	return ""
}

// TermName, TermText and TermSee are a card's parts.
func TermName(c *Ctx, id string) string { return c.T("glossary.card." + id + ".name") }

// TermText is what the card says.
func TermText(c *Ctx, id string) string { return c.T("glossary.card." + id + ".text") }

// TermSee are the cards to read next.
func TermSee(c *Ctx, id string) []string {
	key := "glossary.card." + id + ".see"
	if !c.Words.Has(key) {
		return nil
	}
	return strings.Fields(c.T(key))
}

// internal is the chapter of words that the program's makers use: they stand on no screen in that sense.
const internal = "behind"

// TermsIn are the terms whose names stand in a text as words of their own, in the order of the chapters.
func TermsIn(c *Ctx, text string) []string {
	letters := func(s string) string {
		return strings.Join(strings.FieldsFunc(Fold(s), func(r rune) bool { return !unicode.IsLetter(r) }), " ")
	}
	folded := " " + letters(text) + " "
	var out []string
	for _, s := range strings.Fields(c.T("glossary.sections")) {
		if s == internal {
			continue
		}
		for _, t := range strings.Fields(c.T("glossary.in." + s)) {
			name := letters(TermName(c, t))
			if strings.Contains(folded, " "+name+" ") || strings.Contains(folded, " "+name+"s ") {
				out = append(out, t)
			}
		}
	}
	return out
}

// named are the terms of fields that are called otherwise in the glossary.
var named = map[game.Field]string{
	game.FBeliefCash: "estimate", game.FBeliefCohesion: "estimate", game.FBeliefLabs: "estimate", game.FBeliefLeak: "leak",
	game.FResource: "capital", game.FLabs: "lab", game.FIntelUsa: "intelligence", game.FIntelMexico: "intelligence",
}

// TermOf is the term that says what a field counts, "" none.
func TermOf(c *Ctx, f game.Field) string {
	id, ok := named[f]
	if !ok {
		id = game.Registry[f].Name
	}
	if slices.Contains(Terms(c), id) {
		return id
	}
	return ""
}

var accents = strings.NewReplacer("á", "a", "é", "e", "í", "i", "ó", "o", "ú", "u", "ü", "u", "ñ", "n", "Á", "a", "É", "e", "Í", "i", "Ó", "o", "Ú", "u", "Ü", "u", "Ñ", "n")

// Fold is a text as searches see it: without accents and capitals.
func Fold(s string) string { return strings.ToLower(accents.Replace(s)) }
