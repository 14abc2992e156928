package report

import (
	"context"
	"testing"

	"riobravo/cmd/internal/table"
	"riobravo/content"
	"riobravo/game"
	"riobravo/game/dice"
	"riobravo/save"
)

// blunder plays a game in which one seat has a person, who lets the staff act but for one month: then it seals the sheet that
// leaves it worst off. It returns the log and the month: the first from the given one on in which any sheet is a blunder; in a
// game without one, that of another.
func blunder(t *testing.T, sc *content.Scenario, seed uint64, seat game.Seat, month int16, least int) (*save.Log, int16) {
	t.Helper()
	rs := sc.Ruleset
	cfg := table.Config{Rules: rs, Source: dice.FromSeed(seed), SeedKnown: true}
	for k := range rs.Seats {
		cfg.Players = append(cfg.Players, table.Player{Bot: map[bool]string{true: "staff"}[game.Seat(k) != seat]})
	}
	tb, err := table.New(cfg)
	if err != nil {
		t.Fatal(err)
	}
	s, err := tb.Session(seat)
	if err != nil {
		t.Fatal(err)
	}
	done, tried := int16(0), int16(0)
	for !tb.Over() {
		w := &s.View().Known.World
		if done == 0 && w.Month >= month && w.Month > tried && game.Phase(w.Phase) == game.Orders {
			tried = w.Month
			if sheet, hurts := worst(t, rs, tb.Snapshot(), s.View(), seat, least); hurts {
				done = w.Month
				if err := s.Submit(game.Command{Kind: game.CmdSheet, Sheet: sheet, Yes: true}); err != nil {
					t.Fatal(err)
				}
				continue
			}
		}
		if err := s.(interface{ Auto() error }).Auto(); err != nil {
			t.Fatal(err)
		}
	}
	if done == 0 {
		return blunder(t, sc, seed+1000, seat, month, least)
	}
	return tb.Snapshot(), done
}

// worst is the sheet that leaves a seat worst off over a few lucks, built column by column: first the posture and the order
// that together do most harm, then in each other column what adds most to it. It hurts when, under more lucks, it costs at
// least so many hundredths of a point against what the staff would have done: a sheet that costs nothing is no blunder.
func worst(t *testing.T, rs *game.Ruleset, l *save.Log, v *game.View, seat game.Seat, least int) (sheet game.Sheet, hurts bool) {
	t.Helper()
	r := newReel(rs, l)
	r.shots = append(r.shots, shot{len(l.Records()), game.Command{Kind: game.CmdSeal, Seat: seat}, r.head})
	low := 1 << 30
	try := func(sheet game.Sheet, best *game.Sheet) {
		cmd := game.Command{Kind: game.CmdSheet, Seat: seat, Yes: true, Sheet: sheet}
		all, err := r.spread(context.Background(), len(r.shots)-1, &cmd, 12, nil)
		if err == nil && all[seat].Mean < low { // an error: not legal with what is on the sheet already
			low, *best = all[seat].Mean, sheet
		}
	}
	forms := func(c game.Column) (out []game.Order) { // one form of each order
		known := map[game.OrderID]bool{}
		for _, o := range game.Legal(rs, v, c, nil) {
			if !known[o.ID] {
				known[o.ID] = true
				out = append(out, o)
			}
		}
		return out
	}
	best := game.Sheet{Orders: [game.Columns]game.Order{game.Empty, game.Empty, game.Empty}}
	for _, posture := range game.LegalPostures(rs, v, nil) {
		for c := range game.Column(game.Columns) {
			for _, o := range forms(c) {
				sheet := game.Sheet{Posture: posture, Orders: [game.Columns]game.Order{game.Empty, game.Empty, game.Empty}}
				sheet.Orders[c] = o
				try(sheet, &best)
			}
		}
	}
	for c := range game.Column(game.Columns) {
		if best.Orders[c].ID >= 0 {
			continue
		}
		from := best
		for _, o := range forms(c) {
			sheet := from
			sheet.Orders[c] = o
			try(sheet, &best)
		}
	}
	if low == 1<<30 {
		t.Fatal("no sheet")
	}
	cmd := game.Command{Kind: game.CmdSheet, Seat: seat, Yes: true, Sheet: best}
	as, err := r.spread(context.Background(), len(r.shots)-1, &cmd, 100, nil)
	if err != nil {
		t.Fatal(err)
	}
	staff, err := r.many(context.Background(), 100, nil, func(p *player, src dice.Source) error {
		p.away = 1 << seat
		return p.play(len(r.shots)-1, nil, func(int) dice.Source { return src })
	})
	if err != nil {
		t.Fatal(err)
	}
	return best, as[seat].Mean <= staff[seat].Mean-least
}

// found tells whether the turning points of a game say of a seat that of all its sheets the one of a month cost it most.
func found(t *testing.T, sc *content.Scenario, l *save.Log, seat game.Seat, month int16, n int) bool {
	t.Helper()
	in := inputOf(sc, l)
	r := Build(in)
	if err := r.Weigh(context.Background(), in, n, nil, nil); err != nil {
		t.Fatal(err)
	}
	worst := Turn{}
	for _, x := range r.Turns {
		if x.Own && x.Of == sc.Ruleset.Seats[seat].ID && x.Choice < worst.Choice {
			worst = x
		}
	}
	t.Logf("%s blunders in month %d: %d, %d ± %d, %s", sc.Ruleset.Seats[seat].ID, month, worst.Month, worst.Choice, worst.Sure, worst.Text)
	return worst.Month == int(month)
}

// TestPlantedBlunders: in games with one deliberate blunder, the turning points have its month as the one in which the seat's
// own sheet cost it most. The ext test plants ten.
func TestPlantedBlunders(t *testing.T) {
	sc, problems := content.Load(content.Default)
	if sc == nil {
		t.Fatal(problems)
	}
	for i, month := range []int16{4, 8} {
		l, month := blunder(t, sc, uint64(520+i), game.Seat(2*i), month, 700)
		if !found(t, sc, l, game.Seat(2*i), month, 60) {
			t.Error("not found")
		}
	}
}
