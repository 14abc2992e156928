//go:build ext

package sim

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// TestSameGamesOnOtherMachines builds the program for a 32-bit and for another 64-bit processor and demands the digest of
// this one, with one worker and with two. It needs qemu's user emulation for the processors that this machine cannot run.
// RIOBRAVO_GAMES is the number of games, 200 without it.
func TestSameGamesOnOtherMachines(t *testing.T) {
	games := os.Getenv("RIOBRAVO_GAMES")
	if games == "" {
		games = "200"
	}
	want := ""
	for _, c := range []struct{ arch, qemu, workers string }{
		{runtime.GOARCH, "", "1"},
		{runtime.GOARCH, "", "2"},
		{"amd64", "qemu-x86_64-static", "2"},
		{"386", "qemu-i386-static", "2"},
		{"arm64", "qemu-aarch64-static", "2"},
	} {
		bin := filepath.Join(t.TempDir(), "riobravo-"+c.arch)
		build := exec.Command("go", "build", "-trimpath", "-o", bin, "riobravo/cmd/riobravo") // as it is released
		build.Env = append(os.Environ(), "CGO_ENABLED=0", "GOARCH="+c.arch)
		if out, err := build.CombinedOutput(); err != nil {
			t.Fatalf("%s: %v\n%s", c.arch, err, out)
		}
		args := []string{bin, "sim", "threat", "--games", games, "--seed", "1", "--workers", c.workers, "--json"}
		if !native(c.arch) {
			if _, err := exec.LookPath(c.qemu); err != nil {
				t.Fatalf("%s is missing: install the package qemu-user-static", c.qemu)
			}
			args = append([]string{c.qemu}, args...)
		}
		cmd := exec.Command(args[0], args[1:]...)
		var complaints strings.Builder
		cmd.Stderr = &complaints
		out, err := cmd.Output()
		if err != nil {
			t.Fatalf("%s: %v\n%s", strings.Join(args, " "), err, complaints.String())
		}
		var r Result
		if err := json.Unmarshal(out, &r); err != nil {
			t.Fatal(c.arch, err)
		}
		t.Logf("%s, %s workers: %d games, %.0f a second, digest %s", c.arch, c.workers, r.Games, r.GamesPerSecond, r.Digest)
		if want == "" {
			want = r.Digest
		}
		if r.Digest != want {
			t.Errorf("%s with %s workers: digest %s, want %s", c.arch, c.workers, r.Digest, want)
		}
	}
}

// native tells whether this machine runs programs of an architecture by itself.
func native(arch string) bool {
	return arch == runtime.GOARCH || runtime.GOARCH == "amd64" && arch == "386" && runtime.GOOS == "linux" && runs386()
}

// runs386 tells whether the kernel takes 32-bit programs: the smallest one, which leaves with 0, is tried.
func runs386() bool {
	dir, err := os.MkdirTemp("", "riobravo")
	if err != nil {
		return false
	}
	defer os.RemoveAll(dir)
	src := filepath.Join(dir, "main.go")
	if err := os.WriteFile(src, []byte("package main\n\nfunc main() {}\n"), 0o600); err != nil {
		return false
	}
	bin := filepath.Join(dir, "main")
	build := exec.Command("go", "build", "-o", bin, src)
	build.Env = append(os.Environ(), "CGO_ENABLED=0", "GOARCH=386")
	return build.Run() == nil && exec.Command(bin).Run() == nil
}
