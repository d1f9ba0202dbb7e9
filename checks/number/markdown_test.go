package number

import (
	"testing"

	"github.com/healthlint/healthlint/lint/source"
)

// The items of a list are those that the markup says, whatever they hold.
func TestItemsInMarkdown(t *testing.T) {
	h := harness
	h.Read = source.Markdown
	h.Each(t, map[string]string{
		"lists within":   "体检分两个环节：\n\n1. **抽血**\n   - 空腹来，抽完再吃早饭。\n   - 按住针眼五分钟。\n2. **拍片**\n   - 摘下项链和手表。\n",
		"words between":  "预约有两个办法：\n\n- 到一楼窗口排队。\n\n  窗口八点开门。\n\n- 打社区的电话。\n",
		"quoted between": "随访有三个对象：\n\n- 刚出院的病人。\n- 高血压病人。\n\n> 高血压病人每季度一次。\n\n- 孕妇。\n",
		"another list":   "门诊新添两个诊室：\n\n- 戒烟门诊。\n- 骨松门诊。\n\n### 其他\n\n- 食堂改到二楼。\n- 车位加到三十个。\n",
		"some of them":   "夜诊要做到以下三点中的两个：\n\n- 有医生。\n- 有药师。\n- 有护士。\n",
		"title":          "- [体检前后三大须知详解](a.md)：空腹、停药、早睡、请假、陪护。\n",
		"too many":       "体检分⟦number/enumeration:两个⟧环节：\n\n- **抽血**\n  - 空腹来。\n- **拍片**\n- **问诊**\n",
		"too few":        "预约有⟦number/enumeration:三个⟧办法：\n\n- 到一楼窗口排队。\n- 打社区的电话。\n\n窗口八点开门。\n",
	})
}

// A watchword is held against the rules that it names.
func TestWatchword(t *testing.T) {
	harness.Each(t, map[string]string{
		"one is lost":   "医生请老人量血压时记住“⟦number/enumeration:四个要⟧”。\n\n一要坐稳。先坐五分钟。\n\n二要绑好。袖带和心脏一样高。\n\n三要记下。写在本子上。\n\n量完血压再吃药。",
		"a list of two": "量血压做到“⟦number/enumeration:三不要⟧”：\n\n• 不要憋着尿量。\n• 不要隔着毛衣量。\n\n说完大家都笑了。",
		"all are there": "量血压做到“三不要”：\n\n一不要憋着尿量。\n\n二不要隔着毛衣量。\n\n三不要量完就忘。\n\n说完大家都笑了。",
		"none is named": "量血压做到“三不要”。\n\n社区医生说，老人记得很快。\n\n一是口诀短，二是天天用。",
	})
}
