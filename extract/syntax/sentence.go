package syntax

import (
	"fmt"
	"strings"
	"unicode"

	"gopkg.in/neurosnap/sentences.v1"
	"gopkg.in/neurosnap/sentences.v1/english"
)

// Sentence is a sentence of a text with its tokens.
type Sentence struct {
	Start, End int // byte offsets in the text, without the white space around
	Paragraph  int // number of the paragraph, from 0
	Title      bool
	Tokens     []Token
}

// maxTokens bounds a sentence, so that a text without full stops costs no more
// than one with them.
const maxTokens = 250

// Splitter cuts texts into sentences and tokens. It is safe for concurrent use.
type Splitter struct {
	punkt  *sentences.DefaultSentenceTokenizer
	abbrev map[string]bool
}

// NewSplitter makes a splitter. abbreviations are words without their full stop,
// in lower case, after which no sentence ends.
func NewSplitter(abbreviations []string) (*Splitter, error) {
	punkt, err := english.NewSentenceTokenizer(nil)
	if err != nil {
		return nil, fmt.Errorf("load the sentence model: %w", err)
	}
	s := &Splitter{punkt: punkt, abbrev: make(map[string]bool, len(abbreviations))}
	for _, a := range abbreviations {
		s.abbrev[a] = true
		punkt.AbbrevTypes.Add(a)
	}
	return s, nil
}

func (s *Splitter) abbreviation(word string) bool {
	return s.abbrev[word]
}

// Split cuts text[start:end] into sentences. A blank line, and a line end after
// a line that closes like a sentence or is followed by one that is set apart,
// end a paragraph; no sentence crosses paragraphs.
func (s *Splitter) Split(text string, start, end int) []Sentence {
	var out []Sentence
	para := 0
	for _, p := range paragraphs(text, start, end) {
		for _, c := range s.cuts(text[p[0]:p[1]]) {
			a, b := trim(text, p[0]+c[0], p[0]+c[1])
			if a >= b {
				continue
			}
			toks := s.splitWords(text, a, b, true)
			for len(toks) > 0 {
				n := min(len(toks), maxTokens)
				out = append(out, Sentence{Start: toks[0].Start, End: toks[n-1].End, Paragraph: para, Tokens: toks[:n:n]})
				toks = toks[n:]
			}
		}
		para++
	}
	return out
}

// maxPunkt bounds what is given to the sentence model at once, in bytes: its
// cost grows with the square of a text without white space.
const maxPunkt = 20_000

// cuts are the sentences of a paragraph as pairs of byte offsets.
func (s *Splitter) cuts(para string) [][2]int {
	var out [][2]int
	for base := 0; base < len(para); {
		piece := para[base:]
		if len(piece) > maxPunkt {
			cut := strings.LastIndexFunc(piece[:maxPunkt], unicode.IsSpace)
			if cut <= 0 {
				cut = runeFloor(piece, maxPunkt)
			}
			piece = piece[:cut]
		}
		from := 0
		for _, pos := range s.punkt.SentencePositions(piece) {
			pos = min(max(runeFloor(piece, pos), from), len(piece))
			if s.falseBreak(piece, from, pos) && pos < len(piece) {
				continue
			}
			if pos > from {
				out = append(out, [2]int{base + from, base + pos})
			}
			from = pos
		}
		base += len(piece)
	}
	return out
}

// falseBreak tells whether the break at pos is none: the word before it is an
// abbreviation, an initial, or the next word goes on in lower case.
func (s *Splitter) falseBreak(text string, from, pos int) bool {
	before := strings.TrimRightFunc(text[from:pos], unicode.IsSpace)
	after := strings.TrimLeftFunc(text[pos:], unicode.IsSpace)
	if before == "" || after == "" {
		return false
	}
	next := []rune(after[:runeFloor(after, min(8, len(after)))])
	if len(next) > 0 && unicode.IsLower(next[0]) {
		return true
	}
	if !strings.HasSuffix(before, ".") {
		return false
	}
	word := before[strings.LastIndexFunc(before, unicode.IsSpace)+1:]
	word = strings.TrimLeft(strings.TrimSuffix(word, "."), openers)
	if strings.Contains(word, ".") {
		return false // U.S. may well end a sentence: the model decides
	}
	if len(word) == 1 && unicode.IsUpper(rune(word[0])) && len(next) > 0 && unicode.IsUpper(next[0]) {
		return true
	}
	return s.abbreviation(strings.ToLower(word)) && len(next) > 0 && unicode.IsUpper(next[0])
}

// runeFloor is the largest offset ≤ i at which a rune of s begins.
func runeFloor(s string, i int) int {
	if i >= len(s) {
		return len(s)
	}
	for i > 0 && s[i]&0xC0 == 0x80 {
		i--
	}
	return i
}

// paragraphs are the lines of text[start:end] joined where a line plainly runs
// on: the line before it does not end like a sentence and it does not begin
// with a capital or a mark.
func paragraphs(text string, start, end int) [][2]int {
	var out [][2]int
	blank := true
	for i := start; i < end; {
		j := i + strings.IndexByte(text[i:end], '\n') + 1
		if j <= i {
			j = end
		}
		a, b := trim(text, i, j)
		switch {
		case a >= b:
			blank = true
		case !blank && runsOn(text, out[len(out)-1], a):
			out[len(out)-1][1] = b
		default:
			out = append(out, [2]int{a, b})
			blank = false
		}
		i = j
	}
	return out
}

func runsOn(text string, prev [2]int, next int) bool {
	last := strings.TrimRight(text[prev[0]:prev[1]], "\"'”’)")
	if strings.HasSuffix(last, ".") || strings.HasSuffix(last, "!") || strings.HasSuffix(last, "?") || strings.HasSuffix(last, ":") {
		return false
	}
	// Hard-wrapped text has long lines; a short line is a heading.
	return prev[1]-prev[0] > 50
}

func trim(text string, a, b int) (int, int) {
	for a < b {
		r := strings.TrimLeftFunc(text[a:b], unicode.IsSpace)
		if len(r) == b-a {
			break
		}
		a = b - len(r)
	}
	return a, a + len(strings.TrimRightFunc(text[a:b], unicode.IsSpace))
}
