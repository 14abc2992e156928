//go:build ext

package serve_test

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"math/big"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// own makes a certificate of one's own for this machine, as an instructor would, and returns the two files.
func own(t *testing.T) (cert, key string) {
	t.Helper()
	k, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	c := &x509.Certificate{
		SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "localhost"}, IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)},
		NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour),
	}
	der, err := x509.CreateCertificate(rand.Reader, c, c, &k.PublicKey, k)
	if err != nil {
		t.Fatal(err)
	}
	b, err := x509.MarshalECPrivateKey(k)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	cert, key = filepath.Join(dir, "cert.pem"), filepath.Join(dir, "key.pem")
	for path, block := range map[string]*pem.Block{cert: {Type: "CERTIFICATE", Bytes: der}, key: {Type: "EC PRIVATE KEY", Bytes: b}} {
		if err := os.WriteFile(path, pem.EncodeToMemory(block), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return cert, key
}

// TestTLS: with a certificate of one's own somebody plays at a page over TLS, and nothing else is spoken; without one the host
// warns; with one that cannot be used it does not begin.
func TestTLS(t *testing.T) {
	cert, key := own(t)
	h := serveIt(t, "--demo", "--seed", "3", "--tls-cert", cert, "--tls-key", key)
	if h.scheme != "https" || strings.Contains(h.out, "not encrypted") {
		t.Errorf("with a certificate the host says: %s", h.out)
	}
	p := chromium(t).open(h, h.codes["Table 1 United States"], "Ana")
	seen(t, p, "BRIEF")
	p.press("\r")
	seen(t, p, "TALKS")
	if faults := p.faults(); len(faults) > 0 {
		t.Errorf("the page: %q", faults)
	}
	if plain := serveIt(t, "--demo", "--seed", "3"); !strings.Contains(plain.out, "not encrypted") {
		t.Errorf("without a certificate the host does not warn: %s", plain.out)
	}
	path, err := program()
	if err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command(path, "serve", "--ssh", "127.0.0.1:0", "--web", "127.0.0.1:0", "--data", t.TempDir(), "--lang", "en", "--tls-cert", key, "--tls-key", key).CombinedOutput()
	if err == nil || !strings.Contains(string(out), "cannot be used") || strings.Contains(string(out), "Table 1") {
		t.Errorf("a certificate that is none: %v %s", err, out)
	}
}
