// Command topic counts which characters stand oftener in texts about health than in others.
//
//	go run ./checks/typo/engine/topic -out checks/typo/engine/data/health.tsv -health FILE.gz,... -general FILE.gz,...
package main

import (
	"flag"
	"fmt"
	"math"
	"os"
	"slices"
	"strings"

	"github.com/healthlint/healthlint/lint/hanzi"
	"github.com/healthlint/healthlint/lint/ngram"
)

// least is how often a character must be met; what is added to either count, so that rare characters say little, is a
// little less than half of that.
const (
	least = 50
	added = 20
)

func main() {
	out := flag.String("out", "", "write the table to this file")
	health := flag.String("health", "", "texts about health, comma-separated")
	general := flag.String("general", "", "other texts")
	flag.Parse()
	if err := run(*out, strings.Split(*health, ","), strings.Split(*general, ",")); err != nil {
		fmt.Fprintln(os.Stderr, "topic:", err)
		os.Exit(1)
	}
}

func run(out string, health, general []string) error {
	ours, all, err := count(health)
	if err != nil {
		return err
	}
	others, rest, err := count(general)
	if err != nil {
		return err
	}
	levels := map[int][]rune{}
	for r := rune(0x4e00); r <= 0x9fff; r++ {
		if ours[r]+others[r] < least {
			continue
		}
		odds := math.Log((ours[r] + added) / all * rest / (others[r] + added))
		if level := int(math.Round(4 * odds)); level != 0 {
			levels[level] = append(levels[level], r)
		}
	}
	var order []int
	for level := range levels {
		order = append(order, level)
	}
	slices.Sort(order)
	var b strings.Builder
	b.WriteString("# Written by go run ./checks/typo/engine/topic; do not edit.\n# log odds of health, in quarters of a nat, and the characters that have it; from the corpora that lint/ngram/RECIPE.md lists\n")
	for _, level := range order {
		fmt.Fprintf(&b, "%d\t%s\n", level, string(levels[level]))
	}
	return os.WriteFile(out, []byte(b.String()), 0o644)
}

// most is how many characters a file counts for at most: the evening news must not stand for all that is not health.
const most = 4e6

// count counts the Han characters of some gzipped files, and all of them.
func count(paths []string) (counts map[rune]float64, all float64, err error) {
	counts = map[rune]float64{}
	for _, path := range paths {
		file, total := map[rune]float64{}, 0.0
		if err := countFile(path, file); err != nil {
			return nil, 0, fmt.Errorf("%s: %w", path, err)
		}
		for _, n := range file {
			total += n
		}
		share := min(1, most/total)
		for r, n := range file {
			counts[r] += n * share
		}
		all += total * share
	}
	return counts, all, nil
}

func countFile(path string, counts map[rune]float64) error {
	return ngram.GzipLines(path, func(line string) error {
		for _, r := range line {
			if hanzi.IsHan(r) {
				counts[r]++
			}
		}
		return nil
	})
}
