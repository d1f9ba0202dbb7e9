package tables

import "strings"

// Kind says how near two toneless syllables are; package hanzi names the same values.
type Kind uint8

// The kinds.
const (
	Unlike Kind = iota
	Alike       // the same syllable
	Fuzzy       // merged in many accents: zh/z, ch/c, sh/s, n/l, f/h, r/l, in/ing, en/eng, an/ang
	Slip        // one key added, dropped, changed or two swapped on the keyboard
)

// Nearness compares two toneless syllables.
func Nearness(a, b string) Kind {
	switch {
	case a == b:
		return Alike
	case fuzzyForm(a) == fuzzyForm(b), swappedInitial(a, b):
		return Fuzzy
	case len(a) > 1 && len(b) > 1 && oneSlip(a, b):
		return Slip
	}
	return Unlike
}

var retroflex = strings.NewReplacer("zh", "z", "ch", "c", "sh", "s")

// fuzzyForm merges the retroflex and the plain initials and the front and the back nasals.
func fuzzyForm(s string) string {
	s = retroflex.Replace(s)
	if strings.HasSuffix(s, "ng") && !strings.HasSuffix(s, "ong") && s != "ng" {
		s = s[:len(s)-1]
	}
	return s
}

// swappedInitial: n/l, f/h and r/l, with the same final up to the nasals.
func swappedInitial(a, b string) bool {
	for _, pair := range [][2]byte{{'n', 'l'}, {'f', 'h'}, {'r', 'l'}} {
		for range 2 {
			if len(a) > 1 && len(b) > 1 && a[0] == pair[0] && b[0] == pair[1] && fuzzyForm(a[1:]) == fuzzyForm(b[1:]) {
				return true
			}
			a, b = b, a
		}
	}
	// hu before a vowel against f: 华/发 hua/fa
	return strings.HasPrefix(a, "hu") && b == "f"+a[2:] || strings.HasPrefix(b, "hu") && a == "f"+b[2:]
}

// oneSlip reports whether one key was added, dropped or changed, or two neighbours swapped.
func oneSlip(a, b string) bool {
	a, b = strings.ReplaceAll(a, "ü", "v"), strings.ReplaceAll(b, "ü", "v")
	if len(a) > len(b) {
		a, b = b, a
	}
	i := 0
	for i < len(a) && a[i] == b[i] {
		i++
	}
	switch len(b) - len(a) {
	case 0:
		return a[i+1:] == b[i+1:] || i+1 < len(a) && a[i] == b[i+1] && a[i+1] == b[i] && a[i+2:] == b[i+2:]
	case 1:
		return a[i:] == b[i+1:]
	}
	return false
}
