package report

import (
	"io"
	"strings"

	"github.com/healthlint/healthlint/lint"
)

// Options are what the formats for programs need to know.
type Options struct {
	Lang    string
	Version string
	Rules   []lint.Rule // all that may be reported, in order
}

// Formats are the formats for programs, in the order the help lists them.
var Formats = []string{"json", "jsonl", "sarif", "github", "gitlab", "checkstyle", "junit", "rdjsonl"}

// New returns the reporter of one of Formats, nil for another name.
func New(format string, w io.Writer, opt Options) Reporter {
	switch format {
	case "json":
		return newJSON(w, opt.Lang)
	case "jsonl":
		return &JSONLines{JSON{w: w, lang: opt.Lang}}
	case "sarif":
		return newSARIF(w, opt)
	case "github":
		return &GitHub{w: w, lang: opt.Lang}
	case "gitlab":
		return &GitLab{w: w, lang: opt.Lang}
	case "checkstyle":
		return &Checkstyle{w: w, lang: opt.Lang}
	case "junit":
		return &JUnit{w: w, lang: opt.Lang}
	case "rdjsonl":
		return &RDJSONLines{w: w, lang: opt.Lang}
	}
	return nil
}

// repository is where the rules are documented.
const repository = "https://github.com/healthlint/healthlint"

// slashed is a path as forges write it: forward slashes, no leading “./”.
func slashed(path string) string {
	return strings.TrimPrefix(strings.ReplaceAll(path, "\\", "/"), "./")
}

// told is the message with its notes, a line each.
func told(f lint.Finding, lang string) string {
	var out strings.Builder
	out.WriteString(f.Message.In(lang))
	for _, n := range f.Notes {
		out.WriteString("\n" + n.In(lang))
	}
	return out.String()
}
