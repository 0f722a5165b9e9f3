// Package evaluation measures what was read against what a careful reader
// marked: the graphs of whole articles, the names in sentences, and the acts
// that sentences report.
//
// Each kind has a reader of its files, which refuses what it does not
// understand with file and line, and a scorer, which is handed the answers or
// asks for them through an interface of one method: it measures anything that
// answers, and knows nothing of how graphload does.
//
//   - gold.go, match.go, graphs.go: graphs. Which predicted node is which marked
//     one is settled first, by the names they bear (fold.go); the edges between
//     matched nodes follow.
//   - conll.go, names.go: exact spans of names.
//   - actrows.go, acts.go: the act between two actors that a sentence names.
//
// Every figure is a fraction between 0 and 1. A ratio without anything below
// the line is 0.
package evaluation
