package serve

import (
	"context"
	"time"

	gossh "golang.org/x/crypto/ssh"
)

// keepAlive ends a connection whose other end does not answer: a laptop that was closed, or a network that went away, says no
// word of it, and who is gone so would be waited for.
func keepAlive(ctx context.Context, every time.Duration, ping func(context.Context) error, stop func()) {
	t := time.NewTicker(every)
	defer t.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-t.C:
			asked, done := context.WithTimeout(ctx, every)
			err := ping(asked)
			done()
			if err != nil {
				stop()
				return
			}
		}
	}
}

// asker is the side of an SSH connection that asks the other end for something.
type asker interface {
	SendRequest(name string, wantReply bool, payload []byte) (bool, []byte, error)
}

// sshPing asks an SSH client whether it is there; that it knows no such request is an answer too.
func sshPing(c asker) func(context.Context) error {
	return func(ctx context.Context) error {
		answered := make(chan error, 1)
		go func() {
			defer func() { _ = recover() }() // the connection may die in any way
			_, _, err := c.SendRequest("keepalive@openssh.com", true, nil)
			answered <- err
		}()
		select {
		case err := <-answered:
			return err
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

var _ asker = (*gossh.ServerConn)(nil)
