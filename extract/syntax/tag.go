package syntax

import (
	"fmt"
	"strings"

	"github.com/jdkato/prose/v2"
)

// Tagger gives tokens their parts of speech and lemmas. It is safe for
// concurrent use.
type Tagger struct {
	model *prose.Model
	lemma Lemmatizer
}

// NewTagger loads the part-of-speech model, which takes some 150 ms: make one
// and share it.
func NewTagger() (*Tagger, error) {
	doc, err := prose.NewDocument("x", prose.WithExtraction(false), prose.WithSegmentation(false))
	if err != nil {
		return nil, fmt.Errorf("load the part-of-speech model: %w", err)
	}
	return &Tagger{model: doc.Model}, nil
}

// WithLemmas is the tagger with this lemmatizer.
func (t *Tagger) WithLemmas(lemma Lemmatizer) *Tagger { return &Tagger{t.model, lemma} }

// Tag sets Tag and Lemma of the tokens of one sentence. It must be called
// sentence by sentence: the model shares one token between equal words of a
// call.
func (t *Tagger) Tag(toks []Token) {
	if len(toks) == 0 {
		return
	}
	plain := make([]string, len(toks))
	for i := range toks {
		plain[i] = straighten(toks[i].Text)
	}
	doc, err := prose.NewDocument(strings.Join(plain, " "), prose.UsingModel(t.model),
		prose.WithExtraction(false), prose.WithSegmentation(false))
	if err == nil {
		align(toks, plain, doc.Tokens())
	}
	for i := range toks {
		fixTag(toks, i)
	}
	for i := range toks {
		toks[i].Lemma = t.lemma.Lemma(toks[i].Lower, toks[i].Tag)
	}
}

// align copies the tags of the model's tokens, which may be cut finer than ours
// or miss a mark, to the tokens they begin.
func align(toks []Token, plain []string, tagged []prose.Token) {
	k := 0
	for i := range toks {
		toks[i].Tag = "NN"
		got := 0
		for k < len(tagged) && got < len(plain[i]) && strings.HasPrefix(plain[i][got:], tagged[k].Text) {
			if got == 0 || !isMark(tagged[k].Tag) {
				toks[i].Tag = tagged[k].Tag
			}
			got += len(tagged[k].Text)
			k++
		}
	}
}

func isMark(tag string) bool { return tag == "" || strings.IndexByte(".,:()\"'`$#-", tag[0]) >= 0 }

// fixTag mends what the model, trained on other news, gets wrong often enough
// to matter.
func fixTag(toks []Token, i int) {
	t := &toks[i]
	prev := ""
	if i > 0 {
		prev = toks[i-1].Tag
	}
	switch {
	case !t.IsWord():
		switch t.Lower {
		case "–", "—", "--", ":", ";", "-", "…", "...":
			t.Tag = ":"
		case "\"", "''", "``":
			t.Tag = "\""
		case "'":
			t.Tag = "POS"
			if i == 0 || !strings.HasSuffix(toks[i-1].Lower, "s") || toks[i-1].End != t.Start || quoteOpen(toks[:i]) {
				t.Tag = "\""
			}
		default:
			if len(t.Tag) > 1 && t.Tag != "POS" {
				t.Tag = t.Lower
			}
		}
	case t.Lower == "'s":
		// A clitic after a noun is the possessive unless a verb or an adverb follows.
		t.Tag = "POS"
		if i > 0 && (prev == "PRP" || prev == "WP" || prev == "EX" || toks[i-1].Lower == "that" || toks[i-1].Lower == "here") {
			t.Tag = "VBZ"
		}
	case t.Lower == "to":
		t.Tag = "TO"
	case t.Lower == "ally" && t.Tag == "RB":
		t.Tag = "NN"
	case t.Lower == "that" && prev != "" && i+1 < len(toks) && strings.HasPrefix(prev, "VB"):
		t.Tag = "IN"
	case t.Lower == "us" && t.Text == "US":
		t.Tag = "NNP"
	case prepositional(t.Lower):
		t.Tag = "IN"
	case t.Tag == "VBG" && prev == "DT" && !nominal(toks, i+1):
		t.Tag = "NN" // a briefing
	case t.Tag == "JJ" && strings.HasSuffix(t.Lower, "ed") && afterHave(toks, i):
		t.Tag = "VBN" // had so far rebuffed
	case strings.HasPrefix(t.Tag, "VB") && (prev == "DT" || prev == "PRP$" || prev == "POS") && (t.Tag == "VB" || t.Tag == "VBP"):
		t.Tag = "NN" // the visit, its attack
	case t.Tag == "VBD" && prev == "DT", t.Tag == "VBD" && prev == "PRP$", t.Tag == "VBD" && prev == "POS":
		t.Tag = "VBN"
	}
}

// quoteOpen tells whether a single quotation mark among the words is still open.
func quoteOpen(toks []Token) bool {
	open := false
	for _, t := range toks {
		if t.Lower == "'" && t.Tag == "\"" {
			open = !open
		}
	}
	return open
}

// prepositional tells the words in -ing and -ards that govern a noun phrase like
// prepositions.
func prepositional(w string) bool {
	switch w {
	case "toward", "towards", "amid", "despite", "including", "regarding", "concerning", "throughout", "alongside", "via":
		return true
	}
	return false
}

func nominal(toks []Token, i int) bool {
	return i < len(toks) && (strings.HasPrefix(toks[i].Tag, "NN") || strings.HasPrefix(toks[i].Tag, "JJ"))
}

// afterHave tells whether only adverbs stand between a form of have and word i.
func afterHave(toks []Token, i int) bool {
	for i--; i >= 0; i-- {
		switch {
		case toks[i].Lower == "has" || toks[i].Lower == "have" || toks[i].Lower == "had" || toks[i].Lower == "having":
			return true
		case !strings.HasPrefix(toks[i].Tag, "RB"):
			return false
		}
	}
	return false
}

// Settle mends the tags of a sentence once its names are known: after a name
// the form of a verb is one, and of a stretch between commas without a finite
// verb the participle after a noun is its past tense. The lemmas follow.
func (t *Tagger) Settle(toks []Token, names Boundary) {
	changed := func(i int, tag string) {
		toks[i].Tag = tag
		toks[i].Lemma = t.lemma.Lemma(toks[i].Lower, tag)
	}
	for i := 1; i+1 < len(toks); i++ {
		if names[i-1] >= 0 && names[i] < 0 && toks[i].Lower != "ally" && (toks[i].Tag == "NN" || toks[i].Tag == "NNS") && t.lemma.Known[t.lemma.Verb(toks[i].Lower)] {
			next := toks[i+1].Tag
			if names[i+1] >= 0 { // NATO condemns Russia
				next = "DT"
			}
			switch next {
			case "TO", "DT", "PRP", "PRP$":
				tag := "VBP"
				if toks[i].Tag == "NNS" {
					tag = "VBZ"
				}
				changed(i, tag)
			}
		}
	}
	for i := 1; i+2 < len(toks); i++ {
		// Israel issues travel ban: the headline's verb is the first of the two.
		if names[i-1] >= 0 && names[i] < 0 && toks[i].Tag == "NNS" && t.lemma.Known[t.lemma.Verb(toks[i].Lower)] &&
			(toks[i+1].Tag == "VBP" || toks[i+1].Tag == "VB") && strings.HasPrefix(toks[i+2].Tag, "NN") && names[i+1] < 0 {
			changed(i, "VBZ")
			changed(i+1, "NN")
		}
	}
	for i := 1; i < len(toks); i++ {
		// After a name, met and led are no nouns.
		if form, irregular := t.lemma.Verbs[toks[i].Lower]; irregular && form != toks[i].Lower && names[i-1] >= 0 && names[i] < 0 && toks[i].Tag == "NN" {
			changed(i, "VBD")
		}
	}
	for i := 1; i+1 < len(toks); i++ {
		// Norway praised Seoul: between two names stands a verb.
		if names[i-1] >= 0 && names[i+1] >= 0 && names[i] < 0 && toks[i].Tag == "JJ" && strings.HasSuffix(toks[i].Lower, "ed") && t.lemma.Known[t.lemma.Verb(toks[i].Lower)] {
			changed(i, "VBD")
		}
	}
	for i := 2; i+1 < len(toks); i++ {
		participle := toks[i].Tag == "VBN" || toks[i].Tag == "JJ" && strings.HasSuffix(toks[i].Lower, "ed") && (names[i+1] >= 0 || toks[i+1].Tag == "DT")
		if participle && toks[i-1].Tag == "CC" && names[i] < 0 && joinsPast(toks[:i-1], names) {
			changed(i, "VBD") // imposed sanctions on one and lifted them on the other
		}
	}
	start := 0
	for i := 0; i <= len(toks); i++ {
		if i == len(toks) || names[i] < 0 && strings.IndexByte(",.:\"()", firstByte(toks[i].Tag)) >= 0 {
			settlePast(toks[start:i], names[start:i], func(k int) { changed(start+k, "VBD") })
			start = i + 1
		}
	}
	if i := latePast(toks, names); i >= 0 {
		changed(i, "VBD")
	}
}

// latePast is the participle that must be the finite verb of a sentence because
// marks or adverbs part it from its subject: A, B and C, respectively, gathered
// in Rome; Lee, the minister, called on them. -1 if there is none.
func latePast(toks []Token, names Boundary) int {
	at, commas := -1, 0
	for i, t := range toks {
		if t.Tag == "," {
			commas++
		}
		switch {
		case names[i] >= 0:
		case t.Tag == "VBN" && commas > 1 && toks[i-1].Tag == "," && i+1 < len(toks) && toks[i+1].Lower != "by" && at < 0:
			return i // after an apposition, with no finite verb before
		case t.Tag == "VBD" || t.Tag == "VBZ" || t.Tag == "VBP" || t.Tag == "MD":
			return -1
		case t.Tag == "VBN" && i > 1 && i+1 < len(toks) && at < 0 && toks[i+1].Lower != "by" && (toks[i-1].Tag == "," || toks[i-1].Tag == ":" || strings.HasPrefix(toks[i-1].Tag, "RB") && toks[i-2].Tag == ","):
			at = i
		}
	}
	return at
}

// joinsPast tells whether the last verb of the words is a plain past tense.
func joinsPast(toks []Token, names Boundary) bool {
	for i := len(toks) - 1; i >= 0; i-- {
		if names[i] < 0 && (strings.HasPrefix(toks[i].Tag, "VB") || toks[i].Tag == "MD") {
			return toks[i].Tag == "VBD" && toks[i].Lemma != "be" && toks[i].Lemma != "have"
		}
	}
	return false
}

func firstByte(s string) byte {
	if s == "" {
		return 0
	}
	return s[0]
}

// settlePast calls past with the participle that must be the finite verb of a
// stretch.
func settlePast(toks []Token, names Boundary, past func(int)) {
	noun, candidate := false, -1
	for i, t := range toks {
		switch {
		case names[i] >= 0:
			noun = true
		case t.Tag == "VBD" || t.Tag == "VBZ" || t.Tag == "VBP" || t.Tag == "MD":
			return
		case t.Tag == "VBN" && noun && candidate < 0:
			if i+1 < len(toks) && toks[i+1].Lower == "by" || i > 0 && (toks[i-1].Tag == "IN" || toks[i-1].Tag == "TO" || toks[i-1].Tag == "DT" || toks[i-1].Tag == "JJ" || toks[i-1].Tag == "VBG" || toks[i-1].Tag == "VB") {
				continue
			}
			candidate = i
		case strings.HasPrefix(t.Tag, "NN") || t.Tag == "PRP":
			noun = true
		}
	}
	if candidate >= 0 {
		past(candidate)
	}
}
