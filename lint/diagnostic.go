package lint

import (
	"bytes"
	"fmt"
	"strconv"
)

// Severity grades a finding.
type Severity uint8

// Error is certain or nearly so, Warning is worth an editor's look, Info is
// shown on request. Off silences a rule.
const (
	Off Severity = iota
	Info
	Warning
	Error
)

var severityNames = [...]string{"off", "info", "warning", "error"}

func (s Severity) String() string { return severityNames[s] }

// Title is what a reader is told a severity is.
func (s Severity) Title() Text { return severityTitles[s] }

var severityTitles = [...]Text{{"关闭", "off"}, {"提示", "info"}, {"警告", "warning"}, {"错误", "error"}}

// ParseSeverity reads "off", "info", "warning" or "error".
func ParseSeverity(name string) (Severity, error) {
	for i, n := range severityNames {
		if n == name {
			return Severity(i), nil
		}
	}
	return Off, fmt.Errorf("unknown severity %q (off, info, warning, error)", name)
}

// Text is a message in the two languages of the product.
type Text struct{ ZH, EN string }

// Say formats a message in both languages with the same arguments; use indexed
// verbs (%[2]s) where the languages order them differently.
func Say(zh, en string, args ...any) Text {
	if len(args) == 0 {
		return Text{zh, en}
	}
	return Text{fmt.Sprintf(zh, args...), fmt.Sprintf(en, args...)}
}

// Count writes a number of things in English: 1 place, 3 places.
func Count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return strconv.Itoa(n) + " " + many
}

// In returns the message in lang, "zh" or "en".
func (t Text) In(lang string) string {
	if lang == "en" {
		return t.EN
	}
	return t.ZH
}

// Note adds to a finding: the basis, the arithmetic, how to mend.
type Note struct{ Text }

// Related is another place a finding speaks of: the continuation of a cut
// paragraph, the first of two conflicting figures. Span counts in Source.
type Related struct {
	Span    Span
	Message Text
}

// Edit replaces a span of Document.Source.
type Edit struct {
	Span Span
	Text string
}

// Splice returns source with edits made, which stand in order of place and do
// not overlap.
func Splice(source []byte, edits []Edit) []byte {
	var out bytes.Buffer
	at := 0
	for _, e := range edits {
		out.Write(source[at:e.Span.Start])
		out.WriteString(e.Text)
		at = e.Span.End
	}
	out.Write(source[at:])
	return out.Bytes()
}

// Fix is one way to mend a finding. Safe says that it may be applied unasked:
// it cannot change the meaning of right copy.
type Fix struct {
	Message Text
	Edits   []Edit
	Safe    bool
}

// Diagnostic is what a check reports. Span counts in Document.Source; Report
// fills it from block offsets.
type Diagnostic struct {
	Rule       string   // full ID, "typo/term"
	Severity   Severity // zero means the rule's own
	Span       Span
	Message    Text // the fact, quoting the copy; no 请, no full stop
	Notes      []Note
	Related    []Related
	Fixes      []Fix   // the best first
	Confidence float64 // 0..1; zero means not calibrated
	// Secret says that Span holds what must not be shown, such as a person's
	// number: findings carry it masked, and reporters mask it in the copy
	// (Document.Shown).
	Secret bool
}

// Finding is a diagnostic placed in its document.
type Finding struct {
	Diagnostic
	Check      string // family: "typo"
	Start, End Position
	Text       string // the source text of the span, what is secret in it masked
}
