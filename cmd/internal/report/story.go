package report

import (
	"strconv"
	"unicode"
	"unicode/utf8"

	"riobravo/cmd/internal/words"
	"riobravo/game"
)

// story tells a fact, once a month.
func (b *builder) story(e *game.Event) {
	switch e.Kind {
	case game.Rolled, game.UninvitedAct, game.MetTroops, game.CrisisOpened, game.PlazaFought, game.LabsDestroyed, game.LeaderRemoved, game.ReprisalMade:
		if e.Region >= 0 && int(e.Region) < len(b.rs.Regions) {
			b.incident[e.Region] = true
		}
	case game.MonthBegan:
		return
	}
	for _, l := range b.w.Choices(*e) {
		b.tell(e, l)
	}
	if l, ok := b.w.Event(*e); ok {
		b.tell(e, l)
	}
}

func (b *builder) tell(e *game.Event, text string) {
	text = words.Clean(text)
	if b.told[text] {
		return
	}
	b.told[text] = true
	public, knew := b.audience(e)
	b.month.Story = append(b.month.Story, Line{Text: text, Public: public, Knew: knew})
}

// audience says who saw a fact. A seat's sight does not hold who else saw it.
func (b *builder) audience(e *game.Event) (public bool, knew []string) {
	knew = []string{}
	if e.Vis == game.VisAll || e.Twin == game.VisAll {
		return true, knew
	}
	if !b.open() {
		return false, knew
	}
	for k := range b.rs.Seats {
		if (e.Vis|e.Twin)&(1<<uint(k)) != 0 {
			knew = append(knew, b.seatID(game.Seat(k)))
		}
	}
	return len(knew) == len(b.rs.Seats), knew
}

// theatre is how a region stands.
func (b *builder) theatre(at game.Region) Theatre {
	s := &b.now.Regions[at]
	t := Theatre{Region: b.rs.Regions[at].ID, Name: b.w.Region(at), Core: int(s.Core), Rest: int(s.Rest), Troops: int(s.Troops), Incident: b.incident[at]}
	for g := range b.now.Groups {
		if n := int(b.now.Presence[at][g]); b.now.Groups[g].Alive != 0 && n > t.Presence {
			t.Presence, t.Holder, t.Letter = n, b.w.GroupShort(game.Group(g)), b.letter(game.Group(g))
		}
	}
	return t
}

// letter is a group's letter; a splinter bears its parent's.
func (b *builder) letter(g game.Group) string {
	for n := 0; int(g) >= len(b.rs.Groups) && n < game.MaxGroups; n++ {
		g = game.Group(b.now.Groups[g].Parent - 1)
		if g < 0 {
			return "?"
		}
	}
	if int(g) < len(b.rs.Groups) && b.rs.Groups[g].Letter != 0 {
		return string(rune(b.rs.Groups[g].Letter))
	}
	return "?"
}

func number(n int) string { return strconv.Itoa(n) }

// capital makes the first letter a capital.
func capital(s string) string {
	c, n := utf8.DecodeRuneInString(s)
	if n == 0 || !unicode.IsLower(c) {
		return s
	}
	return string(unicode.ToUpper(c)) + s[n:]
}
