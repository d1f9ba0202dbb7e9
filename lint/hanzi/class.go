// Package hanzi knows Chinese characters: the script they belong to, their simplified and Traditional
// forms, how they are read, what they look like and how common they are.
//
// Its tables are generated (internal/gen) and embedded as they are used: indexed by code point or
// searched in place, so that nothing is built when the program starts.
package hanzi

import _ "embed"

// Class says to which script a character belongs.
type Class uint8

// The classes.
const (
	NotHan          Class = iota // no Han character
	Both                         // standard in both scripts, or not marked for either
	SimplifiedOnly               // 们 国: no Traditional text has it
	TraditionalOnly              // 們 國: no simplified text has it
	Variant                      // a form of neither: Japanese 圧, Kangxi radical ⼀, compatibility ideograph
)

func (c Class) String() string {
	return [...]string{"not Han", "both", "simplified only", "Traditional only", "variant"}[c]
}

const (
	classMask     = 7
	ambiguousFlag = 8
	changesFlag   = 16 // has another simplified form, at least in some words
)

//go:embed data/classes.bin
var classBytes []byte

// classes has one byte for each code point of the Basic Multilingual Plane; an array spares the bounds checks.
var classes = (*[1 << 16]byte)(classBytes)

// ClassOf returns the class of r. Ideographs beyond the Basic Multilingual Plane are Both, those of the
// compatibility supplement (U+2F800) Variant.
func ClassOf(r rune) Class {
	if uint32(r) < 1<<16 {
		return Class(classes[r] & classMask)
	}
	switch {
	case r >= 0x2F800 && r <= 0x2FA1F:
		return Variant
	case r >= 0x20000 && r <= 0x3FFFF:
		return Both
	}
	return NotHan
}

// IsHan reports whether r is a Han character.
func IsHan(r rune) bool { return ClassOf(r) != NotHan }

// IsAmbiguous reports whether the form of r in the other script depends on the word: 后 (後 or 后), 干,
// 里 in simplified text; 乾, 徵, 藉 in Traditional text.
func IsAmbiguous(r rune) bool {
	return uint32(r) < 1<<16 && classes[r]&ambiguousFlag != 0
}

// Counts is how many characters of each class a text holds.
type Counts struct{ Han, Simplified, Traditional, Variant int }

// Count counts the script-marked characters of a text.
func Count(text string) Counts {
	var n [8]int
	for i := 0; i < len(text); i++ {
		if text[i] < 0xE2 || text[i] >= 0xF0 { // below U+2000 and beyond the plane: nothing marked
			continue
		}
		if i+2 < len(text) {
			r := uint16(text[i])<<12 | uint16(text[i+1]&0x3F)<<6 | uint16(text[i+2]&0x3F)
			n[classes[r]&classMask]++
			i += 2
		}
	}
	return Counts{
		Han:         n[Both] + n[SimplifiedOnly] + n[TraditionalOnly] + n[Variant],
		Simplified:  n[SimplifiedOnly],
		Traditional: n[TraditionalOnly],
		Variant:     n[Variant],
	}
}

// Cantonese are characters, of either script, that only that dialect is written with: what stands near them is not standard copy.
const Cantonese = "嘅啲佢哋嗰咁喺冇嘢俾瞓啱咗攞乜嚟唔咩噉嘥睇揾搵諗谂嘞喇咋啫"
