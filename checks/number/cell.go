package number

import (
	"math/big"
	"strconv"
	"strings"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/figures"
	"github.com/healthlint/healthlint/lint/pattern"
)

// cell is one cell of a table. A nil cell is empty.
type cell struct {
	block  *lint.Block
	at     figures.Span // of the block's text: all of it but where a line is a row
	read   string       // simplified
	number bool
	none   bool // a dash or the like, which says that there is no figure

	value  *big.Rat
	places int // decimals printed
	unit   string
	signed bool
}

// cellNumber is a cell that holds a figure and nothing else; a mark of a footnote may follow.
var cellNumber = pattern.Lazy(`^(上升|增加|增长|升高|提高|下降|减少|降低|[+＋−－–↑↓-])?\s*(\d{1,3}(?:[,，\x{a0}\x{2009} ]\d{3})+|\d{1,12})(\.\d{1,6})?\s*([%％‰]|个?百分点|\pL{0,4})[*＊†‡#①-⑨⁰-⁹¹²³]*$`)

// newCell reads a cell. What is neither a figure nor empty is words.
func newCell(b *lint.Block, read string, at figures.Span) *cell {
	c := &cell{block: b, at: at, read: strings.TrimSpace(at.Of(read))}
	t := strings.TrimSpace(narrow.Replace(c.read))
	switch t {
	case "", "—", "-", "－", "–", "―", "——", "--", "/", "…", "……", "...", "*", "无", "空", "N/A":
		c.none = true
		return c
	}
	m := cellNumber().FindStringSubmatchIndex(t)
	if m == nil || !b.Verbatim(at.Start, at.End) { // a figure with markup inside may end in the number of a note
		return c
	}
	c.figure(t, m)
	return c
}

// figure takes the figure of a cell from what matched.
func (c *cell) figure(t string, m []int) {
	group := func(i int) string {
		if m[2*i] < 0 {
			return ""
		}
		return t[m[2*i]:m[2*i+1]]
	}
	whole, unit := groups.Replace(group(2)), strings.ReplaceAll(group(4), "％", "%")
	if len(whole) > 1 && whole[0] == '0' || len(whole) > 12 || affix.Starts(unit, "年", "月", "日", "时", "点", "分", "号", "级", "周", "岁", "年级") {
		return
	}
	v, ok := new(big.Rat).SetString(whole + group(3))
	if !ok {
		return
	}
	sign := group(1)
	c.signed = sign != ""
	switch sign {
	case "下降", "减少", "降低", "−", "－", "–", "↓", "-":
		v.Neg(v)
	}
	c.number, c.value, c.unit, c.places = true, v, unit, max(0, len(group(3))-1)
}

var (
	narrow = strings.NewReplacer("０", "0", "１", "1", "２", "2", "３", "3", "４", "4", "５", "5", "６", "6", "７", "7", "８", "8", "９", "9", "．", ".", "\u3000", " ")
	groups = strings.NewReplacer(",", "", "，", "", "\u00a0", "", "\u2009", "", " ", "")
)

// has reports whether the cell holds a figure.
func (c *cell) has() bool { return c != nil && c.number }

// blank reports whether the cell holds nothing.
func (c *cell) blank() bool { return c == nil || c.none }

// share reports whether the figure is a share by its own unit.
func (c *cell) share() bool { return c.unit == "%" || c.unit == "‰" }

// step is one unit of the last printed digit.
func (c *cell) step() *big.Rat {
	n, _ := strconv.Atoi("1" + strings.Repeat("0", c.places))
	return big.NewRat(1, int64(n))
}

// whole reports whether the figure is a count of whole things, printed to the last of them.
func (c *cell) whole(rounded bool) bool {
	return c.places == 0 && !rounded && !c.share() && !strings.ContainsAny(c.unit, "万亿千百")
}

// span returns what the figure may have been before it was rounded: itself where it is a count of whole things.
func (c *cell) span(rounded bool) figures.Range {
	r := figures.Range{Lo: c.value, Hi: c.value}
	if c.whole(rounded) {
		return r
	}
	return r.Widen(new(big.Rat).Quo(c.step(), big.NewRat(2, 1)))
}

// stated returns the values that may be printed like this: rounded, or cut off at the last digit.
func (c *cell) stated() figures.Range {
	half := new(big.Rat).Quo(c.step(), big.NewRat(2, 1))
	r := figures.Range{Lo: c.value, Hi: c.value}.Widen(half)
	if c.value.Sign() < 0 {
		r.Lo = new(big.Rat).Sub(r.Lo, half)
		return r
	}
	r.Hi = new(big.Rat).Add(r.Hi, half)
	return r
}

// print prints a value like the cell, with so many decimals at least.
func (c *cell) print(v *big.Rat, places int) string {
	t := v.FloatString(max(places, c.places))
	if c.share() {
		t += c.unit
	}
	return t
}

// text is the cell as printed.
func (c *cell) text() string { return strings.TrimSpace(c.at.Of(c.block.Text)) }
