package serve

import (
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"crypto/tls"
	"crypto/x509"
	"encoding/hex"
	"encoding/json"
	"errors"
	"math/big"
	"net"
	"time"
)

// Peer is where other machines that share the tables reach this one. Who may read the shared store learns there the address,
// what certificate to expect and a password drawn for this run; nobody else gets further than the handshake.
type Peer struct {
	listener net.Listener
	at       reach
}

// reach is what the store tells of a machine.
type reach struct {
	Addr string // host:port
	Cert string // SHA-256 of its certificate
	Pass string
}

// errPeer says that the machine at the other end is not the one that was meant.
var errPeer = errors.New("serve: another machine answers")

// ListenPeer opens the place where other machines reach this one. The host is what they are told; the port may be 0.
func ListenPeer(at, host string) (*Peer, error) {
	cert, err := ownCertificate()
	if err != nil {
		return nil, err
	}
	l, err := net.Listen("tcp", at)
	if err != nil {
		return nil, err
	}
	var pass [24]byte
	_, _ = rand.Read(pass[:]) // it never fails
	_, port, _ := net.SplitHostPort(l.Addr().String())
	sum := sha256.Sum256(cert.Certificate[0])
	return &Peer{
		listener: tls.NewListener(l, &tls.Config{MinVersion: tls.VersionTLS13, Certificates: []tls.Certificate{cert}}),
		at:       reach{net.JoinHostPort(host, port), hex.EncodeToString(sum[:]), hex.EncodeToString(pass[:])},
	}, nil
}

// Reach is what the shared store is to tell of this machine.
func (p *Peer) Reach() string {
	b, _ := json.Marshal(p.at) // strings always have a form
	return string(b)
}

// Addr is where other machines are told to come.
func (p *Peer) Addr() string { return p.at.Addr }

// Close opens it no more.
func (p *Peer) Close() { _ = p.listener.Close() }

// ownCertificate makes a certificate for this run; others know it by its hash.
func ownCertificate() (tls.Certificate, error) {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return tls.Certificate{}, err
	}
	now := time.Now()
	form := &x509.Certificate{SerialNumber: big.NewInt(1), NotBefore: now.Add(-time.Hour), NotAfter: now.AddDate(1, 0, 0)}
	der, err := x509.CreateCertificate(rand.Reader, form, form, &key.PublicKey, key)
	return tls.Certificate{Certificate: [][]byte{der}, PrivateKey: key}, err
}

// dialTime is how long another machine may take to answer.
const dialTime = 2 * time.Second

// dial connects to another machine, by what the store tells of it.
func dial(ctx context.Context, told string) (*link, reach, error) {
	var at reach
	if json.Unmarshal([]byte(told), &at) != nil || at.Addr == "" {
		return nil, at, errPeer
	}
	ctx, stop := context.WithTimeout(ctx, dialTime)
	defer stop()
	d := tls.Dialer{Config: &tls.Config{
		MinVersion:         tls.VersionTLS13,
		InsecureSkipVerify: true, // no authority knows it: its hash does, from the store
		VerifyPeerCertificate: func(raw [][]byte, _ [][]*x509.Certificate) error {
			if len(raw) == 0 {
				return errPeer
			}
			if sum := sha256.Sum256(raw[0]); hex.EncodeToString(sum[:]) != at.Cert {
				return errPeer
			}
			return nil
		},
	}}
	c, err := d.DialContext(ctx, "tcp", at.Addr)
	if err != nil {
		return nil, at, err
	}
	l := newLink(c)
	l.most = linkMost
	return l, at, nil
}

// knows tells whether a password is this machine's.
func (p *Peer) knows(pass string) bool {
	return subtle.ConstantTimeCompare([]byte(pass), []byte(p.at.Pass)) == 1
}
