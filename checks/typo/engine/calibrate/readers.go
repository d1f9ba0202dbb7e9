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

// reader is an engine with the counts of slips of all sets, and of all but one.
type reader struct {
	all    *engine.Engine
	others map[string]*engine.Engine // by the set whose slips they do not know
}

// readers are those of the engine that is fitted, and of those with a model of their own.
type readers struct {
	method
	slips engine.Slips
	of    map[*engine.Engine]*reader // nil is the one that is fitted
	names []string                   // of the sets whose slips are counted, in order
}

func newReaders(e *engine.Engine, sets []*set, by method) *readers {
	note(sets)
	r := &readers{method: by, slips: count(sets, ""), of: map[*engine.Engine]*reader{}}
	others := map[string]engine.Slips{}
	for _, s := range sets {
		if _, ok := others[s.origin]; s.origin != "" && !ok {
			others[s.origin] = count(sets, s.origin)
			r.names = append(r.names, s.origin)
		}
	}
	for _, s := range sets {
		if r.of[s.engine] != nil {
			continue
		}
		base := e
		if s.engine != nil {
			base = s.engine
		}
		own := &reader{base.WithSlips(r.slips), map[string]*engine.Engine{}}
		for name, slips := range others {
			own.others[name] = base.WithSlips(slips)
		}
		r.of[s.engine] = own
	}
	return r
}

// reading returns the engine that a text is read with, and the text as that takes it. The counts tell what those mistake whose
// slips were counted, and less of what strangers do: a judgement that knew only the former would trust them too much. So
// some texts are read without the counts of the set they are from, and some articles without those of any one.
func (r *readers) reading(s *set, t *text) (*engine.Engine, engine.Copy) {
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
	by := r.of[s.engine]
	if e := by.others[origin]; stranger && e != nil {
		as.Own = maps.Clone(t.own)
		maps.DeleteFunc(as.Own, func(k engine.Slip, _ engine.Counts) bool { return !k.FunctionWords() })
		return e, as
	}
	return by.all, as
}
