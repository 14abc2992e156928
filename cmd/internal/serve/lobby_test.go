package serve

import (
	"io"
	"strings"
	"testing"

	"riobravo/cmd/internal/serve/hall"
)

// TestLobbyTakesNobodysPlace: with the lobby's code, which everybody has, nobody becomes somebody who sits there; under another
// name there is room, and who has the seat's own code comes back to the same place.
func TestLobbyTakesNobodysPlace(t *testing.T) {
	o := hostIt(t, t.TempDir(), "none")
	in, ana, _ := o.client(t, 0, false, "lines name=Ana")
	ana.says(t, "United States")
	lobby := hall.Ticket{Role: hall.Guest, Table: -1, Seat: -1}
	for _, terminal := range []bool{false, true} {
		guest, out, wait := o.clientBy(t, lobby, terminal, "name=ana")
		out.says(t, "number")
		_, _ = io.WriteString(guest, "1\r\n")
		out.says(t, "Somebody of that name sits there.")
		_ = wait()
		if strings.Contains(out.String(), "margin") {
			t.Errorf("the seat was shown: %q", out)
		}
	}
	guest, out, _ := o.clientBy(t, lobby, false, "lines name=Luz")
	_, _ = io.WriteString(guest, "1\n")
	out.says(t, "Your seat: United States")
	_, _ = io.WriteString(in, "status\n")
	ana.says(t, "margin")
	_, again, _ := o.client(t, 0, false, "lines name=ana")
	again.says(t, "Your seat: United States")
	ana.says(t, "You came in from somewhere else")
}
