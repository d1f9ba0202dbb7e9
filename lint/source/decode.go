package source

import (
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint"
)

// Text is a file decoded to UTF-8.
type Text struct {
	Source   []byte
	Encoding string // "utf-8", "gb18030", "big5", "utf-16le", "utf-16be"
}

// Decode turns the bytes of a file into UTF-8.
func Decode(data []byte, encoding string) (Text, error) {
	for i := 0; i < len(data); {
		r, n := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && n == 1 {
			return Text{}, &Error{Offset: i, Message: lint.Say("第%d字节起无法按UTF-8解码", "byte %d cannot be decoded as UTF-8", i)}
		}
		i += n
	}
	return Text{Source: data, Encoding: "utf-8"}, nil
}
