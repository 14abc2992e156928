// Package desk is where a facilitator drives the tables of a hall: one set of commands, typed as lines or reached by keys on
// a screen that shows all tables at a glance. It changes nothing but through package hall, which keeps what was done and by
// whom. Start with New; Desk.Do carries out a line, Run shows the screen.
package desk

import (
	"errors"
	"slices"
	"strings"

	"riobravo/cmd/internal/serve/hall"
	"riobravo/cmd/internal/tui/session"
	"riobravo/cmd/internal/words"
	"riobravo/game"
)

// Desk is a facilitator at work.
type Desk struct {
	hall  *hall.Hall
	words session.Words
	r     *words.Renderer
	who   string

	Languages []string                        // of those who may read, by code
	Speak     func(code string) session.Words // a language's words

	left *model // the screen as it was left for a look at a table

	// Export writes everything that the hall knows into one archive and says where; nil: it cannot be done here.
	Export func() (string, error)
}

// Look asks to see a table through a seat's eyes, or all of it.
type Look struct {
	Table int // from 1 on
	Seat  game.Seat
	All   bool
}

// Answer is what came of a line.
type Answer struct {
	Lines []string
	Bad   bool  // nothing was done
	Look  *Look // to be shown
	Wall  int   // the table whose public facts are to be shown on the projector; 0 none
	Leave bool

	Compare bool // all tables are to be shown side by side
}

// New is the desk of a facilitator.
func New(h *hall.Hall, w session.Words, who string) *Desk {
	return &Desk{hall: h, words: w, r: words.New(w, h.Rules()), who: who}
}

// t is a text of the desk's.
func (d *Desk) t(key string, pairs ...any) string {
	args := map[string]any{}
	for i := 0; i+1 < len(pairs); i += 2 {
		args[pairs[i].(string)] = pairs[i+1]
	}
	return d.words.Text("serve.desk."+key, args)
}

// wrong is why a line does nothing, in words.
type wrong struct{ text string }

func (w wrong) Error() string { return w.text }

// no is a fault in what was typed.
func (d *Desk) no(key string, pairs ...any) error { return wrong{d.t("error."+key, pairs...)} }

// command is something that a facilitator may do. Its word, form and help stand under serve.desk.command.<id>.
type command struct {
	id    string
	table bool // its first word is a table's number, or all
	many  bool // it may be done to all tables
	run   func(d *Desk, t *hall.Table, rest []string, a *Answer) error
}

var commands []command

func init() {
	commands = []command{
		{"tables", false, false, (*Desk).tables},
		{"table", true, false, (*Desk).table},
		{"see", true, false, (*Desk).see},
		{"wall", true, false, (*Desk).wall},
		{"compare", false, false, (*Desk).compare},
		{"clock", true, true, (*Desk).clock},
		{"pause", true, true, (*Desk).pause},
		{"go", true, true, (*Desk).resume},
		{"seal", true, true, (*Desk).seal},
		{"say", true, true, (*Desk).say},
		{"letters", true, false, (*Desk).letters},
		{"mute", true, true, (*Desk).mute},
		{"open", false, false, (*Desk).open},
		{"memos", true, false, (*Desk).memos},
		{"rule", true, false, (*Desk).rule},
		{"argue", true, false, (*Desk).argue},
		{"dismiss", true, false, (*Desk).dismiss},
		{"roll", true, false, (*Desk).roll},
		{"injects", true, false, (*Desk).injects},
		{"inject", true, true, (*Desk).inject},
		{"hold", true, true, (*Desk).hold},
		{"skip", true, true, (*Desk).skip},
		{"plan", true, true, (*Desk).plan},
		{"word", true, true, (*Desk).word},
		{"try", true, false, (*Desk).try},
		{"set", true, false, (*Desk).set},
		{"undo", true, false, (*Desk).undo},
		{"rewind", true, false, (*Desk).rewind},
		{"fill", true, true, (*Desk).fill},
		{"code", true, false, (*Desk).code},
		{"remove", true, false, (*Desk).remove},
		{"lock", true, true, (*Desk).lock},
		{"end", true, true, (*Desk).end},
		{"watch", true, false, (*Desk).watcher},
		{"export", false, false, (*Desk).export},
		{"log", false, false, (*Desk).log},
		{"help", false, false, (*Desk).help},
		{"quit", false, false, func(_ *Desk, _ *hall.Table, _ []string, a *Answer) error { a.Leave = true; return nil }},
	}
}

// looks are commands that change nothing and are not noted.
var looks = []string{"tables", "table", "see", "wall", "compare", "letters", "memos", "injects", "try", "log", "help", "quit"}

// still are commands that may be given at a table that was ended; every other one that is about a table wants it to play on.
var still = []string{"table", "see", "wall", "letters", "memos", "injects", "say", "mute", "lock", "code", "remove", "watch", "undo"}

func (c *command) plays() bool { return c.table && !slices.Contains(still, c.id) }

// playing are those of some tables that were not ended; an error where there is none.
func (d *Desk) playing(on []*hall.Table) (out []*hall.Table, err error) {
	for _, t := range on {
		if !t.Ended() {
			out = append(out, t)
		}
	}
	if len(out) == 0 && len(on) > 0 {
		return nil, d.no("ended", "Name", on[0].Name(), "N", on[0].No())
	}
	return out, nil
}

// Do carries out a line.
func (d *Desk) Do(line string) Answer {
	var a Answer
	typed := strings.Fields(words.Clean(strings.ToValidUTF8(line, "")))
	if len(typed) == 0 {
		return a
	}
	if err := d.do(typed, &a); err != nil {
		a.Bad, a.Lines = true, d.why(err)
	}
	return a
}

func (d *Desk) do(typed []string, a *Answer) error {
	c, err := d.find(typed[0])
	if err != nil {
		return err
	}
	rest := typed[1:]
	var on []*hall.Table
	if c.table {
		if on, rest, err = d.tablesOf(c, rest); err != nil {
			return err
		}
	} else {
		on = []*hall.Table{nil}
	}
	if c.plays() {
		if on, err = d.playing(on); err != nil {
			return err
		}
	}
	for _, t := range on {
		if err := c.run(d, t, rest, a); err != nil {
			return err
		}
	}
	for _, id := range looks {
		if c.id == id {
			return nil
		}
	}
	if len(a.Lines) == 0 {
		a.Lines = []string{d.t("done")}
	}
	for _, t := range on {
		if t != nil {
			t.Typed(strings.Join(typed, " "))
		}
	}
	return d.hall.Mark(d.who, strings.Join(typed, " "))
}

// find finds a command by its word, which may be shortened.
func (d *Desk) find(typed string) (command, error) {
	var found []command
	w := strings.ToLower(typed)
	var all []string
	for _, c := range commands {
		own := d.t("command." + c.id + ".word")
		if w == c.id || w == own {
			return c, nil
		}
		if strings.HasPrefix(c.id, w) || strings.HasPrefix(own, w) {
			found = append(found, c)
		}
		all = append(all, own)
	}
	switch len(found) {
	case 1:
		return found[0], nil
	case 0:
		return command{}, d.no("command", "Typed", typed, "Known", strings.Join(all, ", "))
	}
	var names []string
	for _, c := range found {
		names = append(names, d.t("command."+c.id+".word"))
	}
	return command{}, d.no("ambiguous", "Typed", typed, "Known", strings.Join(names, ", "))
}

// why puts a fault into words.
func (d *Desk) why(err error) []string {
	var w wrong
	var ref *game.Refusal
	var unkept *session.Unkept
	switch {
	case errors.As(err, &w):
		return []string{w.text}
	case errors.As(err, &ref):
		s := game.State{}
		if t, e := d.hall.Table(1); e == nil {
			s = t.Game().Whole()
		}
		v := game.View{Known: s, Seat: max(ref.Command.Seat, 0)}
		return d.r.See(&v).Refusal(ref)
	case errors.As(err, &unkept):
		return []string{d.words.Text("ui.unkept", map[string]any{"What": words.Clean(unkept.Cause())})}
	case errors.Is(err, hall.ErrNoDeed):
		return []string{d.t("error.no_deed")}
	case errors.Is(err, hall.ErrNoRuling):
		return []string{d.t("error.no_ruling")}
	case errors.Is(err, hall.ErrReason):
		return []string{d.t("error.reason")}
	case errors.Is(err, hall.ErrLong), errors.Is(err, hall.ErrEmpty):
		return []string{d.t("error.text", "Most", hall.LetterLength)}
	}
	return []string{d.t("error.other", "What", words.Clean(err.Error()))}
}

// built says why a deed cannot be taken back alone; another fault is its own.
func (d *Desk) built(t *hall.Table, err error, line string, month int16) error {
	switch {
	case errors.Is(err, hall.ErrBuilt):
		return d.no("built", "Line", line)
	case errors.Is(err, hall.ErrRolled):
		return d.no("rolled", "Line", line, "N", t.No(), "Month", int(month))
	}
	return err
}

// form is how a command is written.
func (d *Desk) form(id string) error { return d.no("form", "Form", d.t("command."+id+".form")) }

func (d *Desk) help(_ *hall.Table, rest []string, a *Answer) error {
	if len(rest) > 0 {
		c, err := d.find(rest[0])
		if err != nil {
			return err
		}
		a.Lines = []string{d.t("command."+c.id+".form") + ": " + d.t("command."+c.id+".help")}
		return nil
	}
	for _, c := range commands {
		a.Lines = append(a.Lines, d.t("command."+c.id+".form")+": "+d.t("command."+c.id+".help"))
	}
	return nil
}
