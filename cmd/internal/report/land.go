package report

import (
	"encoding/json"
	"fmt"
	"math"
	"strings"
)

// place is the shape of a region on the map: a path in the map's own units, and where its letter stands.
type place struct {
	id   string // of the region
	path string
	x, y float64
}

// mapWidth and mapHeight are the map's own units.
const (
	mapWidth  = 300.0
	mapHeight = 212.0
)

// land is the part of the GeoJSON that a map is drawn from.
type land struct {
	Frame    [4]float64
	Features []struct {
		Properties struct {
			ID, Role, Theatre, State string
			Label                    [2]float64
			Area                     int `json:"area_km2"`
		}
		Geometry struct {
			Type        string
			Coordinates json.RawMessage
		}
	}
}

// places draws the regions: the land of each theatre as one path, without what is smaller than a dot. A land that
// cannot be read gives no map.
func (b *builder) places() {
	var l land
	if err := json.Unmarshal(b.in.Theatre, &l); err != nil || len(l.Features) == 0 {
		return
	}
	parted := map[string]bool{}
	for _, f := range l.Features {
		if f.Properties.Role == "part" {
			parted[f.Properties.State] = true
		}
	}
	scale := projector(l.Frame)
	var rest strings.Builder
	for _, d := range b.rs.Regions {
		p := place{id: d.ID}
		var path strings.Builder
		size := 0
		for _, f := range l.Features {
			q := &f.Properties
			if q.Theatre == "" || q.Theatre != d.Map || q.Role == "state" && parted[q.ID] || q.Role != "state" && q.Role != "part" {
				continue
			}
			for _, ring := range rings(f.Geometry.Type, f.Geometry.Coordinates) {
				writeRing(&path, ring, scale)
			}
			if q.Area > size {
				size = q.Area
				p.x, p.y = scale(q.Label)
			}
		}
		p.path = path.String()
		b.r.places = append(b.r.places, p)
	}
	for _, f := range l.Features {
		if q := &f.Properties; q.Role == "state" && q.Theatre == "" && !parted[q.ID] {
			for _, ring := range rings(f.Geometry.Type, f.Geometry.Coordinates) {
				writeRing(&rest, ring, scale)
			}
		}
	}
	b.r.places = append(b.r.places, place{path: rest.String()})
}

// projector fits the frame into the map, north up; a degree of longitude is shortened as at 24° north.
func projector(frame [4]float64) func([2]float64) (x, y float64) {
	squeeze := math.Cos(24 * math.Pi / 180)
	k := min(mapWidth/((frame[2]-frame[0])*squeeze), mapHeight/(frame[3]-frame[1]))
	return func(p [2]float64) (x, y float64) {
		return (p[0] - frame[0]) * squeeze * k, (frame[3] - p[1]) * k
	}
}

// rings are the outlines of a polygon or of several.
func rings(kind string, raw json.RawMessage) [][][2]float64 {
	if kind == "Polygon" {
		var one [][][2]float64
		_ = json.Unmarshal(raw, &one) // what cannot be read is not drawn
		return one
	}
	var many [][][][2]float64
	_ = json.Unmarshal(raw, &many)
	var out [][][2]float64
	for _, p := range many {
		out = append(out, p...)
	}
	return out
}

// writeRing adds an outline in whole tenths, points nearer than three quarters of a unit left out.
func writeRing(w *strings.Builder, ring [][2]float64, scale func([2]float64) (x, y float64)) {
	var pts [][2]float64
	for _, p := range ring {
		x, y := scale(p)
		x, y = min(max(x, -20), mapWidth+20), min(max(y, -20), mapHeight+20)
		if n := len(pts); n > 0 && math.Hypot(pts[n-1][0]-x, pts[n-1][1]-y) < 0.75 {
			continue
		}
		pts = append(pts, [2]float64{x, y})
	}
	if len(pts) < 4 {
		return
	}
	for i, p := range pts {
		fmt.Fprintf(w, "%s%.1f %.1f", map[bool]string{true: "M", false: "L"}[i == 0], p[0], p[1])
	}
	w.WriteByte('Z')
}
