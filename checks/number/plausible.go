package number

import (
	_ "embed"
	"math/big"
	"strings"
	"sync"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/figures"
	"github.com/healthlint/healthlint/lint/lines"
)

//go:embed plausible.tsv
var plausibleTable string

// plausible is one row of plausible.tsv.
type plausible struct {
	places, things, units []string
	most                  float64
}

var plausibleRows = sync.OnceValue(func() (rows []plausible) {
	for f := range lines.Rows(plausibleTable, 4) {
		most := decimal("plausible.tsv", f[3])
		row := plausible{things: strings.Fields(f[1]), units: strings.Fields(f[2]), most: most}
		if f[0] != "—" {
			row.places = strings.Fields(f[0])
		}
		rows = append(rows, row)
	}
	return rows
})

// mankind is more than all who live. United Nations, World Population Prospects 2024: 8.2 billion, 10.3 at the height.
const mankind = 11e9

// plausible finds numbers no place can have: 全县人口350万亿, 次均费用8760万元. Only numbers with 万 or 亿 slip so.
func (c *block) plausible(f *figures.Fact) {
	if f.Mag < 4 || f.Kind != figures.Count && f.Kind != figures.Plain && f.Kind != figures.Money {
		return
	}
	people := f.Kind == figures.Count && (f.Unit == "人" || f.Unit == "名" || f.Unit == "位") || f.Kind == figures.Plain && affix.Starts(c.Text[f.End:], "参保人", "患者", "人口", "居民", "群众", "老人", "民众", "学生", "职工", "农民", "网民", "病人")
	if people && f.Lo.Float() > mankind {
		c.Report(f.Span, lint.Diagnostic{
			Rule:     "number/magnitude",
			Severity: lint.Warning,
			Message:  lint.Say("“%s”比全世界的人还多，疑“万”“亿”有误", "“%s” is more than there are people in the world: 万 and 亿 may be mixed up", c.Quote(f.Span)),
		})
		return
	}
	lead := strings.TrimRight(c.leadOf(f), " 约达到了为共有近超过已是")
	v := f.Lo.Float()
	for _, row := range plausibleRows() {
		if v <= row.most || !named(row.units, f.Unit) {
			continue
		}
		place := row.places == nil
		at := 0
		for _, w := range row.places {
			if k := strings.LastIndex(lead, w); k >= 0 {
				place, at = true, max(at, k)
			}
		}
		thing := ""
		for _, w := range row.things {
			if strings.HasSuffix(lead, w) && len(w) > len(thing) {
				thing = w
			}
		}
		// A wider place behind the first takes its figures: 该县所在的全国….
		if !place || thing == "" || row.places != nil && figures.Mentions(lead[at+len("全县"):], "全国", "世界", "全球", "累计") {
			continue
		}
		c.Report(f.Span, lint.Diagnostic{
			Rule:     "number/magnitude",
			Severity: lint.Warning,
			Message:  lint.Say("“%[2]s”作为%[1]s过大，疑“万”“亿”有误", "“%[2]s” is too much for %[1]s: 万 and 亿 may be mixed up", thing, c.Quote(f.Span)),
			Notes:    figures.Notes(lint.Say("通常不会超过%s", "not more than %s", figures.Format(new(big.Rat).SetFloat64(row.most), 0))),
		})
		return
	}
}

func named(units []string, unit string) bool {
	for _, u := range units {
		if u == unit || u == "-" && unit == "" {
			return true
		}
	}
	return false
}
