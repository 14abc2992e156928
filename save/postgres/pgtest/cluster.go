//go:build ext

// Package pgtest starts a PostgreSQL of its own for a test, from Debian's package, and a proxy before it that can be cut. Start
// with Start.
package pgtest

import (
	"bytes"
	"fmt"
	"net"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

// Password is the database user's; nothing that the program says may hold it.
const Password = "nightjar-Marigold-77"

// Cluster is a database server that runs.
type Cluster struct {
	Addr string // host:port
	cmd  *exec.Cmd
	log  bytes.Buffer

	make func() *exec.Cmd // the server's command, anew
	t    *testing.T
}

// URL is the address of the database behind another address, as of a proxy.
func URL(addr string) string {
	return fmt.Sprintf("postgres://riobravo:%s@%s/postgres?sslmode=disable", Password, addr)
}

// URL is the address of the database.
func (c *Cluster) URL() string { return URL(c.Addr) }

// programs is the folder of the newest server that is installed.
func programs(t *testing.T) string {
	t.Helper()
	found, _ := filepath.Glob("/usr/lib/postgresql/*/bin/initdb")
	if len(found) == 0 {
		t.Fatal("no PostgreSQL is installed: apt-get install postgresql")
	}
	slices.Sort(found)
	return filepath.Dir(found[len(found)-1])
}

// other is the user that the server runs as where this is root, as whom it refuses to; nil else.
func other(t *testing.T) *syscall.Credential {
	t.Helper()
	if os.Getuid() != 0 {
		return nil
	}
	u, err := user.Lookup("postgres")
	if err != nil {
		t.Fatal(err)
	}
	uid, _ := strconv.ParseUint(u.Uid, 10, 32)
	gid, _ := strconv.ParseUint(u.Gid, 10, 32)
	return &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}
}

// allow adds a line to who may come in.
func allow(t *testing.T, file, line string) {
	t.Helper()
	f, err := os.OpenFile(file, os.O_APPEND|os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	_, err = f.WriteString(line)
	if err2 := f.Close(); err != nil || err2 != nil {
		t.Fatal(err, err2)
	}
}

// Start starts a server in a folder of its own, on a port of its own on the loopback, with an empty database. It ends with the
// test. It listens at further addresses, and lets their networks in, that are given as 10.0.0.1/30.
func Start(t *testing.T, networks ...string) *Cluster {
	t.Helper()
	bin, as := programs(t), other(t)
	dir, err := os.MkdirTemp("", "riobravo-pg-*")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	secret := filepath.Join(dir, "password")
	if err := os.WriteFile(secret, []byte(Password+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if as != nil {
		for _, p := range []string{dir, secret} {
			if err := os.Chown(p, int(as.Uid), int(as.Gid)); err != nil {
				t.Fatal(err)
			}
		}
	}
	data := filepath.Join(dir, "data")
	command := func(name string, args ...string) *exec.Cmd {
		cmd := exec.Command(filepath.Join(bin, name), args...)
		cmd.Dir = dir
		cmd.Env = append(os.Environ(), "LC_ALL=C.UTF-8")
		cmd.SysProcAttr = &syscall.SysProcAttr{Credential: as}
		return cmd
	}
	if out, err := command("initdb", "-D", data, "-U", "riobravo", "-A", "scram-sha-256", "--pwfile="+secret, "-E", "UTF8").CombinedOutput(); err != nil {
		t.Fatalf("initdb: %v: %s", err, out)
	}
	listen := "127.0.0.1"
	for _, n := range networks {
		address, _, _ := strings.Cut(n, "/")
		listen += "," + address
		allow(t, filepath.Join(data, "pg_hba.conf"), "host all all "+n+" scram-sha-256\n")
	}
	free, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	c := &Cluster{t: t, Addr: free.Addr().String()}
	_ = free.Close()
	_, port, _ := net.SplitHostPort(c.Addr)
	c.make = func() *exec.Cmd {
		return command("postgres", "-D", data, "-p", port, "-k", dir, "-c", "listen_addresses="+listen, "-c", "max_connections=200")
	}
	c.up()
	t.Cleanup(func() {
		_ = c.cmd.Process.Signal(syscall.SIGINT)
		_ = c.cmd.Wait()
	})
	return c
}

// up starts the server and waits until it answers.
func (c *Cluster) up() {
	c.t.Helper()
	c.cmd = c.make()
	c.cmd.Stdout, c.cmd.Stderr = &c.log, &c.log
	c.cmd.SysProcAttr.Pdeathsig = syscall.SIGINT // a test that is killed leaves no server behind
	if err := c.cmd.Start(); err != nil {
		c.t.Fatal(err)
	}
	_, port, _ := net.SplitHostPort(c.Addr)
	for range 300 {
		if exec.Command(filepath.Join(programs(c.t), "pg_isready"), "-q", "-h", "127.0.0.1", "-p", port).Run() == nil {
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	c.t.Fatalf("the server does not start: %s", c.log.String())
}

// Restart stops the server at once, as pg_ctl's mode immediate does, keeps it down for so long and starts it again.
func (c *Cluster) Restart(down time.Duration) {
	c.t.Helper()
	_ = c.cmd.Process.Signal(syscall.SIGQUIT)
	_ = c.cmd.Wait()
	time.Sleep(down)
	c.up()
}
