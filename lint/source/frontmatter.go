package source

import (
	"bytes"
	"strings"
	"time"

	"go.yaml.in/yaml/v3"

	"github.com/healthlint/healthlint/lint"
)

// frontMatter takes title and date from the YAML between --- lines at the
// beginning and returns where the copy begins. The title is copy too: where
// it stands in the source as it is read, it becomes the first heading.
func frontMatter(doc *lint.Document) (end int) {
	start := 0
	if bytes.HasPrefix(doc.Source, []byte("\uFEFF")) {
		start = 3
	}
	lines := doc.Source[start:]
	first, rest, ok := bytes.Cut(lines, []byte("\n"))
	if !ok || string(bytes.TrimRight(first, " \t\r")) != "---" {
		return start
	}
	head := start + len(first) + 1
	for at := head; len(rest) > 0; {
		line, more, _ := bytes.Cut(rest, []byte("\n"))
		next := at + len(line) + 1
		if s := string(bytes.TrimRight(line, " \t\r")); s == "---" || s == "..." {
			var node yaml.Node
			if yaml.Unmarshal(doc.Source[head:at], &node) != nil {
				return start
			}
			meta(doc, &node, head)
			return min(next, len(doc.Source))
		}
		at, rest = next, more
	}
	return start
}

// meta reads the mapping; head is the offset of its first line.
func meta(doc *lint.Document, node *yaml.Node, head int) {
	if len(node.Content) == 0 || node.Content[0].Kind != yaml.MappingNode {
		return
	}
	pairs := node.Content[0].Content
	for i := 0; i+1 < len(pairs); i += 2 {
		value := pairs[i+1]
		switch strings.ToLower(pairs[i].Value) {
		case "title":
			if value.Kind == yaml.ScalarNode && value.Value != "" {
				doc.Title = value.Value
				titleBlock(doc, value, head)
			}
		case "date":
			doc.Date = date(value.Value)
		}
	}
}

// titleBlock adds the title as a heading if it stands on its line verbatim.
func titleBlock(doc *lint.Document, value *yaml.Node, head int) {
	at := head
	for range value.Line - 1 {
		i := bytes.IndexByte(doc.Source[at:], '\n')
		if i < 0 {
			return
		}
		at += i + 1
	}
	line, _, _ := bytes.Cut(doc.Source[at:], []byte("\n"))
	i := bytes.LastIndex(line, []byte(value.Value))
	if i < 0 {
		return
	}
	var w lint.BlockBuilder
	w.Verbatim(doc.Source, at+i, at+i+len(value.Value))
	b := w.Block(lint.Heading)
	b.Level, b.Separated = 1, true
	doc.Add(b)
}

// date reads a date as front matter writes it; what it cannot read is no date.
func date(s string) time.Time {
	for _, layout := range []string{time.DateOnly, time.RFC3339, time.DateTime, "2006-01-02 15:04", "2006/1/2", "2006年1月2日"} {
		if t, err := time.Parse(layout, strings.TrimSpace(s)); err == nil {
			return t
		}
	}
	return time.Time{}
}
