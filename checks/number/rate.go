package number

import (
	"math/big"
	"strings"
	"time"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/figures"
	"github.com/healthlint/healthlint/lint/layout"
)

// meanOver are the words for a mean over days, months or years.
var meanOver = [...]struct {
	words    []string
	zh, en   string
	stretch  func(stretch) (least, most int)
	openDays bool // some count working days only
}{
	{[]string{"日均", "平均每天", "平均每日", "每天平均", "每日平均"}, "日均", "a day", func(s stretch) (int, int) { return s.days, s.mostDays }, true},
	{[]string{"月均", "平均每月", "平均每个月", "每月平均"}, "月均", "a month", func(s stretch) (int, int) { return s.months, s.months }, false},
	{[]string{"年均", "平均每年", "每年平均"}, "年均", "a year", func(s stretch) (int, int) { return max(0, s.years-1), s.years }, false},
}

// stretch is how long a period is: in days, one more in a February whose year is not said, in months and in years; 0 where it is not of such.
type stretch struct{ days, mostDays, months, years int }

// perPeriod holds a number a day, a month or a year against that of the whole period, right before: 2月1日至29日接诊17400人次，日均600人次;
// 1至6月门诊量270万人次，月均45万人次.
func (c *block) perPeriod() {
	if !strings.Contains(c.Text, "均") {
		return
	}
	r := c.Reading
	for i := 1; i < len(r.Facts); i++ {
		p := &r.Facts[i]
		if kind, of, verb := c.isMean(p); kind >= 0 && of == "" {
			j := i - 1
			for j > 0 && r.Facts[j].Kind == figures.Percent && r.Facts[j].Role == figures.Change && i-j < 3 {
				j-- // 门诊量270万人次，同比增长8%，月均30万人次
			}
			w := &r.Facts[j]
			if p.Clause-w.Clause != i-j || r.Sentence(w) != r.Sentence(p) || w.Role == figures.Part || w.List != j || verb != "" && !strings.Contains(c.leadOf(w), verb) {
				continue
			}
			c.meanOfPeriod(c, w, p, kind)
		}
	}
}

// isMean returns which row of meanOver leads to a number, what it says the mean is of and what is done, -1 where none does: 中心 and 出车 of
// 中心平均每天出车.
func (c *block) isMean(p *figures.Fact) (kind int, of, verb string) {
	if p.Kind != figures.Count && p.Kind != figures.Money || p.Interval || p.Role == figures.Change || p.Role == figures.To || p.Role == figures.From || p.Approx&figures.Vague != 0 {
		return -1, "", ""
	}
	lead := strings.TrimLeft(c.leadOf(p), " ，,即")
	if !strings.Contains(lead, "均") {
		return -1, "", ""
	}
	for k := range meanOver {
		for _, w := range meanOver[k].words {
			if of, verb, ok := strings.Cut(lead, w); ok {
				verb = strings.TrimRight(strings.TrimLeft(verb, "约近就有要可"), " 为达到约有超过近了")
				if len(verb) > len("完成各类手术") {
					return -1, "", ""
				}
				return k, of, verb
			}
		}
	}
	return -1, "", ""
}

// meanOfPeriod holds mean p against what there was in all of a period, w, which is of block in.
func (c *block) meanOfPeriod(in *block, w, p *figures.Fact, kind int) {
	row := &meanOver[kind]
	least, most := row.stretch(in.stretchOf(w))
	if least < 2 || w.Interval || !sameThings(w, p) || w.Role == figures.Change || w.Role == figures.From || w.Role == figures.To || w.Approx&figures.Vague != 0 || w.Lo.Cmp(p.Lo) <= 0 {
		return
	}
	rw, ok1 := w.Range()
	rp, ok2 := p.Range()
	times, ok3 := figures.Quotient(rw, rp)
	by := most
	if row.openDays {
		by = least
	}
	mean, ok4 := figures.Divide(w.Value(), big.NewRat(int64(by), 1))
	if !ok1 || !ok2 || !ok3 || !ok4 {
		return
	}
	lo, _ := times.Lo.Float64()
	hi, _ := times.Hi.Float64()
	within := func(a, b float64) bool { return lo <= b*1.015 && hi >= a*0.985 }
	n := float64(least)
	if in.Copy != c.Copy && (lo > 1.6*n || hi < 0.4*n) {
		return // of one team of them
	}
	if within(n, float64(most)) || row.openDays && n > 10 && within(0.55*n, 0.88*n) && (n < 200 || within(0.66*n, 0.88*n)) {
		return
	}
	c.Report(p.Span, lint.Diagnostic{
		Rule: "number/ratio",
		Message: lint.Say("全期%[1]s，%[2]s约为%[3]s，文中为“%[4]s”", "%[1]s in all is about %[3]s %[5]s, the copy says “%[4]s”",
			in.Quote(w.Span), row.zh, inUnit(rounded(mean), p), c.Quote(p.Span), row.en),
		Notes:   figures.Notes(lint.Say("%s÷%d＝%s", "%s ÷ %d = %s", w.Figure(), by, w.Amount(mean, 1))),
		Related: []lint.Related{in.Related(w.Span, "全期的数", "the whole period")},
	})
}

// stretchOf returns how long the period is that a total is of; all are 0 where the copy leaves it open.
func (c *block) stretchOf(f *figures.Fact) (s stretch) {
	at := c.Reading.Period(f)
	said := at.Of(c.Text)
	if s := c.Reading.Sentences[c.Reading.Sentence(f)]; said == "" && f.Start-s.Start < 60 {
		at = figures.Span{Start: s.Start, End: f.Start} // 三季度
		said = at.Of(c.Text)
	}
	if said == "" || figures.Mentions(c.leadOf(f), "累计", "以来", "截至", "其中", "均", "每") && !strings.ContainsAny(said, "至—-～") {
		return s
	}
	if strings.Count(c.Text[at.Start:f.Start], "，") > 2 {
		return s
	}
	for i := range c.Reading.Facts {
		if d := &c.Reading.Facts[i]; d.Kind == figures.Date && d.Span == at {
			return stretchOfDate(d)
		}
	}
	switch {
	case figures.Mentions(said, "以来", "截", "底", "末", "初", "同期", "比", "较", "期间"):
	case figures.Mentions(said, "前三季度"):
		return stretch{days: 273, mostDays: 274, months: 9}
	case figures.Mentions(said, "半年", "前两季度"):
		return stretch{days: 181, mostDays: 184, months: 6}
	case figures.Mentions(said, "季度"):
		return stretch{days: 90, mostDays: 92, months: 3}
	case figures.Mentions(said, "全年", "去年", "上年", "前年"):
		return stretch{days: 365, mostDays: 366, months: 12}
	}
	return s
}

// stretchOfDate returns how long a date is that names a month, a year, or the first and the last of several days, months or years.
func stretchOfDate(d *figures.Fact) (s stretch) {
	a, b := d.Day, d.Day2
	if !d.Interval {
		b = a
	}
	if b.Year == 0 {
		b.Year = a.Year
	}
	switch {
	case a.Month == 0 && a.Year > 0 && b.Month == 0:
		if s.years = b.Year - a.Year + 1; s.years > 1 {
			return s
		}
		return stretch{days: 365, mostDays: 366, months: 12}
	case a.Month == 0 || b.Month == 0 || (a.Day == 0) != (b.Day == 0) || a.Day > 0 && !d.Interval:
		return s
	}
	start := time.Date(max(a.Year, 2023), time.Month(a.Month), max(1, a.Day), 0, 0, 0, 0, time.UTC)
	end := time.Date(max(b.Year, 2023), time.Month(b.Month), max(1, b.Day), 0, 0, 0, 0, time.UTC)
	if a.Day == 0 {
		s.months = 12*(end.Year()-start.Year()) + int(end.Month()-start.Month()) + 1
		end = end.AddDate(0, 1, -1)
	}
	s.days = int(end.Sub(start).Hours()/24) + 1
	if s.mostDays = s.days; a.Year == 0 && a.Month <= 2 && end.YearDay() > 58 {
		s.mostDays++
	}
	if s.days < 2 {
		return stretch{}
	}
	return s
}

// meansElsewhere holds a number a day, a month or a year against the only total of a period that the story gives with the same verb:
// 2023年该中心共出车65700次 … 平均每天出车280次.
func meansElsewhere(p *lint.Pass, v *figures.View, s layout.Story) {
	for k := s.Start; k < s.End; k++ {
		c := blockAt(p, v, k)
		if !strings.Contains(c.Text, "均") || c.Copy.Kind == lint.TableCell {
			continue
		}
		for i := range c.Reading.Facts {
			f := &c.Reading.Facts[i]
			kind, of, verb := c.isMean(f)
			if kind < 0 || len(verb) < len("出车") || of != "" && !affix.Ends(of, "中心", "医院", "全市", "全县", "全省", "全区", "全院", "急救站", "血站", "总站") {
				continue
			}
			var w *figures.Fact
			var in *block
			for q := s.Start; q <= k; q++ {
				for j := range v.Readings[q].Facts {
					g := &v.Readings[q].Facts[j]
					if q == k && j >= i || !sameThings(g, f) || !affix.Ends(strings.TrimRight(v.Readings[q].Lead(g), " 共了计总约"), verb) {
						continue
					}
					if w != nil && w.Lo.Cmp(g.Lo) != 0 || q == k && v.Readings[q].Sentence(g) == v.Readings[q].Sentence(f) {
						return
					}
					w, in = g, blockAt(p, v, q)
				}
			}
			if w != nil {
				c.meanOfPeriod(in, w, f, kind)
			}
		}
	}
}
