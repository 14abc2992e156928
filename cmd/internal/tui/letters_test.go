package tui

import (
	"strings"
	"testing"

	"riobravo/cmd/internal/tui/screen"
	"riobravo/cmd/internal/tui/session"
	"riobravo/game"
)

// postal is a session whose people write to each other.
type postal struct {
	session.Session
	box  []session.Letter
	sent []string
}

func (p *postal) Letters() []session.Letter { return p.box }

func (p *postal) Addresses() []string { return []string{"everyone", "Mexico", "your cabinet"} }

func (p *postal) Post(to int, text string) error {
	p.sent = append(p.sent, p.Addresses()[to]+": "+text)
	p.box = append(p.box, session.Letter{Month: 6, From: "you", To: p.Addresses()[to], Text: text, Own: true})
	return nil
}

// posted gives the scene's only session a post office in which letters lie.
func posted(c *Config) {
	c.Sessions[0] = &postal{Session: c.Sessions[0], box: []session.Letter{
		{Month: 5, From: "United States", To: "everyone", Text: "We are ready to talk about the ports before anything else moves."},
		{Month: 6, From: "Mexico", To: "United States", Text: "Ask first. " + strings.Repeat("Every convoy that crosses without a word costs both of us. ", 4)},
	}}
}

// TestLetters opens the letters over the board, writes to whom one chooses, and shows what is hostile in them as text.
func TestLetters(t *testing.T) {
	s := scene{moment: atOrders, seat: mexico, keys: "enter"}
	d := s.sat(t, 80, 24, "true", posted)
	p := d.a.seats[0].sess.(*postal)
	p.box = append(p.box, session.Letter{Month: 6, From: "x" + hostile, To: "you" + hostile, Text: hostile + strings.Repeat("漢", 300)})
	d.press("M")
	if n := len(d.a.over); n != 1 || d.a.over[0].route.To != screen.Letters {
		t.Fatalf("no letters are open:\n%s", d.text())
	}
	d.harmless()
	d.press("tab", "y", "e", "s", "space", "q", "enter")
	if len(p.sent) != 1 || p.sent[0] != "Mexico: yes q" {
		t.Fatalf("%q was sent:\n%s", p.sent, d.text())
	}
	d.sees("yes q", d.a.ctx().T("ui.letters.sent"))
	d.press("enter", "space", "enter") // nothing is no letter
	d.press("up", "up", "down")
	for _, size := range sizes {
		d.resize(size[0], size[1])
		d.harmless()
	}
	d.press("esc")
	if len(p.sent) != 1 || len(d.a.over) != 0 || d.at() != screen.Board {
		t.Errorf("after all %q was sent:\n%s", p.sent, d.text())
	}
	if other := (&scene{moment: atOrders, seat: mexico, keys: "enter M"}).sat(t, 80, 24, "never"); len(other.a.over) > 0 {
		t.Errorf("letters where nobody can read them:\n%s", other.text())
	}
}

// sharing is a session whose seat three people share.
type sharing struct{ postal }

func (p *sharing) Members() ([]session.Member, string) {
	return []session.Member{{Name: "Ana", Own: true, For: true}, {Name: "Luis" + hostile}, {Name: "Eva", Against: "too dear" + hostile}}, "a majority closes a part"
}

// TestCabinetBesideLetters: who shares the seat, who is for closing and who against, stand above the letters.
func TestCabinetBesideLetters(t *testing.T) {
	s := scene{moment: atOrders, seat: mexico, keys: "enter"}
	d := s.sat(t, 80, 24, "true", func(c *Config) { c.Sessions[0] = &sharing{postal{Session: c.Sessions[0]}} })
	d.press("M")
	d.harmless()
	d.sees("Ana", "Luis", "Eva", "too dear", "a majority closes a part", d.a.ctx().T("ui.letters.for"))
}

// TestWritingWhileTheGameMovesOn: who writes when a part of the month ends goes on writing; not a letter of it is taken for a
// command, and a memo that can be given no more goes to nobody else.
func TestWritingWhileTheGameMovesOn(t *testing.T) {
	s := scene{moment: atOrders, seat: mexico, keys: "enter"}
	d := s.sat(t, 80, 24, "true", posted)
	p := &parts{postal: d.a.seats[0].sess.(*postal)}
	d.a.seats[0].sess = p
	d.press("M", "shift+tab", "k", "e")
	if err := p.Submit(game.Command{Kind: game.CmdSeal}); err != nil {
		t.Fatal(err)
	}
	was := d.a.mark
	d.a.Update(updated{0})
	if d.a.mark == was || d.at() == screen.Board {
		t.Fatalf("the game did not move on:\n%s", d.text())
	}
	d.sees("ke", "memo: takes nothing in this part", d.a.ctx().T("ui.letters.moved"))
	d.press("e", "p", "s", "enter")
	if len(p.sent) > 0 {
		t.Errorf("%q was sent", p.sent)
	}
	d.press("tab", "enter", "esc")
	if len(p.sent) != 1 || p.sent[0] != "everyone: keeps" || len(d.a.over) > 0 {
		t.Errorf("%q was sent:\n%s", p.sent, d.text())
	}
}

// parts is a postal session that takes memos while orders are given.
type parts struct{ *postal }

func (p *parts) Addresses() []string {
	all := p.postal.Addresses()
	if k := p.View().Known; game.Phase(k.World.Phase) == game.Orders && k.Seats[p.Seat()].Sealed == 0 {
		all = append(all, "memo")
	}
	return all
}
