package figures

import (
	"math/big"
	"testing"
)

// An amount keeps the 万 and 亿 of the copy unless they would round it.
func TestAmount(t *testing.T) {
	for _, x := range []struct {
		mag  int8
		v    string
		want string
	}{
		{8, "2700000000", "27亿"}, {8, "99995000", "9999.5万"}, {8, "1", "1"}, {8, "500000", "50万"}, {8, "90000000", "0.9亿"}, {8, "100000000/3", "0.3333亿"}, {12, "2500000000000", "2.5万亿"},
		{4, "207000", "20.7万"}, {4, "12345678", "1234.5678万"}, {3, "5000", "5000"}, {0, "45000", "45000"},
	} {
		v, _ := new(big.Rat).SetString(x.v)
		if got := (&Fact{Mag: x.mag}).Amount(v, 2); got != x.want {
			t.Errorf("%s with magnitude %d: %s, want %s", x.v, x.mag, got, x.want)
		}
	}
}
