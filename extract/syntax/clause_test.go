package syntax

import (
	"fmt"
	"strings"
	"testing"
)

// lemmas is a lemmatizer that knows the verbs of the tests.
func lemmas() Lemmatizer {
	known := make(map[string]bool)
	for _, v := range strings.Fields("accuse meet visit praise refuse urge leave sign give impose withdraw say be have do warn seize agree stop travel ban host") {
		known[v] = true
	}
	return Lemmatizer{
		Verbs: map[string]string{"met": "meet", "left": "leave", "gave": "give", "given": "give", "withdrew": "withdraw", "withdrawn": "withdraw",
			"said": "say", "is": "be", "are": "be", "was": "be", "were": "be", "been": "be", "has": "have", "had": "have", "did": "do", "banned": "ban"},
		Nouns: map[string]string{"men": "man", "series": "series"},
		Known: known,
	}
}

func newTagger(t testing.TB) *Tagger {
	t.Helper()
	tagger, err := NewTagger()
	if err != nil {
		t.Fatal(err)
	}
	return tagger.WithLemmas(lemmas())
}

// parse parses a text of one sentence; every capitalised word is a name.
func parse(t *testing.T, tagger *Tagger, text string) *Parse {
	t.Helper()
	sents := newSplitter(t).Split(text, 0, len(text))
	if len(sents) != 1 {
		t.Fatalf("%q: %d sentences", text, len(sents))
	}
	toks := sents[0].Tokens
	tagger.Tag(toks)
	names := make(Boundary, len(toks))
	for i := range toks {
		names[i] = Unnamed
		if toks[i].Capitalized() && (i > 0 || toks[i].Tag == "NNP") {
			names[i] = i
		}
	}
	tagger.Settle(toks, names)
	return NewParse(toks, names)
}

// shape writes a clause on one line: its verb, then what fills its places.
func (p *Parse) shape(c Clause) string {
	var b strings.Builder
	b.WriteString(c.Lemma)
	if p.Chunks[c.Verb].Passive {
		b.WriteString(" passive")
	}
	if c.Negated {
		b.WriteString(" not")
	}
	if c.Modal != "" {
		b.WriteString(" " + c.Modal)
	}
	part := func(name string, g int) {
		if g < 0 {
			return
		}
		var members []string
		for _, m := range p.Groups[g].Members {
			members = append(members, p.Text(m))
		}
		fmt.Fprintf(&b, "; %s %s", name, strings.Join(members, " + "))
	}
	part("subj", c.Subject)
	part("obj", c.Object)
	part("2nd", c.Second)
	for _, a := range c.Preps {
		part(a.Prep, a.Group)
	}
	return b.String()
}

func TestClauses(t *testing.T) {
	tagger := newTagger(t)
	for _, c := range []struct {
		text string
		want []string
	}{
		{"Japan accused China.", []string{"accuse; subj Japan; obj China"}},
		{"China was accused by Japan.", []string{"accuse passive; subj China; by Japan"}},
		{"China has been accused by Japan.", []string{"accuse passive; subj China; by Japan"}},
		{"Japan did not accuse China.", []string{"accuse not; subj Japan; obj China"}},
		{"Japan may accuse China.", []string{"accuse may; subj Japan; obj China"}},
		{"Japan and Fiji met in Suva.", []string{"meet; subj Japan + Fiji; in Suva"}},
		{"Japan, Fiji and Peru praised Chile.", []string{"praise; subj Japan + Fiji + Peru; obj Chile"}},
		{"Denmark gave Ukraine 19 howitzers.", []string{"give; subj Denmark; obj Ukraine; 2nd 19 howitzers"}},
		{"Syria withdrew its troops from Lebanon.", []string{"withdraw; subj Syria; obj its troops; from Lebanon"}},
		{"Qatar refused to meet Bahrain.", []string{"refuse; subj Qatar", "meet; subj Qatar; obj Bahrain"}},
		{"Mexico urged Peru to leave Chile.", []string{"urge; subj Mexico; obj Peru", "leave; subj Peru; obj Chile"}},
		{"Japan praised Fiji and accused China.", []string{"praise; subj Japan; obj Fiji", "accuse; subj Japan; obj China"}},
		{"Japan, which praised Fiji, accused China.", []string{"praise; subj Japan; obj Fiji", "accuse; subj Japan; obj China"}},
		{"Japan said that Fiji had accused China.", []string{"say; subj Japan", "accuse; subj Fiji; obj China"}},
		{"Ships seized by Iran left Oman.", []string{"seize passive; subj Ships; by Iran", "leave; subj Ships; obj Oman"}},
	} {
		t.Run(c.text, func(t *testing.T) {
			p := parse(t, tagger, c.text)
			var got []string
			for _, cl := range p.Clauses {
				got = append(got, p.shape(cl))
			}
			if strings.Join(got, "\n") != strings.Join(c.want, "\n") {
				t.Errorf("got\n\t%s\nwant\n\t%s", strings.Join(got, "\n\t"), strings.Join(c.want, "\n\t"))
			}
		})
	}
}

// Every token is in exactly one chunk, and every reference of a clause points
// at something that is there.
func TestParseIsWhole(t *testing.T) {
	tagger := newTagger(t)
	for _, text := range []string{
		"Japan, Fiji and Peru, which met in Lima last week, said that \"we will not leave\", and left.",
		"And of by to, (not) – the the 's never to be.",
		"Backed by France, Comoros, having been warned, withdrew what it had of troops from and to.",
		strings.Repeat("who said that ", 40) + "it was.",
		"?",
	} {
		p := parse(t, tagger, text)
		at := 0
		for _, c := range p.Chunks {
			if c.First != at || c.Last < c.First || c.Head < c.First || c.Head > c.Last {
				t.Errorf("%q: chunk %+v after token %d", text, c, at)
			}
			at = c.Last + 1
		}
		if at != len(p.Tokens) {
			t.Errorf("%q: chunks end at token %d of %d", text, at, len(p.Tokens))
		}
		for k, c := range p.Clauses {
			for _, g := range []int{c.Subject, c.Object, c.Second} {
				if g < -1 || g >= len(p.Groups) {
					t.Errorf("%q: clause %d points at group %d", text, k, g)
				}
			}
			if c.Parent == k || c.Parent < -1 || c.Parent >= len(p.Clauses) {
				t.Errorf("%q: clause %d hangs on %d", text, k, c.Parent)
			}
		}
	}
}

func TestAfter(t *testing.T) {
	p := parse(t, newTagger(t), "The talks between Japan and Fiji on fish in Suva were good.")
	for i, c := range p.Chunks {
		if c.Kind != Noun || p.HeadLemma(i) != "talk" {
			continue
		}
		var got []string
		for _, a := range p.After(i) {
			got = append(got, a.Prep)
		}
		if strings.Join(got, " ") != "between on in" {
			t.Errorf("got %v", got)
		}
		return
	}
	t.Error("no noun phrase with talks")
}

func TestLemmas(t *testing.T) {
	l := lemmas()
	for _, c := range []struct{ word, tag, want string }{
		{"accused", "VBD", "accuse"}, {"accuses", "VBZ", "accuse"}, {"accusing", "VBG", "accuse"},
		{"urged", "VBN", "urge"}, {"visited", "VBD", "visit"}, {"visiting", "VBG", "visit"},
		{"stopped", "VBD", "stop"}, {"banning", "VBG", "ban"}, {"met", "VBD", "meet"}, {"met", "VBN", "meet"},
		{"withdrawn", "VBN", "withdraw"}, {"travelled", "VBD", "travel"}, {"imposing", "VBG", "impose"},
		{"parties", "NNS", "party"}, {"sanctions", "NNS", "sanction"}, {"losses", "NNS", "loss"}, {"taxes", "NNS", "tax"},
		{"men", "NNS", "man"}, {"crisis", "NN", "crisis"}, {"virus", "NN", "virus"}, {"series", "NNS", "series"}, {"gas", "NN", "gas"},
		{"sanctions", "VBZ", "sanction"}, {"the", "DT", "the"}, {"", "NN", ""},
	} {
		if got := l.Lemma(c.word, c.tag); got != c.want {
			t.Errorf("%s/%s: got %q, want %q", c.word, c.tag, got, c.want)
		}
	}
}

// Equal words of one sentence keep tags of their own, and lemmas follow them.
func TestTagger(t *testing.T) {
	tagger := newTagger(t)
	text := "The visit was short, and Japan will visit them."
	toks := newSplitter(t).Split(text, 0, len(text))[0].Tokens
	tagger.Tag(toks)
	var got []string
	for _, tok := range toks {
		got = append(got, tok.Lemma+"/"+tok.Tag)
	}
	if want := "the/DT visit/NN be/VBD short/JJ ,/, and/CC japan/NNP will/MD visit/VB them/PRP ./."; strings.Join(got, " ") != want {
		t.Errorf("got  %s\nwant %s", strings.Join(got, " "), want)
	}
	tagger.Tag(nil)
}
