package tables

import (
	"bufio"
	"compress/gzip"
	"errors"
	"io"
	"math"
	"os"
	"slices"
	"strings"
)

// Counter counts Han characters of text files.
type Counter struct {
	counts [LastHan + 1]float64
	total  float64
}

// AddFile counts a UTF-8 file, gzipped if its name says so, each character with a weight.
func (c *Counter) AddFile(path string, weight float64) error {
	file, err := os.Open(path)
	if err != nil {
		return err
	}
	defer file.Close()
	var in io.Reader = file
	if strings.HasSuffix(path, ".gz") {
		if in, err = gzip.NewReader(file); err != nil {
			return err
		}
	}
	runes := bufio.NewReaderSize(in, 1<<20)
	for {
		r, _, err := runes.ReadRune()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		if r >= FirstHan && r <= LastHan {
			c.counts[r] += weight
			c.total += weight
		}
	}
}

func (c *Counter) share(r rune) float64 { return c.counts[r] / max(c.total, 1) }

// Common returns common.bin: two bytes, the least value of the 3,500 and of the 6,500 most frequent
// simplified characters, then one byte for FirstHan to LastHan: 0 for a character that was not seen, else
// 255+12·ln(share), at least 1. A Traditional character counts by the Traditional texts, or by a quarter
// of its simplified form, whichever is more.
func Common(simplifiedTexts, traditionalTexts *Counter, simplify func(rune) rune) []byte {
	table := make([]byte, 2+LastHan-FirstHan+1)
	var ranked []rune
	for r := rune(FirstHan); r <= LastHan; r++ {
		share := max(simplifiedTexts.share(r), traditionalTexts.share(r))
		if to := simplify(r); to != r {
			share = max(share, simplifiedTexts.share(to)/4)
		} else if simplifiedTexts.counts[r] > 0 {
			ranked = append(ranked, r)
		}
		if share > 0 {
			table[2+r-FirstHan] = byte(min(255, max(1, math.Round(255+12*math.Log(share)))))
		}
	}
	slices.SortFunc(ranked, func(a, b rune) int {
		return int(math.Copysign(1, simplifiedTexts.counts[b]-simplifiedTexts.counts[a]))
	})
	for i, rank := range []int{3500, 6500} {
		table[i] = table[2+ranked[min(rank, len(ranked))-1]-FirstHan]
	}
	return table
}
