package main

import (
	"fmt"
	"hash/fnv"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/healthlint/healthlint/checks/typo/engine"
	"github.com/healthlint/healthlint/lint/hanzi"
)

// text is a sentence or an article, and what it should be.
type text struct {
	wrong, right string
	traditional  bool
	edits        []engine.Edit
	first        []engine.Edit // of the first pass, resolved
	mended       []engine.Edit // those that the second pass takes for granted
	part         uint          // to which it was dealt
	held         bool          // out of the fit
	reported     bool          // it was held out of some fit, and this was found then:
	found        []engine.Edit
	own          map[engine.Slip]engine.Counts // its slips, where they are counted
	placed       []placed                      // those that were put there
}

// set is a file of sentences or a folder of articles.
type set struct {
	name   string
	weight float64
	habits engine.Habits // of those who wrote it
	clean  bool
	made   bool // its slips were put there: they are not counted
	texts  []*text
}

// readPairs reads a file of wrong TAB right. After its path the argument may have a colon and a weight, and a colon and
// "health" where people write about their health.
func readPairs(arg string) (*set, error) {
	path, options, _ := strings.Cut(arg, ":")
	s := &set{name: filepath.Base(path), weight: 1}
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
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	for line := range strings.Lines(string(data)) {
		if w, r, ok := strings.Cut(strings.TrimSuffix(line, "\n"), "\t"); ok {
			s.texts = append(s.texts, &text{wrong: w, right: r, part: partOf(r)})
		}
	}
	return s, nil
}

// readClean reads a folder of articles.
func readClean(dir string, weight float64) (*set, error) {
	s := &set{name: filepath.Base(dir), weight: weight, clean: true}
	paths, err := filepath.Glob(filepath.Join(dir, "*"))
	if err != nil {
		return nil, err
	}
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			return nil, err
		}
		simple := hanzi.SimplifySameLength(string(data))
		s.texts = append(s.texts, &text{wrong: simple, right: simple, traditional: differs(simple, string(data)), part: partOf(filepath.Base(path))})
	}
	return s, nil
}

// folds is how many parts the texts are dealt to.
const folds = 5

// partOf deals a text.
func partOf(s string) uint {
	h := fnv.New32a()
	h.Write([]byte(s))
	return uint(h.Sum32() % folds)
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
	twin := &set{name: s.name + ", as Traditional copy", weight: s.weight, habits: s.habits}
	for i, t := range s.texts {
		if i%3 == 0 {
			twin.texts = append(twin.texts, &text{wrong: t.wrong, right: t.right, traditional: true, part: t.part})
		}
	}
	return twin
}

func (t *text) copy() engine.Copy {
	return engine.Copy{Text: t.wrong, Traditional: t.traditional, Own: t.own}
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
		return slices.ContainsFunc(t.placed, func(p placed) bool { return p.mends(t.wrong, d) })
	}
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
	for i := range t.found {
		if d := &t.found[i]; d.Confidence >= least || d.Confidence >= beside && t.near(d, least) {
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
	return slices.ContainsFunc(t.found, func(o engine.Edit) bool {
		return o.Confidence >= least && o.Start < d.End+engine.Beside && d.Start < o.End+engine.Beside
	})
}
