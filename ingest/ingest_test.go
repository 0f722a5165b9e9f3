package ingest

import (
	"bytes"
	"context"
	"errors"
	"io"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/graphload/graphload/graph"
)

// write puts files (name to content) into a new folder, which becomes the
// working folder of the test.
func write(t *testing.T, files map[string]string) {
	t.Helper()
	t.Chdir(t.TempDir())
	for name, content := range files {
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// link makes a symbolic link at name that leads to target, seen from name.
func link(t *testing.T, target, name string) {
	t.Helper()
	if err := os.Symlink(target, name); err != nil {
		t.Fatal(err)
	}
}

// read collects all that Read gives.
func read(t *testing.T, opts Options, paths ...string) (docs []graph.Document, failures []*Failure) {
	t.Helper()
	for doc, err := range Read(t.Context(), paths, opts) {
		if err == nil {
			docs = append(docs, doc)
			continue
		}
		var f *Failure
		if !errors.As(err, &f) {
			t.Fatalf("error %v is no *Failure", err)
		}
		failures = append(failures, f)
	}
	return docs, failures
}

func pathsOf(docs []graph.Document) []string {
	paths := []string{}
	for _, d := range docs {
		paths = append(paths, d.Path)
	}
	return paths
}

func TestReadFillsDocument(t *testing.T) {
	const text = "Envoys meet\r\ndate: 2021-03-16\r\n\r\nThey met in Oslo.\r\n"
	write(t, map[string]string{"news/a.txt": "\ufeff" + text})
	docs, failures := read(t, Options{}, "./news//a.txt")
	want := []graph.Document{{
		Article: graph.Article{
			ID:        "c489925b254e307c", // printf news/a.txt | sha256sum
			Title:     "Envoys meet",
			Published: "2021-03-16",
			URLs:      []string{},
			Path:      "news/a.txt",
			Hash:      graph.Hash("Envoys meet", "2021-03-16", "", text),
		},
		Text:      text,
		TitleEnd:  len("Envoys meet"),
		BodyStart: strings.Index(text, "They"),
		Offset:    -1,
	}}
	if len(failures) > 0 || !reflect.DeepEqual(docs, want) {
		t.Errorf("got %+v, %v\nwant %+v", docs, failures, want)
	}
}

func TestIDComesFromThePathAsNamed(t *testing.T) {
	write(t, map[string]string{"news/a.txt": "One.", "b.txt": "One."})
	byFolder, _ := read(t, Options{}, "news/")
	byFile, _ := read(t, Options{}, "news/../news/a.txt")
	other, _ := read(t, Options{}, "b.txt")
	if byFolder[0].ID != byFile[0].ID {
		t.Errorf("the file by its folder is %s, by itself %s", byFolder[0].ID, byFile[0].ID)
	}
	if byFile[0].ID == other[0].ID {
		t.Errorf("two files have the id %s", other[0].ID)
	}
}

func TestReadStandardInput(t *testing.T) {
	docs, failures := read(t, Options{Stdin: strings.NewReader("Envoys meet\n\nThey met.")}, "-")
	if len(failures) > 0 || len(docs) != 1 {
		t.Fatalf("got %+v, %v", docs, failures)
	}
	// printf 'Envoys meet\n\nThey met.' | sha256sum
	if d := docs[0]; d.Title != "Envoys meet" || d.Path != "-" || d.ID != "d37ec4cc30ff28ba" {
		t.Errorf("got %+v", d)
	}
	_, failures = read(t, Options{}, "-")
	if len(failures) != 1 || failures[0].Source != "-" {
		t.Errorf("without standard input: %v", failures)
	}
	_, failures = read(t, Options{Stdin: strings.NewReader(strings.Repeat("x", 11)), MaxBytes: 10}, "-")
	if len(failures) != 1 || !errors.Is(failures[0], ErrTooLarge) {
		t.Errorf("11 bytes with a limit of 10: %v", failures)
	}
}

func TestReadLeavesBlockedStandardInput(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	r, w := io.Pipe()
	defer w.Close()
	go func() {
		_, _ = w.Write([]byte("half an art")) // returns once the reader has it
		cancel()
	}()
	for doc, err := range Read(ctx, []string{"-"}, Options{Stdin: r}) {
		t.Errorf("got %+v, %v from a read that was broken off", doc, err)
	}
}

func TestReadOrder(t *testing.T) {
	write(t, map[string]string{
		"n/b.txt": "B.", "n/a/z.txt": "Z.", "n/a/UPPER.TXT": "U.", "n/a.txt": "A.", "n/B/c.txt": "C.", "n/10.txt": "10.", "n/9.txt": "9.",
		"n/.hidden.txt": "H.", "n/.git/x.txt": "X.", "n/picture.png": "\x89PNG\x00", "n/README": "Read me.",
		"first.txt": "F.",
	})
	folder := []string{"n/10.txt", "n/9.txt", "n/B/c.txt", "n/a/UPPER.TXT", "n/a/z.txt", "n/a.txt", "n/b.txt"}
	tests := []struct {
		name  string
		paths []string
		want  []string
	}{
		{"a folder", []string{"n"}, folder},
		{"a folder by a long way", []string{"./n/../n/"}, folder},
		{"the working folder", []string{"."}, append([]string{"first.txt"}, folder...)},
		{"as named", []string{"n", "first.txt"}, append(append([]string{}, folder...), "first.txt")},
		{"a file twice", []string{"first.txt", "./first.txt"}, []string{"first.txt"}},
		{"a file before its folder", []string{"n/b.txt", "n"}, append([]string{"n/b.txt"}, folder[:6]...)},
		{"a file behind its folder", []string{"n", "n/10.txt"}, append(append([]string{}, folder[1:]...), "n/10.txt")},
		{"a folder in a folder", []string{"n", "n/a"}, []string{"n/10.txt", "n/9.txt", "n/B/c.txt", "n/a.txt", "n/b.txt", "n/a/UPPER.TXT", "n/a/z.txt"}},
		{"hidden, but named", []string{"n/.hidden.txt", "n/.git"}, []string{"n/.hidden.txt", "n/.git/x.txt"}},
		{"a pattern", []string{"n/?.txt"}, []string{"n/9.txt", "n/a.txt", "n/b.txt"}},
		{"a pattern hides what is hidden", []string{"n/*.txt"}, []string{"n/10.txt", "n/9.txt", "n/a.txt", "n/b.txt"}},
		{"a pattern of hidden files", []string{"n/.*.txt"}, []string{"n/.hidden.txt"}},
		{"a pattern of folders", []string{"n/[aB]"}, []string{"n/B/c.txt", "n/a/UPPER.TXT", "n/a/z.txt"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			for range 3 {
				docs, failures := read(t, Options{}, tt.paths...)
				if got := pathsOf(docs); !reflect.DeepEqual(got, tt.want) || len(failures) > 0 {
					t.Fatalf("got %v, %v\nwant %v", got, failures, tt.want)
				}
			}
		})
	}
}

func TestReadPrefersAFileOverAPattern(t *testing.T) {
	write(t, map[string]string{"a[1].txt": "Brackets.", "a1.txt": "None."})
	docs, failures := read(t, Options{}, "a[1].txt")
	if got := pathsOf(docs); !reflect.DeepEqual(got, []string{"a[1].txt"}) || len(failures) > 0 {
		t.Errorf("got %v, %v", got, failures)
	}
}

func TestReadFollowsSymbolicLinks(t *testing.T) {
	write(t, map[string]string{
		"n/a/one.txt": "1.", "n/.store/two.txt": "2.", "outside/three.txt": "3.", "outside/deep/four.txt": "4.",
	})
	link(t, ".", "n/loop")               // to itself
	link(t, "a", "n/again")              // to what is read anyway
	link(t, ".store", "n/kept")          // to what is hidden
	link(t, "../outside", "n/out")       // to another tree
	link(t, "../outside/deep", "n/out2") // to a part of it
	link(t, "../outside/three.txt", "n/file.txt")
	link(t, "nowhere.txt", "n/broken.txt")
	link(t, "nowhere", "n/ignored")
	link(t, "self.txt", "n/self.txt")
	docs, failures := read(t, Options{}, "n")
	want := []string{"n/a/one.txt", "n/file.txt", "n/kept/two.txt", "n/out/deep/four.txt", "n/out/three.txt"}
	if got := pathsOf(docs); !reflect.DeepEqual(got, want) {
		t.Errorf("got  %v\nwant %v", got, want)
	}
	if len(failures) != 2 || failures[0].Source != "n/broken.txt" || failures[1].Source != "n/self.txt" {
		t.Errorf("failures %v, want those of the links that lead nowhere", failures)
	}
}

func TestReadFollowsALinkUpwardsOnce(t *testing.T) {
	write(t, map[string]string{"n/one.txt": "1.", "n/b/two.txt": "2.", "other.txt": "3."})
	link(t, "../..", "n/b/up")
	link(t, "b/up", "n/up")
	docs, failures := read(t, Options{}, "n")
	want := []string{"n/b/two.txt", "n/b/up/n/b/two.txt", "n/b/up/n/one.txt", "n/b/up/other.txt", "n/one.txt"}
	if got := pathsOf(docs); !reflect.DeepEqual(got, want) || len(failures) > 0 {
		t.Errorf("got  %v, %v\nwant %v", got, failures, want)
	}
}

func TestReadGoesOnAfterFailures(t *testing.T) {
	write(t, map[string]string{
		"good.txt":         "They met.",
		"last.txt":         "They parted.",
		"empty.txt":        "",
		"blank.txt":        " \n\n",
		"binary.txt":       "abc\x00",
		"latin.txt":        "Encount\xe9r",
		"large.txt":        strings.Repeat("x", 4097),
		"paper.pdf":        "%PDF-1.7",
		"none":             "No ending.",
		"nothing/READ.me":  "",
		"nothing/.a/b.txt": "B.",
	})
	tests := []struct {
		path   string
		want   error
		offset int64
		stage  Stage
		says   string
	}{
		{"empty.txt", ErrEmpty, -1, Decode, "cannot decode empty.txt: the article is empty"},
		{"blank.txt", ErrBlank, -1, Decode, "cannot decode blank.txt: the article holds nothing but white space"},
		{"binary.txt", ErrBinary, 3, Decode, "cannot decode binary.txt: byte 3: not a text but binary data (NUL)"},
		{"latin.txt", ErrEncoding, 7, Decode, "cannot decode latin.txt: byte 7: not valid text: 0xE9 is not UTF-8 there; convert the file to UTF-8 first"},
		{"large.txt", ErrTooLarge, -1, Load, "cannot read large.txt: larger than the limit of 4 KiB"},
		{"paper.pdf", ErrFormat, -1, Load, "cannot read paper.pdf: unknown kind of file: its name does not end with .txt"},
		{"none", ErrFormat, -1, Load, "cannot read none: unknown kind of file: its name does not end with .txt"},
		{"gone.txt", fs.ErrNotExist, -1, Find, "cannot find gone.txt: no such file or directory"},
		{"gone/", fs.ErrNotExist, -1, Find, "cannot find gone: no such file or directory"},
		{"good.txt/x.txt", nil, -1, Find, "cannot find good.txt/x.txt: not a directory"},
		{"nothing", ErrNoArticles, -1, Load, "cannot read nothing: the folder holds no articles (no .txt below it)"},
		{"gone*.txt", ErrNoMatch, -1, Find, "cannot find gone*.txt: no file matches the pattern"},
		{"[a.txt", filepath.ErrBadPattern, -1, Find, "cannot find [a.txt: syntax error in pattern"},
		{"", nil, -1, Find, `cannot find "": the path is empty`},
	}
	for _, tt := range tests {
		t.Run(tt.path, func(t *testing.T) {
			docs, failures := read(t, Options{MaxBytes: 4096}, "good.txt", tt.path, "last.txt")
			if got := pathsOf(docs); !reflect.DeepEqual(got, []string{"good.txt", "last.txt"}) || len(failures) != 1 {
				t.Fatalf("got %v, %v; want both good articles and one failure", got, failures)
			}
			f := failures[0]
			if f.Offset != tt.offset || f.Stage != tt.stage || f.Error() != tt.says {
				t.Errorf("got %q at %d in %s; want %q at %d in %s", f, f.Offset, f.Stage, tt.says, tt.offset, tt.stage)
			}
			if tt.want != nil && !errors.Is(f, tt.want) {
				t.Errorf("%v is not %v", f, tt.want)
			}
		})
	}
}

func TestReadLargeText(t *testing.T) {
	const size = 20 << 20
	words := strings.Repeat("word ", size/5)
	write(t, map[string]string{
		"line.txt": words,
		"text.txt": "Envoys meet\ndate: 2021-03-16\n\n" + words,
	})
	docs, failures := read(t, Options{}, ".")
	if len(failures) > 0 || len(docs) != 2 {
		t.Fatalf("%d articles, %v", len(docs), failures)
	}
	if d := docs[0]; d.Text != words || d.Title != "" || d.BodyStart != 0 {
		t.Errorf("one line: title %q, body at %d, %d bytes", d.Title, d.BodyStart, len(d.Text))
	}
	if d := docs[1]; d.Title != "Envoys meet" || d.Published != "2021-03-16" || d.Text[d.BodyStart:] != words {
		t.Errorf("many words: title %q, date %q, body at %d", d.Title, d.Published, d.BodyStart)
	}
}

func TestReadWarnsOfAMalformedDate(t *testing.T) {
	write(t, map[string]string{"a.txt": "Envoys meet\ndate: 16 March\n\nThey met."})
	var log bytes.Buffer
	docs, failures := read(t, Options{Log: slog.New(slog.NewTextHandler(&log, nil))}, "a.txt")
	if len(failures) > 0 || len(docs) != 1 || docs[0].Published != "" || docs[0].Title != "Envoys meet" {
		t.Fatalf("got %+v, %v", docs, failures)
	}
	if got := log.String(); !strings.Contains(got, "level=WARN") || !strings.Contains(got, "article=a.txt") || !strings.Contains(got, `date="16 March"`) {
		t.Errorf("logged %q", got)
	}
}

func TestReadStops(t *testing.T) {
	write(t, map[string]string{"n/a.txt": "A.", "n/b.txt": "", "n/c.txt": "C."})
	t.Run("when the caller breaks off", func(t *testing.T) {
		for range Read(t.Context(), []string{"n", "n/c.txt"}, Options{}) {
			break
		}
	})
	t.Run("when the context is done", func(t *testing.T) {
		ctx, cancel := context.WithCancel(t.Context())
		defer cancel()
		n := 0
		for range Read(ctx, []string{"n"}, Options{}) {
			n++
			cancel()
		}
		if n != 1 {
			t.Errorf("%d results, want the one before the end", n)
		}
	})
}
