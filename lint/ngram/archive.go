package ngram

import (
	"bufio"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"os"
	"strconv"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint/lines"
)

// ParseWeights reads name TAB weight lines; what follows on a line, and lines that begin with #, are remarks. The error
// names the line's name.
func ParseWeights(table string) (map[string]float64, error) {
	weights := map[string]float64{}
	for row := range lines.Rows(table, 2) {
		name, weight := row[0], row[1]
		if weight == "" {
			return nil, fmt.Errorf("%s: no weight", name)
		}
		w, err := strconv.ParseFloat(weight, 64)
		if err != nil || !(w >= 0) { // nor NaN
			return nil, fmt.Errorf("%s: %q is not a weight", name, weight)
		}
		weights[name] = w
	}
	return weights, nil
}

// GzipLines is Lines of a gzipped file.
func GzipLines(path string, add func(line string) error) error {
	file, err := os.Open(path)
	if err != nil {
		return err
	}
	defer file.Close()
	text, err := gzip.NewReader(file)
	if err != nil {
		return err
	}
	return Lines(text, add)
}

// Lines hands UTF-8 text to add line by line, so that a file of any size fits; a line longer than the buffer is cut between
// two characters.
func Lines(r io.Reader, add func(line string) error) error {
	in := bufio.NewReaderSize(r, 1<<20)
	half := "" // of a character that the buffer cut
	for {
		read, err := in.ReadSlice('\n')
		line := half + string(read)
		half = ""
		if errors.Is(err, bufio.ErrBufferFull) {
			whole := wholeCharacters(line)
			line, half = line[:whole], line[whole:]
		}
		if line != "" {
			if err := add(line); err != nil {
				return err
			}
		}
		switch {
		case err == nil, errors.Is(err, bufio.ErrBufferFull):
		case errors.Is(err, io.EOF):
			return nil
		default:
			return err
		}
	}
}

// wholeCharacters returns where the last character of s that may be incomplete begins, its length if it is not.
func wholeCharacters(s string) int {
	for n := 1; n < utf8.UTFMax && n <= len(s); n++ {
		if at := len(s) - n; utf8.RuneStart(s[at]) {
			if !utf8.FullRuneInString(s[at:]) {
				return at
			}
			break
		}
	}
	return len(s)
}
