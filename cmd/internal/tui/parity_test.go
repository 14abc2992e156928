package tui

import (
	"bytes"
	"context"
	"regexp"
	"slices"
	"strings"
	"testing"

	"riobravo/cmd/internal/line"
	"riobravo/cmd/internal/tui/screen"
	"riobravo/cmd/internal/tui/session"
	"riobravo/cmd/internal/words"
	"riobravo/game"
)

// recorder is a session that remembers what was done through it.
type recorder struct {
	session.Session
	done []game.CommandKind
	sent game.Command // the last
}

func (r *recorder) note(k game.CommandKind, err error) error {
	if err == nil {
		r.done = append(r.done, k)
	}
	return err
}

func (r *recorder) Submit(c game.Command) error {
	r.sent = c
	return r.note(c.Kind, r.Session.Submit(c))
}

func (r *recorder) Auto() error {
	return r.note(byStaff, r.Session.(interface{ Auto() error }).Auto())
}

func (r *recorder) Write(c game.Command, text string) error {
	err := r.note(c.Kind, r.Session.(session.Writer).Write(c, text))
	return r.note(reasoned, err)
}

func (r *recorder) Answers() map[int]session.Answer { return r.Session.(session.Answerer).Answers() }

func (r *recorder) Answer(q int, a session.Answer) error {
	return r.note(answered, r.Session.(session.Answerer).Answer(q, a))
}

func (r *recorder) Mark(text string) error {
	return r.note(bookmarked, r.Session.(session.Marker).Mark(text))
}

// parity is one ability tried.
type parity struct {
	t *testing.T
	c *screen.Ctx
}

// TestParity drives every ability on the screens and in lines: both send the same commands and show the same texts.
func TestParity(t *testing.T) {
	t.Parallel()
	for i := range abilities {
		a := &abilities[i]
		t.Run(a.name, func(t *testing.T) {
			screens, c := a.onScreens(t)
			lines, said := a.inLines(t)
			want := slices.Clone(a.kinds)
			if !holdsAll(lines.done, want) {
				t.Errorf("in lines %v was done, not %v:\n%s", lines.done, want, said)
			}
			if a.instead != 0 {
				want = is(a.instead)
			}
			if !holdsAll(screens.done, want) {
				t.Errorf("on the screens %v was done, not %v:\n%s", screens.done, want, c.text())
			}
			if a.shows == nil {
				return
			}
			shown := oneLine(c.all())
			for _, text := range a.shows(&parity{t, c.a.ctx()}) {
				if !strings.Contains(shown, oneLine(text)) {
					t.Errorf("the screen does not show %q:\n%s", text, c.text())
				}
				if !strings.Contains(strings.ToLower(oneLine(said)), strings.ToLower(oneLine(text))) {
					t.Errorf("the lines do not say %q:\n%s", text, said)
				}
			}
		})
	}
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

func holdsAll(done, want []game.CommandKind) bool {
	for _, k := range want {
		if !slices.Contains(done, k) {
			return false
		}
	}
	return true
}

// all is the frame at a size where nothing is cut.
func (d *driver) all() string {
	d.resize(200, 60)
	return regexp.MustCompile(`[│┃╭╮╰╯─━┏┓┗┛]`).ReplaceAllString(d.text(), " ")
}

// session is the ability's seat in the frozen game at its moment, or at the orders when it needs none.
func (a *ability) session(t *testing.T) (*recorder, frozen) {
	moment := a.moment
	if moment == "" {
		moment = atOrders
	}
	f := frozenAt(t, moment)
	k := a.seat
	if k == concerned {
		k = f.concerned()
	}
	return &recorder{Session: f.sessions[k]}, f
}

func (a *ability) onScreens(t *testing.T) (*recorder, *driver) {
	t.Helper()
	r, _ := a.session(t)
	s := scene{name: a.name, moment: a.moment, seat: a.seat, at: a.at, over: a.over}
	d := s.sat(t, 120, 36, "never", func(c *Config) {
		if a.moment != "" {
			c.Sessions = []session.Session{r}
		}
	})
	d.follow(a.keys)
	if d.a.bad {
		t.Errorf("the keys are refused:\n%s", d.text())
	}
	if over := len(d.a.over) > 0; over != a.over || !s.reached(d) {
		t.Errorf("the keys lead to screen %d (overlay %v):\n%s", d.at(), over, d.text())
	}
	return r, d
}

// onTable goes to the counterpart with whom something of that kind lies on the table, and chooses it.
func (d *driver) onTable(treaty bool) {
	d.t.Helper()
	c := d.a.ctx()
	with, at := game.NoSeat, 0
	for i := range c.Known().Offers {
		if o := &c.Known().Offers[i]; !treaty && o.State == game.OfferSealed && game.Seat(o.From) == c.Seat() {
			with = game.Seat(o.To)
		}
	}
	for i := range c.Known().Treaties {
		tr := &c.Known().Treaties[i]
		if a, b := game.Seat(tr.A), game.Seat(tr.B); treaty && tr.Live != 0 && (a == c.Seat() || b == c.Seat()) {
			with = a + b - c.Seat()
		}
	}
	if with == game.NoSeat {
		d.t.Fatalf("nothing lies on the table:\n%s", d.text())
	}
	d.press("2")
	for n := 0; n < 4 && !strings.Contains(d.text(), "┏━2 "+c.Text.Seat(with)); n++ {
		d.press("]")
	}
	d.press("g")
	hint := map[bool]string{true: "break", false: "take_back"}[treaty]
	for ; at < 12 && !strings.Contains(d.text(), "d "+c.T("ui.hint."+hint)); at++ {
		d.press("down")
	}
}

func (a *ability) inLines(t *testing.T) (*recorder, string) {
	t.Helper()
	r, f := a.session(t)
	text := words.New(f.scenario.Texts.In("en"), r.Rules()).See(r.View())
	in := regexp.MustCompile(`\{\w+\}`).ReplaceAllStringFunc(a.lines, func(w string) string {
		return called(t, w[1:len(w)-1], r, text)
	})
	var out bytes.Buffer
	err := line.Run(context.Background(), line.Config{Sessions: []session.Session{r}, Words: f.scenario.Texts.In("en"), Review: config().Review, In: strings.NewReader(strings.ReplaceAll(in, "|", "\n") + "\n"), Out: &out})
	if err != nil {
		t.Errorf("%v:\n%s", err, out.String())
	}
	if strings.Contains(out.String(), "which is no command") || strings.Contains(out.String(), "You tried") {
		t.Errorf("the lines %q are not understood:\n%s", in, out.String())
	}
	return r, out.String()
}

// called is what a player calls something that the game knows.
func called(t *testing.T, what string, s session.Session, text *words.Renderer) string {
	t.Helper()
	v, rs := s.View(), s.Rules()
	k := s.Seat()
	to := k
	for i := range rs.Seats { // a seat with whom something can be given and taken
		if o := game.Seat(i); o != k && len(game.LegalClauses(rs, v, o, k, nil)) > 0 && len(game.LegalClauses(rs, v, o, o, nil)) > 0 {
			to = o
		}
	}
	clause := func(giver game.Seat) string {
		uses := game.LegalClauses(rs, v, to, giver, nil)
		if len(uses) == 0 {
			t.Fatalf("seat %d has nothing to give", giver)
		}
		name := text.ClauseName(uses[0].Clause)
		if uses[0].Region >= 0 {
			name += " in " + text.Region(uses[0].Region)
		}
		if uses[0].Group >= 0 {
			name += " against " + text.Group(uses[0].Group)
		}
		return name
	}
	switch what {
	case "signal":
		return text.Signal(game.LegalSignals(rs, v, nil)[0])
	case "other":
		return text.Seat(to)
	case "clause":
		return clause(to)
	case "gift":
		return clause(k)
	case "consent":
		return "raid in sinaloa against sinaloa"
	case "answer":
		for i, o := range v.Known.Offers {
			if o.State == game.OfferOpen && game.Seat(o.To) == k && o.Haggle > 0 && o.Answer == 0 {
				return text.Number(i + 1)
			}
		}
	case "treaty":
		for i, tr := range v.Known.Treaties {
			if tr.Live != 0 && (game.Seat(tr.A) == k || game.Seat(tr.B) == k) {
				return text.Number(i + 1)
			}
		}
	case "posture":
		for _, p := range game.LegalPostures(rs, v, nil) {
			if int16(p) != v.Known.Own[k].Posture {
				return text.Posture(p)
			}
		}
	case "order":
		return text.OrderName(game.OrderID(v.Known.Own[k].Draft[game.Diplomatic][0] - 1))
	case "region":
		return "Sonora"
	}
	t.Fatalf("nothing is called %q here", what)
	return ""
}

// The texts that both show.

func tracks(p *parity) []string {
	return []string{p.c.Text.Rung(p.c.Known().World.Escalation / 4), p.c.Text.Number(int(p.c.Known().World.Trade)), p.c.Text.MarginOf(p.c.Session.Score())}
}

func sheet(p *parity) []string {
	var out []string
	for col := range game.Columns {
		out = append(out, p.c.Text.OrderName(p.c.Drafted(game.Column(col)).ID))
	}
	return append(out, p.c.Text.Posture(game.PostureID(p.c.Own().Posture)))
}

func means(p *parity) []string {
	return []string{p.c.Text.MarginOf(p.c.Session.Score()), p.c.Text.Number(p.c.Purse())}
}

func places(p *parity) []string { return []string{p.c.Text.Region(0)[:0] + "Sinaloa"} }

func headline(p *parity) []string {
	for _, e := range slices.Backward(p.c.Session.Events(p.c.Known().World.Month - 1)) {
		if l, ok := p.c.Text.Headline(e); ok {
			return []string{l}
		}
	}
	p.t.Error("there is no headline")
	return nil
}

func rolled(p *parity) []string {
	for m := p.c.Known().World.Month; m > 0; m-- {
		for _, e := range p.c.Session.Events(m) {
			if e.Kind == game.Rolled {
				return []string{p.c.Text.Number(int(e.Die))}
			}
		}
	}
	p.t.Error("nothing was rolled")
	return nil
}

func scores(p *parity) []string {
	var out []string
	for _, s := range p.c.Session.Standings() {
		out = append(out, p.c.Text.MarginOf(s))
	}
	return out
}

func margin(p *parity) []string { return []string{screen.TermText(p.c, "margin")[:40]} }

func article(p *parity) []string { return []string{p.c.T("ui.about.article_by")} }

// TestParityIsWhole: every command that a seat may send, every screen and every word of line mode is an ability, or stands
// among what need not be one.
func TestParityIsWhole(t *testing.T) {
	kinds, screens, said := map[game.CommandKind]bool{}, map[screen.Name]bool{}, map[string]bool{}
	for _, a := range abilities {
		for _, k := range a.kinds {
			kinds[k] = true
		}
		screens[a.at] = true
		for _, l := range strings.Split(a.lines, "|") {
			said[strings.Fields(l)[0]] = true
		}
	}
	for k := game.CmdBegin; k <= game.CmdRewind; k++ {
		if k > game.CmdRule && k < game.CmdUndo {
			continue // there are none
		}
		if (never[k] == "") == !kinds[k] {
			t.Errorf("command %d is no ability, and no reason says why", k)
		}
	}
	for n := screen.Menu; n <= screen.Proceed; n++ {
		if _, why := elsewhere[n]; !why && !screens[n] {
			t.Errorf("screen %d is no ability, and no reason says why", n)
		}
	}
	var out bytes.Buffer
	f := frozenAt(t, atOrders)
	if err := line.Run(context.Background(), line.Config{Sessions: f.sessions[1:2], Words: f.scenario.Texts.In("en"), In: strings.NewReader("help\n"), Out: &out}); err != nil {
		t.Fatal(err)
	}
	all := regexp.MustCompile(`(?m)^([a-z]+): `).FindAllStringSubmatch(out.String(), -1)
	if len(all) < 30 {
		t.Errorf("help names %d commands:\n%s", len(all), out.String())
	}
	for _, m := range all {
		if !said[m[1]] && lineOnly[m[1]] == "" {
			t.Errorf("the word %q of line mode is no ability, and no reason says why", m[1])
		}
	}
}
