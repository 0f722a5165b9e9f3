package syntax

import (
	"slices"
	"strings"
	"testing"
)

func newSplitter(t testing.TB) *Splitter {
	t.Helper()
	s, err := NewSplitter([]string{"gov", "sen", "gen", "lt", "mr", "dr", "u.n", "u.s", "jr", "no"})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// words are the tokens of all sentences of a text.
func words(sents []Sentence) []string {
	var out []string
	for _, s := range sents {
		for _, t := range s.Tokens {
			out = append(out, t.Text)
		}
	}
	return out
}

func TestTokens(t *testing.T) {
	s := newSplitter(t)
	for _, c := range []struct{ text, want string }{
		// want: the tokens with | between them
		{"Japan praised Fiji.", "Japan|praised|Fiji|."},
		{"Japan's plan", "Japan|'s|plan"},
		{"Japan’s plan", "Japan|’s|plan"},
		{"the ministers' plan", "the|ministers|'|plan"},
		{"They don't and won’t go", "They|do|n't|and|wo|n’t|go"},
		{"We've seen that they'd go and I'm here", "We|'ve|seen|that|they|'d|go|and|I|'m|here"},
		{"the U.S. Senate met.", "the|U.S.|Senate|met|."},
		{"Sen. Lee and Gov. Poe met Dr. Ray.", "Sen.|Lee|and|Gov.|Poe|met|Dr.|Ray|."},
		{"George W. Bush met J.R.R. Poe.", "George|W.|Bush|met|J.R.R.|Poe|."},
		{`"We agree," he said.`, `"|We|agree|,|"|he|said|.`},
		{"“We agree,” he said.", "“|We|agree|,|”|he|said|."},
		{"the 'Quad' alliance", "the|'|Quad|'|alliance"},
		{"the ‘Quad’ alliance", "the|‘|Quad|’|alliance"},
		{"Kenya—the host—spoke", "Kenya|—|the|host|—|spoke"},
		{"Kenya – the host – spoke", "Kenya|–|the|host|–|spoke"},
		{"Kenya--the host--spoke", "Kenya|--|the|host|--|spoke"},
		{"the Iran–Iraq border", "the|Iran|–|Iraq|border"},
		{"US-led forces and COVID-19", "US-led|forces|and|COVID-19"},
		{"[T]he plan, [o]ur plan", "[T]he|plan|,|[o]ur|plan"},
		{"the body (NATO) met, it said; yes!", "the|body|(|NATO|)|met|,|it|said|;|yes|!"},
		{"He paused... and left…", "He|paused|...|and|left|…"},
		{"$40 and 3.5% of 1,000", "$|40|and|3.5|%|of|1,000"},
		{"either/or", "either|/|or"},
		{"", ""},
		{" \t\n\u00a0 ", ""},
	} {
		if got := strings.Join(words(s.Split(c.text, 0, len(c.text))), "|"); got != c.want {
			t.Errorf("%q\n got %s\nwant %s", c.text, got, c.want)
		}
	}
}

// A token is the bytes between its offsets, tokens follow each other, and
// nothing but white space and control characters stands between them.
func TestTokensAreSlicesOfTheText(t *testing.T) {
	s := newSplitter(t)
	for _, text := range []string{
		"Japan’s “plan” – [t]he one – isn’t the U.S.’s.\r\n\r\nRwanda said: ‘no’.\r\n",
		"🌍 Cafe\u0301 São Tomé met Ðorđe…\n\n\u202eIran\u202c (Iraq).",
		"'s're'ven't ''' \"\"\" [a]b [a] [ab]c ...... --- –— 's",
		"習近平は東京で会談した。 Владимир Путин.",
		strings.Repeat("no stop ", 600),
		strings.Repeat("x", 70_000),
		"a\xffb\xfe Iran\xc3",
		"\x00Iran\x1b[31m met\x7f",
	} {
		at := 0
		for _, sent := range s.Split(text, 0, len(text)) {
			if len(sent.Tokens) == 0 || sent.Tokens[0].Start != sent.Start || sent.Tokens[len(sent.Tokens)-1].End != sent.End {
				t.Errorf("%.40q: a sentence at %d to %d that its tokens do not fill", text, sent.Start, sent.End)
			}
			for _, tok := range sent.Tokens {
				if tok.Start < at || tok.End <= tok.Start || tok.End > len(text) || text[tok.Start:tok.End] != tok.Text {
					t.Fatalf("%.40q: token %q at %d to %d", text, tok.Text, tok.Start, tok.End)
				}
				if gap := strings.TrimSpace(strings.ToValidUTF8(text[at:tok.Start], "")); strings.Trim(gap, "\x00\x1b\x7f\u00a0") != "" {
					t.Errorf("%.40q: %q is in no token", text, gap)
				}
				at = tok.End
			}
		}
	}
}

func TestSplitKeepsToItsRange(t *testing.T) {
	s := newSplitter(t)
	text := "Title here\ndate: 2021-01-01\n\nJapan met Fiji."
	from := strings.Index(text, "Japan")
	sents := s.Split(text, from, len(text))
	if len(sents) != 1 || sents[0].Start != from || text[sents[0].Start:sents[0].End] != "Japan met Fiji." {
		t.Errorf("got %+v", sents)
	}
}

func TestLowerIsStraight(t *testing.T) {
	s := newSplitter(t)
	text := "Japan’s [T]he “É”"
	var lower []string
	for _, tok := range s.Split(text, 0, len(text))[0].Tokens {
		lower = append(lower, tok.Lower)
	}
	if want := []string{"japan", "'s", "the", `"`, "é", `"`}; !slices.Equal(lower, want) {
		t.Errorf("got %q, want %q", lower, want)
	}
}

func TestTokenCapitals(t *testing.T) {
	for _, c := range []struct {
		text             string
		capitalized, all bool
	}{
		{"NATO", true, true}, {"U.S.", true, true}, {"COVID-19", true, true}, {"Nato", true, false},
		{"nato", false, false}, {"A", true, false}, {"Élan", true, false}, {"al-Assad", false, false}, {"1990", false, false},
	} {
		tok := Token{Text: c.text}
		if tok.Capitalized() != c.capitalized || tok.AllCapitals() != c.all {
			t.Errorf("%s: capitalized %v, all %v", c.text, tok.Capitalized(), tok.AllCapitals())
		}
	}
}
