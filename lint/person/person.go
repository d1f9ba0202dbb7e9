// Package person tells by what stands around it whether a stretch of news copy is the name of a person: 副教授焦若禾认为.
package person

import (
	_ "embed"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/hanzi"
	"github.com/healthlint/healthlint/lint/lines"
	"github.com/healthlint/healthlint/lint/surname"
)

//go:embed names.tsv
var table string

// names is what stands around and at the head of the names of people.
type names struct {
	title, said, address, speech *affix.Words
	mistaken                     []string
}

var load = sync.OnceValue(func() (n names) {
	for row := range lines.Rows(table, 2) {
		list := row[1]
		switch row[0] {
		case "title":
			n.title = affix.NewWords(strings.Fields(list)...)
		case "said":
			n.said = affix.NewWords(strings.Fields(list)...)
		case "address":
			n.address = affix.NewWords(strings.Fields(list)...)
		case "speech":
			n.speech = affix.NewWords(strings.Fields(list)...)
		case "mistaken":
			n.mistaken = strings.Fields(list)
		}
	}
	return n
})

// IsSurname reports whether r is a surname.
func IsSurname(r rune) bool { return surname.Of(r) > surname.None }

// Mistaken reports whether readers take surname a for b: 瞿 for 翟.
func Mistaken(a, b rune) bool {
	for _, pair := range load().mistaken {
		if strings.ContainsRune(pair, a) && strings.ContainsRune(pair, b) {
			return true
		}
	}
	return false
}

// Titled reports whether a text ends in the title of a person: 主任, 患者.
func Titled(before string) bool { return load().title.Ends(before) }

// Addressed reports whether a text begins with what a surname is followed by: 大爷, 女士, 某.
func Addressed(after string) bool { return load().address.Starts(after) }

// departments end what stands before a name with its title behind: 泌尿外科邹正医生.
var departments = affix.NewWords("内科", "外科", "妇科", "产科", "儿科", "眼科", "骨科", "皮肤科", "口腔科", "急诊科", "医院", "门诊部", "病区")

// leads are words that a name with its title stands behind: 整形中心的焦若禾主任.
const leads = "的由请和与跟及对向找让给叫"

// Between reports whether a name may stand between two texts, which are simplified: a title before it and a verb of speech or
// a mark behind, or a title behind it and a title, a department, a word that names stand behind or a mark before.
func Between(before, after string) bool {
	n := load()
	titled := n.title.Ends(before)
	return titled && (Closes(after) || n.said.Starts(after)) || n.title.Starts(after) && (titled || Opens(before) || departments.Ends(before) || led(before))
}

func led(before string) bool {
	r, _ := utf8.DecodeLastRuneInString(before)
	return strings.ContainsRune(leads, r)
}

// Acts reports whether a text begins with what people are said to do, or are called: 说, 介绍, 主任.
func Acts(after string) bool {
	return load().said.Starts(after) || load().title.Starts(after)
}

// Speaks reports whether a text begins with a verb of speech.
func Speaks(after string) bool { return load().speech.Starts(after) }

// Opens and Closes report whether a text ends, or begins, with what is no Han character, or is empty.
func Opens(before string) bool {
	r, _ := utf8.DecodeLastRuneInString(before)
	return !hanzi.IsHan(r)
}

// Closes is Opens of the text behind.
func Closes(after string) bool {
	r, _ := utf8.DecodeRuneInString(after)
	return !hanzi.IsHan(r)
}

// transliterating are the characters that names from other languages are written with.
const transliterating = "喀阿艾埃巴白贝比毕宾波玻伯博卜布查达戴丹旦道德登迪丁蒂东都多俄厄恩尔法菲费丰佛弗夫福盖甘冈戈哥格古哈汉豪赫亨胡霍基吉贾杰卡凯坎康考柯科克肯库夸昆拉莱兰朗劳勒雷里莉丽利林隆卢鲁路罗洛马玛迈曼毛梅门蒙米密摩莫默姆木穆纳娜乃奈南内尼涅宁纽努诺帕潘庞佩彭皮平普珀其齐奇恰切琴丘热仁日荣瑞若萨塞桑森沙莎珊舍圣施什史舒顺斯松苏索塔泰坦唐汤特图托瓦万旺威韦维魏温翁沃乌武西希锡夏肖谢辛休许雅亚扬耶叶伊因尤约扎泽詹哲珍芝朱卓兹宗佐乎娃措央"

// Transliterates reports whether names from other languages are written with r.
func Transliterates(r rune) bool { return strings.ContainsRune(transliterating, r) }
