package number

import (
	"strings"
	"testing"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/linttest"
	"github.com/healthlint/healthlint/lint/source"
)

// What a finding says, and how sure it is.
func TestTableMessages(t *testing.T) {
	for _, c := range []struct {
		copy     string
		severity lint.Severity
		zh, note string
		related  int
	}{
		{"|镇|病例|死亡|\n|甲镇|520|2|\n|乙镇|248|19|\n|丙镇|124|10|\n|合计|892|⟦number/table:13⟧|", lint.Error, "上面各行相加为31，“合计”中为“13”", "2＋19＋10＝31", 3},
		{"|镇|病例|\n|甲镇|19|\n|乙镇|12|\n|丙镇|25|\n|合计|⟦number/table:65⟧|", lint.Warning, "上面各行相加为56，“合计”中为“65”", "19＋12＋25＝56", 3},
		{"|项目|檢查|陽性|陽性率|\n|甲|21,000|210|⟦number/table:10%⟧|\n|乙|12,000|960|8.0%|\n|丙|18,000|1,080|6.0%|\n|丁|9,000|630|7.0%|", lint.Error,
			"按210÷21,000算为1.0%，文中为“10%”", "其余3行都是“陽性”÷“檢查”", 2},
		{"|项目|甲年|乙年|变化|\n|一|27.5%|29.0%|1.5|\n|二|10.8%|12.0%|⟦number/table:2.1⟧|\n|三|34.2%|36.6%|2.4|\n|四|26.4%|23.1%|-3.3|", lint.Warning,
			"按12.0%－10.8%算为1.2，文中为“2.1”", "其余3行都是“乙年”－“甲年”", 2},
		{"|院|去年|今年|相差|\n|甲|500|620|120|\n|乙|690|600|⟦number/table:80⟧|\n|丙|300|270|30|\n|丁|410|480|70|", lint.Warning,
			"按690－600算为90，文中为“80”", "其余3行都是“今年”与“去年”之差", 2},
		{"|药|原价|现价|降幅|\n|甲|60|30|⟦number/table:40%⟧|\n|乙|80|20|75%|\n|丙|100|65|35%|\n|丁|50|40|20%|", lint.Warning,
			"按1－30÷60算为50%，文中为“40%”", "其余3行都是由“原价”到“现价”的变化幅度", 2},
	} {
		fs := harness.Copy(t, c.copy)
		if len(fs) != 1 {
			continue // told by Copy
		}
		f := fs[0]
		if f.Severity != c.severity || f.Message.ZH != c.zh || len(f.Notes) != 1 || f.Notes[0].ZH != c.note || len(f.Related) != c.related {
			t.Errorf("%v %q %v %d", f.Severity, f.Message.ZH, f.Notes, len(f.Related))
		}
	}
}

// Tables of pages and of Markdown read alike; one with cells over several rows is left alone.
func TestTableFormats(t *testing.T) {
	md := harness
	md.Read = source.Markdown
	md.Copy(t, "甲\n\n|镇|病例|死亡|\n|---|---|---|\n|甲镇|**520**|2|\n|乙镇|248||\n|合计|**⟦number/table:786⟧**|2|\n")
	page := linttest.Harness{Checks: harness.Checks, Read: func(path string, src []byte) *lint.Document {
		d, err := source.HTML(path, src)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}}
	const rows = "<tr><td>乙镇<td>248<td>4<tr><td>合计<td>768<td>"
	page.Copy(t, "<table><tr><th>镇<th>病例<th>死亡<tr><td>甲镇<td>520<td>2"+rows+"⟦number/table:9⟧</table>")
	page.Copy(t, "<table><tr><th>镇<th colspan=2>人数<tr><td><td>病例<td>死亡<tr><td>甲镇<td>520<td>2"+rows+"⟦number/table:9⟧</table>")
	page.Copy(t, "<table><tr><th>镇<th>病例<th>死亡<tr><td rowspan=1>甲镇<td>520<sup>1</sup><td>2"+rows+"6</table>")
	page.Copy(t, "<table><tr><th>镇<th>病例<th>死亡<tr><td rowspan=2>甲镇<td>520<td>2"+rows+"9</table>")
}

// Tables in which each pair of columns explains each share, or none does, cost no more than others.
func BenchmarkTable(b *testing.B) {
	harness.Benchmark(b, "|镇"+strings.Repeat("|例|占比变化", 20)+"|\n"+strings.Repeat("|甲"+strings.Repeat("|1|100%", 10)+strings.Repeat("|7|12%", 10)+"|\n", 22))
}
