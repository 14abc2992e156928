package save

import (
	"bytes"
	"compress/gzip"
	"errors"
	"os"
	"reflect"
	"strings"
	"testing"

	"riobravo/game"
)

// plainText unpacks a portable file.
func plainText(t testing.TB, b []byte) string {
	t.Helper()
	z, err := gzip.NewReader(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if _, err := out.ReadFrom(z); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func packed(text string) *bytes.Reader {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	_, _ = z.Write([]byte(text))
	_ = z.Close()
	return bytes.NewReader(b.Bytes())
}

func TestPortableRoundTrip(t *testing.T) {
	l, s := played(t)
	l.SetLabel(Label{"Tuesday <seminar> ñ", 1700000000})
	l.SetBookmark(Bookmark{2, "here"})
	l.SetBookmark(Bookmark{1, "before"})
	for _, dice := range []bool{true, false} {
		var a, b bytes.Buffer
		if err := (&Portable{Log: l, Source: []byte("rules\n"), Texts: []byte("0 en/x.yaml 1\nx")}).Export(&a, dice); err != nil {
			t.Fatal(err)
		}
		p, err := Import(bytes.NewReader(a.Bytes()))
		if err != nil {
			t.Fatal(err)
		}
		if p.Log.Verify() != nil || p.Log.Fold() != s || p.Log.Head() != l.Head() || p.Log.HasDice() != dice || string(p.Source) != "rules\n" || len(p.Log.Bookmarks()) != 2 {
			t.Error("the imported game is another")
		}
		if err := p.Export(&b, dice); err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(a.Bytes(), b.Bytes()) {
			t.Error("export, import, export: not the same bytes")
		}
		if !bytes.Equal(join(p.Log.Chunks(dice)), join(l.Chunks(dice))) {
			t.Error("the canonical bytes differ")
		}
		if strings.Contains(plainText(t, a.Bytes()), "0000000000000007") != dice {
			t.Error("the secret of the dice")
		}
	}
}

// TestMembers fills every part of a command and a fact, of any type: none may be forgotten.
func TestMembers(t *testing.T) {
	n := 0
	var fill func(v reflect.Value)
	fill = func(v reflect.Value) {
		switch {
		case v.Kind() == reflect.Struct:
			for i := range v.NumField() {
				fill(v.Field(i))
			}
		case v.Kind() == reflect.Array:
			for i := range v.Len() {
				fill(v.Index(i))
			}
		case v.Kind() == reflect.Bool:
			v.SetBool(true)
		case v.CanInt():
			n++
			v.SetInt(int64(n%100 + 1))
		case v.CanUint():
			n++
			v.SetUint(uint64(n%100 + 1))
		default:
			t.Fatalf("a part of kind %v", v.Kind())
		}
	}
	var c game.Command
	fill(reflect.ValueOf(&c).Elem())
	c.Kind, c.Offer.N, c.Ruling.N = game.CmdRule, game.MaxClauses, game.MaxRuled
	e := game.Event{}
	fill(reflect.ValueOf(&e).Elem())
	e.Kind, e.Field, e.I, e.J, e.Old, e.New = game.Changed, game.FDraft, 2, 3, -32768, 32767
	l := Create(Stamp{Scenario: "x", Seats: []SeatStamp{{"a", Person}}}, &game.State{})
	for _, cmd := range []game.Command{c, {}, {Seat: game.NoSeat}} {
		if err := l.Append(cmd, []game.Event{e, {}}, 1, "why"); err != nil {
			t.Fatal(err)
		}
	}
	var b bytes.Buffer
	if err := (&Portable{Log: l}).Export(&b, true); err != nil {
		t.Fatal(err)
	}
	p, err := Import(&b)
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(p.Log.Records(), l.Records()) {
		t.Errorf("%+v\nbecame\n%+v", l.Records(), p.Log.Records())
	}
}

func TestImportRefuses(t *testing.T) {
	l, _ := played(t)
	var b bytes.Buffer
	if err := (&Portable{Log: l}).Export(&b, true); err != nil {
		t.Fatal(err)
	}
	text := plainText(t, b.Bytes())
	lines := strings.SplitAfter(text, "\n")
	change := func(old, now string) string {
		if !strings.Contains(text, old) {
			t.Fatalf("no %q in the file", old)
		}
		return strings.Replace(text, old, now, 1)
	}
	var newer *NewerFormat
	var differs *Difference
	for name, c := range map[string]struct {
		text string
		as   func(error) bool
	}{
		"newer format":    {change(`"format":1`, `"format":2`), func(err error) bool { return errors.As(err, &newer) && newer.Number == 2 }},
		"not a game":      {change(`"riobravo":"game"`, `"riobravo":"tune"`), func(err error) bool { return errors.Is(err, ErrNotALog) }},
		"another fact":    {change(`"new":94`, `"new":93`), func(err error) bool { return errors.As(err, &differs) && differs.Record == 1 }},
		"another name":    {change(`"name":"trade"`, `"name":"tide"`), func(err error) bool { return errors.Is(err, ErrFormat) }},
		"unknown member":  {change(`"checksum"`, `"checksun"`), func(err error) bool { return errors.Is(err, ErrFormat) }},
		"too large":       {change(`"new":94`, `"new":94000`), func(err error) bool { return errors.Is(err, ErrFormat) }},
		"record missing":  {lines[0] + lines[1] + strings.Join(lines[3:], ""), func(err error) bool { return errors.Is(err, ErrFormat) }},
		"cut":             {strings.Join(lines[:len(lines)-2], ""), func(err error) bool { return errors.Is(err, ErrCut) }},
		"tail":            {text + lines[2], func(err error) bool { return errors.Is(err, ErrFormat) }},
		"nothing":         {"", func(err error) bool { return errors.Is(err, ErrCut) }},
		"a word":          {"hello\n", func(err error) bool { return errors.Is(err, ErrNotALog) }},
		"no such field":   {change(`"field":`, `"field":9`), func(err error) bool { return err != nil }},
		"last line short": {strings.TrimSuffix(text, "\n"), func(err error) bool { return errors.Is(err, ErrCut) }},
	} {
		if p, err := Import(packed(c.text)); p != nil || !c.as(err) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := Import(strings.NewReader("plain")); !errors.Is(err, ErrNotALog) {
		t.Error(err)
	}
	if _, err := Import(packed(strings.Repeat(" ", mostPlain+10))); !errors.Is(err, ErrTooBig) {
		t.Errorf("a file that swells: %v", err)
	}
}

// TestFrozenGame reads a game that an earlier version of the program kept, and finds it whole.
func TestFrozenGame(t *testing.T) {
	f, err := os.Open("testdata/frozen.jsonl.gz")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	p, err := Import(f)
	if err != nil {
		t.Fatal(err)
	}
	if err := p.Log.Verify(); err != nil {
		t.Error(err)
	}
	if len(p.Log.Records()) < 200 || len(p.Source) == 0 || len(p.Texts) == 0 || len(p.Log.Bookmarks()) < 6 {
		t.Errorf("%d records, %d and %d bytes, %d bookmarks", len(p.Log.Records()), len(p.Source), len(p.Texts), len(p.Log.Bookmarks()))
	}
}
