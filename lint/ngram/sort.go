package ngram

import (
	"bufio"
	"cmp"
	"container/heap"
	"encoding/binary"
	"errors"
	"io"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
)

// count is a gram and how often it was met. seen is what the reader met; kinds and mass are what the
// estimate uses: for the longest grams the occurrences and their weight, for shorter ones the number of
// different tokens before it and the weight of those.
type count struct {
	key   uint64
	seen  uint32
	kinds uint32
	mass  float32
}

func (c *count) add(o count) {
	c.seen = uint32(min(uint64(c.seen)+uint64(o.seen), math.MaxUint32))
	c.kinds = uint32(min(uint64(c.kinds)+uint64(o.kinds), math.MaxUint32))
	c.mass += o.mass
}

// sorter sums counts by key in bounded memory: full buffers go to disk sorted, and reading merges them.
type sorter struct {
	dir, name string
	limit     int // counts in memory
	buffer    []count
	runs      []string
}

func (s *sorter) add(c count) error {
	s.buffer = append(s.buffer, c)
	if len(s.buffer) >= s.limit {
		return s.flush()
	}
	return nil
}

func collapse(counts []count) []count {
	slices.SortFunc(counts, func(a, b count) int { return cmp.Compare(a.key, b.key) })
	n := 0
	for i, c := range counts {
		if i > 0 && counts[n-1].key == c.key {
			counts[n-1].add(c)
		} else {
			counts[n] = c
			n++
		}
	}
	return counts[:n]
}

func (s *sorter) flush() error {
	if len(s.buffer) == 0 {
		return nil
	}
	// Common grams repeat so much that summing them often frees the buffer: only a full one goes to disk.
	s.buffer = collapse(s.buffer)
	if len(s.buffer) < s.limit/2 {
		return nil
	}
	return s.spill()
}

func (s *sorter) spill() error {
	path := filepath.Join(s.dir, s.name+"."+strconv.Itoa(len(s.runs)))
	file, err := os.Create(path)
	if err != nil {
		return err
	}
	w := bufio.NewWriterSize(file, 1<<18)
	last := uint64(0)
	for _, c := range s.buffer {
		writeCount(w, c, &last)
	}
	if err := cmp.Or(w.Flush(), file.Close()); err != nil {
		return err
	}
	s.runs = append(s.runs, path)
	s.buffer = s.buffer[:0]
	return nil
}

func writeCount(w *bufio.Writer, c count, last *uint64) {
	var b [40]byte
	n := binary.PutUvarint(b[:], c.key-*last)
	n += binary.PutUvarint(b[n:], uint64(c.seen))
	n += binary.PutUvarint(b[n:], uint64(c.kinds))
	binary.LittleEndian.PutUint32(b[n:], math.Float32bits(c.mass))
	_, _ = w.Write(b[:n+4]) // a bufio.Writer keeps its first error for Flush
	*last = c.key
}

type run struct {
	r    *bufio.Reader
	file *os.File
	head count
	last uint64
}

func openRun(path string, size int) (*run, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	return &run{r: bufio.NewReaderSize(file, size), file: file}, nil
}

// next reads the following count; io.EOF when there is none.
func (r *run) next() error {
	d, err := binary.ReadUvarint(r.r)
	if err != nil {
		return err
	}
	seen, err := binary.ReadUvarint(r.r)
	if err != nil {
		return io.ErrUnexpectedEOF
	}
	kinds, err := binary.ReadUvarint(r.r)
	if err != nil {
		return io.ErrUnexpectedEOF
	}
	var b [4]byte
	if _, err := io.ReadFull(r.r, b[:]); err != nil {
		return io.ErrUnexpectedEOF
	}
	r.last += d
	r.head = count{r.last, uint32(seen), uint32(kinds), math.Float32frombits(binary.LittleEndian.Uint32(b[:]))}
	return nil
}

type runs []*run

func (h runs) Len() int           { return len(h) }
func (h runs) Less(i, j int) bool { return h[i].head.key < h[j].head.key }
func (h runs) Swap(i, j int)      { h[i], h[j] = h[j], h[i] }
func (h *runs) Push(x any)        { *h = append(*h, x.(*run)) }
func (h *runs) Pop() any          { o := *h; x := o[len(o)-1]; *h = o[:len(o)-1]; return x }

// each calls f with every summed count in the order of the keys, and empties the sorter.
func (s *sorter) each(f func(count) error) error {
	s.buffer = collapse(s.buffer)
	if len(s.runs) == 0 {
		for _, c := range s.buffer {
			if err := f(c); err != nil {
				return err
			}
		}
		s.buffer = nil
		return nil
	}
	if err := s.spill(); err != nil {
		return err
	}
	s.buffer = nil
	var open runs
	defer func() {
		for _, r := range open {
			r.file.Close()
		}
		for _, path := range s.runs {
			os.Remove(path)
		}
		s.runs = nil
	}()
	for _, path := range s.runs {
		r, err := openRun(path, max(1<<14, 1<<24/len(s.runs)))
		if err != nil {
			return err
		}
		open = append(open, r)
		if err := r.next(); err != nil {
			return err
		}
	}
	heap.Init(&open)
	var sum count
	for started := false; len(open) > 0; {
		r := open[0]
		if started && r.head.key == sum.key {
			sum.add(r.head)
		} else {
			if started {
				if err := f(sum); err != nil {
					return err
				}
			}
			sum, started = r.head, true
		}
		switch err := r.next(); {
		case err == nil:
			heap.Fix(&open, 0)
		case errors.Is(err, io.EOF):
			r.file.Close()
			heap.Pop(&open)
		default:
			return err
		}
	}
	return f(sum)
}
