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

// maxShard bounds a header's numbers, so that a broken file cannot ask for all memory.
const maxShard = 4096

func (h *Header) fits() bool {
	return h.Months > 0 && h.Months <= maxShard && len(h.Seats) > 0 && len(h.Seats) <= game.MaxSeats && len(h.Bots) == len(h.Seats) && h.Games > 0 && h.Games <= MaxGames
}

var errRows = errors.New("not rows of a batch")

// gameScan reads what a rowWriter wrote, a game at a time. Its errors name the line.
type gameScan struct {
	head  Header
	known bool // the head
	line  int
	read  func() (Game, error)
	at    func() int64
}

// scanGames begins to read a file, or, where its head is known, behind its first line.
func scanGames(name string, r io.Reader, head *Header) *gameScan {
	s := &gameScan{}
	if head != nil {
		s.head, s.known = *head, true
	}
	if strings.HasSuffix(name, ".csv") {
		s.fromCSV(r)
	} else {
		s.fromJSON(r)
	}
	return s
}

func (s *gameScan) offset() int64 { return s.at() }

func (s *gameScan) next() (Game, int64, error) {
	g, err := s.read()
	if err == nil && (g.Index < 0 || g.Index >= s.head.Games) {
		err = errRows
	}
	if errors.Is(err, errRows) {
		err = fmt.Errorf("line %d: %w", max(1, s.line), errRows)
	}
	return g, int64(g.Index), err
}

func (s *gameScan) fromJSON(r io.Reader) {
	sc, read := linesOf(r)
	s.at = func() int64 { return *read }
	s.read = func() (Game, error) {
		for sc.Scan() {
			s.line++
			if s.known {
				var row jsonRow
				if json.Unmarshal(sc.Bytes(), &row) != nil {
					return Game{}, errRows
				}
				return row.game(&s.head)
			}
			if json.Unmarshal(sc.Bytes(), &s.head) != nil || !s.head.fits() || s.head.Scenario == "" {
				return Game{}, errRows
			}
			s.known = true
		}
		switch {
		case sc.Err() != nil:
			return Game{}, sc.Err()
		case !s.known:
			return Game{}, errRows
		}
		return Game{}, io.EOF
	}
}

// linesOf reads lines and counts the bytes read.
func linesOf(r io.Reader) (*bufio.Scanner, *int64) {
	const usual, longest = 1 << 14, 1 << 24
	sc, read := bufio.NewScanner(r), new(int64)
	sc.Buffer(make([]byte, 0, usual), longest)
	sc.Split(func(data []byte, end bool) (int, []byte, error) {
		n, line, err := bufio.ScanLines(data, end)
		*read += int64(n)
		return n, line, err
	})
	return sc, read
}

func (s *gameScan) fromCSV(r io.Reader) {
	c := csv.NewReader(r)
	c.ReuseRecord = true
	s.at = c.InputOffset
	columns, width := s.head.columns(), len(csvNames(s.head))
	s.read = func() (Game, error) {
		var names []string
		if !s.known {
			row, err := c.Read()
			if err != nil || len(row) < shared {
				return Game{}, errRows
			}
			names = slices.Clone(row)
			s.line++
		}
		row, err := c.Read()
		s.line++
		switch {
		case errors.Is(err, io.EOF) && s.known:
			return Game{}, io.EOF
		case err != nil:
			return Game{}, errRows
		}
		if !s.known {
			if s.head, s.known = headerOf(row); !s.known || !slices.Equal(names, csvNames(s.head)) {
				s.known = false
				return Game{}, errRows
			}
			columns, width = s.head.columns(), len(names)
		}
		if len(row) != width || !slices.Equal(row[:shared], columns) {
			return Game{}, errRows
		}
		return csvGame(&s.head, row[shared:])
	}
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
	if len(row.Forced) != len(h.forced()) {
		return g, errRows
	}
	for _, f := range row.Forced {
		g.Forced = append(g.Forced, Due{f[0], f[1]})
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
	for cells = cells[len(TrackNames)*h.Months:]; len(cells) > 1; cells = cells[2:] {
		g.Forced = append(g.Forced, Due{int(number(cells[0])), int(number(cells[1]))})
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
