package relation

import (
	"github.com/graphload/graphload/extract/act"
	"github.com/graphload/graphload/extract/entity"
	"github.com/graphload/graphload/extract/lexicon"
	"github.com/graphload/graphload/extract/syntax"
	"github.com/graphload/graphload/graph"
)

// Fact is an edge that one sentence states, between two entities of a cast.
type Fact struct {
	Type       graph.EdgeType
	From, To   int
	Status     graph.Status
	Confidence float64
	Place      string
	Title      string
	Former     bool
	Sentence   int
	Speaker    int // whose words state it, -1 if the text's own
	Rule       string
	refusal    bool // denied without will or may: it can read as a refusal
}

// Finder finds the facts that a document states. It is safe for concurrent use.
type Finder struct {
	lex   *lexicon.Lexicon
	types map[string]graph.EdgeType
	acts  *act.Classifier
	lemma syntax.Lemmatizer
}

// NewFinder makes a finder. The patterns of the lexicons come first; the
// classifier has a say in how sure their facts are and is asked about the pairs
// of which they say nothing.
func NewFinder(lex *lexicon.Lexicon, acts *act.Classifier) *Finder {
	f := &Finder{lex: lex, acts: acts, lemma: lex.Lemmatizer(), types: make(map[string]graph.EdgeType)}
	for _, t := range graph.EdgeTypes() {
		f.types[t.Name] = t
	}
	return f
}

// Find returns the structure and event facts of a document, sentence by
// sentence.
func (f *Finder) Find(refs *entity.Refs, holdings []entity.Holding) []Fact {
	return f.find(refs, holdings, nil)
}

func (f *Finder) find(refs *entity.Refs, holdings []entity.Holding, t *trace) []Fact {
	d := &document{Finder: f, refs: refs, trace: t, clause: nowhere}
	d.offices(holdings)
	for s, p := range refs.Parses {
		d.sentence = s
		d.parse = p
		d.spent = make(map[int]bool)
		d.from = len(d.facts)
		d.clause = nowhere
		d.memberships()
		for k := range p.Clauses {
			d.clause = k
			before := len(d.facts)
			d.verb(k)
			d.lesser(k, before)
			d.spoken(k)
			d.heads(k)
			d.listed(k)
			d.joined(k)
		}
		for i, c := range p.Chunks {
			if c.Kind == syntax.Noun {
				d.clause = d.clauseOf(i)
				d.noun(i)
			}
		}
		d.classify()
	}
	return d.facts
}

// document is the state of one Find.
type document struct {
	*Finder
	refs     *entity.Refs
	facts    []Fact
	sentence int
	parse    *syntax.Parse
	clause   int          // that states what is added, or nowhere
	from     int          // first fact of the sentence
	open     []opened     // acts whose other side no sentence has named yet
	clues    *act.Clues   // of the sentence, nil until the classifier needs them
	spent    map[int]bool // chunks of the sentence that a pattern has read already
	trace    *trace       // nil unless somebody asks why
}

func (d *document) entity(i int) *entity.Entity { return d.refs.Cast.Entities[i] }

// add files a fact if its type allows the ends.
func (d *document) add(f Fact, typ string) {
	f.Type, f.Sentence = d.types[typ], d.sentence
	if f.Speaker = d.reporter(); f.Speaker == f.From || f.Speaker >= 0 && d.entity(f.Speaker).Media {
		f.Speaker = -1 // the source itself, or whoever carries the article
	}
	from, to := d.entity(f.From), d.entity(f.To)
	if f.From == f.To || !f.Type.Allows(from.Label, to.Label) {
		d.trace.found(f, "the type allows no such ends")
		return
	}
	if (f.Type.Symmetric || typ == "VISITED") && f.Type.Group == graph.Event && own(from, to) {
		d.trace.found(f, "one of the two acts for the other")
		return
	}
	d.trace.found(f, "")
	d.facts = append(d.facts, f)
}

// own tells whether one of the two is a person and the other the nation that
// the person stands for: they do not meet each other.
func own(a, b *entity.Entity) bool {
	if a.Label == graph.Nation {
		a, b = b, a
	}
	return a.Label == graph.Person && b.Label == graph.Nation && a.Nation == b.Nation && a.Nation != ""
}
