package save

import (
	"bytes"
	"compress/gzip"
	"errors"
	"os"
	"testing"

	"riobravo/game"
)

// FuzzImport reads anything as a portable file: packed bytes as they are, others as the lines inside one. What is taken in
// and holds is written out and read again as the same game; nothing stops the program.
func FuzzImport(f *testing.F) {
	l, _ := played(f)
	l.SetLabel(Label{"Tuesday", 1700000000})
	l.SetBookmark(Bookmark{2, "here"})
	var b bytes.Buffer
	if err := (&Portable{Log: l, Source: []byte("rules\n"), Texts: []byte("texts")}).Export(&b, true); err != nil {
		f.Fatal(err)
	}
	f.Add(b.Bytes())
	f.Add([]byte(plainText(f, b.Bytes())))
	if seat, err := os.ReadFile("testdata/format1-seat.jsonl.gz"); err == nil {
		f.Add([]byte(plainText(f, seat))[:6000])
	}
	f.Fuzz(func(t *testing.T, in []byte) {
		if !Packed(in) {
			var b bytes.Buffer
			z, _ := gzip.NewWriterLevel(&b, gzip.NoCompression)
			_, _ = z.Write(in)
			_ = z.Close()
			in = b.Bytes()
		}
		p, err := Import(bytes.NewReader(in))
		if err != nil {
			if p != nil || err.Error() == "" {
				t.Fatal("an error, and a game")
			}
			return
		}
		sane(t, p.Log)
		var once, twice bytes.Buffer
		if err := p.Export(&once, true); err != nil {
			t.Fatal(err)
		}
		again, err := Import(bytes.NewReader(once.Bytes()))
		if err != nil {
			t.Fatalf("what was taken in is not taken in again: %v", err)
		}
		if again.Log.Head() != p.Log.Head() {
			t.Fatal("taken in again it is another game")
		}
		if err := again.Export(&twice, true); err != nil || !bytes.Equal(once.Bytes(), twice.Bytes()) {
			t.Fatal("written out again it is another file", err)
		}
	})
}

// sane asks a log that was read all that is asked of logs.
func sane(t *testing.T, l *Log) {
	t.Helper()
	err := l.Verify()
	var d *Difference
	if err != nil && !errors.As(err, &d) {
		t.Fatal(err)
	}
	_, _, _, _ = l.Fold(), l.Line(), l.Undone(), l.Luck(len(l.Records()))
	for i := range l.Records() {
		_, _ = l.Note(l.Records()[i].Command.Note)
	}
	for k := range game.Seat(game.MaxSeats) {
		_, _ = l.Undo(k)
		_, _ = l.Redo(k)
	}
	_, _ = l.Rewind(1)
	again, err2 := Open(l.Bytes())
	if err == nil && (err2 != nil || again.Head() != l.Head() || !bytes.Equal(again.Bytes(), l.Bytes())) {
		t.Fatal("a log that holds is not read back as it was", err2)
	}
}

// FuzzOpen reads anything as a log in one piece.
func FuzzOpen(f *testing.F) {
	l, _ := played(f)
	l.SetLabel(Label{"Tuesday", 1700000000})
	l.SetBookmark(Bookmark{2, "here"})
	f.Add(l.Bytes())
	f.Add(l.Public())
	f.Fuzz(func(t *testing.T, in []byte) {
		if l, err := Open(in); err == nil {
			sane(t, l)
		}
	})
}

// FuzzRecord reads anything as the canonical bytes of a record behind a short game, under a link that holds: as somebody
// would write who forges a log. It is read to the same bytes again, or it is seen that it was not written by this program.
func FuzzRecord(f *testing.F) {
	l, _ := played(f)
	for i := range l.records {
		f.Add(encodeRecord(&l.records[i]))
	}
	full := Record{Command: game.Command{Kind: game.CmdOffer, Seat: 2, Offer: game.Bundle{N: 2}}, Events: []game.Event{{}, change(game.FTrade, 0, 0, -7)}}
	f.Add(encodeRecord(&full))
	f.Fuzz(func(t *testing.T, body []byte) {
		l, _ := played(t)
		h := link(l.head, body)
		if l.read(9, newChunk(tagRecord, append(bytes.Clone(body), h[:]...))) != nil {
			if len(l.records) != 3 {
				t.Fatal("a record was refused, and is there")
			}
			return
		}
		if err := l.Verify(); err == nil && !bytes.Equal(encodeRecord(&l.records[3]), body) {
			t.Fatal("a record holds that would be written otherwise")
		}
		sane(t, l)
	})
}

// FuzzScan searches anything for frames, and reads what it finds.
func FuzzScan(f *testing.F) {
	l, _ := played(f)
	var file []byte
	for i, c := range l.Chunks(true) {
		frames, err := Frames(uint32(i), c)
		if err != nil {
			f.Fatal(err)
		}
		for _, b := range frames {
			file = append(append(file, b...), "between"...)
		}
	}
	f.Add(file)
	long, err := Frames(0, append(Chunk{tagNote}, bytes.Repeat([]byte("0123456789abcdefABCDEF"), 1)...))
	if err != nil {
		f.Fatal(err)
	}
	f.Add(bytes.Join(long, nil))
	f.Fuzz(func(t *testing.T, in []byte) {
		_, _ = CountFrames(in)
		found := Scan(in)
		if l, _ := Read(found.Chunks); l != nil {
			sane(t, l)
		}
	})
}
