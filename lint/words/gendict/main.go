// Command gendict writes lint/words/data/dict.bin, the dictionary that package words embeds, from gse's
// simplified dictionary and our own term list.
//
//	go run ./lint/words/gendict -o lint/words/data/dict.bin [-terms TERMS.tsv] \
//		"$(go list -m -f '{{.Dir}}' github.com/go-ego/gse)/data/dict/zh/s_1.txt"
//
// Terms go in first, and the first entry of a word wins, as in gse.
//
// Layout, little-endian: "HLW1", uint32 total frequency, uint32 number of distinct frequencies, uint32 length
// of the list of irregular words, float32 distance of a single character; the frequencies as uint32, commonest first, each followed by the float32
// distance log2(total) - log2(frequency) that segmentation adds up; 20,993 uint32 offsets, from the
// start of the blocks, of the words that begin with each character from U+4E00 to U+9FFF; the irregular words
// (those that begin with another character) as lines of word, tab, frequency index, tab, kind; the blocks.
// A block: varint frequency index + 1 of the character alone (0: none) and its kind in one byte; uint16 number
// of second characters; those characters as sorted uint16; for each a uint16 offset from the start of the
// groups; the groups. A group is a run of entries, sorted: one byte with the kind in the high and the number
// of characters after the second in the low four bits, those characters as uint16, varint frequency index.
package main

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"flag"
	"fmt"
	"math"
	"os"
	"slices"
	"sort"
	"strconv"
	"strings"
)

// kinds maps gse's part-of-speech tags to words.Kind; what is missing is 0, Other.
var kinds = map[string]uint8{
	"n": 1, "ng": 1, "an": 1, "s": 1, "j": 1, "f": 1,
	"v": 2, "vn": 2, "vg": 2, "vi": 2, "vq": 2, "vd": 2, "df": 2,
	"a": 3, "b": 3, "z": 3, "ag": 3, "ad": 3,
	"d": 4, "dg": 4,
	"i": 5, "l": 5,
	"nr": 6, "nrt": 6, "nrfg": 6,
	"ns": 7,
	"nt": 8,
	"nz": 9,
	"m":  10, "q": 10, "mq": 10, "mg": 10,
	"c": 11, "p": 11, "u": 11, "uj": 11, "ud": 11, "ul": 11, "uv": 11, "uz": 11, "y": 11, "r": 11, "rr": 11, "rz": 11, "rg": 11, "k": 11, "h": 11,
	"t": 12, "tg": 12,
}

const termKind = 13 // words.Term

// singleFreq is what gse counts every single character as, whatever its line says.
const singleFreq = 2

// termFreq is given to terms that gse does not have: enough for a term to be preferred to its parts.
const termFreq = 40

type entry struct {
	word []rune
	freq uint32
	kind uint8
}

func main() {
	out := flag.String("o", "", "file to write")
	terms := flag.String("terms", "", "TSV of our own terms, the word in the first column")
	flag.Parse()
	if *out == "" || flag.NArg() != 1 {
		flag.Usage()
		os.Exit(2)
	}
	data, err := build(flag.Arg(0), *terms)
	if err == nil {
		err = os.WriteFile(*out, data, 0o644)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "gendict:", err)
		os.Exit(1)
	}
}

func build(dictPath, termPath string) ([]byte, error) {
	dict, err := readDict(dictPath)
	if err != nil {
		return nil, err
	}
	if termPath != "" {
		if dict, err = addTerms(dict, termPath); err != nil {
			return nil, err
		}
	}
	return encode(dict), nil
}

// readDict reads lines of word, frequency, tag.
func readDict(path string) (map[string]entry, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	dict := map[string]entry{}
	for sc := bufio.NewScanner(f); sc.Scan(); {
		fields := strings.Fields(sc.Text())
		if len(fields) < 2 {
			continue
		}
		word := strings.ToLower(fields[0])
		if _, dup := dict[word]; dup {
			continue
		}
		freq, err := strconv.ParseUint(fields[1], 10, 32)
		if err != nil || freq < 2 {
			continue
		}
		e := entry{word: []rune(word), freq: uint32(freq)}
		if len(fields) > 2 {
			e.kind = kinds[fields[2]]
		}
		dict[word] = e
	}
	return dict, nil
}

// addTerms marks the words of our list as terms and adds those gse does not have.
func addTerms(dict map[string]entry, path string) (map[string]entry, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	for line := range strings.Lines(string(data)) {
		word, _, _ := strings.Cut(strings.TrimSpace(line), "\t")
		if word == "" || strings.HasPrefix(word, "#") || word == "term" {
			continue
		}
		word = strings.ToLower(word)
		e, ok := dict[word]
		if !ok {
			e = entry{word: []rune(word), freq: termFreq}
		}
		e.kind = termKind
		dict[word] = e
	}
	return dict, nil
}

const first, last = 0x4E00, 0x9FFF

func encode(dict map[string]entry) []byte {
	var total uint64
	uses := map[uint32]int{}
	byFirst := map[rune][]entry{}
	var irregular []entry
	for _, e := range dict {
		f := e.freq
		if len(e.word) == 1 {
			f = singleFreq
		}
		total += uint64(f)
		uses[e.freq]++
		if regular(e.word) {
			byFirst[e.word[0]] = append(byFirst[e.word[0]], e)
		} else {
			irregular = append(irregular, e)
		}
	}
	freqs := make([]uint32, 0, len(uses))
	for f := range uses {
		freqs = append(freqs, f)
	}
	sort.Slice(freqs, func(i, j int) bool {
		if uses[freqs[i]] != uses[freqs[j]] {
			return uses[freqs[i]] > uses[freqs[j]]
		}
		return freqs[i] < freqs[j]
	})
	index := map[uint32]uint64{}
	for i, f := range freqs {
		index[f] = uint64(i)
	}

	var blocks []byte
	var offsets []byte
	for c := rune(first); c <= last; c++ {
		offsets = binary.LittleEndian.AppendUint32(offsets, uint32(len(blocks)))
		if es := byFirst[c]; len(es) > 0 {
			blocks = appendBlock(blocks, es, index)
		}
	}
	offsets = binary.LittleEndian.AppendUint32(offsets, uint32(len(blocks)))

	slices.SortFunc(irregular, func(a, b entry) int { return strings.Compare(string(a.word), string(b.word)) })
	var lines []byte
	for _, e := range irregular {
		lines = fmt.Appendf(lines, "%s\t%d\t%d\n", string(e.word), index[e.freq], e.kind)
	}

	out := []byte("HLW1")
	out = binary.LittleEndian.AppendUint32(out, uint32(total))
	out = binary.LittleEndian.AppendUint32(out, uint32(len(freqs)))
	out = binary.LittleEndian.AppendUint32(out, uint32(len(lines)))
	distance := func(f uint32) float32 {
		return float32(math.Log2(float64(total))) - float32(math.Log2(float64(f)))
	}
	out = binary.LittleEndian.AppendUint32(out, math.Float32bits(distance(singleFreq)))
	for _, f := range freqs {
		out = binary.LittleEndian.AppendUint32(out, f)
		out = binary.LittleEndian.AppendUint32(out, math.Float32bits(distance(f)))
	}
	return bytes.Join([][]byte{out, offsets, lines, blocks}, nil)
}

// regular words begin with a common Han character and stay within 16 characters of the basic plane.
func regular(word []rune) bool {
	if word[0] < first || word[0] > last || len(word) > 17 {
		return false
	}
	for _, r := range word {
		if r > 0xFFFF {
			return false
		}
	}
	return true
}

func appendBlock(b []byte, es []entry, index map[uint32]uint64) []byte {
	slices.SortFunc(es, func(x, y entry) int { return slices.Compare(x.word, y.word) })
	if len(es[0].word) == 1 {
		b = binary.AppendUvarint(b, index[es[0].freq]+1)
		b = append(b, es[0].kind)
		es = es[1:]
	} else {
		b = append(b, 0, 0)
	}
	var seconds []rune
	var starts []int
	var groups []byte
	for _, e := range es {
		if len(seconds) == 0 || seconds[len(seconds)-1] != e.word[1] {
			seconds = append(seconds, e.word[1])
			starts = append(starts, len(groups))
		}
		groups = append(groups, e.kind<<4|byte(len(e.word)-2))
		for _, r := range e.word[2:] {
			groups = binary.LittleEndian.AppendUint16(groups, uint16(r))
		}
		groups = binary.AppendUvarint(groups, index[e.freq])
	}
	if len(groups) > 0xFFFF {
		panic("block of " + string(es[0].word[0]) + " is over 64 KiB")
	}
	b = binary.LittleEndian.AppendUint16(b, uint16(len(seconds)))
	for _, r := range seconds {
		b = binary.LittleEndian.AppendUint16(b, uint16(r))
	}
	for _, s := range starts {
		b = binary.LittleEndian.AppendUint16(b, uint16(s))
	}
	return append(b, groups...)
}
