package extract

import (
	"strings"
	"testing"

	"github.com/jdkato/prose/v2"
)

// The time in which prose alone tags twelve articles: a model loaded once,
// sentence by sentence, tokens joined by blanks, nothing kept. To be set against
// BenchmarkExtract of the same run.
func BenchmarkProseTagging(b *testing.B) {
	x := newExtractor(b)
	var sentences []string
	for _, d := range sorted(b) {
		for _, s := range x.sentences(d) {
			var words []string
			for _, t := range s.Tokens {
				words = append(words, t.Text)
			}
			sentences = append(sentences, strings.Join(words, " "))
		}
	}
	options := []prose.DocOpt{prose.WithExtraction(false), prose.WithSegmentation(false)}
	loaded, err := prose.NewDocument("x", options...)
	if err != nil {
		b.Fatal(err)
	}
	options = append(options, prose.UsingModel(loaded.Model))
	for b.Loop() {
		for _, s := range sentences {
			if _, err := prose.NewDocument(s, options...); err != nil {
				b.Fatal(err)
			}
		}
	}
}
