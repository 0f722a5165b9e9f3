package issue

import (
	"cmp"
	"slices"
	"strings"

	"github.com/graphload/graphload/extract/entity"
	"github.com/graphload/graphload/extract/lexicon"
	"github.com/graphload/graphload/extract/syntax"
)

// most is how many issues an article may have.
const most = 5

// Issue is a subject that the actors of a document discuss or act on.
type Issue struct {
	Name     string
	Aliases  []string
	Contexts []string // PLOVER contexts of the terms in its phrases, sorted
	Phrases  []Phrase
	Concerns []Link
	Raised   []Link
	head     string   // lemma of the head noun of Name
	words    []string // its stems
}

// Phrase is a noun phrase that names an issue.
type Phrase struct {
	Sentence   int
	Start, End int // byte offsets in the text
	Text       string
}

// Link ties an issue to an entity in one sentence.
type Link struct {
	Entity   int
	Sentence int
}

// Finder finds the issues of documents. It is safe for concurrent use.
type Finder struct {
	lex *lexicon.Lexicon
}

// NewFinder makes a finder over these lexicons.
func NewFinder(lex *lexicon.Lexicon) *Finder { return &Finder{lex: lex} }

// candidate is a noun phrase that may name an issue.
type candidate struct {
	Phrase
	chunk, last int // chunks of the phrase
	words       []string
	head        string // lemma
	context     string // PLOVER context of its term, empty for a noun that names an act
	score       float64
	concerns    []int
	raised      []int
}

// Find returns the issues of a document, the weightiest first.
func (f *Finder) Find(text string, sents []syntax.Sentence, refs *entity.Refs) []Issue {
	var all []candidate
	repeats := make(map[string]int) // noun phrases by the lemma of their head
	for _, p := range refs.Parses {
		for i, c := range p.Chunks {
			if c.Kind == syntax.Noun && !c.Pronoun {
				repeats[p.HeadLemma(i)]++
			}
		}
	}
	for s, p := range refs.Parses {
		for i, c := range p.Chunks {
			if c.Kind == syntax.Noun && !c.Pronoun {
				if cand, ok := f.candidate(text, refs, s, i); ok {
					cand.score += min(0.3*float64(repeats[p.HeadLemma(i)]-1), 1.2)
					if sents[s].Title {
						cand.score += 1.5
					}
					all = append(all, cand)
				}
			}
		}
	}
	issues := f.merge(all)
	f.takeUp(issues, refs)
	return issues
}

// candidate reads the noun phrase at chunk i of sentence s with the
// prepositional phrases after it.
func (f *Finder) candidate(text string, refs *entity.Refs, s, i int) (candidate, bool) {
	p := refs.Parses[s]
	c := p.Chunks[i]
	ph := refs.Phrases[s][i]
	if ph == nil || len(ph.Refs) > 0 || ph.Place != "" {
		return candidate{}, false
	}
	term, ok := f.term(p, c)
	if !ok || f.encounter(p.HeadLemma(i)) {
		return candidate{}, false
	}
	cand := candidate{chunk: i, last: i, head: p.HeadLemma(i), context: term.Context}
	cand.Sentence = s
	cand.concerns = append(slices.Clone(ph.Owners), ph.Adject...)
	for _, a := range p.After(i) {
		if !aboutPrep(a.Prep) {
			break
		}
		g := p.Groups[a.Group]
		end := g.Last
		if p.Chunks[end].Last-c.First > 9 {
			break
		}
		for _, m := range g.Members {
			q := refs.Phrases[s][m]
			for _, r := range q.Refs {
				cand.concerns = append(cand.concerns, r.Entity)
			}
			cand.concerns = append(cand.concerns, append(slices.Clone(q.Owners), q.Adject...)...)
		}
		cand.last = end
	}
	first := c.First
	for first < c.Head && skipped(p.Tokens[first]) {
		first++
	}
	lastTok := p.Chunks[cand.last].Last
	cand.Start, cand.End = p.Tokens[first].Start, p.Tokens[lastTok].End
	cand.Text = strings.Join(strings.Fields(text[cand.Start:cand.End]), " ")
	for _, t := range p.Tokens[first : lastTok+1] {
		if t.IsWord() && !stop(t.Lower) {
			cand.words = append(cand.words, stemWord(lexicon.Fold(t.Lower)))
		}
	}
	if len(cand.words) == 0 || !term.Whole && len(cand.words) < 2 {
		return candidate{}, false
	}
	cand.score = 1
	if term.Whole {
		cand.score += 0.75
	}
	var strong bool
	if cand.raised, strong = f.raisers(refs, s, i); strong {
		cand.score += 1.5
	} else if len(cand.raised) > 0 {
		cand.score += 0.5
	}
	if len(cand.concerns) > 0 {
		cand.score += 0.5
	}
	return cand, true
}

// term is the issue term that the noun phrase holds: the first that stands for an
// issue without more, else the longest at its head, else one without context for
// a head that names an act. ok is false if there is none of these.
func (f *Finder) term(p *syntax.Parse, c syntax.Chunk) (term lexicon.Issue, ok bool) {
	for i := c.First; i <= c.Head; i++ {
		var words []string
		for j := i; j <= c.Head && j < i+4; j++ {
			words = append(words, p.Tokens[j].Lower)
			plain := strings.Join(words, " ")
			words[len(words)-1] = p.Tokens[j].Lemma
			lemma := strings.Join(words, " ")
			words[len(words)-1] = p.Tokens[j].Lower
			for _, k := range []string{plain, lemma} {
				is, known := f.lex.Issues[k]
				switch {
				case known && is.Whole && (j == c.Head || strings.Contains(k, " ")):
					return is, true
				case known && j == c.Head && term.Context == "":
					term, ok = is, true
				case j == c.Head && i == j && f.act(k):
					ok = true
				}
			}
		}
	}
	return term, ok
}

// act tells whether the noun names an act that may be at issue: a blockade, a
// cease-fire.
func (f *Finder) act(noun string) bool {
	return slices.ContainsFunc(f.lex.Acts.Nouns[noun], func(a lexicon.Act) bool {
		return len(a.With) == 0 && len(a.Particle) == 0 && a.Type != "NONE"
	})
}

// encounter tells the nouns that name a meeting, a visit or something said:
// where issues are discussed, not one of them.
func (f *Finder) encounter(noun string) bool {
	switch noun {
	case "remark", "statement", "speech", "comment", "interview", "address", "message", "letter", "communique", "briefing", "announcement":
		return true
	}
	return slices.ContainsFunc(f.lex.Acts.Nouns[noun], func(a lexicon.Act) bool {
		return a.Type == "MET_WITH" || a.Type == "VISITED"
	})
}

func aboutPrep(p string) bool {
	switch p {
	case "of", "in", "on", "over", "with", "between", "for", "against", "about", "to", "from":
		return true
	}
	return false
}

func skipped(t syntax.Token) bool {
	return t.Tag == "DT" || t.Tag == "PRP$" || t.Tag == "CD" || t.Tag == "PDT" || !t.IsWord()
}

func stop(w string) bool {
	switch w {
	case "the", "a", "an", "of", "in", "on", "to", "for", "and", "or", "with", "by", "at", "from", "s", "'s", "its", "their", "his", "her", "over", "between", "against", "about", "into":
		return true
	}
	return false
}

func stemWord(w string) string {
	w = strings.Replace(strings.Replace(w, "isation", "iz", 1), "ization", "iz", 1)
	for _, suf := range []string{"ing", "ies", "es", "s", "ed"} {
		if strings.HasSuffix(w, suf) && len(w)-len(suf) > 3 {
			return w[:len(w)-len(suf)]
		}
	}
	return w
}

// raisers are the actors who take up what the phrase at chunk i names: the
// subject of its clause, or of the clause on which that one hangs, or whoever is
// quoted. strong tells that the clause is one of discussing.
func (f *Finder) raisers(refs *entity.Refs, s, i int) (who []int, strong bool) {
	p := refs.Parses[s]
	g := p.GroupOf[i]
	k, slot := clauseOf(p, g)
	if k < 0 {
		return nil, false
	}
	strong = f.discusses(p, k, slot)
	for c := p.Clauses[k]; c.Link == syntax.Complement && c.Parent >= 0 && c.Parent != k; c = p.Clauses[k] {
		k = c.Parent // who says it takes it up, not whom it is said of
	}
	for depth := 0; k >= 0 && depth < 4; depth++ {
		c := p.Clauses[k]
		subject := c.Subject
		if p.Chunks[c.Verb].Passive {
			subject = byPhrase(c)
		}
		for _, r := range refs.Group(s, subject) {
			if r.Via != entity.ByPlace || c.Subject == subject {
				who = append(who, r.Entity)
			}
		}
		if len(who) > 0 {
			for _, a := range c.Preps { // talks with Iran on
				if strong && depth == 0 && a.Prep == "with" && a.Group != g {
					for _, r := range refs.Group(s, a.Group) {
						who = append(who, r.Entity)
					}
				}
			}
			return who, strong
		}
		k = c.Parent
	}
	if refs.Speakers[s] >= 0 {
		return []int{refs.Speakers[s]}, strong
	}
	return nil, strong
}

// clauseOf is the clause in which a group stands, and where: obj, subj or a
// preposition. A phrase inside another's of-phrase counts with that one.
func clauseOf(p *syntax.Parse, g int) (int, string) {
	for k, c := range p.Clauses {
		if c.Object == g || c.Second == g || c.Subject == g && p.Chunks[c.Verb].Passive {
			return k, "obj"
		}
		for _, a := range c.Preps {
			if a.Group == g {
				return k, a.Prep
			}
		}
	}
	for k, c := range p.Clauses {
		if c.Subject == g {
			return k, "subj"
		}
	}
	return -1, ""
}

func byPhrase(c syntax.Clause) int {
	for _, a := range c.Preps {
		if a.Prep == "by" {
			return a.Group
		}
	}
	return -1
}

// discusses tells whether what stands in this slot of clause k is what is
// discussed.
func (f *Finder) discusses(p *syntax.Parse, k int, slot string) bool {
	c := p.Clauses[k]
	if slices.Contains(f.lex.Discussing["v:"+c.Lemma], slot) {
		return true
	}
	if c.Object < 0 || slot == "obj" {
		return false
	}
	for _, m := range p.Groups[c.Object].Members { // held talks on
		if slices.Contains(f.lex.Discussing["n:"+p.HeadLemma(m)], slot) {
			return true
		}
	}
	return false
}

// cluster is the candidates that name one issue.
type cluster struct {
	members []candidate
	score   float64
}

// merge joins candidates that share most of their words, ranks them, and keeps
// the weightiest.
func (f *Finder) merge(all []candidate) []Issue {
	order := slices.Clone(all)
	slices.SortStableFunc(order, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.Start, b.Start))
	})
	var clusters []*cluster
	for _, c := range order {
		var home *cluster
		for _, k := range clusters {
			if alike(c.words, k.members[0].words) {
				home = k
				break
			}
		}
		if home == nil {
			home = &cluster{}
			clusters = append(clusters, home)
		}
		home.members = append(home.members, c)
		gain := c.score
		if len(home.members) > 1 {
			gain *= 0.4
		}
		home.score += gain
	}
	slices.SortStableFunc(clusters, func(a, b *cluster) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.members[0].Start, b.members[0].Start))
	})
	var out []Issue
	for _, k := range clusters {
		if len(out) == most || k.score < 2 {
			break
		}
		out = append(out, k.issue())
	}
	return out
}

// alike tells whether two phrases name one issue: half of their words agree, or
// the shorter is inside the longer.
func alike(a, b []string) bool {
	common := 0
	for _, w := range a {
		if slices.Contains(b, w) {
			common++
		}
	}
	short := min(len(a), len(b))
	union := len(a) + len(b) - common
	return common*2 >= union || short >= 1 && common == short
}

// issue makes one issue of a cluster: its name is the phrase that says most in
// at most six words.
func (k *cluster) issue() Issue {
	best := k.members[0]
	for _, c := range k.members {
		if len(c.words) > len(best.words) && len(c.words) <= 5 && c.score >= best.score-1 {
			best = c
		}
	}
	is := Issue{Name: lowerName(best.Text), head: best.head, words: best.words}
	members := slices.Clone(k.members)
	slices.SortFunc(members, func(a, b candidate) int { return cmp.Compare(a.Start, b.Start) })
	for _, c := range members {
		is.Phrases = append(is.Phrases, c.Phrase)
		if c.context != "" && !slices.Contains(is.Contexts, c.context) {
			is.Contexts = append(is.Contexts, c.context)
		}
		if a := lowerName(c.Text); a != is.Name && !slices.Contains(is.Aliases, a) && len(is.Aliases) < 5 {
			is.Aliases = append(is.Aliases, a)
		}
		for _, e := range c.concerns {
			is.Concerns = append(is.Concerns, Link{e, c.Sentence})
		}
		for _, e := range c.raised {
			is.Raised = append(is.Raised, Link{e, c.Sentence})
		}
	}
	slices.Sort(is.Contexts)
	return is
}

// lowerName lowers the first letter of a phrase whose first word is no name.
func lowerName(s string) string {
	first, _, _ := strings.Cut(s, " ")
	if len(first) > 1 && first[1] >= 'a' && first[1] <= 'z' && s != first {
		rest := s[len(first):]
		if strings.ToLower(rest) == rest {
			return strings.ToLower(first) + rest
		}
	}
	return s
}
