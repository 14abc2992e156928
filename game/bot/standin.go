package bot

import "riobravo/game"

// standIn plays for an absent person: it signs nothing and breaks nothing (rules.md, Bots). It makes no offer, takes and
// refuses none, posts no signal, and gives no order that would strain a promise of the seat or act uninvited on the other
// republic's soil.
type standIn struct {
	Bot
	rs *game.Ruleset
}

// StandIn holds a bot to what may be done for a person who is away.
func StandIn(b Bot, rs *game.Ruleset) Bot { return &standIn{b, rs} }

// Act is what the bot within would do, without what binds or breaks.
func (b *standIn) Act(v *game.View) (game.Command, string) {
	if game.Phase(v.Known.World.Phase) == game.Talks {
		return game.Command{Kind: game.CmdReady, Seat: v.Seat}, ""
	}
	if game.Phase(v.Known.World.Phase) == game.CrisisOpen {
		return b.face(v)
	}
	mine := *v // the bot scribbles in its view
	cmd, why := b.Bot.Act(v)
	*v = mine
	if cmd.Kind != game.CmdSheet {
		return cmd, why
	}
	own := v.Known.Own[v.Seat]
	draw(&v.Known.Own[v.Seat], &cmd.Sheet)
	for c, o := range cmd.Sheet.Orders {
		if o.ID == game.NoOrder {
			continue
		}
		if p := game.PreviewOrder(b.rs, v, o); game.Signs(b.rs, o.ID) || len(p.Strains) > 0 || len(p.Breaks) > 0 || p.Uninvited && !p.Cancelled {
			cmd.Sheet.Orders[c] = game.Empty
		}
	}
	v.Known.Own[v.Seat] = own
	return cmd, why
}

// face answers a crisis as the bot within would, unless that may end in a treaty: then by the option among the others
// that doctrine leans to most.
func (b *standIn) face(v *game.View) (game.Command, string) {
	cmd, why := b.Bot.Act(v)
	if !game.SignsOption(b.rs, v, cmd.Option) {
		return cmd, why
	}
	var buf [8]int16
	best := int32(-1)
	for _, o := range game.LegalOptions(b.rs, v, buf[:0]) {
		if w := game.OptionWeight(b.rs, v, o); w > best && !game.SignsOption(b.rs, v, o) {
			best, cmd.Option = w, o
		}
	}
	return cmd, "advice.option"
}

// Choice tells how the last decision came about, where the bot within weighs any.
func (b *standIn) Choice() Choice { return ChoiceOf(b.Bot) }
