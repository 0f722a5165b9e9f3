package main

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"
)

// tooFar is how unlike words are of which nobody means one by the other.
const tooFar = 0.6

// nearest are up to n of the words that are most like a misspelt one, the
// likest first and those that are equally like it in their order. It is empty
// if none is like it.
func nearest(misspelt string, words []string, n int) []string {
	misspelt = strings.ToLower(misspelt)
	distances := make(map[string]float64, len(words))
	for _, w := range words {
		distances[w] = unlike(misspelt, strings.ToLower(w))
	}
	sorted := slices.DeleteFunc(slices.Clone(words), func(w string) bool { return distances[w] > tooFar })
	slices.SortStableFunc(sorted, func(a, b string) int { return cmp.Compare(distances[a], distances[b]) })
	return sorted[:min(n, len(sorted))]
}

// unlike tells how little two words have in common, from 0 for equal words to 1
// for those without anything: the edits between them against their length. A
// word that holds the other is nearer than one that has to be edited.
func unlike(a, b string) float64 {
	longer := max(utf8.RuneCountInString(a), utf8.RuneCountInString(b))
	if longer == 0 {
		return 0
	}
	share := float64(edits(a, b)) / float64(longer)
	if strings.Contains(a, b) || strings.Contains(b, a) {
		return share / 2
	}
	return share
}

// edits is the Levenshtein distance of two words in code points.
func edits(a, b string) int {
	to := []rune(b)
	row := make([]int, len(to)+1)
	for j := range row {
		row[j] = j
	}
	for i, r := range []rune(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j, s := range to {
			swap := diagonal
			if r != s {
				swap++
			}
			diagonal = row[j+1]
			row[j+1] = min(swap, row[j+1]+1, row[j]+1)
		}
	}
	return row[len(to)]
}
