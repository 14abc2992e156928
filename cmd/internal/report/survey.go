package report

import "riobravo/cmd/internal/words"

// Answer is what a seat's people answered to a question after the end.
type Answer struct {
	Question int    `json:"question"`
	ID       string `json:"id" doc:"of the question, as the scenario has it"`
	Text     string `json:"text" doc:"of the question"`
	Steps    int    `json:"steps" doc:"of its scale, which begins with 1; 0: it is answered in one's own words"`
	Low      string `json:"low" doc:"what the low end of the scale means"`
	High     string `json:"high"`
	Seat     string `json:"seat"`
	Value    int    `json:"value" doc:"on the scale, 0 none"`
	Said     string `json:"said" doc:"in their own words"`
}

// survey are the answers, question by question. A seat's review holds its own.
func (b *builder) survey() []Answer {
	out := []Answer{}
	for _, q := range words.Survey(b.in.Rules, b.t) {
		for _, a := range b.log.Answers() {
			if a.Question == q.N && (b.open() || a.Seat == b.eyes) {
				out = append(out, Answer{q.N, q.ID, words.Clean(q.Text), q.Steps, words.Clean(q.Low), words.Clean(q.High), b.seatID(a.Seat), a.Value, clean(a.Text)})
			}
		}
	}
	return out
}

// answers are the survey as a table.
func (p *teller) answers() *Table {
	t := p.table(p.t("caption.survey"), "question", "seat", ">answer", "said")
	for _, a := range p.r.Survey {
		value := ""
		if a.Value > 0 {
			value = p.t("of_scale", "N", a.Value, "Of", a.Steps)
		}
		t.add(signless(a.Question)+". "+a.Text, p.short(a.Seat), value, a.Said)
	}
	return t
}

func (r *Review) surveyFile() File {
	s := newSheet("survey", "question", "id", "text", "steps", "seat", "value", "said")
	for _, a := range r.Survey {
		s.row(a.Question, a.ID, a.Text, zero(a.Steps), a.Seat, zero(a.Value), a.Said)
	}
	return s.file()
}
