package report_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"riobravo/cmd/internal/report"
	"riobravo/game"
	"riobravo/save"
)

// hostile are texts that mean harm, or look like it.
var hostile = []string{
	`<script>alert(1)</script>`, `"><img src=x onerror=alert(1)>`, `</style></title><b>x`, "\x1b]0;owned\x07\x1b[2Jred", `=cmd|' /C calc'!A0`, `+1+1`, `-2`, `@SUM(A1)`,
	`[link](http://evil.example) ![i](http://evil.example/i.png)`, "# heading\n\n- item\n| a | b |", "`code` *bold* ~~x~~ <!-- c -->", `{{.Secret}} ${x} %s`, "a\u202egnp.exe", "x\x00y\u2028z", `]]>`, `&lt;b&gt; &amp;`, `'; DROP TABLE orders;--`, "https://evil.example/", "www.evil.example",
}

// threatened is a game in which people wrote hostile texts wherever a text may stand.
func threatened(t *testing.T) *save.Log {
	t.Helper()
	sc := scenario(t)
	l := played(t, sc, "staff", 9)
	st := l.Stamp()
	for k := range st.Seats {
		st.Seats[k].Player = hostile[k]
	}
	opening := l.Opening()
	out := save.Create(st, &opening)
	n := 0
	for _, r := range l.Records() {
		text := ""
		if r.Command.Kind == game.CmdSheet || r.Command.Kind == game.CmdOffer || r.Command.Kind == game.CmdSignal {
			text = hostile[n%len(hostile)]
			n++
		}
		if err := out.Append(r.Command, r.Events, r.Checksum, text); err != nil {
			t.Fatal(err)
		}
	}
	if n < 2*len(hostile) {
		t.Fatalf("only %d texts", n)
	}
	out.SetLabel(save.Label{Name: hostile[0] + hostile[3] + hostile[12]})
	return out
}

// TestHostileTexts: what people wrote comes out as text in every format.
func TestHostileTexts(t *testing.T) {
	sc := scenario(t)
	files := written(t, sc, report.Build(input(sc, threatened(t), game.NoSeat)))
	for name, b := range files {
		text := string(b)
		if name == "cast" {
			text = regexp.MustCompile(`\\u001b\[(2J|H|0m|1m)`).ReplaceAllString(text, "")
			if strings.Contains(text, `\u001b`) {
				t.Error("cast: an escape of somebody else's")
			}
		}
		for _, c := range text {
			if c != '\n' && (unicode.IsControl(c) || unicode.Is(unicode.Cf, c) || c == '\u2028') {
				t.Errorf("%s holds %U", name, c)
				break
			}
		}
	}
	hostileHTML(t, files["html"])
	hostileMarkdown(t, string(files["md"]))
	hostileCSV(t, files)
	var v report.Review
	if err := json.Unmarshal(files["json"], &v); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(v.Game.Name, hostile[0]) || v.Seats[1].Player != hostile[1] {
		t.Errorf("json: %q, %q", v.Game.Name, v.Seats[1].Player)
	}
}

// hostileHTML: no element and no attribute that the template does not have, and the texts themselves are there to be read.
func hostileHTML(t *testing.T, page []byte) {
	t.Helper()
	wellFormed(t, page)
	d := xml.NewDecoder(bytes.NewReader(page))
	d.Strict, d.AutoClose = false, []string{"meta"}
	var read strings.Builder
	for {
		tok, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		switch x := tok.(type) {
		case xml.StartElement:
			if x.Name.Local == "b" || x.Name.Local == "img" {
				t.Errorf("html: an element %s", x.Name.Local)
			}
			for _, a := range x.Attr {
				if strings.HasPrefix(a.Name.Local, "on") {
					t.Errorf("html: an attribute %s", a.Name.Local)
				}
			}
		case xml.CharData:
			read.Write(x)
		}
	}
	for _, s := range []string{hostile[0], hostile[1], `</style></title><b>x`, `=cmd|' /C calc'!A0`, "{{.Secret}} ${x} %s", "]]>", "&lt;b&gt; &amp;"} {
		if !strings.Contains(read.String(), s) {
			t.Errorf("html: %q cannot be read", s)
		}
	}
}

// hostileMarkdown: no tag but the line break, no link, no picture, no heading or table of somebody's own.
func hostileMarkdown(t *testing.T, text string) {
	t.Helper()
	for _, m := range regexp.MustCompile(`<[^>]*>?`).FindAllString(text, -1) {
		if m != "<br>" {
			t.Errorf("md: a tag %q", m)
		}
	}
	plain := regexp.MustCompile(`\\.`).ReplaceAllString(text, "") // without what is escaped
	for _, bad := range []string{"](", "![", "://", "`", "~~", "www."} {
		if strings.Contains(plain, bad) {
			t.Errorf("md: %q stands unescaped", bad)
		}
	}
	width := 0
	for i, l := range strings.Split(plain, "\n") {
		if strings.HasPrefix(l, "#") && strings.Contains(l, "heading") {
			t.Errorf("md: line %d is a heading of somebody's own: %q", i+1, l)
		}
		n := strings.Count(l, "|")
		if !strings.HasPrefix(l, "|") {
			width = 0
			continue
		}
		if width == 0 {
			width = n
		} else if n != width {
			t.Errorf("md: line %d has %d bars, its table %d: %q", i+1, n, width, l)
		}
	}
}

// hostileCSV: no cell begins like a formula unless it is a number.
func hostileCSV(t *testing.T, files map[string][]byte) {
	t.Helper()
	formula := regexp.MustCompile(`^[=+\-@\t\r]`)
	figure := regexp.MustCompile(`^-?[0-9]+(\.[0-9]+)?$`)
	quoted := 0
	for name, b := range files {
		if !strings.HasSuffix(name, ".csv") {
			continue
		}
		all, err := csv.NewReader(bytes.NewReader(b)).ReadAll()
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		for _, row := range all {
			for _, c := range row {
				if formula.MatchString(c) && !figure.MatchString(c) {
					t.Errorf("%s: a cell begins like a formula: %q", name, c)
				}
				if strings.HasPrefix(c, "'=cmd") || c == "'-2" {
					quoted++
				}
			}
		}
	}
	if quoted < 2 {
		t.Error("csv: the formulas are not there")
	}
}
