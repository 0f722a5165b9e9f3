package lexicon

import (
	"strings"

	"github.com/graphload/graphload/extract/syntax"
)

// Lemmatizer is a lemmatizer with the irregular forms of the lexicon that knows
// every verb on which a rule depends.
func (l *Lexicon) Lemmatizer() syntax.Lemmatizer {
	known := make(map[string]bool)
	for v := range l.Acts.Verbs {
		known[v] = true
	}
	for v := range l.Blame {
		known[v] = true
	}
	for m := range l.Modality {
		first, _, _ := strings.Cut(m, " ")
		known[first] = true
	}
	for d := range l.Discussing {
		if v, ok := strings.CutPrefix(d, "v:"); ok {
			known[strings.Fields(v)[0]] = true
		}
	}
	for _, lemma := range l.VerbForms {
		known[lemma] = true
	}
	return syntax.Lemmatizer{Verbs: l.VerbForms, Nouns: l.NounForms, Known: known}
}

// Abbreviations are the words of news after whose full stop a sentence goes on,
// in lower case.
func Abbreviations() []string {
	return []string{"dept", "gov", "sen", "rep", "gen", "lt", "col", "amb", "u.n", "e.u", "u.s", "u.k", "mr", "mrs", "ms", "dr", "prof", "st", "jr", "sr", "no", "vs",
		"maj", "capt", "sgt", "adm", "brig", "cmdr", "hon", "rev", "sec", "asst", "min", "pres", "inc", "ltd", "corp", "co", "bros", "jan", "feb", "mar", "apr",
		"jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "i.e", "e.g", "ft", "mt", "fr", "messrs", "dist", "ave", "etc", "al", "art", "d.c", "a.m", "p.m"}
}
