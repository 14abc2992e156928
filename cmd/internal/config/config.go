// Package config holds what a player sets once: language, colours, glyphs, motion, mouse, keys. It reads and writes one
// YAML file in the platform's place, and says of every value where it comes from: a flag, the environment, the file, or
// nobody. It draws nothing and never fails for what stands in a file: what it cannot take is left out and told. Read Open
// first.
package config

import (
	"slices"

	"riobravo/cmd/internal/tui/theme"
)

// Where a value comes from, the strongest first. Now is a change made while playing.
const (
	Now         = "now"
	Flag        = "flag"
	Environment = "environment"
	File        = "file"
	Default     = "default"
)

// Value is a setting and what counts for it.
type Value struct {
	Name   string
	Value  string
	Values []string // what it may be; empty: free text
	From   string
	By     string // the variable, when From is Environment
}

// Problem is something in the file that was left out. Its words are cli.config.<Key>.
type Problem struct {
	Key  string
	Args map[string]any
}

// setting is one row of the table of settings.
type setting struct {
	name   string
	values []string
	none   string                                // the value when nobody says anything
	env    func(env []string) (value, by string) // what variables of other programs say, "" nothing
}

// auto leaves a value to what the terminal or the system says.
const auto = "auto"

// table is every setting but the keys, in the order in which they are shown.
var table = []setting{
	{name: "language", none: auto, env: language},
	{name: "theme", values: theme.Looks, none: auto},
	{name: "color", values: theme.Colors, none: auto, env: colourless},
	{name: "glyphs", values: theme.Tiers, none: auto, env: dumb("ascii")},
	{name: "paint", values: []string{"off", "on"}, none: "off"},
	{name: "motion", values: []string{"full", "short", "none"}, none: "full", env: slowly},
	{name: "mouse", values: []string{"on", "off"}, none: "on"},
	{name: "clock", values: []string{"off", "30", "60", "90", "180"}, none: "off"},
	{name: "retention", values: []string{"off", "month", "term", "year"}, none: "off"},
	{name: "reader", values: []string{"off", "on"}, none: "off", env: reader},
}

// language reads the variable's short name too.
func language(env []string) (string, string) {
	if v := theme.Getenv(env, "RIOBRAVO_LANG"); v != "" {
		return Language(v), "RIOBRAVO_LANG"
	}
	return "", ""
}

// colourless is what NO_COLOR and CLICOLOR say; how they are read is theme.Profile's.
func colourless(env []string) (string, string) {
	if theme.Getenv(env, "NO_COLOR") != "" {
		return "never", "NO_COLOR"
	}
	if force := theme.Getenv(env, "CLICOLOR_FORCE"); theme.Getenv(env, "CLICOLOR") == "0" && (force == "" || force == "0") {
		return "never", "CLICOLOR"
	}
	return "", ""
}

func slowly(env []string) (string, string) {
	if theme.Getenv(env, "REDUCE_MOTION") != "" {
		return "none", "REDUCE_MOTION"
	}
	return "", ""
}

func reader(env []string) (string, string) {
	if v := theme.Getenv(env, "ACCESSIBLE"); v != "" && v != "0" {
		return "on", "ACCESSIBLE"
	}
	return dumb("on")(env)
}

func dumb(value string) func([]string) (string, string) {
	return func(env []string) (string, string) {
		if theme.Getenv(env, "TERM") == "dumb" {
			return value, "TERM"
		}
		return "", ""
	}
}

// Config is one run's settings.
type Config struct {
	Path     string // of the file, whether it exists or not; "" when the platform has no place for it
	Problems []Problem
	Keys     map[theme.Action]string

	flags, file, now map[string]string
	env              []string
	languages        []string
}

// Open reads the settings of a run. Flags are the values given on the command line, by setting; env is the environment of
// the terminal's owner; path names the file, "" the platform's place.
func Open(path string, env []string, flags map[string]string, languages []string) *Config {
	c := &Config{Path: path, flags: flags, env: env, file: map[string]string{}, now: map[string]string{}}
	c.languages = append([]string{auto}, languages...)
	if c.Path == "" {
		c.Path = Place(env)
	}
	c.read()
	return c
}

// Flags takes the values given on the command line, by setting.
func (c *Config) Flags(flags map[string]string) { c.flags = flags }

// values lists what a setting may be.
func (c *Config) values(s setting) []string {
	if s.name == "language" {
		return c.languages
	}
	return s.values
}

// All lists every setting with its value now.
func (c *Config) All() []Value {
	out := make([]Value, 0, len(table))
	for _, s := range table {
		out = append(out, c.value(s))
	}
	return out
}

// Get is one setting's value now.
func (c *Config) Get(name string) Value {
	for _, s := range table {
		if s.name == name {
			return c.value(s)
		}
	}
	return Value{Name: name}
}

// value decides: what was changed while playing, the flag, the environment, the file.
func (c *Config) value(s setting) Value {
	v := Value{Name: s.name, Values: c.values(s), Value: s.none, From: Default}
	if own, ok := c.now[s.name]; ok {
		v.Value, v.From = own, Now
		return v
	}
	if own, ok := c.flags[s.name]; ok {
		v.Value, v.From = own, Flag
		return v
	}
	name := "RIOBRAVO_" + upper(s.name)
	if own := theme.Getenv(c.env, name); slices.Contains(v.Values, own) {
		v.Value, v.From, v.By = own, Environment, name
		return v
	}
	if s.env != nil {
		if own, by := s.env(c.env); own != "" {
			v.Value, v.From, v.By = own, Environment, by
			return v
		}
	}
	if own, ok := c.file[s.name]; ok {
		v.Value, v.From = own, File
		return v
	}
	if s.name == "motion" && theme.Getenv(c.env, "SSH_CONNECTION") != "" {
		v.Value, v.From, v.By = "short", Environment, "SSH_CONNECTION"
	}
	return v
}

func upper(s string) string {
	b := []byte(s)
	for i := range b {
		b[i] -= 'a' - 'A'
	}
	return string(b)
}
