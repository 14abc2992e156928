// Package wire lets programs play a seat: one line of JSON out for everything that the seat should know, one line of JSON
// in for everything that it does. It is drawn from a session alone, so a program learns what a person in the seat would.
//
// Out, by "type":
//
//	turn     the seat must act: turn (the id of this list of actions), seat, month, phase, round, until (the last month that
//	         the sheet counts for, where it is not this one), view (fields by name, zeros left out), events (what the seat has
//	         seen since the last turn, as text; in the first turn of a connection, all of it), actions (what is legal now,
//	         each with its number n)
//	wait     the others are at it
//	ok       the command was taken; turn and n are those that it named, so that an answer is never taken for another's;
//	         a turn or wait follows
//	refused  it was not: text says why, turn and n as in ok; nothing has changed, and a turn follows
//	clauses  the answer to {"do":"clauses","to":SEAT}: what may be given and taken, each with its number n
//	news     a person or the host said something: text
//	moved    the hall went to another machine, and this connection goes on there: a turn, wait or over follows. What was
//	         neither answered by ok nor by refused may not have happened, or may be answered yet: what that turn lists is what
//	         there is to do
//	bye      the connection ends: text says why. With after, come again in so many seconds, with the same code and name, by
//	         the same address or any other of the hall's: the seat is as it was left
//	over     the game is over: standings, best first
//
// A turn comes unasked when what may be done has changed. Its id stands for its month, phase, round and actions: the same list
// has the same id, on this connection and the next. An answer names the id, so that a number never means another action than
// the one it was read from; where the list has changed meanwhile, the answer is refused and the new list follows. So whoever
// has answered waits for ok or refused, and for the turn behind it, before answering again.
//
// In:
//
//	{"turn":ID,"n":N}                                  does action N of the turn of that id
//	{"do":"auto"}                                      lets the seat's staff do this part of the phase; with "turn":ID only that part
//	{"do":"clauses","to":SEAT}                         asks what may be bargained for with a seat
//	{"do":"offer","to":SEAT,"months":M,"clauses":[N]}  makes an offer out of the last clauses
//	{"do":"standing"}                                  leaves the sheet for months in which a deadline finds nothing; with "off":true takes it away
//	{"do":"quit"}                                      leaves
package wire

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"io"

	"riobravo/cmd/internal/tui/session"
	"riobravo/cmd/internal/words"
	"riobravo/game"
)

// Config is what a run needs.
type Config struct {
	Session session.Session
	Words   session.Words
	In      io.Reader
	Out     io.Writer
}

// longest is the longest line taken, in bytes.
const longest = 64 << 10

// ErrLine says that a line was none of the protocol's.
var ErrLine = errors.New("wire: a line is too long")

// message is what goes out.
type message struct {
	Type      string           `json:"type"`
	Turn      string           `json:"turn,omitempty"`
	N         *int             `json:"n,omitempty"`
	Text      string           `json:"text,omitempty"`
	After     int              `json:"after,omitempty"` // seconds
	Seat      string           `json:"seat,omitempty"`
	Month     int16            `json:"month,omitempty"`
	Phase     string           `json:"phase,omitempty"`
	Round     int16            `json:"round,omitempty"`
	Until     int16            `json:"until,omitempty"`
	View      map[string]int16 `json:"view,omitempty"`
	Events    []string         `json:"events,omitempty"`
	Actions   []action         `json:"actions,omitempty"`
	Clauses   []action         `json:"clauses,omitempty"`
	Standings []standing       `json:"standings,omitempty"`
}

// action is one thing that may be done now, or one clause that may be bargained for.
type action struct {
	N      int    `json:"n"`
	Do     string `json:"do"`
	ID     string `json:"id,omitempty"`
	Column string `json:"column,omitempty"`
	Region string `json:"region,omitempty"`
	Group  string `json:"group,omitempty"`
	Wing   *int   `json:"wing,omitempty"`
	Giver  string `json:"giver,omitempty"`
	Slot   int    `json:"slot,omitempty"`
	Cost   int16  `json:"cost,omitempty"`
	Odds   []int  `json:"odds,omitempty"` // percent, least and greatest as the seat believes
	Text   string `json:"text,omitempty"`

	command game.Command
	clause  game.ClauseUse
}

// standing is how a seat came out.
type standing struct {
	Seat   string  `json:"seat"`
	Score  float64 `json:"score"`  // points
	Margin float64 `json:"margin"` // points above the seat's threshold
	Met    bool    `json:"met"`
	First  bool    `json:"first"`
}

// ask is what comes in.
type ask struct {
	Turn    string `json:"turn"`
	N       *int   `json:"n"`
	Do      string `json:"do"`
	To      string `json:"to"`
	Months  int16  `json:"months"`
	Clauses []int  `json:"clauses"`
	Off     bool   `json:"off"`
}

// play is one run.
type play struct {
	cfg     Config
	s       session.Session
	r       *words.Renderer
	out     *json.Encoder
	actions []action
	id      string     // of the actions, "" there are none
	asked   ask        // the line that is being answered
	known   game.State // what the seat knew when it was last told how things stand
	clauses []action
	with    game.Seat // whom the clauses are bargained with
	month   int16     // up to where the events were told
	event   int
	waited  bool // wait was said
}

// Run plays until the game is over, the program leaves, the input ends or ctx is done.
func Run(ctx context.Context, cfg Config) error {
	p := newPlay(cfg)
	if err := p.turn(); err != nil {
		return err
	}
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	lines, failed := read(ctx, cfg.In)
	for {
		var err error
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-p.s.Updates():
			err = p.heard()
		case line := <-lines:
			var done bool
			if done, err = p.take(line); done {
				return err
			}
		case err := <-failed:
			if errors.Is(err, io.EOF) {
				return nil
			}
			return err
		}
		if err != nil {
			return err
		}
	}
}

func newPlay(cfg Config) *play {
	p := &play{cfg: cfg, s: cfg.Session, r: words.For(cfg.Words, cfg.Session), out: json.NewEncoder(cfg.Out), with: game.NoSeat}
	p.out.SetEscapeHTML(false)
	return p
}

// read reads lines in the background.
func read(ctx context.Context, in io.Reader) (<-chan []byte, <-chan error) {
	lines, failed := make(chan []byte), make(chan error, 1)
	go func() {
		sc := bufio.NewScanner(in)
		sc.Buffer(make([]byte, 4096), longest)
		for sc.Scan() {
			select {
			case lines <- append([]byte(nil), sc.Bytes()...):
			case <-ctx.Done():
				return
			}
		}
		err := sc.Err()
		switch {
		case errors.Is(err, bufio.ErrTooLong):
			err = ErrLine
		case err == nil:
			err = io.EOF
		}
		failed <- err
	}()
	return lines, failed
}

// take carries out one line; done ends the run.
func (p *play) take(line []byte) (done bool, err error) {
	if len(line) == 0 {
		return false, nil
	}
	var a ask
	err = json.Unmarshal(line, &a)
	p.asked = a
	if err != nil {
		return false, p.refuse(p.cfg.Words.Text("wire.no_json", nil))
	}
	switch {
	case a.N != nil && a.Turn == "":
		return false, p.refuse(p.cfg.Words.Text("wire.no_turn", nil))
	case a.Turn != "" && a.Turn != p.id:
		return false, p.refuse(p.cfg.Words.Text("wire.stale", map[string]any{"Turn": a.Turn}))
	case a.N != nil:
		if *a.N < 0 || *a.N >= len(p.actions) {
			return false, p.refuse(p.cfg.Words.Text("wire.no_action", map[string]any{"N": *a.N, "Of": len(p.actions)}))
		}
		return false, p.submit(p.actions[*a.N].command)
	case a.Do == "auto":
		s, ok := p.s.(interface{ Auto() error })
		if !ok {
			return false, p.refuse(p.cfg.Words.Text("line.no_auto", nil))
		}
		return false, p.came(s.Auto())
	case a.Do == "clauses":
		return false, p.listClauses(a.To)
	case a.Do == "offer":
		return false, p.offer(&a)
	case a.Do == "standing":
		s, ok := p.s.(session.Stander)
		if !ok {
			return false, p.refuse(p.cfg.Words.Text("line.standing.alone", nil))
		}
		return false, p.came(s.LeaveStanding(!a.Off))
	case a.Do == "quit":
		return true, nil
	}
	return false, p.refuse(p.cfg.Words.Text("wire.no_do", map[string]any{"Do": a.Do}))
}

func (p *play) submit(c game.Command) error { return p.came(p.s.Submit(c)) }

// came tells what came of a command, and what is to be done next.
func (p *play) came(err error) error {
	var ref *game.Refusal
	var said *session.Said
	switch {
	case err == nil:
		p.waited = false
		if err := p.out.Encode(message{Type: "ok", Turn: p.asked.Turn, N: p.asked.N}); err != nil {
			return err
		}
		return p.turn()
	case errors.As(err, &ref):
		return p.refuse(join(p.r.See(p.s.View()).Refusal(ref)))
	case errors.As(err, &said):
		return p.refuse(p.cfg.Words.Text(said.Key, said.Args))
	}
	return p.refuse(p.cfg.Words.Text("line.failed", nil))
}

// refuse says why a line did nothing, and again what may be done.
func (p *play) refuse(text string) error {
	if err := p.out.Encode(message{Type: "refused", Turn: p.asked.Turn, N: p.asked.N, Text: words.Clean(text)}); err != nil {
		return err
	}
	p.waited = false
	return p.turn()
}

// heard tells what others said, and the turn if the game has come to this seat meanwhile.
func (p *play) heard() error {
	if h, ok := p.s.(session.Herald); ok {
		for _, s := range h.News() {
			if err := p.out.Encode(message{Type: "news", Text: words.Clean(p.cfg.Words.Text(s.Key, s.Args))}); err != nil {
				return err
			}
		}
	}
	if p.s.View().Known == p.known {
		return nil
	}
	return p.stands(true)
}

// Moved tells a program that the hall went to another machine and that its connection goes on there.
func Moved(out io.Writer, text string) error {
	return json.NewEncoder(out).Encode(message{Type: "moved", Text: words.Clean(text)})
}

// Bye tells a program that its connection ends, and where it helps, after how many seconds to come again (0 it does not).
func Bye(out io.Writer, text string, after int) error {
	return json.NewEncoder(out).Encode(message{Type: "bye", Text: words.Clean(text), After: after})
}
