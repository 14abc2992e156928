package tui

import (
	tea "charm.land/bubbletea/v2"

	"riobravo/cmd/internal/tui/screen"
	"riobravo/cmd/internal/tui/theme"
	"riobravo/cmd/internal/words"
)

// setting is the value that counts now: of the settings, or without them of what the wiring handed in.
func (a *App) setting(name string) string {
	if a.cfg.Settings != nil {
		for _, s := range a.cfg.Settings.List() {
			if s.Name == name {
				return s.Value
			}
		}
	}
	switch name {
	case "color":
		return a.cfg.Color
	case "glyphs":
		return a.cfg.Glyphs
	case "motion":
		return a.cfg.Motion
	case "mouse":
		if a.cfg.NoMouse {
			return "off"
		}
	}
	return ""
}

// retheme builds the session's theme from its settings, its environment and what its terminal reported.
func (a *App) retheme() {
	color, glyphs := a.setting("color"), a.setting("glyphs")
	o := theme.Options{
		Profile: theme.Profile(color, "", a.cfg.Env, a.reported), Light: a.light,
		Glyphs: theme.Tier(glyphs, "", a.cfg.Env), Keys: a.cfg.Keys,
	}
	switch a.setting("theme") {
	case "dark":
		o.Light = false
	case "light":
		o.Light = true
	case "contrast":
		o.Contrast = true
	}
	a.theme = theme.New(o)
}

// motion is how much may move.
func (a *App) motion() screen.Motion {
	switch {
	case theme.Getenv(a.cfg.Env, "REDUCE_MOTION") != "" && a.cfg.Settings == nil:
		return screen.Still
	case a.setting("motion") == "full":
		return screen.Lively
	case a.setting("motion") == "short":
		return screen.Brisk
	}
	return screen.Still
}

// change carries out a change of the settings: at once, and kept for the next time if it can be.
func (a *App) change(name, value string) tea.Cmd {
	if a.cfg.Settings == nil {
		return nil
	}
	err := a.cfg.Settings.Set(name, value)
	a.retheme()
	if name == "language" {
		a.speak()
	}
	if err != nil {
		a.notice = []string{a.cfg.Words.Text("ui.toast.unkept", map[string]any{"Place": a.cfg.Settings.Place()})}
	}
	if name == "reader" && value == "on" {
		a.notice = append(a.notice, a.cfg.Words.Text("ui.toast.reader", nil))
	}
	p := a.theme.Profile()
	return func() tea.Msg { return tea.ColorProfileMsg{Profile: p} }
}

// speak takes up the language that counts now: the screens below are laid anew, the one in front reads it as it draws.
func (a *App) speak() {
	if a.cfg.Speak == nil {
		return
	}
	id := ""
	if len(a.seats) > 0 {
		id = a.seats[0].sess.Rules().ID
	}
	a.cfg.Words = a.cfg.Speak(id)
	for i := range a.seats {
		a.seats[i].text = words.For(a.cfg.Words, a.seats[i].sess)
	}
	for i := range len(a.stack) - 1 {
		a.stack[i] = a.make(a.stack[i].route)
	}
}

// settings are what screens see of them.
func (a *App) settings() ([]screen.Setting, string) {
	if a.cfg.Settings == nil {
		return nil, ""
	}
	return a.cfg.Settings.List(), a.cfg.Settings.Place()
}
