package hall

import (
	"errors"
	"slices"
	"strings"
	"sync"
	"time"

	"riobravo/cmd/internal/table"
	"riobravo/cmd/internal/tui/session"
	"riobravo/game"
)

// Chair is a person's place at a table: the session of the seat, with what the hall has to say to it. It satisfies
// session.Session.
type Chair struct {
	session.Session
	t     *Table
	p     *Person
	watch bool        // it only looks on
	past  *table.Past // of an observer who looks on later; nil
	left  chan struct{}

	mu   sync.Mutex
	sent []time.Time // letters of the last minute
	news []News
}

// ErrPaused is Submit's error while the facilitator holds the table.
var ErrPaused = errors.New("hall: the table is paused")

// Sit gives a visit its place at its table.
func (v *Visit) Sit() (*Chair, error) {
	p := v.Person
	c, err := v.hall.tables[p.Table].chair(p)
	if err != nil {
		return nil, err
	}
	v.chair = c
	return c, nil
}

// chair puts a chair at the table.
func (t *Table) chair(p *Person) (*Chair, error) {
	c := &Chair{t: t, p: p, watch: p.Role != Player, left: make(chan struct{})}
	var err error
	switch {
	case !c.watch:
		c.Session, err = t.game.Session(p.Seat)
	case p.Lag.none():
		c.Session, err = t.game.Observe(max(p.Seat, 0), p.All)
	default:
		if c.past, err = t.game.Past(max(p.Seat, 0), p.All); err == nil {
			c.Session = c.past.Session()
			c.follow()
		}
	}
	if err != nil {
		return nil, err
	}
	if c.past != nil && p.Lag.By > 0 {
		go c.keepUp()
	}
	t.mu.Lock()
	t.chairs = append(t.chairs, c)
	t.mu.Unlock()
	if news, yes := t.hall.closing(); yes && c.past == nil {
		c.mu.Lock()
		c.news = append(c.news, news)
		c.mu.Unlock()
		c.wake()
	}
	return c, nil
}

// rose takes a chair from the table; false where it is not there any more.
func (t *Table) rose(c *Chair) bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	for i, o := range t.chairs {
		if o == c {
			t.chairs = append(t.chairs[:i:i], t.chairs[i+1:]...)
			return true
		}
	}
	return false
}

func (c *Chair) wake() {
	if n, ok := c.Session.(interface{ Nudge() }); ok {
		n.Nudge()
	}
}

// Table is where the chair stands, Name whose it is; Watching tells whether it only looks on.
func (c *Chair) Table() *Table  { return c.t }
func (c *Chair) Name() string   { return c.p.Name }
func (c *Chair) Watching() bool { return c.watch }

// Submit sends a command. In a cabinet the one that closes a part of the phase waits for the voices that the scenario
// asks for.
func (c *Chair) Submit(cmd game.Command) error { return c.Write(cmd, "") }

// Write is Submit with a text that stays beside the command's record; after it stand the cabinet's voices.
func (c *Chair) Write(cmd game.Command, text string) error {
	if err := c.mayAct(); err != nil {
		return err
	}
	if closing(&cmd) {
		if ref := c.Session.Check(cmd); ref != nil {
			return ref
		}
		minutes, wait := c.t.speak(c.p, cmd)
		if wait != nil {
			if err := c.t.hall.keep(); err != nil { // a voice that was counted is not asked for again
				return err
			}
			c.t.tell(News{Kind: NewsProposed, Who: c.p.Name, Have: wait.Have, Need: wait.Need, Head: wait.Head}, func(o *Chair) bool { return o != c && o.seated(c.p.Seat) })
			return wait
		}
		text = strings.TrimSpace(text + "\n" + minutes)
	}
	at := c.t.stands()
	if err := c.pass(cmd, text); err != nil {
		return err
	}
	if closing(&cmd) {
		c.closed(at)
	} else {
		c.t.redrafted(c.p.Seat)
	}
	c.t.moved()
	return nil
}

func (c *Chair) pass(cmd game.Command, text string) error {
	if text == "" {
		return c.Session.Submit(cmd)
	}
	return c.Session.(session.Writer).Write(cmd, text)
}

// seated tells whether the chair is one of a seat's own.
func (c *Chair) seated(k game.Seat) bool { return !c.watch && c.p.Seat == k }

// mayAct tells whether this person may do anything to the game now.
func (c *Chair) mayAct() error {
	if c.watch {
		return session.ErrStill
	}
	if c.t.Ended() {
		return ErrEnded
	}
	if _, paused, _ := c.t.State(); paused {
		return ErrPaused
	}
	return nil
}

// Stopped tells whether the facilitator ended the table at which somebody plays from this chair.
func (c *Chair) Stopped() bool { return !c.watch && c.t.Ended() }

// Auto lets the seat's staff act, where one person may.
func (c *Chair) Auto() error {
	if err := c.mayAct(); err != nil {
		return err
	}
	if err := c.t.alone(c.p); err != nil && c.Waiting() {
		return err
	}
	at := c.t.stands()
	if err := c.Session.(interface{ Auto() error }).Auto(); err != nil {
		return err
	}
	c.closed(at)
	c.t.moved()
	return nil
}

// closed tells the others of the seat that its part at a place is in, and by whose hand.
func (c *Chair) closed(at game.Part) {
	k := c.p.Seat
	if c.t.stands() == at && c.Waiting() {
		return // it goes on: the staff did one thing of several
	}
	c.t.tell(News{Kind: NewsClosed, Who: c.p.Name}, func(o *Chair) bool { return o != c && o.seated(k) })
}

// Told is how a facilitator had the n-th worded event told.
func (c *Chair) Told(n int, lang string) (event game.EventID, headline, text string, ok bool) {
	return c.Session.(session.Teller).Told(n, lang)
}

// SeesAll tells whether everything may be seen from the chair.
func (c *Chair) SeesAll() bool { return c.watch && c.p.All }

// Answers are the seat's to what is asked after the end; who only looks on has none.
func (c *Chair) Answers() map[int]session.Answer {
	if a, ok := c.Session.(session.Answerer); ok && !c.watch {
		return a.Answers()
	}
	return map[int]session.Answer{}
}

// Answer keeps one, for the seat.
func (c *Chair) Answer(question int, a session.Answer) error {
	to, ok := c.Session.(session.Answerer)
	if !ok || c.watch {
		return session.ErrStill
	}
	return to.Answer(question, a)
}

// Waiting tells whether the table waits for this seat.
func (c *Chair) Waiting() bool { return c.past == nil && c.t.game.Waiting()&(1<<uint(c.Seat())) != 0 }

// Thinking is how far the table's bots are.
func (c *Chair) Thinking() (done, of int) { return c.Session.(session.Thinker).Thinking() }

// Memo writes an order in free words in a column; an empty text takes it back.
func (c *Chair) Memo(col game.Column, text string) error {
	if text != "" {
		var err error
		if text, err = letterText(text); err != nil {
			return err
		}
	}
	if err := c.mayAct(); err != nil {
		return err
	}
	err := c.pass(game.Command{Kind: game.CmdMemo, Column: col}, text)
	if err == nil {
		c.t.redrafted(c.p.Seat)
		c.t.moved()
	}
	return err
}

// Letters are what this person may read.
func (c *Chair) Letters() []Letter {
	list := c.t.Letters(c.Seat(), c.watch && c.p.All)
	return slices.DeleteFunc(list, func(l Letter) bool { return l.Withdrawn || !c.t.old(&l, c.p.Lag) })
}

// Post sends a letter.
func (c *Chair) Post(to Address, text string) error {
	if c.watch {
		return session.ErrStill
	}
	text, err := letterText(text)
	if err != nil {
		return err
	}
	if _, _, muted := c.t.State(); muted && (to.Kind == Everyone || to.Kind == ToSeat) {
		return ErrMuted
	}
	if !c.mayWrite() {
		return ErrSlow
	}
	if to.Kind == Dissent {
		return c.Dissent(text)
	}
	_, err = c.t.write(Letter{From: c.p.Seat, Name: c.p.Name, To: to, Text: text})
	return err
}

// mayWrite holds a person to so many letters a minute.
func (c *Chair) mayWrite() bool {
	now := c.t.hall.cfg.Now()
	c.mu.Lock()
	defer c.mu.Unlock()
	for len(c.sent) > 0 && now.Sub(c.sent[0]) > time.Minute {
		c.sent = c.sent[1:]
	}
	if len(c.sent) >= perMinute {
		return false
	}
	c.sent = append(c.sent, now)
	return true
}

// Clock is what is left of the time for this part, and whether it runs; ok is false when there is no clock.
func (c *Chair) Clock() (left time.Duration, running, ok bool) {
	if c.past != nil { // it would tell how the table stands now
		return 0, false, false
	}
	return c.t.clock.Left()
}

// Watch looks at a table through a seat's eyes, or with all at everything, beside the visit's own place.
func (v *Visit) Watch(table int, k game.Seat, all bool) (*Chair, error) {
	t, err := v.hall.Table(table + 1)
	if err != nil {
		return nil, err
	}
	return t.chair(&Person{Name: v.Person.Name, Role: Observer, Table: table, Seat: k, All: all})
}

// Rise leaves the chair.
func (c *Chair) Rise() {
	c.Session.Close()
	if c.t.rose(c) {
		close(c.left)
	}
}
