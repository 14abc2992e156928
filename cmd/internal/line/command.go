package line

import (
	"sort"
	"strconv"
	"strings"
	"unicode/utf8"

	"riobravo/cmd/internal/tui/session"
	"riobravo/game"
)

// command is a word that a player may type. Its words and help stand under line.command.<id>.
type command struct {
	id  string
	run func(p *play, rest []string)
	ask func(p *play, rest []string) // the command with a question mark behind it; nil: its help
}

// commands in the order of the help. They are filled by init, because help lists them.
var commands []command

func init() {
	commands = []command{
		{"help", (*play).help, nil},
		{"status", (*play).status, nil},
		{"brief", (*play).brief, nil},
		{"map", (*play).places, nil},
		{"wire", (*play).wire, nil},
		{"why", (*play).why, nil},
		{"score", (*play).score, nil},
		{"chart", (*play).chart, nil},
		{"trace", (*play).trace, nil},
		{"word", (*play).word, nil},
		{"about", (*play).about, nil},
		{"mark", (*play).mark, nil},
		{"advise", (*play).advise, nil},
		{"offers", (*play).offers, nil},
		{"signal", (*play).signal, (*play).askSignal},
		{"offer", (*play).startOffer, (*play).askOffer},
		{"give", func(p *play, rest []string) { p.clause(rest, true) }, func(p *play, _ []string) { p.askClause(true) }},
		{"take", func(p *play, rest []string) { p.clause(rest, false) }, func(p *play, _ []string) { p.askClause(false) }},
		{"months", (*play).months, nil},
		{"send", (*play).send, nil},
		{"discard", (*play).discard, nil},
		{"withdraw", (*play).withdraw, nil},
		{"accept", func(p *play, rest []string) { p.answer(rest, true) }, nil},
		{"refuse", func(p *play, rest []string) { p.answer(rest, false) }, nil},
		{"counter", (*play).counter, nil},
		{"consult", (*play).consult, nil},
		{"break", (*play).breakTreaty, nil},
		{"ready", func(p *play, _ []string) { p.close(game.CmdReady) }, nil},
		{"posture", (*play).posture, (*play).askPosture},
		{"order", (*play).order, (*play).askOrder},
		{"drop", (*play).drop, nil},
		{"sheet", func(p *play, _ []string) { p.sheet() }, nil},
		{"troops", (*play).troops, nil},
		{"hold", (*play).hold, nil},
		{"seal", (*play).seal, nil},
		{"unseal", (*play).unseal, nil},
		{"choose", (*play).choose, (*play).askChoose},
		{"undo", func(p *play, _ []string) { p.takeBack(game.CmdUndo, "line.undone") }, nil},
		{"redo", func(p *play, _ []string) { p.takeBack(game.CmdRedo, "line.redone") }, nil},
		{"auto", (*play).auto, nil},
		{"letters", (*play).letters, nil},
		{"write", (*play).write, nil},
		{"standing", (*play).standing, (*play).askStanding},
		{"review", (*play).review, nil},
		{"survey", (*play).survey, nil},
		{"guide", (*play).guided, nil},
		{"language", (*play).language, nil},
		{"quit", (*play).leave, nil},
	}
}

// named finds the commands that a typed word means.
func (p *play) named(typed string) []int {
	ids := make([]string, len(commands))
	for i, c := range commands {
		ids[i] = c.id
	}
	return p.known("line.command.", ids, typed)
}

// command finds and runs what was typed. A question mark before or behind it asks what is possible.
func (p *play) command(text string) {
	ask := strings.HasPrefix(text, "?") || strings.HasSuffix(text, "?")
	if p.letter(text) { // what people write to each other may be a question
		ask = false
	} else {
		text = strings.TrimSpace(strings.Trim(text, "?"))
	}
	if text == "" {
		p.legal()
		return
	}
	typed := strings.Fields(text)
	for _, w := range typed {
		if huge(w) {
			p.say("line.too_big", args{"Typed": shown(w)})
			return
		}
	}
	found := p.named(typed[0])
	switch {
	case len(found) == 1:
		c := commands[found[0]]
		if p.isOver() && !p.afterEnd(c.id) {
			p.say("line.after_end", nil)
			return
		}
		switch {
		case ask && c.ask != nil:
			c.ask(p, typed[1:])
		case ask:
			p.say("line.command."+c.id+".help", nil)
		default:
			c.run(p, typed[1:])
		}
	case ask && p.isWord("all", typed[0]):
		p.refused()
	case ask:
		p.askOrder(typed)
	case len(found) > 1:
		var names []string
		for _, i := range found {
			names = append(names, p.text("line.command."+commands[i].id+".word", nil))
		}
		p.say("line.ambiguous", args{"Typed": shown(typed[0]), "Names": strings.Join(names, ", ")})
	default:
		p.unknown("line.unknown_command", typed[0], p.commandNames())
	}
}

// afterEnd tells whether a command still means something when the game is over.
func (p *play) afterEnd(id string) bool {
	switch id {
	case "letters", "write", "help", "status", "brief", "map", "wire", "why", "score", "chart", "trace", "word", "about", "mark", "quit", "offers", "guide", "language", "review", "survey":
		return true
	}
	return false
}

func (p *play) commandNames() []string {
	var out []string
	for _, c := range commands {
		out = append(out, p.text("line.command."+c.id+".word", nil))
	}
	return out
}

// unknown says in three parts that a word means nothing here.
func (p *play) unknown(key, typed string, names []string) {
	p.say(key, args{"Typed": shown(typed), "Near": nearest(names, shown(typed))})
}

// choices says that a name means several things, or none.
func (p *play) choices(kind, typed string, names []string, found []int) {
	if len(found) == 0 {
		p.unknown("line.unknown."+kind, typed, names)
		return
	}
	var list []string
	for _, i := range found {
		list = append(list, names[i])
	}
	sort.Strings(list)
	p.say("line.ambiguous", args{"Typed": shown(typed), "Names": strings.Join(list, ", ")})
}

// pick finds the one name that the typed words mean, or says why there is none.
func (p *play) pick(kind string, names []string, more func(i int) []string, rest []string) (int, bool) {
	typed := strings.Join(rest, " ")
	if typed == "" {
		p.say("line.missing."+kind, args{"Names": strings.Join(names, ", ")})
		return 0, false
	}
	spelt := make([][]string, len(names))
	for i, n := range names {
		spelt[i] = []string{n}
		if more != nil {
			spelt[i] = append(spelt[i], more(i)...)
		}
	}
	if found := match(spelt, typed); len(found) != 1 {
		p.choices(kind, typed, names, found)
		return 0, false
	} else {
		return found[0], true
	}
}

// huge tells whether a word is a number of more digits than any in the game.
func huge(w string) bool {
	digits := strings.TrimLeft(w, "+-")
	return len(digits) > 5 && strings.Trim(digits, "0123456789") == ""
}

// shown is what was typed as it is said back: cut where it is long.
func shown(typed string) string {
	const most = 40
	if r := []rune(typed); len(r) > most {
		return string(r[:most]) + "…"
	}
	return typed
}

// number reads a number; ok is false when there is none.
func number(rest []string) (int, []string, bool) {
	if len(rest) == 0 {
		return 0, rest, false
	}
	n, err := strconv.Atoi(rest[0])
	return n, rest[1:], err == nil
}

// close ends the seat's part of the phase.
func (p *play) close(kind game.CommandKind) {
	if p.submit(game.Command{Kind: kind}) {
		p.say("line.closed", nil)
		p.onward()
	}
}

// seal seals the sheet; what is written behind the word is why it is as it is.
func (p *play) seal(rest []string) {
	text := strings.Join(rest, " ")
	w, ok := p.cur.s.(session.Writer)
	switch {
	case text == "":
		p.close(game.CmdSeal)
		return
	case !ok:
		p.say("line.no_reason", nil)
		return
	case utf8.RuneCountInString(text) > session.LongestText:
		p.say("line.reason_long", args{"N": utf8.RuneCountInString(text), "Most": session.LongestText})
		return
	}
	if p.sent(w.Write(game.Command{Kind: game.CmdSeal}, text)) {
		p.say("line.closed_reason", args{"Text": text})
		p.onward()
	}
}

func (p *play) unseal(_ []string) {
	if p.submit(game.Command{Kind: game.CmdUnseal}) {
		p.say("line.unsealed", nil)
	}
}

// takeBack undoes the seat's last command, or does it again, and shows the sheet as it is then.
func (p *play) takeBack(kind game.CommandKind, key string) {
	if p.submit(game.Command{Kind: kind}) {
		p.say(key, nil)
		if game.Phase(p.cur.s.View().Known.World.Phase) == game.Orders {
			p.sheet()
		}
	}
}

// auto lets the seat's staff act until its part of the phase is in.
func (p *play) auto(rest []string) {
	s, ok := p.cur.s.(interface{ Auto() error })
	if !ok {
		p.say("line.no_auto", nil)
		return
	}
	times := 1
	if n, _, given := number(rest); given {
		times = max(1, n)
	} else if len(rest) > 0 && p.beginsWord("all", rest[0]) {
		times = 1 << 12
	}
	for range times {
		if p.shut || p.isOver() {
			return
		}
		if !p.sent(s.Auto()) {
			return
		}
		p.say("line.auto", p.where())
		p.onward()
		if s, ok = p.cur.s.(interface{ Auto() error }); !ok {
			return
		}
	}
}

func (p *play) leave(_ []string) {
	p.quit = true
	if !p.isOver() {
		p.say("line.quit", p.where())
	}
}
