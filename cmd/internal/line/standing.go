package line

import "riobravo/cmd/internal/tui/session"

// standing leaves the sheet as it lies as the seat's standing sheet, takes it away with a word for off, and says with ? how
// it stands.
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
	p.say("line.standing.on", nil)
}
