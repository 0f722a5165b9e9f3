package extract

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/graphload/graphload/extract/entity"
	"github.com/graphload/graphload/extract/issue"
	"github.com/graphload/graphload/extract/mention"
	"github.com/graphload/graphload/extract/relation"
	"github.com/graphload/graphload/extract/syntax"
	"github.com/graphload/graphload/graph"
)

// builder turns entities, facts and issues of one document into its graph.
type builder struct {
	doc       graph.Document
	sents     []syntax.Sentence
	cast      *entity.Cast
	offsets   offsets
	extractor string
	ids       []string       // by entity
	used      []bool         // by entity: an edge needs it
	speakers  map[string]int // by id: the entity whose words are reported
	edges     map[[3]string]*graph.Edge
	said      map[statement]bool
}

// statement is an edge with a sentence that says it.
type statement struct {
	edge     [3]string
	sentence int
}

func newBuilder(doc graph.Document, sents []syntax.Sentence, cast *entity.Cast) *builder {
	return &builder{doc: doc, sents: sents, cast: cast, offsets: newOffsets(doc.Text),
		used: make([]bool, len(cast.Entities)), speakers: make(map[string]int), edges: make(map[[3]string]*graph.Edge), said: make(map[statement]bool)}
}

func (b *builder) build(facts []relation.Fact, issues []issue.Issue) graph.ArticleGraph {
	g := graph.ArticleGraph{Article: b.doc.Article, Extractor: b.extractor, Nodes: []graph.Node{}, Edges: []graph.Edge{}}
	if g.Article.URLs == nil {
		g.Article.URLs = []string{}
	}
	b.name()
	for _, f := range facts {
		b.fact(f)
	}
	g.Nodes = append(g.Nodes, b.issues(issues)...)
	for _, e := range b.edges {
		slices.SortFunc(e.Evidence, func(a, b graph.Span) int { return cmp.Compare(a.Start, b.Start) })
		slices.Sort(e.AttributedTo)
		e.AttributedTo = slices.Compact(e.AttributedTo)
		for _, id := range e.AttributedTo {
			b.used[b.speakers[id]] = true
		}
		g.Edges = append(g.Edges, *e)
	}
	for i := range b.cast.Entities {
		n, ok := b.node(i)
		if !ok {
			continue
		}
		if k := slices.IndexFunc(g.Nodes, func(o graph.Node) bool { return o.ID == n.ID }); k >= 0 {
			share(&g.Nodes[k], n)
		} else {
			g.Nodes = append(g.Nodes, n)
		}
	}
	g.Sort()
	return g
}

// share gives the node what another entity of the same id says of it.
func share(have *graph.Node, other graph.Node) {
	for _, a := range append(other.Aliases, other.Name) {
		if a != have.Name && !slices.Contains(have.Aliases, a) {
			have.Aliases = append(have.Aliases, a)
		}
	}
	slices.Sort(have.Aliases)
	for _, m := range other.Mentions {
		if !slices.Contains(have.Mentions, m) {
			have.Mentions = append(have.Mentions, m)
		}
	}
	slices.SortFunc(have.Mentions, func(a, b graph.Span) int { return cmp.Compare(a.Start, b.Start) })
}

// name gives every entity its id. Two entities of one label and slug are told
// apart by the longer of their names already; what is left shares the node.
func (b *builder) name() {
	b.ids = make([]string, len(b.cast.Entities))
	for i, e := range b.cast.Entities {
		switch {
		case e.Label == graph.Nation:
			b.ids[i] = graph.NationID(e.Nation)
		case e.Label == graph.Alliance:
			b.ids[i] = "alliance/" + strings.TrimPrefix(e.Key, "Alliance/")
		default:
			b.ids[i] = graph.EntityID(e.Label, e.Name)
		}
	}
}

// node makes the node of entity i. Nations of which only a city is named as a
// place are none, unless an edge leads there.
func (b *builder) node(i int) (graph.Node, bool) {
	e := b.cast.Entities[i]
	n := graph.Node{ID: b.ids[i], Label: e.Label, Name: e.Name, Aliases: []string{}, Mentions: []graph.Span{}}
	named := b.used[i]
	for _, m := range e.Mentions {
		if m.Form != mention.Place && m.Form != mention.Capital {
			named = true
		}
	}
	if !named || n.Name == "" || e.Media && !b.used[i] {
		return n, false
	}
	for _, m := range e.Mentions {
		if m.Form == mention.Place && !b.used[i] {
			continue
		}
		n.Mentions = append(n.Mentions, b.span(m.Start, m.End))
		if f := clean(m.Name); f != n.Name && !slices.Contains(n.Aliases, f) {
			n.Aliases = append(n.Aliases, f)
		}
	}
	slices.Sort(n.Aliases)
	if e.Label == graph.Nation {
		n.ISO3 = e.Nation
		n.ISO2 = b.cast.ISO2(e.Nation)
	}
	return n, true
}

// span is text[start:end], byte offsets, as a span in code points.
func (b *builder) span(start, end int) graph.Span {
	return graph.Span{Start: b.offsets.rune(start), End: b.offsets.rune(end), Text: b.doc.Text[start:end]}
}

// How often such edges are right on articles whose graphs were drawn by hand.
const (
	concerns  = 0.4
	discussed = 0.35
)

// maxEvidence bounds the text of one piece of evidence, in code points.
const maxEvidence = 600

// sentence is the evidence that sentence s gives, cut to what may be quoted.
func (b *builder) sentence(s int) graph.Span {
	x := b.sents[s]
	sp := b.span(x.Start, x.End)
	if utf8.RuneCountInString(sp.Text) <= maxEvidence {
		return sp
	}
	end := x.Start
	for _, t := range x.Tokens {
		if utf8.RuneCountInString(b.doc.Text[x.Start:t.End]) > maxEvidence {
			break
		}
		end = t.End
	}
	if end == x.Start { // one endless word
		end = x.Start + len(string([]rune(sp.Text)[:maxEvidence]))
	}
	return b.span(x.Start, end)
}

// fact adds an edge, or its sentence to the edge that says the same.
func (b *builder) fact(f relation.Fact) {
	e := graph.Edge{Type: f.Type.Name, From: b.ids[f.From], To: b.ids[f.To], Status: f.Status,
		Confidence: f.Confidence, Plover: f.Type.Plover, Date: b.doc.Published, Place: clean(f.Place),
		Title: clean(f.Title), Former: f.Former, Rule: f.Rule}
	if e.From == e.To {
		return
	}
	b.used[f.From], b.used[f.To] = true, true
	e.AttributedTo = b.attribution(f)
	b.edge(e, f.Sentence, f.Type.Symmetric)
}

// attribution is the id of whoever is reported to say the fact, nothing if the
// text says it or somebody of himself.
func (b *builder) attribution(f relation.Fact) []string {
	if f.Speaker < 0 {
		return nil
	}
	id := b.ids[f.Speaker]
	if id == b.ids[f.From] || f.Type.Symmetric && id == b.ids[f.To] {
		return nil
	}
	b.speakers[id] = f.Speaker
	return []string{id}
}

func (b *builder) edge(e graph.Edge, sentence int, symmetric bool) {
	if symmetric && e.From > e.To {
		e.From, e.To = e.To, e.From
	}
	e.Confidence = math.Round(e.Confidence*100) / 100
	key := [3]string{e.Type, e.From, e.To}
	have := b.edges[key]
	if have == nil {
		have = &e
		b.edges[key] = have
	}
	if st := (statement{key, sentence}); !b.said[st] {
		b.said[st] = true
		have.Evidence = append(have.Evidence, b.sentence(sentence))
	}
	if have == &e {
		return
	}
	if e.Status.Strength() > have.Status.Strength() {
		have.Status = e.Status
	}
	if e.Confidence > have.Confidence {
		have.Confidence, have.Rule = e.Confidence, e.Rule
	}
	if have.Place == "" {
		have.Place = e.Place
	}
	if len(e.Title) > len(have.Title) {
		have.Title = e.Title
	}
	have.Former = have.Former && e.Former
	if len(have.AttributedTo) == 0 || len(e.AttributedTo) == 0 {
		have.AttributedTo = nil
	} else {
		have.AttributedTo = append(have.AttributedTo, e.AttributedTo...)
	}
}

// issues makes the nodes and edges of the issues.
func (b *builder) issues(issues []issue.Issue) []graph.Node {
	var out []graph.Node
	for _, is := range issues {
		n := graph.Node{ID: graph.EntityID(graph.Issue, is.Name), Label: graph.Issue, Name: is.Name, Context: is.Contexts, Aliases: []string{}, Mentions: []graph.Span{}}
		if slices.ContainsFunc(out, func(o graph.Node) bool { return o.ID == n.ID }) {
			continue
		}
		n.Aliases = append(n.Aliases, is.Aliases...)
		slices.Sort(n.Aliases)
		for _, p := range is.Phrases {
			n.Mentions = append(n.Mentions, b.span(p.Start, p.End))
		}
		out = append(out, n)
		for _, l := range is.Concerns {
			b.used[l.Entity] = true
			b.edge(graph.Edge{Type: "CONCERNS", From: n.ID, To: b.ids[l.Entity], Status: graph.Actual, Confidence: concerns, Date: b.doc.Published, Rule: "issue: names it"}, l.Sentence, false)
		}
		for _, l := range is.Raised {
			b.used[l.Entity] = true
			b.edge(graph.Edge{Type: "DISCUSSED", From: b.ids[l.Entity], To: n.ID, Status: graph.Actual, Confidence: discussed, Date: b.doc.Published, Rule: "issue: discussed"}, l.Sentence, false)
		}
	}
	return out
}
