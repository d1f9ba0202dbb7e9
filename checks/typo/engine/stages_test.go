package engine

import (
	"slices"
	"strings"
	"testing"

	"github.com/healthlint/healthlint/lint/ngram"
)

// desk is copy with what keeps the search busy: names, drugs, figures, titles, and a few slips.
var desk = strings.Repeat(`市卫生健康委近日印发通知，要求各级医疗机构规范诊疗行为，完善门诊统筹和异地就医直接结算服务，提高基层首诊率。
护士长特木其乎和早布旦其木格入户随访，给八十岁的额尔敦巴特尔老人量血压、送氨氯地平片，又教他认《膳食宝塔》挂图。
经影射科会诊，患者为右侧髂窝脓肿，县人民医院急诊科当晚完成引流，术后改用头孢哌酮舒巴坦，三天后体温恢复正长。
据统计，全县已有12.6万人签约家庭医生，较去年同期增长8.3%，高血压规范管理率达到71.5%，群众满意度持续提高。
`, 8)

// BenchmarkStages times each stage of a reading alone, in bytes of the whole text a second.
func BenchmarkStages(b *testing.B) {
	lm := ngram.Default()
	e := New(lm)
	r := &reading{Reading: lm.Read(desk)}
	edits := e.Propose(Copy{Text: desk}, Pass{})
	if len(edits) == 0 {
		b.Fatal("nothing to weigh")
	}
	doubtful := slices.DeleteFunc(slices.Clone(edits), func(d Edit) bool { return e.first.Gate.Confidence(&d) < ajar })
	if len(doubtful) == 0 {
		b.Fatal("the gate lets nothing through")
	}
	var s search
	var tk ngram.Tokens
	regions, damaged := r.doubtful()
	for _, stage := range []struct {
		name string
		run  func()
	}{
		{"tokens", func() { tk.Reset(); tk.Read(desk) }},
		{"score", func() { r.Log = lm.Score(r.Log[:0], r.ID) }},
		{"places", func() { e.searchPlaces(&s, r, damaged, nil) }},
		{"regions", func() { e.searchRegions(&s, r, regions) }},
		{"twins", func() { e.searchTwins(&s, r, damaged, nil) }},
		{"swaps", func() { e.searchSwaps(&s, r, damaged, nil) }},
		{"unlike", func() { e.searchUnlike(&s, r, damaged, nil) }},
		{"gaps", func() { e.searchGaps(&s, r, damaged, nil) }},
		{"weigh", func() {
			for i := range edits {
				e.weigh(r, &edits[i], len(edits))
			}
		}},
		{"network", func() { e.weighNetwork(r, slices.Clone(doubtful), len(edits)) }},
		{"all", func() { e.Find(Copy{Text: desk}, 0.5) }},
	} {
		b.Run(stage.name, func(b *testing.B) {
			b.ReportAllocs()
			b.SetBytes(int64(len(desk)))
			for b.Loop() {
				stage.run()
			}
		})
	}
}
