// Command riobravo plays Río Bravo.
package main

import (
	"os"

	"github.com/charmbracelet/x/term"

	"riobravo/cmd/internal/cli"
)

func main() {
	terminal := term.IsTerminal(os.Stdin.Fd()) && term.IsTerminal(os.Stdout.Fd())
	os.Exit(cli.Main(os.Args[1:], cli.Streams{In: os.Stdin, Out: os.Stdout, Err: os.Stderr, Env: os.Environ(), Terminal: terminal, Progress: term.IsTerminal(os.Stderr.Fd())}))
}
