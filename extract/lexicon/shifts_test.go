package lexicon

import (
	"fmt"
	"strings"
	"testing"

	"github.com/graphload/graphload/graph"
)

// The longest form of modality.tsv holds at each place, in any inflection of its
// verb.
func TestShifts(t *testing.T) {
	l := loaded(t)
	tag := tagging(t, l)
	for _, c := range []struct{ text, want string }{
		{"Chad attacked Mali.", ""},
		{"Chad may visit Mali.", "may: possible"},
		{"Chad plans to visit Mali.", "plans to: planned"},
		{"Chad planned to visit Mali.", "planned to: planned"},
		{"Chad is expected to meet Mali.", "is expected to: planned"},
		{"Chad refused to attack Mali.", "refused to: denied"},
		{"Chad refused to rule out a strike.", "refused to rule out: possible"},
		{"Chad rules out a strike.", "rules out: denied"},
		{"Chad denied that it attacked Mali.", "denied that: denied"},
		{"Chad will attack Mali next week.", "will: planned; next week: planned"},
		{"The planned visit was called off.", "planned: planned; called off: denied"},
		{"Chad failed to reach Mali.", "failed to: denied"},
	} {
		toks := tag(c.text)
		var got []string
		for _, s := range l.Shifts(toks) {
			var words []string
			for _, t := range toks[s.First : s.Last+1] {
				words = append(words, t.Text)
			}
			got = append(got, fmt.Sprintf("%s: %s", strings.Join(words, " "), s.Status))
		}
		if s := strings.Join(got, "; "); s != c.want {
			t.Errorf("%s\ngot  %q\nwant %q", c.text, s, c.want)
		}
	}
	if got := l.Shifts(nil); len(got) != 0 {
		t.Errorf("shifts %v in no sentence", got)
	}
}

// Words that a longer form has read say nothing of their own.
func TestShiftsDoNotOverlap(t *testing.T) {
	l := withFile(t, "modality.tsv",
		"vow\tpromise\tplanned\tverb",
		"vow never to\trefuse\tdenied\tverb",
		"never\tnegate\tdenied\tclause",
		"to\tother\tpossible\tclause",
	)
	tag := tagging(t, l)
	for text, want := range map[string][]Shift{
		"Chad vowed never to return.": {{1, 3, Modality{"refuse", "denied", "verb"}}},
		"Chad vowed to return.":       {{1, 1, Modality{"promise", "planned", "verb"}}, {2, 2, Modality{"other", "possible", "clause"}}},
		"Chad never vowed.":           {{1, 1, Modality{"negate", "denied", "clause"}}, {2, 2, Modality{"promise", "planned", "verb"}}},
	} {
		got := l.Shifts(tag(text))
		if fmt.Sprint(got) != fmt.Sprint(want) {
			t.Errorf("%s: %v, want %v", text, got, want)
		}
	}
}

// Each form has a status that the graph knows.
func TestModalityNamesStatuses(t *testing.T) {
	l := loaded(t)
	if len(l.Modality) < 500 {
		t.Errorf("%d forms", len(l.Modality))
	}
	for form, m := range l.Modality {
		if graph.Status(m.Status).Strength() < 0 {
			t.Errorf("%q has the status %q", form, m.Status)
		}
		if m.Group == "" {
			t.Errorf("%q has no group", form)
		}
		switch m.Scope {
		case "verb", "noun", "clause":
		default:
			t.Errorf("%q has the scope %q", form, m.Scope)
		}
	}
}
