package postgres

import (
	"context"
	"errors"
	"net"
	"net/url"
	"strconv"
	"strings"

	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/pgxpool"

	"riobravo/save/store"
)

// ErrURL says that a word is no address of a database.
var ErrURL = errors.New("postgres: no address of a database")

// errSilent says that the database did not answer in time.
var errSilent = errors.New("no answer in time")

// Ours tells whether an address is one of a PostgreSQL database.
func Ours(at string) bool {
	return strings.HasPrefix(at, "postgres://") || strings.HasPrefix(at, "postgresql://")
}

// session is how every connection begins: what was written is on the disk, and a machine that is cut off (2,000 ms) holds no row
// for long.
const session = "SET synchronous_commit = on; SET idle_in_transaction_session_timeout = 2000"

// parse reads an address; the name that it gives back holds no password. What the address does not say the usual environment
// does (PGPASSWORD, ~/.pgpass and so on).
func parse(at string) (*pgxpool.Config, string, error) {
	if !Ours(at) {
		return nil, "", ErrURL
	}
	conf, err := pgxpool.ParseConfig(at)
	if err != nil {
		return nil, "", ErrURL // what the library says of it may hold all of it
	}
	c := conf.ConnConfig
	c.ConnectTimeout = opTime
	c.RuntimeParams["application_name"] = "riobravo"
	c.AfterConnect = func(ctx context.Context, conn *pgconn.PgConn) error { // not when connecting: a pool before the database may refuse that
		return conn.Exec(ctx, session).Close()
	}
	conf.MaxConns = connections
	u := url.URL{Scheme: "postgres", Host: net.JoinHostPort(c.Host, strconv.Itoa(int(c.Port))), Path: "/" + c.Database}
	if strings.HasPrefix(c.Host, "/") { // a socket
		u.Host, u.RawQuery = "", "host="+c.Host
	}
	if c.User != "" {
		u.User = url.User(c.User)
	}
	return conf, u.String(), nil
}

// plain says what went wrong without saying to whom it was said, or with what password.
func (s *Store) plain(err error) error {
	var said *pgconn.PgError
	var network *net.OpError
	switch {
	case err == nil, errors.Is(err, store.ErrFenced), errors.Is(err, store.ErrOtherContent), errors.Is(err, ErrForm), errors.Is(err, ErrPooled):
		return err
	case errors.As(err, &said):
		return errors.New(said.Message)
	case errors.Is(err, context.DeadlineExceeded):
		return errSilent
	case errors.As(err, &network):
		return network.Err
	}
	text := err.Error()
	if secret := s.conf.ConnConfig.Password; secret != "" {
		text = strings.ReplaceAll(text, secret, "…")
	}
	return errors.New(text)
}

func (s *Store) unwritable(err error) error {
	return &store.Unwritable{Path: s.name, Err: s.plain(err)}
}

func (s *Store) unreadable(err error) error {
	return &store.Unreadable{Path: s.name, Err: s.plain(err)}
}
