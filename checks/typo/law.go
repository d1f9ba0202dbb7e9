package typo

import (
	_ "embed"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/lines"
	"github.com/healthlint/healthlint/lint/pattern"
)

//go:embed data/laws.tsv
var lawsTSV string

// laws are the titles of laws of the People's Republic, without its name.
var laws = sync.OnceValue(func() map[string]bool {
	set := make(map[string]bool, 400)
	for row := range lines.Rows(lawsTSV, 2) {
		set[row[0]] = true
	}
	return set
})

// republic begins the title of a law.
const republic = "中华人民共和国"

// titledLaw is what calls itself a law of the People's Republic.
var titledLaw = pattern.Lazy(`《` + republic + `(\p{Han}{2,28}法)(?:》|[（(])`)

// mostWrong is by how many characters a title may miss that of a law; what misses more may be a law that the list does not have.
const mostWrong = 2

// findLaws reports titles of laws of which there is none, where one has nearly that title.
func findLaws(pass *lint.Pass, p *passage) {
	if !strings.Contains(p.text, "《"+republic) {
		return
	}
	for _, m := range titledLaw().FindAllStringSubmatchIndex(p.text, -1) {
		title := p.text[m[2]:m[3]]
		if laws()[title] || p.protected(m[2], m[3]) {
			continue
		}
		meant, ok := nearestLaw(title)
		if !ok {
			continue
		}
		pre, post := affix.Common(title, meant)
		right := meant[pre : len(meant)-post]
		start, end := m[2]+pre, m[3]-post
		d := lint.Diagnostic{
			Rule: "typo/law",
			Message: lint.Say("没有《%[1]s》，疑为《%[2]s》", "there is no 《%[1]s》; perhaps 《%[2]s》", p.block.Text[m[2]-len(republic):m[3]],
				p.inScript(m[2]-len(republic), m[3], republic+meant)),
			Confidence: 0.9,
		}
		if start < end || right != "" {
			d.Fixes = []lint.Fix{lint.Replace(p.block, start, end, p.inScript(start, end, right), false)}
		}
		pass.Report(p.block, start, max(end, start), d)
	}
}

// nearestLaw returns the law whose title a title misses by the fewest characters, if there is one such and no other.
func nearestLaw(title string) (meant string, ok bool) {
	chars := []rune(title)
	least := mostWrong + 1
	switch {
	case len(chars) < 4:
		return "", false // 刑法, 水法 differ by one themselves
	case len(chars) < 6:
		least = mostWrong
	}
	for law := range laws() {
		n := utf8.RuneCountInString(law)
		if n-len(chars) > mostWrong || len(chars)-n > mostWrong {
			continue
		}
		switch d := distance(chars, []rune(law)); {
		case d < least:
			least, meant, ok = d, law, true
		case d == least:
			ok = false
		}
	}
	return meant, ok
}

// distance is how many characters must be put in, left out or exchanged to make one text the other (Levenshtein 1966).
// Two that are swapped are two, unlike in edits.Distance, which asks what a hand meant to type.
func distance(a, b []rune) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i, x := range a {
		before := row[0]
		row[0] = i + 1
		for j, y := range b {
			d := before
			if x != y {
				d++
			}
			before = row[j+1]
			row[j+1] = min(d, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}
