package entity

import (
	"slices"

	"github.com/graphload/graphload/extract/mention"
	"github.com/graphload/graphload/graph"
)

// Basis tells what a reference rests on besides its Via.
type Basis uint8

// What references rest on.
const (
	Itself     Basis = iota // a name, a place
	Beside                  // the body stands beside the noun: the Turkish government, forces of Chad
	Holder                  // a person of the text holds the office: the former minister
	Apposed                 // a name stands in apposition: the chief executive, Ann Lee
	LastNation              // the nation named last: the government, the country
	Called                  // the body last named that may be called so: the bloc
	LastNamed               // who was last named and fits: she, they, both sides
	Speaker                 // who says the quotation: I, we
	Author                  // the government that writes the text: we
)

// Basis tells what ref, one of those for whom the noun phrase at chunk stands or
// to whom the possessive pronoun at its token tok points, rests on. tok is the
// head of the phrase unless it is such a pronoun.
func (r *Refs) Basis(s, chunk, tok int, ref Ref) Basis {
	p := r.Parses[s]
	ph := r.Phrases[s][chunk]
	beside := slices.Contains(ph.Adject, ref.Entity) || slices.Contains(ph.Owners, ref.Entity) || slices.Contains(r.ofBodies(s, chunk), ref.Entity)
	switch e := r.Cast.Entities[ref.Entity]; ref.Via {
	case ByPronoun:
		switch p.Tokens[tok].Lower {
		case "we", "us", "our", "ourselves", "i", "my", "me", "mine", "ours":
			if r.Quoted[s][tok] {
				return Speaker
			}
			return Author
		}
		return LastNamed
	case ByGroup:
		if beside {
			return Beside
		}
		return LastNamed
	case ByNoun:
		switch {
		case e.Label == graph.Person:
			return Holder
		case beside:
			return Beside
		case e.Label == graph.Nation:
			return LastNation
		}
		return Called
	case ByName:
		if !r.names(s, p.Chunks[chunk].Head) {
			return Apposed
		}
	}
	return Itself
}

// names tells whether a name covers token tok.
func (r *Refs) names(s, tok int) bool {
	return slices.ContainsFunc(r.Mentions[s], func(m mention.Mention) bool { return m.First <= tok && tok <= m.Last })
}

// Owner is whom the possessive pronoun at token tok of the noun phrase at chunk
// stands for: his, their. It is nil for any other token.
func (r *Refs) Owner(s, chunk, tok int) []Ref {
	t, ph := r.Parses[s].Tokens[tok], r.Phrases[s][chunk]
	if t.Tag != "PRP$" || ph == nil {
		return nil
	}
	return slices.DeleteFunc(r.pronoun(s, chunk, t.Lower, tok), func(ref Ref) bool {
		return !slices.Contains(ph.Owners, ref.Entity)
	})
}

// mostRivals is how many rivals are worth telling.
const mostRivals = 3

// Rivals are those for whom the phrase might have stood as well as for ref, the
// likeliest first. The arguments are those of Basis.
func (r *Refs) Rivals(s, chunk, tok int, ref Ref) []int {
	p := r.Parses[s]
	var fit func(*Entity) bool
	limit := reach
	switch r.Basis(s, chunk, tok, ref) {
	case LastNamed:
		fit = agrees(p.Tokens[tok].Lower)
	case Holder: // of the body beside the office, else whoever holds one of this name
		if office, ok := r.officeIn(p, p.Chunks[chunk]); ok && r.bodyOf(s, chunk, r.Phrases[s][chunk]) < 0 {
			fit = holds(office)
		}
	case LastNation:
		fit = func(e *Entity) bool { return e.Label == graph.Nation }
	case Called:
		fit, limit = called(p.HeadLemma(chunk)), farReach
	}
	if fit == nil {
		return nil
	}
	taken := []*Entity{r.Cast.Entities[ref.Entity]}
	var out []int
	for len(out) < mostRivals {
		next := r.lastWithin(s, chunk, limit, func(e *Entity) bool { return fit(e) && !slices.Contains(taken, e) })
		if next < 0 {
			break
		}
		out = append(out, next)
		taken = append(taken, r.Cast.Entities[next])
	}
	return out
}

// Namesakes are the other persons of the document whom the name of a mention
// fits, in the order of the cast.
func (c *Cast) Namesakes(m *mention.Mention) []int {
	if m.Label != graph.Person {
		return nil
	}
	var out []int
	parts := nameParts(m.Name)
	for i, e := range c.Entities {
		if e.Label == graph.Person && i != c.Of(m) && len(out) < mostRivals && fits(parts, nameParts(e.Name)) {
			out = append(out, i)
		}
	}
	return out
}
