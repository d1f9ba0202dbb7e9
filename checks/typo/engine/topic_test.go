package engine

import (
	"strings"
	"testing"

	"github.com/healthlint/healthlint/lint/ngram"
)

func TestHealth(t *testing.T) {
	e := New(ngram.Default())
	about := func(text, changed string) float64 {
		r := e.reading(Copy{Text: text}, nil, Pass{})
		at := strings.Index(text, changed)
		d := Edit{}
		for i := range r.ID {
			if int(r.Start[i]) == at {
				d.From, d.To = i, i+1
			}
		}
		return r.health(&d)
	}
	const clinic, match = "患者咳嗽发热，医生诊断为肺炎，给予抗炎治疗。", "主队在联赛中击败对手，赢得冠军。"
	if p := about(clinic, "诊"); p < 0.9 {
		t.Errorf("a clinic: %.2f", p)
	}
	if p := about(match, "联"); p > 0.3 {
		t.Errorf("a match: %.2f", p)
	}
	// What is changed does not count, whatever it is.
	if a, b := about("主队在肾赛中击败对手。", "肾"), about("主队在党赛中击败对手。", "党"); a != b {
		t.Errorf("the place itself counts: %.3f, %.3f", a, b)
	}
	// An archive in one file is about many things.
	long := strings.Repeat(match, 40) + clinic + strings.Repeat(clinic, 40)
	if a, b := about(long, "联"), about(long, "诊"); a > 0.3 || b < 0.6 {
		t.Errorf("far away: %.2f, %.2f", a, b)
	}
}

func TestJudgeOfTopics(t *testing.T) {
	var j Judge
	j[gain8], j[features+gain8] = 1, 2
	v := Evidence{gain8: 1}
	general := j.Confidence(&v)
	v[health] = 1
	if about := j.Confidence(&v); about <= general || general <= 0.5 {
		t.Errorf("%.2f of health, %.2f of other text", about, general)
	}
	again, err := ParseJudge(j.String())
	if err != nil || *again != j {
		t.Errorf("%v, %v", again, err)
	}
}
