package mention

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/graphload/graphload/extract/lexicon"
	"github.com/graphload/graphload/graph"
)

func isCapital(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r)
}

// sentence finds the mentions of sentence s by lexicon and shape alone.
func (d *document) sentence(s int) []Mention {
	w := d.words[s]
	var out []Mention
	for i := 0; i < len(w.texts); {
		if !d.begins(s, i) {
			i++
			continue
		}
		last := d.run(s, i)
		out = append(out, d.typed(s, d.segments(s, i, last))...)
		i = last + 1
	}
	return out
}

// begins tells whether a name may begin at word i of sentence s.
func (d *document) begins(s, i int) bool {
	w := d.words[s]
	t := w.texts[i]
	if !hasCapital(t) {
		return false
	}
	if entries, _ := d.lex.Names.Longest(w.folded, w.texts, i); len(entries) > 0 {
		return true
	}
	if !isCapital(t) && !strings.Contains(t, "-") {
		return false
	}
	if w.shouting {
		return isCapital(t)
	}
	if i > 0 && !opensQuote(w.texts[i-1]) {
		return !functionWord(w.folded[i])
	}
	// The first word of a sentence is capitalised in any case.
	if functionWord(w.folded[i]) || d.lower[w.folded[i]] {
		return false
	}
	tag := d.sents[s].Tokens[i].Tag
	if _, given := d.lex.Given[w.folded[i]]; given {
		return true
	}
	if o, _ := d.office(w, i, true); o != nil {
		return true
	}
	return tag == "NNP" || tag == "NNPS" || tag == "NN" || i+1 < len(w.texts) && isCapital(w.texts[i+1]) && tag != "IN" && tag != "RB" && tag != "VBG"
}

func opensQuote(t string) bool {
	return t == "\"" || t == "“" || t == "'" || t == "‘" || t == "(" || t == "[" || t == ":" || t == "–" || t == "—"
}

func hasCapital(s string) bool { return strings.IndexFunc(s, unicode.IsUpper) >= 0 }

// functionWord tells words that begin no name though they may be capitalised.
func functionWord(w string) bool {
	switch w {
	case "the", "a", "an", "this", "that", "these", "those", "it", "he", "she", "they", "we", "i", "you", "his", "her", "its", "their", "our", "my", "your",
		"in", "on", "at", "by", "for", "from", "to", "of", "with", "as", "and", "or", "but", "if", "while", "when", "after", "before", "since", "during", "under", "over",
		"what", "who", "which", "where", "why", "how", "there", "here", "also", "not", "no", "yes", "however", "meanwhile", "both", "all", "some", "many", "most", "several",
		"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
		"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
		"earlier", "later", "last", "next", "according", "despite", "although", "though", "because", "until", "about", "against", "between", "into", "than", "then", "so", "such", "only", "more", "other", "another", "each", "every", "any", "'s", "is", "was", "are", "were", "be", "has", "have", "had", "will", "would", "can", "could", "might", "should", "must", "do", "does", "did", "let", "please", "thank", "thanks", "now", "today", "yesterday", "tomorrow", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "asked", "speaking", "experts", "officials", "critics", "analysts":
		return true
	}
	return false
}

// particle tells lower-case words inside the names of persons.
func particle(w string) bool {
	switch w {
	case "de", "da", "do", "dos", "del", "della", "di", "du", "la", "le", "van", "von", "der", "den", "bin", "ibn", "al", "el", "ben", "bint", "ter", "ten", "y", "e", "ould", "abu", "ul", "ur", "zu":
		return true
	}
	return strings.HasPrefix(w, "al-") || strings.HasPrefix(w, "el-") || strings.HasPrefix(w, "ul-") || strings.HasPrefix(w, "as-") || strings.HasPrefix(w, "ash-")
}

// run is the last word of the capitalised sequence that begins at word i:
// capitalised words, the particles and links between them.
func (d *document) run(s, i int) int {
	w := d.words[s]
	last := i
	if _, n := d.lex.Names.Longest(w.folded, w.texts, i); n > 0 {
		last = i + n - 1
	}
	if o, n := d.office(w, i, true); o != nil {
		last = max(last, i+n-1)
	}
	for j := last + 1; j < len(w.texts); {
		if _, n := d.lex.Names.Longest(w.folded, w.texts, j); n > 0 {
			last = j + n - 1
			j = last + 1
			continue
		}
		if o, n := d.office(w, j, true); o != nil && n > 1 {
			last = j + n - 1
			j = last + 1
			continue
		}
		switch {
		case isCapital(w.texts[j]) && !functionWord(w.folded[j]) || hasCapital(w.texts[j]) && particle(w.folded[j]):
			last = j
			j++
		case j+1 < len(w.texts) && d.links(s, i, last, j):
			j++
		default:
			return last
		}
	}
	return last
}

// links tells whether the lower-case word at j joins the capitalised words
// around it into one name.
func (d *document) links(s, i, last, j int) bool {
	w := d.words[s]
	next := j + 1
	if w.folded[next] == "the" && next+1 < len(w.texts) && (w.folded[j] == "of" || w.folded[j] == "for") {
		next++
	}
	if !hasCapital(w.texts[next]) && !particle(w.folded[next]) || functionWord(w.folded[next]) && !particle(w.folded[next]) {
		return false
	}
	switch f := w.folded[j]; {
	case particle(f):
		return true
	case f == "of" || f == "for" || f == "on" || f == "the":
		return d.headWithin(w, i, last) && (f != "on" || d.lex.Heads[w.folded[last]] != "")
	case f == "and" || f == "&":
		// Office of Foreign and Commonwealth Affairs, Science and Technology: only
		// inside a name that has its head already.
		if !d.headWithin(w, i, last) || d.lex.Heads[w.folded[last]] != "" || f == "and" && next == j+1 && !d.continuesTitle(s, last, next) {
			return f == "&"
		}
		return true
	case f == "'" || f == "'s" && plural(w.folded[last]):
		// Workers' Party, People's Front: the head follows soon.
		for k := next; k < len(w.texts) && k < next+3 && isCapital(w.texts[k]); k++ {
			if h := d.lex.Heads[w.folded[k]]; h == "organization" {
				return true
			}
		}
	}
	return false
}

// plural tells the irregular plurals that stand in names of bodies.
func plural(w string) bool {
	return w == "people" || w == "women" || w == "men" || w == "children" || w == "peoples"
}

// continuesTitle tells whether "X and Y" belongs to the of-phrase of a body:
// neither X nor Y is known by itself.
func (d *document) continuesTitle(s, last, next int) bool {
	w := d.words[s]
	if e, _ := d.lex.Names.Longest(w.folded, w.texts, next); len(e) > 0 && e[0].Kind != lexicon.OtherName {
		return false
	}
	e, _ := d.lex.Names.Longest(w.folded, w.texts, last)
	return len(e) == 0
}

// headKind is the kind that a head noun, or its plural, makes of a name.
func (d *document) headKind(word string) string {
	if k := d.lex.Heads[word]; k != "" {
		return k
	}
	return d.lex.Heads[strings.TrimSuffix(word, "s")]
}

// headWithin tells whether words i to last hold a head noun of names, such as
// Ministry or Committee.
func (d *document) headWithin(w words, i, last int) bool {
	for k := i; k <= last; k++ {
		if kind := d.lex.Heads[w.folded[k]]; kind != "" && kind != "place" {
			return true
		}
	}
	return false
}

// segments cuts words a to b into forms of the lexicon, offices and the rest.
func (d *document) segments(s, a, b int) []segment {
	w := d.words[s]
	var segs []segment
	for i := a; i <= b; {
		entries, n := d.lex.Names.Longest(w.folded, w.texts, i)
		if i+n-1 > b {
			entries, n = nil, 0
		}
		o, on := d.office(w, i, true)
		if o != nil && on >= n && (on > 1 || n == 0) && i+on-1 <= b && !(i+on <= b && strings.HasPrefix(w.texts[i+on], "'")) {
			segs = append(segs, segment{first: i, last: i + on - 1, office: o})
			i += on
			continue
		}
		if n > 0 {
			segs = append(segs, segment{first: i, last: i + n - 1, entries: []lexicon.Entry{choose(entries)}})
			i += n
			continue
		}
		if k := len(segs) - 1; k >= 0 && !segs[k].known() && segs[k].office == nil {
			segs[k].last = i
		} else {
			segs = append(segs, segment{first: i, last: i})
		}
		i++
	}
	return segs
}

// typed turns the segments of one capitalised sequence into mentions.
func (d *document) typed(s int, segs []segment) []Mention {
	w := d.words[s]
	var out []Mention
	for k := 0; k < len(segs); k++ {
		seg := segs[k]
		// The longest stretch from here that ends in a head noun, or whose
		// of-phrase follows one, is one name.
		if m, last, ok := d.headed(s, segs, k); ok {
			out = append(out, m)
			k = last
			continue
		}
		switch {
		case seg.office != nil:
			continue
		case seg.known():
			if m, last, ok := d.knownOrPerson(s, segs, k); ok {
				if !calendar(m) {
					out = append(out, m)
				}
				k = last
			}
		default:
			if w.shouting {
				continue
			}
			if m, ok := d.unknown(s, segs, k); ok {
				out = append(out, m)
			}
		}
	}
	return out
}

// headed finds a name with a head noun that begins at segment k: Bank of China,
// Turkish Foreign Ministry, House Committee on Foreign Affairs.
func (d *document) headed(s int, segs []segment, k int) (Mention, int, bool) {
	w := d.words[s]
	seg := segs[k]
	if seg.office != nil {
		return Mention{}, 0, false
	}
	// An office among the segments ends the name: what follows is a person.
	end := k
	for end+1 < len(segs) && segs[end+1].office == nil {
		end++
	}
	first, last := seg.first, segs[end].last
	head, kind := -1, ""
	for i := first; i <= last; i++ {
		if h := d.headKind(w.folded[i]); h != "" && isCapital(w.texts[i]) {
			if head >= 0 && i > head+1 && hasLink(w, head+1, i) {
				break // the head stands before the first of
			}
			head, kind = i, h
		}
	}
	if head < 0 {
		return Mention{}, 0, false
	}
	if kind != "organization" && kind != "media" && !seg.known() && (d.given(w, first) || k > 0 && segs[k-1].office != nil && segs[k-1].last == first-1) {
		return Mention{}, 0, false // Robert Gates is no place
	}
	if seg.known() && head <= seg.last && (head < seg.last || segs[k].last == last || !linked(w, seg.last+1, last)) {
		return Mention{}, 0, false // a form of the lexicon already
	}
	stop := d.nameEnd(w, head, last)
	lastSeg := k
	for lastSeg < end && segs[lastSeg].last < stop {
		lastSeg++
	}
	if segs[lastSeg].last > stop {
		// Cut inside a segment: keep the rest for its own reading.
		if segs[lastSeg].known() {
			return Mention{}, 0, false
		}
	}
	if head == first && stop == first && w.folded[head] != "parliament" {
		return Mention{}, 0, false // a head noun alone: the Ministry
	}
	nation := d.nationWithin(segs[k : lastSeg+1])
	m := d.make(s, first, stop)
	switch kind {
	case "government":
		m.Label, m.Form, m.Ref = graph.Nation, Government, nation
		if nation == "" {
			m.Label, m.Form = graph.Nation, Government
		}
	case "organization", "media":
		m.Label, m.Ref = graph.Organization, lexicon.Fold(trimThe(m.Name))
		m.Media = kind == "media"
	case "alliance":
		m.Label, m.Ref = graph.Alliance, graph.Slug(trimThe(m.Name))
	case "place":
		if seg.nation() && stop > seg.last && seg.entries[0].Kind == lexicon.Demonym {
			return Mention{}, 0, false
		}
		m.Form, m.Ref = Place, nation
	default:
		m.Form = Thing
	}
	if segs[lastSeg].last > stop {
		segs[lastSeg].first = stop + 1
		return m, lastSeg - 1, true
	}
	return m, lastSeg, true
}

func hasLink(w words, a, b int) bool {
	for i := a; i < b; i++ {
		if !isCapital(w.texts[i]) {
			return true
		}
	}
	return false
}

func linked(w words, a, b int) bool {
	return a <= b && !isCapital(w.texts[a])
}

// nameEnd is the last word of the name whose head stands at word head: its
// of-phrase belongs to it.
func (d *document) nameEnd(w words, head, last int) int {
	if head < last {
		switch w.folded[head+1] {
		case "of", "for", "on", "de", "du", "and", "&":
			return last
		}
		if kind := d.lex.Heads[w.folded[head+1]]; kind != "" {
			return head + 1
		}
	}
	return head
}

// nationWithin is the ISO code of the first nation among the segments.
func (d *document) nationWithin(segs []segment) string {
	for _, s := range segs {
		if s.nation() {
			return d.lex.Nations[s.entries[0].Ref].ISO3
		}
	}
	return ""
}

func trimThe(s string) string {
	if len(s) > 4 && strings.EqualFold(s[:4], "the ") {
		return s[4:]
	}
	return s
}
