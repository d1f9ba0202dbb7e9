package number

import (
	"math/big"
	"strings"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/figures"
)

// populations holds how many more or fewer people there are by nature against births and deaths, and how many by moving against those who came and
// went: 出生人口3.42万人，死亡人口3.10万人，自然增长人口0.32万人.
func (c *block) populations() {
	r := c.Reading
	var seen [4]*figures.Fact // born, dead, come, gone
	for i := range r.Facts {
		f := &r.Facts[i]
		if f.Kind != figures.Count || !isHead(f.Unit) {
			continue
		}
		lead := strings.TrimRight(c.Text[r.Clauses[f.Clause].Start:max(r.Clauses[f.Clause].Start, f.Outer.Start)], " 为达到是共约有-－−—负")
		switch {
		case f.Role == figures.Change && f.Up > 0 && strings.Contains(lead, "出生") && strings.Contains(lead, "比死亡"):
			c.population(seen[0], seen[1], f, 1, lint.Text{ZH: "出生减死亡", EN: "births less deaths"})
		case len(lead) > 120 || f.Role == figures.Part:
		case affix.Ends(lead, "自然增长", "自然增加", "自然增长人口", "自然增长人数", "自然净增", "自然增加人口", "人口自然增长", "自然增长数"):
			c.population(seen[0], seen[1], f, 1, lint.Text{ZH: "出生减死亡", EN: "births less deaths"})
		case affix.Ends(lead, "净增人口", "人口净增", "净增") && !figures.Mentions(c.sentenceOf(f), "迁", "流入", "流出", "户"):
			c.population(seen[0], seen[1], f, 1, lint.Text{ZH: "出生减死亡", EN: "births less deaths"})
		case affix.Ends(lead, "自然减少", "自然减少人口", "自然减少人数", "人口自然减少"):
			c.population(seen[1], seen[0], f, 0, lint.Text{ZH: "死亡减出生", EN: "deaths less births"})
		case affix.Ends(lead, "净迁入", "净流入", "净迁入人口", "净流入人口", "机械增长", "机械增长人口", "社会增加", "社会增加人口", "净迁移"):
			c.population(seen[2], seen[3], f, 1, lint.Text{ZH: "迁入减迁出", EN: "those who came less those who went"})
		case affix.Ends(lead, "净迁出", "净流出", "净迁出人口", "净流出人口", "社会减少", "社会减少人口"):
			c.population(seen[3], seen[2], f, 0, lint.Text{ZH: "迁出减迁入", EN: "those who went less those who came"})
		case affix.Ends(lead, "出生", "出生人口", "出生人数", "出生数", "出生婴儿", "新生儿", "出生人口数"):
			seen[0] = f
		case affix.Ends(lead, "死亡", "死亡人口", "死亡人数", "死亡数", "死亡人口数"):
			seen[1] = f
		case affix.Ends(lead, "迁入", "迁入人口", "流入", "流入人口", "迁入人数"):
			seen[2] = f
		case affix.Ends(lead, "迁出", "迁出人口", "流出", "流出人口", "迁出人数"):
			seen[3] = f
		}
	}
}

// population holds net against more less fewer. signed says that net may be printed with a minus.
func (c *block) population(more, fewer, net *figures.Fact, signed int, said lint.Text) {
	r := c.Reading
	if more == nil || fewer == nil || r.Sentence(net)-min(r.Sentence(more), r.Sentence(fewer)) > 1 || net.Interval || more.Interval || fewer.Interval || more.Approx|fewer.Approx != 0 {
		return
	}
	// The births of those registered are not those of all who live there.
	from := window(c.Text, r.Sentences[min(r.Sentence(more), r.Sentence(fewer))].Start, max(more.End, fewer.End), more)
	for _, w := range [...]string{"常住", "户籍", "男", "女"} {
		if strings.Contains(c.leadOf(net), w) && !strings.Contains(from, w) {
			return
		}
	}
	// A number behind a minus is read as a vague one.
	falls := signed > 0 && affix.Ends(strings.TrimRight(c.Text[:net.Number.Start], " "), "-", "－", "−", "负")
	if net.Approx != 0 && !falls {
		return
	}
	rm, ok1 := more.Range()
	rf, ok2 := fewer.Range()
	if !ok1 || !ok2 {
		return
	}
	diff := new(big.Rat).Sub(more.Value(), fewer.Value())
	stated := figures.Range{Lo: net.Value(), Hi: net.Value()}
	if net.Places() > 0 || net.Mag > 0 {
		stated = stated.Widen(net.Step())
	}
	if falls {
		stated = figures.Range{Lo: new(big.Rat).Neg(stated.Hi), Hi: new(big.Rat).Neg(stated.Lo)}
	}
	if figures.Minus(rm, rf).Overlaps(stated) {
		return
	}
	right, printed := inUnit(diff, net), net.Span
	if falls {
		printed.Start = len(strings.TrimRight(c.Text[:net.Number.Start], " ")) - len(lastRune(strings.TrimRight(c.Text[:net.Number.Start], " ")))
	}
	c.Report(printed, lint.Diagnostic{
		Rule:     "number/difference",
		Severity: severityOf(more, fewer),
		Message:  lint.Say("%[1]s为%[2]s，文中为“%[3]s”", "%[4]s are %[2]s, the copy says “%[3]s”", said.ZH, right, c.Quote(printed), said.EN),
		Notes:    figures.Notes(lint.Say("%s－%s＝%s", "%s − %s = %s", more.Figure(), fewer.Figure(), net.Amount(diff, 4))),
		Related:  []lint.Related{c.Related(more.Span, "多的一方", "the more"), c.Related(fewer.Span, "少的一方", "the fewer")},
	})
}
