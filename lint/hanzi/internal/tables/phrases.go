package tables

import (
	"encoding/binary"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/liuzl/da"
	"github.com/liuzl/gocc"
)

// Phrases returns phrases.bin: gocc's s2t dictionaries (STPhrases, STCharacters) for searching in place.
// After the number of initials as a little-endian uint32 follow, for each initial in order, its code point
// and where its lines begin behind the initials (uint32 each), and then the lines, sorted: the rest of the
// key behind the initial, a tab, the first form, "\n". The form is left out where it is the one that the
// characters of the key have by themselves. No phrase can be left out: one that changes nothing still
// keeps its characters from being read as part of the next.
func Phrases() ([]byte, error) {
	cc, err := gocc.New("s2t")
	if err != nil {
		return nil, err
	}
	forms := map[string]string{}
	dictionaries := cc.DictChains[0].Dicts
	for i := len(dictionaries) - 1; i >= 0; i-- { // an entry of an earlier one hides those of the later
		var failed error
		each(dictionaries[i], nil, 0, func(key string, values []string) {
			if i > 0 && utf8.RuneCountInString(key) > 1 {
				failed = fmt.Errorf("%q is no single character, the first dictionary would not hide it", key)
			}
			forms[key] = values[0]
		})
		if failed != nil {
			return nil, failed
		}
	}
	var keys []string
	for key := range forms {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	var initials, lines []byte
	n, before := 0, rune(0)
	for _, key := range keys {
		initial, size := utf8.DecodeRuneInString(key)
		if initial != before {
			initials = binary.LittleEndian.AppendUint32(initials, uint32(initial))
			initials = binary.LittleEndian.AppendUint32(initials, uint32(len(lines)))
			n, before = n+1, initial
		}
		form := forms[key]
		if len(key) > size && form == byCharacter(key, forms) {
			form = ""
		}
		lines = append(append(append(append(lines, key[size:]...), '\t'), form...), '\n')
	}
	out := binary.LittleEndian.AppendUint32(nil, uint32(n))
	return append(append(out, initials...), lines...), nil
}

// each visits the entries that the trie finds, below a node. (Its own listing of keys is not to be trusted, and
// what gocc itself does not find, the first line of each dictionary, is not missed.)
func each(d *da.Dict, key []byte, node int, visit func(key string, values []string)) {
	for b := 0x80; b < 0xF8; b++ { // entries are Han characters and marks throughout
		next, err := d.Trie.Jump([]byte{byte(b)}, node)
		if err != nil {
			continue
		}
		longer := append(key, byte(b))
		if v, err := d.Trie.Value(next); err == nil && len(d.Values[v]) > 0 {
			visit(string(longer), d.Values[v])
		}
		each(d, longer, next, visit)
	}
}

func byCharacter(key string, forms map[string]string) string {
	var out strings.Builder
	for _, r := range key {
		if form, ok := forms[string(r)]; ok {
			out.WriteString(form)
		} else {
			out.WriteRune(r)
		}
	}
	return out.String()
}
