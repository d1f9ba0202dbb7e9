package tables

import (
	"bufio"
	"compress/gzip"
	"errors"
	"io"
	"os"
	"slices"
	"strings"
)

// ContextCounter counts the neighbours of the characters of forms.tsv in Traditional texts.
type ContextCounter struct {
	groups [][]rune
	of     map[rune][]rune // the group of a character
	before map[[2]rune]int // neighbour, character
	after  map[[2]rune]int // character, neighbour
}

// sameForm gives the form under which two forms of one word are counted together.
func sameForm(r rune) rune {
	switch r {
	case '裡':
		return '裏'
	case '麪':
		return '麵'
	case '并', '併': // 並 and 併 overlap in use; what is judged is 并
		return r
	}
	return r
}

// NewContextCounter reads forms.tsv.
func NewContextCounter(forms string) *ContextCounter {
	c := &ContextCounter{of: map[rune][]rune{}, before: map[[2]rune]int{}, after: map[[2]rune]int{}}
	for _, row := range Rows(forms) {
		group := []rune(row[0])
		c.groups = append(c.groups, group)
		for _, r := range group {
			c.of[r] = group
		}
	}
	return c
}

// AddFile counts a UTF-8 file, gzipped if its name says so.
func (c *ContextCounter) AddFile(path string) error {
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
	var last rune
	for {
		r, _, err := runes.ReadRune()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		r = sameForm(r)
		if c.of[r] != nil && last >= FirstHan && last <= LastHan {
			c.before[[2]rune{last, r}]++
		}
		if c.of[last] != nil && r >= FirstHan && r <= LastHan {
			c.after[[2]rune{last, r}]++
		}
		last = r
	}
}

// Contexts returns contexts.bin: the number of entries before, as little-endian uint32, then sorted entries
// of three little-endian uint16, those for the neighbour before first, then those for the one after:
// character, neighbour, and 0 where the pair is in use or else the form that stands there instead.
func (c *ContextCounter) Contexts() []byte {
	before := c.entries(func(r, neighbour rune) int { return c.before[[2]rune{neighbour, r}] }, c.before, 0)
	after := c.entries(func(r, neighbour rune) int { return c.after[[2]rune{r, neighbour}] }, c.after, 1)
	n := len(before)
	out := []byte{byte(n), byte(n >> 8), byte(n >> 16), byte(n >> 24)}
	for _, e := range append(before, after...) {
		for _, r := range e {
			out = put(out, int(r))
		}
	}
	return out
}

func (c *ContextCounter) entries(count func(r, neighbour rune) int, pairs map[[2]rune]int, neighbourAt int) [][3]rune {
	neighbours := map[rune]map[rune]bool{} // first form of a group → neighbours
	for pair := range pairs {
		group := c.of[pair[1-neighbourAt]][0]
		if neighbours[group] == nil {
			neighbours[group] = map[rune]bool{}
		}
		neighbours[group][pair[neighbourAt]] = true
	}
	var list [][3]rune
	for _, group := range c.groups {
		for neighbour := range neighbours[group[0]] {
			best, most := rune(0), 0
			for _, r := range group {
				if n := count(r, neighbour); n > most {
					best, most = r, n
				}
			}
			for _, r := range group {
				switch n := count(sameForm(r), neighbour); {
				case n >= 3 && n*10 >= most:
					list = append(list, [3]rune{r, neighbour, 0})
				case most >= 8 && n*50 <= most:
					list = append(list, [3]rune{r, neighbour, best})
				}
			}
		}
	}
	slices.SortFunc(list, func(a, b [3]rune) int { return slices.Compare(a[:], b[:]) })
	return list
}
