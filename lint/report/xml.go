package report

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"

	"github.com/healthlint/healthlint/lint"
)

// escaped is s as XML text or attribute value.
func escaped(s string) string {
	var b bytes.Buffer
	_ = xml.EscapeText(&b, []byte(s))
	return b.String()
}

// Checkstyle writes the report of the Java tool of that name, which most CI
// systems read.
type Checkstyle struct {
	w       io.Writer
	lang    string
	started bool
}

func (c *Checkstyle) begin() (err error) {
	if !c.started {
		c.started = true
		_, err = io.WriteString(c.w, xml.Header+"<checkstyle version=\"4.3\">\n")
	}
	return err
}

// Entry writes one article; a record is a line of its data set.
func (c *Checkstyle) Entry(e Entry) error {
	if err := c.begin(); err != nil {
		return err
	}
	var b bytes.Buffer
	fmt.Fprintf(&b, "  <file name=\"%s\">\n", escaped(e.Doc.Path))
	for _, f := range e.Findings {
		at, message := fmt.Sprintf("line=\"%d\" column=\"%d\"", f.Start.Line, f.Start.Column), told(f, c.lang)
		if e.Doc.Record > 0 { // its lines are not those of the file
			at, message = fmt.Sprintf("line=\"%d\"", e.Doc.Row), Place(e.Doc)+": "+message
		}
		fmt.Fprintf(&b, "    <error %s severity=\"%s\" message=\"%s\" source=\"healthlint.%s\"/>\n", at, f.Severity, escaped(message), escaped(f.Rule))
	}
	b.WriteString("  </file>\n")
	_, err := c.w.Write(b.Bytes())
	return err
}

// Close writes what could not be checked and ends the report.
func (c *Checkstyle) Close(s *Summary) error {
	if err := c.begin(); err != nil {
		return err
	}
	for _, f := range s.Failures {
		_, err := fmt.Fprintf(c.w, "  <file name=\"%s\">\n    <error line=\"%d\" severity=\"error\" message=\"%s\" source=\"healthlint\"/>\n  </file>\n",
			escaped(f.Path), max(f.Line, 1), escaped(f.Message.In(c.lang)))
		if err != nil {
			return err
		}
	}
	_, err := io.WriteString(c.w, "</checkstyle>\n")
	return err
}

// JUnit writes a test report: an article is a suite, a finding a failed case,
// an article without findings one case that passed.
type JUnit struct {
	w       io.Writer
	lang    string
	started bool
}

func (j *JUnit) begin() (err error) {
	if !j.started {
		j.started = true
		_, err = io.WriteString(j.w, xml.Header+"<testsuites name=\"healthlint\">\n")
	}
	return err
}

// Entry writes one article.
func (j *JUnit) Entry(e Entry) error {
	if err := j.begin(); err != nil {
		return err
	}
	name := escaped(Place(e.Doc))
	var b bytes.Buffer
	fmt.Fprintf(&b, "  <testsuite name=\"%s\" tests=\"%d\" failures=\"%d\" errors=\"0\">\n", name, max(1, len(e.Findings)), len(e.Findings))
	if len(e.Findings) == 0 {
		fmt.Fprintf(&b, "    <testcase classname=\"%s\" name=\"healthlint\"/>\n", name)
	}
	for _, f := range e.Findings {
		fmt.Fprintf(&b, "    <testcase classname=\"%s\" name=\"%s %d:%d\">\n      <failure type=\"%s\" message=\"%s\">%s</failure>\n    </testcase>\n",
			name, escaped(f.Rule), f.Start.Line, f.Start.Column, f.Severity, escaped(f.Message.In(j.lang)), escaped(j.detail(e.Doc, f)))
	}
	b.WriteString("  </testsuite>\n")
	_, err := j.w.Write(b.Bytes())
	return err
}

func (j *JUnit) detail(doc *lint.Document, f lint.Finding) string {
	return fmt.Sprintf("%s:%d:%d\n%s\n%s", Place(doc), f.Start.Line, f.Start.Column, windowOf(doc, f, 80, 24).text, told(f, j.lang))
}

// Close writes what could not be checked and ends the report.
func (j *JUnit) Close(s *Summary) error {
	if err := j.begin(); err != nil {
		return err
	}
	for _, f := range s.Failures {
		_, err := fmt.Fprintf(j.w, "  <testsuite name=\"%[1]s\" tests=\"1\" failures=\"0\" errors=\"1\">\n    <testcase classname=\"%[1]s\" name=\"%[2]d\">\n      <error message=\"%[3]s\"/>\n    </testcase>\n  </testsuite>\n",
			escaped(f.Path), f.Line, escaped(f.Message.In(j.lang)))
		if err != nil {
			return err
		}
	}
	_, err := io.WriteString(j.w, "</testsuites>\n")
	return err
}
