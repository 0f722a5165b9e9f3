package relation

import (
	"maps"
	"slices"

	"github.com/graphload/graphload/extract/act"
	"github.com/graphload/graphload/extract/entity"
	"github.com/graphload/graphload/extract/lexicon"
	"github.com/graphload/graphload/graph"
)

// Finding is something that a sentence was taken to say, with what led to it.
type Finding struct {
	Fact
	Dropped string    // why it is no fact after all, empty if it is one
	Row     string    // the row of acts.tsv that fits, empty if none led to it
	Cue     string    // the word that makes the status weaker than actual, empty if none does or the pattern itself
	Pair    *act.Pair // what the classifier was shown, nil if it was not asked
}

// Explain does what Find does and tells how. The findings that were not dropped
// are the facts of Find in their order.
func (f *Finder) Explain(refs *entity.Refs, holdings []entity.Holding) []Finding {
	t := &trace{}
	f.find(refs, holdings, t)
	return t.findings
}

func equal(a, b Fact) bool {
	return a.Sentence == b.Sentence && a.Type.Name == b.Type.Name && a.From == b.From && a.To == b.To && a.Rule == b.Rule && a.Confidence == b.Confidence
}

// trace notes what happens during a Find. A nil trace notes nothing, so that
// those who want facts alone pay nothing for it.
type trace struct {
	findings []Finding
	// What concerns the fact that is filed next.
	row    string
	pair   *act.Pair
	cue    string
	status graph.Status // that the cue gives
}

// weakened notes the word that weakens the status of the act at hand.
func (t *trace) weakened(by string, s graph.Status) {
	if t != nil {
		t.cue, t.status = by, s
	}
}

// laid notes the pattern that the next fact comes from.
func (t *trace) laid(a lexicon.Act) {
	if t != nil {
		t.row = a.Row
	}
}

// judged notes the pair that the classifier took for the next fact.
func (t *trace) judged(p act.Pair) {
	if t != nil {
		pair := p // p itself would be on the heap for every caller
		t.pair = &pair
	}
}

// revised notes that a fact of which it knows has changed.
func (t *trace) revised(before, after Fact) {
	if t == nil {
		return
	}
	for i := len(t.findings) - 1; i >= 0; i-- {
		if x := &t.findings[i]; x.Dropped == "" && equal(x.Fact, before) {
			x.Fact = after
			return
		}
	}
}

// found notes a fact, or what is none for the reason given.
func (t *trace) found(f Fact, dropped string) {
	if t == nil {
		return
	}
	x := Finding{Fact: f, Dropped: dropped, Row: t.row, Pair: t.pair}
	if f.Status != graph.Actual && f.Status == t.status {
		x.Cue = t.cue
	}
	t.findings = append(t.findings, x)
	t.row, t.pair = "", nil
}

// lesser notes what those patterns of clause k would say that were not asked,
// because a more specific one fits. before is the number of facts before the
// clause.
func (d *document) lesser(k, before int) {
	if d.trace == nil {
		return
	}
	why := ""
	if len(d.facts) > before {
		why = "gave way to a more specific pattern"
	}
	for _, a := range d.lex.Acts.Verbs[d.parse.Clauses[k].Lemma] {
		if !d.fits(a, k) {
			continue
		}
		if a.Type == "NONE" {
			if why == "" {
				why = "shut out by " + a.Row
			}
			continue
		}
		if why == "" {
			return // what fits most says nothing, and all others have been asked
		}
		// On a copy, so that nothing of it reaches the facts.
		shadow := *d
		shadow.trace, shadow.facts, shadow.spent = nil, nil, maps.Clone(d.spent)
		shadow.file(a, d.status(k), func(name string) []entity.Ref { return d.verbSlot(a, k, name) }, "", "verb: "+a.Pattern)
		for _, f := range shadow.facts {
			if !slices.ContainsFunc(d.facts[before:], func(have Fact) bool { return have.Type.Name == f.Type.Name && have.From == f.From && have.To == f.To }) {
				d.trace.laid(a)
				d.trace.found(f, why)
			}
		}
	}
}

// Weigh returns the n features of a pair that speak most for a type, as the
// classifier weighs them.
func (f *Finder) Weigh(p act.Pair, typ string, n int) []act.Weight {
	best, class := -1.0, typ
	for c, probability := range f.acts.Probabilities(p) {
		if act.EdgeType(c) == typ && (probability > best || probability == best && c < class) {
			best, class = probability, c
		}
	}
	return f.acts.Weigh(p, class, n)
}
