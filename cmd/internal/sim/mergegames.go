package sim

import (
	"os"
)

// mergeGames puts the shards of a batch together: the same batch, no game twice. Missing games make the result partial.
func mergeGames(names []string) (Result, error) {
	var m gameMerge
	defer m.done()
	for _, name := range names {
		if err := m.survey(name); err != nil {
			return Result{}, err
		}
	}
	var t tally
	t.init(len(m.head.Seats), m.head.Months)
	all, n := newChain(), 0
	open := func(s stretch) scan[Game] {
		head := &m.head
		if s.from == 0 {
			head = nil
		}
		return scanGames(names[s.file], &pieces{m.lasting[s.file], s.from, s.to}, head)
	}
	take := func(_ int, g Game) error {
		t.count(&g)
		all.add(n, g.Checksum)
		n++
		return nil
	}
	if err := sideBySide(m.list, open, take, func(key int64, a, b int) error {
		return &callError{"twice", map[string]any{"N": key, "A": names[a], "B": names[b]}}
	}); err != nil {
		return Result{}, err
	}
	return t.result(m.head, all.digest()), nil
}

// gameMerge is what is known of files before they are put together.
type gameMerge struct {
	head    Header
	first   string   // the file that said what is put together
	lasting []string // where to read each file
	list    []stretch
	undo    []func()
}

// survey reads a file to its end, to know that it is whole.
func (m *gameMerge) survey(name string) error {
	lasting, done, err := lastingCopy(name)
	if err != nil {
		return &callError{"read", map[string]any{"Value": name, "Why": err.Error()}}
	}
	m.undo = append(m.undo, done)
	file, err := os.Open(lasting)
	if err != nil {
		return &callError{"read", map[string]any{"Value": name, "Why": err.Error()}}
	}
	defer func() { _ = file.Close() }()
	s := scanGames(name, file, nil)
	list, err := stretchesOf(len(m.lasting), s)
	if err != nil {
		return &callError{"rows", map[string]any{"Value": name, "Why": err.Error()}}
	}
	m.lasting = append(m.lasting, lasting)
	if m.list = append(m.list, list...); len(m.list) > mostStretches {
		return scattered(name)
	}
	s.head.Shard, s.head.Shards = 1, 1
	if m.first == "" {
		m.head, m.first = s.head, name
	} else if !m.head.same(&s.head) {
		return &callError{"other_batch", map[string]any{"A": m.first, "B": name}}
	}
	return nil
}

func (m *gameMerge) done() {
	for _, undo := range m.undo {
		undo()
	}
}
