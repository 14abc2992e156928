package serve

import (
	"context"
	"errors"
	"net/http"
	"net/http/httptest"
	"sync/atomic"
	"testing"
	"time"
)

// client answers so many requests, as OpenSSH does for one that it does not know, and then is gone without a word.
type client struct{ left atomic.Int32 }

func (c *client) SendRequest(string, bool, []byte) (bool, []byte, error) {
	if c.left.Add(-1) >= 0 {
		return false, nil, nil
	}
	select {} // the network is gone: nothing ever comes back
}

// TestKeepAlive: who answers stays, who does not is let go.
func TestKeepAlive(t *testing.T) {
	c := &client{}
	c.left.Store(3)
	ended := make(chan struct{})
	go keepAlive(t.Context(), 5*time.Millisecond, sshPing(c), func() { close(ended) })
	<-ended
	if c.left.Load() >= 0 {
		t.Errorf("it was let go with %d answers left", c.left.Load())
	}
	if err := sshPing(&client{})(expired()); !errors.Is(err, context.Canceled) {
		t.Errorf("no answer is %v", err)
	}
}

func expired() context.Context {
	ctx, stop := context.WithCancel(context.Background())
	stop()
	return ctx
}

// TestMetricsThroughAProxy: what a proxy on the host's own machine passes on is from elsewhere, and is told no numbers.
func TestMetricsThroughAProxy(t *testing.T) {
	s := &Server{}
	h := s.localOnly(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusOK) }))
	ask := func(from, header string) int {
		r := httptest.NewRequest(http.MethodGet, "/metrics", nil)
		r.RemoteAddr = from
		if header != "" {
			r.Header.Set(header, "203.0.113.9")
		}
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		return w.Code
	}
	if got := ask("127.0.0.1:4000", ""); got != http.StatusOK {
		t.Errorf("the machine itself: %d", got)
	}
	if got := ask("192.0.2.7:4000", ""); got != http.StatusNotFound {
		t.Errorf("another machine: %d", got)
	}
	for _, header := range []string{"X-Forwarded-For", "Forwarded", "X-Real-IP", "Via"} {
		if got := ask("[::1]:4000", header); got != http.StatusNotFound {
			t.Errorf("%s: %d", header, got)
		}
	}
}
