package engine

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint/hanzi"
	"github.com/healthlint/healthlint/lint/lines"
	"github.com/healthlint/healthlint/lint/person"
	"github.com/healthlint/healthlint/lint/words"
)

//go:embed data/either.tsv
var eitherTable string

var eitherPairs = sync.OnceValue(func() map[string]bool {
	pairs := make(map[string]bool, 128)
	for row := range lines.Rows(eitherTable, 2) {
		pairs[row[0]+row[1]], pairs[row[1]+row[0]] = true, true
	}
	return pairs
})

// spared reports whether the edit is none by what it exchanges.
func (r *reading) spared(d *Edit) bool {
	return r.eitherWay(d) || r.formal(d) || r.adverbial(d) || r.gaining(d) || r.towards(d) || r.addressed(d) || r.listed(d) || r.sparedRare(d)
}

// towards reports whether the edit would take a preposition before the name of a place for the beginning of a word: 到扣河子镇.
func (r *reading) towards(d *Edit) bool {
	const prepositions, places, longest = "到在去往由从经至赴", "镇乡村县旗市区州省盟苏木", 4
	if !strings.Contains(prepositions, r.Text[d.Start:d.End]) || d.Start == d.End {
		return false
	}
	n := 0
	for _, c := range r.Text[d.End:] {
		if n++; n > longest+1 || !hanzi.IsHan(c) {
			return false
		}
		if n > 2 && strings.ContainsRune(places, c) {
			return true
		}
	}
	return false
}

// listed reports whether the edit would change the name of a village or a street in a list of them: 群利村、吴桥村. Whatever it
// is called, statistics do not know it.
func (r *reading) listed(d *Edit) bool {
	const longest, ends, marks = 4, "村镇乡屯庄寨街路巷里弄组苑", "、，；：。\n"
	lo, hi := back(r.Text, d.Start, longest), forth(r.Text, d.End, longest)
	before, after := strings.LastIndexAny(r.Text[lo:d.Start], marks), strings.IndexAny(r.Text[d.End:hi], marks)
	if before < 0 && lo > 0 || after < 0 && hi < len(r.Text) {
		return false // no item of a list, or a longer one
	}
	if before >= 0 {
		lo = forth(r.Text, lo+before, 1)
	}
	if after >= 0 {
		hi = d.End + after
	}
	name, last := r.Text[lo:hi], back(r.Text, hi, 1)
	if n := utf8.RuneCountInString(name); n < 3 || n > longest || last < d.End || !strings.Contains(ends, r.Text[last:hi]) || !allHan(name) {
		return false
	}
	return strings.HasSuffix(r.Text[:lo], "、") || strings.HasPrefix(r.Text[hi:], "、")
}

// eitherWay reports whether the edit only exchanges two spellings that are both right.
func (r *reading) eitherWay(d *Edit) bool {
	return len(d.New) == d.To-d.From && EitherWay(r.Text, d.Start, d.End, d.Text)
}

// EitherWay reports whether other characters for those at text[start:end] only make another spelling that is right too.
func EitherWay(text string, start, end int, other string) bool {
	l, next := back(text, start, 1), forth(text, end, 1)
	before, after := text[l:start], text[end:next]
	was := text[start:end]
	return eitherPairs()[was+other] || eitherPairs()[before+was+before+other] || eitherPairs()[was+after+other+after]
}

// formal reports whether the edit would exchange 做 and 作 before what one may do by either: 作准备, 作后盾, 作了大量工作.
func (r *reading) formal(d *Edit) bool {
	const reach = 20 // characters that may stand between
	if was := r.Text[d.Start:d.End]; was+d.Text != "作做" && was+d.Text != "做作" {
		return false
	}
	rest := r.Text[d.End:forth(r.Text, d.End, reach)]
	if at := strings.IndexAny(rest, "，。；、：！？\n"); at >= 0 {
		rest = rest[:at]
	}
	return slices.ContainsFunc(abstracts(), func(w string) bool { return strings.Contains(rest, w) })
}

// adverbial reports whether the edit would have 的 for 地 before a verb of two characters: 一个问题一个问题地解决.
func (r *reading) adverbial(d *Edit) bool {
	if d.Text != "的" || r.Text[d.Start:d.End] != "地" {
		return false
	}
	end := forth(r.Text, d.End, 2)
	_, kind, ok := words.Lookup(r.Text[d.End:end])
	if !ok || kind != words.Verb {
		return false
	}
	before, _ := words.Beside(r.Text, d.Start, d.Start, aroundGap)
	return before.Kind != words.Person && before.Kind != words.Place && before.End-before.Start >= character
}

//go:embed data/abstract.tsv
var abstractTable string

// abstracts are what one may 作 as well as 做.
var abstracts = sync.OnceValue(func() []string {
	var all []string
	for row := range lines.Rows(abstractTable, 2) {
		all = append(all, row[0])
	}
	return all
})

// gaining reports whether the edit may take a verb for a particle: 群众得实惠、医院得发展. Such phrases come in rows, each of
// them a subject, 得 and a word of two characters.
func (r *reading) gaining(d *Edit) bool {
	const verb, reach = "得", 90 // bytes on either side that the other phrase may be away
	if r.Text[d.Start:d.End] != verb {
		return false
	}
	if r.traditional {
		return true // which has 得 for 可以 and 应当 too: 公司得同時追求公共利益
	}
	if !closesAfterTwo(r.Text[d.End:]) {
		return false
	}
	lo, hi := back(r.Text, d.Start, reach/3), forth(r.Text, d.End, reach/3)
	for at := lo; at < hi; {
		i := strings.Index(r.Text[at:hi], verb)
		if i < 0 {
			return false
		}
		at += i + len(verb)
		if at != d.End && closesAfterTwo(r.Text[at:]) {
			return true
		}
	}
	return false
}

// closesAfterTwo reports whether text begins with two Han characters and then something else.
func closesAfterTwo(text string) bool {
	end := forth(text, 0, 2)
	return end > 0 && allHan(text[:end]) && person.Closes(text[end:])
}

// foreign returns how many characters in a row around the edit could be a transliterated name.
func (r *reading) foreign(d *Edit) int {
	ids, n := r.ID, d.To-d.From
	for _, id := range ids[d.From:d.To] {
		if !person.Transliterates(rune(id)) {
			return 0
		}
	}
	for i := d.From - 1; i >= 0 && n < 8 && person.Transliterates(rune(ids[i])); i-- {
		n++
	}
	for i := d.To; i < len(ids) && n < 8 && person.Transliterates(rune(ids[i])); i++ {
		n++
	}
	return n
}

// dialect reports whether the edit stands in dialect, a few characters before or after.
func (r *reading) dialect(d *Edit) bool {
	if strings.HasSuffix(r.Text[d.Start:d.End], "哩") && person.Closes(r.Text[d.End:]) {
		return true // 可要当心哩。
	}
	return strings.ContainsAny(r.Text[back(r.Text, d.Start, 10):forth(r.Text, d.End, 10)], hanzi.Cantonese)
}
