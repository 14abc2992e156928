package gametest

import (
	"fmt"
	"strings"
)

// Script is one example of a rule, written like one in a rulebook. A file holds several, each begun by a title:
//
//	== A raid in the leader's home is pinned down
//	rule: rules.md, Operations, raid
//	covers: operation raid; crisis pinned_down
//	given threat, turn 3, mexico shadow, intelligence usa sinaloa in sinaloa 3
//	usa: raid sinaloa in sinaloa; posture unilateral
//	luck operation 97
//	want crisis pinned_down for usa mexico sinaloa
//	jalisco sees no order of usa before reveal
//
// A script runs in a quiet world: no scenario events, no orders of seatless groups, unless it is given `events` or
// `doctrines`. Its lines are carried out in order:
//
//	given THINGS        threat, turn N, param X N, events, doctrines; any field (usa.approval 40, region.baja.core 150);
//	                    rung N; a posture (mexico shadow); intelligence SIDE GROUP in REGION N; treaty CLAUSE
//	                    [by SEAT to SEAT] [against GROUP] [in REGION]; crisis ID [of GROUP] [in REGION] [by SEAT];
//	                    prepared GROUP in REGION
//	SEAT: ACTS          an order (raid GROUP in REGION as CHOICE wing N), posture P, say SIGNAL, offer SEAT N give C and C
//	                    take C, accept, refuse, withdraw, break CLAUSE, choose OPTION, move N to REGION [from REGION],
//	                    hold N
//	pass [N]            the month (N months) ends with what is drafted; crises meet silence
//	luck CONDITION      the first seed under which it holds is played
//	want CONDITION      must hold; `want N% CONDITION` holds in about N percent of games
//	SEAT can|cannot ACT[: REASON]
//	SEAT sees [no] order of SEAT before reveal | FACT | FIELD
//	each NAMES          the script runs once for every row below, {NAME} replaced by its cell (two spaces stand between
//	                    cells); a want of `.` is left out
//
// A condition is `FIELD = n`, `FIELD n`, `FIELD +n` (since the last acts), with `a..b` for a range and `from CAUSE` for
// what one cause alone did; `crisis ID [for PARTIES]`; `event KIND [of GROUP] [by SEAT] [in REGION] [for WORD] [new N]`;
// `row CRISIS/OUTCOME`; `operation DIE`; `outcome WORD`; `treaty CLAUSE`; `end ENDING`; each may stand after `no`. Numbers may be expressions of
// fields and parameters: -param.uninvited_cooperation.
type Script struct {
	File   string
	Line   int
	Name   string
	Rule   string
	Covers []string
	steps  []step
}

// stepKind is what a line does.
type stepKind uint8

const (
	stepGiven stepKind = iota
	stepAct
	stepPass
	stepLuck
	stepWant
	stepMay
	stepSees
)

type step struct {
	kind stepKind
	line int
	seat string
	text string
	no   bool
	rate string // of a want in percent of games, "" none
}

// Title names a script in a test's output.
func (s *Script) Title() string { return fmt.Sprintf("%s:%d %s", s.File, s.Line, s.Name) }

// ParseScripts reads a file of scripts. An error names the file and the line.
func ParseScripts(file, text string) ([]*Script, error) {
	p := parser{file: file}
	for n, raw := range strings.Split(text, "\n") {
		if err := p.take(n+1, raw); err != nil {
			return nil, err
		}
	}
	if err := p.close(); err != nil {
		return nil, err
	}
	return p.out, nil
}

type parser struct {
	file string
	rule string
	out  []*Script
	now  *Script
	cols []string
	rows [][]string
	at   []int
}

func (p *parser) fail(line int, format string, args ...any) error {
	return fmt.Errorf("%s:%d: %s", p.file, line, fmt.Sprintf(format, args...))
}

// take reads one line.
func (p *parser) take(n int, raw string) error {
	if i := strings.Index(raw, "#"); i >= 0 && (i == 0 || raw[i-1] == ' ') {
		raw = raw[:i]
	}
	line := strings.TrimSpace(raw)
	switch {
	case line == "":
		return nil
	case strings.HasPrefix(line, "== "):
		if err := p.close(); err != nil {
			return err
		}
		p.now = &Script{File: p.file, Line: n, Name: strings.TrimSpace(line[3:]), Rule: p.rule}
		return nil
	case strings.HasPrefix(line, "rule:"):
		rule := strings.TrimSpace(line[5:])
		if p.now == nil {
			p.rule = rule
		} else {
			p.now.Rule = rule
		}
		return nil
	case p.now == nil:
		return p.fail(n, "%q stands before the first title (== a title)", line)
	case strings.HasPrefix(line, "covers:"):
		for _, c := range strings.Split(line[7:], ";") {
			p.now.Covers = append(p.now.Covers, strings.Join(strings.Fields(c), " "))
		}
		return nil
	case p.cols != nil:
		row := cells(line)
		if len(row) != len(p.cols) {
			return p.fail(n, "a row of %d, under %d names", len(row), len(p.cols))
		}
		p.rows, p.at = append(p.rows, row), append(p.at, n)
		return nil
	}
	return p.step(n, line)
}

// step reads one line of a script.
func (p *parser) step(n int, line string) error {
	word, rest, _ := strings.Cut(line, " ")
	rest = strings.TrimSpace(rest)
	add := func(s step) error {
		s.line = n
		p.now.steps = append(p.now.steps, s)
		return nil
	}
	switch word {
	case "given":
		return add(step{kind: stepGiven, text: rest})
	case "pass":
		return add(step{kind: stepPass, text: rest})
	case "luck":
		text, no := strings.CutPrefix(rest, "no ")
		return add(step{kind: stepLuck, text: text, no: no})
	case "want":
		s := step{kind: stepWant, text: rest}
		if rate, cond, ok := strings.Cut(rest, "% "); ok && !strings.Contains(rate, " ") {
			s.rate, s.text = rate, cond
		}
		s.text, s.no = strings.CutPrefix(s.text, "no ")
		return add(s)
	case "each":
		p.cols = strings.Fields(rest)
		if len(p.cols) == 0 {
			return p.fail(n, "each names its columns")
		}
		return nil
	}
	if seat, ok := strings.CutSuffix(word, ":"); ok {
		return add(step{kind: stepAct, seat: seat, text: rest})
	}
	verb, what, _ := strings.Cut(rest, " ")
	switch verb {
	case "can", "cannot":
		return add(step{kind: stepMay, seat: word, text: what, no: verb == "cannot"})
	case "sees":
		text, no := strings.CutPrefix(what, "no ")
		return add(step{kind: stepSees, seat: word, text: text, no: no})
	}
	return p.fail(n, "%q is no line of a script: given, SEAT: act, pass, luck, want, SEAT can, SEAT cannot, SEAT sees, each", line)
}

// cells are the cells of a row: two spaces or more stand between them.
func cells(line string) []string {
	var out []string
	for _, c := range strings.Split(line, "  ") {
		if c = strings.TrimSpace(c); c != "" {
			out = append(out, c)
		}
	}
	return out
}

// close ends a script: one for each row of its table, or the script itself.
func (p *parser) close() error {
	s := p.now
	if s == nil {
		return nil
	}
	if s.Rule == "" {
		return p.fail(s.Line, "%q names no rule (rule: file, paragraph)", s.Name)
	}
	if p.cols == nil {
		p.out = append(p.out, s)
	} else if len(p.rows) == 0 {
		return p.fail(s.Line, "%q has a table without rows", s.Name)
	}
	for i, row := range p.rows {
		var pairs []string
		for k, c := range p.cols {
			pairs = append(pairs, "{"+c+"}", row[k])
		}
		fill := strings.NewReplacer(pairs...)
		one := &Script{File: s.File, Line: p.at[i], Name: s.Name + ": " + strings.Join(row, ", "), Rule: s.Rule}
		for _, c := range s.Covers {
			one.Covers = append(one.Covers, fill.Replace(c))
		}
		for _, st := range s.steps {
			st.text, st.rate, st.seat = fill.Replace(st.text), fill.Replace(st.rate), fill.Replace(st.seat)
			if text, no := strings.CutPrefix(st.text, "no "); no && !st.no {
				st.text, st.no = text, true
			}
			if st.kind == stepWant && left(st.text) {
				continue
			}
			one.steps = append(one.steps, st)
		}
		p.out = append(p.out, one)
	}
	p.now, p.cols, p.rows, p.at = nil, nil, nil, nil
	return nil
}

// left tells whether a row leaves a want out: a word of it is a dot.
func left(text string) bool {
	for _, w := range strings.Fields(text) {
		if w == "." {
			return true
		}
	}
	return false
}
