package extract

import (
	"bytes"
	"cmp"
	"encoding/json"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/graphload/graphload/extract/act"
	"github.com/graphload/graphload/graph"
)

// told is the reason for an edge between nodes of these names in the first
// sentence that says it.
func told(t *testing.T, e Explanation, from, typ, to string) (Reason, Evidence) {
	t.Helper()
	for _, s := range e.Sentences {
		for _, r := range s.Edges {
			if r.Type == typ && nameOf(e.Graph, r.From) == from && nameOf(e.Graph, r.To) == to {
				return r, s
			}
		}
	}
	t.Fatalf("no sentence says %s %s %s, the edges are %v", from, typ, to, edges(e.Graph))
	return Reason{}, Evidence{}
}

func phraseOf(t *testing.T, s Evidence, text string) Phrase {
	t.Helper()
	for _, p := range s.Phrases {
		if p.Text == text {
			return p
		}
	}
	t.Fatalf("%q is no phrase of %+v", text, s.Phrases)
	return Phrase{}
}

// Explain and Extract see the same graph; each edge is explained in each of its
// sentences and in no other.
func TestExplainEveryEdge(t *testing.T) {
	x := newExtractor(t)
	for name, doc := range articles(t) {
		want := x.Extract(doc)
		e := x.Explain(doc)
		if !bytes.Equal(encode(t, want), encode(t, e.Graph)) {
			t.Errorf("%s: the graph explained is not the one extracted", name)
		}
		said := make(map[[3]string][]int) // where the sentences begin that explain an edge
		for _, s := range e.Sentences {
			for _, r := range s.Edges {
				key := [3]string{r.Type, r.From, r.To}
				said[key] = append(said[key], s.Start)
				if r.Rule == "" {
					t.Errorf("%s: %v has no rule", name, key)
				}
				pattern := strings.HasPrefix(r.Rule, "verb: ") || strings.HasPrefix(r.Rule, "noun: ")
				if pattern != (r.Pattern != "") || (r.Rule == "classifier") != (len(r.Features) > 0) {
					t.Errorf("%s: %v by %q has pattern %q and features %v", name, key, r.Rule, r.Pattern, r.Features)
				}
			}
		}
		for _, edge := range want.Edges {
			var begins []int
			for _, span := range edge.Evidence {
				begins = append(begins, span.Start)
			}
			key := [3]string{edge.Type, edge.From, edge.To}
			if !slices.Equal(said[key], begins) {
				t.Errorf("%s: %v is explained at %v, its evidence begins at %v", name, key, said[key], begins)
			}
			delete(said, key)
		}
		for key := range said {
			t.Errorf("%s: %v is explained and no edge", name, key)
		}
	}
}

// Sentences and phrases are slices of the text; phrases lie in their sentence,
// nest, and stand for nodes of the graph.
func TestExplainedSpans(t *testing.T) {
	x := newExtractor(t)
	texts := odd()
	for name, doc := range articles(t) {
		texts[name] = "🌍 São Tomé e\u0301 — " + doc.Text
	}
	x.Explain(document(texts["invalid"])) // no text may end it
	delete(texts, "invalid")
	for name, text := range texts {
		runes := []rune(text)
		exact := func(s graph.Span) bool {
			return s.Start >= 0 && s.Start < s.End && s.End <= len(runes) && string(runes[s.Start:s.End]) == s.Text
		}
		e := x.Explain(document(text))
		ids := make(map[string]bool)
		for _, n := range e.Graph.Nodes {
			ids[n.ID] = true
		}
		for _, s := range e.Sentences {
			if !exact(s.Span) {
				t.Errorf("%s: %d to %d is not %q", name, s.Start, s.End, s.Text)
			}
			var open []graph.Span
			for _, p := range s.Phrases {
				for len(open) > 0 && open[len(open)-1].End <= p.Start {
					open = open[:len(open)-1]
				}
				if !exact(p.Span) || p.Start < s.Start || p.End > s.End || len(open) > 0 && p.End > open[len(open)-1].End {
					t.Errorf("%s: phrase %+v in %+v", name, p.Span, s.Span)
				}
				open = append(open, p.Span)
				if len(p.Means) == 0 || p.Why == "" {
					t.Errorf("%s: phrase %+v says nothing", name, p)
				}
				for _, id := range slices.Concat(p.Means, p.Rivals) {
					if !ids[id] {
						t.Errorf("%s: phrase %q: %s is no node", name, p.Text, id)
					}
				}
			}
		}
	}
}

func TestExplainDeterministic(t *testing.T) {
	x := newExtractor(t)
	encode := func(doc graph.Document) []byte {
		data, err := json.Marshal(x.Explain(doc))
		if err != nil {
			t.Error(err)
		}
		return data
	}
	for name, doc := range articles(t) {
		want := encode(doc)
		var wg sync.WaitGroup
		for range 3 {
			wg.Go(func() {
				if !bytes.Equal(want, encode(doc)) {
					t.Errorf("%s: another explanation at the second time", name)
				}
			})
		}
		wg.Wait()
	}
}

func TestExplainPhrases(t *testing.T) {
	text := "US Secretary of State Antony Blinken and Canadian Foreign Minister Mélanie Joly met on Monday. " +
		"Blinken will meet his Japanese counterpart Toshimitsu Motegi in Tokyo. She praised Japan. " +
		"The Turkish government accused Greece. The two countries signed an agreement."
	e := newExtractor(t).Explain(document(text))
	r, s := told(t, e, "Antony Blinken", "MET_WITH", "Toshimitsu Motegi")
	if r.Status != graph.Planned || r.Cue != "will" {
		t.Errorf("status %s by %q, want planned by will", r.Status, r.Cue)
	}
	if !strings.HasPrefix(r.Rule, "verb: meet") || !strings.HasPrefix(r.Pattern, "acts.tsv:") || !strings.Contains(r.Pattern, "v: meet") {
		t.Errorf("rule %q, pattern %q", r.Rule, r.Pattern)
	}
	for _, want := range []struct {
		text string
		kind PhraseKind
		id   string
		why  string
	}{
		{"Blinken", NamePhrase, "person/antony-blinken", "short form of Antony Blinken"},
		{"his", PronounPhrase, "person/antony-blinken", "masculine singular"},
		{"Japanese", NamePhrase, "nation/JPN", "nationality adjective of Japan"},
		{"Toshimitsu Motegi", NamePhrase, "person/toshimitsu-motegi", "full name"},
		{"Tokyo", NamePhrase, "nation/JPN", "capital of Japan"},
	} {
		if p := phraseOf(t, s, want.text); p.Kind != want.kind || !slices.Equal(p.Means, []string{want.id}) || !strings.HasPrefix(p.Why, want.why) {
			t.Errorf("%s: got %+v", want.text, p)
		}
	}
	_, s = told(t, e, "Mélanie Joly", "SUPPORTED", "Japan")
	if p := phraseOf(t, s, "She"); p.Kind != PronounPhrase || !slices.Equal(p.Means, []string{"person/melanie-joly"}) || !strings.HasPrefix(p.Why, "feminine singular") {
		t.Errorf("She: got %+v", p)
	}
	_, s = told(t, e, "Turkey", "ACCUSED", "Greece")
	if p := phraseOf(t, s, "The Turkish government"); p.Kind != DescriptionPhrase || !slices.Equal(p.Means, []string{"nation/TUR"}) {
		t.Errorf("The Turkish government: got %+v", p)
	}
	_, s = told(t, e, "Greece", "AGREED_WITH", "Turkey")
	if p := phraseOf(t, s, "The two countries"); len(p.Means) != 2 {
		t.Errorf("The two countries: got %+v", p)
	}
	_, s = told(t, e, "Mélanie Joly", "REPRESENTS", "Canada")
	if p := phraseOf(t, s, "Foreign Minister"); p.Kind != TitlePhrase || !slices.Equal(p.Means, []string{"nation/CAN"}) || !strings.Contains(p.Why, "named beside it") {
		t.Errorf("Foreign Minister: got %+v", p)
	}
}

// Those whom a surname or a pronoun fits as well are told.
func TestExplainRivals(t *testing.T) {
	e := newExtractor(t).Explain(document("Hillary Clinton met Ursula von der Leyen. Bill Clinton met Boris Johnson. Clinton praised Canada. He accused Iran."))
	_, s := told(t, e, "Bill Clinton", "SUPPORTED", "Canada")
	if p := phraseOf(t, s, "Clinton"); !slices.Contains(p.Rivals, "person/hillary-clinton") {
		t.Errorf("Clinton: got %+v", p)
	}
	_, s = told(t, e, "Bill Clinton", "ACCUSED", "Iran")
	if p := phraseOf(t, s, "He"); !slices.Contains(p.Rivals, "person/boris-johnson") || slices.Contains(p.Rivals, "person/ursula-von-der-leyen") {
		t.Errorf("He: got %+v", p)
	}
}

// An office whose nation the text leaves open tells where it was taken from.
func TestExplainDefaultNation(t *testing.T) {
	e := newExtractor(t).Explain(document("Norway held elections. Prime Minister Ola Haugen met Anna Berg in Oslo."))
	_, s := told(t, e, "Ola Haugen", "REPRESENTS", "Norway")
	if p := phraseOf(t, s, "Prime Minister"); !strings.Contains(p.Why, "by default: the nation most named around it") {
		t.Errorf("got %+v", p)
	}
}

// A decision of the classifier tells what spoke for it and what came next.
func TestExplainClassifier(t *testing.T) {
	x := newExtractor(t)
	n := 0
	for name, doc := range articles(t) {
		for _, s := range x.Explain(doc).Sentences {
			for _, r := range s.Edges {
				if r.Rule != "classifier" {
					continue
				}
				n++
				if len(r.Features) > weightiest || !slices.IsSortedFunc(r.Features, func(a, b act.Weight) int { return cmp.Compare(b.Weight, a.Weight) }) || r.Features[len(r.Features)-1].Weight < 0 {
					t.Errorf("%s: features %v", name, r.Features)
				}
				total := r.Probability
				for _, l := range r.Lost[:runnersUp] {
					total += l.Probability
					if l.Rule != "classifier" || l.Type == r.Type {
						t.Errorf("%s: %s lost: %+v", name, r.Type, l)
					}
				}
				if r.Probability <= r.Lost[0].Probability || total > 1.01 { // as each is rounded
					t.Errorf("%s: %s has %f, the types after it %+v", name, r.Type, r.Probability, r.Lost)
				}
			}
		}
	}
	if n == 0 {
		t.Error("no article has an edge from the classifier")
	}
}

// What the patterns say of the same two and what came to nothing is told.
func TestExplainLost(t *testing.T) {
	x := newExtractor(t)
	for _, c := range []struct{ text, from, typ, to, lost, why string }{
		{"President of Iran Ali Rezai met Iran in Tehran.", "Ali Rezai", "REPRESENTS", "Iran", "MET_WITH", "acts for the other"},
		{"Iran expelled diplomats of Iraq.", "Iran", "REDUCED_TIES_WITH", "Iraq", "COERCED", "gave way to a more specific pattern"},
	} {
		r, _ := told(t, x.Explain(document(c.text)), c.from, c.typ, c.to)
		if !slices.ContainsFunc(r.Lost, func(a Alternative) bool {
			return a.Type == c.lost && a.Pattern != "" && strings.Contains(a.Why, c.why)
		}) {
			t.Errorf("%s: lost %+v", c.text, r.Lost)
		}
	}
}
