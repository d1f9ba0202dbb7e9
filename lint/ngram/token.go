package ngram

import (
	"slices"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint/hanzi"
)

// Token is what the model counts: a code point of the Basic Multilingual Plane, or a class.
type Token = uint16

// Classes. They lie where no reader's character does, so a code point needs no table to become a token.
const (
	None     Token = 0   // before the boundary: no history
	Boundary Token = 1   // between sentences and lines
	Rare     Token = 2   // beyond the plane, control characters, emoji
	Number   Token = '0' // a run of digits, with its decimal point
	Latin    Token = 'a' // a run of Latin letters
	Quote    Token = '"' // any quotation mark
)

// Han reports whether a token is a Han character of the basic block.
func Han(id Token) bool { return id >= 0x4e00 && id <= 0x9fff }

// Reach returns where the tokens end whose probability depends on those before to: three further ones, or as far as
// the next boundary.
func Reach(ids []Token, to int) (end int) {
	for end = to; end < len(ids) && end < to+3; {
		if end++; ids[end-1] == Boundary {
			break
		}
	}
	return end
}

// Tokens is a text as the model reads it: token i stands on Text[Start[i]:End[i]]. A boundary is empty.
type Tokens struct {
	ID         []Token
	Start, End []int32
}

// Reset empties t and keeps its memory.
func (t *Tokens) Reset() { t.ID, t.Start, t.End = t.ID[:0], t.Start[:0], t.End[:0] }

func (t *Tokens) add(id Token, start, end int) {
	t.ID = append(t.ID, id)
	t.Start = append(t.Start, int32(start))
	t.End = append(t.End, int32(end))
}

func (t *Tokens) last() Token {
	if len(t.ID) == 0 {
		return None
	}
	return t.ID[len(t.ID)-1]
}

// Read appends the tokens of text to t: it opens and closes with a boundary, has one after every
// sentence, and leaves out white space, so that 共 12 例 and 共12例 read alike.
func (t *Tokens) Read(text string) {
	n := len(text)/len("字") + 2 // about as many as there will be
	t.ID, t.Start, t.End = slices.Grow(t.ID, n), slices.Grow(t.Start, n), slices.Grow(t.End, n)
	if t.last() != Boundary {
		t.add(Boundary, 0, 0)
	}
	for i := 0; i < len(text); {
		r, n := rune(text[i]), 1
		if r >= utf8.RuneSelf {
			r, n = hanzi.First(text[i:])
		}
		id := class(r)
		switch {
		case id == None:
		case id == Boundary:
			if t.last() != Boundary {
				t.add(Boundary, i, i)
			}
		case (id == Number || id == Latin) && t.last() == id && int(t.End[len(t.End)-1]) == i:
			t.End[len(t.End)-1] = int32(i + n)
		case id == '.' && t.last() == Number && int(t.End[len(t.End)-1]) == i && i+1 < len(text) && text[i+1] >= '0' && text[i+1] <= '9':
			t.End[len(t.End)-1] = int32(i + n)
		default:
			t.add(id, i, i+n)
			if id == '。' || id == '！' || id == '？' {
				t.add(Boundary, i+n, i+n)
			}
		}
		i += n
	}
	if t.last() != Boundary {
		t.add(Boundary, len(text), len(text))
	}
}

// class maps a code point to its token; None for what is left out.
func class(r rune) Token {
	switch {
	case r >= 0x4e00 && r <= 0x9fff:
		return Token(r)
	case r < 0x80:
		return ascii[r]
	case r >= 0xff01 && r <= 0xff5e: // full-width forms of ASCII
		return ascii[r-0xfee0]
	case r == '“' || r == '”' || r == '「' || r == '」' || r == '『' || r == '』' || r == '‘' || r == '’':
		return Quote
	case r == 0x3000 || r == 0xa0 || r >= 0x2000 && r <= 0x200f || r == 0xfeff:
		return None
	case r == '﹑':
		return '、'
	case r == 0x2028 || r == 0x2029 || r == 0x85:
		return Boundary
	case r >= 0xc0 && r < 0x250 || r >= 0x370 && r < 0x400:
		return Latin
	case r > 0xffff || r < 0xa0 || r >= 0xd800 && r < 0xf900:
		return Rare
	}
	return Token(r)
}

// ascii holds the token of each ASCII character, punctuation in its Chinese form.
var ascii = [128]Token{
	'\n': Boundary, '\r': Boundary,
	'0': Number, '1': Number, '2': Number, '3': Number, '4': Number,
	'5': Number, '6': Number, '7': Number, '8': Number, '9': Number,
	'A': Latin, 'B': Latin, 'C': Latin, 'D': Latin, 'E': Latin, 'F': Latin, 'G': Latin, 'H': Latin, 'I': Latin,
	'J': Latin, 'K': Latin, 'L': Latin, 'M': Latin, 'N': Latin, 'O': Latin, 'P': Latin, 'Q': Latin, 'R': Latin,
	'S': Latin, 'T': Latin, 'U': Latin, 'V': Latin, 'W': Latin, 'X': Latin, 'Y': Latin, 'Z': Latin,
	'a': Latin, 'b': Latin, 'c': Latin, 'd': Latin, 'e': Latin, 'f': Latin, 'g': Latin, 'h': Latin, 'i': Latin,
	'j': Latin, 'k': Latin, 'l': Latin, 'm': Latin, 'n': Latin, 'o': Latin, 'p': Latin, 'q': Latin, 'r': Latin,
	's': Latin, 't': Latin, 'u': Latin, 'v': Latin, 'w': Latin, 'x': Latin, 'y': Latin, 'z': Latin,
	',': '，', ':': '：', ';': '；', '?': '？', '!': '！', '(': '（', ')': '）', '"': Quote, '\'': Quote,
	'.': '.', '%': '%', '-': '-', '/': '/', '~': '~', '+': '+', '=': '=', '<': '<', '>': '>', '[': '[', ']': ']',
	'*': '*', '&': '&', '#': '#', '@': '@', '_': '_', '|': '|', '^': '^', '{': '{', '}': '}', '$': '$', '\\': '\\', '`': '`',
}
