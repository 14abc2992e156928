package serve

import (
	"context"
	"crypto/tls"
	"embed"
	"encoding/json"
	"io"
	"log/slog"
	"net"
	"net/http"
	"slices"
	"sync"
	"time"

	"github.com/coder/websocket"

	"riobravo/cmd/internal/serve/hall"
	"riobravo/cmd/internal/tui"
)

//go:embed page
var page embed.FS

// files are what the browser may ask for.
var files = map[string]struct{ path, kind string }{
	"/":                           {"page/page.html", "text/html; charset=utf-8"},
	"/page.js":                    {"page/page.js", "text/javascript; charset=utf-8"},
	"/page.css":                   {"page/page.css", "text/css; charset=utf-8"},
	"/xterm.js":                   {"page/xterm/xterm.js", "text/javascript; charset=utf-8"},
	"/xterm.css":                  {"page/xterm/xterm.css", "text/css; charset=utf-8"},
	"/addon-fit.js":               {"page/xterm/addon-fit.js", "text/javascript; charset=utf-8"},
	"/addon-unicode-graphemes.js": {"page/xterm/addon-unicode-graphemes.js", "text/javascript; charset=utf-8"},
	"/LICENSE":                    {"page/xterm/LICENSE", "text/plain; charset=utf-8"},
}

// policy lets the page run its own files and nothing else. xterm.js sets styles from script, which counts as inline style;
// no script may be inline.
const policy = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; connect-src 'self'; img-src data:; font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

// The limits of the browser's side.
const (
	headerTime = 10 * time.Second
	helloTime  = 15 * time.Second
	frameMost  = 64 << 10 // bytes of one message from a browser
	writeTime  = 30 * time.Second
	pingEvery  = 20 * time.Second
)

// prepareWeb makes the browser's host.
func (s *Server) prepareWeb() {
	mux := http.NewServeMux()
	for at, f := range files {
		b, err := page.ReadFile(f.path)
		if err != nil {
			panic(err) // it is embedded
		}
		pattern := "GET " + at
		if at == "/" {
			pattern = "GET /{$}"
		}
		mux.HandleFunc(pattern, func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", f.kind)
			_, _ = w.Write(b)
		})
	}
	mux.HandleFunc("GET /play", s.socket)
	mux.HandleFunc("GET /healthz", s.health)
	mux.Handle("GET /metrics", s.localOnly(s.meter.handler()))
	s.web = &http.Server{
		Handler: headers(mux), ReadHeaderTimeout: headerTime, ReadTimeout: 0, IdleTimeout: time.Minute, MaxHeaderBytes: 16 << 10,
		BaseContext: func(net.Listener) context.Context { return s.ctx },
		TLSConfig:   &tls.Config{MinVersion: tls.VersionTLS13},
		ErrorLog:    slog.NewLogLogger(s.cfg.Log.Handler(), slog.LevelDebug), // what strangers send would fill the log
	}
}

// headers are what every answer carries.
func headers(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", policy)
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Cache-Control", "no-cache")
		next.ServeHTTP(w, r)
	})
}

// serveWeb serves the browser until it is closed.
func (s *Server) serveWeb(l net.Listener) error {
	l = &gated{Listener: l, s: s}
	if s.cfg.Cert != "" {
		return s.web.ServeTLS(l, s.cfg.Cert, s.cfg.CertKey)
	}
	return s.web.Serve(l)
}

// gated counts connections in before they are answered.
type gated struct {
	net.Listener
	s *Server
}

func (g *gated) Accept() (net.Conn, error) {
	for {
		c, err := g.Listener.Accept()
		if err != nil {
			return nil, err
		}
		from := host(c.RemoteAddr())
		if !g.s.gates.enter(from) {
			g.s.meter.refused.Inc()
			_ = c.Close()
			continue
		}
		return &counted{Conn: c, left: func() { g.s.gates.leave(from) }, meter: g.s.meter}, nil
	}
}

// health says whether the host lets people in.
func (s *Server) health(w http.ResponseWriter, _ *http.Request) {
	if !s.is(stateOpen) {
		http.Error(w, "draining", http.StatusServiceUnavailable)
		return
	}
	if s.node != nil {
		if h, holder := s.node.at(); h == nil && holder.Node == "" {
			http.Error(w, "no store, or no holder", http.StatusServiceUnavailable)
			return
		}
	}
	_, _ = io.WriteString(w, "ok\n")
}

// passedOn are what a proxy adds to what it passes on: such a request comes from elsewhere.
var passedOn = []string{"Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-Ip", "Via"}

// localOnly keeps the numbers to the machine itself: who sits where is nobody's business.
func (s *Server) localOnly(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h, _, err := net.SplitHostPort(r.RemoteAddr)
		relayed := slices.ContainsFunc(passedOn, func(name string) bool { return r.Header.Get(name) != "" })
		if ip := net.ParseIP(h); err != nil || ip == nil || !ip.IsLoopback() || relayed {
			http.NotFound(w, r)
			return
		}
		next.ServeHTTP(w, r)
	})
}

// hello is what a browser says first, and, with the size alone, later.
type hello struct {
	Cols, Rows              int
	Lang, Code, Token, Name string
	Lines, Still            bool
}

// socket serves one browser page. Only pages of this host may open one.
func (s *Server) socket(w http.ResponseWriter, r *http.Request) {
	defer s.caught("web")
	if s.is(stateShut) {
		http.Error(w, "closed", http.StatusServiceUnavailable)
		return
	}
	c, err := websocket.Accept(w, r, nil) // no pattern: the origin must be this host
	if err != nil {
		return
	}
	defer c.CloseNow()
	c.SetReadLimit(frameMost)
	ctx, stop := context.WithCancel(r.Context())
	defer stop()
	first, err := readHello(ctx, c)
	if err != nil {
		return
	}
	out := &socketWriter{ctx: ctx, c: c, stop: stop}
	env := []string{"COLORTERM=truecolor", "LANG=" + lettersOf(first.Lang) + ".UTF-8"}
	if first.Still {
		env = append(env, "REDUCE_MOTION=1")
	}
	v := &visitor{
		s: s, out: out, user: "", token: first.Token, from: hostOf(r.RemoteAddr), env: environ(env, "xterm-256color"), terminal: true,
		sizes: make(chan tui.Size, 1), remember: func(token string) { out.tell(map[string]string{"token": token}) },
	}
	if hall.CodeLike(first.Code) {
		v.user = first.Code
	}
	if first.Name != "" {
		v.words = append(v.words, "name="+first.Name)
	}
	if first.Lines {
		v.words = append(v.words, "lines")
	}
	v.size(first.Cols, first.Rows)
	v.in = newFeed(ctx, &socketReader{ctx: ctx, c: c, size: v.size})
	go func() {
		defer s.caught("ping")
		keepAlive(ctx, pingEvery, c.Ping, stop)
	}()
	v.visit(ctx)
	out.tell(map[string]string{"left": v.t("web.left")})
	_ = c.Close(websocket.StatusNormalClosure, "")
}

func hostOf(addr string) string {
	h, _, err := net.SplitHostPort(addr)
	if err != nil {
		return addr
	}
	return h
}

// lettersOf is a language as two small letters, "en" where it is none.
func lettersOf(lang string) string {
	if len(lang) != 2 || lang[0] < 'a' || lang[0] > 'z' || lang[1] < 'a' || lang[1] > 'z' {
		return "en"
	}
	return lang
}

func readHello(ctx context.Context, c *websocket.Conn) (hello, error) {
	ctx, stop := context.WithTimeout(ctx, helloTime)
	defer stop()
	var m hello
	_, b, err := c.Read(ctx)
	if err == nil {
		err = json.Unmarshal(b, &m)
	}
	return m, err
}

// socketReader gives a browser's keys as bytes; its sizes go their own way.
type socketReader struct {
	ctx  context.Context
	c    *websocket.Conn
	size func(w, h int)
	rest []byte
}

func (r *socketReader) Read(p []byte) (int, error) {
	for len(r.rest) == 0 {
		kind, b, err := r.c.Read(r.ctx)
		if err != nil {
			return 0, io.EOF
		}
		if kind == websocket.MessageBinary {
			r.rest = b
			continue
		}
		var m hello
		if json.Unmarshal(b, &m) != nil {
			return 0, io.EOF
		}
		if m.Cols > 0 && m.Rows > 0 {
			r.size(m.Cols, m.Rows)
		}
	}
	n := copy(p, r.rest)
	r.rest = r.rest[n:]
	return n, nil
}

// socketWriter sends a program's bytes to a browser. One that does not take them for too long is cut off.
type socketWriter struct {
	mu   sync.Mutex
	ctx  context.Context
	c    *websocket.Conn
	stop func()
}

func (w *socketWriter) send(kind websocket.MessageType, p []byte) error {
	w.mu.Lock()
	defer w.mu.Unlock()
	ctx, done := context.WithTimeout(w.ctx, writeTime)
	defer done()
	err := w.c.Write(ctx, kind, p)
	if err != nil {
		w.stop()
	}
	return err
}

func (w *socketWriter) Write(p []byte) (int, error) {
	if err := w.send(websocket.MessageBinary, p); err != nil {
		return 0, err
	}
	return len(p), nil
}

func (w *socketWriter) tell(m map[string]string) {
	b, _ := json.Marshal(m) // strings always have a form
	_ = w.send(websocket.MessageText, b)
}
