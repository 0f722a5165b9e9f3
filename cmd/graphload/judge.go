package main

import (
	"fmt"
	"slices"

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

// Act answers the likeliest PLOVER root of the likeliest quad class, or that
// there is no act where that is likelier than any act together.
func (j judge) Act(sentence string, source, target evaluation.Span) evaluation.Prediction {
	got := j.extractor.Judge(sentence, [2]int{source.Start, source.End}, [2]int{target.Start, target.End})
	best := evaluation.Prediction{Root: evaluation.NoAct, Status: got.Status, Confidence: got.None}
	if got.None > 0.5 {
		return best
	}
	quads := make([]float64, 5)
	for _, r := range evaluation.Roots() {
		quads[quadOf(r)] += got.Roots[r]
	}
	likeliest := slices.Index(quads, slices.Max(quads))
	best.Confidence = 0
	for _, r := range evaluation.Roots() {
		if quadOf(r) == likeliest && got.Roots[r] > best.Confidence {
			best.Root, best.Confidence = r, got.Roots[r]
		}
	}
	return best
}

func quadOf(root string) int { return graph.EdgeType{Plover: root}.Quad() }
