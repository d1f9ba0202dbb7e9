package naming

import (
	"strings"

	"github.com/healthlint/healthlint/lint/words"
)

// kinds are words that the name of a place or an institution ends in.
var kinds = [...]string{"医院", "卫生院", "公司", "药业", "生物", "医药", "集团", "大学", "社区", "街道", "制药", "县", "市", "镇", "乡", "村", "旗"}

// common are characters before such a word that belong to no name: 全县, 本村.
const common = "的了在是和与及等各全该本我你他她这那一二三四五六七八九十两每某为对从向到由于以将把被至及中小大上下老新省市县区镇乡村州不有来多名原几数外"

// courts end the names of housing estates, of which a list has many that are nearly the same.
const courts = "苑园院城庭府湾"

// places finds the names of places and institutions: two characters and what it is. One of them must stand twice.
func (a *article) places() (out []Mismatch) {
	for _, kind := range kinds {
		if strings.Count(a.text, kind) < 3 {
			continue
		}
		n := len([]rune(kind))
		var names [][2]int
		for i := 2; i+n <= len(a.chars); i++ {
			if a.text[a.at[i]] == kind[0] && strings.HasPrefix(a.text[a.at[i]:], kind) && a.proper(i) {
				if names = append(names, [2]int{i - 2, i + n}); len(names) > 4*mostNames {
					break
				}
			}
		}
		out = append(out, a.misspelled(names)...)
	}
	return out
}

// proper reports whether the two characters before character i, where a kind of place begins, may be a name.
func (a *article) proper(i int) bool {
	head := a.chars[i-2 : i]
	if !allHan(head) || strings.ContainsRune(common, head[0]) || strings.ContainsRune(common, head[1]) {
		return false
	}
	if i > 2 && words.IsWord(string(a.chars[i-3:i-1])) {
		return false // 凸显高市: the first of the two belongs to the word before
	}
	_, sort, known := words.Lookup(string(a.chars[i-1 : i+1]))
	return !(known && sort != words.Place) && !strings.ContainsRune(courts, head[1]) // 城市, 农村; not the 云县 of 青云县
}

// misspelled returns the names that stand once, one character off another that stands twice or more.
func (a *article) misspelled(names [][2]int) (out []Mismatch) {
	count, first := map[string]int{}, map[string]int{}
	for _, at := range names {
		s := a.string(at[0], at[1])
		if count[s]++; count[s] == 1 {
			first[s] = a.at[at[0]]
		}
	}
	for _, at := range names {
		s := a.string(at[0], at[1])
		if count[s] != 1 || words.IsWord(a.string(at[0], at[0]+2)) || words.IsWord(s) || listed(a.around(at[0], at[1])) {
			continue
		}
		for _, other := range names { // the first that fits
			name := a.string(other[0], other[1])
			if count[name] < 2 {
				continue
			}
			if k, ok := oneOff(a.chars[other[0]:other[1]], a.chars[at[0]:at[1]]); ok && k >= 0 && mistakable(a.chars[other[0]:other[1]], a.chars[at[0]:at[1]], k) {
				out = append(out, Mismatch{Start: a.at[at[0]+k], End: a.at[at[0]+k+1], From: a.at[at[0]], To: a.at[at[1]],
					Other: name, At: first[name], Here: 1, Else: count[name]})
				break
			}
		}
	}
	return out
}
