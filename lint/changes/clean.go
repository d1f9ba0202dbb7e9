package changes

import (
	"bytes"
	"strings"

	"github.com/healthlint/healthlint/lint/pattern"
	"github.com/healthlint/healthlint/lint/source"
)

// colour is what git writes for a terminal with --color=always.
var colour = pattern.Lazy(`\x1b\[[0-9;]*[mK]`)

// clean makes a diff what git writes by default: UTF-8 (a redirection of
// PowerShell is UTF-16), line ends of one byte, no colours, and the prefixes
// a/ and b/ where diff.noprefix left them out.
func clean(data []byte) ([]byte, error) {
	if name := wide(data); name != "" {
		text, err := source.Decode(data, name)
		if err != nil {
			return nil, err
		}
		data = text.Source
	}
	data = bytes.TrimPrefix(data, []byte("\uFEFF"))
	data = bytes.ReplaceAll(data, []byte("\r\n"), []byte("\n"))
	data = colour().ReplaceAll(data, nil)
	lines := strings.SplitAfter(string(data), "\n")
	for i := range lines {
		if strings.HasPrefix(lines[i], header) {
			prefix(lines[i:])
		}
	}
	return []byte(strings.Join(lines, "")), nil
}

// wide names the UTF-16 that a diff is in, by its mark or by its first letter,
// which is ASCII; "" for none. The copy in a diff may be in any encoding.
func wide(data []byte) string {
	switch {
	case len(data) < 2:
	case data[0] == 0xff && data[1] == 0xfe, data[0] != 0 && data[1] == 0:
		return "utf-16le"
	case data[0] == 0xfe && data[1] == 0xff, data[0] == 0 && data[1] != 0:
		return "utf-16be"
	}
	return ""
}

const header = "diff --git "

// prefix puts a/ and b/ before the names of a file that git wrote without: the
// two in its first line are the same, or those of a renaming. lines begin with
// that first line.
func prefix(lines []string) {
	end, from, to := 1, "", ""
	for ; end < len(lines); end++ {
		l := strings.TrimSuffix(lines[end], "\n")
		if strings.HasPrefix(l, "@@ ") || strings.HasPrefix(l, header) {
			break
		}
		for _, verb := range []string{"rename ", "copy "} {
			if name, ok := strings.CutPrefix(l, verb+"from "); ok {
				from = name
			} else if name, ok := strings.CutPrefix(l, verb+"to "); ok {
				to = name
			}
		}
	}
	names := strings.TrimSuffix(lines[0][len(header):], "\n")
	if from == "" {
		if half := len(names) / 2; len(names)%2 == 1 && names[half] == ' ' && names[:half] == names[half+1:] {
			from, to = names[:half], names[half+1:]
		}
	}
	if from == "" || names != from+" "+to {
		return
	}
	lines[0] = header + under("a/", from) + " " + under("b/", to) + "\n"
	for i := 1; i < end; i++ {
		for mark, tree := range map[string]string{"--- ": "a/", "+++ ": "b/"} {
			if name, ok := strings.CutPrefix(lines[i], mark); ok && strings.TrimSuffix(name, "\n") != "/dev/null" {
				lines[i] = mark + under(tree, name)
			}
		}
	}
}

// under puts a name, which may be quoted, under a folder.
func under(tree, name string) string {
	if quoted, ok := strings.CutPrefix(name, `"`); ok {
		return `"` + tree + quoted
	}
	return tree + name
}
