package ngram

import (
	"bufio"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
)

// Builder counts text and makes a model of it. It holds a bounded number of counts in memory and the rest
// in files below a temporary folder, so that an archive of any size can be counted.
type Builder struct {
	ctx    context.Context
	dir    string
	fours  sorter
	tokens Tokens
	chars  int64
	opts   BuildOptions
}

// BuildOptions sets the bounds of a build; the zero value gives the defaults.
type BuildOptions struct {
	Dir      string // folder for temporary files; the system's when empty
	Size     int    // bytes of the finished model, at most; default 14 MB
	Cut      int    // a gram met fewer times is left out; default 3
	Memory   int    // bytes for counts and grams in memory; default 512 MB
	Progress func(stage string)
}

// NewBuilder starts a build, which ends with ctx. Call Close when done with it.
func NewBuilder(ctx context.Context, opts BuildOptions) (*Builder, error) {
	if opts.Size == 0 {
		opts.Size = 14 << 20
	}
	if opts.Cut == 0 {
		opts.Cut = 3
	}
	if opts.Memory == 0 {
		opts.Memory = 512 << 20
	}
	if opts.Progress == nil {
		opts.Progress = func(string) {}
	}
	dir, err := os.MkdirTemp(opts.Dir, "healthlint-learn-")
	if err != nil {
		return nil, err
	}
	b := &Builder{ctx: ctx, dir: dir, opts: opts}
	b.fours = b.sorter("four")
	return b, nil
}

func (b *Builder) sorter(name string) sorter {
	limit := max(b.opts.Memory/24/3, 1<<12)
	return sorter{dir: b.dir, name: name, limit: limit}
}

// Close removes the temporary files.
func (b *Builder) Close() error { return os.RemoveAll(b.dir) }

// Characters returns how many tokens were counted.
func (b *Builder) Characters() int64 { return b.chars }

// Add counts text, simplified, whose lines are paragraphs. weight multiplies its counts in the estimate;
// what is cut is decided by the number of times a gram was met, whatever the weight.
func (b *Builder) Add(text string, weight float64) error {
	if err := b.ctx.Err(); err != nil {
		return err
	}
	b.tokens.Reset()
	b.tokens.Read(text)
	if b.fours.buffer == nil {
		b.fours.buffer = make([]count, 0, b.fours.limit)
	}
	var w1, w2, w3 Token
	for _, d := range b.tokens.ID {
		if w3 != None {
			b.chars++
			if err := b.fours.add(count{key(w1, w2, w3, d), 1, 1, float32(weight)}); err != nil {
				return err
			}
		}
		if d == Boundary {
			w1, w2, w3 = None, None, Boundary
		} else {
			w1, w2, w3 = w2, w3, d
		}
	}
	return nil
}

// discounts are what modified Kneser–Ney takes from a gram met once, twice, and oftener.
type discounts [4]float64

// of returns the mass taken from c, in the weight of its own sources.
func (d *discounts) of(c count) float64 {
	return d[min(c.kinds, 3)] * float64(c.mass) / float64(c.kinds)
}

// newDiscounts estimates them from how many grams were met once to four times (Chen and Goodman 1998).
func newDiscounts(n [5]float64) discounts {
	if n[1] == 0 || n[2] == 0 || n[3] == 0 {
		return discounts{0, 0.6, 0.9, 1.1} // too small a sample to tell
	}
	y := n[1] / (n[1] + 2*n[2])
	d := discounts{0, 1 - 2*y*n[2]/n[1], 2 - 3*y*n[3]/n[2], 3 - 4*y*n[4]/n[3]}
	for i := 1; i <= 3; i++ {
		d[i] = min(max(d[i], 0.1), float64(i))
	}
	return d
}

// level is the summed counts of one order, in a file.
type level struct {
	path      string
	discounts discounts
	met       [256]int // how many grams were met that often, the last entry that often or oftener
}

// cut is how often a gram must have been met to be among the limit oftenest, at least least.
func (l *level) cut(least, limit int) (cut, kept int) {
	cut = len(l.met) - 1
	for kept = l.met[cut]; cut > least && kept+l.met[cut-1] <= limit; cut-- {
		kept += l.met[cut-1]
	}
	return max(cut, least), kept
}

// level writes the summed counts of one order to a file and hands each to visit.
func (b *Builder) level(s *sorter, visit func(count) error) (level, error) {
	l := level{path: filepath.Join(b.dir, s.name+".sum")}
	file, err := os.Create(l.path)
	if err != nil {
		return l, err
	}
	defer file.Close()
	w := bufio.NewWriterSize(file, 1<<20)
	var last uint64
	var n [5]float64
	steps := 0
	err = s.each(func(c count) error {
		if steps++; steps&0xffff == 0 && b.ctx.Err() != nil {
			return b.ctx.Err()
		}
		if c.kinds < 5 {
			n[c.kinds]++
		}
		l.met[min(int(c.seen), len(l.met)-1)]++
		writeCount(w, c, &last)
		return visit(c)
	})
	if err == nil {
		err = w.Flush()
	}
	l.discounts = newDiscounts(n)
	return l, err
}

// gram is a gram that may enter the model.
type gram struct {
	key  uint64
	p    float32 // probability, interpolated
	bow  float32 // while estimating, the weight of the shorter history; then the back-off of this gram as a history
	gain float32 // nats that the corpus would lose without it
	keep bool
}

// gramSize is what a gram takes in memory, in bytes.
const gramSize = 24

// survivors reads one order's counts back and keeps what was met often enough, at most limit, each with its
// discounted share of its history and the weight its history leaves to the shorter one. An archive so large
// that more were met often enough has many that were met oftener: the finished model holds fewer than either.
func (b *Builder) survivors(l level, limit int) ([]gram, error) {
	r, err := openRun(l.path, 1<<20)
	if err != nil {
		return nil, err
	}
	defer r.file.Close()
	least, kept := l.cut(b.opts.Cut, limit)
	out := make([]gram, 0, kept)
	var total, taken float64
	first, history := 0, uint64(0)
	finish := func() {
		for i := first; i < len(out); i++ {
			out[i].p = float32(float64(out[i].p) / total)
			out[i].bow = float32(taken / total)
		}
		first, total, taken = len(out), 0, 0
	}
	for steps := 1; ; steps++ {
		if steps&0xffff == 0 && b.ctx.Err() != nil {
			return nil, b.ctx.Err()
		}
		if err := r.next(); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			return nil, err
		}
		c := r.head
		if c.key>>16 != history {
			finish()
			history = c.key >> 16
		}
		cut := l.discounts.of(c)
		total += float64(c.mass)
		taken += cut
		if int(c.seen) >= least {
			weight := float64(c.mass) / float64(c.kinds)
			out = append(out, gram{key: c.key, p: float32(float64(c.mass) - cut), gain: float32(weight * float64(c.seen))})
		}
	}
	finish()
	return out, nil
}
