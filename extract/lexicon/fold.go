package lexicon

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Fold is the form under which a word is looked up: lower case, without accents
// and full stops, with plain apostrophes.
func Fold(word string) string {
	plain := true
	for i := 0; i < len(word); i++ {
		b := word[i]
		if b >= utf8.RuneSelf || b == '.' || 'A' <= b && b <= 'Z' {
			plain = false
			break
		}
	}
	if plain {
		return word
	}
	var b strings.Builder
	for _, r := range norm.NFKD.String(word) {
		switch {
		case r == '.' && len(word) > 1, unicode.Is(unicode.Mn, r):
		case r == '’' || r == '‘' || r == 'ʼ' || r == '`':
			b.WriteByte('\'')
		case r == 'ł' || r == 'Ł':
			b.WriteByte('l')
		case r == 'ø' || r == 'Ø':
			b.WriteByte('o')
		case r == 'đ' || r == 'Đ':
			b.WriteByte('d')
		case r == 'ı':
			b.WriteByte('i')
		case r == 'ß':
			b.WriteString("ss")
		case r == 'æ' || r == 'Æ':
			b.WriteString("ae")
		default:
			b.WriteRune(unicode.ToLower(r))
		}
	}
	return b.String()
}

// Words cuts a form of a data file into words as texts are cut: at spaces,
// before the possessive, around commas and dashes.
func Words(form string) []string {
	form = strings.NewReplacer("’", "'", ",", " , ", "–", " – ", "/", " / ", "(", " ( ", ")", " ) ").Replace(form)
	var out []string
	for _, w := range strings.Fields(form) {
		switch {
		case len(w) > 2 && strings.HasSuffix(strings.ToLower(w), "'s"):
			out = append(out, w[:len(w)-2], "'s")
		case len(w) > 2 && strings.HasSuffix(w, "s'"):
			out = append(out, w[:len(w)-1], "'")
		default:
			out = append(out, w)
		}
	}
	return out
}
