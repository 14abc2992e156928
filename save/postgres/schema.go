package postgres

import (
	"context"
	"errors"

	"github.com/jackc/pgx/v5"
)

// form is the number of the tables below.
const form = 1

// schema: a game is its chunks, numbered from 0, rows only ever added but when people's words are forgotten.
const schema = `
CREATE TABLE IF NOT EXISTS riobravo_form (form integer PRIMARY KEY);
CREATE TABLE IF NOT EXISTS riobravo_lease (name text PRIMARY KEY, epoch bigint NOT NULL, holder text NOT NULL, label text NOT NULL,
	reach text NOT NULL, since timestamptz NOT NULL, until timestamptz NOT NULL);
CREATE TABLE IF NOT EXISTS riobravo_game (id text PRIMARY KEY, kept timestamptz NOT NULL);
CREATE TABLE IF NOT EXISTS riobravo_chunk (game text NOT NULL REFERENCES riobravo_game ON DELETE CASCADE, n integer NOT NULL,
	data bytea NOT NULL, PRIMARY KEY (game, n));
CREATE TABLE IF NOT EXISTS riobravo_bundle (hash text PRIMARY KEY, data bytea NOT NULL);
CREATE TABLE IF NOT EXISTS riobravo_room (id text PRIMARY KEY, data bytea NOT NULL, kept timestamptz NOT NULL);
`

// lockNumber keeps two programs from making the tables at once; "RBL1" like the file's own number.
const lockNumber = 1380076593

// ErrForm says that the tables were made by a newer program.
var ErrForm = errors.New("its tables were made by a newer program")

// prepare makes the tables, or finds them.
func (s *Store) prepare(ctx context.Context) error {
	found := 0
	err := pgx.BeginFunc(ctx, s.pool, func(tx pgx.Tx) error {
		var there bool
		if err := tx.QueryRow(ctx, "SELECT to_regclass('riobravo_room') IS NOT NULL").Scan(&there); err != nil {
			return err
		}
		if !there { // who may only use the tables need not have the right to make them
			if _, err := tx.Exec(ctx, "SELECT pg_advisory_xact_lock($1)", lockNumber); err != nil {
				return err
			}
			if _, err := tx.Exec(ctx, schema); err != nil {
				return err
			}
			if _, err := tx.Exec(ctx, "INSERT INTO riobravo_form VALUES ($1) ON CONFLICT DO NOTHING", form); err != nil {
				return err
			}
		}
		return tx.QueryRow(ctx, "SELECT max(form) FROM riobravo_form").Scan(&found)
	})
	switch {
	case err != nil:
		return s.unwritable(err)
	case found != form:
		return s.unwritable(ErrForm)
	}
	return nil
}
