//go:build !windows

package cli

import (
	"os/signal"
	"syscall"
)

// ignoreLimit makes a write beyond the system's limit on files fail like one on a full disk: the signal would end the
// program in the middle of it.
func ignoreLimit() { signal.Ignore(syscall.SIGXFSZ) }
