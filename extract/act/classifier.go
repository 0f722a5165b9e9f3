package act

import (
	"math"
	"slices"

	"github.com/graphload/graphload/graph"
)

// Decision is a class of act with its probability.
type Decision struct {
	Class       string // an event type, Concluded or None
	Probability float64
}

// Classifier decides acts in two steps, whether there is one and which, and tells
// whether it happened. It is read-only once trained or loaded and then safe for
// concurrent use.
type Classifier struct {
	header
	keys    []uint32 // hashed features, sorted
	weights []int8   // by feature, then column: the classes, the splits, the statuses, then whether there is an act
}

// header is what a model holds besides its weights.
type header struct {
	Format      string
	Sentences   string   // digest of the training files, as Train was given it
	Classes     []string // sorted; those that a split tells apart stand together
	Splits      []split
	Statuses    []graph.Status
	Scales      []float64 // of one unit of a weight, by column
	Features    int
	Temperature float64    // by which the scores of classes and statuses are multiplied to give probabilities
	Act         [2]float64 // slope and intercept that turn the score for an act into its probability
}

// split tells two classes of one PLOVER root apart: a pair judged to be of the
// first may be of the second.
type split struct{ First, Second string }

// splits of the event types.
func splits() []split {
	return []split{{"MET_WITH", "VISITED"}, {"COERCED", "SANCTIONED"}}
}

// TrainedOn is the digest of the training files, as Train was given it.
func (c *Classifier) TrainedOn() string { return c.Sentences }

// columns is the number of weights of a feature.
func (c *Classifier) columns() int { return len(c.Classes) + len(c.Splits) + len(c.Statuses) + 1 }

// Decide returns the likeliest class for a pair: None if an act is less likely
// than not.
func (c *Classifier) Decide(p Pair) Decision {
	probabilities := c.Probabilities(p)
	if none := probabilities[None]; none > 0.5 {
		return Decision{None, none}
	}
	best := Decision{Class: None}
	for class, probability := range probabilities {
		if class != None && (probability > best.Probability || probability == best.Probability && class < best.Class) {
			best = Decision{class, probability}
		}
	}
	return best
}

// Probabilities returns the probability of each class.
func (c *Classifier) Probabilities(p Pair) map[string]float64 {
	scores := c.scores(features(p))
	last := len(scores) - 1
	act := sigmoid(c.Act[0]*scores[last] + c.Act[1])
	out := make(map[string]float64, len(scores)+1)
	out[None] = 1 - act
	for i, v := range softmax(scores[:len(c.Classes)], c.Temperature) {
		out[c.Classes[i]] = act * v
	}
	for i, s := range c.Splits {
		both := out[s.First]
		second := both * sigmoid(c.Temperature*scores[len(c.Classes)+i])
		out[s.First], out[s.Second] = both-second, second
	}
	return out
}

// Status returns the likeliest status of the act of a pair, with its probability.
func (c *Classifier) Status(p Pair) (graph.Status, float64) {
	scores := c.scores(features(p))
	first := len(c.Classes) + len(c.Splits)
	best, top := graph.Actual, 0.0
	for i, v := range softmax(scores[first:first+len(c.Statuses)], c.Temperature) {
		if v > top {
			best, top = c.Statuses[i], v
		}
	}
	return best, top
}

// scores sums the weights of features column by column. Features that training
// never saw count for nothing.
func (c *Classifier) scores(fs []uint32) []float64 {
	n := c.columns()
	sums := make([]int, n)
	for _, f := range fs {
		if k, ok := slices.BinarySearch(c.keys, f); ok {
			for i, w := range c.weights[k*n : (k+1)*n] {
				sums[i] += int(w)
			}
		}
	}
	out := make([]float64, n)
	for i, s := range sums {
		out[i] = float64(s) * c.Scales[i] * length(fs)
	}
	return out
}

// length is the factor that makes a long sentence count like a short one.
func length(fs []uint32) float64 { return 1 / math.Sqrt(float64(max(len(fs), 1))) }

func sigmoid(x float64) float64 { return 1 / (1 + math.Exp(-x)) }

// softmax turns scores, multiplied by a factor, into probabilities.
func softmax(scores []float64, factor float64) []float64 {
	out := make([]float64, len(scores))
	top, sum := slices.Max(scores), 0.0
	for i, s := range scores {
		out[i] = math.Exp((s - top) * factor)
		sum += out[i]
	}
	for i := range out {
		out[i] /= sum
	}
	return out
}
