package figures

import (
	"strings"
	"time"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
)

// published returns the date of the copy: the document's own (front matter, the command line), else the full date of
// its dateline or credit line (2025年11月22日 09:30 来源：…), or of the opening of its first paragraph (新华社北京
// 2025年11月22日电). It is zero where none is printed with its year, and where several disagree: two stories on one
// page have no common day.
func published(doc *lint.Document, readings []*Reading) time.Time {
	if !doc.Date.IsZero() {
		return doc.Date
	}
	var at time.Time
	opened := false
	for i, b := range doc.Blocks {
		credit := b.Kind == lint.Dateline || b.Kind == lint.Byline
		opening := !opened && b.Kind == lint.Paragraph && len(b.Text) > 60
		opened = opened || opening
		if !credit && !opening {
			continue
		}
		for k := range readings[i].Facts {
			f := &readings[i].Facts[k]
			if f.Kind != Date || f.Interval || f.Day.Year < 1949 || f.Day.Month < 1 || f.Day.Month > 12 || f.Day.Day < 1 || f.Day.Day > 31 {
				continue
			}
			if opening && (f.End > 90 || !strings.HasPrefix(b.Text[f.End:], "电") && !strings.HasPrefix(b.Text[f.End:], "讯") && !strings.HasPrefix(b.Text[f.End:], "電")) {
				break
			}
			day := time.Date(f.Day.Year, time.Month(f.Day.Month), f.Day.Day, 0, 0, 0, 0, time.UTC)
			if !at.IsZero() && !at.Equal(day) {
				return time.Time{}
			}
			at = day
			break
		}
	}
	return at
}

// yearOf returns the year of the copy: that of its date, else the one that it says it stands in (昨（2025年6月12日）, 2025年的今天, 今年是2025年,
// 2025年是他从医的第八个年头). It is 0 where it says none, and where it says several.
func yearOf(date time.Time, readings []*Reading) int {
	if !date.IsZero() {
		return date.Year()
	}
	year, latest := 0, 0
	for _, r := range readings {
		for k := range r.Facts {
			f := &r.Facts[k]
			if f.Kind != Date || f.Day.Year < 1949 {
				continue
			}
			latest = max(latest, f.Day.Year, f.Day2.Year)
			if f.Interval || !standsIn(r, f) {
				continue
			}
			if year != 0 && year != f.Day.Year {
				return 0
			}
			year = f.Day.Year
		}
	}
	if year < latest {
		return 0 // told of a year gone by
	}
	return year
}

// standsIn reports whether a date is said to be now.
func standsIn(r *Reading, f *Fact) bool {
	tail := r.Text[f.End:min(len(r.Text), f.End+90)]
	lead := strings.TrimRight(r.Text[:f.Start], "（( ")
	if affix.Starts(tail, "的今天", "的现在", "的当下") || affix.Ends(lead, "今年是", "今年已是", "今年已经是", "今年", "现在是", "如今是") ||
		f.Day.Day > 0 && len(lead) < f.Start && affix.Ends(lead, "今", "今日", "今天", "今早", "今晨", "今晚", "昨", "昨日", "昨天", "昨晚", "前天") {
		return true
	}
	if !strings.HasPrefix(tail, "是") || f.Day.Month > 0 {
		return false
	}
	if k := strings.IndexAny(tail, "，。；！"); k >= 0 {
		tail = tail[:k]
	}
	return strings.HasSuffix(tail, "个年头") || strings.HasSuffix(tail, "年") && strings.Contains(tail, "的第")
}

// yearsOf returns the years that the copy names, with that of the copy itself.
func yearsOf(year int, readings []*Reading) map[int]bool {
	years := map[int]bool{}
	if year > 0 {
		years[year] = true
	}
	for _, r := range readings {
		for k := range r.Facts {
			if f := &r.Facts[k]; f.Kind == Date && f.Day.Year > 0 {
				years[f.Day.Year], years[max(f.Day.Year, f.Day2.Year)] = true, true
			}
		}
	}
	return years
}
