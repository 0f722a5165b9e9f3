package mention

import (
	"fmt"
	"strings"
	"testing"

	"github.com/graphload/graphload/extract/lexicon"
	"github.com/graphload/graphload/extract/nametag"
	"github.com/graphload/graphload/extract/syntax"
)

// reader is what finds the mentions of a text from the text on.
type reader struct {
	splitter *syntax.Splitter
	tagger   *syntax.Tagger
	finder   *Finder
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
	return &reader{splitter, tagger.WithLemmas(lex.Lemmatizer()), NewFinder(lex, model)}
}

func (r *reader) find(text string) ([]syntax.Sentence, [][]Mention) {
	sents := r.splitter.Split(text, 0, len(text))
	for _, s := range sents {
		r.tagger.Tag(s.Tokens)
	}
	return sents, r.finder.Find(sents)
}

// actors writes the mentions of persons, nations and bodies: label, name, and
// for nations the code and the form.
func actors(found [][]Mention) string {
	forms := map[Form]string{Proper: "name", Adjective: "adjective", People: "people", Capital: "capital", Seat: "seat", Government: "government"}
	var out []string
	for _, ms := range found {
		for _, m := range ms {
			switch m.Label {
			case "":
			case "Nation":
				out = append(out, fmt.Sprintf("%s=%s %s", m.Name, m.Ref, forms[m.Form]))
			default:
				out = append(out, fmt.Sprintf("%s=%s", m.Name, m.Label))
			}
		}
	}
	return strings.Join(out, "; ")
}

func TestFind(t *testing.T) {
	r := newReader(t)
	for _, c := range []struct{ text, want string }{
		{"Japan praised the Kenyans and the Turkish navy.", "Japan=JPN name; Kenyans=KEN people; Turkish=TUR adjective"},
		{"Tokyo and the White House agreed.", "Tokyo=JPN capital; White House=USA seat"},
		{"The US told us that the UN left.", "US=USA name; UN=Alliance"},
		{"The U.S. Senate met.", "U.S. Senate=Organization"},
		{"NATO and the EU praised UNESCO.", "NATO=Alliance; EU=Alliance; UNESCO=Alliance"},
		{"The Bank of China and the Washington Post grew.", "Bank of China=Organization; Washington Post=Organization"},
		{"Prime Minister Nouri al-Maliki left. Maliki slept.", "Nouri al-Maliki=Person; Maliki=Person"},
		{"President George W. Bush met Ursula von der Leyen.", "George W. Bush=Person; Ursula von der Leyen=Person"},
		{"Michael Jordan left. The crowd praised Jordan.", "Michael Jordan=Person; Jordan=Person"},
		{"Lloyd Austin met Mohammed bin Salman.", "Lloyd Austin=Person; Mohammed bin Salman=Person"},
		{"“President Moon Jae-in” and ‘Moon’ spoke.", "Moon Jae-in=Person; Moon=Person"},
		{"Kenya–Uganda talks; Kenya—the host—spoke.", "Kenya=KEN name; Uganda=UGA name; Kenya=KEN name"},
		{"On Monday in March the minister spoke of the war.", ""},
		{"japan and nato are in lower case.", ""},
		{"", ""},
	} {
		if _, found := r.find(c.text); actors(found) != c.want {
			t.Errorf("%q\n got %s\nwant %s", c.text, actors(found), c.want)
		}
	}
}

// A place is no nation, but tells in which nation it lies.
func TestPlaces(t *testing.T) {
	r := newReader(t)
	_, found := r.find("Troops landed in Crimea.")
	for _, m := range found[0] {
		if m.Name == "Crimea" {
			if m.Form != Place || m.Label != "" || m.Ref != "UKR" {
				t.Errorf("got %+v", m)
			}
			return
		}
	}
	t.Error("Crimea is not found")
}

func TestGender(t *testing.T) {
	r := newReader(t)
	for text, want := range map[string]byte{
		"Angela Merkel spoke.":        'f',
		"Emmanuel Macron spoke.":      'm',
		"Mr. Poe spoke.":              'm',
		"Queen Elizabeth spoke.":      'f',
		"President Xzqrt Vwlk spoke.": 0,
	} {
		_, found := r.find(text)
		if len(found[0]) != 1 || found[0][0].Gender != want {
			t.Errorf("%q: got %+v, want gender %q", text, found[0], want)
		}
	}
}

// Mentions are exact slices of the text in the order of the text, none inside
// another, whatever the text is made of.
func TestMentionsAreSlices(t *testing.T) {
	r := newReader(t)
	for _, text := range []string{
		"President\r\nJoe Biden met the\r\nJapanese  Prime Minister, Fumio Kishida.\r\n",
		"🌍 In Sa\u0303o Tomé the UN’s António Guterres met 🇫🇷 Emmanuel Macron.",
		"“The UN Security Council,” Japan’s Kishida said – “met the U.S. Senate.”",
		"THE US AND JAPAN MEET. Secretary of State Antony Blinken of the US State Department spoke.",
		strings.Repeat("The President of the Bank of China and of ", 50) + "Japan.",
		strings.Repeat("Ann ", 300) + "Lee.",
	} {
		sents, found := r.find(text)
		for s := range found {
			after := -1
			for _, m := range found[s] {
				if m.First <= after || m.Last < m.First || m.Sentence != s {
					t.Errorf("%.40q: %q at tokens %d to %d after %d", text, m.Name, m.First, m.Last, after)
				}
				after = m.Last
				if m.Start != sents[s].Tokens[m.First].Start || m.End != sents[s].Tokens[m.Last].End {
					t.Errorf("%.40q: %q at bytes %d to %d", text, m.Name, m.Start, m.End)
				}
				if got := strings.Join(strings.Fields(text[m.Start:m.End]), " "); got != m.Name {
					t.Errorf("%.40q: %q where %q is named", text, got, m.Name)
				}
			}
		}
	}
}
