package tui

import (
	"riobravo/cmd/internal/tui/screen"
	"riobravo/game"
)

// ability is something that a player can do or look at, with the way to it on the screens and in lines. The keys begin
// where the frozen game stands for the seat, as in scenes; in the lines {word} stands for a name that the game knows.
type ability struct {
	name    string
	moment  string
	seat    int
	kinds   []game.CommandKind // commands that both send
	keys    string
	at      screen.Name // where the keys end, with over for an overlay
	over    bool
	lines   string
	shows   func(p *parity) []string // texts that both show
	instead game.CommandKind         // the command that the screens send for it, when it is another
}

// abilities is the one table. What it lacks, TestParity finds: every command that a seat may send, every screen, every word
// of line mode stands in it.
var abilities = []ability{
	{name: "signal", moment: atTalks, seat: concerned, kinds: is(game.CmdSignal), keys: "enter p enter", at: screen.Talks, lines: "signal ?|signal {signal}"},
	{name: "offer", moment: atTalks, seat: concerned, kinds: is(game.CmdOffer), keys: "enter @offer a enter s", at: screen.Talks, lines: "offer {other}|take {clause}|months 6|send"},
	{name: "an offer begun and left", moment: atTalks, seat: concerned, keys: "enter @offer a enter d", at: screen.Talks, lines: "offer {other}|take {clause}|drop {clause}|discard"},
	{name: "a gift", moment: atTalks, seat: concerned, kinds: is(game.CmdOffer), keys: "enter @offer enter enter s", at: screen.Talks, lines: "offer {other}|give {gift}|send"},
	{name: "ask for consent", moment: atTalks, seat: usa, kinds: is(game.CmdOffer), keys: "enter @offer G up a @consent enter s", at: screen.Talks, lines: "consult {consent}|send"},
	{name: "counter", moment: atTalks, seat: concerned, kinds: is(game.CmdOffer), keys: "enter o g @months right s", at: screen.Talks, lines: "counter {answer}|months 11|send"},
	{name: "accept", moment: atTalks, seat: concerned, kinds: is(game.CmdAnswer), keys: "enter y", at: screen.Talks, lines: "accept {answer}"},
	{name: "refuse", moment: atTalks, seat: concerned, kinds: is(game.CmdAnswer), keys: "enter n", at: screen.Talks, lines: "refuse {answer}"},
	{name: "withdraw", moment: atTalks, seat: concerned, kinds: is(game.CmdOffer, game.CmdWithdraw), keys: "enter @offer a enter s 2 @own d", at: screen.Talks, lines: "offer {other}|take {clause}|send|withdraw"},
	{name: "break a treaty", moment: atOrders, seat: mexico, kinds: is(game.CmdBreak), keys: "enter t @treaty d y", at: screen.Talks, lines: "offers|break {treaty} confirm"},
	{name: "end the round", moment: atBrief, seat: usa, kinds: is(game.CmdReady), keys: "enter s y", at: screen.Waiting, lines: "ready"},
	{name: "posture", moment: atOrders, seat: mexico, kinds: is(game.CmdPosture), keys: "enter 4 p p", at: screen.Board, lines: "posture ?|posture {posture}"},
	{name: "order", moment: atOrders, seat: mexico, kinds: is(game.CmdOrder), keys: "enter 4 down d D enter", at: screen.Board, lines: "drop diplomatic|order ?|order {order}"},
	{name: "troops", moment: atOrders, seat: mexico, kinds: is(game.CmdTroops), keys: "enter 4 G enter enter", at: screen.Troops, lines: "troops 1 to {region}"},
	{name: "hold the border", moment: atBorder, seat: mexico, kinds: is(game.CmdHold), keys: "enter 4 G enter", at: screen.Board, lines: "hold 1"},
	{name: "seal", moment: atOrders, seat: mexico, kinds: is(game.CmdSeal), keys: "enter s", at: screen.Waiting, lines: "seal"},
	{name: "why the sheet is as it is", moment: atOrders, seat: mexico, kinds: is(game.CmdSeal, reasoned), keys: "enter m f i r s t enter s", at: screen.Waiting, lines: "seal first relief, then force"},
	{name: "open the sheet again", moment: atOrders, seat: mexico, kinds: is(game.CmdUnseal), instead: game.CmdUndo, keys: "enter s u", at: screen.Board, lines: "seal|unseal"},
	{name: "undo and redo", moment: atOrders, seat: mexico, kinds: is(game.CmdUndo, game.CmdRedo), keys: "enter p p u U", at: screen.Board, lines: "posture {posture}|undo|redo"},
	{name: "choose", moment: atCrisis, seat: concerned, kinds: is(game.CmdChoose), keys: "s", at: screen.Waiting, lines: "choose ?|choose 1"},
	{name: "crisis", moment: atCrisis, seat: concerned, keys: "down right", at: screen.Crisis, lines: "choose ?"},
	{name: "let the staff act", moment: atOrders, seat: sinaloa, kinds: is(byStaff), keys: "enter : l e t space m y enter y", at: screen.Waiting, lines: "auto"},
	{name: "bookmark", moment: atOrders, seat: mexico, kinds: is(bookmarked), keys: "enter b enter", at: screen.Board, lines: "mark the sheet"},

	{name: "status", moment: atOrders, seat: mexico, keys: "enter", at: screen.Board, lines: "status", shows: tracks},
	{name: "sheet", moment: atOrders, seat: mexico, keys: "enter 4", at: screen.Board, lines: "sheet", shows: sheet},
	{name: "brief", moment: atBrief, seat: usa, at: screen.Brief, lines: "brief page", shows: means},
	{name: "map", moment: atOrders, seat: mexico, keys: "enter 5 enter", at: screen.Region, over: true, lines: "map|map sinaloa", shows: places},
	{name: "wire", moment: atOrders, seat: mexico, keys: "enter w", at: screen.Wire, lines: "wire", shows: headline},
	{name: "rolls", moment: atReport, seat: usa, keys: "@report e @roll", at: screen.Report, lines: "why", shows: rolled},
	{name: "rolls told", moment: atReport, seat: usa, keys: "@resolve f", at: screen.Resolve, lines: "why 4", shows: nil},
	{name: "score", moment: atEnd, seat: mexico, at: screen.Ending, lines: "score", shows: scores},
	{name: "questions after the end", moment: atEnd, seat: mexico, kinds: is(answered), keys: "m right right down", at: screen.Survey, lines: "survey|survey 1 2", shows: asked},
	{name: "review", moment: atEnd, seat: mexico, keys: "a right", at: screen.Review, lines: "review|review course|review weigh|review if 1 2|review keep 1 2", shows: reviewedCourse},
	{name: "advice", moment: atOrders, seat: sinaloa, keys: "enter i", at: screen.Advice, over: true, lines: "advise", shows: nil},
	{name: "what an order would do", moment: atOrders, seat: mexico, keys: "enter T", at: screen.Picker, lines: "order ?", shows: nil},
	{name: "offers and treaties", moment: atOrders, seat: mexico, keys: "enter t", at: screen.Talks, lines: "offers", shows: nil},
	{name: "charts", moment: atEnd, seat: mexico, keys: "c t", at: screen.Charts, lines: "chart", shows: nil},
	{name: "where a number came from", moment: atOrders, seat: mexico, keys: "enter 2 down e", at: screen.Explain, over: true, lines: "trace trade", shows: nil},
	{name: "words", moment: atOrders, seat: mexico, keys: "enter : w o r d space m a r g i n enter", at: screen.Term, over: true, lines: "word margin", shows: margin},
	{name: "words on the screen", moment: atTalks, seat: concerned, keys: "enter e", at: screen.WordsHere, over: true, lines: "word offer"},
	{name: "all words", keys: "w", at: screen.Glossary, moment: "", lines: "word"},
	{name: "about", keys: "a", at: screen.About, moment: "", lines: "about", shows: article},
	{name: "help", moment: atOrders, seat: mexico, keys: "enter ?", at: screen.Menu, over: true, lines: "help|?"},
	{name: "leave", moment: atOrders, seat: mexico, keys: "enter q q", at: screen.Menu, lines: "quit"},
}

// elsewhere are what one of the two has and the other need not, with the reason.
var (
	elsewhere = map[screen.Name]string{
		screen.Menu: "the commands of the program: play, resume, games", screen.NewGame: "riobravo play", screen.Settings: "riobravo config", screen.Set: "riobravo config",
		screen.Curtain: "the curtain falls in lines too", screen.Code: "a code hides a screen; lines scroll away", screen.Unlock: "as Code", screen.Say: "lines are said as they are",
		screen.Export: "lines can be written to a file as they are", screen.Guide: "first steps are led in both: TestGuide here and in line mode", screen.Replay: "riobravo replay --plain",
		screen.Games: "riobravo games", screen.Watch: "riobravo replay --plain", screen.Rename: "riobravo rename", screen.Delete: "riobravo delete", screen.Verify: "riobravo verify",
		screen.Play: "riobravo play", screen.Quit: "leave", screen.Lines: "there already", screen.Proceed: "lines are always there", screen.Waiting: "told by status",
		screen.Auto: "the ability to let the staff act", screen.Bookmark: "the ability to bookmark", screen.Weigh: "the review", screen.WhatIf: "the review", screen.Branch: "the review", screen.Reason: "the ability to write why the sheet is as it is", screen.Advice: "", screen.Report: "",
		screen.Letters: "only at a hosted table: letters and write in lines", screen.Post: "as Letters", screen.Stand: "only at a hosted table: standing in lines",
	}
	lineOnly = map[string]string{"language": "the settings; TestLanguageCountsAtOnce here, TestSwitchesLanguage in line mode", "guide": "the guided start: TestGuide here and in line mode", "standing": "the palette, at a hosted table", "letters": "M, at a hosted table", "write": "M, at a hosted table"}
	never    = map[game.CommandKind]string{
		game.CmdBegin: "the table's", game.CmdSheet: "the bots'; people fill a sheet order by order", game.CmdField: "the facilitator's", game.CmdInject: "the facilitator's", game.CmdPlan: "the facilitator's",
		game.CmdMemo: "only in a facilitated game", game.CmdRule: "the facilitator's", game.CmdRewind: "riobravo undo --month",
	}
)

// What sessions can do beside commands.
const (
	byStaff game.CommandKind = 200 + iota
	bookmarked
	reasoned
	answered
)

func is(k ...game.CommandKind) []game.CommandKind { return k }
