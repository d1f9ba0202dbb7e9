package number

import (
	"strings"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/figures"
	"github.com/healthlint/healthlint/lint/layout"
	"github.com/healthlint/healthlint/lint/pattern"
)

var (
	// tens are ages told by their tens: 七旬老人, 年过八旬, 年近古稀.
	tens = pattern.Lazy(`(年近|将近|近|年过|年逾|已过|已逾|过|逾)?(?:([五六七八九])旬|(花甲|古稀|百岁老人|百岁寿星))`)
	// elder words are said of those whose age is told by its tens.
	elder = []string{"老人", "老太", "老汉", "老伯", "大爷", "大妈", "大娘", "奶奶", "爷爷", "婆婆", "阿婆", "阿公", "阿伯", "老伴", "老先生", "寿星", "翁"}
)

// A tenth is an age told by its tens and what it allows.
type tenth struct {
	figures.Span
	b          *lint.Block
	low, high  int64
	inSentence int
}

// decades holds the age of an old person against the tens it is told by, in the headline or in its sentence: 七旬老人…今年62岁.
func decades(p *lint.Pass, v *figures.View, s layout.Story) {
	const most = 60
	var said []tenth
	var ages []aged
	for k := s.Start; k < s.End && len(ages) < most; k++ {
		b, r := p.Doc.Blocks[k], v.Readings[k]
		if b.Kind == lint.TableCell || b.Kind == lint.Notice {
			continue
		}
		if r.Holds("旬", "花甲", "古稀", "百岁") && len(said) < most {
			said = append(said, tensOf(b, r)...)
		}
		c := blockAt(p, v, k)
		for i := range r.Facts {
			f := &r.Facts[i]
			if f.Kind != figures.Age || f.Unit != "岁" || !f.Exact() || f.Lo.Cmp(figures.Int(45)) < 0 || len(ages) >= most || c.ofOtherTime(f) {
				continue
			}
			ages = append(ages, aged{b: b, f: f})
		}
	}
	if len(said) == 0 || len(ages) != 1 {
		return // who is meant is not said
	}
	a, r := ages[0], v.Readings[ages[0].b.Index]
	n, whole := a.f.Lo.Integer()
	for _, t := range said {
		if t.low != said[0].low || whole && n >= t.low && n <= t.high {
			return
		}
	}
	t := said[0]
	sentence := r.Sentence(a.f)
	same := t.b == a.b && t.inSentence == sentence
	if !whole || !same && (t.b != s.Title || !figures.Mentions(r.Sentences[sentence].Of(r.Text), elder...)) {
		return
	}
	c := blockAt(p, v, a.b.Index)
	c.Report(a.f.Span, lint.Diagnostic{
		Rule:    "number/conflict",
		Message: lint.Say("“%s”与“%s”不合", "“%s” is not “%s”", c.Quote(a.f.Span), t.b.Text[t.Start:t.End]),
		Related: []lint.Related{{Span: t.b.Source(t.Start, t.End), Message: lint.Text{ZH: "说是", EN: "said to be"}}},
	})
}

// tensOf returns the ages that a block tells by their tens. A nominal age is one or two years more than the full one.
func tensOf(b *lint.Block, r *figures.Reading) (list []tenth) {
	for _, m := range tens().FindAllStringSubmatchIndex(r.Text, 20) {
		t := tenth{Span: figures.Span{Start: m[0], End: m[1]}, b: b}
		n := int64(100)
		switch {
		case m[4] >= 0:
			v, _ := smallNumber(r.Text, m[4])
			n = int64(v) * 10
		case r.Text[m[6]:m[7]] == "花甲":
			n = 60
		case r.Text[m[6]:m[7]] == "古稀":
			n = 70
		}
		t.low, t.high = n-2, n+10
		if m[2] >= 0 && affix.Ends(r.Text[m[2]:m[3]], "近") {
			t.low, t.high = n-6, n
		} else if n == 100 {
			t.low, t.high = 97, 125
		}
		if strings.HasPrefix(r.Text[m[1]:], "（") && affix.Ends(r.Text[:m[0]], "上", "中", "下") {
			continue // 六月中旬
		}
		for k, s := range r.Sentences {
			if s.Start <= m[0] && m[0] < s.End {
				t.inSentence = k
			}
		}
		list = append(list, t)
	}
	return list
}
