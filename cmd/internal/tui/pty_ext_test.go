//go:build ext

package tui

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"golang.org/x/sys/unix"
)

// built is the program itself as it is released (without C), built once for the tests that start it.
var built = sync.OnceValues(func() (string, error) {
	dir, err := os.MkdirTemp("", "riobravo-ext")
	if err != nil {
		return "", err
	}
	to := filepath.Join(dir, "riobravo")
	cmd := exec.Command("go", "build", "-trimpath", "-ldflags", "-s -w", "-o", to, "riobravo/cmd/riobravo")
	cmd.Env = append(os.Environ(), "CGO_ENABLED=0")
	out, err := cmd.CombinedOutput()
	if err != nil {
		return "", fmt.Errorf("%w: %s", err, out)
	}
	return to, nil
})

func program(t *testing.T) string {
	t.Helper()
	p, err := built()
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// terminal is a pseudo-terminal with the program on its other side. It answers what a modern terminal is asked: its ground
// is black, and it shows frames whole (mode 2026), so the end of a frame can be seen in the bytes.
type terminal struct {
	t      *testing.T
	master *os.File
	cmd    *exec.Cmd
	news   chan struct{} // something came since it was last asked

	mu    sync.Mutex
	n     int       // bytes so far
	last  time.Time // when the last of them came
	ends  int       // frames finished so far
	ended time.Time // when the last of them was
	tail  []byte
	all   []byte // the first bytes, up to a screen or two
}

const frameEnd = "\x1b[?2026l"

// start runs the program in a terminal of a size.
func start(t *testing.T, w, h int, args ...string) *terminal {
	t.Helper()
	master, err := os.OpenFile("/dev/ptmx", os.O_RDWR|syscall.O_NOCTTY, 0)
	if err != nil {
		t.Fatal(err)
	}
	fd := int(master.Fd())
	if err := unix.IoctlSetPointerInt(fd, unix.TIOCSPTLCK, 0); err != nil {
		t.Fatal(err)
	}
	n, err := unix.IoctlGetInt(fd, unix.TIOCGPTN)
	if err != nil {
		t.Fatal(err)
	}
	if err := unix.IoctlSetWinsize(fd, unix.TIOCSWINSZ, &unix.Winsize{Row: uint16(h), Col: uint16(w)}); err != nil {
		t.Fatal(err)
	}
	slave, err := os.OpenFile("/dev/pts/"+strconv.Itoa(n), os.O_RDWR|syscall.O_NOCTTY, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer slave.Close()
	x := &terminal{t: t, master: master, cmd: exec.Command(program(t), args...), news: make(chan struct{}, 1)}
	home := t.TempDir()
	x.cmd.Env = []string{
		"TERM=xterm-256color", "COLORTERM=truecolor", "LANG=en_US.UTF-8", "HOME=" + home, "XDG_CONFIG_HOME=" + home, "RIOBRAVO_DATA=" + filepath.Join(home, "games"),
	}
	x.cmd.Stdin, x.cmd.Stdout, x.cmd.Stderr = slave, slave, slave
	x.cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true}
	if err := x.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	go x.read()
	t.Cleanup(func() {
		_ = x.cmd.Process.Kill()
		_ = x.cmd.Wait()
		_ = master.Close()
	})
	return x
}

// read takes what the program sends and answers its questions.
func (x *terminal) read() {
	buf := make([]byte, 1<<16)
	for {
		n, err := x.master.Read(buf)
		if err != nil {
			return
		}
		x.mu.Lock()
		x.n, x.last = x.n+n, time.Now()
		if len(x.all) < 1<<18 {
			x.all = append(x.all, buf[:n]...)
		}
		seen := append(x.tail, buf[:n]...)
		if k := bytes.Count(seen, []byte(frameEnd)) - bytes.Count(x.tail, []byte(frameEnd)); k > 0 {
			x.ends, x.ended = x.ends+k, x.last
		}
		for ask, answer := range map[string]string{"\x1b[?2026$p": "\x1b[?2026;2$y", "\x1b]11;?": "\x1b]11;rgb:0000/0000/0000\x07", "\x1b[c": "\x1b[?62;22c"} {
			if bytes.Count(seen, []byte(ask)) > bytes.Count(x.tail, []byte(ask)) {
				_, _ = x.master.WriteString(answer)
			}
		}
		x.tail = bytes.Clone(seen[max(0, len(seen)-16):])
		x.mu.Unlock()
		select {
		case x.news <- struct{}{}:
		default:
		}
	}
}

func (x *terminal) sent() (n, ends int, last time.Time) {
	x.mu.Lock()
	defer x.mu.Unlock()
	return x.n, x.ends, x.last
}

// quiet waits until nothing was sent for a while, and gives the time of the last byte.
func (x *terminal) quiet(d time.Duration) time.Time {
	x.t.Helper()
	for limit := time.Now().Add(20 * time.Second); ; time.Sleep(d / 10) {
		n, _, last := x.sent()
		if n > 0 && time.Since(last) >= d {
			return last
		}
		if time.Now().After(limit) {
			x.t.Fatalf("the program goes on sending, %d bytes so far", n)
		}
	}
}

// press sends keys, and waits until what follows has been sent; where nothing follows, not for long.
func (x *terminal) press(keys string) {
	x.t.Helper()
	n, _, _ := x.sent()
	if _, err := x.master.WriteString(keys); err != nil {
		x.t.Fatal(err)
	}
	for limit := time.Now().Add(2 * time.Second); time.Now().Before(limit); time.Sleep(time.Millisecond) {
		if now, _, _ := x.sent(); now > n {
			x.quiet(200 * time.Millisecond)
			return
		}
	}
}

// key sends a key and waits for the frame that it leads to: how long that took, and how many bytes.
func (x *terminal) key(k string) (time.Duration, int) {
	x.t.Helper()
	took, n := x.wait(k, 3*time.Second)
	if n == 0 {
		x.t.Fatalf("no frame follows %q", k)
	}
	return took, n
}

// move is key where nothing may follow: there is no theatre that way.
func (x *terminal) move(k string) (time.Duration, int) { return x.wait(k, 400*time.Millisecond) }

func (x *terminal) wait(k string, most time.Duration) (time.Duration, int) {
	x.t.Helper()
	n, ends, _ := x.sent()
	begun := time.Now()
	if _, err := x.master.WriteString(k); err != nil {
		x.t.Fatal(err)
	}
	for time.Since(begun) < most {
		select { // without asking again and again: that would take the processor from what is measured
		case <-x.news:
		case <-time.After(most - time.Since(begun)):
		}
		x.mu.Lock()
		now, when := x.ends, x.ended
		x.mu.Unlock()
		if now > ends {
			x.quiet(15 * time.Millisecond)
			all, _, _ := x.sent()
			return when.Sub(begun), all - n
		}
	}
	return 0, 0
}

// cpu is how long the program has computed.
func (x *terminal) cpu() time.Duration {
	x.t.Helper()
	b, err := os.ReadFile("/proc/" + strconv.Itoa(x.cmd.Process.Pid) + "/stat")
	if err != nil {
		x.t.Fatal(err)
	}
	f := strings.Fields(string(b[bytes.LastIndexByte(b, ')')+2:]))
	user, _ := strconv.Atoi(f[11])
	system, _ := strconv.Atoi(f[12])
	return time.Duration(user+system) * 10 * time.Millisecond
}

// resident is how much memory the program has in use, and the most that it had, in MB.
func (x *terminal) resident() (now, most float64) {
	x.t.Helper()
	b, err := os.ReadFile("/proc/" + strconv.Itoa(x.cmd.Process.Pid) + "/status")
	if err != nil {
		x.t.Fatal(err)
	}
	for _, l := range strings.Split(string(b), "\n") {
		f := strings.Fields(l)
		if len(f) < 2 {
			continue
		}
		kb, _ := strconv.ParseFloat(f[1], 64)
		switch f[0] {
		case "VmRSS:":
			now = kb / 1024
		case "VmHWM:":
			most = kb / 1024
		}
	}
	return now, most
}
