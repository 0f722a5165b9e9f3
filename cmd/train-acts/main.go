// Command train-acts trains the classifier of acts from the project's own
// sentences.
//
//	go run ./cmd/train-acts [-o FILE] extract/training/acts-*.tsv
//
// Of every type with a direction the reversed pair is an example of no act.
package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"

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
	var examples []act.Example
	for _, name := range files {
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
	if err := act.Train(examples, seed).Write(f); err != nil {
		f.Close()
		return fmt.Errorf("write %s: %w", out, err)
	}
	return f.Close()
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
		p, ok := reader.Pair(s.Text, s.Source, s.Target)
		if !ok {
			return nil, fmt.Errorf("%s: the actors of %q hold no word", name, s.Text)
		}
		example := act.Example{Pair: p, Class: act.ClassOf(s.Type, graph.Status(s.Status)), Text: s.Text}
		if s.Type != act.None {
			example.Status = graph.Status(s.Status)
		}
		out = append(out, example)
		if s.Type != act.None && s.Type != act.Concluded && !t.Symmetric {
			out = append(out, act.Example{Pair: p.Reversed(), Class: act.None, Text: s.Text})
		}
	}
	return out, nil
}
