// Package cli is the command line: it reads arguments, wires content, table and a front end together, and turns what
// happened into words and an exit code: 0 fine, 1 the thing checked is wrong, 2 the call is wrong. It holds no rule and no
// sentence. Start with Main.
package cli

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"slices"
	"strings"
	"sync/atomic"
	"syscall"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"riobravo/cmd/internal/config"
	"riobravo/content"
	"riobravo/content/diag"
	"riobravo/save/folder"
)

// The exit codes.
const (
	fine      = 0
	wrong     = 1
	wrongCall = 2
)

// Streams are what a run reads and writes, so that a test can stand in for a terminal.
type Streams struct {
	In       io.Reader
	Out, Err io.Writer
	Env      []string
	Terminal bool // both In and Out are a terminal
	Progress bool // Err is a terminal: what takes long may say how far it is
}

// Main runs the program and returns its exit code. A fault of the program is told in a sentence; RIOBRAVO_TRACE=1 shows
// where it lay.
func Main(args []string, s Streams) (code int) {
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM, syscall.SIGHUP)
	defer stop()
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	ignoreLimit()
	a := &app{Streams: s, ctx: ctx, ask: make(chan os.Signal, 1)}
	interrupts := make(chan os.Signal, 1)
	signal.Notify(interrupts, os.Interrupt)
	defer signal.Stop(interrupts)
	go a.interrupted(interrupts, cancel)
	a.openConfig(args)
	defer a.letGo()
	a.speak(a.language(args))
	defer func() {
		if p := recover(); p != nil && a.getenv("RIOBRAVO_TRACE") == "" {
			a.complain("error.fault", map[string]any{"What": fmt.Sprint(p)})
			code = wrong
		} else if p != nil {
			panic(p)
		}
	}()
	root := a.root()
	root.SetArgs(append([]string{}, args...)) // never nil: that would mean the arguments of the process
	err := root.ExecuteContext(ctx)
	return a.code(err)
}

// app is one run.
type app struct {
	Streams
	ctx  context.Context
	text *content.Voice
	look look
	conf *config.Config
	data string         // --data: where games are kept
	held []*folder.Game // the games that this run writes

	far func(done, of int) // a check tells how many commands it has been through; nil nobody asks

	asks atomic.Bool    // a person types lines: ctrl+c asks before it leaves
	ask  chan os.Signal // where it asks
}

// interrupted passes ctrl+c on: to line mode where a person types, else it ends the run.
func (a *app) interrupted(from <-chan os.Signal, cancel func()) {
	for {
		select {
		case s := <-from:
			if !a.asks.Load() {
				cancel()
				return
			}
			select {
			case a.ask <- s:
			default:
			}
		case <-a.ctx.Done():
			return
		}
	}
}

// look is how the game shows itself.
type look struct {
	lang, color, glyphs, motion, mouse string
	plain                              bool
}

func (a *app) speak(lang string) { a.text = content.Words().In(lang) }

func (a *app) t(key string, args map[string]any) string { return a.text.Text("cli."+key, args) }

// getenv reads the run's own environment.
func (a *app) getenv(name string) string {
	for i := len(a.Env) - 1; i >= 0; i-- {
		if n, v, ok := strings.Cut(a.Env[i], "="); ok && n == name {
			return v
		}
	}
	return ""
}

// language is the one asked for by flag, else by the settings, else by the system. Help is written before flags are read, so
// it looks for the flag itself.
func (a *app) language(args []string) string {
	for i, s := range args {
		if v, ok := strings.CutPrefix(s, "--lang="); ok {
			return config.Language(v)
		}
		if s == "--lang" && i+1 < len(args) {
			return config.Language(args[i+1])
		}
	}
	if v := a.conf.Get("language"); v.Value != "auto" {
		return config.Language(v.Value)
	}
	return cmp.Or(config.System(a.Env, content.Words().Codes()), content.Fallback)
}

// callError is a wrong call: a text of the catalogue, told once.
type callError struct {
	key  string
	args map[string]any
}

func (e *callError) Error() string { return e.key }

// wrongValue says that a flag's value is none of the known ones, and which is near.
func wrongValue(flag, value string, known []string) error {
	near := diag.Closest(value, known)
	if len(known) > 12 { // of a long list, those that hold what was typed, or the nearest alone
		like := slices.DeleteFunc(slices.Clone(known), func(k string) bool { return value == "" || !strings.Contains(k, value) })
		switch {
		case len(like) > 0:
			known = like
		case near != "":
			known = nil
		}
	}
	return &callError{"error.value", map[string]any{
		"Flag": "--" + flag, "Value": value, "Near": near, "Known": strings.Join(known, ", "),
	}}
}

// told is an error that the player has already been told in words.
type told struct{ code int }

func (told) Error() string { return "told" }

// code tells an error that nobody has told yet, and gives the exit code.
func (a *app) code(err error) int {
	var call *callError
	var done told
	var list contentError
	switch {
	case err == nil:
		return fine
	case errors.As(err, &done):
		return done.code
	case errors.As(err, &list):
		var b strings.Builder
		list.Speak(content.Phrases(a.text.Language()))
		_ = list.WriteText(&b)
		_, _ = io.WriteString(a.Err, harmless(b.String()))
		return wrong
	case errors.As(err, &call):
		a.complain(call.key, call.args)
		return wrongCall
	}
	if e := flagError(err); e != nil {
		a.complain(e.key, e.args)
		return wrongCall
	}
	a.complain("error.other", map[string]any{"What": err.Error()})
	return wrong
}

func (a *app) complain(key string, args map[string]any) { a.tell(a.t(key, args)) }

// tell writes a complaint under the program's name.
func (a *app) tell(text string) {
	_, _ = io.WriteString(a.Err, a.t("error.program", nil)+" "+harmless(text)+"\n")
}

// contentError carries the diagnostics of a scenario that would not load.
type contentError struct{ diag.List }

func (contentError) Error() string { return "content" }

// flagError reads what the flag library says, which speaks English only, into the catalogue's words.
func flagError(err error) *callError {
	var none *pflag.NotExistError
	var needs *pflag.ValueRequiredError
	var value *pflag.InvalidValueError
	var syntax *pflag.InvalidSyntaxError
	switch {
	case errors.As(err, &none):
		name := none.GetSpecifiedName()
		dashes := "--"
		if none.GetSpecifiedShortnames() != "" {
			dashes = "-"
		}
		return &callError{"error.flag", map[string]any{"Flag": dashes + name, "Near": ""}}
	case errors.As(err, &needs):
		return &callError{"error.needs", map[string]any{"Flag": "--" + needs.GetFlag().Name}}
	case errors.As(err, &value):
		return &callError{"error.number", map[string]any{"Flag": "--" + value.GetFlag().Name, "Value": value.GetValue()}}
	case errors.As(err, &syntax):
		return &callError{"error.flag", map[string]any{"Flag": syntax.GetSpecifiedFlag(), "Near": ""}}
	}
	return nil
}

// nearFlag adds the nearest flag of the command to an unknown one.
func (a *app) nearFlag(cmd *cobra.Command, err error) error {
	e := flagError(err)
	if e == nil || e.key != "error.flag" {
		return err
	}
	var names []string
	cmd.Flags().VisitAll(func(f *pflag.Flag) { names = append(names, f.Name) })
	cmd.InheritedFlags().VisitAll(func(f *pflag.Flag) { names = append(names, f.Name) })
	typed := strings.TrimLeft(e.args["Flag"].(string), "-")
	if near := diag.Closest(typed, names); near != "" {
		e.args["Near"] = "--" + near
	}
	return e
}
