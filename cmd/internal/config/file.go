package config

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"riobravo/cmd/internal/tui/theme"
	"riobravo/content/diag"
)

// largest is how many bytes a settings file may have; judgement: a hundred times a full one.
const largest = 1 << 18

// Place is the file's place on this platform for an environment: RIOBRAVO_CONFIG, else XDG_CONFIG_HOME or ~/.config,
// Application Support, or AppData; "" when the environment names none.
func Place(env []string) string {
	if p := theme.Getenv(env, "RIOBRAVO_CONFIG"); p != "" {
		return p
	}
	home := theme.Getenv(env, "HOME")
	dir := ""
	switch {
	case runtime.GOOS == "windows":
		dir = theme.Getenv(env, "AppData")
	case filepath.IsAbs(theme.Getenv(env, "XDG_CONFIG_HOME")):
		dir = theme.Getenv(env, "XDG_CONFIG_HOME")
	case home == "":
	case runtime.GOOS == "darwin":
		dir = filepath.Join(home, "Library", "Application Support")
	default:
		dir = filepath.Join(home, ".config")
	}
	if dir == "" {
		return ""
	}
	return filepath.Join(dir, "riobravo", "config.yaml")
}

func (c *Config) problem(key string, pairs ...any) {
	args := map[string]any{"File": c.Path}
	for i := 0; i+1 < len(pairs); i += 2 {
		args[pairs[i].(string)] = pairs[i+1]
	}
	c.Problems = append(c.Problems, Problem{key, args})
}

// read takes the file's values; without a file there are none.
func (c *Config) read() {
	root, ok := c.parse()
	if !ok {
		return
	}
	var names []string
	for _, s := range table {
		names = append(names, s.name)
	}
	for i := 0; i+1 < len(root.Content); i += 2 {
		k, v := root.Content[i], root.Content[i+1]
		at := slices.Index(names, k.Value)
		switch {
		case k.Value == "keys":
			c.readKeys(v)
		case at < 0:
			c.problem("unknown", "Line", k.Line, "Name", k.Value, "Near", diag.Closest(k.Value, append(names, "keys")), "Known", strings.Join(append(names, "keys"), ", "))
		case v.Kind != yaml.ScalarNode || !slices.Contains(c.values(table[at]), plain(v)):
			allowed := c.values(table[at])
			c.problem("value", "Line", v.Line, "Name", k.Value, "Value", v.Value, "Near", diag.Closest(v.Value, allowed), "Known", strings.Join(allowed, ", "))
		default:
			c.file[k.Value] = plain(v)
		}
	}
}

// plain is a scalar's word. YAML reads on and off as truth values in some writers' hands, so true and false are taken too.
func plain(n *yaml.Node) string {
	if n.Tag == "!!bool" {
		switch strings.ToLower(n.Value) {
		case "true", "yes":
			return "on"
		case "false", "no":
			return "off"
		}
	}
	return n.Value
}

func (c *Config) readKeys(n *yaml.Node) {
	if n.Kind != yaml.MappingNode {
		c.problem("keys", "Line", n.Line)
		return
	}
	var asked [][2]string
	lines := map[string]int{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		asked = append(asked, [2]string{n.Content[i].Value, n.Content[i+1].Value})
		lines[n.Content[i].Value] = n.Content[i].Line
	}
	bound, bad := theme.Bind(asked)
	c.Keys = bound
	var names []string
	for _, a := range theme.Actions() {
		if !a.Fixed() {
			names = append(names, a.Name())
		}
	}
	for _, b := range bad {
		c.problem("key_"+b.Kind, "Line", lines[b.Name], "Name", b.Name, "Value", b.Key, "With", b.With.Name(), "Near", diag.Closest(b.Name, names))
	}
}

// parse reads the file into its root mapping; false when there is none to read.
func (c *Config) parse() (*yaml.Node, bool) {
	if c.Path == "" {
		return nil, false
	}
	src, err := os.ReadFile(c.Path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, false
	case err != nil:
		c.problem("unread", "What", cause(err))
		return nil, false
	case len(src) > largest:
		c.problem("large")
		return nil, false
	}
	var doc yaml.Node
	if err := yaml.Load(src, &doc); err != nil {
		c.problem("yaml", "What", firstLine(err.Error()))
		return nil, false
	}
	if len(doc.Content) == 0 {
		return nil, false
	}
	if doc.Content[0].Kind != yaml.MappingNode {
		c.problem("shape")
		return nil, false
	}
	return doc.Content[0], true
}

// cause is an error of the system without the path that is told beside it.
func cause(err error) string {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err.Error()
	}
	return err.Error()
}

func firstLine(s string) string {
	s, _, _ = strings.Cut(s, "\n")
	return s
}
