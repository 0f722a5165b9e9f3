package lexicon

import (
	"io/fs"
	"strings"

	"github.com/graphload/graphload/extract/syntax"
)

// Codes tells for which PLOVER roots verbs and the words around them speak. See
// codes.tsv.
type Codes struct {
	verbs map[string][]codedVerb // by the first word
	sets  map[string]wordSet
}

// Coded is a verb of a sentence with what it speaks for.
type Coded struct {
	Token int    // of the verb
	Root  string // a PLOVER root or COMMENT; empty if the verb speaks for none
	Group string // of verbs of like sense
	Words int    // how many words besides the verb led to the root
}

type codedVerb struct {
	rest  []string // words of a particle or fixed phrase after the first
	root  string
	group *verbGroup
}

type verbGroup struct {
	name    string
	phrases []codedPhrase
}

type codedPhrase struct {
	before, after []string
	root          string
}

// wordSet holds words and fixed phrases by their first word.
type wordSet map[string][][]string

// Windows in tokens within which the words of a phrase stand: each after the one
// before it, and those before the verb.
const (
	gapAfter  = 7
	gapBefore = 8
)

func (l *Lexicon) loadCodes(fsys fs.FS) error {
	rows, err := readTable(fsys, "codes.tsv", 3, 4)
	if err != nil {
		return err
	}
	c := Codes{verbs: make(map[string][]codedVerb), sets: make(map[string]wordSet)}
	groups := make(map[string]*verbGroup)
	for _, r := range rows {
		name, root := r.cols[1], r.cols[3]
		switch r.cols[0] {
		case "set":
			set := make(wordSet)
			for _, w := range r.list(2) {
				words := strings.Fields(w)
				set[words[0]] = append(set[words[0]], words)
			}
			c.sets[name] = set
		case "verb":
			g := groups[name]
			if g == nil {
				g = &verbGroup{name: name}
				groups[name] = g
			}
			for _, v := range r.list(2) {
				words := strings.Fields(v)
				c.verbs[words[0]] = append(c.verbs[words[0]], codedVerb{words[1:], root, g})
			}
		case "phrase":
			g := groups[name]
			if g == nil {
				return r.errorf("no verb of the group %q stands above its phrase", name)
			}
			p, err := c.phrase(r)
			if err != nil {
				return err
			}
			g.phrases = append(g.phrases, p)
		default:
			return r.errorf("kind %q: want set, verb or phrase", r.cols[0])
		}
	}
	l.Codes = c
	return nil
}

func (c *Codes) phrase(r row) (codedPhrase, error) {
	p := codedPhrase{root: r.cols[3]}
	before := true
	for _, w := range strings.Split(r.cols[2], "+") {
		w = strings.TrimSpace(w)
		switch {
		case w == "*":
			before = false
			continue
		case w == "":
			return p, r.errorf("a word of the phrase is empty")
		case w[0] == '&' && c.sets[w[1:]] == nil:
			return p, r.errorf("no set %q stands above its phrase", w[1:])
		}
		if before {
			p.before = append(p.before, w)
		} else {
			p.after = append(p.after, w)
		}
	}
	if before || p.root == "" {
		return p, r.errorf("a phrase wants a * for the verb and a root")
	}
	return p, nil
}

// Read finds the coded verbs of a tagged sentence. Of the roots that a verb and
// the words around it could have, that of the most words holds.
func (c *Codes) Read(toks []syntax.Token) []Coded {
	var out []Coded
	for i, t := range toks {
		if !strings.HasPrefix(t.Tag, "V") {
			continue
		}
		found := c.verb(toks, i, t.Lemma)
		if t.Lower != t.Lemma {
			found = append(found, c.verb(toks, i, t.Lower)...)
		}
		best := Coded{Words: -1}
		for _, f := range found {
			if best.Words < 0 || f.Root != "" && (best.Root == "" || f.Words > best.Words) {
				best = f
			}
		}
		if best.Words >= 0 {
			out = append(out, best)
		}
	}
	return out
}

// verb reads what the verb at token i, under this form, may speak for.
func (c *Codes) verb(toks []syntax.Token, i int, form string) []Coded {
	var out []Coded
	for _, v := range c.verbs[form] {
		end := i + 1
		for _, w := range v.rest {
			if end = c.wordAt(toks, end, w); end < 0 {
				break
			}
		}
		if end < 0 {
			continue
		}
		best := Coded{Token: i, Root: v.root, Group: v.group.name, Words: len(v.rest)}
		for _, p := range v.group.phrases {
			n := len(v.rest) + len(p.before) + len(p.after)
			if (best.Root == "" || n > best.Words) && c.follow(toks, end, p.after) && c.precede(toks, i, p.before) {
				best.Root, best.Words = p.root, n
			}
		}
		out = append(out, best)
	}
	return out
}

// follow tells whether the words stand in order from token i on.
func (c *Codes) follow(toks []syntax.Token, i int, words []string) bool {
	for _, w := range words {
		if i = c.within(toks, i, i+gapAfter, w); i < 0 {
			return false
		}
	}
	return true
}

// precede tells whether the words stand in order before token i.
func (c *Codes) precede(toks []syntax.Token, i int, words []string) bool {
	k := max(0, i-gapBefore)
	for _, w := range words {
		if k = c.within(toks, k, i, w); k < 0 {
			return false
		}
	}
	return true
}

// within is the token after the first place between two tokens where the word
// stands, -1 if there is none.
func (c *Codes) within(toks []syntax.Token, from, to int, word string) int {
	for j := from; j < min(to, len(toks)); j++ {
		if end := c.wordAt(toks, j, word); end >= 0 {
			return end
		}
	}
	return -1
}

// wordAt is the token after the word, the phrase or the member of a set that
// stands at token i, -1 if it does not stand there.
func (c *Codes) wordAt(toks []syntax.Token, i int, word string) int {
	if i >= len(toks) {
		return -1
	}
	if word[0] != '&' {
		if strings.IndexByte(word, ' ') < 0 {
			if sameWord(toks[i], word) {
				return i + 1
			}
			return -1
		}
		return phraseAt(toks, i, strings.Fields(word))
	}
	set := c.sets[word[1:]]
	for _, form := range [2]string{toks[i].Lemma, toks[i].Lower} {
		for _, words := range set[form] {
			if end := phraseAt(toks, i, words); end >= 0 {
				return end
			}
		}
	}
	return -1
}

func phraseAt(toks []syntax.Token, i int, words []string) int {
	for _, w := range words {
		if i >= len(toks) || !sameWord(toks[i], w) {
			return -1
		}
		i++
	}
	return i
}

// sameWord tells whether a token is a form of the word.
func sameWord(t syntax.Token, word string) bool {
	return t.Lower == word || t.Lemma == word
}
