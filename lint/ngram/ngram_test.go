package ngram

import (
	"context"
	"errors"
	"math"
	"os"
	"strings"
	"testing"
)

// copyDesk is enough text, repeated with changes, to count.
func copyDesk() string {
	var b strings.Builder
	for _, who := range []string{"市中心医院", "县人民医院", "区妇幼保健院", "镇卫生院", "社区卫生服务中心"} {
		for _, what := range []string{"影像科完成检查", "儿科接诊患者", "急诊科开展抢救", "药剂科核对处方", "护理部组织培训"} {
			for _, when := range []string{"昨天", "今年3月", "上周", "本月12日"} {
				b.WriteString(when + who + what + "。有关负责人表示，下一步将继续做好工作。\n")
			}
		}
	}
	return b.String()
}

func build(t testing.TB, text string, opts BuildOptions) *Model {
	t.Helper()
	return opened(t, buildFile(t, text, opts))
}

func opened(t testing.TB, data string) *Model {
	t.Helper()
	m, err := Open(data)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// buildFile returns a model's file.
func buildFile(t testing.TB, text string, opts BuildOptions) string {
	t.Helper()
	opts.Dir = t.TempDir()
	b, err := NewBuilder(context.Background(), opts)
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	if err := b.Add(text, 1); err != nil {
		t.Fatal(err)
	}
	data, err := b.Finish()
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func tokens(text string) []Token {
	var tk Tokens
	tk.Read(text)
	return tk.ID
}

func sum(lp []float32) (total float64) {
	for _, p := range lp {
		total += float64(p)
	}
	return total
}

func TestProbabilitiesSumToOne(t *testing.T) {
	m := build(t, copyDesk(), BuildOptions{})
	for _, history := range []string{"影像科", "心医院", "负责人", "在天上", "龘龘龘"} {
		h := []rune(history)
		a, b, c := Token(h[0]), Token(h[1]), Token(h[2])
		_, s := m.Step(State{}, None, None, a, b)
		_, s = m.Step(s, None, a, b, c)
		total := 0.0
		for d := range 1 << 16 {
			p, _ := m.Step(s, a, b, c, Token(d))
			total += math.Exp(float64(p))
		}
		if total < 0.75 || total > 1.25 { // what quantising leaves
			t.Errorf("after %s the probabilities sum to %.3f", history, total)
		}
	}
}

func TestSeenTextIsLikelier(t *testing.T) {
	m := build(t, copyDesk(), BuildOptions{})
	for _, pair := range [][2]string{
		{"上周县人民医院影像科完成检查", "上周县人民医院影射科完成检查"},
		{"社区卫生服务中心儿科接诊患者", "社区卫服务中心儿科接诊患者"},
	} {
		if good, bad := sum(m.Score(nil, tokens(pair[0]))), sum(m.Score(nil, tokens(pair[1]))); good <= bad {
			t.Errorf("%s: %.1f nats, %s: %.1f nats", pair[0], good, pair[1], bad)
		}
	}
}

func TestStepFromTheMiddleAgreesWithScore(t *testing.T) {
	m := build(t, copyDesk(), BuildOptions{})
	ids := tokens("今年3月市中心医院急诊科开展抢救")
	lp := m.Score(nil, ids)
	for i := 4; i < len(ids); i++ {
		_, s := m.Step(State{}, None, None, ids[i-3], ids[i-2])
		_, s = m.Step(s, None, ids[i-3], ids[i-2], ids[i-1])
		if p, _ := m.Step(s, ids[i-3], ids[i-2], ids[i-1], ids[i]); p != lp[i] {
			t.Errorf("token %d: %.3f from the middle, %.3f in sequence", i, p, lp[i])
		}
	}
}

func TestSpillingToDiskChangesNothing(t *testing.T) {
	text := copyDesk()
	whole := build(t, text, BuildOptions{Cut: 1})
	spilled := build(t, text, BuildOptions{Cut: 1, Memory: 1})
	ids := tokens("区妇幼保健院护理部组织培训。")
	if a, b := sum(whole.Score(nil, ids)), sum(spilled.Score(nil, ids)); math.Abs(a-b) > 1e-3 {
		t.Errorf("%.4f nats in memory, %.4f from disk", a, b)
	}
}

func TestWithInterpolates(t *testing.T) {
	m := build(t, copyDesk(), BuildOptions{})
	house := build(t, strings.Repeat("牧区巡诊车开进嘎查。\n", 20), BuildOptions{})
	ids := tokens("牧区巡诊车开进嘎查。")
	alone, with := sum(m.Score(nil, ids)), sum(m.With(house, 0.5).Score(nil, ids))
	if with <= alone {
		t.Errorf("the house's own phrase: %.1f nats without its model, %.1f with it", alone, with)
	}
}

func TestSizeIsKept(t *testing.T) {
	opts := BuildOptions{Cut: 1, Size: 735_000}
	if data := buildFile(t, copyDesk(), opts); len(data) > opts.Size {
		t.Errorf("%d bytes, %d allowed", len(data), opts.Size)
	}
}

func TestCutKeepsWithinTheLimit(t *testing.T) {
	var l level
	l.met[1], l.met[2], l.met[3], l.met[9], l.met[255] = 1000, 100, 30, 10, 5
	for _, c := range []struct{ least, limit, cut, kept int }{
		{1, 2000, 1, 1145}, {1, 1144, 2, 145}, {2, 2000, 2, 145}, {2, 50, 3, 45}, {3, 44, 4, 15}, {1, 1, 255, 5}, {300, 9, 300, 5},
	} {
		if cut, kept := l.cut(c.least, c.limit); cut != c.cut || kept != c.kept {
			t.Errorf("least %d, limit %d: cut at %d, %d kept; want %d, %d", c.least, c.limit, cut, kept, c.cut, c.kept)
		}
	}
}

func TestStopsWithContextAndLeavesNothing(t *testing.T) {
	ctx, stop := context.WithCancel(context.Background())
	dir := t.TempDir()
	b, err := NewBuilder(ctx, BuildOptions{Dir: dir})
	if err != nil {
		t.Fatal(err)
	}
	stop()
	if err := b.Add(copyDesk(), 1); !errors.Is(err, context.Canceled) {
		t.Errorf("Add after the stop: %v", err)
	}
	b.Close()
	if left, _ := os.ReadDir(dir); len(left) > 0 {
		t.Errorf("%d files left", len(left))
	}
}

func TestRead(t *testing.T) {
	for text, want := range map[string]string{
		"共 12.5 万例":   "\x01共0万例\x01",
		"用CT查,好。\n再查": "\x01用a查，好。\x01再查\x01",
		"“好”「好」":      "\x01\"好\"\"好\"\x01",
		"１２例　ＡＢ😀":     "\x010例a\x02\x01",
		"":            "\x01",
		"\xff坏":       "\x01\ufffd坏\x01",
	} {
		var got []rune
		for _, id := range tokens(text) {
			got = append(got, rune(id))
		}
		if string(got) != want {
			t.Errorf("%q: %q, want %q", text, string(got), want)
		}
	}
}

func TestFuseTable(t *testing.T) {
	var keys []uint64
	var values []uint32
	for i := range uint64(5000) {
		keys = append(keys, i*i+7)
		values = append(values, uint32(i)&31)
	}
	data, err := buildFuse(keys, values, 5, 12)
	if err != nil {
		t.Fatal(err)
	}
	if said := fuseSize(len(keys), 5+12); said != len(data) {
		t.Errorf("%d bytes foretold, %d written", said, len(data))
	}
	f, rest, err := openFuse(string(data))
	if err != nil || rest != "" {
		t.Fatal(err, len(rest))
	}
	for i, k := range keys {
		if v := f.find(k); v != values[i] {
			t.Fatalf("key %d: %d, want %d", k, v, values[i])
		}
	}
	wrong := 0
	for i := range uint64(100_000) {
		if f.find(1<<40+i) != notSeen {
			wrong++
		}
	}
	if wrong > 100 { // 24 expected
		t.Errorf("%d of 100,000 keys that were not put in were found", wrong)
	}
	if _, err := buildFuse([]uint64{1, 1}, []uint32{0, 0}, 5, 12); err == nil {
		t.Error("two equal keys: no error")
	}
}

func FuzzOpen(f *testing.F) {
	f.Add([]byte(magic))
	f.Add([]byte{})
	f.Fuzz(func(t *testing.T, data []byte) {
		if m, err := Open(string(data)); err == nil {
			ids := tokens("影像科完成检查")
			m.Score(nil, ids)
			m.Pairs(nil, ids, ids[1])
		}
	})
}

func BenchmarkScore(b *testing.B) {
	m := build(b, copyDesk(), BuildOptions{})
	ids := tokens(copyDesk())
	var out []float32
	b.ReportAllocs()
	for b.Loop() {
		out = m.Score(out[:0], ids)
	}
	b.ReportMetric(float64(len(ids))*float64(b.N)/b.Elapsed().Seconds(), "tokens/s")
}

func TestScoreAgreesWithNext(t *testing.T) {
	for name, m := range map[string]*Model{"built": build(t, copyDesk(), BuildOptions{Cut: 1}), "default": Default()} {
		text := strings.Repeat("上周县人民医院影射科完成检查。“龘龘”共12.5万例，\n区妇幼保健院护理部组织培训！社区卫服务中心，儿科接诊患者；", 4)
		ids := tokens(text)
		h := Context{c: ids[0]}
		for i, p := range m.Score(nil, ids) {
			if i == 0 {
				continue
			}
			if from := m.Before(ids, i); from != h {
				t.Fatalf("%s: token %d: context %v from the middle, %v in sequence", name, i, from, h)
			}
			if q := m.Next(&h, ids[i]); p != q {
				t.Fatalf("%s: token %d: %.3f at once, %.3f one after the other", name, i, p, q)
			}
		}
	}
}

func TestPairsTable(t *testing.T) {
	var grams []gram
	var values []uint32
	for c := range uint64(90) {
		for d := range c * c { // from no follower to 8,000
			grams = append(grams, gram{key: (c+500)<<16 | d*7&0xffff})
			values = append(values, uint32(c*d)&2047)
		}
	}
	p, rest, err := openPairs(string(packPairs(grams, values)))
	if err != nil || rest != "" {
		t.Fatal(err, len(rest))
	}
	for i, g := range grams {
		if v := p.find(Token(g.key>>16), Token(g.key)); v != values[i] {
			t.Fatalf("pair %x: %d, want %d", g.key, v, values[i])
		}
	}
	for c := range Token(700) {
		if p.find(c, 7*7+1) != notSeen && c < 590 {
			t.Fatalf("%d was never followed by 50", c)
		}
	}
}

// What a pair's mark was made of comes back, and the likeliest followers are those that the model names one by one.
func TestAfterAndBetween(t *testing.T) {
	for d := range 1 << 16 {
		if got := token(markOf(Token(d)) & 0xffff); got != Token(d) {
			t.Fatalf("token %#x comes back as %#x", d, got)
		}
	}
	m := Default()
	const c, d = '医', '疗'
	after := m.After(nil, c, 50, -9)
	if len(after) != 50 {
		t.Fatalf("%d characters after 医", len(after))
	}
	for i, j := range after {
		if p, known := m.Pair(c, j.ID); !known || p != j.P || j.Seen != m.Seen(c, j.ID) || i > 0 && j.P > after[i-1].P {
			t.Errorf("%c after 医: %g, want %g, known %v", j.ID, j.P, p, known)
		}
	}
	for _, j := range m.Between(nil, after, d, -13) {
		first, _ := m.Pair(c, j.ID)
		second, known := m.Pair(j.ID, d)
		if !known || first+second != j.P || j.P < -13 {
			t.Errorf("%c between: %g, want %g", j.ID, j.P, first+second)
		}
	}
}
