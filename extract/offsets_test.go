package extract

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// Counting from the nearest counted place gives the same as counting from the
// start, wherever runes of several bytes lie across such places.
func TestOffsets(t *testing.T) {
	for name, text := range map[string]string{
		"empty":     "",
		"ASCII":     strings.Repeat("word ", 1000),
		"two bytes": strings.Repeat("é", 3000),
		"four":      "a" + strings.Repeat("🌍", 2000),
		"mixed":     strings.Repeat("São Tomé 🌍 e\u0301\r\n", 400),
		"exact":     strings.Repeat("x", 2*step),
	} {
		o := newOffsets(text)
		for i := 0; i <= len(text); i++ {
			if i < len(text) && !utf8.RuneStart(text[i]) {
				continue
			}
			if got, want := o.rune(i), utf8.RuneCountInString(text[:i]); got != want {
				t.Errorf("%s: byte %d is code point %d, want %d", name, i, got, want)
				break
			}
		}
	}
}
