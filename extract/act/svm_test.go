package act

import (
	"math"
	"slices"
	"testing"
)

// same are n equal costs.
func same(n int, cost float64) []float64 {
	return slices.Repeat([]float64{cost}, n)
}

func TestSeparateFindsTheSides(t *testing.T) {
	// Feature 0 is in all, 1 in those inside, 2 in those outside, 3 in some of both.
	vectors := []vector{
		newVector([]int32{0, 1}), newVector([]int32{0, 1, 3}), newVector([]int32{0, 1, 3}),
		newVector([]int32{0, 2}), newVector([]int32{0, 2, 3}), newVector([]int32{0, 2, 3}),
	}
	inside := []bool{true, true, true, false, false, false}
	w := separate(vectors, inside, same(6, 10), 5, 1)
	for i, x := range vectors {
		if score := x.dot(w); score > 0 != inside[i] {
			t.Errorf("vector %d has the score %.2f, inside is %v", i, score, inside[i])
		}
	}
	if w[1] <= 0 || w[2] >= 0 {
		t.Errorf("weights %.2f and %.2f of what tells the sides apart", w[1], w[2])
	}
	if math.Abs(w[3]) > w[1]/10 {
		t.Errorf("weight %.2f of what tells nothing", w[3])
	}
	if w[4] != 0 {
		t.Errorf("weight %.2f of what no vector holds", w[4])
	}
}

// Two of three equal vectors lie on one side. Under equal costs the majority
// has its way, a costly third turns the result.
func TestSeparateWeighsErrorsByCost(t *testing.T) {
	vectors := []vector{newVector([]int32{0}), newVector([]int32{0}), newVector([]int32{0})}
	inside := []bool{true, true, false}
	if w := separate(vectors, inside, same(3, 1), 1, 1); w[0] <= 0 {
		t.Errorf("weight %.2f under equal costs, want one above 0", w[0])
	}
	if w := separate(vectors, inside, []float64{1, 1, 10}, 1, 1); w[0] >= 0 {
		t.Errorf("weight %.2f with a costly error, want one below 0", w[0])
	}
	if w := separate(vectors[1:], inside[1:], same(2, 1), 1, 1); math.Abs(w[0]) > 0.05 {
		t.Errorf("weight %.2f where both sides weigh the same, want 0", w[0])
	}
}

// Data that no plane parts, all pairs of two features, still gives weights that
// are right where most agree.
func TestSeparateWithoutAPlane(t *testing.T) {
	var vectors []vector
	var inside []bool
	for i := range 40 {
		vectors = append(vectors, newVector([]int32{int32(i % 2)}))
		inside = append(inside, i%2 == 0 != (i%10 == 0)) // every fifth of the first is on the wrong side
	}
	w := separate(vectors, inside, same(40, 1), 2, 3)
	if w[0] <= 0 || w[1] >= 0 {
		t.Errorf("weights %.2f and %.2f, want one above and one below 0", w[0], w[1])
	}
}

func TestSeparateIsDeterministic(t *testing.T) {
	var vectors []vector
	var inside []bool
	for i := range int32(60) {
		vectors = append(vectors, newVector([]int32{0, 1 + i%7, 8 + i%11}))
		inside = append(inside, i%3 == 0)
	}
	w := separate(vectors, inside, same(60, 2), 20, 7)
	if again := separate(vectors, inside, same(60, 2), 20, 7); !slices.Equal(w, again) {
		t.Errorf("the same seed gives %v and %v", w, again)
	}
	// The seed only changes the order, not what is learned.
	other := separate(vectors, inside, same(60, 2), 20, 8)
	for i := range w {
		if math.Abs(w[i]-other[i]) > 0.1 {
			t.Errorf("weight %d is %.3f and %.3f under another seed", i, w[i], other[i])
		}
	}
}

func TestSeparateNothing(t *testing.T) {
	if w := separate(nil, nil, nil, 3, 1); !slices.Equal(w, []float64{0, 0, 0}) {
		t.Errorf("weights %v of no vectors", w)
	}
	// A vector without features has no side, and no number that is none.
	w := separate([]vector{newVector(nil), newVector([]int32{0})}, []bool{true, false}, same(2, 1), 1, 1)
	if len(w) != 1 || !(w[0] < 0) {
		t.Errorf("weights %v beside an empty vector", w)
	}
}
