package hall

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"riobravo/game"
	"riobravo/save"
)

// What a facilitator does to a table. Everything is noted among the hall's marks, with who did it; what changes the game
// stands in its log too, with its reason.

// ErrReason is the error of an override without a reason.
var ErrReason = errors.New("hall: a reason is missing")

// marksMost is how many marks are kept; older ones make room.
const marksMost = 5000

// Mark notes what a facilitator did.
func (h *Hall) Mark(who, what string) error {
	h.mu.Lock()
	h.marks = append(h.marks, h.cfg.Now().UTC().Format(time.DateTime)+" "+who+": "+what)
	if len(h.marks) > marksMost {
		h.marks = h.marks[1:]
	}
	h.mu.Unlock()
	word, _, _ := strings.Cut(what, " ") // the rest may be somebody's letter
	h.cfg.Log.Info("desk", "what", word)
	return h.keep()
}

// Marks are what facilitators did, oldest first.
func (h *Hall) Marks() []string {
	h.mu.Lock()
	defer h.mu.Unlock()
	return append([]string(nil), h.marks...)
}

// Unnamed are the marks with people's numbers in place of their names.
func (h *Hall) Unnamed() []string {
	out := h.Marks()
	all := h.Everyone()
	slices.SortStableFunc(all, func(a, b Seen) int { return len(b.Name) - len(a.Name) }) // "Ana María" before "Ana"
	for i := range out {
		for _, p := range all {
			out[i] = unnamed(out[i], p.Name, Pseudonym(p.Person.ID))
		}
	}
	return out
}

// unnamed puts a number in place of a name wherever it stands as a word of its own.
func unnamed(text, name, number string) string {
	inWord := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) }
	var b strings.Builder
	for name != "" {
		i := strings.Index(text, name)
		if i < 0 {
			break
		}
		end := i + len(name)
		before, _ := utf8.DecodeLastRuneInString(text[:i])
		after, _ := utf8.DecodeRuneInString(text[end:])
		b.WriteString(text[:i])
		if inWord(before) || inWord(after) || before == '#' {
			b.WriteString(name)
		} else {
			b.WriteString(number)
		}
		text = text[end:]
	}
	return b.String() + text
}

// Override sets a field of the game; the reason stays in the record.
func (t *Table) Override(f game.Field, i, j int, value int16, reason string) error {
	reason, err := letterText(reason)
	if err != nil {
		return ErrReason
	}
	s := t.game.Whole()
	c := game.Command{Kind: game.CmdField, Seat: game.NoSeat, Field: f, I: int16(i), J: int16(j), Value: value}
	if err := t.facilitate(c, reason); err != nil {
		return err
	}
	t.did(deed{What: deedSet, Field: f, I: c.I, J: c.J, Old: s.Get(f, i, j), New: value})
	return nil
}

// Inject fires an event of the scenario's; a reason stays in the record.
func (t *Table) Inject(e int, at game.Region, g game.Group, reason string) error {
	if err := t.facilitate(injected(e, at, g), reason); err != nil {
		return err
	}
	t.did(deed{What: deedInject, N: e})
	return nil
}

// Plan says when an event of the scenario's comes, or that it does not; the reason stays in the record.
func (t *Table) Plan(p game.Plan, reason string) error {
	reason, err := letterText(reason)
	if err != nil {
		return ErrReason
	}
	s := t.game.Whole()
	before, _ := s.Plan(p.Event)
	if err := t.facilitate(p.Command(), reason); err != nil {
		return err
	}
	t.did(deed{What: deedPlan, N: int(p.Event), Plan: &before})
	return nil
}

// Word says how an event is told when it comes the next time; nil gives it its own words back. The words stay in the record.
func (t *Table) Word(e game.EventID, w save.Wording) error {
	before := t.game.Wording(e)
	if err := t.word(e, w); err != nil {
		return err
	}
	t.did(deed{What: deedWord, N: int(e), Words: before})
	return nil
}

func (t *Table) word(e game.EventID, w save.Wording) error {
	note := ""
	if w != nil {
		note = w.Note()
	}
	return t.facilitate(game.Command{Kind: game.CmdWord, Seat: game.NoSeat, Slot: int16(e)}, note)
}

func injected(e int, at game.Region, g game.Group) game.Command {
	return game.Command{Kind: game.CmdInject, Seat: game.NoSeat, Slot: int16(e), Order: game.Order{ID: game.NoOrder, Region: at, Group: g, Wing: game.NoWing}}
}

// Try tells what an inject would bring about now, without doing it, and in whose words.
func (t *Table) Try(e int, at game.Region, g game.Group) ([]game.Event, save.Tellings, error) {
	events, told, ref := t.game.Try(injected(e, at, g))
	if ref != nil {
		return nil, nil, ref
	}
	return events, told, nil
}

// Memo is a memo that waits for a ruling.
type Memo struct {
	Seat   game.Seat
	Column game.Column
	Text   string
}

// Memos are those that wait.
func (t *Table) Memos() []Memo {
	s := t.game.Whole()
	var out []Memo
	for k := range t.seats {
		for c, n := range s.Own[k].Memo {
			if n > 0 {
				out = append(out, Memo{game.Seat(k), game.Column(c), t.game.Note(int32(n))})
			}
		}
	}
	return out
}

func (t *Table) facilitate(c game.Command, reason string) error {
	if err := t.game.Facilitate(c, reason); err != nil {
		return err
	}
	t.moved()
	return nil
}

// Rewind takes the game back to the beginning of a month; what came after stays in the log, beside the new line.
func (t *Table) Rewind(month int16, sameLuck bool) error {
	if err := t.game.Rewind(month, sameLuck); err != nil {
		return err
	}
	if err := t.game.Go(); err != nil {
		return err
	}
	t.forgetDeeds(ofGame...)
	t.unruled()
	t.anew()
	t.tell(News{Kind: NewsRewound}, everybody)
	t.moved()
	return nil
}

// Hold stops all seats and the clock, or lets them go on.
func (t *Table) Hold(yes bool) error {
	_, was, _ := t.State()
	if err := t.hold(yes); err != nil {
		return err
	}
	t.did(deed{What: deedHold, Was: was})
	return nil
}

func (t *Table) hold(yes bool) error {
	if err := t.Pause(yes); err != nil {
		return err
	}
	kind := NewsResumed
	if yes {
		t.clock.Hold()
		kind = NewsPaused
	} else {
		t.clock.Go()
	}
	t.attend()
	t.tell(News{Kind: kind}, everybody)
	return t.hall.keep() // the clock too, as it stands now
}

// Close seals this part for every seat that is still open, and says so.
func (t *Table) Close() {
	t.did(deed{What: deedSeal, N: int(t.game.Standing().Month)})
	t.tell(News{Kind: NewsSealed}, everybody)
	t.SealNow()
}

// Time gives each part so long, gives this part more, or with each < 0 does away with the clock.
func (t *Table) Time(each, more time.Duration) error {
	was := t.clock.kept()
	t.did(deed{What: deedClock, Clock: &was})
	switch {
	case each < 0:
		t.clock.Off()
	case more != 0:
		t.clock.Extend(more)
	default:
		t.clock.Start(each)
	}
	return t.timed()
}

// timed tells everybody how much time there is now, and makes it durable.
func (t *Table) timed() error {
	left, _, _ := t.clock.Left()
	t.tell(News{Kind: NewsClock, Minutes: int((left + time.Minute/2) / time.Minute)}, everybody)
	return t.hall.keep()
}

// End closes a table, also before its last month: it takes no commands and nobody new any more, and its people look back on it
// as they do after the end.
func (t *Table) End() error {
	locked, paused, _ := t.State()
	was := t.clock.kept()
	t.clock.Off()
	if err := t.Pause(true); err != nil {
		return err
	}
	t.did(deed{What: deedEnd, Was: paused, Lock: locked, Clock: &was})
	t.end(true)
	t.tell(News{Kind: NewsEnded}, everybody)
	t.attend()
	return t.set(&t.locked, true)
}

func (t *Table) end(yes bool) {
	t.mu.Lock()
	t.ended = yes
	t.mu.Unlock()
	t.game.Stop(yes)
}

// Replace sends a person of a seat away for good, by name; the seat is free for another.
func (t *Table) Replace(k game.Seat, name string) error {
	for _, p := range t.hall.People() {
		if p.Role == Player && p.Table == t.no && p.Seat == k && strings.EqualFold(p.Name, name) {
			return t.hall.Remove(p.Person)
		}
	}
	return fmt.Errorf("%w: %q", ErrNobody, name)
}
