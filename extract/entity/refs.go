package entity

import (
	"slices"

	"github.com/graphload/graphload/extract/lexicon"
	"github.com/graphload/graphload/extract/mention"
	"github.com/graphload/graphload/extract/syntax"
	"github.com/graphload/graphload/graph"
)

// Via tells how a noun phrase refers to an entity.
type Via uint8

// The ways of referring.
const (
	ByName    Via = iota // Antony Blinken, Japan
	ByPlace              // Tokyo, where a place may be all that is meant
	ByPronoun            // he, they, we
	ByNoun               // the Turkish government, the bloc, his Japanese counterpart
	ByGroup              // the two leaders, both sides
)

// Ref is an entity that a noun phrase stands for.
type Ref struct {
	Entity int
	Via    Via
}

// Phrase is what one noun phrase refers to.
type Phrase struct {
	Refs   []Ref // whom the whole phrase stands for; several for groups
	Owners []int // possessors: Japan's, his
	Adject []int // nations and bodies that qualify the head: Turkish, NATO
	Place  string
	Nation int // the entity of the nation where Place lies, -1 if it is no node
}

// Refs holds the phrases of a document by sentence and noun chunk.
type Refs struct {
	Cast     *Cast
	Parses   []*syntax.Parse
	Mentions [][]mention.Mention
	Phrases  []map[int]*Phrase
	Quoted   [][]bool // by sentence and token: inside quotation marks
	Speakers []int    // by sentence: who says what is quoted in it, -1 if unknown
	Default  int      // the nation whose government writes the text as we, -1
	lex      *lexicon.Lexicon
}

// Resolve finds out for each noun phrase whom it stands for.
func Resolve(lex *lexicon.Lexicon, cast *Cast, parses []*syntax.Parse, mentions [][]mention.Mention) *Refs {
	r := &Refs{Cast: cast, Parses: parses, Mentions: mentions, Phrases: make([]map[int]*Phrase, len(parses)), lex: lex, Default: -1}
	r.quotes()
	r.Default = r.author()
	r.Speakers = make([]int, len(parses))
	for s, p := range parses {
		r.Speakers[s] = -1
		r.Phrases[s] = make(map[int]*Phrase)
		// Names first, so that a pronoun may look ahead to its speaker.
		for i, c := range p.Chunks {
			if c.Kind == syntax.Noun {
				r.Phrases[s][i] = r.named(s, i)
			}
		}
		r.speaker(s)
		for i, c := range p.Chunks {
			if c.Kind == syntax.Noun {
				r.complete(s, i)
			}
		}
	}
	return r
}

// longQuote is how many sentences a quotation may run over.
const longQuote = 6

// quotes marks the tokens inside quotation marks; a quotation may run over
// several sentences.
func (r *Refs) quotes() {
	r.Quoted = make([][]bool, len(r.Parses))
	in, open := false, 0
	for s, p := range r.Parses {
		// A quotation that nobody closes ends somewhere.
		if open++; !in {
			open = 0
		} else if open > longQuote {
			in = false
		}
		r.Quoted[s] = make([]bool, len(p.Tokens))
		for i, t := range p.Tokens {
			switch {
			case t.Text == "“":
				in = true
			case t.Text == "”":
				in = false
			case t.Text == "\"" || t.Text == "''" || t.Text == "``":
				in = !in
			}
			r.Quoted[s][i] = in
		}
	}
}

// named reads what the names inside a noun phrase tell.
func (r *Refs) named(s, chunk int) *Phrase {
	p := r.Parses[s]
	c := p.Chunks[chunk]
	ph := &Phrase{Nation: -1}
	for k := range r.Mentions[s] {
		m := &r.Mentions[s][k]
		if m.Last < c.First || m.First > c.Last {
			continue
		}
		e := r.Cast.Of(m)
		if m.Last >= c.Head && m.First <= c.Head {
			r.headName(p, chunk, ph, m, e)
			continue
		}
		if e < 0 || m.Form == mention.Place {
			continue
		}
		if m.Last+1 < len(p.Tokens) && p.Tokens[m.Last+1].Tag == "POS" {
			ph.Owners = append(ph.Owners, e)
		} else {
			ph.Adject = append(ph.Adject, e)
		}
	}
	return ph
}

// headName reads a name that is the head of its noun phrase.
func (r *Refs) headName(p *syntax.Parse, chunk int, ph *Phrase, m *mention.Mention, e int) {
	switch m.Form {
	case mention.Place:
		ph.Place, ph.Nation = m.Name, e
	case mention.Capital:
		ph.Place, ph.Nation = m.Name, e
		if e >= 0 {
			ph.Refs = []Ref{{e, ByPlace}}
		}
	case mention.Thing:
	default:
		if e >= 0 {
			ph.Refs = []Ref{{e, ByName}}
		}
	}
}

// complete resolves what names alone do not: pronouns, owners by pronoun, and
// nouns that stand for someone.
func (r *Refs) complete(s, chunk int) {
	p := r.Parses[s]
	c := p.Chunks[chunk]
	ph := r.Phrases[s][chunk]
	for i := c.First; i <= c.Last; i++ {
		if p.Tokens[i].Tag == "PRP$" {
			for _, ref := range r.pronoun(s, chunk, p.Tokens[i].Lower, i) {
				ph.Owners = append(ph.Owners, ref.Entity)
			}
		}
	}
	switch p.Tokens[c.Head].Lower {
	case "jr", "jr.", "sr", "sr.": // Ann Lee, Jr., spoke
		if c.First == c.Head && chunk >= 2 && p.Chunks[chunk-1].Kind == syntax.Comma && p.Chunks[chunk-2].Kind == syntax.Noun {
			ph.Refs = r.Of(s, chunk-2)
			return
		}
	}
	if body, head := r.sharedHead(s, chunk); body >= 0 {
		ph.Adject, ph.Refs = []int{body}, r.bodyOrHolder(body, head)
		return
	}
	if len(ph.Refs) > 0 || ph.Place != "" {
		return
	}
	if c.Pronoun {
		ph.Refs = r.pronoun(s, chunk, p.Tokens[c.Head].Lower, c.Head)
		return
	}
	ph.Refs = r.nominal(s, chunk, ph)
}

// sharedHead tells of a nation adjective that shares the office after the last
// of a list, the Greek, Cypriot and French presidents, its nation and that
// office. The nation is -1 for all else.
func (r *Refs) sharedHead(s, chunk int) (nation int, office string) {
	p := r.Parses[s]
	g := p.Groups[p.GroupOf[chunk]]
	if chunk == g.Last {
		return -1, ""
	}
	for k := range r.Mentions[s] {
		m := &r.Mentions[s][k]
		if m.Form != mention.Adjective || m.Last != p.Chunks[chunk].Last || m.First < p.Chunks[chunk].First {
			continue
		}
		last := p.Chunks[g.Last]
		if p.HeadLemma(g.Last) == "counterpart" {
			return r.Cast.Of(m), "counterpart"
		}
		if office, ok := r.officeIn(p, last); ok && p.Tokens[last.Head].Tag == "NNS" {
			return r.Cast.Of(m), office
		}
	}
	return -1, ""
}

// Group returns whom the noun phrases of a group stand for, in order and
// without repetition.
func (r *Refs) Group(s, g int) []Ref {
	if g < 0 {
		return nil
	}
	out := r.members(s, g)
	// The presidents, Ann Lee and Bo Diaz: an apposition names some of those
	// before it.
	p := r.Parses[s]
	first := p.Groups[g].First
	if first < 2 || p.Chunks[first-1].Kind != syntax.Comma || p.Chunks[first-2].Kind != syntax.Noun {
		return out
	}
	before := r.members(s, p.GroupOf[first-2])
	if len(out)+len(before) > 2 && slices.ContainsFunc(before, func(b Ref) bool { return has(out, b) }) {
		return distinct(append(before, out...))
	}
	return out
}

func (r *Refs) members(s, g int) []Ref {
	var out []Ref
	for _, m := range r.Parses[s].Groups[g].Members {
		out = append(out, r.Of(s, m)...)
	}
	return distinct(out)
}

func has(refs []Ref, x Ref) bool {
	return slices.ContainsFunc(refs, func(r Ref) bool { return r.Entity == x.Entity })
}

// distinct keeps the first reference to each entity.
func distinct(refs []Ref) []Ref {
	var out []Ref
	for _, r := range refs {
		if !has(out, r) {
			out = append(out, r)
		}
	}
	return out
}

// Of returns whom the noun phrase at a chunk stands for. An apposition that
// names the one whom a noun only describes wins: the foreign minister, Ann Lee.
func (r *Refs) Of(s, chunk int) []Ref {
	ph := r.Phrases[s][chunk]
	if ph == nil {
		return nil
	}
	return ph.Refs
}

// subjectOf tells whether the group of this chunk is the subject of a clause.
func subjectOf(p *syntax.Parse, chunk int) bool {
	g := p.GroupOf[chunk]
	for _, c := range p.Clauses {
		if c.Subject == g {
			return true
		}
	}
	return false
}

// speaker finds who says what sentence s quotes or reports.
func (r *Refs) speaker(s int) {
	p := r.Parses[s]
	for _, c := range p.Clauses {
		if c.Subject < 0 || !saying(c.Lemma) {
			continue
		}
		if r.Quoted[s][p.Chunks[c.Verb].Head] {
			continue
		}
		for _, m := range p.Groups[c.Subject].Members {
			ph := r.Phrases[s][m]
			if ph == nil {
				continue
			}
			if len(ph.Refs) == 0 {
				r.complete(s, m)
			}
			if len(ph.Refs) > 0 {
				r.Speakers[s] = ph.Refs[0].Entity
				return
			}
		}
	}
	if s > 0 && r.wholeQuote(s) {
		r.Speakers[s] = r.Speakers[s-1]
	}
}

// wholeQuote tells whether sentence s stands inside a quotation from its first
// word on.
func (r *Refs) wholeQuote(s int) bool {
	q := r.Quoted[s]
	return len(q) > 1 && (q[0] || q[1])
}

func saying(lemma string) bool {
	switch lemma {
	case "say", "tell", "add", "state", "announce", "declare", "note", "write", "claim", "warn", "insist", "argue", "explain", "reply", "comment", "urge", "stress", "report", "remark", "continue", "tweet", "vow", "emphasize", "emphasise":
		return true
	}
	return false
}

// author is the nation whose government writes the text: its officials say we
// and our outside quotations. -1 for texts that do not.
func (r *Refs) author() int {
	own := false
	for s, p := range r.Parses {
		for i, t := range p.Tokens {
			if !r.Quoted[s][i] && (t.Lower == "we" || t.Lower == "our") {
				own = true
			}
		}
	}
	if !own {
		return -1
	}
	return r.mostNamed(graph.Nation)
}

// mostNamed is the entity of this label with most mentions, -1 if there is
// none.
func (r *Refs) mostNamed(l graph.Label) int {
	best, n := -1, 0
	for i, e := range r.Cast.Entities {
		if e.Label == l && len(e.Mentions) > n {
			best, n = i, len(e.Mentions)
		}
	}
	return best
}
