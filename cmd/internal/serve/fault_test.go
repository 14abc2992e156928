package serve

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"log/slog"
	"net"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/coder/websocket"
	"github.com/prometheus/common/expfmt"
	"github.com/prometheus/common/model"
	"golang.org/x/crypto/ssh"

	"riobravo/cmd/internal/serve/hall"
	"riobravo/cmd/internal/table"
	"riobravo/cmd/internal/tui/session"
	"riobravo/content"
	"riobravo/game"
	"riobravo/game/dice"
)

// faulty are words that fail on one text: what a fault in the middle of a screen or of a line is like.
type faulty struct {
	session.Words
	on string
}

func (w faulty) Text(key string, args map[string]any) string {
	if strings.HasPrefix(key, w.on) {
		panic("a fault on purpose")
	}
	return w.Words.Text(key, args)
}

// open is a host in this process.
type opened struct {
	ssh, web string
	hall     *hall.Hall
	log      *kept
	dir      string
	stop     func()
}

// kept is a log that may be read while it is written.
type kept struct {
	mu  sync.Mutex
	all bytes.Buffer
}

func (k *kept) Write(p []byte) (int, error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	return k.all.Write(p)
}

func (k *kept) String() string {
	k.mu.Lock()
	defer k.mu.Unlock()
	return k.all.String()
}

// hostIt serves a hall of one table; whoever speaks Spanish meets words that fail on the text named.
func hostIt(t *testing.T, dir, fails string) *opened {
	t.Helper()
	o := &opened{log: &kept{}, dir: dir}
	log := slog.New(slog.NewTextHandler(o.log, nil))
	h, err := hall.New(hall.Config{
		Rules: scenario().Ruleset, Life: time.Hour, Log: log, Table: table.Config{},
		Tables: []hall.Setup{{Name: "one", Fills: []string{"", "", "staff", "staff"}, Source: dice.FromSeed(7)}},
	})
	if err != nil {
		t.Fatal(err)
	}
	o.hall = h
	ctx, stop := context.WithCancel(t.Context())
	up, down := make(chan struct{}), make(chan error, 1)
	go func() {
		down <- Run(ctx, Config{
			Hall: h, Languages: []string{"en", "es"}, Language: "en", Theatre: content.Theatre(), Version: "x", Log: log,
			SSH: "127.0.0.1:0", Web: "127.0.0.1:0", HostKey: filepath.Join(dir, "host", "key"),
			Words: func(lang string) session.Words {
				if lang == "es" {
					return faulty{scenario().Texts.In(lang), fails}
				}
				return scenario().Texts.In(lang)
			},
			Started: func(_ *hall.Hall, ssh, web net.Addr) { o.ssh, o.web = ssh.String(), web.String(); close(up) },
		})
	}()
	select {
	case <-up:
	case err := <-down:
		t.Fatal(err)
	}
	o.stop = sync.OnceFunc(func() {
		stop()
		if err := <-down; err != nil {
			t.Error(err)
		}
	})
	t.Cleanup(o.stop) // when its clients are gone, for which it would wait
	return o
}

// client opens a session of SSH with words for the host.
func (o *opened) client(t *testing.T, seat int, terminal bool, words string) (io.WriteCloser, *kept, func() error) {
	t.Helper()
	return o.clientBy(t, hall.Ticket{Role: hall.Player, Seat: game.Seat(seat)}, terminal, words)
}

// clientBy is client with whatever ticket.
func (o *opened) clientBy(t *testing.T, ticket hall.Ticket, terminal bool, words string) (io.WriteCloser, *kept, func() error) {
	t.Helper()
	code, err := o.hall.Issue(ticket)
	if err != nil {
		t.Fatal(err)
	}
	c, err := ssh.Dial("tcp", o.ssh, &ssh.ClientConfig{
		User: code, HostKeyCallback: ssh.InsecureIgnoreHostKey(),
		Auth: []ssh.AuthMethod{ssh.KeyboardInteractive(func(string, string, []string, []bool) ([]string, error) { return nil, nil })},
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = c.Close() })
	s, err := c.NewSession()
	if err != nil {
		t.Fatal(err)
	}
	if terminal {
		if err := s.RequestPty("xterm-256color", 30, 100, nil); err != nil {
			t.Fatal(err)
		}
	}
	in, _ := s.StdinPipe()
	out := &kept{}
	s.Stdout = out
	if err := s.Start(words); err != nil {
		t.Fatal(err)
	}
	return in, out, s.Wait
}

// says waits until a text was sent.
func (k *kept) says(t *testing.T, text string) {
	t.Helper()
	for range 1600 {
		if strings.Contains(k.String(), text) {
			return
		}
		time.Sleep(25 * time.Millisecond)
	}
	t.Fatalf("%q was not sent: %q", text, k.String())
}

// TestFaultsStayAlone: a fault in one session, on the screen, in lines or in the protocol, ends that session. Another at the
// same table goes on, the person may come in again, the fault is counted and stands in the log with where it lay.
func TestFaultsStayAlone(t *testing.T) {
	for _, c := range []struct {
		form, fails, words string
		terminal           bool
	}{
		{"screen", "ui.brief.", "lang=es name=Luz", true},
		{"lines", "line.", "lines lang=es name=Luz", false},
		{"a terminal's lines", "line.", "lines lang=es name=Luz", true},
		{"protocol", "wire.no_json", "json lang=es name=Luz", false},
		{"the door", "serve.door.", "lang=es", true},
		{"the door in lines", "serve.door.", "lines lang=es", false},
	} {
		t.Run(c.form, func(t *testing.T) {
			o := hostIt(t, t.TempDir(), c.fails)
			in, out, _ := o.client(t, 0, false, "lines name=Ana")
			_, _ = io.WriteString(in, "status\n")
			out.says(t, "margin")
			luz, _, wait := o.client(t, 1, c.terminal, c.words)
			_, _ = io.WriteString(luz, "?\n")
			done := make(chan error, 1)
			go func() { done <- wait() }()
			select {
			case <-done:
			case <-time.After(time.Minute):
				t.Fatalf("the session with a fault goes on: %s", o.log)
			}
			before := len(out.String())
			_, _ = io.WriteString(in, "map\n")
			for range 1600 {
				if len(out.String()) > before+100 {
					break
				}
				time.Sleep(25 * time.Millisecond)
			}
			if len(out.String()) <= before+100 {
				t.Errorf("the other session stands still after %q", out.String()[before:])
			}
			if log := o.log.String(); !strings.Contains(log, "level=ERROR msg=fault") || !strings.Contains(log, "a fault on purpose") || !strings.Contains(log, "faulty") {
				t.Errorf("the log does not say where the fault lay: %s", log)
			}
			if n := o.metric(t, "riobravo_faults_total"); n != 1 {
				t.Errorf("%v faults are counted", n)
			}
			_, again, _ := o.client(t, 1, false, "lines name=Luz")
			again.says(t, "Mexico")
		})
	}
}

// told waits until the host has counted one fault, and holds that the log says where it lay.
func (o *opened) told(t *testing.T) {
	t.Helper()
	for range 800 {
		if o.metric(t, "riobravo_faults_total") == 1 {
			break
		}
		time.Sleep(25 * time.Millisecond)
	}
	if n := o.metric(t, "riobravo_faults_total"); n != 1 {
		t.Errorf("%v faults are counted", n)
	}
	if log := o.log.String(); !strings.Contains(log, "level=ERROR msg=fault") || !strings.Contains(log, "a fault on purpose") {
		t.Errorf("the log does not say where the fault lay: %s", log)
	}
}

// TestFaultsAtDoorAndDesk: a fault at the door of a page, or at the facilitator's desk, ends that one connection and is told to
// it; the others go on.
func TestFaultsAtDoorAndDesk(t *testing.T) {
	t.Run("a page's door", func(t *testing.T) {
		o := hostIt(t, t.TempDir(), "serve.door.")
		in, out, _ := o.client(t, 0, false, "lines name=Ana")
		code, err := o.hall.Issue(hall.Ticket{Role: hall.Player, Seat: 1})
		if err != nil {
			t.Fatal(err)
		}
		c, _, err := websocket.Dial(t.Context(), "ws://"+o.web+"/play", nil)
		if err != nil {
			t.Fatal(err)
		}
		defer c.CloseNow()
		c.SetReadLimit(1 << 20)
		b, _ := json.Marshal(hello{Cols: 100, Rows: 30, Lang: "es", Code: code})
		if err := c.Write(t.Context(), websocket.MessageText, b); err != nil {
			t.Fatal(err)
		}
		var all strings.Builder
		for err == nil {
			_, b, err = c.Read(t.Context())
			all.Write(b)
		}
		want := scenario().Texts.In("es").Text("serve.error.fault", nil)
		if websocket.CloseStatus(err) != websocket.StatusNormalClosure || !strings.Contains(all.String(), want) || strings.Contains(all.String(), "goroutine") {
			t.Errorf("%v: %s", err, all.String())
		}
		o.told(t)
		_, _ = io.WriteString(in, "status\n")
		out.says(t, "margin")
	})
	t.Run("the desk", func(t *testing.T) {
		o := hostIt(t, t.TempDir(), "serve.desk.")
		in, out, _ := o.client(t, 0, false, "lines name=Ana")
		prof := hall.Ticket{Role: hall.Facilitator, Table: -1, Seat: game.NoSeat}
		_, said, _ := o.clientBy(t, prof, true, "lang=es name=Prof")
		said.says(t, scenario().Texts.In("es").Text("serve.error.fault", nil))
		o.told(t)
		_, _ = io.WriteString(in, "status\n")
		out.says(t, "margin")
		_, again, _ := o.clientBy(t, prof, true, "lang=en name=Prof")
		again.says(t, "Mexico")
	})
}

// metric is a number of the host's, as Prometheus' own parser reads it.
func (o *opened) metric(t *testing.T, name string) float64 {
	t.Helper()
	body := o.get(t, "/metrics")
	p := expfmt.NewTextParser(model.UTF8Validation)
	all, err := p.TextToMetricFamilies(strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	f := all[name]
	if f == nil || len(f.Metric) != 1 || f.GetHelp() == "" {
		t.Fatalf("%s is not among the numbers: %s", name, body)
	}
	return f.Metric[0].GetCounter().GetValue() + f.Metric[0].GetGauge().GetValue()
}

func (o *opened) get(t *testing.T, path string) string {
	t.Helper()
	c, err := net.Dial("tcp", o.web)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	_, _ = io.WriteString(c, "GET "+path+" HTTP/1.0\r\nHost: "+o.web+"\r\n\r\n")
	b, err := io.ReadAll(c)
	if err != nil {
		t.Fatal(err)
	}
	_, body, _ := strings.Cut(string(b), "\r\n\r\n")
	return body
}

// TestNumbers: what an operator watches is of Prometheus' format, and counts.
func TestNumbers(t *testing.T) {
	o := hostIt(t, t.TempDir(), "none")
	if s := o.get(t, "/healthz"); s != "ok\n" {
		t.Errorf("health: %q", s)
	}
	in, out, wait := o.client(t, 0, false, "lines name=Ana")
	out.says(t, "United States")
	for name, want := range map[string]float64{"riobravo_sessions": 1, "riobravo_people": 1, "riobravo_tables": 1, "riobravo_tables_over": 0, "riobravo_wrong_codes_total": 0, "riobravo_faults_total": 0} {
		if got := o.metric(t, name); got != want {
			t.Errorf("%s is %v, not %v", name, got, want)
		}
	}
	if got := o.metric(t, "riobravo_sent_bytes_total"); got < float64(len(out.String())) {
		t.Errorf("%v bytes were sent, and %d came", got, len(out.String()))
	}
	_, _ = io.WriteString(in, "quit\n")
	_ = in.Close()
	_ = wait()
	for range 200 {
		if o.metric(t, "riobravo_people") == 0 {
			return
		}
		time.Sleep(25 * time.Millisecond)
	}
	t.Error("who has left is counted")
}

// TestHostKey: the host's key is made once, for the host's eyes alone, and kept.
func TestHostKey(t *testing.T) {
	dir := t.TempDir()
	var keys []string
	for range 2 {
		o := hostIt(t, dir, "none")
		o.stop()
		path := filepath.Join(dir, "host", "key")
		info, err := os.Stat(path)
		if err != nil {
			t.Fatal(err)
		}
		if info.Mode().Perm() != 0o600 {
			t.Errorf("others may read the host's key: %v", info.Mode())
		}
		b, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		keys = append(keys, string(b))
	}
	if keys[0] != keys[1] || keys[0] == "" {
		t.Error("the second host has another key")
	}
}

// TestLogKeepsSecrets: codes, tokens and what people write stand nowhere in the log.
func TestLogKeepsSecrets(t *testing.T) {
	o := hostIt(t, t.TempDir(), "none")
	code, err := o.hall.Issue(hall.Ticket{Role: hall.Facilitator, Table: -1, Seat: -1})
	if err != nil {
		t.Fatal(err)
	}
	if err := o.hall.Mark("Prof", "say 1 @usa WRITTENWORD"); err != nil {
		t.Fatal(err)
	}
	in, out, _ := o.client(t, 0, false, "lines name=SECRETNAME")
	out.says(t, "United States")
	_, _ = io.WriteString(in, "letter mexico WRITTENWORD\nwrite mexico WRITTENWORD\n")
	_, _ = o.hall.Present("zzzzz-22222", "a")
	_, _ = o.hall.Present(code, "a")
	log := o.log.String()
	if !strings.Contains(log, "msg=enter") || !strings.Contains(log, "msg=desk what=say") {
		t.Errorf("the log does not say who came: %s", log)
	}
	for _, secret := range []string{"WRITTENWORD", "SECRETNAME", code, strings.ReplaceAll(code, "-", ""), "zzzzz"} {
		if strings.Contains(log, secret) {
			t.Errorf("%q stands in the log: %s", secret, log)
		}
	}
}
