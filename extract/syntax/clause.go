package syntax

import "strings"

// Attachment is a prepositional phrase: its preposition and the group after it.
type Attachment struct {
	Prep  string
	Group int
}

// Link tells how a clause hangs on its parent.
type Link uint8

// The links of clauses.
const (
	Main        Link = iota
	Complement       // said that …, said …
	Infinitival      // refused to …
	Prepended        // accused of …ing
	Relative         // which …
	Conjoined        // … and …
	Reduced          // seized by …, heading for …
	Adverbial        // after …, because …
)

// Clause is a verb group with its arguments. Groups are given by number; -1
// means none.
type Clause struct {
	Verb    int // chunk of the verb group
	Lemma   string
	Subject int // grammatical subject
	Object  int // direct object, or what stands where it would
	Second  int // the second of two objects: gave Ukraine tanks
	Preps   []Attachment
	Parent  int // the clause on which this one hangs, -1 if none
	Link    Link
	Modal   string // of the verb group or of the one it is joined to
	Negated bool
}

// Parse is a sentence cut into chunks and clauses.
type Parse struct {
	Tokens  []Token
	Chunks  []Chunk
	Groups  []Group
	GroupOf []int // by chunk
	Clauses []Clause
}

// NewParse parses a tagged sentence.
func NewParse(toks []Token, names Boundary) *Parse {
	p := &Parse{Tokens: toks, Chunks: Chunks(toks, names)}
	p.Groups, p.GroupOf = groups(toks, p.Chunks)
	for i, c := range p.Chunks {
		if c.Kind == Verb {
			p.Clauses = append(p.Clauses, Clause{Verb: i, Lemma: toks[c.Head].Lemma, Subject: -1, Object: -1, Second: -1,
				Parent: -1, Modal: c.Modal, Negated: c.Negated})
		}
	}
	for k := range p.Clauses {
		p.complements(k)
	}
	for k := range p.Clauses {
		p.subject(k)
	}
	p.fronted()
	return p
}

// Word is the lower-case first word of a chunk.
func (p *Parse) Word(chunk int) string { return p.Tokens[p.Chunks[chunk].First].Lower }

// HeadLemma is the lemma of the head of a chunk.
func (p *Parse) HeadLemma(chunk int) string { return p.Tokens[p.Chunks[chunk].Head].Lemma }

// kind is the kind of chunk i, Stop outside the sentence.
func (p *Parse) kind(i int) Kind {
	if i < 0 || i >= len(p.Chunks) {
		return Stop
	}
	return p.Chunks[i].Kind
}

// complements finds what follows the verb of clause k: objects and
// prepositional phrases up to the next clause.
func (p *Parse) complements(k int) {
	c := &p.Clauses[k]
	direct := true // nothing but adverbs since the verb
	for i := c.Verb + 1; i < len(p.Chunks); i++ {
		switch p.Chunks[i].Kind {
		case Noun:
			g := p.GroupOf[i]
			if p.clauseSubject(p.Groups[g].Last, k) {
				return
			}
			switch {
			case p.Groups[g].Prep >= 0 && p.Groups[g].Prep > c.Verb:
				c.Preps = append(c.Preps, Attachment{p.Word(p.Groups[g].Prep), g})
			case direct && c.Object < 0:
				c.Object = g
			case direct && c.Object >= 0 && c.Second < 0 && p.Groups[c.Object].Last == i-1:
				c.Second = g
			default:
				// An apposition or a stray phrase: what follows may still belong here.
			}
			if p.Groups[g].Prep > c.Verb {
				direct = false
			}
			i = p.Groups[g].Last
		case Prep:
			if p.kind(i+1) == Verb {
				return
			}
			direct = false
		case Adverb, Time, Quote:
		case Comma:
			if !p.resumes(i, k) {
				return
			}
			direct = false
		default:
			return
		}
	}
}

// clauseSubject tells whether the noun phrase that ends at chunk i is followed
// by a finite verb, so that it begins the next clause.
func (p *Parse) clauseSubject(i, k int) bool {
	if p.kind(i) != Noun {
		return false
	}
	j := i + 1
	// of-phrases and adverbs may stand between a subject and its verb.
	for p.kind(j) == Prep && p.Word(j) != "to" && p.kind(j+1) == Noun || p.kind(j) == Adverb || p.kind(j) == Time {
		if p.kind(j) == Prep {
			j = p.Groups[p.GroupOf[j+1]].Last + 1
		} else {
			j++
		}
	}
	if p.kind(j) != Verb || !p.Chunks[j].Finite {
		return false
	}
	// With an object of its own already, the verb before cannot share it.
	return p.Groups[p.GroupOf[i]].Prep < 0 || j == i+1 && p.Clauses[k].Lemma == "say"
}

// resumes tells whether the clause goes on after the comma at chunk i: with a
// prepositional phrase, or with an apposition that no finite verb follows.
func (p *Parse) resumes(i, k int) bool {
	switch p.kind(i + 1) {
	case Prep:
		return p.kind(i+2) == Noun && !p.subjectAhead(i+2)
	case Noun:
		g := p.Groups[p.GroupOf[i+1]]
		return !p.clauseSubject(g.Last, k) && !p.subjectAhead(i+1)
	case Quote:
		return p.kind(i+2) == Noun && !p.subjectAhead(i+2)
	}
	return false
}

// subjectAhead tells whether a finite verb follows chunk i before any mark.
func (p *Parse) subjectAhead(i int) bool {
	for ; i < len(p.Chunks); i++ {
		switch p.Chunks[i].Kind {
		case Verb:
			return p.Chunks[i].Finite
		case Comma, Stop, Wh, Subord, Conj:
			return false
		}
	}
	return false
}

// subject finds the subject of clause k and the clause on which it hangs.
func (p *Parse) subject(k int) {
	c := &p.Clauses[k]
	v := p.Chunks[c.Verb]
	i := c.Verb - 1
	for p.kind(i) == Adverb || p.kind(i) == Time || p.kind(i) == Quote && p.kind(i-1) != Comma {
		i--
	}
	switch {
	case v.Infinitive:
		p.infinitive(k, i)
	case p.parenthetical(i):
		// Morocco, he said, had spied on them.
		p.finite(k, i-4)
		c.Parent, c.Link = p.clauseAt(i-1), Complement
	case (p.kind(i) == Conj || p.kind(i) == Comma && p.kind(i-1) == Verb) && k > 0:
		p.share(k, i)
	case v.Gerund || v.Participle:
		p.reduced(k, i)
	default:
		if p.inverted(k, i) {
			return
		}
		p.finite(k, i)
	}
}

// parenthetical tells whether the comma at chunk i closes a speaker and a verb
// of saying that stand inside another clause.
func (p *Parse) parenthetical(i int) bool {
	return i >= 4 && p.kind(i) == Comma && p.kind(i-1) == Verb && p.Chunks[i-1].Finite && p.kind(i-2) == Noun && p.kind(i-3) == Comma && p.kind(i-4) == Noun
}

// infinitive: refused to meet shares the subject of refuse, urged Iran to stop
// takes its object.
func (p *Parse) infinitive(k, i int) {
	c := &p.Clauses[k]
	q := p.clauseBefore(c.Verb)
	if q < 0 {
		return
	}
	parent := p.Clauses[q]
	c.Parent, c.Link = q, Infinitival
	c.Subject = parent.Subject
	if p.kind(i) == Noun && controlsObject(parent.Lemma) {
		if g := p.GroupOf[i]; g == parent.Object || p.attached(q, g) {
			c.Subject = g
		}
	}
}

func (p *Parse) attached(k, g int) bool {
	for _, a := range p.Clauses[k].Preps {
		if a.Group == g {
			return true
		}
	}
	return false
}

// controlsObject tells the verbs whose object is the subject of the infinitive
// after it.
func controlsObject(lemma string) bool {
	switch lemma {
	case "urge", "ask", "tell", "call", "force", "order", "allow", "help", "want", "invite", "request", "persuade", "press",
		"pressure", "warn", "expect", "encourage", "enable", "permit", "compel", "instruct", "demand", "appeal", "beg", "challenge",
		"push", "require", "lead", "cause", "convince", "need", "authorize", "authorise", "oblige", "implore", "advise", "remind", "lobby", "get", "like", "prompt":
		return true
	}
	return false
}

// clauseBefore is the last clause whose verb stands before chunk i in the same
// stretch of the sentence, -1 if there is none.
func (p *Parse) clauseBefore(i int) int {
	for q := len(p.Clauses) - 1; q >= 0; q-- {
		if p.Clauses[q].Verb < i {
			return q
		}
	}
	return -1
}

// share: the verb after a conjunction has the subject of the verb that it is
// joined to: the nearest one of the same form.
func (p *Parse) share(k, i int) {
	c := &p.Clauses[k]
	v := p.Chunks[c.Verb]
	// has refused to …, saying that no law obliges it, and has asked: after a
	// comma the main verb of the same tense goes on.
	parallel := v.Perfect && p.kind(i) == Conj && p.kind(i-1) == Comma
	for q := k - 1; q >= 0; q-- {
		w := p.Chunks[p.Clauses[q].Verb]
		if parallel && !(w.Perfect && p.Clauses[q].Link == Main) && p.mainPerfect(q) {
			continue
		}
		same := v.Finite && w.Finite || v.Gerund && w.Gerund || v.Participle && (w.Participle || w.Passive) ||
			v.Finite && p.Tokens[v.First].Tag == "VB" && w.Infinitive
		if !same {
			continue
		}
		d := p.Clauses[q]
		c.Subject, c.Parent, c.Link = d.Subject, d.Parent, d.Link
		if c.Parent < 0 {
			c.Parent, c.Link = q, Conjoined
		}
		if v.Modal == "" && p.Tokens[v.First].Tag != "VBD" && p.Tokens[v.First].Tag != "VBZ" {
			c.Modal = d.Modal
		}
		return
	}
	p.finite(k, i)
}

// mainPerfect tells whether a main clause in the perfect stands before clause q.
func (p *Parse) mainPerfect(q int) bool {
	for ; q > 0; q-- {
		if c := p.Clauses[q-1]; p.Chunks[c.Verb].Perfect && c.Link == Main {
			return true
		}
	}
	return false
}

// reduced: a participle after a noun phrase says something of it, one after a
// preposition or a comma shares the subject of the clause before.
func (p *Parse) reduced(k, i int) {
	c := &p.Clauses[k]
	q := p.clauseBefore(c.Verb)
	c.Parent, c.Link = q, Reduced
	switch {
	case p.kind(i) == Noun:
		c.Subject = p.headGroup(i)
	case p.kind(i) == Prep && q >= 0:
		c.Link = Prepended
		c.Subject = p.Clauses[q].Subject
		if o := p.Clauses[q].Object; o >= 0 && takesObjectGerund(p.Clauses[q].Lemma) {
			c.Subject = o
		}
	case p.kind(i) == Comma && p.kind(i-1) == Noun && p.Chunks[c.Verb].Participle:
		c.Subject = p.headGroup(i - 1)
	case q >= 0:
		c.Subject = p.Clauses[q].Subject
	}
}

// takesObjectGerund tells the verbs that say of their object what a gerund
// after a preposition says.
func takesObjectGerund(lemma string) bool {
	switch lemma {
	case "accuse", "blame", "criticise", "criticize", "condemn", "praise", "thank", "suspect", "stop", "prevent", "deter", "denounce", "convict", "charge", "dissuade", "commend", "ban", "prohibit", "discourage":
		return true
	}
	return false
}

// headGroup is the group whose phrase ends at noun chunk i: an of-phrase leads
// back to the noun that it follows.
func (p *Parse) headGroup(i int) int {
	g := p.GroupOf[i]
	for p.Groups[g].Prep > 0 && p.Word(p.Groups[g].Prep) == "of" && p.kind(p.Groups[g].Prep-1) == Noun {
		g = p.GroupOf[p.Groups[g].Prep-1]
	}
	return g
}

// inverted: "…", said the minister.
func (p *Parse) inverted(k, i int) bool {
	c := &p.Clauses[k]
	if !opensClause(c.Lemma) || c.Object < 0 || p.Groups[c.Object].First > c.Verb+2 {
		return false
	}
	if p.kind(i) != Comma && p.kind(i) != Quote && p.kind(i) != Stop {
		return false
	}
	if p.kind(i) == Comma && p.kind(i-1) != Quote && p.kind(i-1) != Noun && p.kind(i-1) != Verb && p.kind(i-1) != Adverb && p.kind(i-1) != Time {
		return false
	}
	// A subject between the mark and the verb was ruled out: i is next to it.
	c.Subject, c.Object = c.Object, -1
	return true
}

// finite walks left from chunk i to the subject of a finite verb.
func (p *Parse) finite(k, i int) {
	c := &p.Clauses[k]
	if p.kind(i) == Comma && p.Word(i) != ")" || p.kind(i) == Quote && p.kind(i-1) == Comma {
		i = p.beforeParenthesis(i)
	}
	for ; i >= 0; i-- {
		if p.Word(i) == ")" {
			i = p.opening(i)
			continue
		}
		switch p.Chunks[i].Kind {
		case Noun:
			g := p.GroupOf[i]
			if p.Groups[g].Prep >= 0 {
				i = p.Groups[g].Prep
				continue
			}
			c.Subject = g
			p.hang(k, p.Groups[g].First-1)
			return
		case Wh:
			c.Link = Relative
			c.Parent = p.clauseBefore(i)
			if j := p.antecedent(i); j >= 0 {
				c.Subject = j
			}
			return
		case Verb:
			v := p.Chunks[i]
			if v.Finite {
				if q := p.clauseAt(i); q >= 0 && c.Subject < 0 {
					c.Subject, c.Parent, c.Link = p.Clauses[q].Subject, q, Conjoined
				}
				return
			}
		case Stop:
			return
		case Subord:
			return
		}
	}
}

// opening is the bracket that the one at chunk i closes, i if there is none.
func (p *Parse) opening(i int) int {
	for j := i - 1; j >= 0 && p.kind(j) != Stop; j-- {
		if p.Word(j) == "(" {
			return j
		}
	}
	return i
}

// clauseAt is the clause of the verb group at chunk i.
func (p *Parse) clauseAt(i int) int {
	for q, c := range p.Clauses {
		if c.Verb == i {
			return q
		}
	}
	return -1
}

// beforeParenthesis steps from the comma at chunk i over what it closes: the
// apposition or relative clause between it and the comma before, if that one
// follows a noun phrase.
func (p *Parse) beforeParenthesis(i int) int {
	for j := i - 1; j > 0; j-- {
		switch p.kind(j) {
		case Stop:
			return i - 1
		case Comma:
			if p.kind(j-1) == Noun || p.kind(j-1) == Quote && p.kind(j-2) == Noun {
				if p.kind(j-1) == Quote {
					j--
				}
				return j - 1
			}
		}
	}
	return i - 1
}

// antecedent is the group that the relative pronoun at chunk i stands for.
func (p *Parse) antecedent(i int) int {
	j := i - 1
	for p.kind(j) == Comma || p.kind(j) == Prep || p.kind(j) == Quote {
		j--
	}
	if p.kind(j) != Noun {
		return -1
	}
	if p.Word(i) == "who" || p.Word(i) == "whom" {
		return p.person(j)
	}
	return p.GroupOf[j]
}

// person is the group that who stands for where noun chunk j stands before it:
// not what only describes it, as in Lee, a spokeswoman for the ministry, who.
func (p *Parse) person(j int) int {
	g := p.headGroup(j)
	for p.kind(j+1) == Comma && p.Groups[g].Prep > 0 && p.kind(p.Groups[g].Prep-1) == Noun {
		g = p.GroupOf[p.Groups[g].Prep-1]
	}
	first := p.Groups[g].First
	if w := p.Word(first); p.kind(j+1) == Comma && (w == "a" || w == "an" || w == "the") && first >= 2 && p.kind(first-1) == Comma && p.kind(first-2) == Noun {
		return p.GroupOf[first-2]
	}
	return g
}

// hang finds the clause that clause k completes: its subject follows right
// after that one's verb, or after that or a conjunction of time or cause.
func (p *Parse) hang(k, i int) {
	c := &p.Clauses[k]
	for p.kind(i) == Adverb || p.kind(i) == Time || p.kind(i) == Quote {
		i--
	}
	switch p.kind(i) {
	case Subord:
		if p.Word(i) == "that" && p.kind(i-1) == Noun && c.Object < 0 && !p.takesClause(i-1) {
			// the attack that Russia launched
			c.Parent, c.Link, c.Object = p.clauseBefore(i), Relative, p.GroupOf[i-1]
			return
		}
		c.Link = Adverbial
		c.Parent = p.clauseBefore(i)
		if p.Word(i) == "that" || p.Word(i) == "whether" {
			c.Link = Complement
		}
	case Verb:
		if q := p.clauseAt(i); q >= 0 {
			c.Parent, c.Link = q, Complement
		}
	case Wh:
		c.Parent, c.Link = p.clauseBefore(i), Adverbial
		if w := p.Word(i); (w == "whom" || w == "which" || w == "that" || w == "who") && c.Object < 0 && p.kind(i-1) != Prep {
			// whom the court accuses: what stands before is the object
			if j := p.antecedent(i); j >= 0 {
				c.Object, c.Link = j, Relative
			}
		}
	case Noun, Comma, Prep:
		// told reporters Iran had …
		if q := p.clauseBefore(i + 1); q >= 0 && opensClause(p.Clauses[q].Lemma) && p.kind(i) == Noun {
			c.Parent, c.Link = q, Complement
		}
	}
}

// takesClause tells whether the noun phrase at chunk i is one after which that
// begins a clause of its own: the claim that.
func (p *Parse) takesClause(i int) bool {
	switch p.HeadLemma(i) {
	case "claim", "fact", "report", "statement", "belief", "idea", "allegation", "suggestion", "warning", "hope", "fear", "news", "demand", "view", "sign", "evidence", "condition", "concern", "assurance", "promise", "possibility", "reporter", "journalist":
		return true
	}
	q := p.clauseBefore(i)
	return q >= 0 && p.Clauses[q].Verb == i-1 && (p.Clauses[q].Lemma == "tell" || p.Clauses[q].Lemma == "warn" || p.Clauses[q].Lemma == "assure" || p.Clauses[q].Lemma == "inform" || p.Clauses[q].Lemma == "remind" || p.Clauses[q].Lemma == "convince")
}

// fronted gives participles that open a sentence the subject of the clause that
// follows: Backed by France, Comoros invaded …
func (p *Parse) fronted() {
	for k := range p.Clauses {
		c := &p.Clauses[k]
		v := p.Chunks[c.Verb]
		if c.Subject >= 0 || !v.Gerund && !v.Participle || k+1 >= len(p.Clauses) {
			continue
		}
		for q := k + 1; q < len(p.Clauses); q++ {
			if p.Chunks[p.Clauses[q].Verb].Finite {
				c.Subject = p.Clauses[q].Subject
				break
			}
		}
	}
}

// After returns the prepositional phrases that follow the noun phrase at chunk
// i with nothing but other such phrases and times between.
func (p *Parse) After(i int) []Attachment {
	var out []Attachment
	for j := i + 1; j < len(p.Chunks); j++ {
		switch p.Chunks[j].Kind {
		case Prep:
			if p.kind(j+1) != Noun && !(p.kind(j+1) == Adverb && p.kind(j+2) == Noun) {
				return out
			}
		case Noun:
			g := p.GroupOf[j]
			if p.Groups[g].Prep < i {
				if j != i+1 {
					return out
				}
				// Two phrases side by side: the leaders the United States and Japan.
				out = append(out, Attachment{"of", g})
				j = p.Groups[g].Last
				continue
			}
			out = append(out, Attachment{p.Word(p.Groups[g].Prep), g})
			j = p.Groups[g].Last
		case Time, Adverb:
		default:
			return out
		}
	}
	return out
}

// Text is the text of the tokens of a chunk, joined by single spaces.
func (p *Parse) Text(chunk int) string {
	c := p.Chunks[chunk]
	words := make([]string, 0, c.Last-c.First+1)
	for _, t := range p.Tokens[c.First : c.Last+1] {
		words = append(words, t.Text)
	}
	return strings.Join(words, " ")
}
