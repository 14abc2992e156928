package save

import (
	"encoding/json"

	"riobravo/game"
)

// Wording is how a facilitator lets a scenario event be told, by language code. It stands as JSON in the note of its command.
type Wording map[string]Telling

// Telling is the words of one language; an empty part is the scenario's own.
type Telling struct {
	Headline string `json:"headline,omitempty"`
	Text     string `json:"text,omitempty"`
}

// Note is the wording as a note keeps it, the languages in order.
func (w Wording) Note() string {
	b, _ := json.Marshal(w) // strings always have a form
	return string(b)
}

// ReadWording reads a note; one that holds no wording, or was forgotten, gives none.
func ReadWording(note string) Wording {
	var w Wording
	if json.Unmarshal([]byte(note), &w) != nil {
		return nil
	}
	return w
}

// In is the words for a reader of a language: a part that was not written in it is told as it was written in another, the
// first by code, since what the scenario says is no longer meant.
func (w Wording) In(lang string) Telling {
	out := w[lang]
	first := func(part func(Telling) string) (text string) {
		code := ""
		for c, t := range w {
			if part(t) != "" && (code == "" || c < code) {
				code, text = c, part(t)
			}
		}
		return text
	}
	if out.Headline == "" {
		out.Headline = first(func(t Telling) string { return t.Headline })
	}
	if out.Text == "" {
		out.Text = first(func(t Telling) string { return t.Text })
	}
	return out
}

// Worded is an event that came in a facilitator's words.
type Worded struct {
	Event game.EventID
	Words Wording
	note  int32
}

// Tellings are the events of a game that came in a facilitator's words, by the number that their facts bear less one.
type Tellings []Worded

// Told is how the n-th was told, from 1 on, for a reader of a language; ok is false where there is none.
func (t Tellings) Told(n int, lang string) (event game.EventID, headline, text string, ok bool) {
	if n < 1 || n > len(t) {
		return 0, "", "", false
	}
	in := t[n-1].Words.In(lang)
	return t[n-1].Event, in.Headline, in.Text, true
}

// Worded are the events of the present line that came in a facilitator's words. What was forgotten has no words any more.
func (l *Log) Worded() Tellings {
	var out Tellings
	said := map[game.EventID]int32{} // the note that stands for an event
	undone := l.Undone()
	for _, i := range l.Line() {
		r := &l.records[i]
		if undone[i] {
			continue
		}
		if c := &r.Command; c.Kind == game.CmdWord {
			said[game.EventID(c.Slot)] = c.Note
		}
		for j := range r.Events {
			e := &r.Events[j]
			if e.Kind != game.ScenarioFired || e.Amount <= 0 {
				continue
			}
			for len(out) < int(e.Amount) {
				out = append(out, Worded{Event: game.EventID(e.Subject)})
			}
			id := game.EventID(e.Subject)
			text, _ := l.Note(said[id])
			out[e.Amount-1] = Worded{id, ReadWording(text), said[id]}
			delete(said, id)
		}
	}
	return out
}

// Wording is what stands for an event now, for the next time that it comes; nil its own words.
func (l *Log) Wording(s *game.State, id game.EventID) Wording {
	text, _ := l.Note(int32(s.Worded(id)))
	return ReadWording(text)
}

// worded are those of the worded events that are among some facts, and whose words were not forgotten.
func (l *Log) worded(facts []game.Event, all Tellings) (out []Worded) {
	for i := range facts {
		e := &facts[i]
		if e.Kind != game.ScenarioFired || e.Amount <= 0 || int(e.Amount) > len(all) {
			continue
		}
		if _, there := l.Note(all[e.Amount-1].note); there {
			out = append(out, all[e.Amount-1])
		}
	}
	return out
}
