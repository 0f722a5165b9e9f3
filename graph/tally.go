package graph

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// Tally counts what articles say of one entity, an article at a time: the names
// that they give it, the forms that they use, its codes and contexts. The entity
// that it shows depends only on which articles were counted, never on their
// order, and an article can be taken out again. The zero Tally has counted none.
type Tally struct {
	articles map[claim]int
}

// claim is one thing that an article says of an entity.
type claim struct{ kind, value string }

// The kinds of claims.
const (
	claimName     = "name" // the canonical name; every article gives exactly one
	claimForm     = "form"
	claimISO2     = "iso2"
	claimISO3     = "iso3"
	claimWikidata = "wikidata"
	claimContext  = "context"
)

// Testimony is what one article says of an entity, as far as a Tally counts it.
type Testimony struct {
	Name  string   // the canonical name
	Names []string // the forms used, each once
	ISO2, ISO3,
	Wikidata string // empty where the article's extractor knew none
	Context []string // each once; of an Issue alone
}

// Testimony is what the node's article says of the entity.
func (n Node) Testimony() Testimony {
	return Testimony{Name: n.Name, Names: n.Names(), ISO2: n.ISO2, ISO3: n.ISO3, Wikidata: n.Wikidata,
		Context: slices.Compact(slices.Sorted(slices.Values(n.Context)))}
}

func (t Testimony) claims() []claim {
	claims := []claim{{claimName, t.Name}}
	for _, form := range t.Names {
		claims = append(claims, claim{claimForm, form})
	}
	for _, code := range []claim{{claimISO2, t.ISO2}, {claimISO3, t.ISO3}, {claimWikidata, t.Wikidata}} {
		if code.value != "" {
			claims = append(claims, code)
		}
	}
	for _, context := range t.Context {
		claims = append(claims, claim{claimContext, context})
	}
	return claims
}

// Add counts an article that says this.
func (t *Tally) Add(said Testimony) {
	if t.articles == nil {
		t.articles = make(map[claim]int)
	}
	for _, c := range said.claims() {
		t.articles[c]++
	}
}

// Remove takes out an article that was counted with the same words.
func (t *Tally) Remove(said Testimony) {
	for _, c := range said.claims() {
		if t.articles[c] > 1 {
			t.articles[c]--
		} else {
			delete(t.articles, c)
		}
	}
}

// Empty tells whether no counted article is left.
func (t *Tally) Empty() bool { return len(t.articles) == 0 }

// Entity is the entity of this id as the counted articles show it. Of name and
// codes it has the one that most of them give, on a tie the first by string
// order.
func (t *Tally) Entity(id string) Entity {
	label, _ := LabelOf(id)
	e := Entity{
		ID:       id,
		Label:    label,
		Name:     t.leading(claimName),
		Aliases:  []string{},
		ISO2:     t.leading(claimISO2),
		ISO3:     t.leading(claimISO3),
		Wikidata: t.leading(claimWikidata),
		Context:  []string{},
	}
	for c := range t.articles {
		switch {
		case c.kind == claimForm && c.value != e.Name:
			e.Aliases = append(e.Aliases, c.value)
		case c.kind == claimContext:
			e.Context = append(e.Context, c.value)
		}
	}
	slices.Sort(e.Aliases)
	slices.Sort(e.Context)
	return e
}

func (t *Tally) leading(kind string) string {
	value, most := "", 0
	for c, n := range t.articles {
		if c.kind == kind && (n > most || n == most && c.value < value) {
			value, most = c.value, n
		}
	}
	return value
}

// Lines writes the tally down, a claim a line with the number of articles that
// make it, sorted: "12 name Antony Blinken", "9 form Blinken". ParseTally reads
// it back.
func (t *Tally) Lines() []string {
	claims := slices.SortedFunc(maps.Keys(t.articles), func(a, b claim) int {
		return cmp.Or(cmp.Compare(a.kind, b.kind), cmp.Compare(a.value, b.value))
	})
	lines := make([]string, 0, len(claims))
	for _, c := range claims {
		lines = append(lines, fmt.Sprintf("%d %s %s", t.articles[c], c.kind, c.value))
	}
	return lines
}

// ParseTally reads what Lines wrote.
func ParseTally(lines []string) (*Tally, error) {
	t := &Tally{articles: make(map[claim]int, len(lines))}
	for _, line := range lines {
		count, rest, _ := strings.Cut(line, " ")
		kind, value, ok := strings.Cut(rest, " ")
		n, err := strconv.Atoi(count)
		if err != nil || n < 1 || !ok {
			return nil, fmt.Errorf("tally line %q: want a count, a kind and a value", line)
		}
		t.articles[claim{kind, value}] = n
	}
	return t, nil
}
