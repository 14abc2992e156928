//go:build ext

package serve_test

import (
	"io"
	"net"
	"net/http"
	"os/exec"
	"strings"
	"syscall"
	"testing"
	"time"
)

// ended waits until the host has ended.
func (h *hosted) ended() {
	h.t.Helper()
	done := make(chan error, 1)
	go func() { done <- h.cmd.Wait() }()
	select {
	case err := <-done:
		if err != nil {
			h.t.Errorf("the host ended: %v %s", err, h.log.String())
		}
	case <-time.After(30 * time.Second):
		h.t.Fatal("the host does not end")
	}
}

// TestDrain: a host that is to stop tells those who play, lets nobody new in any more, and ends when the part of the month
// does; asked twice it ends at once. Who is cut off meanwhile comes back, even alone at the table, at a terminal or a page.
// Nothing is sealed by it and nothing lost.
func TestDrain(t *testing.T) {
	dir := t.TempDir()
	h := serveIt(t, "--data", dir, "--seed", "3", "--seats", "mexico=staff,sinaloa=staff,jalisco=staff", "--drain", "10m")
	code := h.codes["Table 1 United States"]
	ana := join(t, h, code, "-t", "name=Ana")
	ana.see("BRIEF")
	ana.press("\r")
	ana.see("round 1 of 2")
	_ = h.cmd.Process.Signal(syscall.SIGTERM)
	ana.see("The host closes for a while")
	resp, err := http.Get("http://" + h.web + "/healthz")
	if err != nil {
		t.Fatal(err)
	}
	said, _ := io.ReadAll(resp.Body)
	_ = resp.Body.Close()
	if resp.StatusCode != http.StatusServiceUnavailable || !strings.Contains(string(said), "draining") {
		t.Errorf("a host that drains is well: %d %s", resp.StatusCode, said)
	}
	refused := func(who, code string) {
		cmd := exec.Command("ssh", sshArgs(h, code, "-T", "lines", "name="+who)...)
		cmd.Stdin = strings.NewReader("1\n") // the seat, where it is asked for
		out, err := cmd.CombinedOutput()
		if err == nil || !strings.Contains(string(out), "lets in only those who have a place already") {
			t.Errorf("%s was let in, or not told why not: %v %s", who, err, out)
		}
	}
	refused("Late", code)
	_ = ana.cmd.Process.Kill()
	_ = ana.cmd.Wait()
	time.Sleep(time.Second) // the host has seen that nobody is left
	refused("Late", code)
	ana = join(t, h, code, "-t", "name=Ana")
	ana.see("BRIEF")
	ana.see("The host closes for a while")   // who comes back is told too
	page := chromium(t).open(h, code, "Ana") // the same person at a page takes the place over, and comes back there by what the tab keeps
	seen(t, page, "BRIEF")
	page.reload()
	seen(t, page, "The host closes for a while")
	refused("Late", h.codes["the lobby"])
	refused("Prof", h.codes["the facilitator's desk"])
	page.press("\r")
	seen(t, page, "round 1 of 2")
	page.press("s") // the round ends
	h.ended()

	h = serveIt(t, "--data", dir, "--resume", "last", "--drain", "10m")
	back := join(t, h, code, "-t", "name=Ana")
	back.see("BRIEF")
	back.press("\r")
	back.see("round 2 of 2")
	_ = h.cmd.Process.Signal(syscall.SIGTERM)
	back.see("The host closes for a while")
	_ = h.cmd.Process.Signal(syscall.SIGTERM)
	h.ended()

	h = serveIt(t, "--data", dir, "--resume", "last")
	p := play(t, h, code, "Ana")
	if m := p.next(); m.Month != 1 || m.Phase != "talks" || m.Round != 2 {
		t.Errorf("after two stops the game stands at %+v", m)
	}
}

// TestNothingElse: a client of SSH gets the exercise and nothing else: no shell, no files, no forwarding either way.
func TestNothingElse(t *testing.T) {
	h := serveIt(t, "--demo", "--seed", "3")
	us := h.codes["Table 1 United States"]
	base := sshArgs(h, us)
	options, at := base[:len(base)-1], base[len(base)-1]
	for what, cmd := range map[string]*exec.Cmd{
		"sftp":            exec.Command("sftp", append(append([]string{"-P", h.ssh}, options[2:]...), at)...),
		"scp":             exec.Command("scp", append(append([]string{"-P", h.ssh}, options[2:]...), at+":/etc/passwd", t.TempDir())...),
		"a subsystem":     exec.Command("ssh", append(append([]string{}, options...), "-s", at, "sftp")...),
		"a way out":       exec.Command("ssh", append(append([]string{}, options...), "-W", h.web, at)...),
		"a way back":      exec.Command("ssh", append(append([]string{}, options...), "-o", "ExitOnForwardFailure=yes", "-N", "-R", "0:"+h.web, at)...),
		"an old exchange": exec.Command("ssh", append(append([]string{}, options...), "-o", "KexAlgorithms=diffie-hellman-group14-sha256", at, "lines")...),
		"an old cipher":   exec.Command("ssh", append(append([]string{}, options...), "-o", "Ciphers=aes128-ctr", at, "lines")...),
		"an old key":      exec.Command("ssh", append(append([]string{}, options...), "-o", "HostKeyAlgorithms=ssh-rsa,rsa-sha2-256", at, "lines")...),
	} {
		cmd.Stdin = strings.NewReader("")
		done := make(chan struct{})
		var out []byte
		var err error
		go func() { out, err = cmd.CombinedOutput(); close(done) }()
		select {
		case <-done:
			if err == nil {
				t.Errorf("%s was to be had: %s", what, out)
			}
		case <-time.After(20 * time.Second):
			_ = cmd.Process.Kill()
			<-done
			t.Errorf("%s was to be had", what)
		}
	}
	cmd := exec.Command("ssh", append(append([]string{"-T"}, base...), "cat", "/etc/passwd")...) // words that mean nothing here
	cmd.Stdin = strings.NewReader("")
	if out, _ := cmd.CombinedOutput(); strings.Contains(string(out), "root:") {
		t.Errorf("a command was carried out: %s", out)
	}
	// A port of the client's own that is to lead on leads nowhere: the host opens no connection for anybody.
	local, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	port := local.Addr().String()
	_ = local.Close()
	fwd := exec.Command("ssh", append(append([]string{}, options...), "-N", "-L", port+":"+h.web, at)...)
	if err := fwd.Start(); err != nil {
		t.Fatal(err)
	}
	defer func() { _ = fwd.Process.Kill(); _ = fwd.Wait() }()
	for range 100 {
		c, err := net.Dial("tcp", port)
		if err != nil { // the client does not listen yet
			time.Sleep(100 * time.Millisecond)
			continue
		}
		defer c.Close()
		_ = c.SetDeadline(time.Now().Add(10 * time.Second))
		_, _ = io.WriteString(c, "GET /healthz HTTP/1.0\r\n\r\n")
		if got, _ := io.ReadAll(c); len(got) > 0 {
			t.Errorf("a forwarded port answers: %q", got)
		}
		return
	}
	t.Error("the client never listened")
}
