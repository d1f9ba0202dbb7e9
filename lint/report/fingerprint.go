package report

import (
	"crypto/sha256"
	"encoding/hex"
	"strconv"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint"
)

// fingerprints tells the findings of a document apart, the same from run to
// run: by rule, text and the copy around it, not by line, so that an edit
// elsewhere changes none. Equal ones are numbered.
type fingerprints struct{ seen map[string]int }

// around is how many characters on either side count.
const around = 8

func (p *fingerprints) of(doc *lint.Document, f lint.Finding) string {
	start, end := f.Span.Start, f.Span.End
	for range around {
		_, n := utf8.DecodeLastRune(doc.Source[:start])
		start -= n
		_, n = utf8.DecodeRune(doc.Source[end:])
		end += n
	}
	sum := sha256.New()
	for _, part := range []string{f.Rule, slashed(Place(doc)), f.Text, string(doc.Source[start:end])} {
		sum.Write([]byte(part))
		sum.Write([]byte{0})
	}
	key := hex.EncodeToString(sum.Sum(nil)[:16])
	if p.seen == nil {
		p.seen = map[string]int{}
	}
	p.seen[key]++
	if n := p.seen[key]; n > 1 {
		key += "-" + strconv.Itoa(n)
	}
	return key
}
