package typo

import (
	"testing"

	"github.com/healthlint/healthlint/lint"
)

func TestHouseTypos(t *testing.T) {
	s := &lint.Settings{Typos: map[string]string{"惠名工程": "惠民工程", "核算检测": "核酸检测", "健康": "健康县", "以經濟": "以健康"}}
	for _, c := range []struct{ in, want string }{
		{"县里推进惠名工程，群众受益。", "县里推进惠民工程，群众受益。"},
		{"医院开设核算检测窗口。", "医院开设核酸检测窗口。"},
		{"建设健康县的经验。", "建设健康县的经验。"},
		{"县里推进便民工程。", "县里推进便民工程。"},
	} {
		found := run(c.in, s)
		if got := fixed(c.in, found); got != c.want {
			t.Errorf("%s became %s, want %s", c.in, got, c.want)
		}
		if c.in != c.want && (len(found) != 1 || found[0].Severity != lint.Error || !found[0].Fixes[0].Safe) {
			t.Errorf("%s: %+v", c.in, found)
		}
	}
}
