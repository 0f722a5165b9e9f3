package lexicon

import (
	"strings"
	"unicode"
)

// Kind tells what a form of the lexicon names.
type Kind uint8

// The kinds of forms.
const (
	NationName       Kind = iota + 1 // Japan, U.S.
	Demonym                          // Japanese, Saudis
	Capital                          // Tokyo
	Seat                             // White House, State Department
	AllianceName                     // NATO
	OrganizationName                 // Hamas
	PlaceName                        // Crimea, South China Sea
	OtherName                        // Muslim, World War II: capitalised, no actor
)

// Entry is a form with what it names. Ref is an index into the table of its
// kind.
type Entry struct {
	Form      string
	Kind      Kind
	Ref       int
	Ambiguous bool // often means something else: wants support from the text
	Plural    bool // of demonyms: the people
	exact     bool // an acronym: matched in this case only
}

// Names finds the forms of the lexicon in running words.
type Names struct {
	entries map[string][]Entry // by folded words joined by single spaces
	longest map[string]int     // words of the longest form, by first word
}

func newNames() *Names {
	return &Names{entries: make(map[string][]Entry), longest: make(map[string]int)}
}

// add files a form. A leading ? marks it ambiguous.
func (n *Names) add(form string, kind Kind, ref int) {
	ambiguous := strings.HasPrefix(form, "?")
	form = strings.TrimPrefix(form, "?")
	words := Words(form)
	if len(words) == 0 {
		return
	}
	for i, w := range words {
		words[i] = Fold(w)
	}
	key := strings.Join(words, " ")
	for i, e := range n.entries[key] {
		if e.Kind == kind && e.Ref == ref {
			if ambiguous {
				n.entries[key][i].Ambiguous = true
			}
			if !acronym(form) {
				n.entries[key][i].exact = false
			}
			return
		}
	}
	n.entries[key] = append(n.entries[key], Entry{Form: form, Kind: kind, Ref: ref, Ambiguous: ambiguous, exact: acronym(form),
		Plural: kind == Demonym && strings.HasSuffix(words[len(words)-1], "s") && !strings.HasSuffix(words[len(words)-1], "ss")})
	n.longest[words[0]] = max(n.longest[words[0]], len(words))
}

// acronym tells whether the form is a short run of capitals, which lower case
// would turn into a word: US, UN, WHO, IS.
func acronym(form string) bool {
	letters := 0
	for _, r := range form {
		switch {
		case unicode.IsUpper(r):
			letters++
		case r == '.' || unicode.IsDigit(r):
		default:
			return false
		}
	}
	return letters > 0 && letters <= 5
}

// Longest finds the longest form that begins at word i. folded and texts are
// the words of the sentence, folded and as they stand. It returns the entries
// of the form and its number of words, 0 if there is none. Forms must be
// capitalised in the text, acronyms in capitals throughout.
func (n *Names) Longest(folded, texts []string, i int) ([]Entry, int) {
	most := min(n.longest[folded[i]], len(folded)-i)
	for size := most; size > 0; size-- {
		key := folded[i]
		if size > 1 {
			key = strings.Join(folded[i:i+size], " ")
		}
		var fit []Entry
		for _, e := range n.entries[key] {
			if capitalized(texts[i:i+size]) && (!e.exact || inCapitals(texts[i])) {
				fit = append(fit, e)
			}
		}
		if len(fit) > 0 {
			return fit, size
		}
	}
	return nil, 0
}

// Lookup finds the entries of one whole form, whatever its case.
func (n *Names) Lookup(form string) []Entry {
	words := Words(form)
	for i, w := range words {
		words[i] = Fold(w)
	}
	return n.entries[strings.Join(words, " ")]
}

func inCapitals(s string) bool {
	return strings.IndexFunc(s, unicode.IsLower) < 0
}

// capitalized tells whether the first word is capitalised (after a lower-case
// prefix such as al- or d'), and the last one too.
func capitalized(words []string) bool {
	first, last := words[0], words[len(words)-1]
	return hasUpper(first) && (hasUpper(last) || len(words) > 2 || !strings.ContainsFunc(last, unicode.IsLetter) || len(words) == 2)
}

func hasUpper(s string) bool { return strings.IndexFunc(s, unicode.IsUpper) >= 0 }
