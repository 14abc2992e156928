package tui

import (
	"errors"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"riobravo/cmd/internal/tui/screen"
	"riobravo/cmd/internal/tui/session"
	"riobravo/cmd/internal/tui/theme"
	"riobravo/cmd/internal/tui/widget"
	"riobravo/cmd/internal/words"
	"riobravo/game"
)

// Smallest window that the screens fit.
const (
	minW = 80
	minH = 24
)

// seat is one session at this terminal and what its player has been shown.
type seat struct {
	sess     session.Session
	text     *words.Renderer
	reported int16 // last month whose report was read
	briefed  int16 // last month whose brief was read
	lock     lock
	led      led
	why      why
}

// place is a screen with the route that led to it.
type place struct {
	route screen.Route
	scr   screen.Screen
}

// App is the one model.
type App struct {
	cfg      Config
	theme    *theme.Theme
	land     *screen.Land
	reported colorprofile.Profile // what the terminal can do, as it says
	detected bool                 // reported was found out before the program began
	light    bool                 // the terminal's ground, as it says; dark until it says so
	w, h     int

	seats []seat
	cur   int
	gone  chan struct{} // closed when the seats are left
	stack []place       // the last one is shown
	over  []place       // overlays, at most one on another
	mark  mark          // where the month stood when the stack was laid

	notice  []string      // a refusal or toast, until the next key
	bad     bool          // notice is a refusal
	leaving bool          // ctrl+c was pressed once
	wipe    bool          // the screen is to be cleared: another seat sits down
	saved   *screen.Saved // a kept game to go on with
	first   bool          // no game was ever kept
	shelf   shelf         // all of them
	fault   *Fault
	stop    func()
	ticking bool // a frame of a motion is due
	sand    bool // a second of a hosted table's clock is on its way
	came    time.Time
	clock   clock

	patience time.Duration // how long one waits for work before the screen says that it goes on; 0 for ever
	review   *reviewing    // the review that is open, nil none
	busy     *work         // what goes on beside the screen; nil nothing
	shown    struct {      // the last frame
		canvas *widget.Canvas
		spare  *widget.Canvas // the one before it: the next is drawn in its memory
		title  string
	}
	lines bool
}

// mark is where a game stands; when it moves, the screens are laid anew.
type mark struct {
	month, phase, round, crisis, sealed int16
	stopped                             bool
}

// New returns the model, on the menu or in the game that cfg holds.
func New(cfg Config) *App {
	a := &App{cfg: cfg, reported: colorprofile.ANSI256, came: time.Now()}
	a.retheme()
	land, err := screen.NewLand(cfg.Theatre)
	if a.land = land; err != nil {
		a.notice, a.bad = []string{words.Clean(err.Error())}, true
	}
	if len(cfg.Notice) > 0 {
		a.notice, a.bad = cfg.Notice, true
	}
	if len(cfg.Sessions) > 0 {
		a.begin(cfg.Sessions)
	} else {
		a.lay(screen.Route{To: screen.Menu})
		if cfg.AtGames {
			a.stack = append(a.stack, a.make(screen.Route{To: screen.Games}))
		}
	}
	return a
}

// updated says that a session changed without this terminal's doing.
type updated struct{ seat int }

// Init asks for the background and listens to the sessions.
func (a *App) Init() tea.Cmd {
	return tea.Batch(tea.RequestBackgroundColor, a.listen(), a.look(), a.readShelf(), a.seconds())
}

// found is the kept game that Continue goes on with.
type found struct {
	saved *screen.Saved
	first bool // none was ever kept
}

// look looks for it, aside: folders may be large and disks slow.
func (a *App) look() tea.Cmd {
	if a.cfg.Last == nil || a.cfg.Resume == nil {
		return nil
	}
	last := a.cfg.Last
	return func() tea.Msg {
		saved, ever := last()
		return found{saved, !ever}
	}
}

func (a *App) listen() tea.Cmd {
	var all []tea.Cmd
	for i := range a.seats {
		all = append(all, a.listenTo(i))
	}
	return tea.Batch(all...)
}

// Update takes one message.
func (a *App) Update(msg tea.Msg) (_ tea.Model, cmd tea.Cmd) {
	defer a.caught()
	if a.busy != nil {
		cmd = a.meanwhile(msg)
	} else {
		cmd = a.take(msg)
	}
	if a.busy != nil {
		return a, cmd
	}
	a.lead()
	if a.wipe {
		a.wipe = false
		cmd = tea.Batch(tea.ClearScreen, cmd)
	}
	return a, tea.Batch(cmd, a.moves(), a.ticks())
}

func (a *App) take(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		a.w, a.h = msg.Width, msg.Height
	case tea.EnvMsg:
		if a.cfg.Env == nil {
			a.cfg.Env = msg
			a.retheme()
		}
	case tea.ColorProfileMsg:
		if !a.detected {
			a.reported = msg.Profile
			a.retheme()
		}
	case tea.BackgroundColorMsg:
		a.light = !msg.IsDark()
		a.retheme()
	case updated:
		if len(a.seats) > 0 && a.stands() != a.mark { // what was said of the part before is over with it
			a.notice, a.bad = nil, false
		}
		a.follow()
		if msg.seat < len(a.seats) {
			a.news(msg.seat)
		}
		return tea.Batch(a.listenTo(msg.seat), a.seconds())
	case counted:
		a.sand = false
		return a.seconds()
	case framed:
		a.moveOn()
	case ticked:
		return a.tick(msg)
	case found:
		a.saved, a.first = msg.saved, msg.first
	case answer:
		return msg.take(a)
	case waited:
		return a.again()
	case tea.MouseMsg:
		return a.mouse(msg)
	case tea.PasteMsg:
		return a.press(screen.Press{Msg: msg}) // only a field takes it: its letters are no commands
	case tea.KeyPressMsg:
		s := msg.String()
		return a.press(screen.Press{Action: a.theme.Keys.Action(msg), Text: s, Typed: msg.Text != "", Msg: msg})
	}
	return nil
}

// listenTo waits for one session's next change, or until the seats are left.
func (a *App) listenTo(i int) tea.Cmd {
	if i >= len(a.seats) {
		return nil
	}
	ch, gone := a.seats[i].sess.Updates(), a.gone
	return func() tea.Msg {
		select {
		case _, open := <-ch:
			if open {
				return updated{i}
			}
		case <-gone:
		}
		return nil
	}
}

// press answers a key: what is reserved everywhere first, then the overlay on top or the screen.
func (a *App) press(p screen.Press) tea.Cmd {
	if p.Action == theme.Leave {
		if a.leaving {
			return tea.Quit
		}
		a.leaving, a.bad = true, false
		a.notice = []string{a.cfg.Words.Text("ui.toast.leave", nil)}
		return nil
	}
	a.clear()
	if a.small() {
		switch p.Action {
		case theme.Quit:
			return tea.Quit
		case theme.LineMode:
			a.lines = true
			return tea.Quit
		}
		return nil
	}
	c := a.ctx()
	if n := len(a.over); n > 0 {
		return a.overKey(c, a.over[n-1].scr, p)
	}
	top := a.top()
	if !typing(top.scr) {
		switch p.Action {
		case theme.Help:
			a.openHelp(c)
			return nil
		case theme.Palette:
			a.openPalette(c)
			return nil
		case theme.Redraw:
			return tea.ClearScreen
		case theme.LineMode:
			a.lines = true
			return tea.Quit
		case theme.Undo, theme.Redo:
			if o, ok := a.takeBack(p.Action); ok {
				return a.follows(o)
			}
		case theme.Explain:
			if !explains[top.route.To] {
				a.wordsHere()
				return nil
			}
		case theme.Bookmark:
			if a.openMark(c) {
				return nil
			}
		case theme.Suspend:
			return a.suspend()
		case theme.Letters:
			a.letters()
			return nil
		case theme.Export:
			a.export()
			return nil
		}
	}
	return a.follows(top.scr.Key(c, p))
}

// typing tells whether keys are text to a screen.
func typing(s screen.Screen) bool {
	t, ok := s.(interface{ Typing() bool })
	return ok && t.Typing()
}

// takeBack undoes the seat's last command or does it again, on the screens where commands are given.
func (a *App) takeBack(act theme.Action) (screen.Outcome, bool) {
	switch a.top().route.To {
	case screen.Board, screen.Talks, screen.Crisis, screen.Troops, screen.Region, screen.Waiting:
	default:
		return screen.Outcome{}, false
	}
	kind, toast := game.CmdUndo, "undone"
	if act == theme.Redo {
		kind, toast = game.CmdRedo, "redone"
	}
	o := screen.Send(game.Command{Kind: kind})
	o.Toast = a.cfg.Words.Text("ui.toast."+toast, nil)
	return o, true
}

// clear ends what lasts until the next key: a notice, a question, a motion.
func (a *App) clear() {
	a.settle()
	a.leaving, a.notice, a.bad = false, nil, false
}

// overKey gives a key to the overlay on top. A question is closed by its answer; a command chosen in the palette is
// pressed on the screen below.
func (a *App) overKey(c *screen.Ctx, s screen.Screen, p screen.Press) tea.Cmd {
	o := s.Key(c, p)
	if q, ok := s.(interface{ Closes() bool }); ok && q.Closes() && o.Kind != screen.Stay {
		a.over = a.over[:len(a.over)-1]
		if o.Kind == screen.Back && len(o.Commands) == 0 {
			return nil
		}
	}
	cmd := a.follows(o)
	if o.Kind == screen.Back && o.Press != theme.None {
		return a.press(a.pressOf(o.Press))
	}
	return cmd
}

// follows carries out what a key led to.
func (a *App) follows(o screen.Outcome) tea.Cmd {
	switch o.Kind {
	case screen.Stay:
		if o.Toast != "" {
			a.notice = []string{o.Toast}
		}
	case screen.Go:
		cmd := a.goTo(o.Route)
		if o.Toast != "" {
			a.notice = []string{o.Toast}
		}
		return cmd
	case screen.Back:
		a.back()
	case screen.Ask:
		a.openAsk(o)
	case screen.Submit:
		s, reason := a.seats[a.cur].sess, a.reason()
		return a.work("think", s, func() func() tea.Cmd {
			err := submit(s, o.Commands, reason)
			return func() tea.Cmd { return a.submitted(o, err) }
		})
	}
	return nil
}

// submit sends commands until one is refused.
func submit(s session.Session, cmds []game.Command, reason string) error {
	for _, c := range cmds {
		c.Seat = s.Seat()
		if err := send(s, c, reason); err != nil {
			return err
		}
	}
	return nil
}

// submitted goes on when an outcome's commands were taken; else the refusal is shown in its three parts.
func (a *App) submitted(o screen.Outcome, err error) tea.Cmd {
	if err != nil {
		a.bad = true
		a.notice = a.refusal(err)
		return nil
	}
	if o.Toast != "" {
		a.notice = []string{o.Toast}
	}
	if a.follow() {
		return nil
	}
	return a.follows(screen.Outcome{Kind: o.Then, Route: o.Route})
}

// refusal is why a command was not taken.
func (a *App) refusal(err error) []string {
	s := &a.seats[a.cur]
	var r *game.Refusal
	if errors.As(err, &r) {
		return s.text.See(s.sess.View()).Refusal(r)
	}
	if u := new(session.Unkept); errors.As(err, &u) {
		return []string{a.cfg.Words.Text("ui.unkept", map[string]any{"What": words.Clean(u.Cause())})}
	}
	if said := new(session.Said); errors.As(err, &said) {
		a.bad = !said.Good
		return strings.Split(a.said(said), "\n")
	}
	return []string{words.Clean(err.Error())}
}

// said is a text of the host's.
func (a *App) said(s *session.Said) string { return words.Clean(a.cfg.Words.Text(s.Key, s.Args)) }

// news shows what others had to say to a seat of this terminal.
func (a *App) news(i int) {
	h, ok := a.seats[i].sess.(session.Herald)
	if !ok {
		return
	}
	for _, s := range h.News() {
		a.notice = append(a.notice, a.said(&s))
		a.bad = a.bad || !s.Good
	}
	if over := len(a.notice) - noticeMost; over > 0 {
		a.notice = a.notice[over:]
	}
}

// noticeMost is how many lines of news stand above the hints.
const noticeMost = 3

func (a *App) back() {
	switch {
	case len(a.over) > 0:
		a.over = a.over[:len(a.over)-1]
	case len(a.stack) > 1:
		a.stack = a.stack[:len(a.stack)-1]
	}
}

func (a *App) top() place { return a.stack[len(a.stack)-1] }

// ctx is what screens may look at now.
func (a *App) ctx() *screen.Ctx {
	c := &screen.Ctx{Words: a.cfg.Words, Theme: a.theme, W: a.w, H: a.h, Motion: a.motion(), Scenarios: a.cfg.Scenarios, Seats: len(a.seats), Resume: len(a.seats) > 0, Left: -1, Land: a.land}
	c.Settings, c.Place = a.settings()
	c.Version, c.Shelf = a.cfg.Version, a.shelved()
	c.Reviews = a.cfg.Review != nil
	if len(a.seats) == 0 {
		c.Saved, c.First = a.saved, a.first
	}
	if len(a.seats) > 0 && !a.covered() {
		s := &a.seats[a.cur]
		c.Lock = a.lock()
		c.Review = a.reviewed()
		c.Session, c.Text, c.Why, c.Left = s.sess, s.text.See(s.sess.View()), a.reason(), a.left()
	}
	return c
}

// covered tells whether a curtain lies under the screen in front: the seat's player has not sat down yet, so the screen
// sees no session.
func (a *App) covered() bool {
	for i, p := range a.stack {
		if p.route.To == screen.Curtain && i < len(a.stack)-1 {
			return true
		}
	}
	return false
}

func (a *App) small() bool { return a.w > 0 && (a.w < minW || a.h < minH) }
