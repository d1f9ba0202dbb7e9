package number

import (
	"strings"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/figures"
	"github.com/healthlint/healthlint/lint/layout"
)

// titles close the name of an office, of which the last characters may look like a name: 副主任医师 like 任医师.
var titles = []string{"医师", "护士", "主任", "院长", "教授", "书记", "医生", "研究员", "专家", "主席", "科长", "处长", "局长", "护师", "药师", "技师", "委员", "代表", "组长", "队长", "会长", "秘书长", "理事", "所长", "站长", "校长", "部长", "县长", "市长", "区长", "镇长", "老师", "博士", "工程师", "总监", "经理", "董事", "监事", "亲属", "家属", "妻子", "丈夫", "儿子", "女儿", "父亲", "母亲", "同事", "徒弟", "学生", "同志", "先生", "女士", "员", "长", "师"}

// roster counts the persons of a list; ok is false where an item is none for sure.
func roster(list string) (n int, ok bool) {
	list = strings.NewReplacer("；", "、", ";", "、", "，", "、").Replace(strings.TrimSpace(list))
	if strings.HasSuffix(list, "等") {
		return 0, false
	}
	parts := strings.Split(list, "、")
	if len(parts) < 2 {
		return 0, false
	}
	for k, item := range parts {
		if k == 0 || k == len(parts)-1 {
			if a, b, two := cutPersons(item); two {
				if !endsInPerson(a) || !endsInPerson(b) {
					return 0, false
				}
				n += 2
				continue
			}
		}
		item = strings.TrimPrefix(strings.TrimPrefix(strings.TrimSpace(item), "以及"), "和")
		if !endsInPerson(item) || figures.Mentions(item, "等", "其中", "夫妇", "父子", "姐妹", "兄弟") {
			return 0, false
		}
		n++
	}
	return n, true
}

// cutPersons divides an item at the 和 between two persons: 林一和县医院周二.
func cutPersons(item string) (a, b string, ok bool) {
	for _, and := range [...]string{"以及", "和", "与", "及"} {
		for from := 0; ; {
			k := strings.Index(item[from:], and)
			if k < 0 {
				break
			}
			from += k + len(and)
			if a, b = item[:from-len(and)], item[from:]; endsInPerson(a) && endsInPerson(b) {
				return a, b, true
			}
		}
	}
	return "", "", false
}

// endsInPerson reports whether an item of a list closes with the name of a person, whose office or place may stand in front: 放疗科医师林一.
func endsInPerson(item string) bool {
	item = strings.TrimSpace(item)
	if strings.Contains(item, "·") {
		return !figures.Mentions(item, "和", "与", "及")
	}
	if affix.Ends(item, titles...) {
		return false
	}
	for n := 3; n >= 2; n-- {
		start := runesBack(item, n)
		if start < 0 {
			continue
		}
		office := item[:start]
		if affix.Ends(office, "的") || affix.Ends(office, titles...) || layout.IsName(item[start:]) && utf8.RuneCountInString(office) != 1 {
			return true // of a surname that is rare, what stands in front has to tell
		}
	}
	return false
}

// allNamed reports whether every item of a list is a name alone, or one behind an office: 王芳, 科长周二.
func allNamed(list, mark string) bool {
	for item := range strings.SplitSeq(list, mark) {
		named := layout.IsName(item)
		for n := 2; n <= 3 && !named; n++ {
			start := runesBack(item, n)
			named = start > 0 && layout.IsName(item[start:]) && affix.Ends(item[:start], titles...)
		}
		if !named {
			return false
		}
	}
	return true
}

// ofPeople reports whether some items of a list close with the name of a person.
func ofPeople(list string) bool {
	for item := range strings.SplitSeq(list, "、") {
		if endsInPerson(item) {
			return true
		}
	}
	return false
}
