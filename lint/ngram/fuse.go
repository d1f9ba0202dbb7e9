package ngram

import (
	"encoding/binary"
	"errors"
	"math"
	"math/bits"
)

// A fuse table maps a fixed set of keys to small values without storing the keys: a binary fuse
// filter (Graf and Lemire 2022) that holds, beside the fingerprint, the value. Three loads answer, whatever
// the size; a key that was not put in answers anyway with probability 2^-fingerprint bits.
//
// layout, little endian: u64 seed, u32 segment length, u32 segment count, u32 slots, u8 value bits,
// u8 slot bits, u16 zero, then the slots packed and 8 bytes of padding.
type fuse struct {
	slots   string
	seed    uint64
	segment uint32 // length, a power of two
	span    uint64 // positions a first hash may take
	width   uint32 // bits of a slot
	value   uint32 // bits of a slot that are the value; the rest is fingerprint
	mask    uint32
}

const fuseHeader = 24

// ErrCorrupt is returned by [Open] for what is no model file, or a damaged one.
var ErrCorrupt = errors.New("ngram: not a model file, or a damaged one")

func openFuse(data string) (fuse, string, error) {
	if len(data) < fuseHeader {
		return fuse{}, "", ErrCorrupt
	}
	h := []byte(data[:fuseHeader])
	f := fuse{
		seed:    binary.LittleEndian.Uint64(h),
		segment: binary.LittleEndian.Uint32(h[8:]),
		value:   uint32(h[20]),
		width:   uint32(h[21]),
	}
	count, slots := binary.LittleEndian.Uint32(h[12:]), uint64(binary.LittleEndian.Uint32(h[16:]))
	f.span = uint64(count) * uint64(f.segment)
	f.mask = 1<<f.width - 1
	size := (slots*uint64(f.width)+7)/8 + 8
	if f.width == 0 || f.width > maxWidth || f.value >= f.width || f.segment&(f.segment-1) != 0 || f.segment == 0 ||
		slots != f.span+2*uint64(f.segment) || uint64(len(data)-fuseHeader) < size {
		return fuse{}, "", ErrCorrupt
	}
	f.slots = data[fuseHeader : fuseHeader+int(size)]
	return f, data[fuseHeader+int(size):], nil
}

func mix(key, seed uint64) uint64 {
	h := key + seed
	h ^= h >> 33
	h *= 0xff51afd7ed558ccd
	h ^= h >> 33
	h *= 0xc4ceb9fe1a85ec53
	h ^= h >> 33
	return h
}

func (f *fuse) places(h uint64) (a, b, c uint32) {
	hi, _ := bits.Mul64(h, f.span)
	a = uint32(hi)
	b = (a + f.segment) ^ uint32(h>>18)&(f.segment-1)
	c = (a + 2*f.segment) ^ uint32(h)&(f.segment-1)
	return a, b, c
}

// fingerprint takes bits of h that the places do not determine on their own.
func fingerprint(h uint64) uint64 { return h ^ h>>32 }

// maxWidth is the widest slot that four bytes hold wherever it begins in the first.
const maxWidth = 25

// slot returns slot i and, above it, bits of those that follow.
func (f *fuse) slot(i uint32) uint32 {
	bit := uint64(i) * uint64(f.width)
	s := f.slots[bit>>3 : bit>>3+4]
	return (uint32(s[0]) | uint32(s[1])<<8 | uint32(s[2])<<16 | uint32(s[3])<<24) >> (bit & 7)
}

// find returns the value of key, notSeen if the table does not have it.
func (f *fuse) find(key uint64) uint32 {
	var q probe
	q.aim(f, key)
	q.fetch(f)
	return q.finish(f)
}

// fuseShape returns the length of a segment of a table of n keys, in slots, and how many segments a first hash may take;
// the table has two more. The figures are those of Graf and Lemire: small tables need more room for each key.
func fuseShape(n int) (segment, count uint32) {
	log := math.Log(math.Max(float64(n), 2))
	segment = uint32(min(1<<int(log/math.Log(3.33)+2.25), 1<<18))
	factor := math.Max(1.125, 0.875+0.25*math.Log(1e6)/log)
	return segment, max((uint32(float64(n)*factor)+segment-1)/segment, 3) - 2
}

// fuseSize returns how many bytes a table of n keys takes, with slots of so many bits.
func fuseSize(n, width int) int {
	segment, count := fuseShape(n)
	return fuseHeader + (int(count+2)*int(segment)*width+7)/8 + 8
}

// buildFuse packs values[i], below 2^value, under keys[i]; the keys differ from one another.
func buildFuse(keys []uint64, values []uint32, value, print int) ([]byte, error) {
	n := len(keys)
	f := fuse{width: uint32(value + print), value: uint32(value)}
	f.mask = 1<<f.width - 1
	var count uint32
	f.segment, count = fuseShape(n)
	f.span = uint64(count) * uint64(f.segment)
	slots := int(f.span) + 2*int(f.segment)
	for try := range 100 {
		f.seed = mix(uint64(try)+1, 0x9e3779b97f4a7c15)
		order, ok := f.peel(keys, slots)
		if !ok {
			continue
		}
		table := make([]uint32, slots)
		for i := n - 1; i >= 0; i-- {
			k, at := order[i].key, order[i].slot
			h := mix(keys[k], f.seed)
			a, b, c := f.places(h)
			want := (uint32(fingerprint(h))<<f.value | values[k]) & f.mask
			table[at] = 0
			table[at] = want ^ table[a] ^ table[b] ^ table[c]
		}
		return f.pack(table, count), nil
	}
	return nil, errors.New("ngram: the keys do not fit; are two of them equal?")
}

type peeled struct{ key, slot uint32 }

// peel orders the keys so that each has a slot that no earlier one in the order of filling uses.
func (f *fuse) peel(keys []uint64, slots int) ([]peeled, bool) {
	degree, sum := make([]uint32, slots), make([]uint32, slots)
	for k, key := range keys {
		a, b, c := f.places(mix(key, f.seed))
		for _, s := range [3]uint32{a, b, c} {
			degree[s]++
			sum[s] ^= uint32(k)
		}
	}
	var queue []uint32
	for s, d := range degree {
		if d == 1 {
			queue = append(queue, uint32(s))
		}
	}
	order := make([]peeled, 0, len(keys))
	for len(queue) > 0 {
		s := queue[len(queue)-1]
		queue = queue[:len(queue)-1]
		if degree[s] != 1 {
			continue
		}
		k := sum[s]
		order = append(order, peeled{k, s})
		a, b, c := f.places(mix(keys[k], f.seed))
		for _, o := range [3]uint32{a, b, c} {
			degree[o]--
			sum[o] ^= k
			if degree[o] == 1 {
				queue = append(queue, o)
			}
		}
	}
	return order, len(order) == len(keys)
}

func (f *fuse) pack(table []uint32, count uint32) []byte {
	out := make([]byte, fuseHeader+(len(table)*int(f.width)+7)/8+8)
	binary.LittleEndian.PutUint64(out, f.seed)
	binary.LittleEndian.PutUint32(out[8:], f.segment)
	binary.LittleEndian.PutUint32(out[12:], count)
	binary.LittleEndian.PutUint32(out[16:], uint32(len(table)))
	out[20], out[21] = byte(f.value), byte(f.width)
	for i, v := range table {
		bit := uint64(i) * uint64(f.width)
		at := out[fuseHeader+bit>>3:]
		binary.LittleEndian.PutUint64(at, binary.LittleEndian.Uint64(at)|uint64(v)<<(bit&7))
	}
	return out
}
