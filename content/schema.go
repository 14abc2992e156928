package content

import (
	"encoding/json"

	"riobravo/content/internal/decode"
)

// Schema is the format of a scenario's files as a JSON Schema (draft 2020-12), made from what the decoder itself reads: its
// types, the registry of effect kinds and the engine's lists of words. Tell gives the words of a key: "orders.cooldown",
// "effects.points"; "" where there are none.
func Schema(tell func(key string) string) []byte {
	b, err := json.MarshalIndent(decode.Schema(tell), "", "  ")
	if err != nil { // it is made of maps, lists and texts
		panic(err)
	}
	return append(b, '\n')
}

// Keys are the keys of the format, as in "orders.cooldown", in the order of the sections.
func Keys() []string { return decode.Keys() }
