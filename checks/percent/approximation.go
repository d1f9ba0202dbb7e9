package percent

import (
	"slices"
	"strings"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/figures"
)

// approximations finds hedges around one number that contradict or repeat each other: 近30多家, 约1300人左右.
func (c *block) approximations() {
	for i := range c.Reading.Facts {
		f := &c.Reading.Facts[i]
		if f.Pre.Empty() && !f.Post.Empty() && f.Kind != figures.Date {
			c.apart(f)
			continue
		}
		if f.Pre.Empty() || f.Kind == figures.Date || f.Kind == figures.Clock || f.Kind == figures.Identifier {
			continue
		}
		pre := f.Pre.Of(c.Text)
		post := ""
		if !f.Post.Empty() {
			post = f.Post.Of(c.Text)
		} else if k := c.surplus(f); k != "" {
			post = k
		}
		if post == "" {
			c.falsePrecision(f)
		}
		if post == "" || f.Interval && (post == "不等" || post == "左右" || c.ofFarEnd(f, post)) {
			continue
		}
		// 近十余年, 近一个多月: the last ten-odd years, not nearly ten.
		if pre == "近" && f.Kind == figures.Duration {
			continue
		}
		zh, en, severity := clash(pre, post)
		if zh == "" {
			continue
		}
		// 约5万人以上 may hedge a threshold that is quoted: 占60岁以上人口的约…
		if (post == "以上" || post == "以下" || post == "以内") && c.threshold(f) && !c.twiceOver(f, pre, post) {
			continue
		}
		c.Report(f.Outer, lint.Diagnostic{
			Rule:     "percent/approximation",
			Severity: severity,
			Message:  lint.Say("“%s”与“%s”"+zh+"：“%s”", "“%s” and “%s” "+en+": “%s”", pre, post, c.Quote(f.Outer)),
			Notes:    figures.Notes(lint.Say("概数词留一个即可", "one word of approximation is enough")),
		})
	}
}

// apart finds two hedges with words between them, 至少饮水1500毫升以上, and two behind one number, 2000余人左右.
func (c *block) apart(f *figures.Fact) {
	post := f.Post.Of(c.Text)
	if post == "左右" && !f.Interval {
		if w := c.surplus(f); w != "" && f.Kind != figures.Clock && f.Kind != figures.Duration {
			c.Report(f.Outer, lint.Diagnostic{
				Rule:     "percent/approximation",
				Severity: lint.Warning,
				Message:  lint.Say("“%s”与“左右”互相矛盾：“%s”", "“%s” and “左右” contradict each other: “%s”", w, c.Quote(f.Outer)),
				Notes:    figures.Notes(lint.Say("概数词留一个即可", "one word of approximation is enough")),
			})
		}
		return
	}
	if post != "以上" || c.threshold(f) {
		return
	}
	lead := c.Reading.Lead(f)
	for _, w := range [...]string{"高达", "多达", "长达"} {
		if !strings.HasSuffix(lead, w) {
			continue
		}
		c.Report(figures.Span{Start: f.Outer.Start - len(w), End: f.Outer.End}, lint.Diagnostic{
			Rule:     "percent/approximation",
			Severity: lint.Info,
			Message:  lint.Say("“%s”与“以上”重复：“%s”", "“%s” and “以上” say the same twice: “%s”", w, w+c.Quote(f.Outer)),
			Notes:    figures.Notes(lint.Say("留一个即可", "one of them is enough")),
		})
		return
	}
	for _, w := range [...]string{"至少", "最少", "起码"} {
		k := strings.LastIndex(lead, w)
		if k < 0 || len(lead)-k-len(w) > 18 || strings.ContainsAny(lead[k+len(w):], "、有的在") {
			continue
		}
		at := f.Outer.Start - (len(lead) - k)
		c.Report(figures.Span{Start: at, End: f.Outer.End}, lint.Diagnostic{
			Rule:     "percent/approximation",
			Severity: lint.Warning,
			Message:  lint.Say("“%s”与“以上”重复：“%s”", "“%s” and “以上” say the same twice: “%s”", w, c.Copy.Text[at:f.Outer.End]),
			Notes:    figures.Notes(lint.Say("概数词留一个即可", "one word of approximation is enough")),
		})
		return
	}
}

// falsePrecision tells 约1312份: a count to the last unit is no estimate.
func (c *block) falsePrecision(f *figures.Fact) {
	if f.Kind != figures.Count && f.Kind != figures.Money || f.Interval || f.Mag != 0 || f.Hanzi || f.Approx&^(figures.About|figures.Nearly) != 0 || f.Lo.Scale < 0 || f.Lo.Mantissa < 1000 || f.Lo.Mantissa%10 == 0 {
		return
	}
	c.Report(f.Outer, lint.Diagnostic{
		Rule:     "percent/approximation",
		Severity: lint.Info,
		Message:  lint.Say("“%s”既是约数又精确到末位", "“%s” is called an estimate, yet is exact to the last digit", c.Quote(f.Outer)),
		Notes:    figures.Notes(lint.Text{ZH: "数字确切就删去概数词，是估计就取整", EN: "drop the hedge if the number is exact, round it if it is an estimate"}),
	})
}

// surplus returns 多 or 余 standing inside the number or right behind it.
func (c *block) surplus(f *figures.Fact) string {
	number := strings.ReplaceAll(f.Of(c.Text), "几多", "") // how many, in Cantonese
	for _, w := range [...]string{"多", "余"} {
		if strings.Contains(number, w) {
			return w
		}
	}
	return ""
}

// ofFarEnd reports whether a hedge belongs to the second of two numbers, and the one in front to the first: 未满10岁至60多岁.
func (c *block) ofFarEnd(f *figures.Fact, post string) bool {
	return (post == "多" || post == "余") && f.Dash.Start > f.Start && !strings.Contains(c.Text[f.Start:f.Dash.Start], post)
}

// threshold reports whether the number bounds a group (60岁以上老人, 三级以上医院) instead of being counted.
func (c *block) threshold(f *figures.Fact) bool {
	switch f.Kind {
	case figures.Age, figures.Temperature, figures.Ordinal:
		return true
	}
	return strings.HasPrefix(c.Text[f.Outer.End:], "的")
}

// twiceOver reports whether 以上 says again what stands right in front of the number, so that it bounds nothing: 超过40℃以上. Of ages
// and grades the first may belong to what follows: 超过60岁以上人口的一半.
func (c *block) twiceOver(f *figures.Fact, pre, post string) bool {
	return post == "以上" && f.Kind != figures.Age && f.Kind != figures.Ordinal && f.Pre.End == f.Number.Start && slices.Contains(exceeding[:], pre)
}

// exceeding are hedges that say as 以上 does that a number is the least.
var exceeding = [...]string{"超过", "高于", "多于", "大于", "不少于", "不低于", "至少", "最少", "起码"}

// clash says how two hedges go against each other, or "".
//
// 超过50多人 doubles its hedge as well, but speech does it freely and no reader is misled: info.
func clash(pre, post string) (zh, en string, s lint.Severity) {
	about := pre == "约" || pre == "大约" || pre == "大概" || pre == "大致" || pre == "差不多" || pre == "约莫"
	near := pre == "近" || pre == "将近" || pre == "接近" || pre == "几近"
	over := pre == "超过" || pre == "逾" || pre == "超" || pre == "突破" || pre == "高于" || pre == "多于"
	least := pre == "至少" || pre == "最少" || pre == "不少于" || pre == "不低于" || pre == "起码"
	most := pre == "最多" || pre == "至多" || pre == "不超过" || pre == "不多于" || pre == "不高于"
	under := pre == "不到" || pre == "不足" || pre == "未满" || pre == "低于" || pre == "少于"
	switch {
	case (near || under) && (post == "多" || post == "余" || post == "有余" || post == "以上" || post == "出头"):
		return "互相矛盾", "contradict each other", lint.Warning
	case (over || least) && (post == "以下" || post == "以内" || post == "之内"), most && (post == "以上" || post == "多" || post == "余"):
		return "互相矛盾", "contradict each other", lint.Warning
	case over && post == "左右", least && post == "左右", most && post == "左右", under && post == "左右", near && post == "左右":
		return "互相矛盾", "contradict each other", lint.Warning
	case about && (post == "左右" || post == "上下"):
		return "重复", "say the same twice", lint.Warning
	case about && (post == "多" || post == "余"):
		return "重复", "say the same twice", lint.Info
	case over && (post == "多" || post == "余"):
		return "重复", "say the same twice", lint.Info
	case over && post == "以上", least && post == "以上", most && (post == "以内" || post == "以下"), under && (post == "以内" || post == "以下"):
		return "重复", "say the same twice", lint.Warning
	}
	return "", "", 0
}
