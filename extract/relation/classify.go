package relation

import (
	"math"

	"github.com/graphload/graphload/extract/act"
	"github.com/graphload/graphload/extract/entity"
	"github.com/graphload/graphload/extract/syntax"
	"github.com/graphload/graphload/graph"
)

const (
	// sure is the probability from which the classifier is believed where no
	// pattern fits: most such pairs do nothing to each other.
	sure = 0.92
	// crowd is the number of actors in a sentence from which it is a list, of
	// which pairs say little.
	crowd = 8
	// promise is the class of what is only announced, too wide for an edge between
	// any two who stand in such a sentence.
	promise = "AGREED_WITH"
)

// actor is one whom a noun phrase of the sentence stands for.
type actor struct {
	entity, chunk int
}

// classify lets the classifier judge the sentence: first what the patterns
// found, then every ordered pair of actors of which they say nothing.
func (d *document) classify() {
	d.clues = nil
	actors := d.present()
	if len(actors) > crowd {
		actors = nil
	}
	said := make(map[[2]int]bool)
	for i := d.from; i < len(d.facts); i++ {
		if f := &d.facts[i]; f.Type.Group == graph.Event {
			said[[2]int{f.From, f.To}], said[[2]int{f.To, f.From}] = true, true
			d.weigh(f, actors)
		}
	}
	for _, a := range actors {
		for _, b := range actors {
			if a.entity == b.entity || a.chunk == b.chunk || said[[2]int{a.entity, b.entity}] || own(d.entity(a.entity), d.entity(b.entity)) {
				continue
			}
			pair := d.pair(a, b)
			best := d.acts.Decide(pair)
			if best.Class == act.None || best.Class == promise || best.Probability < sure {
				continue
			}
			status, _ := d.acts.Status(pair)
			d.clause = d.clauseOf(a.chunk)
			d.trace.judged(pair)
			d.add(Fact{From: a.entity, To: b.entity, Status: status, Confidence: 0.6 * best.Probability, Rule: "classifier"}, act.EdgeType(best.Class))
		}
	}
}

// pair is what the classifier is shown of two actors of the sentence.
func (d *document) pair(a, b actor) act.Pair {
	if d.clues == nil {
		d.clues = act.NewClues(d.lex, d.parse)
	}
	s, t := d.parse.Chunks[a.chunk], d.parse.Chunks[b.chunk]
	return act.Pair{Clues: d.clues, SourceFirst: s.First, SourceEnd: s.Last, TargetFirst: t.First, TargetEnd: t.Last}
}

// weigh gives a fact that a pattern found the confidence that pattern and
// classifier give it together. A kind act denied that reads as a refusal is one:
// who does not recognise a court rejects it.
func (d *document) weigh(f *Fact, actors []actor) {
	agreement := unknown
	var classes map[string]float64
	for _, a := range actors {
		for _, b := range actors {
			if a.entity == f.From && b.entity == f.To && a.chunk != b.chunk && classes == nil {
				classes = d.acts.Probabilities(d.pair(a, b))
			}
		}
	}
	before := *f
	if classes != nil {
		if f.Status == graph.Denied && f.refusal && f.Type.Quad() <= 2 && classes["REJECTED"] > 0.5 {
			f.Type, f.Status = d.types["REJECTED"], graph.Actual
		}
		agreement = 0
		for class, p := range classes {
			if act.EdgeType(class) == f.Type.Name {
				agreement += p
			}
		}
	}
	f.Confidence = calibrated(f.Confidence, agreement)
	d.trace.revised(before, *f)
}

// unknown stands for the classifier's probability of a fact of whose pair it
// was not asked.
const unknown = 0.3

// calibrated is about how often facts are right that a pattern gives this
// confidence and the classifier this probability: a logistic curve fitted to the
// events of 39 articles whose graphs were drawn by hand, then moved up by hand, as
// the patterns grew better, until its bands fitted the same articles again.
func calibrated(pattern, agreement float64) float64 {
	return 1 / (1 + math.Exp(1.15-3.44*pattern-0.99*agreement))
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
// class of act, and the likeliest status of the act.
func (f *Finder) Judge(p act.Pair) (map[string]float64, graph.Status) {
	status, _ := f.acts.Status(p)
	return f.acts.Probabilities(p), status
}
