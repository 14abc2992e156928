package folder

import (
	"os"

	"golang.org/x/sys/windows"
)

// removeWhileHeld: an open file cannot be removed here; it stays, and says nothing once its lock is gone.
const removeWhileHeld = false

// take takes the lock of an open file without waiting. A byte far behind the text is locked, so that others can read who
// holds it.
func take(f *os.File) error {
	err := windows.LockFileEx(windows.Handle(f.Fd()), windows.LOCKFILE_EXCLUSIVE_LOCK|windows.LOCKFILE_FAIL_IMMEDIATELY, 0, 1, 0,
		&windows.Overlapped{Offset: 1 << 20})
	if err == windows.ERROR_LOCK_VIOLATION {
		return errTaken
	}
	return err
}
