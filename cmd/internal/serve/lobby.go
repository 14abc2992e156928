package serve

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	"riobravo/cmd/internal/serve/hall"
	"riobravo/cmd/internal/words"
	"riobravo/game"
)

// errLeft says that the visitor went away at the door.
var errLeft = errors.New("serve: left at the door")

// errDraining says that the host closes and lets in only those who have a place already.
var errDraining = errors.New("serve: nobody new is let in")

// errTaken says that somebody of the name sits in the seat that was chosen in the lobby.
var errTaken = errors.New("serve: the name is taken there")

// errProgram says that a program came without a code and a name.
var errProgram = errors.New("serve: a program without a code and a name")

// tries is how many codes one connection may present; wrongPause is how long each wrong one takes.
const (
	tries      = 3
	wrongPause = time.Second
	doorTime   = 5 * time.Minute // somebody who says nothing at the door is sent away
)

// enter finds out who the visitor is: by key or token, else by a code and a name.
func (v *visitor) enter(ctx context.Context) (*hall.Person, error) {
	h := v.hall
	isCode := hall.CodeLike(v.user)
	known := h.Known(v.key, v.token)
	if known != nil && (!isCode || v.same(known)) {
		return known, nil
	}
	ctx, stop := context.WithTimeout(ctx, doorTime)
	defer stop()
	ticket, code, name, err := v.asked(ctx, isCode)
	if err != nil {
		return nil, err
	}
	if v.known == nil && v.s.is(stateDraining) && !h.Has(ticket, name) { // who comes by another machine goes on where the hall goes
		return nil, errDraining
	}
	if v.guest && h.Sits(ticket, name) { // the lobby's code is everybody's: it takes nobody's place
		return nil, errTaken
	}
	p, err := h.Admit(ticket, name, v.key)
	if err == nil {
		v.settled(code, name)
	}
	return p, err
}

// asked finds out by what code and under what name the visitor comes: on a screen, or in lines.
func (v *visitor) asked(ctx context.Context, isCode bool) (ticket hall.Ticket, code, name string, err error) {
	program := v.program()
	if v.terminal && !v.plain() && !program {
		return v.onScreen(ctx, isCode)
	}
	in, out, done := v.typing(ctx)
	defer done()
	d := &door{v: v, in: bufio.NewReader(in), out: out}
	if program { // a program says all it has to say when it comes
		if name, _ := v.word("name"); !isCode || hall.TidyName(name) == "" {
			return ticket, "", "", errProgram
		}
	} else {
		d.say(v.t("door.welcome"))
	}
	if ticket, code, err = d.ticket(isCode); err != nil {
		return ticket, code, "", err
	}
	if ticket.Role == hall.Guest && program {
		return ticket, code, "", errProgram
	}
	if v.guest = ticket.Role == hall.Guest; v.guest {
		if ticket, err = d.choose(); err != nil {
			return ticket, code, "", err
		}
	}
	name, err = d.named(isCode)
	return ticket, code, name, err
}

// settled remembers as whom the visitor came in, so that nothing is asked again where the hall moves to another machine.
func (v *visitor) settled(code, name string) {
	v.user = code
	v.words = append(slices.DeleteFunc(slices.Clone(v.words), func(w string) bool { return strings.HasPrefix(w, "name=") }), "name="+name)
	if v.known != nil {
		v.known(known{code, name})
	}
}

// same tells whether the visitor's code opens the place that the visitor has already.
func (v *visitor) same(p *hall.Person) bool {
	t, err := v.hall.Present(v.user, v.from)
	return err == nil && t.Role == p.Role && t.Table == p.Table && t.Seat == p.Seat
}

// door is the talk before somebody is let in.
type door struct {
	v   *visitor
	in  *bufio.Reader
	out io.Writer
}

func (d *door) say(text string) { _, _ = io.WriteString(d.out, text+"\n") }

// ask asks for a line.
func (d *door) ask(key string) (string, error) {
	prompt := d.v.t(key) + " "
	if d.v.line != nil {
		d.v.line.SetPrompt(prompt)
		defer d.v.line.SetPrompt("")
	} else {
		_, _ = io.WriteString(d.out, prompt)
	}
	var b strings.Builder
	for {
		r, _, err := d.in.ReadRune()
		switch {
		case err != nil && b.Len() == 0:
			return "", errLeft
		case err != nil, r == '\n':
			return words.Clean(strings.TrimSpace(b.String())), nil
		case b.Len() < 200:
			b.WriteRune(r)
		}
	}
}

// ticket takes the code that the visitor came with, or asks for one.
func (d *door) ticket(given bool) (hall.Ticket, string, error) {
	code := d.v.user
	for n := 0; ; n++ {
		if !given || n > 0 {
			var err error
			if code, err = d.ask("door.code"); err != nil {
				return hall.Ticket{}, "", err
			}
		}
		t, err := d.v.hall.Present(code, d.v.from)
		if err == nil {
			return t, code, nil
		}
		d.v.s.meter.wrong.Inc()
		if n+1 >= tries || errors.Is(err, hall.ErrSlow) || errors.Is(err, hall.ErrClosed) || errors.Is(err, hall.ErrMoved) {
			return t, code, err
		}
		time.Sleep(wrongPause)
		if d.v.program() {
			return t, code, err
		}
		d.say(d.v.said(err))
	}
}

// named is who the visitor is.
func (d *door) named(isCode bool) (string, error) {
	if n, ok := d.v.word("name"); ok && hall.TidyName(n) != "" {
		return hall.TidyName(n), nil
	}
	for {
		n, err := d.ask("door.name")
		if err != nil {
			return "", err
		}
		if n == "" && !isCode {
			n = d.v.user
		}
		if n = hall.TidyName(n); n != "" {
			return n, nil
		}
	}
}

// choose shows the tables with their seats and takes the one that is chosen.
func (d *door) choose() (hall.Ticket, error) {
	v := d.v
	rs := v.hall.Rules()
	for {
		var open []hall.Ticket
		for _, t := range v.hall.Tables() {
			w := t.Game().Standing()
			d.say(v.t("lobby.table", "N", t.No(), "Name", t.Name(), "Month", int(w.Month), "Turns", int(rs.Turns)))
			for k, p := range t.Places() {
				who := strings.Join(p.Here, ", ")
				var args []any
				n := 0
				if p.Room > 0 {
					open = append(open, hall.Ticket{Role: hall.Player, Table: t.No() - 1, Seat: game.Seat(k)})
					n = len(open)
				}
				args = append(args, "N", n, "Seat", v.voice.Text("seat."+rs.Seats[k].ID+".name", nil), "Who", who, "Bot", p.Bot != "")
				d.say(v.t("lobby.seat", args...))
			}
		}
		if len(open) == 0 {
			return hall.Ticket{}, hall.ErrFull
		}
		s, err := d.ask("lobby.choose")
		if err != nil {
			return hall.Ticket{}, err
		}
		if n, err := strconv.Atoi(s); err == nil && n >= 1 && n <= len(open) {
			return open[n-1], nil
		}
		d.say(v.t("lobby.no_choice", "Typed", fmt.Sprintf("%.20s", s), "N", len(open)))
	}
}

// print writes a text to the visitor.
func (v *visitor) print(text string) { _, _ = io.WriteString(v.out, text+"\n") }
