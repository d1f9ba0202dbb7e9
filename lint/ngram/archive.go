package ngram

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// ParseWeights reads name TAB weight lines; what follows on a line, and lines that begin with #, are remarks. The error
// names the line's name.
func ParseWeights(table string) (map[string]float64, error) {
	weights := map[string]float64{}
	for line := range strings.Lines(table) {
		fields := strings.Split(strings.TrimSpace(line), "\t")
		if fields[0] == "" || strings.HasPrefix(fields[0], "#") {
			continue
		}
		if len(fields) < 2 {
			return nil, fmt.Errorf("%s: no weight", fields[0])
		}
		w, err := strconv.ParseFloat(fields[1], 64)
		if err != nil || w < 0 {
			return nil, fmt.Errorf("%s: %q is not a weight", fields[0], fields[1])
		}
		weights[fields[0]] = w
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
