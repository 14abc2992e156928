package report

import (
	"errors"
	"slices"

	"riobravo/game"
	"riobravo/save"
)

// BranchOf names the option of a log that holds what would have been: its value is the head of the game that it left.
const BranchOf = "branch_of"

// errBranch says that a line did not come to where the game was.
var errBranch = errors.New("report: the line does not lead to the decision")

// Branch is the one line with the same luck that a decision made otherwise leads to, as a game of its own: it can be kept,
// replayed, reviewed, checked and handed on. Of a game that was taken back to another luck there is none: its line has two.
func (r *Review) Branch(in Input, text string) (*save.Log, error) {
	if r.Game.Eyes != "" {
		return nil, askError("eyes", "Name", r.Game.EyesName)
	}
	l := newReel(in.Rules, in.Log)
	if _, err := l.parse(text); err != nil {
		return nil, err
	}
	src := l.luckAt(0)
	for i := range l.shots {
		if !l.log.HasDice() || l.luckAt(l.shots[i].record) != src {
			return nil, askError("branch")
		}
	}
	head := in.Log.Head()
	tidy, err := l.tidy()
	if err != nil {
		return nil, err
	}
	in.Log, l = tidy, newReel(in.Rules, tidy)
	q, err := l.parse(text)
	if err != nil {
		return nil, err
	}
	st := in.Log.Stamp()
	st.Options = append(slices.Clone(st.Options), save.Option{Name: BranchOf, Value: head.Short()})
	opening := in.Log.Opening()
	out := save.Create(st, &opening)
	out.SetLabel(save.Label{Name: clean(text), Created: in.Log.Label().Created})
	p, err := newPlayer(l)
	if err != nil {
		return nil, err
	}
	p.buf.Quiet = false
	p.state = opening
	var failed error
	p.kept = func(c *game.Command) {
		said, _ := l.log.Note(c.Note)
		if counted(c) && c.Note != out.NextNote() { // a reason before it is not in the branch
			failed = askError("branch")
			return
		}
		if err := out.Append(*c, p.buf.Events, game.Checksum(&p.state), said); err != nil {
			failed = err
		}
	}
	for i := range l.shots[:q.at] {
		c := l.shots[i].cmd
		if game.Step(p.rs, &p.state, &c, src, &p.buf) != nil {
			return nil, errBranch
		}
		p.kept(&c)
	}
	if p.state != l.shots[q.at].before {
		return nil, errBranch
	}
	if err := p.play(q.at, &q.cmd, l.luckAt); err != nil {
		return nil, err
	}
	return out, failed
}

// counted tells whether the state holds the number of a command's text.
func counted(c *game.Command) bool {
	return c.Note > 0 && (c.Kind == game.CmdMemo || c.Kind == game.CmdWord)
}

// tidy is the log without what was taken back, its texts numbered anew: the state holds the numbers of some, and in a log of its own
// they follow on from each other.
func (r *reel) tidy() (*save.Log, error) {
	if len(r.shots) == len(r.log.Records()) {
		return r.log, nil
	}
	opening := r.log.Opening()
	out := save.Create(r.log.Stamp(), &opening)
	out.SetLabel(r.log.Label())
	src := r.luckAt(0)
	var buf game.Buffer
	s := opening
	for i := range r.shots {
		c := r.shots[i].cmd
		said, _ := r.log.Note(c.Note)
		if counted(&c) {
			c.Note = out.NextNote()
			if said == "" {
				said = forgotten
			}
		}
		if game.Step(r.rs, &s, &c, src, &buf) != nil {
			return nil, errBranch
		}
		if err := out.Append(c, buf.Events, game.Checksum(&s), said); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// forgotten stands for a text that was taken out of a log for good.
const forgotten = "–"
