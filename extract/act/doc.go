// Package act decides what one actor did to another in a sentence: a linear
// classifier over words and their places around the two, the clauses in which
// they stand, and the patterns of the lexicon that fit there.
//
// It is trained by the program cmd/train-acts from the sentences in
// extract/training; its weights are embedded as model.bin.gz.
package act
