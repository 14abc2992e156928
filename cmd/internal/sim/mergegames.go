package sim

import "io"

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
		return scanGames(names[s.file], m.piece(s), head)
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
	rowFiles
	head  Header
	first string // the file that said what is put together
}

// survey reads a file to its end, to know that it is whole and of the same batch as those before.
func (m *gameMerge) survey(name string) error {
	var head Header
	err := m.add(name, func(r io.Reader, number int) ([]stretch, error) {
		s := scanGames(name, r, nil)
		list, err := stretchesOf(number, s)
		if err != nil {
			return nil, &callError{"rows", map[string]any{"Value": name, "Why": err}}
		}
		head = s.head
		return list, nil
	})
	if err != nil {
		return err
	}
	head.Shard, head.Shards = 1, 1
	if m.first == "" {
		m.head, m.first = head, name
	} else if !m.head.same(&head) {
		return &callError{"other_batch", map[string]any{"A": m.first, "B": name}}
	}
	return nil
}
