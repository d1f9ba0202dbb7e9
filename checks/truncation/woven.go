package truncation

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/ngram"
	"github.com/healthlint/healthlint/lint/words"
)

// Extraction that reads across two columns leaves, inside a paragraph, the lines of one sentence between those of another:
// 每天吃一片药，闹钟定在|头一年最怕的是复查。每|六点半，七点起来吃早饭。|次抽血前都睡不着. Put in their order, all three joints read on.

// These bound a weave: in characters, how long a paragraph has to be, and how long a strand may be; in nats, how unlikely a text
// must be where one is torn, and by how much likelier it must read on behind.
const (
	shortestWoven  = 40
	shortestStrand = 5
	longestStrand  = 90
	tornJoint      = -11
	leastJoint     = 3
	leastLead      = 3 // for where the strand belongs
)

// A word torn between the strands must become whole: nearly certain behind its first half, with so much gained in all, in nats,
// or likely, with more. Of 29 million characters of news, papers and references, 11 paragraphs do: pages read across columns, all.
var wholes = [...]struct{ next, gain float64 }{{-0.7, 14}, {-2.5, 17}}

// weave is a paragraph of which the strands text[a:b] and text[b:c] stand in each other's place.
type weave struct {
	a, b, c int // tokens
	gain    float64
	lead    float64 // over other places for a
	whole   string  // the word of which the first half ends text[a:b] and the second begins text[c:]
}

// weavings reads every paragraph for a weave.
func (r *report) weavings() {
	for _, p := range r.pieces {
		// A weave goes on behind the end of a sentence; paragraphs of one are not read.
		if p.size < shortestWoven || p.heading || p.item || !p.stops && !strings.ContainsAny(p.text, "!?\n\r\u0085\u2028") {
			continue
		}
		read := r.model.Read(p.text)
		w := findWeave(r.model, read)
		if w.whole == "" {
			continue
		}
		from, middle, to := int(read.Start[w.a]), int(read.Start[w.b]), int(read.Start[w.c])
		if opensElsewhere(p.text, to) {
			continue
		}
		text := p.block.Text
		d := lint.Diagnostic{
			Rule:     "truncation/interleaved",
			Severity: lint.Warning,
			Message: lint.Say("字行交错：“%[1]s”后应接“%[2]s”，中间的“%[3]s”是另一句的", "lines are interleaved: “%[1]s” goes on with “%[2]s”, and “%[3]s” between them is of another sentence",
				"…"+text[back(text[:middle], quoted):middle], clip(text[to:]), clip(text[middle:to])),
			Notes: []lint.Note{
				{Text: lint.Say("接上后“%s”成词；分栏提取时横跨两栏取行，会成这样，须与原版核对", "joined, they make “%s” whole; extraction that reads across two columns does this: compare the page", w.whole)},
			},
			Confidence: 0.9,
		}
		if w.lead >= leastLead {
			d.Fixes = []lint.Fix{{Message: lint.Say("移到“%s”之前", "move it in front of “%s”", clip(text[from:middle])), Edits: lint.Replace(p.block, from, to, text[middle:to]+text[from:middle], false).Edits}}
		}
		r.Report(p.block, middle, to, d)
	}
}

// opensElsewhere reports whether another clause of a text begins with the character at a place, too: descriptions by parts (体长…。
// 体色…。) do, and half a word does not begin two clauses.
func opensElsewhere(text string, at int) bool {
	r, n := utf8.DecodeRuneInString(text[at:])
	for i, w := 0, text[at:at+n]; isHan(r); {
		next := strings.Index(text[i:], w)
		if next < 0 {
			return false
		}
		i += next
		if before, _ := utf8.DecodeLastRuneInString(text[:i]); i != at && (i == 0 || strings.ContainsRune("。，；：！？\n", before)) {
			return true
		}
		i += n
	}
	return false
}

// findWeave returns the weave of a text that gains most, with a word made whole where it gains enough.
func findWeave(lm *ngram.Model, r *ngram.Reading) (best weave) {
	ids := r.ID
	joint := func(at, from int) float64 { // how much likelier ids[from:] begins behind ids[:at] than where it stands
		h := r.Before(at)
		g := 0.0
		for k := from; k < min(from+look, len(ids)); k++ {
			g += float64(lm.Next(&h, ids[k])) - float64(r.Log[k])
		}
		return g
	}
	var torn, after []int // where strands may begin, inside a clause and behind a stop
	for i := 2; i+1 < len(ids); i++ {
		switch {
		case ids[i-1] == ngram.Boundary:
			after = append(after, i)
		case ngram.Han(ids[i]) && ngram.Han(ids[i-1]) && r.Log[i]+r.Log[i+1] < tornJoint:
			torn = append(torn, i)
		}
	}
	for _, b := range torn {
		for len(after) > 0 && after[0]-b < shortestStrand {
			after = after[1:] // and too near to all that follow
		}
		for _, c := range after {
			if c-b > longestStrand {
				break
			}
			second := joint(b, c)
			if second < leastJoint {
				continue
			}
			for a := max(2, b-longestStrand); a <= b-shortestStrand; a++ {
				first := joint(a, b)
				if first < 0 {
					continue
				}
				switch g := first + second + joint(c, a); {
				case g > best.gain:
					best = weave{a: a, b: b, c: c, gain: g, lead: g - best.gain}
				case b == best.b && c == best.c:
					best.lead = min(best.lead, best.gain-g)
				}
			}
		}
	}
	if best.gain == 0 {
		return best
	}
	h := r.Before(best.b)
	next := float64(lm.Next(&h, ids[best.c]))
	if slices.ContainsFunc(wholes[:], func(w struct{ next, gain float64 }) bool { return next >= w.next && best.gain >= w.gain }) {
		best.whole = mends(r.Text[:r.Start[best.b]], r.Text[r.Start[best.c]:])
	}
	return best
}

// mends returns the word of two or three characters that is whole once after stands behind before, none of its parts being a word
// there by itself, or "".
func mends(before, after string) string {
	last, n := utf8.DecodeLastRuneInString(before)
	first, m := utf8.DecodeRuneInString(after)
	if !isHan(last) || !isHan(first) {
		return ""
	}
	var room [16]words.Token
	around := before[back(before, 4):]
	if ts := words.Split(room[:0], around, nil); len(ts) == 0 || ts[len(ts)-1].Start != len(around)-n {
		return "" // the last character belongs to a word that is whole
	}
	second, k := utf8.DecodeRuneInString(after[m:])
	if w := before[len(before)-n:] + after[:m]; words.IsWord(w) {
		return w
	}
	if w := before[len(before)-n:] + after[:m+k]; isHan(second) && words.IsWord(w) {
		return w
	}
	if w := before[back(before, 2):] + after[:m]; utf8.RuneCountInString(w) == 3 && words.IsWord(w) {
		return w
	}
	return ""
}

// clip shortens what a message quotes.
func clip(s string) string {
	const most = 12
	n := 0
	for i := range s {
		if n == most {
			return s[:i] + "…"
		}
		n++
	}
	return s
}
