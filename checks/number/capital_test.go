package number

import (
	"math/big"
	"testing"

	"github.com/healthlint/healthlint/lint/figures"
)

func TestSpelt(t *testing.T) {
	for text, want := range map[string]string{
		"贰万伍仟元":        "25000",
		"壹亿贰仟万零叁元肆角伍分": "120000003.45",
		"捌仟陸佰伍拾圓":      "8650",
		"拾万零伍元":        "100005",
		"四十五":          "45",
		"十五":           "15",
		"两百":           "200",
		"零":            "0",
		"元":            "",
		"":             "",
	} {
		got := ""
		if v := spelt(text); v != nil {
			got = figures.Format(v, 2)
		}
		if got != want {
			t.Errorf("spelt(%q) = %q, want %q", text, got, want)
		}
	}
}

// inWords writes a number below 10^8 in capital numerals.
func inWords(n uint32) string {
	if n >= 10_000 {
		rest := ""
		if n%10_000 != 0 {
			rest = inWords(n % 10_000)
			if n%10_000 < 1000 {
				rest = "零" + rest
			}
		}
		return inWords(n/10_000) + "万" + rest
	}
	digits, scales := []rune("零壹贰叁肆伍陆柒捌玖"), []string{"仟", "佰", "拾", ""}
	out, zero := "", false
	for i, unit := range []uint32{1000, 100, 10, 1} {
		switch d := n / unit % 10; {
		case d == 0:
			zero = out != ""
		case zero:
			out, zero = out+"零"+string(digits[d])+scales[i], false
		default:
			out += string(digits[d]) + scales[i]
		}
	}
	if out == "" {
		return "零"
	}
	return out
}

func FuzzSpelt(f *testing.F) {
	for _, n := range []uint32{0, 5, 10, 105, 20_030, 99_999_999, 10_000_001} {
		f.Add(n)
	}
	f.Fuzz(func(t *testing.T, n uint32) {
		n %= 100_000_000
		if v := spelt(inWords(n) + "元"); v == nil || v.Cmp(new(big.Rat).SetInt64(int64(n))) != 0 {
			t.Errorf("%d, %s, is read as %v", n, inWords(n), v)
		}
	})
}
