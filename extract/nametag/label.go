package nametag

// Label is the kind of a name.
type Label uint8

// The kinds of names; Misc is whatever else is named: elections, awards, books.
const (
	None Label = iota
	Person
	Nation
	Organization
	Location
	Misc
	labels
)

// Span is a name: tokens First to Last, both inclusive.
type Span struct {
	First, Last int
	Label       Label
	Margin      float64 // score of the best reading less that of the second at its worst token
}

// tag is a label with the place in its name: 0 outside, then for each label the
// first token and the others.
type tag uint8

const tags = tag(2*(labels-1) + 1)

func begin(l Label) tag  { return tag(2*l - 1) }
func inside(l Label) tag { return tag(2 * l) }

func (t tag) label() Label { return Label((t + 1) / 2) }
func (t tag) begins() bool { return t%2 == 1 }

// follows tells whether t may stand after prev: the inside of a name only after
// a token of the same name.
func (t tag) follows(prev tag) bool {
	return t == 0 || t.begins() || prev.label() == t.label()
}

// LabelOf maps the labels of CrossNER to kinds of names.
func LabelOf(name string) Label {
	switch name {
	case "person", "politician", "writer", "musicalartist", "scientist", "researcher":
		return Person
	case "country":
		return Nation
	case "organisation", "politicalparty", "university":
		return Organization
	case "location":
		return Location
	}
	return Misc
}
