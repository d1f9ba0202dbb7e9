package source

import (
	"bytes"
	_ "embed"
	"sync"
	"unicode/utf8"
)

//go:embed common.txt
var common string

// commonHan is the characters of common.txt.
var commonHan = sync.OnceValue(func() map[rune]bool {
	usual := make(map[rune]bool, len(common)/3)
	for _, r := range common {
		usual[r] = true
	}
	return usual
})

// sample is how much of a file is read to find its encoding.
const sample = 64 << 10

// Detect names the encoding of a file without a byte order mark. What is
// valid UTF-8 without NUL bytes is UTF-8: no Chinese text in another encoding
// passes for it. Otherwise every decoding is tried and the one wins that gives
// the largest share of common characters: read wrongly, Chinese turns into
// characters that are valid but rare.
func Detect(data []byte) string {
	if bytes.IndexByte(data, 0) < 0 && utf8.Valid(data) {
		return "utf-8"
	}
	data = data[:min(len(data), sample)]
	usual := commonHan()
	best, top := "utf-8", plausible(data, data, usual)
	for _, name := range Encodings[1:] {
		out, err := codec(name).NewDecoder().Bytes(data)
		if err != nil {
			continue
		}
		if s := plausible(out, data, usual); s > top {
			best, top = name, s
		}
	}
	return best
}

// plausible grades text as a reading of data: what its characters are worth,
// per byte of data, so that encodings of unequal width compare.
func plausible(text, data []byte, usual map[rune]bool) float64 {
	score := 0.0
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRune(text[i:])
		i += n
		score += worth(r, n, usual)
	}
	return score / float64(max(len(data), 1))
}

// worth says how much a character speaks for a decoding. The weights need only
// keep the order: common Han and their punctuation, ASCII, rare Han, what
// nobody writes in an article.
func worth(r rune, n int, usual map[rune]bool) float64 {
	switch {
	case r == utf8.RuneError && n <= 3:
		return -6
	case r == '\n' || r == '\r' || r == '\t':
		return 1
	case r < 0x20 || r == 0x7f:
		return -4
	case r < utf8.RuneSelf:
		return 1
	case usual[r], r >= 0x3000 && r <= 0x3011, r == '，' || r == '：' || r == '；' || r == '？' || r == '！' || r == '（' || r == '）',
		r >= '“' && r <= '”':
		return 4
	case r >= 0x4e00 && r <= 0x9fff:
		return 0.5
	case r >= 0xff01 && r <= 0xff5e, r >= 0x2010 && r <= 0x2027:
		return 0.5
	case r >= 0xe000 && r <= 0xf8ff, r >= 0x80 && r <= 0x9f:
		return -4
	}
	return -1
}
