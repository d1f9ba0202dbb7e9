package fix

import (
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/healthlint/healthlint/lint"
)

// swap finds wrong words and proposes right ones: "wrong→right" is safe,
// "wrong⇢right" is not.
func swap(rules ...string) func([]byte) []lint.Finding {
	return func(src []byte) []lint.Finding {
		var out []lint.Finding
		for _, rule := range rules {
			wrong, right, safe := strings.Cut(rule, "→")
			if !safe {
				wrong, right, _ = strings.Cut(rule, "⇢")
			}
			for at := 0; ; {
				i := strings.Index(string(src[at:]), wrong)
				if i < 0 {
					break
				}
				span := lint.Span{Start: at + i, End: at + i + len(wrong)}
				out = append(out, lint.Finding{Diagnostic: lint.Diagnostic{Rule: "toy/" + wrong, Span: span,
					Fixes: []lint.Fix{{Safe: safe, Edits: []lint.Edit{{Span: span, Text: right}}}}}})
				at = span.End
			}
		}
		return out
	}
}

func TestMend(t *testing.T) {
	for _, c := range []struct {
		name, in string
		rules    []string
		unsafe   bool
		want     string
		applied  int
	}{
		{"nothing to do", "甲乙", []string{"丙→丁"}, false, "甲乙", 0},
		{"safe only", "甲乙", []string{"甲→子", "乙⇢丑"}, false, "子乙", 1},
		{"unsafe too", "甲乙", []string{"甲→子", "乙⇢丑"}, true, "子丑", 2},
		{"overlap waits and is then gone", "甲乙丙", []string{"甲乙→子", "乙丙→丑"}, false, "子丙", 1},
		{"one fix makes the next", "甲", []string{"甲→乙", "乙→丙"}, false, "丙", 2},
		{"line ends stay", "甲\r\n甲\n\r", []string{"甲→子"}, false, "子\r\n子\n\r", 2},
		{"a deletion", "甲乙", []string{"甲→"}, false, "乙", 1},
	} {
		r, err := Mend([]byte(c.in), c.unsafe, swap(c.rules...))
		if err != nil || string(r.Source) != c.want || len(r.Applied) != c.applied {
			t.Errorf("%s: got %q, %d applied, %v; want %q, %d", c.name, r.Source, len(r.Applied), err, c.want, c.applied)
		}
		again, err := Mend(r.Source, c.unsafe, swap(c.rules...))
		if err != nil || len(again.Applied) != 0 {
			t.Errorf("%s: a second run applied %d, %v", c.name, len(again.Applied), err)
		}
	}
}

func TestMendRefusesCycles(t *testing.T) {
	for _, rules := range [][]string{{"甲→乙", "乙→甲"}, {"甲→甲甲"}} {
		r, err := Mend([]byte("甲"), false, swap(rules...))
		var cycle *CycleError
		if !errors.As(err, &cycle) || string(r.Source) != "甲" {
			t.Errorf("%v: got %.20q, %v", rules, r.Source, err)
		}
	}
}

func TestApplyIsAllOrNothing(t *testing.T) {
	edit := func(start, end int, text string) lint.Edit {
		return lint.Edit{Span: lint.Span{Start: start, End: end}, Text: text}
	}
	finding := func(edits ...lint.Edit) lint.Finding {
		return lint.Finding{Diagnostic: lint.Diagnostic{Fixes: []lint.Fix{{Safe: true, Edits: edits}}}}
	}
	for _, c := range []struct {
		name     string
		findings []lint.Finding
		want     string
		applied  int
	}{
		{"two edits of one fix", []lint.Finding{finding(edit(0, 1, "x"), edit(3, 4, "y"))}, "xbcy", 1},
		{"the second edit collides", []lint.Finding{finding(edit(3, 4, "z")), finding(edit(0, 1, "x"), edit(3, 4, "y"))}, "abcz", 1},
		{"insertions at one place", []lint.Finding{finding(edit(2, 2, "x")), finding(edit(2, 2, "y"))}, "abxcd", 1},
		{"insertion at the edge of a change", []lint.Finding{finding(edit(1, 2, "x")), finding(edit(2, 2, "y"))}, "axcd", 1},
		{"neighbours", []lint.Finding{finding(edit(1, 2, "x")), finding(edit(2, 3, "y"))}, "axyd", 2},
		{"out of bounds", []lint.Finding{finding(edit(3, 9, "x"))}, "abcd", 0},
		{"no change", []lint.Finding{finding(edit(0, 1, "a"))}, "abcd", 0},
	} {
		got, applied := Apply([]byte("abcd"), c.findings, false)
		if string(got) != c.want || len(applied) != c.applied {
			t.Errorf("%s: got %s, %d; want %s, %d", c.name, got, len(applied), c.want, c.applied)
		}
	}
}

func TestReplace(t *testing.T) {
	dir := t.TempDir()
	path, link := filepath.Join(dir, "x.txt"), filepath.Join(dir, "link.txt")
	if err := os.WriteFile(path, []byte("旧"), 0o640); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("x.txt", link); err != nil {
		t.Skip(err)
	}
	if err := Replace(link, []byte("旧"), []byte("新")); err != nil {
		t.Fatal(err)
	}
	info, _ := os.Lstat(path)
	data, _ := os.ReadFile(path)
	if string(data) != "新" || info.Mode() != 0o640 {
		t.Errorf("got %s, %v", data, info.Mode())
	}
	if info, _ := os.Lstat(link); info.Mode()&os.ModeSymlink == 0 {
		t.Error("the link became a file")
	}
	if err := Replace(path, []byte("旧"), []byte("再新")); !errors.Is(err, ErrChanged) {
		t.Errorf("a file changed meanwhile was replaced: %v", err)
	}
	if names, _ := os.ReadDir(dir); len(names) != 2 {
		t.Errorf("left behind: %v", names)
	}
	if os.Getuid() != 0 {
		if err := os.Chmod(path, 0o444); err != nil {
			t.Fatal(err)
		}
		if err := Replace(path, []byte("新"), []byte("再新")); err == nil {
			t.Error("a read-only file was replaced")
		}
	}
}

// What is written as it is read replaces a file that stays as it was meanwhile, and nothing else.
func TestStream(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "x.jsonl")
	on := func() (string, int) {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		files, _ := os.ReadDir(dir)
		return string(data), len(files)
	}
	broken := errors.New("broken")
	for name, c := range map[string]struct {
		write func(old io.Reader, w io.Writer) (bool, error)
		want  string
		err   error
	}{
		"written": {func(old io.Reader, w io.Writer) (bool, error) {
			_, err := io.CopyN(w, old, int64(len("旧")))
			fmt.Fprint(w, "新")
			return true, err
		}, "旧新", nil},
		"the same": {func(io.Reader, io.Writer) (bool, error) { return false, nil }, "旧的", nil},
		"failed": {func(_ io.Reader, w io.Writer) (bool, error) {
			fmt.Fprint(w, "新")
			return true, broken
		}, "旧的", broken},
		"changed meanwhile": {func(old io.Reader, w io.Writer) (bool, error) {
			if _, err := io.Copy(w, old); err != nil {
				return false, err
			}
			return true, os.WriteFile(path, []byte("别的"), 0o600)
		}, "别的", ErrChanged},
	} {
		if err := os.WriteFile(path, []byte("旧的"), 0o600); err != nil {
			t.Fatal(err)
		}
		err := Stream(path, func(*File) {}, c.write)
		if got, files := on(); !errors.Is(err, c.err) || got != c.want || files != 1 {
			t.Errorf("%s: %q in %d files, %v", name, got, files, err)
		}
	}
	if err := Stream(filepath.Join(dir, "missing"), nil, nil); !errors.Is(err, os.ErrNotExist) {
		t.Error(err)
	}
}

// TestFitsLikeComparingAll holds the look at the neighbours of an edit against a comparison with every edit taken.
func TestFitsLikeComparingAll(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	source := []byte(strings.Repeat("甲", 40))
	for range 2000 {
		var taken []lint.Edit
		for range 12 {
			start := r.IntN(len(source))
			e := lint.Edit{Span: lint.Span{Start: start, End: min(len(source), start+r.IntN(9))}}
			want := !slices.ContainsFunc(taken, func(x lint.Edit) bool { return touch(x, e) })
			if got := fits(source, taken, []lint.Edit{e}); got != want {
				t.Fatalf("%v among %v: %v", e.Span, taken, got)
			}
			if want {
				taken = slices.Insert(taken, place(taken, e), e)
			}
		}
	}
}

// TestCreate leaves the old file until the new one is whole.
func TestCreate(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "x.txt")
	if err := os.WriteFile(path, []byte("旧"), 0o640); err != nil {
		t.Fatal(err)
	}
	for _, commit := range []bool{false, true} {
		f, err := Create(path)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Write([]byte("新")); err != nil {
			t.Fatal(err)
		}
		if data, _ := os.ReadFile(path); string(data) != "旧" {
			t.Errorf("while it is written: %s", data)
		}
		want := "旧"
		if commit {
			want = "新"
			if err := f.Commit(); err != nil {
				t.Fatal(err)
			}
		}
		f.Abandon()
		if data, _ := os.ReadFile(path); string(data) != want {
			t.Errorf("commit %v: got %s", commit, data)
		}
		if names, _ := os.ReadDir(dir); len(names) != 1 {
			t.Errorf("left behind: %v", names)
		}
	}
	if info, _ := os.Stat(path); info.Mode() != 0o640 {
		t.Errorf("permissions %v", info.Mode())
	}
}
