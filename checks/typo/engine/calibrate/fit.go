package main

import (
	"runtime"
	"sync"

	"github.com/healthlint/healthlint/checks/typo/engine"
	"github.com/healthlint/healthlint/checks/typo/logistic"
	"github.com/healthlint/healthlint/lint/ngram"
)

// calibration is what is fitted, and written.
type calibration struct {
	slips         engine.Slips
	first, second engine.Pass
}

// calibrate fits to the texts that are not held out, and gives all texts the edits that come of it.
func calibrate(e *engine.Engine, sets []*set, by method) (c calibration) {
	readers := newReaders(e, sets, by)
	c.slips = readers.slips
	// The second pass sees what the first would have left.
	c.first = fit(sets, by.without, engine.Pass{}, func(s *set, t *text, by engine.Pass) []engine.Edit {
		e, as := readers.of(s, t)
		return e.Propose(as, by)
	})
	for _, s := range sets {
		for _, t := range s.texts {
			e, as := readers.of(s, t)
			t.first = e.Resolve(as, t.edits)
			t.mended = engine.Sure(t.first)
		}
	}
	c.second = fit(sets, by.without, c.first, func(s *set, t *text, by engine.Pass) []engine.Edit {
		if len(t.mended) == 0 {
			return nil
		}
		e, as := readers.of(s, t)
		return e.Again(as, t.mended, by)
	})
	for _, s := range sets {
		for _, t := range s.texts {
			if len(t.mended) == 0 {
				t.edits = t.first
			} else {
				e, as := readers.of(s, t)
				t.edits = e.Settle(as, t.first, t.mended, t.edits)
				t.edits = e.Further(as, c.second, t.edits, len(t.mended))
			}
		}
	}
	return c
}

// note has each sentence that is fitted to know its own slips: they are taken out of the counts again when its edits are
// weighed, so that the judgement learns what the counts are worth for slips of others.
func note(sets []*set) {
	for _, s := range sets {
		for _, t := range s.texts {
			wrong, right := []rune(t.Wrong), []rune(t.Right)
			if s.made || t.held || t.Wrong == t.Right || len(wrong) != len(right) {
				continue
			}
			t.own = map[engine.Slip]engine.Counts{}
			for i, w := range wrong {
				if r := right[i]; w != r && isHan(w) && isHan(r) {
					k := engine.Slip{Wrong: ngram.Token(w), Right: ngram.Token(r)}
					n := t.own[k]
					n[s.habits]++
					t.own[k] = n
				}
			}
		}
	}
}

// count adds up the slips that were noted. Those of one set may be left out, but for function words, which anybody mistakes.
func count(sets []*set, except string) engine.Slips {
	all := map[engine.Slip]engine.Counts{}
	for _, s := range sets {
		left := except != "" && s.origin == except
		for _, t := range s.texts {
			if t.traditional {
				continue // a twin is a sentence counted already
			}
			for k, n := range t.own {
				if left && !k.FunctionWords() {
					continue
				}
				sum := all[k]
				for h := range sum {
					sum[h] += n[h]
				}
				all[k] = sum
			}
		}
	}
	return engine.CountedSlips(all)
}

func isHan(r rune) bool { return r >= 0x4e00 && r <= 0x9fff }

// fit fits the gate and the judgement of a pass to the edits of the texts that are not held out, and gives all
// edits their confidence. Slips of the rare natures are judged as in the first pass, where there was one: too few of
// them come in numbers.
func fit(sets []*set, without []int, first engine.Pass, propose func(*set, *text, engine.Pass) []engine.Edit) (by engine.Pass) {
	by.Gate = judge(sets, without, first.Gate, func(s *set, t *text) []engine.Edit { return propose(s, t, engine.Pass{}) })
	by.Judge = judge(sets, without, first.Judge, func(s *set, t *text) []engine.Edit { return propose(s, t, by) })
	return by
}

// judge proposes edits of every text, fits judges to those that are not held out, and gives all their confidence.
func judge(sets []*set, without []int, first *engine.Bench, propose func(*set, *text) []engine.Edit) *engine.Bench {
	var all sync.WaitGroup
	limit := make(chan struct{}, runtime.GOMAXPROCS(0))
	for _, s := range sets {
		for _, t := range s.texts {
			all.Add(1)
			limit <- struct{}{}
			go func() {
				defer func() { <-limit; all.Done() }()
				t.edits = propose(s, t)
			}()
		}
	}
	all.Wait()
	var bench engine.Bench
	var samples [len(bench)][]logistic.Sample
	for _, s := range sets {
		for _, t := range s.texts {
			for i := range t.edits {
				for _, k := range without {
					t.edits[i].Evidence[k] = 0
				}
				if !t.held && t.judged(&t.edits[i]) {
					n := t.edits[i].Nature()
					evidence := t.edits[i].Evidence.Spread()
					samples[n] = append(samples[n], logistic.Sample{Evidence: evidence[:], Right: t.mends(&t.edits[i]), Weight: s.weigh(n)})
				}
			}
		}
	}
	for n := range bench {
		if n := engine.Nature(n); first != nil && n != engine.Usual && n != engine.OfWord {
			bench[n] = first[n]
			continue
		}
		bench[n] = &engine.Judge{}
		logistic.Fit(bench[n][:], samples[n], ridge(engine.Nature(n)))
	}
	// What the twins lack is the usage of Taiwan and Hong Kong: it costs this much more than they say.
	const usage = 0.2
	for _, n := range []engine.Nature{engine.Usual, engine.OfWord} {
		bench[n][engine.EvidenceNamed([]string{"traditional"})[0]] -= usage
	}
	for _, s := range sets {
		for _, t := range s.texts {
			for i := range t.edits {
				t.edits[i].Confidence = bench.Confidence(&t.edits[i])
			}
		}
	}
	return &bench
}

// ridge keeps the coefficients small, of the rare natures, which have fewer samples, smaller.
func ridge(n engine.Nature) float64 {
	switch n {
	case engine.Usual:
		return 1
	case engine.OfWord:
		return 2
	}
	return 6
}

// judges returns what is written, by name.
func (c *calibration) judges() map[string]*engine.Judge {
	return map[string]*engine.Judge{
		"first-gate": c.first.Gate[engine.Usual], "first": c.first.Judge[engine.Usual],
		"second-gate": c.second.Gate[engine.Usual], "second": c.second.Judge[engine.Usual],
		"word-gate": c.first.Gate[engine.OfWord], "word": c.first.Judge[engine.OfWord],
		"word-again-gate": c.second.Gate[engine.OfWord], "word-again": c.second.Judge[engine.OfWord],
		"unlike-gate": c.first.Gate[engine.OfUnlike], "unlike": c.first.Judge[engine.OfUnlike],
		"missing-gate": c.first.Gate[engine.OfMissing], "missing": c.first.Judge[engine.OfMissing],
		"extra-gate": c.first.Gate[engine.OfExtra], "extra": c.first.Judge[engine.OfExtra],
		"swapped-gate": c.first.Gate[engine.OfSwapped], "swapped": c.first.Judge[engine.OfSwapped],
	}
}
