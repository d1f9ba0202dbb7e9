package figures

import (
	"strings"

	"github.com/healthlint/healthlint/lint/affix"
)

// chained adds what a level is compared with besides: 126例，较上周的158例下降20.3%；较去年同期的84例增长50%.
func (r *Reading) chained(found []Movement) []Movement {
	from := make(map[int]bool, len(found))
	for _, m := range found {
		from[m.From] = true
	}
	out := found
	for k := 0; k < len(found); k++ {
		m := found[k]
		if m.From < m.To || m.Change < m.From {
			continue
		}
		out = r.further(out, m, from)
	}
	for i := 1; i+1 < len(r.Facts); i++ {
		if from[i] {
			continue
		}
		if to := r.implied(i); to >= 0 {
			m := Movement{i, to, i + 1, 0}
			out = r.further(append(out, m), m, from)
		}
	}
	return out
}

// further adds the comparisons right behind that of m.
func (r *Reading) further(out []Movement, m Movement, from map[int]bool) []Movement {
	for j := m.Change + 1; j+1 < min(len(r.Facts), m.Change+8); j++ {
		f, last := &r.Facts[j], &r.Facts[j-1]
		switch {
		case r.Sentence(f) != r.Sentence(last) || f.Clause-last.Clause > 1:
			return out
		case f.Kind == Date || f.Role == Change && f.Clause > last.Clause && bare(r.Lead(f), f.Verb.Of(r.Text)):
			continue
		case !alike(f, &r.Facts[m.To]) || f.Role == Change || r.listLen(j) > 1 || from[j]:
			return out
		}
		lead := strings.TrimLeft(r.Lead(f), " ，,也又")
		if !affix.Starts(lead, "比", "较", "同", "与") || len(lead) > 45 || moves(lead) {
			return out
		}
		ch := &r.Facts[j+1]
		if ch.Role != Change || r.listLen(j+1) > 1 || ch.Clause-f.Clause > 1 || r.Sentence(ch) != r.Sentence(f) || strings.HasPrefix(r.Text[ch.Outer.End:], "的") ||
			!r.links(max(r.Clauses[ch.Clause].Start, f.Outer.End), ch, j, m.To) {
			return out
		}
		from[j] = true
		j++
		out = append(out, Movement{j - 1, m.To, j, 0})
	}
	return out
}

// bare reports whether nothing stands in front of a change but its verb.
func bare(lead, verb string) bool { return strings.Trim(lead, " ，,") == strings.TrimSpace(verb) }

// implied returns the level that fact i is compared with in the sentence before, where the amount of the change leads to it: 报告126例。病例数较上周的
// 158例减少32例; -1 if none does.
func (r *Reading) implied(i int) int {
	f, ch := &r.Facts[i], &r.Facts[i+1]
	if ch.Role != Change || ch.Up == 0 || !sameUnit(f, ch) || f.Role == Change || !f.Exact() || !ch.Exact() || ch.Clause != f.Clause || f.Kind != Count && f.Kind != Money || r.Sentence(f) == 0 {
		return -1
	}
	lead := r.Lead(f)
	if !strings.HasSuffix(lead, "的") || !Mentions(lead, "较上", "比上", "较去", "比去", "较前", "比前", "较20", "比20") || len(lead) > 60 {
		return -1
	}
	a, _ := r.InSentence(r.Sentence(f) - 1)
	level := f.Value()
	if ch.Up > 0 {
		level.Add(level, ch.Value())
	} else {
		level.Sub(level, ch.Value())
	}
	for j := max(a, i-24); j < i && r.Sentence(&r.Facts[j]) < r.Sentence(f); j++ {
		if g := &r.Facts[j]; sameUnit(f, g) && g.Exact() && g.Role != Change && g.Value().Cmp(level) == 0 {
			return j
		}
	}
	return -1
}

// alike reports whether two facts count in one unit; 人, 名 and 位 are one.
func alike(a, b *Fact) bool {
	return sameUnit(a, b) || a.Kind == b.Kind && head(a.Unit) && head(b.Unit)
}

func head(unit string) bool { return unit == "人" || unit == "名" || unit == "位" }
