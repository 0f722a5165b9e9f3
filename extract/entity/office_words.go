package entity

import (
	"strings"

	"github.com/graphload/graphload/extract/lexicon"
	"github.com/graphload/graphload/extract/mention"
	"github.com/graphload/graphload/extract/syntax"
	"github.com/graphload/graphload/graph"
)

// posted tells the offices that are held abroad: the nation after them is where,
// not for whom.
func posted(office string) bool {
	for _, w := range []string{"ambassador", "envoy", "representative", "coordinator", "negotiator", "consul", "rapporteur"} {
		if strings.Contains(office, w) {
			return true
		}
	}
	return false
}

// appointed tells whether a word for giving an office stands shortly before
// word i.
func (h *holdings) appointed(s, i int) bool {
	toks := h.sents[s].Tokens
	for j := i - 1; j >= 0 && j > i-10; j-- {
		switch toks[j].Lemma {
		case "appoint", "appointment", "elect", "election", "name", "make", "nominate", "nomination", "choose", "confirm", "reelect", "re-elect", "install", "proclaim", "designate", "swear":
			return true
		}
	}
	return false
}

func definite(toks []syntax.Token, first int) bool {
	for i := first - 1; i >= 0 && i > first-6; i-- {
		switch {
		case toks[i].Tag == "DT", toks[i].Tag == "PRP$", toks[i].Tag == "POS":
			return true
		case toks[i].Tag == "," || toks[i].Tag == "IN" || strings.HasPrefix(toks[i].Tag, "VB"):
			return false
		}
	}
	return true
}

func (h *holdings) possessed(s, first int) bool {
	return first > 0 && h.sents[s].Tokens[first-1].Tag == "POS"
}

// officeEnding finds the longest office whose last word is word end.
func (h *holdings) officeEnding(end int) (int, *lexicon.Office) {
	for n := min(7, end+1); n > 0; n-- {
		first := end - n + 1
		phrase := strings.Join(h.folded[first:end+1], " ")
		o, ok := h.lex.Offices[phrase]
		if !ok { // Presidents Buhari and Talon
			o, ok = h.lex.Offices[strings.TrimSuffix(phrase, "s")]
		}
		if ok {
			return first, &o
		}
	}
	return 0, nil
}

// officeOfEnding finds an office with its of-phrase before word end: President
// of the Republic of Korea.
func (h *holdings) officeOfEnding(s, end int) (first, last int, o *lexicon.Office) {
	toks := h.sents[s].Tokens
	for i := end; i > 0 && i > end-9; i-- {
		if toks[i].Lower == "of" || toks[i].Lower == "for" || toks[i].Lower == "at" || toks[i].Lower == "to" {
			if first, o := h.officeEnding(i - 1); o != nil && i < end {
				return first, i - 1, o
			}
		}
		if toks[i].Tag == "," || strings.HasPrefix(toks[i].Tag, "VB") {
			break
		}
	}
	return 0, 0, nil
}

// officeAhead finds an office in the noun phrase that begins at word i.
func (h *holdings) officeAhead(s, i int) (int, int, *lexicon.Office) {
	toks := h.sents[s].Tokens
	for j := i; j < len(toks) && j < i+9; j++ {
		tag := toks[j].Tag
		if tag == "," || tag == "." || tag == "MD" || tag == "IN" || tag == "WP" || tag == "WDT" || strings.HasPrefix(tag, "VB") && tag != "VBG" && tag != "VBN" {
			break
		}
		if m := h.mentionIn(s, j, j); m != nil && m.Label == graph.Person {
			break
		}
		for n := min(7, len(toks)-j); n > 0; n-- {
			if o, ok := h.lex.Offices[strings.Join(h.folded[j:j+n], " ")]; ok {
				if o.Class == "honorific" {
					break
				}
				// "the president's aide": the head is further on.
				if j+n < len(toks) && toks[j+n].Tag == "POS" {
					break
				}
				if j+n < len(toks) && strings.HasPrefix(toks[j+n].Tag, "NN") && h.mentionIn(s, j+n, j+n) == nil {
					if _, _, o2 := h.officeAhead(s, j+n); o2 != nil {
						break
					}
				}
				return j, j + n - 1, &o
			}
		}
	}
	return 0, 0, nil
}

// mentionIn is the first mention of an entity within words a to b.
func (h *holdings) mentionIn(s, a, b int) *mention.Mention {
	for k := range h.mentions[s] {
		m := &h.mentions[s][k]
		if m.First >= a && m.First <= b || m.First <= a && m.Last >= a {
			if h.cast.Of(m) >= 0 && m.Form != mention.Place {
				return m
			}
		}
	}
	return nil
}
