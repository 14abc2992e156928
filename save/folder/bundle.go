package folder

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"os"
	"path/filepath"

	"riobravo/save"
)

// A bundle is what games were played with, a scenario's source or its texts, kept once and named by its SHA-256.

func (f *Folder) bundle(hash string) string { return filepath.Join(f.dir, "bundles", hash+".gz") }

// KeepBundle keeps what make gives under its hash, unless it is there already.
func (f *Folder) KeepBundle(hash string, make func() []byte) error {
	if _, err := f.Bundle(hash); err == nil {
		return nil
	}
	path := f.bundle(hash)
	fail := func(err error) error { return &Unwritable{Path: path, Err: plain(err)} }
	b := make()
	if sum := sha256.Sum256(b); hex.EncodeToString(sum[:]) != hash {
		return fail(ErrOtherContent)
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return fail(err)
	}
	t, err := os.CreateTemp(filepath.Dir(path), "new-*")
	if err != nil {
		return fail(err)
	}
	defer os.Remove(t.Name())
	z := gzip.NewWriter(t)
	_, err = z.Write(b)
	for _, step := range []func() error{z.Close, t.Sync, t.Close} {
		if err2 := step(); err == nil {
			err = err2
		}
	}
	if err == nil {
		err = os.Rename(t.Name(), path)
	}
	if err != nil {
		return fail(err)
	}
	syncDir(filepath.Dir(path))
	return nil
}

// Bundle gives back what was kept under a hash.
func (f *Folder) Bundle(hash string) ([]byte, error) {
	if b, err := hex.DecodeString(hash); err != nil || len(b) != sha256.Size {
		return nil, &NoBundle{Hash: hash}
	}
	packed, err := slurp(f.bundle(hash))
	if err != nil {
		return nil, &NoBundle{Hash: hash}
	}
	z, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return nil, &NoBundle{Hash: hash}
	}
	b, err := io.ReadAll(io.LimitReader(z, most))
	if err != nil {
		return nil, &NoBundle{Hash: hash}
	}
	if sum := sha256.Sum256(b); hex.EncodeToString(sum[:]) != hash {
		return nil, &NoBundle{Hash: hash}
	}
	return b, nil
}

// ReadFile reads a game from any file: a portable one, or a copy of a kept one. The file is left as it is.
func ReadFile(path string) (*save.Portable, *Damage, error) {
	if st, err := os.Stat(path); err != nil {
		return nil, nil, &Unreadable{Path: path, Err: plain(err)}
	} else if !st.Mode().IsRegular() {
		return nil, nil, &NotOurs{Path: path, Why: ErrSpecial}
	}
	b, err := slurp(path)
	if err != nil {
		return nil, nil, err
	}
	if !save.Packed(b) {
		l, damage, _, err := look(path, b)
		return &save.Portable{Log: l}, damage, err
	}
	p, err := save.Import(bytes.NewReader(b))
	if err != nil {
		return nil, nil, &NotOurs{Path: path, Why: err}
	}
	return p, nil, nil
}

// WriteFile writes a file whole or not at all.
func WriteFile(path string, b []byte) error {
	t, err := os.CreateTemp(filepath.Dir(path), ".new-*")
	if err != nil {
		return &Unwritable{Path: path, Err: plain(err)}
	}
	defer os.Remove(t.Name())
	_, err = t.Write(b)
	for _, step := range []func() error{t.Sync, t.Close} {
		if err2 := step(); err == nil {
			err = err2
		}
	}
	if err == nil {
		err = os.Rename(t.Name(), path)
	}
	if err != nil {
		return &Unwritable{Path: path, Err: plain(err)}
	}
	return nil
}
