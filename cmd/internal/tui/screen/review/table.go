package review

import (
	"strings"

	"riobravo/cmd/internal/tui/session"
	"riobravo/cmd/internal/tui/theme"
	"riobravo/cmd/internal/tui/widget"
)

// gap is how many cells stand between two columns; narrowest how narrow a column of words may become before the rows are
// told one below the other instead.
const (
	gap       = 2
	narrowest = 12
)

// tableRows lays a table out in w cells: in columns; a long row of numbers is broken and goes on below under its own head;
// where words have no room, row by row in sentences.
func tableRows(t *session.Table, w int) []widget.Row {
	rows := widget.WrapRows(theme.Strong, t.Caption, w, 0)
	if len(t.Rows) == 0 {
		return rows
	}
	for _, cols := range broken(t, w) {
		widths := fitted(t, cols, w)
		if widths == nil {
			return append(rows, sentences(t, w)...)
		}
		rows = append(rows, columnRows(t, cols, widths, nil)...)
		for _, r := range t.Rows {
			rows = append(rows, columnRows(t, cols, widths, r)...)
		}
	}
	return rows
}

// natural is how wide a column would like to be, and the least it can be.
func natural(t *session.Table, col int) (want, least int) {
	for _, word := range strings.Fields(t.Head[col]) {
		want = max(want, widget.Len(word))
	}
	least = min(want, narrowest)
	for _, r := range t.Rows {
		if col >= len(r) {
			continue
		}
		for _, l := range r[col] {
			want = max(want, widget.Len(l))
		}
	}
	if t.Right[col] {
		return want, want
	}
	return want, min(want, max(least, narrowest))
}

// broken are the columns in the groups that stand side by side: all, or the words with as many numbers as there is room for.
func broken(t *session.Table, w int) [][]int {
	var words, numbers, all []int
	wide, used := 0, 0
	for col := range t.Head {
		want, least := natural(t, col)
		all = append(all, col)
		if t.Right[col] {
			numbers = append(numbers, col)
			wide += want + gap
		} else {
			words = append(words, col)
			used += least + gap
		}
	}
	if len(numbers) < 6 || used+wide-gap <= w || len(words) > 2 {
		return [][]int{all}
	}
	var out [][]int
	group, x := append([]int{}, words...), 0
	for _, col := range words {
		want, _ := natural(t, col)
		x += want + gap
	}
	first := x
	for _, col := range numbers {
		want, _ := natural(t, col)
		if x+want > w && len(group) > len(words) {
			out = append(out, group)
			group, x = append([]int{}, words...), first
		}
		group, x = append(group, col), x+want+gap
	}
	return append(out, group)
}

// fitted are the widths of columns in w cells: what they like, else the words share what is left; nil when there is no room.
func fitted(t *session.Table, cols []int, w int) []int {
	room := w - gap*(len(cols)-1)
	var widths, least []int
	sum, bottom := 0, 0
	for _, col := range cols {
		want, l := natural(t, col)
		widths, least = append(widths, want), append(least, l)
		sum, bottom = sum+want, bottom+l
	}
	if bottom > room {
		return nil
	}
	for i, col := range cols { // heads in one line where there is room
		if more := widget.Len(t.Head[col]) - widths[i]; more > 0 && sum+more <= room {
			widths[i], sum = widths[i]+more, sum+more
		}
	}
	for sum > room { // the widest gives way
		at := -1
		for i := range widths {
			if widths[i] > least[i] && (at < 0 || widths[i] > widths[at]) {
				at = i
			}
		}
		widths[at]--
		sum--
	}
	return widths
}

// columnRows are the lines of one row, or of the head where there is none.
func columnRows(t *session.Table, cols, widths []int, row [][]string) []widget.Row {
	var cells [][]string
	high, role := 1, theme.Text
	for i, col := range cols {
		lines := []string{t.Head[col]}
		if row == nil {
			role = theme.Quiet
		} else if lines = nil; col < len(row) {
			lines = row[col]
		}
		var cell []string
		for _, l := range lines {
			cell = append(cell, widget.Wrap(l, widths[i])...)
		}
		cells = append(cells, cell)
		high = max(high, len(cell))
	}
	var out []widget.Row
	for y := range high {
		var line widget.Row
		for i, col := range cols {
			text := ""
			if y < len(cells[i]) {
				text = cells[i][y]
			}
			if t.Right[col] {
				text = widget.PadLeft(text, widths[i])
			} else {
				text = widget.Pad(text, widths[i])
			}
			if i+1 < len(cols) {
				text += strings.Repeat(" ", gap)
			}
			line = append(line, widget.S(role, text))
		}
		out = append(out, line)
	}
	return out
}

// sentences tells rows one below the other.
func sentences(t *session.Table, w int) []widget.Row {
	var out []widget.Row
	for _, l := range t.Sentences() {
		for i, part := range widget.Wrap(l, w-2) {
			mark := "· "
			if i > 0 {
				mark = "  "
			}
			out = append(out, widget.Row{widget.S(theme.Quiet, mark), widget.S(theme.Text, part)})
		}
	}
	return out
}
