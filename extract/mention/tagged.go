package mention

import (
	"slices"
	"strings"

	"github.com/graphload/graphload/extract/lexicon"
	"github.com/graphload/graphload/extract/nametag"
	"github.com/graphload/graphload/graph"
)

// taggedAt is the name that the model marks at word i of sentence s, nil if it
// marks none.
func (d *document) taggedAt(s, i int) *nametag.Span {
	for k := range d.tagged[s] {
		if t := &d.tagged[s][k]; t.First <= i && i <= t.Last {
			return t
		}
	}
	return nil
}

// bodiesOf adds the organisations that the model marks and the lexicons do not
// know: alone, or around smaller names (War on Want, Irish Farmers' Association).
func (d *document) bodiesOf(s int, have []Mention) []Mention {
	w := d.words[s]
	for _, t := range d.tagged[s] {
		if t.Label != nametag.Organization {
			continue
		}
		first, last := d.trim(w, t.First, t.Last)
		if first > last || !d.nameLike(s, first, last) {
			continue
		}
		inner, fits := d.within(have, first, last)
		if !fits {
			continue
		}
		m := d.make(s, first, last)
		m.Label, m.Ref = graph.Organization, lexicon.Fold(trimThe(m.Name))
		have = append(slices.DeleteFunc(have, func(x Mention) bool {
			return slices.ContainsFunc(inner, func(i Mention) bool { return i.First == x.First })
		}), m)
	}
	slices.SortFunc(have, func(a, b Mention) int { return a.First - b.First })
	return have
}

// widened gives places and nations of sentence s the extent of the name that the
// model sees around them: Rosario Dawson is a person, Belfast West one place.
func (d *document) widened(s int, have []Mention) []Mention {
	w := d.words[s]
	out := make([]Mention, 0, len(have))
	for i, m := range have {
		t := d.taggedAt(s, m.First)
		if t == nil || t.Last-t.First <= m.Last-m.First || t.First > m.First || t.Last < m.Last || m.Form == Adjective ||
			m.Label != "" && m.Label != graph.Nation || m.Form == Thing || !capitals(w, t.First, t.Last) ||
			i > 0 && have[i-1].Last >= t.First || i+1 < len(have) && have[i+1].First <= t.Last {
			out = append(out, m)
			continue
		}
		switch {
		case t.Label == nametag.Person && m.First > t.First && m.Last == t.Last && d.given(w, t.First), t.Label == nametag.Person && m.First == t.First && m.Form != Proper:
			m = d.person(s, t.First, t.Last)
		case t.Label == nametag.Location && m.Form == Place:
			ref := m.Ref
			m = d.make(s, t.First, t.Last)
			m.Form, m.Ref = Place, ref
		}
		out = append(out, m)
	}
	return out
}

// capitals tells whether words a to b are capitalised, links between them apart.
func capitals(w words, a, b int) bool {
	for i := a; i <= b; i++ {
		if t := w.texts[i]; !isCapital(t) && !(i > a && (t == "-" || t == "–" || t == "and" || t == "of")) {
			return false
		}
	}
	return true
}

// trim drops what does not belong to a name at its ends: articles, and a date
// that follows it.
func (d *document) trim(w words, first, last int) (int, int) {
	for i := first + 1; i <= last; i++ {
		if !hasCapital(w.texts[i]) && i < last && weekday(w.folded[i+1]) {
			last = i - 1
		}
	}
	for first <= last && (functionWord(w.folded[first]) || !hasCapital(w.texts[first])) {
		first++
	}
	for last >= first && !hasCapital(w.texts[last]) {
		last--
	}
	return first, last
}

func weekday(f string) bool { return strings.HasSuffix(f, "day") && functionWord(f) }

// nameLike tells whether words a to b may be the name of an organisation: not a
// head noun alone, nothing but links in lower case, and, if it is one word, one
// that acts, comes again or has no other sentence in which to do so.
func (d *document) nameLike(s, a, b int) bool {
	w := d.words[s]
	heads, capitals := 0, 0
	for i := a; i <= b; i++ {
		switch {
		case hasCapital(w.texts[i]):
			capitals++
			if d.headKind(w.folded[i]) != "" {
				heads++
			}
		case i > a && (particle(w.folded[i]) || link(w.folded[i])):
		default:
			return false
		}
	}
	if heads == capitals || d.headKind(w.folded[b]) == "government" {
		return false
	}
	if a < b {
		e, _ := d.lex.Names.Longest(w.folded, w.texts, a)
		return len(e) == 0 || heads > 0 || e[0].Kind != lexicon.Demonym
	}
	return !d.lower[w.folded[a]] && len(d.lex.Names.Lookup(w.texts[a])) == 0 && (d.subject(s, a, b) || d.counts[w.folded[a]] > 1 || len(d.sents) == 1)
}

func link(f string) bool {
	switch f {
	case "of", "for", "on", "and", "&", "the", "in", "'s", "'":
		return true
	}
	return false
}

// within are the mentions inside words a to b. fits tells whether an
// organisation may take their place: none reaches outside, is sure to be a
// person, or is the whole of it already.
func (d *document) within(have []Mention, a, b int) (inner []Mention, fits bool) {
	for _, m := range have {
		if m.Last < a || m.First > b {
			continue
		}
		if m.First < a || m.Last > b || m.Label == graph.Person && m.Sure {
			return nil, false
		}
		whole := m.First == a && m.Last == b
		if whole && (m.Known >= 0 || m.Label == graph.Organization || m.Label == graph.Alliance || m.Form == Government) {
			return nil, false
		}
		if !whole && m.Last == b && (m.Label == graph.Alliance || m.Label == graph.Organization) && b-a <= 1 {
			return nil, false // its NATO
		}
		inner = append(inner, m)
	}
	return inner, true
}

// reading is what the model takes words a to b for; ok tells that it takes all
// of them for one name.
func (d *document) reading(s, a, b int) (label nametag.Label, ok bool) {
	t := d.taggedAt(s, a)
	if t == nil || t.Last < b {
		return nametag.None, false
	}
	return t.Label, true
}
