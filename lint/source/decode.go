package source

import (
	"bytes"
	"errors"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"

	"github.com/healthlint/healthlint/lint"
)

// Text is a file decoded to UTF-8.
type Text struct {
	Source   []byte // a UTF-8 file as it stands, its byte order mark included; lines end in LF where they ended in CR alone
	Encoding string // one of Encodings
	BOM      bool   // the file begins with a byte order mark
	CR       bool   // lines end in CR alone, as they did on the Macintosh
	Torn     []byte // what is left of a character of UTF-8 inside which the file breaks off; Source has U+FFFD for it
}

// Encodings are the names of what can be decoded.
var Encodings = []string{"utf-8", "gb18030", "big5", "utf-16le", "utf-16be"}

// aliases are the other names people give them. GB2312 and GBK are subsets of
// GB18030, and files labelled with the smaller one use the larger.
var aliases = map[string]string{
	"utf8": "utf-8", "gbk": "gb18030", "gb2312": "gb18030", "cp936": "gb18030", "big5-hkscs": "big5", "cp950": "big5",
	"utf16le": "utf-16le", "utf16be": "utf-16be", "utf16": utf16,
}

// utf16 is UTF-16 of either byte order: that of the mark, little endian without one.
const utf16 = "utf-16"

// order returns the byte order of UTF-16 that is named without one, in a file that begins with a mark.
func order(name, mark string) string {
	switch {
	case name != utf16:
		return name
	case mark == "utf-16be":
		return mark
	}
	return "utf-16le"
}

// EncodingNames are the names that people are offered: those of Encodings, and the one most know GB18030 by.
var EncodingNames = []string{"utf-8", "gb18030", "gbk", "big5", "utf-16le", "utf-16be"}

// EncodingName returns the name in Encodings that name stands for, or utf-16, whose byte order a file says itself.
func EncodingName(name string) (string, bool) {
	name = strings.ToLower(name)
	if alias, ok := aliases[name]; ok {
		name = alias
	}
	return name, name == utf16 || slices.Contains(Encodings, name)
}

// namedEncoding returns the encoding of Encodings that somebody says a file is in, which begins with a mark.
func namedEncoding(name, mark string) (string, error) {
	known, ok := EncodingName(name)
	if !ok {
		return "", unknownEncoding(name)
	}
	return order(known, mark), nil
}

func codec(name string) encoding.Encoding {
	switch name {
	case "gb18030":
		return simplifiedchinese.GB18030
	case "big5":
		return traditionalchinese.Big5
	case "utf-16le":
		return unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)
	case "utf-16be":
		return unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)
	}
	return encoding.Nop
}

// Decode turns the bytes of a file into UTF-8. Without a name it
// finds the encoding: by a byte order mark, else UTF-8 if it is that, else the
// one that reads most like Chinese. What is no text is an *Error, as are bytes
// that stand for nothing, with the offset of the first of them, unless they
// are half of a character of UTF-8 at the very end: that the file is cut is
// for the checks to say. The name may be any that EncodingName knows.
func Decode(data []byte, name string) (Text, error) {
	if err := fourBytes(data); err != nil {
		return Text{}, err
	}
	mark, bom := byteOrderMark(data)
	forced := name != ""
	if forced {
		var err error
		if name, err = namedEncoding(name, mark); err != nil {
			return Text{}, err
		}
	}
	switch {
	case name == "" && bom > 0:
		name = mark
	case name == "":
		name = Detect(data)
	case name != mark:
		bom = 0
	}
	if err := notText(data[bom:], name, forced); err != nil {
		return Text{}, err
	}
	text := Text{Encoding: name, BOM: bom > 0}
	if name == "utf-8" {
		text.Source = data
		if at := invalidUTF8(data); at > bom && !utf8.FullRune(data[at:]) {
			text.Source = append(slices.Clone(data[:at]), "\uFFFD"...)
			text.Torn = slices.Clone(data[at:])
		} else if at >= 0 {
			return Text{}, undecodable(data, at, name)
		}
		text.endLines()
		return text, nil
	}
	body := data[bom:]
	out, err := codec(name).NewDecoder().Bytes(body)
	bad := -1
	if err != nil {
		bad = len(data)
	} else if bytes.Contains(out, []byte("\uFFFD")) {
		if at := invalid(body, name); at >= 0 {
			bad = bom + at
		}
	}
	switch {
	case bad >= 0 && !forced && bom == 0 && !strings.HasPrefix(name, utf16) && beginsUTF8(data):
		return Text{}, mixed(data, name)
	case bad >= 0:
		return Text{}, undecodable(data, bad, name)
	}
	text.Source = out
	text.endLines()
	return text, nil
}

// endLines ends the lines in LF if all of them end in CR: every offset stays. Where both occur a CR is none of a line's end.
func (t *Text) endLines() {
	if bytes.IndexByte(t.Source, '\n') < 0 && bytes.IndexByte(t.Source, '\r') >= 0 {
		t.Source, t.CR = bytes.ReplaceAll(t.Source, []byte("\r"), []byte("\n")), true
	}
}

// Encode is the reverse of Decode.
func Encode(text Text) ([]byte, error) {
	if text.CR {
		text.Source = bytes.ReplaceAll(text.Source, []byte("\n"), []byte("\r"))
	}
	if text.Encoding == "utf-8" {
		if whole, ok := bytes.CutSuffix(text.Source, []byte("\uFFFD")); ok && len(text.Torn) > 0 {
			return append(slices.Clone(whole), text.Torn...), nil
		}
		return text.Source, nil
	}
	out, err := codec(text.Encoding).NewEncoder().Bytes(text.Source)
	if err != nil {
		return nil, &Error{Offset: -1, Message: unencodable(text)}
	}
	if text.BOM {
		mark := "\xff\xfe"
		if text.Encoding == "utf-16be" {
			mark = "\xfe\xff"
		}
		out = append([]byte(mark), out...)
	}
	return out, nil
}

// unencodable names the first character that the encoding of text lacks.
func unencodable(text Text) lint.Text {
	enc, name := codec(text.Encoding).NewEncoder(), strings.ToUpper(text.Encoding)
	for _, r := range string(text.Source) {
		if _, err := enc.String(string(r)); err != nil {
			return lint.Say("%[1]s写不出“%[2]c”（U+%04[2]X）", "%[1]s cannot write “%[2]c” (U+%04[2]X)", name, r)
		}
	}
	return lint.Say("有%s写不出的字", "%s cannot write a character", name)
}

func byteOrderMark(data []byte) (name string, length int) {
	switch {
	case bytes.HasPrefix(data, []byte("\xef\xbb\xbf")):
		return "utf-8", 3
	case bytes.HasPrefix(data, []byte("\xff\xfe")):
		return "utf-16le", 2
	case bytes.HasPrefix(data, []byte("\xfe\xff")):
		return "utf-16be", 2
	}
	return "", 0
}

// fourBytes refuses UTF-32 by its byte order mark, whose little endian form begins with that of UTF-16.
func fourBytes(data []byte) *Error {
	if bytes.HasPrefix(data, []byte("\xff\xfe\x00\x00")) || bytes.HasPrefix(data, []byte("\x00\x00\xfe\xff")) {
		return &Error{Message: lint.Say("是 UTF-32 编码，不能读：另存为 UTF-8", "is UTF-32, which cannot be read: save it as UTF-8")}
	}
	return nil
}

func unknownEncoding(name string) *Error {
	return &Error{Offset: -1, Message: lint.Say("没有“%[1]s”这种编码（%[2]s）", "there is no encoding “%[1]s” (%[2]s)", name, strings.Join(EncodingNames, ", "))}
}

func undecodable(data []byte, at int, name string) *Error {
	shown := data[min(at, len(data)):min(at+4, len(data))]
	message := lint.Say("第%d字节起（% x）不是%s", "from byte %d on (% x) this is not %s", at+1, shown, strings.ToUpper(name))
	if name == "utf-8" { // of other encodings a byte of a line end may be half a character
		line := 1 + bytes.Count(data[:min(at, len(data))], []byte("\n"))
		message = lint.Say("第%d行（第%d字节起：% x）不是%s", "line %d, from byte %d on (% x), is not %s", line, at+1, shown, strings.ToUpper(name))
	}
	return &Error{Offset: at, Message: message}
}

// beginsUTF8 reports whether a file that is no UTF-8 begins as such, with a few characters that another encoding would not give.
func beginsUTF8(data []byte) bool {
	wide := 0
	for _, r := range string(data[:max(0, invalidUTF8(data))]) {
		if r >= 0x2E80 {
			wide++
		}
	}
	return wide >= 3
}

// mixed is the error of a file that begins in UTF-8 and goes on in what is no encoding from the beginning on.
func mixed(data []byte, name string) *Error {
	at := invalidUTF8(data)
	line := 1 + bytes.Count(data[:at], []byte("\n"))
	return &Error{Offset: at, Message: lint.Say("开头是UTF-8，自第%d行（第%d字节：% x）起不是，整篇也不是%s；一个文件只能用一种编码，是哪一种可用 --encoding 写明",
		"begins as UTF-8, which line %d (byte %d: % x) is not, and is not %s as a whole; a file is in one encoding, which --encoding can name",
		line, at+1, data[at:min(at+4, len(data))], strings.ToUpper(name))}
}

func invalidUTF8(data []byte) int {
	if utf8.Valid(data) {
		return -1
	}
	for i := 0; ; {
		r, n := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && n <= 1 {
			return i
		}
		i += n
	}
}

// invalid returns the offset of the first bytes that the encoding has no
// character for, or -1 where every U+FFFD was meant.
func invalid(data []byte, name string) int {
	dec := codec(name).NewDecoder()
	wide := strings.HasPrefix(name, "utf-16")
	var dst [utf8.UTFMax]byte
	for i := 0; i < len(data); {
		if !wide && data[i] < utf8.RuneSelf {
			i++
			continue
		}
		dec.Reset()
		// A window of one character: the longest is four bytes.
		for n := 1; ; n++ {
			window := data[i:min(i+n, len(data))]
			wrote, read, err := dec.Transform(dst[:], window, i+n >= len(data))
			if errors.Is(err, transform.ErrShortSrc) && i+n < len(data) {
				continue
			}
			if read == 0 {
				return i
			}
			if bytes.HasPrefix(dst[:wrote], []byte("\uFFFD")) && !meant(window[:read], name) {
				return i
			}
			i += read
			break
		}
	}
	return -1
}

// meant reports whether the bytes are the encoding's own U+FFFD.
func meant(b []byte, name string) bool {
	switch name {
	case "gb18030":
		return string(b) == "\x84\x31\xa4\x37"
	case "utf-16le":
		return string(b) == "\xfd\xff"
	case "utf-16be":
		return string(b) == "\xff\xfd"
	}
	return false
}
