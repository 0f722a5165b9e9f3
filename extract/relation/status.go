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
	d.trace.weakened("", status)
	weaken := func(s graph.Status, by string) {
		if s.Strength() >= 0 && s.Strength() < status.Strength() {
			status = s
			d.trace.weakened(by, s)
		}
	}
	for depth := 0; k >= 0 && depth < 6; depth++ {
		c := p.Clauses[k]
		weaken(modal(c.Modal), c.Modal)
		if c.Negated {
			weaken(graph.Denied, "not")
		}
		d.adverbs(c.Verb, weaken)
		if word := d.conditional(k); word != "" {
			weaken(graph.Possible, word)
		}
		if c.Parent >= 0 && c.Link == syntax.Complement && denies(p.Clauses[c.Parent].Lemma) {
			weaken(graph.Denied, p.Clauses[c.Parent].Lemma)
			break
		}
		if c.Parent < 0 || c.Link != syntax.Infinitival && c.Link != syntax.Prepended {
			break
		}
		parent := p.Clauses[c.Parent]
		if m, ok := d.lex.Modality[parent.Lemma]; ok {
			weaken(graph.Status(m.Status), parent.Lemma)
		} else if m, ok := d.lex.Modality[parent.Lemma+" to"]; ok && c.Link == syntax.Infinitival {
			weaken(graph.Status(m.Status), parent.Lemma+" to")
		} else if c.Link == syntax.Infinitival {
			weaken(graph.Planned, parent.Lemma+" to")
		}
		k = c.Parent
	}
	return status
}

// denies tells the verbs that say of the clause after them that it is not so.
func denies(lemma string) bool {
	switch lemma {
	case "deny", "refute", "disprove":
		return true
	}
	return false
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

// adverbs weakens the status by adverbs inside the verb group: perhaps, probably.
func (d *document) adverbs(verb int, weaken func(s graph.Status, by string)) {
	p := d.parse
	c := p.Chunks[verb]
	for i := c.First; i <= c.Last; i++ {
		t := p.Tokens[i]
		if i == c.Head || !strings.HasPrefix(t.Tag, "RB") {
			continue
		}
		switch t.Lower {
		case "possibly", "perhaps", "maybe", "probably", "potentially":
			weaken(graph.Possible, t.Lower)
		}
	}
}

// conditional is the word, such as if or unless, that makes clause k a
// condition; empty if it is none.
func (d *document) conditional(k int) string {
	p := d.parse
	c := p.Clauses[k]
	first := c.Verb
	if c.Subject >= 0 && p.Groups[c.Subject].First < first {
		first = p.Groups[c.Subject].First
	}
	for i := first - 1; i >= 0 && i > first-3; i-- {
		if p.Chunks[i].Kind == syntax.Subord {
			if w := p.Word(i); w == "if" || w == "unless" || w == "whether" {
				return w
			}
			break
		}
	}
	return ""
}

// nounStatus is the status of an act that a noun phrase names: its adjectives
// and the clause in which it stands.
func (d *document) nounStatus(chunk, clause int) graph.Status {
	p := d.parse
	status, by := graph.Actual, ""
	c := p.Chunks[chunk]
	for i := c.First; i < c.Head; i++ {
		switch word := p.Tokens[i].Lower; word {
		case "planned", "scheduled", "upcoming", "future", "forthcoming", "next":
			status, by = graph.Planned, word
		case "possible", "potential", "proposed", "threatened", "alleged", "hypothetical":
			status, by = graph.Possible, word
		case "no", "cancelled", "canceled":
			status, by = graph.Denied, word
		}
	}
	if clause < 0 {
		d.trace.weakened(by, status)
		return status
	}
	if s := d.status(clause); s.Strength() < status.Strength() {
		status = s
	} else {
		d.trace.weakened(by, status)
	}
	lemma := p.Clauses[clause].Lemma
	if m, ok := d.lex.Modality[lemma]; ok && (m.Scope == "noun" || m.Scope == "") {
		if s := graph.Status(m.Status); s.Strength() >= 0 && s.Strength() < status.Strength() {
			status = s
			d.trace.weakened(lemma, s)
		}
	}
	return status
}
