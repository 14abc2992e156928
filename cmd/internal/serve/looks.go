package serve

import (
	"riobravo/cmd/internal/config"
	"riobravo/cmd/internal/tui"
)

// looks are a visitor's settings: they hold for the connection and are kept nowhere.
type looks struct{ c *config.Config }

func (l looks) List() []tui.Setting {
	var out []tui.Setting
	for _, v := range l.c.All() {
		out = append(out, tui.Setting{Name: v.Name, Value: v.Value, Values: v.Values, From: v.From, By: v.By})
	}
	return out
}

func (l looks) Set(name, value string) error {
	_ = l.c.Set(name, value) // it counts; there is no place to keep it in
	return nil
}

func (l looks) Place() string { return "" }
