package theatre

import (
	"encoding/json"
	"fmt"
)

// Point is a place in degrees: longitude, latitude.
type Point [2]float64

// Box is a window in degrees: west, south, east, north.
type Box [4]float64

// Area is a state or a part of one: the smallest piece of land that can be held.
type Area struct {
	ID      string
	Code    string // two or three letters
	Abbr    string // two letters, unique, for the map
	Name    string
	Theatre string // "" for land where nothing is placed
	Label   Point
	Tile    [3]int // column, row and width on the tile grid
	Size    int    // square kilometres
	Rings   [][]Point
	North   bool // of the river
}

// Place is a city, a port or a crossing.
type Place struct {
	ID, Name string
	Kind     string // capital, crossing, port, city
	Rank     int
	Pop      int
	North    bool
	At       Point
	Gate     Point // of a crossing: its point on the border
	Pair     string
	State    string
}

// Line is a border or a route. Routes of rank 1 are drawn in every layer, the others where trade is shown.
type Line struct {
	Rank   int
	Points []Point
}

// Geometry is the land that the map draws. It knows no game.
type Geometry struct {
	Frame   Box
	Areas   []Area
	Beyond  [][]Point // rings of neighbouring land
	Borders []Line
	Routes  []Line
	Places  []Place
	River   string   // the line of the tile view that parts the republics, with the crossings' ids in it
	Strip   []string // the crossings view: ids of places, and after some of them room for "■■■■ x"
}

type feature struct {
	Properties struct {
		ID, Role, Code, Abbr, Name, Short, Theatre, Country, State, Kind, Pair string
		Label, Gate                                                            Point
		Tile                                                                   [3]int
		Area                                                                   int `json:"area_km2"`
		Rank, Pop                                                              int
	}
	Geometry struct {
		Type        string
		Coordinates json.RawMessage
	}
}

// Parse reads the geometry's GeoJSON: features with the role state, part, context, border, route or place. A state that
// has parts is left to them.
func Parse(data []byte) (*Geometry, error) {
	var file struct {
		Frame    Box
		River    string
		Strip    []string
		Features []feature
	}
	if err := json.Unmarshal(data, &file); err != nil {
		return nil, fmt.Errorf("theatre: geometry: %w", err)
	}
	g := &Geometry{Frame: file.Frame, River: file.River, Strip: file.Strip}
	parted := map[string]bool{}
	for i := range file.Features {
		if p := &file.Features[i].Properties; p.Role == "part" {
			parted[p.State] = true
		}
	}
	for i := range file.Features {
		f := &file.Features[i]
		if f.Properties.Role == "state" && parted[f.Properties.ID] {
			continue
		}
		if err := g.add(f); err != nil {
			return nil, fmt.Errorf("theatre: geometry of %q: %w", f.Properties.ID, err)
		}
	}
	if len(g.Areas) > maxAreas {
		return nil, fmt.Errorf("theatre: geometry: %d areas given; at most %d are drawn", len(g.Areas), maxAreas)
	}
	return g, nil
}

func (g *Geometry) add(f *feature) error {
	p := &f.Properties
	switch p.Role {
	case "state", "part":
		rings, err := f.rings()
		g.Areas = append(g.Areas, Area{
			ID: p.ID, Code: p.Code, Abbr: p.Abbr, Name: p.Name, Theatre: p.Theatre, Label: p.Label, Tile: p.Tile, Size: p.Area,
			Rings: rings, North: p.Country == "US",
		})
		return err
	case "context":
		rings, err := f.rings()
		g.Beyond = append(g.Beyond, rings...)
		return err
	case "border", "route":
		var pts []Point
		err := json.Unmarshal(f.Geometry.Coordinates, &pts)
		if p.Role == "border" {
			g.Borders = append(g.Borders, Line{p.Rank, pts})
		} else {
			g.Routes = append(g.Routes, Line{p.Rank, pts})
		}
		return err
	case "place":
		q := Place{ID: p.ID, Name: p.Name, Kind: p.Kind, Rank: p.Rank, Pop: p.Pop, North: p.Country == "US", Gate: p.Gate, Pair: p.Pair, State: p.State}
		if p.Short != "" {
			q.Name = p.Short
		}
		err := json.Unmarshal(f.Geometry.Coordinates, &q.At)
		g.Places = append(g.Places, q)
		return err
	}
	return nil
}

func (f *feature) rings() ([][]Point, error) {
	if f.Geometry.Type == "Polygon" {
		var one [][]Point
		err := json.Unmarshal(f.Geometry.Coordinates, &one)
		return one, err
	}
	var many [][][]Point
	err := json.Unmarshal(f.Geometry.Coordinates, &many)
	var out [][]Point
	for _, p := range many {
		out = append(out, p...)
	}
	return out, err
}
