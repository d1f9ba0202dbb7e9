package truncation

import (
	"strings"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/words"
)

// A cut can leave its first half looking like a heading: “推进医联体” above
// “信息化平台建设，带动……”. What gives it away is below: a bare noun phrase
// and a comma, which no sentence begins with, and which the verb above takes
// as its object.

// governing verbs of official prose, which take such a phrase as object.
var governing = []string{"推进", "推动", "加强", "完善", "健全", "建立", "深化", "落实", "加快", "实施", "开展", "做好", "优化", "强化", "推行", "规范", "促进", "支持", "引导", "组织", "探索", "构建", "加大", "提升", "扩大"}

// abstract nouns that end such a phrase.
var abstract = []string{"建设", "机制", "工作", "体系", "制度", "管理", "治理", "改革", "服务", "能力", "水平", "保障", "监管", "试点", "政策", "行动", "工程", "项目", "平台", "标准", "规划", "方案", "力度", "范围"}

func governs(h *piece) bool {
	if h.commas > 0 || h.stops || h.halves {
		return false
	}
	for _, v := range governing {
		if strings.HasPrefix(h.text, v) {
			return true
		}
	}
	return false
}

// nominal reports whether t opens with a bare noun phrase of four to twelve
// characters that ends in an abstract noun, and a comma after which a verb
// goes on.
func nominal(t *piece) bool {
	i := strings.IndexAny(t.text, "，,。；：、")
	if i < 0 || !strings.HasPrefix(t.text[i:], "，") && t.text[i] != ',' {
		return false
	}
	clause := t.text[:i]
	if n := utf8.RuneCountInString(clause); n < 4 || n > 12 {
		return false
	}
	if !affix.Ends(clause, abstract...) {
		return false
	}
	for _, v := range governing {
		if strings.HasPrefix(clause, v) {
			return false
		}
	}
	for _, w := range words.Split(nil, clause, nil) {
		switch w.Kind {
		case words.Function, words.Adverb, words.Time, words.Place, words.Person, words.Organisation, words.Number:
			return false
		}
	}
	rest := strings.TrimLeft(t.text[i:], "，,")
	for _, v := range append(governing, "督促", "带动", "鼓励", "确保", "实现", "形成") {
		if strings.HasPrefix(rest, v) {
			return true
		}
	}
	return false
}
