package changes

import (
	"encoding/binary"
	"errors"
	"fmt"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/healthlint/healthlint/lint"
)

const patch = `diff --git a/a.txt b/a.txt
index 1111111..2222222 100644
--- a/a.txt
+++ b/a.txt
@@ -2 +2,2 @@ 标题
-二旧
+二新
+二补
@@ -5 +5,0 @@
-五旧
diff --git "a/\346\226\260.txt" "b/\346\226\260.txt"
new file mode 100644
index 0000000..3333333
--- /dev/null
+++ "b/\346\226\260.txt"
@@ -0,0 +1 @@
+新
diff --git a/gone.txt b/gone.txt
deleted file mode 100644
index 3333333..0000000
--- a/gone.txt
+++ /dev/null
@@ -1 +0,0 @@
-旧
diff --git a/old.txt b/moved.txt
similarity index 100%
rename from old.txt
rename to moved.txt
diff --git a/wide.txt b/wide.txt
index 1111111..2222222 100644
Binary files a/wide.txt and b/wide.txt differ
`

const ofPatch = "a.txt false [[2 3]] [5]; 新.txt true [[1 1]] []; moved.txt false [] []; wide.txt true [] []"

// bare is what git writes with diff.noprefix.
const bare = `diff --git d/x.txt d/x.txt
index 1111111..2222222 100644
--- d/x.txt
+++ d/x.txt
@@ -1,2 +1,2 @@
 一
-二
+贰
diff --git d/n o.txt d/n o.txt
new file mode 100644
index 0000000..3333333
--- /dev/null
+++ d/n o.txt
@@ -0,0 +1 @@
+新
diff --git gone.txt gone.txt
deleted file mode 100644
index 3333333..0000000
--- gone.txt
+++ /dev/null
@@ -1 +0,0 @@
-旧
diff --git y.txt z.txt
similarity index 50%
rename from y.txt
rename to z.txt
index 1111111..2222222 100644
--- y.txt
+++ z.txt
@@ -1 +1,2 @@
 一
+二
diff --git "\346\226\260.txt" "\346\226\260.txt"
index 1111111..2222222 100644
--- "\346\226\260.txt"
+++ "\346\226\260.txt"
@@ -1 +1 @@
-一
+二
`

func twoBytes(order binary.ByteOrder, s string) string {
	var out []byte
	for _, unit := range utf16.Encode([]rune(s)) {
		out = append(out, 0, 0)
		order.PutUint16(out[len(out)-2:], unit)
	}
	return string(out)
}

func describe(files []*File) string {
	var out []string
	for _, f := range files {
		out = append(out, fmt.Sprintf("%s %v %v %v", f.Path, f.All, f.added, f.cut))
	}
	return strings.Join(out, "; ")
}

func TestParse(t *testing.T) {
	for _, c := range []struct{ name, diff, want string }{
		{"git", patch, ofPatch},
		{"context lines", "--- a/x\n+++ b/x\n@@ -1,4 +1,4 @@\n 一\n-二\n+贰\n 三\n-四\n+肆\n", "x false [[2 2] [4 4]] []"},
		{"deletion in context", "--- a/x\n+++ b/x\n@@ -1,3 +1,2 @@\n 一\n-二\n 三\n", "x false [] [1]"},
		{"empty", "", ""},
		{"blank", "\r\n\n", ""},
		{"coloured", "\x1b[1mdiff --git a/x b/x\x1b[m\n\x1b[1m--- a/x\x1b[m\n\x1b[1m+++ b/x\x1b[m\n\x1b[36m@@ -1 +1 @@\x1b[m\n\x1b[31m-一\x1b[m\n\x1b[32m+\x1b[m\x1b[32m二\x1b[m\n", "x false [[1 1]] []"},
		{"line ends of Windows", strings.ReplaceAll(patch, "\n", "\r\n"), ofPatch},
		{"UTF-16LE", twoBytes(binary.LittleEndian, "\uFEFF"+patch), ofPatch},
		{"UTF-16BE without a mark", twoBytes(binary.BigEndian, patch), ofPatch},
		{"no prefix", bare, "d/x.txt false [[2 2]] []; d/n o.txt true [[1 1]] []; z.txt false [[2 2]] []; 新.txt false [[1 1]] []"},
		{"a header in the copy", "diff --git a/x.txt b/x.txt\n--- a/x.txt\n+++ b/x.txt\n@@ -0,0 +1,2 @@\n+diff --git y y\n+--- y\n", "x.txt false [[1 2]] []"},
	} {
		files, err := Parse(strings.NewReader(c.diff))
		if got := describe(files); err != nil || got != c.want {
			t.Errorf("%s: got %s, %v; want %s", c.name, got, err, c.want)
		}
	}
	if _, err := Parse(strings.NewReader("--- a/x\n+++ b/x\n@@ -1,3 +1,2 @@\n 一\n")); err == nil {
		t.Error("a hunk cut short was read")
	}
	for _, s := range []string{"not a diff\n", "diff --cc a.txt\nindex 1,2..3\n--- a/a.txt\n+++ b/a.txt\n@@@ -1,1 -1,1 +1,1 @@@\n- 一\n -二\n++三\n"} {
		if files, err := Parse(strings.NewReader(s)); !errors.Is(err, ErrNoFiles) {
			t.Errorf("%q: %s, %v", s, describe(files), err)
		}
	}
}

func TestFilter(t *testing.T) {
	files, err := Parse(strings.NewReader(patch))
	if err != nil {
		t.Fatal(err)
	}
	doc := lint.NewDocument("a.txt", []byte("一行\n二新\n二补\n四行\n五行\n六行\n七行\n"))
	line := func(n int) lint.Span { return lint.Span{Start: (n - 1) * 7, End: (n-1)*7 + 6} }
	for _, c := range []struct {
		name string
		f    lint.Diagnostic
		want bool
	}{
		{"on a changed line", lint.Diagnostic{Span: line(3)}, true},
		{"on an old line", lint.Diagnostic{Span: line(4)}, false},
		{"over an old line's end", lint.Diagnostic{Span: lint.Span{Start: 0, End: 7}}, false},
		{"over a changed line", lint.Diagnostic{Span: lint.Span{Start: 0, End: 8}}, true},
		{"caused by a changed line", lint.Diagnostic{Span: line(1), Related: []lint.Related{{Span: line(2)}}}, true},
		{"caused by an old line", lint.Diagnostic{Span: line(1), Related: []lint.Related{{Span: line(7)}}}, false},
		{"cut by a deletion", lint.Diagnostic{Rule: "truncation/paragraph", Span: line(5)}, true},
		{"opens at a deletion", lint.Diagnostic{Rule: "truncation/opening", Span: line(6)}, true},
		{"a typo next to a deletion", lint.Diagnostic{Rule: "typo/known", Span: line(5)}, false},
		{"at a place", lint.Diagnostic{Span: lint.Span{Start: 8, End: 8}}, true},
	} {
		if got := len(files[0].Filter(doc, []lint.Finding{{Diagnostic: c.f}})) == 1; got != c.want {
			t.Errorf("%s: got %v", c.name, got)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add(patch)
	f.Fuzz(func(t *testing.T, s string) {
		files, _ := Parse(strings.NewReader(s))
		for _, x := range files {
			for _, a := range x.added {
				if a[0] > a[1] {
					t.Errorf("lines %v", a)
				}
			}
		}
	})
}
