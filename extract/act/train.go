package act

import (
	"hash/fnv"
	"math"
	"slices"
	"sync"

	"github.com/graphload/graphload/graph"
)

// Example is a pair with its class. An empty class says only that there is an
// act.
type Example struct {
	Pair   Pair
	Class  string
	Status graph.Status // of the act, empty if the example does not tell it
	Text   string       // of the sentence: examples of one sentence stay together in a fold
}

const (
	classCost = 2.0 // of an error on the class, before classes are balanced
	actCost   = 1.0 // of an error on whether there is an act
	folds     = 5   // of the cross-validation that calibrates the probabilities
)

// Train fits a classifier. The same examples and seed give the same weights.
// sentences, a digest of the files from which the examples come, is kept to tell
// for which files the model was made.
func Train(examples []Example, sentences string, seed uint64) *Classifier {
	t := newTraining(examples, seed)
	everyone := make([]int, len(examples))
	for i := range everyone {
		everyone[i] = i
	}
	c := &Classifier{keys: t.keys, header: header{Format: format, Sentences: sentences, Classes: t.classes, Splits: t.splits, Statuses: t.statuses, Features: len(t.keys)}}
	c.quantise(t.fit(everyone))
	c.Temperature, c.Act = t.calibrate()
	c.prune()
	return c
}

// training is the data of one Train.
type training struct {
	examples []Example
	vectors  []vector
	keys     []uint32 // hashed features, sorted
	classes  []string
	splits   []split
	statuses []graph.Status
	seed     uint64
}

func newTraining(examples []Example, seed uint64) *training {
	t := &training{examples: examples, seed: seed, splits: splits(), statuses: []graph.Status{graph.Actual, graph.Planned, graph.Possible, graph.Denied}}
	hashed := make([][]uint32, len(examples))
	for i, e := range examples {
		hashed[i] = features(e.Pair)
		t.keys = append(t.keys, hashed[i]...)
		if class := t.whole(e.Class); class != "" && class != None && !slices.Contains(t.classes, class) {
			t.classes = append(t.classes, class)
		}
	}
	slices.Sort(t.keys)
	t.keys = slices.Compact(t.keys)
	slices.Sort(t.classes)
	for _, fs := range hashed {
		index := make([]int32, len(fs))
		for i, f := range fs {
			k, _ := slices.BinarySearch(t.keys, f)
			index[i] = int32(k)
		}
		t.vectors = append(t.vectors, newVector(index))
	}
	return t
}

// whole is the class, or that from which a split tells it apart.
func (t *training) whole(class string) string {
	for _, s := range t.splits {
		if class == s.Second {
			return s.First
		}
	}
	return class
}

// fit returns the weights that the examples with these numbers give, by column.
func (t *training) fit(numbers []int) [][]float64 {
	out := make([][]float64, len(t.classes)+len(t.splits)+len(t.statuses)+1)
	var work sync.WaitGroup
	for column := range out {
		work.Go(func() { out[column] = t.column(numbers, column) })
	}
	work.Wait()
	return out
}

// column fits one column: a class against the others, the second class of a
// split against the first, a status against the others, or, as the last, an act
// against none. All sides weigh the same however many examples they have.
func (t *training) column(numbers []int, column int) []float64 {
	var vectors []vector
	var inside []bool
	var side []string // what an example counts with
	count := make(map[string]int)
	cost := classCost
	if column == len(t.classes)+len(t.splits)+len(t.statuses) {
		cost = actCost
	}
	for _, i := range numbers {
		of, in := t.side(t.examples[i], column)
		if of == "" {
			continue
		}
		vectors, inside, side = append(vectors, t.vectors[i]), append(inside, in), append(side, of)
		count[of]++
	}
	costs := make([]float64, len(vectors))
	for i, of := range side {
		costs[i] = cost * float64(len(vectors)) / float64(len(count)*count[of])
	}
	return separate(vectors, inside, costs, len(t.keys), t.seed)
}

// side tells whether an example lies inside what a column stands for, and with
// which examples it counts. One that says nothing of it counts with none.
func (t *training) side(e Example, column int) (of string, inside bool) {
	class, split := e.Class, column-len(t.classes)
	switch status := split - len(t.splits); {
	case status >= 0 && status < len(t.statuses):
		return string(e.Status), e.Status == t.statuses[status]
	case status == len(t.statuses):
		if class == None {
			return None, false
		}
		return "act", true
	case class == None || class == "":
		return "", false
	case split < 0:
		of = t.whole(class)
		return of, of == t.classes[column]
	case class != t.splits[split].First && class != t.splits[split].Second:
		return "", false
	default:
		return class, class == t.splits[split].Second
	}
}

// calibrate fits, on examples that the weights have not seen, what turns scores
// into probabilities.
func (t *training) calibrate() (temperature float64, act [2]float64) {
	var classScores [][]float64
	var gold []int
	var actScores []float64
	var isAct []bool
	for fold := range folds {
		var rest, held []int
		for i, e := range t.examples {
			h := fnv.New32a()
			h.Write([]byte(e.Text))
			if int(h.Sum32()%folds) == fold {
				held = append(held, i)
			} else {
				rest = append(rest, i)
			}
		}
		weights := t.fit(rest)
		for _, i := range held {
			scores := make([]float64, len(weights))
			for column, w := range weights {
				scores[column] = t.vectors[i].dot(w)
			}
			last := len(scores) - 1
			actScores = append(actScores, scores[last])
			isAct = append(isAct, t.examples[i].Class != None)
			if g := slices.Index(t.classes, t.whole(t.examples[i].Class)); g >= 0 {
				classScores = append(classScores, scores[:len(t.classes)])
				gold = append(gold, g)
			}
		}
	}
	return bestTemperature(classScores, gold), bestSigmoid(actScores, isAct)
}

// bestTemperature is the factor, in steps of a twentieth, under which the gold
// classes are likeliest.
func bestTemperature(scores [][]float64, gold []int) float64 {
	best, least := 1.0, math.Inf(1)
	for k := 10; k <= 200; k++ {
		factor, loss := float64(k)/20, 0.0
		for i, s := range scores {
			loss -= math.Log(max(softmax(s, factor)[gold[i]], 1e-12))
		}
		if loss < least {
			best, least = factor, loss
		}
	}
	return best
}

// bestSigmoid fits slope and intercept of a logistic curve by Newton's method.
func bestSigmoid(scores []float64, inside []bool) [2]float64 {
	a, b := 1.0, 0.0
	for range 50 {
		var ga, gb, haa, hab, hbb float64
		for i, s := range scores {
			p := sigmoid(a*s + b)
			d := p
			if inside[i] {
				d--
			}
			w := p * (1 - p)
			ga, gb = ga+d*s, gb+d
			haa, hab, hbb = haa+w*s*s, hab+w*s, hbb+w
		}
		det := haa*hbb - hab*hab
		if det < 1e-9 {
			break
		}
		a, b = a-(hbb*ga-hab*gb)/det, b-(haa*gb-hab*ga)/det
	}
	return [2]float64{a, b}
}

// quantise scales the weights of each column to bytes.
func (c *Classifier) quantise(weights [][]float64) {
	n := len(weights)
	c.Scales = make([]float64, n)
	c.weights = make([]int8, len(c.keys)*n)
	for column, ws := range weights {
		top := 0.0
		for _, w := range ws {
			top = max(top, math.Abs(w))
		}
		if top == 0 {
			continue
		}
		c.Scales[column] = top / 127
		for k, w := range ws {
			c.weights[k*n+column] = int8(math.Round(w / c.Scales[column]))
		}
	}
}

// prune drops features without weight.
func (c *Classifier) prune() {
	n := c.columns()
	var keys []uint32
	var weights []int8
	for k, key := range c.keys {
		row := c.weights[k*n : (k+1)*n]
		if slices.ContainsFunc(row, func(w int8) bool { return w != 0 }) {
			keys = append(keys, key)
			weights = append(weights, row...)
		}
	}
	c.keys, c.weights, c.Features = keys, weights, len(keys)
}
