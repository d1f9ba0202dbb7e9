package desk

import (
	"math/rand"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/healthlint/healthlint/lint/docx"
)

// anyEdit changes a text somewhere, as an editor might.
func anyEdit(r *rand.Rand, text string) string {
	runes := []rune(text)
	at := r.Intn(len(runes) + 1)
	switch r.Intn(6) {
	case 0:
		runes = slices.Insert(runes, at, '\n')
	case 1:
		runes = slices.Insert(runes, at, []rune("新增文字")...)
	case 2:
		runes = slices.Delete(runes, at, min(len(runes), at+r.Intn(12)))
	case 3:
		if i := slices.Index(runes[at:], '\n'); i >= 0 {
			runes = slices.Delete(runes, at+i, at+i+1)
		}
	case 4:
		runes = slices.Insert(runes, at, []rune("\n全新的一段。\n")...)
	default:
		lines := strings.Split(text, "\n")
		i := r.Intn(len(lines))
		runes = []rune(strings.Join(slices.Delete(lines, i, i+1), "\n"))
	}
	return string(runes)
}

// TestMendDocxAnyEdits saves whatever comes three times over: the document
// says what the page says or the page is told that it does not, and under all
// the tracked changes the document is what it was.
func TestMendDocxAnyEdits(t *testing.T) {
	for _, name := range []string{"article.docx", "library.docx"} {
		data, err := os.ReadFile("../docx/testdata/" + name)
		if err != nil {
			t.Fatal(err)
		}
		f, was, err := openDocx(data)
		if err != nil {
			t.Fatal(err)
		}
		before, err := f.Read(docx.Options{Original: true})
		if err != nil {
			t.Fatal(err)
		}
		for seed := range 60 {
			r := rand.New(rand.NewSource(int64(seed)))
			data, text := data, strings.TrimSuffix(string(was.Source), "\n")
			for range 3 {
				for range 1 + r.Intn(4) {
					text = anyEdit(r, text)
				}
				out, err := mendDocx(data, text, time.Date(2025, 5, 1, 9, 0, 0, 0, time.UTC))
				if err != nil {
					t.Fatalf("%s, seed %d: %v", name, seed, err)
				}
				if said := slices.Equal(linesOf(out.text), linesOf(text)); said != (len(out.left) == 0) {
					t.Fatalf("%s, seed %d: left %v of\n%s\nthe document says\n%s", name, seed, out.left, text, out.text)
				}
				f, _, err := openDocx(out.data)
				if err != nil {
					t.Fatal(err)
				}
				if now, err := f.Read(docx.Options{Original: true}); err != nil || string(now.Source) != string(before.Source) {
					t.Fatalf("%s, seed %d: rejected (%v)\n%s\nwant\n%s", name, seed, err, now.Source, before.Source)
				}
				data = out.data
			}
		}
	}
}
