package report

import "riobravo/cmd/internal/words"

// Answer is what a seat's people answered to a question after the end.
type Answer struct {
	Question int    `json:"question"`
	Text     string `json:"text" doc:"of the question"`
	Scaled   bool   `json:"scaled" doc:"it is answered on a scale of 1 to 5"`
	Seat     string `json:"seat"`
	Value    int    `json:"value" doc:"on the scale, 0 none"`
	Said     string `json:"said" doc:"in their own words"`
}

// survey are the answers, question by question. A seat's review holds its own.
func (b *builder) survey() []Answer {
	out := []Answer{}
	for _, q := range words.Survey(b.t) {
		for _, a := range b.log.Answers() {
			if a.Question == q.N && (b.open() || a.Seat == b.eyes) {
				out = append(out, Answer{q.N, words.Clean(q.Text), q.Scaled(), b.seatID(a.Seat), a.Value, clean(a.Text)})
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
			value = p.t("of_scale", "N", a.Value, "Of", words.Scale)
		}
		t.add(signless(a.Question)+". "+a.Text, p.short(a.Seat), value, a.Said)
	}
	return t
}

func (r *Review) surveyFile() File {
	s := newSheet("survey", "question", "text", "seat", "value", "said")
	for _, a := range r.Survey {
		s.row(a.Question, a.Text, a.Seat, zero(a.Value), a.Said)
	}
	return s.file()
}
