package boilerplate

import (
	"testing"

	"github.com/healthlint/healthlint/lint"
)

// The head of a page is told by its number, far from it or on the next line, and by standing over other pages too.
func TestRunningHeads(t *testing.T) {
	const (
		half = "体检车每周二出车，居民凭身份证就能查，老人不用再跑"
		rest = "远路，查完当天可以取结果。"
	)
	h := harness
	h.MinSeverity = lint.Warning
	h.Each(t, map[string]string{
		"first line":       "⟦boilerplate/folio:河口健康报                       B3⟧\n\n" + story,
		"issue":            "⟦boilerplate/folio:河口健康專訊　二〇二四年五月號　　　　　　12⟧\n\n" + story,
		"title and number": "第二章　体检车的一天\n" + story + "⟦boilerplate/folio:第二章　体检车的一天　　　　　　24⟧" + next,
		"twice":            story + "⟦boilerplate/folio:24　　　　河口健康读本⟧" + next + "\n⟦boilerplate/folio:26　　　　河口健康读本⟧" + next,
		"over its number":  story + half + "\n\n⟦boilerplate/folio:河口健康读本\n· 23 ·⟧\n\n" + rest,
		"of pages":         story + "\n⟦boilerplate/folio:12 / 36⟧\n" + next,
		"far in":           story + "\n                    ⟦boilerplate/folio:3⟧\n" + next,
		"bare, in between": story + half + "\n⟦boilerplate/folio:3⟧\n" + rest,
	})
	h.Each(t, map[string]string{
		"heading over number": story + "体检须知\n" + next,
		"blood pressure":      story + "\n120/80\n" + next,
		"once":                story + "签约家庭医生　　　　　　1284" + next,
		"price":               story + "挂号费　　　　　12" + next,
		"score":               story + "3\n" + next,
		"paper alone":         "河口健康报　B3\n" + story,
		"contents":            "目录\n体检车的一天　　　　　　3\n签约家庭医生　　　　　　8\n" + story,
	})
}

// Comments of readers, behind the head of their area or with who says it in front, are the page's, in whatever format.
func TestRemarks(t *testing.T) {
	h := harness
	h.MinSeverity = lint.Warning
	h.Each(t, map[string]string{
		"area": story + "⟦boilerplate/navigation:网友评论（3）\n柳荫小白：学到了，谢谢医生！　赞(12) 回复\n清风2019：我也去查过　赞(5) 回复⟧",
		"one":  story + "⟦boilerplate/navigation:柳荫网友：我妈查过，第二天就拿到结果。 2小时前 回复 赞 8⟧",
	})
	h.Each(t, map[string]string{
		"answer":  story + "居民写信问能不能上门体检，卫生局当天就回复 3人\n今年已经查了两千人。",
		"comment": story + "网友“柳荫小白”说：“学到了，谢谢医生。”这条评论得了十二个赞，还有五条回复。",
	})
}
