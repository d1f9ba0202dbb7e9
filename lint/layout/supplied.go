package layout

import (
	_ "embed"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/lines"
)

// supplied.tsv lists what captions call whose picture they have.
//
//go:embed supplied.tsv
var suppliedTable string

// suppliers are the wordings of supplied.tsv by what they are.
var suppliers = sync.OnceValue(func() map[string][]string {
	out := map[string][]string{}
	for f := range lines.Rows(suppliedTable, 2) {
		out[f[0]] = append(out[f[0]], f[1])
	}
	return out
})

// longestSupplier is how long a credit behind a stop is at most, in bytes.
const longestSupplier = 45

// supplied reports whether tail, behind the end of a sentence, says whose picture a caption goes with: 美联社, 网上图片, 病人家属提供,
// /某某画报. A sentence may begin and end with any of them, so that one must be over before, and none begin.
func supplied(before, tail string) bool {
	tail = strings.Trim(tail, " \u3000\u00a0")
	if tail == "" || len(tail) > longestSupplier || strings.ContainsAny(tail, "，,；;：:（(“「") {
		return false
	}
	if e := mark(strings.TrimRight(before, closers)); e != Stop && e != Ellipsis {
		return false
	}
	tail = simplify(tail)
	if rest := strings.TrimLeft(tail, "/／ "); rest != tail && strings.ContainsAny(tail[:len(tail)-len(rest)], "/／") {
		return rest != "" && !clausal(rest)
	}
	tail = strings.TrimSuffix(tail, " 图")
	if rest := strings.TrimLeft(tail, "©0123456789 "); rest != tail && strings.HasPrefix(tail, "©") {
		return rest != "" && !clausal(rest) // © 2019 人权观察
	}
	for part := range strings.FieldsFuncSeq(tail, func(r rune) bool { return strings.ContainsRune("/／、", r) }) {
		if !isSupplier(strings.Trim(part, marks+"《》〈〉")) {
			return false
		}
	}
	return true
}

// behindLastStop divides body behind the mark that ends its last sentence but one, or closes a quotation or a bracket there.
func behindLastStop(body string) (before, tail string, ok bool) {
	i := strings.LastIndexAny(body, "。！？!?…）)”」")
	if i < 0 {
		return "", "", false
	}
	_, n := utf8.DecodeRuneInString(body[i:])
	return body[:i+n], body[i+n:], true
}

// isSupplier reports whether simplified words name whose picture it is.
func isSupplier(s string) bool {
	for _, label := range []string{"照片由", "图片由", "相片由", "影片由"} {
		s = strings.TrimPrefix(s, label)
	}
	if clausal(s) {
		return false
	}
	of := suppliers()
	for _, name := range of["name"] {
		if strings.EqualFold(s, name) {
			return true
		}
	}
	if giver, ok := strings.CutSuffix(s, "提供"); ok {
		return IsName(giver) || affix.Ends(giver, of["giver"]...)
	}
	return affix.Ends(s, of["picture"]...) || affix.Ends(s, of["outlet"]...)
}

// clausal reports whether words are of a sentence.
func clausal(s string) bool {
	for _, w := range suppliers()["clause"] {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}
