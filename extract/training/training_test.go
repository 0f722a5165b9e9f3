package training_test

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/graphload/graphload/extract/training"
)

// What the project wrote itself shares no six words in a row with the texts that
// it is measured on. A sequence that everybody may write is reworded too.
func TestTextsAreOurOwn(t *testing.T) {
	file, err := os.Open("foreign.bin.gz")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	foreign, err := training.ReadSet(file)
	if err != nil {
		t.Fatal(err)
	}
	if len(foreign) < 30_000 {
		t.Errorf("foreign.bin.gz holds %d sequences: some texts are left out", len(foreign))
	}
	root := filepath.Join("..", "..")
	for _, pattern := range []string{
		"*.tsv",
		filepath.Join(root, "testdata", "acts.tsv"),
		filepath.Join(root, "testdata", "articles", "*.txt"),
		filepath.Join(root, "extract", "testdata", "cases", "*"),
	} {
		paths, err := filepath.Glob(pattern)
		if err != nil || len(paths) == 0 {
			t.Fatalf("no file %s: %v", pattern, err)
		}
		for _, path := range paths {
			data, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if err := foreign.Find(path, data); err != nil {
				t.Error(err)
			}
		}
	}
}

// setOf is the set of the sequences of a file, written and read again.
func setOf(t *testing.T, path, content string) training.Set {
	t.Helper()
	found, err := training.Sequences(path, []byte(content))
	if err != nil {
		t.Fatal(err)
	}
	var hashes []uint64
	for _, sequence := range found {
		hashes = append(hashes, sequence.Hash())
	}
	var file bytes.Buffer
	if err := training.NewSet(hashes).Write(&file); err != nil {
		t.Fatal(err)
	}
	set, err := training.ReadSet(&file)
	if err != nil {
		t.Fatal(err)
	}
	return set
}

func TestFindPlantedSentence(t *testing.T) {
	foreign := setOf(t, "news.txt", "The harbour master of Bergen told\nthe Danes that “nobody’s ship” would sail. A second sentence stands here too.")
	for name, c := range map[string]struct{ path, content, says string }{
		"training sentence": {"a.tsv", "# a comment of ours\n<s>Oslo</s> told <t>Kenya</t> so.\tNONE\t-\n" +
			"On Friday <s>Bergen</s> told the <t>Danes</t> that nobody's SHIP would leave.\tACCUSED\tactual\n",
			`a.tsv:3: "bergen told the danes that nobody's" stands in a text that is not ours` + "\n" +
				`a.tsv:3: "told the danes that nobody's ship" stands in a text that is not ours` + "\n" +
				`a.tsv:3: "the danes that nobody's ship would" stands in a text that is not ours`},
		"over the end of a line": {"a.txt", "Title\n\nWhile the harbour master\nof Bergen 'told' us nothing.", `a.txt:3: "the harbour master of bergen told"`},
		"string of JSON":         {"a.json", "{\"nodes\": [],\n\"evidence\": \"the harbour master of Bergen told\"}", `a.json:2: "the harbour master of bergen told"`},
		"end of the text":        {"a.txt", "a second sentence stands here too", `a.txt:1: "a second sentence stands here too"`},
	} {
		t.Run(name, func(t *testing.T) {
			err := foreign.Find(c.path, []byte(c.content))
			if err == nil || !strings.HasPrefix(err.Error(), c.says) {
				t.Errorf("got %v, want %s", err, c.says)
			}
		})
	}
	for name, c := range map[string]struct{ path, content string }{
		"five words":            {"a.txt", "harbour master of Bergen told us"},
		"other words":           {"a.txt", "The harbour mistress of Bergen told the Norwegians that nobody's ship would sail."},
		"parted by a tab":       {"a.tsv", "harbour master of Bergen\ttold the Danes that nobody's"},
		"parted by a line end":  {"a.tsv", "harbour master of Bergen\ntold the Danes that nobody's"},
		"parted in JSON":        {"a.json", `["harbour master of Bergen", "told the Danes that nobody's"]`},
		"nothing":               {"a.tsv", ""},
		"fewer words than five": {"a.txt", "Bergen"},
	} {
		t.Run(name, func(t *testing.T) {
			if err := foreign.Find(c.path, []byte(c.content)); err != nil {
				t.Error(err)
			}
		})
	}
}

func TestSequences(t *testing.T) {
	got, err := training.Sequences("a.txt", []byte("<s>Oman</s>'s 3,000 'well-known'\n<t>Émigrés</t> sang on."))
	if err != nil {
		t.Fatal(err)
	}
	want := []training.Sequence{
		{Line: 1, Words: "oman's 3 000 well known émigrés"},
		{Line: 1, Words: "3 000 well known émigrés sang"},
		{Line: 1, Words: "000 well known émigrés sang on"},
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	if _, err := training.Sequences("a.json", []byte(`{"a": [`)); err == nil || !strings.HasPrefix(err.Error(), "a.json: ") {
		t.Errorf("broken JSON: %v", err)
	}
}

func TestReadSetRefuses(t *testing.T) {
	var cut, unsorted bytes.Buffer
	if err := (training.Set{2, 1}).Write(&unsorted); err != nil {
		t.Fatal(err)
	}
	cut.Write(unsorted.Bytes()[:unsorted.Len()-4])
	for name, file := range map[string]*bytes.Buffer{
		"no gzip": bytes.NewBufferString("hashes"), "cut": &cut, "unsorted": &unsorted,
	} {
		if _, err := training.ReadSet(file); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}
