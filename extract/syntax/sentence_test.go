package syntax

import (
	"slices"
	"strings"
	"testing"
)

func TestSentences(t *testing.T) {
	s := newSplitter(t)
	for _, c := range []struct {
		text string
		want []string
	}{
		{"Japan met Fiji. Peru left.", []string{"Japan met Fiji.", "Peru left."}},
		{"Sen. Lee met Gov. Poe. Lt. Gen. Ray left.", []string{"Sen. Lee met Gov. Poe.", "Lt. Gen. Ray left."}},
		{"George W. Bush spoke. He left.", []string{"George W. Bush spoke.", "He left."}},
		{"The U.S. Senate met. It voted.", []string{"The U.S. Senate met.", "It voted."}},
		{"It cost 3.5 million. They paid.", []string{"It cost 3.5 million.", "They paid."}},
		{`"We agree." He left.`, []string{`"We agree."`, "He left."}},
		{"“We agree.” He left.", []string{"“We agree.”", "He left."}},
		{"Who? Japan! Yes.", []string{"Who?", "Japan!", "Yes."}},
		{"A heading\n\nThe text.", []string{"A heading", "The text."}},
		{"A heading\r\n\r\nThe text.\r\n", []string{"A heading", "The text."}},
		{"A heading\nThe text of it.", []string{"A heading", "The text of it."}},
		{
			"This line of a text that was wrapped by hand at some width goes\non here. And here.",
			[]string{"This line of a text that was wrapped by hand at some width goes\non here.", "And here."},
		},
		{"No stop at the end", []string{"No stop at the end"}},
		{"", nil},
		{"\n \r\n\t\n", nil},
	} {
		var got []string
		for _, sent := range s.Split(c.text, 0, len(c.text)) {
			got = append(got, c.text[sent.Start:sent.End])
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%q\n got %q\nwant %q", c.text, got, c.want)
		}
	}
}

func TestParagraphs(t *testing.T) {
	s := newSplitter(t)
	text := "One. Two.\n\nThree.\n\n\nFour."
	var got []int
	for _, sent := range s.Split(text, 0, len(text)) {
		got = append(got, sent.Paragraph)
	}
	if want := []int{0, 0, 1, 2}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

// A text without full stops costs no more than one with them, because its
// sentences are bounded; no word is lost.
func TestSentencesAreBounded(t *testing.T) {
	s := newSplitter(t)
	text := strings.Repeat("word and ", 10_000)
	n := 0
	for _, sent := range s.Split(text, 0, len(text)) {
		if len(sent.Tokens) > maxTokens {
			t.Errorf("a sentence of %d tokens", len(sent.Tokens))
		}
		n += len(sent.Tokens)
	}
	if n != 20_000 {
		t.Errorf("%d tokens of 20000", n)
	}
}
