package syntax

import "strings"

// Lemmatizer finds the dictionary form of a word: irregular forms from tables,
// regular verbs by trying the endings against the verbs that are known, nouns
// by rule.
type Lemmatizer struct {
	Verbs map[string]string // irregular verb form to lemma
	Nouns map[string]string // irregular plural to singular
	Known map[string]bool   // lemmas of verbs that matter to someone
}

// Lemma is the dictionary form of a lower-case word of this part of speech.
func (l Lemmatizer) Lemma(lower, tag string) string {
	switch {
	case strings.HasPrefix(tag, "VB"), tag == "MD":
		return l.Verb(lower)
	case strings.HasPrefix(tag, "NN"):
		return l.Noun(lower)
	}
	return lower
}

// Verb is the lemma of a verb form. Of a regular form of no known verb it is a
// stem that equal verbs share, though perhaps not the dictionary form.
func (l Lemmatizer) Verb(w string) string {
	if v, ok := l.Verbs[w]; ok {
		return v
	}
	if lemma := l.regular(w); l.Known[lemma] || !l.Known[w] {
		return lemma
	}
	return w
}

// regular undoes a regular ending, choosing among the stems that spelling
// allows the one that is known.
func (l Lemmatizer) regular(w string) string {
	var stem string
	switch {
	case len(w) < 4:
		return w
	case strings.HasSuffix(w, "ied"), strings.HasSuffix(w, "ies"):
		return w[:len(w)-3] + "y"
	case strings.HasSuffix(w, "ing"):
		stem = w[:len(w)-3]
	case strings.HasSuffix(w, "ed"), strings.HasSuffix(w, "es"):
		stem = w[:len(w)-2]
	case strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss"):
		return w[:len(w)-1]
	default:
		return w
	}
	n := len(stem)
	switch {
	case l.Known[stem]:
		return stem
	case l.Known[stem+"e"]:
		return stem + "e"
	case n > 2 && stem[n-1] == stem[n-2] && l.Known[stem[:n-1]]:
		return stem[:n-1]
	case strings.HasSuffix(w, "es"):
		return w[:len(w)-1]
	}
	return stem
}

// Noun is the singular of a noun.
func (l Lemmatizer) Noun(w string) string {
	if n, ok := l.Nouns[w]; ok {
		return n
	}
	switch {
	case len(w) < 4:
		return w
	case strings.HasSuffix(w, "ies"):
		return w[:len(w)-3] + "y"
	case strings.HasSuffix(w, "sses"), strings.HasSuffix(w, "shes"), strings.HasSuffix(w, "ches"), strings.HasSuffix(w, "xes"):
		return w[:len(w)-2]
	case strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") && !strings.HasSuffix(w, "us") && !strings.HasSuffix(w, "is"):
		return w[:len(w)-1]
	}
	return w
}
