package line

import (
	"riobravo/cmd/internal/tui/session"
	"riobravo/game"
)

// stand is where a game is between two lines of input.
type stand struct{ month, phase, round, crisis int16 }

func (k *seat) stand() stand {
	w := &k.s.View().Known.World
	return stand{w.Month, w.Phase, w.Round, w.Crisis}
}

// changed delivers that others moved the game or had something to say. At one keyboard nobody else does.
func (p *play) changed() <-chan struct{} {
	if !p.cfg.Hosted {
		return nil
	}
	return p.cur.s.Updates()
}

// hear tells what others said and where the game has come to meanwhile; false when there is nothing new.
func (p *play) hear() bool {
	told := false
	tell := func() {
		if !told && p.cfg.Prompt {
			p.out.WriteByte('\n')
		}
		told = true
	}
	if h, ok := p.cur.s.(session.Herald); ok {
		for _, s := range h.News() {
			tell()
			p.say(s.Key, s.Args)
		}
	}
	if now := p.cur.stand(); now != p.cur.at {
		tell()
		p.cur.at = now
		p.news()
		if game.Phase(now.phase) != game.Over {
			p.phase()
		}
		p.lead()
	}
	return told
}
