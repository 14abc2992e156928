package line

import (
	"bufio"
	"context"
	"fmt"
	"strconv"
	"strings"

	"riobravo/cmd/internal/tui/session"
	"riobravo/cmd/internal/words"
	"riobravo/game"
)

// watch is a run that looks at a kept game: it goes to and fro in it and answers the questions that play answers.
type watch struct {
	*play
	r session.Replay
}

// glance is a command of a replay. Its words stand under line.watch.<id>.
type glance struct {
	id  string
	run func(w *watch, rest []string)
}

// glances are filled by init, because help lists them.
var glances []glance

func init() {
	asPlay := func(run func(p *play, rest []string)) func(w *watch, rest []string) {
		return func(w *watch, rest []string) { run(w.play, rest) }
	}
	glances = []glance{
		{"help", (*watch).explain},
		{"next", func(w *watch, rest []string) { w.walk(1, rest) }},
		{"back", func(w *watch, rest []string) { w.walk(-1, rest) }},
		{"month", (*watch).month},
		{"go", (*watch).jump},
		{"first", func(w *watch, _ []string) { w.to(0) }},
		{"last", func(w *watch, _ []string) { _, n := w.r.Place(); w.to(n) }},
		{"all", (*watch).rest},
		{"eyes", (*watch).look},
		{"mark", (*watch).bookmark},
		{"unmark", func(w *watch, _ []string) { w.keep("", "line.watch.unmarked") }},
		{"marks", (*watch).marks},
		{"status", asPlay((*play).status)},
		{"map", asPlay((*play).places)},
		{"wire", asPlay((*play).wire)},
		{"why", asPlay((*play).why)},
		{"score", asPlay((*play).score)},
		{"language", asPlay((*play).language)},
		{"review", asPlay((*play).review)},
		{"quit", func(w *watch, _ []string) { w.quit = true }},
	}
}

// Watch looks at a kept game until the player leaves, the input ends, or ctx is done.
func Watch(ctx context.Context, r session.Replay, cfg Config) error {
	p := &play{cfg: cfg, out: bufio.NewWriter(cfg.Out)}
	defer p.out.Flush()
	p.cur = &seat{s: r, r: words.For(cfg.Words, r).See(r.View())}
	p.seats = []*seat{p.cur}
	p.seats = []*seat{p.cur}
	w := &watch{play: p, r: r}
	p.watched = w.take
	w.say("line.watch.welcome", w.place())
	w.here()
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	p.ctx = ctx
	err := p.loop(ctx, read(ctx, cfg.In))
	if err == nil && p.lines == 0 && !cfg.Prompt { // nothing to read: the whole story is wanted
		w.rest(nil)
	}
	if err == nil {
		if err = p.out.Flush(); err != nil {
			return fmt.Errorf("%w: %w", ErrOutput, err)
		}
	}
	return err
}

// take reads one command.
func (w *watch) take(text string) {
	if text == "" {
		if w.cfg.Prompt {
			w.walk(1, nil) // enter goes on
		}
		return
	}
	typed := strings.Fields(text)
	var ids, words []string
	for _, c := range glances {
		ids, words = append(ids, c.id), append(words, w.text("line.watch."+c.id+".word", nil))
	}
	found := w.known("line.watch.", ids, strings.Trim(typed[0], "?"))
	switch {
	case len(found) == 1 && strings.HasSuffix(text, "?"):
		w.say("line.watch."+glances[found[0]].id+".help", nil)
	case len(found) == 1:
		glances[found[0]].run(w, typed[1:])
	case strings.Trim(typed[0], "?") == "":
		w.explain(nil)
	case len(found) > 1:
		w.choices("command", typed[0], words, found)
	default:
		w.unknown("line.unknown_command", typed[0], words)
	}
}

func (w *watch) explain(_ []string) {
	for _, c := range glances {
		w.say("line.watch."+c.id+".help", nil)
	}
}

// place are the arguments that say where we stand and through whose eyes.
func (w *watch) place() args {
	a := w.where()
	at, of := w.r.Place()
	k, all := w.r.Sees()
	a["At"], a["Of"], a["Seat"], a["All"] = at, of, w.cur.r.SeatIn(k), all
	return a
}

// here tells where we stand and what the last command brought.
func (w *watch) here() {
	r := w.cur.renderer()
	step := w.r.Here()
	a := w.place()
	a["What"], a["By"], a["Left"] = "", "", step.Left
	if step.Known && step.Command.Kind != 0 {
		a["What"] = r.Command(step.Command)
		if step.Command.Seat >= 0 {
			a["By"] = r.Seat(step.Command.Seat)
		}
	}
	w.tell("line.watch.here", a)
	if step.Note != "" {
		w.say("line.watch.note", args{"Text": words.Clean(step.Note)})
	}
	for _, m := range w.r.Marks() {
		if at, _ := w.r.Place(); m.At == at {
			w.say("line.watch.marked", args{"At": m.At, "Text": words.Clean(m.Text)})
		}
	}
	resolved := map[int16]bool{}
	for _, e := range step.Facts {
		if e.Kind == game.MonthBegan {
			w.say("line.month", args{"Month": int(e.New), "Date": r.Month(e.New), "After": e.New > w.r.Rules().Turns})
			continue
		}
		if e.Kind == game.CrisisResolved && !resolved[e.Subject] {
			resolved[e.Subject] = true
			w.print(r.Choices(e)...)
		}
		if line, ok := r.Event(e); ok {
			w.print(line)
		}
	}
}

// to goes to a place and tells of it.
func (w *watch) to(at int) {
	w.r.Go(at)
	w.here()
}

// walk goes some steps on or back, and tells of each.
func (w *watch) walk(by int, rest []string) {
	times := 1
	if n, _, ok := number(rest); ok {
		times = min(max(1, n), 10_000)
	}
	for range times {
		if !w.r.Step(by) {
			w.edge(by)
			return
		}
		w.here()
	}
}

func (w *watch) edge(by int) {
	if by < 0 {
		w.say("line.watch.beginning", nil)
		return
	}
	w.say("line.watch.end", w.where())
}

// rest goes to the end and tells of every step.
func (w *watch) rest(_ []string) {
	for w.r.Step(1) {
		w.here()
	}
	w.edge(1)
}

// month goes to the beginning of a month: the next, the one before with a minus, or the one of that number.
func (w *watch) month(rest []string) {
	if len(rest) == 0 {
		if !w.r.Month(1) {
			w.edge(1)
			return
		}
		w.here()
		return
	}
	n, err := strconv.Atoi(rest[0])
	switch {
	case err != nil:
		w.say("line.watch.which_month", args{"Typed": shown(rest[0])})
		return
	case strings.HasPrefix(rest[0], "+") || n < 0:
		if !w.r.Month(n) {
			w.edge(n)
			return
		}
	default:
		was, _ := w.r.Place()
		w.r.Go(0)
		for w.r.Month(1) {
			if int(w.r.View().Known.World.Month) == n {
				w.here()
				return
			}
		}
		w.r.Go(was)
		w.say("line.watch.no_month", args{"N": n})
		return
	}
	w.here()
}

func (w *watch) jump(rest []string) {
	n, _, ok := number(rest)
	if _, of := w.r.Place(); !ok || n < 0 || n > of {
		w.say("line.watch.no_place", args{"Typed": shown(strings.Join(rest, " ")), "Of": of})
		return
	}
	w.to(n)
}

// look changes the eyes.
func (w *watch) look(rest []string) {
	seats, all := w.r.Eyes()
	var names []string
	for _, k := range seats {
		names = append(names, w.cur.r.Seat(k))
	}
	if all {
		names = append(names, w.text("line.watch.everything", nil))
	}
	i, ok := w.pick("eyes", names, func(i int) []string {
		if i < len(seats) {
			return []string{w.cur.s.Rules().Seats[seats[i]].ID}
		}
		return []string{"everything"}
	}, rest)
	if !ok {
		return
	}
	if i < len(seats) {
		w.r.Look(seats[i], false)
	} else {
		k, _ := w.r.Sees()
		w.r.Look(k, true)
	}
	w.say("line.watch.looking", args{"Name": names[i]})
	w.here()
}

// bookmark marks the place with a word, or with where it is.
func (w *watch) bookmark(rest []string) {
	text := strings.Join(rest, " ")
	if text == "" {
		text = w.text("line.watch.bare", w.place())
	}
	w.keep(text, "line.watch.kept")
}

func (w *watch) keep(text, key string) {
	if err := w.r.Mark(text); err != nil {
		w.say("line.watch.not_kept", args{"What": words.Clean(err.Error())})
		return
	}
	w.say(key, w.place())
}

func (w *watch) marks(_ []string) {
	all := w.r.Marks()
	if len(all) == 0 {
		w.say("line.watch.no_marks", nil)
	}
	for _, m := range all {
		w.say("line.watch.marked", args{"At": m.At, "Text": words.Clean(m.Text)})
	}
}
