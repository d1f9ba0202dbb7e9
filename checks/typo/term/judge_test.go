package term

import "testing"

func TestJudgeNamesEveryPieceOfEvidence(t *testing.T) {
	j, err := parseJudge(coefficients)
	if err != nil {
		t.Fatal(err)
	}
	for i, name := range featureNames {
		if name == "" || j[i] == 0 {
			t.Errorf("evidence %d (%q) has no coefficient", i, name)
		}
	}
	if _, err := parseJudge("gain8\tmuch\n"); err == nil {
		t.Error("a coefficient that is no number must not parse")
	}
	if _, err := parseJudge("hunch\t1\n"); err == nil {
		t.Error("unknown evidence must not parse")
	}
}
