package line

import "riobravo/game"

// guide is where a seat stands in a scenario's guided start.
type guide struct {
	step int // the last step told
	told bool
	off  bool
	held bool // the command line just typed was about the guide: the next one goes on
}

// lead tells the next step of the guide when the last one is done or was only to be read.
func (p *play) lead() {
	k := p.cur
	rs := k.s.Rules()
	if len(rs.Guide) == 0 || k.guide.off || p.shut || p.quit {
		return
	}
	if k.guide.held {
		k.guide.held = false
		return
	}
	after := -1
	if k.guide.told {
		after = k.guide.step
		if k.stepHere() && rs.Guide[after].Done != game.GuideRead && !game.GuideStepDone(rs, k.s.View(), after) {
			return
		}
	}
	if next, ok := game.NextStep(rs, k.s.View(), after); ok {
		k.guide.step, k.guide.told = next, true
		p.step()
	}
}

// stepHere tells whether the step told last belongs to where the game stands.
func (k *seat) stepHere() bool {
	g := &k.s.Rules().Guide[k.guide.step]
	w := &k.s.View().Known.World
	return g.Phase == game.Phase(w.Phase) && (g.Month == 0 || g.Month == w.Month)
}

// step tells the step that was told last.
func (p *play) step() {
	id := "guide." + p.cur.s.Rules().Guide[p.cur.guide.step].ID
	p.say("line.guide.step", args{"Name": p.text(id+".name", nil), "Text": p.text(id+".text", nil), "Line": p.text(id+".line", nil)})
}

// guided answers the command: repeat the step, or leave or take up the guide.
func (p *play) guided(rest []string) {
	g := &p.cur.guide
	switch {
	case len(p.cur.s.Rules().Guide) == 0:
		p.say("line.guide.none", nil)
	case len(rest) > 0 && p.isWord("off", rest[0]):
		g.off = true
		p.say("line.guide.off", nil)
	case len(rest) > 0:
		p.say("line.guide.what", args{"Typed": shown(rest[0])})
	case g.told && p.cur.stepHere():
		g.off, g.held = false, true
		p.step()
	default: // the loop goes on to the step that belongs here
		g.off = false
	}
}
