package screen

import (
	"slices"
	"strings"
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

var accents = strings.NewReplacer("á", "a", "é", "e", "í", "i", "ó", "o", "ú", "u", "ü", "u", "ñ", "n", "Á", "a", "É", "e", "Í", "i", "Ó", "o", "Ú", "u", "Ü", "u", "Ñ", "n")

// Fold is a text as searches see it: without accents and capitals.
func Fold(s string) string { return strings.ToLower(accents.Replace(s)) }
