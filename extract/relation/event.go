package relation

import (
	"slices"
	"strings"

	"github.com/graphload/graphload/extract/entity"
	"github.com/graphload/graphload/extract/lexicon"
	"github.com/graphload/graphload/extract/mention"
	"github.com/graphload/graphload/extract/syntax"
	"github.com/graphload/graphload/graph"
)

// verb finds the acts that clause k reports by its verb.
func (d *document) verb(k int) {
	p := d.parse
	c := p.Clauses[k]
	if c.Parent >= 0 && c.Link == syntax.Prepended && blaming(p.Clauses[c.Parent].Lemma) {
		return // accused of sheltering rebels: the act is the accusation's
	}
	for _, act := range d.lex.Acts.Verbs[c.Lemma] {
		if !d.fits(act, k) {
			continue
		}
		if len(act.With) > 0 {
			d.spend(k)
		}
		if act.Type == "NONE" {
			return
		}
		if act.Type == "REQUESTED" && len(act.With) == 0 && (c.Lemma == "tell" || c.Lemma == "ask") && !d.infinitive(k) {
			continue // told Reuters is no request
		}
		if act.Type == "VISITED" && c.Object >= 0 && len(act.With) == 0 && !slices.Contains(act.Target, "obj") {
			continue // flew a team to Tonga
		}
		status := d.status(k)
		if status == graph.Planned && (d.vow(k, act.Type) || d.threatened(k, act.Type)) {
			act.Type = "THREATENED"
			status = graph.Actual
		}
		if act.Status != "" && act.Status.Strength() < status.Strength() {
			status = act.Status
		}
		if len(act.With) > 0 && d.noObject(k) {
			status = graph.Denied // has no ties with
			d.trace.weakened("no", status)
		}
		slot := func(name string) []entity.Ref { return d.verbSlot(act, k, name) }
		n := len(d.facts)
		if d.file(act, status, slot, d.place(k), "verb: "+act.Pattern) {
			for i := n; i < len(d.facts); i++ {
				d.facts[i].refusal = c.Modal == ""
			}
			if act.Type == "MET_WITH" {
				d.guests(k, status)
			}
			return
		}
	}
}

// blaming tells the verbs whose gerund complement is what they blame their
// object for.
func blaming(lemma string) bool {
	switch lemma {
	case "accuse", "blame", "criticise", "criticize", "condemn", "suspect", "denounce", "convict", "charge", "acquit":
		return true
	}
	return false
}

// spend notes that a pattern of verb and object has read the object of clause k:
// the noun says no act of its own then.
func (d *document) spend(k int) {
	if o := d.object(k); o >= 0 {
		for _, m := range d.parse.Groups[o].Members {
			d.spent[m] = true
		}
	}
}

// infinitive tells whether an infinitive hangs on clause k.
func (d *document) infinitive(k int) bool {
	return slices.ContainsFunc(d.parse.Clauses, func(c syntax.Clause) bool { return c.Parent == k && c.Link == syntax.Infinitival })
}

// noObject tells whether the object of clause k is denied: no relations.
func (d *document) noObject(k int) bool {
	o := d.object(k)
	if o < 0 {
		return false
	}
	return d.parse.Word(d.parse.Groups[o].First) == "no"
}

// fits tells whether the words that a pattern wants beside its verb are there.
func (d *document) fits(act lexicon.Act, k int) bool {
	p := d.parse
	c := p.Clauses[k]
	if len(act.Particle) > 0 && !d.particle(act.Particle, c.Verb) {
		return false
	}
	if len(act.With) == 0 {
		return true
	}
	object := d.object(k)
	switch with := act.With[0]; {
	case object >= 0 && slices.ContainsFunc(p.Groups[object].Members, func(m int) bool { return lexicon.OneOf(with, p.HeadLemma(m)) }):
	case p.Chunks[c.Verb].Copula && d.complementAdjective(c.Verb, with):
	case d.inPreps(k, with):
	case d.particle(act.With[:1], c.Verb):
	default:
		return false
	}
	for _, w := range act.With[1:] {
		if !d.follows(c.Verb, w) {
			return false
		}
	}
	return true
}

// object is the group of the logical direct object of clause k.
func (d *document) object(k int) int {
	c := d.parse.Clauses[k]
	switch {
	case d.parse.Chunks[c.Verb].Passive:
		return c.Subject
	case c.Second >= 0:
		return c.Second
	}
	return c.Object
}

// particle tells whether the words follow the verb: at once, or the last of
// them after a short object.
func (d *document) particle(words []string, verb int) bool {
	p := d.parse
	i := p.Chunks[verb].Last + 1
	for n, w := range words {
		switch {
		case i < len(p.Tokens) && (lexicon.OneOf(w, p.Tokens[i].Lower) || lexicon.OneOf(w, p.Tokens[i].Lemma)):
			i++
		case n == len(words)-1 && d.particleAfterObject(w, verb):
			return true
		default:
			return false
		}
	}
	return true
}

func (d *document) particleAfterObject(w string, verb int) bool {
	p := d.parse
	if verb+2 >= len(p.Chunks) || p.Chunks[verb+1].Kind != syntax.Noun {
		return false
	}
	c := p.Chunks[verb+2]
	return (c.Kind == syntax.Adverb || c.Kind == syntax.Prep) && lexicon.OneOf(w, p.Tokens[c.First].Lower) && w != "to" && w != "in"
}

// complementAdjective tells whether the adjective after a copula is one of the
// words.
func (d *document) complementAdjective(verb int, words string) bool {
	p := d.parse
	for i := p.Chunks[verb].Last + 1; i < len(p.Tokens) && i < p.Chunks[verb].Last+4; i++ {
		if lexicon.OneOf(words, p.Tokens[i].Lower) || lexicon.OneOf(words, p.Tokens[i].Lemma) {
			return true
		}
	}
	return false
}

// inPreps tells whether the head of a prepositional phrase of clause k is one
// of the words.
func (d *document) inPreps(k int, words string) bool {
	for _, a := range d.parse.Clauses[k].Preps {
		for _, m := range d.parse.Groups[a.Group].Members {
			if lexicon.OneOf(words, d.parse.HeadLemma(m)) {
				return true
			}
		}
	}
	return false
}

// follows tells whether one of the words stands after the verb in its clause.
func (d *document) follows(verb int, words string) bool {
	p := d.parse
	for i := verb + 1; i < len(p.Chunks) && i < verb+8; i++ {
		if p.Chunks[i].Kind == syntax.Verb || p.Chunks[i].Kind == syntax.Stop {
			return false
		}
		for t := p.Chunks[i].First; t <= p.Chunks[i].Last; t++ {
			if lexicon.OneOf(words, p.Tokens[t].Lower) || lexicon.OneOf(words, p.Tokens[t].Lemma) {
				return true
			}
		}
	}
	return false
}

// verbSlot returns who stands in a slot of clause k.
func (d *document) verbSlot(act lexicon.Act, k int, slot string) []entity.Ref {
	p := d.parse
	c := p.Clauses[k]
	passive := p.Chunks[c.Verb].Passive
	switch slot {
	case "subj":
		if !passive {
			return d.actors(c.Subject)
		}
		return d.prep(c.Preps, "by", act.Type)
	case "obj":
		if d.object(k) < 0 && act.Type == "REQUESTED" {
			return d.demanded(k)
		}
		if refs := d.actors(d.object(k)); len(refs) > 0 || !throughThings(act.Type) {
			return refs
		}
		if refs := d.owners(d.object(k)); len(refs) > 0 {
			return refs
		}
		return d.implied(act, k)
	case "obj2":
		if c.Second >= 0 {
			return d.actors(c.Object)
		}
		return d.receiver(c.Object)
	case "poss":
		return d.owners(d.object(k))
	}
	return d.prep(c.Preps, slot, act.Type)
}

// receiver is the nation or body whose name begins the object as if it were an
// adjective: sent Zambia engines.
func (d *document) receiver(g int) []entity.Ref {
	if g < 0 {
		return nil
	}
	chunk := d.parse.Groups[g].First
	for _, m := range d.refs.Mentions[d.sentence] {
		if m.First == d.parse.Chunks[chunk].First && m.Last < d.parse.Chunks[chunk].Head && m.Form == mention.Proper && d.parse.Tokens[m.Last+1].Tag != "POS" {
			if e := d.refs.Cast.Of(&m); e >= 0 {
				return []entity.Ref{{Entity: e, Via: entity.ByName}}
			}
		}
	}
	return nil
}

// demanded is the subject of the clause that completes clause k: demanded that
// Belarus free them.
func (d *document) demanded(k int) []entity.Ref {
	for q := k + 1; q < len(d.parse.Clauses); q++ {
		c := d.parse.Clauses[q]
		if c.Parent == k && c.Link == syntax.Complement {
			return d.actors(c.Subject)
		}
	}
	return nil
}

// actors are those for whom a group stands.
func (d *document) actors(g int) []entity.Ref {
	return d.refs.Group(d.sentence, g)
}

// owners are those to whom what a group names belongs.
func (d *document) owners(g int) []entity.Ref {
	if g < 0 {
		return nil
	}
	var out []entity.Ref
	for _, m := range d.parse.Groups[g].Members {
		ph := d.refs.Phrases[d.sentence][m]
		if ph == nil || slices.ContainsFunc(ph.Refs, func(r entity.Ref) bool { return r.Via != entity.ByNoun }) {
			continue
		}
		for _, e := range slices.Concat(ph.Owners, ph.Adject) {
			out = append(out, entity.Ref{Entity: e, Via: entity.ByNoun})
		}
		if len(out) == 0 && len(ph.Refs) == 0 { // efforts from the United States
			as := d.parse.After(m)
			for _, prep := range []string{"from", "by", "of"} {
				if prep == "of" && d.doneTo(d.parse.HeadLemma(m)) {
					continue // the invasion of Kuwait is not Kuwait's
				}
				out = append(out, d.prep(as, prep, "")...)
			}
		}
	}
	return out
}

// doneTo tells the nouns for acts whose of-phrase holds the one acted on.
func (d *document) doneTo(noun string) bool {
	return slices.ContainsFunc(d.lex.Acts.Nouns[noun], func(a lexicon.Act) bool {
		return slices.Contains(a.Target, "of") && !slices.Contains(a.Source, "of")
	})
}

// prep returns who stands after the preposition. A city after in, at or from is
// where something happens, unless the act is done to places.
func (d *document) prep(as []syntax.Attachment, prep, typ string) []entity.Ref {
	var out []entity.Ref
	for _, a := range as {
		if a.Prep != prep && !(prep == "on" && a.Prep == "upon") && !(prep == "toward" && a.Prep == "towards") {
			continue
		}
		if d.temporal(a.Group) {
			continue
		}
		for _, m := range d.parse.Groups[a.Group].Members {
			ph := d.refs.Phrases[d.sentence][m]
			if ph == nil {
				continue
			}
			if typ == "VISITED" || typ == "ATTACKED" || typ == "MOBILIZED_AGAINST" {
				if len(ph.Refs) == 0 && ph.Nation >= 0 {
					out = append(out, entity.Ref{Entity: ph.Nation, Via: entity.ByPlace})
				}
			}
			if len(ph.Refs) == 0 && throughThings(typ) && !placePrep(a.Prep) && prep != "by" {
				for _, e := range slices.Concat(ph.Owners, ph.Adject) {
					out = append(out, entity.Ref{Entity: e, Via: entity.ByNoun})
				}
			}
			for _, ref := range ph.Refs {
				if ref.Via == entity.ByPlace && placePrep(a.Prep) && typ != "VISITED" && typ != "ATTACKED" {
					continue
				}
				out = append(out, ref)
			}
		}
		if len(out) > 0 {
			return out
		}
	}
	return out
}

// throughThings tells the acts that reach an actor through what is his: who
// condemns Iran's tests accuses Iran.
func throughThings(typ string) bool {
	switch typ {
	case "ACCUSED", "SUPPORTED", "REJECTED", "THREATENED", "PROTESTED", "ATTACKED", "COERCED", "SANCTIONED":
		return true
	}
	return false
}

func placePrep(p string) bool {
	switch p {
	case "in", "at", "near", "from", "outside", "around", "through", "across", "to":
		return true
	}
	return false
}

func (d *document) temporal(g int) bool {
	return d.parse.Chunks[d.parse.Groups[g].First].Kind == syntax.Time
}

// place is the city that clause k names as where it happens, empty if none.
func (d *document) place(k int) string {
	c := d.parse.Clauses[k]
	for _, a := range c.Preps {
		if a.Prep == "in" || a.Prep == "at" || a.Prep == "to" {
			for _, m := range d.parse.Groups[a.Group].Members {
				if ph := d.refs.Phrases[d.sentence][m]; ph != nil && ph.Place != "" {
					return ph.Place
				}
			}
		}
	}
	if c.Object >= 0 {
		for _, m := range d.parse.Groups[c.Object].Members {
			if ph := d.refs.Phrases[d.sentence][m]; ph != nil && ph.Place != "" {
				return ph.Place
			}
		}
	}
	return ""
}

// file makes the facts of one act from whom its slots hold. It tells whether
// there were any.
func (d *document) file(act lexicon.Act, status graph.Status, slot func(string) []entity.Ref, place, rule string) bool {
	first := func(names []string) ([]entity.Ref, string) {
		for _, n := range names {
			if refs := slot(n); len(refs) > 0 {
				return refs, n
			}
		}
		return nil, ""
	}
	sources, from := first(act.Source)
	if len(sources) == 0 {
		return false
	}
	var targets []entity.Ref
	for _, n := range act.Target {
		if n == from {
			continue
		}
		if targets = slot(n); len(targets) > 0 && !same(sources, targets) {
			break
		}
	}
	confidence := 0.75
	if act.Weak {
		confidence = 0.45
	}
	if len(targets) == 0 {
		d.open = append(d.open, opened{act.Type, sources[0].Entity, d.sentence})
	}
	n := len(d.facts)
	join := func(a, b entity.Ref) {
		if act.Type == "COERCED" && (b.Via == entity.ByPronoun || b.Via == entity.ByGroup) && d.entity(b.Entity).Label == graph.Nation && custody(act.Pattern) {
			return // refused to extradite them: not the nations named before
		}
		c := confidence
		for _, v := range []entity.Via{a.Via, b.Via} {
			switch v {
			case entity.ByPronoun, entity.ByGroup:
				c *= 0.85
			case entity.ByNoun, entity.ByPlace:
				c *= 0.95
			}
		}
		f := Fact{From: a.Entity, To: b.Entity, Status: status, Confidence: c, Rule: rule}
		if act.Type == "VISITED" || d.types[act.Type].Symmetric {
			f.Place = place
		}
		d.trace.laid(act)
		d.add(f, act.Type)
	}
	if len(targets) == 0 || same(sources, targets) {
		if d.types[act.Type].Symmetric && (from != "subj" || act.Type == "AGREED_WITH" || slices.Contains(act.Target, "subj")) {
			for i := range sources {
				for j := i + 1; j < len(sources); j++ {
					join(sources[i], sources[j])
				}
			}
		}
		return len(d.facts) > n
	}
	for _, a := range sources {
		for _, b := range targets {
			join(a, b)
		}
	}
	if d.types[act.Type].Name == "MET_WITH" {
		for i := range targets {
			for j := i + 1; j < len(targets); j++ {
				join(targets[i], targets[j])
			}
		}
	}
	return len(d.facts) > n
}

// custody tells the patterns of what is done to persons alone.
func custody(pattern string) bool {
	first, _, _ := strings.Cut(pattern, " ")
	for _, verb := range []string{"extradite", "arrest", "detain", "jail", "imprison", "deport", "sentence"} {
		if lexicon.OneOf(first, verb) {
			return true
		}
	}
	return false
}

func same(a, b []entity.Ref) bool {
	return len(a) == len(b) && !slices.ContainsFunc(a, func(x entity.Ref) bool {
		return !slices.ContainsFunc(b, func(y entity.Ref) bool { return x.Entity == y.Entity })
	})
}
