package graph

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// EntityID is the id of an entity: its label in lower case, a slash, and the
// slug of its name or, for a nation, its ISO 3166-1 alpha-3 code.
func EntityID(l Label, name string) string {
	return strings.ToLower(string(l)) + "/" + Slug(name)
}

// NationID is the id of the nation with this alpha-3 code.
func NationID(iso3 string) string { return "nation/" + strings.ToUpper(iso3) }

// Slug turns a name into the readable part of an id: lower case, accents
// dropped, dots and apostrophes dropped, every other run of characters that are
// neither letters nor digits one hyphen. A name without any letter or digit
// gives "x".
func Slug(name string) string {
	var b strings.Builder
	gap := false
	for _, r := range norm.NFKD.String(name) {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			if gap && b.Len() > 0 {
				b.WriteByte('-')
			}
			gap = false
			b.WriteRune(unicode.ToLower(r))
		case unicode.Is(unicode.Mn, r) || r == '.' || r == '\'' || r == '’':
		default:
			gap = true
		}
	}
	if b.Len() == 0 {
		return "x"
	}
	return b.String()
}
