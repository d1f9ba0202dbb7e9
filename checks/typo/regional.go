package typo

import (
	_ "embed"
	"slices"
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

// What is right as it stands, in simplified form: anywhere, and in Traditional copy. A list is compiled when a first finding in
// such copy asks for it.
var (
	rightAnywhere = sync.OnceValue(func() *words.List {
		var list []string
		for row := range lines.Rows(regionalTSV, 2) {
			if row[1] == "all" {
				list = append(list, hanzi.SimplifySameLength(row[0]))
			}
		}
		return words.NewList(list)
	})
	rightTraditional = sync.OnceValue(func() *words.List {
		list := slices.Clone(regionalTerms())
		for row := range lines.Rows(regionalTSV, 1) {
			list = append(list, hanzi.SimplifySameLength(row[0]))
		}
		return words.NewList(list)
	})
)

// rightUsage returns the list for copy in Traditional characters or in simplified ones.
func rightUsage(traditional bool) *words.List {
	if traditional {
		return rightTraditional()
	}
	return rightAnywhere()
}

// regionalTerms are the health terms of Hong Kong and Taiwan, in simplified form.
var regionalTerms = sync.OnceValue(func() []string {
	var out []string
	for row := range lines.Rows(regionalTermsTSV, 1) {
		out = append(out, hanzi.SimplifySameLength(row[0]))
	}
	return out
})
