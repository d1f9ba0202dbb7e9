package typo

import (
	"strings"
	"testing"

	"github.com/healthlint/healthlint/lint"
)

var house = &lint.Settings{Words: []string{"安澜模式", "程若水", "青岚县慢病管家", "云杉互助会"}}

// What is one edit away from a house word is proposed, with the word as its fix.
func TestHouseWordsAreLookedFor(t *testing.T) {
	for wrong, right := range map[string]string{
		"全省推广安澜摸式，群众少跑腿。":     "全省推广安澜模式，群众少跑腿。",
		"全省推广安谰模式，群众少跑腿。":     "全省推广安澜模式，群众少跑腿。",
		"全省推广澜安模式，群众少跑腿。":     "全省推广安澜模式，群众少跑腿。",
		"全省推广安澜澜模式，群众少跑腿。":    "全省推广安澜模式，群众少跑腿。",
		"主任医师程若氺介绍了病情。":       "主任医师程若水介绍了病情。",
		"青岚县慢管家已服务两千人。":       "青岚县慢病管家已服务两千人。",
		"全省推廣安瀾摸式，門診患者少跑腿。":   "全省推廣安瀾模式，門診患者少跑腿。",
		"云衫互助会的志愿者每周上门一次。":    "云杉互助会的志愿者每周上门一次。",
		"安澜模式由程若水提出，云杉互助会试点。": "",
		"安全模式和管理模式都不是它。":      "",
		"工程若干问题已经解决，互助会成立了。":  "",
	} {
		if right == "" {
			right = wrong
		}
		var ds []lint.Diagnostic
		for _, d := range everything(wrong, house) {
			if d.Severity >= lint.Warning {
				ds = append(ds, d)
			}
		}
		if got := fixed(wrong, ds); got != right {
			t.Errorf("%s\n gives %s", wrong, got)
		}
	}
}

// A name that recurs and is not the house's is another person's.
func TestRecurringNameIsNotTheHouses(t *testing.T) {
	text := "主任医师程若睡介绍了病情。程若睡说，患者恢复良好。"
	for _, d := range everything(text, house) {
		if d.Severity >= lint.Warning {
			t.Errorf("%s", d.Message.ZH)
		}
	}
}

// invented returns n house words of four characters.
func invented(n int) []string {
	out := make([]string, n)
	for i := range out {
		k := uint32(i) * 2654435761
		out[i] = string([]rune{0x4e00 + rune(k>>20), 0x5e00 + rune(k>>8&0xFFF), 0x6e00 + rune(k&0xFFF), 0x7e00 + rune(k>>12&0xFFF)})
	}
	return out
}

func BenchmarkCleanCopyHouse(b *testing.B) {
	text := strings.Repeat(paragraph, 20)
	s := &lint.Settings{Words: invented(100000)}
	f, _ := Check.New(s)
	doc := lint.NewDocument("copy.txt", []byte(text))
	all := lint.Span{Start: 0, End: len(text)}
	doc.Add(&lint.Block{Text: text, Runs: []lint.Run{{Text: all, Source: all}}})
	f(lint.NewPass(doc, s, func(lint.Diagnostic) {}))
	b.ReportAllocs()
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		f(lint.NewPass(doc, s, func(lint.Diagnostic) {}))
	}
}
