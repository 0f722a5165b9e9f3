package evaluation

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// fold brings a name into the form in which names are compared: lower case,
// without accents, without a possessive s, without the full stops of
// abbreviations (U.S. is us), words joined by single spaces and no article in
// front.
func fold(name string) string {
	var plain []rune
	for _, r := range norm.NFKD.String(name) {
		if norm.NFKD.PropertiesString(string(r)).CCC() == 0 {
			plain = append(plain, r)
		}
	}
	plain = []rune(strings.ToLower(string(plain)))
	plain = dropStops(dropPossessives(plain))
	words := strings.Join(strings.FieldsFunc(string(plain), func(r rune) bool { return !isWordRune(r) }), " ")
	for _, article := range []string{"the ", "a ", "an "} {
		if rest, ok := strings.CutPrefix(words, article); ok {
			return rest
		}
	}
	return words
}

// dropPossessives leaves out an apostrophe with the s that ends the word.
func dropPossessives(text []rune) []rune {
	var out []rune
	for i := 0; i < len(text); i++ {
		if (text[i] == '\'' || text[i] == '’') && i+1 < len(text) && text[i+1] == 's' && !wordAt(text, i+2) {
			i++
			continue
		}
		out = append(out, text[i])
	}
	return out
}

// dropStops leaves out a full stop after a single letter that another single
// letter, white space or the end follows.
func dropStops(text []rune) []rune {
	var out []rune
	for i, r := range text {
		afterSingle := wordAt(text, i-1) && !wordAt(text, i-2)
		beforeSingle := wordAt(text, i+1) && !wordAt(text, i+2)
		atEnd := i+1 == len(text) || unicode.IsSpace(text[i+1])
		if r == '.' && afterSingle && (beforeSingle || atEnd) {
			continue
		}
		out = append(out, r)
	}
	return out
}

func wordAt(text []rune, i int) bool {
	return i >= 0 && i < len(text) && isWordRune(text[i])
}

func isWordRune(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsNumber(r) || r == '_'
}

// wordSet is a set of stems.
type wordSet map[string]bool

// contentWords are the stems of the words that carry the meaning of a phrase.
func contentWords(phrase string) wordSet {
	set := make(wordSet)
	for word := range strings.FieldsSeq(fold(phrase)) {
		if !isFunctionWord(word) {
			set[stem(word)] = true
		}
	}
	return set
}

func isFunctionWord(word string) bool {
	switch word {
	case "a", "an", "the", "and", "or", "s", "its", "their", "his", "her",
		"of", "in", "on", "to", "for", "with", "by", "at", "from", "over", "between", "against", "about", "into":
		return true
	}
	return false
}

// stem cuts endings off, so that most forms of a word become one. What is left
// is no word, and only good for comparing.
func stem(word string) string {
	for _, ending := range []string{"isation", "ization"} {
		word = strings.ReplaceAll(word, ending, "iz")
	}
	const shortest = 4 // characters that stay
	for _, ending := range []string{"ing", "ies", "es", "s", "ed"} {
		rest, ok := strings.CutSuffix(word, ending)
		if ok && utf8.RuneCountInString(rest) >= shortest {
			return rest
		}
	}
	return word
}

// common is the number of words in both sets.
func (s wordSet) common(o wordSet) int {
	n := 0
	for word := range s {
		if o[word] {
			n++
		}
	}
	return n
}
