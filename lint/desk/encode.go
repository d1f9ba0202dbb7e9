package desk

import (
	"bytes"
	"cmp"
	"maps"
	"net/http"
	"slices"
	"strings"

	"github.com/healthlint/healthlint/lint/source"
)

// encode gives the text the encoding and the line ends of the file as it was.
// Where it has several kinds of them, lines keep their own, and a new line
// ends as the one above it.
func encode(old []byte, text, encoding string) ([]byte, error) {
	was, now, err := rewritten(old, text, encoding)
	if err != nil {
		return nil, err
	}
	return encoded(old, was, now)
}

// encoded is the text in the encoding of the file it came from, if that can be written back at all.
func encoded(old []byte, was, now source.Text) ([]byte, error) {
	if same, err := source.Encode(was); err != nil || !bytes.Equal(same, old) {
		return nil, wrong(http.StatusUnprocessableEntity, "未保存：这种文件写不回原样（%s里有些字有几种写法），可下载成UTF-8",
			"not saved: this file cannot be written back as it was (%s has several codes for some characters); download it in UTF-8", strings.ToUpper(was.Encoding))
	}
	data, err := source.Encode(now)
	if err != nil {
		return nil, unsayable(now, err)
	}
	return data, nil
}

// rewritten is a file as it was, and as it says text; not yet in its encoding.
func rewritten(old []byte, text, encoding string) (was, now source.Text, err error) {
	was, err = source.Decode(old, encoding)
	if err != nil {
		return was, was, err
	}
	lines, ends := endsOf(string(was.Source))
	said, _ := endsOf(text)
	var out strings.Builder
	if was.Encoding == "utf-8" && was.BOM {
		out.WriteString(mark)
	}
	out.WriteString(withEnds(lines, ends, said))
	now = was
	now.Source = []byte(out.String())
	return was, now, nil
}

// unsayable names the first character that an encoding has none for.
func unsayable(text source.Text, err error) error {
	lines, _ := endsOf(string(text.Source))
	for i, line := range lines {
		for _, r := range line {
			if _, e := source.Encode(source.Text{Source: []byte(string(r)), Encoding: text.Encoding}); e != nil {
				return wrong(http.StatusUnprocessableEntity, "未保存：第%[1]d行的“%[2]c”%[3]s编码写不出，改掉它，或下载成UTF-8",
					"not saved: %[3]s cannot encode the “%[2]c” in line %[1]d; write something else, or download in UTF-8", i+1, r, strings.ToUpper(text.Encoding))
			}
		}
	}
	return err
}

// mark is the byte order mark as UTF-8 has it. The page does not show it.
const mark = "\uFEFF"

// endsOf parts a text into its lines and what ends each; the last one ends in
// nothing, and may be empty.
func endsOf(text string) (lines, ends []string) {
	text = strings.TrimPrefix(text, mark)
	for {
		i := strings.IndexAny(text, "\r\n")
		if i < 0 {
			return append(lines, text), append(ends, "")
		}
		end := text[i : i+1]
		if strings.HasPrefix(text[i:], "\r\n") {
			end = "\r\n"
		}
		lines, ends = append(lines, text[:i]), append(ends, end)
		text = text[i+len(end):]
	}
}

// usual returns the end that most lines have, and whether all have it.
func usual(ends []string) (end string, all bool) {
	count := map[string]int{}
	for _, e := range ends[:len(ends)-1] {
		count[e]++
	}
	if len(count) == 0 {
		return "\n", true
	}
	names := slices.SortedFunc(maps.Keys(count), func(a, b string) int {
		return cmp.Or(cmp.Compare(count[b], count[a]), cmp.Compare(a, b))
	})
	return names[0], len(names) == 1
}

// withEnds joins the lines of the page as those of the file end.
func withEnds(old, ends, now []string) string {
	end, all := usual(ends)
	if all {
		return strings.Join(now, end)
	}
	of := make([]string, len(now))
	for _, s := range align(old, now) {
		for j := s.To[0]; j < s.To[1]; j++ {
			if s.From[1] > s.From[0] {
				of[j] = ends[s.From[1]-1]
			}
		}
	}
	var out strings.Builder
	for j, line := range now {
		if of[j] == "" { // a new line, or the last of the file as it was
			of[j] = end
			if j > 0 {
				of[j] = of[j-1]
			}
		}
		out.WriteString(line)
		if j+1 < len(now) {
			out.WriteString(of[j])
		}
	}
	return out.String()
}

// endNames are how the page calls the line ends of a file.
var endNames = map[string]string{"\n": "LF", "\r\n": "CRLF", "\r": "CR"}

// lineEnds names the line ends of a file: LF, CRLF, CR, or those that are mixed.
func lineEnds(text source.Text) string {
	if text.CR {
		return "CR"
	}
	_, ends := endsOf(string(text.Source))
	var names []string
	for _, e := range ends {
		if n := endNames[e]; n != "" && !slices.Contains(names, n) {
			names = append(names, n)
		}
	}
	slices.Sort(names)
	return strings.Join(names, "+")
}
