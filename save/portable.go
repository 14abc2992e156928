package save

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"

	"riobravo/game"
)

// The portable file is one game as text: gzip around lines of JSON, so "zcat FILE | jq ." reads it. In order:
//
//	{"riobravo":"game","format":1,...}         the stamps, and the opening as [field, i, j, value] by field number
//	{"secret":["hex","hex"]}                   the dice; left out of what a seat may take before the end
//	{"label":{...}}                            name, and when it was begun
//	{"source":"..."} {"texts":"..."}           what it was played with, each by the hash in the stamps
//	{"record":1,"command":{...},"facts":[...],"checksum":"hex","link":"hex"}
//	{"bookmark":{"record":12,"text":"..."}}
//	{"answer":{"seat":0,"question":2,"value":4}}   to a question that is asked after the end
//	{"end":{"records":240,"head":"hex"}}
//
// Members that are zero are left out; a seat, region, group or wing that is none too. Kinds of commands, facts and fields
// are their numbers in package game; "name" beside a field is its name. A link is the SHA-256 of the link before it and
// the record's canonical bytes. The same game gives the same bytes.
type Portable struct {
	Log    *Log
	Source []byte // of the scenario; empty when it was not given along
	Texts  []byte
}

// limits of what is read: a file that swells beyond them is no game.
const (
	mostPacked  = 64 << 20
	mostPlain   = 64 << 20
	mostRecords = 200_000
)

type headLine struct {
	Riobravo    string       `json:"riobravo"`
	Format      int          `json:"format"`
	Engine      string       `json:"engine"`
	Scenario    string       `json:"scenario"`
	Rules       string       `json:"rules"`
	Texts       string       `json:"texts"`
	Language    string       `json:"language"`
	Seats       []seatLine   `json:"seats"`
	Assumptions []string     `json:"assumptions,omitempty"`
	Options     []optionLine `json:"options,omitempty"`
	SeedKnown   bool         `json:"seed_known,omitempty"`
	Epoch       uint32       `json:"epoch,omitempty"`
	Secret      string       `json:"secret_sha256"`
	Opening     [][4]int     `json:"opening"`
}

type seatLine struct {
	ID     string `json:"id"`
	Player string `json:"player"`
}

type optionLine struct {
	Name  string `json:"name"`
	Value string `json:"value"`
}

type labelLine struct {
	Name    string `json:"name"`
	Created int64  `json:"created"`
}

type bookmarkLine struct {
	Record int    `json:"record"`
	Text   string `json:"text"`
}

type answerLine struct {
	Seat     int    `json:"seat"`
	Question int    `json:"question"`
	Value    int    `json:"value,omitempty"`
	Text     string `json:"text,omitempty"`
}

type endLine struct {
	Records int    `json:"records"`
	Head    string `json:"head"`
}

type noteLine struct {
	Salt string `json:"salt,omitempty"`
	Text string `json:"text,omitempty"`
	Gone bool   `json:"gone,omitempty"`
}

// anyLine is any line but the first.
type anyLine struct {
	Secret   *[2]string    `json:"secret,omitempty"`
	Label    *labelLine    `json:"label,omitempty"`
	Source   *string       `json:"source,omitempty"`
	Texts    *string       `json:"texts,omitempty"`
	Record   int           `json:"record,omitempty"`
	Command  members       `json:"command,omitempty"`
	Note     *noteLine     `json:"note,omitempty"`
	Digest   string        `json:"note_digest,omitempty"`
	Facts    []members     `json:"facts,omitempty"`
	Checksum string        `json:"checksum,omitempty"`
	Link     string        `json:"link,omitempty"`
	Bookmark *bookmarkLine `json:"bookmark,omitempty"`
	Answer   *answerLine   `json:"answer,omitempty"`
	End      *endLine      `json:"end,omitempty"`
}

// Export writes the portable file; with is false for one without the secret of the dice.
func (p *Portable) Export(w io.Writer, withSecret bool) error {
	z, _ := gzip.NewWriterLevel(w, gzip.BestCompression)
	enc := json.NewEncoder(z)
	enc.SetEscapeHTML(false)
	l := p.Log
	lines := []any{l.headLine()}
	if withSecret {
		lines = append(lines, anyLine{Secret: &[2]string{fmt.Sprintf("%016x", l.stamp.Secret[0]), fmt.Sprintf("%016x", l.stamp.Secret[1])}})
	}
	if l.label != (Label{}) {
		lines = append(lines, anyLine{Label: &labelLine{l.label.Name, l.label.Created}})
	}
	if len(p.Source) > 0 && len(p.Texts) > 0 {
		source, texts := string(p.Source), string(p.Texts)
		lines = append(lines, anyLine{Source: &source}, anyLine{Texts: &texts})
	}
	for i := range l.records {
		lines = append(lines, l.recordLine(i))
	}
	for _, b := range l.marks {
		lines = append(lines, anyLine{Bookmark: &bookmarkLine{b.Record, b.Text}})
	}
	for _, a := range l.answers {
		lines = append(lines, anyLine{Answer: &answerLine{int(a.Seat), a.Question, a.Value, a.Text}})
	}
	lines = append(lines, anyLine{End: &endLine{len(l.records), hex.EncodeToString(l.head[:])}})
	for _, line := range lines {
		if err := enc.Encode(line); err != nil {
			return err
		}
	}
	return z.Close()
}

func (l *Log) headLine() headLine {
	st := &l.stamp
	h := headLine{
		Riobravo: "game", Format: Format, Engine: st.Engine, Scenario: st.Scenario, Rules: st.RulesHash, Texts: st.TextHash, Language: st.Language,
		Assumptions: st.Assumptions, SeedKnown: st.SeedKnown, Epoch: st.Epoch, Secret: hex.EncodeToString(l.secret[:]),
	}
	for _, s := range st.Seats {
		h.Seats = append(h.Seats, seatLine(s))
	}
	for _, o := range st.Options {
		h.Options = append(h.Options, optionLine(o))
	}
	var zero game.State
	for _, e := range differences(&zero, &l.opening) {
		h.Opening = append(h.Opening, [4]int{int(e.Field), int(e.I), int(e.J), int(e.New)})
	}
	return h
}

func (l *Log) recordLine(i int) anyLine {
	r := &l.records[i]
	a := anyLine{Record: i + 1, Command: toCommandLine(&r.Command), Checksum: fmt.Sprintf("%016x", r.Checksum), Link: hex.EncodeToString(r.Hash[:]), Digest: hex.EncodeToString(r.digest)}
	if n := r.Command.Note; n > 0 && int(n) <= len(l.notes) {
		t := l.notes[n-1]
		a.Note = &noteLine{Gone: t.gone}
		if !t.gone {
			a.Note.Salt, a.Note.Text = hex.EncodeToString(t.salt[:]), t.text
		}
	}
	for j := range r.Events {
		a.Facts = append(a.Facts, toFactLine(&r.Events[j]))
	}
	return a
}

// ErrTooBig says that a file swells to more than any game.
var ErrTooBig = errors.New("save: the file swells to more than any game has")

// LineError says which line of a portable file cannot be used, and why.
type LineError struct {
	Line int
	Err  error
}

func (e *LineError) Error() string { return fmt.Sprintf("line %d: %v", e.Line, e.Err) }

// Unwrap is the reason.
func (e *LineError) Unwrap() error { return e.Err }

// Packed tells whether bytes begin as a portable file does.
func Packed(b []byte) bool { return bytes.HasPrefix(b, []byte{0x1f, 0x8b}) }

// Import reads a portable file. It checks form, links and end; Log.Verify checks the rest.
func Import(r io.Reader) (*Portable, error) {
	z, err := gzip.NewReader(bufio.NewReader(io.LimitReader(r, mostPacked)))
	if err != nil {
		return nil, ErrNotALog
	}
	all := &io.LimitedReader{R: z, N: mostPlain}
	in := bufio.NewReaderSize(all, 1<<16)
	p := &Portable{Log: &Log{}}
	ended := false
	for n := 1; ; n++ {
		line, err := in.ReadBytes('\n')
		if all.N <= 0 {
			return nil, ErrTooBig
		}
		if errors.Is(err, io.EOF) && len(line) == 0 {
			break
		}
		if err != nil {
			return nil, &LineError{n, ErrCut}
		}
		switch {
		case ended:
			err = fmt.Errorf("%w: something stands behind the end", ErrFormat)
		case n == 1:
			err = p.Log.takeHead(line)
		default:
			ended, err = p.take(line)
		}
		if err != nil {
			return nil, &LineError{n, err}
		}
	}
	if !ended {
		return nil, ErrCut
	}
	return p, nil
}

// strict decodes one line of JSON, with no member that is not known and nothing behind it.
func strict(line []byte, v any) error {
	d := json.NewDecoder(bytes.NewReader(line))
	d.DisallowUnknownFields()
	d.UseNumber()
	if err := d.Decode(v); err != nil {
		return fmt.Errorf("%w: %w", ErrFormat, err)
	}
	if d.More() {
		return fmt.Errorf("%w: more than one value", ErrFormat)
	}
	return nil
}

func (l *Log) takeHead(line []byte) error {
	var probe struct {
		Riobravo string `json:"riobravo"`
		Format   int    `json:"format"`
	}
	if json.Unmarshal(line, &probe) != nil || probe.Riobravo != "game" {
		return ErrNotALog
	}
	if probe.Format != Format {
		return &NewerFormat{Number: uint64(max(0, probe.Format))}
	}
	var h headLine
	if err := strict(line, &h); err != nil {
		return err
	}
	if h.Engine == "" || len(h.Seats) == 0 || len(h.Seats) > game.MaxSeats {
		return fmt.Errorf("%w: stamps", ErrFormat)
	}
	st := Stamp{Engine: h.Engine, Scenario: h.Scenario, RulesHash: h.Rules, TextHash: h.Texts, Language: h.Language, Assumptions: h.Assumptions, SeedKnown: h.SeedKnown, Epoch: h.Epoch}
	for _, s := range h.Seats {
		st.Seats = append(st.Seats, SeatStamp(s))
	}
	for _, o := range h.Options {
		st.Options = append(st.Options, Option(o))
	}
	if err := unhex(l.secret[:], h.Secret); err != nil {
		return err
	}
	for _, v := range h.Opening {
		e := game.Event{Kind: game.Changed, Field: game.Field(v[0]), I: int16(v[1]), J: int16(v[2]), New: int16(v[3])}
		if int(e.Field) != v[0] || int(e.I) != v[1] || int(e.J) != v[2] || int(e.New) != v[3] || !sound(&e) {
			return fmt.Errorf("%w: opening %v", ErrFormat, v)
		}
		game.Apply(&l.opening, &e)
	}
	l.stamp = st
	l.start()
	return nil
}

// sound tells whether a fact that moves a field names one that there is.
func sound(e *game.Event) bool {
	if e.Kind != game.Changed && e.Kind != game.EstimateRevised && e.Kind != game.FieldSet {
		return true
	}
	if e.Field >= game.FieldCount || game.Registry[e.Field].Name == "" {
		return false
	}
	ni, nj := e.Field.Size()
	return e.I >= 0 && e.J >= 0 && int(e.I) < ni && int(e.J) < nj
}

func unhex(to []byte, s string) error {
	b, err := hex.DecodeString(s)
	if err != nil || len(b) != len(to) {
		return fmt.Errorf("%w: %q is not %d bytes in hex", ErrFormat, s[:min(len(s), 80)], len(to))
	}
	copy(to, b)
	return nil
}

// take takes a line behind the first; it tells whether it was the end.
func (p *Portable) take(line []byte) (bool, error) {
	var a anyLine
	if err := strict(line, &a); err != nil {
		return false, err
	}
	l := p.Log
	switch {
	case a.Record != 0:
		return false, l.takeRecord(&a)
	case a.Secret != nil:
		for i, s := range a.Secret {
			v, err := strconv.ParseUint(s, 16, 64)
			if err != nil || len(s) != 16 {
				return false, fmt.Errorf("%w: secret", ErrFormat)
			}
			l.stamp.Secret[i] = v
		}
	case a.Label != nil:
		l.label = Label(*a.Label)
	case a.Source != nil:
		p.Source = []byte(*a.Source)
	case a.Texts != nil:
		p.Texts = []byte(*a.Texts)
	case a.Bookmark != nil:
		if a.Bookmark.Record < 0 || a.Bookmark.Record > len(l.records) {
			return false, fmt.Errorf("%w: bookmark", ErrFormat)
		}
		l.putBookmark(Bookmark(*a.Bookmark))
	case a.Answer != nil:
		x := Answer{game.Seat(a.Answer.Seat), a.Answer.Question, a.Answer.Value, a.Answer.Text}
		if a.Answer.Seat > game.MaxSeats || !x.sound(l) {
			return false, fmt.Errorf("%w: an answer of seat %d", ErrFormat, a.Answer.Seat)
		}
		l.putAnswer(x)
	case a.End != nil:
		if a.End.Records != len(l.records) || a.End.Head != hex.EncodeToString(l.head[:]) {
			return false, &Difference{Record: len(l.records) + 1, What: "end", Want: fmt.Sprintf("%d records", a.End.Records), Got: fmt.Sprintf("%d records", len(l.records))}
		}
		return true, nil
	default:
		return false, fmt.Errorf("%w: a line without meaning", ErrFormat)
	}
	return false, nil
}

func (l *Log) takeRecord(a *anyLine) error {
	if a.Record != len(l.records)+1 || a.Record > mostRecords {
		return fmt.Errorf("%w: record %d where %d is due", ErrFormat, a.Record, len(l.records)+1)
	}
	sum, err := strconv.ParseUint(a.Checksum, 16, 64)
	if err != nil || len(a.Checksum) != 16 {
		return fmt.Errorf("%w: checksum %q", ErrFormat, a.Checksum)
	}
	r := Record{Checksum: sum}
	if r.Command, err = fromCommandLine(a.Command); err != nil {
		return err
	}
	if r.digest, err = hex.DecodeString(a.Digest); err != nil {
		return fmt.Errorf("%w: digest", ErrFormat)
	}
	if err := unhex(r.Hash[:], a.Link); err != nil {
		return err
	}
	for i := range a.Facts {
		e, err := fromFactLine(a.Facts[i])
		if err != nil {
			return err
		}
		r.Events = append(r.Events, e)
	}
	if err := l.takeNote(a.Note, r.Command.Note); err != nil {
		return err
	}
	if want := link(l.head, encodeRecord(&r)); want != r.Hash {
		return &Difference{Record: a.Record, What: "chain", Want: hexShort(want[:]), Got: hexShort(r.Hash[:])}
	}
	l.head = r.Hash
	l.records = append(l.records, r)
	return nil
}

// takeNote takes the text beside a record.
func (l *Log) takeNote(t *noteLine, number int32) error {
	if t == nil {
		if number != 0 {
			return fmt.Errorf("%w: note %d is missing", ErrFormat, number)
		}
		return nil
	}
	if int(number) != len(l.notes)+1 {
		return fmt.Errorf("%w: note %d", ErrFormat, number)
	}
	n := note{text: t.Text, gone: t.Gone}
	if !t.Gone {
		if err := unhex(n.salt[:], t.Salt); err != nil {
			return err
		}
	}
	l.notes = append(l.notes, n)
	return nil
}
