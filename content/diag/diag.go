// Package diag says what is wrong with authored files: where, what was given, one reason and one way out. It knows
// nothing of scenarios and never stops anybody: problems are collected in a List, and the caller decides.
// Read List first; Codes lists everything that can be said.
package diag

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Severity of a diagnostic.
type Severity uint8

// The severities. An Error keeps a file from being used, a Warning does not.
const (
	Error Severity = iota
	Warning
)

// String is the word that writers use.
func (s Severity) String() string {
	if s == Warning {
		return "warning"
	}
	return "error"
}

// MarshalText writes the word.
func (s Severity) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// Span is a place on one line of a file. Line and Col count from 1, Col in characters; EndCol is the column after the
// last character. Zeros mean unknown.
type Span struct {
	File   string `json:"file"`
	Line   int    `json:"line,omitempty"`
	Col    int    `json:"col,omitempty"`
	EndCol int    `json:"end_col,omitempty"`
}

// String is file:line:col, without the parts that are unknown.
func (s Span) String() string {
	switch {
	case s.Line == 0:
		return s.File
	case s.Col == 0:
		return fmt.Sprintf("%s:%d", s.File, s.Line)
	default:
		return fmt.Sprintf("%s:%d:%d", s.File, s.Line, s.Col)
	}
}

func (s Span) compare(o Span) int {
	return cmp.Or(strings.Compare(s.File, o.File), cmp.Compare(s.Line, o.Line), cmp.Compare(s.Col, o.Col))
}

// Related points at a second place, as the first of two that clash.
type Related struct {
	Span    Span   `json:"span"`
	Message string `json:"message"`
}

// Diagnostic is one problem.
type Diagnostic struct {
	Code       Code      `json:"code"`
	Severity   Severity  `json:"severity"`
	Span       Span      `json:"span"`
	Message    string    `json:"message"`              // lower case, what was given in quotes, one reason
	Suggestion string    `json:"suggestion,omitempty"` // one way out
	Related    []Related `json:"related,omitempty"`
}

// String is the first line of the text form.
func (d Diagnostic) String() string {
	return fmt.Sprintf("%s: %s %s: %s", d.Span, d.Severity, d.Code, d.Message)
}

// List collects diagnostics and the sources they point into. The zero List is empty and ready.
type List struct {
	items   []Diagnostic
	sources map[string]string
	say     func(string) string
}

// Speak makes the text form speak a language: say turns an English sentence of a diagnostic into it.
func (l *List) Speak(say func(string) string) { l.say = say }

// told is a sentence as the text form says it.
func (l *List) told(s string) string {
	if l.say == nil || s == "" {
		return s
	}
	return l.say(s)
}

// Add appends a diagnostic; its severity follows from its code.
func (l *List) Add(d Diagnostic) {
	d.Severity = d.Code.Severity()
	l.items = append(l.items, d)
}

// Say adds a diagnostic without a suggestion.
func (l *List) Say(code Code, at Span, format string, args ...any) {
	l.Add(Diagnostic{Code: code, Span: at, Message: fmt.Sprintf(format, args...)})
}

// Hint adds a diagnostic with a suggestion, which may be empty.
func (l *List) Hint(code Code, at Span, suggestion, format string, args ...any) {
	l.Add(Diagnostic{Code: code, Span: at, Suggestion: suggestion, Message: fmt.Sprintf(format, args...)})
}

// AddSource keeps a file's text, so that writers can show the line.
func (l *List) AddSource(file, text string) {
	if l.sources == nil {
		l.sources = map[string]string{}
	}
	l.sources[file] = text
}

// Merge takes over another list's diagnostics and sources.
func (l *List) Merge(o List) {
	l.items = append(l.items, o.items...)
	for f, s := range o.sources {
		l.AddSource(f, s)
	}
}

// MergeSources takes over another list's sources alone.
func (l *List) MergeSources(o List) {
	for f, s := range o.sources {
		l.AddSource(f, s)
	}
}

// Source is a file's text, "" when it is not at hand.
func (l *List) Source(file string) string { return l.sources[file] }

// Len is the number of diagnostics, before duplicates are dropped.
func (l *List) Len() int { return len(l.items) }

// Failed tells whether there is an error among them.
func (l *List) Failed() bool {
	return slices.ContainsFunc(l.items, func(d Diagnostic) bool { return d.Severity == Error })
}

// Has tells whether one of the codes is among them.
func (l *List) Has(codes ...Code) bool {
	return slices.ContainsFunc(l.items, func(d Diagnostic) bool { return slices.Contains(codes, d.Code) })
}

// All returns the diagnostics by file, line and column; of those with the same code and place only the first.
func (l *List) All() []Diagnostic {
	out := slices.Clone(l.items)
	slices.SortStableFunc(out, func(a, b Diagnostic) int {
		return cmp.Or(a.Span.compare(b.Span), strings.Compare(string(a.Code), string(b.Code)))
	})
	return slices.CompactFunc(out, func(a, b Diagnostic) bool {
		return a.Code == b.Code && a.Span == b.Span && (a.Span.Line > 0 || a.Message == b.Message)
	})
}

// Err is nil when no error stands in the list, else an error that names the first and counts the rest.
func (l *List) Err() error {
	if !l.Failed() {
		return nil
	}
	n, first := 0, Diagnostic{}
	for _, d := range l.All() {
		if d.Severity == Error {
			if n == 0 {
				first = d
			}
			n++
		}
	}
	if n == 1 {
		return fmt.Errorf("%s", first)
	}
	return fmt.Errorf("%s (and %d more)", first, n-1)
}
