package lines

import (
	"slices"
	"strings"
	"testing"
)

func TestRows(t *testing.T) {
	const table = "# wrong\tright\tsource\n影射科\t影像科\tours\r\n\n问卷\n\t文件\t\n#\n门珍\t门诊"
	var got []string
	for row := range Rows(table, 2) {
		got = append(got, strings.Join(row, "|"))
	}
	want := []string{"影射科|影像科", "问卷|", "|文件", "门珍|门诊"}
	if !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	for row := range Rows(table, 1) { // the first is enough
		if row[0] != "影射科" {
			t.Errorf("first row %q", row)
		}
		break
	}
}
