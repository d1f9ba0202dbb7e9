package figures

import (
	"strings"
	"time"

	"github.com/healthlint/healthlint/lint"
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
