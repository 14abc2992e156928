package desk

import (
	"errors"
	"slices"
	"strings"

	"riobravo/cmd/internal/serve/hall"
	"riobravo/cmd/internal/tui/session"
	"riobravo/cmd/internal/tui/widget"
	"riobravo/cmd/internal/words"
	"riobravo/game"
	"riobravo/save"
)

// headlineMost is how many columns a headline has (the wire's budget).
const headlineMost = 40

// word says in whose words an event comes the next time: "caravan text : WORDS", "caravan es headline : WORDS", "caravan
// scenario"; without more it tells how the event would be told now.
func (d *Desk) word(t *hall.Table, rest []string, a *Answer) error {
	rest, said := because(rest)
	if len(rest) == 0 || len(rest) > 3 {
		return d.form("word")
	}
	id, err := d.event(rest[0])
	if err != nil {
		return err
	}
	e := game.EventID(id)
	w := save.Wording{}
	for code, told := range t.Game().Wording(e) {
		w[code] = told
	}
	switch {
	case len(rest) == 1 && said == "":
		a.Lines = append(a.Lines, d.tellings(t, e)...)
		return nil
	case len(rest) == 2 && said == "" && (rest[1] == "scenario" || rest[1] == d.t("scenario")):
		w = nil
	default:
		if err := d.reworded(w, rest[1:], said); err != nil {
			return err
		}
	}
	var ref *game.Refusal
	if err := t.Word(e, w); errors.As(err, &ref) && ref.Code == game.RefusedNothing {
		return d.no("own_words")
	} else if errors.As(err, &ref) && ref.Code == game.RefusedRange {
		return d.no("wordings", "Most", game.MaxPlans)
	} else if err != nil {
		return err
	}
	a.Lines = append(a.Lines, d.tellings(t, e)...)
	return nil
}

// reworded puts one part of one language into a wording: [LANGUAGE] headline|text, and what it says.
func (d *Desk) reworded(w save.Wording, what []string, said string) error {
	code := d.tongue()
	if len(what) == 2 {
		if code = strings.ToLower(what[0]); !slices.Contains(d.Languages, code) {
			return d.no("language", "Typed", what[0], "Known", strings.Join(d.Languages, ", "))
		}
		what = what[1:]
	}
	if len(what) != 1 || said == "" {
		return d.form("word")
	}
	told := w[code]
	switch part := what[0]; {
	case part == "headline" || part == d.t("headline"):
		if widget.Len(said) > headlineMost {
			return d.no("headline", "N", widget.Len(said), "Most", headlineMost)
		}
		told.Headline = said
	case part == "text" || part == d.t("text"):
		if n := len([]rune(said)); n > session.LongestText {
			return d.no("wording", "N", n, "Most", session.LongestText)
		}
		told.Text = said
	default:
		return d.form("word")
	}
	w[code] = told
	return nil
}

// tongue is the code of the desk's own language.
func (d *Desk) tongue() string {
	if v, ok := d.words.(interface{ Language() string }); ok {
		return v.Language()
	}
	return ""
}

// tellings are how an event would be told now, in each language.
func (d *Desk) tellings(t *hall.Table, e game.EventID) (out []string) {
	for _, code := range d.Languages {
		headline, text := d.telling(t, e, code)
		out = append(out, d.t("telling", "Code", code, "Headline", headline, "Text", text))
	}
	return out
}

// telling is how an event would be told now to readers of a language.
func (d *Desk) telling(t *hall.Table, e game.EventID, code string) (headline, text string) {
	r := d.r
	if code != d.tongue() {
		r = words.New(d.Speak(code), d.hall.Rules())
	}
	fact := game.Event{Kind: game.ScenarioFired, Subject: int16(e), Seat: game.NoSeat, Other: game.NoSeat, Region: game.NoRegion, Group: game.NoGroup}
	s := t.Game().Whole()
	if p, ok := s.Plan(e); ok {
		fact.Region, fact.Group = p.Region, p.Group
	}
	w := t.Game().Wording(e)
	if w != nil {
		fact.Amount = 1
	}
	r.Heed(save.Tellings{{Event: e, Words: w}})
	text, _ = r.Event(fact)
	return r.Happened(fact), words.Clean(text)
}

// of is the renderer for a table: it tells events as they were told there, and knows of which group a splinter came, as everybody
// does.
func (d *Desk) of(t *hall.Table) *words.Renderer {
	s := t.Game().Whole()
	v := &game.View{Seat: game.NoSeat}
	v.Known.World, v.Known.Groups = s.World, s.Groups
	return d.r.See(v).Heed(t.Game().Worded())
}
