package mention

import (
	"slices"
	"strings"
	"unicode"

	"github.com/graphload/graphload/extract/lexicon"
	"github.com/graphload/graphload/graph"
)

// learn collects what the whole document shows of its persons and bodies, so
// that a surname or an acronym is known wherever it stands.
func (d *document) learn(found [][]Mention) {
	d.bodies = make(map[string]*Mention)
	for s := range found {
		for i := range found[s] {
			m := &found[s][i]
			switch m.Label {
			case graph.Person:
				if m.Last == m.First || !m.Sure && d.disowned(m) {
					continue
				}
				for _, last := range shortNames(d.words[s].folded[m.First : m.Last+1]) {
					if d.persons[last] == nil {
						d.persons[last] = &person{name: m.Name, gender: m.Gender}
					}
					d.persons[last].count++
				}
			case graph.Organization, graph.Alliance:
				if a := d.bracketed(s, m.Last); a != "" {
					d.bodies[a] = m
				}
			}
		}
	}
}

// disowned tells whether the words of an unsure name also stand in lower case.
func (d *document) disowned(m *Mention) bool {
	for _, w := range d.words[m.Sentence].folded[m.First : m.Last+1] {
		if d.lower[w] {
			return true
		}
	}
	return false
}

// shortNames are the folded forms under which a person of this full name may be
// called: the last name, with its particle, or the first of an East Asian name.
func shortNames(folded []string) []string {
	last := folded[len(folded)-1]
	out := []string{last}
	if i := strings.IndexByte(last, '-'); i > 0 && !strings.HasPrefix(last, "al-") && !strings.HasPrefix(last, "el-") {
		out = append(out, folded[0]) // Ban Ki-moon is Ban
	}
	for _, p := range []string{"al-", "el-"} {
		if strings.HasPrefix(last, p) {
			out = append(out, last[len(p):])
		}
	}
	if len(folded) == 3 || len(folded) == 2 {
		out = append(out, folded[0])
	}
	return slices.Compact(out)
}

// bracketed is the acronym in brackets right after word i, empty if there is
// none.
func (d *document) bracketed(s, i int) string {
	w := d.words[s]
	if i+3 < len(w.texts) && w.texts[i+1] == "(" && w.texts[i+3] == ")" && strings.ContainsFunc(w.texts[i+2], unicode.IsUpper) {
		return w.folded[i+2]
	}
	return ""
}

// recall adds to the mentions of sentence s the surnames and acronyms that the
// document has explained, and corrects what they show to be wrong.
func (d *document) recall(s int, have []Mention) []Mention {
	w := d.words[s]
	covered := make([]int, len(w.texts))
	for i := range covered {
		covered[i] = -1
	}
	for k, m := range have {
		for i := m.First; i <= m.Last; i++ {
			covered[i] = k
		}
	}
	var added []Mention
	drop := make(map[int]bool)
	for i, t := range w.texts {
		if !isCapital(t) {
			continue
		}
		k := covered[i]
		if b := d.bodies[w.folded[i]]; b != nil && inCapitalsOnly(t) && (k < 0 || have[k].First == have[k].Last && (have[k].Known < 0 || have[k].Ref != b.Ref)) {
			m := d.make(s, i, i)
			m.Label, m.Ref, m.Known = b.Label, b.Ref, b.Known
			if k >= 0 {
				drop[k] = true
			}
			added = append(added, m)
			continue
		}
		p := d.persons[w.folded[i]]
		if p == nil || w.shouting && d.lower[w.folded[i]] {
			continue
		}
		single := k >= 0 && have[k].First == have[k].Last
		if k < 0 && (i > 0 || !d.lower[w.folded[i]]) && !d.lower[w.folded[i]] ||
			single && have[k].Label != graph.Person && have[k].Known >= 0 && d.standsForPerson(s, i, have[k]) ||
			single && have[k].Known < 0 && have[k].Label != graph.Person {
			m := d.person(s, i, i)
			m.Gender = p.gender
			if k >= 0 {
				drop[k] = true
			}
			added = append(added, m)
		}
	}
	out := added
	for k, m := range have {
		if !drop[k] && !(m.Label == graph.Person && !m.Sure && d.disowned(&m)) {
			out = append(out, m)
		}
	}
	slices.SortFunc(out, func(a, b Mention) int { return a.First - b.First })
	return out
}

// standsForPerson tells whether a form of the lexicon at word i is the surname
// of a person of the document instead: Jordan after Michael Jordan.
func (d *document) standsForPerson(s, i int, m Mention) bool {
	if m.Form == Place || m.Form == Thing {
		return true
	}
	for _, e := range d.lex.Names.Lookup(m.Name) {
		if e.Kind == lexicon.NationName && !e.Ambiguous {
			return false
		}
	}
	return m.Form == Capital || d.titled(s, i) || m.Form == Proper && m.Label == graph.Nation
}
