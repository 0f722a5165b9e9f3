// Package training holds the sentences that the classifier of acts is trained
// on (README.md tells their form) and keeps them the project's own.
//
// Of texts that are not the project's, the sequences of six words are kept as
// hashes in foreign.bin.gz, made by the program cmd/hash-sequences; the tests of
// this package find such a sequence in the sentences here and in the project's own
// test articles and sentences. The hashes tell whether a sequence is known, not
// what the texts say.
package training
