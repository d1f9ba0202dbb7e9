package repetition

import (
	"testing"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/source"
)

// What is referred to, what is said of other code, and what two lists have in common stands twice by right.
func TestRepeatedInMarkdown(t *testing.T) {
	h := harness
	h.Read, h.MinSeverity = source.Markdown, lint.Warning
	const item = "把检查结果和常吃的药名抄在卡片上，随身带着，看病时交给医生。"
	h.Each(t, map[string]string{
		"reference":    "## 睡眠\n\n- [每天走路半小时的人睡得更好也更少得心脏病](a.md)\n\n## 心脏\n\n- [每天走路半小时的人睡得更好也更少得心脏病](a.md)\n",
		"other code":   "- `baoming`：打开之后填写姓名和电话，提交之前请核对身份证号。\n- `yuyue`：打开之后填写姓名和电话，提交之前请核对身份证号。\n",
		"other code 2": "一号窗口的结果在`A`里查不到的，要到`B`里查，一号窗口的结果在`B`里查不到的，要到`A`里查。\n",
		"two lists":    "## 老人\n\n1. " + item + "\n2. 穿平底鞋。\n\n## 孕妇\n\n1. " + item + "\n2. 有人陪。\n",
		"gist":         "> " + item + "\n\n## 看病之前\n\n" + item + "\n",
		"gists":        "> - " + item + "\n> - 穿平底鞋。\n\n## 看病之前\n\n**" + item + "**\n",
		"gist of two":  "> " + item + "\n>\n> 出门前再看一遍，缺了哪一样都要回去拿，不要嫌麻烦。\n\n## 看病之前\n\n" + item + "\n\n出门前再看一遍，缺了哪一样都要回去拿，不要嫌麻烦。\n",
		"one list":     "1. " + item + "\n2. 穿平底鞋。\n3. ⟦repetition/paragraph:" + item + "⟧\n",
		"paragraph":    "## 老人\n\n" + item + "\n\n## 孕妇\n\n⟦repetition/paragraph:" + item + "⟧\n",
		"same code":    "打开`baoming`之后填写姓名和电话，提交之前核对身份证号。\n\n## 孕妇\n\n⟦repetition/paragraph:打开`baoming`之后填写姓名和电话，提交之前核对身份证号。⟧\n",
	})
}
