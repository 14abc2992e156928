package cli

import (
	"testing"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// Every flag that takes a value says of what kind, in both languages, and a flag that takes none does not.
func TestFlagsNameTheirValues(t *testing.T) {
	for _, lang := range []string{"en", "es"} {
		a := &app{}
		a.speak(lang)
		var walk func(*cobra.Command)
		walk = func(cmd *cobra.Command) {
			cmd.LocalFlags().VisitAll(func(f *pflag.Flag) {
				if word := a.valueWord(cmd, f); (word == "") != (f.NoOptDefVal != "") {
					t.Errorf("%s: %s --%s: %q", lang, cmd.CommandPath(), f.Name, word)
				}
			})
			for _, c := range cmd.Commands() {
				walk(c)
			}
		}
		walk(a.root())
	}
}
