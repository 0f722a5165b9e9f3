package extract

import (
	"github.com/graphload/graphload/extract/act"
	"github.com/graphload/graphload/graph"
)

// Judgement is what one actor of a sentence does to another.
type Judgement struct {
	None   float64            // probability that it does nothing
	Roots  map[string]float64 // probability of each PLOVER root
	Status graph.Status       // of the act
}

// Judge tells what one actor does to another in a sentence. The actors are given
// by byte offsets, start inclusive, end exclusive; an empty span stands for one
// whom the sentence does not name.
func (x *Extractor) Judge(sentence string, source, target [2]int) Judgement {
	p, ok := x.Pair(sentence, source, target)
	if !ok {
		return Judgement{None: 1, Roots: map[string]float64{}, Status: graph.Actual}
	}
	classes, status := x.relations.Judge(p)
	j := Judgement{None: classes[act.None], Roots: make(map[string]float64), Status: status}
	for class, p := range classes {
		if class != act.None {
			j.Roots[act.Root(class)] += p
		}
	}
	return j
}
