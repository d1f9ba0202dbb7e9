package source

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"

	"github.com/healthlint/healthlint/lint"
)

// lineReader yields the lines of a data set in UTF-8, without their ends, and
// counts them.
type lineReader struct {
	r        *bufio.Reader
	encoding string
	decoder  *encoding.Decoder // nil for UTF-8
	mark     []byte            // the byte order mark, as it stands
	line     int               // number of the line last returned
	raw      []byte            // that line as it stands in the file, its end included
	buf      []byte
	pushed   []pushedLine // the last comes first
}

// pushedLine is a line to be read again.
type pushedLine struct{ text, raw []byte }

// newLineReader finds the encoding from the beginning of the stream; "" asks
// for that.
func newLineReader(r io.Reader, name string) (*lineReader, error) {
	in := bufio.NewReaderSize(r, sample)
	head, err := in.Peek(sample)
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, err
	}
	if err := fourBytes(head); err != nil {
		return nil, err
	}
	mark, bom := byteOrderMark(head)
	forced := name != ""
	if forced {
		if name, err = namedEncoding(name, mark); err != nil {
			return nil, err
		}
	}
	switch {
	case name != "" && name != mark:
		bom = 0
	case bom > 0:
		name = mark
	default:
		name = Detect(wholeLines(head))
	}
	if err := notText(wholeLines(head)[bom:], name, forced); err != nil {
		return nil, err
	}
	l := &lineReader{r: in, encoding: name, mark: slices.Clone(head[:bom])}
	if _, err := in.Discard(bom); err != nil {
		return nil, err
	}
	if name != "utf-8" {
		l.decoder = codec(name).NewDecoder()
	}
	return l, nil
}

// wholeLines cuts a beginning of a file where it does not cut a character.
func wholeLines(head []byte) []byte {
	if i := bytes.LastIndexByte(head, '\n'); i > 0 && len(head) == sample {
		return head[:i+1]
	}
	return head
}

// next returns the next line; it is overwritten by the one after. The lines
// are parted before they are decoded, so that each is known as it stands.
func (l *lineReader) next() ([]byte, error) {
	if last := len(l.pushed) - 1; last >= 0 {
		line := l.pushed[last]
		l.pushed[last], l.pushed = pushedLine{}, l.pushed[:last]
		l.raw = line.raw
		l.line++
		return line.text, nil
	}
	l.buf = l.buf[:0]
	for {
		part, err := l.r.ReadSlice('\n')
		l.buf = append(l.buf, part...)
		if errors.Is(err, bufio.ErrBufferFull) {
			continue
		}
		if err != nil && (!errors.Is(err, io.EOF) || len(l.buf) == 0) {
			return nil, err
		}
		if err == nil && !l.ended() {
			continue
		}
		break
	}
	l.line++
	l.raw = l.buf
	text := l.buf
	if l.decoder != nil {
		var err error
		if text, err = l.decoder.Bytes(l.buf); err != nil {
			return nil, err
		}
	}
	return bytes.TrimSuffix(bytes.TrimSuffix(text, []byte("\n")), []byte("\r")), nil
}

// ended reports whether the byte 0A just read ends a line. In UTF-16 it may
// be half of another character, and its own other half may still be unread.
func (l *lineReader) ended() bool {
	n := len(l.buf)
	switch l.encoding {
	case "utf-16be":
		return n%2 == 0 && l.buf[n-2] == 0
	case "utf-16le":
		if n%2 == 0 {
			return false
		}
		high, err := l.r.ReadByte()
		if err != nil {
			return true
		}
		l.buf = append(l.buf, high)
		return high == 0
	}
	return true
}

// unread puts back the last lines returned.
func (l *lineReader) unread(lines []pushedLine) {
	l.line -= len(lines)
	for _, line := range slices.Backward(lines) {
		l.pushed = append(l.pushed, line)
	}
}

// undecodable reports bytes of the line last returned that stand for nothing.
// After a decoder they are U+FFFD, which a data set has no other use for.
func (l *lineReader) undecodable(line []byte) *Error {
	if utf8.Valid(line) && (l.encoding == "utf-8" || !bytes.Contains(line, []byte("\uFFFD"))) {
		return nil
	}
	err := NotDecoded(l.encoding)
	err.Line = l.line
	return err
}

func atEnd(err error) error {
	if errors.Is(err, io.EOF) {
		return nil
	}
	return err
}

// Stream decodes a text of any length: it returns a reader of UTF-8, and the name of the encoding that the beginning speaks
// for. Bytes that stand for nothing come through as they are in UTF-8, as U+FFFD from other encodings.
func Stream(r io.Reader) (io.Reader, string, error) {
	l, err := newLineReader(r, "")
	if err != nil {
		return nil, "", err
	}
	if l.decoder == nil {
		return l.r, l.encoding, nil
	}
	return l.decoder.Reader(l.r), l.encoding, nil
}

// NotDecoded is the error of bytes that stand for nothing in an encoding.
func NotDecoded(name string) *Error {
	return &Error{Offset: -1, Message: lint.Say("有不是%s的字节", "bytes that are not %s", strings.ToUpper(name))}
}
