// Command genalone writes lint/words/data/alone.bin: how seldom a character is a word of its own, by itself and next to what.
//
//	go run ./lint/words/genalone -o lint/words/data/alone.bin TEXT.gz...
//
// The texts are divided into words as words.Split does. Levels are −log of the share of the times in which the character was a
// word of its own, in half nats, 0 to 15.
//
// layout, little endian: for what is before a character and again for what is behind it, of each Han character from 4E00 to 9FFF
// the u32 where its row begins, 0 where it has none; the rows: u16 number of neighbours, u8 level of the character by itself; the
// neighbours, u16 each, in order; their levels, four bits each. A neighbour is there whose level is otherwise than that of the
// character by itself.
package main

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"flag"
	"fmt"
	"math"
	"os"
	"slices"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint/ngram"
	"github.com/healthlint/healthlint/lint/words"
)

const (
	leastCharacter = 50  // how often a character must be met
	leastPair      = 12  // and next to its neighbour
	added          = 8   // how many times as by itself are added to those with the neighbour
	leastOff       = 1.5 // levels
	never          = 1e-4
	mostLevel      = 15
)

// counts are how often a character was met, and how often it was a word of its own.
type counts struct{ all, alone float64 }

func (c counts) level() float64 {
	return min(-2*math.Log(c.alone/c.all+never), mostLevel)
}

// pair is a character and what stands next to it.
type pair struct{ character, neighbour rune }

// tally is what was counted: by character, and by what is before it and behind.
type tally struct {
	by  map[rune]counts
	two [2]map[pair]counts
}

func main() {
	out := flag.String("o", "", "file to write")
	flag.Parse()
	if err := run(*out, flag.Args()); err != nil {
		fmt.Fprintln(os.Stderr, "genalone:", err)
		os.Exit(1)
	}
}

func run(out string, texts []string) error {
	t := &tally{by: map[rune]counts{}, two: [2]map[pair]counts{{}, {}}}
	for _, path := range texts {
		if err := t.read(path); err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
	}
	return os.WriteFile(out, t.table(), 0o644)
}

func (t *tally) read(path string) error {
	var tokens []words.Token
	return ngram.GzipLines(path, func(line string) error {
		tokens = words.Split(tokens[:0], line, nil)
		for _, w := range tokens {
			t.add(line, w)
		}
		return nil
	})
}

// add counts the characters of a word of a line.
func (t *tally) add(line string, w words.Token) {
	word := line[w.Start:w.End]
	alone := utf8.RuneCountInString(word) == 1
	for i, r := range word {
		if r < 0x4E00 || r > 0x9FFF {
			continue
		}
		start := w.Start + i
		before, _ := utf8.DecodeLastRuneInString(line[:start])
		behind, _ := utf8.DecodeRuneInString(line[start+utf8.RuneLen(r):])
		t.by[r] = t.by[r].met(alone)
		for side, next := range [2]rune{before, behind} {
			key := pair{r, words.Neighbour(next)}
			t.two[side][key] = t.two[side][key].met(alone)
		}
	}
}

func (c counts) met(alone bool) counts {
	c.all++
	if alone {
		c.alone++
	}
	return c
}

// entry is a neighbour of a character and the level there.
type entry struct {
	neighbour rune
	level     int
}

func (t *tally) table() []byte {
	const first, last = 0x4E00, 0x9FFF
	index := make([]byte, 0, 2*4*(last-first+1))
	var b bytes.Buffer
	for side := range t.two {
		rows := map[rune][]entry{}
		for key, c := range t.two[side] {
			own := t.by[key.character]
			if c.all < leastPair || own.all < leastCharacter {
				continue
			}
			c.all, c.alone = c.all+added, c.alone+added*own.alone/own.all
			if level := c.level(); math.Abs(level-own.level()) >= leastOff {
				rows[key.character] = append(rows[key.character], entry{key.neighbour, int(math.Round(level))})
			}
		}
		for r := rune(first); r <= last; r++ {
			own, at := t.by[r], 0
			if own.all >= leastCharacter {
				at = cap(index) + b.Len()
				writeRow(&b, int(math.Round(own.level())), rows[r])
			}
			index = binary.LittleEndian.AppendUint32(index, uint32(at))
		}
	}
	return append(index, b.Bytes()...)
}

func writeRow(b *bytes.Buffer, own int, row []entry) {
	slices.SortFunc(row, func(x, y entry) int { return cmp.Compare(x.neighbour, y.neighbour) })
	put(b, uint16(len(row)))
	b.WriteByte(byte(own))
	for _, e := range row {
		put(b, uint16(e.neighbour))
	}
	for i := 0; i < len(row); i += 2 {
		level := row[i].level
		if i+1 < len(row) {
			level |= row[i+1].level << 4
		}
		b.WriteByte(byte(level))
	}
}

func put(b *bytes.Buffer, v uint16) { b.Write(binary.LittleEndian.AppendUint16(nil, v)) }
