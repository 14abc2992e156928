package config

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"

	"go.yaml.in/yaml/v4"
)

// header opens a file that the program made.
const header = "Río Bravo: settings. \"riobravo config --explain\" says what each may be."

// Set changes a setting for this run and keeps it in the file. Everything else in the file stays, comments too; a file
// that cannot be read as settings is left alone. The error says why the change could not be kept; it counts for this run
// all the same.
func (c *Config) Set(name, value string) error {
	c.now[name] = value
	if c.Path == "" {
		return errors.New("no place")
	}
	for _, p := range c.Problems {
		if p.Key == "yaml" || p.Key == "shape" || p.Key == "unread" || p.Key == "large" {
			return errors.New("unread")
		}
	}
	root, ok := c.parse()
	if !ok {
		root = &yaml.Node{Kind: yaml.MappingNode, Tag: "!!map", HeadComment: header}
	}
	put(root, name, value)
	var b bytes.Buffer
	enc, err := yaml.NewDumper(&b, yaml.WithV4Defaults())
	if err != nil {
		return err
	}
	if err := enc.Dump(root); err != nil {
		return err
	}
	if err := enc.Close(); err != nil {
		return err
	}
	return replace(c.Path, b.Bytes())
}

// put sets a key of a mapping, at its place or at the end.
func put(root *yaml.Node, name, value string) {
	node := yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: value}
	switch value {
	case "on", "off", "16", "256", "true":
		node.Style = yaml.DoubleQuotedStyle
	}
	for i := 0; i+1 < len(root.Content); i += 2 {
		if root.Content[i].Value == name {
			node.LineComment = root.Content[i+1].LineComment
			*root.Content[i+1] = node
			return
		}
	}
	root.Content = append(root.Content, &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: name}, &node)
}

// replace writes a file whole: a reader sees the old one or the new one.
func replace(path string, b []byte) error {
	dir := filepath.Dir(path)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	f, err := os.CreateTemp(dir, ".config-*")
	if err != nil {
		return err
	}
	defer os.Remove(f.Name())
	_, err = f.Write(b)
	if e := f.Close(); err == nil {
		err = e
	}
	if err == nil {
		err = os.Rename(f.Name(), path)
	}
	return err
}
