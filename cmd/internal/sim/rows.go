package sim

import (
	"bufio"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
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
	return j.enc.Encode(r)
}

func (j *jsonRows) close() error { return j.w.Flush() }

// shard is a file of rows read back.
type shard struct {
	h     Header
	games []Game
}

// maxShard bounds a header's numbers, so that a broken file cannot ask for all memory.
const maxShard = 4096

func (h *Header) fits() bool {
	return h.Months > 0 && h.Months <= maxShard && len(h.Seats) > 0 && len(h.Seats) <= game.MaxSeats && len(h.Bots) == len(h.Seats) && h.Games > 0 && h.Games <= MaxGames
}

var errRows = errors.New("not rows of a batch")

// readRows reads what newRows wrote. The error names the line.
func readRows(name string, r io.Reader) (shard, error) {
	if strings.HasSuffix(name, ".csv") {
		return readCSV(r)
	}
	return readJSON(r)
}

func readJSON(r io.Reader) (shard, error) {
	var s shard
	sc := bufio.NewScanner(r)
	sc.Buffer(make([]byte, 0, 1<<16), 1<<22)
	for n := 1; sc.Scan(); n++ {
		if n == 1 {
			if err := json.Unmarshal(sc.Bytes(), &s.h); err != nil || !s.h.fits() {
				return s, fmt.Errorf("line 1: %w", errRows)
			}
			continue
		}
		var row jsonRow
		if err := json.Unmarshal(sc.Bytes(), &row); err != nil {
			return s, fmt.Errorf("line %d: %w", n, errRows)
		}
		g, err := row.game(&s.h)
		if err != nil {
			return s, fmt.Errorf("line %d: %w", n, err)
		}
		s.games = append(s.games, g)
	}
	if err := sc.Err(); err != nil {
		return s, err
	}
	if s.h.Scenario == "" {
		return s, fmt.Errorf("line 1: %w", errRows)
	}
	return s, nil
}

func (row *jsonRow) game(h *Header) (Game, error) {
	g := Game{Index: row.Game, Turns: int16(row.Turns), Tracks: make([][TrackCount]int16, h.Months)}
	if len(row.Margins) != len(h.Seats) || len(row.Met) != len(h.Seats) || len(row.First) != len(h.Seats) {
		return g, errRows
	}
	for k := range h.Seats {
		g.Seats = append(g.Seats, Outcome{Margin: hundredths(row.Margins[k]), Met: row.Met[k], First: row.First[k]})
	}
	for t, name := range TrackNames {
		list := row.Tracks[name]
		if len(list) != h.Months {
			return g, errRows
		}
		for m, v := range list {
			g.Tracks[m][t] = v
		}
	}
	return g, g.read(row.Checksum, row.Ending)
}

func hundredths(points float64) int32 {
	if points < 0 {
		return int32(points*100 - 0.5)
	}
	return int32(points*100 + 0.5)
}

func (g *Game) read(sum, ending string) error {
	n := slices.Index(game.EndingNames, ending)
	v, err := strconv.ParseUint(sum, 16, 64)
	if err != nil || n < 0 {
		return errRows
	}
	g.Checksum, g.Ending = v, game.Ending(n)
	return nil
}

func readCSV(r io.Reader) (shard, error) {
	var s shard
	c := csv.NewReader(r)
	names, err := c.Read()
	if err != nil || len(names) < shared {
		return s, fmt.Errorf("line 1: %w", errRows)
	}
	for n := 2; ; n++ {
		row, err := c.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return s, fmt.Errorf("line %d: %w", n, errRows)
		}
		h, ok := headerOf(row)
		if !ok || n > 2 && !s.h.same(&h) || !slices.Equal(names, csvNames(h)) {
			return s, fmt.Errorf("line %d: %w", n, errRows)
		}
		s.h = h
		g, err := csvGame(&h, row[shared:])
		if err != nil {
			return s, fmt.Errorf("line %d: %w", n, err)
		}
		s.games = append(s.games, g)
	}
	if len(s.games) == 0 {
		return s, fmt.Errorf("line 2: %w", errRows)
	}
	return s, nil
}

func headerOf(row []string) (Header, bool) {
	seed, e1 := strconv.ParseUint(row[2], 10, 64)
	games, e2 := strconv.Atoi(row[3])
	turns, e3 := strconv.Atoi(row[4])
	months, e4 := strconv.Atoi(row[5])
	h := Header{
		Scenario: row[0], Hash: row[1], Seed: seed, Games: games, Turns: turns, Months: months,
		Seats: strings.Fields(row[6]), Bots: strings.Fields(row[7]), Options: row[8],
	}
	return h, e1 == nil && e2 == nil && e3 == nil && e4 == nil && h.fits()
}

// csvGame reads the columns behind the shared ones; there are as many as csvNames has.
func csvGame(h *Header, row []string) (Game, error) {
	g := Game{Tracks: make([][TrackCount]int16, h.Months)}
	bad := false
	number := func(s string) int16 {
		n, err := strconv.ParseInt(s, 10, 16)
		bad = bad || err != nil
		return int16(n)
	}
	i, err := strconv.Atoi(row[0])
	bad = err != nil
	g.Index, g.Turns = i, number(row[3])
	for k := range h.Seats {
		cell := row[4+3*k:]
		m, err := strconv.ParseFloat(cell[0], 64)
		bad = bad || err != nil
		g.Seats = append(g.Seats, Outcome{Margin: hundredths(m), Met: cell[1] == "1", First: cell[2] == "1"})
	}
	cells := row[4+3*len(h.Seats):]
	for t := range TrackNames {
		for m := range g.Tracks {
			g.Tracks[m][t] = number(cells[t*h.Months+m])
		}
	}
	if bad {
		return g, errRows
	}
	return g, g.read(row[1], row[2])
}

// same tells whether two headers are of one batch.
func (h *Header) same(o *Header) bool {
	return h.Scenario == o.Scenario && h.Hash == o.Hash && h.Seed == o.Seed && h.Games == o.Games && h.Turns == o.Turns && h.Months == o.Months &&
		h.Options == o.Options && slices.Equal(h.Seats, o.Seats) && slices.Equal(h.Bots, o.Bots)
}

// join puts shards together: the same batch, no game twice. Missing games make the result partial.
func join(names []string, shards []shard) (Result, error) {
	h := shards[0].h
	h.Shard, h.Shards = 1, 1
	var games []Game
	from := map[int]string{}
	for n, s := range shards {
		if !h.same(&s.h) {
			return Result{}, &callError{"other_batch", map[string]any{"A": names[0], "B": names[n]}}
		}
		for _, g := range s.games {
			if first, twice := from[g.Index]; twice {
				return Result{}, &callError{"twice", map[string]any{"N": g.Index, "A": first, "B": names[n]}}
			}
			if g.Index < 0 || g.Index >= h.Games {
				return Result{}, &callError{"rows", map[string]any{"Value": names[n]}}
			}
			from[g.Index] = names[n]
			games = append(games, g)
		}
	}
	slices.SortFunc(games, func(a, b Game) int { return a.Index - b.Index })
	var t tally
	t.init(len(h.Seats), h.Months)
	all := newChain()
	for n := range games {
		t.count(&games[n])
		all.add(n, games[n].Checksum)
	}
	return t.result(h, all.digest()), nil
}
