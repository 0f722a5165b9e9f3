package act

import (
	"cmp"
	"slices"
)

// Weight is what one feature of a pair adds to the score of a type: above zero
// it speaks for the type, below zero against it.
type Weight struct {
	Feature string  `json:"feature"` // its kind and its words, blanks between
	Weight  float64 `json:"weight"`
}

// Weigh returns the n features of a pair that speak most for a type, the
// weightiest first and fewer if fewer speak for it; none for a type that the
// classifier does not know.
func (c *Classifier) Weigh(p Pair, typ string, n int) []Weight {
	t := slices.Index(c.types, typ)
	if t < 0 {
		return nil
	}
	named := &collector{lex: c.lex, pair: p, names: make(map[uint32]string)}
	fs := named.collect()
	var out []Weight
	for _, f := range fs {
		if w := float64(c.weights[int(f)*len(c.types)+t]) * float64(c.scale) * length(fs); w > 0 {
			out = append(out, Weight{named.names[f], w})
		}
	}
	slices.SortFunc(out, func(a, b Weight) int {
		return cmp.Or(cmp.Compare(b.Weight, a.Weight), cmp.Compare(a.Feature, b.Feature))
	})
	return out[:min(n, len(out))]
}
