package main

import (
	"fmt"
	"hash/fnv"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/healthlint/healthlint/checks/typo/engine"
	"github.com/healthlint/healthlint/checks/typo/trial"
	"github.com/healthlint/healthlint/lint/hanzi"
)

// text is a sentence or an article, and what it should be.
type text struct {
	trial.Text
	traditional bool
	edits       []engine.Edit
	first       []engine.Edit // of the first pass, resolved
	mended      []engine.Edit // those that the second pass takes for granted
	part        uint          // to which it was dealt
	lot         uint          // what it drew, by which it is read as that of a stranger or not
	held        bool          // out of the fit
	reported    bool          // it was held out of some fit, and this was found then:
	found       []engine.Edit
	own         map[engine.Slip]engine.Counts // its slips, where they are counted
	placed      []placed                      // those that were put there
}

// set is a file of sentences or a folder of articles.
type set struct {
	name   string
	weight float64
	habits engine.Habits // of those who wrote it
	clean  bool
	made   bool   // its slips were put there: they are not counted
	origin string // the set whose sentences they are; of articles none
	texts  []*text
}

// readPairs reads a file of wrong TAB right. After its path the argument may have a colon and a weight, and a colon and
// "health" where people write about their health.
func readPairs(arg string) (*set, error) {
	path, options, _ := strings.Cut(arg, ":")
	s := &set{name: filepath.Base(path), origin: filepath.Base(path), weight: 1}
	for option := range strings.SplitSeq(options, ":") {
		var err error
		switch option {
		case "":
		case "health":
			s.habits = engine.Health
		default:
			if s.weight, err = strconv.ParseFloat(option, 64); err != nil {
				return nil, fmt.Errorf("%s: neither a weight nor “health”: %q", arg, option)
			}
		}
	}
	pairs, err := trial.ReadPairs(path)
	for _, pair := range pairs {
		t := &text{Text: pair}
		t.deal(pair.Right)
		s.texts = append(s.texts, t)
	}
	return s, err
}

// readClean reads a folder of articles. After its path the argument may have a colon and another weight.
func readClean(arg string, weight float64) (*set, error) {
	dir, own, ok := strings.Cut(arg, ":")
	if ok {
		var err error
		if weight, err = strconv.ParseFloat(own, 64); err != nil {
			return nil, fmt.Errorf("%s: not a weight: %q", arg, own)
		}
	}
	s := &set{name: filepath.Base(dir), weight: weight, clean: true}
	articles, err := trial.ReadArticles(dir)
	for _, a := range articles {
		simple := hanzi.SimplifySameLength(a.Text)
		t := &text{Text: trial.Text{Wrong: simple, Right: simple}, traditional: differs(simple, a.Text)}
		t.deal(a.Name)
		s.texts = append(s.texts, t)
	}
	return s, err
}

// folds is how many parts the texts are dealt to.
const folds = 5

// deal deals the text, by the hash of its name, to a part, and draws its lot.
func (t *text) deal(name string) {
	h := fnv.New32a()
	h.Write([]byte(name))
	n := uint(h.Sum32())
	t.part, t.lot = n%folds, n/folds
}

// hold holds a part out of the fit that follows.
func (s *set) hold(part uint) {
	for _, t := range s.texts {
		t.held, t.own = t.part == part, nil
	}
}

// keep keeps what was found in the texts that were held out.
func (s *set) keep() {
	for _, t := range s.texts {
		if t.held {
			t.reported, t.found = true, t.edits
		}
	}
}

// twin returns a third of the sentences as if they were Traditional copy: the engine reads such copy in simplified
// characters. Pairs of it that anybody has are few, and without slips to learn from the judgement would silence it.
func (s *set) twin() *set {
	twin := &set{name: s.name + ", as Traditional copy", weight: s.weight, habits: s.habits, origin: s.origin}
	for i, t := range s.texts {
		if i%3 == 0 {
			twin.texts = append(twin.texts, &text{Text: t.Text, traditional: true, part: t.part, lot: t.lot})
		}
	}
	return twin
}

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

// mends reports whether the edit turns that part of the wrong text into the right one.
func (t *text) mends(d *engine.Edit) bool {
	if t.placed != nil {
		return slices.ContainsFunc(t.placed, func(p placed) bool { return p.mends(t.Wrong, d) })
	}
	return t.Mended(d.Start, d.End, d.Text)
}
