package act

import (
	"cmp"
	"slices"
)

// Weight is what one feature of a pair adds to the score of a class: above zero
// it speaks for the class, below zero against it.
type Weight struct {
	Feature string  `json:"feature"` // its kind and its words, blanks between
	Weight  float64 `json:"weight"`
}

// Weigh returns the n features of a pair that speak most for a class, the
// weightiest first and fewer if fewer speak for it; none for a class that the
// classifier does not know.
func (c *Classifier) Weigh(p Pair, class string, n int) []Weight {
	column := slices.Index(c.Classes, class)
	for i, s := range c.Splits {
		if class == s.Second {
			column = len(c.Classes) + i
		}
	}
	if column < 0 {
		return nil
	}
	named := &collector{Pair: p, names: make(map[uint32]string)}
	fs := named.collect()
	var out []Weight
	for _, f := range fs {
		k, ok := slices.BinarySearch(c.keys, f)
		if !ok {
			continue
		}
		if w := float64(c.weights[k*c.columns()+column]) * c.Scales[column] * length(fs); w > 0 {
			out = append(out, Weight{named.names[f], w})
		}
	}
	slices.SortFunc(out, func(a, b Weight) int {
		return cmp.Or(cmp.Compare(b.Weight, a.Weight), cmp.Compare(a.Feature, b.Feature))
	})
	return out[:min(n, len(out))]
}
