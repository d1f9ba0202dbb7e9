package main

import (
	"maps"

	"github.com/healthlint/healthlint/checks/typo/engine"
)

// method says how to fit.
type method struct {
	without   []int   // pieces of evidence that are left out
	foreign   float64 // share of the texts that are fitted to as if strangers had written them
	strangers bool    // so are those read that are held out
}

// readers are the engine with the counts of slips of all sets, and of all but one.
type readers struct {
	method
	slips  engine.Slips
	all    *engine.Engine
	others map[string]*engine.Engine // by the set whose slips they do not know
	names  []string                  // of the sets, in order
}

func newReaders(e *engine.Engine, sets []*set, by method) *readers {
	note(sets)
	slips := count(sets, "")
	r := &readers{method: by, slips: slips, all: e.WithSlips(slips), others: map[string]*engine.Engine{}}
	for _, s := range sets {
		if s.origin != "" && r.others[s.origin] == nil {
			r.others[s.origin] = e.WithSlips(count(sets, s.origin))
			r.names = append(r.names, s.origin)
		}
	}
	return r
}

// of returns the engine that a text is read with, and the text as that takes it. The counts tell what those mistake whose
// slips were counted, and less of what strangers do: a judgement that knew only the former would trust them too much. So
// some texts are read without the counts of the set they are from, and some articles without those of any one.
func (r *readers) of(s *set, t *text) (*engine.Engine, engine.Copy) {
	const hundred = 100
	stranger := float64(t.lot%hundred) < hundred*r.foreign
	if t.held {
		stranger = r.strangers
	}
	origin := s.origin
	if origin == "" && !t.held && len(r.names) > 0 {
		origin = r.names[t.lot/hundred%uint(len(r.names))]
	}
	as := engine.Copy{Text: t.Wrong, Traditional: t.traditional, Own: t.own}
	if e := r.others[origin]; stranger && e != nil {
		as.Own = maps.Clone(t.own)
		maps.DeleteFunc(as.Own, func(k engine.Slip, _ engine.Counts) bool { return !k.FunctionWords() })
		return e, as
	}
	return r.all, as
}
