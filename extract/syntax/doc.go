// Package syntax gives texts their grammar: from bytes to sentences, tokens,
// chunks and clauses. It knows English and nothing of the world.
//
// Splitter.Split takes a text and gives sentences with their tokens. A blank
// line always ends a sentence. Tokens follow the Penn Treebank (clitics and
// dashes stand alone, abbreviations and hyphenated words stay whole), and each
// is exactly the bytes of the text between its Start and End.
//
// Tagger.Tag sets the part of speech and the lemma of a sentence's tokens. The
// model behind it is that of prose; it is called sentence by sentence with our
// own tokens, because it shares one token between equal words of a call and
// knows no offsets. Tagger.Settle mends the tags once the names are known.
//
// NewParse takes the tagged tokens with the names among them and gives chunks
// (noun phrases, verb groups, prepositions, marks), groups (noun phrases that a
// conjunction joins) and clauses: a verb group with its subject, objects,
// prepositional phrases, and the clause on which it hangs. Subjects that the
// text leaves out are filled in: of infinitives, participles, relative clauses
// and the second of two verbs.
//
// There is no tree and no search: each step decides from left to right by
// looking a few chunks back and ahead, so that the time is that of tagging.
// What it pays for this are far attachments. A prepositional phrase hangs on
// the verb before it and on the noun before it alike, and whoever asks
// chooses. A run of words without a full stop is cut after 250 tokens.
package syntax
