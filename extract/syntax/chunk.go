package syntax

import "strings"

// Kind tells what a chunk is.
type Kind uint8

// The kinds of chunks.
const (
	Other  Kind = iota // anything else: interjections, stray adjectives
	Noun               // noun phrase without what follows its head: Iran's new nuclear programme
	Verb               // verb group: has not been seeking, to withdraw, accused
	Prep               // preposition
	Conj               // and, or, but
	Comma              // comma, dash, bracket
	Wh                 // who, which, that, where, whose
	Subord             // that, because, while, if: begins a clause
	Time               // Tuesday, last week, in 2019 without its preposition
	Adverb             // adverbs, adjectives after a copula
	Quote              // quotation mark
	Stop               // full stop, colon, semicolon
)

// Chunk is a run of tokens of one sentence that belong together.
type Chunk struct {
	Kind        Kind
	First, Last int // tokens, both inclusive
	Head        int // token that gives the chunk its sense: last noun, main verb
	// Of verb groups:
	Passive    bool
	Infinitive bool // to withdraw
	Gerund     bool // withdrawing, without a form of be before it
	Participle bool // withdrawn, without an auxiliary: a reduced relative
	Finite     bool
	Negated    bool
	Copula     bool   // the main verb is be, become, remain
	Modal      string // will, would, may … the first modal, in lower case
	Perfect    bool
	Past       bool
	// Of noun phrases:
	Pronoun bool
}

// Boundary tells the chunker where names begin and end: for each token the
// number of the name that covers it, Unnamed for none, Glued for words that
// belong to the noun phrase around them whatever they are: Secretary of State
// Ann Lee.
type Boundary []int

// Marks of tokens that are part of no name.
const (
	Unnamed = -1
	Glued   = -2
)

func timeWord(lower string) bool {
	switch lower {
	case "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
		"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
		"today", "yesterday", "tomorrow", "tonight", "week", "weekend", "month", "year", "years", "months", "weeks", "days", "day", "decade", "decades",
		"morning", "afternoon", "evening", "night", "hours", "hour", "minutes", "earlier", "ago":
		return true
	}
	return false
}

func monthOrDay(t Token) bool {
	return t.Capitalized() && timeWord(t.Lower) && t.Lower != "week" && t.Lower != "year"
}

// Chunks cuts a tagged sentence into chunks. Every token is in exactly one.
func Chunks(toks []Token, names Boundary) []Chunk {
	var out []Chunk
	for i := 0; i < len(toks); {
		c := next(toks, names, i, out)
		out = append(out, c)
		i = c.Last + 1
	}
	return out
}

func next(toks []Token, names Boundary, i int, before []Chunk) Chunk {
	t := toks[i]
	one := func(k Kind) Chunk { return Chunk{Kind: k, First: i, Last: i, Head: i} }
	named := names[i] >= 0 || names[i] == Glued
	switch {
	case !named && t.Tag == "\"":
		return one(Quote)
	case !named && (t.Tag == "." || t.Tag == ":" && t.Lower != "–" && t.Lower != "—" && t.Lower != "--" && t.Lower != "-"):
		return one(Stop)
	case !named && (t.Tag == "," || t.Tag == ":" || t.Tag == "(" || t.Tag == ")" || t.Tag == "[" || t.Tag == "]" || !t.IsWord() && t.Tag != "$" && t.Tag != "#" && t.Tag != "POS"):
		return one(Comma)
	case !named && t.Tag == "CC":
		return one(Conj)
	case !named && (t.Tag == "WDT" || t.Tag == "WP" || t.Tag == "WP$" || t.Tag == "WRB"):
		return one(Wh)
	case !named && t.Lower == "that" && (t.Tag == "IN" || t.Tag == "WDT"):
		return one(Subord)
	case !named && startsVerb(toks, names, i):
		return verbGroup(toks, names, i)
	case !named && t.Tag == "TO":
		return one(Prep)
	case !named && t.Tag == "IN":
		if subordinator(toks, i) {
			return one(Subord)
		}
		return one(Prep)
	case !named && (t.Tag == "RB" || t.Tag == "RBR" || t.Tag == "RBS" || t.Tag == "RP" || t.Tag == "UH" || t.Tag == "EX"):
		return one(Adverb)
	}
	return nounPhrase(toks, names, i)
}

// subordinator tells whether the word at i, tagged as a preposition, begins a
// clause.
func subordinator(toks []Token, i int) bool {
	switch toks[i].Lower {
	case "because", "while", "although", "though", "if", "unless", "whether", "whereas", "that", "lest":
		return true
	case "as", "since", "after", "before", "until", "till", "once", "than", "like":
		// A clause follows if a finite verb comes before the next mark.
		for j := i + 1; j < len(toks) && j < i+12; j++ {
			switch toks[j].Tag {
			case "VBD", "VBZ", "VBP", "MD":
				return j > i+1
			case ",", ".", ":", "\"", "IN":
				return false
			}
		}
	}
	return false
}

func startsVerb(toks []Token, names Boundary, i int) bool {
	t := toks[i]
	switch {
	case t.Tag == "MD":
		return true
	case t.Tag == "TO":
		j := i + 1
		for j < len(toks) && (toks[j].Tag == "RB" || toks[j].Tag == "RBR") {
			j++
		}
		return j < len(toks) && names[j] < 0 && (toks[j].Tag == "VB" || toks[j].Tag == "VBP" && j == i+1)
	case t.Tag == "VBG" || t.Tag == "VBN":
		return !premodifier(toks, names, i)
	case strings.HasPrefix(t.Tag, "VB"):
		return true
	case t.Lower == "not" || t.Lower == "n't" || t.Lower == "never":
		return i+1 < len(toks) && names[i+1] < 0 && (strings.HasPrefix(toks[i+1].Tag, "VB") || toks[i+1].Tag == "TO")
	case t.Tag == "RB" && i+1 < len(toks) && names[i+1] < 0:
		return strings.HasPrefix(toks[i+1].Tag, "VB") && !premodifier(toks, names, i+1)
	}
	return false
}

// premodifier tells whether the participle at i stands before the noun that it
// qualifies: continuing discussions, imposed sanctions after an adjective.
func premodifier(toks []Token, names Boundary, i int) bool {
	if i+1 >= len(toks) || names[i] >= 0 {
		return false
	}
	n := toks[i+1].Tag
	noun := (strings.HasPrefix(n, "NN") || strings.HasPrefix(n, "JJ")) && names[i+1] < 0
	if !noun || i == 0 {
		return false
	}
	switch toks[i-1].Tag {
	case "DT", "PRP$", "JJ", "JJS", "POS", "CD":
		return true
	}
	return false
}

// verbGroup reads auxiliaries, adverbs and the main verb from token i on.
func verbGroup(toks []Token, names Boundary, i int) Chunk {
	c := Chunk{Kind: Verb, First: i, Last: i, Head: -1}
	be, aux := false, false
	first := ""
	for j := i; j < len(toks) && names[j] < 0; j++ {
		t := toks[j]
		switch {
		case t.Lower == "not" || t.Lower == "n't" || t.Lower == "never":
			c.Negated = true
			if c.Head >= 0 && !aux {
				return c.finish(toks, be, first)
			}
		case t.Tag == "TO":
			if c.Head >= 0 || j > i && toks[j-1].Tag == "TO" {
				return c.finish(toks, be, first)
			}
			c.Infinitive = true
		case t.Tag == "MD":
			if c.Head >= 0 {
				return c.finish(toks, be, first)
			}
			if c.Modal == "" {
				c.Modal = t.Lower
			}
			aux = true
		case strings.HasPrefix(t.Tag, "VB"):
			if c.Head >= 0 && !aux {
				return c.finish(toks, be, first) // the main verb stood before
			}
			if first == "" {
				first = t.Tag
			}
			c.Head = j
			be = be || j > i && c.wasBe(toks, j)
			aux = t.Lemma == "be" || t.Lemma == "have" || t.Lemma == "do" || t.Lemma == "get" && j+1 < len(toks) && toks[j+1].Tag == "VBN"
			if t.Lemma == "have" {
				c.Perfect = true
			}
		case t.Tag == "RB" || t.Tag == "RBR":
			if c.Head >= 0 && !aux {
				return c.finish(toks, be, first)
			}
			if !verbAhead(toks, names, j+1) {
				return c.finish(toks, be, first)
			}
		default:
			return c.finish(toks, be, first)
		}
		c.Last = j
	}
	return c.finish(toks, be, first)
}

// wasBe tells whether the verb before j in the group is a form of be or get.
func (c Chunk) wasBe(toks []Token, j int) bool {
	for k := j - 1; k >= c.First; k-- {
		if strings.HasPrefix(toks[k].Tag, "VB") {
			return toks[k].Lemma == "be" || toks[k].Lemma == "get"
		}
	}
	return false
}

func verbAhead(toks []Token, names Boundary, j int) bool {
	for ; j < len(toks) && names[j] < 0; j++ {
		switch {
		case strings.HasPrefix(toks[j].Tag, "VB"), toks[j].Tag == "MD":
			return true
		case strings.HasPrefix(toks[j].Tag, "RB"):
		default:
			return false
		}
	}
	return false
}

func (c Chunk) finish(toks []Token, be bool, first string) Chunk {
	if c.Head < 0 {
		c.Head = c.Last
	}
	h := toks[c.Head]
	if h.Lemma != "have" || c.Head > c.First {
		c.Perfect = c.Perfect && h.Lemma != "have"
	}
	c.Passive = be && (h.Tag == "VBN" || h.Tag == "VBD") && !c.bePerfect(toks)
	c.Copula = h.Lemma == "be" || h.Lemma == "become" || h.Lemma == "remain"
	c.Finite = !c.Infinitive && (c.Modal != "" || first == "VBD" || first == "VBZ" || first == "VBP")
	c.Gerund = !c.Finite && !c.Infinitive && first == "VBG"
	c.Participle = !c.Finite && !c.Infinitive && first == "VBN"
	c.Past = first == "VBD"
	if c.Participle {
		c.Passive = true
	}
	if !c.Finite && !c.Infinitive && !c.Gerund && !c.Participle {
		c.Finite = true // a bare VB: an imperative, or a tag gone wrong
	}
	return c
}

// bePerfect tells whether the auxiliary right before the head is a form of
// have: has been attacked is passive, has attacked is not.
func (c Chunk) bePerfect(toks []Token) bool {
	for k := c.Head - 1; k >= c.First; k-- {
		if strings.HasPrefix(toks[k].Tag, "VB") {
			return toks[k].Lemma == "have"
		}
	}
	return false
}

// nounPhrase reads determiners, adjectives, nouns, names and possessives from
// token i on. It ends after its last noun, before a second name that only
// stands beside it, and at times.
func nounPhrase(toks []Token, names Boundary, i int) Chunk {
	t := toks[i]
	if names[i] < 0 && t.Tag == "PRP" {
		return Chunk{Kind: Noun, First: i, Last: i, Head: i, Pronoun: true}
	}
	if names[i] < 0 && timeStart(toks, i) {
		return timePhrase(toks, names, i)
	}
	c := Chunk{Kind: Other, First: i, Last: i, Head: i}
	for j := i; j < len(toks); j++ {
		t := toks[j]
		if names[j] >= 0 {
			c.Kind, c.Head, c.Last = Noun, j, j
			continue
		}
		if names[j] == Glued {
			if c.Kind = Noun; strings.HasPrefix(t.Tag, "NN") || c.Head < c.First {
				c.Head = j
			}
			c.Last = j
			continue
		}
		if t.Tag == "\"" && j > i {
			if end := quotedName(toks, names, j); end > 0 {
				c.Kind, c.Head, c.Last = Noun, end-1, end
				j = end
				continue
			}
		}
		if j > i && names[j-1] >= 0 && (timeWord(t.Lower) || t.Tag == "CD" && j+1 < len(toks) && timeWord(toks[j+1].Lower)) {
			break // Stockholm today, Morocco two weeks ago
		}
		if j > i && c.Kind == Noun && (t.Lower == "last" || t.Lower == "next" || t.Lower == "this" || t.Lower == "earlier") && timeStart(toks, j) {
			break // a summit last week
		}
		if j > i && (monthOrDay(t) || t.Tag == "DT" && j > i || t.Tag == "PRP" || t.Tag == "PRP$" && toks[j-1].Tag != "PDT") {
			if toks[j-1].Tag == "PDT" || toks[j-1].Tag == "DT" && t.Tag == "DT" {
				continue
			}
			break
		}
		ok := true
		switch {
		case strings.HasPrefix(t.Tag, "NN"):
			c.Kind, c.Head = Noun, j
		case t.Tag == "POS":
			if c.Kind != Noun {
				ok = false
			}
		case t.Tag == "DT" || t.Tag == "PDT" || t.Tag == "PRP$" || t.Tag == "CD" || t.Tag == "$" || t.Tag == "#":
			if t.Tag == "CD" && c.Kind != Noun {
				c.Kind, c.Head = Noun, j
			} else if t.Tag == "CD" && c.Kind == Noun && j > i && toks[j-1].Tag != "POS" && toks[j-1].Tag != "CD" && toks[j-1].Tag != "JJ" {
				ok = len(t.Text) <= 3 && names[j-1] < 0 // Group of 7; but no year, and not Ukraine 19 howitzers
			}
		case strings.HasPrefix(t.Tag, "JJ"):
			if c.Kind == Noun && j > i && c.Head == j-1 && toks[j-1].Tag != "CD" && names[j-1] < 0 && !strings.HasPrefix(nextTag(toks, j), "NN") {
				ok = false
			}
		case t.Tag == "VBG" || t.Tag == "VBN":
			ok = premodifier(toks, names, j) || j == i
		case t.Tag == "RB" && j > i && (toks[j-1].Tag == "DT" || toks[j-1].Tag == "PRP$") && nextIsNominal(toks, j):
		case t.Tag == "CC" && j > i && adjectivePair(toks, names, j):
		case j == i:
		default:
			ok = false
		}
		if !ok {
			break
		}
		c.Last = j
	}
	if c.Kind == Noun {
		for c.Last > c.Head && toks[c.Last].Tag != "POS" && toks[c.Last].Tag != "\"" && names[c.Last] != Glued {
			c.Last--
		}
		return c
	}
	// No noun: "the poor", "both", or adjectives after a copula.
	if toks[c.First].Tag == "DT" || toks[c.First].Tag == "PDT" || toks[c.First].Tag == "PRP$" {
		c.Kind, c.Head = Noun, c.Last
		return c
	}
	c.Kind = Adverb
	c.Head = c.Last
	return c
}

// quotedName is the closing mark of a name of at most three nouns in quotation
// marks that opens at j: the 'Quad' alliance. 0 if none does.
func quotedName(toks []Token, names Boundary, j int) int {
	for k := j + 1; k < len(toks) && k <= j+4; k++ {
		switch {
		case toks[k].Tag == "\"" && names[k] < 0:
			if k == j+1 {
				return 0
			}
			return k
		case names[k] < 0 && !strings.HasPrefix(toks[k].Tag, "NN") && !strings.HasPrefix(toks[k].Tag, "JJ"):
			return 0
		}
	}
	return 0
}

func nextTag(toks []Token, j int) string {
	if j+1 < len(toks) {
		return toks[j+1].Tag
	}
	return ""
}

func nextIsNominal(toks []Token, j int) bool {
	n := nextTag(toks, j)
	return strings.HasPrefix(n, "JJ") || strings.HasPrefix(n, "VBN") || strings.HasPrefix(n, "VBG") || strings.HasPrefix(n, "NN")
}

// adjectivePair tells whether the conjunction at j joins two adjectives before
// one noun: secure and resilient supply chains.
func adjectivePair(toks []Token, names Boundary, j int) bool {
	return j+2 < len(toks) && strings.HasPrefix(toks[j-1].Tag, "JJ") && names[j-1] < 0 &&
		strings.HasPrefix(toks[j+1].Tag, "JJ") && names[j+1] < 0 &&
		(strings.HasPrefix(toks[j+2].Tag, "NN") || strings.HasPrefix(toks[j+2].Tag, "JJ"))
}

func timeStart(toks []Token, i int) bool {
	t := toks[i]
	if monthOrDay(t) && (t.Lower != "may" || t.Tag != "MD") && (t.Lower != "march" || i+1 < len(toks) && toks[i+1].Tag == "CD" || i > 0 && toks[i-1].Tag == "IN") {
		return true
	}
	switch t.Lower {
	case "today", "yesterday", "tomorrow", "tonight":
		return true
	case "last", "next", "this", "earlier", "later", "early", "late", "every", "each":
		return i+1 < len(toks) && timeWord(toks[i+1].Lower) && nextTag(toks, i+1) != "POS"
	}
	if t.Tag == "CD" && i+2 < len(toks) && timeWord(toks[i+1].Lower) && toks[i+2].Lower == "ago" {
		return true
	}
	return t.Tag == "CD" && len(t.Text) == 4 && (t.Text[0] == '1' || t.Text[0] == '2') && i > 0 && (toks[i-1].Tag == "IN" || toks[i-1].Tag == ",")
}

func timePhrase(toks []Token, names Boundary, i int) Chunk {
	c := Chunk{Kind: Time, First: i, Last: i, Head: i}
	for j := i + 1; j < len(toks) && names[j] < 0; j++ {
		t := toks[j]
		if timeWord(t.Lower) || t.Tag == "CD" || t.Lower == "last" || t.Lower == "next" || t.Lower == "this" {
			c.Last = j
			continue
		}
		break
	}
	return c
}
