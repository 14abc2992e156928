package decode

import "strings"

// yamlProblems puts what the library says of a text that is no YAML into the exercise's own words, which the catalogue has
// in every language: what a problem's sentence contains, what is said of it, and how to mend it. The first that fits counts.
var yamlProblems = []struct{ has, says, hint string }{
	{"mapping values are not allowed", `a ":" stands where no value may begin`, `put quotes around a value that contains ": "`},
	{"mapping keys are not allowed", "a key stands where none may begin", ""},
	{"block sequence entries are not allowed", `a "-" stands where no list may begin`, "begin the list on a line of its own"},
	{"did not find expected ',' or ']'", "a list in [ ] is not closed, or a comma is missing in it", ""},
	{"did not find expected ',' or '}'", "a mapping in { } is not closed, or a comma is missing in it", ""},
	{"did not find expected '-' indicator", `a line of a list does not begin with "-" in the column of the others`, ""},
	{"did not find expected key", "a line does not begin in the column of the keys above it", ""},
	{"could not find expected ':'", `a key has no ":" behind it`, ""},
	{"did not find expected node content", "something is missing here: a value, or the end of a list or mapping", ""},
	{"found unexpected end of stream", "a text in quotes is not closed", ""},
	{"found unexpected document indicator", "a text in quotes is not closed", ""},
	{"unknown escape character", `a "\" in double quotes stands before a character that it may not`, "write it in single quotes"},
	{"hexadecimal", `a "\" in double quotes is not followed by the digits it needs`, "write it in single quotes"},
	{"Unicode character escape", `a "\" in double quotes names no character`, "write it in single quotes"},
	{"a tab character", "tabs stand where spaces indent", "indent with spaces, not tabs"},
	{"mixed spaces and tabs", "tabs stand where spaces indent", "indent with spaces, not tabs"},
	{"tabs", "tabs stand where spaces indent", "indent with spaces, not tabs"},
	{"cannot start any token", "a character stands here with which nothing can begin", "put quotes around the text"},
	{"unknown anchor", "an alias (*) names no anchor (&) above it", ""},
	{"anchor or alias", "a name is missing behind * or &", "put quotes around a text that begins so"},
	{"while scanning an a", "a name is missing behind * or &", "put quotes around a text that begins so"},
	{"expected comment or line break", "behind | or > something stands that may not", ""},
	{"indentation indicator", "behind | or > something stands that may not", ""},
	{"a comment without", `a "#" needs a space before it`, ""},
	{"single document", "the file holds more than one document", "write one document a file, without ---"},
	{"multiple documents", "the file holds more than one document", "write one document a file, without ---"},
	{"<document start>", "the file holds more than one document", "write one document a file, without ---"},
	{"incompatible YAML document", "a line that begins with a percent sign is not read", "put quotes around a text that begins so"},
	{"directive", "a line that begins with a percent sign is not read", "put quotes around a text that begins so"},
	{"tag", "a tag (!) is not finished", "put quotes around a text that begins so"},
	{"exceeded max depth", "it is nested too deep", ""},
	{"flow level", "it is nested too deep", ""},
	{"indent level", "it is nested too deep", ""},
	{"alias", "aliases (*) stand for too much", "write it out where it is needed"},
	{"control characters", "a character stands here that no text may hold", ""},
	{"UTF-", "a character stands here that no text may hold", ""},
	{"surrogate", "a character stands here that no text may hold", ""},
}

// yamlProblem is what is said of a library's sentence, and a way out.
func yamlProblem(msg string) (says, hint string) {
	for _, p := range yamlProblems {
		if strings.Contains(msg, p.has) {
			return p.says, p.hint
		}
	}
	return "this line cannot be read as it stands", ""
}
