package neural

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"strings"
	"sync"
	"unsafe"
)

// magic begins a file of this version.
const magic = "healthlint network 1\n"

// Shape is how large a network is, in units.
type Shape struct {
	Vocabulary int // characters it tells apart; number 0 stands for all others
	Embed      int // of the vector of a character that is read
	State      int // of each reader
	Hidden     int // of the layer over both
	Output     int // of the vector of a character that is predicted
}

// Model is a network. It is safe for concurrent use.
type Model struct {
	Shape
	number   []uint16 // by code point
	embed    matrix
	reader   [2]unit // from the left, from the right
	hidden   matrix
	hiddenB  []float32
	output   matrix
	outputB  []float32
	classes  matrix // a row for each character
	classesB []float32

	// Trust is by how much the log probabilities of the n-gram model are multiplied before what the network says is
	// added to them.
	Trust float32

	runs sync.Pool // of *Run, a megabyte each
}

// unit is a gated recurrent unit; the rows of its matrices are reset, update and candidate.
type unit struct {
	gates       matrix // reset and update, over what is read and the state
	gatesRead   matrix // of the gates, the columns over what is read
	gatesRecall matrix // and those over the state
	candidate   matrix // over what is read
	recall      matrix // over the state
	gatesB      []float32
	candB       []float32
	recallB     []float32
}

// matrix holds rows of 8-bit weights. What it yields is the integer product, times the scale of the row.
type matrix struct {
	rows, columns int
	pitch         int // from row to row
	scale         []float32
	weight        []int8
}

// fixed is what 1 is as a 16-bit activation: states lie between -1 and 1, the rest is clipped.
const fixed = 4096

// Open reads a network. It shares the memory of data. The error says that data is no network or that it is cut off.
func Open(data string) (*Model, error) {
	body, ok := strings.CutPrefix(data, magic)
	if !ok {
		return nil, errors.New("neural: not a network of this version")
	}
	r := &reader{data: body}
	var m Model
	for _, n := range []*int{&m.Vocabulary, &m.Embed, &m.State, &m.Hidden, &m.Output} {
		*n = r.int()
	}
	if r.failed || m.Vocabulary < 1 || m.Vocabulary > 1<<16 || !vector(m.Embed) || !vector(m.State) || !vector(m.Hidden) || !vector(m.Output) {
		return nil, fmt.Errorf("neural: a network of the shape %v cannot be", m.Shape)
	}
	m.number = make([]uint16, 1<<16)
	for i := range m.Vocabulary {
		m.number[r.uint16()] = uint16(i)
	}
	m.number[0] = 0
	m.embed = r.matrix(m.Vocabulary, m.Embed)
	for i := range m.reader {
		u := &m.reader[i]
		u.gates = r.matrix(2*m.State, m.Embed+m.State)
		u.candidate = r.matrix(m.State, m.Embed)
		u.recall = r.matrix(m.State, m.State)
		u.gatesB, u.candB, u.recallB = r.floats(2*m.State), r.floats(m.State), r.floats(m.State)
	}
	m.hidden, m.hiddenB = r.matrix(m.Hidden, 2*m.State), r.floats(m.Hidden)
	m.output, m.outputB = r.matrix(m.Output, m.Hidden), r.floats(m.Output)
	m.classes, m.classesB = r.matrix(m.Vocabulary, m.Output), r.floats(m.Vocabulary)
	m.Trust = r.floats(1)[0]
	if r.failed || r.data != "" {
		return nil, errors.New("neural: the network is cut off or damaged")
	}
	for i := range m.reader {
		u := &m.reader[i]
		u.gatesRead, u.gatesRecall = u.gates.part(0, m.Embed), u.gates.part(m.Embed, m.Embed+m.State)
	}
	return &m, nil
}

// part returns the columns of a matrix from one up to another.
func (m *matrix) part(from, to int) matrix {
	return matrix{rows: m.rows, columns: to - from, pitch: m.pitch, scale: m.scale, weight: m.weight[from:]}
}

// vector reports whether n units fill whole vector registers.
func vector(n int) bool { return n > 0 && n <= 1<<12 && n%lanes == 0 }

// Knows reports whether the network tells a token from all others.
func (m *Model) Knows(token uint16) bool { return m.number[token] != 0 }

// reader takes a file apart.
type reader struct {
	data   string
	failed bool
}

func (r *reader) take(n int) string {
	if n < 0 || n > len(r.data) {
		r.failed = true
		r.data = ""
		return ""
	}
	s := r.data[:n]
	r.data = r.data[n:]
	return s
}

func (r *reader) int() int {
	s := r.take(4)
	if r.failed {
		return 0
	}
	return int(binary.LittleEndian.Uint32([]byte(s)))
}

func (r *reader) uint16() uint16 {
	s := r.take(2)
	if r.failed {
		return 0
	}
	return uint16(s[0]) | uint16(s[1])<<8
}

func (r *reader) floats(n int) []float32 {
	s := r.take(4 * n)
	out := make([]float32, n)
	if r.failed {
		return out
	}
	for i := range out {
		out[i] = math.Float32frombits(uint32(s[4*i]) | uint32(s[4*i+1])<<8 | uint32(s[4*i+2])<<16 | uint32(s[4*i+3])<<24)
	}
	return out
}

func (r *reader) matrix(rows, columns int) matrix {
	m := matrix{rows: rows, columns: columns, pitch: columns, scale: r.floats(rows)}
	s := r.take(rows * columns)
	if !r.failed {
		m.weight = unsafe.Slice((*int8)(unsafe.Pointer(unsafe.StringData(s))), len(s)) // read only, as the string is
	}
	return m
}
