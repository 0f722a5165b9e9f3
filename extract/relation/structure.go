package relation

import (
	"slices"
	"strings"

	"github.com/graphload/graphload/extract/entity"
	"github.com/graphload/graphload/extract/lexicon"
	"github.com/graphload/graphload/extract/syntax"
	"github.com/graphload/graphload/graph"
)

// offices turns the offices of persons into REPRESENTS and MEMBER_OF.
func (d *document) offices(holdings []entity.Holding) {
	for _, h := range holdings {
		if h.Body < 0 {
			continue
		}
		d.sentence = h.Sentence
		body := d.entity(h.Body)
		f := Fact{From: h.Person, To: h.Body, Status: graph.Actual, Confidence: 0.95, Title: h.Title, Former: h.Former, Rule: "office: " + h.Rule}
		if !h.Told {
			f.Confidence = 0.85
		}
		switch h.Class {
		case "legislator":
			presides := strings.Contains(h.Office, "speaker") || strings.Contains(h.Office, "president") || strings.Contains(h.Office, "chair")
			if body.Label == graph.Nation && !presides && h.Office != "representative" && h.Office != "delegate" {
				continue // a member of parliament speaks for no nation
			}
			if presides || body.Label == graph.Nation {
				d.add(f, "REPRESENTS")
			} else {
				f.Title = ""
				d.add(f, "MEMBER_OF")
			}
		case "party":
			if body.Label == graph.Nation && !leads(h.Office) {
				continue
			}
			d.add(f, "REPRESENTS")
		case "staff", "business", "clergy":
			if body.Label == graph.Nation {
				continue
			}
			d.add(f, "REPRESENTS")
		default:
			d.add(f, "REPRESENTS")
		}
	}
}

func leads(office string) bool {
	return office == "leader" || office == "supreme leader" || office == "paramount leader"
}

// heads finds who leads a body by a verb: Mary Barra, who runs General Motors.
func (d *document) heads(k int) {
	p := d.parse
	c := p.Clauses[k]
	var bodies []entity.Ref
	switch c.Lemma {
	case "lead", "head", "run", "chair", "rule", "govern", "direct", "command", "found", "co-found":
		bodies = d.actors(d.object(k))
	case "preside":
		bodies = d.prep(c.Preps, "over", "")
	case "speak":
		bodies = d.prep(c.Preps, "for", "")
	}
	leaders := d.verbSlot(lexicon.Act{}, k, "subj")
	for _, a := range leaders {
		for _, b := range bodies {
			if d.entity(a.Entity).Label == graph.Person && len(bodies) == 1 {
				d.add(Fact{From: a.Entity, To: b.Entity, Status: d.status(k), Confidence: 0.7, Rule: "leads: " + c.Lemma}, "REPRESENTS")
			}
		}
	}
}

// memberships finds members of bodies: NATO member Turkey; A, B and C – the
// Quad; Turkey, a member of NATO.
func (d *document) memberships() {
	p := d.parse
	for i, c := range p.Chunks {
		if c.Kind != syntax.Noun {
			continue
		}
		d.memberBefore(i)
		d.contingent(i)
		d.memberAfter(i)
		d.listOf(i)
		d.listAfter(i)
	}
}

// body tells whether the entity may have members.
func (d *document) body(e int) bool {
	l := d.entity(e).Label
	return l == graph.Alliance || l == graph.Organization
}

// memberBefore: NATO member Turkey, fellow EU members Poland and Hungary.
func (d *document) memberBefore(i int) {
	p := d.parse
	c := p.Chunks[i]
	ph := d.refs.Phrases[d.sentence][i]
	if ph == nil || len(ph.Refs) == 0 || len(ph.Adject)+len(ph.Owners) == 0 {
		return
	}
	for k := c.First; k < c.Head; k++ {
		if memberWord(p.Tokens[k].Lemma) {
			for _, a := range ph.Adject {
				if d.body(a) {
					for _, ref := range d.refs.Group(d.sentence, p.GroupOf[i]) {
						d.add(Fact{From: ref.Entity, To: a, Status: graph.Actual, Confidence: 0.85, Rule: "member: body member name"}, "MEMBER_OF")
					}
				}
			}
		}
		if p.Tokens[k].Lemma == "ally" {
			for _, a := range append(ph.Adject, ph.Owners...) {
				for _, ref := range d.refs.Group(d.sentence, p.GroupOf[i]) {
					d.add(Fact{From: a, To: ref.Entity, Status: graph.Actual, Confidence: 0.8, Rule: "ally: body ally name"}, "ALLIED_WITH")
				}
			}
		}
	}
}

// contingent: African Union forces from Sudan and Tanzania.
func (d *document) contingent(i int) {
	p := d.parse
	ph := d.refs.Phrases[d.sentence][i]
	switch p.HeadLemma(i) {
	case "force", "troop", "soldier", "peacekeeper", "contingent":
	default:
		return
	}
	if len(ph.Adject) != 1 || !d.body(ph.Adject[0]) {
		return
	}
	if after := p.After(i); len(after) > 0 && after[0].Prep == "from" {
		for _, ref := range d.refs.Group(d.sentence, after[0].Group) {
			if d.entity(ref.Entity).Label == graph.Nation {
				d.add(Fact{From: ref.Entity, To: ph.Adject[0], Status: graph.Actual, Confidence: 0.7, Rule: "member: forces of body from nation"}, "MEMBER_OF")
			}
		}
	}
}

func memberWord(lemma string) bool {
	return lemma == "member" || lemma == "member-state" || lemma == "member-nation"
}

// memberAfter: Turkey, a member of NATO; Turkey is a NATO member; the same with
// ally.
func (d *document) memberAfter(i int) {
	p := d.parse
	head := p.HeadLemma(i)
	if !memberWord(head) && head != "ally" && head != "partner" && !(head == "state" && strings.Contains(lowerText(p, i), "member")) {
		return
	}
	who := d.described(i)
	if len(who) == 0 {
		return
	}
	ph := d.refs.Phrases[d.sentence][i]
	bodies := append(append([]int(nil), ph.Adject...), ph.Owners...)
	if after := p.After(i); len(after) > 0 && after[0].Prep == "of" {
		for _, ref := range d.refs.Group(d.sentence, after[0].Group) {
			bodies = append(bodies, ref.Entity)
		}
	}
	typ := "MEMBER_OF"
	if head == "ally" || head == "partner" {
		typ = "ALLIED_WITH"
		if after := p.After(i); len(after) > 0 && after[0].Prep == "in" {
			d.partners(i, who, after[0].Group)
			return
		}
	}
	for _, b := range bodies {
		if typ == "MEMBER_OF" && !d.body(b) {
			continue
		}
		for _, w := range who {
			d.add(Fact{From: w.entity, To: b, Status: w.status, Confidence: 0.8, Rule: "apposition: " + head}, typ)
		}
	}
}

// partners: Argentina and Uruguay, Brazil's partners in Mercosur.
func (d *document) partners(i int, who []described, body int) {
	ph := d.refs.Phrases[d.sentence][i]
	for _, e := range append(append([]int(nil), ph.Owners...), ph.Adject...) {
		who = append(who, described{e, graph.Actual})
	}
	for _, ref := range d.refs.Group(d.sentence, body) {
		if d.entity(ref.Entity).Label != graph.Alliance {
			continue
		}
		for _, w := range who {
			d.add(Fact{From: w.entity, To: ref.Entity, Status: w.status, Confidence: 0.8, Rule: "apposition: partner in"}, "MEMBER_OF")
		}
	}
}

type described struct {
	entity int
	status graph.Status
}

// described are those of whom the noun phrase at chunk i says something: as an
// apposition after a comma, or after a form of be.
func (d *document) described(i int) []described {
	p := d.parse
	var out []described
	if i >= 2 && p.Chunks[i-1].Kind == syntax.Comma && p.Chunks[i-2].Kind == syntax.Noun {
		refs := d.refs.Of(d.sentence, i-2)
		if p.Tokens[p.Chunks[i].Head].Tag == "NNS" { // Malawi and Zambia, Kenya's partners
			refs = d.refs.Group(d.sentence, p.GroupOf[i-2])
		}
		for _, ref := range refs {
			out = append(out, described{ref.Entity, graph.Actual})
		}
		return out
	}
	for k := range p.Clauses {
		c := &p.Clauses[k]
		if p.Chunks[c.Verb].Copula && c.Object == p.GroupOf[i] {
			for _, ref := range d.refs.Group(d.sentence, c.Subject) {
				out = append(out, described{ref.Entity, d.status(k)})
			}
		}
	}
	return out
}

// listAfter: the four states of Mercosur: Argentina, Brazil, Paraguay and
// Uruguay. A list of nations after a colon or a comma behind a phrase of members.
func (d *document) listAfter(i int) {
	p := d.parse
	switch p.HeadLemma(i) {
	case "state", "member", "country", "nation", "government":
	default:
		return
	}
	ph := d.refs.Phrases[d.sentence][i]
	body, last := -1, i
	for _, a := range ph.Adject {
		if d.body(a) {
			body = a
		}
	}
	if after := p.After(i); body < 0 && len(after) > 0 && after[0].Prep == "of" {
		if refs := d.refs.Group(d.sentence, after[0].Group); len(refs) == 1 && d.body(refs[0].Entity) {
			body, last = refs[0].Entity, p.Groups[after[0].Group].Last
		}
	}
	if body < 0 || last+2 >= len(p.Chunks) || p.Chunks[last+1].Kind != syntax.Comma && p.Chunks[last+1].Kind != syntax.Stop || p.Chunks[last+2].Kind != syntax.Noun {
		return
	}
	g := p.Groups[p.GroupOf[last+2]]
	if len(g.Members) < 2 {
		return
	}
	for _, ref := range d.refs.Group(d.sentence, p.GroupOf[last+2]) {
		if d.entity(ref.Entity).Label == graph.Nation {
			d.add(Fact{From: ref.Entity, To: body, Status: graph.Actual, Confidence: 0.85, Rule: "member: list after body"}, "MEMBER_OF")
		}
	}
}

// listOf: Japan, Australia and India – the Quad alliance. A list of nations
// alone that an alliance stands beside is a list of its members.
func (d *document) listOf(i int) {
	p := d.parse
	g := p.Groups[p.GroupOf[i]]
	if g.First != i || len(g.Members) < 2 {
		return
	}
	next := g.Last + 1
	if next+1 >= len(p.Chunks) || p.Chunks[next].Kind != syntax.Comma {
		return
	}
	for next+1 < len(p.Chunks) && p.Chunks[next+1].Kind == syntax.Quote {
		next++
	}
	if p.Chunks[next+1].Kind != syntax.Noun {
		return
	}
	refs := d.refs.Of(d.sentence, next+1)
	ph := d.refs.Phrases[d.sentence][next+1]
	b := -1
	if len(refs) == 1 {
		b = refs[0].Entity
	} else if len(ph.Adject) == 1 {
		b = ph.Adject[0]
	}
	if b < 0 || d.entity(b).Label != graph.Alliance {
		return
	}
	members := d.refs.Group(d.sentence, p.GroupOf[i])
	if len(members) < 2 || slices.ContainsFunc(members, func(r entity.Ref) bool { return d.entity(r.Entity).Label != graph.Nation }) {
		return
	}
	for _, ref := range members {
		d.add(Fact{From: ref.Entity, To: b, Status: graph.Actual, Confidence: 0.85, Rule: "member: list beside body"}, "MEMBER_OF")
	}
}

func lowerText(p *syntax.Parse, i int) string { return strings.ToLower(p.Text(i)) }
