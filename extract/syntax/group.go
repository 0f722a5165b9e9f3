package syntax

import "strings"

// Group is one noun phrase or several that a conjunction joins: Japan,
// Australia and India.
type Group struct {
	Members     []int // noun chunks, in order
	First, Last int   // first and last chunk of the group
	Prep        int   // the preposition before it, -1 if none
}

// groups joins coordinated noun phrases. The second result gives for each chunk
// the number of its group, -1 for chunks that are no noun phrase.
func groups(toks []Token, chunks []Chunk) ([]Group, []int) {
	var out []Group
	of := make([]int, len(chunks))
	for i := range of {
		of[i] = -1
	}
	for i := 0; i < len(chunks); i++ {
		if chunks[i].Kind != Noun || of[i] >= 0 {
			continue
		}
		members := list(toks, chunks, i)
		g := Group{Members: members, First: i, Last: members[len(members)-1], Prep: -1}
		for p := i - 1; p >= 0; p-- {
			if chunks[p].Kind == Adverb || chunks[p].Kind == Quote {
				continue
			}
			if chunks[p].Kind == Prep {
				g.Prep = p
			}
			break
		}
		for _, m := range members {
			of[m] = len(out)
		}
		out = append(out, g)
	}
	return out, of
}

// list is the coordination that begins with the noun phrase at i: phrases
// separated by commas with a conjunction before the last. A phrase may carry an
// of-phrase of its own.
func list(toks []Token, chunks []Chunk, i int) []int {
	members := []int{i}
	sealed := 1 // members up to the last conjunction: without one the commas set off appositions
	j := i
	for {
		end := skipOf(toks, chunks, j)
		k := end + 1
		if k+2 < len(chunks) && chunks[k].Kind == Prep && chunks[k+1].Kind == Time && chunks[k+2].Kind == Conj {
			k += 2 // Tokyo on Tuesday and Seoul
		} else if k+1 < len(chunks) && chunks[k].Kind == Time && chunks[k+1].Kind == Conj {
			k++
		}
		if k >= len(chunks) {
			return members[:sealed]
		}
		comma := false
		if chunks[k].Kind == Comma && isComma(toks, chunks[k]) {
			comma = true
			k++
		}
		conj := false
		if k < len(chunks) && chunks[k].Kind == Conj && toks[chunks[k].First].Lower != "but" {
			conj = true
			k++
		}
		for k < len(chunks) && (chunks[k].Kind == Adverb || chunks[k].Kind == Quote) && (conj || comma) {
			k++ // "and later Seoul"
		}
		if !comma && !conj || k >= len(chunks) || chunks[k].Kind != Noun {
			return members[:sealed]
		}
		if conj && newClause(toks, chunks, i, k, comma) {
			return members[:sealed]
		}
		members = append(members, k)
		if conj {
			sealed = len(members)
			head := toks[chunks[k].Head].Tag
			if toks[chunks[k].First].Tag != "PRP$" || !strings.HasPrefix(head, "NNP") && !strings.HasPrefix(head, "JJ") {
				return members
			}
			// and her Chilean, Bolivian and Peruvian counterparts: the noun is still to come
		}
		j = k
	}
}

func isComma(toks []Token, c Chunk) bool { return toks[c.First].Lower == "," }

// skipOf is the last chunk of the noun phrase at i with the of-phrase that
// follows it.
func skipOf(toks []Token, chunks []Chunk, i int) int {
	if i+2 < len(chunks) && chunks[i+1].Kind == Prep && toks[chunks[i+1].First].Lower == "of" && chunks[i+2].Kind == Noun {
		return i + 2
	}
	return i
}

// newClause tells whether the noun phrase at k, after a conjunction, is the
// subject of a clause of its own rather than the last of the list that began
// at i: a finite verb follows it, and another one governs the list.
func newClause(toks []Token, chunks []Chunk, i, k int, comma bool) bool {
	end := skipOf(toks, chunks, k)
	if end+1 >= len(chunks) || chunks[end+1].Kind != Verb || !chunks[end+1].Finite {
		return false
	}
	for p := i - 1; p >= 0; p-- {
		switch chunks[p].Kind {
		case Subord, Wh, Stop:
			return false
		case Verb:
			return !opensClause(toks[chunks[p].Head].Lemma) || comma
		}
	}
	return false
}

// opensClause tells the verbs after which a clause may follow without that.
func opensClause(lemma string) bool {
	switch lemma {
	case "say", "think", "believe", "claim", "add", "announce", "report", "hope", "know", "suggest", "confirm", "fear", "insist", "argue", "note", "state", "declare", "warn", "deny", "see":
		return true
	}
	return false
}
