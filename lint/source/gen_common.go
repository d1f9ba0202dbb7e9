//go:build ignore

// Writes common.txt: the Han characters that are among the 500 most frequent
// of a simplified or of a Traditional corpus. Only the set of characters ships.
//
//	go run gen_common.go CORPUS/{news-broadcast,health-articles,health-papers}.txt.gz -- CORPUS/transcripts-tw-traditional.txt.gz >common.txt
package main

import (
	"bufio"
	"cmp"
	"compress/gzip"
	"fmt"
	"io"
	"log"
	"os"
	"slices"
)

func main() {
	set := map[rune]bool{}
	args := os.Args[1:]
	cut := slices.Index(args, "--")
	for _, group := range [][]string{args[:cut], args[cut+1:]} {
		count := map[rune]int{}
		for _, path := range group {
			read(path, count)
		}
		var runes []rune
		for r := range count {
			runes = append(runes, r)
		}
		slices.SortFunc(runes, func(a, b rune) int { return cmp.Or(cmp.Compare(count[b], count[a]), cmp.Compare(a, b)) })
		for _, r := range runes[:500] {
			set[r] = true
		}
	}
	var all []rune
	for r := range set {
		all = append(all, r)
	}
	slices.Sort(all)
	fmt.Print(string(all))
}

// read counts the Han of the first 8 million characters.
func read(path string, count map[rune]int) {
	file, err := os.Open(path)
	if err != nil {
		log.Fatal(err)
	}
	defer file.Close()
	zip, err := gzip.NewReader(file)
	if err != nil {
		log.Fatal(err)
	}
	in := bufio.NewReader(zip)
	for range 8_000_000 {
		r, _, err := in.ReadRune()
		if err == io.EOF {
			return
		}
		if r >= 0x4e00 && r <= 0x9fff {
			count[r]++
		}
	}
}
