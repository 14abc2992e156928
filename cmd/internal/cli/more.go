package cli

import "github.com/spf13/cobra"

// more are the commands that other packages bring.
func more(*app) []*cobra.Command { return nil }
