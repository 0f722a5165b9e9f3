package evaluation

import "context"

// Namer finds the names in a sentence.
type Namer interface {
	// Names finds the names among the tokens of one sentence.
	Names(tokens []string) []NameSpan
}

// NameReport tells how well names were found.
type NameReport struct {
	Sentences int
	Kinds     map[NameKind]Count // every kind has an entry
	Micro     Count              // all kinds together
}

// ScoreNames asks for the names of each sentence and compares them with the
// marked ones. A name is right if its first and last token and its kind are.
// The only error is that of ctx.
func ScoreNames(ctx context.Context, sentences []TaggedSentence, namer Namer) (NameReport, error) {
	report := NameReport{Sentences: len(sentences), Kinds: make(map[NameKind]Count)}
	for _, sentence := range sentences {
		if err := ctx.Err(); err != nil {
			return NameReport{}, err
		}
		open := make(map[NameSpan]bool) // marked and not yet found
		for _, span := range sentence.Names {
			open[span] = true
		}
		for _, span := range namer.Names(sentence.Tokens) {
			c := report.Kinds[span.Kind]
			c.answer(open[span])
			report.Kinds[span.Kind] = c
			delete(open, span)
		}
		for span := range open {
			c := report.Kinds[span.Kind]
			c.FN++
			report.Kinds[span.Kind] = c
		}
	}
	for _, kind := range NameKinds() {
		c := report.Kinds[kind]
		report.Kinds[kind] = c
		report.Micro.add(c)
	}
	return report, nil
}
