package number

import (
	"strconv"
	"strings"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/figures"
	"github.com/healthlint/healthlint/lint/pattern"
)

const (
	subjects  = `(?:例|名|人|位|只|对|眼)`
	groupName = `[^，。；、（()）：:0-9组]{1,24}组`
)

// The arms of a trial: 随机分为治疗组243例和对照组243例; 分为治疗组（n=243）…; 分为两组，每组243例; 分为治疗组和对照组各243例.
var (
	dividedInto = pattern.Lazy(`分(?:为|成|入|到|配至|配到|配入)\s?`)
	armsCounted = pattern.Lazy(`(\d{1,6})\s?` + subjects)
	howManyArms = pattern.Lazy(`^([两二三四五六2-6])\s?个?小?组\s?[，,：:]\s?`)
	arm         = pattern.Lazy(`^` + groupName + `\s?(?:[（(]\s?(?:[nN]\s?[=＝]\s?(\d{1,5})|(\d{1,5})\s?` + subjects + `)[^（()）]{0,60}[）)]|(\d{1,5})\s?` + subjects + `)`)
	armsBetween = pattern.Lazy(`^\s?(?:以?及|[、，,；;和与])\s?`)
	armsEven    = pattern.Lazy(`^(?:([两二三四五六2-6])\s?个?小?组\s?[，,：:]?|` + groupName + `\s?(?:以?及|[、和与])\s?` + groupName + `\s?[，,：:]?)\s?(?:每组各?|各组?|各自)\s?(?:有|患者)?\s?(\d{1,5})\s?` + subjects)
)

// arms holds the groups that so many were divided into against the whole.
func (c *block) arms() {
	if !c.Holds("组") {
		return
	}
	for _, s := range c.Reading.Sentences {
		t := s.Of(c.Text)
		if len(t) > 3000 || !strings.Contains(t, "组") {
			continue
		}
		for _, m := range dividedInto().FindAllStringIndex(t, 10) {
			if sum, terms, end := armsOf(t[m[1]:]); sum > 0 {
				c.judgeArms(s.Start, t, m[0], m[1]+end, sum, terms)
			}
		}
	}
}

// armsOf reads the arms that t begins with and what they add up to.
func armsOf(t string) (sum int, terms []string, end int) {
	if m := armsEven().FindStringSubmatch(t); m != nil {
		n := 2
		if m[1] != "" {
			n, _ = smallNumber(m[1], 0)
		}
		each, _ := strconv.Atoi(m[2])
		return n * each, []string{strconv.Itoa(n) + "×" + m[2]}, len(m[0])
	}
	said := 0
	if m := howManyArms().FindStringSubmatch(t); m != nil {
		said, _ = smallNumber(m[1], 0)
		end = len(m[0])
	}
	for end < len(t) {
		next := end
		if len(terms) > 0 {
			sep := armsBetween().FindString(t[end:])
			if sep == "" {
				break
			}
			next += len(sep)
		}
		m := arm().FindStringSubmatch(t[next:])
		if m == nil {
			break
		}
		n, _ := strconv.Atoi(m[1] + m[2] + m[3])
		sum, terms, end = sum+n, append(terms, m[1]+m[2]+m[3]), next+len(m[0])
	}
	rest := strings.TrimLeft(t[end:], " ")
	if len(terms) < 2 || said > 0 && said != len(terms) || affix.Starts(rest, "、", "和", "及", "与") {
		return 0, nil, 0
	}
	return sum, terms, end
}

// judgeArms judges the arms of a sentence t, which begins at base; the whole stands in front of at, and the arms end at end.
func (c *block) judgeArms(base int, t string, at, end, sum int, terms []string) {
	if figures.Mentions(t[max(0, at-120):at], "剔除", "脱落", "失访", "排除", "退出", "再", "又", "均", "各") || figures.Mentions(t[end:min(len(t), end+120)], "其余", "另", "剔除", "脱落", "失访", "退出", "未", "健康", "剩余") {
		return
	}
	from := max(0, at-600)
	all := armsCounted().FindAllStringSubmatchIndex(t[from:at], -1)
	if len(all) == 0 {
		return
	}
	for _, m := range all {
		if n, _ := strconv.Atoi(t[from+m[2] : from+m[3]]); n == sum {
			return
		}
	}
	last := all[len(all)-1]
	n, _ := strconv.Atoi(t[from+last[2] : from+last[3]])
	if n < 10 || sum > n+n/5 || sum < n-n/5 || from+last[0] > 0 && (t[from+last[0]-1]-'0' < 10 || strings.ContainsRune(".-~～", rune(t[from+last[0]-1]))) {
		return
	}
	whole := figures.Span{Start: base + from + last[0], End: base + from + last[1]}
	for i := range c.Reading.Facts {
		if c.Reading.Facts[i].Start == whole.Start && c.Use(i) {
			return
		}
	}
	unit := c.Quote(figures.Span{Start: base + from + last[3], End: whole.End})
	c.Report(whole, lint.Diagnostic{
		Rule:     "number/total",
		Severity: lint.Warning,
		Message:  lint.Say("各组合计%[1]s，文中总数为“%[2]s”", "the groups add up to %[3]s, the total is given as “%[2]s”", strconv.Itoa(sum)+unit, c.Quote(whole), strconv.Itoa(sum)),
		Notes:    figures.Notes(lint.Say("%s＝%d", "%s = %d", strings.Join(terms, "＋"), sum)),
		Related:  []lint.Related{c.Related(figures.Span{Start: base + at, End: base + end}, "各组", "the groups")},
	})
}
