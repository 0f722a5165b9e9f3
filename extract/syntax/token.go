package syntax

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Token is a word or a punctuation mark of a text.
type Token struct {
	Text  string // as it stands in the text
	Lower string // lower case, quotes and apostrophes straight
	Lemma string // dictionary form, set by a Tagger
	Tag   string // Penn Treebank part of speech, set by a Tagger
	Start int    // byte offset in the text, inclusive
	End   int    // byte offset in the text, exclusive
}

// Capitalized tells whether the token begins with a capital letter.
func (t Token) Capitalized() bool {
	r, _ := utf8.DecodeRuneInString(t.Text)
	return unicode.IsUpper(r) || unicode.IsTitle(r)
}

// AllCapitals tells whether the token has at least two letters and all of them
// are capitals: NATO, U.S., COVID-19.
func (t Token) AllCapitals() bool {
	n := 0
	for _, r := range t.Text {
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsUpper(r) {
			n++
		}
	}
	return n >= 2
}

// IsWord tells whether the token holds a letter or a digit.
func (t Token) IsWord() bool {
	return strings.IndexFunc(t.Text, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) >= 0
}

// straighten turns typographic quotes into plain ones, as taggers and lexicons
// know them. It keeps the number of runes, not that of bytes.
func straighten(s string) string {
	if isASCII(s) {
		return s
	}
	return strings.Map(func(r rune) rune {
		switch r {
		case '‘', '’', 'ʼ', '`', '′':
			return '\''
		case '“', '”', '„', '«', '»':
			return '"'
		}
		return r
	}, s)
}

func isASCII(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// splitWords cuts text[start:end] into tokens as the Penn Treebank does:
// punctuation, clitics ('s, n't) and dashes stand alone, hyphenated words and
// abbreviations stay whole. last tells that the span ends a sentence, whose
// full stop is a token of its own.
func (s *Splitter) splitWords(text string, start, end int, last bool) []Token {
	var toks []Token
	for i := start; i < end; {
		r, n := utf8.DecodeRuneInString(text[i:end])
		if unicode.IsSpace(r) || (r == utf8.RuneError && n <= 1) || unicode.IsControl(r) {
			i += max(n, 1)
			continue
		}
		j := i
		for j < end {
			r, n := utf8.DecodeRuneInString(text[j:end])
			if unicode.IsSpace(r) || (r == utf8.RuneError && n <= 1) || unicode.IsControl(r) {
				break
			}
			j += n
		}
		atEnd := last && strings.TrimRightFunc(text[j:end], unicode.IsSpace) == ""
		toks = s.splitChunk(toks, text, i, j, atEnd)
		i = j
	}
	return toks
}

const (
	openers = "([{\"'“‘„«$€£¥<"
	closers = ")]}\"'”’»,;:!?…>%"
)

// splitChunk cuts one run of non-space characters.
func (s *Splitter) splitChunk(toks []Token, text string, i, j int, atEnd bool) []Token {
	add := func(a, b int) {
		if a < b {
			toks = append(toks, NewToken(text[a:b], a))
		}
	}
	if edited(text[i:j]) { // [t]he: a quotation made to fit
		end := i + strings.IndexFunc(text[i+3:j], func(r rune) bool { return !unicode.IsLetter(r) }) + 3
		if end < i+3 {
			end = j
		}
		t := NewToken(text[i:end], i)
		t.Lower = strings.NewReplacer("[", "", "]", "").Replace(t.Lower)
		toks = append(toks, t)
		i = end
	}
	for i < j {
		r, n := utf8.DecodeRuneInString(text[i:j])
		if !strings.ContainsRune(openers, r) && r != '–' && r != '—' {
			break
		}
		if r == '\'' && clitic(straighten(text[i:j])) == 0 && i+n < j && j-i <= 3 {
			break // 's and 're standing alone
		}
		add(i, i+n)
		i += n
	}
	tail := j
	for i < tail {
		r, n := utf8.DecodeLastRuneInString(text[i:tail])
		if r == '.' {
			if !s.endsWithStop(text[i:tail], atEnd && tail == j || tail < j) {
				break
			}
		} else if !strings.ContainsRune(closers, r) && r != '–' && r != '—' {
			break
		}
		if r == '%' && tail == j && i < tail-n { // keep the sign a token of its own
			tail -= n
			continue
		}
		tail -= n
	}
	s.splitInner(&toks, text, i, tail)
	for k := tail; k < j; {
		_, n := utf8.DecodeRuneInString(text[k:j])
		m := k + n
		for m < j && text[m] == '.' && text[k] == '.' { // an ellipsis is one token
			m++
		}
		add(k, m)
		k = m
	}
	return toks
}

// edited tells whether a run begins with one letter in square brackets and goes
// on in lower case.
func edited(s string) bool {
	return len(s) > 3 && s[0] == '[' && unicode.IsLetter(rune(s[1])) && s[2] == ']' && unicode.IsLower(rune(s[3]))
}

// splitInner cuts the middle of a run: at dashes, slashes between words, and
// before clitics.
func (s *Splitter) splitInner(toks *[]Token, text string, i, j int) {
	if i >= j {
		return
	}
	for k := i; k < j; {
		r, n := utf8.DecodeRuneInString(text[k:j])
		double := r == '-' && strings.HasPrefix(text[k:j], "--")
		if double {
			n = 2
		}
		if r == '–' || r == '—' || double || (r == '/' && k > i && k+n < j) {
			s.splitClitic(toks, text, i, k)
			*toks = append(*toks, NewToken(text[k:k+n], k))
			s.splitInner(toks, text, k+n, j)
			return
		}
		k += n
	}
	s.splitClitic(toks, text, i, j)
}

func (s *Splitter) splitClitic(toks *[]Token, text string, i, j int) {
	if i >= j {
		return
	}
	word := text[i:j]
	if n := clitic(straighten(word)); n > 0 {
		cut := runeBack(word, n)
		if cut > 0 {
			*toks = append(*toks, NewToken(text[i:i+cut], i), NewToken(text[i+cut:j], i+cut))
			return
		}
	}
	*toks = append(*toks, NewToken(text[i:j], i))
}

// clitic is the number of runes of the clitic that ends the word, 0 if none.
func clitic(word string) int {
	lower := strings.ToLower(word)
	for _, c := range []string{"n't", "'s", "'re", "'ve", "'ll", "'d", "'m"} {
		if strings.HasSuffix(lower, c) && len(lower) > len(c) {
			return len(c)
		}
	}
	return 0
}

// runeBack is the byte offset n runes before the end of s.
func runeBack(s string, n int) int {
	i := len(s)
	for ; n > 0 && i > 0; n-- {
		_, m := utf8.DecodeLastRuneInString(s[:i])
		i -= m
	}
	return i
}

// endsWithStop tells whether the full stop that ends the word is a token of its
// own rather than part of an abbreviation.
func (s *Splitter) endsWithStop(word string, sentenceEnd bool) bool {
	body := strings.TrimRight(word, ".")
	if body == "" {
		return len(word) == 1 || sentenceEnd
	}
	if strings.Contains(body, ".") && isInitials(body) {
		return false // U.S., a.m., J.R.R.
	}
	if sentenceEnd {
		return utf8.RuneCountInString(body) > 1 || unicode.IsDigit(rune(body[0])) || !unicode.IsUpper(rune(body[0]))
	}
	if utf8.RuneCountInString(body) == 1 && unicode.IsUpper(rune(body[0])) {
		return false // the initial of a name
	}
	return !s.abbreviation(strings.ToLower(body))
}

// isInitials tells whether the word is single letters with full stops between
// them.
func isInitials(s string) bool {
	for _, part := range strings.Split(s, ".") {
		if utf8.RuneCountInString(part) > 2 || part == "" {
			return false
		}
	}
	return true
}

// NewToken is a token of this text that begins at a byte offset.
func NewToken(text string, start int) Token {
	return Token{Text: text, Lower: strings.ToLower(straighten(text)), Start: start, End: start + len(text)}
}

// Join writes tokens as they stand in the text, with single spaces where there
// was any white space.
func Join(toks []Token) string {
	var b strings.Builder
	for i, t := range toks {
		if i > 0 && t.Start > toks[i-1].End {
			b.WriteByte(' ')
		}
		b.WriteString(t.Text)
	}
	return b.String()
}
