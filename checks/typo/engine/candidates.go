package engine

import (
	"math"
	"slices"
	"strings"
	"sync/atomic"

	"github.com/healthlint/healthlint/lint/hanzi"
	"github.com/healthlint/healthlint/lint/ngram"
)

// functionWords are written for one another by anybody.
var functionWords = strings.Fields("的地得 在再 做作 那哪 像象向 他她它 是事 有又 以已 带戴 坐座 副付")

// FunctionWords reports whether the characters are written for one another by anybody.
func (s Slip) FunctionWords() bool {
	return slices.ContainsFunc(functionWords, func(set string) bool {
		return strings.ContainsRune(set, rune(s.Wrong)) && strings.ContainsRune(set, rune(s.Right))
	})
}

// confusions is a table of candidates, each row made when it is first asked for.
type confusions struct {
	lm    *ngram.Model
	slips Slips
	rows  [0xa000 - 0x4e00]atomic.Pointer[row]
	after [0x10000]atomic.Pointer[[]ngram.Joint] // what follows a token, made when it is first asked for
}

// follow returns what the model likes best after a token.
func (t *confusions) follow(id ngram.Token) []ngram.Joint {
	p := &t.after[id]
	if list := p.Load(); list != nil {
		return *list
	}
	list := slices.Clip(t.lm.After(nil, id, mostAfter, leastAfter))
	p.Store(&list)
	return list
}

// row holds the candidates for one character, in the order in which the model is asked for them.
type row struct {
	ids    []ngram.Token
	kinds  []Kind
	counts []Counts  // how often each was met
	prices []float32 // their priors, in nats
	both   []bool    // whether each sounds and looks alike
	// Those that are tried wherever the model has seen what follows after them, and their indices.
	anywhere []ngram.Token
	indices  []uint16

	usual *row // of those that were met
}

var noRow = &row{usual: new(row)}

// rare is the log probability below which a character is not offered.
const rare = -14.5

func (t *confusions) of(id ngram.Token) *row {
	if !ngram.Han(id) {
		return noRow
	}
	p := &t.rows[id-0x4e00]
	if r := p.Load(); r != nil {
		return r
	}
	met := make([]meeting, 0, 16)
	for right, counts := range t.slips.of(id) {
		met = append(met, meeting{right, counts})
	}
	list := t.make(rune(id), met)
	slices.SortFunc(list, func(a, b Candidate) int { return ngram.Order(a.ID, b.ID) })
	r := newRow(len(list))
	r.usual = newRow(len(met))
	for _, c := range list {
		if k := slices.IndexFunc(met, func(m meeting) bool { return m.right == c.ID }); k >= 0 {
			r.add(c, met[k].counts)
			r.usual.add(c, met[k].counts)
		} else {
			r.add(c, Counts{})
		}
	}
	for _, c := range hanzi.LookAlikes(rune(id)) {
		if k := slices.Index(r.ids, ngram.Token(c)); k >= 0 {
			r.both[k] = r.kinds[k].sounds()
		}
	}
	p.Store(r)
	return r
}

// meeting is a character that was meant, and how often.
type meeting struct {
	right  ngram.Token
	counts Counts
}

// newRow returns a row with room for so many candidates: one article asks for some hundred rows.
func newRow(size int) *row {
	if size == 0 {
		return new(row)
	}
	return &row{
		ids: make([]ngram.Token, 0, size), kinds: make([]Kind, 0, size),
		counts: make([]Counts, 0, size), prices: make([]float32, 0, size), both: make([]bool, 0, size),
		anywhere: make([]ngram.Token, 0, size), indices: make([]uint16, 0, size),
	}
}

// before returns the candidates, with their indices, that are tried wherever the model has seen what follows after them: all
// where that is unlikely after the character itself, and those that are oftenest meant where it is not.
func (r *row) before(likely bool) ([]ngram.Token, []uint16) {
	if likely {
		return r.anywhere, r.indices
	}
	return r.ids, ascending[:len(r.ids)]
}

// ascending are the indices of a whole row.
var ascending = func() (all [1 << 12]uint16) {
	for i := range all {
		all[i] = uint16(i)
	}
	return all
}()

func (r *row) add(c Candidate, met Counts) {
	if !c.Kind.onlyKnown() {
		r.anywhere, r.indices = append(r.anywhere, c.ID), append(r.indices, uint16(len(r.ids)))
	}
	r.ids, r.kinds, r.both = append(r.ids, c.ID), append(r.kinds, c.Kind), append(r.both, false)
	r.counts, r.prices = append(r.counts, met), append(r.prices, price(c.Kind, met.sum()))
}

// price is the prior of a slip that was met so often, in nats, while searching.
func price(k Kind, met int) float32 {
	if met == 0 {
		return cost[k]
	}
	return min(cost[k], costMet) - min(perLog*float32(math.Log1p(float64(met))), mostOff)
}

// make lists what may have been meant where c stands, what was met included.
func (t *confusions) make(c rune, met []meeting) []Candidate {
	list := make([]Candidate, 0, 128)
	var seen [(0xa000 - 0x4e00) / 64]uint64
	put := func(r rune, k Kind) {
		if r == c || r < 0x4e00 || r > 0x9fff || t.lm.Unigram(ngram.Token(r)) <= rare {
			return
		}
		at, bit := (r-0x4e00)/64, uint64(1)<<(r%64)
		if seen[at]&bit == 0 {
			seen[at] |= bit
			list = append(list, Candidate{ngram.Token(r), k})
		}
	}
	for _, set := range functionWords {
		if strings.ContainsRune(set, c) {
			for _, r := range set {
				put(r, Function)
			}
		}
	}
	for _, r := range hanzi.Homophones(c) {
		k := Tone
		if hanzi.SameReading(c, r) {
			k = Sound
		}
		put(r, k)
	}
	for _, r := range hanzi.LookAlikes(c) {
		put(r, Shape)
	}
	for r := range hanzi.FuzzyHomophones(c) {
		put(r, Near)
	}
	for _, m := range met {
		put(rune(m.right), Other)
	}
	return list
}

// kind returns how c is mistaken for id, Keep where it is not.
func (t *confusions) kind(id, c ngram.Token) Kind {
	row := t.of(id)
	if i := slices.Index(row.ids, c); i >= 0 {
		return row.kinds[i]
	}
	return Keep
}

// Candidates returns the characters that may have been meant where id stands.
func (e *Engine) Candidates(id ngram.Token) []Candidate {
	row := e.table.of(id)
	out := make([]Candidate, len(row.ids))
	for i := range row.ids {
		out[i] = Candidate{row.ids[i], row.kinds[i]}
	}
	return out
}
