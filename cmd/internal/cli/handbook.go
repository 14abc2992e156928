package cli

import (
	"bytes"
	"io"
	"os"
	"slices"

	"github.com/spf13/cobra"

	"riobravo/cmd/internal/handbook"
	"riobravo/content"
	"riobravo/save/folder"
)

// handbookFormats are the formats of a handbook.
var handbookFormats = []string{"md", "html"}

// handbook writes the teaching material of a scenario.
func (a *app) handbook() *cobra.Command {
	var format, out string
	var parts []string
	cmd := &cobra.Command{Use: "handbook [scenario]", Args: cobra.ArbitraryArgs, RunE: func(cmd *cobra.Command, args []string) error {
		if err := a.checkLook(); err != nil {
			return err
		}
		if len(args) > 1 {
			return &callError{"error.extra", map[string]any{"Value": args[1], "Command": cmd.CommandPath()}}
		}
		if !slices.Contains(handbookFormats, format) {
			return wrongValue("format", format, handbookFormats)
		}
		for _, p := range parts {
			if !slices.Contains(handbook.Parts, p) {
				return wrongValue("part", p, handbook.Parts)
			}
		}
		id := content.Default
		if len(args) > 0 {
			id = args[0]
		}
		sc, err := a.load(id)
		if err != nil {
			return err
		}
		book, err := handbook.Build(sc, a.text.Language(), parts)
		if err != nil {
			return err
		}
		var b bytes.Buffer
		write := book.Markdown
		if format == "html" {
			write = book.HTML
		}
		if err := write(&b); err != nil {
			return err
		}
		if out != "" {
			if st, err := os.Stat(out); err == nil {
				return &callError{"error.exists", map[string]any{"Path": out, "Folder": st.IsDir()}}
			}
			if err := folder.WriteFile(out, b.Bytes()); err != nil {
				return a.unwritten(out, err)
			}
			a.print(a.text.Text("handbook.written", map[string]any{"Path": out, "KB": (b.Len() + 1023) / 1024}))
			return nil
		}
		_, err = io.WriteString(a.Out, harmless(b.String()))
		return err
	}}
	cmd.Short, cmd.Long = a.text.Text("handbook.help.short", nil), a.text.Text("handbook.help.long", nil)
	f := cmd.Flags()
	f.StringVar(&format, "format", "md", a.text.Text("handbook.flag.format", nil))
	f.StringVar(&out, "out", "", a.text.Text("handbook.flag.out", nil))
	f.StringSliceVar(&parts, "part", nil, a.text.Text("handbook.flag.part", nil))
	return cmd
}
