package tui

import (
	"strconv"

	tea "charm.land/bubbletea/v2"

	"riobravo/cmd/internal/tui/screen"
	"riobravo/cmd/internal/tui/theme"
	"riobravo/cmd/internal/tui/widget"
)

// click does what stands under the pointer: a key that is drawn there, a panel to focus, a row to select. A second click
// on what is selected in the focused panel opens it.
func (a *App) click(x, y int) tea.Cmd {
	if a.small() || a.w == 0 {
		return nil
	}
	var panel *widget.Spot
	var pick func(x, y int) bool
	press := theme.None
	for _, s := range a.draw().At(x, y) {
		switch {
		case s.Press != theme.None && press == theme.None:
			press = s.Press
		case s.Pick != nil && pick == nil && press == theme.None:
			pick = s.Pick
		case s.Panel > 0 && panel == nil:
			panel = &s
		}
		if panel != nil {
			break
		}
	}
	var cmd tea.Cmd
	focused := panel == nil || panel.Focus
	if !focused {
		cmd = a.press(screen.Press{Action: theme.Panel, Text: strconv.Itoa(panel.Panel)})
	}
	switch {
	case press != theme.None:
		return tea.Batch(cmd, a.press(a.pressOf(press)))
	case pick != nil:
		a.clear()
		if again := pick(x, y); again && focused {
			return a.press(a.pressOf(theme.Open))
		}
	}
	return cmd
}

// wheel turns what lies under the pointer.
func (a *App) wheel(x, y, d int, shift bool) {
	if a.small() || a.w == 0 {
		return
	}
	for _, s := range a.draw().At(x, y) {
		if s.Wheel != nil {
			a.settle()
			s.Wheel(d, shift)
			return
		}
		if s.Panel > 0 { // what lies under a panel stays
			return
		}
	}
}

// pressOf is the press of an action's own key.
func (a *App) pressOf(act theme.Action) screen.Press {
	return screen.Press{Action: act, Text: a.theme.Keys.Of(act)[0]}
}

func (a *App) mouse(msg tea.MouseMsg) tea.Cmd {
	m := msg.Mouse()
	switch msg.(type) {
	case tea.MouseClickMsg:
		if m.Button == tea.MouseLeft {
			return a.click(m.X, m.Y)
		}
	case tea.MouseWheelMsg:
		switch m.Button {
		case tea.MouseWheelUp:
			a.wheel(m.X, m.Y, -1, m.Mod.Contains(tea.ModShift))
		case tea.MouseWheelDown:
			a.wheel(m.X, m.Y, 1, m.Mod.Contains(tea.ModShift))
		}
	}
	return nil
}
