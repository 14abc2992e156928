package sim

import (
	"bufio"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"

	"riobravo/game"
)

// rowWriter writes one row a game, in the order of the games.
type rowWriter interface {
	row(g *Game) error
	close() error
}

// newRows chooses the form by the name of the file: .csv, or .jsonl with the header in its first line.
func newRows(name string, w io.Writer, h Header) (rowWriter, error) {
	switch {
	case strings.HasSuffix(name, ".csv"):
		c := &csvRows{w: csv.NewWriter(w), h: h}
		return c, c.w.Write(csvNames(h))
	case strings.HasSuffix(name, ".jsonl"):
		j := &jsonRows{w: bufio.NewWriter(w)}
		j.enc = json.NewEncoder(j.w)
		return j, j.enc.Encode(h)
	}
	return nil, &callError{"out", map[string]any{"Value": name}}
}

// csvNames are the columns: what all games share stands in every row, so that rows of shards can simply be joined.
func csvNames(h Header) []string {
	names := []string{"scenario", "hash", "seed", "games", "turns_asked", "months", "seats", "bots", "options", "game", "checksum", "ending", "turns"}
	for _, id := range h.Seats {
		names = append(names, id+"_margin", id+"_met", id+"_first")
	}
	for _, t := range TrackNames {
		for m := range h.Months {
			names = append(names, t+"_"+strconv.Itoa(m+1))
		}
	}
	for _, f := range h.forced() {
		names = append(names, f[0]+"_due_"+f[1], f[0]+"_given_"+f[1])
	}
	return names
}

const shared = 9 // columns that say what all games share

func (h Header) columns() []string {
	return []string{
		h.Scenario, h.Hash, strconv.FormatUint(h.Seed, 10), strconv.Itoa(h.Games), strconv.Itoa(h.Turns), strconv.Itoa(h.Months),
		strings.Join(h.Seats, " "), strings.Join(h.Bots, " "), h.Options,
	}
}

type csvRows struct {
	w *csv.Writer
	h Header
}

func (c *csvRows) row(g *Game) error {
	r := append(c.h.columns(), strconv.Itoa(g.Index), fmt.Sprintf("%016x", g.Checksum), game.EndingNames[g.Ending], strconv.Itoa(int(g.Turns)))
	for _, o := range g.Seats {
		r = append(r, strconv.FormatFloat(float64(o.Margin)/100, 'f', 2, 64), bit(o.Met), bit(o.First))
	}
	for t := range TrackNames {
		for m := range g.Tracks {
			r = append(r, strconv.Itoa(int(g.Tracks[m][t])))
		}
	}
	for _, f := range g.Forced {
		r = append(r, strconv.Itoa(f.Asked), strconv.Itoa(f.Given))
	}
	return c.w.Write(r)
}

func (c *csvRows) close() error {
	c.w.Flush()
	return c.w.Error()
}

func bit(b bool) string {
	if b {
		return "1"
	}
	return "0"
}

// jsonRow is a game as a line of JSON. Margins are in points.
type jsonRow struct {
	Game     int                `json:"game"`
	Checksum string             `json:"checksum"`
	Ending   string             `json:"ending"`
	Turns    int                `json:"turns"`
	Margins  []float64          `json:"margins"`
	Met      []bool             `json:"met"`
	First    []bool             `json:"first"`
	Tracks   map[string][]int16 `json:"tracks"`
	Forced   [][2]int           `json:"forced,omitempty"` // of the orders forced, in the order of the options: due, given
}

type jsonRows struct {
	w   *bufio.Writer
	enc *json.Encoder
}

func (j *jsonRows) row(g *Game) error {
	r := jsonRow{Game: g.Index, Checksum: fmt.Sprintf("%016x", g.Checksum), Ending: game.EndingNames[g.Ending], Turns: int(g.Turns), Tracks: map[string][]int16{}}
	for _, o := range g.Seats {
		r.Margins, r.Met, r.First = append(r.Margins, float64(o.Margin)/100), append(r.Met, o.Met), append(r.First, o.First)
	}
	for t, name := range TrackNames {
		for m := range g.Tracks {
			r.Tracks[name] = append(r.Tracks[name], g.Tracks[m][t])
		}
	}
	for _, f := range g.Forced {
		r.Forced = append(r.Forced, [2]int{f.Asked, f.Given})
	}
	return j.enc.Encode(r)
}

func (j *jsonRows) close() error { return j.w.Flush() }
