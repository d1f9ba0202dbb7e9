package source

import (
	"bytes"
	_ "embed"
	"encoding/hex"
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint"
)

//go:embed magic.tsv
var magicTable string

type magic struct {
	offset int
	bytes  []byte
	name   string
}

var magics = sync.OnceValue(func() []magic {
	var all []magic
	for line := range strings.Lines(magicTable) {
		cells := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if strings.HasPrefix(line, "#") || len(cells) != 3 {
			continue
		}
		offset, err := strconv.Atoi(cells[0])
		mark, herr := hex.DecodeString(cells[1])
		if err != nil || herr != nil {
			panic("source: magic.tsv: " + line)
		}
		all = append(all, magic{offset, mark, cells[2]})
	}
	return all
})

// notText returns the error of a file that is no text by how it begins, or
// whose bytes, read in the encoding that fits them best, are no writing; nil of
// any other. What is forced into an encoding is judged by its beginning only.
func notText(data []byte, encoding string, forced bool) *Error {
	for _, m := range magics() {
		// Several marks are letters that an article could begin with.
		if len(data) > m.offset && bytes.HasPrefix(data[m.offset:], m.bytes) && hasControl(data[:min(len(data), sample)]) {
			return &Error{Offset: m.offset, Message: lint.Say("不是文本文件（%s）", "not a text file (%s)", m.name)}
		}
	}
	if !forced && unwritten(data[:min(len(data), sample)], encoding) {
		return &Error{Message: lint.Say("不是文本文件", "not a text file")}
	}
	return nil
}

func control(c byte) bool {
	return c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f' || c == 0x7f
}

func hasControl(data []byte) bool {
	for _, c := range data {
		if control(c) {
			return true
		}
	}
	return false
}

// unwritten reports whether too much of what bytes say in an encoding is
// nothing that anybody writes. In UTF-8, which random bytes are not, only
// control characters are held against it: damaged copy has all the others.
// Elsewhere so much of it must be strange and so little common: a list whose
// bullets are of a private font is copy.
func unwritten(data []byte, encoding string) bool {
	if encoding == "utf-8" {
		controls := 0
		for _, c := range data {
			if control(c) {
				controls++
			}
		}
		return controls > 0 && (controls == len(data) || controls >= 8 && 3*controls > utf8.RuneCount(data))
	}
	text, err := codec(encoding).NewDecoder().Bytes(data)
	if err != nil {
		return false
	}
	usual := commonHan()
	all, controls, strange, common := 0, 0, 0, 0
	for i := 0; i < len(text); all++ {
		r, n := utf8.DecodeRune(text[i:])
		i += n
		switch {
		case r < utf8.RuneSelf && control(byte(r)):
			controls++
			strange++
		case r == utf8.RuneError, !unicode.IsOneOf(written, r):
			strange++
		case worth(r, n, usual) >= 1:
			common++
		}
	}
	return controls > 0 && controls == all || strange >= 4 && 10*strange > all && 3*common < all
}

// written are the categories of characters that copy is made of.
var written = []*unicode.RangeTable{unicode.L, unicode.M, unicode.N, unicode.P, unicode.S, unicode.Z, unicode.Cf, unicode.Cc}
