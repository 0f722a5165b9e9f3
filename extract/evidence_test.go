package extract

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/graphload/graphload/graph"
)

// edge finds the one edge of this type between nodes of these names.
func edge(t *testing.T, g graph.ArticleGraph, from, kind, to string) graph.Edge {
	t.Helper()
	for _, e := range g.Edges {
		if nameOf(g, e.From) == from && e.Type == kind && nameOf(g, e.To) == to {
			return e
		}
	}
	t.Fatalf("no edge %s %s %s among %v", from, kind, to, edges(g))
	return graph.Edge{}
}

// One edge has every sentence that says it, in the order of the text.
func TestEvidenceOfEverySentence(t *testing.T) {
	doc := document("Iraq invaded Kuwait. Oil grew dear. Troops of Iraq attacked Kuwait again. Iraq may attack Kuwait.")
	g := newExtractor(t).Extract(doc)
	checkGraph(t, doc, g)
	e := edge(t, g, "Iraq", "ATTACKED", "Kuwait")
	var texts []string
	for _, s := range e.Evidence {
		texts = append(texts, s.Text)
	}
	want := "Iraq invaded Kuwait.|Troops of Iraq attacked Kuwait again.|Iraq may attack Kuwait."
	if got := strings.Join(texts, "|"); got != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
	if e.Status != graph.Actual {
		t.Errorf("status %s: the strongest of several is actual", e.Status)
	}
}

// The evidence of an endless sentence is cut at a word, and the edge stays.
func TestEvidenceOfALongSentence(t *testing.T) {
	doc := document("Iraq invaded Kuwait" + strings.Repeat(", its neighbour by the sea", 100) + ".")
	g := newExtractor(t).Extract(doc)
	checkGraph(t, doc, g)
	s := edge(t, g, "Iraq", "ATTACKED", "Kuwait").Evidence[0]
	if n := utf8.RuneCountInString(s.Text); n > maxEvidence || n < maxEvidence-30 {
		t.Errorf("evidence of %d code points", n)
	}
	if !strings.HasPrefix(doc.Text[len(s.Text):], " ") && !strings.HasPrefix(doc.Text[len(s.Text):], ",") {
		t.Errorf("cut inside a word: …%s", s.Text[len(s.Text)-20:])
	}
}

// The title is read like the text behind it, the date line is not.
func TestTitleIsRead(t *testing.T) {
	text := "Iraq invaded Kuwait\ndate: 1990-08-02\n\nOil grew dear."
	doc := document(text)
	doc.TitleEnd = strings.Index(text, "\n")
	doc.BodyStart = strings.Index(text, "Oil")
	g := newExtractor(t).Extract(doc)
	checkGraph(t, doc, g)
	if got := edge(t, g, "Iraq", "ATTACKED", "Kuwait").Evidence[0]; got != (graph.Span{Start: 0, End: 19, Text: "Iraq invaded Kuwait"}) {
		t.Errorf("got %+v", got)
	}
}

// The kind of line ends does not change what is found, only where.
func TestLineEndsChangeOffsetsAlone(t *testing.T) {
	x := newExtractor(t)
	for name, doc := range articles(t) {
		unix, dos := x.Extract(doc), x.Extract(document(strings.ReplaceAll(doc.Text, "\n", "\r\n")))
		if a, b := strings.Join(edges(unix), "\n"), strings.Join(edges(dos), "\n"); a != b {
			t.Errorf("%s: with \\n\n%s\nwith \\r\\n\n%s", name, a, b)
		}
		if a, b := strings.Join(names(unix), "\n"), strings.Join(names(dos), "\n"); a != b {
			t.Errorf("%s: with \\n\n%s\nwith \\r\\n\n%s", name, a, b)
		}
	}
}
