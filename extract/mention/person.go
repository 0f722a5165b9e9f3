package mention

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/graphload/graphload/extract/lexicon"
	"github.com/graphload/graphload/extract/nametag"
	"github.com/graphload/graphload/graph"
)

// knownOrPerson reads a form of the lexicon, unless the words around it make it
// part of a person's name (Michael Jordan, Paris Hilton) or of another name
// (Japan Airlines).
func (d *document) knownOrPerson(s int, segs []segment, k int) (Mention, int, bool) {
	w := d.words[s]
	seg := segs[k]
	e := seg.entries[0]
	next := k + 1
	follows := next < len(segs) && !segs[next].known() && segs[next].office == nil
	single := seg.first == seg.last
	if single && (e.Ambiguous || e.Kind == lexicon.OtherName) && d.given(w, seg.first) && follows { // Michael Jordan, Jan Lipavsky
		m := d.person(s, seg.first, segs[next].last)
		return m, next, true
	}
	if e.Ambiguous && k > 0 && segs[k-1].office != nil && segs[k-1].office.Class != "legislator" && single && d.titleTakesName(w, segs[k-1], seg) {
		return d.person(s, seg.first, seg.last), k, true
	}
	if follows && e.Kind == lexicon.NationName && !w.shouting && !d.given(w, segs[next].first) && !d.surname(w, segs[next].last) &&
		isCapital(w.texts[segs[next].first]) && d.sents[s].Tokens[seg.last].Tag != "POS" && segs[next].first == seg.last+1 && allNames(w, segs[next]) {
		m := d.make(s, seg.first, segs[next].last)
		m.Label, m.Ref = graph.Organization, lexicon.Fold(m.Name)
		return m, next, true
	}
	return d.fromEntry(s, seg.first, seg.last, e), k, true
}

func allNames(w words, seg segment) bool {
	for i := seg.first; i <= seg.last; i++ {
		if !isCapital(w.texts[i]) || inCapitalsOnly(w.texts[i]) {
			return false
		}
	}
	return true
}

func inCapitalsOnly(s string) bool {
	return utf8.RuneCountInString(s) > 1 && strings.IndexFunc(s, unicode.IsLower) < 0
}

// titleTakesName tells whether the ambiguous form after an office is the name
// of its holder rather than the nation it is held for: King Jordan, but not
// President of Georgia.
func (d *document) titleTakesName(w words, office, seg segment) bool {
	return office.last+1 == seg.first
}

func (d *document) given(w words, i int) bool { _, ok := d.lex.Given[w.folded[i]]; return ok }
func (d *document) surname(w words, i int) bool {
	_, ok := d.lex.Surnames[w.folded[i]]
	return ok
}

// person makes the mention of a person.
func (d *document) person(s, a, b int) Mention {
	w := d.words[s]
	m := d.make(s, a, b)
	m.Label, m.Ref, m.Sure = graph.Person, lexicon.Fold(m.Name), true
	m.Gender = d.genderOf(w, a, b)
	if m.Gender == 0 {
		m.Gender = d.titleGender(w, a)
	}
	return m
}

func (d *document) genderOf(w words, a, b int) byte {
	if a == b {
		return 0
	}
	g := d.lex.Given[w.folded[a]]
	if g == 'u' {
		return 0
	}
	return g
}

// titleGender is the gender that the office before word a tells: Mrs, Prince.
func (d *document) titleGender(w words, a int) byte {
	for n := 1; n <= 4 && a-n >= 0; n++ {
		if o, ok := d.lex.Offices[strings.Join(w.folded[a-n:a], " ")]; ok && o.Gender != 0 {
			return o.Gender
		}
	}
	return 0
}

// unknown decides what capitalised words that no table knows are.
func (d *document) unknown(s int, segs []segment, k int) (Mention, bool) {
	w := d.words[s]
	seg := segs[k]
	a, b := seg.first, d.absorb(w, segs, k)
	for n := 3; n > 1; n-- { // Envoy for Human Rights Rina Amiri
		if a+n <= b && d.lex.Issues[strings.Join(w.folded[a:a+n], " ")] != (lexicon.Issue{}) {
			a += n
		}
	}
	for a < b && functionWord(w.folded[a]) {
		a++
	}
	n := b - a + 1
	if n == 1 && (w.folded[a] == "jr" || w.folded[a] == "sr") {
		return Mention{}, false
	}
	titled := d.titled(s, a)
	if titled || d.looksLikePerson(s, a, b) {
		if n == 1 && !titled && (d.lower[w.folded[a]] || inCapitalsOnly(w.texts[a])) {
			return Mention{}, false
		}
		return d.person(s, a, b), true
	}
	if label, ok := d.reading(s, a, b); ok {
		switch label {
		case nametag.Person:
			if (n > 1 || d.surely(s, a)) && !inCapitalsOnly(w.texts[a]) {
				m := d.person(s, a, b)
				m.Sure = false
				return m, true
			}
		case nametag.Location:
			m := d.make(s, a, b)
			m.Form = Place
			return m, true
		case nametag.Misc:
			m := d.make(s, a, b)
			m.Form = Thing
			return m, true
		case nametag.Organization:
			return Mention{}, false // left to bodiesOf, which knows its extent
		}
	}
	if n == 1 {
		return d.acronymBody(s, a)
	}
	if n > 4 || a == 0 && d.lower[w.folded[a]] {
		return Mention{}, false
	}
	for i := a; i <= b; i++ {
		if d.lower[w.folded[i]] && !d.given(w, i) {
			return Mention{}, false // Nuclear Deal: its words also stand in lower case
		}
	}
	switch before(w, a) {
	case "in", "at", "near", "from", "outside", "around":
		m := d.make(s, a, b)
		m.Form = Place
		return m, true
	case "the":
		m := d.make(s, a, b)
		m.Form = Thing
		return m, true
	}
	if d.firstSpeaks(w, a) && d.subject(s, a, b) {
		m := d.person(s, a, b)
		m.Sure = false
		return m, true
	}
	m := d.make(s, a, b)
	m.Form = Thing
	return m, true
}

// surely tells whether the model takes word a, by itself, for a person and
// nothing in the text speaks against it: a surname that is not introduced and
// that a verb follows, or that no other sentence could introduce.
func (d *document) surely(s, a int) bool {
	w := d.words[s]
	t := d.taggedAt(s, a)
	return t.First == a && t.Last == a && (d.subject(s, a, a) || len(d.sents) == 1) && !d.lower[w.folded[a]] && d.headKind(w.folded[a]) == ""
}

// firstSpeaks tells whether word a may be a given name as far as tables tell:
// it is capitalised, no acronym, and no head noun of other names.
func (d *document) firstSpeaks(w words, a int) bool {
	return !inCapitalsOnly(w.texts[a]) && d.headKind(w.folded[a]) == ""
}

// subject tells whether a verb follows the name at words a to b.
func (d *document) subject(s, a, b int) bool {
	toks := d.sents[s].Tokens
	return b+1 < len(toks) && isVerbTag(toks[b+1].Tag) && toks[b+1].Tag != "VBN" && toks[b+1].Tag != "VBG"
}

// absorb is the last word of the person's name that begins in segment k: after
// a given name, a word that a table knows as something else is a part of the
// name (Lloyd Austin, Abdel Fattah el-Sisi). The segments taken are emptied.
func (d *document) absorb(w words, segs []segment, k int) int {
	last := segs[k].last
	if !d.given(w, segs[k].first) || segs[k].first != last && !d.given(w, last) && !particle(w.folded[last]) {
		return last
	}
	for j := k + 1; j < len(segs) && segs[j].first == last+1 && segs[j].office == nil; j++ {
		known := segs[j].known()
		if known && (segs[j].first != segs[j].last || segs[j].kind() == lexicon.NationName && !segs[j].entries[0].Ambiguous ||
			segs[j].kind() == lexicon.Demonym || segs[j].kind() == lexicon.AllianceName) {
			break
		}
		last = segs[j].last
		segs[j] = segment{first: segs[j].first, last: segs[j].last, office: &lexicon.Office{}}
		if !known {
			break
		}
	}
	return last
}

func before(w words, a int) string {
	if a == 0 {
		return ""
	}
	return w.folded[a-1]
}

// titled tells whether an office, a family word or counterpart stands right
// before word a.
func (d *document) titled(s, a int) bool {
	w := d.words[s]
	for n := 1; n <= 5 && a-n >= 0; n++ {
		o, ok := d.lex.Offices[strings.Join(w.folded[a-n:a], " ")]
		if ok {
			// "the president Obama" hardly occurs; "the company said" does.
			return o.Class != "staff" || isPersonish(w, a)
		}
	}
	switch before(w, a) {
	case "counterpart", "wife", "husband", "brother", "sister", "son", "daughter", "father", "mother", "successor", "predecessor", "colleague", "rival":
		return true
	}
	return false
}

func isPersonish(w words, a int) bool { return isCapital(w.texts[a]) && !inCapitalsOnly(w.texts[a]) }

// looksLikePerson tells whether words a to b have the shape of a person's name
// or stand as one does.
func (d *document) looksLikePerson(s, a, b int) bool {
	w := d.words[s]
	n := b - a + 1
	if n > 5 {
		return false
	}
	if n >= 2 {
		if d.given(w, a) || d.surname(w, b) && !d.lower[w.folded[a]] {
			return true
		}
		if first, ok := d.lex.Surnames[w.folded[a]]; ok && first {
			return true // family name first
		}
		for i := a; i < b; i++ {
			if initial(w.texts[i]) || i > a && particle(w.folded[i]) {
				return true
			}
		}
		if d.hyphenatedGiven(w, b) {
			return true
		}
	}
	if n > 1 && d.afterOffice(w, a, b) {
		return true
	}
	if n == 1 && !d.surname(w, a) {
		return d.speaks(s, b) && !d.lower[w.folded[a]] && before(w, a) != "the"
	}
	return d.speaks(s, b) || d.apposed(s, b) || n == 1 && d.surname(w, a) && before(w, a) != "the" && before(w, a) != "in" && !d.given(w, a)
}

// afterOffice tells whether words a to b stand between commas after an office:
// the Iranian representative, Ali Rezai, said.
func (d *document) afterOffice(w words, a, b int) bool {
	if a < 2 || w.texts[a-1] != "," || b+1 < len(w.texts) && w.texts[b+1] != "," && w.texts[b+1] != "." {
		return false
	}
	for n := 1; n <= 5 && a-1-n >= 0; n++ {
		if o, ok := d.lex.Offices[strings.Join(w.folded[a-1-n:a-1], " ")]; ok && o.Class != "honorific" {
			return true
		}
	}
	return false
}

// hyphenatedGiven tells East Asian given names: Ki-moon, Jae-in.
func (d *document) hyphenatedGiven(w words, b int) bool {
	t := w.texts[b]
	i := strings.IndexByte(t, '-')
	return i > 0 && i+1 < len(t) && unicode.IsLower(rune(t[i+1])) && len(t) < 12
}

func initial(t string) bool {
	return len(t) == 2 && t[1] == '.' && unicode.IsUpper(rune(t[0])) || len(t) == 4 && t[1] == '.' && t[3] == '.'
}

// speaks tells whether a verb of saying follows word b.
func (d *document) speaks(s, b int) bool {
	toks := d.sents[s].Tokens
	for j := b + 1; j < len(toks) && j <= b+3; j++ {
		switch toks[j].Lemma {
		case "say", "tell", "add", "note", "explain", "recall", "insist", "argue", "reply", "comment", "remark", "think", "believe", "resign", "speak", "write", "tweet", "vow":
			return strings.HasPrefix(toks[j].Tag, "VB")
		}
		if toks[j].Tag != "RB" && toks[j].Tag != "MD" && toks[j].Lemma != "have" {
			return false
		}
	}
	return false
}

// apposed tells whether an office follows word b after a comma: , the foreign
// minister, or an age does.
func (d *document) apposed(s, b int) bool {
	w := d.words[s]
	if b+2 >= len(w.texts) || w.texts[b+1] != "," {
		return false
	}
	j := b + 2
	if age(w.texts[j]) && (j+1 == len(w.texts) || w.texts[j+1] == ",") {
		return true
	}
	for ; j < len(w.texts) && j < b+9; j++ {
		if w.texts[j] == "," || w.texts[j] == "." {
			return false
		}
		if o, n := longestOffice(d.lex, w.folded, w.texts, j, false); o != nil && n > 0 {
			return j == b+2 || !isVerbTag(d.sents[s].Tokens[b+2].Tag)
		}
	}
	return false
}

func isVerbTag(tag string) bool { return strings.HasPrefix(tag, "VB") || tag == "MD" }

func age(t string) bool {
	return len(t) == 2 && unicode.IsDigit(rune(t[0])) && unicode.IsDigit(rune(t[1]))
}

// acronymBody takes a short run of capitals that stands like a name for an
// organisation.
func (d *document) acronymBody(s, i int) (Mention, bool) {
	w := d.words[s]
	t := w.texts[i]
	n := utf8.RuneCountInString(t)
	if n < 3 || n > 7 || !inCapitalsOnly(t) || strings.ContainsAny(t, "$€£0123456789") || strings.IndexFunc(t, unicode.IsLetter) != 0 || w.shouting {
		return Mention{}, false
	}
	if o := d.lex.Names.Lookup(t); len(o) > 0 {
		return Mention{}, false
	}
	if d.lex.Issues[strings.ToLower(t)] != (lexicon.Issue{}) {
		return Mention{}, false
	}
	m := d.make(s, i, i)
	m.Label, m.Ref = graph.Organization, lexicon.Fold(t)
	return m, true
}
