package extract

import (
	"cmp"
	"math"
	"slices"

	"github.com/graphload/graphload/extract/act"
	"github.com/graphload/graphload/extract/relation"
	"github.com/graphload/graphload/graph"
)

// Explanation tells why the graph of an article holds the edges that it holds.
type Explanation struct {
	Article   graph.Article `json:"article"`
	Sentences []Evidence    `json:"sentences"` // those that say an edge, by place
	// Graph is what Extract makes of the article, less what DropBelow left out.
	Graph graph.ArticleGraph `json:"-"`
}

// Evidence is a sentence, whole, with the edges that it says.
type Evidence struct {
	graph.Span
	Phrases []Phrase `json:"phrases"` // by place, the outer before the inner; they nest and never cross
	Edges   []Reason `json:"edges"`   // in the order of the graph
}

// Reason tells how a sentence says an edge.
type Reason struct {
	Type       string       `json:"type"`
	From       string       `json:"from"`
	To         string       `json:"to"`
	Status     graph.Status `json:"status"`            // by this sentence alone
	Cue        string       `json:"cue,omitempty"`     // the word that makes the status weaker than actual, unless the pattern itself does
	Confidence float64      `json:"confidence"`        // by this sentence alone
	Rule       string       `json:"rule"`              // as in the graph
	Pattern    string       `json:"pattern,omitempty"` // the row of the lexicon, where a pattern found the edge
	// Probability is that of the type, and Features are what speaks most for it,
	// where the classifier found the edge.
	Probability float64       `json:"probability,omitempty"`
	Features    []act.Weight  `json:"features,omitempty"`
	Lost        []Alternative `json:"lost"` // what else the sentence might say of the two
}

// Alternative is a reading that lost.
type Alternative struct {
	Type        string  `json:"type"` // an edge type, or act.None
	From        string  `json:"from"`
	To          string  `json:"to"`
	Rule        string  `json:"rule"`
	Pattern     string  `json:"pattern,omitempty"`
	Probability float64 `json:"probability,omitempty"` // by the classifier
	Why         string  `json:"why"`                   // it lost
}

const (
	weightiest = 5 // features told of a decision
	runnersUp  = 3 // types told that the classifier found less likely
)

// Explain reads one article as Extract does and tells why. It takes a few times
// as long.
func (x *Extractor) Explain(doc graph.Document) Explanation {
	r := x.read(x.sentences(doc))
	findings := x.relations.Explain(r.refs, r.holdings)
	var facts []relation.Fact
	for _, f := range findings {
		if f.Dropped == "" {
			facts = append(facts, f.Fact)
		}
	}
	issues := x.issues.Find(doc.Text, r.sents, r.refs)
	b := newBuilder(doc, r.sents, r.refs.Cast)
	b.extractor = x.version
	e := &explainer{builder: b, refs: r.refs, holdings: r.holdings, relations: x.relations, findings: findings, issues: issues}
	e.graph = b.build(facts, issues)
	return Explanation{Article: e.graph.Article, Sentences: e.sentences(), Graph: e.graph}
}

// DropBelow leaves out the edges of a confidence below least (see
// graph.ArticleGraph.DropBelow) and the sentences that say no other.
func (e *Explanation) DropBelow(least float64) {
	e.Graph.DropBelow(least)
	left := make(map[[3]string]bool)
	for _, edge := range e.Graph.Edges {
		left[[3]string{edge.Type, edge.From, edge.To}] = true
	}
	e.Keep(func(r Reason) bool { return left[[3]string{r.Type, r.From, r.To}] })
}

// Keep leaves in the sentences only the reasons that are wanted, and only the
// sentences that have any. It leaves the graph as it is.
func (e *Explanation) Keep(wanted func(Reason) bool) {
	for i := range e.Sentences {
		s := &e.Sentences[i]
		s.Edges = slices.DeleteFunc(s.Edges, func(r Reason) bool { return !wanted(r) })
	}
	e.Sentences = slices.DeleteFunc(e.Sentences, func(s Evidence) bool { return len(s.Edges) == 0 })
}

// sentences explains those that are evidence of an edge.
func (e *explainer) sentences() []Evidence {
	edges := make(map[int][]graph.Edge) // by where their evidence begins
	for _, edge := range e.graph.Edges {
		for _, span := range edge.Evidence {
			edges[span.Start] = append(edges[span.Start], edge)
		}
	}
	nodes := make(map[string]bool)
	for _, n := range e.graph.Nodes {
		nodes[n.ID] = true
	}
	out := []Evidence{}
	for s, sentence := range e.sents {
		span := e.span(sentence.Start, sentence.End)
		said := edges[span.Start]
		if len(said) == 0 {
			continue
		}
		ev := Evidence{Span: span, Phrases: e.phrases(s, nodes)}
		for _, edge := range said {
			ev.Edges = append(ev.Edges, e.reason(s, edge))
		}
		out = append(out, ev)
	}
	return out
}

// reason tells how sentence s says an edge: by the finding that is surest of it.
func (e *explainer) reason(s int, edge graph.Edge) Reason {
	// Issues leave no findings: all of their edges are as sure.
	r := Reason{Type: edge.Type, From: edge.From, To: edge.To, Status: edge.Status, Confidence: edge.Confidence, Rule: edge.Rule, Lost: []Alternative{}}
	var best *relation.Finding
	for i := range e.findings {
		if f := &e.findings[i]; f.Dropped == "" && f.Sentence == s && e.says(f, edge) && (best == nil || f.Confidence > best.Confidence) {
			best = f
		}
	}
	if best == nil {
		return r
	}
	r.Rule, r.Pattern, r.Confidence = best.Rule, best.Row, round(best.Confidence, 2)
	r.Status, r.Cue = best.Status, best.Cue
	if best.Pair != nil {
		r.Features = e.relations.Weigh(*best.Pair, best.Type.Name, weightiest)
		for i := range r.Features {
			r.Features[i].Weight = round(r.Features[i].Weight, 3)
		}
		r.Probability, r.Lost = e.likely(best)
	}
	for i := range e.findings {
		f := &e.findings[i]
		if f == best || f.Sentence != s || !e.ofPair(f, edge) {
			continue
		}
		lost := Alternative{Type: f.Type.Name, From: e.ids[f.From], To: e.ids[f.To], Rule: f.Rule, Pattern: f.Row, Why: f.Dropped}
		switch {
		case f.Dropped == "" && !e.says(f, edge):
			continue // an edge of its own
		case f.Dropped == "":
			lost.Why = "says the same and is less sure"
			if f.Status.Strength() > r.Status.Strength() {
				r.Status, r.Cue = f.Status, f.Cue
			}
		case e.says(f, edge):
			continue // found by another way after all
		}
		if !slices.Contains(r.Lost, lost) {
			r.Lost = append(r.Lost, lost)
		}
	}
	return r
}

// likely is how likely the classifier found the type of the finding, and the
// types that it found likeliest after it.
func (e *explainer) likely(f *relation.Finding) (float64, []Alternative) {
	var out []Alternative
	classes, _ := e.relations.Judge(*f.Pair)
	probabilities := make(map[string]float64)
	for class, p := range classes {
		probabilities[act.EdgeType(class)] += p
	}
	for typ, p := range probabilities {
		if typ != f.Type.Name {
			out = append(out, Alternative{Type: typ, From: e.ids[f.From], To: e.ids[f.To], Rule: f.Rule, Probability: round(p, 3), Why: "less likely"})
		}
	}
	slices.SortFunc(out, func(a, b Alternative) int {
		return cmp.Or(cmp.Compare(b.Probability, a.Probability), cmp.Compare(a.Type, b.Type))
	})
	return round(probabilities[f.Type.Name], 3), out[:min(runnersUp, len(out))]
}

// says tells whether the finding says the edge, whatever became of it.
func (e *explainer) says(f *relation.Finding, edge graph.Edge) bool {
	return f.Type.Name == edge.Type && (e.ids[f.From] == edge.From && e.ids[f.To] == edge.To ||
		f.Type.Symmetric && e.ids[f.From] == edge.To && e.ids[f.To] == edge.From)
}

// ofPair tells whether the finding is about the two ends of the edge.
func (e *explainer) ofPair(f *relation.Finding, edge graph.Edge) bool {
	from, to := e.ids[f.From], e.ids[f.To]
	return from == edge.From && to == edge.To || from == edge.To && to == edge.From
}

func round(x float64, digits int) float64 {
	unit := math.Pow10(digits)
	return math.Round(x*unit) / unit
}
