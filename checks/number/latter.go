package number

import (
	"math/big"
	"strings"

	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/figures"
	"github.com/healthlint/healthlint/lint/pattern"
)

// ofTwo says in front of a multiple how many times one of two things is the other; the groups are what is so many times the other, and the other.
var ofTwo = pattern.Lazy(`^[，, ]*(?:也就是说?|即)?(前者|后者|[^，,。；;0-9的比]{2,14}?)(?:大约|大致|几乎|正好|恰好|已)?(?:约?是|约?为|相当于|约?达到?|接近)(前者|后者|[^，,。；;0-9]{2,14}?)的(?:大?约|近|整整)?$`)

// latter holds how many times one of two things is said to be the other against the two: 吸烟者每10万人年45例，不吸烟者18例，前者是后者的2.5倍.
func (c *block) latter() {
	if !strings.Contains(c.Text, "倍") {
		return
	}
	r := c.Reading
	for k := 2; k < len(r.Facts); k++ {
		f := &r.Facts[k]
		if f.Kind != figures.Multiple || f.Interval || f.Approx&figures.Vague != 0 || f.Role == figures.Change {
			continue
		}
		lead := r.Before(f, f.Outer.Start)
		if len(lead) > 110 || !strings.Contains(lead, "的") {
			continue
		}
		m := ofTwo().FindStringSubmatch(lead)
		if m == nil {
			continue
		}
		i, j := c.lastTwo(k)
		if i < 0 {
			continue
		}
		a, b := &r.Facts[i], &r.Facts[j]
		switch {
		case m[1] == "前者" && m[2] == "后者":
		case m[1] == "后者" && m[2] == "前者":
			a, b = b, a
		case c.nameOf(a, m[1]) && c.nameOf(b, m[2]):
		case c.nameOf(b, m[1]) && c.nameOf(a, m[2]):
			a, b = b, a
		default:
			continue
		}
		ra, ok1 := a.Range()
		rb, ok2 := b.Range()
		rf, ok3 := f.Printed()
		q, ok4 := figures.Quotient(ra, rb)
		times, ok5 := figures.Divide(a.Value(), b.Value())
		if !ok1 || !ok2 || !ok3 || !ok4 || !ok5 {
			continue
		}
		if f.Exact() && f.Places() == 0 { // 2.6 times are three, 2.5 are not
			rf.Lo = new(big.Rat).Sub(f.Value(), big.NewRat(9, 20))
		}
		if q.Overlaps(rf) && !cutOff(q, times, f) {
			continue
		}
		c.notTimes(a, b, f, times)
	}
}

// lastTwo returns the last two levels in front of fact k that measure in one unit, each in a clause of its own right before, and are the only two of
// their sentence; -1 if there are not the two. What a rate is of (每10万人) is none.
func (c *block) lastTwo(k int) (i, j int) {
	const facts = 10
	r := c.Reading
	i, j = -1, -1
	for n := k - 1; n >= max(0, k-facts); n-- {
		f := &r.Facts[n]
		if r.Sentence(f) != r.Sentence(&r.Facts[k]) {
			break
		}
		if f.Kind == figures.Date || f.Kind == figures.Ordinal || strings.HasSuffix(strings.TrimRight(r.Before(f, f.Outer.Start), " "), "每") || f.Kind == figures.Age && (j < 0 || r.Facts[j].Kind != figures.Age) {
			continue
		}
		switch {
		case j < 0:
			if f.Role != figures.Level && f.Role != figures.Share || !f.Exact() || r.Facts[k].Clause-f.Clause != 1 {
				return -1, -1
			}
			j = n
		case f.Kind != r.Facts[j].Kind || f.Unit != r.Facts[j].Unit:
			if i < 0 {
				return -1, -1
			}
		case i < 0:
			if f.Role != figures.Level && f.Role != figures.Share || !f.Exact() || r.Facts[j].Clause-f.Clause > 1 {
				return -1, -1
			}
			i = n
		default:
			return -1, -1 // of three
		}
	}
	return i, j
}

// nameOf reports whether the clause of a level begins with the name of what it is of.
func (c *block) nameOf(f *figures.Fact, name string) bool {
	lead := strings.TrimLeft(c.Reading.Lead(f), " ，,、而其中")
	return len(name) >= len("甲组") && affix.Starts(lead, name)
}
