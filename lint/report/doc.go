package report

import (
	"fmt"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/fatih/color"

	"github.com/healthlint/healthlint/lint/pattern"
)

// Doc prints the Markdown of a rule's doc for reading in a terminal width
// columns wide (0: no wrapping): paragraphs and list items are filled anew,
// code stands as it is, marks of emphasis give way to colour.
func Doc(w io.Writer, markdown string, width int, colored bool) {
	p := docPrinter{w: w, width: min(width, 100), bold: color.New(color.Bold), code: color.New(color.FgCyan)}
	for _, c := range []*color.Color{p.bold, p.code} {
		if colored {
			c.EnableColor()
		} else {
			c.DisableColor()
		}
	}
	for line := range strings.Lines(markdown) {
		p.line(strings.TrimRight(line, "\r\n"))
	}
	p.flush()
}

type docPrinter struct {
	w          io.Writer
	width      int
	bold, code *color.Color
	fenced     bool
	text       string // of the paragraph or item under way
	mark       string // that it begins with
}

func (p *docPrinter) line(line string) {
	trimmed := strings.TrimSpace(line)
	switch {
	case strings.HasPrefix(trimmed, "```"):
		p.flush()
		p.fenced = !p.fenced
	case p.fenced:
		fmt.Fprintln(p.w, "    "+line)
	case trimmed == "":
		p.flush()
		fmt.Fprintln(p.w)
	case strings.HasPrefix(trimmed, "#"):
		p.flush()
		fmt.Fprintln(p.w, p.bold.Sprint(strings.TrimLeft(trimmed, "# ")))
	case strings.HasPrefix(trimmed, "|"):
		p.flush()
		fmt.Fprintln(p.w, trimmed)
	case strings.HasPrefix(trimmed, "- "), strings.HasPrefix(trimmed, "* "):
		p.flush()
		p.mark, p.text = "  - ", trimmed[2:]
	default:
		p.join(trimmed)
	}
}

// join adds a line to the paragraph: between Han there is no space, nor is there
// beside the quotation marks of a Chinese paragraph, which are as wide as ours.
func (p *docPrinter) join(line string) {
	last, _ := utf8.DecodeLastRuneInString(p.text)
	first, _ := utf8.DecodeRuneInString(line)
	quoted := strings.ContainsRune("“”‘’…—", last) || strings.ContainsRune("“”‘’…—", first)
	mixed := unicode.Is(unicode.Han, first) != unicode.Is(unicode.Han, last) && runeColumns(last)+runeColumns(first) == 3
	if p.text != "" && mixed && !chinese(p.text+line) { // Chinese words in English
		p.text += " "
	}
	if p.text != "" && runeColumns(last) == 1 && runeColumns(first) == 1 && !(quoted && chinese(p.text+line)) {
		p.text += " "
	}
	p.text += line
}

// chinese reports whether most of a text is Han.
func chinese(text string) bool {
	han, latin := 0, 0
	for _, r := range text {
		switch {
		case unicode.Is(unicode.Han, r):
			han++
		case r < unicode.MaxASCII && unicode.IsLetter(r):
			latin++
		}
	}
	return han > latin
}

func (p *docPrinter) flush() {
	if p.text == "" {
		return
	}
	hang := len(p.mark)
	lines := wrap(plainEmphasis(p.text), p.width, hang, hang)
	text := strings.Join(lines, "\n"+strings.Repeat(" ", hang))
	text = codeSpan().ReplaceAllStringFunc(text, func(s string) string { return p.code.Sprint(strings.Trim(s, "`")) })
	fmt.Fprintln(p.w, p.mark+text)
	p.text, p.mark = "", ""
}

var codeSpan = pattern.Lazy("`[^`]+`")

// plainEmphasis takes the marks of emphasis from around words. In code, where they are what is told of (**便民**, 110****2X), and alone they
// stay.
func plainEmphasis(text string) string {
	return emphasis().ReplaceAllStringFunc(text, func(s string) string {
		if strings.HasPrefix(s, "`") {
			return s
		}
		return strings.TrimSuffix(strings.TrimPrefix(s, "**"), "**")
	})
}

var emphasis = pattern.Lazy("`[^`]+`|" + `\*\*[^*\s` + "`" + `](?:[^*` + "`" + `]*[^*\s` + "`" + `])?\*\*`)
