package diag

import (
	"encoding/json"
	"io"
)

// WriteSARIF writes the list as a log of the Static Analysis Results Interchange Format, version 2.1.0 (OASIS, 2020), which
// editors and code hosts read. Tool is the program's name and version its own.
func (l *List) WriteSARIF(w io.Writer, tool, version string) error {
	type text struct {
		Text string `json:"text"`
	}
	type region struct {
		StartLine   int `json:"startLine"`
		StartColumn int `json:"startColumn,omitempty"`
		EndColumn   int `json:"endColumn,omitempty"`
	}
	type artifact struct {
		URI string `json:"uri"`
	}
	type physical struct {
		Artifact artifact `json:"artifactLocation"`
		Region   *region  `json:"region,omitempty"`
	}
	type location struct {
		Physical physical `json:"physicalLocation"`
		Message  *text    `json:"message,omitempty"`
	}
	type result struct {
		Rule      string     `json:"ruleId"`
		Level     string     `json:"level"`
		Message   text       `json:"message"`
		Locations []location `json:"locations"`
		Related   []location `json:"relatedLocations,omitempty"`
	}
	type rule struct {
		ID    string `json:"id"`
		Short text   `json:"shortDescription"`
	}
	place := func(s Span) location {
		out := location{Physical: physical{Artifact: artifact{s.File}}}
		if s.Line > 0 {
			out.Physical.Region = &region{s.Line, s.Col, s.EndCol}
		}
		return out
	}
	results := []result{}
	for _, d := range l.All() {
		r := result{Rule: string(d.Code), Level: d.Severity.String(), Message: text{d.Message}, Locations: []location{place(d.Span)}}
		if d.Suggestion != "" {
			r.Message.Text += " (" + d.Suggestion + ")"
		}
		for _, o := range d.Related {
			at := place(o.Span)
			at.Message = &text{o.Message}
			r.Related = append(r.Related, at)
		}
		results = append(results, r)
	}
	rules := make([]rule, len(Codes))
	for i, c := range Codes {
		rules[i] = rule{string(c.Code), text{c.Doc}}
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(map[string]any{
		"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0",
		"runs": []any{map[string]any{
			"tool":       map[string]any{"driver": map[string]any{"name": tool, "version": version, "rules": rules}},
			"columnKind": "unicodeCodePoints", "results": results,
		}},
	})
}
