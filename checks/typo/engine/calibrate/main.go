// Command calibrate fits the judgement of the typo engine to wrong⇥right pairs and clean articles, and
// reports how well it does on those it did not see.
//
//	go run ./checks/typo/engine/calibrate [-cross] [-injected WEIGHT] [-foreign SHARE] [-out checks/typo/engine/data] [-clean DIR[:WEIGHT]]... PAIRS.tsv[:WEIGHT][:health]...
//
// The sentences and articles are dealt, by hash, to five parts. Four are fitted to, and the report is on the fifth; with
// -cross each part is reported on by a fit to the other four. With -injected what is right gets slips of kinds that the pairs
// have few of, and the report says how many of them are found.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/healthlint/healthlint/checks/typo/engine"
	"github.com/healthlint/healthlint/lint/ngram"
)

type list []string

func (l *list) String() string     { return strings.Join(*l, ",") }
func (l *list) Set(s string) error { *l = append(*l, s); return nil }

func main() {
	var clean list
	out := flag.String("out", "", "write the coefficients into this folder")
	model := flag.String("model", "", "n-gram model instead of the built-in one")
	drop := flag.String("drop", "", "leave these pieces of evidence out (ablation), comma-separated")
	rest := flag.Uint("rest", 1, "part, 0 to 4, that is not fitted to")
	cross := flag.Bool("cross", false, "fit five times, each time without another part, and report on all; what is written is fitted without -rest")
	show := flag.Float64("show", 0, "print wrong edits of held-out text from this confidence")
	lost := flag.Bool("lost", false, "print errors of held-out text that nothing was proposed for, and right edits below 0.8")
	cleanWeight := flag.Float64("clean-weight", 2, "weight of an edit of a clean article")
	injected := flag.Float64("injected", 0, "weight of an edit at a look-alike, near sound or extra character that was put into right text; 0 puts in none, and the rare natures have no judge")
	foreign := flag.Float64("foreign", 0, "share of the texts that are fitted to with the counts of slips of the other sets only")
	strangers := flag.Bool("strangers", false, "report on each set by the counts of slips of the other sets only: what other people's copy may expect")
	flag.Var(&clean, "clean", "folder of clean articles, whose every edit is wrong; a colon and a weight may follow")
	flag.Parse()
	lm := ngram.Default()
	if *model != "" {
		data, err := os.ReadFile(*model)
		check(err)
		lm, err = ngram.Open(string(data))
		check(err)
	}
	e := engine.New(lm)
	var sets []*set
	for _, arg := range flag.Args() {
		s, err := readPairs(arg)
		check(err)
		sets = append(sets, s, s.twin())
	}
	for _, dir := range clean {
		s, err := readClean(dir, *cleanWeight)
		check(err)
		sets = append(sets, s)
	}
	if *injected > 0 {
		in := newInjector(lm)
		for _, s := range slices.Clone(sets) {
			sets = append(sets, s.inject(in, *injected)...)
		}
	}
	by := method{engine.EvidenceNamed(strings.Split(*drop, ",")), *foreign, *strangers}
	var c calibration
	parts := []uint{*rest % folds}
	if *cross {
		parts = parts[:0]
		for p := range uint(folds) {
			parts = append(parts, (*rest+1+p)%folds) // that which is written last
		}
	}
	for _, part := range parts {
		for _, s := range sets {
			s.hold(part)
		}
		c = calibrate(e, sets, by)
		for _, s := range sets {
			s.keep()
		}
	}
	for _, s := range sets {
		s.report(*lost, *show)
	}
	if *out != "" {
		const head = "# Written by go run ./checks/typo/engine/calibrate; do not edit.\n"
		check(os.WriteFile(filepath.Join(*out, "slips.tsv"), []byte(head+"# wrong, right, how often in the sets of pairs that NOTICE names\n"+c.slips.String()), 0o644))
		for name, j := range c.judges() {
			check(os.WriteFile(filepath.Join(*out, name+".tsv"), []byte(head+j.String()), 0o644))
		}
	}
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "calibrate:", err)
		os.Exit(1)
	}
}
