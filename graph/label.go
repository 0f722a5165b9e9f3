package graph

import "strings"

// Label says what kind of thing a node is. Every entity carries the label
// Entity besides its own.
type Label string

// The labels of entities.
const (
	Person       Label = "Person"
	Nation       Label = "Nation"
	Alliance     Label = "Alliance"
	Organization Label = "Organization"
	Issue        Label = "Issue"
)

// Labels lists the labels of entities in the order in which they are shown.
func Labels() []Label {
	return []Label{Person, Nation, Alliance, Organization, Issue}
}

// LabelOf is the label that an entity's id begins with; ok is false if it
// begins with none.
func LabelOf(id string) (l Label, ok bool) {
	prefix, _, _ := strings.Cut(id, "/")
	for _, l := range Labels() {
		if prefix == strings.ToLower(string(l)) && len(id) > len(prefix)+1 {
			return l, true
		}
	}
	return "", false
}

// order is the rank of a label among Labels; unknown labels come last.
func (l Label) order() int {
	for i, x := range Labels() {
		if x == l {
			return i
		}
	}
	return len(Labels())
}

// LabelSet is a set of labels.
type LabelSet []Label

// Has tells whether the set holds l.
func (s LabelSet) Has(l Label) bool {
	for _, x := range s {
		if x == l {
			return true
		}
	}
	return false
}

// actors are what can act in an event, bodies what can be represented.
func actors() LabelSet { return LabelSet{Person, Nation, Alliance, Organization} }
func bodies() LabelSet { return LabelSet{Nation, Alliance, Organization} }
