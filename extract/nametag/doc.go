// Package nametag marks names in a tagged sentence with a sequence model: an
// averaged structured perceptron over words, shapes, affixes, parts of speech,
// neighbours and what the lexicons know, with Viterbi decoding.
//
// The model is trained by the program cmd/train-names from sentences in the
// two-column form of CrossNER and is embedded as model.bin.gz. It decides where
// the lexicons are silent; what they are sure of stays theirs.
package nametag
