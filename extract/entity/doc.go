// Package entity decides who is who in one article. After it nobody compares
// names: actors are numbers into the Cast.
//
// It is called in this order:
//
//   - Gather joins mentions into entities: nations and bodies by the lexicon,
//     persons by the full name that a shorter one fits (Blinken, A. Blinken).
//     A nation of which only a city is named is an entity too, but becomes a
//     node only if an edge leads there.
//   - Holdings gives persons the offices in titles, appositions and clauses
//     around their names (Foreign Minister X; X, the foreign minister of Y; X
//     is …), with the body they are held for: the one that stands there, else
//     the one that the office, the person or the article makes likely. Told
//     tells the two apart.
//   - Resolve takes the parsed sentences and finds for each noun phrase whom it
//     stands for (Refs), who owns it (Japan's, his) and who qualifies it
//     (Turkish, NATO). Pronouns point to subjects before others and look back
//     four sentences at most; descriptions (the bloc, the two leaders, his
//     Japanese counterpart) need an entity that fits them. I and we inside a
//     quotation are its speaker; we outside one is the government that writes.
//
// A description of somebody whom the article does not name stands for the body
// behind it: Turkish officials are Turkey. What cannot be resolved stays
// without a reference rather than being guessed, and two persons of one surname
// are told apart by their given names alone.
package entity
