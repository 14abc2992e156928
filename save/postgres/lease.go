package postgres

import (
	"context"
	"errors"
	"sync"
	"time"

	"github.com/jackc/pgx/v5"

	"riobravo/save/store"
)

// channel is told the name of a lease that changed hands.
const channel = "riobravo"

// lease is the right to write a game or a room, while it lasts.
type lease struct {
	of    *leases
	name  string
	epoch int64

	mu     sync.Mutex
	timer  *time.Timer // ends it before its time is up
	lost   chan struct{}
	ended  bool
	dropOf sync.Once
}

// leases are those that this program holds. One statement renews them all, over a connection of its own, so that nothing
// that the program does makes a renewal wait.
type leases struct {
	s    *Store
	stop context.CancelFunc
	done chan struct{}

	mu   sync.Mutex
	held map[string]*lease
}

func newLeases(s *Store) *leases {
	ctx, stop := context.WithCancel(context.Background())
	l := &leases{s: s, stop: stop, done: make(chan struct{}), held: map[string]*lease{}}
	go l.renewAll(ctx)
	return l
}

const acquireSQL = `
WITH got AS (
	INSERT INTO riobravo_lease AS l (name, epoch, holder, label, reach, since, until)
	VALUES ($1, 1, $2, $3, $4, clock_timestamp(), clock_timestamp() + $5)
	ON CONFLICT (name) DO UPDATE SET epoch = l.epoch + 1, holder = $2, label = $3, reach = $4, since = clock_timestamp(), until = clock_timestamp() + $5
	WHERE l.until < clock_timestamp()
	RETURNING epoch)
SELECT epoch, pg_notify('` + channel + `', $1)::text FROM got`

// acquire takes a lease that nobody holds; id is what is told of it.
func (l *leases) acquire(name, id string) (*lease, error) {
	ctx, stop := timed(opTime)
	defer stop()
	began := time.Now()
	out := &lease{of: l, name: name, lost: make(chan struct{})}
	var told string
	err := l.s.pool.QueryRow(ctx, acquireSQL, name, l.s.node, l.s.label, l.s.reach, leaseFor).Scan(&out.epoch, &told)
	if errors.Is(err, pgx.ErrNoRows) {
		h := &store.Held{ID: id, Node: "?"}
		_ = l.s.pool.QueryRow(ctx, "SELECT label, since FROM riobravo_lease WHERE name = $1", name).Scan(&h.Node, &h.Since) // it may just have been let go
		return nil, h
	}
	if err != nil {
		return nil, l.s.unwritable(err)
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	l.held[name] = out
	out.timer = time.AfterFunc(until(began), out.lose)
	return out, nil
}

// until is how long a lease may be relied on that was asked for at a time.
func until(asked time.Time) time.Duration {
	return time.Until(asked.Add(leaseFor - leaseMargin))
}

const renewSQL = `
UPDATE riobravo_lease AS l SET until = clock_timestamp() + $3 FROM unnest($1::text[], $2::bigint[]) AS mine (name, epoch)
WHERE l.name = mine.name AND l.epoch = mine.epoch AND l.until > clock_timestamp() RETURNING l.name`

// renewAll renews what is held until ctx ends.
func (l *leases) renewAll(ctx context.Context) {
	defer close(l.done)
	var conn *pgx.Conn
	tick := time.NewTicker(renewEvery)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			if conn != nil {
				_ = conn.Close(context.WithoutCancel(ctx))
			}
			return
		case <-tick.C:
			conn = l.renew(ctx, conn)
		}
	}
}

// renew renews what is held; it gives back the connection for the next time, nil where a new one is needed.
func (l *leases) renew(ctx context.Context, conn *pgx.Conn) *pgx.Conn {
	l.mu.Lock()
	var names []string
	var epochs []int64
	mine := map[string]*lease{}
	for name, one := range l.held {
		names, epochs = append(names, name), append(epochs, one.epoch)
		mine[name] = one
	}
	l.mu.Unlock()
	if len(names) == 0 {
		return conn
	}
	ctx, stop := context.WithTimeout(ctx, renewTime)
	defer stop()
	began := time.Now()
	fail := func() *pgx.Conn {
		if conn != nil {
			go func() { // to say goodbye to one who does not answer takes time
				late, stop := timed(renewTime)
				defer stop()
				_ = conn.Close(late)
			}()
		}
		return nil
	}
	if conn == nil {
		var err error
		if conn, err = l.s.alone(ctx); err != nil {
			return fail()
		}
	}
	rows, err := conn.Query(ctx, renewSQL, names, epochs, leaseFor)
	if err != nil {
		return fail()
	}
	kept, err := pgx.CollectRows(rows, pgx.RowTo[string])
	if err != nil {
		return fail()
	}
	for _, name := range kept {
		mine[name].extend(until(began))
		delete(mine, name)
	}
	for _, one := range mine { // another's, or run out
		one.lose()
	}
	return conn
}

// extend lets a lease last so long from now.
func (l *lease) extend(d time.Duration) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if !l.ended {
		l.timer.Reset(d)
	}
}

// lose ends a lease for this program; who waits for that is told.
func (l *lease) lose() {
	l.mu.Lock()
	if !l.ended {
		l.ended = true
		l.timer.Stop()
		close(l.lost)
	}
	l.mu.Unlock()
	l.of.mu.Lock()
	if l.of.held[l.name] == l {
		delete(l.of.held, l.name)
	}
	l.of.mu.Unlock()
}

// good tells whether the lease may still be relied on.
func (l *lease) good() bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return !l.ended
}

const releaseSQL = `
WITH gone AS (UPDATE riobravo_lease SET until = clock_timestamp() - interval '1 millisecond' WHERE name = $1 AND epoch = $2 RETURNING name)
SELECT pg_notify('` + channel + `', name)::text FROM gone`

// drop gives a lease back; one that the database does not hear of runs out.
func (l *lease) drop() {
	l.dropOf.Do(func() {
		if !l.good() {
			return
		}
		l.lose()
		_, _ = l.of.s.changed(opTime, releaseSQL, l.name, l.epoch)
	})
}

// close drops all that is held, and renews nothing more.
func (l *leases) close() {
	l.stop()
	<-l.done
	l.mu.Lock()
	var all []*lease
	for _, one := range l.held {
		all = append(all, one)
	}
	l.mu.Unlock()
	for _, one := range all {
		one.drop()
	}
}

// fence is the beginning of every statement that writes: nothing happens unless the lease with its number is still held. It
// takes $1 and $2, and keeps others from taking the lease until the statement has ended.
const fence = `WITH l AS MATERIALIZED (SELECT 1 FROM riobravo_lease WHERE name = $1 AND epoch = $2 AND until > clock_timestamp() FOR SHARE) `

// write carries out a statement that begins with the fence; it must change as many rows as are wanted.
func (l *lease) write(d time.Duration, want int64, sql string, args ...any) error {
	if !l.good() {
		return l.of.s.unwritable(store.ErrFenced)
	}
	n, err := l.of.s.changed(d, fence+sql, append([]any{l.name, l.epoch}, args...)...)
	if err == nil && n != want {
		l.lose()
		err = store.ErrFenced
	}
	if err != nil {
		return l.of.s.unwritable(err)
	}
	return nil
}
