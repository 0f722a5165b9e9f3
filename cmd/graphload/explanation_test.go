package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/graphload/graphload/extract"
	"github.com/graphload/graphload/graph"
)

// unmark reads a marked sentence back: its text and, for each mark in the order
// of their beginnings, the words and the ids.
func unmark(marked string) (text string, marks []string, err error) {
	var b strings.Builder
	type opened struct{ mark, start int }
	var open []opened
	for i := 0; i < len(marked); i++ {
		switch marked[i] {
		case '\\':
			if i++; i == len(marked) {
				return "", nil, fmt.Errorf("a backslash at the end")
			}
			b.WriteByte(marked[i])
		case '[':
			open = append(open, opened{len(marks), b.Len()})
			marks = append(marks, "")
		case '|':
			ids, _, closed := strings.Cut(marked[i+1:], "]")
			if len(open) == 0 || !closed {
				return "", nil, fmt.Errorf("a bar at byte %d outside of marks", i)
			}
			o := open[len(open)-1]
			open = open[:len(open)-1]
			marks[o.mark] = b.String()[o.start:] + "|" + ids
			i += len(ids) + 1
		case ']':
			return "", nil, fmt.Errorf("a mark without ids ends at byte %d", i)
		default:
			b.WriteByte(marked[i])
		}
	}
	if len(open) > 0 {
		return "", nil, fmt.Errorf("%d marks stay open", len(open))
	}
	return b.String(), marks, nil
}

// A marked sentence without its marks is the slice of the text, and its marks
// are its phrases.
func TestExplainMarksCanBeTakenOut(t *testing.T) {
	files, err := filepath.Glob("../../testdata/articles/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no test articles: %v", err)
	}
	texts := []string{
		`Iran accused Iraq [and others] of theft. \ Iran met Iraq\ in [Kuwait | Doha]. Japan praised ]Canada[ and China|.`,
		"🌍 São Tomé accused e\u0301 Côte d'Ivoire. [Emmanuel Macron] praised his [|] Japanese counterpart.",
	}
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		texts = append(texts, string(data))
	}
	x, err := extract.New("test")
	if err != nil {
		t.Fatal(err)
	}
	for _, text := range texts {
		e := x.Explain(graph.Document{Text: text})
		if len(e.Sentences) == 0 {
			t.Errorf("no sentence of %.60q says anything", text)
		}
		runes := []rune(text)
		for _, s := range e.Sentences {
			got, marks, err := unmark(mark(s))
			if err != nil {
				t.Errorf("%s: %v", mark(s), err)
				continue
			}
			if want := string(runes[s.Start:s.End]); got != want {
				t.Errorf("got  %q\nwant %q", got, want)
			}
			var want []string
			for _, p := range s.Phrases {
				want = append(want, p.Text+"|"+strings.Join(p.Means, " "))
			}
			if !slices.Equal(marks, want) {
				t.Errorf("marks %q\nwant  %q", marks, want)
			}
		}
	}
}

func TestExplainShortPattern(t *testing.T) {
	for row, want := range map[string]string{
		"": "",
		"acts.tsv:7: MET_WITH  v: meet  subj & with,obj":                 "acts.tsv:7: MET_WITH  v: meet  subj & with,obj",
		"acts.tsv:9: AIDED  v: a|b|c|d|e + f|g|h|i|j|k  subj > to  weak": "acts.tsv:9: AIDED  v: a|b|c|d|… + f|g|h|i|…  subj > to  weak",
	} {
		if got := shortPattern(row); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestNearest(t *testing.T) {
	words := []string{"ACCUSED", "MET_WITH", "AGREED_WITH", "ATTACKED"}
	for misspelt, want := range map[string]string{
		"METWITH": "MET_WITH", "attack": "ATTACKED", "accuse": "ACCUSED", "agreed_wiht": "AGREED_WITH", "MET_WITH": "MET_WITH",
	} {
		if got := nearest(misspelt, words, 1); !slices.Equal(got, []string{want}) {
			t.Errorf("%s: got %v, want %s", misspelt, got, want)
		}
	}
	if got := nearest("PQRSTUVWXYZ", words, 9); len(got) > 0 {
		t.Errorf("like nothing: got %v", got)
	}
	if got := nearest("Åland", []string{"", "Oland", "Åland Islands"}, 2); !slices.Equal(got, []string{"Oland", "Åland Islands"}) {
		t.Errorf("got %v", got)
	}
}
