package extract

import (
	"fmt"
	"strings"

	"github.com/graphload/graphload/extract/act"
	"github.com/graphload/graphload/extract/issue"
	"github.com/graphload/graphload/extract/nametag"
	"github.com/graphload/graphload/extract/relation"
	"github.com/graphload/graphload/graph"
)

// Extractor turns articles into graphs. Making one takes some 300 ms, an
// article a few; it is safe for concurrent use.
type Extractor struct {
	*Reader
	relations *relation.Finder
	issues    *issue.Finder
	version   string
}

// New makes an extractor. version is that of the program: with the hashes of
// lexicons and models it becomes the extractor's own.
func New(version string) (*Extractor, error) {
	reader, err := NewReader()
	if err != nil {
		return nil, err
	}
	acts, err := act.Load()
	if err != nil {
		return nil, err
	}
	return &Extractor{
		Reader:    reader,
		relations: relation.NewFinder(reader.lex, acts),
		issues:    issue.NewFinder(reader.lex),
		version:   fmt.Sprintf("graphload %s, lexicon %s, models %s %s", version, reader.lex.Hash(), nametag.Hash(), act.Hash()),
	}, nil
}

// Version names the program, its lexicons and models; another version may read
// an article differently.
func (x *Extractor) Version() string { return x.version }

// Extract reads one article. The same document gives the same graph, whatever
// was read before and by however many goroutines.
func (x *Extractor) Extract(doc graph.Document) graph.ArticleGraph {
	r := x.read(x.sentences(doc))
	facts := x.relations.Find(r.refs, r.holdings)
	issues := x.issues.Find(doc.Text, r.sents, r.refs)
	b := newBuilder(doc, r.sents, r.refs.Cast)
	b.extractor = x.version
	return b.build(facts, issues)
}

// clean is text on one line, with single spaces.
func clean(s string) string { return strings.Join(strings.Fields(s), " ") }
