package serve

import (
	"context"
	"io"
	"strings"
	"testing"
)

// TestEscape: an escape by itself is told as a key that is complete; the beginning of a longer key is left as it is.
func TestEscape(t *testing.T) {
	r, w := io.Pipe()
	in, stop := newFeed(t.Context(), r).keys(t.Context())
	defer stop()
	b := make([]byte, 64)
	for _, c := range []struct{ sent, read string }{
		{"\x1b", "\x1b[27u"},
		{"a\x1b", "a\x1b[27u"},
		{"\x1b[A", "\x1b[A"},
		{"q", "q"},
	} {
		_, _ = io.WriteString(w, c.sent)
		if n, err := in.Read(b); err != nil || string(b[:n]) != c.read {
			t.Errorf("%q came as %q (%v), not as %q", c.sent, b[:n], err, c.read)
		}
	}
	_, _ = io.WriteString(w, "\x1b") // a key that two packets tell
	_, _ = io.WriteString(w, "OA")
	_ = w.Close()
	all, err := io.ReadAll(in)
	if err != nil || string(all) != "\x1bOA" {
		t.Errorf("a key in two parts came as %q (%v)", all, err)
	}
}

// TestPaste: of a paste only the beginning goes on, however it was cut on its way; what is typed around it is left alone.
func TestPaste(t *testing.T) {
	for _, size := range []int{1, 3, 7, 4096} {
		var p trimmer
		all := []byte("ab\x1b[200~" + strings.Repeat("x", 10<<20) + "\x1b[201~cd")
		if size < 100 { // cut small, a smaller one will do
			all = []byte("ab\x1b[200~" + strings.Repeat("x", 3*pasteMost) + "\x1b[201~cd")
		}
		var out []byte
		for len(all) > 0 {
			n := min(size, len(all))
			out = append(out, p.trim(all[:n])...)
			all = all[n:]
		}
		if want := "ab\x1b[200~" + strings.Repeat("x", pasteMost) + "\x1b[201~cd"; string(out) != want {
			t.Errorf("cut every %d bytes, %d bytes came of it, not %d", size, len(out), len(want))
		}
	}
}

// TestFeedEnds: a reader that is stopped leaves what comes after to the next.
func TestFeedEnds(t *testing.T) {
	r, w := io.Pipe()
	f := newFeed(t.Context(), r)
	ctx, end := context.WithCancel(t.Context())
	one, stop := f.reader(ctx)
	end()
	if n, err := one.Read(make([]byte, 8)); n != 0 || err != io.EOF {
		t.Errorf("a stopped reader read %d bytes (%v)", n, err)
	}
	stop()
	go func() { _, _ = io.WriteString(w, "late"); _ = w.Close() }()
	two, stop := f.reader(t.Context())
	defer stop()
	if b, err := io.ReadAll(two); err != nil || string(b) != "late" {
		t.Errorf("the next reader read %q (%v)", b, err)
	}
}
