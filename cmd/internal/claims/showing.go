package claims

import (
	"context"
	"fmt"
	"runtime"
	"sync"

	"github.com/expr-lang/expr"
	"github.com/expr-lang/expr/vm"

	"riobravo/content"
	"riobravo/game"
)

// Occasion is one place in a game where a claim could have shown itself.
type Occasion struct {
	Month  int
	Region string // id, of an operation
	Group  string // id, of an operation or a struck group
	Shown  bool
}

// watcher evaluates the signs over the games that one record holds, one after another.
type watcher struct {
	signs []content.Sign
	progs [][2]*vm.Program // the occasions, and what they show
	env   map[string]any
}

// newWatcher compiles the signs over a record.
func newWatcher(signs []content.Sign, rec *Game) (*watcher, error) {
	w := &watcher{signs: signs, env: functions()}
	w.env["run"] = rec
	for _, s := range signs {
		var pair [2]*vm.Program
		for i, src := range []string{s.Occasions, "map(" + s.Occasions + ", {" + s.Shows + "})"} {
			prog, err := expr.Compile(src, expr.Env(w.env))
			if err != nil {
				return nil, fmt.Errorf("sign %q: %w", s.ID, err)
			}
			pair[i] = prog
		}
		w.progs = append(w.progs, pair)
	}
	return w, nil
}

// look gives the occasions of sign i in the game that the record holds.
func (w *watcher) look(i int) (list []Occasion, err error) {
	defer func() {
		if p := recover(); p != nil {
			bad, ok := p.(badValue)
			if !ok {
				panic(p)
			}
			err = bad
		}
		if err != nil {
			err = fmt.Errorf("sign %q: %w", w.signs[i].ID, err)
		}
	}()
	at, err := expr.Run(w.progs[i][0], w.env)
	if err != nil {
		return nil, err
	}
	shown, err := expr.Run(w.progs[i][1], w.env)
	if err != nil {
		return nil, err
	}
	places, ok := at.([]any)
	said, ok2 := shown.([]any)
	if !ok || !ok2 || len(places) != len(said) {
		return nil, fmt.Errorf("occasions are %T and what they show %T, where two lists of one length are wanted", at, shown)
	}
	for k, place := range places {
		yes, ok := said[k].(bool)
		if !ok {
			return nil, fmt.Errorf("what it shows is %T, where a condition is wanted", said[k])
		}
		o, err := occasion(place)
		if err != nil {
			return nil, err
		}
		o.Shown = yes
		list = append(list, o)
	}
	return list, nil
}

// occasion reads where something could have shown itself.
func occasion(place any) (Occasion, error) {
	switch x := place.(type) {
	case int:
		return Occasion{Month: x}, nil
	case Op:
		return Occasion{Month: x.Month, Region: x.Region, Group: x.Group}, nil
	case Struck:
		return Occasion{Month: x.Month, Group: x.Group}, nil
	}
	return Occasion{}, fmt.Errorf("an occasion is %T, where a month, an operation or a struck group is wanted", place)
}

// Tape is a game that was played, fact by fact, up to where it stands.
type Tape struct {
	Rules   *game.Ruleset
	Opening game.State
	Events  [][]game.Event // of each command that stands, in their order
}

// Look holds a game that was played against the signs: the occasions of each, by its number.
func Look(sc *content.Scenario, signs []content.Sign, t *Tape) ([][]Occasion, error) {
	p := &player{name: "run", rs: t.Rules, reads: map[string]func(*game.State) int32{}}
	p.rec.willing = p.willing
	p.rec.read = func(src string) func(*game.State) int32 { return p.reading(sc, src) }
	p.rec.begin(t.Rules, &t.Opening)
	p.shown.Copy(&t.Opening)
	for _, list := range t.Events {
		for i := range list {
			if e := &list[i]; e.Kind == game.MonthBegan && e.New > 1 {
				p.rec.states = append(p.rec.states, p.shown)
			}
			game.Apply(&p.shown, &list[i])
		}
		p.rec.events = append(p.rec.events, list...)
	}
	if game.Phase(p.shown.World.Phase) == game.Over {
		p.rec.states = append(p.rec.states, p.shown)
	}
	p.rec.end(&p.shown)
	w, err := newWatcher(signs, &p.rec)
	if err != nil {
		return nil, err
	}
	out := make([][]Occasion, len(signs))
	for i := range signs {
		if out[i], err = w.look(i); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// Count plays whole games of a scenario with bots in all seats and counts how often each sign had its occasion and showed
// itself. The same seed and number of games give the same counts on any number of workers; an interrupted count is an error.
func Count(ctx context.Context, sc *content.Scenario, assume []string, signs []content.Sign, sum string, games int, seed uint64, progress func(done, total int)) (content.Shown, error) {
	out := content.Shown{Scenario: sc.ID, Rules: sc.Ruleset.RulesHash, Signs: sum, Assume: append([]string{}, assume...), Bots: "staff", Seed: seed, Games: games, Counts: map[string]content.Count{}}
	var mu sync.Mutex
	var wait sync.WaitGroup
	var failed error
	next, done := 0, 0
	take := func() (int, bool) {
		mu.Lock()
		defer mu.Unlock()
		if failed == nil {
			failed = ctx.Err()
		}
		next++
		return next - 1, next <= games && failed == nil
	}
	for range min(runtime.GOMAXPROCS(0), games) {
		wait.Go(func() {
			err := countGames(sc, assume, signs, seed, take, func(sign int, list []Occasion) {
				c := out.Counts[signs[sign].ID]
				if len(list) > 0 {
					c.Games++
				}
				c.Occasions += len(list)
				for _, o := range list {
					if o.Shown {
						c.Shown++
					}
				}
				out.Counts[signs[sign].ID] = c
			}, &mu, func() {
				done++
				if progress != nil {
					progress(done, games)
				}
			})
			mu.Lock()
			defer mu.Unlock()
			if failed == nil {
				failed = err
			}
		})
	}
	wait.Wait()
	return out, failed
}

// countGames plays the games that it takes, one after another, and adds what they show under the lock.
func countGames(sc *content.Scenario, assume []string, signs []content.Sign, seed uint64, take func() (int, bool), add func(sign int, list []Occasion), mu *sync.Mutex, played func()) error {
	p, err := newPlayer(sc, &content.Arm{Name: "run", Bots: "staff", Assume: assume}, content.Options{})
	if err != nil {
		return err
	}
	w, err := newWatcher(signs, &p.rec)
	if err != nil {
		return err
	}
	for i, more := take(); more; i, more = take() {
		if err := p.play(seed, i); err != nil {
			return err
		}
		found := make([][]Occasion, len(signs))
		for k := range signs {
			if found[k], err = w.look(k); err != nil {
				return err
			}
		}
		mu.Lock()
		for k := range signs {
			add(k, found[k])
		}
		played()
		mu.Unlock()
	}
	return nil
}
