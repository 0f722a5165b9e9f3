package evaluation_test

import (
	"path/filepath"
	"testing"

	"github.com/graphload/graphload/evaluation"
	"github.com/graphload/graphload/extract"
	"github.com/graphload/graphload/ingest"
)

// How well the extractor reads the test articles of this project. The figures
// are floors, set a little below what it reaches: raise them when it gets
// better, and take a fall below them for a fault.
func TestFiguresOnTestArticles(t *testing.T) {
	dir := filepath.Join("..", "testdata", "articles")
	marked, err := evaluation.ReadGolds(dir)
	if err != nil {
		t.Fatal(err)
	}
	ex, err := extract.New("test")
	if err != nil {
		t.Fatal(err)
	}
	readings := make(map[string]evaluation.Reading)
	for _, gold := range marked {
		path := filepath.Join(dir, gold.Article+".txt")
		for doc, err := range ingest.Read(t.Context(), []string{path}, ingest.Options{}) {
			if err != nil {
				t.Fatal(err)
			}
			readings[gold.Article] = evaluation.Reading{Text: doc.Text, Graph: ex.Extract(doc)}
		}
	}
	report := evaluation.ScoreGraphs(marked, readings)
	for _, floor := range []struct {
		row string
		f1  float64 // per cent
	}{
		{evaluation.RowNamed, 97},
		{evaluation.RowNodes, 89},
		{evaluation.RowStructure, 72},
		{evaluation.RowEvents, 51},
		{evaluation.RowAbout, 16},
		{evaluation.RowEdges, 47},
	} {
		f1 := 100 * report.Count(floor.row).F1()
		t.Logf("%-9s F1 %.1f", floor.row, f1)
		if f1 < floor.f1 {
			t.Errorf("%s: F1 %.1f, floor %.1f", floor.row, f1, floor.f1)
		}
	}
	for what, share := range map[string]evaluation.Share{"status": report.Status, "evidence": report.Evidence} {
		t.Logf("%s %d of %d", what, share.Right, share.Of)
		if share.Ratio() < 0.9 {
			t.Errorf("%s is right in %d of %d edges found, floor 90 %%", what, share.Right, share.Of)
		}
	}
}
