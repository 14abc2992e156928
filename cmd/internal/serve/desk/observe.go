package desk

import (
	"time"

	"riobravo/cmd/internal/serve/hall"
)

// watcher makes a code for an observer: of a seat's sight or of everything, as it is or as it was some time ago.
func (d *Desk) watcher(t *hall.Table, rest []string, a *Answer) error {
	if len(rest) != 1 && len(rest) != 2 {
		return d.form("watch")
	}
	ticket := hall.Ticket{Role: hall.Observer, Table: t.No() - 1}
	who := rest[0]
	if who == "wall" || who == d.t("command.wall.word") {
		if len(rest) == 2 {
			return d.form("watch")
		}
		ticket.Wall, who = true, d.t("command.wall.word")
	} else if who == "all" || who == d.t("all") {
		ticket.All, who = true, d.t("everything")
	} else {
		k, err := d.seat(who)
		if err != nil {
			return err
		}
		ticket.Seat, who = k, d.name(k)
	}
	if len(rest) == 2 {
		lag, err := d.lag(rest[1])
		if err != nil {
			return err
		}
		ticket.Lag = lag
	}
	code, err := d.hall.Issue(ticket)
	if err != nil {
		return err
	}
	a.Lines = append(a.Lines, d.t("watcher", "Code", code, "Seat", who, "Name", t.Name(), "Minutes", int(ticket.Lag.By/time.Minute), "Months", int(ticket.Lag.Months)))
	return nil
}

// lag reads how far behind an observer looks on: a month, or so many minutes.
func (d *Desk) lag(word string) (hall.Lag, error) {
	if word == "month" || word == d.t("month") {
		return hall.Lag{Months: 1}, nil
	}
	by, err := d.span(word)
	if err != nil {
		return hall.Lag{}, err
	}
	if by < time.Minute || by > hall.LagMost {
		return hall.Lag{}, d.no("lag", "Typed", word, "Most", int(hall.LagMost/time.Hour))
	}
	return hall.Lag{By: by}, nil
}
