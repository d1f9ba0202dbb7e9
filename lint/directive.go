package lint

import (
	"bytes"
	_ "embed"
	"sort"
	"strings"
)

//go:embed directive.md
var directiveDoc string

// Directives are the rules about directives in the copy. List the check like
// any other; the Linter itself reports its findings.
var Directives = &Check{
	Name:  "directive",
	Rules: ParseRules(directiveDoc),
	New:   func(*Settings) (func(*Pass), error) { return func(*Pass) {}, nil },
}

// directive is one `<!-- healthlint-… -->` comment.
type directive struct {
	span   Span
	verb   string   // "disable-next-line", "disable-line", "disable", "enable", "disable-file"
	names  []string // rules and families; "*" is all
	reason string
	// region is where findings are hidden: those that start in it, up to where an enable ends a name or part of it.
	region Span
	ends   [][]blockEnd // by name
	used   []bool       // likewise
}

// blockEnd is where a name, of a rule or family, is enabled again.
type blockEnd struct {
	name string
	at   int
}

const directiveMark = "healthlint-"

// directives finds the directives of a Markdown or HTML document. In plain
// text a comment would be copy; there the configuration grades by text.
func (l *Linter) directives(doc *Document) []*directive {
	if doc.Format != "markdown" && doc.Format != "html" || !bytes.Contains(doc.Source, []byte(directiveMark)) {
		return nil
	}
	var out []*directive
	src := doc.Source
	var code []Span
	spans := codeSpans{src: src}
	if doc.Format == "markdown" {
		code = fencedCode(src)
	}
	for at := 0; ; {
		i := bytes.Index(src[at:], []byte("<!--"))
		if i < 0 {
			return out
		}
		start := at + i
		n := bytes.Index(src[start:], []byte("-->"))
		if n < 0 {
			return out
		}
		end := start + n + len("-->")
		body := strings.TrimSpace(string(src[start+len("<!--") : end-len("-->")]))
		if rest, ok := strings.CutPrefix(body, directiveMark); ok && !(doc.Format == "markdown" && (inFence(code, start) || spans.at(start))) {
			d := l.parseDirective(rest)
			d.span = Span{start, end}
			d.region = region(src, d)
			out = append(out, d)
		}
		at = end
	}
}

// parseDirective reads "disable-next-line typo/sound, script 理由".
func (l *Linter) parseDirective(body string) *directive {
	verb, rest, _ := strings.Cut(body, " ")
	d := &directive{verb: strings.TrimSpace(verb)}
	for rest = strings.TrimSpace(rest); rest != ""; {
		end := strings.IndexAny(rest, " ,，、\t\n")
		if end < 0 {
			end = len(rest)
		}
		word := rest[:end]
		if word != "*" && !strings.Contains(word, "/") && !l.families[word] || !ruleName(word) {
			break
		}
		d.names = append(d.names, word)
		rest = strings.TrimLeft(rest[end:], " ,，、\t\n")
	}
	d.reason = strings.TrimSpace(strings.TrimPrefix(rest, "--"))
	d.used, d.ends = make([]bool, len(d.names)), make([][]blockEnd, len(d.names))
	return d
}

func ruleName(word string) bool {
	for _, r := range word {
		if r != '*' && r != '/' && r != '-' && (r < 'a' || r > 'z') && (r < '0' || r > '9') {
			return false
		}
	}
	return word != ""
}

// region returns where a directive hides findings; where a block ends closeBlocks finds out.
func region(src []byte, d *directive) Span {
	switch d.verb {
	case "disable-file":
		return Span{0, len(src) + 1}
	case "disable":
		return Span{d.span.End, len(src) + 1}
	case "disable-line":
		start := bytes.LastIndexByte(src[:d.span.Start], '\n') + 1
		return Span{start, lineEnd(src, d.span.End)}
	case "disable-next-line":
		for at := lineEnd(src, d.span.End); at < len(src); {
			end := lineEnd(src, at)
			line := bytes.TrimSpace(src[at:end])
			if len(line) > 0 && !(bytes.HasPrefix(line, []byte("<!--")) && bytes.HasSuffix(line, []byte("-->"))) {
				if end == len(src) {
					end++ // a finding at the very end starts there
				}
				return Span{at, end}
			}
			at = end
		}
	}
	return Span{}
}

// lineEnd returns the offset after the line that holds offset at.
func lineEnd(src []byte, at int) int {
	if i := bytes.IndexByte(src[at:], '\n'); i >= 0 {
		return at + i + 1
	}
	return len(src)
}

// fencedCode returns the fenced blocks of Markdown, in order.
func fencedCode(src []byte) []Span {
	var out []Span
	fence, open := "", 0
	for start := 0; start < len(src); {
		end := lineEnd(src, start)
		line := strings.TrimLeft(string(src[start:end]), " >")
		mark := leading(line)
		switch {
		case fence == "" && mark != "" && !(mark[0] == '`' && strings.Contains(line[len(mark):], "`")): // "```x```" is a code span
			fence, open = mark, start
		case fence != "" && strings.HasPrefix(mark, fence) && strings.TrimSpace(line[len(mark):]) == "":
			out = append(out, Span{open, end})
			fence = ""
		}
		start = end
	}
	if fence != "" {
		out = append(out, Span{open, len(src)})
	}
	return out
}

// inFence reports whether offset at stands in a fenced block of Markdown, where a directive is an example of one.
func inFence(fenced []Span, at int) bool {
	i := sort.Search(len(fenced), func(i int) bool { return fenced[i].End > at })
	return i < len(fenced) && fenced[i].Start <= at
}

// codeSpans counts the backticks of the line up to an offset. It is asked about ever later offsets, so that a long line full of
// directives is read once.
type codeSpans struct {
	src          []byte
	read, quotes int
}

// at reports whether an offset stands in a code span.
func (c *codeSpans) at(offset int) bool {
	if i := bytes.LastIndexByte(c.src[c.read:offset], '\n'); i >= 0 {
		c.read, c.quotes = c.read+i+1, 0
	}
	c.quotes += bytes.Count(c.src[c.read:offset], []byte("`"))
	c.read = offset
	return c.quotes%2 == 1
}

// leading returns the run of three or more ` or ~ that begins a line.
func leading(line string) string {
	for _, mark := range []string{"`", "~"} {
		if n := len(line) - len(strings.TrimLeft(line, mark)); n >= 3 {
			return line[:n]
		}
	}
	return ""
}
