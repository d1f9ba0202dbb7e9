// Command calibrate fits the judgement of the typo engine to wrong⇥right pairs and clean articles, and
// reports how well it does on those it did not see.
//
//	go run ./checks/typo/engine/calibrate [-out checks/typo/engine/data] [-clean DIR]... PAIRS.tsv[:WEIGHT]...
//
// Half of the sentences and of the articles, by hash, are fitted to; the report is on the other half.
package main

import (
	"flag"
	"fmt"
	"hash/fnv"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/healthlint/healthlint/checks/typo/engine"
	"github.com/healthlint/healthlint/checks/typo/logistic"
	"github.com/healthlint/healthlint/lint/hanzi"
	"github.com/healthlint/healthlint/lint/ngram"
)

// text is a sentence or an article, and what it should be.
type text struct {
	wrong, right string
	traditional  bool
	edits        []engine.Edit
	first        []engine.Edit // of the first pass, resolved
	mended       []engine.Edit // those that the second pass takes for granted
	held         bool          // out of the fit
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
	out := flag.String("out", "", "write the coefficients into this folder")
	model := flag.String("model", "", "n-gram model instead of the built-in one")
	drop := flag.String("drop", "", "leave these pieces of evidence out (ablation), comma-separated")
	show := flag.Float64("show", 0, "print wrong edits of held-out text from this confidence")
	lost := flag.Bool("lost", false, "print errors of held-out text that nothing was proposed for, and right edits below 0.8")
	cleanWeight := flag.Float64("clean-weight", 2, "weight of an edit of a clean article")
	flag.Var(&clean, "clean", "folder of clean articles, whose every edit is wrong")
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
		path, weight, ok := strings.Cut(arg, ":")
		s := &set{name: filepath.Base(path), weight: 1}
		if ok {
			var err error
			s.weight, err = strconv.ParseFloat(weight, 64)
			check(err)
		}
		data, err := os.ReadFile(path)
		check(err)
		for line := range strings.Lines(string(data)) {
			if w, r, ok := strings.Cut(strings.TrimSuffix(line, "\n"), "\t"); ok {
				s.texts = append(s.texts, &text{wrong: w, right: r, held: heldOut(r)})
			}
		}
		sets = append(sets, s, s.twin())
	}
	for _, dir := range clean {
		s := &set{name: filepath.Base(dir), weight: *cleanWeight, clean: true}
		paths, err := filepath.Glob(filepath.Join(dir, "*"))
		check(err)
		for _, path := range paths {
			data, err := os.ReadFile(path)
			check(err)
			simple := hanzi.SimplifySameLength(string(data))
			s.texts = append(s.texts, &text{wrong: simple, right: simple, traditional: differs(simple, string(data)), held: heldOut(filepath.Base(path))})
		}
		sets = append(sets, s)
	}
	without := engine.EvidenceNamed(strings.Split(*drop, ","))
	// The second pass sees what the first would have left.
	first := fit(sets, without, func(t *text, by engine.Pass) []engine.Edit { return e.Propose(t.copy(), by) })
	for _, s := range sets {
		for _, t := range s.texts {
			t.first = engine.Resolve(t.edits)
			t.mended = engine.Sure(t.first)
		}
	}
	second := fit(sets, without, func(t *text, by engine.Pass) []engine.Edit {
		if len(t.mended) == 0 {
			return nil
		}
		return e.Again(t.copy(), t.mended, by)
	})
	for _, s := range sets {
		for _, t := range s.texts {
			if len(t.mended) == 0 {
				t.edits = t.first
			} else {
				t.edits = engine.Settle(t.copy(), t.first, t.mended, t.edits)
				t.edits = e.Further(t.copy(), second, t.edits, len(t.mended))
			}
			if t.held && *lost {
				t.printLost()
				t.printLow()
			}
			if t.held && *show > 0 {
				t.print(*show)
			}
		}
		s.report()
	}
	if *out != "" {
		const head = "# Written by go run ./checks/typo/engine/calibrate; do not edit.\n"
		for name, j := range map[string]*engine.Judge{"first-gate": first.Gate, "first": first.Judge, "second-gate": second.Gate, "second": second.Judge} {
			check(os.WriteFile(filepath.Join(*out, name+".tsv"), []byte(head+j.String()), 0o644))
		}
	}
}

// fit fits the gate and the judgement of a pass to the edits of the texts that are not held out, and gives all
// edits their confidence.
func fit(sets []*set, without []int, propose func(*text, engine.Pass) []engine.Edit) (by engine.Pass) {
	by.Gate = judge(sets, without, func(t *text) []engine.Edit { return propose(t, engine.Pass{}) })
	by.Judge = judge(sets, without, func(t *text) []engine.Edit { return propose(t, by) })
	return by
}

// judge proposes edits of every text, fits a judgement to those that are not held out, and gives all their
// confidence.
func judge(sets []*set, without []int, propose func(*text) []engine.Edit) *engine.Judge {
	var all sync.WaitGroup
	limit := make(chan struct{}, runtime.GOMAXPROCS(0))
	for _, s := range sets {
		for _, t := range s.texts {
			all.Add(1)
			limit <- struct{}{}
			go func() {
				defer func() { <-limit; all.Done() }()
				t.edits = propose(t)
			}()
		}
	}
	all.Wait()
	var samples []logistic.Sample
	for _, s := range sets {
		for _, t := range s.texts {
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
	j := &engine.Judge{}
	logistic.Fit(j[:], samples, 1)
	// What the twins lack is the usage of Taiwan and Hong Kong: it costs this much more than they say.
	const usage = 0.4
	j[engine.EvidenceNamed([]string{"traditional"})[0]] -= usage
	for _, s := range sets {
		for _, t := range s.texts {
			for i := range t.edits {
				t.edits[i].Confidence = j.Confidence(&t.edits[i].Evidence)
			}
		}
	}
	return j
}

// twin returns a third of the sentences as if they were Traditional copy: the engine reads such copy in simplified
// characters. Pairs of it that anybody has are few, and without slips to learn from the judgement would silence it.
func (s *set) twin() *set {
	twin := &set{name: s.name + ", as Traditional copy", weight: s.weight}
	for i, t := range s.texts {
		if i%3 == 0 {
			twin.texts = append(twin.texts, &text{wrong: t.wrong, right: t.right, traditional: true, held: t.held})
		}
	}
	return twin
}

func (t *text) copy() engine.Copy { return engine.Copy{Text: t.wrong, Traditional: t.traditional} }

// differs reports whether a twentieth of the characters were simplified.
func differs(simple, as string) bool {
	a, b := []rune(simple), []rune(as)
	n := 0
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			n++
		}
	}
	return n*20 > len(a)
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
func (t *text) mends(d *engine.Edit) bool {
	if len(t.wrong) != len(t.right) || len(d.Text) != d.End-d.Start {
		return t.wrong[:d.Start]+d.Text+t.wrong[d.End:] == t.right
	}
	return d.Text == t.right[d.Start:d.End] && t.wrong[d.Start:d.End] != d.Text
}

// with applies the edits from a confidence on, and those from another, beside, that stand near one of them; it says how
// many they are.
func (t *text) with(least, beside float64) (string, int) {
	var b strings.Builder
	at, count := 0, 0
	for i := range t.edits {
		if d := &t.edits[i]; d.Confidence >= least || d.Confidence >= beside && t.near(d, least) {
			b.WriteString(t.wrong[at:d.Start] + d.Text)
			at = d.End
			count++
		}
	}
	b.WriteString(t.wrong[at:])
	return b.String(), count
}

// near reports whether an edit from the confidence on stands beside d, as the check looks at them.
func (t *text) near(d *engine.Edit, least float64) bool {
	return slices.ContainsFunc(t.edits, func(o engine.Edit) bool {
		return o.Confidence >= least && o.Start < d.End+engine.Beside && d.Start < o.End+engine.Beside
	})
}
