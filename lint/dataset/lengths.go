package dataset

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"
)

// Lengths counts how long the texts of each field are, to find a field that
// cuts them: a column of 255 characters leaves many of just that length, and
// next to none that are longer.
type Lengths struct {
	fields map[string]map[int]*length
}

type length struct{ texts, open int } // open ones end in no stop

// Cap is a length at which a field seems to cut its texts.
type Cap struct {
	Field      string // "" where no other is read
	Characters int
	Texts      int // of that length
}

const (
	longestCounted = 1 << 16
	shortestCap    = 50 // less is a title, or a label
	leastCut       = 3
)

// Add counts a text.
func (l *Lengths) Add(field, text string) {
	text = strings.TrimRight(text, "\r\n")
	n := min(utf8.RuneCountInString(text), longestCounted)
	if n < shortestCap {
		return
	}
	if l.fields == nil {
		l.fields = map[string]map[int]*length{}
	}
	if l.fields[field] == nil {
		l.fields[field] = map[int]*length{}
	}
	at := l.fields[field][n]
	if at == nil {
		at = &length{}
		l.fields[field][n] = at
	}
	at.texts++
	if last, _ := utf8.DecodeLastRuneInString(text); !strings.ContainsRune("。．.！!？?…”\"」』）)；;～~】》", last) {
		at.open++
	}
}

// Caps returns the fields that seem to cut their texts, by name.
func (l *Lengths) Caps() (caps []Cap) {
	for field, counts := range l.fields {
		longest := make([]int, 0, len(counts))
		for n := range counts {
			longest = append(longest, n)
		}
		slices.SortFunc(longest, func(a, b int) int { return cmp.Compare(b, a) })
		total, longer := 0, 0
		for _, c := range counts {
			total += c.texts
		}
		for _, n := range longest {
			c := counts[n]
			if longer*500 > total { // one in 500 may have come by another way
				break
			}
			near := 0
			for d := 1; d <= 10; d++ {
				if c := counts[n-d]; c != nil {
					near += c.texts
				}
			}
			if n < longestCounted && c.texts >= leastCut && c.texts >= 2*near && c.open*2 > c.texts {
				caps = append(caps, Cap{field, n, c.texts})
				break
			}
			longer += c.texts
		}
	}
	slices.SortFunc(caps, func(a, b Cap) int { return cmp.Compare(a.Field, b.Field) })
	return caps
}
