// Command nearterms writes lint/words/data/near.bin, the index of terms that typo/term looks for.
//
//	go run ./lint/words/nearterms -o lint/words/data/near.bin -terms lint/words/data/terms.tsv,lint/words/data/near-terms.tsv \
//		-thuocl THUOCL_medical.txt -gse s_1.txt TEXT.gz...
//
// The terms are ours, all of them; of THUOCL's and gse's those that the texts hold often enough to be real:
// only the fact that a term occurs is taken from the texts. Of gse's set phrases, which news has few of, those
// that gse itself has counted are taken too.
package main

import (
	"encoding/binary"
	"flag"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint/ngram"
	"github.com/healthlint/healthlint/lint/words"
)

// How often a term must stand in the texts.
const (
	leastMedical = 3  // THUOCL's
	leastFour    = 2  // gse's of four characters and more
	leastThree   = 15 // gse's of three: many are parts of sentences
	leastPhrase  = 4  // in gse's own count: 3 is what it gives to those it has not met
)

func main() {
	out := flag.String("o", "", "file to write")
	terms := flag.String("terms", "", "TSV of our own terms, and others after a comma")
	thuocl := flag.String("thuocl", "", "THUOCL's list: word, tab, frequency")
	gse := flag.String("gse", "", "gse's simplified dictionary: word, frequency, part of speech")
	flag.Parse()
	if err := run(*out, *terms, *thuocl, *gse, flag.Args()); err != nil {
		fmt.Fprintln(os.Stderr, "nearterms:", err)
		os.Exit(1)
	}
}

func run(out, terms, thuocl, gse string, texts []string) error {
	var ours []string
	for path := range strings.SplitSeq(terms, ",") {
		list, err := firstColumn(path)
		if err != nil {
			return err
		}
		ours = append(ours, list...)
	}
	medical, err := firstColumn(thuocl)
	if err != nil {
		return err
	}
	phrases, err := setPhrases(gse)
	if err != nil {
		return err
	}
	listed := words.NewList(medical)
	fromList, fromDict := map[string]int{}, map[string]int{}
	for _, path := range texts {
		if err := count(path, listed, fromList, fromDict); err != nil {
			return err
		}
	}
	keep := map[string]bool{}
	for _, t := range slices.Concat(ours, phrases) {
		keep[t] = true
	}
	for t, n := range fromList {
		keep[t] = keep[t] || n >= leastMedical
	}
	for t, n := range fromDict {
		four := utf8.RuneCountInString(t) > 3
		keep[t] = keep[t] || four && n >= leastFour || !four && n >= leastThree
	}
	var all []string
	for t, ok := range keep {
		if n := utf8.RuneCountInString(t); ok && n >= 3 && n <= 10 && han(t) {
			all = append(all, t)
		}
	}
	slices.Sort(all)
	fmt.Fprintln(os.Stderr, len(all), "terms")
	return os.WriteFile(out, encode(all), 0o644)
}

func firstColumn(path string) ([]string, error) {
	data, err := os.ReadFile(path)
	var out []string
	for line := range strings.Lines(string(data)) {
		w, _, _ := strings.Cut(strings.TrimSpace(line), "\t")
		if w != "" && w[0] != '#' {
			out = append(out, w)
		}
	}
	return out, err
}

// setPhrases returns the set phrases of four characters, and what is formed like them (糊里糊涂), of gse's dictionary.
func setPhrases(path string) ([]string, error) {
	data, err := os.ReadFile(path)
	var out []string
	for line := range strings.Lines(string(data)) {
		f := strings.Fields(line)
		if len(f) < 3 || utf8.RuneCountInString(f[0]) != 4 {
			continue
		}
		n, err := strconv.Atoi(f[1])
		if err == nil && n >= leastPhrase && slices.Contains([]string{"i", "l", "z", "a", "ad", "d", "b"}, f[2]) {
			out = append(out, f[0])
		}
	}
	return out, err
}

// count counts the words of a text that could be terms.
func count(path string, listed *words.List, fromList, fromDict map[string]int) error {
	var ts []words.Token
	var ends []int
	return ngram.GzipLines(path, func(line string) error {
		ts = words.Split(ts[:0], line, nil)
		for _, t := range ts {
			if w := line[t.Start:t.End]; t.End-t.Start >= 9 && usual(t.Kind) && t.Freq > 0 {
				fromDict[w]++
			}
			for _, n := range listed.Prefixes(ends[:0], line[t.Start:]) {
				fromList[line[t.Start:t.Start+n]]++
			}
		}
		return nil
	})
}

// usual leaves out names and numerals, which a text varies freely.
func usual(k words.Kind) bool {
	switch k {
	case words.Person, words.Place, words.Number, words.Time:
		return false
	}
	return true
}

func han(s string) bool {
	for _, r := range s {
		if r < 0x4E00 || r > 0x9FFF {
			return false
		}
	}
	return true
}

func encode(terms []string) []byte {
	var offsets, blob []byte
	var keys []uint32
	var owner []uint32
	for id, t := range terms {
		offsets = binary.LittleEndian.AppendUint32(offsets, uint32(len(blob)))
		chars := []rune(t)
		for _, c := range chars {
			blob = binary.LittleEndian.AppendUint16(blob, uint16(c))
		}
		mine := []uint32{words.NearKey(chars)}
		for k := range chars {
			mine = append(mine, words.NearKey(slices.Delete(slices.Clone(chars), k, k+1)))
		}
		slices.Sort(mine)
		for _, key := range slices.Compact(mine) {
			keys, owner = append(keys, key), append(owner, uint32(id+1))
		}
	}
	offsets = binary.LittleEndian.AppendUint32(offsets, uint32(len(blob)))
	slots := make([]uint32, len(keys)*4/3+1)
	for i, key := range keys {
		s := words.NearSlot(key, len(slots))
		for slots[s] != 0 {
			s = (s + 1) % len(slots)
		}
		slots[s] = owner[i]<<12 | key&0xFFF
	}
	out := []byte("HLN2")
	out = binary.LittleEndian.AppendUint32(out, uint32(len(terms)))
	out = binary.LittleEndian.AppendUint32(out, uint32(len(slots)))
	out = append(out, offsets...)
	for _, s := range slots {
		out = binary.LittleEndian.AppendUint32(out, s)
	}
	out = append(out, blob...)
	return append(out, words.NearEnds(func(yield func([]rune) bool) {
		for _, t := range terms {
			if !yield([]rune(t)) {
				return
			}
		}
	})...)
}
