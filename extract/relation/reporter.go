package relation

import "github.com/graphload/graphload/extract/syntax"

// nowhere is the clause of facts that no clause states.
const nowhere = -1

// reporter is who says what the clause at hand states, -1 if the text itself
// does: the speaker of the quotation in which it stands, or the subject of the
// verb of saying on which it hangs or which follows it after a comma.
func (d *document) reporter() int {
	p := d.parse
	for k, depth := d.clause, 0; k >= 0 && depth <= len(p.Clauses); depth++ {
		c := p.Clauses[k]
		if d.refs.Quoted[d.sentence][p.Chunks[c.Verb].Head] {
			return d.refs.Speakers[d.sentence]
		}
		if c.Link == syntax.Complement && c.Parent >= 0 && speech(p.Clauses[c.Parent].Lemma) {
			return d.firstActor(p.Clauses[c.Parent].Subject)
		}
		if c.Parent < 0 {
			if who := d.accordingTo(); who >= 0 {
				return who
			}
			return d.sayingAfter(k)
		}
		k = c.Parent
	}
	return -1
}

// sayingAfter is the subject of a verb of saying that ends the sentence of main
// clause k: the talks failed, Lee said.
func (d *document) sayingAfter(k int) int {
	p := d.parse
	if p.Clauses[k].Link != syntax.Main || speech(p.Clauses[k].Lemma) {
		return -1
	}
	for q := k + 1; q < len(p.Clauses); q++ {
		c := p.Clauses[q]
		if c.Link != syntax.Main || c.Parent >= 0 || c.Subject < 0 || !speech(p.Clauses[q].Lemma) || c.Object >= 0 {
			continue
		}
		first := min(p.Groups[c.Subject].First, c.Verb)
		if first > 0 && p.Chunks[first-1].Kind == syntax.Comma && d.nothingSaid(q) {
			return d.firstActor(c.Subject)
		}
	}
	return -1
}

// accordingTo is whom the sentence names as its source, -1 if it names none.
func (d *document) accordingTo() int {
	p := d.parse
	for g, group := range p.Groups {
		if prep := group.Prep; prep > 0 && p.Word(prep) == "to" {
			if at := p.Chunks[prep].First; at > 0 && p.Tokens[at-1].Lower == "according" {
				return d.firstActor(g)
			}
		}
	}
	return -1
}

// nothingSaid tells whether no clause hangs on clause q: what is said came
// before.
func (d *document) nothingSaid(q int) bool {
	for _, c := range d.parse.Clauses[q+1:] {
		if c.Parent == q {
			return false
		}
	}
	return true
}

func (d *document) firstActor(g int) int {
	if who := d.actors(g); len(who) > 0 {
		return who[0].Entity
	}
	return -1
}
