package act

import (
	"math"
	"math/rand/v2"
)

// vector is a row of binary features, each counting value, so that long and
// short sentences have the same length.
type vector struct {
	index []int32
	value float64
}

func newVector(index []int32) vector {
	return vector{index, 1 / math.Sqrt(float64(max(len(index), 1)))}
}

func (x vector) dot(w []float64) float64 {
	sum := 0.0
	for _, i := range x.index {
		sum += w[i]
	}
	return sum * x.value
}

const (
	maxPasses = 100
	tolerance = 0.01 // on the gradient of the dual
)

// separate fits the weights of a linear support vector machine with squared
// hinge loss by coordinate descent on its dual (Hsieh and others, 2008):
// inside[i] tells on which side vector i lies, cost[i] what an error on it costs.
// The same input and seed give the same weights.
func separate(vectors []vector, inside []bool, cost []float64, features int, seed uint64) []float64 {
	w := make([]float64, features)
	alpha := make([]float64, len(vectors))
	rng := rand.New(rand.NewPCG(seed, seed))
	for range maxPasses {
		highest, lowest := math.Inf(-1), math.Inf(1)
		for _, i := range rng.Perm(len(vectors)) {
			x := vectors[i]
			y := -1.0
			if inside[i] {
				y = 1
			}
			diagonal := 1 / (2 * cost[i])
			gradient := y*x.dot(w) - 1 + alpha[i]*diagonal
			projected := gradient
			if alpha[i] == 0 {
				projected = min(gradient, 0)
			}
			highest, lowest = max(highest, projected), min(lowest, projected)
			if projected == 0 {
				continue
			}
			before := alpha[i]
			square := float64(len(x.index)) * x.value * x.value
			alpha[i] = max(before-gradient/(square+diagonal), 0)
			step := (alpha[i] - before) * y * x.value
			for _, f := range x.index {
				w[f] += step
			}
		}
		if highest-lowest < tolerance {
			break
		}
	}
	return w
}
