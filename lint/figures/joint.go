package figures

import (
	"math/big"
	"strings"

	"github.com/healthlint/healthlint/lint/affix"
)

// jointNumbers are how many amounts a joint total may name.
var jointNumbers = [...]struct {
	word string
	n    int
}{{"两", 2}, {"二", 2}, {"三", 3}, {"四", 4}, {"2", 2}, {"3", 3}, {"4", 4}}

// Joint returns the amounts in front of fact i that it is said to sum up, where no so many of them do: 宫颈癌筛查18.5万人；乳腺癌筛查17.9万人。两项合计
// 36.8万人. It is empty where they do, or where those it means cannot be told.
func (r *Reading) Joint(i int) []int {
	f := &r.Facts[i]
	n := jointOf(r.Lead(f))
	if n == 0 || !f.Exact() || f.Kind == Plain {
		return nil
	}
	var like []int
	for j := i - 1; j >= max(0, i-24) && r.Sentence(f)-r.Sentence(&r.Facts[j]) <= 1 && len(like) < 9; j-- {
		g := &r.Facts[j]
		if !jointly(f, g) || g.Role == Change || g.Role == From || !g.Among.Empty() && f.Among.Empty() || strings.HasPrefix(r.Text[g.Outer.End:], "的") {
			continue // 完成任务18万人的102%
		}
		if g.Lo.Cmp(f.Lo) > 0 {
			continue
		}
		if !g.Exact() {
			return nil
		}
		like = append(like, j)
	}
	total, _ := f.Printed()
	var best []int
	var least *big.Rat
	fits := false
	choose(like, n, nil, func(parts []int) {
		sum, all := new(big.Rat), Range{new(big.Rat), new(big.Rat)}
		for _, k := range parts {
			p, _ := r.Facts[k].Printed()
			sum.Add(sum, r.Facts[k].Value())
			all.Lo.Add(all.Lo, p.Lo)
			all.Hi.Add(all.Hi, p.Hi)
		}
		fits = fits || all.Overlaps(total)
		if off := sum.Sub(sum, f.Value()); least == nil || off.Abs(off).Cmp(least) < 0 {
			best, least = append([]int(nil), parts...), off
		}
	})
	if fits || least == nil || least.Mul(least, big.NewRat(10, 1)).Cmp(f.Value()) > 0 {
		return nil
	}
	return best
}

// jointOf reads 两项合计, 上述三类相加; 0 where the words say nothing of the kind.
func jointOf(lead string) int {
	t := strings.Trim(lead, " ，,（(")
	for _, w := range [...]string{"以上", "上述", "这", "前", "其中"} {
		t = strings.TrimPrefix(t, w)
	}
	for _, j := range jointNumbers {
		rest, ok := strings.CutPrefix(t, j.word)
		if !ok {
			continue
		}
		for _, w := range [...]string{"部分", "项", "者", "类", "种", "个", "家"} {
			if behind, ok := strings.CutPrefix(rest, w); ok && affix.Starts(behind, "合计", "共计", "相加", "之和", "总计", "加起来", "加在一起") && len(behind) <= 18 {
				return j.n
			}
		}
	}
	return 0
}

// jointly reports whether two facts can be added up; people and their visits are printed for one another.
func jointly(a, b *Fact) bool {
	return a.Kind == b.Kind && (a.Unit == b.Unit || people(a.Unit) && people(b.Unit))
}

// choose calls f with every n of the members of list, in the order of the text where the list runs backwards.
func choose(list []int, n int, chosen []int, f func([]int)) {
	if n == 0 {
		f(chosen)
		return
	}
	for k := range list {
		if len(list)-k >= n {
			choose(list[k+1:], n-1, append([]int{list[k]}, chosen...), f)
		}
	}
}
