package entity

import (
	"slices"

	"github.com/graphload/graphload/extract/syntax"
	"github.com/graphload/graphload/graph"
)

// number is how many a definite phrase says it stands for: both, the three
// leaders. 0 if it does not say.
func number(toks []syntax.Token) int {
	for _, t := range toks {
		switch t.Lower {
		case "both", "two", "pair":
			return 2
		case "three", "trio":
			return 3
		case "four":
			return 4
		case "five":
			return 5
		}
	}
	return 0
}

// several are the n parties that the two sides, both countries or the three
// leaders stand for: those of one kind that last stood together in a list of
// that length, or were last named one after the other. Whoever acts on them is
// none of them.
func (r *Refs) several(s, chunk int, head string, n int) []Ref {
	person := func(e *Entity) bool { return e.Label == graph.Person }
	nation := func(e *Entity) bool { return e.Label == graph.Nation }
	body := func(e *Entity) bool { return e.Label == graph.Organization || e.Label == graph.Alliance }
	var kinds []func(*Entity) bool // the likeliest first
	switch head {
	case "country", "nation", "government", "neighbour", "neighbor", "state", "ally":
		kinds = append(kinds, nation)
	case "leader", "president", "minister", "premier", "chancellor", "king":
		// Those who hold the highest offices, if the text has as many of them.
		class := "head"
		if head == "minister" {
			class = "minister"
		}
		inOffice := func(e *Entity) bool {
			return person(e) && slices.ContainsFunc(e.Offices, func(o Office) bool { return o.Class == class })
		}
		kinds = append(kinds, inOffice, person, nation) // the leaders of Norway and Sweden
	case "man", "woman", "diplomat", "official", "counterpart", "candidate":
		kinds = append(kinds, person)
	case "agency", "organisation", "organization", "group", "party", "company", "union", "bloc":
		kinds = append(kinds, body)
	case "side":
		kinds = append(kinds, nation, func(e *Entity) bool { return nation(e) || body(e) }, person)
	default:
		kinds = append(kinds, person, nation, body)
	}
	for _, fit := range kinds {
		if refs := r.together(s, chunk, n, fit); len(refs) == n {
			return refs
		}
	}
	return nil
}

// together are the n that fit before the noun phrase at chunk: the last list of
// just so many, else the last so many named.
func (r *Refs) together(s, chunk, n int, fit func(*Entity) bool) []Ref {
	actor := r.actingOn(s, chunk)
	var out []Ref
	for back := 0; back <= farther(n) && s-back >= 0; back++ {
		p := r.Parses[s-back]
		limit := chunk
		if back > 0 {
			limit = len(p.Chunks)
		}
		for i := limit - 1; i >= 0; i-- {
			ph := r.Phrases[s-back][i]
			if ph == nil || p.Chunks[i].Kind != syntax.Noun {
				continue
			}
			var list []Ref
			for _, ref := range r.Group(s-back, p.GroupOf[i]) {
				// Capitals in a list stand for their governments.
				if fit(r.Cast.Entities[ref.Entity]) && !has(actor, ref) {
					list = append(list, Ref{ref.Entity, ByGroup})
				}
			}
			if len(list) == n && p.Groups[p.GroupOf[i]].Last < limit {
				return list
			}
			for _, ref := range ph.Refs {
				if x := (Ref{ref.Entity, ByGroup}); back <= reach && len(out) < n && ref.Via != ByPlace &&
					fit(r.Cast.Entities[ref.Entity]) && !has(out, x) && !has(actor, x) {
					out = append(out, x)
				}
			}
		}
		if len(out) == n && n == 2 {
			return out
		}
	}
	if len(out) < n {
		return nil
	}
	return out
}

// actingOn is the subject of the clause in which the noun phrase at chunk stands
// as object or in a prepositional phrase.
func (r *Refs) actingOn(s, chunk int) []Ref {
	p := r.Parses[s]
	g := p.GroupOf[chunk]
	for _, c := range p.Clauses {
		if c.Subject >= 0 && c.Subject != g && (c.Object == g || slices.ContainsFunc(c.Preps, func(a syntax.Attachment) bool { return a.Group == g })) {
			return r.Group(s, c.Subject)
		}
	}
	return nil
}

// farther is how many sentences back a phrase for n parties may point: a list
// of three is not easily mistaken for another.
func farther(n int) int {
	if n > 2 {
		return 2 * reach
	}
	return reach
}
