package words

import "riobravo/game"

// told is how a facilitator had an event told, in the reader's language; empty where it came in its own words.
func (r *Renderer) told(e game.Event) (headline, text string) {
	if r.teller == nil || e.Kind != game.ScenarioFired || e.Amount <= 0 {
		return "", ""
	}
	_, headline, text, _ = r.teller.Told(int(e.Amount), r.lang())
	return Clean(headline), Clean(text)
}

// lang is the code of the language that is spoken, "" where the words do not say.
func (r *Renderer) lang() string {
	if v, ok := r.w.(interface{ Language() string }); ok {
		return v.Language()
	}
	return ""
}

// Happened is the name of the scenario event of a fact, as it was told.
func (r *Renderer) Happened(e game.Event) string {
	if e.Subject < 0 || int(e.Subject) >= len(r.rs.Events) {
		return ""
	}
	if headline, _ := r.told(e); headline != "" {
		return headline
	}
	return r.t("event."+r.rs.Events[e.Subject].ID+".name", nil)
}

// EventName is the name of a scenario event: as it was told the last time that it came, where it was told otherwise.
func (r *Renderer) EventName(id game.EventID) string {
	name := r.t("event."+r.rs.Events[id].ID+".name", nil)
	if r.teller == nil {
		return name
	}
	for n := 1; ; n++ {
		event, headline, _, ok := r.teller.Told(n, r.lang())
		if !ok {
			return name
		}
		if event == id && headline != "" {
			name = Clean(headline)
		}
	}
}
