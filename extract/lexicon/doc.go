// Package lexicon is what graphload knows before it reads: names, offices, and
// the words that report acts, in tab-separated files under data that people
// read and extend.
//
// Load reads the embedded files into a Lexicon, which is read-only afterwards
// and holds indexes, no logic of reading: forms by their folded words, offices
// by phrase, acts by lemma. Whatever breaks the rules of a file is an error that
// names file and line. Hash changes with any byte of any file.
//
// In all files lines that begin with # and blank lines are comments, and a list
// inside a column is separated by |. The head of each file tells its columns in
// full. A leading ? marks a form that often means something else: it counts
// only where the text supports it. Forms are looked up without case, accents
// and full stops (see Fold), but must be capitalised in the text, and short
// acronyms must stand in capitals.
//
// Names:
//
//   - nations.tsv: iso3, iso2, name, names, demonyms, capitals, seats, kind, until
//   - alliances.tsv: id, name, names, adjectives, generic, parent
//   - organizations.tsv: name, names, kind, iso3, generic
//   - places.tsv: place, iso3, kind
//   - other_names.tsv: form, kind; capitalised, but no actor
//   - org_heads.tsv: word, kind; what makes a run of capitals a body
//   - given_names.tsv: name, gender (m, f or u)
//   - surnames.tsv: name, order ("first" where the family name stands first)
//   - leaders.tsv: name, iso3, first year, last year (the years are not used yet)
//
// Offices:
//
//   - offices.tsv: phrase, class, notes, gender
//   - modifiers.tsv: modifier, meaning (former, acting, future or none)
//   - office_nations.tsv: office, iso3; offices that one nation has by this name
//
// Acts and subjects:
//
//   - acts.tsv: type, pattern, roles, flags; its head specifies the language of
//     patterns
//   - blame.tsv: word; who says it of another accuses that other
//   - modality.tsv: form, group, status, scope; words that weaken an act
//   - discuss.tsv: pattern, slots; where a subject of discussion stands
//   - issues.tsv: term, context, kind (whole or head)
//
// Words:
//
//   - verbforms.tsv, nounforms.tsv: form, lemma; what endings alone do not tell
//
// The files know what their makers knew: leaders.tsv in particular grows old.
// It settles for whom a title is held, and never adds a fact to a graph.
package lexicon
