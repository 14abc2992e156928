package content

import (
	"embed"
	"encoding/json"
	"strconv"

	"riobravo/content/diag"
	"riobravo/content/internal/decode"
)

//go:embed signs
var signFiles embed.FS

// Sign is what of a claim can be seen in a single game: where it could have shown itself, and whether it did there. Its words
// are in the catalogue under sign.<id>. The expressions are of package claims.
type Sign struct {
	ID        string
	Claim     string // a row of the table of claims
	May       bool   // the claim says that it can happen, not that it must
	Occasions string
	Shows     string
}

// Signs reads the signs, in the order of their file, and their hash: what was counted by them says which they were.
func Signs() (list []Sign, sum string, l diag.List) {
	layer := readLayer(signFiles, "signs", &l)
	seen := map[string]bool{}
	for _, d := range decode.DecodeSigns(layer.Files, &l) {
		if seen[d.ID.V] {
			l.Say(diag.DuplicateID, d.ID.At, "sign %q stands twice", d.ID.V)
		}
		seen[d.ID.V] = true
		list = append(list, Sign{ID: d.ID.V, Claim: claimID(d.Claim.V), May: d.May.V, Occasions: d.Occasions.V, Shows: d.Shows.V})
	}
	src, _ := signFiles.ReadFile("signs/signs.yaml")
	return list, hash(src), l
}

// Shown is how often each claim showed itself in many games that bots played, and which games these were. It is written by
// `riobravo claims --shown --json` and kept in signs/shown.json for the default scenario under its default assumptions.
type Shown struct {
	Scenario string           `json:"scenario"`
	Rules    string           `json:"rules"`  // hash of the scenario's rules
	Signs    string           `json:"signs"`  // hash of the signs
	Assume   []string         `json:"assume"` // assumptions with the contrary view
	Bots     string           `json:"bots"`
	Seed     uint64           `json:"seed"`
	Games    int              `json:"games"`
	Counts   map[string]Count `json:"counts"` // by sign
}

// Count is what one sign came to.
type Count struct {
	Games     int `json:"games"`     // in which it had an occasion
	Occasions int `json:"occasions"` // in them
	Shown     int `json:"shown"`     // of these, those in which it showed itself
}

// ShownBefore is the table that comes with the program; ok is false when there is none that can be read.
func ShownBefore() (t Shown, ok bool) {
	b, err := signFiles.ReadFile("signs/shown.json")
	return t, err == nil && json.Unmarshal(b, &t) == nil && t.Games > 0
}

// claimID is the id of a numbered row.
func claimID(n int64) string { return strconv.FormatInt(n, 10) }
