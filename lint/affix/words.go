package affix

// Words are words that texts may begin or end with. Of a text that does neither, as of nearly all, two bytes tell so: of
// Chinese characters the last two of their three.
type Words struct {
	list        []string
	first, last filter
}

// filter holds pairs of bytes by their lower six bits.
type filter [64]uint64

func (f *filter) add(a, b byte)      { f[a&63] |= 1 << (b & 63) }
func (f *filter) has(a, b byte) bool { return f[a&63]>>(b&63)&1 == 1 }

// shortest is how long a word must be, in bytes, to be told by two of them: a Chinese character.
const shortest = len("的")

// NewWords returns words of at least one Chinese character or three letters each; shorter ones panic.
func NewWords(list ...string) *Words {
	w := &Words{list: list}
	for _, s := range list {
		if len(s) < shortest {
			panic("affix: too short: " + s)
		}
		w.first.add(s[1], s[2])
		w.last.add(s[len(s)-2], s[len(s)-1])
	}
	return w
}

// Starts reports whether t begins with one of the words.
func (w *Words) Starts(t string) bool {
	return len(t) >= shortest && w.first.has(t[1], t[2]) && Starts(t, w.list...)
}

// Ends reports whether t ends with one of the words.
func (w *Words) Ends(t string) bool {
	return len(t) >= shortest && w.last.has(t[len(t)-2], t[len(t)-1]) && Ends(t, w.list...)
}
