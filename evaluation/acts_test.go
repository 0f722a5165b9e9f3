package evaluation_test

import (
	"reflect"
	"strings"
	"testing"

	"github.com/graphload/graphload/evaluation"
	"github.com/graphload/graphload/graph"
)

// table joins lines of columns, which stand apart by " | ", with tabs.
func table(lines ...string) string {
	return strings.ReplaceAll(strings.Join(lines, "\n"), " | ", "\t")
}

func TestReadActs(t *testing.T) {
	file := "\ufeff" + table(
		`root | sentence | source | target | marked_sentence | penta | status | kind | note`,
		`ACCUSE | Norway blamed Norway Oil. | Norway | Norway Oil | <s>Norway</s> blamed <t>Norway Oil</t>. |  | denied | x | y`,
		`aid | "Eide said: ""We helped Mali.""" | Eide | Mali |  | 1 |  | x | y`,
		`NONE | A "friend" of Anna Berg  spoke. | Anna Berg | someone | A "friend" of <s>Anna Berg </s> spoke. |  |  |  | y`,
	)
	got, err := evaluation.ReadActs("a.tsv", strings.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	want := []evaluation.ActRow{
		{Sentence: "Norway blamed Norway Oil.", Source: evaluation.Span{Start: 0, End: 6}, Target: evaluation.Span{Start: 14, End: 24},
			Root: "ACCUSE", Quad: 3, Status: graph.Denied, Kind: "x"},
		{Sentence: `Eide said: "We helped Mali."`, Source: evaluation.Span{Start: 0, End: 4}, Target: evaluation.Span{Start: 22, End: 26},
			Root: "AID", Quad: 1, Kind: "x"},
		{Sentence: `A "friend" of Anna Berg  spoke.`, Source: evaluation.Span{Start: 14, End: 23}, Root: "NONE"},
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got\n%+v, want\n%+v", got, want)
	}
}

func TestReadActsRefuses(t *testing.T) {
	const header = "sentence | source | target | root | marked_sentence | penta | status"
	for name, c := range map[string]struct {
		lines []string
		says  string
	}{
		"nothing":            {nil, "a.tsv is empty"},
		"header alone":       {[]string{header}, "a.tsv holds no rows"},
		"missing column":     {[]string{"sentence | source | root"}, `a.tsv:1: the header names no column "target"`},
		"too few fields":     {[]string{header, "A hit B. | A | B | ASSAULT |  |  | ", "A hit B. | A | B"}, "a.tsv:3: the row has not as many fields"},
		"unknown root":       {[]string{header, "A hit B. | A | B | HIT |  |  | "}, `a.tsv:2: unknown root "HIT"`},
		"unknown quad class": {[]string{header, "A hit B. | A | B | ASSAULT |  | 5 | "}, `a.tsv:2: penta is "5"`},
		"unknown status":     {[]string{header, "A hit B. | A | B | ASSAULT |  |  | sure"}, `a.tsv:2: unknown status "sure"`},
		"no sentence":        {[]string{header, "  | A | B | ASSAULT |  |  | "}, "a.tsv:2: the sentence is empty"},
		"other marks":        {[]string{header, "A hit B. | A | B | ASSAULT | <s>A</s> hit <t>C</t>. |  | "}, "a.tsv:2: without its marks"},
		"open quote":         {[]string{header, `"A" hit B. | A | B | ASSAULT |  |  | `, `A hit B. | A | B | ASSAULT |  |  | "actual"`}, "a.tsv:2: "},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := evaluation.ReadActs("a.tsv", strings.NewReader(table(c.lines...)))
			if err == nil || !strings.Contains(err.Error(), c.says) {
				t.Errorf("%v, want an error that says %q", err, c.says)
			}
		})
	}
}

// answers is a classifier with an answer for each sentence.
type answers map[string]evaluation.Prediction

func (a answers) Act(sentence string, source, target evaluation.Span) evaluation.Prediction {
	return a[sentence]
}

func TestScoreActs(t *testing.T) {
	rows, err := evaluation.ReadActs("a.tsv", strings.NewReader(table(
		"sentence | source | target | root | status | penta | kind",
		"s1 | s | 1 | ACCUSE | actual |  | forward",
		"s2 | s | 2 | ACCUSE | denied |  | forward",
		"s3 | s | 3 | AID | planned |  | ",
		"s4 | s | 4 | NONE |  |  | reversed",
		"s5 | s | nobody | NONE | actual |  | reversed",
		"s6 | s | 6 | AID | possible | 2 | forward",
	)))
	if err != nil {
		t.Fatal(err)
	}
	report, err := evaluation.ScoreActs(t.Context(), rows, answers{
		"s1": {Root: "ACCUSE", Status: graph.Actual, Confidence: 0.9},
		"s2": {Root: "REJECT", Status: graph.Actual, Confidence: 0.8},
		"s3": {Root: "AID", Status: graph.Planned, Confidence: 0.7},
		"s4": {Root: "NONE", Confidence: 0.6},
		"s5": {Root: "AID", Status: graph.Actual, Confidence: 0.5},
		"s6": {Root: "NONE", Confidence: 0.4},
	})
	if err != nil {
		t.Fatal(err)
	}
	near(t, "macro-F1 of roots", report.Roots.MacroF1(), (2.0/3+0+1.0/2)/3) // ACCUSE, REJECT, AID
	near(t, "micro-F1 of roots", report.Roots.MicroF1(), 2.0/4)
	near(t, "macro-F1 of quad classes", report.Quads.MacroF1(), (1+1.0/2)/2)
	near(t, "micro-F1 of quad classes", report.Quads.MicroF1(), 3.0/4)
	near(t, "macro-F1 of statuses", report.Status.MacroF1(), (2.0/3+0+1+0)/4)
	near(t, "F1 of NONE", report.None.F1(), 1.0/2)
	if want := (evaluation.Share{Right: 2, Of: 4}); report.Judged != want {
		t.Errorf("statuses: %v, want %v", report.Judged, want)
	}
	if want := map[int]evaluation.Share{50: {Right: 2, Of: 3}, 70: {Right: 3, Of: 5}, 90: {Right: 3, Of: 6}}; !reflect.DeepEqual(report.Covered, want) {
		t.Errorf("covered %v, want %v", report.Covered, want)
	}
	// s2 was taken for another act, but for an act.
	if want := map[string]evaluation.Share{"forward": {Right: 2, Of: 3}, "reversed": {Right: 1, Of: 2}}; !reflect.DeepEqual(report.Kinds, want) {
		t.Errorf("kinds %v, want %v", report.Kinds, want)
	}
	if n := report.Answers[[2]string{"ACCUSE", "REJECT"}]; n != 1 {
		t.Errorf("ACCUSE was answered as REJECT %d times, want once", n)
	}
	if report.Rows != 6 || report.Unnamed != 1 {
		t.Errorf("%d rows, %d without a named actor", report.Rows, report.Unnamed)
	}
}

// The penta column decides, even against the root.
func TestGivenQuadClassIsGold(t *testing.T) {
	rows := []evaluation.ActRow{{Sentence: "a", Root: "SUPPORT", Quad: 2}}
	report, err := evaluation.ScoreActs(t.Context(), rows, answers{"a": {Root: "SUPPORT"}})
	if err != nil {
		t.Fatal(err)
	}
	near(t, "roots", report.Roots.MacroF1(), 1)
	near(t, "quad classes", report.Quads.MacroF1(), 0)
}

func TestAnAnswerThatIsNoRoot(t *testing.T) {
	_, err := evaluation.ScoreActs(t.Context(), []evaluation.ActRow{{Sentence: "A hit B.", Root: "ASSAULT"}}, answers{"A hit B.": {Root: "HIT"}})
	if err == nil || !strings.Contains(err.Error(), `"HIT"`) || !strings.Contains(err.Error(), "A hit B.") {
		t.Errorf("%v", err)
	}
}
