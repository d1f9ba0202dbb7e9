package truncation

import (
	"strings"
	"testing"
)

// six are paragraphs of one article; the third has a place for how it ends.
const six = `柳荫社区的新卫生站昨日开诊，当天有三十多位老人前来量血压、测血糖。

站长林晓舟说，新站离公交站只有两百步。老人下了车，走几步就到门口。

站里设了两间诊室和一间换药室。医生说结果当天就能取，老人不用再跑远路%s

%s药品由县里统一配送，常用药有一百二十种。缺的药当天登记，隔天就能送到。

每周二有县医院的医生来坐诊。想看专科的老人提前一天打电话，就能排上号。

冬天快到了，卫生站还备了两台暖风机。来得早的老人可以先坐着暖和暖和。
`

func TestUnstopped(t *testing.T) {
	of := func(end, next string) string {
		return strings.Replace(strings.Replace(six, "%s", end, 1), "%s", next, 1)
	}
	marked := strings.Replace(of("", ""), "再跑远路", "⟦truncation/unstopped:再跑远路⟧", 1)
	harness.Copy(t, marked)
	for _, silent := range []string{
		of("。", ""),
		of("！”", ""),
		of("（林晓舟摄）", ""),
		"新卫生站开诊\n\n" + strings.Join(strings.SplitAfter(of("", ""), "\n\n")[1:4], ""), // too few to say what the house does
	} {
		harness.Copy(t, silent)
	}
}

// One paragraph alone, as the rows of a data set are: where it may well be complete, only its stop is missed.
func TestUnstoppedAlone(t *testing.T) {
	const asked = "大夫您好，我母亲今年六十岁，有高血压。最近两天早上起来头晕，走路不稳，"
	for _, text := range []string{
		asked + "舌苔也⟦truncation/unstopped:又厚又白⟧",
		asked + "肝功能查过，转氨⟦truncation/unstopped:酶是65⟧",
		asked + "想问是什么原因，平⟦truncation/unstopped:时严重么，⟧",
		asked + "转氨酶也高，最近一次⟦truncation/unstopped:是155，⟧",
		asked + "请问要不要去⟦truncation/unstopped:医院看看，⟧",
		asked + "吃了三天的药还是⟦truncation/unstopped:不见好转,⟧",
		asked + "医生说应该先做一个颈部血管⟦truncation/article:的超声检⟧",
		asked + "还有就是晚上睡觉的⟦truncation/article:时候因为，⟧",
		asked + "请问平时应该多吃一些什么样⟦truncation/article:的水果和、⟧",
		asked + "请问要不要去医院看看。",
	} {
		for _, f := range harness.Copy(t, text) {
			if f.Rule == "truncation/unstopped" && (len(f.Fixes) != 1 || f.Fixes[0].Safe || f.Fixes[0].Edits[0].Text != "。") {
				t.Errorf("%s: %+v", text, f.Fixes)
			}
		}
	}
}
