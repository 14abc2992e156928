package handbook

import (
	_ "embed"
	"fmt"
	"html/template"
	"io"
	"strings"
)

//go:embed handbook.html
var pageSource string

//go:embed handbook.css
var pageStyle string

var page = template.Must(template.New("handbook").Parse(pageSource))

// HTML writes the book as one file that needs nothing else and prints: parts and sheets begin pages.
func (b *Book) HTML(w io.Writer) error {
	return page.Execute(w, map[string]any{"Book": b, "Style": template.CSS(pageStyle)})
}

// Markdown writes the book as text with tables (GitHub's dialect). Texts are escaped, so that they mark up nothing.
func (b *Book) Markdown(w io.Writer) error {
	var out strings.Builder
	fmt.Fprintf(&out, "# %s\n\n", escape(b.Title))
	if b.Line != "" {
		fmt.Fprintf(&out, "%s\n\n", escape(b.Line))
	}
	for _, p := range b.Parts {
		fmt.Fprintf(&out, "# %s\n\n", escape(p.Title))
		for _, s := range p.Sections {
			fmt.Fprintf(&out, "## %s\n\n", escape(s.Title))
			for i := range s.Blocks {
				s.Blocks[i].markdown(&out)
			}
		}
	}
	_, err := io.WriteString(w, out.String())
	return err
}

func (b *Block) markdown(out *strings.Builder) {
	for _, p := range b.Paragraphs {
		out.WriteString(escape(p) + "\n\n")
	}
	for _, s := range b.List {
		out.WriteString("- " + escape(s) + "\n")
	}
	for i, s := range b.Steps {
		fmt.Fprintf(out, "%d. %s\n", i+1, escape(s))
	}
	if len(b.List)+len(b.Steps) > 0 {
		out.WriteByte('\n')
	}
	if b.Code != "" {
		out.WriteString("```yaml\n" + b.Code + "\n```\n\n")
	}
	if len(b.Rows) == 0 {
		return
	}
	row := func(cells []string) {
		for _, c := range cells {
			out.WriteString("| " + strings.ReplaceAll(escape(c), "\n", " ") + " ")
		}
		out.WriteString("|\n")
	}
	row(b.Head)
	out.WriteString(strings.Repeat("|---", len(b.Head)) + "|\n")
	for _, r := range b.Rows {
		row(r)
	}
	out.WriteByte('\n')
}

// escape keeps a text from marking anything up.
var markup = strings.NewReplacer(`\`, `\\`, "|", `\|`, "*", `\*`, "_", `\_`, "`", "\\`", "<", "&lt;", "#", `\#`, "[", `\[`, "]", `\]`)

func escape(s string) string { return markup.Replace(s) }
