package figures

// Set is a set of characters to look for in running Chinese text, where nearly all characters are three bytes long.
type Set struct{ bits [1 << 10]uint64 }

// NewSet returns the set of the characters of chars that are one byte or three bytes long in UTF-8.
func NewSet(chars string) *Set {
	s := &Set{}
	for _, r := range chars {
		if r < 0x80 || r >= 0x800 && r < 1<<16 {
			s.bits[r>>6] |= 1 << (r & 63)
		}
	}
	return s
}

// at reports whether a character of three bytes stands at t[i:] and whether it is in the set.
func (s *Set) at(t string, i int) (wide, in bool) {
	if i+2 >= len(t) || t[i]-0xE0 >= 0x10 || !s0(t[i+1]) || !s0(t[i+2]) {
		return false, false
	}
	r := uint(t[i]&0x0F)<<12 | uint(t[i+1]&0x3F)<<6 | uint(t[i+2]&0x3F)
	return true, s.bits[r>>6]&(1<<(r&63)) != 0
}

// Index returns the offset of the first character of t from from on that is in the set, or -1.
func (s *Set) Index(t string, from int) int {
	for i := from; i < len(t); {
		switch wide, in := s.at(t, i); {
		case in:
			return i
		case wide:
			i += 3
		case t[i] < 0x80 && s.bits[t[i]>>6]&(1<<(t[i]&63)) != 0:
			return i
		default:
			i++
		}
	}
	return -1
}
