// Package postgres keeps games in a PostgreSQL database that several machines share. Each game and each room has one writer: a
// lease, by the database's clock, with a number that grows with every holder. Nothing is written but under the lease with its
// number, in the statement itself, so that one who lost it can write no more, whatever it believes; and one who cannot renew it
// stops before it ends. What an Append or a Keep has returned from was committed with synchronous_commit. No error, and
// nothing else that this package says, holds the password. Start with Open.
package postgres

import (
	"context"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"riobravo/save/store"
)

// The times, all judgements: a lease outlasts two renewals that fail; a machine that is dead is followed within four seconds.
const (
	leaseFor    = 3 * time.Second
	leaseMargin = 500 * time.Millisecond // so long before its end a holder stops
	renewEvery  = 750 * time.Millisecond
	renewTime   = time.Second // of one renewal
	opTime      = 2 * time.Second
	openTime    = 10 * time.Second
	bulkTime    = 30 * time.Second // of reading or writing a whole game
)

// connections is how many this program uses at most, beside one for renewals and one for notifications; a judgement.
const connections = 6

// Store is a database in which games are kept. It satisfies store.Shared.
type Store struct {
	pool  *pgxpool.Pool
	conf  *pgxpool.Config
	name  string
	node  string // as the leases name this program: unlike any other
	label string // as people call it
	reach string

	leases *leases
}

var _ store.Shared = (*Store)(nil)

// Node is what others are told of this program: what people call it, and how it is reached.
type Node struct{ Name, Reach string }

// Open connects to a database and makes its tables where they are not there.
func Open(ctx context.Context, url string, who Node) (*Store, error) {
	conf, name, err := parse(url)
	if err != nil {
		return nil, err
	}
	s := &Store{conf: conf, name: name, node: store.NewID(who.Name), label: who.Name, reach: who.Reach}
	ctx, stop := context.WithTimeout(ctx, openTime)
	defer stop()
	if s.pool, err = pgxpool.NewWithConfig(ctx, conf); err != nil {
		return nil, s.unreadable(err)
	}
	if err := s.whole(ctx); err != nil {
		s.pool.Close()
		return nil, err
	}
	if err := s.prepare(ctx); err != nil {
		s.pool.Close()
		return nil, err
	}
	s.leases = newLeases(s)
	return s, nil
}

// Name is where the store lies, without a password.
func (s *Store) Name() string { return s.name }

// Close lets go of everything that is held.
func (s *Store) Close() {
	s.leases.close()
	s.pool.Close()
}

// alone is a connection beside the pool.
func (s *Store) alone(ctx context.Context) (*pgx.Conn, error) {
	return pgx.ConnectConfig(ctx, s.conf.ConnConfig.Copy())
}

// timed is a context for one operation.
func timed(d time.Duration) (context.Context, context.CancelFunc) {
	return context.WithTimeout(context.Background(), d)
}

// changed tells how many rows a statement changed.
func (s *Store) changed(d time.Duration, sql string, args ...any) (int64, error) {
	ctx, stop := timed(d)
	defer stop()
	tag, err := s.pool.Exec(ctx, sql, args...)
	return tag.RowsAffected(), err
}

// strings are a statement's only column.
func (s *Store) strings(sql string, args ...any) ([]string, error) {
	ctx, stop := timed(opTime)
	defer stop()
	rows, err := s.pool.Query(ctx, sql, args...)
	if err != nil {
		return nil, s.unreadable(err)
	}
	out, err := pgx.CollectRows(rows, pgx.RowTo[string])
	if err != nil {
		return nil, s.unreadable(err)
	}
	return out, nil
}
