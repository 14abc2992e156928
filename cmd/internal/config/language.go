package config

import (
	"slices"
	"strings"

	"riobravo/cmd/internal/tui/theme"
)

// System is the language that the system asks for among those that there are, "" when it asks for none of them. As for
// other programs, the locale is what LC_ALL, LC_MESSAGES or LANG says, the first that is set; LANGUAGE lists languages in
// order of preference and goes before it, unless the locale is plain C.
func System(env, languages []string) string {
	locale := ""
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if locale = theme.Getenv(env, name); locale != "" {
			break
		}
	}
	if l := Language(locale); l == "c" || l == "posix" {
		return ""
	}
	for _, v := range append(strings.Split(theme.Getenv(env, "LANGUAGE"), ":"), locale) {
		if l := Language(v); slices.Contains(languages, l) {
			return l
		}
	}
	return ""
}

// Language is the language of a locale's name: "es" of "es_MX.UTF-8", "es-419" and "ES".
func Language(locale string) string {
	l := strings.ToLower(locale)
	if n := strings.IndexAny(l, "_-.@"); n >= 0 {
		l = l[:n]
	}
	return l
}
