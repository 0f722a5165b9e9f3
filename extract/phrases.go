package extract

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/graphload/graphload/extract/entity"
	"github.com/graphload/graphload/extract/issue"
	"github.com/graphload/graphload/extract/mention"
	"github.com/graphload/graphload/extract/relation"
	"github.com/graphload/graphload/extract/syntax"
	"github.com/graphload/graphload/graph"
)

// Phrase is a name, pronoun, description or title with the nodes that it stands
// for.
type Phrase struct {
	graph.Span
	Means  []string   `json:"means"`  // ids; of a title those for whom it is held
	Kind   PhraseKind `json:"kind"`   // what sort of phrase it is
	Why    string     `json:"why"`    // it means that
	Rivals []string   `json:"rivals"` // ids of whom it might have meant as well, the likeliest first
}

// PhraseKind is a kind of phrases.
type PhraseKind string

// The kinds of phrases.
const (
	NamePhrase        PhraseKind = "name"
	PronounPhrase     PhraseKind = "pronoun"
	DescriptionPhrase PhraseKind = "description"
	TitlePhrase       PhraseKind = "title"
	IssuePhrase       PhraseKind = "issue"
)

// explainer is the state of one Explain.
type explainer struct {
	*builder
	refs      *entity.Refs
	holdings  []entity.Holding
	relations *relation.Finder
	findings  []relation.Finding
	issues    []issue.Issue
	graph     graph.ArticleGraph
}

// phrases are the phrases of sentence s that stand for any of the nodes.
func (e *explainer) phrases(s int, nodes map[string]bool) []Phrase {
	all := slices.Concat(e.names(s), e.resolved(s), e.titles(s), e.subjects(s))
	known := func(ids []string) []string {
		return slices.DeleteFunc(ids, func(id string) bool { return !nodes[id] })
	}
	for i := range all {
		all[i].Means, all[i].Rivals = known(all[i].Means), known(all[i].Rivals)
	}
	all = slices.DeleteFunc(all, func(p Phrase) bool { return len(p.Means) == 0 })
	slices.SortStableFunc(all, func(a, b Phrase) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End))
	})
	out := []Phrase{}
	var open []int // ends of the phrases around the one at hand
	for _, p := range all {
		for len(open) > 0 && open[len(open)-1] <= p.Start {
			open = open[:len(open)-1]
		}
		if len(open) > 0 && p.End > open[len(open)-1] {
			continue // it would cross another
		}
		open = append(open, p.End)
		out = append(out, p)
	}
	return out
}

// phrase is the phrase of tokens first to last of sentence s.
func (e *explainer) phrase(s, first, last int, kind PhraseKind, why string, means, rivals []int) Phrase {
	toks := e.sents[s].Tokens
	p := Phrase{Span: e.span(toks[first].Start, toks[last].End), Kind: kind, Why: why, Means: []string{}, Rivals: []string{}}
	for _, x := range means {
		p.Means = append(p.Means, e.ids[x])
	}
	for _, x := range rivals {
		p.Rivals = append(p.Rivals, e.ids[x])
	}
	return p
}

// names are the names in sentence s.
func (e *explainer) names(s int) []Phrase {
	var out []Phrase
	for i := range e.refs.Mentions[s] {
		m := &e.refs.Mentions[s][i]
		if who := e.cast.Of(m); who >= 0 {
			out = append(out, e.phrase(s, m.First, m.Last, NamePhrase, nameWhy(m, e.cast.Entities[who]), []int{who}, e.cast.Namesakes(m)))
		}
	}
	return out
}

// nameWhy tells in which way a name stands for an entity.
func nameWhy(m *mention.Mention, of *entity.Entity) string {
	switch m.Form {
	case mention.Adjective:
		return "nationality adjective of " + of.Name
	case mention.People:
		return "the people of " + of.Name
	case mention.Capital:
		return "capital of " + of.Name + ", which may act for it"
	case mention.Seat:
		return "seat of the government of " + of.Name
	case mention.Government:
		return "part of the government of " + of.Name
	case mention.Place:
		return "place in " + of.Name
	}
	name := clean(m.Name)
	if len(name) > 4 && strings.EqualFold(name[:4], "the ") {
		name = name[4:]
	}
	switch {
	case strings.EqualFold(name, clean(of.Name)):
		return "full name"
	case of.Label == graph.Person:
		return "short form of " + of.Name
	}
	return "another name of " + of.Name
}

// resolved are the pronouns and descriptions in sentence s.
func (e *explainer) resolved(s int) []Phrase {
	var out []Phrase
	p := e.refs.Parses[s]
	for i, c := range p.Chunks {
		ph := e.refs.Phrases[s][i]
		if c.Kind != syntax.Noun || ph == nil {
			continue
		}
		for tok := c.First; tok <= c.Last; tok++ { // his counterpart, our troops
			if refs := e.refs.Owner(s, i, tok); len(refs) > 0 {
				out = append(out, e.reference(s, i, tok, tok, tok, refs))
			}
		}
		if len(ph.Refs) > 0 && e.refs.Basis(s, i, c.Head, ph.Refs[0]) != entity.Itself {
			out = append(out, e.reference(s, i, c.Head, c.First, c.Last, ph.Refs))
		}
	}
	return out
}

// reference is the phrase of tokens first to last, whose sense is in token tok
// of the noun phrase at chunk.
func (e *explainer) reference(s, chunk, tok, first, last int, refs []entity.Ref) Phrase {
	kind := DescriptionPhrase
	if refs[0].Via == entity.ByPronoun {
		kind = PronounPhrase
	}
	var means, rivals []int
	for _, r := range refs {
		means = append(means, r.Entity)
	}
	if len(refs) == 1 {
		rivals = e.refs.Rivals(s, chunk, tok, refs[0])
	}
	why := e.basis(e.refs.Basis(s, chunk, tok, refs[0]), e.sents[s].Tokens[tok].Lower, refs)
	return e.phrase(s, first, last, kind, why, means, rivals)
}

// basis puts into words what a reference rests on. word is the pronoun or the
// noun.
func (e *explainer) basis(b entity.Basis, word string, refs []entity.Ref) string {
	first := e.cast.Entities[refs[0].Entity]
	switch b {
	case entity.Beside:
		return "stands for what is named beside it"
	case entity.Holder:
		return first.Name + " holds the office"
	case entity.Apposed:
		return "the name in apposition"
	case entity.LastNation:
		return "the nation named last before it"
	case entity.Called:
		return "the body named last before it that may be called so"
	case entity.Speaker:
		return "who says the quotation"
	case entity.Author:
		return "the nation whose government writes the text"
	}
	if refs[0].Via != entity.ByPronoun {
		return "those named last before it"
	}
	nearest := "the nearest before it, subjects first"
	switch word {
	case "he", "him", "his", "himself":
		return "masculine singular: " + nearest + gender(first)
	case "she", "her", "hers", "herself":
		return "feminine singular: " + nearest + gender(first)
	case "it", "its", "itself":
		return "neuter singular: " + nearest
	}
	return "plural: " + nearest
}

// gender tells what is known of a person's gender.
func gender(e *entity.Entity) string {
	switch e.Gender {
	case 'm':
		return "; the name is a man's"
	case 'f':
		return "; the name is a woman's"
	}
	return "; the name tells no gender"
}

// titles are the offices that sentence s gives to persons.
func (e *explainer) titles(s int) []Phrase {
	var out []Phrase
	for _, h := range e.holdings {
		if h.Sentence != s || h.Body < 0 || h.TitleFirst > h.TitleLast {
			continue
		}
		ground := "which is named beside it"
		if !h.Told {
			ground = "by default: " + cmp.Or(h.Default, h.Rule)
		}
		why := fmt.Sprintf("office of %s, held for %s, %s", e.cast.Entities[h.Person].Name, e.cast.Entities[h.Body].Name, ground)
		out = append(out, e.phrase(s, h.TitleFirst, h.TitleLast, TitlePhrase, why, []int{h.Body}, nil))
	}
	return out
}

// subjects are the phrases of sentence s that name an issue.
func (e *explainer) subjects(s int) []Phrase {
	var out []Phrase
	for _, is := range e.issues {
		for _, p := range is.Phrases {
			if p.Sentence == s {
				out = append(out, Phrase{Span: e.span(p.Start, p.End), Means: []string{graph.EntityID(graph.Issue, is.Name)}, Kind: IssuePhrase,
					Why: "names the issue “" + clean(is.Name) + "”", Rivals: []string{}})
			}
		}
	}
	return out
}
