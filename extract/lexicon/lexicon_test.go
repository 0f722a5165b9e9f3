package lexicon

import (
	"fmt"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/graphload/graphload/graph"
)

func loaded(t testing.TB) *Lexicon {
	t.Helper()
	l, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// isoCodes are the alpha-3 codes of ISO 3166-1.
const isoCodes = `
ABW AFG AGO AIA ALA ALB AND ARE ARG ARM ASM ATA ATF ATG AUS AUT AZE BDI BEL BEN BES BFA BGD BGR BHR BHS BIH BLM BLR BLZ BMU BOL BRA BRB BRN BTN BVT BWA
CAF CAN CCK CHE CHL CHN CIV CMR COD COG COK COL COM CPV CRI CUB CUW CXR CYM CYP CZE DEU DJI DMA DNK DOM DZA ECU EGY ERI ESH ESP EST ETH FIN FJI FLK FRA FRO FSM
GAB GBR GEO GGY GHA GIB GIN GLP GMB GNB GNQ GRC GRD GRL GTM GUF GUM GUY HKG HMD HND HRV HTI HUN IDN IMN IND IOT IRL IRN IRQ ISL ISR ITA JAM JEY JOR JPN KAZ KEN
KGZ KHM KIR KNA KOR KWT LAO LBN LBR LBY LCA LIE LKA LSO LTU LUX LVA MAC MAF MAR MCO MDA MDG MDV MEX MHL MKD MLI MLT MMR MNE MNG MNP MOZ MRT MSR MTQ MUS MWI MYS
MYT NAM NCL NER NFK NGA NIC NIU NLD NOR NPL NRU NZL OMN PAK PAN PCN PER PHL PLW PNG POL PRI PRK PRT PRY PSE PYF QAT REU ROU RUS RWA SAU SDN SEN SGP SGS SHN SJM
SLB SLE SLV SMR SOM SPM SRB SSD STP SUR SVK SVN SWE SWZ SXM SYC SYR TCA TCD TGO THA TJK TKM TKL TLS TON TTO TUN TUR TUV TWN TZA UGA UKR UMI URY USA UZB VAT VCT
VEN VGB VIR VNM VUT WLF WSM YEM ZAF ZMB ZWE`

func TestNationsAreComplete(t *testing.T) {
	l := loaded(t)
	byCode := make(map[string]Nation)
	for _, n := range l.Nations {
		byCode[n.ISO3] = n
	}
	codes := strings.Fields(isoCodes)
	if len(codes) != 249 {
		t.Fatalf("the test lists %d codes", len(codes))
	}
	for _, code := range codes {
		n, ok := byCode[code]
		if !ok {
			t.Errorf("no nation %s", code)
		} else if len(n.ISO2) != 2 {
			t.Errorf("%s has the alpha-2 code %q", code, n.ISO2)
		}
	}
	if _, ok := byCode["XKX"]; !ok {
		t.Error("no Kosovo")
	}
	historic := 0
	for _, n := range l.Nations {
		if n.Historic {
			historic++
		}
	}
	if historic < 10 {
		t.Errorf("%d historic states", historic)
	}
	// The names that graphs of others rely on.
	for code, name := range map[string]string{"USA": "United States", "GBR": "United Kingdom", "PRK": "North Korea", "KOR": "South Korea", "RUS": "Russia", "TUR": "Turkey", "MMR": "Myanmar"} {
		if byCode[code].Name != name {
			t.Errorf("%s is %q, want %q", code, byCode[code].Name, name)
		}
	}
}

func TestSizes(t *testing.T) {
	l := loaded(t)
	patterns := 0
	types := make(map[string]bool)
	for _, m := range []map[string][]Act{l.Acts.Verbs, l.Acts.Nouns} {
		for _, acts := range m {
			for _, a := range acts {
				if a.Type != "NONE" {
					patterns++
					types[a.Type] = true
				}
			}
		}
	}
	for what, n := range map[string][2]int{
		"alliances":     {len(l.Alliances), 150},
		"organizations": {len(l.Organizations), 1000},
		"places":        {len(l.Places), 3000},
		"offices":       {len(l.Offices), 1000},
		"patterns":      {patterns, 400},
		"verbs":         {len(l.Acts.Verbs), 200},
	} {
		if n[0] < n[1] {
			t.Errorf("%d %s, want at least %d", n[0], what, n[1])
		}
	}
	for _, typ := range graph.EdgeTypes() {
		if typ.Group == graph.Event && !types[typ.Name] {
			t.Errorf("no word reports %s", typ.Name)
		}
	}
}

// Every nation is found by its own name, and a form of an alliance leads to it.
func TestNamesAreFound(t *testing.T) {
	l := loaded(t)
	for i, n := range l.Nations {
		found := false
		for _, e := range l.Names.Lookup(n.Name) {
			found = found || e.Kind == NationName && e.Ref == i
		}
		if !found {
			t.Errorf("%s is not found by its name %q", n.ISO3, n.Name)
		}
	}
	for i, b := range l.Alliances {
		found := false
		for _, e := range l.Names.Lookup(b.Name) {
			found = found || e.Kind == AllianceName && e.Ref == i
		}
		if !found {
			t.Errorf("%s is not found by its name %q", b.ID, b.Name)
		}
	}
}

func TestLongest(t *testing.T) {
	l := loaded(t)
	for _, c := range []struct {
		text string // words from the first on
		kind Kind   // 0: nothing is found
		form string
	}{
		{"US officials", NationName, "US"},
		{"U.S. officials", NationName, "US"},
		{"us officials", 0, ""},
		{"Us officials", 0, ""},
		{"UN troops", AllianceName, "UN"},
		{"un plan", 0, ""},
		{"EU leaders", AllianceName, "EU"},
		{"WHO staff", AllianceName, "WHO"},
		{"Who asked", 0, ""},
		{"Japanese ships", Demonym, "Japanese"},
		{"japanese ships", 0, ""},
		{"Tokyo said", Capital, "Tokyo"},
		{"White House officials", Seat, "White House"},
		{"UN Security Council members", AllianceName, "UN Security Council"},
		{"North Korea fired", NationName, "North Korea"},
		{"Côte d’Ivoire voted", NationName, "Côte d'Ivoire"},
		{"Hamas fired", OrganizationName, "Hamas"},
		{"Zzyzx Road", 0, ""},
	} {
		texts := Words(c.text)
		folded := make([]string, len(texts))
		for i, w := range texts {
			folded[i] = Fold(w)
		}
		entries, n := l.Names.Longest(folded, texts, 0)
		if c.kind == 0 {
			if n != 0 {
				t.Errorf("%q: found %+v", c.text, entries)
			}
			continue
		}
		form := strings.Join(strings.Fields(c.form), " ")
		ok := false
		for _, e := range entries {
			ok = ok || e.Kind == c.kind
		}
		if !ok || n != len(Words(form)) {
			t.Errorf("%q: found %+v of %d words", c.text, entries, n)
		}
	}
}

func TestFold(t *testing.T) {
	for in, want := range map[string]string{
		"NATO": "nato", "U.S.": "us", "São": "sao", "Sa\u0303o": "sao", "O’Neill": "o'neill", "Łódź": "lodz", "Ærø": "aero", "ß": "ss", ".": ".", "": "",
	} {
		if got := Fold(in); got != want {
			t.Errorf("Fold(%q) = %q, want %q", in, got, want)
		}
		if again := Fold(Fold(in)); again != want {
			t.Errorf("folding %q twice gives %q", in, again)
		}
	}
}

func TestWords(t *testing.T) {
	for in, want := range map[string]string{
		"Doctors Without Borders": "Doctors|Without|Borders",
		"People's Bank":           "People|'s|Bank",
		"People’s Bank":           "People|'s|Bank",
		"Farmers' Union":          "Farmers|'|Union",
		"Smith, Jones":            "Smith|,|Jones",
		"Iran–Iraq":               "Iran|–|Iraq",
		"":                        "",
	} {
		if got := strings.Join(Words(in), "|"); got != want {
			t.Errorf("Words(%q) = %s, want %s", in, got, want)
		}
	}
}

// copied are the embedded files, to be spoiled.
func copied(t testing.TB) fstest.MapFS {
	t.Helper()
	files := make(fstest.MapFS)
	err := fs.WalkDir(data, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := fs.ReadFile(data, path)
		files[path] = &fstest.MapFile{Data: b}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// What breaks the rules of a file is reported with the file and the line.
func TestErrorsNameFileAndLine(t *testing.T) {
	whole := copied(t)
	for _, c := range []struct{ file, line, says string }{
		{"nations.tsv", "QQQ\tQQ\t", "has no name"},
		{"nations.tsv", "JPN\tJP\tNippon", "JPN stands twice"},
		{"nations.tsv", "qqq\tQQ\tQuux", "not in capitals"},
		{"nations.tsv", "QQQ\tQQ", "2 columns, want 3 to 9"},
		{"nations.tsv", "\tQQ\tQuux", "first column is empty"},
		{"nations.tsv", "QQQ\tQQ\tQu\xffux", "not UTF-8"},
		{"alliances.tsv", "quux\t", "has no name"},
		{"alliances.tsv", "nato\tNATO", "nato stands twice"},
		{"alliances.tsv", "quux\tQuux\t\t\t\tnowhere", "nowhere of quux is no alliance"},
		{"alliances.tsv", "quux", "1 columns, want 2 to 6"},
		{"organizations.tsv", "Quux\t\tparty\tQQQ", "QQQ is no nation"},
		{"organizations.tsv", "Quux\t\tparty\tJPN\t\tmore", "6 columns, want 1 to 5"},
		{"places.tsv", "Quux\tJPN\tcity\tmore", "4 columns, want 1 to 3"},
		{"other_names.tsv", "Quux\tmonth\tmore", "3 columns, want 1 to 2"},
		{"org_heads.tsv", "Quux\tcompany", `unknown kind "company"`},
		{"offices.tsv", "president\tmilitary", `"president" stands twice`},
		{"offices.tsv", "quux", "1 columns, want 2 to 4"},
		{"modifiers.tsv", "quux", "1 columns, want 2 to 2"},
		{"given_names.tsv", "Quux\tx", `gender "x", want m, f or u`},
		{"surnames.tsv", "Quux\tfirst\tmore", "3 columns, want 1 to 2"},
		{"leaders.tsv", "Ann Quux", "1 columns, want 2 to 4"},
		{"office_nations.tsv", "quux", "1 columns, want 2 to 2"},
		{"issues.tsv", "quux\tmilitary\tpart", `kind "part", want whole or head`},
		{"acts.tsv", "LIKED\tv: like\tsubj > obj", `unknown edge type "LIKED"`},
		{"acts.tsv", "ACCUSED\tquux\tsubj > obj", "begins with neither v: nor n:"},
		{"acts.tsv", "ACCUSED\tv: quux +\tsubj > obj", "empty position"},
		{"acts.tsv", "ACCUSED\tv: quux||foo\tsubj > obj", "empty alternative"},
		{"acts.tsv", "ACCUSED\tv: quux\tsubj obj", "want SOURCE > TARGET or SOURCE & TARGET"},
		{"acts.tsv", "ACCUSED\tv: quux\tsubj > nowhere", `unknown slot "nowhere"`},
		{"acts.tsv", "ACCUSED\tv: quux\t> obj", "no source"},
		{"acts.tsv", "ACCUSED\tv: quux\tsubj > obj\tloud", `unknown flag "loud"`},
		{"codes.tsv", "noun\tquux\tquux\tAID", `kind "noun": want set, verb or phrase`},
		{"codes.tsv", "phrase\taid\t* + &quux\tAID", `no set "quux" stands above its phrase`},
		{"codes.tsv", "phrase\taid\t* + &\tAID", `no set "" stands above its phrase`},
		{"codes.tsv", "phrase\tquux\t* + help\tAID", `no verb of the group "quux" stands above its phrase`},
		{"codes.tsv", "phrase\taid\t* + help\t", "a phrase wants a * for the verb and a root"},
		{"codes.tsv", "phrase\taid\t* + more", "a phrase wants a * for the verb and a root"},
		{"codes.tsv", "phrase\taid\tsome + help\tAID", "a phrase wants a * for the verb and a root"},
		{"codes.tsv", "phrase\taid\t* + + help\tAID", "a word of the phrase is empty"},
		{"codes.tsv", "phrase\taid\t\tAID", "a word of the phrase is empty"},
		{"codes.tsv", "verb\tquux", "2 columns, want 3 to 4"},
		{"modality.tsv", "quux\tfuture", "2 columns, want 3 to 4"},
		{"discuss.tsv", "quux\tobj", "begins with neither v: nor n:"},
		{"blame.tsv", "quux\tmore", "2 columns, want 1 to 1"},
		{"verbforms.tsv", "quux", "1 columns, want 2 to 2"},
		{"nounforms.tsv", "quux", "1 columns, want 2 to 2"},
	} {
		t.Run(c.file+" "+c.says, func(t *testing.T) {
			path := "data/" + c.file
			text := strings.TrimRight(string(whole[path].Data), "\n")
			spoiled := make(fstest.MapFS, len(whole))
			for p, f := range whole {
				spoiled[p] = f
			}
			spoiled[path] = &fstest.MapFile{Data: []byte(text + "\n" + c.line + "\n")}
			_, err := load(spoiled)
			where := fmt.Sprintf("%s:%d: ", c.file, strings.Count(text, "\n")+2)
			if err == nil || !strings.Contains(err.Error(), where) || !strings.Contains(err.Error(), c.says) {
				t.Errorf("got %v, want an error with %q and %q", err, where, c.says)
			}
		})
	}
}

func TestMissingFile(t *testing.T) {
	for path := range copied(t) {
		files := copied(t)
		delete(files, path)
		if _, err := load(files); err == nil || !strings.Contains(err.Error(), path) {
			t.Errorf("without %s: %v", path, err)
		}
	}
}

// The hash is that of the files' bytes, whatever the machine.
func TestHash(t *testing.T) {
	l := loaded(t)
	if again, err := load(copied(t)); err != nil || again.Hash() != l.Hash() || len(l.Hash()) != 12 {
		t.Errorf("%q and %q, %v", l.Hash(), again.Hash(), err)
	}
	files := copied(t)
	files["data/places.tsv"] = &fstest.MapFile{Data: append(files["data/places.tsv"].Data, "# a comment\n"...)}
	if changed, err := load(files); err != nil || changed.Hash() == l.Hash() {
		t.Errorf("the hash does not follow the files: %v", err)
	}
}

func TestComments(t *testing.T) {
	files := copied(t)
	files["data/places.tsv"].Data = []byte("# a comment\r\n\r\n  \nQuux\tJPN\tcity\r\n#Foo\tJPN\tcity\n")
	l, err := load(files)
	if err != nil {
		t.Fatal(err)
	}
	if len(l.Places) != 1 || l.Places[0] != (Place{Name: "Quux", Nation: "JPN", Kind: "city"}) {
		t.Errorf("got %+v", l.Places)
	}
}

// The most specific pattern of a verb stands first, because the first that fits
// decides.
func TestActsBySpecificity(t *testing.T) {
	l := loaded(t)
	for _, m := range []map[string][]Act{l.Acts.Verbs, l.Acts.Nouns} {
		for word, acts := range m {
			for i := 1; i < len(acts); i++ {
				if acts[i].specific() > acts[i-1].specific() {
					t.Errorf("%s: %s before %s", word, acts[i-1].Pattern, acts[i].Pattern)
				}
			}
		}
	}
}
