// Command homophones lists the words of two characters by how they sound.
//
//	go run ./checks/typo/engine/homophones -out checks/typo/engine/data/homophones.bin
//
// They are those of the dictionary of lint/words that the built-in n-gram model has seen. Package engine describes the
// file.
package main

import (
	"cmp"
	"encoding/binary"
	"flag"
	"fmt"
	"os"
	"slices"

	"github.com/healthlint/healthlint/lint/hanzi"
	"github.com/healthlint/healthlint/lint/ngram"
	"github.com/healthlint/healthlint/lint/words"
)

// What is rarer than that, in nats, is no word that a writer is likely to have meant: a character at all, and the second
// one after the first.
const (
	leastCharacter = -14.5
	leastSecond    = -6.5
)

// word is one reading of a word.
type word struct {
	sounds     [2]hanzi.Sound
	characters [2]rune
}

func main() {
	out := flag.String("out", "", "write the table to this file")
	flag.Parse()
	list := list(ngram.Default())
	if err := os.WriteFile(*out, table(list), 0o644); err != nil {
		fmt.Fprintln(os.Stderr, "homophones:", err)
		os.Exit(1)
	}
	fmt.Printf("%d readings\n", len(list))
}

// list returns the words in order.
func list(lm *ngram.Model) (all []word) {
	for c := rune(0x4e00); c <= 0x9fff; c++ {
		if lm.Unigram(ngram.Token(c)) <= leastCharacter {
			continue
		}
		for _, after := range lm.After(nil, ngram.Token(c), 1<<16, leastSecond) {
			d := rune(after.ID)
			if lm.Unigram(after.ID) <= leastCharacter || !words.IsWord(string(c)+string(d)) {
				continue
			}
			first, n := hanzi.Sounds(c)
			second, m := hanzi.Sounds(d)
			for _, a := range first[:n] {
				for _, b := range second[:m] {
					all = append(all, word{[2]hanzi.Sound{a, b}, [2]rune{c, d}})
				}
			}
		}
	}
	slices.SortFunc(all, func(a, b word) int {
		return cmp.Or(slices.Compare(a.sounds[:], b.sounds[:]), slices.Compare(a.characters[:], b.characters[:]))
	})
	return all
}

// table lays the words out.
func table(all []word) []byte {
	sounds := 0
	for _, w := range all {
		sounds = max(sounds, int(w.sounds[0])+1)
	}
	var firsts, seconds, characters []byte
	groups, at := 0, 0
	for s := range sounds {
		firsts = binary.LittleEndian.AppendUint32(firsts, uint32(groups))
		firsts = binary.LittleEndian.AppendUint32(firsts, uint32(at))
		for begin := at; at < len(all) && int(all[at].sounds[0]) == s; groups++ {
			sound := all[at].sounds
			seconds = binary.LittleEndian.AppendUint16(seconds, uint16(sound[1]))
			seconds = binary.LittleEndian.AppendUint16(seconds, uint16(at-begin))
			for ; at < len(all) && all[at].sounds == sound; at++ {
				characters = binary.LittleEndian.AppendUint16(characters, uint16(all[at].characters[0]))
				characters = binary.LittleEndian.AppendUint16(characters, uint16(all[at].characters[1]))
			}
		}
	}
	firsts = binary.LittleEndian.AppendUint32(firsts, uint32(groups))
	firsts = binary.LittleEndian.AppendUint32(firsts, uint32(at))
	head := binary.LittleEndian.AppendUint32(nil, uint32(sounds))
	head = binary.LittleEndian.AppendUint32(head, uint32(groups))
	return slices.Concat(head, firsts, seconds, characters)
}
