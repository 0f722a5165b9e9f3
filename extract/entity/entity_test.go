package entity

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/graphload/graphload/extract/lexicon"
	"github.com/graphload/graphload/extract/mention"
	"github.com/graphload/graphload/extract/nametag"
	"github.com/graphload/graphload/extract/syntax"
)

// reader reads texts up to the cast and the offices.
type reader struct {
	lex      *lexicon.Lexicon
	splitter *syntax.Splitter
	tagger   *syntax.Tagger
	finder   *mention.Finder
}

func newReader(t testing.TB) *reader {
	t.Helper()
	lex, err := lexicon.Load()
	if err != nil {
		t.Fatal(err)
	}
	model, err := nametag.Load(lex)
	if err != nil {
		t.Fatal(err)
	}
	splitter, err := syntax.NewSplitter(lexicon.Abbreviations())
	if err != nil {
		t.Fatal(err)
	}
	tagger, err := syntax.NewTagger()
	if err != nil {
		t.Fatal(err)
	}
	return &reader{lex, splitter, tagger.WithLemmas(lex.Lemmatizer()), mention.NewFinder(lex, model)}
}

func (r *reader) read(text string) (*Cast, []Holding) {
	sents := r.splitter.Split(text, 0, len(text))
	for _, s := range sents {
		r.tagger.Tag(s.Tokens)
	}
	mentions := r.finder.Find(sents)
	cast := Gather(r.lex, mentions)
	return cast, Holdings(r.lex, cast, sents, mentions)
}

// members writes each entity with the forms that name it, in the order of the
// text.
func members(c *Cast) string {
	entities := slices.Clone(c.Entities)
	slices.SortFunc(entities, func(a, b *Entity) int { return a.Mentions[0].Start - b.Mentions[0].Start })
	var out []string
	for _, e := range entities {
		var forms []string
		for _, m := range e.Mentions {
			forms = append(forms, m.Name)
		}
		out = append(out, fmt.Sprintf("%s %s: %s", e.Label, e.Name, strings.Join(forms, ", ")))
	}
	return strings.Join(out, "\n")
}

func TestGather(t *testing.T) {
	r := newReader(t)
	for _, c := range []struct{ text, want string }{
		{
			"President Joe Biden met Antony Blinken. Biden praised Blinken.",
			"Person Joe Biden: Joe Biden, Biden\nPerson Antony Blinken: Antony Blinken, Blinken",
		},
		{ // the short form first, as in a headline
			"Merkel visits Kyiv. Chancellor Angela Merkel spoke.",
			"Person Angela Merkel: Merkel, Angela Merkel\nNation Ukraine: Kyiv",
		},
		{
			"Fidel Castro met Raul Castro. Raul Castro left.",
			"Person Fidel Castro: Fidel Castro\nPerson Raul Castro: Raul Castro, Raul Castro",
		},
		{
			"Japan praised the Japanese and Tokyo.",
			"Nation Japan: Japan, Japanese, Tokyo",
		},
		{
			"North Korea warned South Korea. Pyongyang spoke, and Seoul answered.",
			"Nation North Korea: North Korea, Pyongyang\nNation South Korea: South Korea, Seoul",
		},
		{
			"The European Union met. The EU spoke.",
			"Alliance European Union: European Union, EU",
		},
		{
			"Foreign Minister Faisal al-Mekdad met Ban Ki-moon. Mekdad thanked Ban.",
			"Person Faisal al-Mekdad: Faisal al-Mekdad, Mekdad\nPerson Ban Ki-moon: Ban Ki-moon, Ban",
		},
		{
			"The Coastal Fishermen's Union (CFU) met. The CFU left.",
			"Organization Coastal Fishermen's Union: Coastal Fishermen's Union, CFU, CFU",
		},
		{"Nobody is named here.", ""},
	} {
		if cast, _ := r.read(c.text); members(cast) != c.want {
			t.Errorf("%q\ngot\n%s\nwant\n%s", c.text, members(cast), c.want)
		}
	}
}

func TestHoldings(t *testing.T) {
	r := newReader(t)
	for _, c := range []struct {
		text string
		want []string // person | title | body | told or likely, former
	}{
		{"Norwegian Foreign Minister Espen Barth Eide left.", []string{"Espen Barth Eide | Foreign Minister | Norway | told"}},
		{"Espen Barth Eide, the foreign minister of Norway, left.", []string{"Espen Barth Eide | foreign minister | Norway | told"}},
		{"The Norwegian foreign minister, Espen Barth Eide, left.", []string{"Espen Barth Eide | foreign minister | Norway | told"}},
		{"Former French President Nicolas Sarkozy left.", []string{"Nicolas Sarkozy | President | France | told former"}},
		{"NATO Secretary General Jens Stoltenberg left.", []string{"Jens Stoltenberg | Secretary General | NATO | told"}},
		{"Secretary of State Antony Blinken praised the US.", []string{"Antony Blinken | Secretary of State | United States | likely"}},
		{"Presidents Muhammadu Buhari of Nigeria and Patrice Talon of Benin left.", []string{"Muhammadu Buhari | Presidents | Nigeria | told", "Patrice Talon | Presidents | Benin | told"}},
		{"Mr. Poe left Norway.", nil},
	} {
		cast, held := r.read(c.text)
		var got []string
		for _, h := range held {
			body, how := "-", "likely"
			if h.Body >= 0 {
				body = cast.Entities[h.Body].Name
			}
			if h.Told {
				how = "told"
			}
			if h.Former {
				how += " former"
			}
			got = append(got, fmt.Sprintf("%s | %s | %s | %s", cast.Entities[h.Person].Name, h.Title, body, how))
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%q\n got %q\nwant %q", c.text, got, c.want)
		}
	}
}

func TestFits(t *testing.T) {
	for _, c := range []struct {
		short, long string
		want        bool
	}{
		{"Blinken", "Antony Blinken", true},
		{"A. Blinken", "Antony Blinken", true},
		{"Tony Blinken", "Antony Blinken", true},
		{"Maria Blinken", "Antony Blinken", false},
		{"Joe Biden", "Joseph R. Biden", true},
		{"Moon", "Moon Jae-in", true},
		{"Jae-in", "Moon Jae-in", true},
		{"Mekdad", "Faisal al-Mekdad", true},
		{"Biden", "Antony Blinken", false},
		{"Ferdinand Marcos", "Ferdinand Marcos Jr.", true},
		{"Antony John Blinken", "Antony Blinken", false},
	} {
		if got := fits(nameParts(c.short), nameParts(c.long)); got != c.want {
			t.Errorf("%s for %s: %v", c.short, c.long, got)
		}
	}
}

// The mentions of an entity lead back to it, each to one entity.
func TestOf(t *testing.T) {
	r := newReader(t)
	cast, _ := r.read("President Joe Biden of the US met Japan's Fumio Kishida in Tokyo. Biden praised NATO.")
	n := 0
	for i, e := range cast.Entities {
		for _, m := range e.Mentions {
			n++
			if cast.Of(m) != i {
				t.Errorf("%s of %s leads to entity %d", m.Name, e.Name, cast.Of(m))
			}
		}
	}
	if n != 7 {
		t.Errorf("%d mentions of entities, want 7", n)
	}
	if cast.Of(&mention.Mention{}) != -1 {
		t.Error("a mention of another text has an entity")
	}
}
