module riobravo

go 1.26.0

require (
	github.com/expr-lang/expr v1.17.8
	github.com/nicksnyder/go-i18n/v2 v2.7.0
	go.yaml.in/yaml/v4 v4.0.0
	golang.org/x/text v0.43.0
)
