package act

import (
	"slices"
	"strings"

	"github.com/graphload/graphload/extract/lexicon"
	"github.com/graphload/graphload/extract/syntax"
)

// Pair is two actors in a parsed sentence, by their tokens, both inclusive.
type Pair struct {
	Parse                  *syntax.Parse
	SourceFirst, SourceEnd int
	TargetFirst, TargetEnd int
}

// Reversed is the pair with source and target exchanged.
func (p Pair) Reversed() Pair {
	return Pair{p.Parse, p.TargetFirst, p.TargetEnd, p.SourceFirst, p.SourceEnd}
}

// bits is the size of the hashed feature space.
const bits = 18

// collector gathers the hashed features of a pair.
type collector struct {
	lex   *lexicon.Lexicon
	pair  Pair
	out   []uint32
	names map[uint32]string // of the features, where somebody wants to read them
}

func (c *collector) add(parts ...string) {
	h := uint32(2166136261)
	for _, p := range parts {
		for i := 0; i < len(p); i++ {
			h = (h ^ uint32(p[i])) * 16777619
		}
		h = (h ^ 0xff) * 16777619
	}
	h = (h ^ h>>bits) & (1<<bits - 1)
	c.out = append(c.out, h)
	if c.names != nil {
		c.names[h] = strings.Join(parts, " ")
	}
}

// features returns the features of a pair, without repetition.
func features(lex *lexicon.Lexicon, p Pair) []uint32 {
	c := &collector{lex: lex, pair: p}
	return c.collect()
}

func (c *collector) collect() []uint32 {
	c.words()
	c.clauses()
	c.patterns()
	slices.Sort(c.out)
	return slices.Compact(c.out)
}

// zone is where a token stands: s and t inside the actors, else before, between
// or after them, with the order of the two.
func (c *collector) zone(i int) string {
	p := c.pair
	order := "st"
	first, last := p.SourceEnd, p.TargetFirst
	if p.TargetFirst < p.SourceFirst {
		order, first, last = "ts", p.TargetEnd, p.SourceFirst
	}
	switch {
	case i >= p.SourceFirst && i <= p.SourceEnd:
		return "s"
	case i >= p.TargetFirst && i <= p.TargetEnd:
		return "t"
	case i <= first:
		return "0" + order
	case i < last:
		return "1" + order
	}
	return "2" + order
}

// words are the lemmas and their pairs by zone. Names and numbers say nothing
// about the act and are left out.
func (c *collector) words() {
	toks := c.pair.Parse.Tokens
	last, lastZone := "", ""
	near := 0
	for i, t := range toks {
		z := c.zone(i)
		w := plain(t)
		if w == "" {
			continue
		}
		if z == "s" || z == "t" {
			c.add("in", z, w)
			last, lastZone = z, z
			continue
		}
		c.add("w", w)
		c.add("z", z, w)
		if z[0] == '2' {
			if near++; near <= 6 {
				c.add("near", z, w)
			}
		}
		if last != "" {
			c.add("b", last, w)
			if lastZone == z {
				c.add("bz", z, last, w)
			}
		}
		last, lastZone = w, z
	}
	c.add("order", c.zone(len(toks)))
	gap := max(c.pair.TargetFirst-c.pair.SourceEnd, c.pair.SourceFirst-c.pair.TargetEnd)
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

// plain is the lemma of a token that is neither a name nor a mark.
func plain(t syntax.Token) string {
	if !t.IsWord() || t.Tag == "CD" {
		return ""
	}
	if t.Tag == "NNP" || t.Tag == "NNPS" {
		return "<name>"
	}
	return t.Lemma
}

// role is where an actor stands in clause k, empty if nowhere.
func (c *collector) role(k, first, last int) string {
	p := c.pair.Parse
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
	p := c.pair.Parse
	for k, cl := range p.Clauses {
		s := c.role(k, c.pair.SourceFirst, c.pair.SourceEnd)
		t := c.role(k, c.pair.TargetFirst, c.pair.TargetEnd)
		if s == "" && t == "" {
			continue
		}
		voice := "a"
		if p.Chunks[cl.Verb].Passive {
			voice = "p"
		}
		c.add("cl", cl.Lemma, voice, s, t)
		c.add("roles", voice, s, t)
		if s != "" {
			c.add("sv", cl.Lemma, voice, s)
		}
		if t != "" {
			c.add("tv", cl.Lemma, voice, t)
		}
		if cl.Object >= 0 {
			for _, m := range p.Groups[cl.Object].Members {
				c.add("vo", cl.Lemma, p.HeadLemma(m))
				c.add("voz", cl.Lemma, p.HeadLemma(m), s, t)
			}
		}
		if cl.Parent >= 0 {
			c.add("up", p.Clauses[cl.Parent].Lemma, cl.Lemma)
			c.add("upz", p.Clauses[cl.Parent].Lemma, s, t)
		}
		if cl.Negated {
			c.add("neg", s, t)
		}
		c.add("modal", cl.Modal, s, t)
	}
}

// patterns tells which patterns of the lexicon stand in the sentence, where, and
// whether the two fill their roles.
func (c *collector) patterns() {
	p := c.pair.Parse
	for k, cl := range p.Clauses {
		s := c.role(k, c.pair.SourceFirst, c.pair.SourceEnd)
		t := c.role(k, c.pair.TargetFirst, c.pair.TargetEnd)
		passive := p.Chunks[cl.Verb].Passive
		z := c.zone(p.Chunks[cl.Verb].Head)
		for _, a := range c.lex.Acts.Verbs[cl.Lemma] {
			fit := c.fits(a, k)
			if !fit {
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
			c.add("actz", a.Type, z)
			src, tgt := logical(s, passive), logical(t, passive)
			if slices.Contains(a.Source, src) && slices.Contains(a.Target, tgt) {
				c.add("fwd", a.Type, strength)
			}
			if slices.Contains(a.Source, tgt) && slices.Contains(a.Target, src) {
				c.add("rev", a.Type, strength)
			}
			if slices.Contains(a.Source, src) {
				c.add("src", a.Type, strength)
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
				c.add("nact", a.Type)
				c.add("nactz", a.Type, z)
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
	p := c.pair.Parse
	verb := p.Chunks[p.Clauses[k].Verb]
	follow := func(words string, from, reach int) bool {
		for i := from; i < len(p.Tokens) && i < from+reach; i++ {
			if hasWord(words, p.Tokens[i].Lower) || hasWord(words, p.Tokens[i].Lemma) {
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

// hasWord tells whether one of the alternatives is the word.
func hasWord(alternatives, word string) bool {
	for alternatives != "" {
		w, rest, _ := strings.Cut(alternatives, "|")
		if w == word {
			return true
		}
		alternatives = rest
	}
	return false
}
