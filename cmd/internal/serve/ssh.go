package serve

import (
	"context"
	"encoding/base64"
	"net"
	"os"
	"path/filepath"
	"runtime/debug"
	"time"

	"charm.land/ssh"
	"charm.land/wish/v2"
	gossh "golang.org/x/crypto/ssh"

	"riobravo/cmd/internal/tui"
)

// What SSH may be spoken with: nothing that is known to be weak.
var (
	keyExchanges = []string{"mlkem768x25519-sha256", "curve25519-sha256", "curve25519-sha256@libssh.org"}
	ciphers      = []string{"chacha20-poly1305@openssh.com", "aes256-gcm@openssh.com", "aes128-gcm@openssh.com"}
	macs         = []string{"hmac-sha2-256-etm@openssh.com", "hmac-sha2-512-etm@openssh.com"}
)

// handshake is how long a client may take until it is let in.
const handshake = 20 * time.Second

// prepareSSH makes the SSH host. Its key is made once and kept. There is no shell, no forwarding, no file transfer: a
// session is the exercise and nothing else.
func (s *Server) prepareSSH() error {
	if err := os.MkdirAll(filepath.Dir(s.cfg.HostKey), 0o700); err != nil {
		return err
	}
	srv, err := wish.NewServer(
		wish.WithHostKeyPath(s.cfg.HostKey),
		wish.WithVersion("RioBravo"),
		wish.WithPublicKeyAuth(func(ssh.Context, ssh.PublicKey) bool { return true }), // a key names a person; the code lets in
		wish.WithKeyboardInteractiveAuth(func(ssh.Context, gossh.KeyboardInteractiveChallenge) bool { return true }),
		wish.WithMiddleware(s.sshSession),
		ssh.EmulatePty(),
	)
	if err != nil {
		return err
	}
	srv.HandshakeTimeout = handshake
	srv.ServerConfigCallback = func(ssh.Context) *gossh.ServerConfig {
		return &gossh.ServerConfig{
			Config:       gossh.Config{KeyExchanges: keyExchanges, Ciphers: ciphers, MACs: macs},
			MaxAuthTries: 12, // a client offers all its keys before it asks
		}
	}
	srv.ConnCallback = func(_ ssh.Context, c net.Conn) net.Conn {
		from := host(c.RemoteAddr())
		if s.is(stateShut) || !s.gates.enter(from) {
			s.meter.refused.Inc()
			return nil
		}
		return &counted{Conn: c, left: func() { s.gates.leave(from) }, meter: s.meter}
	}
	srv.ChannelHandlers = map[string]ssh.ChannelHandler{"session": ssh.DefaultSessionHandler}
	srv.RequestHandlers = map[string]ssh.RequestHandler{}
	srv.SubsystemHandlers = map[string]ssh.SubsystemHandler{}
	s.sshd = srv
	return nil
}

// sshSession serves one session of a client.
func (s *Server) sshSession(ssh.Handler) ssh.Handler {
	return func(c ssh.Session) {
		defer s.caught("ssh")
		ctx, stop := context.WithCancel(c.Context())
		defer stop()
		pty, windows, terminal := c.Pty()
		v := &visitor{
			s: s, in: newFeed(ctx, c), out: c, from: host(c.RemoteAddr()), user: c.User(), env: environ(c.Environ(), pty.Term),
			words: spoken(c.Command()), terminal: terminal, sizes: make(chan tui.Size, 1),
		}
		if k := c.PublicKey(); k != nil {
			v.key = base64.StdEncoding.EncodeToString(k.Marshal())
		}
		if terminal {
			v.size(pty.Window.Width, pty.Window.Height)
		}
		if conn, ok := c.Context().Value(ssh.ContextKeyConn).(*gossh.ServerConn); ok {
			go func() {
				defer s.caught("ping")
				keepAlive(ctx, pingEvery, sshPing(conn), func() { stop(); _ = conn.Close() })
			}()
		}
		go func() {
			defer s.caught("window")
			for {
				select {
				case w, open := <-windows:
					if !open {
						return
					}
					v.size(w.Width, w.Height)
				case <-ctx.Done():
					return
				}
			}
		}()
		_ = c.Exit(v.visit(ctx))
	}
}

// caught keeps a fault in one session from disturbing another.
func (s *Server) caught(where string) {
	if p := recover(); p != nil {
		s.cfg.Log.Error("fault", "where", where, "what", p, "stack", string(debug.Stack()))
		s.meter.faults.Inc()
	}
}
