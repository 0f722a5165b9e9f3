package mention

import (
	"slices"
	"strings"

	"github.com/graphload/graphload/extract/lexicon"
	"github.com/graphload/graphload/extract/nametag"
	"github.com/graphload/graphload/extract/syntax"
	"github.com/graphload/graphload/graph"
)

// Form tells in which way a mention names its entity.
type Form uint8

// The forms of mentions.
const (
	Proper     Form = iota // by name
	Adjective              // Japanese, Saudi
	People                 // the Saudis
	Capital                // Tokyo: its government or the place
	Seat                   // White House: always the government
	Government             // Turkish Foreign Ministry
	Place                  // Crimea; Label is empty, Ref the nation if known
	Thing                  // a name that is no actor; Label is empty
)

// Mention is a name in the text.
type Mention struct {
	Sentence    int
	First, Last int // tokens of the sentence, both inclusive
	Start, End  int // byte offsets in the text
	Label       graph.Label
	Form        Form
	Ref         string // ISO alpha-3 of a nation, slug of an alliance, folded name of what has no row in a lexicon
	Name        string // the words as they stand, single spaces between
	Known       int    // row of the lexicon, -1 if it has none
	Gender      byte   // of persons: 'm', 'f' or 0
	Media       bool   // of organisations: a newspaper, broadcaster or news agency
	Sure        bool   // of persons: more than a capital letter speaks for it
}

// Finder finds the names in a text. It is safe for concurrent use.
type Finder struct {
	lex   *lexicon.Lexicon
	model *nametag.Model
}

// NewFinder makes a finder. The lexicons decide; the model is asked about what
// they do not know.
func NewFinder(lex *lexicon.Lexicon, model *nametag.Model) *Finder { return &Finder{lex, model} }

// Find returns the mentions of each sentence, by place and without overlap.
func (f *Finder) Find(sents []syntax.Sentence) [][]Mention {
	d := &document{lex: f.lex, sents: sents, words: make([]words, len(sents)), persons: make(map[string]*person), lower: make(map[string]bool), counts: make(map[string]int)}
	d.tagged = make([][]nametag.Span, len(sents))
	for i, s := range sents {
		d.words[i] = newWords(s)
		for _, f := range d.words[i].folded {
			d.counts[f]++
		}
		if !d.words[i].shouting { // the model reads sentences, not headlines in capitals
			d.tagged[i] = f.model.Names(s.Tokens)
		}
		if !d.words[i].shouting {
			for j, t := range s.Tokens {
				if !t.Capitalized() || j == 0 {
					d.lower[t.Lower] = d.lower[t.Lower] || !t.Capitalized()
				}
			}
		}
	}
	found := make([][]Mention, len(sents))
	for i := range sents {
		found[i] = d.bodiesOf(i, d.widened(i, d.sentence(i)))
	}
	d.learn(found)
	for i := range sents {
		found[i] = slices.DeleteFunc(d.recall(i, found[i]), d.ofElection)
	}
	return found
}

// words are the tokens of a sentence in the shapes in which names are looked up.
type words struct {
	folded, texts []string
	shouting      bool // a headline in which every word is capitalised
}

func newWords(s syntax.Sentence) words {
	w := words{folded: make([]string, len(s.Tokens)), texts: make([]string, len(s.Tokens))}
	lower, upper := 0, 0
	for i, t := range s.Tokens {
		w.folded[i] = lexicon.Fold(t.Lower)
		w.texts[i] = t.Text
		if t.IsWord() && len(t.Text) > 3 {
			if t.Capitalized() {
				upper++
			} else {
				lower++
			}
		}
	}
	w.shouting = upper > 3 && lower*4 < upper && (s.Title || !strings.HasSuffix(s.Tokens[len(s.Tokens)-1].Text, "."))
	return w
}

// person is what the document has shown of someone.
type person struct {
	name   string
	gender byte
	count  int
}

// document is the state of one Find.
type document struct {
	lex     *lexicon.Lexicon
	sents   []syntax.Sentence
	words   []words
	tagged  [][]nametag.Span    // by sentence: what the model marks
	persons map[string]*person  // by folded last name
	bodies  map[string]*Mention // by acronym or short name
	counts  map[string]int      // how often each word stands in the document
	lower   map[string]bool     // words that also stand in lower case
}

// make builds the mention of tokens a to b of sentence s.
func (d *document) make(s, a, b int) Mention {
	toks := d.sents[s].Tokens
	return Mention{Sentence: s, First: a, Last: b, Start: toks[a].Start, End: toks[b].End, Name: syntax.Join(toks[a : b+1]), Known: -1}
}
