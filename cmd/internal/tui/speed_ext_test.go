//go:build ext

package tui

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"
)

// What a session at 120×36 may cost. Times are aims that the test measures and says: they are Bubble Tea's frame clock at 120
// frames a second and what is drawn in it, and also whatever else the machine does, so they are no ground to fail on.
const (
	aimMedian = 6 * time.Millisecond
	aimP99    = 18 * time.Millisecond
	aimFirst  = 80 * time.Millisecond

	mostMove   = 1500  // bytes for a cursor move, in the median
	mostScreen = 20000 // bytes for another screen, at most
	mostMemory = 50    // MB
)

// rounds is how often times are taken at most, while they miss the aims: what else the machine does is not the program's.
func rounds() int {
	if long() > 0 {
		return 8
	}
	return 3
}

// TestSpeed measures the program in a pseudo-terminal, times in the best of its rounds, and holds what a busy machine cannot
// change: the bytes sent, and the memory.
func TestSpeed(t *testing.T) {
	first, opening := time.Hour, time.Hour
	for n := 0; n < rounds() && first > aimFirst; n++ {
		begun := time.Now()
		x := start(t, 120, 36)
		end := x.quiet(150 * time.Millisecond)
		first = min(first, end.Sub(begun))
		opening = min(opening, x.cpu())
		_ = x.cmd.Process.Kill()
	}
	x := start(t, 120, 36, "play", "--seat", "mexico", "--seed", "3")
	x.quiet(200 * time.Millisecond)
	x.reach("· Orders\a", "\r", "s", "y", "s", "y", "s", "y")
	x.key("1")
	var median, p99 time.Duration = time.Hour, time.Hour
	var moves []int
	r := rand.New(rand.NewPCG(1, 2))
	worked := x.cpu()
	for n := 0; n < rounds() && (n < 2 || median > aimMedian || p99 > aimP99); n++ {
		var took []time.Duration
		for range 100 {
			// A person is not in step with the frame clock: any part of three whole frames after the last is as likely as any
			// other. (Of a time that is no whole number of frames, some moments before a tick come more often than others.)
			time.Sleep(time.Duration(r.Int64N(int64(3 * time.Second / 120))))
			d, n := x.move([]string{"\x1b[B", "\x1b[A", "\x1b[C", "\x1b[D"}[r.IntN(4)])
			if n > 0 {
				took, moves = append(took, d), append(moves, n)
			}
		}
		slices.Sort(took)
		median, p99 = min(median, took[len(took)/2]), min(p99, took[len(took)*99/100])
	}
	worked = (x.cpu() - worked) / time.Duration(len(moves))
	slices.Sort(moves)
	most, screens := 0, []int{}
	for _, k := range []string{"w", "\x1b", "T", "\x1b", "c", "\x1b", "t", "\x1b", "V", "V", "v", "v", "i", "\x1b", "?", "\x1b"} {
		_, n := x.key(k)
		screens = append(screens, n)
		most = max(most, n)
	}
	idle := 5 * time.Second
	if long() > 0 {
		idle = time.Minute
	}
	time.Sleep(time.Second)
	before, cpu := x.sentBytes(), x.cpu()
	time.Sleep(idle)
	quiet, used := x.sentBytes()-before, 100*float64(x.cpu()-cpu)/float64(idle)
	now, peak := x.resident()
	t.Logf("measured: first frame %.0f ms; key to frame median %.1f ms, 99th percentile %.1f ms; %.0f ms and %.1f ms of them computed", ms(first), ms(median), ms(p99), ms(opening), ms(worked))
	t.Logf("measured: cursor move %d bytes in the median, %d at most; another screen %d at most, %v", moves[len(moves)/2], moves[len(moves)-1], most, screens)
	t.Logf("measured: idle for %v: %d bytes, %.2f %% of a processor; %.1f MB resident, %.1f at most", idle, quiet, used, now, peak)
	for _, c := range []struct {
		what      string
		got, most float64
	}{
		{"bytes for a move", float64(moves[len(moves)/2]), mostMove},
		{"bytes for a screen", float64(most), mostScreen},
		{"idle bytes", float64(quiet), 0},
		{"resident MB", now, mostMemory},
	} {
		if c.got > c.most {
			t.Errorf("%s: %.1f, may be %.1f", c.what, c.got, c.most)
		}
	}
}

func ms(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }

func (x *terminal) sentBytes() int {
	n, _, _ := x.sent()
	return n
}

// reach presses keys until something is sent.
func (x *terminal) reach(want string, keys ...string) {
	x.t.Helper()
	for _, k := range keys {
		if strings.Contains(x.screen(), want) {
			return
		}
		x.press(k)
	}
	if s := x.screen(); !strings.Contains(s, want) {
		x.t.Fatalf("%q is not reached: %q", want, s[max(0, len(s)-2000):])
	}
}

// screen is the newest of what was sent.
func (x *terminal) screen() string {
	x.mu.Lock()
	defer x.mu.Unlock()
	return string(x.all)
}
