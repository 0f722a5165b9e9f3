package evaluation

// Count is how often answers were right (TP), wrong (FP) and missing (FN).
type Count struct {
	TP, FP, FN int
}

// Marked is how many there are to find, Found how many were answered.
func (c Count) Marked() int { return c.TP + c.FN }
func (c Count) Found() int  { return c.TP + c.FP }

// Precision is the share of the answers that is right.
func (c Count) Precision() float64 { return ratio(c.TP, c.Found()) }

// Recall is the share of what there is that was found.
func (c Count) Recall() float64 { return ratio(c.TP, c.Marked()) }

// F1 is the harmonic mean of precision and recall.
func (c Count) F1() float64 {
	p, r := c.Precision(), c.Recall()
	if p+r == 0 {
		return 0
	}
	return 2 * p * r / (p + r)
}

func (c *Count) add(o Count) {
	c.TP += o.TP
	c.FP += o.FP
	c.FN += o.FN
}

// answer counts one thing that was answered.
func (c *Count) answer(right bool) {
	if right {
		c.TP++
	} else {
		c.FP++
	}
}

// Share is so many of so many.
type Share struct {
	Right, Of int
}

// Ratio is the share as a fraction.
func (s Share) Ratio() float64 { return ratio(s.Right, s.Of) }

func (s *Share) count(right bool) {
	s.Of++
	if right {
		s.Right++
	}
}

func ratio(part, whole int) float64 {
	if whole == 0 {
		return 0
	}
	return float64(part) / float64(whole)
}
