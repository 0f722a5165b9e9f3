// Command train-acts trains the classifier of acts from the project's own
// sentences.
//
//	go run ./cmd/train-acts [-o FILE] extract/training/acts-*.tsv
//
// Of every type with a direction the reversed pair is an example of no act, of
// the others one of the same act. The model keeps a digest of the files, which a
// test compares with the files there are: whoever changes a sentence trains anew.
package main

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/graphload/graphload/extract"
	"github.com/graphload/graphload/extract/act"
	"github.com/graphload/graphload/graph"
)

const seed = 7

func main() {
	out := flag.String("o", filepath.Join("extract", "act", "model.bin.gz"), "file for the model")
	flag.Parse()
	if err := run(flag.Args(), *out); err != nil {
		fmt.Fprintln(os.Stderr, "train-acts:", err)
		os.Exit(1)
	}
}

func run(files []string, out string) error {
	if len(files) == 0 {
		return errors.New("want the files of training sentences")
	}
	reader, err := extract.NewReader()
	if err != nil {
		return err
	}
	digest, err := digest(files)
	if err != nil {
		return err
	}
	var examples []act.Example
	for _, name := range byName(files) {
		more, err := read(reader, name)
		if err != nil {
			return err
		}
		examples = append(examples, more...)
	}
	f, err := os.Create(out)
	if err != nil {
		return err
	}
	if err := act.Train(examples, digest, seed).Write(f); err != nil {
		f.Close()
		return fmt.Errorf("write %s: %w", out, err)
	}
	return f.Close()
}

// byName are the files in the order of their names, wherever they lie.
func byName(files []string) []string {
	return slices.SortedFunc(slices.Values(files), func(a, b string) int {
		return cmp.Or(strings.Compare(filepath.Base(a), filepath.Base(b)), strings.Compare(a, b))
	})
}

// digest is the first 16 hex digits of the SHA-256 over the bytes of the files,
// in the order of their names.
func digest(files []string) (string, error) {
	sum := sha256.New()
	for _, name := range byName(files) {
		data, err := os.ReadFile(name)
		if err != nil {
			return "", err
		}
		sum.Write(data)
	}
	return hex.EncodeToString(sum.Sum(nil))[:16], nil
}

// read reads one file of sentences and parses them.
func read(reader *extract.Reader, name string) ([]act.Example, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	sentences, err := act.ReadSentences(f, name)
	if err != nil {
		return nil, err
	}
	var out []act.Example
	for _, s := range sentences {
		t, ok := graph.EdgeTypeNamed(s.Type)
		if s.Type != act.None && s.Type != act.Concluded && (!ok || t.Group != graph.Event) {
			return nil, fmt.Errorf("%s: unknown type %q of %q", name, s.Type, s.Text)
		}
		if s.Type != act.None && graph.Status(s.Status).Strength() < 0 {
			return nil, fmt.Errorf("%s: unknown status %q of %q", name, s.Status, s.Text)
		}
		p, ok := reader.Pair(s.Text, s.Source, s.Target)
		if !ok {
			return nil, fmt.Errorf("%s: the actors of %q hold no word", name, s.Text)
		}
		example := act.Example{Pair: p, Class: act.ClassOf(s.Type, graph.Status(s.Status)), Text: s.Text}
		if s.Type != act.None {
			example.Status = graph.Status(s.Status)
		}
		out = append(out, example)
		switch reversed := p.Reversed(); {
		case s.Type == act.None:
		case s.Type == act.Concluded || t.Symmetric:
			out = append(out, act.Example{Pair: reversed, Class: example.Class, Status: example.Status, Text: s.Text})
		default:
			out = append(out, act.Example{Pair: reversed, Class: act.None, Text: s.Text})
		}
	}
	return out, nil
}
