package entity

import (
	"github.com/graphload/graphload/extract/syntax"
	"github.com/graphload/graphload/graph"
)

const (
	reach    = 4  // how many sentences back a pronoun may point
	farReach = 60 // and a description that only one body fits
)

// pronoun resolves a personal or possessive pronoun at token tok of the noun
// phrase at chunk.
func (r *Refs) pronoun(s, chunk int, word string, tok int) []Ref {
	if e := r.blamed(s, chunk, word); e >= 0 {
		return one(e, ByPronoun)
	}
	if fit := agrees(word); fit != nil {
		return one(r.last(s, chunk, fit), ByPronoun)
	}
	switch word {
	case "they", "them", "their", "themselves", "theirs":
		return r.they(s, chunk)
	case "we", "us", "our", "ourselves", "i", "my", "me", "mine", "ours":
		if r.Quoted[s][tok] {
			return one(r.Speakers[s], ByPronoun)
		}
		if word == "we" || word == "us" || word == "our" {
			return one(r.Default, ByPronoun)
		}
	}
	return nil
}

// blamed is the object that its, his or her points to in: condemned Iran for its
// tests. -1 for other phrases.
func (r *Refs) blamed(s, chunk int, word string) int {
	p := r.Parses[s]
	g := p.GroupOf[chunk]
	if g < 0 || p.Groups[g].Prep < 1 || p.Groups[g].First != chunk || p.Word(p.Groups[g].Prep) != "for" || p.Chunks[p.Groups[g].Prep-1].Kind != syntax.Noun {
		return -1
	}
	refs := r.Group(s, p.GroupOf[p.Groups[g].Prep-1])
	if len(refs) != 1 || refs[0].Via == ByPlace {
		return -1
	}
	switch e := r.Cast.Entities[refs[0].Entity]; {
	case word == "its" && e.Label != graph.Person,
		word == "his" && e.Label == graph.Person && e.Gender != 'f',
		word == "her" && e.Label == graph.Person && e.Gender != 'm':
		return refs[0].Entity
	}
	return -1
}

// agrees tells whom a singular pronoun of the third person may stand for; it is
// nil for other words.
func agrees(word string) func(*Entity) bool {
	switch word {
	case "he", "him", "his", "himself":
		return func(e *Entity) bool { return e.Label == graph.Person && e.Gender != 'f' }
	case "she", "her", "hers", "herself":
		return func(e *Entity) bool { return e.Label == graph.Person && e.Gender != 'm' }
	case "it", "its", "itself":
		return func(e *Entity) bool { return e.Label != graph.Person }
	}
	return nil
}

func one(e int, via Via) []Ref {
	if e < 0 {
		return nil
	}
	return []Ref{{e, via}}
}

// last is the entity that a pronoun at chunk of sentence s most likely stands
// for: a subject before it in the sentence, another name before it, then the
// same in the sentences before. -1 if none fits.
func (r *Refs) last(s, chunk int, fit func(*Entity) bool) int {
	return r.lastWithin(s, chunk, reach, fit)
}

// lastWithin is last with another limit on the sentences back.
func (r *Refs) lastWithin(s, chunk, limit int, fit func(*Entity) bool) int {
	for back := 0; back <= limit && s-back >= 0; back++ {
		p := r.Parses[s-back]
		end := chunk
		if back > 0 {
			end = len(p.Chunks)
		}
		if e := r.lastIn(s-back, end, back, fit); e >= 0 {
			return e
		}
	}
	return -1
}

func (r *Refs) lastIn(s, limit, back int, fit func(*Entity) bool) int {
	p := r.Parses[s]
	subject, other := -1, -1
	for i := 0; i < limit; i++ {
		if p.Chunks[i].Kind != syntax.Noun {
			continue
		}
		ph := r.Phrases[s][i]
		if ph == nil {
			continue
		}
		for _, ref := range ph.Refs {
			if ref.Via == ByPlace || !fit(r.Cast.Entities[ref.Entity]) {
				continue
			}
			// In the sentence itself the last subject counts, in those before
			// the first: it is what the sentence is about.
			if subjectOf(p, i) && (subject < 0 || back == 0) {
				subject = ref.Entity
			}
			other = ref.Entity
		}
		for _, o := range ph.Owners {
			if other < 0 && fit(r.Cast.Entities[o]) {
				other = o
			}
		}
	}
	if subject >= 0 {
		return subject
	}
	return other
}

// they stands for the last group of several, or for the last government, body
// or force that was a subject.
func (r *Refs) they(s, chunk int) []Ref {
	for back := 0; back <= reach-1 && s-back >= 0; back++ {
		p := r.Parses[s-back]
		limit := chunk
		if back > 0 {
			limit = len(p.Chunks)
		}
		var best []Ref
		for i := 0; i < limit; i++ {
			if p.Chunks[i].Kind != syntax.Noun {
				continue
			}
			g := p.GroupOf[i]
			refs := r.Group(s-back, g)
			if p.Groups[g].Last >= limit {
				continue
			}
			plural := len(refs) > 1
			if len(refs) == 1 && r.Cast.Entities[refs[0].Entity].Label != graph.Person && subjectOf(p, i) &&
				(p.Tokens[p.Chunks[i].Head].Tag == "NNS" || r.Cast.Entities[refs[0].Entity].Label == graph.Organization) {
				plural = true
			}
			if plural && (best == nil || subjectOf(p, i)) {
				best = refs
			}
		}
		if best != nil {
			out := make([]Ref, len(best))
			for i, b := range best {
				out[i] = Ref{b.Entity, ByPronoun}
			}
			return out
		}
	}
	return nil
}
