package words

import (
	"math/bits"
	"slices"
	"unicode/utf8"
)

// NearList is the index of a house's words for [NearTerms]: what near.bin is for the terms that are built in. It
// takes some 60 ms and 12 MB for 100,000 words and is safe for concurrent use.
type NearList struct {
	chars []uint16
	ends  []uint32 // of each word in chars
	slots []nearSlot
	most  int // characters of the longest word
	known termEnds
}

// nearSlot files a word under a key; word is 0 for an empty slot, or 1 + its number.
type nearSlot struct{ key, word uint32 }

// NewNearList files words of 3 to 10 Han characters under themselves and under what is left when one of their
// characters is taken out; others are left out. Where that leaves nothing the list is nil.
func NewNearList(list []string) *NearList {
	l := &NearList{}
	entries := 0
	for _, w := range list {
		n := utf8.RuneCountInString(w)
		if n < shortest || n > longest || !allHan(w) {
			continue
		}
		for _, c := range w {
			l.chars = append(l.chars, uint16(c))
		}
		l.ends = append(l.ends, uint32(len(l.chars)))
		entries += n + 1
		l.most = max(l.most, n)
	}
	if entries == 0 {
		return nil
	}
	l.slots = make([]nearSlot, 1<<bits.Len(uint(entries*3/2)))
	l.known = openEnds(string(NearEnds(l.all)))
	var room, rest [longest]rune
	for id := range l.ends {
		word := l.word(room[:0], id)
		l.file(NearKey(word), id)
		for k := range word {
			if k == 0 || word[k] != word[k-1] { // without either of two like neighbours the rest is the same
				l.file(NearKey(append(append(rest[:0], word[:k]...), word[k+1:]...)), id)
			}
		}
	}
	return l
}

func allHan(s string) bool {
	for _, r := range s {
		if r < firstHan || r > lastHan {
			return false
		}
	}
	return true
}

// all yields the words; each is good until the next.
func (l *NearList) all(yield func([]rune) bool) {
	var room [longest]rune
	for id := range l.ends {
		if !yield(l.word(room[:0], id)) {
			return
		}
	}
}

// word appends the characters of a word to dst.
func (l *NearList) word(dst []rune, id int) []rune {
	from := uint32(0)
	if id > 0 {
		from = l.ends[id-1]
	}
	for _, c := range l.chars[from:l.ends[id]] {
		dst = append(dst, rune(c))
	}
	return dst
}

// mostAlike is how many words are filed under a key: with more of them, what was meant is anybody's guess.
const mostAlike = 64

func (l *NearList) file(key uint32, id int) {
	mask := uint32(len(l.slots) - 1)
	at := key & mask
	alike := 0
	for ; l.slots[at].word != 0; at = (at + 1) & mask {
		s := l.slots[at]
		if s.key != key {
			continue
		}
		if alike++; alike == mostAlike || slices.Equal(l.chars[l.start(s.word-1):l.ends[s.word-1]], l.chars[l.start(uint32(id)):l.ends[id]]) {
			return // the same word twice
		}
	}
	l.slots[at] = nearSlot{key, uint32(id) + 1}
}

func (l *NearList) start(id uint32) uint32 {
	if id == 0 {
		return 0
	}
	return l.ends[id-1]
}

// Has reports whether a word is on the list.
func (l *NearList) Has(word string) bool {
	var room [longest]rune
	if utf8.RuneCountInString(word) > longest {
		return false
	}
	key := append(room[:0], []rune(word)...)
	h := NearKey(key)
	mask := uint32(len(l.slots) - 1)
	var other [longest]rune
	for at := h & mask; l.slots[at].word != 0; at = (at + 1) & mask {
		if s := l.slots[at]; s.key == h && same(l.word(other[:0], int(s.word)-1), key) {
			return true
		}
	}
	return false
}

// NearTerms is [NearTerms] over the list instead of the built-in terms. A nil list has none.
func (l *NearList) NearTerms(dst []NearTerm, text string, at int) []NearTerm {
	if l == nil {
		return dst
	}
	w := neighbourhood{list: l}
	return w.search(dst, text, at)
}

// lookup appends the words filed under the key of a place, of hash h, that undoing its slip leads to.
func (l *NearList) lookup(dst []NearTerm, w *neighbourhood, text string, h uint32, p place) []NearTerm {
	mask := uint32(len(l.slots) - 1)
	for at := h & mask; l.slots[at].word != 0; at = (at + 1) & mask {
		if l.slots[at].key != h {
			continue
		}
		var room [longest]rune
		if t, ok := w.edit(text, l.word(room[:0], int(l.slots[at].word)-1), p); ok {
			dst = append(dst, t)
		}
	}
	return dst
}
