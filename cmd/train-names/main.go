// Command train-names trains the model that marks names in a sentence.
//
//	go run ./cmd/train-names [--folds 5] [-o FILE] CROSSNER_FOLDER
//
// CROSSNER_FOLDER holds the train and dev parts of CrossNER (github.com/zliucr/CrossNER,
// MIT): files DOMAIN-train.txt and DOMAIN-dev.txt, one word and its BIO label a
// line. With --folds it prints what models trained without one part of the
// politics sentences find in that part.
package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/graphload/graphload/extract/lexicon"
	"github.com/graphload/graphload/extract/nametag"
	"github.com/graphload/graphload/extract/syntax"
)

const (
	passes = 12
	seed   = 20210316
)

func main() {
	folds := flag.Int("folds", 0, "cross-validate over this many parts of the politics sentences instead of writing a model")
	out := flag.String("o", filepath.Join("extract", "nametag", "model.bin.gz"), "file for the model")
	flag.Parse()
	if err := run(flag.Args(), *folds, *out); err != nil {
		fmt.Fprintln(os.Stderr, "train-names:", err)
		os.Exit(1)
	}
}

func run(args []string, folds int, out string) error {
	if len(args) != 1 {
		return errors.New("want one argument, the folder of CrossNER")
	}
	lex, err := lexicon.Load()
	if err != nil {
		return err
	}
	tagger, err := syntax.NewTagger()
	if err != nil {
		return err
	}
	politics, others, err := read(args[0])
	if err != nil {
		return err
	}
	t := &trainer{lex, tagger.WithLemmas(lex.Lemmatizer()), others}
	if folds > 1 {
		return t.validate(politics, folds)
	}
	f, err := os.Create(out)
	if err != nil {
		return err
	}
	if err := t.train(politics).Write(f); err != nil {
		f.Close()
		return fmt.Errorf("write %s: %w", out, err)
	}
	return f.Close()
}

// read reads the sentences on politics and those of all other domains.
func read(folder string) (politics, others []nametag.Example, err error) {
	files, err := filepath.Glob(filepath.Join(folder, "*.txt"))
	if err != nil {
		return nil, nil, err
	}
	for _, name := range files {
		base := filepath.Base(name)
		if !strings.HasSuffix(base, "-train.txt") && !strings.HasSuffix(base, "-dev.txt") {
			continue
		}
		f, err := os.Open(name)
		if err != nil {
			return nil, nil, err
		}
		examples, err := nametag.ReadCoNLL(f, name)
		f.Close()
		if err != nil {
			return nil, nil, err
		}
		if strings.HasPrefix(base, "politics-") {
			politics = append(politics, examples...)
		} else {
			others = append(others, examples...)
		}
	}
	if len(politics) == 0 {
		return nil, nil, fmt.Errorf("no politics-train.txt or politics-dev.txt in %s", folder)
	}
	return politics, others, nil
}

type trainer struct {
	lex    *lexicon.Lexicon
	tagger *syntax.Tagger
	others []nametag.Example
}

// train fits a model to the politics sentences, taken twice, and the others.
func (t *trainer) train(politics []nametag.Example) *nametag.Model {
	examples := append(append(append([]nametag.Example(nil), politics...), politics...), t.others...)
	return nametag.Train(t.lex, t.tagger, examples, passes, seed)
}

// validate prints precision, recall and F1 of exact spans over all folds.
func (t *trainer) validate(politics []nametag.Example, folds int) error {
	kinds := []struct {
		name  string
		label nametag.Label
	}{{"Person", nametag.Person}, {"Nation", nametag.Nation}, {"Organization", nametag.Organization}, {"Location", nametag.Location}}
	var hit, found, gold [8]int
	for k := range folds {
		var rest, part []nametag.Example
		for i, e := range politics {
			if i%folds == k {
				part = append(part, e)
			} else {
				rest = append(rest, e)
			}
		}
		m := t.train(rest)
		for _, e := range part {
			want := make(map[[2]int]nametag.Label)
			for _, s := range e.Names {
				want[[2]int{s.First, s.Last}] = s.Label
				gold[s.Label]++
			}
			for _, s := range m.Names(nametag.Tokens(t.tagger, e.Words)) {
				found[s.Label]++
				if want[[2]int{s.First, s.Last}] == s.Label {
					hit[s.Label]++
				}
			}
		}
	}
	var h, f, g int
	fmt.Printf("%-14s%8s%8s%8s\n", "", "P", "R", "F1")
	row := func(name string, hit, found, gold int) {
		p, r := 100*float64(hit)/float64(max(found, 1)), 100*float64(hit)/float64(max(gold, 1))
		fmt.Printf("%-14s%8.1f%8.1f%8.1f\n", name, p, r, 2*p*r/max(p+r, 1))
	}
	for _, k := range kinds {
		row(k.name, hit[k.label], found[k.label], gold[k.label])
		h, f, g = h+hit[k.label], f+found[k.label], g+gold[k.label]
	}
	row("micro", h, f, g)
	return nil
}
