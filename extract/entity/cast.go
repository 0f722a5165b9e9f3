package entity

import (
	"cmp"
	"slices"
	"strings"

	"github.com/graphload/graphload/extract/lexicon"
	"github.com/graphload/graphload/extract/mention"
	"github.com/graphload/graphload/graph"
)

// Entity is one person, nation, alliance or organisation of a document.
type Entity struct {
	Label    graph.Label
	Key      string // what tells it apart inside the document
	Name     string
	Gender   byte   // of persons: 'm', 'f' or 0
	Media    bool   // of organisations: reports the news rather than makes it
	Nation   string // ISO alpha-3 of the nation that it belongs to, if that is known
	Known    int    // row of the lexicon, -1 if none
	Generic  []string
	Mentions []*mention.Mention
	Offices  []Office // of persons
}

// Office is what the text says that a person is.
type Office struct {
	Phrase string // lower case
	Class  string // as in the lexicon
	Body   int    // the entity it is held for, -1 if unknown
}

// Cast is the entities of a document.
type Cast struct {
	Entities []*Entity
	of       map[*mention.Mention]int
	lex      *lexicon.Lexicon
}

// Of is the entity of a mention, -1 if it has none: places and things.
func (c *Cast) Of(m *mention.Mention) int {
	if e, ok := c.of[m]; ok {
		return e
	}
	return -1
}

// Gather makes one entity of the mentions that name the same thing. mentions
// are those of each sentence.
func Gather(lex *lexicon.Lexicon, mentions [][]mention.Mention) *Cast {
	c := &Cast{of: make(map[*mention.Mention]int), lex: lex}
	var persons, bodies []*mention.Mention
	byKey := make(map[string]int)
	for s := range mentions {
		for i := range mentions[s] {
			m := &mentions[s][i]
			switch {
			case m.Label == graph.Nation && m.Ref != "", m.Label == graph.Alliance:
				c.join(byKey, string(m.Label)+"/"+m.Ref, m)
			case m.Form == mention.Place && m.Ref != "":
				// The nation becomes a node only if an act leads there.
				c.join(byKey, string(graph.Nation)+"/"+m.Ref, m)
			case m.Label == graph.Organization:
				bodies = append(bodies, m)
			case m.Label == graph.Person:
				persons = append(persons, m)
			}
		}
	}
	c.gatherBodies(bodies)
	c.gatherPersons(persons)
	for i, e := range c.Entities {
		c.name(e)
		for _, m := range e.Mentions {
			c.of[m] = i
		}
	}
	return c
}

// join adds the mention to the entity of this key.
func (c *Cast) join(byKey map[string]int, key string, m *mention.Mention) {
	i, ok := byKey[key]
	if !ok {
		i = c.add(m, key)
		byKey[key] = i
	}
	e := c.Entities[i]
	e.Mentions = append(e.Mentions, m)
}

func (c *Cast) add(m *mention.Mention, key string) int {
	e := &Entity{Label: m.Label, Key: key, Known: m.Known}
	switch {
	case m.Label == graph.Nation || m.Form == mention.Place:
		e.Label, e.Known = graph.Nation, -1
		e.Nation = m.Ref
	case m.Label == graph.Alliance && m.Known >= 0:
		e.Generic = c.lex.Alliances[m.Known].Generic
	case m.Label == graph.Organization && m.Known >= 0:
		e.Generic = c.lex.Organizations[m.Known].Generic
		e.Nation = c.lex.Organizations[m.Known].Nation
	}
	c.Entities = append(c.Entities, e)
	return len(c.Entities) - 1
}

// gatherBodies joins organisations by name, by the row of the lexicon, and a
// short name with the one long name that holds it: the Committee on Foreign
// Affairs and the House Committee on Foreign Affairs.
func (c *Cast) gatherBodies(ms []*mention.Mention) {
	byKey := make(map[string]int)
	slices.SortStableFunc(ms, func(a, b *mention.Mention) int {
		return cmp.Compare(b.Last-b.First, a.Last-a.First)
	})
	for _, m := range ms {
		key := lexicon.Fold(strings.TrimPrefix(strings.TrimPrefix(m.Name, "the "), "The "))
		if m.Known >= 0 {
			key = m.Ref
		} else if m.Ref != "" && m.First == m.Last {
			if _, ok := byKey[m.Ref]; ok {
				key = m.Ref
			}
		}
		if _, ok := byKey[key]; !ok && m.Known < 0 && m.Last > m.First {
			for k := range byKey {
				if strings.HasSuffix(k, " "+key) {
					key = k
					break
				}
			}
		}
		c.join(byKey, key, m)
	}
}

// gatherPersons joins short names with the full names that they fit.
func (c *Cast) gatherPersons(ms []*mention.Mention) {
	type full struct {
		parts  []string
		entity int
	}
	var fulls []full
	byKey := make(map[string]int)
	ordered := slices.Clone(ms)
	slices.SortStableFunc(ordered, func(a, b *mention.Mention) int {
		return cmp.Compare(len(nameParts(b.Name)), len(nameParts(a.Name)))
	})
	for _, m := range ordered {
		parts := nameParts(m.Name)
		best, distance := -1, 1<<30
		for _, f := range fulls {
			if !fits(parts, f.parts) {
				continue
			}
			// Of several, the one named last before this mention.
			d := 1 << 29
			named := c.Entities[f.entity].Mentions
			for _, o := range named[max(0, len(named)-100):] { // enough to tell two of one surname apart
				if o.Start < m.Start && m.Start-o.Start < d {
					d = m.Start - o.Start
				}
			}
			if d < distance {
				best, distance = f.entity, d
			}
		}
		if best >= 0 {
			e := c.Entities[best]
			e.Mentions = append(e.Mentions, m)
			if e.Gender == 0 {
				e.Gender = m.Gender
			}
			continue
		}
		key := strings.Join(parts, " ")
		if _, ok := byKey[key]; !ok {
			byKey[key] = c.add(m, key)
			c.Entities[byKey[key]].Gender = m.Gender
			fulls = append(fulls, full{parts, byKey[key]})
		}
		e := c.Entities[byKey[key]]
		e.Mentions = append(e.Mentions, m)
	}
}

// nameParts are the folded words of a person's name without Jr and the like.
func nameParts(name string) []string {
	var out []string
	for _, w := range strings.Fields(strings.ReplaceAll(name, ",", " ")) {
		switch f := lexicon.Fold(w); f {
		case "jr", "sr", "ii", "iii", "iv", "phd", "md":
		default:
			out = append(out, f)
		}
	}
	return out
}

// fits tells whether a shorter name may stand for the full one: the same last
// name with nothing that speaks against it, or the same first name of a family
// name that comes first.
func fits(short, long []string) bool {
	if len(short) == 0 || len(short) > len(long) {
		return false
	}
	if len(short) == 1 {
		last := long[len(long)-1]
		return short[0] == last || "al-"+short[0] == last || "el-"+short[0] == last || "al-"+last == short[0] ||
			short[0] == long[0] && (len(long) <= 3) && (len(long) > 1) ||
			len(long) > 2 && short[0] == long[len(long)-2] || len(long) > 3 && slices.Contains(long, short[0])
	}
	if short[len(short)-1] != long[len(long)-1] {
		return len(short) == len(long)-1 && slices.Equal(short, long[:len(short)])
	}
	a, b := short[0], long[0]
	return a == b || len(a) == 1 && a[0] == b[0] || len(b) == 1 && a[0] == b[0] || nick(a, b) || slices.Contains(long, a)
}

// nick tells whether one given name is the short form of the other.
func nick(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(a) >= 2 && strings.HasPrefix(b, a) {
		return true
	}
	switch a + " " + b {
	case "joe joseph", "bill william", "bob robert", "jim james", "tony antony", "tony anthony", "mike michael", "dick richard", "ted edward", "jack john", "liz elizabeth", "kate catherine", "jimmy james", "larry lawrence", "chuck charles", "bobby robert", "billy william":
		return true
	}
	return false
}

// name sets the name of an entity: the lexicon's for nations and alliances, the
// fullest form of the article for the rest, ties by string order.
func (c *Cast) name(e *Entity) {
	slices.SortFunc(e.Mentions, func(a, b *mention.Mention) int { return cmp.Compare(a.Start, b.Start) })
	switch {
	case e.Label == graph.Nation:
		for _, n := range c.lex.Nations {
			if n.ISO3 == e.Nation {
				e.Name = n.Name
			}
		}
		return
	case e.Label == graph.Alliance && e.Known >= 0:
		e.Name = c.lex.Alliances[e.Known].Name
		return
	}
	for _, m := range e.Mentions {
		n := trimThe(m.Name)
		if fuller(n, e.Name) {
			e.Name = n
		}
		e.Media = e.Media || m.Media
	}
	if e.Label == graph.Person {
		e.Nation = c.leads(e.Name)
	}
}

// leads is the nation in whose government the lexicon has a person of this
// name, or of one that fits it (Joseph R. Biden, Joe Biden); empty if there is
// none or several.
func (c *Cast) leads(name string) string {
	if iso, ok := c.lex.Leaders[lexicon.Fold(name)]; ok {
		return iso
	}
	parts := nameParts(name)
	if len(parts) < 2 {
		return ""
	}
	found := ""
	for _, full := range c.lex.LeadersCalled[parts[len(parts)-1]] {
		given, _, _ := strings.Cut(full, " ")
		if given != parts[0] && !nick(parts[0], given) {
			continue
		}
		iso := c.lex.Leaders[full]
		if found != "" && iso != found {
			return ""
		}
		found = iso
	}
	return found
}

// led is the nation in whose government the lexicon has the person; of somebody
// called by a surname alone, the one nation that leaders of this name have had.
// Empty if there is none or several.
func (c *Cast) led(e *Entity) string {
	if e.Nation != "" || strings.Contains(e.Name, " ") {
		return e.Nation
	}
	found := ""
	for _, full := range c.lex.LeadersCalled[lexicon.Fold(e.Name)] {
		iso := c.lex.Leaders[full]
		if found != "" && iso != found {
			return ""
		}
		found = iso
	}
	return found
}

func fuller(a, b string) bool {
	x, y := len(strings.Fields(a)), len(strings.Fields(b))
	if x != y {
		return x > y
	}
	if len(a) != len(b) {
		return len(a) > len(b)
	}
	return a < b
}

func trimThe(s string) string {
	if len(s) > 4 && strings.EqualFold(s[:4], "the ") {
		return s[4:]
	}
	return s
}

// ISO2 is the ISO alpha-2 code of the nation with this alpha-3 code, empty if
// it has none.
func (c *Cast) ISO2(iso3 string) string {
	for _, n := range c.lex.Nations {
		if n.ISO3 == iso3 {
			return n.ISO2
		}
	}
	return ""
}
