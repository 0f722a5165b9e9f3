package relation

import (
	"slices"
	"strings"

	"github.com/graphload/graphload/extract/entity"
	"github.com/graphload/graphload/extract/lexicon"
	"github.com/graphload/graphload/extract/syntax"
	"github.com/graphload/graphload/graph"
)

// memory is how many sentences back an act is remembered whose other side, or
// whose other participants, a later sentence names.
const memory = 6

// opened is an act of which the text has told the source but no target that is
// an entity: Israel bans 20 groups.
type opened struct {
	typ      string
	source   int
	sentence int
}

// listed finds the targets of an earlier act that clause k lists: the banned
// groups include A, B and C; those arrested were D and E.
func (d *document) listed(k int) {
	p := d.parse
	c := p.Clauses[k]
	if c.Subject < 0 || c.Lemma != "include" && c.Lemma != "comprise" && (c.Lemma != "be" || p.Word(p.Groups[c.Subject].First) != "those") {
		return
	}
	verb := d.undergone(c.Subject)
	if verb == "" {
		return
	}
	quad := 0
	for _, a := range d.lex.Acts.Verbs[verb] {
		if t := d.types[a.Type]; t.Group == graph.Event && slices.Contains(a.Target, "obj") {
			quad = t.Quad()
			break
		}
	}
	for i := len(d.open) - 1; i >= 0 && quad > 0; i-- {
		o := d.open[i]
		if d.sentence-o.sentence > memory {
			return
		}
		if d.types[o.typ].Quad() != quad || o.typ == "PROTESTED" || o.typ == "MOBILIZED_AGAINST" {
			continue
		}
		for _, e := range d.named(c.Verb + 1) {
			d.add(Fact{From: o.source, To: e, Status: graph.Actual, Confidence: 0.6, Rule: "list: " + verb}, o.typ)
		}
		return
	}
}

// undergone is the lemma of the participle that says what was done to those for
// whom a group stands: the banned groups, those arrested. Empty if none does.
func (d *document) undergone(g int) string {
	p := d.parse
	for _, m := range p.Groups[g].Members {
		for i := p.Chunks[m].First; i < p.Chunks[m].Head; i++ {
			t := p.Tokens[i]
			if t.Tag == "VBN" || t.Tag == "VBD" || t.Tag == "JJ" && strings.HasSuffix(t.Lower, "ed") {
				for _, lemma := range []string{t.Lemma, d.lemma.Verb(t.Lower)} {
					if len(d.lex.Acts.Verbs[lemma]) > 0 {
						return lemma
					}
				}
			}
		}
	}
	for _, c := range p.Clauses {
		if c.Link == syntax.Reduced && c.Subject == g && p.Chunks[c.Verb].Participle {
			return c.Lemma
		}
	}
	return ""
}

// named are the persons and organizations that the sentence names from a chunk
// on. What stands after a preposition only describes them.
func (d *document) named(from int) []int {
	var out []int
	for i := from; i < len(d.parse.Chunks); i++ {
		ph := d.refs.Phrases[d.sentence][i]
		if ph == nil || d.parse.Groups[d.parse.GroupOf[i]].Prep >= 0 {
			continue
		}
		for _, r := range ph.Refs {
			if e := d.entity(r.Entity); r.Via == entity.ByName && (e.Label == graph.Organization || e.Label == graph.Person) && !slices.Contains(out, r.Entity) {
				out = append(out, r.Entity)
			}
		}
	}
	return out
}

// joined finds who comes to a meeting of which an earlier sentence told: Lee
// joined the talks.
func (d *document) joined(k int) {
	p := d.parse
	c := p.Clauses[k]
	switch {
	case c.Lemma == "join" && p.Chunks[c.Verb].Passive:
		d.companions(k)
		return
	case (c.Lemma == "participate" || c.Lemma == "take" && c.Object >= 0 && p.HeadLemma(p.Groups[c.Object].First) == "part") && d.nothingElse(k):
	case (c.Lemma == "join" || c.Lemma == "attend") && c.Object >= 0 && d.ofMeeting(c.Object):
	default:
		return
	}
	var met []int
	last := -1
	for i := len(d.facts) - 1; i >= 0; i-- {
		f := d.facts[i]
		if d.sentence-f.Sentence > memory {
			break
		}
		if f.Type.Name != "MET_WITH" || f.Sentence == d.sentence {
			continue
		}
		if last < 0 {
			last = f.Sentence
		}
		if f.Sentence == last {
			met = append(met, f.From, f.To)
		}
	}
	slices.Sort(met)
	met = slices.Compact(met)
	for _, r := range d.actors(c.Subject) {
		for _, e := range met {
			d.add(Fact{From: r.Entity, To: e, Status: d.status(k), Confidence: 0.6, Rule: "discourse: joined"}, "MET_WITH")
		}
	}
}

// ofMeeting tells whether a group names a meeting that is known already: the
// talks.
func (d *document) ofMeeting(g int) bool {
	first := d.parse.Groups[g].First
	if w := d.parse.Word(first); w != "the" && w != "these" || len(d.owners(g)) > 0 {
		return false
	}
	return meeting(d.parse.HeadLemma(first))
}

// nothingElse tells whether clause k, which says that somebody took part, names
// nothing but a meeting as that in which: no election.
func (d *document) nothingElse(k int) bool {
	return !slices.ContainsFunc(d.parse.Clauses[k].Preps, func(a syntax.Attachment) bool {
		return a.Prep == "in" && !meeting(d.parse.HeadLemma(d.parse.Groups[a.Group].First))
	})
}

func meeting(noun string) bool {
	switch noun {
	case "talk", "meeting", "summit", "discussion", "gathering", "negotiation", "session":
		return true
	}
	return false
}

// companions: Lee was joined by Diaz and Poe; they all meet.
func (d *document) companions(k int) {
	c := d.parse.Clauses[k]
	all := d.actors(c.Subject)
	for _, r := range d.prep(c.Preps, "by", "") {
		if d.entity(r.Entity).Label == graph.Person {
			all = append(all, r)
		}
	}
	for i := range all {
		for j := i + 1; j < len(all); j++ {
			d.add(Fact{From: all[i].Entity, To: all[j].Entity, Status: d.status(k), Confidence: 0.55, Rule: "discourse: joined by"}, "MET_WITH")
		}
	}
}

// implied is the actor whose act, told before, an object without owner stands
// for: condemned the attack, rejected the charge. It is nobody for other acts and
// objects.
func (d *document) implied(act lexicon.Act, k int) []entity.Ref {
	switch act.Type {
	case "ACCUSED", "SUPPORTED", "REJECTED", "PROTESTED":
	default:
		return nil
	}
	p := d.parse
	o := d.object(k)
	if o < 0 {
		return nil
	}
	first := p.Groups[o].First
	if w := p.Word(first); w != "the" && w != "this" && w != "that" && w != "these" {
		return nil
	}
	subject := d.actors(p.Clauses[k].Subject)
	noun := p.HeadLemma(first)
	for i := len(d.facts) - 1; i >= 0; i-- {
		f := d.facts[i]
		if d.sentence-f.Sentence > memory/2 { // a definite noun points less far than a list
			return nil
		}
		if f.Type.Group != graph.Event || f.Type.Symmetric || f.Status == graph.Denied || !d.meant(noun, f) ||
			slices.ContainsFunc(subject, func(r entity.Ref) bool { return r.Entity == f.From }) {
			continue
		}
		// What is rejected was said or asked of the one who rejects it.
		if act.Type == "REJECTED" && !slices.ContainsFunc(subject, func(r entity.Ref) bool { return r.Entity == f.To || own(d.entity(r.Entity), d.entity(f.To)) }) {
			continue
		}
		return []entity.Ref{{Entity: f.From, Via: entity.ByGroup}}
	}
	return nil
}

// meant tells whether a noun may stand for an act that has been told: the attack
// for ATTACKED, the decision for any.
func (d *document) meant(noun string, f Fact) bool {
	switch noun {
	case "decision", "move", "step", "measure", "action", "vote", "verdict", "ruling", "judgment", "judgement":
		return f.Type.Quad() != 1
	case "charge", "allegation", "claim":
		return f.Type.Name == "ACCUSED"
	case "operation", "offensive":
		return f.Type.Name == "ATTACKED"
	}
	return slices.ContainsFunc(d.lex.Acts.Nouns[noun], func(a lexicon.Act) bool { return a.Type == f.Type.Name })
}

// guests finds the persons whom clause k takes to a meeting in another's
// country: they visit it.
func (d *document) guests(k int, status graph.Status) {
	host := d.host(k)
	if host < 0 {
		return
	}
	guests := d.actors(d.parse.Clauses[k].Subject)
	others := d.actors(d.object(k))
	switch d.parse.Clauses[k].Lemma {
	case "receive", "host", "welcome", "greet", "entertain":
		guests = others
	default:
		if slices.ContainsFunc(guests, func(r entity.Ref) bool { return d.entity(r.Entity).Nation == d.entity(host).Nation }) {
			guests = append(guests, others...) // Scholz met Macron in Berlin
		}
	}
	for _, r := range guests {
		if e := d.entity(r.Entity); e.Label == graph.Person && e.Nation != "" && e.Nation != d.entity(host).Nation {
			d.add(Fact{From: r.Entity, To: host, Status: status, Confidence: 0.5, Place: d.place(k), Rule: "discourse: met there"}, "VISITED")
		}
	}
}

// host is the nation in which clause k happens, -1 if the clause does not say or
// the text does not know it.
func (d *document) host(k int) int {
	for _, a := range d.parse.Clauses[k].Preps {
		if a.Prep != "in" && a.Prep != "at" {
			continue
		}
		for _, m := range d.parse.Groups[a.Group].Members {
			ph := d.refs.Phrases[d.sentence][m]
			if ph == nil {
				continue
			}
			for _, r := range ph.Refs {
				if d.entity(r.Entity).Label == graph.Nation {
					return r.Entity
				}
			}
			if ph.Nation >= 0 {
				return ph.Nation
			}
		}
	}
	return -1
}
