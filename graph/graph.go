package graph

import (
	"cmp"
	"fmt"
	"slices"
)

// Status says whether an act happened.
type Status string

// The statuses, strongest first: where the sentences of an article differ, the
// edge has the strongest.
const (
	Actual   Status = "actual"   // happened, is happening, or holds
	Planned  Status = "planned"  // announced, agreed to or expected, not yet done
	Possible Status = "possible" // may, might, if; a mere proposal
	Denied   Status = "denied"   // the text says that it did not or will not happen
)

// Strength orders statuses: 3 for Actual down to 0 for Denied, -1 for anything
// else.
func (s Status) Strength() int {
	return slices.Index([]Status{Denied, Possible, Planned, Actual}, s)
}

// Span is a slice of an article's text with its place: Start inclusive and End
// exclusive, in code points.
type Span struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Text  string `json:"text"`
}

// Node is an entity as one article shows it.
type Node struct {
	ID       string   `json:"id"`
	Label    Label    `json:"label"`
	Name     string   `json:"name"`
	ISO2     string   `json:"iso2,omitempty"`
	ISO3     string   `json:"iso3,omitempty"`
	Wikidata string   `json:"wikidata,omitempty"`
	Context  []string `json:"context,omitempty"` // of an Issue: the PLOVER contexts of its terms (military, trade …), sorted
	Aliases  []string `json:"aliases"`           // the other forms that the article uses, sorted
	Mentions []Span   `json:"mentions"`          // by place, never two at one place
}

// Edge is what the article says of two of its nodes.
type Edge struct {
	Type       string  `json:"type"`
	From       string  `json:"from"`
	To         string  `json:"to"`
	Status     Status  `json:"status"`
	Confidence float64 `json:"confidence"` // 0 to 1
	Plover     string  `json:"plover,omitempty"`
	Date       string  `json:"date,omitempty"` // of the event if the text tells it, else the article's
	Place      string  `json:"place,omitempty"`
	Title      string  `json:"title,omitempty"` // the office, on REPRESENTS
	Former     bool    `json:"former,omitempty"`
	Rule       string  `json:"rule"`     // what found it
	Evidence   []Span  `json:"evidence"` // the sentences that say it, by place
	// AttributedTo are the ids of those whose words the evidence reports, sorted:
	// of all its sentences together, but empty as soon as one of them is the
	// text's own. So is a sentence in which the edge's source, or either end of an
	// edge without direction, speaks for itself.
	AttributedTo []string `json:"attributed_to,omitempty"`
}

// ArticleGraph is the graph of one article. The article's own MENTIONS and
// CONCERNS edges are not listed: they follow from the nodes.
type ArticleGraph struct {
	Article Article `json:"article"`
	Nodes   []Node  `json:"nodes"`
	Edges   []Edge  `json:"edges"`
	// Extractor is the version of the program and its lexicons, and what else
	// decides what it finds (see DropBelow). An article of the same hash from
	// another extractor replaces the one that a store holds.
	Extractor string `json:"-"`
	// Text is the article's full text where the store is to keep it, else empty.
	Text string `json:"-"`
}

// Sort puts nodes and edges into their one order (nodes by label and id, edges
// by type and ends) and turns symmetric edges from the smaller id to the
// larger.
func (g *ArticleGraph) Sort() {
	for i := range g.Edges {
		e := &g.Edges[i]
		if t, ok := EdgeTypeNamed(e.Type); ok && t.Symmetric && e.From > e.To {
			e.From, e.To = e.To, e.From
		}
	}
	slices.SortFunc(g.Nodes, func(a, b Node) int {
		return cmp.Or(cmp.Compare(a.Label.order(), b.Label.order()), cmp.Compare(a.ID, b.ID))
	})
	slices.SortFunc(g.Edges, func(a, b Edge) int {
		return cmp.Or(cmp.Compare(a.Type, b.Type), cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To))
	})
}

// DropBelow leaves out the edges of a confidence below least. All nodes stay: the
// text mentions them whatever becomes of their edges. Above 0, least becomes part
// of Extractor, so that a store takes the graph of the same article with another
// one for another version of it.
func (g *ArticleGraph) DropBelow(least float64) {
	if least <= 0 {
		return
	}
	g.Edges = slices.DeleteFunc(g.Edges, func(e Edge) bool { return e.Confidence < least })
	g.Extractor += fmt.Sprintf(", confidence from %v", least)
}

// Check reports the first thing in the graph that no store may take: a missing
// id, contexts of what is no Issue, an edge of unknown type, with an end that is
// not a node or not allowed, or attributed to what is no node, two edges of one
// type between the same ends, a value that could not be given back as it is (see
// checkValues).
func (g *ArticleGraph) Check() error {
	if g.Article.ID == "" {
		return fmt.Errorf("article %q has no id", g.Article.Path)
	}
	if err := g.checkValues(); err != nil {
		return err
	}
	labels := make(map[string]Label, len(g.Nodes))
	for _, n := range g.Nodes {
		switch {
		case n.ID == "" || n.Name == "":
			return fmt.Errorf("article %s: node without id or name: %+v", g.Article.ID, n)
		case n.Label.order() == len(Labels()):
			return fmt.Errorf("article %s: node %s has unknown label %q", g.Article.ID, n.ID, n.Label)
		case n.Label != Issue && len(n.Context) > 0:
			return fmt.Errorf("article %s: node %s has contexts, which only an Issue may", g.Article.ID, n.ID)
		case labels[n.ID] != "":
			return fmt.Errorf("article %s: node %s stands twice", g.Article.ID, n.ID)
		}
		labels[n.ID] = n.Label
	}
	seen := make(map[[3]string]bool, len(g.Edges))
	for _, e := range g.Edges {
		t, ok := EdgeTypeNamed(e.Type)
		from, to := labels[e.From], labels[e.To]
		key := [3]string{e.Type, e.From, e.To}
		if t.Symmetric && e.From > e.To {
			key = [3]string{e.Type, e.To, e.From}
		}
		switch {
		case !ok:
			return fmt.Errorf("article %s: unknown edge type %q", g.Article.ID, e.Type)
		case from == "" || to == "":
			return fmt.Errorf("article %s: edge %s from %s to %s: an end is not among the nodes", g.Article.ID, e.Type, e.From, e.To)
		case e.From == e.To:
			return fmt.Errorf("article %s: edge %s from %s to itself", g.Article.ID, e.Type, e.From)
		case !t.Allows(from, to):
			return fmt.Errorf("article %s: %s may not run from a %s to a %s", g.Article.ID, e.Type, from, to)
		case e.Status.Strength() < 0:
			return fmt.Errorf("article %s: edge %s has unknown status %q", g.Article.ID, e.Type, e.Status)
		case seen[key]:
			return fmt.Errorf("article %s: edge %s from %s to %s stands twice", g.Article.ID, e.Type, e.From, e.To)
		}
		for _, id := range e.AttributedTo {
			if labels[id] == "" {
				return fmt.Errorf("article %s: edge %s from %s to %s is attributed to %s, which is not among the nodes", g.Article.ID, e.Type, e.From, e.To, shorten(id))
			}
		}
		seen[key] = true
	}
	return nil
}
