package nametag

import (
	"bufio"
	"fmt"
	"io"
	"math"
	"math/rand/v2"
	"strings"

	"github.com/graphload/graphload/extract/lexicon"
	"github.com/graphload/graphload/extract/syntax"
)

// Example is a sentence with its names.
type Example struct {
	Words []string
	Names []Span
}

// ReadCoNLL reads sentences of two columns, word and BIO label, separated by a
// tab or a space, with a blank line between sentences. name is for errors.
func ReadCoNLL(r io.Reader, name string) ([]Example, error) {
	var out []Example
	var e Example
	open := -1
	flush := func() {
		if len(e.Words) > 0 {
			out = append(out, e)
		}
		e, open = Example{}, -1
	}
	sc := bufio.NewScanner(r)
	for n := 1; sc.Scan(); n++ {
		line := strings.TrimSpace(sc.Text())
		if line == "" {
			flush()
			continue
		}
		i := strings.LastIndexAny(line, "\t ")
		if i < 0 {
			return nil, fmt.Errorf("%s:%d: %q has no label", name, n, line)
		}
		word, bio := strings.TrimSpace(line[:i]), line[i+1:]
		at := len(e.Words)
		e.Words = append(e.Words, word)
		kind, label, _ := strings.Cut(bio, "-")
		switch {
		case bio == "O":
			open = -1
		case kind == "B" || kind == "I" && open < 0:
			e.Names = append(e.Names, Span{First: at, Last: at, Label: LabelOf(label)})
			open = len(e.Names) - 1
		case kind == "I":
			e.Names[open].Last = at
		default:
			return nil, fmt.Errorf("%s:%d: unknown label %q", name, n, bio)
		}
	}
	if err := sc.Err(); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	flush()
	return out, nil
}

// Tokens makes tagged tokens of words; their offsets are those of the words
// joined by single spaces.
func Tokens(tagger *syntax.Tagger, words []string) []syntax.Token {
	toks := make([]syntax.Token, len(words))
	at := 0
	for i, w := range words {
		toks[i] = syntax.NewToken(w, at)
		at += len(w) + 1
	}
	tagger.Tag(toks)
	return toks
}

// sample is an example made ready for training.
type sample struct {
	features [][]uint32
	gold     []tag
}

// Train fits a model. It goes over the examples a fixed number of times in an
// order that seed alone decides, so that the same examples give the same model.
func Train(lex *lexicon.Lexicon, tagger *syntax.Tagger, examples []Example, passes int, seed uint64) *Model {
	samples := make([]sample, len(examples))
	for i, e := range examples {
		samples[i] = prepare(lex, tagger, e)
	}
	p := newPerceptron()
	rng := rand.New(rand.NewPCG(seed, seed))
	order := rng.Perm(len(samples))
	for range passes {
		rng.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		for _, k := range order {
			p.learn(samples[k])
		}
	}
	return p.model(lex)
}

func prepare(lex *lexicon.Lexicon, tagger *syntax.Tagger, e Example) sample {
	toks := Tokens(tagger, e.Words)
	h := newHints(lex, toks)
	s := sample{features: make([][]uint32, len(toks)), gold: make([]tag, len(toks))}
	for i := range toks {
		s.features[i] = h.features(toks, i, nil)
	}
	for _, n := range e.Names {
		s.gold[n.First] = begin(n.Label)
		for i := n.First + 1; i <= n.Last; i++ {
			s.gold[i] = inside(n.Label)
		}
	}
	return s
}

// perceptron is a model in training: weights and, for their average over all
// steps, their sums weighted by the step.
type perceptron struct {
	weights, sums []int32
	moves, msums  [tags][tags]int32
	step          int32
}

func newPerceptron() *perceptron {
	n := int(tags) << bits
	return &perceptron{weights: make([]int32, n), sums: make([]int32, n), step: 1}
}

func (p *perceptron) learn(s sample) {
	scores := make([][tags]int32, len(s.gold))
	for i, fs := range s.features {
		for _, f := range fs {
			row := p.weights[int(f)*int(tags):][:tags]
			for t := range row {
				scores[i][t] += row[t]
			}
		}
	}
	guess := viterbi(scores, func(a, b tag) int32 { return p.moves[a][b] })
	for i := range guess {
		prev, gprev := tag(0), tag(0)
		if i > 0 {
			prev, gprev = s.gold[i-1], guess[i-1]
		}
		if guess[i] != s.gold[i] {
			for _, f := range s.features[i] {
				p.update(int(f)*int(tags)+int(s.gold[i]), 1)
				p.update(int(f)*int(tags)+int(guess[i]), -1)
			}
		}
		if guess[i] != s.gold[i] || prev != gprev {
			p.moves[prev][s.gold[i]]++
			p.msums[prev][s.gold[i]] += p.step
			p.moves[gprev][guess[i]]--
			p.msums[gprev][guess[i]] -= p.step
		}
	}
	p.step++
}

func (p *perceptron) update(i int, v int32) {
	p.weights[i] += v
	p.sums[i] += v * p.step
}

// model averages the weights and scales them to bytes.
func (p *perceptron) model(lex *lexicon.Lexicon) *Model {
	average := func(w, sum int32) float64 { return float64(w) - float64(sum)/float64(p.step) }
	top := 0.0
	for i := range p.weights {
		top = math.Max(top, math.Abs(average(p.weights[i], p.sums[i])))
	}
	scale := 127 / math.Max(top, 1)
	m := &Model{lex: lex, weights: make([]int8, len(p.weights)), moves: make([]int16, int(tags)*int(tags))}
	for i := range p.weights {
		m.weights[i] = int8(math.Round(average(p.weights[i], p.sums[i]) * scale))
	}
	for a := range p.moves {
		for b := range p.moves[a] {
			m.moves[a*int(tags)+b] = int16(math.Round(average(p.moves[a][b], p.msums[a][b]) * scale))
		}
	}
	return m
}
