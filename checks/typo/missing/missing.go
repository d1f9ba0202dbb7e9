// Package missing finds where a character was left out: 转确诊病例 for 转为确诊病例. The n-gram model says how much
// likelier the text is with a character more. A longer text is the less likely one, so what gains by growing is
// seldom right as it stands.
package missing

import (
	"cmp"
	"slices"
	"strings"
	"sync/atomic"

	"github.com/healthlint/healthlint/checks/typo/step"
	"github.com/healthlint/healthlint/lint/ngram"
	"github.com/healthlint/healthlint/lint/words"
)

// Finder is safe for concurrent use.
type Finder struct {
	lm    *ngram.Model
	after [0xa000 - 0x4e00]atomic.Pointer[[]ngram.Joint] // what follows a character, made when it is first asked for
}

// New returns a finder on a model of simplified text.
func New(lm *ngram.Model) *Finder { return &Finder{lm: lm} }

// likely is how many of the characters that follow another are tried, leastAfter how likely they must be there, in
// nats.
const (
	likely     = 160
	leastAfter = -9
)

func (f *Finder) follow(c ngram.Token) []ngram.Joint {
	p := &f.after[c-0x4e00]
	if list := p.Load(); list != nil {
		return *list
	}
	list := slices.Clip(f.lm.After(nil, c, likely, leastAfter))
	p.Store(&list)
	return list
}

// Edit puts Text in at a byte offset.
type Edit struct {
	At         int
	Text       string
	Gain       float64 // nats by which the text becomes likelier
	Confidence float64 // 0 to 1
}

// Where a search begins: how unlikely, in nats, a character must be after the one before it, and it and the two that
// follow together; on clean copy 2% of the characters are.
const (
	doubtPlace = -7
	doubtThree = -15
)

// leastJoint is what the pairs that a character makes with its neighbours must have, in nats.
const leastJoint = -13

// slack is how much likelier, in nats, a character may be after several than it is after the last of them.
const slack = 5

// leastGain is the least that any step asks.
const leastGain = 10.5

// usual is what a pair must be below, in nats, for something to be missing between the two.
const usual = -5

// shortlist is how many characters are tried at a place.
const shortlist = 12

// The steps were read off 700 published articles and 5,000 sentences of microblogs, where all that gains more was left
// out indeed, but for one or two short forms in a hundred thousand characters; and off 6,000 places of the articles with
// a character taken out, of which one in six (health) or fourteen (features) reaches a warning.
var (
	content  = step.Step{Info: 10.5, Warning: 13, Failure: 17}
	particle = step.Step{Info: 11, Warning: 13.5, Failure: 18} // copy may do without it: 严格住院医师制度
	// named is for a character that a short name leaves out: 美联储, 京津, 卫健委.
	named = step.Step{Info: 13.5, Warning: 16, Failure: 99}
)

// particles are what a writer leaves out on purpose oftener than by a slip.
const particles = "的了着地得在和与及时中是有一个等到向为对"

// short are places, bodies and the like whose names are cut to the character before the one left out.
const short = "国省市县区州本报社委员会院部局厅处里门古站份司台"

// apart is what is asked more between two whole words: 内需|疲软 is short, 肺炎|发病 not wrong.
const apart = 3

// dialect is what is asked more of Traditional copy, whose usage the model knows less.
const dialect = 4

// Find returns where a character is missing, in order, with a confidence of at least least.
func (f *Finder) Find(r *ngram.Reading, traditional bool, least float64) []Edit {
	var out []Edit
	var look search
	ids, lp := r.ID, r.Log
	doubt := float32(doubtThree)
	if traditional {
		doubt -= 2 * dialect
	}
	for i := 1; i+1 < len(ids); i++ {
		if lp[i] > doubtPlace || !ngram.Han(ids[i-1]) || !closes(ids[i]) && !ngram.Han(ids[i]) || r.Sum(i, min(i+3, len(lp))) > doubt {
			continue
		}
		if p, _ := r.Pair(i); p > usual {
			continue
		}
		start := int(r.Start[i])
		if int(r.End[i-1]) != start {
			continue // 姓名 性别: columns
		}
		more := 0.0
		if traditional {
			more += dialect
		}
		between := betweenWords(r.Text, start)
		if between {
			more += apart
		}
		e, ok := look.best(f, r, i, float32(leastGain+more))
		if !ok {
			continue
		}
		s, asked := stepOf(e.Text), e.Gain-more
		if asked < s.Info {
			continue
		}
		before, after := words.Beside(r.Text, start, start, window)
		if before.Kind == words.Person || after.Kind == words.Person {
			continue
		}
		if !between && before.End == start && before.End-before.Start > character && after.End-after.Start > character {
			asked -= apart
		}
		if e.Confidence = s.Confidence(asked); e.Confidence < least || e.Confidence == 0 {
			continue
		}
		if n := len(out) - 1; n >= 0 && start-out[n].At < 9 {
			if out[n].Gain < e.Gain {
				out[n] = e
			}
			continue
		}
		out = append(out, e)
	}
	return out
}

// closes reports whether a token is a mark that ends a clause or a phrase.
func closes(id ngram.Token) bool {
	switch id {
	case '，', '。', '、', '；', '：':
		return true
	}
	return false
}

func stepOf(character string) step.Step {
	switch {
	case strings.Contains(particles, character):
		return particle
	case strings.Contains(short, character):
		return named
	}
	return content
}

// search is the working memory of one that tries characters at a place.
type search struct {
	joints []ngram.Joint
	steps  []ngram.Step
}

// best returns the character that makes the text likeliest in front of token i, by more than least.
func (s *search) best(f *Finder, r *ngram.Reading, i int, least float32) (e Edit, ok bool) {
	end := ngram.Reach(r.ID, i)
	old := r.Sum(i, end)
	s.joints = f.lm.Between(s.joints[:0], f.follow(r.ID[i-1]), r.ID[i], max(leastJoint, old+least-slack))
	slices.SortStableFunc(s.joints, func(a, b ngram.Joint) int { return cmp.Compare(b.P, a.P) })
	s.steps = s.steps[:0]
	before := r.Before(i)
	for k, j := range s.joints[:min(shortlist, len(s.joints))] {
		s.steps = append(s.steps, ngram.Step{Context: before, ID: j.ID, Seen: j.Seen, Of: k})
	}
	s.steps = f.lm.AdvanceAbove(s.steps, old+least)
	for k := range s.steps {
		x := &s.steps[k]
		x.ID, x.Seen = r.ID[i], s.joints[x.Of].Then
	}
	s.steps = f.lm.AdvanceAbove(s.steps, old+least)
	s.steps = r.Follow(s.steps, i+1, end, old+least)
	most := least
	for _, x := range s.steps {
		if gain := x.Sum - old; gain > most {
			most = gain
			e = Edit{At: int(r.Start[i]), Text: string(rune(s.joints[x.Of].ID)), Gain: float64(gain)}
		}
	}
	return e, e.Text != ""
}

// window is how much text on either side is divided into words, character how long one is, in bytes.
const (
	window    = 24
	character = 3
)

// betweenWords reports whether the dictionary has a word of two characters that ends at a place and one that begins
// there, which is quicker to tell than how the text divides.
func betweenWords(text string, at int) bool {
	const two = 2 * character
	return at >= two && at+two <= len(text) && words.IsWord(text[at-two:at]) && words.IsWord(text[at:at+two])
}
