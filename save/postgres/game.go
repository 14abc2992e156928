package postgres

import (
	"errors"
	"sync"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"

	"riobravo/game"
	"riobravo/save"
	"riobravo/save/store"
)

// held is a game that this program writes.
type held struct {
	s     *Store
	id    string
	log   *save.Log
	lease *lease

	mu     sync.Mutex
	chunks int  // kept so far
	doubt  bool // whether the last write was kept is not known
	closed bool
}

func (g *held) ID() string     { return g.id }
func (g *held) Log() *save.Log { return g.log }

func (g *held) Close() {
	g.mu.Lock()
	defer g.mu.Unlock()
	if !g.closed {
		g.closed = true
		g.lease.drop()
	}
}

const (
	beginSQL  = `, g AS (INSERT INTO riobravo_game SELECT $3, clock_timestamp() FROM l RETURNING id) ` + intoSQL
	appendSQL = `, g AS (UPDATE riobravo_game SET kept = clock_timestamp() FROM l WHERE id = $3 RETURNING id) ` + intoSQL
	intoSQL   = `INSERT INTO riobravo_chunk SELECT g.id, $4 + c.n - 1, c.data FROM g, unnest($5::bytea[]) WITH ORDINALITY AS c (data, n)`
	backSQL   = `, d AS (DELETE FROM riobravo_chunk USING l WHERE game = $3 AND n >= $4) SELECT 1 FROM l`
)

// Append makes chunks durable: all of them, or on an error none.
func (g *held) Append(chunks []save.Chunk) error {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.closed {
		return g.s.unwritable(store.ErrFenced)
	}
	if g.doubt {
		if err := g.lease.write(opTime, 1, backSQL, g.id, g.chunks); err != nil {
			return err
		}
	}
	g.doubt = true
	if err := g.lease.write(opTime, int64(len(chunks)), appendSQL, g.id, g.chunks, plainBytes(chunks)); err != nil {
		return err
	}
	g.doubt = false
	g.chunks += len(chunks)
	return nil
}

func plainBytes(chunks []save.Chunk) [][]byte {
	out := make([][]byte, len(chunks))
	for i, c := range chunks {
		out[i] = c
	}
	return out
}

// Create begins to keep a game and holds it.
func (s *Store) Create(l *save.Log, hint string) (store.Game, error) {
	if b := l.Label(); b.Created == 0 {
		b.Created = time.Now().Unix()
		l.SetLabel(b)
	}
	chunks := l.Chunks(true)
	for {
		id := store.NewID(hint)
		lease, err := s.leases.acquire(gameLease(id), id)
		if errors.As(err, new(*store.Held)) {
			continue
		}
		if err != nil {
			return nil, err
		}
		err = lease.write(bulkTime, int64(len(chunks)), beginSQL, id, 0, plainBytes(chunks))
		if err != nil {
			lease.drop()
			if there, err2 := s.there(id); err2 == nil && there {
				continue // another's game has the id
			}
			return nil, err
		}
		l.Committed()
		return &held{s: s, id: id, log: l, lease: lease, chunks: len(chunks)}, nil
	}
}

// gameLease names the lease of a game; a room's begins otherwise.
func gameLease(id string) string { return "game/" + id }

func (s *Store) there(id string) (bool, error) {
	if !store.ValidID(id) {
		return false, nil
	}
	list, err := s.strings("SELECT id FROM riobravo_game WHERE id = $1", id)
	return len(list) > 0, err
}

// hold takes the lease of a game that is there.
func (s *Store) hold(id string) (*lease, error) {
	there, err := s.there(id)
	switch {
	case err != nil:
		return nil, err
	case !there:
		return nil, &store.NoGame{ID: id}
	}
	return s.leases.acquire(gameLease(id), id)
}

// Continue opens a game for writing and holds it.
func (s *Store) Continue(id string) (store.Game, error) {
	lease, err := s.hold(id)
	if err != nil {
		return nil, err
	}
	l, n, err := s.read(id)
	if err != nil {
		lease.drop()
		return nil, err
	}
	return &held{s: s, id: id, log: l, lease: lease, chunks: n}, nil
}

// View reads a game without holding it.
func (s *Store) View(id string) (*save.Log, error) {
	if !store.ValidID(id) {
		return nil, &store.NoGame{ID: id}
	}
	l, _, err := s.read(id)
	return l, err
}

// read reads a game, and tells of how many chunks it is.
func (s *Store) read(id string) (*save.Log, int, error) {
	ctx, stop := timed(bulkTime)
	defer stop()
	rows, err := s.pool.Query(ctx, "SELECT data FROM riobravo_chunk WHERE game = $1 ORDER BY n", id)
	if err != nil {
		return nil, 0, s.unreadable(err)
	}
	list, err := pgx.CollectRows(rows, pgx.RowTo[[]byte])
	if err != nil {
		return nil, 0, s.unreadable(err)
	}
	if len(list) == 0 {
		return nil, 0, &store.NoGame{ID: id}
	}
	chunks := make([]save.Chunk, len(list))
	for i, b := range list {
		chunks[i] = b
	}
	l, err := save.Read(chunks)
	if err != nil {
		return nil, 0, &store.NotOurs{Path: s.name + " " + id, Why: err}
	}
	return l, len(chunks), nil
}

// Games are the ids of all games, the one last played first.
func (s *Store) Games() ([]string, error) {
	return s.strings("SELECT id FROM riobravo_game ORDER BY kept DESC, id")
}

// Delete removes a game for good.
func (s *Store) Delete(id string) error {
	lease, err := s.hold(id)
	if err != nil {
		return err
	}
	defer lease.drop()
	return lease.write(bulkTime, 1, `DELETE FROM riobravo_game USING l WHERE id = $3`, id)
}

// Forget removes what people wrote. The rows that held it are gone for every reader at once; the database's own files and its
// log of writes lose them when it next cleans up, for which it is asked here.
func (s *Store) Forget(id string, which func(k game.Seat) bool, all bool) (int, error) {
	g, err := s.Continue(id)
	if err != nil {
		return 0, err
	}
	defer g.Close()
	n := g.Log().ForgetPeople(which, all)
	if n == 0 {
		return 0, nil
	}
	if err := g.(*held).rewrite(); err != nil {
		return 0, err
	}
	_, _ = s.changed(bulkTime, "VACUUM riobravo_chunk") // where we may
	return n, nil
}

// rewrite keeps the whole log anew, in one transaction.
func (g *held) rewrite() error {
	ctx, stop := timed(bulkTime)
	defer stop()
	chunks := g.log.Chunks(g.log.HasDice())
	err := pgx.BeginFunc(ctx, g.s.pool, func(tx pgx.Tx) error {
		for _, step := range []struct {
			sql  string
			want func(pgconn.CommandTag) bool
			args []any
		}{
			{backSQL, func(t pgconn.CommandTag) bool { return t.RowsAffected() == 1 }, []any{g.id, 0}},
			{appendSQL, func(t pgconn.CommandTag) bool { return t.RowsAffected() == int64(len(chunks)) }, []any{g.id, 0, plainBytes(chunks)}},
		} {
			tag, err := tx.Exec(ctx, fence+step.sql, append([]any{g.lease.name, g.lease.epoch}, step.args...)...)
			if err != nil {
				return err
			}
			if !step.want(tag) {
				return store.ErrFenced
			}
		}
		return nil
	})
	if err != nil {
		return g.s.unwritable(err)
	}
	g.log.Committed()
	g.chunks = len(chunks)
	return nil
}
