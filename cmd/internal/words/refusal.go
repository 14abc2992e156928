package words

import (
	"strings"

	"riobravo/game"
	"riobravo/game/rule"
)

// commandNames are the catalogue keys (command.<name>) of what a seat may try.
var commandNames = map[game.CommandKind]string{
	game.CmdBegin: "begin", game.CmdSignal: "signal", game.CmdOffer: "offer", game.CmdAnswer: "answer", game.CmdWithdraw: "withdraw",
	game.CmdReady: "ready", game.CmdPosture: "posture", game.CmdOrder: "order", game.CmdSheet: "sheet", game.CmdSeal: "seal",
	game.CmdUnseal: "unseal", game.CmdBreak: "break", game.CmdTroops: "troops", game.CmdChoose: "choose", game.CmdField: "field",
	game.CmdInject: "inject", game.CmdHold: "hold", game.CmdMemo: "memo", game.CmdRule: "rule", game.CmdPlan: "plan", game.CmdWord: "word", game.CmdUndo: "undo", game.CmdRedo: "redo", game.CmdRewind: "rewind",
}

// Command names what a command tries to do.
func (r *Renderer) Command(c game.Command) string {
	a := args{"Seat": r.Seat(c.Seat), "Name": "", "N": int(c.Value), "Region": r.RegionIn(c.Order.Region), "Other": r.SeatIn(c.Offer.To)}
	switch c.Kind {
	case game.CmdSignal:
		a["Name"] = r.Signal(c.Signal)
	case game.CmdMemo:
		a["Name"] = r.Column(c.Column)
	case game.CmdPosture:
		a["Name"] = r.Posture(c.Posture)
	case game.CmdOrder:
		a["Name"] = r.Order(c.Order)
		if c.Order.ID < 0 {
			return r.t("command.clear", args{"Name": r.Column(c.Column)})
		}
	case game.CmdOffer:
		if c.Offer.Counters > 0 {
			return r.t("command.counter", a)
		}
	case game.CmdAnswer:
		if c.Yes {
			return r.t("command.accept", a)
		}
		return r.t("command.refuse", a)
	}
	name, ok := commandNames[c.Kind]
	if !ok {
		return r.t("words.none", nil)
	}
	return r.t("command."+name, a)
}

// Refusal says in three sentences what was tried, what forbids it, and what would be allowed.
func (r *Renderer) Refusal(f *game.Refusal) []string {
	if f == nil {
		return nil
	}
	name := "unknown"
	if int(f.Code) < len(game.RefusalNames) && game.RefusalNames[f.Code] != "" {
		name = game.RefusalNames[f.Code]
	}
	if f.Code == game.RefusedCounter {
		name = counterName(f)
	}
	if f.Command.Kind == game.CmdBreak && f.Code == game.RefusedTreaty {
		name = "nothing" // there is no such treaty to break
	}
	if f.Command.Kind == game.CmdWithdraw && f.Code == game.RefusedOffers {
		name = "nothing" // there is no such offer to take back
	}
	a := args{
		"What": r.Command(f.Command), "Have": r.Number(int(f.Have)), "Need": r.Number(int(f.Need)), "N": int(f.Need),
		"Order": "", "Clause": "", "Needs": "", "Phase": "", "Column": r.Column(f.Command.Column), "Choices": "",
	}
	if r.known != nil {
		a["Phase"] = r.Phase(game.Phase(r.known.World.Phase))
	}
	if f.Order >= 0 && int(f.Order) < len(r.rs.Orders) {
		d := &r.rs.Orders[f.Order]
		a["Order"] = r.OrderName(f.Order)
		a["Column"] = r.Column(d.Column)
		if d.When.Set {
			a["Needs"] = r.Cond(d.When.Node)
		}
		a["Choices"] = r.choices(f.Order)
	}
	if c := f.Command; c.Kind == game.CmdSignal && c.Signal >= 0 && int(c.Signal) < len(r.rs.Signals) && r.rs.Signals[c.Signal].When.Set {
		a["Needs"] = r.Cond(r.rs.Signals[c.Signal].When.Node)
	}
	if f.Command.Kind == game.CmdPosture && f.Command.Posture >= 0 && int(f.Command.Posture) < len(r.rs.Postures) && r.rs.Postures[f.Command.Posture].When.Set {
		a["Needs"] = r.Cond(r.rs.Postures[f.Command.Posture].When.Node)
	}
	if f.Clause >= 0 && int(f.Clause) < len(r.rs.Clauses) {
		a["Clause"] = r.ClauseName(f.Clause)
		if f.Code == game.RefusedKind {
			a["Choices"] = r.kinds(f.Clause)
		}
	}
	if f.Code == game.RefusedNothing && (f.Command.Kind == game.CmdUndo || f.Command.Kind == game.CmdRedo) {
		name = "undo"
	}
	key := "refusal." + name
	return []string{r.t(r.first(key+".tried", "refusal.tried"), a), r.t(key+".forbids", a), r.t(key+".allowed", a)}
}

// counterName is which of the ways an offer cannot be countered a refusal is about.
func counterName(f *game.Refusal) string {
	switch {
	case f.Command.Kind == game.CmdAnswer:
		return "counter_given"
	case f.Have > 0:
		return "counter_line"
	case f.Need > 0:
		return "counter_same"
	}
	return "counter"
}

// kinds lists the kinds of operation that a clause may consent to.
func (r *Renderer) kinds(id game.ClauseID) string {
	var names []string
	for _, k := range r.rs.Clauses[id].Kinds {
		names = append(names, r.OperationKind(k))
	}
	return strings.Join(names, ", ")
}

// OperationKind names a kind of operation within a sentence, as in "a raid".
func (r *Renderer) OperationKind(k rule.Operation) string {
	if k == rule.OpNone || k >= rule.OperationCount {
		return r.t("words.none", nil)
	}
	return r.t("words.kind."+rule.Operations[k], nil)
}

// choices lists an order's choices in words.
func (r *Renderer) choices(id game.OrderID) string {
	s := ""
	for i := range r.rs.Orders[id].Choices {
		if s != "" {
			s += ", "
		}
		s += r.Choice(id, int16(i))
	}
	return s
}
