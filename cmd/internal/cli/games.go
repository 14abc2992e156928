package cli

import (
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"riobravo/save"
	"riobravo/save/folder"
)

// kept are the commands about games that were kept.
func (a *app) kept() []*cobra.Command {
	return []*cobra.Command{a.games(), a.resume(), a.rename(), a.remove(), a.forget(), a.migrate(), a.replay(), a.undo(), a.verify(), a.exports(), a.imports(), a.report()}
}

// games lists the kept games.
func (a *app) games() *cobra.Command {
	asJSON, asTable := false, false
	cmd := &cobra.Command{Use: "games", Args: a.known, RunE: func(*cobra.Command, []string) error {
		if f, err := a.place(); err == nil {
			a.retain(f, time.Now())
		}
		if asJSON || asTable || a.lines() {
			return a.listGames(asJSON)
		}
		if err := a.checkLook(); err != nil {
			return err
		}
		return a.inTerminal(nil, nil, true)
	}}
	cmd.Flags().BoolVar(&asJSON, "json", false, "")
	cmd.Flags().BoolVar(&asTable, "table", false, "")
	return cmd
}

// listGames prints the kept games: as a table, or for programs.
func (a *app) listGames(asJSON bool) error {
	f, err := a.place()
	if err != nil {
		return err
	}
	list, err := f.List()
	if err != nil {
		return a.stored(err)
	}
	if asJSON {
		return a.gamesJSON(list)
	}
	if len(list) == 0 {
		a.print(a.t("games.none", map[string]any{"Path": f.Path()}))
		return nil
	}
	a.print(a.table(list)...)
	return nil
}

// table is the list as columns; for a reader, a sentence a game.
func (a *app) table(list []folder.Entry) []string {
	rows := a.listing(list)
	if a.look.plain || a.conf.Get("reader").Value == "on" {
		var out []string
		for _, r := range rows[1:] {
			out = append(out, a.t("games.sentence", map[string]any{"ID": r[0], "Stands": r[1], "People": r[2], "Played": r[3], "Name": r[4]}))
		}
		return out
	}
	return aligned(rows)
}

// listing is what is told of each game, the headings first.
func (a *app) listing(list []folder.Entry) [][]string {
	rows := [][]string{{a.t("games.id", nil), a.t("games.stands", nil), a.t("games.seats", nil), a.t("games.played", nil), a.t("games.name", nil)}}
	for _, e := range list {
		if e.Err != nil {
			rows = append(rows, []string{e.ID, a.t("games.unreadable", nil), "", day(e.Modified), ""})
			continue
		}
		var people []string
		for _, s := range e.Stamp.Seats {
			if s.Player == save.Person {
				people = append(people, s.ID)
			}
		}
		stands := a.t("games.month", map[string]any{"Month": int(e.Month)})
		if e.Over() {
			stands = a.t("games.over", map[string]any{"First": a.first(&e)})
		}
		if e.Held != nil {
			stands += a.t("games.held", nil)
		}
		if e.Damage != nil {
			stands += a.t("games.damaged", nil)
		}
		rows = append(rows, []string{e.ID, stands, strings.Join(people, "+"), day(e.Modified), e.Label.Name})
	}
	return rows
}

// aligned sets rows under each other.
func aligned(rows [][]string) []string {
	wide := make([]int, len(rows[0]))
	for _, r := range rows {
		for i, c := range r {
			wide[i] = max(wide[i], len([]rune(c)))
		}
	}
	var out []string
	for _, r := range rows {
		var b strings.Builder
		for i, c := range r {
			b.WriteString(c + strings.Repeat(" ", wide[i]-len([]rune(c))+2))
		}
		out = append(out, strings.TrimRight(b.String(), " "))
	}
	return out
}

// first names who came first in a game that is over; "" nobody, or it cannot be known.
func (a *app) first(e *folder.Entry) string {
	var names []string
	for k, s := range e.Standing {
		if s.First && s.Met {
			names = append(names, a.text.Text("seat."+e.Stamp.Seats[k].ID+".short", nil))
		}
	}
	return strings.Join(names, "+")
}

func day(t time.Time) string { return t.Local().Format("2006-01-02 15:04") }

// gameJSON is one game of "games --json": a stable shape, to which members are only added.
type gameJSON struct {
	ID       string            `json:"id"`
	Name     string            `json:"name"`
	Scenario string            `json:"scenario,omitempty"`
	Seats    map[string]string `json:"seats,omitempty"`
	Month    int               `json:"month"`
	Over     bool              `json:"over"`
	Commands int               `json:"commands"`
	Created  string            `json:"created,omitempty"`
	Played   string            `json:"played"`
	Head     string            `json:"head,omitempty"`
	Damaged  bool              `json:"damaged"`
	Open     bool              `json:"open"`            // somebody has it open for writing
	First    []string          `json:"first,omitempty"` // who came first in a game that is over, by seat
}

func (a *app) gamesJSON(list []folder.Entry) error {
	out := []gameJSON{}
	for _, e := range list {
		g := gameJSON{ID: e.ID, Name: e.Label.Name, Played: e.Modified.UTC().Format(time.RFC3339), Damaged: e.Err != nil || e.Damage != nil, Open: e.Held != nil}
		if e.Err == nil {
			g.Scenario, g.Month, g.Over, g.Commands = e.Stamp.Scenario, int(e.Month), e.Over(), e.Records
			for k, s := range e.Standing {
				if s.First && s.Met {
					g.First = append(g.First, e.Stamp.Seats[k].ID)
				}
			}
			g.Head, g.Seats = fmt.Sprintf("%x", e.Head), map[string]string{}
			for _, s := range e.Stamp.Seats {
				g.Seats[s.ID] = s.Player
			}
			if e.Label.Created > 0 {
				g.Created = time.Unix(e.Label.Created, 0).UTC().Format(time.RFC3339)
			}
		}
		out = append(out, g)
	}
	b, err := json.MarshalIndent(out, "", "  ")
	if err != nil {
		return err
	}
	a.print(string(b))
	return nil
}

// rename gives a game another name.
func (a *app) rename() *cobra.Command {
	return &cobra.Command{Use: "rename <game> <name>", Args: cobra.ArbitraryArgs, RunE: func(cmd *cobra.Command, args []string) error {
		if len(args) < 2 {
			return &callError{"error.rename", nil}
		}
		f, err := a.place()
		if err != nil {
			return err
		}
		name := tidyName(strings.Join(args[1:], " "))
		if err := f.Rename(args[0], name); err != nil {
			return a.stored(err)
		}
		a.print(a.t("renamed", map[string]any{"ID": args[0], "Name": name}))
		return nil
	}}
}

// remove deletes a game, once it is confirmed.
func (a *app) remove() *cobra.Command {
	yes := false
	cmd := &cobra.Command{Use: "delete <game>", Args: cobra.ArbitraryArgs, RunE: func(cmd *cobra.Command, args []string) error {
		if len(args) != 1 {
			return &callError{"error.one_game", map[string]any{"Command": cmd.CommandPath()}}
		}
		f, err := a.place()
		if err != nil {
			return err
		}
		if _, _, err := f.View(args[0]); err != nil {
			return a.stored(err)
		}
		if !yes {
			if err := a.confirm(a.t("delete_ask", map[string]any{"ID": args[0]})); err != nil {
				return err
			}
		}
		if err := f.Delete(args[0]); err != nil {
			return a.stored(err)
		}
		a.print(a.t("deleted", map[string]any{"ID": args[0]}))
		return nil
	}}
	cmd.Flags().BoolVar(&yes, "yes", false, "")
	return cmd
}
