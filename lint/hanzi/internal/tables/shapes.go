package tables

import (
	"bufio"
	"io"
	"slices"
	"strings"
)

// Shapes returns shapes.txt: one line for each candidate and each rare character, sorted, the character and then
// the candidates it looks like, the most similar first. A rare character, which nobody means but a scanner or a
// slip on a keyboard of shapes puts, may be less like what was meant. chaizi is chaizi-jt.txt: CHARACTER TAB COMPONENTS [TAB COMPONENTS]..., components
// split by spaces. confusable is confusable.tsv, whose groups come first.
func Shapes(chaizi io.Reader, confusable string, frequency func(rune) int, candidate, rare func(rune) bool) ([]byte, error) {
	s := shaper{parts: map[rune][][]rune{}, weights: map[rune]float64{}, radical: map[rune]bool{}}
	lines := bufio.NewScanner(chaizi)
	for lines.Scan() {
		fields := strings.Split(strings.TrimRight(lines.Text(), "\r\t "), "\t")
		r := first(fields[0])
		for _, f := range fields[1:] {
			var parts []rune
			for part := range strings.FieldsSeq(f) {
				parts = append(parts, first(part))
			}
			if len(parts) > 1 && !slices.Contains(parts, r) {
				s.parts[r] = append(s.parts[r], parts)
			}
		}
	}
	if err := lines.Err(); err != nil {
		return nil, err
	}

	byPart := map[rune][]rune{}
	for r := rune(FirstHan); r <= LastHan; r++ {
		if !candidate(r) {
			continue
		}
		for _, part := range s.allParts(r) {
			byPart[part] = append(byPart[part], r)
		}
		byPart[r] = append(byPart[r], r) // 景 is like 影
	}
	for part, characters := range byPart {
		s.radical[part] = len(characters) > 60
	}
	listed := map[rune][]rune{}
	for _, row := range Rows(confusable) {
		for _, a := range row[0] {
			for _, b := range row[0] {
				if a != b && !slices.Contains(listed[a], b) {
					listed[a] = append(listed[a], b)
				}
			}
		}
	}

	var out strings.Builder
	for r := rune(FirstHan); r <= LastHan; r++ {
		least, most := 0.5, 16
		switch {
		case candidate(r):
		case rare(r):
			least, most = 0.4, 8
		default:
			continue
		}
		type scored struct {
			r     rune
			score float64
		}
		var likes []scored
		seen := map[rune]bool{r: true}
		for _, part := range append(s.allParts(r), r) {
			for _, other := range byPart[part] {
				if seen[other] {
					continue
				}
				seen[other] = true
				if score := s.similarity(r, other); score >= least {
					likes = append(likes, scored{other, score + float64(frequency(other))/1500})
				}
			}
		}
		slices.SortFunc(likes, func(a, b scored) int {
			switch {
			case a.score > b.score:
				return -1
			case a.score < b.score:
				return 1
			}
			return int(a.r - b.r)
		})
		line := listed[r]
		for _, like := range likes {
			if len(line) < most && !slices.Contains(line, like.r) {
				line = append(line, like.r)
			}
		}
		if len(line) > 0 {
			out.WriteString(string(r) + string(line) + "\n")
		}
	}
	return []byte(out.String()), nil
}

type shaper struct {
	parts   map[rune][][]rune
	weights map[rune]float64
	radical map[rune]bool // components of more than 60 characters
}

func (s *shaper) sum(parts []rune) float64 {
	total := 0.0
	for _, p := range parts {
		total += s.weight(p)
	}
	return total
}

// allParts are the components of all decompositions, without single strokes.
func (s *shaper) allParts(r rune) []rune {
	var all []rune
	for _, parts := range s.parts[r] {
		for _, p := range parts {
			if s.weight(p) > 1 && !slices.Contains(all, p) {
				all = append(all, p)
			}
		}
	}
	return all
}

// weight is about the number of strokes: of the smallest decomposition, 1 for what is not decomposed.
func (s *shaper) weight(r rune) float64 {
	if w, ok := s.weights[r]; ok {
		return w
	}
	s.weights[r] = 1 // ends a circle
	best := 0.0
	for _, parts := range s.parts[r] {
		w := 0.0
		for _, p := range parts {
			w += s.weight(p)
		}
		if best == 0 || w < best {
			best = w
		}
	}
	best = max(best, 1)
	s.weights[r] = best
	return best
}

// similarity is the share of strokes in common components, 0 to 1, over the best pair of decompositions; a
// component that changed its place counts 0.8 of its weight, a frequent radical 0.6: the eye reads the rest.
func (s *shaper) similarity(a, b rune) float64 {
	best := 0.0
	for _, as := range append(s.parts[a], []rune{a}) {
		for _, bs := range append(s.parts[b], []rune{b}) {
			common := 0.0
			used := make([]bool, len(bs))
			for i, p := range as {
				for j, q := range bs {
					if p != q || used[j] {
						continue
					}
					used[j] = true
					weight := s.weight(p)
					if i != j && len(as)-i != len(bs)-j {
						weight *= 0.8
					}
					if s.radical[p] {
						weight *= 0.6
					}
					common += weight
					break
				}
			}
			best = max(best, 2*common/(s.sum(as)+s.sum(bs)))
		}
	}
	return min(best, 1)
}
