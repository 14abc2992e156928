package cli

import (
	"bufio"
	"fmt"
	"os"
	"runtime/debug"
	"strings"

	"golang.org/x/sys/unix"
)

// giveBack returns to the system what loading leaves behind: memory, and the pages of the program's own file, half of which are
// read by nothing that follows. What is needed again is mapped again from the file as it is read; pages that were written to
// are left alone.
func giveBack() {
	debug.FreeOSMemory()
	exe, err := os.Readlink("/proc/self/exe")
	if err != nil {
		return
	}
	maps, err := os.Open("/proc/self/maps")
	if err != nil {
		return
	}
	defer maps.Close()
	for lines := bufio.NewScanner(maps); lines.Scan(); {
		line := lines.Text()
		var from, to uintptr
		var may string
		if n, err := fmt.Sscanf(line, "%x-%x %s", &from, &to, &may); n < 3 || err != nil || strings.Contains(may, "w") || !strings.HasSuffix(line, " "+exe) {
			continue
		}
		_, _, _ = unix.Syscall(unix.SYS_MADVISE, from, to-from, unix.MADV_DONTNEED) // it is only advice
	}
}
