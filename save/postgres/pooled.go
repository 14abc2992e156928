package postgres

import (
	"context"
	"errors"

	"github.com/jackc/pgx/v5"
)

// ErrPooled says that a pool stands before the database that gives out its connections anew for every transaction.
var ErrPooled = errors.New("a pool before it gives out connections by the transaction")

// whole finds out whether a connection is the database's for as long as it lasts: how connections begin, what they hear of
// others and the statements that were prepared live no longer. Behind a pool that gives them out by the transaction a second
// client gets the connection that the first has just used, and still has; the pool takes the one used last, so two are enough.
func (s *Store) whole(ctx context.Context) error {
	var pids [2]int
	for i := range pids {
		conn, err := s.alone(ctx)
		if err != nil {
			return s.unwritable(err)
		}
		defer func() { _ = conn.Close(context.WithoutCancel(ctx)) }()
		if err := conn.QueryRow(ctx, "SELECT pg_backend_pid()", pgx.QueryExecModeSimpleProtocol).Scan(&pids[i]); err != nil {
			return s.unwritable(err)
		}
	}
	if pids[0] == pids[1] {
		return s.unwritable(ErrPooled)
	}
	return nil
}
