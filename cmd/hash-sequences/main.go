// Command hash-sequences adds the sequences of six words of texts that are not
// the project's to the hashes that the tests of extract/training look them up in.
//
//	go run ./cmd/hash-sequences [-o FILE] PATH…
//
// A PATH is a file (.txt, .tsv or .json) or a folder, of which all such files
// are read. What FILE holds already stays in it, so that texts can be added by
// somebody who has not the earlier ones.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"github.com/graphload/graphload/extract/training"
)

func main() {
	out := flag.String("o", filepath.Join("extract", "training", "foreign.bin.gz"), "file of hashes to add to; made if there is none")
	flag.Parse()
	if err := run(flag.Args(), *out); err != nil {
		fmt.Fprintln(os.Stderr, "hash-sequences:", err)
		os.Exit(1)
	}
}

func run(paths []string, out string) error {
	if len(paths) == 0 {
		return errors.New("want the files or folders of texts")
	}
	known, err := read(out)
	if err != nil {
		return err
	}
	hashes := []uint64(known)
	for _, path := range paths {
		more, err := hash(path)
		if err != nil {
			return err
		}
		if len(more) == 0 {
			return fmt.Errorf("%s holds no .txt, .tsv or .json file with %d words in a row", path, training.Length)
		}
		hashes = append(hashes, more...)
	}
	all := training.NewSet(hashes)
	if err := write(all, out); err != nil {
		return err
	}
	fmt.Printf("%s: %d sequences, %d of them new\n", out, len(all), len(all)-len(known))
	return nil
}

// read returns the set in a file, an empty one if there is no file.
func read(name string) (training.Set, error) {
	f, err := os.Open(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	defer f.Close()
	set, err := training.ReadSet(f)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", name, err)
	}
	return set, nil
}

func write(set training.Set, name string) error {
	f, err := os.Create(name)
	if err != nil {
		return err
	}
	if err := set.Write(f); err != nil {
		f.Close()
		return fmt.Errorf("write %s: %w", name, err)
	}
	return f.Close()
}

// hash returns the hashes of the sequences of a file, or of the files below a
// folder.
func hash(root string) ([]uint64, error) {
	var hashes []uint64
	err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() || !slices.Contains([]string{".txt", ".tsv", ".json"}, filepath.Ext(path)) {
			return nil
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		found, err := training.Sequences(path, data)
		if err != nil {
			return err
		}
		for _, sequence := range found {
			hashes = append(hashes, sequence.Hash())
		}
		return nil
	})
	return hashes, err
}
