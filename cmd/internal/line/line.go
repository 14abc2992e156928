// Package line plays the whole game in lines of text: for screen readers, pipes, scripts and plain terminals. One
// statement a line, no frames, and only what is new. It talks to a session and to the catalogue; it holds no rule and no
// sentence. Start with Run.
package line

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"riobravo/cmd/internal/tui/session"
	"riobravo/cmd/internal/words"
	"riobravo/game"
)

// Config is what a run needs. Several sessions share one keyboard.
type Config struct {
	Sessions []session.Session
	Words    session.Words
	In       io.Reader
	Out      io.Writer
	Prompt   bool // a person types: show where the game stands before each line
	Hosted   bool // another machine keeps the game: it is not resumed by a command

	Languages []Language                                    // what the game may be told in; commands are understood in all of them
	Spoken    func(code string)                             // hears of a change; may be nil
	Review    func(session.Session) (session.Review, error) // reviews the game of a session; nil: none is reviewed

	// Interrupt delivers a person's ctrl+c: the first asks, a second one before anything else is typed leaves.
	Interrupt <-chan os.Signal
}

// Language is a language by its code, with its name in itself and its words.
type Language struct {
	Code, Name string
	Words      session.Words
}

// How a run may end before the game does. The player has been told in words.
var (
	ErrNoInput     = errors.New("line: no input at all")
	ErrInterrupted = errors.New("line: interrupted")
	ErrOutput      = errors.New("line: the output cannot be written")
)

// play is one run.
type play struct {
	cfg   Config
	out   *bufio.Writer
	seats []*seat
	cur   *seat
	over  bool // the result was told
	quit  bool
	shut  bool // the curtain is down between two seats
	asked bool // ctrl+c was pressed once
	lines int

	watched func(text string) // a replay takes the lines

	ctx   context.Context //nolint:containedctx // of the run: what a long reckoning ends with
	rev   session.Review
	revAt string // the head of the game, and the place of a replay
}

// seat is what one person at the keyboard has in front of them.
type seat struct {
	s     session.Session
	r     *words.Renderer
	month int16 // up to where the facts were told
	fact  int
	list  []game.Order // the targets last listed, to be picked by number
	offer *game.Bundle // the offer being written
	met   bool         // its brief was told
	guide guide
	at    stand // where the game was when this seat last heard of it
}

// Run plays until the game is over and the player leaves, the input ends, or ctx is done.
func Run(ctx context.Context, cfg Config) error {
	p := &play{cfg: cfg, out: bufio.NewWriter(cfg.Out)}
	defer p.out.Flush()
	if len(cfg.Sessions) == 0 {
		return errors.New("line: no session")
	}
	for _, s := range cfg.Sessions {
		p.seats = append(p.seats, &seat{s: s, r: words.For(cfg.Words, s).See(s.View())})
	}
	p.cur = p.seats[0]
	for _, k := range p.seats {
		if k.waiting() {
			p.cur = k
			break
		}
	}
	p.open()
	p.lead()
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	p.ctx = ctx
	return p.loop(ctx, read(ctx, cfg.In))
}

// input is a line read, or why there are no more.
type input struct {
	text string
	long bool // it was longer than any line may be, and is left out
	err  error
}

// blank lines between two seats at one terminal.
const blank = 60

// longest is the longest line taken.
const longest = 1 << 16

// read reads lines in the background, so that an interrupt need not wait for one.
func read(ctx context.Context, in io.Reader) <-chan input {
	lines := make(chan input)
	go func() {
		r := bufio.NewReader(in)
		for {
			next := readLine(r)
			select {
			case lines <- next:
			case <-ctx.Done():
				return
			}
			if next.err != nil {
				return
			}
		}
	}()
	return lines
}

// readLine reads to the end of a line. Of one that is too long nothing is kept; a last line needs no line end.
func readLine(r *bufio.Reader) input {
	var in input
	for {
		part, err := r.ReadSlice('\n')
		if len(in.text)+len(part) > longest {
			in.text, in.long = "", true
		}
		if !in.long {
			in.text += string(part)
		}
		switch {
		case err == nil, err != bufio.ErrBufferFull && (in.text != "" || in.long):
			return in // an error comes back with the next line
		case err != bufio.ErrBufferFull:
			return input{err: err}
		}
	}
}

func (p *play) loop(ctx context.Context, lines <-chan input) error {
	for quiet := false; !p.quit; {
		if !quiet {
			p.prompt()
		}
		quiet = false
		if err := p.out.Flush(); err != nil {
			return fmt.Errorf("%w: %w", ErrOutput, err)
		}
		select {
		case <-ctx.Done():
			p.interrupted()
			return ErrInterrupted
		case <-p.cfg.Interrupt:
			p.out.WriteByte('\n')
			if p.asked {
				p.interrupted()
				return ErrInterrupted
			}
			p.asked = true
			p.say("line.leave", nil)
		case <-p.changed():
			quiet = !p.hear()
		case in := <-lines:
			p.asked = false
			if ctx.Err() != nil {
				p.interrupted()
				return ErrInterrupted
			}
			if in.err != nil {
				return p.ended(in.err)
			}
			p.lines++
			if in.long {
				p.say("line.too_long", args{"N": longest})
				continue
			}
			p.take(in.text)
			p.lead()
		}
	}
	return nil
}

// interrupted says where the game stands that is left; one that is only looked at stands where it did.
func (p *play) interrupted() {
	if p.watched == nil {
		p.say("line.interrupted", p.where())
	}
}

// ended tells why there is no more input.
func (p *play) ended(_ error) error {
	switch {
	case p.over, p.watched != nil:
		return nil
	case p.lines == 0 && !p.cfg.Prompt:
		p.say("line.no_input", nil)
		return ErrNoInput
	}
	p.say("line.end_of_input", p.where())
	return nil
}

type args = map[string]any

// say prints a text, a line each.
func (p *play) say(key string, a args) { p.print(p.cfg.Words.Text(key, a)) }

// tell prints a sentence that names seats or groups with their articles.
func (p *play) tell(key string, a args) { p.print(p.cur.r.Sentence(p.text(key, a))) }

func (p *play) text(key string, a args) string { return p.cfg.Words.Text(key, a) }

// print writes lines, without the spaces at their ends and without anything that a terminal would carry out.
func (p *play) print(lines ...string) {
	for _, l := range lines {
		for _, part := range strings.Split(l, "\n") {
			if part = strings.TrimRight(words.Clean(part), " "); part != "" {
				p.out.WriteString(part)
				p.out.WriteByte('\n')
			}
		}
	}
}

// where are the arguments that say where the game stands.
func (p *play) where() args {
	w := &p.cur.s.View().Known.World
	id, head := p.cur.s.Kept()
	return args{
		"ID": id, "Head": head, "Hosted": p.cfg.Hosted,
		"Seat": p.cur.r.Seat(p.cur.s.Seat()), "Who": p.cur.r.SeatIn(p.cur.s.Seat()), "Month": int(w.Month), "Date": p.cur.r.Month(w.Month), "Round": int(w.Round),
		"Phase": p.cur.r.Phase(game.Phase(w.Phase)), "Turns": int(p.cur.s.Rules().Turns), "After": w.Month > p.cur.s.Rules().Turns,
	}
}

func (p *play) prompt() {
	if p.cfg.Prompt && !p.shut {
		p.out.WriteString(p.text("line.prompt", p.where()))
		p.out.WriteByte(' ')
	}
}

// open greets: what this is, who you are, where things stand.
func (p *play) open() {
	p.say("line.welcome", p.where())
	for _, k := range p.seats {
		v := k.s.View()
		k.month, k.fact = v.Known.World.Month, len(k.s.Events(v.Known.World.Month))
	}
	p.begin()
	p.cur.at = p.cur.stand()
}

// begin tells the current seat its brief and what it may do.
func (p *play) begin() {
	p.cur.met = true
	p.say("line.you_are", p.where())
	p.print(p.cur.r.Brief(p.cur.s, 0)...)
	p.phase()
}

// phase says which part of the month it is.
func (p *play) phase() {
	v := p.cur.s.View()
	a := p.where()
	switch {
	case session.Stopped(p.cur.s):
		p.say("line.stopped", nil)
		return
	case p.cfg.Hosted && v.Known.Seats[max(p.cur.s.Seat(), 0)].Sealed == 1 && !session.SeesAll(p.cur.s):
		p.say("line.others", nil)
		return
	}
	switch game.Phase(v.Known.World.Phase) {
	case game.Talks:
		p.say("line.phase.talks", a)
		p.offersWaiting()
	case game.Orders:
		p.say("line.phase.orders", a)
		if s := p.cur.r.SheetStands(v.Known.World.Month); s != "" {
			p.print(s)
		}
	case game.CrisisOpen:
		p.crisis()
	}
}

// take reads one line of input.
func (p *play) take(text string) {
	text = strings.TrimSpace(words.Clean(strings.ToValidUTF8(text, "")))
	if p.shut {
		p.shut = false
		if !p.cur.met {
			p.begin()
		} else {
			p.say("line.where", p.where())
			p.onward()
		}
	}
	if p.watched != nil && !strings.HasPrefix(text, "#") {
		p.watched(text)
		return
	}
	if text == "" || strings.HasPrefix(text, "#") {
		return
	}
	p.command(text)
}

// submit sends a command for the current seat and tells what came of it. It reports whether it was taken.
func (p *play) submit(c game.Command) bool {
	return p.sent(p.cur.s.Submit(c))
}

// sent tells what came of a command.
func (p *play) sent(err error) bool {
	var ref *game.Refusal
	var unkept *session.Unkept
	var said *session.Said
	switch {
	case errors.As(err, &ref):
		p.print(p.cur.renderer().Refusal(ref)...)
		return false
	case errors.As(err, &unkept):
		p.say("line.unkept", args{"What": words.Clean(unkept.Cause())})
		return false
	case errors.As(err, &said):
		p.say(said.Key, said.Args)
		return false
	case err != nil:
		p.say("line.failed", nil)
		return false
	}
	return true
}

// renderer is the seat's renderer over what it knows now.
func (k *seat) renderer() *words.Renderer { return k.r.See(k.s.View()) }

// waiting tells whether the game waits for this seat.
func (k *seat) waiting() bool {
	return game.Waiting(k.s.Rules(), &k.s.View().Known)&(1<<uint(k.s.Seat())) != 0
}

// onward tells what is new after a part of the phase was closed, and hands the keyboard on where another seat is waited
// for.
func (p *play) onward() {
	defer func() { p.cur.at = p.cur.stand() }()
	if !p.cur.waiting() && !p.isOver() {
		for _, k := range p.seats {
			if k != p.cur && k.waiting() {
				p.cur = k
				if p.cfg.Prompt { // what one seat read leaves the screen before the next sits down
					p.out.WriteString(strings.Repeat("\n", blank))
				}
				p.say("line.curtain", p.where())
				p.shut = true
				return
			}
		}
	}
	p.news()
	if !p.isOver() {
		p.phase()
	}
}

func (p *play) isOver() bool {
	return game.Phase(p.cur.s.View().Known.World.Phase) == game.Over
}

// news tells the facts that the current seat has not been told, month by month, and how the tracks moved.
func (p *play) news() {
	k := p.cur
	r := k.renderer()
	now := k.s.View().Known.World
	for k.month <= now.Month {
		list := k.s.Events(k.month)
		resolved := map[int16]bool{}
		for ; k.fact < len(list); k.fact++ {
			e := list[k.fact]
			if e.Kind == game.MonthBegan {
				p.say("line.month", args{"Month": int(e.New), "Date": r.Month(e.New), "After": e.New > k.s.Rules().Turns})
				continue
			}
			if e.Kind == game.CrisisOpened && p.openNow(e) {
				continue // told at length when it is the seat's turn
			}
			if e.Kind == game.CrisisResolved && !resolved[e.Subject] {
				resolved[e.Subject] = true // several rows may tell of one crisis; who chose what is told once
				p.print(r.Choices(e)...)
			}
			if line, ok := r.Event(e); ok {
				p.print(line)
			}
		}
		if k.month == now.Month {
			break
		}
		p.monthEnd(k.month)
		k.month, k.fact = k.month+1, 0
	}
	if p.isOver() && !p.over {
		p.over = true
		p.monthEnd(now.Month)
		p.print(r.Result(k.s.Standings(), game.Ending(now.EndedBy))...)
		p.print(r.Parts(k.s.Score())...)
		p.say("line.over", p.where())
	}
}

// openNow tells whether a crisis is the one that is open.
func (p *play) openNow(e game.Event) bool {
	w := &p.cur.s.View().Known.World
	return game.Phase(w.Phase) == game.CrisisOpen && w.Crisis == e.Subject+1 && w.Month == e.Month
}

// monthEnd tells how the tracks stood at the end of a month, against the month before.
func (p *play) monthEnd(m int16) {
	tracks := p.cur.s.Tracks()
	if m < 1 || int(m) >= len(tracks) {
		return
	}
	p.print(p.cur.r.Tracks(tracks[m], tracks[m-1], false)...)
	if !p.isOver() {
		p.print(p.cur.r.Own(p.cur.s)...)
	}
}
