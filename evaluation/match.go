package evaluation

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/graphload/graphload/graph"
)

// Bounds on predicted nodes: naming everything must not pay.
const (
	maxIssues       = 6 // of an article; further ones are wrong
	maxIssueAliases = 5 // further ones are not looked at
	maxIssueWords   = 8 // content words of a name; a longer one is wrong
)

// bearer is a node as matching sees it: by what it is called.
type bearer struct {
	id      string
	label   graph.Label
	name    string          // folded
	names   map[string]bool // name and aliases, folded
	nation  string          // of a Nation: its ISO alpha-3 code, in capitals
	phrases []wordSet       // of an Issue: name and aliases
	void    bool            // matches nothing
}

func newBearer(id string, label graph.Label, name string, aliases []string) bearer {
	b := bearer{id: id, label: label, name: fold(name), names: make(map[string]bool)}
	for _, form := range append([]string{name}, aliases...) {
		if folded := fold(form); folded != "" {
			b.names[folded] = true
		}
		if label == graph.Issue {
			b.phrases = append(b.phrases, contentWords(form))
		}
	}
	return b
}

// predicted are the nodes of an extracted graph with only the names that may
// count: an alias must stand in the text and be borne by no other node of its
// label. Nations are told by their code and Issues by their words instead.
func predicted(nodes []graph.Node, text string) []bearer {
	folded := " " + fold(text) + " "
	bearers := make([]bearer, 0, len(nodes))
	issues := 0
	for _, n := range nodes {
		aliases := n.Aliases
		switch n.Label {
		case graph.Issue:
			aliases = aliases[:min(len(aliases), maxIssueAliases)]
		case graph.Nation:
		default:
			aliases = slices.DeleteFunc(slices.Clone(aliases), func(alias string) bool {
				return !strings.Contains(folded, " "+fold(alias)+" ")
			})
		}
		b := newBearer(n.ID, n.Label, n.Name, aliases)
		switch n.Label {
		case graph.Issue:
			issues++
			b.void = issues > maxIssues || len(b.phrases[0]) > maxIssueWords
		case graph.Nation:
			b.nation = strings.ToUpper(cmp.Or(n.ISO3, n.ID[strings.LastIndexByte(n.ID, '/')+1:]))
		}
		bearers = append(bearers, b)
	}
	dropSharedAliases(bearers)
	return bearers
}

func dropSharedAliases(bearers []bearer) {
	type called struct {
		label graph.Label
		name  string
	}
	count := make(map[called]int)
	for _, b := range bearers {
		for name := range b.names {
			count[called{b.label, name}]++
		}
	}
	for _, b := range bearers {
		maps.DeleteFunc(b.names, func(name string, _ bool) bool {
			return name != b.name && count[called{b.label, name}] > 1
		})
	}
}

// marked are the nodes of a gold graph.
func marked(nodes []GoldNode) []bearer {
	bearers := make([]bearer, 0, len(nodes))
	for _, n := range nodes {
		b := newBearer(n.ID, n.Label, n.Name, n.Aliases)
		b.nation = strings.ToUpper(n.ID)
		bearers = append(bearers, b)
	}
	return bearers
}

// match pairs predicted with marked nodes, each with one at most: the best
// pairs first, among equals in the order of the predicted, then of the marked.
// It returns the marked node's id by the predicted one's.
func match(predicted, marked []bearer) map[string]string {
	type pair struct {
		likeness         float64
		predicted, marks string
	}
	var pairs []pair
	for _, p := range predicted {
		for _, m := range marked {
			if s := likeness(p, m); s > 0 {
				pairs = append(pairs, pair{s, p.id, m.id})
			}
		}
	}
	slices.SortStableFunc(pairs, func(a, b pair) int { return cmp.Compare(b.likeness, a.likeness) })
	matched := make(map[string]string)
	taken := make(map[string]bool)
	for _, p := range pairs {
		if _, done := matched[p.predicted]; !done && !taken[p.marks] {
			matched[p.predicted] = p.marks
			taken[p.marks] = true
		}
	}
	return matched
}

// likeness tells how well a predicted node fits a marked one, 0 if it does not.
func likeness(p, m bearer) float64 {
	switch {
	case p.label != m.label || p.void:
		return 0
	case p.label == graph.Nation:
		if p.nation == m.nation {
			return 2
		}
	case p.label == graph.Issue:
		if s := issueLikeness(p, m); s >= 0.5 {
			return s
		}
	case p.name == m.name:
		return 2
	case shareName(p, m):
		return 1
	}
	return 0
}

func shareName(p, m bearer) bool {
	for name := range p.names {
		if m.names[name] {
			return true
		}
	}
	return false
}

// issueLikeness is the share of content words that the most alike phrases of
// two issues have in common. A phrase of two words or more inside another is
// enough, whatever else the other says.
func issueLikeness(p, m bearer) float64 {
	const inside = 0.75
	best := 0.0
	for _, a := range p.phrases {
		for _, b := range m.phrases {
			if len(a) == 0 || len(b) == 0 {
				continue
			}
			common, shorter := a.common(b), min(len(a), len(b))
			s := ratio(common, len(a)+len(b)-common)
			if shorter >= 2 && common == shorter {
				s = max(s, inside)
			}
			best = max(best, s)
		}
	}
	return best
}
