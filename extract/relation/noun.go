package relation

import (
	"slices"

	"github.com/graphload/graphload/extract/entity"
	"github.com/graphload/graphload/extract/lexicon"
	"github.com/graphload/graphload/extract/syntax"
)

// noun finds the acts that the noun phrase at chunk i names: talks between,
// sanctions on, the visit by.
func (d *document) noun(i int) {
	p := d.parse
	c := p.Chunks[i]
	ph := d.refs.Phrases[d.sentence][i]
	if ph == nil || c.Pronoun || len(ph.Refs) > 0 || d.spent[i] {
		return
	}
	clause := d.clauseOf(i)
	for _, act := range d.lex.Acts.Nouns[p.HeadLemma(i)] {
		if !d.qualified(act, c) {
			continue
		}
		if act.Type == "NONE" {
			return
		}
		status := d.nounStatus(i, clause)
		if act.Status != "" && act.Status.Strength() < status.Strength() {
			status = act.Status
		}
		after := p.After(i)
		slot := func(name string) []entity.Ref {
			switch name {
			case "subj":
				if clause >= 0 && (d.light(clause) || d.during(i)) {
					return d.clauseSubject(clause)
				}
				return nil
			case "poss":
				var out []entity.Ref
				for _, e := range slices.Concat(ph.Owners, ph.Adject) {
					out = append(out, entity.Ref{Entity: e, Via: entity.ByName})
				}
				return out
			}
			return d.prep(after, name, act.Type)
		}
		place := ""
		for _, a := range after {
			if a.Prep == "in" || a.Prep == "at" || a.Prep == "to" {
				for _, m := range p.Groups[a.Group].Members {
					if q := d.refs.Phrases[d.sentence][m]; q != nil && q.Place != "" && place == "" {
						place = q.Place
					}
				}
			}
		}
		if d.file(act, status, slot, place, "noun: "+act.Pattern) || len(act.With) > 0 {
			return
		}
	}
}

// qualified tells whether the words that a noun pattern wants before its noun
// are there.
func (d *document) qualified(act lexicon.Act, c syntax.Chunk) bool {
	for _, w := range slices.Concat(act.Particle, act.With) {
		found := false
		for t := c.First; t < c.Head; t++ {
			if lexicon.OneOf(w, d.parse.Tokens[t].Lower) || lexicon.OneOf(w, d.parse.Tokens[t].Lemma) {
				found = true
			}
		}
		if !found {
			return false
		}
	}
	return true
}

// clauseOf is the clause in which the noun phrase at chunk i stands as object,
// in a prepositional phrase, or as subject; -1 if none.
func (d *document) clauseOf(i int) int {
	g := d.parse.GroupOf[i]
	for k, c := range d.parse.Clauses {
		if c.Object == g || c.Second == g || slices.ContainsFunc(c.Preps, func(a syntax.Attachment) bool { return a.Group == g }) {
			return k
		}
	}
	for k, c := range d.parse.Clauses {
		if c.Subject == g {
			return k
		}
	}
	return d.fronts(i)
}

// fronts is the clause before whose subject the phrase at chunk i stands: in a
// call with Silva, Lee said. -1 if none.
func (d *document) fronts(i int) int {
	p := d.parse
	if g := p.GroupOf[i]; g < 0 || p.Groups[g].Prep < 0 {
		return -1
	}
	for k, c := range p.Clauses {
		if c.Verb < i || !p.Chunks[c.Verb].Finite || c.Link != syntax.Main || c.Subject < 0 || p.Groups[c.Subject].First < i {
			continue
		}
		for j := i; j < p.Groups[c.Subject].First; j++ {
			switch p.Chunks[j].Kind {
			case syntax.Stop, syntax.Verb, syntax.Quote, syntax.Subord, syntax.Wh:
				return -1
			}
		}
		return k
	}
	return -1
}

// during tells whether the noun phrase at chunk i names an occasion on which
// its clause happens: at a meeting with, during a visit to.
func (d *document) during(i int) bool {
	g := d.parse.Groups[d.parse.GroupOf[i]]
	if g.Prep < 0 {
		return false
	}
	switch d.parse.Word(g.Prep) {
	case "at", "in", "during", "after", "following", "on", "before":
		return true
	}
	return false
}

func (d *document) clauseSubject(k int) []entity.Ref {
	c := d.parse.Clauses[k]
	if d.parse.Chunks[c.Verb].Passive {
		return d.prep(c.Preps, "by", "")
	}
	return d.actors(c.Subject)
}

// light tells whether the verb of clause k only carries the noun that names the
// act: hold talks, launch an attack.
func (d *document) light(k int) bool {
	switch d.parse.Clauses[k].Lemma {
	case "hold", "have", "make", "conduct", "launch", "begin", "start", "attend", "arrive", "carry", "continue", "issue", "give", "take", "pay", "sign", "reach",
		"host", "open", "resume", "enter", "travel", "go", "come", "leave", "fly", "head", "embark", "convene", "join", "participate", "engage", "do", "lead", "complete",
		"conclude", "announce", "plan", "stage", "undertake", "mount", "offer", "provide", "send", "express", "voice", "declare", "impose", "order", "raise", "deliver", "file", "repeat",
		"cancel", "postpone", "suspend", "finish", "end", "wrap", "meet", "schedule", "seek", "be", "gather", "demand", "exchange":
		return true
	}
	return false
}
