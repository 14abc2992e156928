//go:build ext

package pgtest

import (
	"bytes"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"
	"time"
)

// Bouncer starts Debian's pgbouncer before a server; mode is how it gives out its connections, session or transaction. It gives
// back its address and ends with the test.
func (c *Cluster) Bouncer(t *testing.T, mode string) string {
	t.Helper()
	dir, err := os.MkdirTemp("", "riobravo-bouncer-*")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	free, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	at := free.Addr().String()
	_ = free.Close()
	_, port, _ := net.SplitHostPort(at)
	_, server, _ := net.SplitHostPort(c.Addr)
	for name, text := range map[string]string{
		"users": fmt.Sprintf("%q %q\n", "riobravo", Password),
		"ini": fmt.Sprintf("[databases]\n* = host=127.0.0.1 port=%s\n[pgbouncer]\nlisten_addr = 127.0.0.1\nlisten_port = %s\nunix_socket_dir =\nauth_type = scram-sha-256\nauth_file = %s\npool_mode = %s\n",
			server, port, filepath.Join(dir, "users"), mode),
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	cmd := exec.Command("/usr/sbin/pgbouncer", filepath.Join(dir, "ini"))
	cmd.SysProcAttr = &syscall.SysProcAttr{Credential: other(t), Pdeathsig: syscall.SIGINT}
	if as := other(t); as != nil {
		for _, p := range []string{dir, filepath.Join(dir, "users"), filepath.Join(dir, "ini")} {
			if err := os.Chown(p, int(as.Uid), int(as.Gid)); err != nil {
				t.Fatal(err)
			}
		}
	}
	var log bytes.Buffer
	cmd.Stdout, cmd.Stderr = &log, &log
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
	})
	for range 200 {
		if conn, err := net.Dial("tcp", at); err == nil {
			_ = conn.Close()
			return at
		}
		time.Sleep(50 * time.Millisecond)
	}
	t.Fatalf("pgbouncer does not start: %s", log.String())
	return ""
}
