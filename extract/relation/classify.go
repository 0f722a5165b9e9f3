package relation

import (
	"github.com/graphload/graphload/extract/act"
	"github.com/graphload/graphload/extract/entity"
	"github.com/graphload/graphload/extract/syntax"
	"github.com/graphload/graphload/graph"
)

const (
	// sure is the probability from which the classifier is believed. At 0.65 its
	// edges are right about as often as those of the patterns.
	sure = 0.65
	// crowd is the number of actors in a sentence from which it is a list, of
	// which pairs say little.
	crowd = 8
)

// actor is one whom a noun phrase of the sentence stands for.
type actor struct {
	entity, chunk int
}

// classify asks the classifier about every ordered pair of actors of the
// sentence of which no pattern has said anything.
func (d *document) classify() {
	p := d.parse
	actors := d.present()
	if len(actors) > crowd {
		return
	}
	var clues *act.Clues // read for the first pair that needs them
	said := make(map[[2]int]bool)
	for _, f := range d.facts[d.from:] {
		if f.Type.Group == graph.Event {
			said[[2]int{f.From, f.To}], said[[2]int{f.To, f.From}] = true, true
		}
	}
	for _, a := range actors {
		for _, b := range actors {
			if a.entity == b.entity || a.chunk == b.chunk || said[[2]int{a.entity, b.entity}] || own(d.entity(a.entity), d.entity(b.entity)) {
				continue
			}
			s, t := p.Chunks[a.chunk], p.Chunks[b.chunk]
			if clues == nil {
				clues = act.NewClues(d.lex, p)
			}
			pair := act.Pair{Clues: clues, SourceFirst: s.First, SourceEnd: s.Last, TargetFirst: t.First, TargetEnd: t.Last}
			best := d.acts.Decide(pair)
			if best.Class == act.None || best.Probability < sure {
				continue
			}
			status := graph.Actual
			if k := d.clauseOf(a.chunk); k >= 0 {
				status = d.status(k)
			}
			d.trace.judged(pair)
			d.add(Fact{From: a.entity, To: b.entity, Status: status, Confidence: 0.8 * best.Probability, Rule: "classifier"}, act.EdgeType(best.Class))
		}
	}
}

// present are the actors of the sentence. A city after a preposition is where
// something happens.
func (d *document) present() []actor {
	p := d.parse
	var out []actor
	for i, c := range p.Chunks {
		ph := d.refs.Phrases[d.sentence][i]
		if c.Kind != syntax.Noun || ph == nil {
			continue
		}
		for _, r := range ph.Refs {
			if r.Via != entity.ByPlace || p.Groups[p.GroupOf[i]].Prep < 0 {
				out = append(out, actor{r.Entity, i})
			}
		}
	}
	return out
}

// Judge tells for a pair of actors of one sentence the probability of each
// class of act, and the status of the act: that of the clause in which the
// source, or else the target, stands.
func (f *Finder) Judge(p act.Pair) (map[string]float64, graph.Status) {
	d := &document{Finder: f, parse: p.Parse}
	status := graph.Actual
	for _, at := range [][2]int{{p.SourceFirst, p.SourceEnd}, {p.TargetFirst, p.TargetEnd}} {
		if k := d.clauseAt(at[0], at[1]); k >= 0 {
			status = d.status(k)
			break
		}
	}
	return f.acts.Probabilities(p), status
}

// clauseAt is the clause of the noun phrase that holds these tokens, -1 if it
// stands in none.
func (d *document) clauseAt(first, last int) int {
	for i, c := range d.parse.Chunks {
		if c.Kind == syntax.Noun && c.Last >= first && c.First <= last {
			return d.clauseOf(i)
		}
	}
	return -1
}
