package content

import "sync"

// own are the words that each of the program's scenarios brings itself.
var own sync.Map // id to *Catalogue

// About is what one of the program's scenarios is called in a language, and what it says of itself, without loading it; ""
// where it does not say, or is none of the program's.
func About(id, lang string) (name, text string) {
	c, ok := own.Load(id)
	if !ok {
		c, _ = own.LoadOrStore(id, newCatalogue(wordsOf(id)[1:]...))
	}
	say := func(part string) string {
		key := "scenario." + id + "." + part
		for _, v := range []*Voice{c.(*Catalogue).In(lang), Words().In(lang)} {
			if v.Has(key) {
				return v.Text(key, nil)
			}
		}
		return ""
	}
	return say("name"), say("text")
}
