package ngram

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strconv"

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

// Lines hands text to add line by line, so that a file of any size fits; a line longer than the buffer is cut.
func Lines(r io.Reader, add func(line string) error) error {
	in := bufio.NewReaderSize(r, 1<<20)
	for {
		line, err := in.ReadSlice('\n')
		if len(line) > 0 {
			if err := add(string(line)); err != nil {
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
