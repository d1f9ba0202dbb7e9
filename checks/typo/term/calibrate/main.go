// Command calibrate fits the judgement of the near-term rule to wrong⇥right pairs and clean articles, and
// reports how well it does on those it did not see.
//
//	go run ./checks/typo/term/calibrate [-out checks/typo/term/data/judge.tsv] -model FILE [-clean DIR]... [-inject WEIGHT] PAIRS.tsv[:WEIGHT]...
//
// Half of the sentences and of the articles, by hash, are fitted to; the report is on the other half.
package main

import (
	"flag"
	"fmt"
	"hash/fnv"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/healthlint/healthlint/checks/typo/logistic"
	"github.com/healthlint/healthlint/checks/typo/term"
	"github.com/healthlint/healthlint/checks/typo/trial"
	"github.com/healthlint/healthlint/lint/ngram"
)

// text is a sentence or an article, and what it should be.
type text struct {
	trial.Text
	edits []term.Edit
	held  bool // out of the fit
}

// set is a file of sentences or a folder of articles.
type set struct {
	name   string
	weight float64
	clean  bool
	texts  []*text
}

type list []string

func (l *list) String() string     { return strings.Join(*l, ",") }
func (l *list) Set(s string) error { *l = append(*l, s); return nil }

func main() {
	var clean list
	out := flag.String("out", "", "write the coefficients here")
	model := flag.String("model", "", "n-gram model")
	drop := flag.String("drop", "", "leave these pieces of evidence out (ablation), comma-separated")
	show := flag.Float64("show", 0, "print wrong edits of held-out text from this confidence")
	lost := flag.Bool("lost", false, "print errors of held-out text that nothing was proposed for")
	cleanWeight := flag.Float64("clean-weight", 2, "weight of an edit of a clean article")
	injected := flag.Float64("inject", 0, "weight of sentences with slips put into them")
	flag.Var(&clean, "clean", "folder of clean articles, whose every edit is wrong")
	flag.Parse()
	var lm *ngram.Model
	if *model != "" {
		data, err := os.ReadFile(*model)
		check(err)
		lm, err = ngram.Open(string(data))
		check(err)
	}
	e := term.New(lm)
	var sets []*set
	for _, arg := range flag.Args() {
		path, weight, ok := strings.Cut(arg, ":")
		s := &set{name: filepath.Base(path), weight: 1}
		if ok {
			var err error
			s.weight, err = strconv.ParseFloat(weight, 64)
			check(err)
		}
		pairs, err := trial.ReadPairs(path)
		check(err)
		for _, pair := range pairs {
			s.texts = append(s.texts, &text{Text: pair, held: heldOut(pair.Right)})
		}
		sets = append(sets, s)
	}
	for _, dir := range clean {
		s := &set{name: filepath.Base(dir), weight: *cleanWeight, clean: true}
		articles, err := trial.ReadArticles(dir)
		check(err)
		for _, a := range articles {
			s.texts = append(s.texts, &text{Text: trial.Text{Wrong: a.Text, Right: a.Text}, held: heldOut(a.Name)})
		}
		sets = append(sets, s)
	}
	if *injected > 0 {
		sets = append(sets, inject(sets, *injected))
	}
	var samples []logistic.Sample
	without := term.EvidenceNamed(strings.Split(*drop, ","))
	for _, s := range sets {
		for _, t := range s.texts {
			t.edits = e.Propose(lm.Read(t.Wrong))
			for i := range t.edits {
				for _, k := range without {
					t.edits[i].Evidence[k] = 0
				}
				if !t.held {
					samples = append(samples, logistic.Sample{Evidence: t.edits[i].Evidence[:], Right: t.mends(&t.edits[i]), Weight: s.weight})
				}
			}
		}
	}
	judge := &term.Judge{}
	logistic.Fit(judge[:], samples, 1)
	for _, s := range sets {
		for _, t := range s.texts {
			for i := range t.edits {
				t.edits[i].Confidence = judge.Confidence(&t.edits[i].Evidence)
			}
		}
		s.report(*lost, *show)
	}
	if *out != "" {
		head := fmt.Sprintf("# Written by go run ./checks/typo/term/calibrate from %d edits; do not edit.\n", len(samples))
		check(os.WriteFile(*out, []byte(head+judge.String()), 0o644))
	}
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "calibrate:", err)
		os.Exit(1)
	}
}

func heldOut(s string) bool {
	h := fnv.New32a()
	h.Write([]byte(s))
	return h.Sum32()%2 == 1
}

// mends reports whether the edit turns that part of the wrong text into the right one.
func (t *text) mends(d *term.Edit) bool { return t.Mended(d.Start, d.End, d.Text) }
