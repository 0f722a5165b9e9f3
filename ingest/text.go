package ingest

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"iter"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/graphload/graphload/graph"
)

// maxControlShare is the share of control characters that a text may have: one
// byte in so many. A text carries a stray escape now and then, in compressed data
// one byte in ten is a control character.
const maxControlShare = 50

// readText is the format of .txt files: one article, UTF-8 or, with a
// byte-order mark, UTF-16, its title and date as header.go says.
func readText(s source) iter.Seq2[graph.Document, error] {
	return func(yield func(graph.Document, error) bool) {
		raw, err := slurp(s)
		if err != nil {
			yield(graph.Document{}, failure(s.path, Load, err))
			return
		}
		doc, err := parseText(raw)
		var bad *badDate
		if errors.As(err, &bad) {
			s.log.Warn("malformed date in the article's header: the article has no date", "article", s.path, "date", bad.date, "want", "YYYY-MM-DD")
			err = nil
		}
		if err != nil {
			f := failure(s.path, Decode, err)
			var at *textError
			if errors.As(err, &at) {
				f.Offset, f.Err = at.offset, at.err
			}
			yield(graph.Document{}, f)
			return
		}
		yield(doc, nil)
	}
}

// slurp reads the whole source, never more than a byte above its limit.
func slurp(s source) (string, error) {
	tooLarge := fmt.Errorf("%w of %s", ErrTooLarge, formatBytes(s.max))
	if s.size > s.max {
		return "", tooLarge
	}
	var b strings.Builder
	b.Grow(int(s.size))
	n, err := io.Copy(&b, io.LimitReader(s.r, s.max+1))
	switch {
	case err != nil:
		return "", err
	case n > s.max:
		return "", tooLarge
	}
	return b.String(), nil
}

// formatBytes writes a size in the largest binary unit that keeps it whole.
func formatBytes(n int64) string {
	units := []string{"bytes", "KiB", "MiB", "GiB"}
	i := 0
	for n != 0 && n%1024 == 0 && i < len(units)-1 {
		n /= 1024
		i++
	}
	return fmt.Sprintf("%d %s", n, units[i])
}

// A textError is a fault at one byte of the source.
type textError struct {
	offset int64
	err    error
}

func (e *textError) Error() string { return fmt.Sprintf("byte %d: %v", e.offset, e.err) }
func (e *textError) Unwrap() error { return e.err }

// parseText turns the bytes of a .txt file into an article without path and id.
// With a *badDate as the error the article is complete and has no date.
func parseText(raw string) (graph.Document, error) {
	text, err := decode(raw)
	if err != nil {
		return graph.Document{}, err
	}
	switch {
	case text == "":
		return graph.Document{}, ErrEmpty
	case strings.TrimSpace(text) == "":
		return graph.Document{}, ErrBlank
	}
	h, err := parseHeader(text)
	return graph.Document{
		Article: graph.Article{
			Title:     h.title,
			Published: h.date,
			URLs:      []string{},
			Hash:      graph.Hash(h.title, h.date, "", text),
		},
		Text:     text,
		TitleEnd: h.titleEnd, BodyStart: h.bodyStart,
	}, err
}

const (
	utf8BOM    = "\xef\xbb\xbf"
	utf16leBOM = "\xff\xfe"
	utf16beBOM = "\xfe\xff"
)

// decode gives the text of a source without its byte-order mark. Encodings that
// nothing in the bytes declares, such as Windows-1252, are not guessed: a wrong
// guess would store wrong names.
func decode(raw string) (string, error) {
	switch {
	case strings.HasPrefix(raw, utf16leBOM):
		return decodeUTF16(raw[len(utf16leBOM):], binary.LittleEndian)
	case strings.HasPrefix(raw, utf16beBOM):
		return decodeUTF16(raw[len(utf16beBOM):], binary.BigEndian)
	}
	text := strings.TrimPrefix(raw, utf8BOM)
	dropped := int64(len(raw) - len(text))
	if i := strings.IndexByte(text, 0); i >= 0 {
		return "", &textError{dropped + int64(i), fmt.Errorf("%w (NUL)", ErrBinary)}
	}
	if err := checkControls(text); err != nil {
		return "", err
	}
	if i := invalidUTF8(text); i >= 0 {
		return "", &textError{dropped + int64(i),
			fmt.Errorf("%w: 0x%02X is not UTF-8 there; convert the file to UTF-8 first", ErrEncoding, text[i])}
	}
	return text, nil
}

// decodeUTF16 decodes what follows a byte-order mark of two bytes.
func decodeUTF16(raw string, order binary.ByteOrder) (string, error) {
	unit := func(i int) rune { return rune(order.Uint16([]byte{raw[i], raw[i+1]})) }
	at := func(i int, err error) error { return &textError{int64(i + 2), err} }
	var b strings.Builder
	b.Grow(len(raw))
	for i := 0; i < len(raw); i += 2 {
		if i+1 == len(raw) {
			return "", at(i, fmt.Errorf("%w: UTF-16 ends in the middle of a character", ErrEncoding))
		}
		r := unit(i)
		if r == 0 {
			return "", at(i, fmt.Errorf("%w (NUL)", ErrBinary))
		}
		if utf16.IsSurrogate(r) {
			pair := rune(unicode.ReplacementChar)
			if i+3 < len(raw) {
				pair = utf16.DecodeRune(r, unit(i+2))
			}
			if pair == unicode.ReplacementChar {
				return "", at(i, fmt.Errorf("%w: half of a UTF-16 surrogate pair", ErrEncoding))
			}
			r = pair
			i += 2
		}
		b.WriteRune(r)
	}
	text := b.String()
	return text, checkControls(text)
}

// checkControls refuses a text with too many control characters.
func checkControls(text string) error {
	controls := 0
	for i := range len(text) {
		switch c := text[i]; {
		case '\t' <= c && c <= '\r': // the white space among them
		case c < ' ', c == 0x7f:
			controls++
		}
	}
	if controls*maxControlShare > len(text) {
		return fmt.Errorf("%w (%d control characters in %d bytes)", ErrBinary, controls, len(text))
	}
	return nil
}

// invalidUTF8 is the index of the first byte that is not UTF-8, -1 if all is.
func invalidUTF8(text string) int {
	if utf8.ValidString(text) {
		return -1
	}
	for i, r := range text {
		if r != utf8.RuneError {
			continue
		}
		if _, size := utf8.DecodeRuneInString(text[i:]); size == 1 {
			return i
		}
	}
	return -1
}
