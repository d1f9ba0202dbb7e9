package boilerplate

import (
	"testing"

	"github.com/healthlint/healthlint/lint"
)

// A caption is told where text goes on behind it.
func TestCaptionInText(t *testing.T) {
	const half = "体检车每周二出车，居民凭身份证就能查，老人不用再跑"
	h := harness
	h.MinSeverity = lint.Warning
	h.Each(t, map[string]string{
		"between halves": story + half + "\n⟦boilerplate/caption:图为医生在社区义诊。　本报记者　林晓舟　摄⟧\n远路，查完当天可以取结果。",
		"in the line":    story + "体检车每周二出车。⟦boilerplate/caption:图为医生在社区义诊。本报记者 林晓舟 摄⟧居民凭身份证就能查，不必预约。",
	})
	h.Each(t, map[string]string{
		"between paragraphs": story + "图为医生在社区义诊。　本报记者　林晓舟　摄\n今年已经查了两千人，明年还要开到山里去。",
		"no stop above":      story + "大家要抓紧抓细，一户一户地查，争取今年全部查完\n图为医生在社区义诊。　本报记者　林晓舟　摄\n五月八日，河口区卫生健康局又派出两辆体检车。",
		"below":              story + "今年已经查了两千人。图为医生在社区义诊。本报记者 林晓舟 摄",
		"of pictures":        story + "墙上的照片由居民拍摄，图为证，人人都看得见。",
	})
}

// A note of the foot of a page stands between paragraphs, and its mark above; at the end of a paper it is in its place.
func TestFootnote(t *testing.T) {
	const marked = "体检车每周二出车，老人每天量两次血压③，记在本子上。\n"
	h := harness
	h.MinSeverity = lint.Warning
	h.Each(t, map[string]string{
		"in between": story + marked + "\n⟦boilerplate/folio:③ 参见河口区老年人血压管理指南。⟧\n\n今年已经查了两千人，明年还要开到山里去。",
		"at the end": story + marked + "\n③ 参见河口区老年人血压管理指南。",
		"endnotes":   story + "今年已经查了两千人①，明年还要查②。\n①数据来源于社区的登记簿。\n②名单见门口的告示。",
		"steps":      story + "① 参见门口的告示，先登记。\n② 《居民手册》每人一本。\n今年已经查了两千人。",
	})
}
