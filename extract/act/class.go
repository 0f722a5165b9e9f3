package act

import "github.com/graphload/graphload/graph"

const (
	// None is the class of pairs without an act.
	None = "NONE"
	// Concluded is the class of agreements that were signed or concluded. The
	// graph files them under AGREED_WITH, PLOVER's codebook under SUPPORT; its
	// AGREE is for promises.
	Concluded = "CONCLUDED"
)

// ClassOf is the class in which a training sentence of this type and status
// stands. It follows PLOVER: kind acts that are only announced are promises,
// hostile deeds threats, and kind acts denied are refusals; hostile words stay
// what they are. Where the codebook is silent (acts that are possible, hostile
// deeds denied) the class is empty: such a sentence says that there is an act, not
// which.
func ClassOf(typ string, status graph.Status) string {
	kind := false
	if t, ok := graph.EdgeTypeNamed(typ); ok {
		kind = t.Quad() <= 2
	}
	switch {
	case typ == None:
		return None
	case status == graph.Planned && kind:
		return "AGREED_WITH"
	case status == graph.Planned && material(typ):
		return "THREATENED"
	case status == graph.Denied && (kind || typ == Concluded):
		return "REJECTED"
	case status == graph.Possible, status == graph.Denied && material(typ):
		return ""
	}
	return typ
}

// material tells the types of hostile deeds, as against words.
func material(typ string) bool {
	t, ok := graph.EdgeTypeNamed(typ)
	return ok && t.Group == graph.Event && t.Quad() == 4
}

// EdgeType is the type of the graph for a class.
func EdgeType(class string) string {
	if class == Concluded {
		return "AGREED_WITH"
	}
	return class
}

// Root is the PLOVER root for a class, None for none.
func Root(class string) string {
	if class == Concluded {
		return "SUPPORT"
	}
	if t, ok := graph.EdgeTypeNamed(class); ok {
		return t.Plover
	}
	return None
}
