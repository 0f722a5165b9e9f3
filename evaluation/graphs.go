package evaluation

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/graphload/graphload/graph"
)

// Reading is what was made of one article.
type Reading struct {
	Text  string // whose code points the offsets of the graph count
	Graph graph.ArticleGraph
}

// GraphReport tells how well extracted graphs agree with gold graphs.
type GraphReport struct {
	Articles, Read int   // gold graphs, and how many of them have a reading
	Rows           []Row // see ScoreGraphs
	// Status is how many of the edges found have the right status, Evidence how
	// many carry text that holds the gold evidence.
	Status, Evidence Share
	Reliability      Reliability
	Differences      []Difference // one an article, in the order of the gold graphs
}

// Row is a line of a report.
type Row struct {
	Name string
	Count
}

// The rows of a GraphReport that sum others up.
const (
	RowNamed     = "NAMED" // all nodes but Issues
	RowNodes     = "NODES"
	RowStructure = "structure"
	RowEvents    = "events"
	RowAbout     = "about"
	RowEdges     = "EDGES"
)

// Count is the count of a row; nothing if there is no such row.
func (r GraphReport) Count(row string) Count {
	for _, x := range r.Rows {
		if x.Name == row {
			return x.Count
		}
	}
	return Count{}
}

// Reliability tells of the edges found, in bands by their confidence, how many
// are right: below 0.1, from 0.1 to below 0.2, and so on up to 1. Confidence is
// reliable if the share of right edges lies in the band.
type Reliability [10]Share

// Bounds are the lowest confidence of a band and the lowest of the next.
func (r Reliability) Bounds(band int) (from, to float64) {
	return float64(band) / float64(len(r)), float64(band+1) / float64(len(r))
}

// Edges is the number of edges in all bands.
func (r Reliability) Edges() int {
	all := 0
	for _, band := range r {
		all += band.Of
	}
	return all
}

// count counts an edge.
func (r *Reliability) count(confidence float64, right bool) {
	band := 0
	for band < len(r)-1 {
		if _, to := r.Bounds(band); !(confidence >= to) { // so that NaN stays below
			break
		}
		band++
	}
	r[band].count(right)
}

// Difference is what is missing from the graph of an article and what is wrong
// in it, nodes before edges, each as a line to read.
type Difference struct {
	Article        string
	Missing, Wrong []string
}

// ScoreGraphs compares the readings, by the names of their articles, with the
// gold graphs. An article without a reading has found nothing; a reading
// without a gold graph is passed over.
//
// A node is right if it pairs with a marked one: a Nation by its code, an Issue
// by its words, any other by its label and a name (see match). An edge is right
// if its type and both ends are, the order free where the type has none; denied
// pairs with denied alone, the other statuses with each other. What the gold
// marks as optional counts neither way, nor do edges at an optional node.
//
// Reliability counts the edges that count as right or wrong.
//
// The rows are "node LABEL" for each label, RowNamed, RowNodes, "edge TYPE" for
// each type, RowStructure, RowEvents, RowAbout and RowEdges. A label or type
// that stands nowhere has no row.
func ScoreGraphs(golds []Gold, readings map[string]Reading) GraphReport {
	s := graphScorer{counts: make(map[string]*Count)}
	for _, gold := range golds {
		reading, ok := readings[gold.Article]
		if ok {
			s.report.Read++
		}
		s.article(gold, reading)
	}
	s.report.Articles = len(golds)
	s.report.Rows = s.rows()
	return s.report
}

// graphScorer gathers the counts of the articles.
type graphScorer struct {
	report GraphReport
	counts map[string]*Count
}

func (s *graphScorer) count(row string) *Count {
	if s.counts[row] == nil {
		s.counts[row] = &Count{}
	}
	return s.counts[row]
}

func (s *graphScorer) rows() []Row {
	var nodes, edges []string
	for _, name := range slices.Sorted(maps.Keys(s.counts)) {
		switch {
		case strings.HasPrefix(name, "node "):
			nodes = append(nodes, name)
		case strings.HasPrefix(name, "edge "):
			edges = append(edges, name)
		}
	}
	var rows []Row
	for _, name := range slices.Concat(
		nodes, []string{RowNamed, RowNodes},
		edges, []string{RowStructure, RowEvents, RowAbout, RowEdges},
	) {
		rows = append(rows, Row{name, *s.count(name)})
	}
	return rows
}

// nodeRows are the rows in which a node counts.
func nodeRows(label graph.Label) []string {
	rows := []string{"node " + string(label), RowNodes}
	if label != graph.Issue {
		rows = append(rows, RowNamed)
	}
	return rows
}

// edgeRows are the rows in which an edge counts.
func edgeRows(kind string) []string {
	group := RowEvents
	switch t, _ := graph.EdgeTypeNamed(kind); t.Group {
	case graph.Structure:
		group = RowStructure
	case graph.About:
		group = RowAbout
	case graph.Event:
	}
	return []string{"edge " + kind, group, RowEdges}
}

func (s *graphScorer) article(gold Gold, reading Reading) {
	optional := make(map[string]bool)
	for _, n := range gold.Nodes {
		optional[n.ID] = n.Optional
	}
	matched := match(predicted(reading.Graph.Nodes, reading.Text), marked(gold.Nodes))
	diff := Difference{Article: gold.Article}
	s.nodes(gold, reading, matched, optional, &diff)
	s.edges(gold, reading, matched, optional, &diff)
	s.report.Differences = append(s.report.Differences, diff)
}

func (s *graphScorer) nodes(gold Gold, reading Reading, matched map[string]string, optional map[string]bool, diff *Difference) {
	found := make(map[string]bool)
	for _, n := range reading.Graph.Nodes {
		id, right := matched[n.ID]
		found[id] = true
		if optional[id] {
			continue
		}
		for _, row := range nodeRows(n.Label) {
			s.count(row).answer(right)
		}
		if !right {
			diff.Wrong = append(diff.Wrong, fmt.Sprintf("%s %s", n.Label, n.Name))
		}
	}
	for _, n := range gold.Nodes {
		if n.Optional || found[n.ID] {
			continue
		}
		for _, row := range nodeRows(n.Label) {
			s.count(row).FN++
		}
		diff.Missing = append(diff.Missing, fmt.Sprintf("%s %s", n.Label, n.Name))
	}
}

func (s *graphScorer) edges(gold Gold, reading Reading, matched map[string]string, optional map[string]bool, diff *Difference) {
	wanted := make(map[edgeKey]bool, len(gold.Edges))
	for _, e := range gold.Edges {
		wanted[newEdgeKey(e.Type, e.From, e.To, e.Status)] = true
	}
	names := make(map[string]string, len(reading.Graph.Nodes))
	for _, n := range reading.Graph.Nodes {
		names[n.ID] = n.Name
	}
	got := make(map[edgeKey]graph.Edge)
	for _, e := range reading.Graph.Edges {
		// An end without a match is no gold id, so that its edge is not wanted.
		from, to := matched[e.From], matched[e.To]
		key := newEdgeKey(e.Type, from, to, e.Status)
		switch {
		case wanted[key]:
			got[key] = e
		case optional[from] || optional[to]:
		default:
			for _, row := range edgeRows(e.Type) {
				s.count(row).FP++
			}
			s.report.Reliability.count(e.Confidence, false)
			diff.Wrong = append(diff.Wrong, fmt.Sprintf("%s %s %s",
				cmp.Or(names[e.From], e.From), e.Type, cmp.Or(names[e.To], e.To)))
		}
	}
	text := []rune(reading.Text)
	for _, e := range gold.Edges {
		if e.Optional || optional[e.From] || optional[e.To] {
			continue
		}
		edge, found := got[newEdgeKey(e.Type, e.From, e.To, e.Status)]
		for _, row := range edgeRows(e.Type) {
			if found {
				s.count(row).TP++
			} else {
				s.count(row).FN++
			}
		}
		if !found {
			diff.Missing = append(diff.Missing, fmt.Sprintf("%s %s %s   [%s]", e.From, e.Type, e.To, shorten(e.Evidence)))
			continue
		}
		s.report.Reliability.count(edge.Confidence, true)
		s.report.Status.count(cmp.Or(edge.Status, graph.Actual) == e.Status)
		s.report.Evidence.count(holds(edge.Evidence, e.passages(), text))
	}
}

// maxEvidence is the longest evidence that counts, in code points: quoting the
// whole article proves nothing.
const maxEvidence = 600

// holds tells whether evidence that is exactly the text at its offsets holds
// one of the passages, white space aside.
func holds(evidence []graph.Span, passages []string, text []rune) bool {
	var quoted []string
	for _, x := range evidence {
		inside := 0 <= x.Start && x.Start <= x.End && x.End <= len(text)
		if inside && string(text[x.Start:x.End]) == x.Text && utf8.RuneCountInString(x.Text) <= maxEvidence {
			quoted = append(quoted, strings.Fields(x.Text)...)
		}
	}
	all := strings.Join(quoted, " ")
	return slices.ContainsFunc(passages, func(passage string) bool {
		return strings.Contains(all, strings.Join(strings.Fields(passage), " "))
	})
}

// shorten cuts a quotation to what one line holds.
func shorten(text string) string {
	const limit = 90
	runes := []rune(text)
	return string(runes[:min(len(runes), limit)])
}
