package serve

import (
	"io"
	"slices"
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

// TestNamesOfSeveralWords: a name stays whole, though the shell took its quotes away; what else was asked for is none of it.
func TestNamesOfSeveralWords(t *testing.T) {
	for _, c := range []struct{ said, want []string }{
		{[]string{"name=José", "María", "Ruiz", "lang=es", "lines"}, []string{"name=José María Ruiz", "lang=es", "lines"}},
		{[]string{"json", "name=Ana"}, []string{"json", "name=Ana"}},
		{[]string{"name=Ana", "json"}, []string{"name=Ana", "json"}},
		{[]string{"look", "lang=en"}, []string{"look", "lang=en"}},
	} {
		if got := spoken(c.said); !slices.Equal(got, c.want) {
			t.Errorf("%q: %q, wanted %q", c.said, got, c.want)
		}
	}
	o := hostIt(t, t.TempDir(), "none")
	_, out, _ := o.client(t, 0, false, "lines name=José María lang=en")
	out.says(t, "United States")
	if here := o.hall.Tables()[0].Places()[0].Here; !slices.Equal(here, []string{"José María"}) {
		t.Errorf("there sits %q", here)
	}
}
