package report

import (
	"fmt"
	"html"
	"strconv"
	"strings"
)

// A chart's own units: it is drawn at this size or larger, so its letters stay readable on a telephone.
const (
	chartWidth  = 340
	chartHeight = 190
	plotLeft    = 34
	plotRight   = 292
	plotTop     = 12
	plotBottom  = 146
)

// chart is a line chart: the months from the opening on, with marks under them.
type chart struct {
	id, title, desc string
	low, high       int
	lines           []chartLine
	marks           map[int]string // by month: letters of turning points
	after           int            // the first month of the aftermath
	months          int
	zero            string // what the line at 0 means, empty for none
	aftermath       string
}

// chartLine is one line. Its tag stands at its end; dash and tag tell lines apart where colours do not.
type chartLine struct {
	tag, color, dash string
	values           []int
}

func (c *chart) x(month int) float64 {
	return plotLeft + float64(plotRight-plotLeft)*float64(month)/float64(max(1, c.months))
}

func (c *chart) y(v int) float64 {
	v = min(max(v, c.low), c.high)
	return plotBottom - float64(plotBottom-plotTop)*float64(v-c.low)/float64(max(1, c.high-c.low))
}

// svg draws the chart with its title and description for those who do not see it.
func (c *chart) svg() string {
	var w strings.Builder
	fmt.Fprintf(&w, `<svg class="chart" viewBox="0 0 %d %d" role="img" aria-labelledby="%s-t %s-d"><title id="%s-t">%s</title><desc id="%s-d">%s</desc>`,
		chartWidth, chartHeight, c.id, c.id, c.id, html.EscapeString(c.title), c.id, html.EscapeString(c.desc))
	c.ground(&w)
	for _, l := range c.lines {
		c.line(&w, &l)
	}
	c.tags(&w)
	w.WriteString("</svg>")
	return w.String()
}

// ground is the frame, the scale, the months and the marks.
func (c *chart) ground(w *strings.Builder) {
	if c.after > 0 && c.after <= c.months {
		x := c.x(c.after - 1)
		fmt.Fprintf(w, `<rect class="after" x="%.1f" y="%d" width="%.1f" height="%d"/>`, x, plotTop, float64(plotRight)-x, plotBottom-plotTop)
		fmt.Fprintf(w, `<text class="faint" x="%d" y="%d" text-anchor="end">%s</text>`, plotRight-2, plotTop+9, html.EscapeString(c.aftermath))
	}
	for _, v := range c.scale() {
		class := "grid"
		if v == 0 && c.zero != "" {
			class = "zero"
		}
		y := c.y(v)
		fmt.Fprintf(w, `<line class="%s" x1="%d" x2="%d" y1="%.1f" y2="%.1f"/><text class="axis" x="%d" y="%.1f" text-anchor="end">%s</text>`, class, plotLeft, plotRight, y, y, plotLeft-4, y+3.5, signless(v))
	}
	step := 1
	for c.months/step > 10 {
		step++
	}
	for m := step; m <= c.months; m += step {
		fmt.Fprintf(w, `<text class="axis" x="%.1f" y="%d" text-anchor="middle">%d</text>`, c.x(m), plotBottom+13, m)
	}
	for m := 0; m <= c.months; m++ {
		if c.marks[m] != "" {
			fmt.Fprintf(w, `<line class="mark" x1="%.1f" x2="%.1f" y1="%d" y2="%d"/><text class="letter" x="%.1f" y="%d" text-anchor="middle">%s</text>`, c.x(m), c.x(m), plotTop, plotBottom, c.x(m), plotBottom+28, html.EscapeString(c.marks[m]))
		}
	}
}

// scale are the values beside the axis: the ends, the middle, and 0 where it lies between.
func (c *chart) scale() []int {
	out := []int{c.low, c.high}
	mid := (c.low + c.high) / 2
	if c.zero != "" && c.low < 0 && c.high > 0 {
		mid = 0
	}
	if mid != c.low && mid != c.high {
		out = append(out, mid)
	}
	return out
}

func (c *chart) line(w *strings.Builder, l *chartLine) {
	var pts []string
	for m, v := range l.values {
		pts = append(pts, fmt.Sprintf("%.1f,%.1f", c.x(m), c.y(v)))
	}
	dash := ""
	if l.dash != "" {
		dash = ` stroke-dasharray="` + l.dash + `"`
	}
	fmt.Fprintf(w, `<polyline class="line" stroke="%s"%s points="%s"/>`, l.color, dash, strings.Join(pts, " "))
}

// tags writes each line's name at its end, apart from one another.
func (c *chart) tags(w *strings.Builder) {
	type tag struct {
		y float64
		l *chartLine
	}
	var all []tag
	for i := range c.lines {
		l := &c.lines[i]
		if len(l.values) == 0 {
			continue
		}
		t := tag{c.y(l.values[len(l.values)-1]), l}
		at := len(all)
		for at > 0 && all[at-1].y > t.y {
			at--
		}
		all = append(all[:at], append([]tag{t}, all[at:]...)...)
	}
	for i := range all {
		if i > 0 {
			all[i].y = max(all[i].y, all[i-1].y+12)
		}
	}
	for i := len(all) - 1; i >= 0; i-- {
		limit := float64(plotBottom)
		if i < len(all)-1 {
			limit = all[i+1].y - 12
		}
		all[i].y = min(all[i].y, limit)
	}
	for _, t := range all {
		fmt.Fprintf(w, `<text class="tag" fill="%s" x="%d" y="%.1f">%s</text>`, t.l.color, plotRight+5, t.y+4, html.EscapeString(t.l.tag))
	}
}

// signless is a number with a true minus.
func signless(n int) string {
	if n < 0 {
		return "−" + strconv.Itoa(-n)
	}
	return strconv.Itoa(n)
}

// signed is a number with its sign.
func signed(n int) string {
	if n > 0 {
		return "+" + strconv.Itoa(n)
	}
	return signless(n)
}

// points rounds hundredths to whole points.
func points(h int) int {
	if h < 0 {
		return -((-h + 50) / 100)
	}
	return (h + 50) / 100
}

// seatColors tell the seats apart in lines and letters: the palette's text on light ground (design of the screens), which
// differs in lightness too; dashes and letters say the same.
var seatColors = []string{"#0b2a7a", "#1f6f5c", "#5a2400", "#a52fc4", "#5c5900", "#56606e"}

var seatDashes = []string{"", "7 3", "2 3", "9 3 2 3", "4 2", "1 2"}

// shadesAt are the values at which the ramp of violence grows darker; the shades themselves stand in review.css.
var shadesAt = []int{0, 80, 110, 150, 200, 300}

func shade(core int) int {
	n := 0
	for i, at := range shadesAt {
		if core >= at {
			n = i
		}
	}
	return n
}

// lands are the shapes of the regions, drawn once and used by every month's map.
func (r *Review) lands() string {
	if len(r.places) == 0 {
		return ""
	}
	var w strings.Builder
	w.WriteString(`<svg class="defs" width="0" height="0" aria-hidden="true" focusable="false"><defs>`)
	for i, p := range r.places {
		fmt.Fprintf(&w, `<path id="land-%d" d="%s"/>`, i, p.path)
	}
	w.WriteString(`</defs></svg>`)
	return w.String()
}

// mapOf is the theatre at the end of a month.
func (r *Review) mapOf(m *Month, id, title, desc string) string {
	if len(r.places) == 0 {
		return ""
	}
	var w strings.Builder
	fmt.Fprintf(&w, `<svg class="map" viewBox="0 0 %d %d" role="img" aria-labelledby="%s-t %s-d"><title id="%s-t">%s</title><desc id="%s-d">%s</desc>`,
		int(mapWidth), int(mapHeight), id, id, id, html.EscapeString(title), id, html.EscapeString(desc))
	fmt.Fprintf(&w, `<use href="#land-%d" class="rest"/>`, len(r.places)-1)
	for i, t := range m.Theatre {
		fmt.Fprintf(&w, `<use href="#land-%d" class="s%d"/>`, i, shade(t.Core))
	}
	for i, t := range m.Theatre {
		p, mark := &r.places[i], ""
		if t.Incident {
			mark = "!"
		}
		if p.path != "" && t.Letter+mark != "" {
			fmt.Fprintf(&w, `<text class="t%d" x="%.1f" y="%.1f" text-anchor="middle">%s</text>`, shade(t.Core), min(max(p.x, 8), mapWidth-8), max(p.y, 12)+3, html.EscapeString(t.Letter+mark))
		}
	}
	w.WriteString("</svg>")
	return w.String()
}
