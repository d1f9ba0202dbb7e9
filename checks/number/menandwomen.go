package number

import (
	"math/big"
	"sort"
	"strconv"
	"strings"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/figures"
	"github.com/healthlint/healthlint/lint/pattern"
)

// sexesOf reads 7男4女, 7名男性、4名女性 is read elsewhere.
var sexesOf = pattern.Lazy(`([0-9]{1,4}|[一二两三四五六七八九十]{1,2})男(?:性|士)?[、，和及]?([0-9]{1,4}|[一二两三四五六七八九十]{1,2})女`)

// menAndWomen holds 7男4女 against how many they are, right in front: 新增12宗个案，涉及7男5女; 12名患者（7男5女）.
func (c *block) menAndWomen() {
	if !c.Holds("男") || !c.Holds("女") {
		return
	}
	r := c.Reading
	for _, m := range sexesOf().FindAllStringSubmatchIndex(c.Text, -1) {
		men, women := wholeNumber(c.Text[m[2]:m[3]]), wholeNumber(c.Text[m[4]:m[5]])
		k := sort.Search(len(r.Facts), func(k int) bool { return r.Facts[k].End > m[0] }) - 1
		if men == 0 || women == 0 || k < 0 {
			continue
		}
		t := &r.Facts[k]
		const farthest = 45 // bytes
		between := c.Text[t.End:m[0]]
		if t.Kind != figures.Count || !isHead(t.Unit) && t.Unit != "宗" || !t.Exact() || t.Role == figures.Part || t.Mag > 0 || len(between) > farthest || strings.ContainsAny(between, "。；、") ||
			figures.Mentions(between, "死", "亡", "重", "危", "另", "此外", "其他", "其余", "首", "儿童", "不包括", "岁", "分别", "大部分") || figures.Mentions(c.behindAt(m[1]), "不明", "不详", "未知", "另", "跨性别", "童", "婴") || c.Used(k) {
			continue
		}
		sum := men + women
		total, ok := t.Lo.Integer()
		// Far off they are of something else.
		if off := max(sum, total) - min(sum, total); !ok || off == 0 || off*3 > total {
			continue
		}
		c.wrongTotal(k, big.NewRat(sum, 1), []string{strconv.FormatInt(men, 10), strconv.FormatInt(women, 10)},
			[]lint.Related{c.Related(figures.Span{Start: m[0], End: m[1]}, "男女", "men and women")})
	}
}

// behindAt is what stands behind an offset, not far.
func (c *block) behindAt(at int) string {
	const far = 45 // bytes
	end := min(len(c.Text), at+far)
	if k := strings.IndexAny(c.Text[at:end], "。；"); k >= 0 {
		end = at + k
	}
	return c.Text[at:end]
}

// wholeNumber reads a number in digits or in words, 0 for what is none.
func wholeNumber(t string) int64 {
	if n, err := strconv.ParseInt(t, 10, 64); err == nil {
		return n
	}
	if n, end := smallNumber(t, 0); end == len(t) {
		return int64(n)
	}
	return 0
}
