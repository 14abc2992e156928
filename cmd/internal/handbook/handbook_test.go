package handbook

import (
	"encoding/xml"
	"errors"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"riobravo/content"
)

// missing is what a text without words looks like.
var missing = regexp.MustCompile(`\[[a-z_]+(\.[a-z_0-9-]+)+\]`)

// A handbook of each scenario in each language names every seat and every order that a seat may give, lacks no words, and
// is well-formed.
func TestHandbooks(t *testing.T) {
	for _, info := range content.Scenarios() {
		sc, l := content.Load(info.ID)
		if sc == nil {
			t.Fatal(l.Err())
		}
		for _, lang := range content.Words().Codes() {
			b, err := Build(sc, lang, nil)
			if err != nil {
				t.Fatal(err)
			}
			var md, html strings.Builder
			if err := errors.Join(b.Markdown(&md), b.HTML(&html)); err != nil {
				t.Fatal(err)
			}
			for _, text := range []string{strings.ReplaceAll(md.String(), `\`, ""), html.String()} {
				if m := missing.FindString(text); m != "" {
					t.Errorf("%s in %s has no words for %s", info.ID, lang, m)
				}
			}
			for _, p := range b.Parts {
				for _, s := range p.Sections {
					for _, block := range s.Blocks {
						for _, r := range block.Rows {
							if len(r) != len(block.Head) {
								t.Errorf("%s in %s, %s: %d cells under %d heads: %q", info.ID, lang, s.Title, len(r), len(block.Head), r)
							}
						}
					}
				}
			}
			v := sc.Texts.In(lang)
			text := unescaped.Replace(html.String())
			for _, d := range sc.Ruleset.Seats {
				if name := v.Text("seat."+d.ID+".name", nil); strings.Count(text, name) < 2 {
					t.Errorf("%s in %s has no sheet for %s", info.ID, lang, name)
				}
			}
			for i := range sc.Ruleset.Orders {
				if name := v.Text("order."+sc.Ruleset.Orders[i].ID+".name", nil); !strings.Contains(text, name) {
					t.Errorf("%s in %s has no card for %q", info.ID, lang, name)
				}
			}
			if err := wellFormed(html.String()); err != nil {
				t.Errorf("%s in %s: %v", info.ID, lang, err)
			}
		}
	}
}

var unescaped = strings.NewReplacer("&#39;", "'", "&#34;", `"`, "&amp;", "&", "&#43;", "+")

// wellFormed reads a page as XML, its style left out.
func wellFormed(page string) error {
	if i, j := strings.Index(page, "<style>"), strings.Index(page, "</style>"); i >= 0 && j > i {
		page = page[:i] + page[j+8:]
	}
	d := xml.NewDecoder(strings.NewReader(page))
	d.Strict = true
	d.Entity = xml.HTMLEntity
	d.AutoClose = []string{"meta"}
	for {
		if _, err := d.Token(); errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return err
		}
	}
}

// Only the parts that are asked for are written, each once.
func TestParts(t *testing.T) {
	sc, _ := content.Load(content.Default)
	b, err := Build(sc, "en", []string{"rubric", "roles"})
	if err != nil {
		t.Fatal(err)
	}
	if len(b.Parts) != 2 || b.Parts[0].ID != "roles" || b.Parts[1].ID != "rubric" {
		t.Errorf("parts %v", b.Parts)
	}
	if n := len(b.Parts[0].Sections); n != len(sc.Ruleset.Seats) {
		t.Errorf("%d role sheets for %d seats", n, len(sc.Ruleset.Seats))
	}
}

// A text cannot mark up the page or the Markdown it stands in.
func TestHostileText(t *testing.T) {
	b := &Book{Lang: "en", Title: `<script>alert(1)</script>`, Parts: []Part{{ID: "guide", Title: "x", Sections: []Section{{Title: "| # [a](b)", Blocks: []Block{para("<b>*x*</b>")}}}}}}
	var md, html strings.Builder
	if err := errors.Join(b.Markdown(&md), b.HTML(&html)); err != nil {
		t.Fatal(err)
	}
	if strings.Contains(html.String(), "<script") || strings.Contains(html.String(), "<b>") || strings.Contains(md.String(), "<b>") || strings.Contains(md.String(), "[a](b)") {
		t.Errorf("%s\n%s", md.String(), html.String())
	}
}

// What the guide for authors shows is the worked example: each piece of it stands in the example's files as it is shown.
func TestGuideShowsTheExample(t *testing.T) {
	var all strings.Builder
	err := filepath.WalkDir("../../../content/examples/flood-year", func(name string, e os.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		b, err := os.ReadFile(name)
		all.Write(b)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	sc, _ := content.Load(content.Default)
	for _, lang := range content.Words().Codes() {
		b, err := Build(sc, lang, []string{"variant"})
		if err != nil {
			t.Fatal(err)
		}
		shown := 0
		for _, s := range b.Parts[0].Sections {
			for _, block := range s.Blocks {
				if block.Code == "" || strings.HasPrefix(block.Code, "riobravo ") {
					continue
				}
				shown++
				if !strings.Contains(all.String(), block.Code) {
					t.Errorf("%s: %q is not in the example:\n%s", lang, s.Title, block.Code)
				}
			}
		}
		if shown < 6 {
			t.Errorf("%s: %d pieces of the example are shown", lang, shown)
		}
	}
}

// One class is one class: with what stands before and after it, and a crisis in every second month, it ends within 75 minutes.
func TestOneClassFits(t *testing.T) {
	sc, l := content.Load("one-class")
	if sc == nil {
		t.Fatal(l.Err())
	}
	c, months := sc.Clock(), int(sc.Ruleset.Turns)
	if least, most := months*c.Month()+c.Before+c.After, months*c.Month()+months/2*c.Crisis+c.Before+c.After; least < 50 || most > class {
		t.Errorf("it takes %d to %d minutes", least, most)
	}
	b, err := Build(sc, "en", []string{"guide"})
	if err != nil {
		t.Fatal(err)
	}
	var md strings.Builder
	if err := b.Markdown(&md); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(md.String(), "| 53–68 |") || strings.Contains(md.String(), "marked as held") {
		t.Errorf("the timetable is not that of six months of eight minutes, or injects are held that are not there:\n%s", md.String())
	}
}
