package act

import (
	"slices"
	"strings"

	"github.com/graphload/graphload/extract/lexicon"
	"github.com/graphload/graphload/extract/syntax"
)

// Clues is a parsed sentence with what its words say of acts, whoever the two
// actors are. It serves all pairs of the sentence.
type Clues struct {
	Parse  *syntax.Parse
	lex    *lexicon.Lexicon
	codes  []lexicon.Coded
	shifts []lexicon.Shift
}

// NewClues reads the clues of a sentence.
func NewClues(lex *lexicon.Lexicon, p *syntax.Parse) *Clues {
	return &Clues{p, lex, lex.Codes.Read(p.Tokens), lex.Shifts(p.Tokens)}
}

// Pair is two actors in a sentence, by their tokens, both inclusive. One whom the
// sentence does not name has tokens outside of it, before the first or after the
// last.
type Pair struct {
	*Clues
	SourceFirst, SourceEnd int
	TargetFirst, TargetEnd int
}

// Reversed is the pair with source and target exchanged.
func (p Pair) Reversed() Pair {
	return Pair{p.Clues, p.TargetFirst, p.TargetEnd, p.SourceFirst, p.SourceEnd}
}

// collector gathers the hashed features of a pair.
type collector struct {
	Pair
	out   []uint32
	names map[uint32]string // of the features, where somebody wants to read them
}

// add files the feature of this kind and these words under its FNV-1a hash.
func (c *collector) add(parts ...string) {
	h := uint32(2166136261)
	for _, p := range parts {
		for i := 0; i < len(p); i++ {
			h = (h ^ uint32(p[i])) * 16777619
		}
		h = (h ^ 0xff) * 16777619
	}
	c.out = append(c.out, h)
	if c.names != nil {
		c.names[h] = strings.Join(parts, " ")
	}
}

// features returns the hashed features of a pair, sorted and without
// repetition.
func features(p Pair) []uint32 {
	c := &collector{Pair: p}
	return c.collect()
}

func (c *collector) collect() []uint32 {
	c.add("sentence") // what all have: the bias
	c.words()
	c.coded()
	c.clauses()
	c.patterns()
	slices.Sort(c.out)
	return slices.Compact(c.out)
}

// zone is where a token stands: s and t inside the actors, else before, between
// or after them, with the order of the two.
func (c *collector) zone(i int) string {
	first, last, zones := c.SourceEnd, c.TargetFirst, [3]string{"0st", "1st", "2st"}
	if c.TargetFirst < c.SourceFirst {
		first, last, zones = c.TargetEnd, c.SourceFirst, [3]string{"0ts", "1ts", "2ts"}
	}
	switch {
	case i >= c.SourceFirst && i <= c.SourceEnd:
		return "s"
	case i >= c.TargetFirst && i <= c.TargetEnd:
		return "t"
	case i <= first:
		return zones[0]
	case i < last:
		return zones[1]
	}
	return zones[2]
}

// words are the lemmas by zone. Which name or number it is says nothing about the
// act: names are all one word, numbers are left out.
func (c *collector) words() {
	toks := c.Parse.Tokens
	for i, t := range toks {
		w := plain(t)
		if w == "" {
			continue
		}
		z := c.zone(i)
		if z == "s" || z == "t" {
			c.add("in", z, w)
			continue
		}
		c.add("word", w)
		c.add("word", z, w)
	}
	c.add("order", c.zone(len(toks)))
	gap := max(c.TargetFirst-c.SourceEnd, c.SourceFirst-c.TargetEnd)
	switch {
	case gap <= 2:
		c.add("gap", "0")
	case gap <= 5:
		c.add("gap", "1")
	case gap <= 10:
		c.add("gap", "2")
	default:
		c.add("gap", "3")
	}
}

// plain is the lemma of a token, the same for all names and empty for numbers and
// marks.
func plain(t syntax.Token) string {
	if !t.IsWord() || t.Tag == "CD" {
		return ""
	}
	if t.Tag == "NNP" || t.Tag == "NNPS" {
		return "<name>"
	}
	return t.Lemma
}

// coded are the roots for which the verbs speak, the groups of the verbs, the
// kinds of words that shift a status, and which of these meet.
func (c *collector) coded() {
	for _, k := range c.codes {
		z := c.zone(k.Token)
		c.add("verbs", k.Group)
		c.add("verbs", z, k.Group)
		if k.Root == "" {
			continue
		}
		c.add("code", k.Root)
		c.add("code", z, k.Root)
		if k.Words > 0 {
			c.add("phrase", k.Root)
		}
	}
	for _, m := range c.shifts {
		z := c.zone(m.First)
		c.add("shift", m.Group)
		c.add("shift", z, m.Group)
		c.add("status", z, m.Status)
		for _, k := range c.codes {
			if k.Root != "" {
				c.add("shifted", m.Group, k.Root)
			}
		}
	}
}

// role is where an actor stands in clause k, empty if nowhere.
func (c *collector) role(k, first, last int) string {
	p := c.Parse
	cl := p.Clauses[k]
	in := func(g int) bool {
		if g < 0 {
			return false
		}
		a, b := p.Chunks[p.Groups[g].First].First, p.Chunks[p.Groups[g].Last].Last
		return first <= b && last >= a
	}
	switch {
	case in(cl.Subject):
		return "subj"
	case in(cl.Object):
		return "obj"
	case in(cl.Second):
		return "obj2"
	}
	for _, a := range cl.Preps {
		if in(a.Group) {
			return a.Prep
		}
	}
	return ""
}

// clauses tells in which clauses the two stand and as what.
func (c *collector) clauses() {
	for k, cl := range c.Parse.Clauses {
		s := c.role(k, c.SourceFirst, c.SourceEnd)
		t := c.role(k, c.TargetFirst, c.TargetEnd)
		if s == "" && t == "" {
			continue
		}
		voice := "active"
		if c.Parse.Chunks[cl.Verb].Passive {
			voice = "passive"
		}
		c.add("clause", cl.Lemma, voice, s, t)
		c.add("roles", voice, s, t)
		if s != "" {
			c.add("source", cl.Lemma, voice, s)
		}
		if t != "" {
			c.add("target", cl.Lemma, voice, t)
		}
		if cl.Negated {
			c.add("negated", s, t)
		}
	}
}

// patterns tells which patterns of the lexicon stand in the sentence, where, and
// whether the two fill their roles.
func (c *collector) patterns() {
	p := c.Parse
	for k, cl := range p.Clauses {
		s := c.role(k, c.SourceFirst, c.SourceEnd)
		t := c.role(k, c.TargetFirst, c.TargetEnd)
		passive := p.Chunks[cl.Verb].Passive
		z := c.zone(p.Chunks[cl.Verb].Head)
		for _, a := range c.lex.Acts.Verbs[cl.Lemma] {
			if !c.fits(a, k) {
				continue
			}
			strength := "bare"
			if len(a.With) > 0 {
				strength = "full"
			}
			if a.Weak {
				strength += "?"
			}
			c.add("act", a.Type, strength)
			c.add("act", z, a.Type)
			src, tgt := logical(s, passive), logical(t, passive)
			if slices.Contains(a.Source, src) && slices.Contains(a.Target, tgt) {
				c.add("forward", a.Type, strength)
			}
			if slices.Contains(a.Source, tgt) && slices.Contains(a.Target, src) {
				c.add("reverse", a.Type, strength)
			}
			if slices.Contains(a.Source, src) {
				c.add("does", a.Type, strength)
			}
			if len(a.With) > 0 {
				break
			}
		}
	}
	for i, ch := range p.Chunks {
		if ch.Kind != syntax.Noun {
			continue
		}
		z := c.zone(ch.Head)
		for _, a := range c.lex.Acts.Nouns[p.HeadLemma(i)] {
			if len(a.With) == 0 && len(a.Particle) == 0 {
				c.add("noun", a.Type)
				c.add("noun", z, a.Type)
			}
		}
	}
}

// logical is the slot that a grammatical role fills.
func logical(role string, passive bool) string {
	if !passive {
		return role
	}
	switch role {
	case "subj":
		return "obj"
	case "by":
		return "subj"
	}
	return role
}

// fits tells whether the further words of a pattern follow its verb.
func (c *collector) fits(a lexicon.Act, k int) bool {
	p := c.Parse
	verb := p.Chunks[p.Clauses[k].Verb]
	follow := func(words string, from, reach int) bool {
		for i := from; i < len(p.Tokens) && i < from+reach; i++ {
			if lexicon.OneOf(words, p.Tokens[i].Lower) || lexicon.OneOf(words, p.Tokens[i].Lemma) {
				return true
			}
		}
		return false
	}
	for _, w := range a.Particle {
		if !follow(w, verb.Last+1, 4) {
			return false
		}
	}
	for i, w := range a.With {
		if follow(w, verb.Last+1, 12) {
			continue
		}
		if i == 0 && verb.Passive && follow(w, max(0, verb.First-8), 8) {
			continue
		}
		return false
	}
	return true
}
