package claims

import (
	"fmt"
	"strings"

	"riobravo/game"
)

// place finds the field that a path like mexico.approval, region.sinaloa.core or escalation names.
func place(rs *game.Ruleset, path string) (f game.Field, i, j int16, err error) {
	parts := strings.Split(path, ".")
	name := parts[len(parts)-1]
	scope := game.ScopeWorld
	switch {
	case len(parts) == 1:
	case len(parts) == 2:
		scope = game.ScopeSeat
		i = -1
		for k, d := range rs.Seats {
			if d.ID == parts[0] {
				i = int16(k)
			}
		}
	case parts[0] == "group":
		scope, i = game.ScopeGroup, -1
		for k, d := range rs.Groups {
			if d.ID == parts[1] {
				i = int16(k)
			}
		}
	case parts[0] == "region":
		scope, i = game.ScopeRegion, -1
		for k, d := range rs.Regions {
			if d.ID == parts[1] {
				i = int16(k)
			}
		}
	}
	f, ok := game.FieldByName(name, scope)
	if !ok || i < 0 {
		return 0, 0, 0, fmt.Errorf("%q names no field; write escalation, mexico.approval, group.sinaloa.heat or region.sinaloa.core", path)
	}
	return f, i, j, nil
}
