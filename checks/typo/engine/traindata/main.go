// Command traindata writes what lint/neural/train learns from: the tokens of the corpora, numbered; for each
// character those it is mistaken for; and the places where the n-gram model cannot tell what is right.
//
//	go run ./checks/typo/engine/traindata -weights lint/ngram/recipe.tsv -out DIR FILE.gz...
//
// DIR/vocabulary.bin holds the tokens by number (uint16 each, little-endian, as all of these), DIR/tokens.bin the
// texts one after the other as numbers, DIR/segments.tsv where each begins, how long it is and its weight,
// DIR/confusions.bin for each number how many characters it is mistaken for, then their numbers and kinds, and
// DIR/choices.bin one record for each place in doubt: see choice.
//
// A model that has counted a text is surer of it than of any other. So the texts are divided, a hundred lines to one
// half and a hundred to the other, and each half is read with a model of the other.
package main

import (
	"bufio"
	"bytes"
	"cmp"
	"compress/gzip"
	"context"
	"encoding/binary"
	"flag"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"github.com/healthlint/healthlint/checks/typo/engine"
	"github.com/healthlint/healthlint/lint/hanzi"
	"github.com/healthlint/healthlint/lint/ngram"
)

const (
	// least is how often a token must have been met to have a number of its own; the rest share number 0.
	least = 30
	// run is how many lines go to a half at a time.
	run = 100
	// choices are kept for a place; doubt is how many nats the likeliest may be behind what stands there.
	choices = 6
	doubt   = -7
)

// source is one file of text, divided.
type source struct {
	name   string
	weight float64
	half   [2][]byte
	ids    [2][]ngram.Token
}

// choice is a place in doubt: its token in tokens.bin, and up to so many characters, by number, with the nats they
// gain, in 1/64. An empty one has number 0.
type choice struct {
	At   uint32
	ID   [choices]uint16
	Gain [choices]int16
}

func main() {
	out := flag.String("out", "", "folder to write to")
	weights := flag.String("weights", "", "file of name TAB weight lines; weight 0 leaves a file out")
	flag.Parse()
	if *out == "" || flag.NArg() == 0 {
		flag.Usage()
		os.Exit(2)
	}
	check(os.MkdirAll(*out, 0o755))
	share := map[string]float64{}
	if *weights != "" {
		data, err := os.ReadFile(*weights)
		check(err)
		share, err = ngram.ParseWeights(string(data))
		check(err)
	}
	var sources []*source
	var met [1 << 16]float64
	for _, path := range flag.Args() {
		s := &source{name: filepath.Base(path), weight: 1}
		if w, ok := share[s.name]; ok {
			s.weight = w
		}
		if s.weight == 0 {
			continue
		}
		s.read(path)
		for _, ids := range s.ids {
			for _, id := range ids {
				met[id]++
			}
		}
		sources = append(sources, s)
	}
	vocabulary := []ngram.Token{ngram.None}
	for id, n := range met {
		if n >= least && id != int(ngram.None) {
			vocabulary = append(vocabulary, ngram.Token(id))
		}
	}
	// The commonest first: what is looked up oftenest lies together.
	slices.SortStableFunc(vocabulary[1:], func(a, b ngram.Token) int { return cmp.Compare(met[b], met[a]) })
	var number [1 << 16]uint16
	for i, id := range vocabulary {
		number[id] = uint16(i)
	}
	write(filepath.Join(*out, "vocabulary.bin"), vocabulary)
	e := engine.New(ngram.Default())
	var confusions []uint16
	for _, id := range vocabulary {
		start := len(confusions)
		confusions = append(confusions, 0)
		for _, c := range e.Candidates(id) {
			if n := number[c.ID]; n != 0 {
				confusions = append(confusions, n, uint16(c.Kind))
				confusions[start]++
			}
		}
	}
	write(filepath.Join(*out, "confusions.bin"), confusions)
	var tokens []uint16
	var segments strings.Builder
	var starts [2][]int
	for half := range 2 {
		for _, s := range sources {
			fmt.Fprintf(&segments, "%s\t%d\t%d\t%g\n", s.name, len(tokens), len(s.ids[half]), s.weight)
			starts[half] = append(starts[half], len(tokens))
			for _, id := range s.ids[half] {
				tokens = append(tokens, number[id])
			}
		}
	}
	write(filepath.Join(*out, "tokens.bin"), tokens)
	check(os.WriteFile(filepath.Join(*out, "segments.tsv"), []byte(segments.String()), 0o644))
	fmt.Printf("%d tokens, %d different\n", len(tokens), len(vocabulary))
	file, err := os.Create(filepath.Join(*out, "choices.bin"))
	check(err)
	w := bufio.NewWriterSize(file, 1<<20)
	count := 0
	for half := range 2 {
		lm := learn(sources, 1-half)
		for i, s := range sources {
			count += writeChoices(w, lm, s.ids[half], starts[half][i], &number)
		}
	}
	check(w.Flush())
	check(file.Close())
	fmt.Printf("%d places in doubt\n", count)
}

// learn counts one half.
func learn(sources []*source, half int) *ngram.Model {
	b, err := ngram.NewBuilder(context.Background(), ngram.BuildOptions{Size: 14_400_000, Cut: 2})
	check(err)
	defer b.Close()
	for _, s := range sources {
		for line := range bytes.Lines(s.half[half]) {
			check(b.Add(string(line), s.weight))
		}
	}
	data, err := b.Finish()
	check(err)
	lm, err := ngram.Open(string(data))
	check(err)
	return lm
}

// writeChoices writes the places in doubt of a text and returns how many they are.
func writeChoices(w io.Writer, lm *ngram.Model, ids []ngram.Token, start int, number *[1 << 16]uint16) int {
	const part = 1 << 16
	e := engine.New(lm)
	found := make([][]choice, (len(ids)+part-1)/part)
	var all sync.WaitGroup
	gate := make(chan struct{}, 2)
	for n := range found {
		all.Add(1)
		gate <- struct{}{}
		go func() {
			defer func() { <-gate; all.Done() }()
			from := n * part
			text := ids[from:min(len(ids), from+part)]
			read := lm.ReadTokens(ngram.Tokens{ID: text})
			var list []engine.Choice
			for i := 1; i+1 < len(text); i++ {
				if !ngram.Han(text[i]) || number[text[i]] == 0 {
					continue
				}
				list = e.Choices(list[:0], read, i, choices, doubt)
				if len(list) == 0 {
					continue
				}
				c := choice{At: uint32(start + from + i)}
				for k, x := range list {
					c.ID[k] = number[x.ID]
					c.Gain[k] = int16(math.Round(float64(max(min(x.Gain, 30), -30)) * 64))
				}
				found[n] = append(found[n], c)
			}
		}()
	}
	all.Wait()
	count := 0
	for _, list := range found {
		check(binary.Write(w, binary.LittleEndian, list))
		count += len(list)
	}
	return count
}

// read reads text, gzipped or not, line by line.
func (s *source) read(path string) {
	file, err := os.Open(path)
	check(err)
	defer file.Close()
	var r io.Reader = file
	if strings.HasSuffix(path, ".gz") {
		r, err = gzip.NewReader(file)
		check(err)
	}
	var t ngram.Tokens
	n := 0
	check(ngram.Lines(r, func(line string) error {
		half := n / run % 2
		n++
		text := hanzi.SimplifySameLength(line)
		s.half[half] = append(s.half[half], text...)
		t.Reset()
		t.Read(text)
		ids := t.ID
		if k := len(s.ids[half]); k > 0 && s.ids[half][k-1] == ngram.Boundary {
			ids = ids[1:]
		}
		s.ids[half] = append(s.ids[half], ids...)
		return nil
	}))
}

func write(path string, numbers []uint16) {
	out := make([]byte, 0, 2*len(numbers))
	for _, n := range numbers {
		out = binary.LittleEndian.AppendUint16(out, n)
	}
	check(os.WriteFile(path, out, 0o644))
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "traindata:", err)
		os.Exit(1)
	}
}
