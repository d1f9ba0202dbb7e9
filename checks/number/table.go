package number

import (
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/figures"
)

// A larger table is a data set; trying each pair of columns costs by their square.
const (
	longestTable = 200
	mostCells    = 1000
)

// table is the body of a table, whose first lines and columns of words are the names. Turned, its columns are the lines.
type table struct {
	pass    *lint.Pass
	cells   [][]*cell // by row and column; nil where empty
	rows    []name
	columns []name
	turned  bool
	rounded bool           // figures are in thousands or the like
	told    map[*cell]bool // cells found odd, by both ways to read the table
	suspect map[*cell]bool // parts of a wrong sum, one of which may be what is wrong
	doubts  *[]*doubt
}

// name is the heading of a row or a column.
type name struct{ shown, read string }

// tables holds the figures of each table against each other.
func tables(p *lint.Pass, v *figures.View) {
	prose := sync.OnceValue(func() []*block { return proseFigures(p, v) }) // most copy has no tables
	for _, g := range append(grids(p, v), spaced(p, v)...) {
		t := g.body(p)
		if t == nil {
			continue
		}
		o := t.turn()
		for _, rule := range []func(*table){(*table).totals, (*table).shares, (*table).changes, (*table).balances} {
			rule(t)
			rule(o)
		}
		t.settle()
		t.text(prose())
	}
}

// grid is a table as it is printed.
type grid struct {
	rows   [][]*cell
	width  int
	last   int // number of the last row read
	bad    bool
	cells  int
	before string // the line above, which may name the unit
}

// grids collects the cells of the document's tables.
func grids(p *lint.Pass, v *figures.View) []*grid {
	var out []*grid
	byTable := map[int]*grid{}
	for i, b := range p.Doc.Blocks {
		if b.Table == 0 || b.Row == 0 {
			continue
		}
		g := byTable[b.Table]
		if g == nil {
			g = &grid{}
			if i > 0 {
				g.before = v.Readings[i-1].Text
			}
			byTable[b.Table] = g
			out = append(out, g)
		}
		g.add(b, v.Readings[i].Text)
	}
	return out
}

// add places a cell. A table whose cells are not in order, or of several paragraphs, is left alone.
func (g *grid) add(b *lint.Block, read string) {
	g.cells++
	if g.bad = g.bad || b.Column < 0 || b.Row < g.last || b.Column > longestTable || g.cells > mostCells; g.bad {
		return
	}
	if b.Row > g.last || len(g.rows) == 0 {
		if len(g.rows) >= longestTable {
			g.bad = true
			return
		}
		g.rows = append(g.rows, nil)
		g.last = b.Row
	}
	k := len(g.rows) - 1
	if len(g.rows[k]) > b.Column {
		g.bad = true
		return
	}
	for len(g.rows[k]) < b.Column {
		g.rows[k] = append(g.rows[k], nil)
	}
	g.rows[k] = append(g.rows[k], newCell(b, read, figures.Span{Start: 0, End: len(b.Text)}))
	g.width = max(g.width, b.Column+1)
}

// body parts the names from the figures. It returns nil where there are too few of either, or lines of words between.
func (g *grid) body(p *lint.Pass) *table {
	if g.bad || g.width < 2 {
		return nil
	}
	for i := range g.rows {
		for len(g.rows[i]) < g.width {
			g.rows[i] = append(g.rows[i], nil)
		}
	}
	top, end, left := g.head(), len(g.rows), 1
	for end > top && !figured(g.rows[end-1][1:]) {
		end-- // notes
	}
	for left < g.width && !slices.ContainsFunc(g.rows[top:end], func(r []*cell) bool { return r[left].has() }) {
		left++
	}
	if top >= end || left >= g.width {
		return nil
	}
	t := &table{pass: p, told: map[*cell]bool{}, suspect: map[*cell]bool{}, doubts: &[]*doubt{}, rounded: strings.Contains(g.before, "单位") && inThousands(g.before)}
	for _, row := range g.rows[top:end] {
		if !figured(row[left:]) {
			return nil
		}
		t.cells = append(t.cells, row[left:])
		t.rows = append(t.rows, join(row[:left]))
	}
	for j := left; j < g.width; j++ {
		var head []*cell
		for _, row := range g.rows[:top] {
			head = append(head, row[j])
		}
		t.columns = append(t.columns, join(head))
	}
	for _, n := range append(slices.Clone(t.rows), t.columns...) {
		t.rounded = t.rounded || inThousands(n.read)
	}
	return t
}

// head counts the rows of names: up to the first that holds a figure, years aside.
func (g *grid) head() int {
	for i, row := range g.rows {
		if slices.ContainsFunc(row[1:], func(c *cell) bool { return c.has() && !year(c) }) {
			return i
		}
	}
	return len(g.rows)
}

func year(c *cell) bool {
	return c.unit == "" && c.places == 0 && len(c.read) == 4 && affix.Starts(c.read, "19", "20")
}

func figured(row []*cell) bool { return slices.ContainsFunc(row, (*cell).has) }

// inThousands reports whether words name a unit in which figures are rounded.
func inThousands(read string) bool {
	return len(read) < 120 && figures.Mentions(read, "万", "亿", "千", "百万", "百元")
}

// join makes one name of cells.
func join(cells []*cell) name {
	var shown, read []string
	for _, c := range cells {
		if !c.blank() {
			shown, read = append(shown, c.text()), append(read, c.read)
		}
	}
	return name{strings.Join(shown, " "), strings.Join(read, " ")}
}

// turn returns the table with its columns as rows.
func (t *table) turn() *table {
	o := *t
	o.rows, o.columns, o.turned = t.columns, t.rows, !t.turned
	o.cells = make([][]*cell, len(t.columns))
	for j := range o.cells {
		for i := range t.cells {
			o.cells[j] = append(o.cells[j], t.cells[i][j])
		}
	}
	return &o
}

// column returns the cells of a column; ok is false where one holds words, figures of several units or hardly any.
func (t *table) column(j int) (cells []*cell, ok bool) {
	n, unit := 0, ""
	for _, row := range t.cells {
		c := row[j]
		cells = append(cells, c)
		if c.blank() {
			continue
		}
		if !c.number || n > 0 && c.unit != unit {
			return nil, false
		}
		n, unit = n+1, c.unit
	}
	return cells, n*2 > len(cells)
}

// rate reports whether a heading is that of figures which do not add up: rates, shares, means, ranks.
func (n name) rate() bool {
	return figures.Mentions(n.read, "率", "比", "占", "均", "%", "％", "‰", "每", "指数", "得分", "评分", "排名", "名次", "位次", "序号", "编号", "编码", "增长", "增幅", "降幅", "年龄", "单价", "价格", "标准", "倍", "密度", "浓度", "强度", "中位", "最", "构成", "水平", "系数", "时间", "年份", "电话", "限额", "百分", "分位", "天数", "日数", "值")
}

// total reports whether a row or column of this name is the sum of the others; sure is false where it may be one of its own.
func (n name) total() (is, sure bool) {
	t := strings.ReplaceAll(strings.Trim(n.read, ":： \u3000"), "\u3000", "")
	if i := strings.IndexAny(t, "（("); i > 0 {
		t = t[:i]
	}
	t = strings.ReplaceAll(t, " ", "")
	switch strings.ToLower(t) {
	case "合计", "总计", "总数", "总和", "共计", "合共", "total":
		return true, true
	case "全市", "全县", "全省", "全国", "全区", "全州":
		return true, false
	}
	return utf8.RuneCountInString(t) <= 8 && affix.Ends(t, "合计", "总计", "共计") && !figures.Mentions(t, "小计", "分计"), true
}

// related points at cells, the first dozen of them.
func (t *table) related(cells ...*cell) []lint.Related {
	var out []lint.Related
	for _, c := range cells[:min(12, len(cells))] {
		out = append(out, lint.Related{Span: c.block.Source(c.at.Start, c.at.End), Message: lint.Text{ZH: "相关的数", EN: "a figure it depends on"}})
	}
	return out
}
