package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/graphload/graphload/extract/act"
)

const root = "../.." // the folder of the module

// sentences are the training files of the project.
func sentences(t *testing.T) []string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(root, "extract", "training", "acts-*.tsv"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no training files: %v", err)
	}
	return files
}

func TestModelBelongsToTheSentences(t *testing.T) {
	classifier, err := act.Load()
	if err != nil {
		t.Fatal(err)
	}
	want, err := digest(sentences(t))
	if err != nil {
		t.Fatal(err)
	}
	if got := classifier.TrainedOn(); got != want {
		t.Errorf("extract/act/model.bin.gz was trained on the sentences %q, the files are %q: "+
			"run go run ./cmd/train-acts extract/training/acts-*.tsv", got, want)
	}
}

// Trained anew, the model has the same bytes: words, codes and parses that
// changed since make another one.
func TestModelTrainedAnew(t *testing.T) {
	if os.Getenv("GRAPHLOAD_LONG") == "" {
		t.Skip("trains for some 20 s: set GRAPHLOAD_LONG=1")
	}
	out := filepath.Join(t.TempDir(), "model.bin.gz")
	if err := run(sentences(t), out); err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	want, err := os.ReadFile(filepath.Join(root, "extract", "act", "model.bin.gz"))
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("the model trained anew has other bytes (%d) than extract/act/model.bin.gz (%d): "+
			"run go run ./cmd/train-acts extract/training/acts-*.tsv", len(got), len(want))
	}
}

// write writes a file of sentences into a folder.
func write(t *testing.T, dir, name, text string) string {
	t.Helper()
	path := filepath.Join(dir, name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestDigestFollowsTheBytes(t *testing.T) {
	sum := func(files ...string) string {
		t.Helper()
		d, err := digest(files)
		if err != nil {
			t.Fatal(err)
		}
		if len(d) != 16 {
			t.Errorf("digest %q, want 16 digits", d)
		}
		return d
	}
	one, two := t.TempDir(), t.TempDir()
	a, b := write(t, one, "acts-a.tsv", "one\n"), write(t, one, "acts-b.tsv", "two\n")
	whole := sum(a, b)
	if got := sum(b, a); got != whole {
		t.Errorf("in another order %s, want %s", got, whole)
	}
	// The folder does not count, not even for the order.
	if got := sum(write(t, two, "acts-a.tsv", "one\n"), b); got != whole {
		t.Errorf("in another folder %s, want %s", got, whole)
	}
	if got := sum(a, write(t, two, "acts-b.tsv", "two \n")); got == whole {
		t.Error("another byte gives the same digest")
	}
	if got := sum(a); got == whole {
		t.Error("a file less gives the same digest")
	}
	if _, err := digest([]string{filepath.Join(one, "none.tsv")}); err == nil || !strings.Contains(err.Error(), "none.tsv") {
		t.Errorf("a missing file: %v", err)
	}
}

func TestRunRefuses(t *testing.T) {
	dir := t.TempDir()
	for _, c := range []struct{ sentence, says string }{
		{"<s>Oman</s> adores <t>Chad</t>.\tADORED\tactual\n", `unknown type "ADORED"`},
		{"<s>Oman</s> holds office in <t>Chad</t>.\tREPRESENTS\tactual\n", `unknown type "REPRESENTS"`},
		{"<s>Oman</s> met <t>Chad</t>.\tMET_WITH\tsoon\n", `unknown status "soon"`},
		{"# a comment\n<s>Oman</s> met <t>Chad</t>.\n", "acts.tsv:2: 1 columns, want 3"},
		{"Oman met <t>Chad</t>.\tMET_WITH\tactual\n", "acts.tsv:1: the sentence has no <s>"},
	} {
		t.Run(c.says, func(t *testing.T) {
			out := filepath.Join(dir, "model")
			err := run([]string{write(t, dir, "acts.tsv", c.sentence)}, out)
			if err == nil || !strings.Contains(err.Error(), c.says) {
				t.Errorf("got %v, want an error that says %s", err, c.says)
			}
			if _, err := os.Stat(out); err == nil {
				t.Error("there is a model")
			}
		})
	}
	if err := run(nil, filepath.Join(dir, "model")); err == nil {
		t.Error("no error without files")
	}
}
