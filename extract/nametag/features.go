package nametag

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/graphload/graphload/extract/lexicon"
	"github.com/graphload/graphload/extract/syntax"
)

// bits is the size of the hashed feature space: collisions cost little at 2^19.
const bits = 19

// hints is what the lexicons say of each token.
type hints struct {
	folded, texts []string
	shapes        []string
	known         []string // kind of the form of the lexicon that covers it, with B or I
	word          []string // given name, surname, head noun, office
}

func newHints(lex *lexicon.Lexicon, toks []syntax.Token) hints {
	n := len(toks)
	h := hints{make([]string, n), make([]string, n), make([]string, n), make([]string, n), make([]string, n)}
	for i, t := range toks {
		h.folded[i] = lexicon.Fold(t.Lower)
		h.texts[i] = t.Text
		h.shapes[i] = shape(t.Text)
	}
	kinds := []string{"", "nation", "demonym", "capital", "seat", "alliance", "org", "place", "other"}
	for i := 0; i < n; {
		entries, size := lex.Names.Longest(h.folded, h.texts, i)
		if size == 0 {
			i++
			continue
		}
		k := kinds[entries[0].Kind]
		if entries[0].Ambiguous {
			k += "?"
		}
		h.known[i] = "B" + k
		for j := i + 1; j < i+size; j++ {
			h.known[j] = "I" + k
		}
		i += size
	}
	for i := range toks {
		var b strings.Builder
		f := h.folded[i]
		if _, ok := lex.Given[f]; ok {
			b.WriteByte('g')
		}
		if _, ok := lex.Surnames[f]; ok {
			b.WriteByte('s')
		}
		if k := lex.Heads[f]; k != "" {
			b.WriteString("h" + k)
		}
		if o, ok := lex.Offices[f]; ok {
			b.WriteString("o" + o.Class)
		}
		h.word[i] = b.String()
	}
	return h
}

// shape is the pattern of letters of a word, runs shortened: Xx, X.X., XX-dd.
func shape(s string) string {
	var b strings.Builder
	last, run := byte(0), 0
	for _, r := range s {
		c := byte('.')
		switch {
		case unicode.IsUpper(r):
			c = 'X'
		case unicode.IsLower(r):
			c = 'x'
		case unicode.IsDigit(r):
			c = 'd'
		case r < utf8.RuneSelf:
			c = byte(r)
		}
		if c == last {
			if run++; run > 2 {
				continue
			}
		} else {
			last, run = c, 1
		}
		b.WriteByte(c)
	}
	return b.String()
}

// features appends the hashed features of token i to out.
func (h hints) features(toks []syntax.Token, i int, out []uint32) []uint32 {
	at := func(list []string, k int) string {
		if k < 0 {
			return "<s>"
		}
		if k >= len(list) {
			return "</s>"
		}
		return list[k]
	}
	pos := func(k int) string {
		if k < 0 || k >= len(toks) {
			return ""
		}
		return toks[k].Tag
	}
	id := byte(0)
	add := func(parts ...string) {
		id++
		out = append(out, hash(id, parts...))
	}
	w := h.folded
	add("bias")
	for d := -2; d <= 2; d++ {
		add(at(w, i+d))
		add(at(h.shapes, i+d))
		add(at(h.known, i+d))
		add(at(h.word, i+d))
		add(pos(i + d))
	}
	add(at(w, i-1), at(w, i))
	add(at(w, i), at(w, i+1))
	add(at(h.shapes, i-1), at(h.shapes, i), at(h.shapes, i+1))
	add(at(h.known, i-1), at(h.known, i), at(h.known, i+1))
	add(at(h.word, i-1), at(h.word, i), at(h.word, i+1))
	add(at(h.known, i), at(h.word, i), at(h.shapes, i))
	add(at(h.word, i), at(h.known, i+1))
	add(at(w, i-1), at(h.shapes, i))
	add(at(h.shapes, i), at(w, i+1))
	add(pos(i-1), pos(i))
	add(pos(i), pos(i+1))
	word := w[i]
	for n := 1; n <= 4; n++ {
		if len(word) > n {
			add("p", word[:n])
			add("f", word[len(word)-n:])
		} else {
			id += 2
		}
	}
	// The nearest head noun to the right inside the capitalised run: the Bank in
	// Bank of China, the Party in Social Democratic Party.
	head := ""
	for k := i; k < len(w) && k < i+7 && (h.shapes[k] != "" && h.shapes[k][0] == 'X' || k > i && linkWord(w[k])); k++ {
		if strings.Contains(h.word[k], "h") {
			head = h.word[k]
		}
	}
	add(head)
	head = ""
	for k := i - 1; k >= 0 && k > i-7 && (h.shapes[k] != "" && h.shapes[k][0] == 'X' || linkWord(w[k])); k-- {
		if strings.Contains(h.word[k], "h") {
			head = h.word[k]
		}
	}
	add(head, at(w, i-1))
	if i == 0 {
		add("first", h.shapes[i])
	}
	return out
}

func linkWord(w string) bool {
	return w == "of" || w == "for" || w == "and" || w == "the" || w == "on" || w == "de" || w == "&"
}

// hash is FNV-1a over the feature's number and parts, folded to bits.
func hash(id byte, parts ...string) uint32 {
	h := uint32(2166136261)
	h = (h ^ uint32(id)) * 16777619
	for _, p := range parts {
		for i := 0; i < len(p); i++ {
			h = (h ^ uint32(p[i])) * 16777619
		}
		h = (h ^ 0xff) * 16777619
	}
	return (h ^ h>>bits) & (1<<bits - 1)
}
