package source

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/transform"
)

// lineReader yields the lines of a data set in UTF-8, without their ends, and
// counts them.
type lineReader struct {
	r        *bufio.Reader
	encoding string
	line     int // number of the line last returned
	buf      []byte
	pushed   [][]byte
}

// newLineReader finds the encoding from the beginning of the stream; "" asks
// for that.
func newLineReader(r io.Reader, encoding string) (*lineReader, error) {
	in := bufio.NewReaderSize(r, sample)
	head, err := in.Peek(sample)
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, err
	}
	mark, bom := byteOrderMark(head)
	switch {
	case encoding != "" && encoding != mark:
		bom = 0
	case bom > 0:
		encoding = mark
	default:
		encoding = Detect(wholeLines(head))
	}
	if _, err := in.Discard(bom); err != nil {
		return nil, err
	}
	l := &lineReader{r: in, encoding: encoding}
	if encoding != "utf-8" {
		l.r = bufio.NewReaderSize(transform.NewReader(in, codec(encoding).NewDecoder()), sample)
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

// next returns the next line; it is overwritten by the one after.
func (l *lineReader) next() ([]byte, error) {
	if len(l.pushed) > 0 {
		line := l.pushed[0]
		l.pushed = l.pushed[1:]
		l.line++
		return line, nil
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
		break
	}
	l.line++
	return bytes.TrimSuffix(bytes.TrimSuffix(l.buf, []byte("\n")), []byte("\r")), nil
}

// unread puts back the last lines returned.
func (l *lineReader) unread(lines [][]byte) {
	l.line -= len(lines)
	l.pushed = append(slices.Clone(lines), l.pushed...)
}

// undecodable reports bytes of the line last returned that stand for nothing.
// After a decoder they are U+FFFD, which a data set has no other use for.
func (l *lineReader) undecodable(line []byte) *Error {
	if utf8.Valid(line) && (l.encoding == "utf-8" || !bytes.Contains(line, []byte("\uFFFD"))) {
		return nil
	}
	name := strings.ToUpper(l.encoding)
	return malformed(l.line, "有不是%s的字节", "bytes that are not %s", name)
}

func atEnd(err error) error {
	if errors.Is(err, io.EOF) {
		return nil
	}
	return err
}
