package serve

import (
	"context"
	"errors"
	"io"
	"regexp"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"golang.org/x/term"

	"riobravo/cmd/internal/config"
	"riobravo/cmd/internal/serve/hall"
	"riobravo/cmd/internal/tui"
	"riobravo/cmd/internal/tui/session"
)

// visitor is somebody at the other end of a connection, whatever kind it is.
type visitor struct {
	s        *Server
	hall     *hall.Hall // from the beginning of the visit
	in       *feed
	out      io.Writer
	from     string // the address without its port, for the wait after wrong codes
	user     string // what the client calls itself: a name, or a code
	key      string // of an SSH client, "" none
	token    string // of a browser that was here before, "" none
	guest    bool   // came by the lobby's code
	env      []string
	words    []string // what the client asks for: lines, json, name=Ana, lang=es
	terminal bool     // a person sees what is written as a terminal does
	sizes    chan tui.Size
	last     atomic.Pointer[tui.Size] // the newest
	remember func(token string)       // gives a browser its token; nil where there is none
	known    func(known)              // told as whom a visitor came in whose visit another machine passed on; nil else

	voice session.Words
	lang  string
	conf  *config.Config
	line  *term.Terminal // while lines are typed on a terminal; nil else
}

// size tells the visitor's program of a terminal's size; the newest counts.
func (v *visitor) size(w, h int) {
	z := tui.Size{W: min(max(w, 1), maxCells), H: min(max(h, 1), maxCells)}
	v.last.Store(&z)
	for {
		select {
		case v.sizes <- z:
			return
		default:
		}
		select {
		case <-v.sizes:
		default:
		}
	}
}

// again tells the program that draws next how large the terminal is.
func (v *visitor) again() tui.Size {
	z := tui.Size{W: 80, H: 24}
	if last := v.last.Load(); last != nil {
		z = *last
	}
	v.size(z.W, z.H)
	return z
}

// maxCells is the widest and highest terminal that is drawn for.
const maxCells = 400

// passed are the variables of a client's environment that count; all others stay outside.
var passed = []string{"LANG", "LANGUAGE", "LC_ALL", "LC_MESSAGES", "COLORTERM", "NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "REDUCE_MOTION", "ACCESSIBLE", "TERM_PROGRAM"}

var termName = regexp.MustCompile(`^[A-Za-z0-9.+_-]{1,40}$`)

// environ is what counts of a client's environment, with the name of its terminal.
func environ(env []string, terminal string) []string {
	out := []string{"TTY_FORCE=1", "SSH_CONNECTION=hosted"}
	for _, e := range env {
		name, value, _ := strings.Cut(e, "=")
		if (slices.Contains(passed, name) || strings.HasPrefix(name, "RIOBRAVO_") && name != "RIOBRAVO_TRACE" && name != "RIOBRAVO_DATA") && len(value) < 100 {
			out = append(out, e)
		}
	}
	if !termName.MatchString(terminal) {
		terminal = "xterm-256color"
	}
	return append(out, "TERM="+terminal)
}

// spoken are the words of a client. A name may be several: what stands behind it and is none of the host's own words belongs to
// it, since quotes that its shell took away do not come over.
func spoken(said []string) (words []string) {
	for _, w := range said {
		last := len(words) - 1
		if last >= 0 && strings.HasPrefix(words[last], "name=") && !strings.Contains(w, "=") && w != "lines" && w != "json" {
			words[last] += " " + w
			continue
		}
		words = append(words, w)
	}
	return words
}

// word gives the value of a word such as name=Ana, and whether it was said at all.
func (v *visitor) word(name string) (string, bool) {
	for _, w := range v.words {
		n, value, _ := strings.Cut(w, "=")
		if n == name {
			return value, true
		}
	}
	return "", false
}

// program tells whether the visitor is one that speaks in records.
func (v *visitor) program() bool {
	_, yes := v.word("json")
	return yes
}

// prepare finds out the visitor's language and looks.
func (v *visitor) prepare() {
	flags := map[string]string{}
	for _, w := range v.words {
		if n, value, ok := strings.Cut(w, "="); ok && slices.Contains([]string{"color", "glyphs", "motion", "mouse"}, n) {
			flags[n] = value
		}
	}
	if _, ok := v.word("lines"); ok {
		flags["reader"] = "on"
	}
	v.conf = config.Open("", v.env, flags, v.s.cfg.Languages)
	v.lang, _ = v.word("lang")
	if v.lang == "" {
		v.lang = v.conf.Get("language").Value
	}
	if v.lang == "auto" || v.lang == "" {
		v.lang = config.System(v.env, v.s.cfg.Languages)
	}
	if !slices.Contains(v.s.cfg.Languages, v.lang) {
		v.lang = v.s.cfg.Language
	}
	v.voice = v.s.cfg.Words(v.lang)
}

// plain tells whether the visitor is served in lines.
func (v *visitor) plain() bool { return !v.terminal || v.conf.Get("reader").Value == "on" }

// t is a text of the host's own.
func (v *visitor) t(key string, pairs ...any) string {
	args := map[string]any{}
	for i := 0; i+1 < len(pairs); i += 2 {
		args[pairs[i].(string)] = pairs[i+1]
	}
	return v.voice.Text("serve."+key, args)
}

// both is a visitor's terminal as a line editor sees it.
type both struct {
	io.Reader
	io.Writer
}

// typing makes the visitor's terminal one on which lines are typed; done gives it back.
func (v *visitor) typing(ctx context.Context) (in io.Reader, out io.Writer, done func()) {
	r, stop := v.in.reader(ctx)
	if !v.terminal {
		return r, v.out, stop
	}
	t := term.NewTerminal(both{r, crlf{v.out}}, "")
	v.line = t
	return &typed{t: t}, t, func() { v.line = nil; stop() }
}

// typed reads the lines that are typed on a terminal; with ctrl+c or ctrl+d the input ends.
type typed struct {
	t    *term.Terminal
	mu   sync.Mutex
	rest []byte
}

func (l *typed) Read(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if len(l.rest) == 0 {
		s, err := l.t.ReadLine()
		if err != nil && !errors.Is(err, term.ErrPasteIndicator) {
			return 0, err
		}
		l.rest = append([]byte(s), '\n')
	}
	n := copy(p, l.rest)
	l.rest = l.rest[n:]
	return n, nil
}

// crlf passes text on as it is: the connection's own writer turns line ends into what a terminal needs.
type crlf struct{ io.Writer }

// said is a fault of the hall's in the visitor's words.
func (v *visitor) said(err error) string {
	if errors.As(err, new(*tui.Fault)) {
		return v.t("error.fault")
	}
	for _, e := range []struct {
		err error
		key string
	}{
		{errProgram, "error.program"},
		{errTaken, "error.taken"},
		{hall.ErrCode, "error.code"},
		{hall.ErrExpired, "error.expired"},
		{hall.ErrSlow, "error.slow"},
		{hall.ErrFull, "error.full"},
		{hall.ErrLocked, "error.locked"},
		{hall.ErrEnded, "error.over"},
		{hall.ErrClosed, "error.closed"},
		{hall.ErrNobody, "error.removed"},
		{hall.ErrElsewhere, "error.elsewhere"},
		{hall.ErrMoved, "error.moved"},
		{errNowhere, "error.nowhere"},
		{errDraining, "error.draining"},
	} {
		if errors.Is(err, e.err) {
			return v.t(e.key)
		}
	}
	return v.t("error.other")
}
