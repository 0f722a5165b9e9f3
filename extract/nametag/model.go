package nametag

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	_ "embed"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"io"
	"math"

	"github.com/graphload/graphload/extract/lexicon"
	"github.com/graphload/graphload/extract/syntax"
)

//go:embed model.bin.gz
var embedded []byte

// Model marks names. It is read-only and safe for concurrent use.
type Model struct {
	lex     *lexicon.Lexicon
	weights []int8  // by feature, then tag
	moves   []int16 // by tag before, then tag, in the same unit
}

// Hash is the first 8 hex digits of the SHA-256 over the embedded model.
func Hash() string {
	sum := sha256.Sum256(embedded)
	return hex.EncodeToString(sum[:4])
}

// Load reads the embedded model.
func Load(lex *lexicon.Lexicon) (*Model, error) {
	m := &Model{lex: lex}
	if err := m.read(bytes.NewReader(embedded)); err != nil {
		return nil, fmt.Errorf("load the name model: %w", err)
	}
	return m, nil
}

const magic = "graphload names 1\n"

func (m *Model) read(r io.Reader) error {
	z, err := gzip.NewReader(r)
	if err != nil {
		return err
	}
	head := make([]byte, len(magic))
	if _, err := io.ReadFull(z, head); err != nil || string(head) != magic {
		return fmt.Errorf("not a name model of this version")
	}
	m.moves = make([]int16, int(tags)*int(tags))
	if err := binary.Read(z, binary.LittleEndian, m.moves); err != nil {
		return err
	}
	raw := make([]byte, int(tags)<<bits)
	if _, err := io.ReadFull(z, raw); err != nil {
		return err
	}
	m.weights = make([]int8, len(raw))
	for i, b := range raw {
		m.weights[i] = int8(b)
	}
	return nil
}

// Write writes the model in the form that is embedded; the same model gives the
// same bytes.
func (m *Model) Write(w io.Writer) error {
	z, err := gzip.NewWriterLevel(w, gzip.BestCompression)
	if err != nil {
		return err
	}
	if _, err := io.WriteString(z, magic); err != nil {
		return err
	}
	if err := binary.Write(z, binary.LittleEndian, m.moves); err != nil {
		return err
	}
	raw := make([]byte, len(m.weights))
	for i, v := range m.weights {
		raw[i] = byte(v)
	}
	if _, err := z.Write(raw); err != nil {
		return err
	}
	return z.Close()
}

// Names marks the names of one tagged sentence, in order and without overlap.
func (m *Model) Names(toks []syntax.Token) []Span {
	if len(toks) == 0 {
		return nil
	}
	h := newHints(m.lex, toks)
	scores := make([][tags]int32, len(toks))
	var buf [96]uint32
	for i := range toks {
		for _, f := range h.features(toks, i, buf[:0]) {
			row := m.weights[int(f)*int(tags):][:tags]
			for t := range row {
				scores[i][t] += int32(row[t])
			}
		}
	}
	path := viterbi(scores, func(a, b tag) int32 { return int32(m.moves[int(a)*int(tags)+int(b)]) })
	return spans(path, scores)
}

// viterbi is the best sequence of tags.
func viterbi(scores [][tags]int32, move func(a, b tag) int32) []tag {
	n := len(scores)
	best := make([][tags]int32, n)
	from := make([][tags]tag, n)
	for i := range scores {
		for t := tag(0); t < tags; t++ {
			top, arg := int32(math.MinInt32), tag(0)
			if i == 0 {
				if t.follows(0) {
					top = move(0, t)
				}
			} else {
				for p := tag(0); p < tags; p++ {
					if !t.follows(p) || best[i-1][p] == math.MinInt32 {
						continue
					}
					if v := best[i-1][p] + move(p, t); v > top {
						top, arg = v, p
					}
				}
			}
			if top != math.MinInt32 {
				top += scores[i][t]
			}
			best[i][t], from[i][t] = top, arg
		}
	}
	path := make([]tag, n)
	for t := tag(1); t < tags; t++ {
		if best[n-1][t] > best[n-1][path[n-1]] {
			path[n-1] = t
		}
	}
	for i := n - 1; i > 0; i-- {
		path[i-1] = from[i][path[i]]
	}
	return path
}

// spans reads the names off a sequence of tags.
func spans(path []tag, scores [][tags]int32) []Span {
	var out []Span
	for i := 0; i < len(path); i++ {
		if path[i] == 0 {
			continue
		}
		j := i
		for j+1 < len(path) && path[j+1] == inside(path[i].label()) {
			j++
		}
		s := Span{First: i, Last: j, Label: path[i].label(), Margin: math.Inf(1)}
		for k := i; k <= j && scores != nil; k++ {
			second := int32(math.MinInt32)
			for t := tag(0); t < tags; t++ {
				if t.label() != path[k].label() {
					second = max(second, scores[k][t])
				}
			}
			s.Margin = min(s.Margin, float64(scores[k][path[k]]-second))
		}
		out = append(out, s)
		i = j
	}
	return out
}
