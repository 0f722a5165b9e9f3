package extract

import (
	"slices"
	"testing"

	"github.com/graphload/graphload/extract/entity"
	"github.com/graphload/graphload/extract/relation"
	"github.com/graphload/graphload/graph"
)

// An edge is attributed to all who are reported to say it, unless one sentence is
// the text's own or the words of somebody about himself.
func TestAttribution(t *testing.T) {
	x := newExtractor(t)
	doc := document("Iran, Iraq, Oman and Qatar were there. So were they. And again.")
	r := x.read(x.sentences(doc))
	by := make(map[string]int)
	for i, e := range r.refs.Cast.Entities {
		by[e.Nation] = i
	}
	const itself = ""
	for name, c := range map[string]struct {
		typ      string
		speakers []string // a sentence each
		want     []string
	}{
		"the text itself":             {"ATTACKED", []string{itself}, nil},
		"one":                         {"ATTACKED", []string{"OMN"}, []string{"nation/OMN"}},
		"several":                     {"ATTACKED", []string{"QAT", "OMN", "QAT"}, []string{"nation/OMN", "nation/QAT"}},
		"first one, then the text":    {"ATTACKED", []string{"OMN", itself}, nil},
		"first the text, then one":    {"ATTACKED", []string{itself, "OMN"}, nil},
		"the text between":            {"ATTACKED", []string{"OMN", itself, "QAT"}, nil},
		"the source":                  {"ATTACKED", []string{"IRQ"}, nil},
		"another and the source":      {"ATTACKED", []string{"OMN", "IRQ"}, nil},
		"the target":                  {"ATTACKED", []string{"IRN"}, []string{"nation/IRN"}},
		"one end, without direction":  {"MET_WITH", []string{"IRN"}, nil},
		"the other end":               {"MET_WITH", []string{"IRQ"}, nil},
		"another, without direction":  {"MET_WITH", []string{"OMN"}, []string{"nation/OMN"}},
		"an end and another about it": {"MET_WITH", []string{"OMN", "IRN"}, nil},
	} {
		var facts []relation.Fact
		for s, who := range c.speakers {
			f := relation.Fact{From: by["IRQ"], To: by["IRN"], Status: graph.Actual, Confidence: 1, Sentence: s, Speaker: -1}
			f.Type, _ = graph.EdgeTypeNamed(c.typ)
			if who != itself {
				f.Speaker = by[who]
			}
			facts = append(facts, f)
		}
		g := newBuilder(doc, r.sents, r.refs.Cast).build(facts, nil)
		if err := g.Check(); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if len(g.Edges) != 1 || !slices.Equal(g.Edges[0].AttributedTo, c.want) {
			t.Errorf("%s: edges %+v, want one attributed to %v", name, g.Edges, c.want)
		}
	}
}

// Whoever an edge is attributed to is a node, even if nothing else makes it one,
// and only if the edge is attributed to him in the end.
func TestAttributionMakesNodes(t *testing.T) {
	x := newExtractor(t)
	doc := document("Reuters tells of Iran and Iraq. They are there.")
	r := x.read(x.sentences(doc))
	media := slices.IndexFunc(r.refs.Cast.Entities, func(e *entity.Entity) bool { return e.Media })
	if media < 0 {
		t.Fatal("the text names no news agency")
	}
	said := func(sentence, speaker int) relation.Fact {
		f := relation.Fact{Status: graph.Actual, Sentence: sentence, Speaker: speaker}
		f.Type, _ = graph.EdgeTypeNamed("ATTACKED")
		for i, e := range r.refs.Cast.Entities {
			switch e.Nation {
			case "IRN":
				f.From = i
			case "IRQ":
				f.To = i
			}
		}
		return f
	}
	for _, c := range []struct {
		facts []relation.Fact
		want  bool
	}{
		{[]relation.Fact{said(0, media)}, true},
		{[]relation.Fact{said(0, media), said(1, -1)}, false},
	} {
		g := newBuilder(doc, r.sents, r.refs.Cast).build(c.facts, nil)
		if err := g.Check(); err != nil {
			t.Error(err)
		}
		if got := slices.Contains(names(g), "Organization Reuters"); got != c.want {
			t.Errorf("nodes %v, attributed to %v: Reuters among the nodes is %v, want %v", names(g), g.Edges[0].AttributedTo, got, c.want)
		}
	}
}
