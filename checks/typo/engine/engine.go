// Package engine finds the typos no list foresees: a character n-gram model says where the text is unlikely,
// characters that sound or look alike say what may have been meant, and a logistic regression over the
// evidence says how sure that is.
package engine

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/ngram"
)

// Engine proposes edits. It is safe for concurrent use.
type Engine struct {
	lm            *ngram.Model
	table         *confusions
	first, second Pass // the first reading, and what is seen once the first slips are mended
}

// New returns an engine on a model of simplified text, with the built-in network and judgement.
func New(lm *ngram.Model) *Engine {
	p := defaultPasses()
	return &Engine{lm: lm, table: &confusions{lm: lm}, first: p[0], second: p[1]}
}

// Pass is who judges the edits of one reading of a text.
type Pass struct {
	Gate  *Judge // lets through what the network is asked about; nil lets all through and asks it nothing
	Judge *Judge // nil where only the evidence is wanted
}

// ajar is the confidence from which the gate lets an edit through.
const ajar = 0.2

// Edit is a change that would make the text likelier. Start and End are byte offsets in the text; Text is what
// was meant, empty for an extra character.
type Edit struct {
	Start, End int
	Text       string
	Kind       Kind
	WordStart  int // the word the edit makes, as far as it stands in the text; the edit itself where it makes none
	WordEnd    int
	Gain       float64 // nats by which the text becomes likelier
	Confidence float64 // 0 to 1
	From, To   int     // the same place in tokens
	Old, New   []ngram.Token
	Evidence   Evidence
	margin     float32
	joined     bool       // of several that lie apart
	before     float64    // confidence of the first pass, of an edit taken for granted
	slips      [kinds]int // characters changed, by kind
}

// reading is a text with what the model thinks of it.
type reading struct {
	text string
	tk   ngram.Tokens
	lp   []float32
	mean float64 // log probability of a character

	traditional bool
	mended      []lint.Span // places already mended
	near        []bool      // by token, whether it stands near one in its sentence; nil where none is

	by Pass // who judges it
}

// How unlikely, in nats, three characters in a row must be for a search to begin: for that of a single
// character, and for that of several at once. On clean copy 5% and 1% of the characters are, of the slips in
// typo-dev 80 to 98% and 50 to 90%.

const (
	doubtPlace  = -15
	doubtRegion = -22
	// A stretch of so many characters, or with so unlikely a place in it, is searched wide.
	oddLength = 8
	oddDoubt  = -29
	// What is odd for longer is no slip but another language, a list of names or damage, and not searched at all.
	longestRegion = 40
	// A text of so many characters that are so unlikely in the mean, in nats, is not Chinese prose, and not searched.
	longText = 200
	strange  = -7
	// doubtTraditional is added for Traditional copy, whose words the model knows less.
	doubtTraditional = -3
)

// Copy is a text to judge, in simplified characters of the same length as the copy's own, paragraphs on lines of
// their own.
type Copy struct {
	Text        string
	Traditional bool // the copy is in Traditional characters: another usage than the model's

	// The tokens of Text and their log probabilities, where they are known; they are not changed.
	Tokens *ngram.Tokens
	Log    []float32
}

// sure is the confidence from which an edit is taken for granted while the rest is read again.
const sure = 0.65

// passes is how often a text is read at most, each time with what the times before made sure of.
const passes = 4

// Find returns the edits of a text that do not overlap and whose confidence is at least least, in order. Copy
// with one slip often has another, which stands out once the first is mended: so there are several passes.
func (e *Engine) Find(c Copy, least float64) []Edit {
	edits := e.Further(c, e.second, Resolve(e.Propose(c, e.first)), 0)
	return slices.DeleteFunc(edits, func(d Edit) bool { return d.Confidence < least })
}

// Further reads a text again, as the pass says, while the last reading made sure of more than the number of edits
// made before it.
func (e *Engine) Further(c Copy, by Pass, edits []Edit, made int) []Edit {
	for range passes - 1 {
		mended := Sure(edits)
		if len(mended) <= made {
			break
		}
		made = len(mended)
		edits = Resolve(append(Keeping(e.Again(c, mended, by)), Apart(c, edits, mended)...))
	}
	return edits
}

// Sure returns the edits that the second pass takes for granted.
func Sure(edits []Edit) (mended []Edit) {
	for _, d := range edits {
		if d.Confidence >= sure {
			mended = append(mended, d)
		}
	}
	return mended
}

// Keeping leaves the edits that were taken for granted at least as sure as they were.
func Keeping(edits []Edit) []Edit {
	for i := range edits {
		edits[i].Confidence = max(edits[i].Confidence, edits[i].before)
	}
	return edits
}

// Again proposes edits of a text in which some, in order, are made, near those, and those themselves with the evidence of
// one another. Offsets are those of the text as it stands.
func (e *Engine) Again(c Copy, mended []Edit, by Pass) []Edit {
	var b strings.Builder
	at := 0
	places := make([]lint.Span, 0, len(mended)) // of the edits in the mended text
	for _, d := range mended {
		b.WriteString(c.Text[at:d.Start])
		places = append(places, lint.Span{Start: b.Len(), End: b.Len() + len(d.Text)})
		b.WriteString(d.Text)
		at = d.End
	}
	b.WriteString(c.Text[at:])
	r := e.reading(Copy{Text: b.String(), Traditional: c.Traditional}, places, by)
	edits := e.read(r)
	back := edits[:0]
next:
	for _, d := range edits {
		shift, tokens := 0, 0
		for i, p := range places {
			switch {
			case p.End <= d.Start:
				shift += mended[i].End - mended[i].Start - len(mended[i].Text)
				tokens += mended[i].To - mended[i].From - len(mended[i].New)
			case p.Start < d.End:
				continue next
			}
		}
		d.Start, d.End = d.Start+shift, d.End+shift
		d.From, d.To = d.From+tokens, d.To+tokens
		d.WordStart, d.WordEnd = d.Start, d.End // what lies around may have been mended
		back = append(back, d)
	}
	again, from := make([]Edit, len(mended)), make([]int, len(mended))
	tokens := 0
	for i, d := range mended {
		d.before = d.Confidence
		if d.Evidence[wasSure] == 0 {
			d.Evidence[wasSure] = math.Log(d.Confidence/(1-d.Confidence)+1e-9) / 2
		}
		d.weighMended(append(slices.Clone(places[:i]), places[i+1:]...), places[i])
		again[i], from[i] = d, d.From+tokens
		tokens += len(d.New) - (d.To - d.From)
	}
	if by.Gate != nil {
		e.weighNetworkAgain(r, again, from)
	}
	for i := range again {
		by.weigh(&again[i])
	}
	return append(back, again...)
}

// Resolve drops the edits that overlap a more confident one and puts the others in order.
func Resolve(edits []Edit) []Edit {
	slices.SortStableFunc(edits, func(a, b Edit) int {
		return cmp.Or(cmp.Compare(b.Confidence, a.Confidence), a.Start-b.Start)
	})
	// Kept edits are looked up by stretches of text, so that an article of any length stays linear.
	const stretch = 64
	longest := 0
	for _, d := range edits {
		longest = max(longest, d.End-d.Start)
	}
	at := map[int][]lint.Span{}
	taken := func(d Edit) bool {
		for i := max(0, d.Start-longest) / stretch; i <= d.End/stretch; i++ {
			if slices.ContainsFunc(at[i], func(k lint.Span) bool { return k.Start < d.End && d.Start < k.End }) {
				return true
			}
		}
		return false
	}
	kept := edits[:0]
	for _, d := range edits {
		if !taken(d) {
			kept = append(kept, d)
			at[d.Start/stretch] = append(at[d.Start/stretch], lint.Span{Start: d.Start, End: d.End})
		}
	}
	slices.SortFunc(kept, func(a, b Edit) int { return a.Start - b.Start })
	return kept
}

// Propose returns every edit worth judging, with its evidence; they may overlap.
func (e *Engine) Propose(c Copy, by Pass) []Edit { return e.read(e.reading(c, nil, by)) }

// reading asks the model about a text, in which some places are mended already and which a pass will judge.
func (e *Engine) reading(c Copy, mended []lint.Span, by Pass) *reading {
	r := &reading{text: c.Text, traditional: c.Traditional, mended: mended, by: by}
	if c.Tokens != nil {
		r.tk, r.lp = *c.Tokens, c.Log
	} else {
		r.tk.Read(c.Text)
		r.lp = e.lm.Score(make([]float32, 0, len(r.tk.ID)), r.tk.ID)
	}
	r.near = near(&r.tk, mended)
	return r
}

// read proposes edits and judges them as the pass says.
func (e *Engine) read(r *reading) []Edit {
	sum := 0.0
	for _, p := range r.lp {
		sum += max(float64(p), -9) // a name must not make the whole text look odd
	}
	r.mean = sum / float64(max(len(r.lp), 1))
	if len(r.lp) >= longText && r.mean < strange {
		return nil
	}
	var s search
	regions, damaged := r.doubtful()
	edits := e.searchRegions(&s, r, regions)
	edits = e.searchPlaces(&s, r, damaged, edits)
	if len(edits) == 0 {
		return nil
	}
	for i := range edits {
		e.finish(r, &edits[i])
	}
	edits = slices.DeleteFunc(edits, func(d Edit) bool { return r.spared(&d) || r.dialect(&d) })
	count := 0
	for i := range edits {
		if !edits[i].joined {
			count++
		}
	}
	for i := range edits {
		e.weigh(r, &edits[i], count)
	}
	if r.by.Gate != nil {
		for i := range edits {
			r.by.gate(&edits[i])
		}
		edits = slices.DeleteFunc(edits, func(d Edit) bool { return d.Confidence < ajar })
		edits = e.weighNetwork(r, edits, count)
	}
	for i := range edits {
		r.by.weigh(&edits[i])
	}
	return edits
}

// finish fills in what follows from the tokens.
func (e *Engine) finish(r *reading, d *Edit) {
	d.Start, d.End = int(r.tk.Start[d.From]), int(r.tk.End[d.To-1])
	d.Old = r.tk.ID[d.From:d.To]
	for _, id := range d.New {
		d.Text += string(rune(id))
	}
	d.Kind = Keep
	for k := Sound; k < kinds; k++ {
		// The least usual slip of several names the edit; a function word is one whatever else there is.
		if d.slips[k] > 0 && d.Kind != Function {
			d.Kind = k
		}
	}
}

// searchRegions decodes the stretches where the text is unlikely.
func (e *Engine) searchRegions(s *search, r *reading, regions [][2]int) []Edit {
	var out []Edit
	for _, region := range regions {
		first := len(out)
		by := narrow
		if r.near != nil {
			by = widest
		} else if r.odd(region) {
			by = wide
		}
		for _, c := range e.decode(s, r.tk.ID, region[0], region[1], by) {
			if k := len(out); k == first || out[k-1].To != int(c.at) {
				out = append(withRoom(out), Edit{From: int(c.at), To: int(c.at)})
			}
			d := &out[len(out)-1]
			d.To++
			if c.kind != Extra {
				d.New = append(d.New, c.id)
			}
			d.slips[c.kind]++
		}
		out = r.join(out, first)
	}
	return out
}

// nearby is how far a slip changes what is thought of its sentence, in tokens.
const nearby = 40

// near returns by token whether it stands near one of the places, which are in order, in the same sentence.
func near(tk *ngram.Tokens, places []lint.Span) []bool {
	if len(places) == 0 {
		return nil
	}
	out := make([]bool, len(tk.ID))
	for _, p := range places {
		at, _ := slices.BinarySearch(tk.Start, int32(p.Start))
		for i := at; i < min(len(out), at+nearby) && (i == at || tk.ID[i] != ngram.Boundary); i++ {
			out[i] = true
		}
		for i := at - 1; i >= max(0, at-nearby) && tk.ID[i] != ngram.Boundary; i-- {
			out[i] = true
		}
	}
	return out
}

// Apart returns the edits of a text that stand near none of those made: for them nothing has changed.
func Apart(c Copy, edits, made []Edit) (out []Edit) {
	var places []lint.Span
	for _, d := range made {
		places = append(places, lint.Span{Start: d.Start, End: d.End})
	}
	var tk ngram.Tokens
	if c.Tokens != nil {
		tk = *c.Tokens
	} else {
		tk.Read(c.Text)
	}
	n := near(&tk, places)
	for _, d := range edits {
		if !n[d.From] && !n[d.To-1] {
			out = append(out, d)
		}
	}
	return out
}

// withRoom makes room for as many edits as an article usually has when the first one comes: an edit is large.
func withRoom(edits []Edit) []Edit {
	if cap(edits) == 0 {
		return make([]Edit, 0, 16)
	}
	return edits
}

// odd reports whether more than a word of the region is unlikely.
func (r *reading) odd(region [2]int) bool {
	least := float32(0)
	for i := region[0]; i+1 < region[1]; i++ {
		least = min(least, r.three(i))
	}
	return region[1]-region[0] >= oddLength || least < oddDoubt
}

// join appends to edits, for those from first on that are a character or two apart, what does both: neither alone
// may make sense.
func (r *reading) join(edits []Edit, first int) []Edit {
	const apart = 2
	last := len(edits)
	for k := first; k+1 < last; k++ {
		d := edits[k]
		d.joined = true
		for n := k + 1; n < last && edits[n].From-d.To <= apart; n++ {
			o := &edits[n]
			d.New = slices.Concat(d.New, r.tk.ID[d.To:o.From], o.New)
			d.To = o.To
			for kind, slips := range o.slips {
				d.slips[kind] += slips
			}
			edits = append(edits, d)
		}
	}
	slices.SortStableFunc(edits[first:], func(a, b Edit) int { return a.From - b.From })
	return edits
}

// threshold returns what three characters in a row must be below.
func (r *reading) threshold(doubt float32) float32 {
	if r.traditional {
		doubt += doubtTraditional
	}
	return doubt
}

// three returns the log probability of token i and the two that follow.
func (r *reading) three(i int) float32 {
	t := r.lp[i] + r.lp[i+1]
	if i+2 < len(r.lp) {
		t += r.lp[i+2]
	}
	return t
}

// doubtful returns the stretches of tokens, half-open, where several may be wrong, and those too long for that.
func (r *reading) doubtful() (out, damaged [][2]int) {
	ids := r.tk.ID
	limit := r.threshold(doubtRegion)
	for i := 1; i+1 < len(ids); i++ {
		if !ngram.Han(ids[i]) || r.three(i) > limit || r.near != nil && !r.near[i] {
			continue
		}
		from, to := i, min(i+3, len(ids)-1)
		if i > 1 && ids[i-1] != ngram.Boundary {
			from--
		}
		if n := len(out) - 1; n >= 0 && out[n][1] >= from {
			out[n][1] = to
		} else {
			out = append(out, [2]int{from, to})
		}
	}
	long := func(region [2]int) bool { return region[1]-region[0] > longestRegion }
	for _, region := range out {
		if long(region) {
			damaged = append(damaged, region)
		}
	}
	return slices.DeleteFunc(out, long), damaged
}

// searchPlaces tries single replacements where three tokens in a row are unlikely, and adds them to edits.
func (e *Engine) searchPlaces(s *search, r *reading, damaged [][2]int, edits []Edit) []Edit {
	ids, lp := r.tk.ID, r.lp
	n, next := len(edits), 0
	limit := r.threshold(doubtPlace)
	for i := 1; i+1 < len(ids); i++ {
		if len(damaged) > 0 && damaged[0][0] <= i {
			i, damaged = damaged[0][1]-1, damaged[1:]
			continue
		}
		// The place itself surprises, and so does what comes after it.
		if lp[i] > -2 || lp[i]+lp[i+1] > -8 || !ngram.Han(ids[i]) || r.three(i) > limit || r.near != nil && !r.near[i] {
			continue
		}
		p, second, ok := e.propose(s, ids, lp, i)
		if !ok {
			continue
		}
		for next < n && edits[next].To <= i {
			next++
		}
		known := false
		for k := next; k < n && edits[k].From <= i; k++ {
			if d := &edits[k]; d.From == i && d.To == i+1 && len(d.New) == 1 && d.New[0] == p.ID {
				d.margin, known = p.total-second, true
			}
		}
		if known {
			continue
		}
		edits = withRoom(edits)
		d := Edit{From: i, To: i + 1, New: []ngram.Token{p.ID}, margin: p.total - second}
		d.slips[p.Kind]++
		edits = append(edits, d)
	}
	return edits
}
