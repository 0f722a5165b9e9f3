package lexicon

import (
	"slices"
	"strings"

	"github.com/graphload/graphload/extract/syntax"
)

// Shift is a word or phrase of a sentence that changes the status of the act it
// governs.
type Shift struct {
	First, Last int // tokens, both inclusive
	Modality
}

// shiftForm is a form of modality.tsv cut into words.
type shiftForm struct {
	words []string
	Modality
}

// indexShifts sorts the forms of modality.tsv by their first word, the longest
// first.
func (l *Lexicon) indexShifts() {
	l.shifts = make(map[string][]shiftForm)
	for form, m := range l.Modality {
		words := strings.Fields(form)
		l.shifts[words[0]] = append(l.shifts[words[0]], shiftForm{words, m})
	}
	for _, forms := range l.shifts {
		slices.SortFunc(forms, func(a, b shiftForm) int {
			if d := len(b.words) - len(a.words); d != 0 {
				return d
			}
			return slices.Compare(a.words, b.words)
		})
	}
}

// Shifts finds the words of a tagged sentence that change a status, the longest
// form at each place.
func (l *Lexicon) Shifts(toks []syntax.Token) []Shift {
	var out []Shift
	for i := 0; i < len(toks); i++ {
		best, n := Modality{}, 0
		for _, form := range [2]string{toks[i].Lower, toks[i].Lemma} {
			for _, f := range l.shifts[form] {
				if len(f.words) > n && phraseAt(toks, i, f.words) >= 0 {
					best, n = f.Modality, len(f.words)
				}
			}
		}
		if n > 0 {
			out = append(out, Shift{i, i + n - 1, best})
			i += n - 1
		}
	}
	return out
}
