package theatre

import "math"

// squeeze is what a degree of longitude measures of one of latitude in the middle of the theatre, at 24° north.
var squeeze = math.Cos(24 * math.Pi / 180)

// projection is equirectangular: k cells a degree across, half as many down, for a cell is twice as high as wide.
type projection struct {
	west, north float64
	kx, ky      float64
}

// project fits a box into w by h cells and centres it; what lies beside the box shows too.
func project(b Box, w, h int) projection {
	dlon, dlat := (b[2]-b[0])*squeeze, b[3]-b[1]
	k := math.Min(float64(w)/dlon, 2*float64(h)/dlat)
	p := projection{kx: k * squeeze, ky: k / 2}
	p.west = (b[0]+b[2])/2 - float64(w)/2/p.kx
	p.north = (b[1]+b[3])/2 + float64(h)/2/p.ky
	return p
}

// cells is where a point lies, in cells from the upper left corner.
func (p projection) cells(q Point) (x, y float64) {
	return (q[0] - p.west) * p.kx, (p.north - q[1]) * p.ky
}

// The zoom steps.
const (
	Whole = iota
	Strip
	Pacific
	Gulf
	Steps
)

// boxes are the windows of the steps after the first, west, south, east, north; judgement, after tui.md.
var boxes = [Steps]Box{Strip: {-117.9, 25, -96.6, 34}, Pacific: {-110.8, 17.2, -100.4, 27.4}, Gulf: {-101.4, 17.4, -86.4, 28.2}}

// View is what of the land is shown: a step, and from Near 1 on a closer look around a theatre.
type View struct {
	Step int
	Near int // 0..3
	At   int // the theatre looked at, with Near
}

// MaxNear is the closest look.
const MaxNear = 3

func (m *Map) box(v View) Box {
	b := m.geo.Frame
	if v.Step > 0 && v.Step < Steps {
		b = boxes[v.Step]
	}
	if v.Near <= 0 || v.At < 0 || v.At >= len(m.sites) || m.sites[v.At].main < 0 {
		return b
	}
	c := m.geo.Areas[m.sites[v.At].main].Label
	f := math.Pow(1.6, float64(min(v.Near, MaxNear)))
	dx, dy := (b[2]-b[0])/2/f, (b[3]-b[1])/2/f
	return Box{c[0] - dx, c[1] - dy, c[0] + dx, c[1] + dy}
}
