package author

import (
	"github.com/spf13/cobra"

	"riobravo/content"
)

func (d Deps) schemaCommand() *cobra.Command {
	cmd := d.command("schema", 0, 0)
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		if _, err := cmd.OutOrStdout().Write(content.Schema(d.keyDoc)); err != nil {
			return errWritten
		}
		return nil
	}
	return cmd
}
