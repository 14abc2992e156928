package postgres

import (
	"context"
	"errors"
	"sync"
	"time"

	"github.com/jackc/pgx/v5"

	"riobravo/save/store"
)

// room is a room that this program writes.
type room struct {
	id    string
	data  []byte
	lease *lease
	once  sync.Once
}

func roomLease(id string) string { return "room/" + id }

// OpenRoom holds a room, a new one or one that was kept.
func (s *Store) OpenRoom(id string) (store.Room, error) {
	if !store.ValidID(id) {
		return nil, &store.NoRoom{ID: id}
	}
	lease, err := s.leases.acquire(roomLease(id), id)
	if err != nil {
		return nil, err
	}
	data, err := s.Room(id)
	if err != nil && !errors.As(err, new(*store.NoRoom)) {
		lease.drop()
		return nil, err
	}
	return &room{id: id, data: data, lease: lease}, nil
}

func (r *room) Data() []byte          { return r.data }
func (r *room) Lost() <-chan struct{} { return r.lease.lost }
func (r *room) Close()                { r.once.Do(r.lease.drop) }

// Keep makes what is known of the room durable.
func (r *room) Keep(data []byte) error {
	return r.lease.write(opTime, 1, `INSERT INTO riobravo_room SELECT $3, $4::bytea, clock_timestamp() FROM l
		ON CONFLICT (id) DO UPDATE SET data = excluded.data, kept = excluded.kept`, r.id, data)
}

// Room is what was kept of a room.
func (s *Store) Room(id string) ([]byte, error) {
	if !store.ValidID(id) {
		return nil, &store.NoRoom{ID: id}
	}
	ctx, stop := timed(opTime)
	defer stop()
	var data []byte
	err := s.pool.QueryRow(ctx, "SELECT data FROM riobravo_room WHERE id = $1", id).Scan(&data)
	switch {
	case errors.Is(err, pgx.ErrNoRows):
		return nil, &store.NoRoom{ID: id}
	case err != nil:
		return nil, s.unreadable(err)
	}
	return data, nil
}

// Rooms are the ids of all rooms, in their order.
func (s *Store) Rooms() ([]string, error) {
	return s.strings(`SELECT id FROM riobravo_room ORDER BY id COLLATE "C"`)
}

// Holder says who holds a room.
func (s *Store) Holder(id string) (store.Holder, error) {
	ctx, stop := timed(opTime)
	defer stop()
	var h store.Holder
	var node string
	err := s.pool.QueryRow(ctx, "SELECT holder, label, reach FROM riobravo_lease WHERE name = $1 AND until > clock_timestamp()", roomLease(id)).Scan(&node, &h.Node, &h.Reach)
	switch {
	case errors.Is(err, pgx.ErrNoRows):
		return store.Holder{}, nil
	case err != nil:
		return store.Holder{}, s.unreadable(err)
	}
	h.Self = node == s.node
	return h, nil
}

// Changes has something in it soon after a lease changed hands.
func (s *Store) Changes(ctx context.Context) <-chan struct{} {
	out := make(chan struct{}, 1)
	go func() {
		for ctx.Err() == nil {
			_ = s.listen(ctx, out) // without it the caller's own asking has to do
			select {
			case <-ctx.Done():
			case <-time.After(time.Second):
			}
		}
	}()
	return out
}

func (s *Store) listen(ctx context.Context, out chan<- struct{}) error {
	conn, err := s.alone(ctx)
	if err != nil {
		return err
	}
	defer func() {
		late, stop := timed(opTime)
		defer stop()
		_ = conn.Close(late)
	}()
	if _, err := conn.Exec(ctx, "LISTEN "+channel); err != nil {
		return err
	}
	for {
		if _, err := conn.WaitForNotification(ctx); err != nil {
			return err
		}
		select {
		case out <- struct{}{}:
		default:
		}
	}
}
