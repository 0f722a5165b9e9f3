package relation

import (
	"slices"

	"github.com/graphload/graphload/extract/entity"
	"github.com/graphload/graphload/extract/syntax"
	"github.com/graphload/graphload/graph"
)

// vow tells whether clause k is what its own subject says that it will do to
// another's harm: that is a threat.
func (d *document) vow(k int, typ string) bool {
	switch typ {
	case "ATTACKED", "COERCED", "MOBILIZED_AGAINST":
	default:
		return false
	}
	p := d.parse
	c := p.Clauses[k]
	if c.Parent < 0 || c.Link != syntax.Complement || !speech(p.Clauses[c.Parent].Lemma) {
		return false
	}
	return same(d.actors(c.Subject), d.actors(p.Clauses[c.Parent].Subject))
}

// threatened tells whether clause k is a hostile deed that its subject threatens
// to do.
func (d *document) threatened(k int, typ string) bool {
	c := d.parse.Clauses[k]
	if d.types[typ].Quad() != 4 || c.Parent < 0 || c.Link != syntax.Infinitival {
		return false
	}
	switch d.parse.Clauses[c.Parent].Lemma {
	case "threaten", "vow", "swear", "warn":
		return true
	}
	return false
}

func speech(lemma string) bool {
	switch lemma {
	case "say", "state", "warn", "announce", "declare", "vow", "add", "insist", "claim", "tell", "write", "stress", "note", "argue", "suggest", "think", "believe", "hope", "assert", "maintain", "emphasize", "emphasise", "reiterate", "conclude", "explain", "complain", "charge", "allege", "report", "confirm", "reveal", "disclose":
		return true
	}
	return false
}

// spoken finds what a speaker says of another in clause k: who says that Iran
// must open its plants asks it of Iran, who says that Iran breaks the treaty
// accuses it.
func (d *document) spoken(k int) {
	p := d.parse
	c := p.Clauses[k]
	v := p.Chunks[c.Verb]
	if !v.Finite || c.Subject < 0 {
		return
	}
	about := slices.DeleteFunc(d.actors(c.Subject), func(r entity.Ref) bool {
		return r.Via == entity.ByNoun && d.entity(r.Entity).Label == graph.Organization
	})
	speaker := d.speaker(k)
	if speaker < 0 || len(about) > 3 {
		return
	}
	if len(about) == 0 && d.blames(k) { // Iran's tests are illegal
		about = d.owners(c.Subject)
	}
	typ, confidence := "", 0.6
	switch obliged := d.obliged(k); {
	case obliged && !v.Passive && !d.lex.Blame[c.Lemma]:
		if typ = "REQUESTED"; c.Parent >= 0 && d.parse.Clauses[c.Parent].Lemma == "warn" {
			typ = "THREATENED" // warned that they would have to pay
		}
	case c.Negated || v.Modal != "":
		return
	case d.blames(k):
		typ, confidence = "ACCUSED", 0.5
	default:
		return
	}
	for _, a := range about {
		if a.Entity == speaker || own(d.entity(a.Entity), d.entity(speaker)) || a.Via == entity.ByPlace && p.Groups[c.Subject].Prep >= 0 {
			continue
		}
		d.add(Fact{From: speaker, To: a.Entity, Status: graph.Actual, Confidence: confidence, Rule: "speech: " + typ}, typ)
	}
}

// speaker is who says clause k, -1 if the text itself does and no government
// writes it.
func (d *document) speaker(k int) int {
	p := d.parse
	c := p.Clauses[k]
	if d.refs.Quoted[d.sentence][p.Chunks[c.Verb].Head] {
		return d.refs.Speakers[d.sentence]
	}
	if c.Parent >= 0 && c.Link == syntax.Complement && speech(p.Clauses[c.Parent].Lemma) {
		if who := d.actors(p.Clauses[c.Parent].Subject); len(who) > 0 {
			return who[0].Entity
		}
		return -1
	}
	if c.Link == syntax.Main {
		return d.refs.Default
	}
	return -1
}

// obliged tells whether clause k says what its subject must do.
func (d *document) obliged(k int) bool {
	c := d.parse.Clauses[k]
	switch c.Modal {
	case "must", "should", "ought":
		return true
	}
	if c.Lemma != "need" && c.Lemma != "have" {
		return false
	}
	for q := k + 1; q < len(d.parse.Clauses); q++ {
		n := d.parse.Clauses[q]
		if n.Parent == k && n.Link == syntax.Infinitival {
			return n.Verb == c.Verb+1
		}
	}
	return false
}

// blames tells whether clause k says something bad of its subject.
func (d *document) blames(k int) bool {
	p := d.parse
	c := p.Clauses[k]
	if p.Chunks[c.Verb].Passive {
		return false
	}
	if d.lex.Blame[c.Lemma] {
		return true
	}
	if p.Chunks[c.Verb].Copula {
		for i := p.Chunks[c.Verb].Last + 1; i < len(p.Tokens) && i < p.Chunks[c.Verb].Last+5; i++ {
			if d.lex.Blame[p.Tokens[i].Lower] {
				return true
			}
		}
	}
	return false
}
