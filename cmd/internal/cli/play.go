package cli

import (
	"crypto/rand"
	"errors"
	"os"
	"runtime/debug"
	"slices"
	"strings"
	"sync"

	"github.com/spf13/cobra"

	"riobravo/cmd/internal/line"
	"riobravo/cmd/internal/table"
	"riobravo/cmd/internal/tui/session"
	"riobravo/content"
	"riobravo/content/diag"
	"riobravo/game"
	"riobravo/game/bot"
	"riobravo/game/dice"
	"riobravo/save"
)

// human is what --seats calls a person.
const human = save.Person

// setup is a game as asked for.
type setup struct {
	scenario string
	fills    map[string]string // who plays, by seat id; the others are staff
	seed     uint64
	seeded   bool
	assume   map[string]bool
	unsaved  bool             // it is not kept
	start    map[string]int32 // starting values in place of the scenario's
	name     string
}

// play is the command that starts a game.
func (a *app) play() *cobra.Command {
	var name string
	var g gameFlags
	cmd := &cobra.Command{Use: "play [scenario]", Args: func(cmd *cobra.Command, args []string) error {
		if len(args) > 1 {
			return &callError{"error.extra", map[string]any{"Value": args[1], "Command": cmd.CommandPath()}}
		}
		return nil
	}}
	f := cmd.Flags()
	g.add(f)
	f.StringVar(&name, "name", "", "")
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if err := a.checkLook(); err != nil {
			return err
		}
		sc, s, err := a.wanted(f, &g, args)
		if err != nil {
			return err
		}
		s.name = tidyName(name)
		return a.start(sc, s)
	}
	return cmd
}

// load finds a scenario: one of the program's own by its id, or a file or folder by its path.
func (a *app) load(id string) (*content.Scenario, error) {
	if id == content.Default {
		return defaultGame()
	}
	var known []string
	for _, i := range content.Scenarios() {
		known = append(known, i.ID)
	}
	if !slices.Contains(known, id) && isPath(id) {
		return loaded(content.LoadDir, id)
	}
	if !slices.Contains(known, id) {
		return nil, &callError{"error.scenario", map[string]any{"Value": id, "Near": diag.Closest(id, known), "Known": strings.Join(known, ", ")}}
	}
	return loaded(content.Load, id)
}

// loaded loads a scenario. Collecting garbage meanwhile took a third of its time; what it left behind goes back to the system
// at once, because a game that is only looked at would keep it for long.
func loaded(load func(string) (*content.Scenario, diag.List), id string) (*content.Scenario, error) {
	defer giveBack()
	defer debug.SetGCPercent(debug.SetGCPercent(400))
	sc, problems := load(id)
	if sc == nil {
		return nil, contentError{problems}
	}
	return sc, nil
}

// defaultGame is the default scenario, loaded when it is first needed and then shared.
var defaultGame = sync.OnceValues(func() (*content.Scenario, error) {
	return loaded(content.Load, content.Default)
})

// isPath tells whether a scenario is named by where it lies.
func isPath(name string) bool {
	if strings.ContainsAny(name, `/\`) || strings.HasPrefix(name, ".") || strings.HasSuffix(name, ".yaml") || strings.HasSuffix(name, ".yml") {
		return true
	}
	st, err := os.Stat(name)
	return err == nil && st.IsDir()
}

// fills reads --seat and --seats: who plays which seat. Without either, a person plays the scenario's first.
func fills(sc *content.Scenario, seat string, seats []string) (map[string]string, error) {
	var ids []string
	for _, d := range sc.Ruleset.Seats {
		ids = append(ids, d.ID)
	}
	out := map[string]string{}
	for _, s := range seats {
		id, who, ok := strings.Cut(s, "=")
		if !ok {
			return nil, &callError{"error.pair", map[string]any{"Flag": "--seats", "Value": s}}
		}
		if !slices.Contains(ids, id) {
			return nil, wrongValue("seats", id, ids)
		}
		if who != human {
			var wrong *bot.SpecError
			if _, err := bot.ParseLive(sc.Ruleset, game.Seat(slices.Index(ids, id)), who); errors.As(err, &wrong) {
				return nil, wrongValue("seats", who, append([]string{human}, wrong.Known...))
			}
		}
		out[id] = who
	}
	if seat != "" {
		if !slices.Contains(ids, seat) {
			return nil, wrongValue("seat", seat, ids)
		}
		out[seat] = human
	}
	for _, who := range out {
		if who == human {
			return out, nil
		}
	}
	if len(seats) > 0 {
		return nil, &callError{"error.nobody", nil}
	}
	out[ids[0]] = human
	return out, nil
}

// assumptions reads --assume name=on: "on" takes the contrary view.
func assumptions(sc *content.Scenario, list []string) (map[string]bool, error) {
	var known []string
	for _, d := range sc.Ruleset.Assumptions {
		known = append(known, d.ID)
	}
	out := map[string]bool{}
	for _, s := range list {
		name, value, ok := strings.Cut(s, "=")
		if !ok {
			return nil, &callError{"error.pair", map[string]any{"Flag": "--assume", "Value": s}}
		}
		if !slices.Contains(known, name) {
			return nil, wrongValue("assume", name, known)
		}
		switch value {
		case "on", "contrary", "1", "true":
			out[name] = true
		case "off", "default", "0", "false":
			out[name] = false
		default:
			return nil, wrongValue("assume", value, []string{"on", "off"})
		}
	}
	return out, nil
}

// supposed lists, sorted, the assumptions that a game is played under: the scenario's own but for those turned off, and
// those turned on.
func supposed(sc *content.Scenario, assume map[string]bool) []string {
	var on []string
	for _, name := range sc.Ruleset.Assumed() {
		if yes, said := assume[name]; yes || !said {
			on = append(on, name)
		}
	}
	for name, yes := range assume {
		if yes && !slices.Contains(on, name) {
			on = append(on, name)
		}
	}
	slices.Sort(on)
	return on
}

// deal sets up a table and returns the sessions of the people at it.
func (a *app) deal(sc *content.Scenario, s setup) ([]session.Session, error) {
	on := supposed(sc, s.assume)
	rs, err := underFrom(sc, on, s.start)
	if err != nil {
		return nil, err
	}
	cfg := table.Config{Rules: rs, SeedKnown: s.seeded, Language: a.text.Language(), Assumptions: on, Source: dice.FromSeed(s.seed), Explain: a.thought}
	if !s.seeded {
		var secret [16]byte
		if _, err := rand.Read(secret[:]); err != nil {
			return nil, err
		}
		cfg.Source = dice.FromBytes(secret[:])
	}
	for _, d := range rs.Seats {
		p := table.Player{Bot: s.fills[d.ID]}
		switch p.Bot {
		case human:
			p.Bot = ""
		case "":
			p.Bot = "staff"
		}
		cfg.Players = append(cfg.Players, p)
	}
	if !s.unsaved {
		cfg.Keep = func(l *save.Log) (table.Place, error) { return a.begin(sc, l, s.name) }
	}
	t, err := table.New(cfg)
	if err != nil {
		return nil, a.stored(err)
	}
	return t.Sessions()
}

// begin gives a new game its place in the folder.
func (a *app) begin(sc *content.Scenario, l *save.Log, name string) (table.Place, error) {
	f, err := a.place()
	if err != nil {
		return table.Place{}, err
	}
	if err := keepBundles(f, sc); err != nil {
		return table.Place{}, err
	}
	l.SetLabel(save.Label{Name: name})
	g, err := f.Create(l, hint(l.Stamp()))
	if err != nil {
		return table.Place{}, err
	}
	a.hold(g)
	return table.Place{ID: g.ID, Sink: sink{a, g}}, nil
}

// keepBundles keeps what a scenario is played with, once for all its games.
func keepBundles(f bundles, sc *content.Scenario) error {
	if err := f.KeepBundle(sc.Ruleset.RulesHash, sc.Source); err != nil {
		return err
	}
	return f.KeepBundle(sc.Ruleset.TextHash, sc.Archive)
}

// start plays one game.
func (a *app) start(sc *content.Scenario, s setup) error {
	sessions, err := a.deal(sc, s)
	if err != nil {
		return err
	}
	if a.lines() {
		return a.inLines(sc, sessions)
	}
	return a.inTerminal(sc, sessions, false)
}

// menu begins where no game was named: the terminal interface has a menu, lines begin the default game.
func (a *app) menu() error {
	if !a.lines() {
		return a.inTerminal(nil, nil, false)
	}
	sc, err := a.load(content.Default)
	if err != nil {
		return err
	}
	who, err := fills(sc, "", nil)
	if err != nil {
		return err
	}
	return a.start(sc, setup{scenario: content.Default, fills: who})
}

// lines tells whether the game is played in lines: asked for, or nothing else is possible here.
func (a *app) lines() bool {
	return a.look.plain || !a.Terminal || a.conf.Get("reader").Value == "on"
}

// lineConfig is what line mode needs to tell games of a scenario.
func (a *app) lineConfig(sc *content.Scenario, sessions []session.Session) line.Config {
	cfg := line.Config{Sessions: sessions, Words: sc.Texts.In(a.text.Language()), In: a.In, Out: a.Out, Prompt: a.Terminal, Interrupt: a.ask}
	for _, l := range sc.Texts.Languages() {
		cfg.Languages = append(cfg.Languages, line.Language{Code: l.Code, Name: l.Name, Words: sc.Texts.In(l.Code)})
	}
	cfg.Spoken = a.speak
	cfg.Review = func(s session.Session) (session.Review, error) { return a.reviewOf(sc, s) }
	return cfg
}

func (a *app) inLines(sc *content.Scenario, sessions []session.Session) error {
	for _, p := range a.problems() {
		a.tell(p)
	}
	a.asks.Store(a.Terminal)
	defer a.asks.Store(false)
	err := line.Run(a.ctx, a.lineConfig(sc, sessions))
	switch {
	case err == nil:
		return nil
	case errors.Is(err, line.ErrNoInput):
		return told{wrongCall}
	case errors.Is(err, line.ErrOutput):
		a.complain("error.output", map[string]any{"What": strings.TrimPrefix(err.Error(), line.ErrOutput.Error()+": ")})
	}
	return told{wrong} // line mode has told it
}
