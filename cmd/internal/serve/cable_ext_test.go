//go:build ext

package serve_test

import (
	"fmt"
	"os"
	"os/exec"
	"strings"
	"testing"
)

// cable joins a network namespace, in which one machine stands, with the rest: by one pair of interfaces to the database and by
// another to everybody else, so that the first may be cut while people are still there.
type cable struct {
	t             *testing.T
	ns            string
	near          string // the database's interface on this side
	there, here   string // the machine's address, and this side's, towards people
	data, machine string // the database's address, and the machine's towards it
}

// ip carries out a command of iproute2's.
func (c *cable) ip(args string) {
	c.t.Helper()
	if out, err := exec.Command("ip", strings.Fields(args)...).CombinedOutput(); err != nil {
		c.t.Fatalf("ip %s: %v: %s", args, err, out)
	}
}

// lay lays a cable; the right to do that is root's.
func lay(t *testing.T) *cable {
	t.Helper()
	n := os.Getpid() % 250
	c := &cable{
		t: t, ns: fmt.Sprintf("rio%d", os.Getpid()), near: fmt.Sprintf("riod%d", n),
		here: fmt.Sprintf("10.78.%d.1", n), there: fmt.Sprintf("10.78.%d.2", n), data: fmt.Sprintf("10.77.%d.1", n), machine: fmt.Sprintf("10.77.%d.2", n),
	}
	people := fmt.Sprintf("riop%d", n)
	c.ip("netns add " + c.ns)
	t.Cleanup(func() { // the interfaces go with it
		_ = exec.Command("ip", "link", "del", c.near).Run()
		_ = exec.Command("ip", "link", "del", people).Run()
		c.ip("netns del " + c.ns)
	})
	c.ip("-n " + c.ns + " link set lo up")
	for _, pair := range [][3]string{{c.near, c.data, c.machine}, {people, c.here, c.there}} {
		c.ip(fmt.Sprintf("link add %s type veth peer name %sx netns %s", pair[0], pair[0], c.ns))
		c.ip(fmt.Sprintf("addr add %s/30 dev %s", pair[1], pair[0]))
		c.ip(fmt.Sprintf("link set %s up", pair[0]))
		c.ip(fmt.Sprintf("-n %s addr add %s/30 dev %sx", c.ns, pair[2], pair[0]))
		c.ip(fmt.Sprintf("-n %s link set %sx up", c.ns, pair[0]))
	}
	return c
}

// partition is a way in which a machine and the database lose each other.
type partition struct {
	name      string
	cut, heal func(c *cable)
}

// partitions are the ways: packets that are lost without a word on the way back, a cable that is pulled, packets that are lost
// on the way there, or on both.
var partitions = []partition{
	{"nothing comes back from the database", lose(false, true), find(false, true)},
	{"the cable is pulled", func(c *cable) { c.ip("link set " + c.near + " down") }, func(c *cable) { c.ip("link set " + c.near + " up") }},
	{"nothing comes to the database", lose(true, false), find(true, false)},
	{"nothing passes either way", lose(true, true), find(true, true)},
}

// lose loses packets to the database, from it, or both.
func lose(to, from bool) func(*cable) {
	return func(c *cable) {
		if to {
			c.ip("-n " + c.ns + " route add blackhole " + c.data + "/32")
		}
		if from {
			c.ip("route add blackhole " + c.machine + "/32")
		}
	}
}

// find lets them pass again.
func find(to, from bool) func(*cable) {
	return func(c *cable) {
		if to {
			c.ip("-n " + c.ns + " route del blackhole " + c.data + "/32")
		}
		if from {
			c.ip("route del blackhole " + c.machine + "/32")
		}
	}
}
