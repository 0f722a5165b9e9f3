// Package act decides what one actor did to another in a sentence: whether there
// is an act at all, which, and whether it happened, is planned, possible or
// denied.
//
// Each question is put to linear support vector machines over binary features:
// words and where they stand around the two, the clauses in which the two stand
// and as what, the patterns of acts.tsv that fit there, the PLOVER roots for
// which verbs and the words around them speak (codes.tsv), and the words that
// shift a status (modality.tsv). Their scores become probabilities by curves
// fitted in cross-validation.
//
// It is trained by the program cmd/train-acts from the sentences in
// extract/training, in which the reverse of every directed act is an example of
// none. Its weights are embedded as model.bin.gz.
package act
