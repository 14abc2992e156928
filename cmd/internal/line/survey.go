package line

import (
	"slices"
	"strings"
	"unicode/utf8"

	"riobravo/cmd/internal/tui/session"
	"riobravo/cmd/internal/words"
)

// survey tells what is asked after the end, or answers a question: by a number on its scale, or in words.
func (p *play) survey(rest []string) {
	s, ok := p.cur.s.(session.Answerer)
	all := words.Survey(p.cur.s.Rules(), p.cfg.Words)
	switch {
	case !p.isOver() && !session.Stopped(p.cur.s):
		p.say("line.survey.not_over", p.where())
		return
	case !ok || len(all) == 0:
		p.say("line.survey.none", nil)
		return
	case len(rest) == 0:
		p.questions(s, all)
		return
	}
	n, left, isNumber := number(rest)
	if !isNumber || n < 1 || n > len(all) {
		p.say("line.survey.no_question", args{"Typed": shown(rest[0]), "Last": len(all)})
		return
	}
	q := all[n-1]
	a := session.Answer{Text: strings.Join(left, " ")}
	if q.Scaled() {
		value, after, ok := number(left)
		if len(left) > 0 && (!ok || len(after) > 0 || value < 1 || value > q.Steps) {
			p.say("line.survey.scale", args{"Typed": shown(strings.Join(left, " ")), "Of": q.Steps, "Low": q.Low, "High": q.High})
			return
		}
		a = session.Answer{Value: value}
	}
	if utf8.RuneCountInString(a.Text) > session.LongestText {
		p.say("line.survey.long", args{"N": utf8.RuneCountInString(a.Text), "Most": session.LongestText})
		return
	}
	if p.sent(s.Answer(q.N, a)) {
		if p.rev != nil && p.rev.Weighed() == 0 {
			p.rev = nil // it is made anew, with the answer
		}
		p.say("line.survey.kept", nil)
	}
}

// questions tells the questions with the answers so far.
func (p *play) questions(s session.Answerer, all []words.Question) {
	given := s.Answers()
	for _, q := range all {
		a := given[q.N]
		p.say("line.survey.question", args{"N": q.N, "Text": q.Text, "Scaled": q.Scaled(), "Of": q.Steps, "Low": q.Low, "High": q.High, "Value": a.Value, "Said": a.Text})
	}
	first := func(scaled bool) int {
		return 1 + slices.IndexFunc(all, func(q words.Question) bool { return q.Scaled() == scaled })
	}
	p.say("line.survey.how", args{"Scale": first(true), "Words": first(false)})
}
