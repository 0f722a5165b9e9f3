package lexicon

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"io/fs"
	"slices"
	"strings"
)

//go:embed data/*.tsv
var data embed.FS

// Nation is a row of nations.tsv.
type Nation struct {
	ISO3, ISO2 string
	Name       string
	Demonym    string // the first adjective, empty if there is none
	Capital    string
	Historic   bool
}

// Body is a row of alliances.tsv or organizations.tsv.
type Body struct {
	ID      string // slug
	Name    string
	Kind    string   // of organisations: armed, party, court, media …
	Nation  string   // ISO alpha-3 of its nation, where that is clear
	Parent  string   // slug of the body that it is an organ of
	Generic []string // common nouns that stand for it once it is named
}

// Place is a row of places.tsv.
type Place struct {
	Name   string
	Nation string // ISO alpha-3, empty for seas and continents
	Kind   string // city, region, island, sea …
}

// Office is a row of offices.tsv: a word or phrase for what someone does.
type Office struct {
	Phrase string
	Class  string // head, minister, official, military, legislator, party, body …
	Gender byte   // 'm', 'f' or 0
}

// Lexicon is what the data files hold. It is read-only once loaded.
type Lexicon struct {
	Names         *Names
	Nations       []Nation
	Alliances     []Body
	Organizations []Body
	Places        []Place
	Others        []string            // kinds of other_names.tsv, by Ref
	Offices       map[string]Office   // by phrase
	Modifiers     map[string]string   // former, acting …: what they mean
	Heads         map[string]string   // head nouns of names: the kind they make
	Given         map[string]byte     // folded given name to gender
	Leaders       map[string]string   // folded full name to ISO alpha-3
	LeadersCalled map[string][]string // folded full names by their last word
	OfficeNation  map[string]string   // offices that one nation has under this name
	Surnames      map[string]bool     // folded surname; true if it comes first
	Issues        map[string]Issue    // by term
	Acts          *Acts
	Modality      map[string]Modality
	Codes         Codes               // clues to acts
	Discussing    map[string][]string // "v:raise": where the issue stands
	Blame         map[string]bool     // words that say something bad of their subject
	VerbForms     map[string]string
	NounForms     map[string]string
	shifts        map[string][]shiftForm // of modality.tsv, by their first word
	hash          string
}

// Issue is a row of issues.tsv.
type Issue struct {
	Context string // PLOVER context
	Whole   bool   // an issue as it stands; else it wants words around it
}

// Modality is a row of modality.tsv: a word that changes the status of the act
// that it governs.
type Modality struct {
	Group, Status, Scope string
}

// Load reads and checks the embedded data files.
func Load() (*Lexicon, error) { return load(data) }

// Hash is the first 12 hex digits of the SHA-256 over the data files.
func (l *Lexicon) Hash() string { return l.hash }

// load reads the files in the order in which they refer to each other.
func load(fsys fs.FS) (*Lexicon, error) {
	l := &Lexicon{
		Names: newNames(), Offices: make(map[string]Office), Modifiers: make(map[string]string),
		Heads: make(map[string]string), Leaders: make(map[string]string), LeadersCalled: make(map[string][]string), OfficeNation: make(map[string]string), Given: make(map[string]byte), Surnames: make(map[string]bool),
		Issues: make(map[string]Issue), Modality: make(map[string]Modality), Discussing: make(map[string][]string),
		Blame: make(map[string]bool), VerbForms: make(map[string]string), NounForms: make(map[string]string),
	}
	for _, step := range []func(fs.FS) error{
		l.loadNations, l.loadAlliances, l.loadOrganizations, l.loadPlaces, l.loadOthers,
		l.loadOffices, l.loadPeople, l.loadLeaders, l.loadIssues, l.loadActs, l.loadForms, l.loadCodes, l.sum,
	} {
		if err := step(fsys); err != nil {
			return nil, err
		}
	}
	return l, nil
}

func (l *Lexicon) sum(fsys fs.FS) error {
	names, err := fs.Glob(fsys, "data/*.tsv")
	if err != nil {
		return fmt.Errorf("lexicon: %w", err)
	}
	h := sha256.New()
	for _, n := range names {
		b, err := fs.ReadFile(fsys, n)
		if err != nil {
			return fmt.Errorf("lexicon: %w", err)
		}
		fmt.Fprintf(h, "%s %d\n", n, len(b))
		h.Write(b)
	}
	l.hash = hex.EncodeToString(h.Sum(nil))[:12]
	return nil
}

func (l *Lexicon) loadNations(fsys fs.FS) error {
	rows, err := readTable(fsys, "nations.tsv", 3, 9)
	if err != nil {
		return err
	}
	seen := make(map[string]bool)
	for _, r := range rows {
		n := Nation{ISO3: r.cols[0], ISO2: r.cols[1], Name: strings.TrimPrefix(r.cols[2], "?"), Historic: r.cols[7] == "historic"}
		switch {
		case n.Name == "":
			return r.errorf("nation %s has no name", n.ISO3)
		case seen[n.ISO3]:
			return r.errorf("nation %s stands twice", n.ISO3)
		case n.ISO3 != strings.ToUpper(n.ISO3):
			return r.errorf("code %s is not in capitals", n.ISO3)
		}
		seen[n.ISO3] = true
		ref := len(l.Nations)
		l.Names.add(r.cols[2], NationName, ref)
		for _, f := range r.list(3) {
			l.Names.add(f, NationName, ref)
		}
		for i, f := range r.list(4) {
			if i == 0 {
				n.Demonym = strings.TrimPrefix(f, "?")
			}
			l.Names.add(f, Demonym, ref)
		}
		for i, f := range r.list(5) {
			if i == 0 {
				n.Capital = strings.TrimPrefix(f, "?")
			}
			l.Names.add(f, Capital, ref)
		}
		for _, f := range r.list(6) {
			l.Names.add(f, Seat, ref)
		}
		l.Nations = append(l.Nations, n)
	}
	return nil
}

func (l *Lexicon) loadAlliances(fsys fs.FS) error {
	rows, err := readTable(fsys, "alliances.tsv", 2, 6)
	if err != nil {
		return err
	}
	ids := make(map[string]bool)
	for _, r := range rows {
		b := Body{ID: r.cols[0], Name: strings.TrimPrefix(r.cols[1], "?"), Generic: r.list(4), Parent: r.cols[5]}
		switch {
		case b.Name == "":
			return r.errorf("alliance %s has no name", b.ID)
		case ids[b.ID]:
			return r.errorf("alliance %s stands twice", b.ID)
		}
		ids[b.ID] = true
		ref := len(l.Alliances)
		for _, f := range append([]string{r.cols[1]}, r.list(2)...) {
			l.Names.add(f, AllianceName, ref)
		}
		l.Alliances = append(l.Alliances, b)
	}
	for _, r := range rows {
		if p := r.cols[5]; p != "" && !ids[p] {
			return r.errorf("parent %s of %s is no alliance", p, r.cols[0])
		}
	}
	return nil
}

func (l *Lexicon) loadOrganizations(fsys fs.FS) error {
	rows, err := readTable(fsys, "organizations.tsv", 1, 5)
	if err != nil {
		return err
	}
	known := make(map[string]bool)
	for _, n := range l.Nations {
		known[n.ISO3] = true
	}
	for _, r := range rows {
		b := Body{Name: strings.TrimPrefix(r.cols[0], "?"), Kind: r.cols[2], Nation: r.cols[3], Generic: r.list(4)}
		if b.Nation != "" && !known[b.Nation] {
			return r.errorf("%s: %s is no nation", b.Name, b.Nation)
		}
		ref := len(l.Organizations)
		for _, f := range append([]string{r.cols[0]}, r.list(1)...) {
			l.Names.add(f, OrganizationName, ref)
		}
		l.Organizations = append(l.Organizations, b)
	}
	return nil
}

func (l *Lexicon) loadPlaces(fsys fs.FS) error {
	rows, err := readTable(fsys, "places.tsv", 1, 3)
	if err != nil {
		return err
	}
	for _, r := range rows {
		l.Names.add(r.cols[0], PlaceName, len(l.Places))
		l.Places = append(l.Places, Place{Name: strings.TrimPrefix(r.cols[0], "?"), Nation: r.cols[1], Kind: r.cols[2]})
	}
	return nil
}

func (l *Lexicon) loadOthers(fsys fs.FS) error {
	rows, err := readTable(fsys, "other_names.tsv", 1, 2)
	if err != nil {
		return err
	}
	for _, r := range rows {
		l.Names.add(r.cols[0], OtherName, len(l.Others))
		l.Others = append(l.Others, r.cols[1])
	}
	rows, err = readTable(fsys, "org_heads.tsv", 2, 2)
	if err != nil {
		return err
	}
	for _, r := range rows {
		switch r.cols[1] {
		case "organization", "media", "alliance", "government", "issue", "place", "other":
		default:
			return r.errorf("unknown kind %q", r.cols[1])
		}
		l.Heads[Fold(r.cols[0])] = r.cols[1]
	}
	return nil
}

func (l *Lexicon) loadOffices(fsys fs.FS) error {
	rows, err := readTable(fsys, "offices.tsv", 2, 4)
	if err != nil {
		return err
	}
	for _, r := range rows {
		o := Office{Phrase: Fold(r.cols[0]), Class: r.cols[1]}
		if r.cols[3] != "" {
			o.Gender = r.cols[3][0]
		}
		if have, dup := l.Offices[o.Phrase]; dup && have != o { // with and without accents
			return r.errorf("office %q stands twice, as %s and as %s", r.cols[0], have.Class, o.Class)
		}
		l.Offices[o.Phrase] = o
	}
	l.splitOffices()
	rows, err = readTable(fsys, "modifiers.tsv", 2, 2)
	if err != nil {
		return err
	}
	for _, r := range rows {
		l.Modifiers[Fold(r.cols[0])] = r.cols[1]
	}
	return nil
}

// splitOffices drops offices that begin with a nation or body before an office
// of their own (US secretary of state): the two are found one by one, so that
// the text tells for whom the office is held.
func (l *Lexicon) splitOffices() {
	for phrase := range l.Offices {
		words := strings.Fields(phrase)
		for n := 1; n < len(words) && n < 4; n++ {
			_, rest := l.Offices[strings.Join(words[n:], " ")]
			if rest && slices.ContainsFunc(l.Names.Lookup(strings.Join(words[:n], " ")), func(e Entry) bool { return e.Kind <= AllianceName }) {
				delete(l.Offices, phrase)
			}
		}
	}
}

func (l *Lexicon) loadPeople(fsys fs.FS) error {
	rows, err := readTable(fsys, "given_names.tsv", 2, 2)
	if err != nil {
		return err
	}
	for _, r := range rows {
		g := r.cols[1]
		if g != "m" && g != "f" && g != "u" {
			return r.errorf("gender %q, want m, f or u", g)
		}
		l.Given[Fold(r.cols[0])] = g[0]
	}
	rows, err = readTable(fsys, "surnames.tsv", 1, 2)
	if err != nil {
		return err
	}
	for _, r := range rows {
		l.Surnames[Fold(r.cols[0])] = r.cols[1] == "first"
	}
	return nil
}

func (l *Lexicon) loadLeaders(fsys fs.FS) error {
	rows, err := readTable(fsys, "leaders.tsv", 2, 4)
	if err != nil {
		return err
	}
	for _, r := range rows {
		name := Fold(r.cols[0])
		l.Leaders[name] = r.cols[1]
		last := name[strings.LastIndexByte(name, ' ')+1:]
		l.LeadersCalled[last] = append(l.LeadersCalled[last], name)
	}
	rows, err = readTable(fsys, "office_nations.tsv", 2, 2)
	if err != nil {
		return err
	}
	for _, r := range rows {
		l.OfficeNation[Fold(r.cols[0])] = r.cols[1]
	}
	return nil
}

func (l *Lexicon) loadIssues(fsys fs.FS) error {
	rows, err := readTable(fsys, "issues.tsv", 3, 3)
	if err != nil {
		return err
	}
	for _, r := range rows {
		if r.cols[2] != "whole" && r.cols[2] != "head" {
			return r.errorf("kind %q, want whole or head", r.cols[2])
		}
		for _, t := range r.list(0) {
			l.Issues[strings.ToLower(t)] = Issue{Context: r.cols[1], Whole: r.cols[2] == "whole"}
		}
	}
	return nil
}

func (l *Lexicon) loadForms(fsys fs.FS) error {
	for name, m := range map[string]map[string]string{"verbforms.tsv": l.VerbForms, "nounforms.tsv": l.NounForms} {
		rows, err := readTable(fsys, name, 2, 2)
		if err != nil {
			return err
		}
		for _, r := range rows {
			m[strings.ToLower(r.cols[0])] = strings.ToLower(r.cols[1])
		}
	}
	rows, err := readTable(fsys, "blame.tsv", 1, 1)
	if err != nil {
		return err
	}
	for _, r := range rows {
		l.Blame[r.cols[0]] = true
	}
	rows, err = readTable(fsys, "modality.tsv", 3, 4)
	if err != nil {
		return err
	}
	for _, r := range rows {
		l.Modality[strings.ToLower(r.cols[0])] = Modality{Group: r.cols[1], Status: r.cols[2], Scope: r.cols[3]}
	}
	l.indexShifts()
	rows, err = readTable(fsys, "discuss.tsv", 2, 2)
	if err != nil {
		return err
	}
	for _, r := range rows {
		kind, words, ok := strings.Cut(r.cols[0], ":")
		if !ok || kind != "v" && kind != "n" {
			return r.errorf("pattern %q begins with neither v: nor n:", r.cols[0])
		}
		for _, w := range strings.Split(strings.TrimSpace(words), "|") {
			key := kind + ":" + w
			slots := strings.FieldsFunc(r.cols[1], func(c rune) bool { return c == ',' || c == '|' || c == ' ' })
			l.Discussing[key] = append(l.Discussing[key], slots...)
		}
	}
	return nil
}
