package typo

import (
	_ "embed"
	"sync"

	"github.com/healthlint/healthlint/lint/hanzi"
	"github.com/healthlint/healthlint/lint/lines"
	"github.com/healthlint/healthlint/lint/words"
)

// regionalTSV lists what is right in Hong Kong or Taiwan and looks wrong to statistics of mainland text.
//
//go:embed data/regional.tsv
var regionalTSV string

// rightTSV lists words that are right anywhere and look like slips to statistics of the text that they were counted in.
//
//go:embed data/right.tsv
var rightTSV sorted

// regionalTermsTSV lists health terms of Hong Kong and Taiwan.
//
//go:embed data/regional-terms.tsv
var regionalTermsTSV string

// usage is what is right as it stands, in simplified form: anywhere, and in Traditional copy only.
type usage struct{ anywhere, traditional *words.List }

// rightUsage compiles the list when a first finding asks for it, in under a millisecond.
var rightUsage = sync.OnceValue(func() usage {
	var anywhere, traditional []string
	for row := range lines.Rows(regionalTSV, 2) {
		simple := hanzi.SimplifySameLength(row[0])
		if row[1] == "all" {
			anywhere = append(anywhere, simple)
		}
		traditional = append(traditional, simple)
	}
	traditional = append(traditional, regionalTerms()...)
	return usage{words.NewList(anywhere), words.NewList(traditional)}
})

// regionalTerms are the health terms of Hong Kong and Taiwan, in simplified form.
var regionalTerms = sync.OnceValue(func() []string {
	var out []string
	for row := range lines.Rows(regionalTermsTSV, 1) {
		out = append(out, hanzi.SimplifySameLength(row[0]))
	}
	return out
})

// in returns the list for copy in Traditional characters or in simplified ones.
func (u usage) in(traditional bool) *words.List {
	if traditional {
		return u.traditional
	}
	return u.anywhere
}
