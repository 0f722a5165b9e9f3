package main

import (
	"fmt"

	"github.com/graphload/graphload/evaluation"
	"github.com/graphload/graphload/extract"
	"github.com/graphload/graphload/graph"
)

// judge answers questions on acts by the extractor's classifier.
type judge struct{ extractor *extract.Extractor }

func loadJudge() (evaluation.ActClassifier, error) {
	ex, err := extract.New(version())
	if err != nil {
		return nil, fmt.Errorf("cannot load the lexicons: %w", err)
	}
	return judge{ex}, nil
}

// Act answers the likeliest PLOVER root: the types of one root count together.
func (j judge) Act(sentence string, source, target evaluation.Span) evaluation.Prediction {
	types, status, _ := j.extractor.Judge(sentence, [2]int{source.Start, source.End}, [2]int{target.Start, target.End})
	roots := map[string]float64{evaluation.NoAct: types[extract.NoAct]}
	for _, t := range graph.EdgeTypes() {
		if t.Plover != "" {
			roots[t.Plover] += types[t.Name]
		}
	}
	best := evaluation.Prediction{Root: evaluation.NoAct, Status: status, Confidence: roots[evaluation.NoAct]}
	for _, r := range evaluation.Roots() {
		if roots[r] > best.Confidence {
			best.Root, best.Confidence = r, roots[r]
		}
	}
	return best
}
