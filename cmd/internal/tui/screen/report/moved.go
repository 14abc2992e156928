package report

import (
	"riobravo/cmd/internal/tui/screen"
	"riobravo/cmd/internal/tui/theme"
	"riobravo/cmd/internal/tui/widget"
	"riobravo/game"
)

// causeOf is the cause under which a fact's changes are written; false for facts that change nothing by themselves.
func causeOf(e game.Event) (game.Cause, bool) {
	switch e.Kind {
	case game.OrderResolved:
		return game.CauseOrder | game.Cause(e.Subject), true
	case game.Rolled:
		return game.CauseOp | game.Cause(e.Subject), true
	case game.CrisisOpened, game.CrisisResolved:
		return game.CauseCrisis | game.Cause(e.Subject), true
	case game.ScenarioFired:
		return game.CauseEvent | game.Cause(e.Subject), true
	case game.SignalPosted, game.SignalKept, game.SignalBroken:
		return game.CauseSignal | game.Cause(e.Subject), true
	case game.PostureRevealed:
		return game.CausePosture | game.Cause(e.Subject), true
	case game.UninvitedAct:
		return game.ByUninvited, true
	case game.LeaderRemoved:
		return game.ByRemoval, true
	case game.PeopleKilled:
		return game.ByDeaths, true
	}
	return 0, false
}

// moved are the numbers that changed through a fact: those after it that bear its cause, until the like happens again.
func (r *Report) moved(c *screen.Ctx, ev []game.Event, at, w int) []widget.Row {
	cause, ok := causeOf(ev[at])
	if !ok {
		return nil
	}
	var rows []widget.Row
	for _, e := range ev[at+1:] {
		if again, same := causeOf(e); same && again == cause || len(rows) > 14 {
			break
		}
		if e.Kind == game.Changed && e.Cause == cause && e.Old != e.New && telling(e.Field) {
			rows = append(rows, change(c.Text.Field(e.Field, int(e.I), int(e.J)), e, w)...)
		}
	}
	if len(rows) > 0 {
		rows = append([]widget.Row{{}, widget.R(theme.Quiet, c.T("ui.report.moved"))}, rows...)
	}
	return rows
}

// changed are the numbers that a run of facts moved, each from its first value to its last.
func changed(c *screen.Ctx, ev []game.Event, w int) []widget.Row {
	type key struct {
		f    game.Field
		i, j int16
	}
	var order []key
	at := map[key]game.Event{}
	for _, e := range ev {
		if e.Kind != game.Changed || !telling(e.Field) || e.Cause == game.ByIncome {
			continue
		}
		k := key{e.Field, e.I, e.J}
		if first, ok := at[k]; ok {
			e.Old = first.Old
		} else {
			order = append(order, k)
		}
		at[k] = e
	}
	var rows []widget.Row
	for _, k := range order {
		if e := at[k]; e.Old != e.New {
			rows = append(rows, change(c.Text.Field(e.Field, int(e.I), int(e.J)), e, min(w, 48))...)
		}
	}
	return rows
}

// change is one number before and after.
func change(label string, e game.Event, w int) []widget.Row {
	num := widget.PadLeft(widget.Num(int(e.Old))+" → "+widget.Num(int(e.New)), 9)
	rows := widget.WrapRows(theme.Text, label, w-widget.Len(num)-1, 1)
	last := &rows[len(rows)-1]
	*last = append(*last, widget.S(theme.Strong, widget.PadLeft(num, w-last.Width())))
	return rows
}

// reasons are what moved one public track in a month, by cause.
func (r *Report) reasons(c *screen.Ctx, track, w int) []widget.Row {
	f := screen.TrackField(track)
	var rows []widget.Row
	for _, e := range c.Session.Events(r.month) {
		if e.Kind != game.Changed || e.Field != f || e.Old == e.New {
			continue
		}
		label := widget.WrapRows(theme.Quiet, c.Text.Cause(e.Cause), w-6, 1)
		for i, row := range label {
			row = append(widget.Row{widget.S(theme.Quiet, " ")}, row...)
			if i == len(label)-1 {
				row = append(row, widget.S(theme.Text, widget.PadLeft(widget.Signed(int(e.New-e.Old)), w-row.Width())))
			}
			rows = append(rows, row)
		}
	}
	if len(rows) == 0 {
		rows = append(rows, widget.R(theme.Quiet, " "+c.T("ui.report.unmoved")))
	}
	return rows
}

// telling are the fields whose change says something to a reader.
func telling(f game.Field) bool {
	switch f {
	case game.FEscalation, game.FTrade, game.FCooperation, game.FAlignment, game.FViolence, game.FFlow, game.FPrice, game.FCrossings,
		game.FServiceDead, game.FCitizensDead, game.FSoldiersDead, game.FCiviliansDead, game.FApproval, game.FCredibility, game.FAuthority,
		game.FExposure, game.FSovereignty, game.FGrievance, game.FReforms, game.FResource, game.FHeat, game.FCapacity, game.FTopRemoved,
		game.FMidRemoved, game.FWar, game.FCash, game.FCohesion, game.FPresence, game.FLabs, game.FIntelUsa, game.FIntelMexico, game.FTroops, game.FLeak, game.FLocated:
		return true
	}
	return false
}
