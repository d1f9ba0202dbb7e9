package hanzi

import _ "embed"

//go:embed data/variants.bin
var variants string // pairs of little-endian uint16: form, standard form; sorted by form

// Standard returns the standard form of a variant (査 → 查, ⼀ → 一, 圧 → 壓), or r. Compatibility
// ideographs beyond the plane and forms without a standard one come back as they are.
func Standard(r rune) rune {
	if uint32(r) >= 1<<16 || ClassOf(r) != Variant {
		return r
	}
	low, high := 0, len(variants)/4
	for low < high {
		middle := (low + high) / 2
		form := rune(variants[4*middle]) | rune(variants[4*middle+1])<<8
		switch {
		case form == r:
			return rune(variants[4*middle+2]) | rune(variants[4*middle+3])<<8
		case form < r:
			low = middle + 1
		default:
			high = middle
		}
	}
	return r
}
