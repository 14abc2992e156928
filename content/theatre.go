package content

// Theatre is the land that the exercise is about, as GeoJSON: states and parts of states with the theatre they belong to,
// neighbours, borders, routes and places. A region names its theatre in its field map. Source and licence stand in the
// file (Natural Earth, public domain); short names, routes, the parts' letters and the tile grid are laid by hand.
func Theatre() []byte {
	b, err := files.ReadFile("base/theatre.geojson")
	if err != nil {
		panic("content: the theatre is not in the program: " + err.Error()) // it is embedded
	}
	return b
}
