package extract

import (
	"github.com/graphload/graphload/extract/act"
	"github.com/graphload/graphload/extract/entity"
	"github.com/graphload/graphload/extract/lexicon"
	"github.com/graphload/graphload/extract/mention"
	"github.com/graphload/graphload/extract/nametag"
	"github.com/graphload/graphload/extract/syntax"
	"github.com/graphload/graphload/graph"
	"golang.org/x/sync/errgroup"
)

// Reader does the first half of the work: it parses texts and finds out who is
// who in them. It is safe for concurrent use.
type Reader struct {
	lex      *lexicon.Lexicon
	splitter *syntax.Splitter
	tagger   *syntax.Tagger
	mentions *mention.Finder
}

// NewReader loads the lexicons and the models that parsing needs.
func NewReader() (*Reader, error) {
	x := &Reader{}
	// The tagger's model and the lexicons take about as long and are read at once.
	var load errgroup.Group
	load.Go(func() (err error) {
		x.tagger, err = syntax.NewTagger()
		return err
	})
	load.Go(func() (err error) {
		if x.splitter, err = syntax.NewSplitter(lexicon.Abbreviations()); err != nil {
			return err
		}
		if x.lex, err = lexicon.Load(); err != nil {
			return err
		}
		names, err := nametag.Load(x.lex)
		x.mentions = mention.NewFinder(x.lex, names)
		return err
	})
	if err := load.Wait(); err != nil {
		return nil, err
	}
	x.tagger = x.tagger.WithLemmas(x.lex.Lemmatizer())
	return x, nil
}

// Lexicon is what the reader knows before it reads.
func (x *Reader) Lexicon() *lexicon.Lexicon { return x.lex }

// reading is a text as far as a Reader brings it.
type reading struct {
	sents    []syntax.Sentence
	holdings []entity.Holding
	refs     *entity.Refs
}

// read finds the names of tagged sentences, parses the sentences around them,
// and resolves who is meant.
func (x *Reader) read(sents []syntax.Sentence) reading {
	mentions := x.mentions.Find(sents)
	cast := entity.Gather(x.lex, mentions)
	holdings := entity.Holdings(x.lex, cast, sents, mentions)
	parses := x.parse(sents, mentions, holdings)
	return reading{sents, holdings, entity.Resolve(x.lex, cast, parses, mentions)}
}

// parse cuts the sentences into chunks and clauses around their names. The
// words of a title belong to the name beside it.
func (x *Reader) parse(sents []syntax.Sentence, mentions [][]mention.Mention, holdings []entity.Holding) []*syntax.Parse {
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
func (x *Reader) sentences(doc graph.Document) []syntax.Sentence {
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

// Pair parses a text as one sentence, with two actors given by byte offsets. One
// who holds no word stands before all (a source) or after all (a target). ok is
// false if neither holds one.
func (x *Reader) Pair(text string, source, target [2]int) (p act.Pair, ok bool) {
	sents := x.splitter.Split(text, 0, len(text))
	if len(sents) == 0 {
		return p, false
	}
	one := sents[0]
	for _, s := range sents[1:] {
		one.Tokens = append(one.Tokens, s.Tokens...)
		one.End = s.End
	}
	x.tagger.Tag(one.Tokens)
	p.Clues = act.NewClues(x.lex, x.read([]syntax.Sentence{one}).refs.Parses[0])
	cover := func(span [2]int) (first, last int) {
		first, last = -1, -1
		for i, t := range one.Tokens {
			if t.End > span[0] && t.Start < span[1] {
				if first < 0 {
					first = i
				}
				last = i
			}
		}
		return first, last
	}
	p.SourceFirst, p.SourceEnd = cover(source)
	p.TargetFirst, p.TargetEnd = cover(target)
	ok = p.SourceFirst >= 0 || p.TargetFirst >= 0
	if p.TargetFirst < 0 {
		p.TargetFirst, p.TargetEnd = len(one.Tokens), len(one.Tokens)
	}
	return p, ok
}
