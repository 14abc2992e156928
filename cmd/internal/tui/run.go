// Package tui is the terminal interface: one Bubble Tea model that holds routes, overlays, toasts and the sessions played
// at this terminal. It draws nothing itself but the header, the hint line and the notice for small windows; screens live
// under screen, parts under widget, looks and keys in theme. It knows a game only through session.Session. Read Run, then
// App.
package tui

import (
	"context"
	"errors"
	"io"
	"os"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"riobravo/cmd/internal/tui/screen"
	"riobravo/cmd/internal/tui/session"
	"riobravo/cmd/internal/tui/theme"
)

// Choice and Scenario are what the menu hands to NewGame and lists.
type (
	Choice   = screen.Choice
	Fill     = screen.Fill
	Scenario = screen.Scenario
	Setting  = screen.Setting
	Saved    = screen.Saved
	Kept     = screen.Kept
	Chair    = screen.Chair
	Finding  = screen.Finding
)

// ErrLines is returned by Run when the player asked for line mode; the game, if one is open, goes on there.
var ErrLines = errors.New("line mode was asked for")

// Config is what the wiring hands in.
type Config struct {
	Words     session.Words
	NewGame   func(Choice) ([]session.Session, error)       // one session a person at this terminal, in seat order
	Speak     func(scenario string) session.Words           // a scenario's words ("" none) in the language that counts now; nil: Words has them
	Last      func() (last *screen.Saved, ever bool)        // the game that Continue goes on with, nil none; whether any was ever kept
	Resume    func(id string) ([]session.Session, error)    // goes on with it
	Sessions  []session.Session                             // start in this game at once
	Games     *Games                                        // the games that are kept; nil: none are listed
	Review    func(session.Session) (session.Review, error) // reviews the game of a session; nil: none is reviewed
	AtGames   bool                                          // begin with their list
	Said      func() string                                 // what there is to say of the game just opened, "" nothing; may be nil
	Scenarios []Scenario                                    // what a new game may be; the first is the default
	Version   string
	Theatre   []byte // the land, as GeoJSON (widget/theatre.Parse)

	In  io.Reader // nil: standard input
	Out io.Writer // nil: standard output
	Env []string  // NAME=value of the terminal's owner

	Notice   []string                // said at once, as what the settings file has wrong
	Settings screen.Keeper           // nil: the four below, which nobody can change
	Keys     map[theme.Action]string // keys bound otherwise
	Color    string                  // never, 16, 256, true; anything else: NO_COLOR, then what the terminal reports
	Glyphs   string                  // ascii, basic, full; anything else: from locale and terminal
	Motion   string                  // full, short; anything else: nothing moves
	NoMouse  bool
	Hosted   bool                                    // another machine's terminal: nothing of this one may be left to it
	Export   func(name, text string) (string, error) // writes a text file and says where; nil: none are written
	FPS      int                                     // frames a second at most; 0 means 120
	Sizes    <-chan Size                             // another machine's terminal tells its size here, the first one at once
}

// Size is a terminal's, in cells.
type Size struct{ W, H int }

// Run shows the interface until the player leaves or ctx ends.
func Run(ctx context.Context, cfg Config) error {
	a := New(cfg)
	a.patience = patience
	// Signals end ctx; the program's own handler would wait for a loop that has ended with it, for ever.
	opts := []tea.ProgramOption{tea.WithContext(ctx), tea.WithEnvironment(cfg.Env), tea.WithoutSignalHandler()}
	if cfg.In != nil {
		opts = append(opts, tea.WithInput(cfg.In))
	}
	if cfg.Out != nil {
		opts = append(opts, tea.WithOutput(cfg.Out))
	}
	if cfg.FPS == 0 {
		cfg.FPS = 120
	}
	opts = append(opts, tea.WithFPS(cfg.FPS))
	out := cfg.Out
	if out == nil {
		out = os.Stdout
	}
	a.reported, a.detected = colorprofile.Detect(out, environ(cfg.Env)), true
	a.retheme()
	opts = append(opts, tea.WithColorProfile(a.theme.Profile()))
	if cfg.Sizes != nil {
		select {
		case z := <-cfg.Sizes:
			opts = append(opts, tea.WithWindowSize(z.W, z.H))
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	p := tea.NewProgram(a, opts...)
	a.stop = func() { go p.Quit() }
	if cfg.Sizes != nil {
		ctx, stop := context.WithCancel(ctx)
		defer stop()
		go resized(ctx, p, cfg.Sizes)
	}
	_, err := p.Run()
	if a.fault != nil {
		a.close()
		return a.fault
	}
	if a.lines { // the sessions go on
		return ErrLines
	}
	a.close()
	switch {
	case errors.Is(err, tea.ErrInterrupted), errors.Is(err, tea.ErrProgramKilled) && ctx.Err() != nil:
		return ctx.Err()
	}
	return err
}

// resized tells the program of the sizes that another machine's terminal takes.
func resized(ctx context.Context, p *tea.Program, sizes <-chan Size) {
	for {
		select {
		case z := <-sizes:
			p.Send(tea.WindowSizeMsg{Width: z.W, Height: z.H})
		case <-ctx.Done():
			return
		}
	}
}

// environ is the environment of the terminal's owner; the process's own only when no other is known.
func environ(env []string) []string {
	if env == nil {
		return os.Environ()
	}
	return env
}

func (a *App) close() {
	if a.gone != nil {
		close(a.gone)
		a.gone = nil
	}
	for _, s := range a.seats {
		s.sess.Close()
	}
	a.seats = nil
}
