package tui

import (
	"context"
	"errors"
	"io"
	"os"
	"os/signal"
	"testing"
	"time"
)

// TestSignalLeaves: an interrupt from outside ends the interface, whatever it is doing, and Run says so.
func TestSignalLeaves(t *testing.T) {
	self, err := os.FindProcess(os.Getpid())
	if err != nil {
		t.Fatal(err)
	}
	for n := range 12 {
		ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
		in, keep := io.Pipe()
		cfg := config()
		cfg.In, cfg.Out, cfg.Env = in, io.Discard, []string{"TERM=xterm-256color"}
		cfg.Sessions = sit(t, 1, "usa")
		ended := make(chan error, 1)
		go func() { ended <- Run(ctx, cfg) }()
		time.Sleep(time.Duration(n) * 3 * time.Millisecond)
		if err := self.Signal(os.Interrupt); err != nil {
			t.Skip(err) // not everywhere may a process interrupt itself
		}
		select {
		case err := <-ended:
			if !errors.Is(err, context.Canceled) {
				t.Errorf("Run returns %v", err)
			}
		case <-time.After(20 * time.Second):
			t.Fatal("the interface does not end")
		}
		stop()
		keep.Close()
	}
}
