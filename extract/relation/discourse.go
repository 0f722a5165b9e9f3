package relation

import (
	"slices"
	"strings"

	"github.com/graphload/graphload/extract/entity"
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
		if d.types[o.typ].Quad() != quad || d.sentence-o.sentence > memory || o.typ == "PROTESTED" || o.typ == "MOBILIZED_AGAINST" {
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
				for _, lemma := range []string{t.Lemma, d.lex.Lemmatizer().Verb(t.Lower)} {
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
	if c.Lemma != "join" && c.Lemma != "attend" || c.Object < 0 || p.Chunks[c.Verb].Passive {
		return
	}
	object := p.Groups[c.Object].First
	if p.Word(object) != "the" && p.Word(object) != "these" || len(d.owners(c.Object)) > 0 {
		return
	}
	switch p.HeadLemma(object) {
	case "talk", "meeting", "summit", "discussion", "gathering", "negotiation", "session":
	default:
		return
	}
	var met []int
	last := -1
	for i := len(d.facts) - 1; i >= 0; i-- {
		f := d.facts[i]
		if f.Type.Name != "MET_WITH" || f.Sentence == d.sentence {
			continue
		}
		if last < 0 && d.sentence-f.Sentence <= memory {
			last = f.Sentence
		}
		if f.Sentence == last {
			met = append(met, f.From, f.To)
		}
	}
	slices.Sort(met)
	for _, r := range d.actors(c.Subject) {
		for _, e := range slices.Compact(met) {
			d.add(Fact{From: r.Entity, To: e, Status: d.status(k), Confidence: 0.6, Rule: "discourse: joined"}, "MET_WITH")
		}
	}
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
