package postgres

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"

	"github.com/jackc/pgx/v5"

	"riobravo/save/store"
)

// KeepBundle keeps what make gives under its hash, unless it is there already.
func (s *Store) KeepBundle(hash string, make func() []byte) error {
	if _, err := s.Bundle(hash); err == nil {
		return nil
	}
	b := make()
	if sum := sha256.Sum256(b); hex.EncodeToString(sum[:]) != hash {
		return s.unwritable(store.ErrOtherContent)
	}
	if _, err := s.changed(bulkTime, "INSERT INTO riobravo_bundle VALUES ($1, $2) ON CONFLICT (hash) DO UPDATE SET data = excluded.data", hash, b); err != nil {
		return s.unwritable(err)
	}
	return nil
}

// Bundle gives back what was kept under a hash.
func (s *Store) Bundle(hash string) ([]byte, error) {
	ctx, stop := timed(bulkTime)
	defer stop()
	var b []byte
	err := s.pool.QueryRow(ctx, "SELECT data FROM riobravo_bundle WHERE hash = $1", hash).Scan(&b)
	if err != nil && !errors.Is(err, pgx.ErrNoRows) {
		return nil, s.unreadable(err)
	}
	if sum := sha256.Sum256(b); err != nil || hex.EncodeToString(sum[:]) != hash {
		return nil, &store.NoBundle{Hash: hash}
	}
	return b, nil
}
