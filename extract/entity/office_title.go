package entity

import (
	"strings"

	"github.com/graphload/graphload/extract/lexicon"
	"github.com/graphload/graphload/extract/mention"
	"github.com/graphload/graphload/extract/syntax"
	"github.com/graphload/graphload/graph"
)

// title is an office at words first to last of a sentence while the words
// around it are read.
type title struct {
	*holdings
	Holding
	toks        []syntax.Token
	name        *mention.Mention // the person's
	first, last int
}

// add files the office at words first to last for person e, with its body and
// modifiers from the words around.
func (h *holdings) add(s, e int, m *mention.Mention, first, last int, o *lexicon.Office, rule string) {
	if o.Class == "honorific" {
		return
	}
	t := &title{holdings: h, toks: h.sents[s].Tokens, name: m, first: first, last: last,
		Holding: Holding{Person: e, Office: o.Phrase, Class: o.Class, Body: -1, Under: -1, Sentence: s, TitleFirst: first, TitleLast: last, Rule: rule}}
	if !t.before() {
		return
	}
	t.after()
	if t.TitleLast-t.TitleFirst > 14 {
		t.TitleFirst, t.TitleLast = first, last
	}
	t.Title = syntax.Join(t.toks[t.TitleFirst : t.TitleLast+1])
	if !t.Told {
		t.farther()
	}
	if b := h.bodyAfter(s, m); b >= 0 && !t.Told {
		t.tell(b)
	}
	if last < m.First && t.toks[m.First-1].Lower != "," {
		// Whatever stands between the title and the name is part of it.
		t.TitleLast = max(t.TitleLast, m.First-1)
	}
	h.found = append(h.found, t.Holding)
}

// tell notes the body that the text names beside the office.
func (t *title) tell(body int) { t.Body, t.Told = body, true }

// before reads leftwards from the office: modifiers, further words of the title,
// the body. It returns false if the words make it an office of somebody unnamed.
func (t *title) before() bool {
	if b := t.mentionIn(t.Sentence, t.first, t.first); b != nil && b.Label != graph.Person && b.Last < t.last {
		t.tell(t.cast.Of(b)) // an office such as UN envoy
		t.TitleFirst = min(b.Last+1, t.last)
		return true
	}
	for i := t.first - 1; i >= 0 && i > t.first-8; i-- {
		if b := t.mentionIn(t.Sentence, i, i); b != nil {
			return t.named(b)
		}
		if first, o := t.officeEnding(i); o != nil && (o.Class == "head" || o.Class == "body" || o.Class == "minister" || o.Class == "business") {
			t.add(t.Sentence, t.Person, t.name, first, i, o, "title before title")
			return true
		}
		tag := t.toks[i].Tag
		switch meaning, modifier := t.lex.Modifiers[t.folded[i]]; {
		case modifier:
			t.Former = t.Former || meaning == "former"
			t.TitleFirst = i
		case tag == "PRP$":
			t.ownedBy(t.Sentence, i, &t.Holding)
			return true
		case tag == "POS":
			if i > 0 && t.possessor(i-1) {
				return true
			}
		case strings.HasPrefix(tag, "NN"), strings.HasPrefix(tag, "JJ"), tag == "VBG", t.toks[i].Lower == "and" && t.TitleFirst < t.first:
			t.TitleFirst = i
		default:
			return true
		}
	}
	return true
}

// named reads the name that stands before the office: the body, or the person
// whose aide this one is.
func (t *title) named(b *mention.Mention) bool {
	switch {
	case b.Label == graph.Person:
		if b.Last+1 < len(t.toks) && t.toks[b.Last+1].Tag == "POS" && t.cast.Of(b) != t.Person {
			t.Under = t.cast.Of(b) // Biden's national security adviser
		}
	case b.First > 0 && t.toks[b.First-1].Tag == "PRP$" && posted(t.Office):
		return false // its U.S. ambassador: who sent him is not said here
	default:
		t.tell(t.cast.Of(b))
		if b.First > 0 && t.lex.Modifiers[t.folded[b.First-1]] == "former" {
			t.Former = true // former French president
		}
	}
	return true
}

// possessor reads the common noun at word i before a possessive: the union's
// president, the country's defence minister.
func (t *title) possessor(i int) bool {
	body := t.genericBody(t.Sentence, i, t.toks[i].Lemma)
	switch t.folded[i] {
	case "country", "nation", "kingdom", "republic":
		body = t.nationBefore(t.Sentence, i)
	}
	if body >= 0 {
		t.tell(body)
	}
	return body >= 0
}

// after reads the phrase right behind the office: of Norway, for East Asian and
// Pacific Affairs, at Yale.
func (t *title) after() {
	j := t.last + 1
	if j+1 >= len(t.toks) {
		return
	}
	prep := t.toks[j].Lower
	switch prep {
	case "of", "for", "to", "at", "in", "with":
	default:
		return
	}
	k := j + 1
	for k < len(t.toks) && (t.toks[k].Tag == "DT" || strings.HasPrefix(t.toks[k].Tag, "JJ")) && t.mentionIn(t.Sentence, k, k) == nil {
		k++
	}
	if k == len(t.toks) {
		return
	}
	b := t.mentionIn(t.Sentence, k, k)
	switch {
	case b != nil && b.Label == graph.Person:
		if b.First == k && t.cast.Of(b) != t.Person && prep == "of" {
			t.Under = t.cast.Of(b) // the security adviser of the prime minister
		}
	case b != nil:
		if !t.Told && prep != "to" && prep != "in" && !(prep == "for" && posted(t.Office)) {
			t.tell(t.cast.Of(b))
		}
	case !t.toks[k].Capitalized():
		if body := t.genericBody(t.Sentence, k, t.toks[k].Lemma); body >= 0 && prep == "of" && !t.Told {
			t.tell(body) // the president of the court
		}
	case prep == "for" || prep == "of":
		for k < len(t.toks) && (t.toks[k].Capitalized() || t.toks[k].Lower == "and" || t.toks[k].Lower == "of") {
			if b := t.mentionIn(t.Sentence, k, k); b != nil && b.Label == graph.Person {
				break
			}
			k++
		}
		t.TitleLast = k - 1
	}
}

// farther looks for the body behind a longer title: the head of East Asian
// affairs at the State Department.
func (t *title) farther() {
	for k := t.TitleLast + 1; k+1 < len(t.toks) && k < t.last+9; k++ {
		if tag := t.toks[k].Tag; tag == "," || tag == "." || strings.HasPrefix(tag, "VB") {
			return
		}
		prep := t.toks[k].Lower
		if prep != "at" && prep != "of" && prep != "in" {
			continue
		}
		n := k + 1
		if t.toks[n].Tag == "DT" && n+1 < len(t.toks) {
			n++
		}
		b := t.mentionIn(t.Sentence, n, n)
		if b == nil || b.First != n || b.Label == graph.Person || b.Form == mention.Capital || b.Label == graph.Nation && (prep == "in" || posted(t.Office)) {
			continue
		}
		t.tell(t.cast.Of(b))
		return
	}
}
