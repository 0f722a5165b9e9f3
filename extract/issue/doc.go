// Package issue picks the subjects of an article: noun phrases that its actors
// discuss, dispute, negotiate or act on.
//
// Finder.Find takes the text and the resolved sentences and gives at most five
// issues, the weightiest first, each with the phrases that name it, whom it
// concerns, and who takes it up. A phrase is a candidate if its head is a term
// of issues.tsv or a noun that names an act (a blockade), but not a meeting or
// visit; its prepositional phrases belong to it (denuclearisation of North
// Korea). It gains weight if a verb or noun of discuss.tsv has it as its
// subject matter, if it names an actor, if its head comes again, and if it
// stands in the title.
// Candidates that share most of their words are one issue, under the phrase
// that says most, with the PLOVER contexts of the terms of all of them.
//
// Which of a text's topics are its real subjects is the least certain thing
// that the program says; edges from here have a low confidence.
package issue
