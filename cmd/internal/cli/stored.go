package cli

import (
	"errors"
	"io/fs"
	"syscall"
	"time"

	"riobravo/content/diag"
	"riobravo/save"
	"riobravo/save/folder"
	"riobravo/save/postgres"
	"riobravo/save/store"
)

// stored puts what went wrong with a kept game into words; other errors stay as they are.
func (a *app) stored(err error) error {
	var none *folder.NoGame
	var held *folder.Held
	var alien *folder.NotOurs
	var write *folder.Unwritable
	var read *folder.Unreadable
	var newer *save.NewerFormat
	var differs *save.Difference
	say := func(key string, args map[string]any) error {
		a.complain("error."+key, args)
		return told{wrong}
	}
	switch {
	case errors.As(err, &none):
		var ids []string
		if f, err := a.place(); err == nil {
			if list, err := f.List(); err == nil {
				for _, e := range list {
					ids = append(ids, e.ID)
				}
			}
		}
		return &callError{"error.no_game", map[string]any{"Value": none.ID, "Near": diag.Closest(none.ID, ids)}}
	case errors.As(err, &held):
		args := map[string]any{"ID": held.ID, "PID": held.PID, "Node": held.Node, "Since": ""}
		if !held.Since.IsZero() {
			args["Since"] = held.Since.Local().Format(time.DateTime)
		}
		return say("held", args)
	case errors.As(err, &alien) && errors.As(err, &newer):
		return say("newer", map[string]any{"Path": alien.Path, "Format": newer.Number, "Ours": save.Format})
	case errors.As(err, &alien) && errors.As(err, &differs):
		return a.difference(alien.Path, differs)
	case errors.As(err, &alien):
		return say("not_ours", map[string]any{"Path": alien.Path, "What": a.why(alien.Why)})
	case errors.Is(err, postgres.ErrPooled) && errors.As(err, &write):
		return say("store_pooled", map[string]any{"Path": write.Path})
	case errors.As(err, &write) && postgres.Ours(write.Path):
		return say("store", map[string]any{"Path": write.Path, "What": a.why(write.Err)})
	case errors.As(err, &read) && postgres.Ours(read.Path):
		return say("store", map[string]any{"Path": read.Path, "What": a.why(read.Err)})
	case errors.As(err, &write):
		return say("unwritable", map[string]any{"Path": write.Path, "What": a.why(write.Err)})
	case errors.As(err, &read):
		return say("unreadable", map[string]any{"Path": read.Path, "What": a.why(read.Err)})
	}
	return err
}

// unwritten says that what was asked for cannot be written where it was to go.
func (a *app) unwritten(path string, err error) error {
	a.complain("error.unwritten", map[string]any{"Path": path, "What": a.why(err)})
	return told{wrong}
}

// reasons are why files are refused, and their keys in the catalogue; the first that fits is told.
var reasons = []struct {
	err error
	key string
}{
	{folder.ErrNothing, "nothing"},
	{folder.ErrSpecial, "special"},
	{folder.ErrLong, "long"},
	{save.ErrTooBig, "swells"},
	{save.ErrNotALog, "not_a_log"},
	{save.ErrCut, "cut"},
	{save.ErrFormat, "form"},
	{store.ErrFenced, "fenced"},
	{fs.ErrNotExist, "missing"},
	{fs.ErrPermission, "denied"},
	{syscall.ENOSPC, "full"},
	{syscall.EFBIG, "full"},
	{syscall.EROFS, "read_only"},
	{syscall.EIO, "broken"},
	{syscall.EISDIR, "folder"},
	{syscall.ENOTDIR, "no_folder"},
}

// why says why a file was refused, in the catalogue's words where it has any.
func (a *app) why(err error) string {
	line := 0
	if at := (*save.LineError)(nil); errors.As(err, &at) {
		line = at.Line
	}
	for _, r := range reasons {
		if errors.Is(err, r.err) {
			return a.t("error.why."+r.key, map[string]any{"Line": line})
		}
	}
	return err.Error()
}

// sink keeps a game's commands and says in the catalogue's words why one could not be kept.
type sink struct {
	a *app
	g save.Sink
}

// Append makes chunks durable: all of them, or on an error none.
func (s sink) Append(chunks []save.Chunk) error {
	err := s.g.Append(chunks)
	if write := (*folder.Unwritable)(nil); errors.As(err, &write) {
		return &worded{s.a.why(write.Err), err}
	}
	return err
}

// worded is an error under a text that a player can read.
type worded struct {
	text string
	err  error
}

func (w *worded) Error() string { return w.text }

// Unwrap is what was put into words: a list, so that whoever looks for the last cause ends at the words.
func (w *worded) Unwrap() []error { return []error{w.err} }
