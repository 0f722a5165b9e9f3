package extract

import (
	"strings"

	"github.com/graphload/graphload/extract/mention"
	"github.com/graphload/graphload/extract/syntax"
	"github.com/graphload/graphload/graph"
)

// NameKind is a kind of names.
type NameKind string

// The kinds of names. A location is a place that acts for nobody; an alliance
// counts among the organisations.
const (
	PersonName       NameKind = "person"
	NationName       NameKind = "nation"
	OrganizationName NameKind = "organization"
	LocationName     NameKind = "location"
)

// Name is a name in a sentence: the tokens from Start up to, but without, End.
type Name struct {
	Start, End int
	Kind       NameKind
}

// Names finds the names in one sentence that has been cut into tokens already.
// It knows of no other sentence, so that a surname or an acronym that an
// article explains elsewhere is on its own here. Adjectives and peoples
// (Japanese, the Saudis) are no names.
func (x *Extractor) Names(tokens []string) []Name {
	sentence := sentenceOf(tokens)
	x.tagger.Tag(sentence.Tokens)
	var names []Name
	for _, m := range x.mentions.Find([]syntax.Sentence{sentence})[0] {
		if kind, ok := kindOf(m); ok {
			names = append(names, Name{m.First, m.Last + 1, kind})
		}
	}
	return names
}

// sentenceOf joins tokens with single blanks into the sentence that they are.
func sentenceOf(tokens []string) syntax.Sentence {
	text := strings.Join(tokens, " ")
	sentence := syntax.Sentence{End: len(text), Tokens: make([]syntax.Token, len(tokens))}
	straight := strings.NewReplacer("‘", "'", "’", "'", "“", `"`, "”", `"`)
	at := 0
	for i, t := range tokens {
		end := at + len(t)
		sentence.Tokens[i] = syntax.Token{Text: t, Lower: strings.ToLower(straight.Replace(t)), Start: at, End: end}
		at = end + 1
	}
	return sentence
}

func kindOf(m mention.Mention) (NameKind, bool) {
	switch {
	case m.Label == graph.Person:
		return PersonName, true
	case m.Label == graph.Organization, m.Label == graph.Alliance:
		return OrganizationName, true
	case m.Label == graph.Nation && m.Form == mention.Proper:
		return NationName, true
	case m.Form == mention.Place, m.Form == mention.Capital:
		return LocationName, true
	}
	return "", false
}
