package training

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"hash/fnv"
	"io"
	"path/filepath"
	"strings"
	"unicode"
)

// Length is the number of words in a sequence.
const Length = 6

// Sequence is some words that follow each other in a text.
type Sequence struct {
	Line  int    // of the first word, from 1
	Words string // lower-cased, with single blanks between
}

// Hash is the 64-bit FNV-1a hash of the words.
func (s Sequence) Hash() uint64 {
	h := fnv.New64a()
	io.WriteString(h, s.Words) // a hash takes everything
	return h.Sum64()
}

// Sequences returns all sequences of Length words in a file, overlapping ones
// too, in the order of the text. A word is letters, digits and apostrophes;
// the marks <s>, </s>, <t> and </t> count as nothing.
//
// The ending of path tells what belongs together: in .tsv a field, in .json a
// string, in any other file the whole text. The error, of .json that is none,
// names the path.
func Sequences(path string, data []byte) ([]Sequence, error) {
	var found []Sequence
	switch filepath.Ext(path) {
	case ".tsv":
		line := 1
		for row := range strings.Lines(string(data)) {
			for field := range strings.SplitSeq(row, "\t") {
				found = append(found, sequences(line, field)...)
			}
			line++
		}
	case ".json":
		if err := json.Unmarshal(data, new(any)); err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		tokens := json.NewDecoder(bytes.NewReader(data))
		line, read := 1, int64(0) // up to the token at hand
		for {
			token, err := tokens.Token()
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				return nil, fmt.Errorf("%s: %w", path, err)
			}
			line += bytes.Count(data[read:tokens.InputOffset()], []byte("\n"))
			read = tokens.InputOffset()
			if value, ok := token.(string); ok {
				for _, s := range sequences(0, value) {
					found = append(found, Sequence{line, s.Words})
				}
			}
		}
	default:
		found = sequences(1, string(data))
	}
	return found, nil
}

// word is a word with the line in which it stands.
type word struct {
	text string
	line int
}

// sequences returns the sequences of a text whose first line has this number.
func sequences(line int, text string) []Sequence {
	words := split(line, text)
	var found []Sequence
	for i := range len(words) - Length + 1 {
		texts := make([]string, Length)
		for k, w := range words[i : i+Length] {
			texts[k] = w.text
		}
		found = append(found, Sequence{words[i].line, strings.Join(texts, " ")})
	}
	return found
}

// split cuts a text into words. Apostrophes around a word are quotation marks.
func split(line int, text string) []word {
	text = strings.NewReplacer("<s>", "", "</s>", "", "<t>", "", "</t>", "", "’", "'").Replace(text)
	var words []word
	for row := range strings.SplitSeq(text, "\n") {
		for _, part := range strings.FieldsFunc(row, func(r rune) bool {
			return r != '\'' && !unicode.IsLetter(r) && !unicode.IsDigit(r)
		}) {
			if part = strings.ToLower(strings.Trim(part, "'")); part != "" {
				words = append(words, word{part, line})
			}
		}
		line++
	}
	return words
}
