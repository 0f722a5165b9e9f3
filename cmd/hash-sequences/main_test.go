package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func writeFile(t *testing.T, path, content string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestTextsAreAdded(t *testing.T) {
	dir, out := t.TempDir(), filepath.Join(t.TempDir(), "foreign.bin.gz")
	article, more := filepath.Join(dir, "news", "a.txt"), filepath.Join(dir, "more.tsv")
	if err := os.Mkdir(filepath.Dir(article), 0o700); err != nil {
		t.Fatal(err)
	}
	writeFile(t, article, "Seven words stand in this\nshort article.")
	writeFile(t, filepath.Join(dir, "news", "notes.md"), "Nobody hashes the words of this file.")
	writeFile(t, more, "The second file adds six words.\tNONE")

	for _, step := range []struct {
		path string
		size int
	}{{filepath.Dir(article), 2}, {more, 3}, {article, 3}} {
		if err := run([]string{step.path}, out); err != nil {
			t.Fatal(err)
		}
		set, err := read(out)
		if err != nil {
			t.Fatal(err)
		}
		if len(set) != step.size {
			t.Errorf("after %s: %d sequences, want %d", step.path, len(set), step.size)
		}
	}
	set, err := read(out)
	if err != nil {
		t.Fatal(err)
	}
	for text, known := range map[string]bool{
		"seven words stand in this short":   true,
		"Words stand in this short article": true,
		"the second file adds six words":    true,
		"nobody hashes the words of this":   false,
		"stand in this short article the":   false,
	} {
		if err := set.Find("a.txt", []byte(text)); (err != nil) != known {
			t.Errorf("%q: %v", text, err)
		}
	}
}

func TestWhatCannotBeHashed(t *testing.T) {
	dir := t.TempDir()
	broken, short, text := filepath.Join(dir, "broken.json"), filepath.Join(dir, "short.txt"), filepath.Join(dir, "text.txt")
	writeFile(t, broken, `{"a": `)
	writeFile(t, short, "Only five words stand here.")
	writeFile(t, text, "Six words at least stand here.")
	out := filepath.Join(dir, "foreign.bin.gz")
	for name, c := range map[string]struct {
		paths []string
		out   string
		says  string
	}{
		"no path":        {nil, out, "want the files"},
		"missing":        {[]string{filepath.Join(dir, "missing")}, out, "missing"},
		"broken":         {[]string{broken}, out, "broken.json: "},
		"too short":      {[]string{text, short}, out, "short.txt holds no"},
		"no hash file":   {[]string{text}, short, "read " + short},
		"no such folder": {[]string{text}, filepath.Join(dir, "no", "out"), "no such file"},
	} {
		t.Run(name, func(t *testing.T) {
			if err := run(c.paths, c.out); err == nil || !strings.Contains(err.Error(), c.says) {
				t.Errorf("%v, want an error that says %q", err, c.says)
			}
		})
	}
	if _, err := os.Stat(out); err == nil {
		t.Errorf("%s was written all the same", out)
	}
}
