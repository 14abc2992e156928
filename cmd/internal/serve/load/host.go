package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// build makes the program in a folder that done removes.
func build(ctx context.Context) (path string, done func(), err error) {
	dir, err := os.MkdirTemp("", "load-*")
	if err != nil {
		return "", nil, err
	}
	path = filepath.Join(dir, "riobravo")
	cmd := exec.CommandContext(ctx, "go", "build", "-o", path, "riobravo/cmd/riobravo")
	cmd.Stderr = os.Stderr
	if err := cmd.Run(); err != nil {
		_ = os.RemoveAll(dir)
		return "", nil, err
	}
	return path, func() { _ = os.RemoveAll(dir) }, nil
}

// host is the program as it serves.
type host struct {
	cmd   *exec.Cmd
	dir   string
	ssh   string     // host:port
	web   string     // http://host:port
	codes [][]string // of the people's seats, by table
	desk  string     // the facilitator's code
	log   strings.Builder
}

var (
	codeLine = regexp.MustCompile(`^\s*([0-9a-z]{5}-[0-9a-z]{5})  (.*)$`)
	sshLine  = regexp.MustCompile(`ssh -p (\d+) \S+@(\S+)`)
	webLine  = regexp.MustCompile(`http://[0-9.]+:\d+`)
)

var errEnded = errors.New("the host ended")

// open starts a host on ports of its own and reads what it prints: addresses, and codes by table.
func open(ctx context.Context, program string, args ...string) (*host, error) {
	dir, err := os.MkdirTemp("", "load-*")
	if err != nil {
		return nil, err
	}
	h := &host{dir: dir}
	h.cmd = exec.CommandContext(ctx, program, append([]string{"serve", "--ssh", "127.0.0.1:0", "--web", "127.0.0.1:0", "--data", dir, "--lang", "en"}, args...)...)
	h.cmd.Stderr = &h.log
	out, err := h.cmd.StdoutPipe()
	if err == nil {
		err = h.cmd.Start()
	}
	if err != nil {
		_ = os.RemoveAll(dir)
		return nil, err
	}
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		if h.hears(lines.Text()) {
			go func() { _, _ = io.Copy(io.Discard, out) }()
			return h, nil
		}
	}
	h.close()
	return nil, fmt.Errorf("%w: %s", errEnded, h.log.String())
}

// hears takes one line of what the host prints; it tells whether that was the last that counts.
func (h *host) hears(line string) bool {
	if m := sshLine.FindStringSubmatch(line); m != nil {
		h.ssh = m[2] + ":" + m[1]
	}
	if m := webLine.FindString(line); m != "" {
		h.web = m
	}
	if strings.HasPrefix(line, "Table ") {
		h.codes = append(h.codes, nil)
	}
	m := codeLine.FindStringSubmatch(line)
	switch {
	case m == nil:
	case strings.HasPrefix(m[2], "the facilitator"):
		h.desk = m[1]
	case strings.HasPrefix(m[2], "the lobby"):
		return true
	case !strings.HasPrefix(m[2], "an observer"):
		h.codes[len(h.codes)-1] = append(h.codes[len(h.codes)-1], m[1])
	}
	return false
}

func (h *host) close() {
	_ = h.cmd.Process.Signal(os.Interrupt)
	done := make(chan struct{})
	go func() {
		_ = h.cmd.Wait()
		close(done)
	}()
	select {
	case <-done:
	case <-time.After(20 * time.Second):
		_ = h.cmd.Process.Kill()
		<-done
	}
	_ = os.RemoveAll(h.dir)
}

// gauge is what the host says of itself.
type gauge struct {
	resident float64 // bytes
	heap     float64 // bytes in use
	stacks   float64 // bytes
	cpu      float64 // seconds
	sent     float64 // bytes on the wire
	threads  float64 // goroutines
	at       time.Time
}

func (h *host) gauge() (gauge, error) {
	g := gauge{at: time.Now()}
	resp, err := http.Get(h.web + "/metrics")
	if err != nil {
		return g, err
	}
	defer resp.Body.Close()
	lines := bufio.NewScanner(resp.Body)
	for lines.Scan() {
		name, value, _ := strings.Cut(lines.Text(), " ")
		n, err := strconv.ParseFloat(value, 64)
		if err != nil {
			continue
		}
		switch name {
		case "process_resident_memory_bytes":
			g.resident = n
		case "go_memstats_heap_inuse_bytes":
			g.heap = n
		case "go_memstats_stack_inuse_bytes":
			g.stacks = n
		case "process_cpu_seconds_total":
			g.cpu = n
		case "riobravo_sent_bytes_total":
			g.sent = n
		case "go_goroutines":
			g.threads = n
		}
	}
	return g, lines.Err()
}

// busy is how many processors were at work from one gauge to the next.
func busy(from, to gauge) string {
	return fmt.Sprintf("%.2f processors", (to.cpu-from.cpu)/to.at.Sub(from.at).Seconds())
}
