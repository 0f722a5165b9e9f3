package lexicon

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/graphload/graphload/extract/syntax"
)

// tagging makes a function that cuts and tags a sentence as a reader does.
func tagging(t *testing.T, l *Lexicon) func(text string) []syntax.Token {
	t.Helper()
	splitter, err := syntax.NewSplitter(Abbreviations())
	if err != nil {
		t.Fatal(err)
	}
	tagger, err := syntax.NewTagger()
	if err != nil {
		t.Fatal(err)
	}
	tagger = tagger.WithLemmas(l.Lemmatizer())
	return func(text string) []syntax.Token {
		t.Helper()
		sents := splitter.Split(text, 0, len(text))
		if len(sents) != 1 {
			t.Fatalf("%q: %d sentences", text, len(sents))
		}
		tagger.Tag(sents[0].Tokens)
		return sents[0].Tokens
	}
}

// withFile is the lexicon with other lines in one of its files.
func withFile(t *testing.T, name string, lines ...string) *Lexicon {
	t.Helper()
	files := copied(t)
	files["data/"+name].Data = []byte(strings.Join(lines, "\n"))
	l, err := load(files)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// The rules of codes.tsv on a file of their own.
func TestCodesRead(t *testing.T) {
	l := withFile(t, "codes.tsv",
		"set\ttruce\tceasefire|cease-fire|peace treaty",
		"verb\tbreak\tbreak|breach\tASSAULT",
		"verb\tcut\tcut off|cut\t",
		"verb\tcall\tcall\tCONSULT",
		"verb\tcancel\tcall off\tSANCTION",
		"verb\twatch\twatch\t",
		"phrase\tbreak\t* + record\tCOMMENT",
		"phrase\tbreak\t* + &truce\tREJECT",
		"phrase\tbreak\t* + &truce + with\tACCUSE",
		"phrase\tcut\t* + aid\tSANCTION",
		"phrase\tcall\t* + for + &truce\tREQUEST",
		"phrase\tcall\tarmy + *\tMOBILIZE",
	)
	tag := tagging(t, l)
	for _, c := range []struct{ text, want string }{
		{"Chad sings.", ""},
		{"Chad broke a window.", "broke ASSAULT break 0"},
		{"Chad breached the fence.", "breached ASSAULT break 0"},
		{"Chad broke the record.", "broke COMMENT break 1"},
		// a set: any of its words, in any form, and its phrases
		{"Chad broke the ceasefire.", "broke REJECT break 1"},
		{"Chad broke two cease-fires.", "broke REJECT break 1"},
		{"Chad broke the old peace treaty.", "broke REJECT break 1"},
		{"Chad broke the treaty.", "broke ASSAULT break 0"},
		// the phrase of the most words, however it is ordered in the file
		{"Chad broke the ceasefire with Mali.", "broke ACCUSE break 2"},
		// the order of the words counts
		{"Chad broke with Mali the ceasefire.", "broke REJECT break 1"},
		// words before the verb
		{"The army called Chad.", "called MOBILIZE call 1"},
		{"Chad called the army.", "called CONSULT call 0"},
		{"Chad called for a ceasefire.", "called REQUEST call 2"},
		// a particle: the longer verb holds
		{"Chad called off the talks.", "called SANCTION cancel 1"},
		{"Chad cut off aid.", "cut SANCTION cut 2"},
		{"Chad has cut aid.", "cut SANCTION cut 1"},
		// a verb that speaks for nothing is found all the same
		{"Chad watched Mali.", "watched  watch 0"},
		{"Chad watched Mali and broke the ceasefire.", "watched  watch 0; broke REJECT break 1"},
		// nouns are no verbs
		{"The break was short.", ""},
		// beyond the window
		{"Chad broke one of the many very old and rather long and dull films on the ceasefire.", "broke ASSAULT break 0"},
		{"The army that stood for so many long years in Mali called Chad.", "called CONSULT call 0"},
	} {
		toks := tag(c.text)
		var got []string
		for _, k := range l.Codes.Read(toks) {
			got = append(got, fmt.Sprintf("%s %s %s %d", toks[k.Token].Text, k.Root, k.Group, k.Words))
		}
		if s := strings.Join(got, "; "); s != c.want {
			t.Errorf("%s\ngot  %q\nwant %q", c.text, s, c.want)
		}
	}
	if got := l.Codes.Read(nil); len(got) != 0 {
		t.Errorf("codes %v in no sentence", got)
	}
}

// What the file that is embedded says of everyday sentences.
func TestCodesOfTheLexicon(t *testing.T) {
	l := loaded(t)
	tag := tagging(t, l)
	for text, want := range map[string]string{
		"Chad accused Mali of theft.":      "accused ACCUSE",
		"Chad met Mali.":                   "met CONSULT",
		"Chad visited Mali.":               "visited CONSULT",
		"Chad cut off aid to Mali.":        "cut SANCTION",
		"Chad called off talks with Mali.": "called SANCTION",
		"Chad attacked Mali.":              "attacked ASSAULT",
		"Chad abandoned the ceasefire.":    "abandoned ASSAULT",
		"Chad abandoned the fort.":         "abandoned YIELD",
	} {
		toks := tag(text)
		var got []string
		for _, k := range l.Codes.Read(toks) {
			got = append(got, toks[k.Token].Text+" "+k.Root)
		}
		if !slices.Equal(got, []string{want}) {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}

// All that the file asks for leads to roots that PLOVER has, so that no clue is
// spelled in two ways.
func TestCodesNameRoots(t *testing.T) {
	roots := strings.Fields("AGREE CONSULT SUPPORT COOPERATE AID YIELD REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE ASSAULT COMMENT")
	known := func(root string) bool { return root == "" || slices.Contains(roots, root) }
	l := loaded(t)
	groups := 0
	for word, verbs := range l.Codes.verbs {
		for _, v := range verbs {
			groups++
			if !known(v.root) {
				t.Errorf("%s speaks for %q", word, v.root)
			}
			for _, p := range v.group.phrases {
				if p.root == "" || !known(p.root) {
					t.Errorf("a phrase of %s speaks for %q", v.group.name, p.root)
				}
			}
		}
	}
	if groups < 1000 {
		t.Errorf("%d coded verbs", groups)
	}
}
