package content

import (
	"sync"

	"riobravo/content/diag"
	"riobravo/content/internal/decode"
)

// Fact is a finding that numbers of the exercise rest on, by the published works that tell of it. One without works is
// derived from others.
type Fact struct {
	Works []string // keys of Works
	After bool     // later than the exercise's own horizon
}

// factFile is the list of facts and of the works behind them.
const factFile = "sources/facts.yaml"

// Facts are the program's own facts by id. The map is shared and must not be changed.
func Facts() map[string]Fact { f, _ := factList(); return f }

// Works are the published works by their keys: author or outlet, title, year, and where it was found. The map is shared
// and must not be changed.
func Works() map[string]string { _, w := factList(); return w }

var factList = sync.OnceValues(func() (map[string]Fact, map[string]string) {
	facts, works := map[string]Fact{}, map[string]string{}
	var l diag.List
	src, _ := readFile(files, factFile, factFile, &l)
	root := decode.Parse(factFile, src, &l)
	if w := root.Get("works"); w != nil {
		for _, p := range w.Pairs {
			works[p.Key] = p.Val.Text
		}
	}
	if f := root.Get("facts"); f != nil {
		for _, p := range f.Pairs {
			one := Fact{}
			if list := p.Val.Get("works"); list != nil {
				for _, w := range list.Items {
					one.Works = append(one.Works, w.Text)
				}
			}
			if a := p.Val.Get("after"); a != nil {
				one.After = a.Text == "true"
			}
			facts[p.Key] = one
		}
	}
	return facts, works
})
