package number

import (
	"math/big"
	"strings"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/figures"
)

// deductibles holds what the insurance pays by an example against the bill, what the patient bears first and the rate above it: 费用5800元，起付标准800元，以上部分按70%报销，
// 应支付4060元. Told is only the rate of the whole bill, where the deductible was forgotten; what else may be taken off, nobody knows.
func (c *block) deductibles() {
	if !c.Holds("起付") {
		return
	}
	r := c.Reading
	var bill, first, rate *figures.Fact
	for i := range r.Facts {
		f := &r.Facts[i]
		lead := lastPart(c.leadOf(f))
		switch {
		case !f.Exact() || f.Interval || f.Role == figures.Change:
		case f.Kind == figures.Percent && first != nil && figures.Mentions(lead+c.near(f), "报销", "支付", "补偿", "给付"):
			if rate != nil && rate.Lo.Cmp(f.Lo) != 0 {
				bill = nil // of several steps
			}
			rate = f
		case f.Kind != figures.Money:
		case strings.Contains(lead, "起付"):
			if first != nil && first.Lo.Cmp(f.Lo) != 0 {
				bill = nil
			}
			first = f
		case bill != nil && first != nil && rate != nil && affix.Ends(strings.TrimRight(lead, " 了约为"), "支付", "报销", "补偿", "给付", "报") && !figures.Mentions(lead, ownWords...):
			if r.Sentence(f)-r.Sentence(bill) <= 3 {
				c.forgotten(bill, first, rate, f)
			}
			bill, first, rate = nil, nil, nil
		case figures.Mentions(lead, billWords...) && !figures.Mentions(lead, ownWords...) && !figures.Mentions(lead, "报销", "补偿"):
			bill, first, rate = f, nil, nil
		default:
			bill, first, rate = nil, nil, nil
		}
	}
}

// near is what stands right behind a number in its clause.
func (c *block) near(f *figures.Fact) string {
	end := max(f.End, c.Reading.Clauses[f.Clause].End)
	return c.Text[f.End:min(end, f.End+len("的比例予以报销"))]
}

// forgotten reports what is the rate of all the bill, and not of what is above the deductible.
func (c *block) forgotten(bill, first, rate, paid *figures.Fact) {
	part := new(big.Rat).Quo(rate.Value(), big.NewRat(100, 1))
	above := new(big.Rat).Sub(bill.Value(), first.Value())
	right := new(big.Rat).Mul(above, part)
	if above.Sign() <= 0 || first.Lo.IsZero() || new(big.Rat).Mul(bill.Value(), part).Cmp(paid.Value()) != 0 {
		return
	}
	c.Report(paid.Span, lint.Diagnostic{
		Rule:     "number/reimbursement",
		Severity: lint.Warning,
		Message: lint.Say("%[1]s减去起付标准%[2]s，按%[3]s报销应为%[5]s，“%[4]s”没有减去起付标准", "%[3]s of %[1]s above the deductible of %[2]s is %[6]s; “%[4]s” does not take it off",
			c.Quote(bill.Span), c.Quote(first.Span), c.Quote(rate.Span), c.Quote(paid.Span), inUnit(right, paid), paid.Amount(right, 2)),
		Notes:   figures.Notes(lint.Say("（%s－%s）×%s＝%s", "(%s − %s) × %s = %s", bill.Figure(), first.Figure(), c.Quote(rate.Span), paid.Amount(right, 2))),
		Related: []lint.Related{c.Related(bill.Span, "费用", "the bill"), c.Related(first.Span, "起付标准", "the deductible"), c.Related(rate.Span, "报销比例", "the rate")},
	})
}
