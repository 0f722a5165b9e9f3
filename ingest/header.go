package ingest

import (
	"fmt"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// maxTitle is the length in characters above which a first line is no title.
const maxTitle = 200

// A header is what stands before the article proper.
type header struct {
	title string // without the white space around it
	date  string // YYYY-MM-DD or empty
	// titleEnd is the byte offset behind the title, 0 without one; bodyStart is
	// that of the article's first character, the text's length without one.
	titleEnd, bodyStart int
}

// A badDate is a date line that says no date.
type badDate struct{ date string }

func (e *badDate) Error() string { return fmt.Sprintf("date %q is not YYYY-MM-DD", e.date) }

// parseHeader reads title and date from the beginning of a text:
//
//	A title of at most 200 characters that does not end with a full stop
//	date: 2021-03-16
//
//	The article proper.
//
// The first line is such a title only if a blank line or a date line follows;
// the date line may be left out, and blank lines may stand before it. A date
// line right behind a first line that is no title, because it is too long or
// ends with a full stop, is read all the same. A first line "date: 2021-03-16",
// or a text that begins with the words "date 2021-03-16", has that date and no
// title. White space before the first line is passed over.
//
// The only error is a *badDate; the header is valid then.
func parseHeader(text string) (header, error) {
	start := skipSpace(text, 0)
	line, next := cutLine(text, start)
	if date, size, ok := leadingDate(line); ok {
		h := header{bodyStart: skipSpace(text, start+size)}
		return h.withDate(date)
	}
	if date, ok := dateLine(line); ok {
		h := header{bodyStart: skipSpace(text, next)}
		return h.withDate(date)
	}
	h := header{bodyStart: start}
	second, afterSecond := cutLine(text, next)
	date, dated := dateLine(second)
	blank := next < len(text) && strings.TrimSpace(second) == ""
	title := strings.TrimSpace(line)
	if (dated || blank) && !strings.HasSuffix(title, ".") && utf8.RuneCountInString(title) <= maxTitle {
		h.title, h.titleEnd = title, start+len(title)
		h.bodyStart = skipSpace(text, next)
		if blank {
			second, afterSecond = cutLine(text, h.bodyStart)
			date, dated = dateLine(second)
		}
		if dated {
			h.bodyStart = skipSpace(text, afterSecond)
		}
	}
	if !dated {
		return h, nil
	}
	return h.withDate(date)
}

// withDate sets the date, which may be empty.
func (h header) withDate(date string) (header, error) {
	if date == "" {
		return h, nil
	}
	if _, err := time.Parse(time.DateOnly, date); err != nil {
		return h, &badDate{clip(date)}
	}
	h.date = date
	return h, nil
}

// leadingDate reads "date YYYY-MM-DD" at the beginning of a line and returns
// the date and the length of both. Whether there is such a day is not asked.
func leadingDate(line string) (date string, size int, ok bool) {
	const prefix = "date "
	rest, ok := strings.CutPrefix(line, prefix)
	if !ok || len(rest) < len(time.DateOnly) {
		return "", 0, false
	}
	date = rest[:len(time.DateOnly)]
	for i := range len(date) {
		isDigit := '0' <= date[i] && date[i] <= '9'
		if dash := time.DateOnly[i] == '-'; dash && date[i] != '-' || !dash && !isDigit {
			return "", 0, false
		}
	}
	after, _ := utf8.DecodeRuneInString(rest[len(date):])
	if len(rest) > len(date) && (unicode.IsLetter(after) || unicode.IsDigit(after)) {
		return "", 0, false
	}
	return date, len(prefix) + len(date), true
}

// dateLine returns what a line that begins with "date:" says after it.
func dateLine(line string) (string, bool) {
	value, ok := strings.CutPrefix(line, "date:")
	return strings.TrimSpace(value), ok
}

// cutLine returns the line at offset start without its end, which is a line
// feed, a carriage return or both, and the offset of the next line.
func cutLine(text string, start int) (line string, next int) {
	n := strings.IndexAny(text[start:], "\r\n")
	if n < 0 {
		return text[start:], len(text)
	}
	next = start + n + 1
	if text[start+n] == '\r' && next < len(text) && text[next] == '\n' {
		next++
	}
	return text[start : start+n], next
}

// skipSpace is the offset of the first character from start on that is no white
// space.
func skipSpace(text string, start int) int {
	return len(text) - len(strings.TrimLeftFunc(text[start:], unicode.IsSpace))
}

// clip shortens a value for a message: a line may be as long as the file.
func clip(s string) string {
	const most = 40
	runes := 0
	for i := range s {
		if runes == most {
			return s[:i] + "…"
		}
		runes++
	}
	return s
}
