package engine

import (
	"math"
	"strings"
	"testing"

	"github.com/healthlint/healthlint/lint/ngram"
)

func TestFind(t *testing.T) {
	e := New(ngram.Default())
	for _, c := range []struct{ copy, wrong, right string }{
		{"记者从市卫生健康委获悉，全市已有十二家医院参于这项工作。", "参于", "参与"},
		{"患者因高血牙多年未服药，突发脑出血入院。", "牙", "压"},
		{"专家提醒，感冒后如出现胸闷、气短等证状，应及时就医。", "证", "症"},
		{"会议要求，各级医疗机够要加强院内感染防控。", "够", "构"},
		{"老人平时要注意保暧，适当锻炼，预防呼吸道疾病。", "暧", "暖"},
		{"他因心功能哀竭住院已有两周，病情趋于平稳。", "哀", "衰"},
	} {
		var got []string
		for _, d := range e.Find(Copy{Text: c.copy}, 0.5) {
			got = append(got, c.copy[d.Start:d.End]+">"+d.Text)
		}
		at := strings.Index(c.copy, c.wrong)
		edits := e.Find(Copy{Text: c.copy}, 0.5)
		if len(edits) != 1 || c.copy[:edits[0].Start]+edits[0].Text+c.copy[edits[0].End:] != c.copy[:at]+c.right+c.copy[at+len(c.wrong):] {
			t.Errorf("%s: %v, want %s>%s", c.copy, got, c.wrong, c.right)
		}
	}
}

// A place is searched for what the model has seen before the next character only: it has met 脱发, not 梦脱.
func TestFindsWhatFitsTheRightNeighbour(t *testing.T) {
	e := New(ngram.Default())
	const copy = "近来失眠多梦拖发，该看哪一科？"
	for _, d := range e.Find(Copy{Text: copy}, 0.5) {
		if copy[d.Start:d.End] == "拖" && d.Text == "脱" {
			return
		}
	}
	t.Error("拖发 is not found")
}

// What neither sounds nor looks alike is found too, beside another slip and by itself, as are two characters that have changed
// places and one that is missing.
func TestRareKinds(t *testing.T) {
	e := New(ngram.Default())
	for _, c := range []struct {
		copy, wrong, right string
		kind               Kind
	}{
		{"孕妇在怀树期间要按时做产前捡查。", "树", "孕", Unlike},
		{"孕妇在怀树期间要按时做产前检查。", "树", "孕", Unlike},
		{"患者已转到定点院医继续治疗。", "院医", "医院", Swapped},
		{"孕妇应在医生的指下服用药物。", "", "导", Missing},
	} {
		found := false
		for _, d := range e.Find(Copy{Text: c.copy}, 0.8) {
			found = found || d.Kind == c.kind && c.copy[d.Start:d.End] == c.wrong && d.Text == c.right
		}
		if !found {
			t.Errorf("%s: %q for %q is not found", c.copy, c.wrong, c.right)
		}
	}
}

// Of two readings that exclude one another one is right: the place is as sure as both together, but never an error.
func TestEither(t *testing.T) {
	lacks := Edit{Start: 9, End: 9, Text: "力", Kind: Missing, Confidence: 0.6}
	other := Edit{Start: 9, End: 12, Text: "力", Kind: Unlike, Confidence: 0.65}
	got := dropOverlaps([]Edit{lacks, other})
	if len(got) != 1 || got[0].Kind != Missing || got[0].Confidence != atMost {
		t.Errorf("%+v", got)
	}
	apart := other
	apart.Start, apart.End = 30, 33
	if got := dropOverlaps([]Edit{lacks, apart}); len(got) != 2 || got[0].Confidence != 0.6 || got[1].Confidence != 0.65 {
		t.Errorf("apart: %+v", got)
	}
}

func TestQuietOnCleanCopy(t *testing.T) {
	e := New(ngram.Default())
	for _, copy := range []string{
		"全市税务部门加强征管，保障医保基金及时足额入库。",
		"手术团队为患者实施宫颈锥切术，术后恢复良好。",
		"连日高温炙烤，急诊科接诊的中暑患者明显增多。",
		"打的的乘客请在医院东门上车。",
		"县医院院长特木其乎说，牧区群众看病不再奔波。",
		"他自己经常参加健康讲座，生活实实在在好起来了。",
		"她头昏、肚子疼，打了止疼针，大拇脚趾也有些胀。",
		"慢性病要防在治前，家庭医生为此做出了很大贡献。",
		"事隔多年，这台采用八核处理器的设备仍在运行。",
		"病理检查确诊为扁桃体癌，患者已转入肿瘤科。",
		"改革让群众得实惠、医院受鼓舞、卫生事业得发展，各方都满意。",
		"入冬以来多地暴发流感疫情，新办法自下月起施行。",
		"", "\n\n", "CT、MRI 检查 12 例。", "😀\xff",
	} {
		for _, d := range e.Find(Copy{Text: copy}, 0.8) {
			t.Errorf("%s: %s>%s at %.2f", copy, copy[d.Start:d.End], d.Text, d.Confidence)
		}
	}
}

// A text is read again near the slips that are sure; what stands in other sentences stays as it was.
func TestApart(t *testing.T) {
	e := New(ngram.Default())
	const copy = "患者因高血牙多年未服药。近来失眠多梦拖发，该看哪一科？"
	edits := e.Resolve(Copy{Text: copy}, e.Propose(Copy{Text: copy}, e.first))
	made := edits[:1]
	if copy[made[0].Start:made[0].End] != "牙" {
		t.Fatalf("%s comes first", copy[made[0].Start:made[0].End])
	}
	kept := false
	for _, d := range apart(Copy{Text: copy}, edits, made) {
		if d.Start < strings.Index(copy, "。") {
			t.Errorf("%s>%s is apart from what stands in its sentence", copy[d.Start:d.End], d.Text)
		}
		kept = kept || copy[d.Start:d.End] == "拖"
	}
	if !kept {
		t.Error("拖 is not kept")
	}
	for _, d := range e.Again(Copy{Text: copy}, made, e.second) {
		if d.Start > strings.Index(copy, "。") {
			t.Errorf("%s>%s is looked at again", copy[d.Start:d.End], d.Text)
		}
	}
}

// Damage is not mended character by character, and does not keep the engine busy.
func TestDamage(t *testing.T) {
	e := New(ngram.Default())
	seed := uint32(1)
	damage := func(n int) string {
		var b strings.Builder
		for range n {
			seed = seed*1664525 + 1013904223
			b.WriteRune(rune(0x4e00 + seed>>16%0x2000))
		}
		return b.String()
	}
	var strange strings.Builder
	for range 20 {
		strange.WriteString(damage(30) + "。")
	}
	for _, copy := range []string{strange.String(), "老人平时要注意保暖，适当锻炼。" + damage(60) + "。专家提醒，接种流感疫苗最有效。"} {
		for _, d := range e.Find(Copy{Text: copy}, 0.3) {
			t.Errorf("%s>%s at %.2f", copy[d.Start:d.End], d.Text, d.Confidence)
		}
	}
}

func TestNamed(t *testing.T) {
	for _, c := range []struct {
		copy string
		want bool
	}{
		{"市疾控中心副主任焦【艳】禾认为，疫情平稳。", true},
		{"记者【程】若水、林晚摄", true},
		{"会上，林【婉】所长说，工作要做细。", true},
		{"患者高血【牙】多年。", false},
		{"药方有白【勺】、黄柏、青蒿。", false},
		{"主任【医】师介绍病情。", false},
	} {
		before, rest, _ := strings.Cut(c.copy, "【")
		edit, after, _ := strings.Cut(rest, "】")
		r := reading{Reading: &ngram.Reading{Text: before + edit + after}}
		if got := r.named(&Edit{Start: len(before), End: len(before) + len(edit)}); got != c.want {
			t.Errorf("%s: %v", c.copy, got)
		}
	}
}

func TestJudgeRoundTrip(t *testing.T) {
	j := defaultPasses()[0].Judge[Usual]
	again, err := ParseJudge(j.String())
	if err != nil {
		t.Fatal(err)
	}
	for i := range j {
		if math.Abs(j[i]-again[i]) > 1e-4 {
			t.Errorf("%s: %g, read back %g", featureNames[i], j[i], again[i])
		}
	}
	if _, err := ParseJudge("no-such-evidence\t1\n"); err == nil {
		t.Error("an unknown name is accepted")
	}
}

func FuzzFind(f *testing.F) {
	e := New(ngram.Default())
	f.Add("患者因高血牙多年未服药，突发脑出血入院。")
	f.Add("《\n“a1。")
	f.Add("参保人可以在手机银行办缴理备案，患惠者不必再跑窗口。")
	f.Add("孕妇在怀树期间应在医生的指下到定点院医就诊。")
	f.Fuzz(func(t *testing.T, text string) {
		last := 0
		for _, d := range e.Find(Copy{Text: text}, 0) {
			lacks := d.Start == d.End && d.Kind == Missing && d.Text != ""
			if d.Start < last || d.End <= d.Start && !lacks || d.End > len(text) || math.IsNaN(d.Confidence) {
				t.Fatalf("%+v in a text of %d bytes", d, len(text))
			}
			last = d.End
		}
	})
}

// clean is copy as it is printed, to measure speed on.
var clean = strings.Repeat(`市中心医院日前启动慢性病管理中心建设，为高血压、糖尿病患者提供筛查、诊断、治疗和随访服务。
据介绍，该中心整合内分泌科、心血管内科和营养科力量，患者一次挂号即可完成多项检查。医院负责人表示，下一步将把服务延伸到社区卫生服务中心，让群众在家门口看好病。
专家提醒，秋冬季节是呼吸道疾病高发期，老年人和儿童要注意保暖，及时接种流感疫苗，出现发热、咳嗽等症状应尽快就医。
`, 20)

func BenchmarkFind(b *testing.B) {
	e := New(ngram.Default())
	b.SetBytes(int64(len(clean)))
	b.ReportAllocs()
	for b.Loop() {
		e.Find(Copy{Text: clean}, 0.8)
	}
}

func BenchmarkScore(b *testing.B) {
	m := ngram.Default()
	b.SetBytes(int64(len(clean)))
	b.ReportAllocs()
	for b.Loop() {
		m.Read(clean)
	}
}

// A preposition before the name of a place is no slip, whatever word the two would make.
func TestTowards(t *testing.T) {
	e := New(ngram.Default())
	const copy = "上月下旬，张师傅因持续咳嗽到扣柳子镇卫生院就诊。"
	for _, d := range e.Find(Copy{Text: copy}, 0.5) {
		t.Errorf("%s for %s, confidence %.2f", d.Text, copy[d.Start:d.End], d.Confidence)
	}
}

// Who is meant by a pronoun is never certain.
func TestPronounIsNeverCertain(t *testing.T) {
	for _, c := range []struct {
		was, now ngram.Token
		want     float64
	}{{'她', '他', atMost}, {'他', '它', atMost}, {'己', '已', 0.99}} {
		got := dropOverlaps([]Edit{{Start: 0, End: 3, Old: []ngram.Token{c.was}, New: []ngram.Token{c.now}, Confidence: 0.99}})
		if len(got) != 1 || got[0].Confidence != c.want {
			t.Errorf("%c for %c: %+v, want %g", c.now, c.was, got, c.want)
		}
	}
}
