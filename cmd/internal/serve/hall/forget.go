package hall

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"

	"riobravo/game"
)

// Pseudonym is what a person is called where a name is not to stand: the number under which the hall knows them. Games' logs
// hold these; who is who stands in what a hall keeps, and can be forgotten there.
func Pseudonym(id int) string { return "#" + strconv.Itoa(id) }

// Forget takes out of what a hall kept what people of some seats wrote at the table of a game, their names and what they were
// let in by; with all, of everybody at that table. It returns what is kept then, and how many texts and names went; none, and
// the same bytes, where the hall has no such table.
func Forget(data []byte, id string, which func(k game.Seat) bool, all bool) ([]byte, int, error) {
	k, err := parse(data)
	if err != nil {
		return nil, 0, err
	}
	n := 0
	for at := range k.Tables {
		if k.Tables[at].Game != id {
			continue
		}
		n += k.Tables[at].forget(which, all)
		for i := range k.People {
			p := &k.People[i]
			if p.Table != at || !all && (p.Role != Player || !which(p.Seat)) {
				continue
			}
			n += k.unname(p)
		}
	}
	if n == 0 {
		return data, 0, nil
	}
	out, err := json.Marshal(k)
	return out, n, err
}

// forget takes out letters and what was said in cabinets.
func (t *keptTable) forget(which func(k game.Seat) bool, all bool) int {
	before := len(t.Letters)
	for i := range t.Letters {
		if l := &t.Letters[i]; l.Text != "" && (all || l.From >= 0 && which(l.From)) {
			l.Text, l.Name = "", ""
		}
	}
	t.Letters = slices.DeleteFunc(t.Letters, func(l Letter) bool { return l.Text == "" })
	n := before - len(t.Letters)
	if all { // what could be taken back holds what the facilitator typed
		n += len(t.Deeds)
		t.Deeds, t.Rulings = nil, nil
	}
	for k, s := range t.Standing {
		if s != nil && (all || which(game.Seat(k))) {
			s.Name = Pseudonym(s.Person)
		}
	}
	if t.Cabinets == nil {
		return n
	}
	for s := range t.Cabinets.Seats {
		for i := range t.Cabinets.Seats[s].Ballots {
			if b := &t.Cabinets.Seats[s].Ballots[i]; (b.Name != Pseudonym(b.Person) || b.Why != "") && (all || which(game.Seat(s))) {
				b.Name, b.Why = Pseudonym(b.Person), ""
				n++
			}
		}
	}
	return n
}

// unname gives a person a pseudonym, also where the facilitator spoke of them. What opened the place opens it no more.
func (k *kept) unname(p *Person) int {
	to := Pseudonym(p.ID)
	if p.Name == to {
		return 0
	}
	if name := p.Name; name != "" {
		for i := range k.Marks {
			k.Marks[i] = strings.ReplaceAll(k.Marks[i], name, to)
		}
		for t := range k.Tables {
			for i := range k.Tables[t].Deeds {
				d := &k.Tables[t].Deeds[i]
				d.Line = strings.ReplaceAll(d.Line, name, to)
			}
		}
	}
	p.Name, p.Keys, p.Token, p.Gone = to, nil, "", true
	return 1
}
