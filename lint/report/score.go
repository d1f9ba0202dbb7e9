package report

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode"

	"github.com/healthlint/healthlint/lint"
)

// Limits are the limits of errors per 10,000 characters, by what is published.
// 图书质量管理规定 (2004); 报纸期刊质量管理规定 (国新出发〔2020〕10号).
var Limits = []Limit{
	{lint.Text{ZH: "图书", EN: "books"}, 1},
	{lint.Text{ZH: "期刊", EN: "journals"}, 2},
	{lint.Text{ZH: "报纸", EN: "newspapers"}, 3},
}

// Limit is the highest rate at which a publication still passes.
type Limit struct {
	Name lint.Text
	Rate float64 // weighed errors per 10,000 characters
}

// Score weighs findings as 报纸编校差错率计算方法 weighs errors. It is an aid:
// only a proofreader says what is an error.
type Score struct {
	Articles   int
	Characters int         // of copy, white space left out
	Lines      []ScoreLine // by rule, the heaviest first
}

// ScoreLine is what one rule adds.
type ScoreLine struct {
	Rule             string
	Found, Counted   int     // findings; those left when the same error counts three times at most
	Errors, Warnings float64 // weight of findings that are errors, and of warnings
}

// Add weighs the findings of one article, which stands for one issue.
func (s *Score) Add(e Entry) {
	s.Articles++
	for _, b := range e.Doc.Blocks {
		for _, r := range b.Text {
			if !unicode.IsSpace(r) {
				s.Characters++
			}
		}
	}
	seen := map[string]int{}
	styled := 0.0
	for _, f := range e.Findings {
		w := weight(f)
		if w == 0 || f.Severity < lint.Warning {
			continue
		}
		line := s.line(f.Rule)
		line.Found++
		key := f.Rule + "\x00" + f.Text
		if seen[key]++; seen[key] > 3 {
			continue
		}
		if numeralUsage(f) { // costs 1 per issue at most
			w = min(w, 1-styled)
			styled += w
		}
		if inHeading(e.Doc, f) {
			w *= 2
		}
		line.Counted++
		if f.Severity == lint.Error {
			line.Errors += w
		} else {
			line.Warnings += w
		}
	}
	slices.SortStableFunc(s.Lines, func(a, b ScoreLine) int {
		return cmp.Or(cmp.Compare(b.Errors+b.Warnings, a.Errors+a.Warnings), cmp.Compare(a.Rule, b.Rule))
	})
}

func (s *Score) line(rule string) *ScoreLine {
	i := slices.IndexFunc(s.Lines, func(l ScoreLine) bool { return l.Rule == rule })
	if i < 0 {
		s.Lines = append(s.Lines, ScoreLine{Rule: rule})
		i = len(s.Lines) - 1
	}
	return &s.Lines[i]
}

// weight is what one finding counts; 0 for what is no error of proofreading.
func weight(f lint.Finding) float64 {
	switch f.Check {
	case "punctuation":
		return 0.1
	case "percent":
		if numeralUsage(f) {
			return 0.1
		}
	case "script":
		return 0.5
	case "typo", "repetition", "encoding":
		n := 0
		for _, r := range f.Text {
			if !unicode.IsSpace(r) {
				n++
			}
		}
		switch {
		case n <= 1:
			return 1
		case n <= 5:
			return 2
		}
		return 4
	case "privacy", "boilerplate", lint.Directives.Name:
		return 0
	}
	return 1
}

// numeralUsage reports whether a finding is of the way numerals are written (数字用法, GB/T 15835), which the method sets apart from
// wrong figures. What percent/format calls certain is damage (1O%).
func numeralUsage(f lint.Finding) bool { return f.Rule == "percent/format" && f.Severity < lint.Error }

func inHeading(doc *lint.Document, f lint.Finding) bool {
	if len(doc.Spreads) > 0 { // whose blocks are not in the order of their places
		return slices.ContainsFunc(doc.Blocks, func(b *lint.Block) bool {
			return b.Kind == lint.Heading && b.Span().Start <= f.Span.Start && b.Span().End > f.Span.Start
		})
	}
	i, _ := slices.BinarySearchFunc(doc.Blocks, f.Span.Start, func(b *lint.Block, at int) int { return cmp.Compare(b.Span().End, at) })
	for ; i < len(doc.Blocks) && doc.Blocks[i].Span().Start <= f.Span.Start; i++ {
		if doc.Blocks[i].Span().End > f.Span.Start {
			return doc.Blocks[i].Kind == lint.Heading
		}
	}
	return false
}

// Errors returns the weighed errors, Warnings the weighed warnings.
func (s *Score) Errors() (sum float64) {
	for _, l := range s.Lines {
		sum += l.Errors
	}
	return sum
}

// Warnings returns the weight of what an editor has yet to judge.
func (s *Score) Warnings() (sum float64) {
	for _, l := range s.Lines {
		sum += l.Warnings
	}
	return sum
}

// Rate returns weighed errors per 10,000 characters.
func (s *Score) Rate(errors float64) float64 {
	if s.Characters == 0 {
		return 0
	}
	return errors / float64(s.Characters) * 1e4
}

// ScoreText prints the score for scripts: one name and value to a line, and
// one line per rule.
type ScoreText struct {
	w     io.Writer
	score Score
}

// NewScore returns the reporter of `--format score`.
func NewScore(w io.Writer) *ScoreText { return &ScoreText{w: w} }

// Entry weighs one article.
func (t *ScoreText) Entry(e Entry) error {
	t.score.Add(e)
	return nil
}

// Close prints the score.
func (t *ScoreText) Close(*Summary) error {
	s := &t.score
	var b strings.Builder
	fmt.Fprintf(&b, "articles\t%d\ncharacters\t%d\nerrors\t%.1f\nwarnings\t%.1f\nrate\t%.2f\nrate-with-warnings\t%.2f\n",
		s.Articles, s.Characters, s.Errors(), s.Warnings(), s.Rate(s.Errors()), s.Rate(s.Errors()+s.Warnings()))
	for _, l := range Limits {
		verdict := "within"
		if s.Rate(s.Errors()) > l.Rate {
			verdict = "over"
		}
		fmt.Fprintf(&b, "limit-%s\t%.0f\t%s\n", l.Name.EN, l.Rate, verdict)
	}
	for _, l := range s.Lines {
		fmt.Fprintf(&b, "rule\t%s\tfound %d\tcounted %d\terrors %.1f\twarnings %.1f\n", l.Rule, l.Found, l.Counted, l.Errors, l.Warnings)
	}
	_, err := io.WriteString(t.w, b.String())
	return err
}
