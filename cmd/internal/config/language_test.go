package config

import (
	"strings"
	"testing"
)

func TestSystem(t *testing.T) {
	for env, want := range map[string]string{
		"":                                 "",
		"LANG=es_MX.UTF-8":                 "es",
		"LANG=en_US LC_ALL=es_MX":          "es",
		"LANG=es_MX LC_MESSAGES=C":         "",
		"LANG=C.UTF-8 LANGUAGE=es":         "",
		"LANGUAGE=es":                      "es",
		"LANG=de_DE LANGUAGE=fr:es-419:en": "es",
		"LANG=de_DE":                       "",
		"LANG=en_US LANGUAGE=de":           "en",
		"LANG=POSIX LC_ALL=ES":             "es",
	} {
		if got := System(strings.Fields(env), []string{"en", "es"}); got != want {
			t.Errorf("%q asks for %q, want %q", env, got, want)
		}
	}
}
