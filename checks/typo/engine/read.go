package engine

import (
	"iter"
	"slices"

	"github.com/healthlint/healthlint/checks/typo/logistic"
	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/ngram"
)

// reading is a text with what the model thinks of it.
type reading struct {
	*ngram.Reading

	traditional bool
	mended      []lint.Span // places already mended
	near        []bool      // by token, whether it stands near one in its sentence; nil where none is

	odds, han []int32 // sums over the tokens before, of what they say of health and of Han characters; made when first asked for

	strayed [2]strayed // see stray

	by  Pass            // who judges it
	own map[Slip]Counts // see Copy
}

// How unlikely, in nats, three characters in a row must be for a search to begin: for that of a slip that was met before,
// of any of a single character, and of several at once.
const (
	doubtUsual  = -11
	doubtPlace  = -15
	doubtRegion = -22
	// How unlikely the place and the next one must be for the former two.
	doubtNextUsual = -5
	doubtNext      = -8
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

// reading asks the model about a text, in which some places are mended already and which a pass will judge.
func (e *Engine) reading(c Copy, mended []lint.Span, by Pass) *reading {
	read := e.readingOf(c)
	return &reading{Reading: read, traditional: c.Traditional, mended: mended, near: near(&read.Tokens, mended), by: by, own: c.Own}
}

// readingOf returns what the model thinks of a text.
func (e *Engine) readingOf(c Copy) *ngram.Reading {
	if c.Reading != nil {
		return c.Reading
	}
	return e.lm.Read(c.Text)
}

// read proposes edits and judges them as the pass says.
func (e *Engine) read(r *reading) []Edit {
	if len(r.Log) >= longText && r.Mean < strange {
		return nil
	}
	var s search
	regions, damaged := r.doubtful()
	edits := e.searchRegions(&s, r, regions)
	edits = e.searchPlaces(&s, r, damaged, edits)
	edits = e.searchTwins(&s, r, damaged, edits)
	if r.near == nil { // what stands beside a slip is more likely another of its nature
		edits = e.searchSwaps(&s, r, damaged, edits)
		edits = e.searchUnlike(&s, r, damaged, edits)
		edits = e.searchGaps(&s, r, damaged, edits)
		edits = e.searchExtras(r, damaged, edits)
	}
	if len(edits) == 0 {
		return nil
	}
	kept := edits[:0]
	for i := range edits {
		d := &edits[i]
		e.finish(r, d)
		if r.spared(d) || r.dialect(d) || e.ownOnly(r, d) {
			continue
		}
		if e.weighModel(r, d); e.gains(r, d) {
			kept = append(kept, *d)
		}
	}
	edits = kept
	weighRivals(edits)
	count := 0
	for i := range edits {
		if !edits[i].joined && !edits[i].twin && !edits[i].rare() {
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
		edits = slices.DeleteFunc(edits, func(d Edit) bool { return d.Confidence < ajar && r.torn(&d) == 0 })
		edits = e.weighNetwork(r, edits, count)
	}
	for i := range edits {
		d := &edits[i]
		r.by.weigh(d)
		if r.by.Gate != nil {
			if d.Confidence >= leastJudged {
				d.Confidence = max(d.Confidence, r.torn(d))
			}
			d.Confidence = max(d.Confidence, r.turned(d))
			d.Confidence = logistic.Lowered(d.Confidence, r.excess(d))
		}
	}
	return edits
}

// finish fills in what follows from the tokens.
func (e *Engine) finish(r *reading, d *Edit) {
	d.Start, d.End = int(r.Start[d.From]), int(r.Start[d.From])
	if d.To > d.From {
		d.End = int(r.End[d.To-1])
	}
	d.Old = r.ID[d.From:d.To]
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
		for _, c := range e.decode(s, r.Reading, region[0], region[1], by) {
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
			d.New = slices.Concat(d.New, r.ID[d.To:o.From], o.New)
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
func (r *reading) three(i int) float32 { return r.Sum(i, min(i+3, len(r.Log))) }

// settled reports whether token i was looked at before and nothing near it has changed.
func (r *reading) settled(i int) bool { return r.near != nil && !r.near[i] }

// doubtful returns the stretches of tokens, half-open, where several may be wrong, and those too long for that.
func (r *reading) doubtful() (out, damaged [][2]int) {
	ids := r.ID
	limit := r.threshold(doubtRegion)
	for i := 1; i+1 < len(ids); i++ {
		if !ngram.Han(ids[i]) || r.three(i) > limit || r.settled(i) {
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

// places yields the tokens that are not in the stretches damaged and have so many behind them.
func (r *reading) places(damaged [][2]int, behind int) iter.Seq[int] {
	return func(yield func(int) bool) {
		for i := 1; i+behind < len(r.ID); i++ {
			if len(damaged) > 0 && damaged[0][0] <= i {
				i, damaged = damaged[0][1]-1, damaged[1:]
			} else if !yield(i) {
				return
			}
		}
	}
}

// searchPlaces tries single replacements where three tokens in a row are unlikely, and adds them to edits.
func (e *Engine) searchPlaces(s *search, r *reading, damaged [][2]int, edits []Edit) []Edit {
	ids, lp := r.ID, r.Log
	n, next := len(edits), 0
	usual, any := r.threshold(doubtUsual), r.threshold(doubtPlace)
	for i := range r.places(damaged, 1) {
		// The place itself surprises, and so does what comes after it.
		two, three := lp[i]+lp[i+1], r.three(i)
		if lp[i] > -2 || two > doubtNextUsual || !ngram.Han(ids[i]) || three > usual || r.settled(i) {
			continue
		}
		row := e.table.of(ids[i])
		if two > doubtNext || three > any {
			row = row.usual
		}
		p, second, ok := e.propose(s, row, r.Reading, i)
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
