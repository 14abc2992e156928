package cli

import (
	"time"

	"github.com/spf13/cobra"

	"riobravo/game"
	"riobravo/save"
	"riobravo/save/folder"
)

// forget removes what people wrote from a game, once it is confirmed.
func (a *app) forget() *cobra.Command {
	yes, seat, at := false, "", ""
	cmd := &cobra.Command{Use: "forget <game>", Args: cobra.ArbitraryArgs, RunE: func(cmd *cobra.Command, args []string) error {
		if len(args) != 1 {
			return &callError{"error.one_game", map[string]any{"Command": cmd.CommandPath()}}
		}
		f, err := a.place()
		if err != nil {
			return err
		}
		st, err := a.storeAt(f, at)
		if err != nil {
			return a.stored(err)
		}
		defer st.Close()
		l, err := a.viewIn(st, args[0])
		if err != nil {
			return a.stored(err)
		}
		which := func(game.Seat) bool { return true }
		if seat != "" {
			at, err := stampSeat(l.Stamp(), seat)
			if err != nil {
				return err
			}
			which = func(k game.Seat) bool { return k == at }
		}
		if !yes {
			if err := a.confirm(a.t("forget_ask", map[string]any{"ID": args[0], "Seat": seat})); err != nil {
				return err
			}
		}
		n, err := st.Forget(args[0], which, seat == "")
		if err == nil {
			var more int
			more, err = forgetHalls(f, st, args[0], which, seat == "")
			n += more
		}
		if err != nil {
			return a.stored(err)
		}
		a.print(a.t("forgotten", map[string]any{"ID": args[0], "N": n, "Head": l.Head().Short()}))
		return nil
	}}
	cmd.Flags().BoolVar(&yes, "yes", false, "")
	cmd.Flags().StringVar(&seat, "seat", "", "")
	cmd.Flags().StringVar(&at, "store", "", "")
	return cmd
}

// stampSeat is a seat of a game by its id.
func stampSeat(st save.Stamp, id string) (game.Seat, error) {
	var ids []string
	for k, s := range st.Seats {
		if s.ID == id {
			return game.Seat(k), nil
		}
		ids = append(ids, s.ID)
	}
	return game.NoSeat, wrongValue("seat", id, ids)
}

// retention is for how many days what people wrote is kept, by the setting's word; any other word: for ever.
var retention = map[string]int{"month": 30, "term": 180, "year": 365}

// retain forgets what people wrote in games that were over before as many days as the settings say; with "off", nothing. A game
// that cannot be written now is left for the next time.
func (a *app) retain(f *folder.Folder, now time.Time) {
	days := retention[a.conf.Get("retention").Value]
	if days == 0 {
		return
	}
	list, err := f.List()
	if err != nil {
		return
	}
	for _, e := range list {
		if !e.Over() || e.Held != nil || e.Damage != nil || now.Sub(e.Modified) < time.Duration(days)*24*time.Hour {
			continue
		}
		everybody := func(game.Seat) bool { return true }
		n, err := f.Forget(e.ID, everybody, true)
		if err == nil {
			more, _ := forgetHalls(f, f.Store(), e.ID, everybody, true) // one that is hosted now is left for the next time
			n += more
		}
		if err == nil && n > 0 {
			a.tell(a.t("retained", map[string]any{"ID": e.ID, "N": n, "Days": days}))
		}
	}
}
