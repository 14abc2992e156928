//go:build ext

package serve_test

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"os/exec"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/coder/websocket"
)

// player is another program that plays over SSH in lines of JSON.
type player struct {
	t   *testing.T
	cmd *exec.Cmd
	in  io.WriteCloser
	out *bufio.Reader
}

type told struct {
	Type, Turn, Phase string
	Month, Round      int
	Actions           []struct {
		N  int
		Do string
	}
}

func play(t *testing.T, h *hosted, who, name string) *player {
	t.Helper()
	p := &player{t: t, cmd: exec.Command("ssh", sshArgs(h, who, "-T", "json", "name="+name)...)}
	in, _ := p.cmd.StdinPipe()
	out, _ := p.cmd.StdoutPipe()
	if err := p.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	p.in, p.out = in, bufio.NewReaderSize(out, 1<<20)
	t.Cleanup(func() { _ = p.cmd.Process.Kill(); _ = p.cmd.Wait() })
	return p
}

// next is what the host says next.
func (p *player) next() told {
	p.t.Helper()
	line, err := p.out.ReadBytes('\n')
	if err != nil {
		p.t.Fatalf("the host says no more: %v %q", err, line)
	}
	var m told
	if err := json.Unmarshal(line, &m); err != nil {
		p.t.Fatalf("%v: %s", err, line)
	}
	return m
}

// does an action of a turn.
func (p *player) does(m told, do string) {
	p.t.Helper()
	for _, a := range m.Actions {
		if a.Do == do {
			fmt.Fprintf(p.in, "{\"turn\":%q,\"n\":%d}\n", m.Turn, a.N)
			return
		}
	}
	p.t.Fatalf("%q is not to be done in %+v", do, m)
}

// TestKilled: a host that dies loses nothing that it acknowledged; taken up again, people come back to where they were.
func TestKilled(t *testing.T) {
	dir := t.TempDir()
	seats := []string{"--data", dir, "--seed", "3", "--seats", "mexico=staff,sinaloa=staff,jalisco=staff"}
	h := serveIt(t, seats...)
	code := h.codes["Table 1 United States"]
	p := play(t, h, code, "Bot")
	p.does(p.next(), "ready")
	var at told
	for at = p.next(); at.Type != "turn"; at = p.next() {
	}
	_ = h.cmd.Process.Signal(syscall.SIGKILL)
	_ = h.cmd.Wait()
	h = serveIt(t, "--data", dir, "--resume", "last")
	p = play(t, h, code, "Bot")
	if now := p.next(); now.Month != at.Month || now.Phase != at.Phase || now.Round != at.Round {
		t.Errorf("acknowledged: %d %s %d; after the kill: %d %s %d", at.Month, at.Phase, at.Round, now.Month, now.Phase, now.Round)
	}
	// A stop sends people home and ends in order.
	_ = h.cmd.Process.Signal(syscall.SIGTERM)
	done := make(chan error, 1)
	go func() { done <- h.cmd.Wait() }()
	select {
	case err := <-done:
		if err != nil {
			t.Errorf("stopped: %v", err)
		}
	case <-time.After(15 * time.Second):
		t.Error("the host does not stop")
	}
}

// TestSieges: while a table plays on, slow and many connections, wrong codes, malformed and oversized frames and a huge
// paste come in.
func TestSieges(t *testing.T) {
	h := serveIt(t, "--seed", "3", "--seats", "mexico=staff,sinaloa=staff,jalisco=staff")
	us := h.codes["Table 1 United States"]
	var held []net.Conn
	defer func() {
		for _, c := range held {
			_ = c.Close()
		}
	}()
	for i := range 200 { // half a greeting, and then nothing
		for _, at := range []string{"127.0.0.1:" + h.ssh, h.web} {
			if c, err := net.Dial("tcp", at); err == nil {
				_, _ = io.WriteString(c, []string{"SSH-2.0-x", "GET / HTTP/1.1\r\nHost: x\r\nX: "}[i%2])
				held = append(held, c)
			}
		}
		if i == 150 {
			break
		}
	}
	ctx, stop := context.WithTimeout(context.Background(), 20*time.Second)
	defer stop()
	for range 3 { // another page's socket is refused
		_, resp, err := websocket.Dial(ctx, "ws://"+h.web+"/play", &websocket.DialOptions{HTTPHeader: http.Header{"Origin": {"http://elsewhere.example"}}})
		if err == nil || resp == nil || resp.StatusCode != http.StatusForbidden {
			t.Errorf("a foreign page was let in: %v", err)
		}
	}
	for _, first := range []string{"not json", "{\"cols\":1e9}", strings.Repeat("x", 1<<20)} {
		c, _, err := websocket.Dial(ctx, "ws://"+h.web+"/play", nil)
		if err != nil {
			t.Fatal(err)
		}
		_ = c.Write(ctx, websocket.MessageText, []byte(first))
		_ = c.Write(ctx, websocket.MessageBinary, bytes.Repeat([]byte("y"), 1<<20))
		_ = c.CloseNow()
	}
	// A paste of 10 MB into the interface: throttled by the host, so the client is left at it.
	paste := join(t, h, us, "-t", "name=Flood")
	paste.see("BRIEF")
	go func() {
		paste.press("\x1b[200~")
		for range 160 {
			paste.press(strings.Repeat("word ", 64<<10/5))
		}
		paste.press("\x1b[201~")
	}()
	p := play(t, h, us, "Bot")
	for range 6 {
		m := p.next()
		for ; m.Type != "turn"; m = p.next() {
		}
		fmt.Fprintln(p.in, `{"do":"auto"}`)
	}
	if m := p.next(); m.Type == "refused" {
		t.Errorf("the table did not play on: %+v", m)
	}
	// Wrong codes: after more than a class slips by, the address has to wait, right code or not.
	for range 2 {
		cmd := exec.CommandContext(ctx, "ssh", sshArgs(h, "zzzzz-22222", "-T", "json", "name=X")...)
		_ = cmd.Run()
	}
	slow := false
	for n := 0; n < 10 && !slow; n++ {
		cmd := exec.CommandContext(ctx, "ssh", sshArgs(h, "somebody", "-T", "lines")...)
		cmd.Stdin = strings.NewReader("zzzzz-22222\nzzzzz-22223\nzzzzz-22224\n")
		out, _ := cmd.CombinedOutput()
		slow = slow || strings.Contains(string(out), "Too many wrong codes")
	}
	if !slow {
		t.Error("wrong codes may be tried for ever")
	}
	resp, err := http.Get("http://" + h.web + "/healthz")
	if err != nil || resp.StatusCode != http.StatusOK {
		t.Errorf("the host is not well: %v", err)
	}
}

// TestAudit: an auditor of SSH hosts finds nothing that fails.
func TestAudit(t *testing.T) {
	h := serveIt(t, "--demo")
	out, _ := exec.Command("ssh-audit", "-n", "-p", h.ssh, "127.0.0.1").CombinedOutput() // it exits with the number of warnings
	if !strings.Contains(string(out), "(kex) curve25519-sha256") || strings.Contains(string(out), "[fail]") {
		t.Errorf("%s", out)
	}
}
