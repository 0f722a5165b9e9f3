package main

import (
	"bufio"
	"bytes"
	"cmp"
	"fmt"
	"strings"

	"github.com/graphload/graphload/extract"
	"github.com/graphload/graphload/graph"
)

// writeExplanation writes an explanation for people: each sentence with its
// phrases marked, a table of what they stand for, and its edges.
func writeExplanation(w *bufio.Writer, e extract.Explanation) error {
	a := e.Article
	fmt.Fprintf(w, "%s  %s  %s\n", a.Path, cmp.Or(a.Published, "(no date)"), cmp.Or(a.Title, "(no title)"))
	inArticle := make(map[[3]string]graph.Edge)
	for _, edge := range e.Graph.Edges {
		inArticle[[3]string{edge.Type, edge.From, edge.To}] = edge
	}
	for _, s := range e.Sentences {
		fmt.Fprintf(w, "\n%s\n\n", oneLine(mark(s)))
		var rows [][]string
		for _, p := range s.Phrases {
			why := string(p.Kind) + ": " + p.Why
			if len(p.Rivals) > 0 {
				why += "; might be " + strings.Join(p.Rivals, ", ")
			}
			rows = append(rows, []string{p.Text, strings.Join(p.Means, ", "), why})
		}
		var table bytes.Buffer
		if err := writeTable(&table, []string{"PHRASE", "STANDS FOR", "WHY"}, rows, 0); err != nil {
			return err
		}
		for line := range strings.Lines(table.String()) {
			fmt.Fprint(w, "  ", line)
		}
		for _, r := range s.Edges {
			writeReason(w, r, inArticle[[3]string{r.Type, r.From, r.To}])
		}
	}
	return w.Flush()
}

// writeReason writes how a sentence says an edge, which the article as a whole
// may say more surely.
func writeReason(w *bufio.Writer, r extract.Reason, whole graph.Edge) {
	fmt.Fprintf(w, "\n  %s\n", joined(r.Type, r.From, r.To))
	status := string(r.Status)
	switch {
	case r.Cue != "":
		status += fmt.Sprintf(" by “%s”", r.Cue)
	case r.Status != graph.Actual && r.Pattern != "":
		status += " by the pattern itself"
	}
	if whole.Status != r.Status {
		status += fmt.Sprintf(" (%s by another sentence)", whole.Status)
	}
	confidence := fmt.Sprintf("%.2f", r.Confidence)
	if whole.Confidence != r.Confidence {
		confidence += fmt.Sprintf(" (%.2f by another sentence)", whole.Confidence)
	}
	fmt.Fprintf(w, "    status      %s\n", oneLine(status))
	fmt.Fprintf(w, "    confidence  %s\n", confidence)
	rule := r.Rule
	if r.Probability > 0 {
		rule += fmt.Sprintf(", probability %.3f", r.Probability)
	}
	fmt.Fprintf(w, "    rule        %s\n", rule)
	if r.Pattern != "" {
		fmt.Fprintf(w, "    pattern     %s\n", shortPattern(r.Pattern))
	}
	for _, f := range r.Features {
		fmt.Fprintf(w, "    feature     %+.3f %s\n", f.Weight, f.Feature)
	}
	for _, l := range r.Lost {
		lost := joined(l.Type, l.From, l.To)
		if l.Probability > 0 {
			lost = fmt.Sprintf("%s, probability %.3f", l.Type, l.Probability)
		}
		fmt.Fprintf(w, "    lost        %s: %s; %s\n", lost, cmp.Or(shortPattern(l.Pattern), l.Rule), l.Why)
	}
}

// shownWords is how many of the words that may stand in one place of a pattern
// are shown.
const shownWords = 4

// shortPattern is a row of the lexicon without most of the words that may stand
// in one place of its pattern: its file and line tell where to see them all.
func shortPattern(row string) string {
	columns := strings.Split(row, "  ")
	for i := range columns {
		places := strings.Split(columns[i], " + ")
		for j := range places {
			if words := strings.Split(places[j], "|"); len(words) > shownWords {
				places[j] = strings.Join(words[:shownWords], "|") + "|…"
			}
		}
		columns[i] = strings.Join(places, " + ")
	}
	return strings.Join(columns, "  ")
}

// joined is an edge on one line, with an arrow if its type has a direction.
func joined(typ, from, to string) string {
	arrow := "→"
	if t, ok := graph.EdgeTypeNamed(typ); ok && t.Symmetric {
		arrow = "–"
	}
	return fmt.Sprintf("%s  %s %s %s", typ, from, arrow, to)
}

// oneLine is text with single blanks for any white space.
func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

// mark is the text of a sentence with its phrases in brackets, each with the ids
// of the nodes that it stands for after a bar: [Blinken|person/antony-blinken].
// Brackets, bars and backslashes of the text have a backslash before them.
func mark(s extract.Evidence) string {
	var b strings.Builder
	var open []extract.Phrase
	next := 0
	at := s.Start
	shut := func() {
		for len(open) > 0 && open[len(open)-1].End == at {
			fmt.Fprintf(&b, "|%s]", strings.Join(open[len(open)-1].Means, " "))
			open = open[:len(open)-1]
		}
	}
	for _, r := range s.Text {
		shut()
		for next < len(s.Phrases) && s.Phrases[next].Start == at {
			b.WriteByte('[')
			open = append(open, s.Phrases[next])
			next++
		}
		if strings.ContainsRune(`\[]|`, r) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
		at++
	}
	shut()
	return b.String()
}
