package act

import (
	"math"
	"math/rand/v2"
	"slices"

	"github.com/graphload/graphload/extract/lexicon"
)

// Decision is a type of act with its probability.
type Decision struct {
	Type        string // an event type, or NONE
	Probability float64
}

// Classifier decides acts. It is read-only once trained or loaded and then safe
// for concurrent use.
type Classifier struct {
	lex     *lexicon.Lexicon
	types   []string // sorted
	weights []int8   // by feature, then type
	scale   float32  // of one unit of a weight
}

// None is the type of pairs without an act.
const None = "NONE"

// Decide returns the likeliest type for a pair.
func (c *Classifier) Decide(p Pair) Decision {
	probs := c.probabilities(p)
	best := Decision{Type: None}
	for i, t := range c.types {
		if probs[i] > best.Probability {
			best = Decision{t, probs[i]}
		}
	}
	return best
}

// Probabilities returns the probability of each type.
func (c *Classifier) Probabilities(p Pair) map[string]float64 {
	out := make(map[string]float64, len(c.types))
	for i, v := range c.probabilities(p) {
		out[c.types[i]] = v
	}
	return out
}

func (c *Classifier) probabilities(p Pair) []float64 {
	return probabilities(features(c.lex, p), len(c.types), func(i int) float64 { return float64(c.weights[i]) * float64(c.scale) })
}

// probabilities of n types given features and the weights at feature*n + type.
func probabilities(fs []uint32, n int, weight func(int) float64) []float64 {
	scores := make([]float64, n)
	for _, f := range fs {
		for t := range n {
			scores[t] += weight(int(f)*n + t)
		}
	}
	for t := range scores {
		scores[t] *= length(fs)
	}
	top := slices.Max(scores)
	sum := 0.0
	for t := range scores {
		scores[t] = math.Exp(scores[t] - top)
		sum += scores[t]
	}
	for t := range scores {
		scores[t] /= sum
	}
	return scores
}

// length is the factor that makes a long sentence count like a short one.
func length(fs []uint32) float64 { return 1 / math.Sqrt(float64(max(len(fs), 1))) }

// Labelled is a pair with its type of act.
type Labelled struct {
	Pair Pair
	Type string
}

// Train fits a classifier by stochastic gradient descent on the multinomial
// logistic loss with adaptive rates. The same examples and seed give the same
// weights.
func Train(lex *lexicon.Lexicon, examples []Labelled, passes int, seed uint64) *Classifier {
	c := &Classifier{lex: lex}
	for _, e := range examples {
		if !slices.Contains(c.types, e.Type) {
			c.types = append(c.types, e.Type)
		}
	}
	slices.Sort(c.types)
	n := len(c.types)
	weights, squares := make([]float32, n<<bits), make([]float32, n<<bits)
	all := make([][]uint32, len(examples))
	gold := make([]int, len(examples))
	count := make([]float64, n)
	for i, e := range examples {
		all[i] = features(lex, e.Pair)
		gold[i] = slices.Index(c.types, e.Type)
		count[gold[i]]++
	}
	rng := rand.New(rand.NewPCG(seed, seed))
	const rate, decay = 0.5, 1e-4
	for range passes {
		for _, k := range rng.Perm(len(examples)) {
			probs := probabilities(all[k], n, func(i int) float64 { return float64(weights[i]) })
			// Rare types weigh more: by the square root of the imbalance.
			weight := math.Sqrt(float64(len(examples))/float64(n)/count[gold[k]]) * length(all[k])
			for t, g := range probs {
				if t == gold[k] {
					g--
				}
				if g *= weight; math.Abs(g) < 1e-6 {
					continue
				}
				for _, f := range all[k] {
					i := int(f)*n + t
					step := float32(g) + decay*weights[i]
					squares[i] += step * step
					weights[i] -= rate * step / (float32(math.Sqrt(float64(squares[i]))) + 1e-3)
				}
			}
		}
	}
	c.quantise(weights)
	return c
}

// quantise scales the weights to bytes.
func (c *Classifier) quantise(weights []float32) {
	top := float32(0)
	for _, w := range weights {
		top = max(top, max(w, -w))
	}
	c.scale = top / 127
	c.weights = make([]int8, len(weights))
	if top == 0 {
		return
	}
	for i, w := range weights {
		c.weights[i] = int8(math.Round(float64(w / c.scale)))
	}
}
