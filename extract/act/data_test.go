package act_test

import (
	"strings"
	"testing"

	"github.com/graphload/graphload/extract/act"
)

func TestUnmark(t *testing.T) {
	for _, c := range []struct{ marked, text, source, target string }{
		{"<s>Chad</s> met <t>Mali</t>.", "Chad met Mali.", "Chad", "Mali"},
		{"<t>Chad</t> was hit by <s>Mali</s>", "Chad was hit by Mali", "Mali", "Chad"},
		{"<s>São Tomé</s> – <t>Perú’s navy</t>", "São Tomé – Perú’s navy", "São Tomé", "Perú’s navy"},
		{"<s>Chad's <t>army</t></s> rose.", "Chad's army rose.", "Chad's army", "army"},
		// Of two sources the first counts; other signs stay.
		{"<s>Chad</s> & <s>Niger</s> <b>met</b> <t>Mali</t> <", "Chad & Niger <b>met</b> Mali <", "Chad", "Mali"},
	} {
		s, err := act.Unmark(c.marked)
		if err != nil {
			t.Errorf("%s: %v", c.marked, err)
			continue
		}
		source, target := s.Text[s.Source[0]:s.Source[1]], s.Text[s.Target[0]:s.Target[1]]
		if s.Text != c.text || source != c.source || target != c.target {
			t.Errorf("%s: %q with the source %q and the target %q", c.marked, s.Text, source, target)
		}
	}
}

func TestUnmarkRefuses(t *testing.T) {
	for marked, says := range map[string]string{
		"":                              "no <s>",
		"Chad met <t>Mali</t>.":         "no <s>",
		"<s>Chad met <t>Mali</t>.":      "no </s>",
		"<s>Chad</s> met Mali</t>.":     "no <t>",
		"<s>Chad</s> met <t>Mali.":      "no </t>",
		"<s></s>Chad met <t>Mali</t>.":  "actor is empty",
		"<s>Chad</s> met <t></t>Mali.":  "actor is empty",
		"</s>Chad<s> met <t>Mali</t>.":  "actor is empty",
		"<S>Chad</S> met <t>Mali</t>.":  "no <s>",
		"<s >Chad</s> met <t>Mali</t>.": "no <s>",
	} {
		if _, err := act.Unmark(marked); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%q: got %v, want an error that says %s", marked, err, says)
		}
	}
}

func TestReadSentences(t *testing.T) {
	file := "# a comment\n\n  \n" +
		"<s>Chad</s> met <t>Mali</t>.\tMET_WITH\tactual\n" +
		"#<s>Chad</s> hit <t>Mali</t>.\tATTACKED\tactual\n" +
		"<s>Chad</s> may hit <t>Mali</t>.\tATTACKED\tpossible"
	got, err := act.ReadSentences(strings.NewReader(file), "own.tsv")
	if err != nil {
		t.Fatal(err)
	}
	want := []act.Sentence{
		{Text: "Chad met Mali.", Source: [2]int{0, 4}, Target: [2]int{9, 13}, Type: "MET_WITH", Status: "actual"},
		{Text: "Chad may hit Mali.", Source: [2]int{0, 4}, Target: [2]int{13, 17}, Type: "ATTACKED", Status: "possible"},
	}
	if len(got) != 2 || got[0] != want[0] || got[1] != want[1] {
		t.Errorf("got %+v, want %+v", got, want)
	}
	if got, err := act.ReadSentences(strings.NewReader(""), "own.tsv"); err != nil || len(got) != 0 {
		t.Errorf("an empty file: %v, %v", got, err)
	}
}

func TestReadSentencesNamesFileAndLine(t *testing.T) {
	const fine = "# a comment\n<s>Chad</s> met <t>Mali</t>.\tMET_WITH\tactual\n\n"
	for line, says := range map[string]string{
		"<s>Chad</s> met <t>Mali</t>.":                         "own.tsv:4: 1 columns, want 3",
		"<s>Chad</s> met <t>Mali</t>.\tMET_WITH":               "own.tsv:4: 2 columns, want 3",
		"<s>Chad</s> met <t>Mali</t>.\tMET_WITH\tactual\tmore": "own.tsv:4: 4 columns, want 3",
		"Chad met <t>Mali</t>.\tMET_WITH\tactual":              "own.tsv:4: the sentence has no <s>",
		"<s></s>Chad met <t>Mali</t>.\tMET_WITH\tactual":       "own.tsv:4: a marked actor is empty",
		strings.Repeat("Chad ", 1<<18):                         "own.tsv:4: bufio.Scanner: token too long",
	} {
		if _, err := act.ReadSentences(strings.NewReader(fine+line), "own.tsv"); err == nil || err.Error() != says {
			t.Errorf("got %v, want %s", err, says)
		}
	}
}
