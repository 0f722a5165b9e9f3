package mention

import (
	"strings"

	"github.com/graphload/graphload/extract/lexicon"
	"github.com/graphload/graphload/graph"
)

// segment is a stretch of a capitalised sequence: a form of the lexicon, an
// office, or words that no table knows.
type segment struct {
	first, last int
	entries     []lexicon.Entry
	office      *lexicon.Office
}

func (s segment) known() bool { return len(s.entries) > 0 }

// kind is the kind of the form, 0 for offices and unknown words.
func (s segment) kind() lexicon.Kind {
	if !s.known() {
		return 0
	}
	return s.entries[0].Kind
}

func (s segment) nation() bool {
	switch s.kind() {
	case lexicon.NationName, lexicon.Demonym, lexicon.Capital, lexicon.Seat:
		return true
	}
	return false
}

// rank orders the readings of one form: what acts under its own name first.
func rank(k lexicon.Kind) int {
	switch k {
	case lexicon.AllianceName:
		return 0
	case lexicon.NationName, lexicon.Seat:
		return 1
	case lexicon.Demonym:
		return 2
	case lexicon.Capital:
		return 3
	case lexicon.OrganizationName:
		return 4
	case lexicon.PlaceName:
		return 5
	}
	return 6
}

// choose picks the reading of a form: one that is not ambiguous if there is
// any, then by rank.
func choose(entries []lexicon.Entry) lexicon.Entry {
	best := entries[0]
	for _, e := range entries[1:] {
		switch {
		case best.Ambiguous && !e.Ambiguous:
			best = e
		case best.Ambiguous == e.Ambiguous && rank(e.Kind) < rank(best.Kind):
			best = e
		}
	}
	return best
}

// fromEntry makes the mention of a form of the lexicon.
func (d *document) fromEntry(s, a, b int, e lexicon.Entry) Mention {
	m := d.make(s, a, b)
	m.Known = e.Ref
	switch e.Kind {
	case lexicon.NationName, lexicon.Demonym, lexicon.Capital, lexicon.Seat:
		n := d.lex.Nations[e.Ref]
		m.Label, m.Ref = graph.Nation, n.ISO3
		switch e.Kind {
		case lexicon.Demonym:
			m.Form = Adjective
			if e.Plural || strings.HasSuffix(m.Name, "men") {
				m.Form = People
			}
		case lexicon.Capital:
			m.Form = Capital
			if e.Ambiguous { // The Hague, Brussels: the seat of more than a government
				m.Label, m.Form = "", Place
			}
		case lexicon.Seat:
			m.Form = Seat
		}
	case lexicon.AllianceName:
		m.Label, m.Ref = graph.Alliance, d.lex.Alliances[e.Ref].ID
	case lexicon.OrganizationName:
		m.Label, m.Ref = graph.Organization, lexicon.Fold(d.lex.Organizations[e.Ref].Name)
		m.Media = d.lex.Organizations[e.Ref].Kind == "media"
	case lexicon.PlaceName:
		m.Form, m.Ref = Place, d.lex.Places[e.Ref].Nation
	default:
		m.Form = Thing
		m.Ref = d.lex.Others[e.Ref]
	}
	return m
}

// calendar tells mentions that are a month or a day: they are left to the
// phrases of time.
func calendar(m Mention) bool {
	return m.Form == Thing && (m.Ref == "month" || m.Ref == "weekday" || m.Ref == "calendar" || m.Ref == "currency")
}

// office finds the longest office that begins at word i; capital tells that its
// first word must be capitalised in the text.
func (d *document) office(w words, i int, capital bool) (*lexicon.Office, int) {
	return longestOffice(d.lex, w.folded, w.texts, i, capital)
}

func longestOffice(lex *lexicon.Lexicon, folded, texts []string, i int, capital bool) (*lexicon.Office, int) {
	if capital && !isCapital(texts[i]) {
		return nil, 0
	}
	for n := min(7, len(folded)-i); n > 0; n-- {
		phrase := strings.Join(folded[i:i+n], " ")
		o, ok := lex.Offices[phrase]
		if !ok { // Presidents Buhari and Talon
			o, ok = lex.Offices[strings.TrimSuffix(phrase, "s")]
		}
		if ok {
			return &o, n
		}
	}
	return nil, 0
}
