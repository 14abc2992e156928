package content

import "testing"

// TestAbout: every scenario of the program's own has a name before it is loaded, the one that it has after.
func TestAbout(t *testing.T) {
	for _, i := range Scenarios() {
		name, _ := About(i.ID, Fallback)
		s, l := Load(i.ID)
		if s == nil {
			t.Fatal(l.Err())
		}
		if want := s.Texts.Text("scenario."+i.ID+".name", nil); name != want {
			t.Errorf("%s is called %q, not %q", i.ID, name, want)
		}
	}
	if name, text := About("../base", Fallback); name != "" || text != "" {
		t.Errorf("what is no scenario is called %q, %q", name, text)
	}
}
