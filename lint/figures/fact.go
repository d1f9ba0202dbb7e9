// Package figures reads the numbers of running Chinese text as facts: what each one is worth, in which unit, how
// exactly it was printed, what it measures, where, for which period, and whether it is a level, the start or the
// end of a movement, a change, a share, a part or a total.
//
// Read is a pure function of one block of copy. It expects the simplified form (hanzi.SimplifySameLength keeps
// byte offsets, so spans fit the Traditional original as well) and understands half-width and full-width digits,
// digits set off by spaces, 百分之二十, 六成, 70.65亿元, 5万余, 3万5千, 39—40℃, lists and dates.
package figures

import "sort"

// Span is a half-open range of bytes of the text that was read.
type Span struct{ Start, End int }

// Empty reports whether the span holds nothing.
func (s Span) Empty() bool { return s.End <= s.Start }

// Of returns the text of the span.
func (s Span) Of(text string) string { return text[s.Start:s.End] }

// Kind is what sort of quantity a fact is.
type Kind uint8

// The kinds of quantity.
const (
	Plain       Kind = iota // a number without a unit
	Count                   // 例 家 名 人次 …
	Percent                 // % 百分之
	Points                  // 个百分点
	PerMille                // ‰ 千分之
	PerHundredK             // /10万
	Tenths                  // 成
	Fraction                // 三分之一 1/3 一半
	Multiple                // 倍
	Money                   // 元 美元 …
	Measure                 // 米 公里 平方米 公斤 …
	Duration                // 天 个月 年 小时 …
	Age                     // 岁 月龄
	Gestation               // 孕周
	Date                    // 2025年11月, 3月5日
	Clock                   // 14时30分
	Temperature             // ℃ 度
	Dose                    // mg mL IU …
	Pressure                // mmHg kPa
	Glucose                 // mmol/L mg/dL
	BloodPair               // 140/90
	Ratio                   // 1∶500
	Ordinal                 // 第三 三级 26号
	Identifier              // H7N9 ICD-10 010-… 5G
)

var kindNames = [...]string{"plain", "count", "percent", "points", "per-mille", "per-100k", "tenths", "fraction", "multiple", "money",
	"measure", "duration", "age", "gestation", "date", "clock", "temperature", "dose", "pressure", "glucose", "blood-pressure",
	"ratio", "ordinal", "identifier"}

// String is the name used in tables and JSON.
func (k Kind) String() string { return kindNames[k] }

// MarshalText makes a Kind its name in JSON.
func (k Kind) MarshalText() ([]byte, error) { return []byte(k.String()), nil }

// Approx says how far the printed value may be from the true one.
type Approx uint16

// The ways copy hedges a number.
const (
	About   Approx = 1 << iota // 约 左右 上下 大概
	Nearly                     // 近 将近 接近: just below
	Over                       // 超 逾 多 余 以上: above
	Under                      // 不到 不足 以下 以内: below
	AtLeast                    // 至少 不少于 不低于
	AtMost                     // 至多 最多 不超过
	Vague                      // 几 数: no value at all
)

// Role is what the number does in its clause.
type Role uint8

// The roles.
const (
	Level  Role = iota // 达到95%
	From               // 由800元
	To                 // 降至390元
	Change             // 下降12%; Direction says which way
	Share              // 占30%
	Part               // 其中男性5例
	Total              // 共15例
	Limit              // 不低于60%
)

var roleNames = [...]string{"level", "from", "to", "change", "share", "part", "total", "limit"}

// String is the name used in tables and JSON.
func (r Role) String() string { return roleNames[r] }

// MarshalText makes a Role its name in JSON.
func (r Role) MarshalText() ([]byte, error) { return []byte(r.String()), nil }

// Day is a calendar date; 0 stands for a part that is not given.
type Day struct{ Year, Month, Day int }

// Fact is one number of the copy.
type Fact struct {
	Span              // number and unit, with 多 and 余
	Outer     Span    // with the approximations around it: 约12%左右
	Number    Span    // the digits alone
	Lo, Hi    Decimal // equal, but for intervals (39—40℃) and 两三
	Kind      Kind    //
	Unit      string  // the unit without its magnitude: 元 for 万元, % for 百分之
	Mag       int8    // the printed magnitude as a power of ten: 4 for 万, 8 for 亿
	Approx    Approx  //
	Pre       Span    // the approximation in front, if any
	Post      Span    // and behind, if any
	Role      Role    //
	Up        int8    // +1 up, -1 down, 0 neither: of a change or of the movement that ends here
	Verb      Span    // the word that gave the role: 提高到 下降 占
	Among     Span    // the 其中 that opens the list of parts it stands in
	Day, Day2 Day     // of a Date: first and last day meant
	Clause    int     // index into Reading.Clauses
	List      int     // index of the first fact of the list it stands in (90%、75%、60%), its own when alone
	Hanzi     bool    // written in Chinese numerals
	Interval  bool    // written as a range
	Dash      Span    // what joins the range: — ~ 至
	LeftUnit  bool    // the left side of the range has its own unit
	Reversed  bool    // the range runs downwards as written
	Bracket   bool    // inside round brackets
	Quoted    bool    // inside quotation marks
}

// Exact reports whether the number is printed without any hedge and as one value.
func (f *Fact) Exact() bool { return f.Approx == 0 && !f.Interval }

// Places is the number of decimals printed before any magnitude: 2 for 70.65亿.
func (f *Fact) Places() int { return max(0, int(f.Lo.Scale)+int(f.Mag)) }

// Clause is a stretch of text between commas and stronger marks.
type Clause struct {
	Span
	Sentence int
	Comma    bool // it follows a comma or 、; false at the start of a sentence or after ； ：
}

// Reading is all that was read from one block of copy.
type Reading struct {
	Text      string
	Facts     []Fact
	Clauses   []Clause
	Sentences []Span
	lengths   []int // by index of a list's first fact: how many facts it has
	movements []Movement
	marks     marks
}

// lookBack bounds how far in front of a number its clause is read, in bytes, so that a paragraph without commas costs
// no more than one with them.
const lookBack = 240

// Lead returns the text of the fact's clause in front of it, hedge excluded; of a very long clause the last part.
func (r *Reading) Lead(f *Fact) string { return r.Before(f, f.Outer.Start) }

// Before returns the text of the fact's clause up to offset end, of a very long clause the last part.
func (r *Reading) Before(f *Fact, end int) string {
	from := r.Clauses[f.Clause].Start
	if from > end {
		return ""
	}
	return r.Text[r.near(from, end):end]
}

// near returns the first character boundary from which end is at most lookBack bytes away, or from.
func (r *Reading) near(from, end int) int {
	if end-from <= lookBack {
		return from
	}
	from = end - lookBack
	for from < end && s0(r.Text[from]) {
		from++
	}
	return from
}

// InSentence returns the range of facts of sentence s.
func (r *Reading) InSentence(s int) (a, b int) {
	a = sort.Search(len(r.Facts), func(i int) bool { return r.Sentence(&r.Facts[i]) >= s })
	b = a + sort.Search(len(r.Facts)-a, func(i int) bool { return r.Sentence(&r.Facts[a+i]) > s })
	return a, b
}

// InClause returns the range of facts of clause c.
func (r *Reading) InClause(c int) (a, b int) {
	a = sort.Search(len(r.Facts), func(i int) bool { return r.Facts[i].Clause >= c })
	b = a + sort.Search(len(r.Facts)-a, func(i int) bool { return r.Facts[a+i].Clause > c })
	return a, b
}

// Between returns the text between two facts.
func (r *Reading) Between(a, b *Fact) string {
	if b.Outer.Start < a.Outer.End {
		return ""
	}
	return r.Text[a.Outer.End:b.Outer.Start]
}

// Sentence returns the sentence index of a fact.
func (r *Reading) Sentence(f *Fact) int { return r.Clauses[f.Clause].Sentence }
