package sim

import (
	"encoding/json"
	"errors"
	"io"
	"slices"
)

// mergeBalance reads files of shards and reckons the balance of all their plays.
func mergeBalance(names []string) (Balance, error) {
	if len(names) == 0 || len(names) > mostStretches {
		return Balance{}, &callError{"balance_no_files", nil}
	}
	var m balanceMerge
	defer m.done()
	for _, name := range names {
		if err := m.survey(name); err != nil {
			return Balance{}, err
		}
	}
	open := func(s stretch) scan[balanceLine] {
		b := &balanceScan{name: names[s.file], m: &m, line: 1}
		if s.from == 0 {
			b.line = 0
		}
		b.lines(m.piece(s))
		return b
	}
	take := func(_ int, l balanceLine) error {
		p := m.part(l.Part)
		m.parts[p].add(l.Game, l.Row)
		m.parts[p].done++
		return nil
	}
	err := sideBySide(m.list, open, take, func(key int64, a, b int) error {
		return &callError{"twice", map[string]any{"N": key % playsOfPart, "A": names[a], "B": names[b]}}
	})
	if err != nil {
		return Balance{}, err
	}
	return balanceOf(m.h, m.parts), nil
}

// balanceMerge is what is known of the shards of one measurement before they are put together.
type balanceMerge struct {
	rowFiles
	h     *balanceHead
	first string // the file that said what is put together
	parts []part
}

// survey reads a file to its end, to know that it is whole.
func (m *balanceMerge) survey(name string) error {
	return m.add(name, func(r io.Reader, number int) ([]stretch, error) {
		s := &balanceScan{name: name, m: m}
		s.lines(r)
		return stretchesOf(number, s)
	})
}

func notRows(name string, line int) error {
	return &callError{"balance_rows", map[string]any{"Value": name, "Line": line}}
}

// head reads a file's first line: it must be the same in all.
func (m *balanceMerge) head(name string, line []byte) error {
	var h balanceHead
	if err := json.Unmarshal(line, &h); err != nil || !h.sound() {
		return notRows(name, 1)
	}
	if m.h != nil {
		if !m.h.sameAs(&h) {
			return &callError{"other_batch", map[string]any{"A": m.first, "B": name}}
		}
		return nil
	}
	h.Shard, h.Shards = 1, 1
	m.h, m.first, m.parts = &h, name, partsOf(&h)
	return nil
}

func (m *balanceMerge) part(name string) int {
	return slices.IndexFunc(m.parts, func(p part) bool { return p.name == name })
}

// playsOfPart is more than any part has plays.
const playsOfPart = 1 << 32

// balanceScan reads a file of plays line by line.
type balanceScan struct {
	name string
	m    *balanceMerge
	line int // lines read, the head with them
	text func() ([]byte, error)
	at   *int64
}

func (s *balanceScan) lines(r io.Reader) {
	sc, at := linesOf(r)
	s.at = at
	s.text = func() ([]byte, error) {
		if sc.Scan() {
			s.line++
			return sc.Bytes(), nil
		}
		if err := sc.Err(); err != nil {
			return nil, &callError{"read", map[string]any{"Value": s.name, "Why": err}}
		}
		return nil, io.EOF
	}
}

func (s *balanceScan) offset() int64 { return *s.at }

func (s *balanceScan) next() (l balanceLine, key int64, err error) {
	if s.line == 0 {
		text, err := s.text()
		if errors.Is(err, io.EOF) {
			return l, 0, notRows(s.name, 1)
		}
		if err != nil {
			return l, 0, err
		}
		if err := s.m.head(s.name, text); err != nil {
			return l, 0, err
		}
	}
	text, err := s.text()
	if err != nil {
		return l, 0, err
	}
	if json.Unmarshal(text, &l) != nil {
		return l, 0, notRows(s.name, s.line)
	}
	p := s.m.part(l.Part)
	if p < 0 || l.Game < 0 || l.Game >= s.m.parts[p].n || len(l.Row) != len(s.m.parts[p].names) {
		return l, 0, notRows(s.name, s.line)
	}
	return l, int64(p)*playsOfPart + int64(l.Game), nil
}
