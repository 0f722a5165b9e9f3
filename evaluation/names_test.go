package evaluation_test

import (
	"context"
	"errors"
	"reflect"
	"strings"
	"testing"

	"github.com/graphload/graphload/evaluation"
)

func TestReadCoNLL(t *testing.T) {
	// Tabs and blanks, DOS line ends, a name that goes on with I alone, one that
	// changes its type, two side by side, one of a type that is not measured.
	const file = "\ufeffIn\tO\r\nOslo\tB-location\r\n\r\n\n" +
		"Anna B-politician\nBerg I-politician\nNorway I-country\nLabour I-politicalparty\nParty I-politicalparty\n\n" +
		"UN\tB-organisation\nNATO\tB-organisation\n2021\tB-election\nvote\tI-election\nNew York\tB-location"
	got, err := evaluation.ReadCoNLL("a.conll", strings.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	want := []evaluation.TaggedSentence{
		{Tokens: []string{"In", "Oslo"}, Names: []evaluation.NameSpan{{Start: 1, End: 2, Kind: evaluation.LocationName}}},
		{Tokens: []string{"Anna", "Berg", "Norway", "Labour", "Party"}, Names: []evaluation.NameSpan{
			{Start: 0, End: 2, Kind: evaluation.PersonName},
			{Start: 2, End: 3, Kind: evaluation.NationName},
			{Start: 3, End: 5, Kind: evaluation.OrganizationName},
		}},
		{Tokens: []string{"UN", "NATO", "2021", "vote", "New York"}, Names: []evaluation.NameSpan{
			{Start: 0, End: 1, Kind: evaluation.OrganizationName},
			{Start: 1, End: 2, Kind: evaluation.OrganizationName},
			{Start: 4, End: 5, Kind: evaluation.LocationName},
		}},
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got\n%v, want\n%v", got, want)
	}
}

func TestReadCoNLLRefuses(t *testing.T) {
	for file, says := range map[string]string{
		"":                                   "a.conll holds no sentences",
		"\n\n":                               "a.conll holds no sentences",
		"Oslo\tB-location\nis\n":             `a.conll:2: "is" is not a token and its tag`,
		"Oslo NNP B-location\n":              "a.conll:1: ",
		"a\tO\n\tO\n":                        "a.conll:2: ",
		"a\tO\n\nOslo\tlocation\n":           `a.conll:3: the tag "location"`,
		"Oslo\tS-location\n":                 `a.conll:1: the tag "S-location"`,
		"Oslo\tB-\n":                         `a.conll:1: the tag "B-"`,
		strings.Repeat("x", 1<<20):           "a.conll:1: ",
		"a O\n" + strings.Repeat("x", 1<<20): "a.conll:2: ",
	} {
		if _, err := evaluation.ReadCoNLL("a.conll", strings.NewReader(file)); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%.40q: %.80v, want an error that says %q", file, err, says)
		}
	}
}

// namerTable answers with the names of a fixed table, by the first token.
type namerTable map[string][]evaluation.NameSpan

func (n namerTable) Names(tokens []string) []evaluation.NameSpan { return n[tokens[0]] }

func TestScoreNames(t *testing.T) {
	const file = `Anna B-person
Berg I-person
left O
Norway B-country

Labour B-politicalparty
Party I-politicalparty
met O
Eide B-politician
in O
Oslo B-location
`
	sentences, err := evaluation.ReadCoNLL("a.conll", strings.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	report, err := evaluation.ScoreNames(t.Context(), sentences, namerTable{
		"Anna": {
			{Start: 0, End: 2, Kind: evaluation.PersonName},
			{Start: 0, End: 2, Kind: evaluation.PersonName}, // said twice, right once
			{Start: 3, End: 4, Kind: evaluation.LocationName},
		},
		"Labour": {
			{Start: 0, End: 1, Kind: evaluation.OrganizationName},
			{Start: 3, End: 4, Kind: evaluation.PersonName},
			{Start: 5, End: 6, Kind: evaluation.LocationName},
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	want := evaluation.NameReport{
		Sentences: 2,
		Kinds: map[evaluation.NameKind]evaluation.Count{
			evaluation.PersonName:       {TP: 2, FP: 1},
			evaluation.NationName:       {FN: 1},
			evaluation.OrganizationName: {FP: 1, FN: 1},
			evaluation.LocationName:     {TP: 1, FP: 1},
		},
		Micro: evaluation.Count{TP: 3, FP: 3, FN: 2},
	}
	if !reflect.DeepEqual(report, want) {
		t.Errorf("got %+v, want %+v", report, want)
	}
	near(t, "micro precision", report.Micro.Precision(), 3.0/6)
	near(t, "micro recall", report.Micro.Recall(), 3.0/5)
	near(t, "micro F1", report.Micro.F1(), 6.0/11)
}

func TestScoringStopsWhenInterrupted(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := evaluation.ScoreNames(ctx, []evaluation.TaggedSentence{{Tokens: []string{"a"}}}, namerTable{}); !errors.Is(err, context.Canceled) {
		t.Errorf("names: %v", err)
	}
	if _, err := evaluation.ScoreActs(ctx, []evaluation.ActRow{{Sentence: "a"}}, answers{}); !errors.Is(err, context.Canceled) {
		t.Errorf("acts: %v", err)
	}
}

func near(t *testing.T, what string, got, want float64) {
	t.Helper()
	if d := got - want; d > 1e-12 || d < -1e-12 {
		t.Errorf("%s is %v, want %v", what, got, want)
	}
}
