package entity

import (
	"strings"

	"github.com/graphload/graphload/extract/lexicon"
	"github.com/graphload/graphload/extract/mention"
	"github.com/graphload/graphload/extract/syntax"
	"github.com/graphload/graphload/graph"
)

// Holding is an office that the text gives to a person.
type Holding struct {
	Person   int
	Office   string // lower case, as in the lexicon
	Class    string
	Title    string // as the text writes it
	Body     int    // whom the office is held for, -1 if the text does not tell
	Told     bool   // the text names the body beside the office
	Default  string // else why it is taken to be Body, empty if Rule tells
	Under    int    // the person whose aide this one is, -1 if none: his spokesman
	Former   bool
	Sentence int
	// TitleFirst and TitleLast are the tokens of the title itself.
	TitleFirst, TitleLast int
	Rule                  string
}

// Holdings finds the offices that titles and appositions give to persons and
// files them with the persons.
func Holdings(lex *lexicon.Lexicon, cast *Cast, sents []syntax.Sentence, mentions [][]mention.Mention) []Holding {
	h := &holdings{lex: lex, cast: cast, sents: sents, mentions: mentions}
	for s := range sents {
		h.folded = make([]string, len(sents[s].Tokens))
		for i, t := range sents[s].Tokens {
			h.folded[i] = lexicon.Fold(t.Lower)
		}
		for k := range mentions[s] {
			if m := &mentions[s][k]; m.Label == graph.Person && cast.Of(m) >= 0 {
				h.person(s, m)
			}
		}
	}
	for s := range sents {
		h.counterparts(s)
	}
	h.defaults()
	for _, x := range h.found {
		e := cast.Entities[x.Person]
		e.Offices = append(e.Offices, Office{Phrase: x.Office, Class: x.Class, Body: x.Body})
		if e.Nation == "" && x.Body >= 0 {
			e.Nation = cast.Entities[x.Body].Nation
		}
	}
	return h.found
}

type holdings struct {
	lex      *lexicon.Lexicon
	cast     *Cast
	sents    []syntax.Sentence
	mentions [][]mention.Mention
	folded   []string // of the sentence at hand
	found    []Holding
}

// person looks for offices on both sides of a person's name.
func (h *holdings) person(s int, m *mention.Mention) {
	toks := h.sents[s].Tokens
	e := h.cast.Of(m)
	before := len(h.found)
	defer func() {
		if len(h.found) > before || h.shared(s, e, m) {
			return
		}
		// Ann Lee of the Brookings Institution
		if b := h.bodyAfter(s, m); b >= 0 && h.cast.Entities[b].Label == graph.Nation || b < 0 && h.possessive(s, m) >= 0 {
			if b < 0 {
				b = h.possessive(s, m) // Russia's Vladimir Putin
			}
			h.found = append(h.found, Holding{Person: e, Class: "head", Body: b, Under: -1, Sentence: s, TitleFirst: m.First, TitleLast: m.First - 1, Rule: "name of nation"})
		} else if b >= 0 {
			h.found = append(h.found, Holding{Person: e, Class: "staff", Body: b, Told: true, Under: -1, Sentence: s, TitleFirst: m.First, TitleLast: m.First - 1, Rule: "name of body"})
		}
	}()
	// Foreign Minister Ann Lee; the foreign minister, Ann Lee
	end := m.First - 1
	if end > 0 && toks[end].Lower == "," {
		if first, o := h.officeEnding(end - 1); o != nil && (definite(toks, first) || h.possessed(s, first)) {
			h.add(s, e, m, first, end-1, o, "office, name")
		} else if first, last, o := h.officeOfEnding(s, end-1); o != nil {
			h.add(s, e, m, first, last, o, "office of body, name")
		}
	} else if end >= 0 {
		if first, o := h.officeEnding(end); o != nil {
			h.add(s, e, m, first, end, o, "title before name")
		} else if first, last, o := h.officeOfEnding(s, end); o != nil && toks[end].Lower != "," {
			h.add(s, e, m, first, last, o, "office of body before name")
		}
	}
	// Ann Lee, the foreign minister of Norway
	next := m.Last + 1
	if next+1 < len(toks) && (toks[next].Lower == "," || toks[next].Lower == "(" || toks[next].Lower == "–" || toks[next].Lower == "—") {
		if first, last, o := h.officeAhead(s, next+1); o != nil {
			h.add(s, e, m, first, last, o, "apposition")
		}
	}
	// appointed Ann Lee as foreign minister; elected Ann Lee president
	if next < len(toks) && h.appointed(s, m.First) {
		j := next
		if toks[j].Lower == "as" {
			j++
		}
		if first, last, o := h.officeAhead(s, j); o != nil {
			h.add(s, e, m, first, last, o, "appointed")
		}
	}
	h.rules(s, e, m)
	// Ann Lee is the foreign minister of Norway; who was
	j := next
	if j < len(toks) && toks[j].Lower == "," {
		j++
	}
	if j < len(toks) && toks[j].Lower == "who" {
		j++
	}
	if j < len(toks) && strings.HasPrefix(toks[j].Tag, "VB") && (toks[j].Lemma == "be" || toks[j].Lemma == "become" || toks[j].Lemma == "serve") {
		k := j + 1
		if toks[j].Lemma == "serve" && k < len(toks) && toks[k].Lower == "as" {
			k++
		}
		if first, last, o := h.officeAhead(s, k); o != nil {
			h.add(s, e, m, first, last, o, "name is office")
		}
	}
}

// counterparts: his Japanese counterpart Ann Lee; his Greek and French
// counterparts, Ann Lee and Jo Poe, in this order.
func (h *holdings) counterparts(s int) {
	toks := h.sents[s].Tokens
	for i, t := range toks {
		if t.Lemma != "counterpart" {
			continue
		}
		var bodies, persons []*mention.Mention
		for k := range h.mentions[s] {
			m := &h.mentions[s][k]
			switch {
			case h.cast.Of(m) < 0:
			case m.Last < i && i-m.Last <= 8 && m.Label != graph.Person && m.Form == mention.Adjective:
				bodies = append(bodies, m)
			case m.First > i && m.Label == graph.Person && m.First-i <= 2+4*len(persons)+1:
				persons = append(persons, m)
			}
		}
		if t.Lower == "counterpart" && len(bodies) > 1 {
			bodies = bodies[len(bodies)-1:]
		}
		if len(bodies) == 0 || len(persons) < len(bodies) || toks[i].Lower == "counterpart" && persons[0].First > i+2 {
			continue
		}
		for n, b := range bodies {
			h.found = append(h.found, Holding{Person: h.cast.Of(persons[n]), Office: "counterpart", Class: "minister", Title: "counterpart",
				Body: h.cast.Of(b), Told: true, Under: -1, Sentence: s, TitleFirst: i, TitleLast: i, Rule: "counterpart"})
		}
	}
}

// shared gives a person without a title the plural one that stands before
// another name of the sentence: Presidents Buhari of Nigeria and Talon of Benin.
func (h *holdings) shared(s, e int, m *mention.Mention) bool {
	for _, x := range h.found {
		if x.Sentence != s || x.TitleFirst > x.TitleLast || x.TitleFirst >= m.First || m.First-x.TitleLast > 12 || h.sents[s].Tokens[x.TitleLast].Tag == "POS" {
			continue
		}
		for i := x.TitleFirst; i <= x.TitleLast; i++ {
			if t := h.sents[s].Tokens[i]; t.Lower != t.Lemma && strings.HasSuffix(t.Lower, "s") && strings.HasPrefix(t.Tag, "NN") {
				y := x
				y.Person, y.TitleFirst, y.TitleLast, y.Rule = e, m.First, m.First-1, "shared title"
				if b := h.bodyAfter(s, m); b >= 0 {
					y.Body, y.Told = b, true
				}
				h.found = append(h.found, y)
				return true
			}
		}
	}
	return false
}

// rules: Saddam Hussein's rule. Whoever the lexicon knows to have led a nation
// that the text names held office for it.
func (h *holdings) rules(s, e int, m *mention.Mention) {
	toks := h.sents[s].Tokens
	if m.Last+2 >= len(toks) || toks[m.Last+1].Tag != "POS" {
		return
	}
	switch toks[m.Last+2].Lemma {
	case "rule", "regime", "government", "administration", "presidency", "cabinet", "reign", "premiership", "dictatorship":
		if b := h.nation(h.cast.Entities[e].Nation); b >= 0 {
			h.found = append(h.found, Holding{Person: e, Class: "head", Body: b, Under: -1, Sentence: s, TitleFirst: m.First, TitleLast: m.First - 1, Rule: "rule of a known leader"})
		}
	}
}
