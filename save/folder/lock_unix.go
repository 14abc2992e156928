//go:build !windows

package folder

import (
	"os"
	"syscall"
)

// removeWhileHeld: an open file may be removed here.
const removeWhileHeld = true

// take takes the lock of an open file without waiting.
func take(f *os.File) error {
	for {
		switch err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB); err {
		case syscall.EINTR:
		case syscall.EWOULDBLOCK:
			return errTaken
		default:
			return err
		}
	}
}
