package relation

import (
	"strings"

	"github.com/graphload/graphload/extract/syntax"
	"github.com/graphload/graphload/graph"
)

// status tells whether what clause k reports happened, from its modal verb, its
// negation, and the verbs on which it hangs.
func (d *document) status(k int) graph.Status {
	p := d.parse
	status := graph.Actual
	weaken := func(s graph.Status) {
		if s.Strength() >= 0 && s.Strength() < status.Strength() {
			status = s
		}
	}
	for depth := 0; k >= 0 && depth < 6; depth++ {
		c := p.Clauses[k]
		weaken(modal(c.Modal))
		if c.Negated {
			weaken(graph.Denied)
		}
		d.adverbs(c.Verb, weaken)
		if d.conditional(k) {
			weaken(graph.Possible)
		}
		if c.Parent < 0 || c.Link != syntax.Infinitival && c.Link != syntax.Prepended {
			break
		}
		parent := p.Clauses[c.Parent]
		if m, ok := d.lex.Modality[parent.Lemma]; ok {
			weaken(graph.Status(m.Status))
		} else if m, ok := d.lex.Modality[parent.Lemma+" to"]; ok && c.Link == syntax.Infinitival {
			weaken(graph.Status(m.Status))
		} else if c.Link == syntax.Infinitival {
			weaken(graph.Planned)
		}
		k = c.Parent
	}
	return status
}

func modal(m string) graph.Status {
	switch m {
	case "will", "would", "shall", "'ll", "wo", "should", "must", "'d":
		return graph.Planned
	case "may", "might", "could", "can", "ca":
		return graph.Possible
	}
	return graph.Actual
}

// adverbs weakens the status by words beside the verb: never, reportedly.
func (d *document) adverbs(verb int, weaken func(graph.Status)) {
	p := d.parse
	c := p.Chunks[verb]
	for i := c.First; i <= c.Last; i++ {
		t := p.Tokens[i]
		if i == c.Head || !strings.HasPrefix(t.Tag, "RB") {
			continue
		}
		switch t.Lower {
		case "possibly", "perhaps", "maybe", "probably", "potentially":
			weaken(graph.Possible)
		}
	}
}

// conditional tells whether clause k stands after if or unless.
func (d *document) conditional(k int) bool {
	p := d.parse
	c := p.Clauses[k]
	first := c.Verb
	if c.Subject >= 0 && p.Groups[c.Subject].First < first {
		first = p.Groups[c.Subject].First
	}
	for i := first - 1; i >= 0 && i > first-3; i-- {
		if p.Chunks[i].Kind == syntax.Subord {
			w := p.Word(i)
			return w == "if" || w == "unless" || w == "whether"
		}
	}
	return false
}

// nounStatus is the status of an act that a noun phrase names: its adjectives
// and the clause in which it stands.
func (d *document) nounStatus(chunk, clause int) graph.Status {
	p := d.parse
	status := graph.Actual
	c := p.Chunks[chunk]
	for i := c.First; i < c.Head; i++ {
		switch p.Tokens[i].Lower {
		case "planned", "scheduled", "upcoming", "future", "forthcoming", "next":
			status = graph.Planned
		case "possible", "potential", "proposed", "threatened", "alleged", "hypothetical":
			status = graph.Possible
		case "no", "cancelled", "canceled":
			status = graph.Denied
		}
	}
	if clause >= 0 {
		cl := p.Clauses[clause]
		if s := d.status(clause); s.Strength() < status.Strength() {
			status = s
		}
		if m, ok := d.lex.Modality[cl.Lemma]; ok && (m.Scope == "noun" || m.Scope == "") {
			if s := graph.Status(m.Status); s.Strength() >= 0 && s.Strength() < status.Strength() {
				status = s
			}
		}
	}
	return status
}
