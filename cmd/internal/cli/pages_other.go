//go:build !linux

package cli

import "runtime/debug"

// giveBack returns to the system the memory that loading leaves behind.
func giveBack() { debug.FreeOSMemory() }
