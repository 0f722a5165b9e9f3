package issue

import (
	"slices"

	"github.com/graphload/graphload/extract/entity"
	"github.com/graphload/graphload/extract/lexicon"
	"github.com/graphload/graphload/extract/syntax"
	"github.com/graphload/graphload/graph"
)

// central is the number of issues that a text as a whole is about, so that
// whoever speaks in a sentence that comes back to one takes it up.
const central = 3

// takeUp adds to the issues of a document what their sentences tell: those that
// name an issue, and those that come back to it by its head noun (the resolution)
// or by two of its words. Their speakers or subjects take up the central issues.
// An issue whose own words concern nobody concerns the nation that its sentences
// name most, and whom it concerns it does in all of its sentences that name them.
func (f *Finder) takeUp(issues []Issue, refs *entity.Refs) {
	for n := range issues {
		is := &issues[n]
		named := make(map[int]bool)
		for _, ph := range is.Phrases {
			named[ph.Sentence] = true
		}
		near := make(map[int]int) // by entity: sentences of the issue that name it
		var told []Link
		for s, p := range refs.Parses {
			if !named[s] && !f.returns(is, issues, p) {
				continue
			}
			for _, e := range voices(refs, s) {
				link := Link{e, s}
				if n < central && !slices.Contains(is.Raised, link) {
					is.Raised = append(is.Raised, link)
				}
			}
			for _, e := range present(refs, s) {
				near[e]++
				told = append(told, Link{e, s})
			}
		}
		if len(is.Concerns) == 0 {
			if e := foremost(near, refs.Cast); e >= 0 {
				is.Concerns = append(is.Concerns, Link{e, is.Phrases[0].Sentence})
			}
		}
		is.Concerns = alsoSaid(is.Concerns, told)
	}
}

// alsoSaid adds to links those of further sentences that name the same entities.
func alsoSaid(links, told []Link) []Link {
	out := slices.Clone(links)
	for _, t := range told {
		if !slices.Contains(out, t) && slices.ContainsFunc(links, func(l Link) bool { return l.Entity == t.Entity }) {
			out = append(out, t)
		}
	}
	return out
}

// returns tells whether a sentence comes back to an issue: with a definite
// phrase that has the issue's head noun, which no weightier issue shares, or
// with two words of its name.
func (f *Finder) returns(is *Issue, issues []Issue, p *syntax.Parse) bool {
	for i := range issues {
		if &issues[i] == is {
			break
		}
		if issues[i].head == is.head {
			return false
		}
	}
	common := 0
	seen := make(map[string]bool)
	for i, c := range p.Chunks {
		if c.Kind != syntax.Noun || c.Pronoun {
			continue
		}
		w := p.Tokens[c.First].Lower
		if (w == "the" || w == "this" || w == "that" || w == "these") && p.HeadLemma(i) == is.head {
			return true
		}
		for t := c.First; t <= c.Last; t++ {
			if tok := p.Tokens[t]; tok.IsWord() && !stop(tok.Lower) {
				if w := stemWord(lexicon.Fold(tok.Lower)); !seen[w] && slices.Contains(is.words, w) {
					seen[w] = true
					common++
				}
			}
		}
	}
	return common >= 2
}

// voices are those who speak in a sentence, or the subjects of its main clauses.
func voices(refs *entity.Refs, s int) []int {
	if e := refs.Speakers[s]; e >= 0 {
		return []int{e}
	}
	var out []int
	for _, c := range refs.Parses[s].Clauses {
		if c.Link != syntax.Main && c.Link != syntax.Conjoined {
			continue
		}
		for _, r := range refs.Group(s, c.Subject) {
			if !slices.Contains(out, r.Entity) {
				out = append(out, r.Entity)
			}
		}
	}
	return out
}

// present are the entities that a sentence names or stands for, in order.
func present(refs *entity.Refs, s int) []int {
	var out []int
	for i := range refs.Parses[s].Chunks {
		ph := refs.Phrases[s][i]
		if ph == nil {
			continue
		}
		for _, r := range ph.Refs {
			out = append(out, r.Entity)
		}
		out = slices.Concat(out, ph.Owners, ph.Adject)
		if ph.Nation >= 0 {
			out = append(out, ph.Nation)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// foremost is the nation with the highest count, the smallest of several; -1 if
// there is none.
func foremost(counts map[int]int, cast *entity.Cast) int {
	best := -1
	for e, n := range counts {
		if cast.Entities[e].Label == graph.Nation && (best < 0 || n > counts[best] || n == counts[best] && e < best) {
			best = e
		}
	}
	return best
}
