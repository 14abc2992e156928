package folder

import (
	"slices"

	"riobravo/game"
	"riobravo/save"
	"riobravo/save/store"
)

// Store is the folder as the contract of all stores has it.
func (f *Folder) Store() store.Store { return shelf{f} }

// shelf is a folder behind that contract. Only what differs stands here.
type shelf struct{ f *Folder }

// kept is a held game behind that contract.
type kept struct{ g *Game }

func (k kept) ID() string                       { return k.g.ID }
func (k kept) Log() *save.Log                   { return k.g.Log }
func (k kept) Append(chunks []save.Chunk) error { return k.g.Append(chunks) }
func (k kept) Close()                           { k.g.Close() }

func (s shelf) Name() string { return s.f.Path() }
func (s shelf) Close()       {}

func (s shelf) Create(l *save.Log, hint string) (store.Game, error) {
	g, err := s.f.Create(l, hint)
	if err != nil {
		return nil, err
	}
	return kept{g}, nil
}

func (s shelf) Continue(id string) (store.Game, error) {
	g, err := s.f.Continue(id)
	if err != nil {
		return nil, err
	}
	return kept{g}, nil
}

func (s shelf) View(id string) (*save.Log, error) {
	l, _, err := s.f.View(id)
	return l, err
}

func (s shelf) Games() ([]string, error) {
	list, err := s.f.List()
	var out []string
	for _, e := range list {
		out = append(out, e.ID)
	}
	return out, err
}

func (s shelf) Delete(id string) error { return s.f.Delete(id) }

func (s shelf) Forget(id string, which func(k game.Seat) bool, all bool) (int, error) {
	return s.f.Forget(id, which, all)
}

func (s shelf) KeepBundle(hash string, make func() []byte) error { return s.f.KeepBundle(hash, make) }
func (s shelf) Bundle(hash string) ([]byte, error)               { return s.f.Bundle(hash) }

func (s shelf) Rooms() ([]string, error) {
	ids, err := s.f.roomIDs()
	slices.Sort(ids)
	return ids, err
}

func (s shelf) Room(id string) ([]byte, error) { return s.f.room(id) }

func (s shelf) OpenRoom(id string) (store.Room, error) {
	r, err := s.f.openRoom(id)
	if err != nil {
		return nil, err
	}
	return r, nil
}
