package hanzi

import "testing"

func TestUse(t *testing.T) {
	for _, c := range []struct {
		before, r, after rune
		want             Use
		other            rune
	}{
		{'公', '里', 0, InUse, 0},
		{'示', '范', 0, OtherForm, '範'},
		{'先', '后', 0, OtherForm, '後'},
		{0, '系', '統', InUse, 0},
		{0, '範', '圍', InUse, 0},
		{'關', '于', 0, OtherForm, '於'},
		{'鱉', '里', 0, UnknownUse, 0},
		{'醫', '院', 0, UnknownUse, 0}, // not one of the forms
	} {
		var use Use
		var other rune
		if c.before != 0 {
			use, other = UseBefore(c.before, c.r)
		} else {
			use, other = UseAfter(c.r, c.after)
		}
		if use != c.want || other != c.other {
			t.Errorf("%c[%c]%c: %v %c, want %v %c", c.before, c.r, c.after, use, other, c.want, c.other)
		}
	}
}

func TestFormGroup(t *testing.T) {
	for r, want := range map[rune]string{'乾': "干乾幹", '後': "后後", '症': "症癥", '醫': "", 'a': ""} {
		if got, _ := FormGroup(r); got != want {
			t.Errorf("FormGroup(%c) = %q, want %q", r, got, want)
		}
	}
	if _, surname := FormGroup('於'); surname != '于' {
		t.Errorf("the surname among 于於 is %c", surname)
	}
}
