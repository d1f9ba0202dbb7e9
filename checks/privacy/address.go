package privacy

import (
	"strings"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/hanzi"
)

// workplaces are words near an address that is an office's or a shop's, which notices and tenders must give.
var workplaces = []string{"公司", "大厦", "写字楼", "办公", "诊室", "教学楼", "门诊部", "接种点", "中心大楼", "供应商", "采购", "代理机构", "生产企业", "生产厂", "递交", "开标", "投标", "报名", "联系地址",
	"单位地址", "注册地址", "经营", "住所", "服务站", "服务中心", "居委会", "交易中心", "举报材料", "监督所", "药店", "门店"}

// addresses reports addresses down to the door: a building and a unit with a
// door, a building and a room, a lane with a number and a room.
func (s *scan) addresses() {
	t := s.text
	for _, w := range []string{"号楼", "栋", "幢", "弄"} {
		for at := 0; ; {
			i := hanzi.Index(t[at:], w)
			if i < 0 {
				break
			}
			i += at
			at = i + len(w)
			if i < s.upTo {
				continue
			}
			start, ok := numberBefore(t, i)
			if !ok {
				continue
			}
			end := door(t, i+len(w), w == "弄")
			if end == 0 {
				continue
			}
			if has(s.before(start)+s.after(end), workplaces...) {
				continue // where someone works, not lives
			}
			s.upTo = end
			s.found("address", lint.Warning, s.estate(start), end, lint.Text{ZH: "住址", EN: "the home address"}, lint.Say("写到小区、村一级即可", "the estate or village is enough"))
		}
	}
}

// numberBefore returns where the number that ends at at begins.
func numberBefore(t string, at int) (int, bool) {
	end := at
	for at > 0 && t[at-1] == ' ' {
		at--
	}
	start := at
	for start > 0 {
		r, n := utf8.DecodeLastRuneInString(t[:start])
		if !isNumeral(r) {
			break
		}
		start -= n
	}
	return start, start < at && end >= at
}

func isNumeral(r rune) bool {
	return r >= '0' && r <= '9' || strings.ContainsRune("一二三四五六七八九十百零〇", r) || r >= 'A' && r <= 'Z'
}

// door parses what follows a building: a unit and a door, or a room of three
// digits or more. It returns where the address ends, 0 if it names no door.
func door(t string, at int, lane bool) int {
	number := func() (size int) {
		for at < len(t) && t[at] == ' ' {
			at++
		}
		for at < len(t) {
			r, n := utf8.DecodeRuneInString(t[at:])
			if !isNumeral(r) && r != '-' {
				break
			}
			at += n
			size++
		}
		for at < len(t) && t[at] == ' ' {
			at++
		}
		return size
	}
	word := func(ws ...string) bool {
		for _, w := range ws {
			if strings.HasPrefix(t[at:], w) {
				at += len(w)
				return true
			}
		}
		return false
	}
	if number() == 0 {
		return 0
	}
	unit := word("单元", "门洞", "门") || lane && word("号")
	if !unit {
		// 3号楼1502室: the number just read is the room
		if word("室", "房", "户", "号") {
			return at
		}
		return 0
	}
	if number() == 0 {
		return 0
	}
	if word("室", "号", "房", "户") {
		return at
	}
	if word("楼", "层") {
		save := at
		if number() > 0 && word("室", "号", "房", "户") || word("东户", "西户", "中户", "左户", "右户") {
			return at
		}
		return save
	}
	return 0
}

// estate goes back from the building's number to the name before it.
func (s *scan) estate(at int) int {
	start := at
	for n := 0; n < 24 && start > 0; n++ {
		r, m := utf8.DecodeLastRuneInString(s.text[:start])
		if strings.ContainsRune("，。、；：,;:（）()“”\"在于将住为址的", r) {
			break
		}
		start -= m
	}
	return start
}
