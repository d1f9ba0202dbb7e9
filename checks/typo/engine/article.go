package engine

import (
	"strings"

	"github.com/healthlint/healthlint/lint/ngram"
	"github.com/healthlint/healthlint/lint/person"
)

// The judgement has learned from sentences, most of which have a slip, by people in haste; in an article nearly none has. By how much
// less, in log odds, is believed there of what makes sense as it stands, as 8 and then 2.5 million characters of unseen copy showed.
const (
	perUnheard     = 1.5  // a word for another that nobody was seen to confuse it with, 石棉 for 失眠: of 90 warnings ten were right
	perUnheardPart = 0.75 // by one character, 鱼露 for 鱼肉: of 20 five
	perNamed       = 2    // in the name of a person, by what stands around it: 整形中心的邓光平主任
	perSlight      = 1.5  // two characters swapped or one put in, for less than leastPlain nats: 从他, 帮患者. Of 25 two
	leastPlain     = 13
	perRecurring   = 4 // a word for another that shares nothing with it and that the article has often: 亦诗 is whom it is about
	leastRecurring = 3
)

// excess returns by how much too much the judgement believes an edit in this text.
func (r *reading) excess(d *Edit) float64 {
	if len(r.Log) < longText {
		return 0
	}
	if r.writers(d) && strings.Count(r.Text, r.Text[d.Start:d.End]) >= leastRecurring {
		return perRecurring
	}
	switch unheard := d.Met == 0 && d.Nature() == OfWord; {
	case unheard && len(d.New) > 1 && (d.Evidence[oldWord] > 0 || d.Evidence[health] < half || person.IsSurname(rune(d.Old[0]))):
		return perUnheard
	case unheard && len(d.New) == 1:
		return perUnheardPart
	case d.Evidence[inName] > 0:
		return perNamed
	case d.Gain >= leastPlain:
		return 0
	case d.Kind == Swapped && r.turned(d) == 0, d.Kind == Missing && d.Evidence[newLong] == 0 && r.torn(d) == 0:
		return perSlight
	}
	return 0
}

// writers reports whether what the edit changes may be a word of the writer's own: two characters that it turns round, or a word
// that shares nothing with the other.
func (r *reading) writers(d *Edit) bool {
	if d.Kind == Swapped {
		return len(d.Old) == 2
	}
	return len(d.Old) > 1 && len(d.New) == len(d.Old) && d.Nature() == OfWord && shareNothing(d.Old, d.New)
}

// shareNothing reports whether no character of an edit stays.
func shareNothing(old, now []ngram.Token) bool {
	for i, t := range old {
		if now[i] == t {
			return false
		}
	}
	return true
}
