package number

import (
	"strings"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint/figures"
)

// near reports whether two values have as many digits and begin alike, or are the same digits in another order or at
// another magnitude: 209 and 290.
func near(a, b *figures.Fact) bool {
	x, y := a.Lo.Float(), b.Lo.Float()
	if x <= 0 || y <= 0 || b.Approx&figures.Vague != 0 || b.Interval {
		return false
	}
	q := x / y
	if q < 1 {
		q = 1 / q
	}
	return q < 2 || sameDigits(a.Lo, b.Lo) || slipped(a.Lo, b.Lo) && digitSum(a.Lo.Mantissa) == digitSum(b.Lo.Mantissa)
}

func sameDigits(a, b figures.Decimal) bool {
	m, n := a.Mantissa, b.Mantissa
	for m != 0 && m%10 == 0 {
		m /= 10
	}
	for n != 0 && n%10 == 0 {
		n /= 10
	}
	return m == n && m > 9
}

// around returns the words of a fact's clause near the number, digits and units removed.
func around(r *figures.Reading, f *figures.Fact) string {
	c := r.Clauses[f.Clause]
	from := max(c.Start, f.Outer.Start-36)
	for from < f.Outer.Start && r.Text[from]&0xC0 == 0x80 {
		from++
	}
	to := min(c.End, f.Outer.End+24)
	for to > f.Outer.End && to < len(r.Text) && r.Text[to]&0xC0 == 0x80 {
		to--
	}
	var out strings.Builder
	for _, c := range r.Text[from:f.Outer.Start] + "|" + r.Text[f.Outer.End:to] {
		if c >= 0x4E00 && c <= 0x9FFF || c == '|' {
			out.WriteRune(c)
		}
	}
	return out.String()
}

// amounts are names of money of which none is another: income is not what is left of it.
var amounts = [...]string{"收入", "支出", "结余", "补助", "补贴", "利润", "投资", "债务", "成本"}

// likeness returns how much the words around two figures have in common, and the same with a name in common right in front
// of both put first. Of two amounts of different names it is nothing.
func likeness(a, b string, t, f *figures.Fact) (n, rank int) {
	n = shared(a, b)
	x, y := nameInFront(a), nameInFront(b)
	if t.Kind == figures.Money && x != y && named(amounts[:], x) && named(amounts[:], y) {
		return 0, 0
	}
	if x == "" || x != y {
		return n, n
	}
	if slipped(t.Lo, f.Lo) {
		n = max(n, 4)
	}
	return n, n + 6
}

// nameInFront returns the last two characters in front of the number, words such as 达到 removed.
func nameInFront(around string) string {
	t, _, _ := strings.Cut(around, "|")
	t = strings.TrimRight(t, "达到为是了约共有近")
	if len(t) < 2*len("字") {
		return ""
	}
	return t[len(t)-2*len("字"):]
}

// shared is twice the number of character pairs that two stretches have in common, the empty words of reports left out.
func shared(a, b string) int {
	for _, w := range [...]string{"累计", "全国", "全省", "全市", "全县", "超过", "达到", "我市", "我省", "我县", "目前", "截至", "其中", "已经", "共有", "今年", "去年"} {
		a = strings.ReplaceAll(a, w, "|")
	}
	n := 0
	for i, r := range a {
		if r == '|' {
			continue
		}
		j := i + utf8.RuneLen(r)
		next, w := utf8.DecodeRuneInString(a[j:])
		if w == 0 || next == '|' {
			continue
		}
		if strings.Contains(b, a[i:j+w]) {
			n += 2
		}
	}
	return n
}
