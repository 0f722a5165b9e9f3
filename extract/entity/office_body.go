package entity

import (
	"slices"
	"strings"

	"github.com/graphload/graphload/extract/mention"
	"github.com/graphload/graphload/graph"
)

// ownedBy reads the possessive pronoun before an office: his spokesman is the
// aide of the person named last, its director holds office in the body named
// last.
func (h *holdings) ownedBy(s, i int, x *Holding) {
	fit := func(m *mention.Mention) bool { return m.Label == graph.Person && h.cast.Of(m) != x.Person }
	switch h.sents[s].Tokens[i].Lower {
	case "his", "her":
	case "its":
		fit = func(m *mention.Mention) bool {
			return (m.Label == graph.Organization || m.Label == graph.Alliance || m.Label == graph.Nation) && m.Form != mention.Adjective
		}
	default:
		return
	}
	m := h.namedBefore(s, i, fit)
	switch {
	case m == nil:
	case m.Label == graph.Person:
		x.Under = h.cast.Of(m)
	default:
		x.Body, x.Told = h.cast.Of(m), true
	}
}

// namedBefore is the mention that fits named last before word i of sentence s or in
// the two sentences before, nil if there is none.
func (h *holdings) namedBefore(s, i int, fit func(*mention.Mention) bool) *mention.Mention {
	for back := 0; back < 3 && s >= 0; back++ {
		for k := len(h.mentions[s]) - 1; k >= 0; k-- {
			m := &h.mentions[s][k]
			if m.Last < i && m.Form != mention.Place && h.cast.Of(m) >= 0 && fit(m) {
				return m
			}
		}
		s, i = s-1, 1<<30
	}
	return nil
}

// genericBody is the body for which a common noun before word i stands: the
// union, the court. -1 if there is none.
func (h *holdings) genericBody(s, i int, noun string) int {
	if !generic(noun) && noun != "tribunal" && noun != "alliance" && noun != "bloc" {
		return -1
	}
	m := h.namedBefore(s, i, func(m *mention.Mention) bool {
		e := h.cast.Entities[h.cast.Of(m)]
		return (m.Label == graph.Organization || m.Label == graph.Alliance) &&
			(slices.Contains(e.Generic, noun) || strings.HasSuffix(strings.ToLower(e.Name), " "+noun))
	})
	if m == nil {
		return -1
	}
	return h.cast.Of(m)
}

// bodyAfter is the body in an of-phrase right after a person's name: President
// Buhari of Nigeria. -1 if there is none.
func (h *holdings) bodyAfter(s int, m *mention.Mention) int {
	toks := h.sents[s].Tokens
	i := m.Last + 1
	if i+1 >= len(toks) || toks[i].Lower != "of" {
		return -1
	}
	if i++; toks[i].Tag == "DT" && i+1 < len(toks) {
		i++
	}
	if b := h.mentionIn(s, i, i); b != nil && b.Label != graph.Person && b.First == i {
		return h.cast.Of(b)
	}
	return -1
}

// possessive is the nation right before a person's name: Russia's Vladimir
// Putin. -1 if there is none.
func (h *holdings) possessive(s int, m *mention.Mention) int {
	if m.First < 2 || h.sents[s].Tokens[m.First-1].Tag != "POS" {
		return -1
	}
	if b := h.mentionIn(s, m.First-2, m.First-2); b != nil && b.Label == graph.Nation {
		return h.cast.Of(b)
	}
	return -1
}

// defaults gives offices without a body the one that the text most likely
// means: another title of the same person, the body of the title before it in
// the sentence, the nation most named before.
func (h *holdings) defaults() {
	for i := range h.found {
		x := &h.found[i]
		if x.Body >= 0 || !holdsForNation(x.Class) {
			continue
		}
		for _, y := range h.found {
			if y.Person == x.Person && y.Told && y.Body >= 0 && h.cast.Entities[y.Body].Label == graph.Nation {
				x.Body, x.Default = y.Body, "another title of the same person is held for it"
			}
		}
	}
	defer func() {
		for i := range h.found {
			if x := &h.found[i]; x.Body < 0 && x.Under >= 0 {
				x.Body, x.Default = h.bodyOf(x.Under), "the one whom it serves holds office there"
			}
		}
	}()
	for i := range h.found {
		x := &h.found[i]
		if x.Body >= 0 || x.Under >= 0 || !holdsForNation(x.Class) {
			continue
		}
		if x.Body = h.nation(h.lex.OfficeNation[x.Office]); x.Body >= 0 {
			x.Default = "it alone has an office of this name"
			continue
		}
		if iso := h.cast.led(h.cast.Entities[x.Person]); iso != "" {
			// Of a nation that the text does not name, nobody else's will do.
			if x.Body = h.nation(iso); x.Body >= 0 {
				x.Default = "the lexicon has the person among its leaders"
			}
			continue
		}
		for j := range h.found {
			y := h.found[j]
			if y.Sentence == x.Sentence && y.TitleFirst < x.TitleFirst && y.Body >= 0 && h.cast.Entities[y.Body].Label == graph.Nation {
				x.Body, x.Default = y.Body, "the title before it in the sentence is held for it"
			}
		}
		if x.Body < 0 {
			x.Body, x.Default = h.context(x), "the nation most named around it"
		}
		if x.Body < 0 {
			x.Body, x.Default = h.mostNamed(), "the nation most named in the text"
		}
	}
}

// bodyOf is the body that a person holds office for, -1 if unknown.
func (h *holdings) bodyOf(person int) int {
	for _, x := range h.found {
		if x.Person == person && x.Body >= 0 {
			return x.Body
		}
	}
	return h.nation(h.cast.Entities[person].Nation)
}

// nationBefore is the nation named last before word i of sentence s, -1 if none
// is.
func (h *holdings) nationBefore(s, i int) int {
	for ; s >= 0; s-- {
		for k := len(h.mentions[s]) - 1; k >= 0; k-- {
			m := &h.mentions[s][k]
			if m.Last < i && m.Label == graph.Nation && h.cast.Of(m) >= 0 {
				return h.cast.Of(m)
			}
		}
		i = 1 << 30
	}
	return -1
}

// nation is the entity of the nation with this code, -1 if the text does not
// name it.
func (h *holdings) nation(iso3 string) int {
	for i, e := range h.cast.Entities {
		if iso3 != "" && e.Label == graph.Nation && e.Nation == iso3 {
			return i
		}
	}
	return -1
}

// holdsForNation tells the classes of offices that are held for a nation unless
// the text says otherwise.
func holdsForNation(class string) bool {
	return slices.Contains([]string{"head", "minister", "official", "royal"}, class)
}

// mostNamed is the nation that the text names most, at least twice; -1 if there
// is none.
func (h *holdings) mostNamed() int {
	best, n := -1, 1
	for i, e := range h.cast.Entities {
		if e.Label == graph.Nation && len(e.Mentions) > n {
			best, n = i, len(e.Mentions)
		}
	}
	return best
}

// context is the nation for which an office without a body is most likely held:
// near mentions before it count most, then the offices that the text gives in
// full, then how often the text has named the nation.
func (h *holdings) context(x *Holding) int {
	score := make(map[int]float64)
	for _, y := range h.found {
		if y.Body >= 0 && h.cast.Entities[y.Body].Label == graph.Nation && y.Person != x.Person && (y.Told || h.lex.OfficeNation[y.Office] != "") {
			score[y.Body] += 1
		}
	}
	for s := max(0, x.Sentence-farReach); s <= x.Sentence; s++ {
		weight := 0.2
		switch x.Sentence - s {
		case 0:
			weight = 2
		case 1:
			weight = 1
		}
		for k := range h.mentions[s] {
			m := &h.mentions[s][k]
			e := h.cast.Of(m)
			if e < 0 || m.Label != graph.Nation || s == x.Sentence && m.First > x.TitleFirst {
				continue
			}
			score[e] += weight
			if m.Form == mention.Seat || m.Form == mention.Government {
				score[e] += weight
			}
		}
	}
	best := -1
	for e, v := range score {
		if best < 0 || v > score[best] || v == score[best] && e < best {
			best = e
		}
	}
	return best
}
