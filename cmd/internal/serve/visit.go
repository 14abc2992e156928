package serve

import (
	"context"
	"errors"
	"fmt"
	"io"
	"runtime/debug"

	"riobravo/cmd/internal/line"
	"riobravo/cmd/internal/serve/hall"
	"riobravo/cmd/internal/tui"
	"riobravo/cmd/internal/tui/session"
	"riobravo/cmd/internal/wire"
)

// framesPerSecond is how often a hosted screen is drawn anew at most. Looking so often whether there is a frame to send costs
// three hundred idle seats a tenth of a processor (measured).
const framesPerSecond = 40

// visit serves a visitor from the door to the end; it returns the exit code.
func (v *visitor) visit(ctx context.Context) int {
	v.prepare()
	v.s.meter.visitors.Inc()
	defer v.s.meter.visitors.Dec()
	return v.roam(ctx)
}

// here serves a visitor in the hall that this machine holds. The error says why the visit was cut short, or why there was none;
// it is not yet told; a fault of the program's is one.
func (v *visitor) here(ctx context.Context) (code int, err error) {
	defer func() {
		if p := recover(); p != nil {
			fault := &tui.Fault{What: fmt.Sprint(p), Stack: string(debug.Stack())}
			v.failed("visit", fault)
			code, err = 1, fault
		}
	}()
	p, err := v.enter(ctx)
	if err != nil {
		return 1, err
	}
	ctx, end := context.WithCancelCause(ctx)
	defer end(nil)
	visit, err := v.hall.Enter(p, func(why error) { end(why) })
	if err != nil {
		return 1, err
	}
	defer visit.Leave()
	if v.remember != nil {
		if token, err := v.hall.Token(p); err == nil {
			v.token = token
			v.remember(token)
		}
	}
	err = v.play(ctx, visit)
	if why := context.Cause(ctx); why != nil && !errors.Is(why, context.Canceled) {
		return 1, why
	}
	if err != nil {
		return 1, nil //nolint:nilerr // it was told where it happened
	}
	return 0, nil
}

// play serves the exercise in the form that the visitor has: the screen, or lines; from one to the other and back.
func (v *visitor) play(ctx context.Context, visit *hall.Visit) error {
	if visit.Person.Role == hall.Facilitator {
		return v.facilitate(ctx, visit)
	}
	if visit.Person.Wall {
		return v.wall(ctx, visit.Person.Table+1)
	}
	chair, err := visit.Sit()
	if err != nil {
		return err
	}
	return v.seated(ctx, &seat{Chair: chair, v: v})
}

// seated serves a seat that was taken.
func (v *visitor) seated(ctx context.Context, chair session.Session) error {
	if v.program() {
		in, stop := v.in.reader(ctx)
		defer stop()
		return wire.Run(ctx, wire.Config{Session: chair, Words: v.voice, In: in, Out: v.out})
	}
	if v.plain() {
		return v.lines(ctx, chair)
	}
	err := v.screen(ctx, chair)
	if errors.Is(err, tui.ErrLines) {
		return v.lines(ctx, chair)
	}
	return err
}

// screen serves the terminal interface.
func (v *visitor) screen(ctx context.Context, chair session.Session) error {
	in, stop := v.in.keys(ctx)
	defer stop()
	v.again()
	cfg := tui.Config{
		Words: v.voice, Sessions: []session.Session{chair}, Version: v.s.cfg.Version, Theatre: v.s.cfg.Theatre, In: in, Out: v.out, Env: v.env,
		Settings: looks{v.conf}, Hosted: true, FPS: framesPerSecond, Sizes: v.sizes,
		Review: v.review,
	}
	cfg.Speak = func(string) session.Words {
		if l := v.conf.Get("language").Value; l != "auto" {
			v.lang, v.voice = l, v.s.cfg.Words(l)
		}
		return v.voice
	}
	err := tui.Run(ctx, cfg)
	if v.failed("screen", err) {
		v.print(v.t("error.fault"))
	}
	return err
}

// failed tells whether a screen ended by a fault of the program, which is counted and logged here.
func (v *visitor) failed(where string, err error) bool {
	var fault *tui.Fault
	if !errors.As(err, &fault) {
		return false
	}
	v.s.meter.faults.Inc()
	v.s.cfg.Log.Error("fault", "where", where, "what", fault.What, "stack", fault.Stack)
	return true
}

// lines serves line mode.
func (v *visitor) lines(ctx context.Context, chair session.Session) error {
	in, out, done := v.typing(ctx)
	defer done()
	cfg := v.lineConfig(chair, in, out)
	for _, code := range v.s.cfg.Languages {
		voice := v.s.cfg.Words(code)
		cfg.Languages = append(cfg.Languages, line.Language{Code: code, Name: voice.Text("ui.settings.value."+code, nil), Words: voice})
	}
	cfg.Spoken = func(code string) { v.lang, v.voice = code, v.s.cfg.Words(code) }
	return line.Run(ctx, cfg)
}

// lineConfig is line mode at another machine.
func (v *visitor) lineConfig(s session.Session, in io.Reader, out io.Writer) line.Config {
	return line.Config{Sessions: []session.Session{s}, Words: v.voice, In: in, Out: out, Prompt: v.terminal, Hosted: true, Review: v.review}
}
