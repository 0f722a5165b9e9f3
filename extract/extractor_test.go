package extract

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"github.com/graphload/graphload/graph"
)

// articles are the test articles of the project, title and date line included.
func articles(t testing.TB) map[string]graph.Document {
	t.Helper()
	files, err := filepath.Glob("../testdata/articles/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no test articles: %v", err)
	}
	out := make(map[string]graph.Document)
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		out[filepath.Base(f)] = document(string(data))
	}
	return out
}

// checkGraph checks what must hold of every graph: it is one that a store takes,
// and every span is exactly the slice of the text that its offsets name.
func checkGraph(t testing.TB, doc graph.Document, g graph.ArticleGraph) {
	t.Helper()
	if err := g.Check(); err != nil {
		t.Error(err)
	}
	runes := []rune(doc.Text)
	exact := func(what string, s graph.Span) {
		if s.Start < 0 || s.Start >= s.End || s.End > len(runes) || string(runes[s.Start:s.End]) != s.Text {
			t.Errorf("%s: %d to %d is not %q", what, s.Start, s.End, s.Text)
		}
	}
	for _, n := range g.Nodes {
		for _, m := range n.Mentions {
			exact("mention of "+n.ID, m)
		}
	}
	for _, e := range g.Edges {
		if len(e.Evidence) == 0 {
			t.Errorf("%s from %s to %s has no evidence", e.Type, e.From, e.To)
		}
		for _, s := range e.Evidence {
			exact("evidence of "+e.Type, s)
			if n := utf8.RuneCountInString(s.Text); n > maxEvidence {
				t.Errorf("evidence of %d code points", n)
			}
		}
	}
}

func TestSpansAreSlicesOfTheText(t *testing.T) {
	x := newExtractor(t)
	for name, doc := range articles(t) {
		t.Run(name, func(t *testing.T) {
			for _, text := range []string{
				doc.Text,
				strings.ReplaceAll(doc.Text, "\n", "\r\n"),
				"🌍 São Tomé e\u0301 — " + doc.Text,
				strings.NewReplacer("'", "’", "\"", "”").Replace(doc.Text),
			} {
				d := document(text)
				g := x.Extract(d)
				checkGraph(t, d, g)
				if len(g.Edges) < 10 {
					t.Errorf("%d edges", len(g.Edges))
				}
			}
		})
	}
}

// The same bytes, one after the other and at once.
func TestDeterministic(t *testing.T) {
	x, y := newExtractor(t), newExtractor(t)
	for name, doc := range articles(t) {
		want := encode(t, x.Extract(doc))
		if got := encode(t, y.Extract(doc)); !bytes.Equal(want, got) {
			t.Errorf("%s: another extractor gives another graph", name)
		}
		var wg sync.WaitGroup
		for range 4 {
			wg.Go(func() {
				if got := encode(t, x.Extract(doc)); !bytes.Equal(want, got) {
					t.Errorf("%s: another graph at the second time", name)
				}
			})
		}
		wg.Wait()
	}
}

func encode(t testing.TB, g graph.ArticleGraph) []byte {
	data, err := json.Marshal(g)
	if err != nil {
		t.Error(err)
	}
	return data
}

// Edges carry the date of the article, never that of today.
func TestDateIsTheArticles(t *testing.T) {
	x := newExtractor(t)
	doc := document("Iraq invaded Kuwait.")
	for _, date := range []string{"1990-08-02", ""} {
		doc.Published = date
		for _, e := range x.Extract(doc).Edges {
			if e.Date != date {
				t.Errorf("edge of %q, article of %q", e.Date, date)
			}
		}
	}
}

// odd are texts that a reader of news may meet and that hold little or nothing.
func odd() map[string]string {
	return map[string]string{
		"empty":           "",
		"white space":     " \n\t\r\n \u00a0\u2028 ",
		"marks":           "\"\"'' (((())) [[[ … – — ‘’ “” ... !!! ??? ,,, ;;; ::: % $ €",
		"one word":        strings.Repeat("a", 50_000),
		"capitals":        strings.Repeat("ABCDEFGH ", 2_000),
		"one line":        strings.Repeat("Iraq and Kuwait and ", 3_000),
		"nations":         strings.Repeat("Japan, ", 5_000) + "and India met.",
		"brackets":        strings.Repeat("[(\"", 2_000) + "Iran" + strings.Repeat("\")]", 2_000),
		"control":         "Ira\x00n \x01\x02 met \x7f Iraq\x1b[31m.",
		"invalid":         "Iran \xff\xfe met Iraq \xc3.",
		"right to left":   "\u202eIran\u202c met \u200fIraq\u200e.",
		"of of of":        strings.Repeat("president of ", 3_000),
		"and and and":     strings.Repeat("Iran and ", 3_000),
		"quotes":          strings.Repeat("\" said Iran. ", 2_000),
		"hostile":         "'; MATCH (n) DETACH DELETE n; // <script>alert(1)</script> `Iran`}) met Iraq.",
		"other scripts":   "習近平は東京で岸田文雄と会談した。 Владимир Путин встретился с Си Цзиньпином.",
		"many apostrophe": strings.Repeat("Iran's Iraq's ", 2_000),
	}
}

func TestOddTexts(t *testing.T) {
	x := newExtractor(t)
	for name, text := range odd() {
		t.Run(name, func(t *testing.T) {
			doc := document(text)
			g := x.Extract(doc)
			if utf8.ValidString(text) {
				checkGraph(t, doc, g)
			}
		})
	}
}

// A text of 20 MB, whole under GRAPHLOAD_LONG=1 and 512 KB of it else, is read
// like a short one.
func TestLongText(t *testing.T) {
	size := 1 << 19
	if os.Getenv("GRAPHLOAD_LONG") != "" {
		size = 20 << 20
	} else if testing.Short() {
		size = 1 << 17
	}
	x := newExtractor(t)
	text := strings.Repeat("Iraq invaded Kuwait in August 1990. The Security Council condemned Iraq.\n\n", size/76)
	doc := document(text)
	g := x.Extract(doc)
	checkGraph(t, doc, g)
	if problem := check(g, "Iraq ATTACKED Kuwait"); problem != "" {
		t.Error(problem)
	}
}

func FuzzExtract(f *testing.F) {
	x := newExtractor(f)
	for _, text := range odd() {
		if len(text) < 2_000 {
			f.Add(text)
		}
	}
	for _, doc := range articles(f) {
		f.Add(doc.Text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) {
			return // ingest hands on valid texts alone
		}
		doc := document(text)
		g := x.Extract(doc)
		checkGraph(t, doc, g)
		if !bytes.Equal(encode(t, g), encode(t, x.Explain(doc).Graph)) {
			t.Error("the graph explained is not the one extracted")
		}
	})
}
