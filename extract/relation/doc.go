// Package relation finds what the sentences of an article say of two entities:
// REPRESENTS, MEMBER_OF, ALLIED_WITH, and the events.
//
// Finder.Find takes the resolved sentences and the offices of one article and
// gives facts: type, the two entities, status, confidence, sentence, and the
// rule that found it. One sentence may state several; joining equal facts of
// several sentences is left to the caller.
//
// Offices become REPRESENTS or MEMBER_OF by their class. Membership and
// alliance are read from appositions, copulas and lists. Events come from the
// patterns of acts.tsv (see package lexicon) laid over each clause by its verb
// and over each noun phrase by its head: the most specific pattern that fits
// decides the type, and the slots of the pattern say where source and target
// stand, whether the clause is active or passive. What a speaker says of
// another is an act of the speaker. Pairs of actors of one sentence about which
// no pattern says anything are shown to the classifier of package act, which is
// believed only when it is sure.
//
// The status is the weakest that the modal verb, the negation, a condition and
// the verbs above the clause allow (modality.tsv). An act toward a thing reaches
// its owner where the type allows it: who condemns Iran's tests accuses Iran.
//
// What one sentence leaves open a later one may fill: a list of those acted on
// (the banned groups include A and B), who joins a meeting told of before. The
// confidence of an event that a pattern found is that of the pattern and what the
// classifier thinks of it together, along a curve fitted to graphs drawn by hand;
// sentences with a crowd of actors are not shown to the classifier.
//
// Other acts across sentence ends, and acts whose other side is no entity, give
// no fact. A place is a fact's place only if it stands in the same clause.
package relation
