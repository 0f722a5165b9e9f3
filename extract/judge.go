package extract

import (
	"github.com/graphload/graphload/extract/act"
	"github.com/graphload/graphload/graph"
)

// NoAct is what Judge calls it when one actor does nothing to the other.
const NoAct = act.None

// Judge tells what one actor does to another in a sentence: the probability of
// each event type and of NoAct, and the status of the act. The actors are
// given by byte offsets; ok is false if one of them holds no word.
func (x *Extractor) Judge(sentence string, source, target [2]int) (types map[string]float64, status graph.Status, ok bool) {
	p, ok := x.Pair(sentence, source, target)
	if !ok {
		return map[string]float64{act.None: 1}, graph.Actual, false
	}
	types, status = x.relations.Judge(p)
	return types, status, true
}
