package line

import (
	"riobravo/cmd/internal/tui/session"
	"riobravo/cmd/internal/words"
)

// standing leaves the sheet as it lies as the seat's standing sheet, or takes it away with a word for off.
func (p *play) standing(rest []string) {
	s, ok := p.cur.s.(session.Stander)
	if !ok {
		p.say("line.standing.alone", nil)
		return
	}
	off := len(rest) > 0 && p.isWord("off", rest[0])
	if !p.sent(s.LeaveStanding(!off)) {
		return
	}
	if off {
		p.say("line.standing.off", nil)
		return
	}
	sheet, _, _ := s.Standing()
	p.say("line.standing.on", args{"Sheet": p.cur.r.Sheet(&sheet)})
}

// askStanding says what the seat's standing sheet is, and who left it.
func (p *play) askStanding([]string) {
	s, ok := p.cur.s.(session.Stander)
	if !ok {
		p.say("line.standing.alone", nil)
		return
	}
	sheet, by, left := s.Standing()
	if !left {
		p.say("line.standing.none", nil)
		return
	}
	p.say("line.standing.is", args{"Who": words.Clean(by), "Sheet": p.cur.r.Sheet(&sheet)})
}
