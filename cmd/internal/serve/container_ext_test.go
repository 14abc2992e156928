//go:build ext

package serve_test

import (
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// containerfile is the one that the README shows.
func containerfile(t *testing.T) string {
	t.Helper()
	b, err := os.ReadFile("../../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, rest, ok := strings.Cut(string(b), "    FROM scratch\n")
	if !ok {
		t.Fatal("the README shows no container file")
	}
	body, _, _ := strings.Cut(rest, "\n\n")
	return "FROM scratch\n" + strings.ReplaceAll("\n"+body, "\n    ", "\n") + "\n"
}

// containers is a place of its own for images, containers and volumes.
type containers struct {
	t    *testing.T
	dir  string
	made []string // names of containers
}

func newContainers(t *testing.T) *containers {
	t.Helper()
	dir, err := os.MkdirTemp("", "rb-*") // podman takes short paths only
	if err != nil {
		t.Fatal(err)
	}
	c := &containers{t: t, dir: dir}
	t.Cleanup(func() {
		for _, name := range c.made {
			_ = c.podman("rm", "-f", name).Run()
		}
		_ = os.RemoveAll(dir)
	})
	return c
}

// podman is a command of podman's that needs nothing of the machine but the right to run it: no daemon, no registry, no
// control groups of its own.
func (c *containers) podman(args ...string) *exec.Cmd {
	base := []string{"--root", filepath.Join(c.dir, "r"), "--runroot", filepath.Join(c.dir, "x"), "--storage-driver", "vfs", "--runtime", "runc", "--cgroup-manager", "cgroupfs", "--events-backend", "none"}
	return exec.Command("podman", append(base, args...)...)
}

func (c *containers) do(args ...string) {
	c.t.Helper()
	if out, err := c.podman(args...).CombinedOutput(); err != nil {
		c.t.Fatalf("podman %v: %v: %s", args, err, out)
	}
}

// build builds an image of a container file from a static binary.
func (c *containers) build(file string) {
	c.t.Helper()
	dir := filepath.Join(c.dir, "b")
	if err := os.MkdirAll(filepath.Join(dir, "data"), 0o755); err != nil {
		c.t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "Containerfile"), []byte(file), 0o600); err != nil {
		c.t.Fatal(err)
	}
	build := exec.Command("go", "build", "-trimpath", "-o", filepath.Join(dir, "riobravo"), "riobravo/cmd/riobravo")
	build.Env = append(os.Environ(), "CGO_ENABLED=0")
	if out, err := build.CombinedOutput(); err != nil {
		c.t.Fatalf("%v: %s", err, out)
	}
	c.do("build", "--isolation", "chroot", "--pull=never", "-t", "riobravo", dir)
}

// keyOf is a host's key, as a client of OpenSSH's learns it.
func keyOf(t *testing.T, h *hosted) string {
	t.Helper()
	out, err := exec.Command("ssh-keyscan", "-p", h.ssh, "127.0.0.1").Output()
	f := strings.Fields(string(out))
	if err != nil || len(f) < 3 {
		t.Fatalf("no key: %v %s", err, out)
	}
	return f[len(f)-1]
}

// TestContainer: the README's container file makes an image that needs nothing from elsewhere and serves as a user without
// rights; people come in by SSH and by the browser's side. Killed in the midst of a month and started again, it goes on with its
// volume: the same key, the same codes, the same place.
func TestContainer(t *testing.T) {
	c := newContainers(t)
	c.build(containerfile(t))
	const name = "hall"
	c.made = append(c.made, name)
	// What a container may open and start is set, because a machine may not allow what podman would set else.
	h := served(t, c.podman("run", "--name", name, "--network", "host", "--ulimit", "nofile=1024:1024", "--ulimit", "nproc=1024:1024", "-v", "hall:/data", "riobravo",
		"--ssh", "127.0.0.1:0", "--web", "127.0.0.1:0", "--seed", "3", "--seats", "mexico=staff,sinaloa=staff,jalisco=staff"), false)
	code := h.codes["Table 1 United States"]
	at, key := join(t, h, code, "-t", "name=Ana"), keyOf(t, h)
	at.see("BRIEF")
	at.press("\r")
	at.see("round 1 of 2")
	at.press("s")
	at.see("round 2 of 2")
	resp, err := http.Get("http://" + h.web + "/")
	if err != nil {
		t.Fatal(err)
	}
	page, _ := io.ReadAll(resp.Body)
	_ = resp.Body.Close()
	if resp.StatusCode != http.StatusOK || !strings.Contains(string(page), "page.js") {
		t.Errorf("the browser's side says %d: %s", resp.StatusCode, page)
	}
	c.do("kill", "--signal", "KILL", name)
	_ = h.cmd.Wait()

	h = served(t, c.podman("start", "--attach", name), true)
	if again := keyOf(t, h); again != key {
		t.Errorf("the host's key was %s and is %s", key, again)
	}
	at = join(t, h, code, "-t", "name=Ana")
	at.see("BRIEF")
	at.press("\r")
	at.see("round 2 of 2")
	sits := chromium(t).open(h, code, "Ana")
	seen(t, sits, "BRIEF")
	sits.press("\r")
	seen(t, sits, "round 2 of 2")
	c.do("stop", "--time", "20", name)
	out, err := exec.Command("podman", c.podman("run", "--rm", "--network", "host", "--ulimit", "nofile=1024:1024", "--ulimit", "nproc=1024:1024", "--entrypoint", "/riobravo", "-v", "hall:/data", "riobravo",
		"verify", "--all", "--data", "/data").Args[1:]...).CombinedOutput()
	if err != nil || !strings.Contains(string(out), "decide every command as they did") {
		t.Errorf("the games of the volume: %v: %s", err, out)
	}
}
