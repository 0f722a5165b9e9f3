package evaluation

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
	"strconv"

	"github.com/graphload/graphload/graph"
)

// ActClassifier tells what one actor of a sentence does to another.
type ActClassifier interface {
	// Act answers what the source does to the target in the sentence. Where
	// only the reverse holds, or nothing does, the answer is NoAct.
	Act(sentence string, source, target Span) Prediction
}

// Prediction is what a classifier answers.
type Prediction struct {
	Root       string       // one of Roots, or NoAct
	Status     graph.Status // of the act
	Confidence float64      // higher where it is surer; only the order matters
}

// ActReport tells how well acts were told.
type ActReport struct {
	Rows    int
	Unnamed int               // rows with an actor whom the sentence does not name
	Roots   Classes           // the PLOVER roots; NoAct is no class among them
	Quads   Classes           // "1" to "4"
	None    Count             // NoAct
	Status  Classes           // of the rows that tell a status and hold an act
	Judged  Share             // the rows of Status, and how many have the right one
	Kinds   map[string]Share  // by kind: the rows, and how many were rightly answered as NoAct or as an act
	Covered map[int]Share     // by per cent of the rows: the surest ones, and how many of them have the right root
	Answers map[[2]string]int // how often a root (first) was answered as another (second)
}

// Coverages lists the per cent of the rows for which ActReport.Covered tells how
// many were right.
func Coverages() []int { return []int{50, 70, 90} }

// Classes counts answers class by class.
type Classes map[string]Count

// judge counts an answer. An empty class is the absence of any.
func (c Classes) judge(want, got string) {
	if want == got {
		if want != "" {
			c.change(want, Count{TP: 1})
		}
		return
	}
	if want != "" {
		c.change(want, Count{FN: 1})
	}
	if got != "" {
		c.change(got, Count{FP: 1})
	}
}

func (c Classes) change(class string, by Count) {
	count := c[class]
	count.add(by)
	c[class] = count
}

// MacroF1 is the mean F1 of the classes that were marked or answered at least
// once.
func (c Classes) MacroF1() float64 {
	if len(c) == 0 {
		return 0
	}
	sum := 0.0
	for _, class := range slices.Sorted(maps.Keys(c)) {
		sum += c[class].F1()
	}
	return sum / float64(len(c))
}

// MicroF1 is the F1 of all classes counted together.
func (c Classes) MicroF1() float64 {
	var all Count
	for _, count := range c {
		all.add(count)
	}
	return all.F1()
}

// ScoreActs asks for the act of each row and compares it with what the row
// says. The error is that of ctx, or that of an answer that is no root.
func ScoreActs(ctx context.Context, rows []ActRow, classifier ActClassifier) (ActReport, error) {
	report := ActReport{
		Rows: len(rows), Roots: make(Classes), Quads: make(Classes), Status: make(Classes),
		Kinds: make(map[string]Share), Covered: make(map[int]Share), Answers: make(map[[2]string]int),
	}
	answers := make([]judged, 0, len(rows))
	for _, row := range rows {
		if err := ctx.Err(); err != nil {
			return ActReport{}, err
		}
		got := classifier.Act(row.Sentence, row.Source, row.Target)
		if got.Root != NoAct && !slices.Contains(Roots(), got.Root) {
			return ActReport{}, fmt.Errorf("the answer %q is no root, for the sentence %q", got.Root, shorten(row.Sentence))
		}
		report.judge(row, got)
		answers = append(answers, judged{got.Confidence, got.Root == row.Root})
	}
	// Rows of equal confidence stay in the order of the file.
	slices.SortStableFunc(answers, func(a, b judged) int { return cmp.Compare(b.confidence, a.confidence) })
	for _, percent := range Coverages() {
		var share Share
		for _, answer := range answers[:(len(answers)*percent+99)/100] {
			share.count(answer.right)
		}
		report.Covered[percent] = share
	}
	return report, nil
}

// judged is an answer of which only this is still needed.
type judged struct {
	confidence float64
	right      bool
}

func (r *ActReport) judge(row ActRow, got Prediction) {
	if row.Source == (Span{}) || row.Target == (Span{}) {
		r.Unnamed++
	}
	r.Answers[[2]string{row.Root, got.Root}]++
	r.Roots.judge(classOfRoot(row.Root), classOfRoot(got.Root))
	r.Quads.judge(classOfQuad(row.Quad), classOfQuad(quadOf(got.Root)))
	switch {
	case got.Root == NoAct:
		r.None.answer(row.Root == NoAct)
	case row.Root == NoAct:
		r.None.FN++
	}
	if row.Kind != "" {
		share := r.Kinds[row.Kind]
		share.count((got.Root == NoAct) == (row.Root == NoAct))
		r.Kinds[row.Kind] = share
	}
	if row.Status != "" && row.Root != NoAct {
		r.Status.judge(string(row.Status), string(got.Status))
		r.Judged.count(got.Status == row.Status)
	}
}

func classOfRoot(root string) string {
	if root == NoAct {
		return ""
	}
	return root
}

func classOfQuad(quad int) string {
	if quad == 0 {
		return ""
	}
	return strconv.Itoa(quad)
}
