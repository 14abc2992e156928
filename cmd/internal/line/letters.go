package line

import (
	"strings"

	"riobravo/cmd/internal/tui/session"
	"riobravo/cmd/internal/words"
)

// letters tells what people wrote to each other, as far as this person may read it.
func (p *play) letters([]string) {
	s, ok := p.cur.s.(session.Correspondent)
	if !ok {
		p.say("line.letters.alone", nil)
		return
	}
	if o, ok := p.cur.s.(session.Cabinet); ok {
		if all, closes := o.Members(); len(all) > 1 {
			p.say("line.letters.cabinet", args{"Closes": closes})
			for _, m := range all {
				p.say("line.letters.member", args{"Name": words.Clean(m.Name), "For": m.For && m.Against == "", "Why": words.Clean(m.Against)})
			}
		}
	}
	list := s.Letters()
	if len(list) == 0 {
		p.say("line.letters.none", nil)
	}
	for _, l := range list {
		p.say("line.letters.one", args{"Month": p.cur.r.Month(l.Month), "From": l.From, "To": l.To, "Text": words.Clean(l.Text)})
	}
}

// write sends a letter: first to whom, in a word or more of the name, then the text.
func (p *play) write(rest []string) {
	s, ok := p.cur.s.(session.Correspondent)
	if !ok {
		p.say("line.letters.alone", nil)
		return
	}
	all := s.Addresses()
	if len(rest) < 2 {
		p.say("line.letters.how", args{"Names": strings.Join(all, ", ")})
		return
	}
	spelt := make([][]string, len(all))
	for i, n := range all {
		spelt[i] = []string{n}
	}
	for n := min(4, len(rest)-1); n > 0; n-- {
		found := match(spelt, strings.Join(rest[:n], " "))
		switch {
		case len(found) == 1:
			if p.sent(s.Post(found[0], strings.Join(rest[n:], " "))) {
				p.say("line.letters.sent", args{"To": all[found[0]]})
			}
			return
		case n == 1:
			p.choices("address", rest[0], all, found)
			return
		}
	}
}

// letter tells whether a line is a letter with a text: the command in full, to whom, and what.
func (p *play) letter(text string) bool {
	w := strings.Fields(text)
	if len(w) < 3 {
		return false
	}
	found := p.named(w[0])
	return len(found) == 1 && commands[found[0]].id == "write"
}
