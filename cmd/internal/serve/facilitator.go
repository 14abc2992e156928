package serve

import (
	"bufio"
	"context"
	"errors"
	"io"
	"strings"
	"time"

	"riobravo/cmd/internal/line"
	"riobravo/cmd/internal/serve/desk"
	"riobravo/cmd/internal/serve/hall"
	"riobravo/cmd/internal/tui"
	"riobravo/cmd/internal/tui/session"
)

// facilitate serves the desk: the screen, or lines, and from there any table through any eyes and back.
func (v *visitor) facilitate(ctx context.Context, visit *hall.Visit) error {
	d := v.desk(visit.Person.Name)
	if v.s.cfg.Export != nil {
		d.Export = func() (string, error) { return v.s.cfg.Export(v.hall) }
	}
	if v.plain() {
		return v.deskLines(ctx, visit, d)
	}
	for {
		a, err := v.deskScreen(ctx, d)
		if err != nil || a.Look == nil {
			return err
		}
		if err := v.over(ctx, visit, a.Look, v.screen); err != nil && !errors.Is(err, tui.ErrLines) {
			return err
		}
	}
}

// desk is a desk in the visitor's language.
func (v *visitor) desk(who string) *desk.Desk {
	d := desk.New(v.hall, v.voice, who)
	d.Languages, d.Speak = v.s.cfg.Languages, v.s.cfg.Words
	return d
}

// over looks over a seat's shoulder until the facilitator leaves the game's screen.
func (v *visitor) over(ctx context.Context, visit *hall.Visit, l *desk.Look, show func(context.Context, session.Session) error) error {
	chair, err := visit.Watch(l.Table-1, l.Seat, l.All)
	if err != nil {
		return err
	}
	defer chair.Rise()
	return show(ctx, &seat{Chair: chair, v: v, desk: true})
}

// deskScreen shows the desk.
func (v *visitor) deskScreen(ctx context.Context, d *desk.Desk) (a desk.Answer, err error) {
	err = v.drawn(ctx, func(s desk.Screen) error {
		a, err = d.Run(ctx, s)
		return err
	})
	return a, err
}

// wallEach is how often a wall in lines looks whether there is something to say.
const wallEach = 2 * time.Second

// wall shows what everybody at a table may know, for the machine at the projector; in lines what is new of it.
func (v *visitor) wall(ctx context.Context, table int) error {
	d := v.desk("")
	if !v.plain() {
		return v.drawn(ctx, func(s desk.Screen) error { return d.Wall(ctx, s, table) })
	}
	t, err := v.hall.Table(table)
	if err != nil {
		return err
	}
	in, stop := v.in.reader(ctx)
	defer stop()
	gone := make(chan struct{})
	go func() { // nothing that is typed counts; with its end the visitor leaves
		defer close(gone)
		defer v.s.caught("wall")
		_, _ = io.Copy(io.Discard, in)
	}()
	said := ""
	for {
		if now := strings.Join(d.Public(t, false), "\n"); now != said {
			said = now
			v.print(now)
		}
		select {
		case <-time.After(wallEach):
		case <-gone:
			return nil
		case <-ctx.Done():
			return nil
		}
	}
}

// drawn hands the visitor's terminal to what draws on it.
func (v *visitor) drawn(ctx context.Context, draw func(desk.Screen) error) error {
	in, stop := v.in.keys(ctx)
	defer stop()
	size := v.again()
	var resized func()
	defer func() { // nobody reads sizes but who draws
		if resized != nil {
			resized()
		}
	}()
	err := draw(desk.Screen{
		In: in, Out: v.out, Env: v.env, W: size.W, H: size.H, Theme: v.theme(), FPS: framesPerSecond,
		Sizes: func(send func(w, h int)) { resized = v.resizing(ctx, send) },
	})
	if v.failed("desk", err) {
		v.print(v.t("error.fault"))
	}
	return err
}

// deskLines serves the desk in lines.
func (v *visitor) deskLines(ctx context.Context, visit *hall.Visit, d *desk.Desk) error {
	in, out, done := v.typing(ctx)
	defer done()
	r := bufio.NewReader(in)
	say := func(lines ...string) { _, _ = io.WriteString(out, strings.Join(lines, "\n")+"\n") }
	say(v.t("desk.welcome"))
	for {
		text, err := (&door{v: v, in: r, out: out}).ask("desk.prompt")
		if err != nil {
			return nil //nolint:nilerr // the input ended: the facilitator left
		}
		a := d.Do(text)
		if len(a.Lines) > 0 {
			say(a.Lines...)
		}
		switch {
		case a.Leave:
			return nil
		case a.Look != nil:
			err := v.over(ctx, visit, a.Look, func(ctx context.Context, s session.Session) error {
				return line.Run(ctx, v.lineConfig(s, r, out))
			})
			if err != nil {
				return err
			}
		}
	}
}
