package entity

import (
	"slices"
	"strings"

	"github.com/graphload/graphload/extract/syntax"
	"github.com/graphload/graphload/graph"
)

// nominal resolves a noun phrase whose head is a common noun.
func (r *Refs) nominal(s, chunk int, ph *Phrase) []Ref {
	p := r.Parses[s]
	c := p.Chunks[chunk]
	head := p.HeadLemma(chunk)
	first := p.Tokens[c.First].Lower
	definite := first == "the" || first == "this" || first == "that" || first == "these" || first == "both" || first == "those"
	n := 0
	if definite {
		n = number(p.Tokens[c.First : c.Head+1])
	}
	if n == 0 && (p.Tokens[c.Head].Lower == "sides" || p.Tokens[c.Head].Lower == "leaders" && definite) &&
		len(ph.Adject) == 0 && len(ph.Owners) == 0 && r.ofBodies(s, chunk) == nil {
		n = 2
	}
	if n > 0 {
		if refs := r.several(s, chunk, head, n); len(refs) == n {
			return refs
		}
	}
	if head == "counterpart" && len(ph.Adject) > 0 {
		var out []Ref
		for _, b := range ph.Adject {
			out = append(out, r.bodyOrHolder(b, "counterpart")...)
		}
		return out
	}
	office, isOffice := r.officeIn(p, c)
	if isOffice || standsForBody(head) {
		if b := r.bodyOf(s, chunk, ph); b >= 0 {
			if isOffice && p.Tokens[c.Head].Tag != "NNS" {
				return r.bodyOrHolder(b, office)
			}
			return []Ref{{b, ByNoun}}
		}
		if of := r.ofBodies(s, chunk); len(of) > 1 && p.Tokens[c.Head].Tag == "NNS" {
			var out []Ref
			for _, b := range of {
				out = append(out, Ref{b, ByGroup})
			}
			return out
		}
		if isOffice && p.Tokens[c.Head].Tag != "NNS" {
			if refs := r.apposed(s, chunk); refs != nil {
				return refs
			}
		}
		if isOffice && definite && p.Tokens[c.Head].Tag != "NNS" {
			return one(r.holder(s, chunk, office), ByNoun)
		}
		if definite && ownGovernment(head) {
			return one(r.last(s, chunk, func(e *Entity) bool { return e.Label == graph.Nation }), ByNoun)
		}
		return nil
	}
	if !definite {
		return nil
	}
	switch head {
	case "country", "nation", "kingdom", "republic", "state":
		return one(r.last(s, chunk, func(e *Entity) bool { return e.Label == graph.Nation }), ByNoun)
	}
	return one(r.lastWithin(s, chunk, farReach, called(head)), ByNoun)
}

// called tells the bodies that a common noun may stand for.
func called(head string) func(*Entity) bool {
	return func(e *Entity) bool {
		return (e.Label == graph.Alliance || e.Label == graph.Organization) &&
			(slices.Contains(e.Generic, head) || generic(head) && strings.HasSuffix(strings.ToLower(e.Name), " "+head))
	}
}

// generic tells nouns that may stand for a body whose name ends in them.
func generic(head string) bool {
	switch head {
	case "committee", "party", "court", "council", "commission", "agency", "bank", "group", "union", "organization", "organisation", "company", "university", "front", "movement", "association", "institute", "board", "parliament", "assembly", "senate", "federation", "foundation", "league", "army", "corporation", "bureau", "tribunal", "force":
		return true
	}
	return false
}

// standsForBody tells the common nouns that stand for the body that qualifies
// them: Turkish officials, NATO forces, Hamas fighters.
func standsForBody(head string) bool {
	switch head {
	case "government", "official", "authority", "force", "troop", "army", "military", "soldier", "navy", "regime", "administration", "ministry",
		"diplomat", "delegation", "leader", "leadership", "people", "medium", "representative", "fighter", "militant", "warplane", "jet", "aircraft", "ship", "warship", "vessel", "officer",
		"negotiator", "envoy", "cabinet", "embassy", "side", "state", "peacekeeper", "police", "parliament", "statement", "delegate", "tank", "division", "bomber", "fleet", "brigade", "squadron", "gunman", "sailor", "rescuer", "marine", "team", "junta", "counterpart",
		"member", "national", "citizen", "commander", "coalition", "militia", "rebel", "guard", "spokesperson", "department", "helicopter", "drone", "missile", "plane", "personnel", "executive", "monarch", "nation", "republic", "population", "protester", "airstrike", "woman", "man", "mission":
		return true
	}
	return false
}

// ownGovernment tells the nouns that mean the government of the nation in
// question when nothing qualifies them.
func ownGovernment(head string) bool {
	switch head {
	case "government", "military", "army", "regime", "ministry", "authority", "administration", "cabinet", "junta":
		return true
	}
	return false
}

// bodyOf is the nation or body that qualifies the head of a noun phrase: as an
// adjective, a possessor, or in an of-phrase. -1 if there is none.
func (r *Refs) bodyOf(s, chunk int, ph *Phrase) int {
	if n := len(ph.Adject); n > 0 {
		return ph.Adject[0]
	}
	for _, o := range ph.Owners {
		if r.Cast.Entities[o].Label != graph.Person {
			return o
		}
	}
	if b := r.ofBodies(s, chunk); len(b) == 1 {
		return b[0]
	}
	return -1
}

// ofBodies are the bodies in the of-phrase right after a noun phrase.
func (r *Refs) ofBodies(s, chunk int) []int {
	after := r.Parses[s].After(chunk)
	if len(after) == 0 || after[0].Prep != "of" && after[0].Prep != "from" {
		return nil
	}
	var out []int
	for _, ref := range r.Group(s, after[0].Group) {
		if r.Cast.Entities[ref.Entity].Label != graph.Person {
			out = append(out, ref.Entity)
		}
	}
	return out
}

// officeIn is the office that the noun phrase names, the longest that ends at
// its head.
func (r *Refs) officeIn(p *syntax.Parse, c syntax.Chunk) (string, bool) {
	for i := c.First; i <= c.Head; i++ {
		var words []string
		for j := i; j <= c.Head; j++ {
			w := p.Tokens[j].Lower
			if j == c.Head {
				w = p.Tokens[j].Lemma
			}
			words = append(words, w)
		}
		if o, ok := r.lex.Offices[strings.Join(words, " ")]; ok && o.Class != "staff" && o.Class != "honorific" {
			return o.Phrase, true
		}
	}
	return "", false
}

// apposed is the person whom the apposition after an office names: the chief
// executive, Ann Lee.
func (r *Refs) apposed(s, chunk int) []Ref {
	p := r.Parses[s]
	if chunk+2 >= len(p.Chunks) || p.Chunks[chunk+1].Kind != syntax.Comma || p.Chunks[chunk+2].Kind != syntax.Noun {
		return nil
	}
	for _, ref := range r.Of(s, chunk+2) {
		if ref.Via == ByName && r.Cast.Entities[ref.Entity].Label == graph.Person {
			return []Ref{ref}
		}
	}
	return nil
}

// bodyOrHolder is the person of the text who holds the office for the body, or
// else the body itself.
func (r *Refs) bodyOrHolder(body int, office string) []Ref {
	if office != "" {
		for i, e := range r.Cast.Entities {
			for _, o := range e.Offices {
				if o.Body == body && samePost(o.Phrase, office) {
					return []Ref{{i, ByNoun}}
				}
			}
		}
	}
	return []Ref{{body, ByNoun}}
}

// holder is the person last named before this place who holds the office.
func (r *Refs) holder(s, chunk int, office string) int {
	return r.last(s, chunk, holds(office))
}

// holds tells the persons who hold an office.
func holds(office string) func(*Entity) bool {
	return func(e *Entity) bool {
		return e.Label == graph.Person && slices.ContainsFunc(e.Offices, func(o Office) bool { return samePost(o.Phrase, office) })
	}
}

// samePost tells whether two names of offices may mean one: the shorter ends
// the longer.
func samePost(a, b string) bool {
	return a == b || strings.HasSuffix(a, " "+b) || strings.HasSuffix(b, " "+a)
}
