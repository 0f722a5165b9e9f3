package extract

import (
	"fmt"
	"strings"

	"github.com/graphload/graphload/extract/entity"
	"github.com/graphload/graphload/extract/issue"
	"github.com/graphload/graphload/extract/lexicon"
	"github.com/graphload/graphload/extract/mention"
	"github.com/graphload/graphload/extract/nametag"
	"github.com/graphload/graphload/extract/relation"
	"github.com/graphload/graphload/extract/syntax"
	"github.com/graphload/graphload/graph"
)

// Extractor turns articles into graphs. Making one takes some 200 ms, an
// article a few; it is safe for concurrent use.
type Extractor struct {
	lex       *lexicon.Lexicon
	splitter  *syntax.Splitter
	tagger    *syntax.Tagger
	mentions  *mention.Finder
	relations *relation.Finder
	issues    *issue.Finder
	version   string
}

// New makes an extractor. version is that of the program: with the hash of the
// lexicons it becomes the extractor's own.
func New(version string) (*Extractor, error) {
	lex, err := lexicon.Load()
	if err != nil {
		return nil, err
	}
	splitter, err := syntax.NewSplitter(lexicon.Abbreviations())
	if err != nil {
		return nil, err
	}
	tagger, err := syntax.NewTagger(lex.Lemmatizer())
	if err != nil {
		return nil, err
	}
	model, err := nametag.Load(lex)
	if err != nil {
		return nil, err
	}
	return &Extractor{
		lex:       lex,
		splitter:  splitter,
		tagger:    tagger,
		mentions:  mention.NewFinder(lex, model),
		relations: relation.NewFinder(lex),
		issues:    issue.NewFinder(lex),
		version:   fmt.Sprintf("graphload %s, lexicon %s", version, lex.Hash()),
	}, nil
}

// Version names the program and its lexicons; another version may read an
// article differently.
func (x *Extractor) Version() string { return x.version }

// Extract reads one article. The same document gives the same graph, whatever
// was read before and by however many goroutines.
func (x *Extractor) Extract(doc graph.Document) graph.ArticleGraph {
	sents := x.sentences(doc)
	mentions := x.mentions.Find(sents)
	cast := entity.Gather(x.lex, mentions)
	holdings := entity.Holdings(x.lex, cast, sents, mentions)
	parses := x.parse(sents, mentions, holdings)
	refs := entity.Resolve(x.lex, cast, parses, mentions)
	facts := x.relations.Find(refs, holdings)
	issues := x.issues.Find(doc.Text, sents, refs)
	b := newBuilder(doc, sents, cast)
	b.extractor = x.version
	return b.build(facts, issues)
}

// parse cuts the sentences into chunks and clauses around their names. The
// words of a title belong to the name beside it.
func (x *Extractor) parse(sents []syntax.Sentence, mentions [][]mention.Mention, holdings []entity.Holding) []*syntax.Parse {
	names := make([]syntax.Boundary, len(sents))
	for i := range sents {
		names[i] = make(syntax.Boundary, len(sents[i].Tokens))
		for j := range names[i] {
			names[i][j] = syntax.Unnamed
		}
		for k, m := range mentions[i] {
			for j := m.First; j <= m.Last; j++ {
				names[i][j] = k
			}
		}
	}
	for _, h := range holdings {
		for j := h.TitleFirst; j <= h.TitleLast; j++ {
			if names[h.Sentence][j] == syntax.Unnamed {
				names[h.Sentence][j] = syntax.Glued
			}
		}
	}
	parses := make([]*syntax.Parse, len(sents))
	for i := range sents {
		x.tagger.Settle(sents[i].Tokens, names[i])
		parses[i] = syntax.NewParse(sents[i].Tokens, names[i])
	}
	return parses
}

// sentences cuts the article into tagged sentences: its title, then its body.
func (x *Extractor) sentences(doc graph.Document) []syntax.Sentence {
	var sents []syntax.Sentence
	if doc.TitleEnd > 0 {
		sents = x.splitter.Split(doc.Text, 0, doc.TitleEnd)
		for i := range sents {
			sents[i].Title = true
		}
	}
	sents = append(sents, x.splitter.Split(doc.Text, doc.BodyStart, len(doc.Text))...)
	for i := range sents {
		x.tagger.Tag(sents[i].Tokens)
	}
	return sents
}

// clean is text on one line, with single spaces.
func clean(s string) string { return strings.Join(strings.Fields(s), " ") }
